"""Reading a purchase order from start to end: `read_order`, and its steps, each of which can be looked at by itself.

Bytes → tables → what the columns hold → line items. The pipeline calls the steps one at a time, with a mapping of columns that an
assistant proposed where the rules were not sure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pipelines.reading.content_type import IMAGES, PDF, sniff
from pipelines.reading.doubts import doubts_to_notes
from pipelines.reading.faults import Unreadable
from pipelines.reading.model import Order, Page, Sheet, Table
from pipelines.reading.orders.captions import cells_to_caption, cells_to_facts
from pipelines.reading.orders.context import Context
from pipelines.reading.orders.details import without_repeats
from pipelines.reading.orders.doubts import order_to_doubts
from pipelines.reading.orders.facts import TextLine, texts_to_po_number, to_currency
from pipelines.reading.orders.forms import texts_to_form
from pipelines.reading.orders.legends import document_to_legend, without_legend
from pipelines.reading.orders.letters import texts_to_letter
from pipelines.reading.orders.lines import TableLines, table_to_lines
from pipelines.reading.orders.logs import logs_among
from pipelines.reading.orders.mails import texts_beside_tables
from pipelines.reading.orders.packs import added_up
from pipelines.reading.orders.page_tables import pages_to_tables
from pipelines.reading.orders.remarks import with_last_remark
from pipelines.reading.orders.rows import Texts, row_number
from pipelines.reading.orders.titles import with_title
from pipelines.reading.pdf.reader import pdf_to_pages
from pipelines.reading.tables.columns import Column, Columns, sheet_to_tables, table_columns
from pipelines.reading.tables.headers import rows_to_headers
from pipelines.reading.tables.turned import grid_to_turned_tables
from pipelines.reading.words.header_words import Field
from pipelines.reading.workbook.reader import read_sheets

MOST_HEADER_ROWS = 12  # at the top of a table, a legend of scales among them
MOST_FORM_ROWS = 60  # of a table that may have its header further down
Override = Mapping[int, Mapping[int, Field | None]]  # table index → column index → field


@dataclass(frozen=True, kw_only=True)
class OrderTables:
    """The tables of an order in its own order, the lines of text outside them, and notes on what was left out."""

    tables: tuple[Table, ...]
    texts: tuple[TextLine, ...] = ()
    notes: tuple[str, ...] = ()


def read_order(data: bytes, filename: str = "") -> Order:
    """The order in a PDF, workbook, delimited text or picture.

    Raises `Unreadable`: as `sniff` and the readers do, and `no_table` when nothing in it looks like a table.
    """
    tables = order_to_tables(data, filename)
    columns = tables_to_columns(tables)
    return tables_to_lines(tables, columns)


def order_to_tables(data: bytes, filename: str = "") -> OrderTables:
    """Find the tables and the text around them. Raises `Unreadable` as `read_order` does."""
    content_type = sniff(data, filename)
    if content_type == PDF or content_type in IMAGES:
        return pages_to_order_tables(pdf_to_pages(data))
    sheets = read_sheets(data, content_type)
    found = without_logs(with_forms(sheets_to_tables(sheets)))
    if not any(len(table.rows) > 1 for table in found.tables):
        raise Unreadable("no_table", "No table was found in the workbook. An order needs a row of headers with the items below it.")
    return found


def pages_to_order_tables(pages: Iterable[Page]) -> OrderTables:
    """The same of pages that are read already. Raises `Unreadable("no_table")` when they hold no words."""
    tables, texts = pages_to_tables(pages)
    if not tables and not texts:
        raise Unreadable("no_table", "No words could be read on any page. Upload the order as a workbook or as a PDF with text.")
    return with_forms(OrderTables(tables=tuple(tables), texts=tuple(texts)))


def with_forms(found: OrderTables) -> OrderTables:
    """Where no table has a header: the products that labels at the left name, one by one or side by side."""
    if any(rows_to_headers(table.rows[:MOST_FORM_ROWS]) for table in found.tables):
        return found
    turned = [replace(table, rows=tuple(map(tuple, rows))) for table in found.tables for rows in grid_to_turned_tables(table.rows)]
    tables = turned or texts_to_form(found.texts)
    return replace(found, tables=tuple(tables)) if tables else found


def without_logs(found: OrderTables) -> OrderTables:
    """Without the sheets that log other orders beside the order itself, and a note of each."""
    logs = logs_among(found.tables, found.texts)
    notes = [f"Sheet “{name}” lists several orders beside this one and was not read." for name in logs]
    return OrderTables(
        tables=tuple(table for table in found.tables if table.sheet not in logs),
        texts=tuple(line for line in found.texts if line.sheet not in logs),
        notes=(*found.notes, *notes),
    )


def sheets_to_tables(sheets: Sequence[Sheet]) -> OrderTables:
    """The tables of the visible sheets; hidden sheets count only when there is no other."""
    visible = [sheet for sheet in sheets if not sheet.hidden]
    notes = [f"Sheet “{sheet.name}” is hidden and was not read." for sheet in sheets if sheet.hidden and visible]
    tables: list[Table] = []
    texts: list[TextLine] = []
    for sheet in visible or sheets:
        found = sheet_to_tables(sheet)
        tables += found
        inside = {
            cell.address for table in found if rows_to_headers(table.rows[:MOST_HEADER_ROWS]) for row in table.rows for cell in row
        }
        rows: dict[int, list[int]] = {}
        for row, column in sorted(sheet.cells):
            cell = sheet.cells[row, column]
            if cell.address not in inside and not cell.merged and row < 400:
                rows.setdefault(row, []).append(column)
        texts += [
            TextLine(cells=tuple(sheet.cells[row, column] for column in columns), sheet=sheet.name) for row, columns in rows.items()
        ]
    return OrderTables(tables=tuple(tables), texts=tuple(texts), notes=tuple(notes))


def tables_to_columns(tables: OrderTables, override: Override | None = None) -> tuple[Columns, ...]:
    """What the columns of each table hold, by the rules; `override` replaces the field of single columns."""
    found = settled_together(tables.tables, [with_title(table, table_columns(table)) for table in tables.tables])
    for table, fields in (override or {}).items():
        if 0 <= table < len(found):
            changed = tuple(
                replace(column, field=fields[column.index], also=(), size="", confidence=0.8) if column.index in fields else column
                for column in found[table].columns
            )
            found[table] = replace(found[table], columns=changed)
    return tuple(found)


def settled_together(tables: Sequence[Table], columns: Sequence[Columns]) -> list[Columns]:
    """The columns of tables under the same labels, page by page, as the longest of them shows what they hold."""
    longest: dict[tuple[str, ...], tuple[int, Columns]] = {}
    heads = {tuple(column.header for column in found.columns): found for found in columns if found.header_rows}
    columns = [found if found.header_rows or not table.rows else _headed_alike(table, found, heads)
               for table, found in zip(tables, columns, strict=True)]  # fmt: skip
    keys = [tuple(column.header.casefold() for column in found.columns) for found in columns]
    for key, table, found in zip(keys, tables, columns, strict=True):
        longest[key] = max(longest.get(key, (0, found)), (len(table.rows), found), key=lambda other: other[0])
    return [
        replace(found, columns=tuple(map(_settled_as, found.columns, longest[key][1].columns))) if any(key) else found
        for key, found in zip(keys, columns, strict=True)
    ]


def _headed_alike(table: Table, columns: Columns, heads: Mapping[tuple[str, ...], Columns]) -> Columns:
    """The columns of a table whose first row is the header of another, which alone had the rows to prove it."""
    other = heads.get(tuple(" ".join(cell.text.split()) for cell in table.rows[0]))
    return replace(other, header_rows=(0,), changes={0: other.sizes} if other.sizes else {}) if other is not None else columns


def _settled_as(column: Column, other: Column) -> Column:
    return replace(column, field=other.field, also=other.also, confidence=other.confidence)


def tables_to_lines(tables: OrderTables, columns: Sequence[Columns]) -> Order:
    """The line items of all tables, the totals checked, and notes; repeats of the same lines in less detail are left out."""
    legend = document_to_legend(tables.tables, columns, tables.texts)
    context = Context(legend=legend.held)
    read: list[TableLines] = []
    for table, mapping in zip(tables.tables, columns, strict=True):
        if not read:
            context.facts.update(facts_above(table, tables.texts))
            context.style = dict(context.facts)
        found = table_to_lines(without_legend(table, len(read), legend), mapping, context)
        if read and found.opening and tables.tables[len(read) - 1].page != table.page:
            read[-1] = replace(read[-1], lines=with_last_remark(read[-1].lines, found.opening))
        read.append(found)
    kept, notes = without_repeats(read)
    ordered = tuple(line for found in kept for line in found.lines)
    written = [line for line in tables.texts if line.sheet is None]  # what a sheet says stands in its columns
    letter = texts_beside_tables(written, tables.tables, ordered) if ordered else texts_to_letter(written)
    ordered = (*letter.lines, *ordered)
    lines = tuple(added_up(ordered))
    notes = [*tables.notes, *notes, *(note for found in kept for note in found.notes)]
    if len(lines) < len(ordered):
        notes.append("Items that are ordered in several deliveries or packs are added up.")
    if not lines:
        notes.append("No line items were found: no table and no text counts or totals anything that is named.")
    checks = tuple(check for found in kept for check in found.checks)
    return Order(
        po_number=texts_to_po_number(tables.texts),
        currency=to_currency(lines, tables.texts),
        lines=lines,
        checks=checks,
        notes=tuple(dict.fromkeys(notes)),
        doubts=tuple(doubts_to_notes([*order_to_doubts(tables.tables, columns, ordered, checks), *letter.doubts], things="lines")),
    )


def facts_above(table: Table, texts: Sequence[TextLine]) -> Texts:
    """Labelled facts on the lines before the first table: a style's number over its size grid; and what the sheet's row right over
    it says as a caption, "Art. 2101 | Genser | Pris | 385"."""
    facts: Texts = {}
    top = min((cell.box[1] for cell in table.rows[0] if cell.box), default=1.0)
    first = row_number(table.rows[0], -1)
    for line in texts:
        above = line.cells[0].box is None or line.cells[0].box[1] < top
        if line.page == table.page and line.sheet == table.sheet and above:
            over = table.sheet is not None and row_number(line.cells, -1) == first - 1
            found = {**(cells_to_caption(line.cells) if over else {}), **cells_to_facts(line.cells)}
            facts = {**({} if found.keys() & {"style_number", "sku"} else facts), **found}
    return facts
