"""Texts of a code and a name ("233 tanne") beside style numbers: colours, if some of that shape are known to be, or all look so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipelines.reading.linesheets.reading import Reading
from pipelines.reading.words.garments import GARMENTS
from pipelines.reading.words.vocabulary import normalise

_CODED = re.compile(r"#?(?P<code>[A-Z]{0,2}\d{2,5}[A-Z]?)\s*[-–:/]?\s+[^\W\d_][^\d]*")  # "233 tanne"
LEAST_ALIKE = 3  # codes with a dash before their name that need no known colour among them
LEAST_SHARE = 1 / 3  # of the texts of one shape that are known colours, for all of them to be

Shape = tuple[str, int, bool]  # digits as 9, type size, weight


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


def is_coded(text: str) -> bool:
    """Whether `text` begins with a code and goes on with a name: "233 tanne"."""
    return _CODED.match(text.strip()) is not None


def _settled(reading: Reading, usual: set[Shape | None]) -> Reading:
    return replace(reading, role="colors", confidence=0.6) if reading.role == "text" and _shape(reading) in usual else reading


def _shape(reading: Reading) -> Shape | None:
    match = _CODED.fullmatch(reading.text) if reading.role in ("colors", "text") and not reading.labelled else None
    return (re.sub(r"\d", "9", match["code"]), round(reading.size * 400), reading.bold) if match else None
