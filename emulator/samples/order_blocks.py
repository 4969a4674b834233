"""Orders that are no plain table: a size grid for each style, pre-packs, quantities split by market, lines beside other sheets."""

from __future__ import annotations

import random
from decimal import Decimal

from emulator.samples.order_sheets import (
    FlatOrder,
    MatrixOrder,
    Sheets,
    cell_value,
    column_label,
    flat_sheet,
    matrix_sheet,
    preamble,
)
from emulator.samples.purchases import Purchase, added_up, order_row
from emulator.samples.truth import OrderRow
from emulator.samples.wording import Wording
from emulator.samples.workbooks import SheetData, Value, as_typed

MARKETS = ("EU", "UK", "US")


def grid_for_each_style(purchase: Purchase, wording: Wording) -> Sheets:
    """A block for each style: a line of facts, a header of sizes, a row for each colour, a total."""
    sheet = SheetData(name="PO", widths=(22.0, 14.0))
    preamble(sheet, purchase, wording)
    truth: list[OrderRow] = []
    for style in purchase.range.styles:
        lines = [line for line in purchase.lines if line.style.number == style.number]
        if not lines:
            continue
        sheet.add(
            f"{wording.label('style')}:", as_typed(style.number), style.name, None, f"{wording.label('price')}:", style.wholesale
        )
        sheet.add(wording.label("colour"), *map(as_typed, style.sizes), wording.label("total"), bold=True)
        for colour in dict.fromkeys(line.colour for line in lines):
            wanted = {line.size: line for line in lines if line.colour == colour}
            cells = [wanted[size].quantity if size in wanted else None for size in style.sizes]
            sheet.add(wording.colour(colour)[0], *cells, sum(line.quantity for line in wanted.values()))
            truth += [order_row(wanted[size], wording) for size in style.sizes if size in wanted]
        sheet.add(wording.label("total"), *[None] * len(style.sizes), sum(line.quantity for line in lines), bold=True)
        sheet.add()
    return [sheet], truth


def pre_packs(purchase: Purchase, wording: Wording) -> Sheets:
    """A row for each colourway that names what one pack holds and how many packs are ordered."""
    sheet = SheetData(name="Order", widths=(14.0, 26.0, 16.0, 30.0))
    preamble(sheet, purchase, wording)
    heads = (*(column_label(key, wording) for key in ("number", "name", "colour")), "Pre-pack", "Packs", wording.label("quantity"))
    sheet.add(*heads, column_label("unit_price", wording), wording.label("amount"), bold=True)
    truth: list[OrderRow] = []
    for lines in purchase.by_colourway().values():
        first, packs = lines[0], 2 + lines[0].quantity % 5
        ratio = {line.size: 1 + line.quantity % 3 for line in lines}
        pieces = packs * sum(ratio.values())
        content = " ".join(f"{size}/{count}" for size, count in ratio.items())
        facts = [cell_value(key, first, wording, 0) for key in ("number", "name", "colour")]
        sheet.add(*facts, content, packs, pieces, first.style.wholesale, first.style.wholesale * pieces)
        truth += [order_row(line, wording, quantity=packs * ratio[line.size]) for line in lines]
    return [sheet], truth


def split_by_market(purchase: Purchase, wording: Wording, seed: int) -> Sheets:
    """One row per line with a quantity for each market and their total; the total is what is ordered."""
    rng = random.Random(seed)
    sheet = SheetData(name="Buy", widths=(14.0, 26.0, 16.0))
    preamble(sheet, purchase, wording)
    keys = ("number", "name", "colour", "size")
    markets = [f"{wording.label('quantity')} {market}" for market in MARKETS]
    total = f"{wording.label('total')} {wording.label('quantity')}"
    sheet.add(*(column_label(key, wording) for key in keys), *markets, total, column_label("unit_price", wording), bold=True)
    for line in purchase.lines:
        first = rng.randint(0, line.quantity)
        second = rng.randint(0, line.quantity - first)
        parts = (first, second, line.quantity - first - second)
        sheet.add(
            *(cell_value(key, line, wording, 0) for key in keys), *(n or None for n in parts), line.quantity, line.style.wholesale
        )
    return [sheet], [order_row(line, wording) for line in purchase.lines]


def among_other_sheets(purchase: Purchase, wording: Wording) -> Sheets:
    """The order on the second sheet of five: a cover, terms, a pivot by category, and a hidden list of sizes."""
    sheets, truth = flat_sheet(FlatOrder(), purchase, wording)
    cover = SheetData(name="Cover")
    for label, value in (
        ("Buyer", purchase.shop),
        (wording.label("order_number"), purchase.number),
        ("Ship to", "12 Example Road"),
    ):
        cover.add(label, value)
    terms = SheetData(name="Terms")
    terms.add("Terms", bold=True)
    for sentence in ("Payment net 30 days.", "Ship complete by 2026-08-15.", "Maximum 2 cartons per pallet."):
        terms.add(sentence)
    pivot = SheetData(name="Summary")
    pivot.add(wording.label("category"), f"Sum of {wording.label('quantity')}", f"Sum of {wording.label('amount')}", bold=True)
    for category in dict.fromkeys(line.style.category_name for line in purchase.lines):
        some = [line for line in purchase.lines if line.style.category_name == category]
        pivot.add(category, sum(line.quantity for line in some), sum((line.amount for line in some), Decimal(0)))
    pivot.add("Grand Total", purchase.quantity, purchase.amount, bold=True)
    lists = SheetData(name="Lists", hidden=True)
    lists.add("Sizes", "Colours", "Minimum", bold=True)
    for i, size in enumerate(("XS", "S", "M", "L", "XL")):
        lists.add(size, ("Black", "White", "Navy", "Red", "Green")[i], 6)
    return [cover, *sheets, terms, pivot, lists], truth


def sheet_for_each_store(purchase: Purchase, wording: Wording) -> Sheets:
    """One workbook for several doors: each store's lines on a sheet of its own, with remarks between the lines."""
    sheets: list[SheetData] = []
    truth: list[OrderRow] = []
    keys = ("number", "name", "colour", "size", "quantity", "unit_price")
    for n, store in enumerate(("Store 101", "Store 204", "Web")):
        sheet = SheetData(name=store, widths=(14.0, 26.0, 16.0))
        sheet.add(f"{wording.label('order_number')}: {purchase.number}", None, store)
        sheet.add()
        sheet.add(*(column_label(key, wording) for key in keys), bold=True)
        for i, line in enumerate(purchase.lines[n::3]):
            if i % 6 == 4:
                sheet.add("*** Ship flat, no hangers ***")
            sheet.add(*(cell_value(key, line, wording, 0) for key in keys))
            truth.append(order_row(line, wording))
        sheets.append(sheet)
    return sheets, truth


def ordered_and_shipped(purchase: Purchase, wording: Wording) -> Sheets:
    """Ordered, shipped and open quantities side by side with list and net prices; what was ordered counts, at the net price."""
    sheet = SheetData(name="Status", widths=(14.0, 16.0, 10.0))
    sheet.add(
        "#",
        *(column_label(key, wording) for key in ("number", "colour", "size")),
        "Ordered",
        "Shipped",
        "Open",
        "MSRP",
        "Net Price",
        bold=True,
    )
    truth: list[OrderRow] = []
    for i, line in enumerate(purchase.lines, start=1):
        facts = [cell_value(key, line, wording, 0) for key in ("number", "colour", "size")]
        shipped = line.quantity // 2
        sheet.add(i, *facts, line.quantity, shipped, line.quantity - shipped, line.style.retail, line.style.wholesale)
        truth.append(order_row(line, wording, name=False))
    return [sheet], truth


def order_form(purchase: Purchase, wording: Wording) -> Sheets:
    """The brand's own form: every colourway with its prices, few of them ordered."""
    layout = MatrixOrder(leading=("number", "name", "category", "colour", "retail"), empty=True)
    return matrix_sheet(layout, purchase, wording)


def two_deliveries(purchase: Purchase, wording: Wording) -> Sheets:
    """Lines with a delivery date; every third article is ordered for a second date too, in a row of its own."""
    sheet = SheetData(name="Orders", widths=(12.0, 14.0, 26.0, 16.0))
    preamble(sheet, purchase, wording)
    keys = ("number", "name", "colour", "size", "quantity", "unit_price", "amount")
    sheet.add("Delivery", *(column_label(key, wording) for key in keys), bold=True)
    truth: list[OrderRow] = []
    for date, lines in (("15.02.2027", purchase.lines), ("30.03.2027", purchase.lines[::3])):
        for line in lines:
            values: list[Value] = [cell_value(key, line, wording, 0) for key in keys]
            sheet.add(date, *values)
            truth.append(order_row(line, wording))
    return [sheet], added_up(truth)
