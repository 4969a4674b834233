"""Swatches: small drawn boxes, each filled with the colour that the text at its right names."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.reading.layout import Line
from pipelines.reading.model import Rule

HIGHEST, WIDEST = 4.0, 6.0  # of the type's height and width
REACH_EM = 1.5  # from a swatch to its text
LEVEL = 0.002  # edges this near are one


def beside_swatches(lines: Sequence[Line], rules: Sequence[Rule]) -> list[Line]:
    """The lines with a swatch of their own right at their left."""
    sides = [rule.box for rule in rules if not rule.horizontal]
    found = []
    for line in lines:
        middle = (line.box[1] + line.box[3]) / 2
        near = [side for side in sides if side[1] < middle < side[3] < side[1] + HIGHEST * line.size]
        rights = [side for side in near if 0 < line.box[0] - side[2] < REACH_EM * line.em]
        if any(0 < right[0] - left[2] < WIDEST * line.em and abs(left[1] - right[1]) < LEVEL and abs(left[3] - right[3]) < LEVEL
               for right in rights for left in near):  # fmt: skip
            found.append(line)
    return found
