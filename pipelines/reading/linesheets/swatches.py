"""Swatches: small drawn boxes, each filled with the colour that the text at its right, or below it, names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from pipelines.reading.layout import Line, words_to_line
from pipelines.reading.model import Box, Rule

HIGHEST, WIDEST = 4.0, 6.0  # of the type's height and width
REACH_EM = 1.5  # from a swatch to its text
LEVEL = 0.002  # edges this near are one
BELOW = 1.5  # of the type's height, from a swatch to its name
WRAPPED = 0.8  # of the type's height, between two lines of a name
NAME_WORDS = 3  # of a line of a name
LARGEST = 0.06  # share of the page's width and height


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


def with_wrapped_names(lines: Sequence[Line], rules: Sequence[Rule], aspect: float) -> list[Line]:
    """The lines, a name below a swatch that goes on in the next line ("Heather" over "Grey") as one."""
    boxes = rules_to_swatches(rules)
    rest: dict[int, Line] = {}
    for line in lines if boxes else ():
        if _is_wordy(line) and any(_names(line, box) for box in boxes):
            more = next((other for other in lines if _goes_on(line, other) and not any(_names(other, box) for box in boxes)), None)
            if more is not None:
                rest[id(line)] = more
    gone = {id(line) for line in rest.values()}
    return [
        words_to_line([*line.words, *rest[id(line)].words], aspect) if id(line) in rest else line
        for line in lines
        if id(line) not in gone
    ]


def rules_to_swatches(rules: Sequence[Rule]) -> list[Box]:
    """Small drawn boxes: two upright edges of one height, side by side."""
    upright = [rule.box for rule in rules if not rule.horizontal and rule.box[3] - rule.box[1] < LARGEST]
    level: defaultdict[tuple[int, int], list[Box]] = defaultdict(list)
    for side in sorted(upright):
        level[round(side[1] / LEVEL), round(side[3] / LEVEL)].append(side)
    return [
        (left[0], left[1], right[2], left[3])
        for sides in level.values()
        for left, right in pairwise(sides)
        if LEVEL < right[0] - left[2] < LARGEST
    ]


def _names(line: Line, swatch: Box) -> bool:
    """Whether a line stands right below a swatch, at its left edge or under its middle."""
    edge = min(abs(line.box[0] - swatch[0]), abs(sum(line.box[::2]) - sum(swatch[::2])) / 2)
    return 0 <= line.box[1] - swatch[3] < BELOW * line.size and edge < 0.3 * line.em


def _goes_on(line: Line, lower: Line) -> bool:
    edge = min(abs(line.box[0] - lower.box[0]), abs(sum(line.box[::2]) - sum(lower.box[::2])) / 2)
    near = 0 <= lower.box[1] - line.box[3] < WRAPPED * line.size and edge < 0.3 * line.em
    return near and _is_wordy(lower) and lower.bold == line.bold and abs(lower.size - line.size) < 0.02 * line.size


def _is_wordy(line: Line) -> bool:
    """Whether a line is a few words and no more: no label, no number."""
    return len(line.words) <= NAME_WORDS and not any(sign.isdigit() or sign in ":/," for sign in line.text)
