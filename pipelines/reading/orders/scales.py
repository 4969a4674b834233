"""Legends of size scales over the columns, "A  XXS XS S" and "B  38 40 42", where each row names the scale it is ordered in."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipelines.reading.model import Cell, Table
from pipelines.reading.tables.columns import Columns
from pipelines.reading.tables.proofs import AGREE
from pipelines.reading.tables.size_rows import keyed_sizes, row_to_labels
from pipelines.reading.words.size_labels import are_scale
from pipelines.reading.words.sizes import is_size
from pipelines.reading.words.vocabulary import header_to_fields, normalise

LONGEST_KEY = 12  # characters
MOST_ROWS = 24  # at the top of a table


@dataclass(frozen=True, kw_only=True)
class Scales:
    """The column that names each row's scale, key → column → size, and the rows that say so, which order nothing."""

    column: int = -1
    sizes: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    rows: frozenset[int] = frozenset()

    def of(self, row: Sequence[Cell], otherwise: Mapping[int, str]) -> Mapping[int, str]:
        """The sizes that a row's columns count; `otherwise` where it names no scale."""
        return self.sizes.get(normalise(row[self.column].text), otherwise) if self.sizes else otherwise


def table_to_scales(table: Table, columns: Columns) -> Scales:
    """The scales of a table; none unless the rows below name them by the keys that the legend gives, in the column of these or in
    the one before it."""
    for column in range(len(table.rows[0]) if table.rows else 0):
        below = _names_below(table, columns, column)
        for keys in (column, column + 1)[: len(table.rows[0]) - column]:
            found = _legend(table, columns, keys, {normalise(text) for text in below.values()})
            last = max(found.rows, default=0)
            names = [text for index, text in below.items() if text and index > last]
            if len(found.sizes) > 1 and names and sum(normalise(text) in found.sizes for text in names) >= AGREE * len(names):
                return replace(found, column=column)
    return Scales()


def _names_below(table: Table, columns: Columns, column: int) -> dict[int, str]:
    """Row → what it says in a column, headers aside."""
    return {index: row[column].text for index, row in enumerate(table.rows) if index not in columns.header_rows}


def _legend(table: Table, columns: Columns, column: int, used: Collection[str]) -> Scales:
    """The scales at the top of a table whose keys stand in a column; none where its header says the sizes of all rows."""
    found: dict[str, dict[int, str]] = {}
    rows: list[int] = []
    for index, row in enumerate(table.rows[:MOST_ROWS]):
        heads = index in columns.header_rows
        key = _header_key(row[column], used) if heads else normalise(row[column].text)
        sizes = _header_sizes(row, column) if heads else keyed_sizes(row) if not any(cell.text for cell in row[:column]) else {}
        if sizes and key and len(key) <= LONGEST_KEY and key not in found:
            found[key] = sizes
            rows.append(index)
        elif any(cell.text for cell in row) and not heads and (rows or index > min(columns.header_rows, default=index)):
            break
    if columns.sizes and not set(rows) & set(columns.header_rows) and columns.sizes not in found.values():
        return Scales()
    return Scales(column=column, sizes=found, rows=frozenset(rows))


def _header_key(cell: Cell, used: Collection[str]) -> str:
    """The key in a header's cell: behind a label, "SC. A" of two lines, the word that is `used` below; alone it may be used on
    another page."""
    text = normalise(cell.text)
    alone = text if " " not in text and not header_to_fields(text) else ""
    return next((word for word in text.split() if word in used), alone)


def _header_sizes(row: Sequence[Cell], key: int) -> dict[int, str]:
    """Column → size right of a key in a header, whose other words head the columns beside them."""
    sizes = {index: text for index, text in row_to_labels(row).items() if index > key and is_size(text)}
    return sizes if are_scale([*sizes.values()]) else {}
