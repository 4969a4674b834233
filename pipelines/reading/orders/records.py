"""Items printed over two lines below a header of two lines: number and description above, quantity and prices below.

Columns of the two lines overlap, so each record is folded into one row: the upper line is drawn in the left half of the page, the
lower one in the right half. `unfold` gives every box of the finished table its own place back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipelines.reading.model import Box, Table, Word, union_of
from pipelines.reading.orders.page_rows import TextRow, row_to_pieces
from pipelines.reading.tables.cell_kinds import text_to_quantity
from pipelines.reading.tables.content import NUMERIC
from pipelines.reading.tables.headers import IDENTITY
from pipelines.reading.words.header_words import Field
from pipelines.reading.words.vocabulary import header_to_field, is_total_label

MOST_BETWEEN = 3  # rows of description between the two lines of a record
LEAST_RECORDS = 1
ALIGNED_EM = 1.5  # an item's upper line begins under the header's


def fold_records(rows: Sequence[TextRow], *, keep_above: bool) -> list[TextRow]:
    """The rows of a page with each two-line record as one row; [] for a page without a header of two such lines. `keep_above`
    keeps what stands above the header, where the table of the page before may end; such a header is whole without it."""
    head = next((index for index in range(len(rows) - 1) if _is_double_header(rows[index], rows[index + 1])), None)
    if head is None:
        return []
    upper, lower = rows[head], rows[head + 1]
    folded = [*(rows[:head] if keep_above else ()), _joined(upper, lower)]
    index, records = head + 2, 0
    while index < len(rows):
        row = rows[index]
        if _is_double_header(row, rows[index + 1]) if index + 1 < len(rows) else False:
            folded.append(_joined(row, rows[index + 1]))
            index += 2
            continue
        below = _lower_line(rows, index, upper, lower)
        if below is not None:
            folded.append(_joined(row, rows[below]))
            folded += [_halved(rows[between], 0.0) for between in range(index + 1, below)]
            index, records = below + 1, records + 1
            continue
        folded.append(_halved(row, 0.5 if is_total_label(" ".join(word.text for word in row.words[:4])) else 0.0))
        index += 1
    return folded if records >= LEAST_RECORDS else []


def unfold(table: Table) -> Table:
    """A table made of folded rows with the boxes that its cells have on the page."""
    rows = tuple(tuple(replace(cell, box=_true(cell.box)) if cell.box else cell for cell in row) for row in table.rows)
    return replace(table, rows=rows)


def _is_double_header(upper: TextRow, lower: TextRow) -> bool:
    """Whether two rows head the two lines of a record: what the item is above, what is counted and paid below, nothing of both."""
    above, below = _fields(upper), _fields(lower)
    numbers = below & NUMERIC
    return (
        bool(above & IDENTITY)
        and not above & NUMERIC
        and "quantity" in below
        and len(numbers) >= 2
        and not below & IDENTITY
        and 0 < lower.top - upper.top < 4 * (upper.bottom - upper.top)
        and min(upper.box[2], lower.box[2]) > max(upper.box[0], lower.box[0])
    )


def _fields(row: TextRow) -> set[Field]:
    """What a row of labels names; empty for a row with a number or of running text."""
    if len(row.words) < 2 or len(row.words) > 14 or any(char.isdigit() for word in row.words for char in word.text):
        return set()
    hits = [header_to_field(" ".join(word.text for word in piece)) for piece in row_to_pieces(row, ())]
    return {hit[0] for hit in hits if hit is not None} if sum(hit is not None for hit in hits) * 3 >= 2 * len(hits) else set()


def _lower_line(rows: Sequence[TextRow], index: int, upper: TextRow, lower: TextRow) -> int | None:
    """The index of the line of numbers that belongs to the item line at `index`; None when that is no item line."""
    if not _begins_under(rows[index], upper):
        return None
    for below in range(index + 1, min(index + 2 + MOST_BETWEEN, len(rows))):
        row = rows[below]
        if _begins_under(row, upper):
            return None
        numbers = sum(text_to_quantity(word.text) is not None for word in row.words)
        if numbers >= 2 and text_to_quantity(row.words[0].text) is not None and row.box[0] >= lower.box[0] - ALIGNED_EM * row.em:
            return below
    return None


def _begins_under(row: TextRow, upper: TextRow) -> bool:
    return abs(row.box[0] - upper.box[0]) <= ALIGNED_EM * upper.em


def _joined(upper: TextRow, lower: TextRow) -> TextRow:
    left, right = _halved(upper, 0.0), _halved(lower, 0.5)
    return replace(left, words=(*left.words, *right.words), box=union_of([left.box, right.box]))


def _halved(row: TextRow, start: float) -> TextRow:
    words = tuple(_at(word, start) for word in row.words)
    return TextRow(words=words, box=union_of([word.box for word in words]), em=row.em / 2)


def _at(word: Word, start: float) -> Word:
    left, top, right, bottom = word.box
    return replace(word, box=(start + left / 2, top, start + right / 2, bottom), size=word.size / 2)


def _true(box: Box) -> Box:
    """The place on the page of a box in the left or the right half; one over both is as wide as the page's text."""
    left, top, right, bottom = box
    if left < 0.5 < right:
        return (min(left, right - 0.5) * 2, top, max(left, right - 0.5) * 2, bottom)
    start = 0.5 if left >= 0.5 else 0.0
    return ((left - start) * 2, top, (right - start) * 2, bottom)
