"""Texts of a code and a name ("233 tanne") beside style numbers: colours, if some of that shape are known to be, or all look so.

So are names with a code right below each ("Saddle" over "SAD"), where codes of that type abbreviate the names over them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipelines.reading.linesheets.reading import Reading
from pipelines.reading.words.colors import abbreviates
from pipelines.reading.words.garments import GARMENTS
from pipelines.reading.words.sizes import is_size
from pipelines.reading.words.vocabulary import normalise

_CODED = re.compile(r"#?(?P<code>[A-Z]{0,2}\d{2,5}[A-Z]?)\s*[-–:/]?\s+[^\W\d_][^\d]*")  # "233 tanne"
_BARE_CODE = re.compile(r"[A-Z]{2,4}")
LEAST_ALIKE = 3  # codes with a dash before their name that need no known colour among them
LEAST_SHARE = 1 / 3  # of the texts of one shape that are known colours, for all of them to be

NAME_WORDS = 4  # of a colour with its code below
BELOW = 1.0  # of the type's height, from a name to its code
SAME_EDGE_EM = 0.5  # left edges this near are one
LEAST_ABBREVIATED = 0.5  # of the codes of one type, of the names over them

Shape = tuple[str, int, bool]  # digits as 9, type size, weight
Pair = tuple[int, bool, int, bool]  # type of a name, and of the code below it


def with_coded_colors(said: Mapping[int, Sequence[Reading]]) -> dict[int, list[Reading]]:
    """The readings of a page's lines, whatever their keys, with coded names of colours told from other texts."""
    shapes = Counter(_shape(r) for readings in said.values() for r in readings)
    colors = Counter(_shape(r) for readings in said.values() for r in readings if r.role == "colors")
    usual: set[Shape | None] = {
        shape for shape, count in colors.items() if shape is not None and count >= max(2, LEAST_SHARE * shapes[shape])
    }
    usual |= _dashed_beside_styles([r for readings in said.values() for r in readings])
    return {key: [_settled(r, usual) for r in readings] for key, readings in said.items()}


def _dashed_beside_styles(readings: Sequence[Reading]) -> set[Shape | None]:
    """The shapes of texts with a dash behind their code ("001 - Black Prism"), not more than there are style numbers: what has
    a code beside these is the colour, whatever its words, unless it names a garment."""
    styles = sum(r.role == "style_number" and bool(r.text) for r in readings)
    alike: dict[Shape, list[str]] = {}
    for reading in readings:
        if (shape := _shape(reading)) is not None and re.match(r"\S+\s*[-–]\s", reading.text):
            alike.setdefault(shape, []).append(reading.text)
    return {shape for shape, texts in alike.items() if LEAST_ALIKE <= len(texts) <= styles and
            not any(word in GARMENTS for text in texts for word in normalise(text).split())}  # fmt: skip


def with_codes_below(said: Mapping[int, Sequence[Reading]], aspect: float) -> dict[int, list[Reading]]:
    """The readings of a page's lines, names with a code of their own right below them as colours with that code in brackets.

    A few letters in capitals could be anything; where at least three of one type begin and go on with letters of the name over
    them, as BLK does under Black, all of that type are codes of colours, be it RED under Poppy.
    """
    alone = [readings[0] for readings in said.values() if len(readings) == 1 and _is_wordy(readings[0])]
    codes = [r for r in alone if _BARE_CODE.fullmatch(r.text) and not is_size(r.text)]
    names = [r for r in alone if len(r.text.split()) <= NAME_WORDS and not any(c.isdigit() for c in r.text)]
    names.sort(key=lambda name: name.box[3])
    highest = BELOW * max((name.size for name in names), default=0.0)
    by_type: dict[Pair, list[tuple[Reading, Reading]]] = {}
    for code in codes:
        first = bisect_left(names, code.box[1] - highest, key=lambda name: name.box[3])
        last = bisect_right(names, code.box[1], key=lambda name: name.box[3])
        over = next((name for name in names[first:last] if name is not code and _stands_below(code, name, aspect)), None)
        if over is not None:
            by_type.setdefault((*_type_of(over), *_type_of(code)), []).append((over, code))
    coded: dict[int, list[Reading]] = {}
    for pairs in by_type.values():
        shortened = sum(abbreviates(code.text, name.text.split()) for name, code in pairs)
        if shortened >= max(LEAST_ALIKE, LEAST_ABBREVIATED * len(pairs)):
            for name, code in pairs:
                coded[id(name)] = [replace(name, role="colors", text=f"{name.text} ({code.text})", confidence=0.7)]
                coded[id(code)] = []
    return {key: coded.get(id(readings[0]), list(readings)) if len(readings) == 1 else list(readings)
            for key, readings in said.items()}  # fmt: skip


def _is_wordy(reading: Reading) -> bool:
    return reading.role in ("text", "colors") and not reading.labelled


def _type_of(reading: Reading) -> tuple[int, bool]:
    return round(reading.size * 400), reading.bold


def _stands_below(code: Reading, name: Reading, aspect: float) -> bool:
    """Whether a code begins right below a name, in type that is no larger."""
    edge = SAME_EDGE_EM * name.size * aspect
    gap = code.box[1] - name.box[3]
    return abs(code.box[0] - name.box[0]) < edge and 0 <= gap < BELOW * name.size and code.size <= name.size


def is_coded(text: str) -> bool:
    """Whether `text` begins with a code and goes on with a name: "233 tanne"."""
    return _CODED.match(text.strip()) is not None


def _settled(reading: Reading, usual: set[Shape | None]) -> Reading:
    return replace(reading, role="colors", confidence=0.6) if reading.role == "text" and _shape(reading) in usual else reading


def _shape(reading: Reading) -> Shape | None:
    match = _CODED.fullmatch(reading.text) if reading.role in ("colors", "text") and not reading.labelled else None
    return (re.sub(r"\d", "9", match["code"]), round(reading.size * 400), reading.bold) if match else None
