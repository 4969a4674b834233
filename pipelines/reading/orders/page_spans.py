"""Cells of a ruled table that span several of its rows: the number and the name of an item stand once beside all its colours."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipelines.reading.model import Cell, Rule
from pipelines.reading.orders.page_grids import Grid
from pipelines.reading.orders.wrapping import CODES, TEXTS
from pipelines.reading.tables.unlabelled import PRICES

SAME = 0.003  # of the page's height: the upper and the lower edge of one rule
Row = tuple[Cell, ...]


def with_spans(rows: Sequence[Row], grid: Grid, flats: Sequence[Rule]) -> list[Row]:
    """The rows of a table, what stands in a cell over several of them in each; rows of nothing else are left out.

    A column's cells lie between the rules that cross the column. The columns with the most rules tell the rows.
    """
    cuts = [_cuts(flats, x) for x in _middles(grid, rows)]
    most = max(map(len, cuts), default=0)
    fine = [column for column, found in enumerate(cuts) if len(found) == most]
    spanning = [
        column for column, found in enumerate(cuts) if len(found) < most and grid.fields[column] in TEXTS | CODES | set(PRICES)
    ]
    if most < 3 or not spanning:
        return list(rows)
    levels = [_middle([row[column] for column in fine]) for row in rows]
    bands = [_place(level, cuts[fine[0]]) if level is not None else None for level in levels]
    if len({band for band in bands if band is not None}) < sum(band is not None for band in bands):
        return list(rows)  # its rules do not part the rows
    filled = [list(row) for row in rows]
    codes = [column for column, name in enumerate(grid.fields) if name in CODES]
    for column in sorted(spanning, key=lambda column: column not in codes):  # numbers first
        spans = [_place(level, cuts[column]) if level is not None else None for level in levels]
        said: dict[int, list[Cell]] = {}
        for index, row in enumerate(rows):
            level = _middle([row[column]])
            if level is not None and _place(level, cuts[column]) in spans:
                said.setdefault(_place(level, cuts[column]), []).append(row[column])
                filled[index][column] = Cell(text="")
        for index, span in enumerate(spans):
            numbered = not codes or column in codes or any(filled[index][code].text for code in codes)  # totals are not
            cells = said.get(span, []) if span is not None and numbered else []
            if len(cells) == 1:
                filled[index][column] = cells[0]
            elif cells or not numbered:
                filled[index][column] = rows[index][column]
    return [tuple(row) for row in filled if any(cell.text for cell in row)]


def _middles(grid: Grid, rows: Sequence[Row]) -> list[float]:
    """The x in the middle of each column."""
    left = min([grid.boxes[0][0], *(row[0].box[0] for row in rows if row[0].box)])
    right = max([grid.boxes[-1][2], *(row[-1].box[2] for row in rows if row[-1].box)])
    return [(a + b) / 2 for a, b in pairwise((left, *grid.cuts, right))]


def _cuts(flats: Sequence[Rule], x: float) -> list[float]:
    """The y of the rules that cross an x, each once."""
    found: list[float] = []
    for y in sorted((rule.box[1] + rule.box[3]) / 2 for rule in flats if rule.box[0] <= x <= rule.box[2]):
        if not found or y - found[-1] > SAME:
            found.append(y)
    return found


def _place(y: float, cuts: Sequence[float]) -> int:
    return sum(cut <= y for cut in cuts)


def _middle(cells: Sequence[Cell]) -> float | None:
    """The y in the middle of cells; None where all are empty."""
    boxes = [cell.box for cell in cells if cell.box and cell.text]
    return (min(box[1] for box in boxes) + max(box[3] for box in boxes)) / 2 if boxes else None
