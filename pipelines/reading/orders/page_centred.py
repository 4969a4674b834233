"""Cells without rules of their own beside all the rows that they are said of, in the middle of these or from the first one down:
an item's name and number, on lines of their own, beside all its colours, in a table whose rules part only items.

No line of such a cell has to be level with a row, so words on one baseline tell nothing of it: the rules around it do.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from pipelines.reading.model import Cell, Rule, Word, union_of
from pipelines.reading.orders.page_cells import row_to_segments, words_to_cell
from pipelines.reading.orders.page_grids import Grid
from pipelines.reading.orders.page_rows import TextRow
from pipelines.reading.orders.wrapping import CODES, SECOND_LINE, TEXTS, rows_to_rule_bands
from pipelines.reading.tables.cell_kinds import holds_number_among_lines

CENTRED = 0.3  # of a line's height, from the middle of such a cell to that of its rows
Held = Sequence[Sequence[Sequence[Word]]]
Lines = Sequence[tuple[int, Sequence[Word]]]  # the row that each stands in
Blocks = dict[tuple[int, int], list[Sequence[Word]]]  # band and column → the lines of the cell


def rows_to_centred(
    rows: Sequence[TextRow], held: Held, counted: Sequence[AbstractSet[int]], grid: Grid, flats: Sequence[Rule]
) -> tuple[list[int], Blocks]:
    """The band between rules that each row stands in, and the cells in the middle of all the rows of such a band; ([], {}) for a
    table without. `held` has each row's words by column, `counted` the columns of numbers that it fills."""
    bands = rows_to_rule_bands(rows, flats)
    items: dict[int, list[int]] = {}
    for index, band in enumerate(bands):
        if counted[index]:
            items.setdefault(band, []).append(index)
    several = [band for band, own in items.items() if len(own) > 1]
    found: Blocks = {}
    if not several or (len(items) == 1 and not bands[items[several[0]][0]]):
        return [], {}  # no rule parts its items
    for column in (column for column, name in enumerate(grid.fields) if name in TEXTS | CODES):
        lines: dict[int, Lines] = {
            band: [
                (index, words) for index, at in enumerate(bands) if at == band and (words := _own(rows, held, index, column, grid))
            ]
            for band in items
        }
        centred = [band for band in items if _is_centred(rows, lines[band], items[band])]
        if all(band in centred and _is_said_once(lines[band], items[band]) for band in several):
            found |= {(band, column): [words for _, words in lines[band]] for band in centred}
    return (bands, found) if found else ([], {})


def without_centred(held: Held, bands: Sequence[int], blocks: Iterable[tuple[int, int]]) -> list[list[list[Word]]]:
    """Each row's words by column, without those of such cells."""
    known = set(blocks)
    return [
        [[] if (band, column) in known else list(words) for column, words in enumerate(columns)]
        for band, columns in zip(bands, held, strict=True)
    ]


def with_centred(row: Sequence[Cell], band: int, blocks: Blocks) -> tuple[Cell, ...]:
    """An item's row with the cells that stand in the middle of all the rows of its band."""
    return tuple(words_to_cell(*blocks[band, column]) if (band, column) in blocks else cell for column, cell in enumerate(row))


def _own(rows: Sequence[TextRow], held: Held, index: int, column: int, grid: Grid) -> list[Word]:
    """A row's words in a column. What stands apart before the table's first label stands in a column without one, as the words
    for a picture that is missing do."""
    words = held[index][column]
    if column or not words:
        return list(words)
    row = rows[index]
    edge = grid.boxes[0][0] - row.space
    before = {id(word) for segment in row_to_segments(row, ()) if segment[-1].box[2] < edge for word in segment}
    return [word for word in words if id(word) not in before]


def _is_said_once(lines: Lines, items: Sequence[int]) -> bool:
    """Whether lines say one thing of all of a band's items: some stand between these, and not each item has one, or one line is the
    number and no other. A remark between two items has their own words above and below it."""
    places = {index for index, _ in lines}
    return bool(places - set(items)) and (_is_numbered(lines) or not places >= set(items))


def _is_centred(rows: Sequence[TextRow], lines: Lines, items: Sequence[int]) -> bool:
    """Whether lines are one paragraph in the middle of a band's items, or level with the first of them where one line is their
    number and no other."""
    if not lines:
        return False
    boxes = [union_of([word.box for word in words]) for _, words in lines]
    height = max(bottom - top for _, top, _, bottom in boxes)
    close = all(lower[1] - upper[3] < SECOND_LINE * height for upper, lower in pairwise(boxes))
    middle = (boxes[0][1] + boxes[-1][3]) / 2
    central = abs(middle - (rows[items[0]].top + rows[items[-1]].bottom) / 2) < CENTRED * height
    return close and (central or (lines[0][0] == items[0] and _is_numbered(lines)))


def _is_numbered(lines: Lines) -> bool:
    return holds_number_among_lines(words_to_cell(*(words for _, words in lines)))
