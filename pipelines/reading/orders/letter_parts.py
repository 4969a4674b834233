"""What the words of one passage of a letter say: numbers of items, counts and sizes, colours, prices, and the words left over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pipelines.reading.model import Price
from pipelines.reading.orders.captions import NUMBERS, value_behind_label
from pipelines.reading.orders.facts import is_order_number_label
from pipelines.reading.orders.letter_names import is_naming
from pipelines.reading.orders.variants import text_to_level
from pipelines.reading.tables.headers import IDENTITY
from pipelines.reading.tables.unlabelled import PRICES
from pipelines.reading.words.colors import is_color_text
from pipelines.reading.words.garments import GARMENTS
from pipelines.reading.words.header_words import Field
from pipelines.reading.words.letter_words import (
    ARTICLES,
    BETWEEN_WORDS,
    LINKS,
    PIECES,
    QUANTITY_LABELS,
    SIZE_LABELS,
)
from pipelines.reading.words.money import find_prices
from pipelines.reading.words.ratios import LEAST_OF_SIZES
from pipelines.reading.words.sizes import SIZE_WORD, is_one_size, is_size
from pipelines.reading.words.style_numbers import looks_like_style_number, token_to_shape
from pipelines.reading.words.vocabulary import header_to_field, is_total_label, normalise

Kind = Literal["number", "count", "size", "color", "price", "total", "label", "words"]
LABEL_SURE = 0.8
NUMBER_SURE = 0.95  # of a label before what looks like a year
LONGEST_SHORT = 3  # letters of a unit that a dot may shorten; behind a longer one it ends the sentence
FEWEST_GLUED = 2  # of a passage's counts that stand right behind their sizes
LAST_HOUR = 24  # 20:47 is a time
FEWEST_DIGITS = 3  # of an item's number that no label tells

TOLD: frozenset[Field] = frozenset({*IDENTITY, *PRICES, "color", "size", "size_run", "quantity"})  # by the labels of items

_TIMES = r"(?-i:[x×*](?=\s|$|[A-Z\d])|X(?=\s))"
_LITTLE = rf"(?:{BETWEEN_WORDS}|{LINKS}|/?{PIECES}|[x×*/])"
_COUNT = re.compile(r"(?<![\w.,/\-–+#])[1-9]\d{0,4}(?=[x×][\sA-Z\d]|(?!\w))(?!\s?[%€$£]|[.,/\-–]\d|\s\d{3})")
_UNIT = re.compile(rf"\s*(?:{PIECES}(?!\w)|{_TIMES}|of(?=\s(?:the|your)\s))", re.IGNORECASE)
_COUNT_FIRST = re.compile(rf"^\d{{1,4}}\s*(?:{PIECES}\.?|[x×*])\s+", re.IGNORECASE)
_LABEL_BEFORE = re.compile(rf"(?<!\w){QUANTITY_LABELS}\s*[:.=]*\s*$", re.IGNORECASE)
_UNIT_BEFORE = re.compile(rf"(?<!\w)(?:{PIECES}\.?\s*:?|[x×*])\s*$", re.IGNORECASE)
_BARE = r"[^\W_][\w/]*(?:[-–/]\w+)?"
_SIZE_BEFORE = re.compile(rf"(?<![\w/.,-])(?P<size>{_BARE})(?P<sign>\s*[:=x×(/]\s*|\s*[-–]\s*|\s)$")
_SIZE_BEHIND = re.compile(rf"\s*(?:{LINKS}\s)?\s*(?P<size>{_BARE})(?![\w/-]|[.,]\d|\s?[%€$£]|\s*[:=])", re.IGNORECASE)
_LABELLED = re.compile(
    rf"(?<!\w)(?:{SIZE_WORD}|{SIZE_LABELS})\.?\s*[:.]?\s*"
    rf"(?P<size>\d{{1,3}}(?:[.,]5)?(?:\s?[-–/]\s?\d{{1,3}}(?:[.,]5)?(?!\s*(?:{PIECES}|[x×])(?!\w)))?(?![\w/-]|[.,]\d)|{_BARE})",
    re.IGNORECASE,
)
_BETWEEN = re.compile(rf"\s*[:=x×(–-]?\s*(?:(?:{LINKS}|{PIECES}\.?:?)\s)?\s*", re.IGNORECASE)
_BREAK = re.compile(r"\s*(?:[,;:()\[\]|•·–—@=]|\s-\s|\s{2}|[.!?](?=\s|$)|\s/\s)\s*|^\s*-\s+|\s+-\s*$")
_OPENING = re.compile(rf"[\s*–—-]*(?:{_LITTLE}\.?\s+)*(?:(?-i:{ARTICLES})\s+)?", re.IGNORECASE)
_CLOSING = re.compile(rf"(?:(?:^|\s+){_LITTLE}\.?)+$", re.IGNORECASE)
_GLUED = re.compile(r"(?<![\w-])(?P<size>X{0,3}[SL]|M|[2-5]XL)-?(?P<count>[1-9]\d{0,2})(?![\w-])")
_SLASHED = re.compile(r"(?<![\w.,/-])(?P<size>\d{2,3})/(?P<count>[1-9]\d?)(?![\w/-]|[.,]\d)")  # 36/1
_IN_BRACKETS = re.compile(r"(?P<name>[^\W\d_][^()]*?)\s*\((?P<number>[\w./-]{3,})\)")
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, kw_only=True)
class Part:
    """A stretch of a passage, the characters `start` to `end`, and what it says."""

    kind: Kind
    text: str
    start: int
    end: int
    field: Field = "sku"  # of a number
    price: Price | None = None
    count: int = 0
    size: tuple[int, int] | None = None  # where a count's size stands
    label: int | None = None  # where the label before a number begins
    sure: bool = True  # a unit, a sign or a label tells a count


def text_to_parts(text: str, shapes: Sequence[str] = ()) -> list[Part]:
    """The parts of a passage's text in its order. `shapes` are those of item numbers that no label tells."""
    found = [
        Part(kind=_kind_of_amount(text[:start]), text=text[start:end], start=start, end=end, price=price)
        for price, start, end in find_prices(text)
    ]
    found += [part for part in _numbers(text, shapes, priced=bool(found)) if _is_free(part.start, part.end, found)]
    found += [part for part in _sizes(text) if _is_free(part.start, part.end, found)]
    slashed = [match for match in _SLASHED.finditer(text) if int(match["count"]) < LEAST_OF_SIZES <= int(match["size"])]  # no date
    for match in [match for glued in (list(_GLUED.finditer(text)), slashed) if len(glued) >= FEWEST_GLUED for match in glued]:
        if _is_free(match.start(), match.end(), found):
            found.append(_count("count", text, *match.span(), int(match["count"]), match.span("size"), sure=False))
    for match in _COUNT.finditer(text):
        if _is_free(match.start(), match.end(), found):
            found = _with_count(text, match.start(), match.end(), found)
    parts = sorted(found, key=lambda part: part.start)
    starts, ends = [0, *(part.end for part in parts)], [*(part.start for part in parts), len(text)]
    for start, end in zip(starts, ends, strict=True):
        parts += _left_over(text, start, end)
    return sorted((part for part in parts if part.kind != "label"), key=lambda part: part.start)


def texts_to_head_shapes(texts: Iterable[str]) -> tuple[str, ...]:
    """The shapes of the numbers that several passages begin with, or have in brackets behind their first words, each with another
    number."""
    shapes = [token_to_shape(word) for word in {told(text) for text in texts for told in (_first_number, _bracketed)} - {""}]
    return tuple(dict.fromkeys(shape for shape in shapes if shapes.count(shape) > 1))


def _first_number(text: str) -> str:
    """The number that a text begins with, or that follows its first count: "10 Paar 5210 Kuschelsocke"."""
    text = _COUNT_FIRST.sub("", text)
    word = text.partition(" ")[0].strip(",:;.()")
    digits = sum(char.isdigit() for char in word)
    return word if digits >= FEWEST_DIGITS and looks_like_style_number(word) and not is_size(word) and " " in text else ""


def _bracketed(text: str) -> str:
    """The number in brackets behind the name that a text begins with: "Mira scarf (MS-90) à 14,00"."""
    match = _IN_BRACKETS.match(text)
    word = match["number"] if match is not None else ""
    return word if looks_like_style_number(word) and not is_size(word) and match is not None and is_naming(match["name"]) else ""


def _kind_of_amount(before: str) -> Kind:
    """What the words before an amount say that it is: "Total 240,00 €", "= 240,00 €", "RRP £45"."""
    last = _CLOSING.sub("", ([part.strip() for part in _BREAK.split(before) if part.strip()] or [""])[-1])
    if before.rstrip().endswith("=") or (last and is_total_label(last)):
        return "total"
    label = header_to_field(last) if last else None
    return "label" if label is not None and label[0] in ("retail_price", "line_total") and label[1] >= LABEL_SURE else "price"


def _numbers(text: str, shapes: Sequence[str], *, priced: bool) -> list[Part]:
    """The numbers of items behind their labels, with those; else one of a known shape that the passage begins with, or that stands
    right behind a name in a passage with a price: "Mira scarf 9031, 14,00 €"."""
    words = list(_WORD.finditer(text))
    plain = [word[0].strip(",;:()") for word in words]
    found: list[Part] = []
    at = 0
    while at < len(words):
        hit = value_behind_label(plain, at) or (_opening_number(plain) if not at else None)
        if hit is None or hit[0] not in NUMBERS or is_order_number_label(plain[at]) or not _is_number(plain[at : hit[2]]):
            at += 1
            continue
        word = words[hit[2] - 1]
        value = hit[1].rstrip(".")
        start = word.start() + word[0].index(value)
        first = words[at].start()
        found.append(Part(kind="label", text="", start=first, end=start))
        found.append(Part(kind="number", text=value, start=start, end=start + len(value), field=hit[0], label=first))
        at = hit[2]
    head = _first_number(text) if not found else ""
    if head and token_to_shape(head) in shapes:
        start = text.index(head)
        return [Part(kind="number", text=head, start=start, end=start + len(head))]
    pairs = zip(words, plain, strict=True) if priced and not found else ()
    starts = [(word.start() + word[0].index(bare), bare) for word, bare in pairs]
    behind = [(start, bare) for start, bare in starts if _is_behind_name(text, start, bare, shapes)]
    found += [Part(kind="number", text=bare, start=start, end=start + len(bare)) for start, bare in behind if len(behind) == 1]
    return found


def _is_behind_name(text: str, start: int, word: str, shapes: Sequence[str]) -> bool:
    """Whether a word is a number of a known shape right behind words that can name an item; in brackets it is no year."""
    bracketed = text[start - 1 : start] == "(" and text[start + len(word) :][:1] == ")"
    coded = looks_like_style_number(word) or bracketed
    if token_to_shape(word) not in shapes or not coded or not text.startswith(word, start):
        return False
    before = _BREAK.split(text[:start].rstrip(" ("))[-1]
    opening = _OPENING.match(before)
    return is_naming(before[opening.end() if opening is not None else 0 :].strip())


def _sizes(text: str) -> list[Part]:
    """The sizes behind their labels: "Gr. 39-42", "talla M"; of "size 10 - 3" the first number alone."""
    found: list[Part] = []
    for match in _LABELLED.finditer(text):
        size, end = match["size"], match.end()
        ends = re.split(r"\s?[-–/]\s?", size)
        if len(ends) == 2 and " " in size and all(map(str.isdigit, ends)) and int(ends[1]) < int(ends[0]):
            size, end = ends[0], match.start("size") + len(ends[0])
        if size[0].isdigit() or is_size(size):
            found.append(Part(kind="size", text=size, start=match.start(), end=end))
    return found


def _opening_number(words: Sequence[str]) -> tuple[Field, str, int] | None:
    """The number behind a weak label that a passage opens with: "Articolo 2201 camicia"."""
    label = header_to_field(words[0])
    value = words[1] if len(words) > 1 else ""
    coded = sum(char.isdigit() for char in value) >= FEWEST_DIGITS and looks_like_style_number(value)
    return (label[0], value, 2) if label is not None and label[0] in NUMBERS and coded else None


def _is_number(words: Sequence[str]) -> bool:
    """Whether a label and the value behind it number an item: "catalogue 2026" and "style £20" do not."""
    label = header_to_field(" ".join(words[:-1]))
    sure = label is not None and (label[1] >= NUMBER_SURE or words[-2].endswith("."))
    return not find_prices(words[-1]) and (sure or looks_like_style_number(words[-1]))


def _with_count(text: str, start: int, end: int, found: list[Part]) -> list[Part]:
    """The parts with the count that the number from `start` to `end` is, and its size; without a change when it counts nothing."""
    unit = _UNIT.match(text, end)
    last = unit.end() if unit is not None else end
    last += unit is not None and len(unit[0].strip()) <= LONGEST_SHORT and text[last : last + 1] == "."
    label = _LABEL_BEFORE.search(text[:start]) or (_UNIT_BEFORE.search(text[:start]) if unit is None else None)
    labelled = label is not None and _is_free(label.start(), start, [part for part in found if part.kind == "count"])
    count = int(text[start:end])
    sizes = [part for part in found if part.kind == "size"]
    before = next((part for part in sizes if part.end <= start and _BETWEEN.fullmatch(text[part.end : start])), None)
    behind = next((part for part in sizes if part.start >= last and _BETWEEN.fullmatch(text[last : part.start])), None)
    near = before or behind
    garment = normalise(text[last:].split(maxsplit=1)[0]) in GARMENTS if text[last:].strip() else False  # "3 camisetas"
    sure = unit is not None or labelled or near is not None or garment
    kind: Kind = "total" if _kind_of_amount(text[:start]) == "total" else "count"
    if near is not None:
        rest = [part for part in found if part is not near]
        size = (near.end - len(near.text), near.end)
        return [*rest, _count(kind, text, min(start, near.start), max(last, near.end), count, size)]
    bare = _SIZE_BEFORE.search(text[:start])
    timed = (
        bare is not None and bare["sign"] == ":" and bare["size"].isdigit() and int(bare["size"]) <= LAST_HOUR and end - start == 2
    )
    if bare is not None and _is_place(text[: bare.start()]):
        bare = None  # "Pos. 1: 20 Stück"
    signed = sure or (bare is not None and bool(bare["sign"].strip()))
    if bare is not None and not timed and _is_bare_size(bare["size"], signed) and _is_free(bare.start(), start, found):
        return [*found, _count(kind, text, bare.start(), last, count, bare.span("size"), sure=sure)]
    after = _SIZE_BEHIND.match(text, last)
    times = unit is not None and unit[0].strip() in ("x", "×", "*")
    if after is not None and _is_bare_size(after["size"], times) and _is_free(last, after.end(), found):
        size = after.span("size")
        if times and after["size"].isdigit() and count >= LEAST_OF_SIZES > int(after["size"]):  # "38 x 4"
            return [*found, _count(kind, text, start, after.end(), int(after["size"]), (start, end))]
        return [*found, _count(kind, text, start, after.end(), count, size, sure=sure)]
    measured = text[last : last + 1].isdigit()  # 140x200
    sure = sure and not measured
    return [*found, _count(kind, text, start, last, count, None, sure=sure)] if sure or _is_by_color(text, start, end) else found


def _count(kind: Kind, text: str, start: int, end: int, count: int, size: tuple[int, int] | None, *, sure: bool = True) -> Part:
    return Part(kind=kind, text=text[start:end], start=start, end=end, count=count, size=size, sure=sure)


def _is_place(before: str) -> bool:
    """Whether the word before a number says that it is a place in a list: "Pos. 1"."""
    label = header_to_field(before.rsplit(maxsplit=1)[-1]) if before.strip() else None
    return label is not None and label[0] == "line_number"


def _is_by_color(text: str, start: int, end: int) -> bool:
    """Whether all that stands beside a number, up to the next marks, is a colour: "navy 12", "navy: 12", "12 navy"."""
    before = _BREAK.split(text[:start].rstrip(" :=-–"))[-1].strip()
    mark = _BREAK.search(text, end)
    behind = text[end : mark.start() if mark else None].strip()
    if mark is not None and mark[0].strip() in ("(", ":"):
        return False  # "rojo: 38 (2)"
    return (not behind and is_color_text(before)) or (not before and is_color_text(behind))


def _is_bare_size(text: str, signed: bool) -> bool:
    """Whether a word without a label is a size beside a count: letters as they are, numbers only at a sign or a unit."""
    if not is_size(text) or (text[0].isalpha() and not (text.isupper() or is_one_size(text))):
        return False
    return signed or not text.isdigit()


def _is_free(start: int, end: int, parts: Iterable[Part]) -> bool:
    return not any(part.start < end and start < part.end for part in parts)


def _left_over(text: str, start: int, end: int) -> list[Part]:
    """The colours and the other words between two parts, cut at their marks, without labels and the little words at their ends."""
    found: list[Part] = []
    at, colored = start, False  # behind the label of a colour
    for mark in [*_BREAK.finditer(text, start, end), None]:
        stop = mark.start() if mark is not None else end
        opening = _OPENING.match(text, at, stop)
        first = opening.end() if opening is not None else at
        words = _CLOSING.sub("", text[first:stop].rstrip()).rstrip()
        if any(char.isalpha() for char in words):
            label = header_to_field(words)
            if label is not None and label[1] >= LABEL_SURE and label[0] in TOLD:
                colored = label[0] == "color"
            else:
                part = _words(words, first)
                found.append(replace(part, kind="color") if colored else part)
                colored = False
        at = mark.end() if mark is not None else end
    return found


def _words(words: str, start: int) -> Part:
    """A colour, with its label or without, or words of which nothing is known yet."""
    level = text_to_level(words)
    first = words.partition(" ")[0]
    named = first[0].isupper() and words[len(first) :].islower() and not is_color_text(first)  # "Marinière bleu"
    color = level["color"] if level.keys() == {"color"} else words if is_color_text(words) and not named else ""
    if color and color in words:
        start += words.index(color)
        return Part(kind="color", text=color, start=start, end=start + len(color))
    return Part(kind="words", text=words, start=start, end=start + len(words))
