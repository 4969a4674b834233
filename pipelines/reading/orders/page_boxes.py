"""Items of an order's page that each have a small box of their own among their cells: sizes, and right below them their pieces.

The sizes differ from item to item and head nothing but the box, so each is told with its pieces, "36:2", as a cell lists them in
one line; what the item says above, beside and below the box stays as it stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from pipelines.reading.model import Box, Page, Rule, Word, union_of
from pipelines.reading.orders.cards import BELOW, CardPage, SizeGrid
from pipelines.reading.orders.page_rows import TextRow, row_text, row_to_pieces
from pipelines.reading.tables.cell_kinds import text_to_quantity
from pipelines.reading.tables.content import NUMERIC
from pipelines.reading.tables.headers import labels_to_header
from pipelines.reading.words.vocabulary import header_to_field

SURE = 0.8  # of a label
LABEL = "Sizes"  # over boxes without one
MARGIN_EM = 3.0  # from the words of a box to its frame


def with_boxes_told(page: Page, cards: CardPage) -> tuple[Page, list[TextRow]] | None:
    """The page without the frames of such boxes, with a rule between the items, and its rows; None for a page without any. Most of
    the boxes have the sum of their pieces beside them and their sizes in no row of labels; below the pieces of none come others."""
    rows = cards.rows
    grids = [_without_sum(grid) for grid in cards.grids if grid.first < grid.last]
    ends = [*(grid.first for grid in grids[1:]), len(rows)]
    sums = [_row_of_sum(rows, grid) for grid in grids]
    labelled = sum(_stands_in_labels(rows[grid.first], grid) for grid in grids)
    if 2 * sum(at is not None for at in sums) <= len(grids) or 2 * labelled >= len(grids):
        return None
    if any(_goes_on(rows[:end], grid) for grid, end in zip(grids, ends, strict=True)):
        return None
    told: list[TextRow | None] = list(rows)
    for grid, at in zip(grids, sums, strict=True):
        for index in range(grid.first, grid.last + 1):
            told[index] = _told(rows[index], grid, whole=index == (grid.last if at is None else at))
    frames = [_frame(grid, rows[grid.first].em) for grid in grids]
    rules = [rule for rule in page.rules if not any(_is_inside(rule.box, frame) for frame in frames)]
    across = union_of([row.box for row in rows[grids[0].first : grids[-1].last + 1]])
    parting = [rule for a, b in pairwise(grids) if (rule := _rule_between(rows[a.last : b.first + 1], rules, across)) is not None]
    above = [_with_label(row, list(map(_word_of, grids))) for row in rows[: grids[0].first]]
    return replace(page, rules=(*rules, *parting)), [row for row in (*above, *told[len(above) :]) if row is not None]


def _without_sum(grid: SizeGrid) -> SizeGrid:
    """A grid without the numbers behind its sizes that were taken for such: the first of them is the sum of the pieces."""
    for stop in range(1, len(grid.sizes)):
        if not any(grid.pieces[stop:]) and text_to_quantity(grid.sizes[stop].text) == _sum(grid):
            return replace(grid, sizes=grid.sizes[:stop], pieces=grid.pieces[:stop])
    return grid


def _sum(grid: SizeGrid) -> Decimal:
    return sum((count for word in grid.pieces if word is not None and (count := text_to_quantity(word.text))), Decimal(0))


def _stands_in_labels(row: TextRow, grid: SizeGrid) -> bool:
    """Whether sizes stand in a row of labels. An item's own words may hold such: "High Waist"."""
    pieces = row_to_pieces(row, ())
    labels = [row_text(piece) for piece in pieces if not any(id(word) in grid.taken for word in piece)]
    fields = {hit[0] for label in labels if (hit := header_to_field(label)) is not None and hit[1] >= SURE}
    return bool(fields & NUMERIC) or labels_to_header(dict(enumerate(map(row_text, pieces))), (0,)) is not None


def _goes_on(rows: Sequence[TextRow], grid: SizeGrid) -> bool:
    """Whether further numbers stand close below the pieces."""
    left, _, right, _ = union_of([word.box for word in grid.sizes])
    last = rows[grid.last]
    near = [row for row in rows[grid.last + 1 :] if row.top - last.bottom < BELOW * (last.bottom - last.top)]
    below = [word for row in near for word in row.words if left <= (word.box[0] + word.box[2]) / 2 <= right]
    return any(text_to_quantity(word.text) is not None for word in below)


def _row_of_sum(rows: Sequence[TextRow], grid: SizeGrid) -> int | None:
    """The row of a box in which the sum of its pieces stands, behind them; None where none does."""
    total = _sum(grid)
    right = max(grid.sizes[-1].box[2], *(word.box[2] for word in grid.pieces if word is not None))
    for index in range(grid.first, grid.last + 1):
        if any(word.box[0] > right and text_to_quantity(word.text) == total for word in rows[index].words):
            return index
    return None


def _word_of(grid: SizeGrid) -> Word:
    """All that a box says, as one word: a column ends at neither of its sizes."""
    pairs = [(size, pieces) for size, pieces in zip(grid.sizes, grid.pieces, strict=True) if pieces is not None]
    text = " ".join(f"{size.text}:{pieces.text}" for size, pieces in pairs)
    return replace(grid.sizes[0], text=text, box=union_of([word.box for pair in pairs for word in pair]))


def _told(row: TextRow, grid: SizeGrid, *, whole: bool) -> TextRow | None:
    """A row without the words of a box, or with the `whole` of it as one word; None when nothing is left."""
    kept = [word for word in row.words if id(word) not in grid.taken and not _stands_under(word, grid)]
    words = sorted([*kept, _word_of(grid)] if whole else kept, key=lambda word: word.box[0])
    return replace(row, words=tuple(words)) if words else None


def _stands_under(word: Word, grid: SizeGrid) -> bool:
    """Whether a word is the sign for no pieces of one of the sizes."""
    middle, below = (word.box[0] + word.box[2]) / 2, word.box[1] > grid.sizes[0].box[1]
    return below and grid.sizes[0].box[0] <= middle <= grid.sizes[-1].box[2]


def _with_label(row: TextRow, boxes: Sequence[Word]) -> TextRow:
    """A row that heads the table with a label over the boxes, where it has none: they alone say what stands there."""
    left, _, right, _ = union_of([word.box for word in boxes])
    labels = dict(enumerate(map(row_text, row_to_pieces(row, ()))))
    if any(word.box[2] > left and word.box[0] < right for word in row.words) or labels_to_header(labels, (0,)) is None:
        return row
    label = replace(row.words[0], text=LABEL, box=(left, row.top, right, row.bottom))
    return replace(row, words=tuple(sorted((*row.words, label), key=lambda word: word.box[0])))


def _frame(grid: SizeGrid, em: float) -> Box:
    left, top, right, bottom = union_of([word.box for word in (*grid.sizes, *grid.pieces) if word is not None])
    high = grid.sizes[0].box[3] - grid.sizes[0].box[1]
    return left - MARGIN_EM * em, top - high, right + MARGIN_EM * em, bottom + high


def _is_inside(box: Box, frame: Box) -> bool:
    return box[0] >= frame[0] and box[1] >= frame[1] and box[2] <= frame[2] and box[3] <= frame[3]


def _rule_between(rows: Sequence[TextRow], rules: Sequence[Rule], across: Box) -> Rule | None:
    """A rule from side to side, in the widest gap of the rows from one item to the next; None where the page has one there."""
    upper, lower = max(pairwise(rows), key=lambda pair: pair[1].top - pair[0].bottom)
    if any(rule.horizontal and rows[0].bottom < rule.box[1] < rows[-1].top for rule in rules):
        return None
    y = (upper.bottom + lower.top) / 2
    return Rule(box=(across[0], y, across[2], y), horizontal=True)
