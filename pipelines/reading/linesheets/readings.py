"""What one line of a linesheet says: labelled values ("WHSL $34 / RRP $79"), then prices, sizes, style numbers and colours by look.

Nothing here knows about cards, tables or pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipelines.reading.layout import Line
from pipelines.reading.linesheets.bare_readings import text_to_bare_readings, text_to_unsigned_prices
from pipelines.reading.linesheets.facts import Facts
from pipelines.reading.linesheets.reading import LineText, Reading, TextInBox
from pipelines.reading.model import WHOLE_PAGE, Box, Word, union_of
from pipelines.reading.words.colors import are_color_pairs, is_color_text, text_to_color
from pipelines.reading.words.labels import MODEL, PRICES, Label, Role, find_labels, sizes_in
from pipelines.reading.words.money import find_prices, text_to_price
from pipelines.reading.words.size_lists import text_to_sizes
from pipelines.reading.words.size_runs import sizes_in_order
from pipelines.reading.words.sizes import is_measure, is_one_size, is_size
from pipelines.reading.words.style_numbers import looks_like_style_number

WORDED_STYLE = 0.6  # how sure a label of style numbers makes a value in words of being the name
_BREAK = re.compile(r"\s*[|•·●▪■]\s*|\s{3,}")
_LAST_DASH = re.compile(r"\s[–—-]\s(?!.*\s[–—-]\s)")
_BROKEN = re.compile(  # at a hyphen, "chauve-" over "souris"; what "Ober-" over "und Unterteil" leaves out is said later
    r"(?<=[^\W\d_])-[ \t]*\n[ \t]*(?=[^\W\d_]{2})(?!(?:und|oder|bzw|et|ou|and|or|en|of|och|og|e|y|o)\b)"
)
_DASHED = re.compile(r"\s*[|•·●▪■]\s*|\s{3,}|\s—\s")  # where several long dashes set the facts of a line apart


def line_to_readings(line: Line, facts: Facts) -> list[Reading]:
    """Everything that `line` says, in the order of its text. A label without a value gives a reading of its role with text ""."""
    struck = [word for word in line.words if word.struck]
    if struck and len(struck) == len(line.words):
        return []
    if struck:
        line = _without(line, struck)
    return _placed_text_to_readings(LineText(line=line), facts)


def _placed_text_to_readings(where: LineText, facts: Facts) -> list[Reading]:
    text, readings = where.line.text, text_to_unsigned_prices(where, facts)
    if readings:
        return readings
    for start, end in text_to_parts(text):
        labels = list(find_labels(text, start, end, facts.legend))
        edges = [label.start for label in labels] + [end]
        before = text_to_bare_readings(text, start, edges[0], where, facts, labels[0] if labels else None)
        readings += before
        behind = _stand_behind(before, labels)
        for index, (label, stop) in enumerate(zip(labels, edges[1:], strict=True)):
            if behind:
                after = labels[index + 1] if index + 1 < len(labels) else None
                readings += text_to_bare_readings(text, label.end, stop, where, facts, after)
            else:
                readings += _labelled(text, label, stop, where, facts)
    return readings


def text_to_readings(text: str, facts: Facts, box: Box = WHOLE_PAGE) -> list[Reading]:
    """What a text without a place of its own says (a cell of a sheet); every reading has `box`."""
    words = tuple(Word(text=word, box=box, size=0.01) for word in text.split())
    if not words:
        return []
    line = Line(words=words, text=" ".join(word.text for word in words), box=box, size=0.01, em=0.01, bold=False)
    return _placed_text_to_readings(TextInBox(line=line), facts)


def text_to_field_value(
    role: Role,
    text: str,
    box: Box,
    facts: Facts,
    *,
    size: float = 0.0,
    bold: bool = False,
    confidence: float = 0.95,
    apart: bool = False,
) -> Reading | None:
    """`text` read as the value of a known field (a labelled value, a table's cell), or None when it cannot be one.

    `apart`: its lines are known not to be wrapped.
    """
    text = text.strip(" \t\n:;|")
    if "\n" in text:
        text = _lines_to_text(text.split("\n"), role, apart=apart)
    if not text or not any(c.isalnum() for c in text):
        return None
    if role in PRICES:
        price = text_to_price(text, facts.currency, facts.number_style)
        if price is None or price.amount.startswith("-"):
            return None
        return Reading(role=role, text=text, box=box, confidence=confidence, size=size, bold=bold, labelled=True, price=price)
    if role == "sizes" and is_measure(text):
        return None
    if role == "sizes":
        sizes = sizes_in(text) or sizes_in_order(text) or ((text,) if len(text) <= 24 else ())
        return Reading(role=role, text=text, box=box, confidence=confidence, size=size, bold=bold, labelled=True, sizes=sizes)
    if role == "style_number":
        text = text.strip(" .#*")
        if len(text) > 40 or not text:
            return None
    return Reading(role=role, text=text, box=box, confidence=confidence, size=size, bold=bold, labelled=True)


def text_to_one_line(text: str) -> str:
    """A cell's lines as one; a code or a word that is broken at its hyphen is whole again."""
    joined = " ".join(line.strip() for line in _BROKEN.sub("-", text).split("\n"))
    return re.sub(r"(?<=[A-Z0-9]-) (?=[A-Z]*\d)", "", joined)


def _lines_to_text(lines: Sequence[str], role: Role, *, apart: bool) -> str:
    """The lines of a cell as one text; lines that are `apart`, or hold a colour, a pair of colours or a code with its colour each,
    without a mark between, list colours."""
    lines = _rejoined(lines)
    marked = any(re.search(r"[,;|]|/\s*$" if apart else r"[,;/|]", line) for line in lines)
    plain = not marked and (apart or all(is_color_text(line) for line in lines))
    coded = len(lines) > 1 and all(any(c.isdigit() for c in text_to_color(line.strip()).code) for line in lines)
    listed = role == "colors" and (plain or coded or are_color_pairs(lines))
    return ", ".join(line.strip() for line in lines) if listed else text_to_one_line("\n".join(lines))


def _rejoined(lines: Sequence[str]) -> list[str]:
    """The lines with those in small letters put behind the one they go on from ("Blue/white" over "striped")."""
    joined: list[str] = []
    for line in (line.strip() for line in lines if line.strip()):
        if joined and line[0].islower() and joined[-1][0].isupper():
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
    return joined


def text_to_parts(text: str) -> Iterator[tuple[int, int]]:
    """Where the parts of a text begin and end that bars, bullets and wide gaps set apart; sizes in a row ("XS · S · M") are one.
    A dash parts sizes from what stands before them: "ivory – 34 to 42"."""
    dash = _LAST_DASH.search(text)
    if dash is not None and not any(c.isdigit() for c in text[: dash.start()]) and _are_sizes(text[dash.end() :]):
        yield from text_to_parts(text[: dash.start()])
        yield dash.end(), len(text)
        return
    start, marks = 0, _DASHED if text.count(" — ") >= 2 else _BREAK
    for match in marks.finditer(text):
        following = marks.search(text, match.end())
        right = text[match.end() : following.start() if following else len(text)]
        if is_size(right.strip()) and is_size((text[start : match.start()].split() or [""])[-1]):
            continue
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if start < len(text):
        yield start, len(text)


def _are_sizes(text: str) -> bool:
    return len(text_to_sizes(text)) > 1 or is_one_size(text)


def _stand_behind(before: Sequence[Reading], labels: Sequence[Label]) -> bool:
    """Whether labels follow their prices: "$34 wholesale / $68 retail"."""
    return bool(labels) and labels[0].role in PRICES and bool(before) and before[-1].role == labels[0].role


def _labelled(text: str, label: Label, stop: int, where: LineText, facts: Facts) -> list[Reading]:
    line = where.line
    value = text[label.end : stop]
    if label.role not in PRICES:  # of a price "1.299,-" the dash is a part
        value = value.rstrip(" ;–-(" if label.role == "colors" else " ,;/|–-(")
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
        return [reading, *text_to_bare_readings(text, at + end, stop, where, facts, None)]
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
        return [reading, *text_to_bare_readings(text, label.end + cut if cut else rest, stop, where, facts, None)]
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
