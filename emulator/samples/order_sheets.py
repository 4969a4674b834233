"""Purchase orders as sheets: one row per line, or sizes as columns, with what shops write around them."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from emulator.samples.purchases import OrderedLine, Purchase, added_up, order_row, size_columns
from emulator.samples.truth import OrderRow
from emulator.samples.wording import Wording
from emulator.samples.workbooks import SheetData, Value, as_typed

Sheets = tuple[list[SheetData], list[OrderRow]]
LABELS = {"number": "style"}
WIDTHS = {"name": 26.0, "colour": 16.0, "number": 14.0, "barcode": 16.0}


@dataclass(frozen=True, kw_only=True)
class FlatOrder:
    """One row per line. `columns` are keys that `cell_value` knows."""

    columns: tuple[str, ...] = ("number", "name", "colour", "size", "quantity", "unit_price", "amount")
    preamble: bool = True
    totals: bool = True
    subtotals: bool = False  # after each category
    merged_style: bool = False
    charges: bool = False  # freight and discount after the lines
    repeat_every: int = 0  # every n-th line is ordered again further down, for a second delivery; the truth adds both up


def sku_of(line: OrderedLine) -> str:
    """A shop's own number for a line: style, colour code and size."""
    return f"{line.style.number}-{line.colour.code}-{line.size.replace(' ', '')}"


def preamble(sheet: SheetData, purchase: Purchase, wording: Wording) -> None:
    """The order's head: title, number, date, who orders, currency."""
    sheet.add(wording.label("order").upper())
    sheet.add(wording.label("order_number"), purchase.number, None, wording.label("date"), purchase.date)
    sheet.add(purchase.shop, None, None, "12 Example Road, 10115 Sampletown")
    sheet.add(f"{wording.label('price')}: {wording.currency}")
    sheet.add()


def cell_value(key: str, line: OrderedLine, wording: Wording, index: int) -> Value:
    """What a column of a flat order holds for a line."""
    values: dict[str, Value] = {
        "line": index,
        "number": as_typed(line.style.number),
        "sku": sku_of(line),
        "name": line.style.name,
        "colour": wording.colour(line.colour)[0],
        "code": line.colour.code,
        "size": as_typed(line.size),
        "quantity": line.quantity,
        "unit_price": line.style.wholesale,
        "retail": line.style.retail,
        "amount": line.amount,
        "barcode": as_typed(line.style.barcode),
        "category": line.style.category_name,
    }
    return values[key]


def column_label(key: str, wording: Wording) -> str:
    """The header of a column of a flat order."""
    return {"line": "#", "sku": "SKU", "code": f"{wording.label('colour')} Code"}.get(key) or wording.label(LABELS.get(key, key))


def flat_sheet(layout: FlatOrder, purchase: Purchase, wording: Wording) -> Sheets:
    """An order with one row per line."""
    columns = layout.columns
    sheet = SheetData(name="Order", widths=[WIDTHS.get(key, 11.0) for key in columns])
    if layout.preamble:
        preamble(sheet, purchase, wording)
    sheet.add(*(column_label(key, wording) for key in columns), bold=True)
    lines = list(purchase.lines)
    if layout.repeat_every:
        lines += lines[:: layout.repeat_every]
    truth, index = [], 0
    for category, group in groupby(lines, key=lambda line: line.style.category_name):
        some = list(group)
        for (_, _), run in groupby(some, key=lambda line: (line.style.number, line.colour.key)):
            first = len(sheet.rows)
            for line in run:
                index += 1
                merged = layout.merged_style and len(sheet.rows) > first
                hidden = ("number", "name", "colour", "unit_price", "category") if merged else ()
                sheet.add(*(None if key in hidden else cell_value(key, line, wording, index) for key in columns))
                truth.append(stated_row(line, wording, columns))
            if layout.merged_style and len(sheet.rows) - first > 1:
                last = len(sheet.rows) - 1
                sheet.merged += [
                    (first, c, last, c) for c, k in enumerate(columns) if k in ("number", "name", "colour", "unit_price")
                ]
        if layout.subtotals:
            sheet.add(*_sums(columns, some, f"{wording.label('subtotal')} {category}"), bold=True)
    if layout.charges:
        for name, amount in (("Freight", Decimal("45.00")), ("Discount 5%", -(purchase.amount / 20).quantize(Decimal("0.01")))):
            sheet.add(*(name if i == 0 else amount if key == "amount" else None for i, key in enumerate(columns)))
    if layout.totals:
        sheet.add(*_sums(columns, lines, wording.label("total")), bold=True)
    return [sheet], added_up(truth) if layout.repeat_every else truth


def stated_row(line: OrderedLine, wording: Wording, columns: Sequence[str]) -> OrderRow:
    """What a document with these columns states about a line."""
    row = order_row(line, wording, price="unit_price" in columns, name="name" in columns)
    return dataclasses.replace(
        row,
        sku=sku_of(line) if "sku" in columns else row.sku if "number" in columns else "",
        color=row.color if "colour" in columns else line.colour.code if "code" in columns else "",
        size=row.size if "size" in columns else "",
    )


def _sums(columns: Sequence[str], lines: Sequence[OrderedLine], label: str) -> list[Value]:
    sums: dict[str, Value] = {"quantity": sum(x.quantity for x in lines), "amount": sum((x.amount for x in lines), Decimal(0))}
    return [label if i == 0 else sums.get(key) for i, key in enumerate(columns)]


@dataclass(frozen=True, kw_only=True)
class MatrixOrder:
    """One row per colourway with a column for each size.

    `blocks` repeats the header for each size run; `two_rows` sets the word "Size" in a row of its own above the sizes; `empty`
    lists colourways that nobody ordered; `packs` makes the sizes a ratio that is multiplied by a number of packs.
    """

    leading: tuple[str, ...] = ("number", "name", "colour")
    price: bool = True
    total_columns: bool = True
    totals: bool = True
    blocks: bool = False
    two_rows: bool = False
    empty: bool = False
    packs: bool = False
    preamble: bool = True


def _size_runs(purchase: Purchase, blocks: bool) -> list[tuple[str, ...]]:
    runs = list(dict.fromkeys(line.style.sizes for line in purchase.lines))
    return runs if blocks else [tuple(size_columns(runs))]


def matrix_sheet(layout: MatrixOrder, purchase: Purchase, wording: Wording) -> Sheets:
    """An order with sizes as columns."""
    sheet = SheetData(name="Order", widths=[WIDTHS.get(key, 12.0) for key in layout.leading])
    if layout.preamble:
        preamble(sheet, purchase, wording)
    truth: list[OrderRow] = []
    width = 0
    ordered = purchase.by_colourway()
    for run in _size_runs(purchase, layout.blocks):
        head: list[Value] = [column_label(key, wording) for key in layout.leading]
        tail: list[Value] = [*([wording.label("unit_price")] if layout.price else []), *(["Packs"] if layout.packs else [])]
        tail += [wording.label("quantity"), wording.label("amount")] if layout.total_columns else []
        width = len(head) + len(run) + len(tail)
        if layout.two_rows:
            start = len(head)
            row = sheet.add(*head, wording.label("size"), *[None] * (len(run) - 1), *tail, bold=True)
            sheet.merged.append((row, start, row, start + len(run) - 1))
            sheet.add(*[None] * start, *map(as_typed, run), bold=True)
        else:
            sheet.add(*head, *map(as_typed, run), *tail, bold=True)
        for style in purchase.range.styles:
            if (style.sizes != run) if layout.blocks else False:
                continue
            for colour in style.colours:
                lines = ordered.get((style.number, colour.key), [])
                if lines or layout.empty:
                    shown = lines or [OrderedLine(style=style, colour=colour, size="", quantity=0)]
                    _matrix_row(layout, sheet, shown, run, wording, truth)
        if layout.blocks:
            sheet.add()
    if layout.totals and layout.total_columns:
        gap: list[Value] = [None] * (width - 3)
        sheet.add(wording.label("total"), *gap, sum(row.quantity for row in truth), _amount(truth), bold=True)
    return [sheet], truth


def _amount(rows: Sequence[OrderRow]) -> Decimal:
    return sum((row.quantity * (row.unit_price or Decimal(0)) for row in rows), Decimal(0))


def _matrix_row(
    layout: MatrixOrder, sheet: SheetData, lines: Sequence[OrderedLine], run: Sequence[str], wording: Wording, truth: list[OrderRow]
) -> None:
    first = lines[0]
    wanted = {line.size: line for line in lines if line.quantity}
    packs = 2 + first.style.seed % 4 if layout.packs and wanted else 1
    rows = [
        order_row(line, wording, quantity=line.quantity * packs, price=layout.price, name="name" in layout.leading)
        for line in lines
        if line.quantity
    ]
    truth += rows
    values: list[Value] = [cell_value(key, first, wording, 0) for key in layout.leading]
    values += [wanted[size].quantity if size in wanted else None for size in run]
    values += [first.style.wholesale] if layout.price else []
    values += [packs if wanted else None] if layout.packs else []
    if layout.total_columns:
        pieces = sum(row.quantity for row in rows)
        values += [pieces or None, first.style.wholesale * pieces if pieces else None]
    sheet.add(*values)
