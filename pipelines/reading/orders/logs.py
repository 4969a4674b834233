"""A workbook's log of orders beside the one order it is sent for: rows that each name an order, of many orders.

Its lines were ordered at other times; the sheet that names one order above its items is the order itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.reading.model import Table
from pipelines.reading.orders.facts import TextLine, is_order_number_label, texts_to_po_number
from pipelines.reading.tables.headers import IDENTITY, rows_to_headers
from pipelines.reading.words.vocabulary import header_to_fields


def logs_among(tables: Sequence[Table], texts: Sequence[TextLine]) -> list[str]:
    """The names of sheets that log several orders, when another sheet names one order and its items; [] as a rule."""
    logs = {table.sheet for table in tables if table.sheet is not None and _orders_in(table) > 1}
    own = {table.sheet for table in tables if _orders_in(table) == 0 and _lists_items(table)} - logs
    named = any(texts_to_po_number([line for line in texts if line.sheet == sheet]) for sheet in own)
    return [name for name in dict.fromkeys(table.sheet for table in tables) if name in logs and name is not None] if named else []


def _orders_in(table: Table) -> int:
    """How many orders the rows of a table name in a column for it."""
    header = next(iter(rows_to_headers(table.rows)), None)
    at = next((i for i, label in header.labels.items() if is_order_number_label(label)), None) if header is not None else None
    if header is None or at is None:
        return 0
    values = {row[at].text for row in table.rows[header.rows[-1] + 1 :] if at < len(row)}
    return len({value for value in values if any(char.isdigit() for char in value)})


def _lists_items(table: Table) -> bool:
    header = next(iter(rows_to_headers(table.rows)), None)
    fields = {name for label in header.labels.values() for name, _ in header_to_fields(label)} if header is not None else set()
    return bool(fields & IDENTITY) and (bool(fields & {"quantity", "pack_quantity"}) or bool(header and header.sizes))
