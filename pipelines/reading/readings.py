"""What one line of a linesheet says: labelled values ("WHSL $34 / RRP $79"), then prices, sizes, style numbers and colours by look.

A `Reading` is one value with the field it belongs to and where it stands. Nothing here knows about cards, tables or pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipelines.reading.colors import is_color_text
from pipelines.reading.facts import Facts
from pipelines.reading.labels import MODEL, PRICES, Label, Role, find_labels, sizes_in
from pipelines.reading.layout import Line
from pipelines.reading.model import WHOLE_PAGE, Box, Price, Word, union_of
from pipelines.reading.money import find_prices, text_to_price
from pipelines.reading.sizes import is_one_size, is_size
from pipelines.reading.style_numbers import find_style_numbers, looks_like_style_number
from pipelines.reading.vocabulary import header_to_field

_PER_UNIT = re.compile(r"\s?/\s?\d{0,4}\s?[^\W\d]{1,8}\b\.?(?!\s*[$€£¥\d])")  # "/100 g", "/pair" behind a price
ASIDE = 0.4  # how sure a price in brackets is of being the product's: it says the same in other money or for another amount
WORDED_STYLE = 0.6  # how sure a label of style numbers makes a value in words of being the name
_BREAK = re.compile(r"\s*[|•·●▪■]\s*|\s{3,}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """One value read from a line: `text` verbatim, and what it means in `sizes` or `price` for those roles."""

    role: Role
    text: str
    box: Box
    confidence: float
    size: float
    bold: bool = False
    labelled: bool = False
    sizes: tuple[str, ...] = ()
    price: Price | None = None
    cell: str | None = None  # A1 notation when it was read from a sheet


@dataclass(frozen=True, kw_only=True)
class _Text:
    """A line's text and how to find the box of a part of it."""

    line: Line
    starts: list[int] = field(default_factory=list)

    def box(self, start: int, end: int) -> Box:
        """The box around characters `start` to `end`; a part of a word gets its share of the word's width."""
        boxes = []
        at = 0
        for word in self.line.words:
            first, last = max(start, at), min(end, at + len(word.text))
            if last > first:
                left, top, right, bottom = word.box
                wide = (right - left) / len(word.text)
                boxes.append((left + (first - at) * wide, top, left + (last - at) * wide, bottom))
            at += len(word.text) + 1
        return union_of(boxes) if boxes else self.line.box


def line_to_readings(line: Line, facts: Facts) -> list[Reading]:
    """Everything that `line` says, in the order of its text. A label without a value gives a reading of its role with text ""."""
    struck = [word for word in line.words if word.struck]
    if struck and len(struck) == len(line.words):
        return []
    if struck:
        line = _without(line, struck)
    text, where = line.text, _Text(line=line)
    readings: list[Reading] = []
    for start, end in _parts(text):
        labels = list(find_labels(text, start, end))
        edges = [label.start for label in labels] + [end]
        before = _plain(text, start, edges[0], where, facts, labels[0] if labels else None)
        readings += before
        behind = _stand_behind(before, labels)
        for index, (label, stop) in enumerate(zip(labels, edges[1:], strict=True)):
            if behind:
                after = labels[index + 1] if index + 1 < len(labels) else None
                readings += _plain(text, label.end, stop, where, facts, after)
            else:
                readings += _labelled(text, label, stop, where, facts)
    return readings


def text_to_readings(text: str, facts: Facts, box: Box = WHOLE_PAGE) -> list[Reading]:
    """What a text without a place of its own says (a cell of a sheet); every reading has `box`."""
    words = tuple(Word(text=word, box=box, size=0.01) for word in text.split())
    if not words:
        return []
    line = Line(words=words, text=" ".join(word.text for word in words), box=box, size=0.01, em=0.01, bold=False)
    return [replace(reading, box=box) for reading in line_to_readings(line, facts)]


def text_to_field_value(
    role: Role, text: str, box: Box, facts: Facts, *, size: float = 0.0, bold: bool = False, confidence: float = 0.95
) -> Reading | None:
    """`text` read as the value of a known field (a labelled value, a table's cell), or None when it cannot be one."""
    text = text.strip(" \t\n:;|")
    if "\n" in text:
        text = _lines_to_text(text.split("\n"), role)
    if not text or not any(c.isalnum() for c in text):
        return None
    if role in PRICES:
        price = text_to_price(text, facts.currency, facts.number_style)
        if price is None or price.amount.startswith("-"):
            return None
        return Reading(role=role, text=text, box=box, confidence=confidence, size=size, bold=bold, labelled=True, price=price)
    if role == "sizes":
        sizes = sizes_in(text) or ((text,) if len(text) <= 24 else ())
        return Reading(role=role, text=text, box=box, confidence=confidence, size=size, bold=bold, labelled=True, sizes=sizes)
    if role == "style_number":
        text = text.strip(" .#*")
        if len(text) > 40 or not text:
            return None
    return Reading(role=role, text=text, box=box, confidence=confidence, size=size, bold=bold, labelled=True)


def text_to_one_line(text: str) -> str:
    """A cell's lines as one; a code that is broken at its hyphen is whole again."""
    joined = " ".join(line.strip() for line in text.split("\n"))
    return re.sub(r"(?<=[A-Z0-9]-) (?=[A-Z]*\d)", "", joined)


def _lines_to_text(lines: Sequence[str], role: Role) -> str:
    """The lines of a cell as one text; lines that each hold a colour and no mark between them are a list of colours."""
    listed = (
        role == "colors" and not any(re.search(r"[,;/|]", line) for line in lines) and all(is_color_text(line) for line in lines)
    )
    return ", ".join(line.strip() for line in lines) if listed else text_to_one_line("\n".join(lines))


def _parts(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for match in _BREAK.finditer(text):
        if match.start() > at:
            yield at, match.start()
        at = match.end()
    if at < len(text):
        yield at, len(text)


def _stand_behind(before: Sequence[Reading], labels: Sequence[Label]) -> bool:
    """Whether labels follow their prices: "$34 wholesale / $68 retail"."""
    return bool(labels) and labels[0].role in PRICES and bool(before) and before[-1].role == labels[0].role


def _labelled(text: str, label: Label, stop: int, where: _Text, facts: Facts) -> list[Reading]:
    line = where.line
    value = text[label.end : stop].rstrip(" ;–-(" if label.role == "colors" else " ,;/|–-(")
    box = where.box(label.end, label.end + len(value)) if value.strip() else where.box(label.start, stop)
    confidence = 0.97 if label.colon else 0.92
    if label.role in PRICES:
        found = find_prices(value, facts.currency, facts.number_style)
        if not found:
            number = re.match(r"\D{0,12}?(\d[\d.,' ]*)", value)
            price = text_to_price(number[1].strip(), facts.currency, facts.number_style) if number else None
            if price is None:
                said: Role = "other" if value.strip() else label.role  # type: ignore[assignment]
                return [Reading(role=said, text=value.strip(), box=box, confidence=0.5, size=line.size, labelled=True)]
            found = [(price, number.start(1), number.end(1))] if number else []
        price, start, end = found[0]
        at = label.end
        reading = Reading(role=label.role, text=value[start:end], box=where.box(at + start, at + end),  # type: ignore[arg-type]
                          confidence=confidence, size=line.size, bold=line.bold, labelled=True, price=price)  # fmt: skip
        return [reading, *_plain(text, at + end, stop, where, facts, None)]
    if not value.strip():
        return [Reading(role=label.role, text="", box=box, confidence=0.5, size=line.size, labelled=True)]  # type: ignore[arg-type]
    if label.role == "style_number":
        word = re.match(r"\s*(\S+)", value)
        first = word[1].strip(".,;:()") if word else ""
        rest = label.end + (word.end() if word else 0)
        cut = len(value) if label.colon and _is_named_style(value) else _style_end(value, first)
        reading = Reading(role="style_number", text=value[: cut].strip(" .,;:()") if cut else first,
                          box=where.box(label.end, label.end + max(1, cut or len(first))), confidence=confidence, size=line.size,
                          bold=line.bold, labelled=True)  # fmt: skip
        return [reading, *_plain(text, label.end + cut if cut else rest, stop, where, facts, None)]
    if label.role == "name" and label.score <= MODEL:
        confidence = WORDED_STYLE  # "Style: cropped" describes as often as it names
    made = text_to_field_value(label.role, value, box, facts, size=line.size, bold=line.bold, confidence=confidence)  # type: ignore[arg-type]
    return [made] if made is not None else []


def _is_named_style(value: str) -> bool:
    """Whether a labelled style goes by words in capitals ("REF: LAGOON B"): no number, and no colour or size behind a word."""
    words = value.split()
    plain = value.isupper() and 2 <= len(words) <= 4 and not any(looks_like_style_number(word) for word in words)
    return plain and not any(is_color_text(word) or (is_size(word) and len(word) > 1) for word in words[1:])


def _style_end(value: str, first: str) -> int:
    """Where a style number of two parts ends ("AY 510"): letters then digits; 0 when the first word is all of it."""
    match = re.match(r"\s*[A-Z]{1,4} \d{2,6}\b", value)
    return match.end() if match and not any(c.isdigit() for c in first) else 0


def _plain(text: str, start: int, end: int, where: _Text, facts: Facts, next_label: Label | None) -> list[Reading]:
    """Readings of a part without a label: its prices, then what remains of it between them."""
    part = text[start:end]
    if not part.strip(" -–—/,;:()*"):
        return []
    styles = find_style_numbers(part, facts.style_shapes)
    found = [(price, first, last) for price, first, last in find_prices(part, facts.currency, facts.number_style)
             if not any(a <= first and last <= b for a, b in styles)]  # fmt: skip
    readings: list[Reading] = []
    at = 0
    for index, (price, first, last) in enumerate(found):
        readings += _wordy(part[at:first], start + at, where, facts)
        role: Role = "price"
        if next_label is not None and next_label.role in PRICES and index == len(found) - 1 and not part[last:].strip(" ()"):
            role = next_label.role  # type: ignore[assignment]
        readings.append(
            Reading(
                role=role,
                text=part[first:last],
                box=where.box(start + first, start + last),
                confidence=ASIDE if _in_brackets(text, start + first) else 0.75,
                size=where.line.size,
                bold=where.line.bold,
                labelled=role != "price",
                price=price,
            )
        )
        unit = _PER_UNIT.match(part[last:])
        at = last + (unit.end() if unit else 0)
    return readings + _wordy(part[at:], start + at, where, facts)


def _in_brackets(text: str, at: int) -> bool:
    return text.count("(", 0, at) > text.count(")", 0, at)


def _wordy(part: str, start: int, where: _Text, facts: Facts) -> list[Reading]:
    """Readings of text without prices: style numbers are taken out, the rest is sizes, colours, composition or just text."""
    readings: list[Reading] = []
    at = 0
    for first, last in find_style_numbers(part, facts.style_shapes):
        readings += _rest(part[at:first], start + at, where)
        readings.append(
            Reading(
                role="style_number",
                text=part[first:last],
                box=where.box(start + first, start + last),
                confidence=0.85,
                size=where.line.size,
                bold=where.line.bold,
            )
        )
        at = last
    return readings + _rest(part[at:], start + at, where)


def _rest(part: str, start: int, where: _Text) -> list[Reading]:
    stripped = _unbracketed(part.strip(" \t-–—/,;:*.|#"))
    if not stripped or not any(c.isalnum() for c in stripped):
        return []
    first = part.index(stripped)
    box = where.box(start + first, start + first + len(stripped))
    line = where.line

    def reading(role: Role, confidence: float, sizes: tuple[str, ...] = ()) -> Reading:
        return Reading(role=role, text=stripped, box=box, confidence=confidence, size=line.size, bold=line.bold, sizes=sizes)

    sizes = sizes_in(stripped)
    if sizes and _surely_sizes(stripped, sizes):
        return [reading("sizes", 0.8, sizes)]
    cut = _sizes_begin(stripped)
    if cut:
        at = start + first
        tail = stripped[cut:]
        held = replace(reading("sizes", 0.75, sizes_in(tail)), text=tail, box=where.box(at + cut, at + len(stripped)))
        return [*_rest(stripped[:cut], at, where), held]
    if is_color_text(stripped):
        found = reading("colors", 0.7)
        return [replace(found, text=stripped + _list_mark(part))]
    if re.search(r"\d{1,3}\s?%\s?\w", stripped):
        return [reading("composition", 0.8)]
    return [reading("text", 0.5)]


def _sizes_begin(text: str) -> int:
    """Where sizes begin behind colours on the same line ("Olive S/M/L/XL"); 0 where there are none."""
    for match in re.finditer(r"\s+", text):
        tail = text[match.end() :]
        sizes = sizes_in(tail)
        if sizes and _surely_sizes(tail, sizes) and is_color_text(text[: match.start()].strip(" ,;/|-")):
            return match.end()
    return 0


def _list_mark(text: str) -> str:
    """The mark with which a list breaks off at the end of its line, or ""."""
    match = re.search(r"\s?[,/&|+]\s*$", text)
    return match[0].rstrip() if match else ""


def _unbracketed(text: str) -> str:
    """`text` without brackets around all of it, or that open or close nothing."""
    while text[:1] in "([" and text and (text[-1:] in ")]" or text.count(")") + text.count("]") == 0):
        text = text[1:].removesuffix(")").removesuffix("]").strip(" -–—/,;:*.|#")
    if text[-1:] in ")]" and text.count("(") + text.count("[") == 0:
        text = text[:-1]
    if text[:1] in ")]" or text[-1:] in "([":
        text = text.strip("()[] -–—/,;:")
    return text.strip()


def _surely_sizes(text: str, sizes: Sequence[str]) -> bool:
    """A lone number or a pair of numbers could be anything; letters, runs and "One size" are sizes."""
    if len(sizes) >= 3 or is_one_size(text):
        return len(text) > 1
    if len(sizes) == 2:
        return any(c.isalpha() for c in text) or len(text) > 4
    return is_size(text) and bool(re.search(r"[XSML]", text)) and any(c.isalpha() for c in text) and header_to_field(text) is None


def _without(line: Line, struck: Sequence[object]) -> Line:
    kept = tuple(word for word in line.words if word not in struck)
    return Line(
        words=kept,
        text=" ".join(word.text for word in kept),
        box=union_of([word.box for word in kept]),
        size=line.size,
        em=line.em,
        bold=line.bold,
    )
