"""Marks that repeat what stands above them, as order books and hand-filled forms have them: ", 〃, idem."""

from __future__ import annotations

from dataclasses import replace

from pipelines.reading.model import Cell, Table
from pipelines.reading.orders.values import TEXT_FIELDS
from pipelines.reading.tables.columns import Columns

DITTOS = frozenset(('"', "''", "”", "“", "„", "″", "〃", "々", "同上", "idem", "id.", "ditto", "dito", "do."))


def with_dittos_said(table: Table, columns: Columns) -> Table:
    """The table whose marks for "as above" say what they repeat, in its columns of text: a number is never left to a mark."""
    named = [column.index for column in columns.columns if column.field in TEXT_FIELDS]
    if not any(_is_ditto(row[index]) for row in table.rows for index in named):
        return table
    above: dict[int, str] = {}
    rows = []
    for place, row in enumerate(table.rows):
        cells = list(row)
        if place in columns.header_rows:
            above = {}
        else:
            for index in named:
                if _is_ditto(row[index]):
                    cells[index] = replace(row[index], text=above.get(index, ""))
                elif row[index].text:
                    above[index] = row[index].text
        rows.append(tuple(cells))
    return replace(table, rows=tuple(rows))


def _is_ditto(cell: Cell) -> bool:
    return cell.text.strip().casefold() in DITTOS
