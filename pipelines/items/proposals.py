"""What the assistant is asked for orders: the columns whose headers the rules do not know. Its answers are checked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from pydantic import BaseModel, ConfigDict

from pipelines.engine.context import Context
from pipelines.reading.model import Cell, Table
from pipelines.reading.tables.columns import Column, Columns
from pipelines.reading.words.header_words import Field

FIELDS: frozenset[str] = frozenset(get_args(Field))
NUMERIC: frozenset[str] = frozenset({"quantity", "unit_price", "line_total", "wholesale_price", "retail_price", "price"})
SAMPLE_ROWS = 6
COLUMNS = (
    "You see tables of a purchase order for fashion wholesale. Each column is given by its index, its header and the first cells "
    "below it. Say what the columns named in `open` hold. Use only the fields listed in `fields`, or null when none fits. "
    "Do not guess: a column may hold nothing that an order line needs."
)


class ColumnField(BaseModel):
    """What one column holds."""

    model_config = ConfigDict(extra="forbid")

    table: int
    column: int
    field: str | None


class ColumnFields(BaseModel):
    """What the open columns hold."""

    model_config = ConfigDict(extra="forbid")

    columns: list[ColumnField]


def propose_fields(ctx: Context, tables: Sequence[Table], columns: Sequence[Columns]) -> dict[int, dict[int, Field | None]]:
    """Fields for columns that the rules left open, by table and column; nothing without an assistant."""
    if not ctx.has_assistant:
        return {}
    open_columns = {
        (index, column.index): column
        for index, (table, mapping) in enumerate(zip(tables, columns, strict=True))
        for column in mapping.columns
        if _is_open(column) and any(row[column.index].text for row in _body(table, mapping))
    }
    if not open_columns:
        return {}
    payload = {
        "fields": sorted(FIELDS),
        "open": [{"table": table, "column": column} for table, column in sorted(open_columns)],
        "tables": [
            {"table": index, "columns": [_described(table, mapping, column) for column in mapping.columns]}
            for index, (table, mapping) in enumerate(zip(tables, columns, strict=True))
            if any(index == asked for asked, _ in open_columns)
        ],
    }
    answer = ctx.ask(prompt="columns-1", instructions=COLUMNS, payload=payload, schema=ColumnFields)
    proposed: dict[int, dict[int, Field | None]] = {}
    for given in answer.columns if answer else ():
        if (given.table, given.column) not in open_columns or given.field is None:
            continue
        table, mapping = tables[given.table], columns[given.table]
        if holds(table, mapping, given.column, given.field):
            proposed.setdefault(given.table, {})[given.column] = given.field  # type: ignore[assignment]
        else:
            ctx.count_issue("fallback")
    return proposed


def holds(table: Table, mapping: Columns, column: int, field: str) -> bool:
    """Whether the cells allow the proposed field: known, not taken by a column that the rules are sure of, numbers where numbers
    must be."""
    if field not in FIELDS or mapping.of(field):  # type: ignore[arg-type]
        return False
    cells = [row[column] for row in _body(table, mapping) if row[column].text]
    numbers = [cell for cell in cells if cell.number is not None or any(sign.isdigit() for sign in cell.text)]
    return bool(cells) and (field not in NUMERIC or len(numbers) * 2 > len(cells))


def _is_open(column: Column) -> bool:
    return column.field is None and not column.size and bool(column.header)


def _body(table: Table, mapping: Columns) -> Sequence[Sequence[Cell]]:
    first = mapping.header_rows[-1] + 1 if mapping.header_rows else 0
    return table.rows[first:]


def _described(table: Table, mapping: Columns, column: Column) -> dict[str, object]:
    cells = [row[column.index].text for row in _body(table, mapping)][:SAMPLE_ROWS]
    return {"column": column.index, "header": column.header, "field": column.field, "cells": cells}
