"""Texts of a code and a name ("233 tanne") among others of that shape which are known colours: they are colours too."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipelines.reading.linesheets.reading import Reading

_CODED = re.compile(r"#?(?P<code>[A-Z]{0,2}\d{2,5}[A-Z]?)\s*[-–:/]?\s+[^\W\d_][^\d]*")  # "233 tanne"
LEAST_SHARE = 1 / 5  # of the texts of one shape that are known colours, for all of them to be

Shape = tuple[str, int, bool]  # digits as 9, type size, weight


def with_coded_colors(said: Mapping[int, Sequence[Reading]]) -> dict[int, list[Reading]]:
    """The readings of a page's lines, whatever their keys, with coded names of colours told from other texts."""
    shapes = Counter(_shape(r) for readings in said.values() for r in readings)
    colors = Counter(_shape(r) for readings in said.values() for r in readings if r.role == "colors")
    usual = {shape for shape, count in colors.items() if shape is not None and count >= max(2, LEAST_SHARE * shapes[shape])}
    return {key: [_settled(r, usual) for r in readings] for key, readings in said.items()}


def is_coded(text: str) -> bool:
    """Whether `text` begins with a code and goes on with a name: "233 tanne"."""
    return _CODED.match(text.strip()) is not None


def _settled(reading: Reading, usual: set[Shape]) -> Reading:
    return replace(reading, role="colors", confidence=0.6) if reading.role == "text" and _shape(reading) in usual else reading


def _shape(reading: Reading) -> Shape | None:
    match = _CODED.fullmatch(reading.text) if reading.role in ("colors", "text") and not reading.labelled else None
    return (re.sub(r"\d", "9", match["code"]), round(reading.size * 400), reading.bold) if match else None
