"""Headers that name the item themselves: its number and name where labels would stand, its sizes beside them, its colours below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipelines.reading.model import Cell, Table
from pipelines.reading.orders.captions import NUMBERS, cells_to_caption
from pipelines.reading.orders.rows import Texts
from pipelines.reading.tables.cell_kinds import cell_to_number
from pipelines.reading.tables.columns import Column, Columns
from pipelines.reading.words.colors import color_share
from pipelines.reading.words.vocabulary import header_to_fields

TITLE_SURE = 0.6  # that what stands below an item's name are its colours


def header_to_title(row: Sequence[Cell], columns: Columns) -> Texts:
    """What a header says of the one item below it: "KV-D117 | Slip Dress | XS | S | Units"; {} for a header of labels only."""
    facts = cells_to_caption([row[column.index] for column in _untitled(row, columns)]) if columns.sizes else {}
    return facts if facts.keys() & NUMBERS else {}


def with_title(table: Table, columns: Columns) -> Columns:
    """The columns, of those below an item's own words the one filled best as its colour, the others as nothing known."""
    first = next(iter(columns.header_rows), None)
    if first is None or not header_to_title(table.rows[first], columns):
        return columns
    below = {column.index for column in _untitled(table.rows[first], columns)}
    rows = [
        row
        for index, row in enumerate(table.rows)
        if index not in columns.header_rows and any(cell_to_number(row[at]) is not None for at in columns.sizes)
    ]
    texts = {at: [row[at].text for row in rows if row[at].text] for at in below}
    color = max(below, key=lambda at: (len(texts[at]), color_share(texts[at]), at))
    known = any(column.index not in below for column in columns.of("color"))
    return replace(columns, columns=tuple(
        replace(column, field="color" if column.index == color and not known else None, also=(), confidence=TITLE_SURE)
        if column.index in below else column for column in columns.columns))  # fmt: skip


def _untitled(row: Sequence[Cell], columns: Columns) -> list[Column]:
    """The columns whose header is no label: it names no field and heads no size."""
    return [
        c for c in columns.columns if not c.size and row[c.index].text and not header_to_fields(" ".join(row[c.index].text.split()))
    ]
