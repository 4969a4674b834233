"""Matrices with a group of the same sizes for each colour, "Black | S M L | Navy | S M L", an item's colours all in one row.

`with_colors_apart` gives each colour of an item a row of its own, so that nothing behind it knows of the groups.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pipelines.reading.model import Cell, Table
from pipelines.reading.tables.cell_kinds import cell_to_number
from pipelines.reading.tables.columns import Column, Columns
from pipelines.reading.words.colors import color_share
from pipelines.reading.words.shops import shop_words
from pipelines.reading.words.vocabulary import header_to_fields, is_total_label

LEAST_KNOWN = 0.5  # of the groups' names
SURE = 0.8  # that they are colours
EMPTY = Cell(text="")


def with_colors_apart(table: Table, columns: Columns) -> tuple[Table, Columns]:
    """The table with a row for each colour of an item, its name in a column of its own at the right end; others as they are."""
    groups = _groups(columns)
    if not groups:
        return table, columns
    width = len(table.rows[0])
    summed = {column.index for column in columns.of("quantity", "line_total")}  # of all the colours
    names = {text: _heading(table, columns, text) for text in groups}
    rows: list[tuple[Cell, ...]] = []
    places: dict[int, int] = {}  # where each row went
    for index, row in enumerate(table.rows):
        places[index] = len(rows)
        ordered = [text for text in groups if any(cell_to_number(row[at]) for at in groups[text])]
        if index in columns.header_rows or not ordered or any(is_total_label(cell.text) for cell in row if cell.text):
            rows.append((*row, EMPTY))
            continue
        for text in ordered:
            others = summed.union(*(groups[other] for other in groups if other != text))
            rows.append((*(EMPTY if at in others else cell for at, cell in enumerate(row)), names[text]))
    added = Column(index=width, field="color", confidence=SURE)
    apart = replace(
        columns,
        columns=(*columns.columns, added),
        header_rows=tuple(places[index] for index in columns.header_rows),
        changes={places[index]: sizes for index, sizes in columns.changes.items()},
    )
    return replace(table, rows=tuple(rows)), apart


def _groups(columns: Columns) -> dict[str, tuple[int, ...]]:
    """Colour → the columns of its sizes, where the same size stands in several groups and these are named by colours; else {}."""
    graded = [column for column in columns.columns if column.size]
    again = Counter(column.size for column in graded)
    if columns.of("color") or len(again) == len(graded) or not all(column.group for column in graded):
        return {}
    groups: dict[str, tuple[int, ...]] = {}
    for column in graded:
        groups[column.group] = (*groups.get(column.group, ()), column.index)
    told = any(shop_words(text) or header_to_fields(text) for text in groups)
    return groups if len(groups) > 1 and not told and color_share(groups) >= LEAST_KNOWN else {}


def _heading(table: Table, columns: Columns, text: str) -> Cell:
    """The cell over a group."""
    cells: Sequence[Cell] = [cell for index in columns.header_rows for cell in table.rows[index]]
    return next((cell for cell in cells if " ".join(cell.text.split()) == text), Cell(text=text))
