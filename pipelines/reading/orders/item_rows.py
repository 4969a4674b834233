"""Items over several rows of a workbook: the item itself, below it a row of its sizes, and a row of their pieces.

`with_items_joined` makes each a single row, its pieces in columns of their own at the right end, so that nothing behind it knows of
them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pipelines.reading.model import Cell, Table
from pipelines.reading.orders.row_labels import EMPTY, Row, row_to_label, with_ordered_rows
from pipelines.reading.tables.cell_kinds import cell_to_number
from pipelines.reading.tables.columns import Column, Columns
from pipelines.reading.tables.headers import IDENTITY
from pipelines.reading.tables.size_rows import labelled_sizes, row_to_sizes

SURE = 0.9  # that the sizes are an item's
MOST_BELOW = 8  # rows of one item


@dataclass(frozen=True, kw_only=True)
class _Block:
    """The rows of one item, from its own to the last; column → size, column → pieces."""

    item: int
    last: int
    sizes: Mapping[int, str]
    pieces: Mapping[int, Cell]


def with_items_joined(table: Table, columns: Columns) -> tuple[Table, Columns]:
    """The table with one row for each item, and what its columns hold then."""
    if columns.sizes:
        return replace(table, rows=tuple(with_ordered_rows(table.rows, columns))), columns
    blocks = _blocks(table, columns)
    if not blocks:
        return table, columns
    width, most = len(table.rows[0]), max(len(block.sizes) for block in blocks)
    rows: list[Row] = [(*row, *([EMPTY] * most)) for row in table.rows]
    heads, changes = set(columns.header_rows), dict(columns.changes)
    for block in blocks:
        inside = range(block.item, block.last + 1)
        pieces = [block.pieces.get(at, EMPTY) for at in block.sizes]
        item = (*table.rows[block.item], *pieces, *([EMPTY] * (most - len(pieces))))
        rows[inside.start : inside.stop] = [(EMPTY,) * (width + most)] * len(inside)
        rows[block.item + 1] = item  # and the row before it heads its sizes
        heads = {*heads.difference(inside), block.item}
        changes = {index: sizes for index, sizes in changes.items() if index not in inside}
        changes[block.item] = {width + place: size for place, size in enumerate(block.sizes.values())}
    first = changes[blocks[0].item]
    added = (Column(index=at, size=first.get(at, ""), confidence=SURE) for at in range(width, width + most))
    joined = Columns(columns=(*columns.columns, *added), header_rows=tuple(sorted(heads)), changes=changes)
    return replace(table, rows=tuple(rows)), joined


def _blocks(table: Table, columns: Columns) -> list[_Block]:
    named = [column.index for column in columns.of(*IDENTITY)]
    found: list[_Block] = []
    item: int | None = None
    for index, row in enumerate(table.rows):
        block = _block(table.rows, item, index) if item is not None else None
        if block is not None:
            found.append(block)
            item = None
        elif index not in columns.header_rows and any(row[at].text for at in named):
            item = index
        elif any(cell.text for cell in row):
            item = None
    return found


def _block(rows: Sequence[Row], item: int, at: int) -> _Block | None:
    """The block of an item whose sizes stand in the row `at`, and their pieces below: labelled as both are, or adding up to the
    item's."""
    labelled = labelled_sizes(rows[at])
    sizes = labelled or row_to_sizes(rows[at])
    pieces: dict[int, Cell] = {}
    counted = False  # a label says so
    last = at
    for index in range(at + 1, min(at + 1 + MOST_BELOW, len(rows)) if sizes else at):
        row = rows[index]
        filled = [column for column, cell in enumerate(row) if cell.text and not cell.merged]
        label = row_to_label(row, sizes)
        counts = {column: row[column] for column in sizes if cell_to_number(row[column]) is not None}
        if not counts or len(filled) > len(counts) + 2 or (label is None and pieces):
            break
        if not pieces and label in ("quantity", None):
            pieces, counted = counts, label is not None
        last = index
    total = sum((cell_to_number(cell) or Decimal(0) for cell in pieces.values()), Decimal(0))
    agrees = (bool(labelled) and counted) or any(cell_to_number(cell) == total for cell in rows[item])
    return _Block(item=item, last=last, sizes=sizes, pieces=pieces) if pieces and agrees else None
