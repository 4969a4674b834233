"""Walls that a page does not draw: lines drawn cell by cell over or under a header meet where its columns do."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from pipelines.reading.model import Page, Rule

TOUCHING = 0.006  # of the page's width, between the ends of two pieces of one line
LEVEL = 0.002  # of the page's height, between such pieces
NARROWEST = 0.01  # of the page's width; narrower pieces are dashes
FEWEST_PIECES = 4
REACH = 4.0  # times the font's height: the rows of a header above and below its line


def page_to_walls(page: Page) -> list[Rule]:
    """The upright rules of a page, and short ones where the pieces of a line meet. Boxes drawn whole have walls of their own."""
    walls = [rule for rule in page.rules if not rule.horizontal]
    reach = REACH * median([word.size for word in page.words] or [0.0])
    meeting: list[Rule] = []
    for line in _lines(page.rules):
        y = (line[0].box[1] + line[0].box[3]) / 2
        if not any(_meets(wall, line, y) for wall in walls):
            places = ((a.box[2] + b.box[0]) / 2 for a, b in pairwise(line))
            meeting += [Rule(box=(x, y - reach, x, y + reach), horizontal=False) for x in places]
    return [*walls, *meeting]


def _meets(wall: Rule, line: Sequence[Rule], y: float) -> bool:
    """Whether an upright rule stands on a line or hangs from it."""
    left, top, right, bottom = wall.box
    return line[0].box[0] - TOUCHING < left and right < line[-1].box[2] + TOUCHING and top - LEVEL < y < bottom + LEVEL


def _lines(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Lines of pieces that touch each other, each piece as wide as a column can be."""
    found: list[list[Rule]] = []
    for rule in sorted((rule for rule in rules if rule.horizontal), key=lambda rule: (round(rule.box[1] / LEVEL), rule.box[0])):
        last = found[-1][-1] if found else None
        if last is not None and abs(rule.box[1] - last.box[1]) < LEVEL and abs(rule.box[0] - last.box[2]) < TOUCHING:
            found[-1].append(rule)
        else:
            found.append([rule])
    return [line for line in found if len(line) >= FEWEST_PIECES and all(r.box[2] - r.box[0] > NARROWEST for r in line)]
