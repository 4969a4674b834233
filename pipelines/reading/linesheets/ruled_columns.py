"""Columns of tables that are drawn as grids, whatever their header says."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.reading.layout import Line
from pipelines.reading.linesheets.table_grid import MOST_COLUMNS, SNAP, Columns, snapped
from pipelines.reading.model import Page, Rule

MOST_LINES = 400  # rules of one direction that are looked at


def page_to_ruled_columns(page: Page, lines: Sequence[Line]) -> list[Columns]:
    """Columns of every drawn grid of at least two columns and two rows with `lines` in it, largest first."""
    walls = [rule for rule in page.rules if not rule.horizontal and rule.box[3] - rule.box[1] > 0.008][: MOST_LINES * 10]
    groups: list[list[Rule]] = []
    for wall in sorted(walls, key=lambda rule: rule.box[1]):
        home = next((g for g in groups if any(_meets(wall, other, page) for other in g[-MOST_LINES:])), None)
        if home is None:
            groups.append([wall])
        else:
            home.append(wall)
    found = []
    for group in groups:
        xs = snapped([(rule.box[0] + rule.box[2]) / 2 for rule in group])
        top, bottom = min(rule.box[1] for rule in group), max(rule.box[3] for rule in group)
        flats = snapped([(r.box[1] + r.box[3]) / 2 for r in page.rules if r.horizontal and
                         top - SNAP <= r.box[1] <= bottom + SNAP and
                         r.box[0] < xs[-1] and r.box[2] > xs[0]])  # fmt: skip
        held = [
            line
            for line in lines
            if xs[0] < (line.box[0] + line.box[2]) / 2 < xs[-1] and top < (line.box[1] + line.box[3]) / 2 < bottom
        ]
        if 3 <= len(xs) <= MOST_COLUMNS and len(flats) >= 3 and held:
            found.append(Columns(edges=tuple(xs), header=(xs[0], top, xs[-1], top), titles=(), bottom=bottom + SNAP, ruled=True))
    return found


def _meets(a: Rule, b: Rule, page: Page) -> bool:
    """Whether two walls belong to one grid: their heights overlap and a horizontal rule ties them."""
    if min(a.box[3], b.box[3]) < max(a.box[1], b.box[1]) - SNAP:
        return False
    low, high = sorted(((a.box[0] + a.box[2]) / 2, (b.box[0] + b.box[2]) / 2))
    return high - low < SNAP or any(r.horizontal and r.box[0] <= low + SNAP and r.box[2] >= high - SNAP and
                                    max(a.box[1], b.box[1]) - SNAP <= r.box[1] <= min(a.box[3], b.box[3]) + SNAP
                                    for r in page.rules)  # fmt: skip
