"""Steps 1 to 4: the order's file, its tables, what their columns hold, and the line items."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipelines.engine.context import Context
from pipelines.engine.errors import ErrorCode
from pipelines.items.proposals import propose_fields
from pipelines.items.second_reading import read_again
from pipelines.passages import Passage, page_to_jpeg, page_to_passage, sheet_to_passages
from pipelines.reading import codec
from pipelines.reading.faults import Unreadable
from pipelines.reading.model import Order
from pipelines.reading.orders.reader import (
    OrderTables,
    order_to_tables,
    pages_to_order_tables,
    tables_to_columns,
    tables_to_lines,
)
from pipelines.reading.pdf.reader import pdf_to_pages
from pipelines.reading.words.header_words import Field
from pipelines.reading.workbook.reader import read_sheets
from pipelines.sources import Source, load_sources, unreadable
from pipelines.staging import stage, staged


def fetch_order(ctx: Context) -> Mapping[str, Any]:
    """Make sure that the order is there."""
    source = order_source(ctx)
    return {"filename": source.filename}


def parse_order(ctx: Context) -> Mapping[str, Any]:
    """Find the tables in the file. Its pages are kept: recognising the text of a scan once is enough."""
    source = order_source(ctx)
    data = ctx.blobs.read(source.storage_path)
    try:
        pages = list(pdf_to_pages(data)) if source.is_paged else []
        tables = pages_to_order_tables(pages) if source.is_paged else order_to_tables(data, source.filename)
    except Unreadable as fault:
        raise unreadable(source, fault) from fault
    stage(ctx, "pages", [codec.page_to_json(page) for page in pages])
    stage(ctx, "tables", codec.to_json(tables))
    return {**ctx.state, "tables": len(tables.tables)}


def identify_columns(ctx: Context) -> Mapping[str, Any]:
    """Say what each column holds: by the rules, and by AI where they leave a column open."""
    tables = _staged_tables(ctx)
    proposed = propose_fields(ctx, tables.tables, tables_to_columns(tables))
    stage(ctx, "columns", [[table, column, field] for table, fields in proposed.items() for column, field in fields.items()])
    return {**ctx.state, "columns_by_ai": sum(map(len, proposed.values()))}


def extract_lines(ctx: Context) -> Mapping[str, Any]:
    """Read the line items and check them against the printed totals; what is in doubt, or a sample, is read again."""
    tables = _staged_tables(ctx)
    override: dict[int, dict[int, Field | None]] = {}
    for table, column, field in staged(ctx, "columns"):
        override.setdefault(table, {})[column] = field
    columns = tables_to_columns(tables, override)
    order = tables_to_lines(tables, columns)
    if ctx.has_assistant:
        source = order_source(ctx)
        data = ctx.blobs.read(source.storage_path)
        order = read_again(ctx, _passages(ctx, source, data), order, tables, columns, lambda page: page_to_jpeg(data, page))
    stage(ctx, "order", codec.to_json(order))
    return {**ctx.state, "lines": len(order.lines), "checks_failed": sum(not check.agrees for check in order.checks)}


def order_source(ctx: Context) -> Source:
    """The purchase order of the job."""
    remedy = "No purchase order found. Upload one and generate the items again."
    wanted = [document_id for document_id in [ctx.input.get("document_id")] if document_id]
    (source,) = load_sources(ctx, wanted, ErrorCode.NO_PURCHASE_ORDER, remedy)
    return source


def staged_order(ctx: Context) -> Order:
    """The order as read by `extract_lines`."""
    return codec.from_json(Order, staged(ctx, "order"))


def _passages(ctx: Context, source: Source, data: bytes) -> list[Passage]:
    """The order as it is shown to the assistant: its pages, or windows of its shown sheets."""
    if source.is_paged:
        return [page_to_passage(codec.page_from_json(page)) for page in staged(ctx, "pages")]
    shown = [sheet for sheet in read_sheets(data, source.content_type) if not sheet.hidden]
    return [passage for sheet in shown for passage in sheet_to_passages(sheet)]


def _staged_tables(ctx: Context) -> OrderTables:
    return codec.from_json(OrderTables, staged(ctx, "tables"))
