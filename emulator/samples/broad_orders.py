"""The broad set's purchase orders: unlike layouts and file types after the conventions of real ones."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from emulator.samples import order_blocks as blocks
from emulator.samples.linesheet_layouts import vary, vary_plan
from emulator.samples.order_details import print_size_columns, print_with_details
from emulator.samples.order_items import print_size_rows, print_variants
from emulator.samples.order_pages import OrderPages, print_order
from emulator.samples.order_records import print_doubled_cells, print_records, products_side_by_side, sizes_in_a_cell
from emulator.samples.order_sheets import FlatOrder, MatrixOrder, Sheets, flat_sheet, matrix_sheet, stated_row
from emulator.samples.other_papers import availability_sheet, order_letter
from emulator.samples.purchases import Purchase, make_purchase, order_row
from emulator.samples.range import RangePlan, make_range
from emulator.samples.scans import scan
from emulator.samples.truth import OrderRow, Sample, Truth
from emulator.samples.wording import Wording
from emulator.samples.workbooks import SheetData, to_csv, to_ods, to_xls, to_xlsm, to_xlsx

PLAN = RangePlan(count=12, colours=(1, 3), categories=("shirts", "dresses", "knitwear", "trousers"))
WRITERS: Mapping[str, Callable[[Sequence[SheetData]], bytes]] = {"xlsx": to_xlsx, "xlsm": to_xlsm, "xls": to_xls, "ods": to_ods}
LINE_COLUMNS = ("line", "sku", "name", "code", "size", "quantity", "unit_price", "amount")
PRICED = ("number", "name", "colour", "size", "retail", "unit_price", "quantity", "amount")


def _purchase(name: str, language: str, seed: int, *, share: float = 0.6) -> tuple[Purchase, Wording]:
    """An order from an invented range, and how it is worded; both differ with the name and the seed."""
    rng = random.Random(f"{name} {seed}")
    wording = vary(Wording(language=language), rng)
    plan = dataclasses.replace(vary_plan(PLAN, rng), language=language, currency=wording.currency)
    return make_purchase(make_range(plan, rng.randrange(10**6)), seed, share=share), wording


def _sample(name: str, ending: str, data: bytes, wording: Wording, purchase: Purchase, rows: Sequence[OrderRow]) -> Sample:
    truth = Truth(kind="purchase_order", currency=wording.currency, rows=rows, extra={"po_number": purchase.number})
    return Sample(filename=f"order_{name}.{ending}", data=data, truth=truth)


def _sheets(name: str, language: str, make: Callable[[Purchase, Wording], Sheets], ending: str, seed: int) -> Sample:
    purchase, wording = _purchase(name, language, seed, share=0.12 if "form" in name else 0.6)
    sheets, rows = make(purchase, wording)
    return _sample(name, ending, WRITERS[ending](sheets), wording, purchase, rows)


def _text(name: str, language: str, layout: FlatOrder, delimiter: str, encoding: str, seed: int) -> Sample:
    purchase, wording = _purchase(name, language, seed)
    sheets, rows = flat_sheet(layout, purchase, wording)
    data = to_csv(sheets[0], delimiter=delimiter, encoding=encoding, decimal_comma=wording.decimal_comma)
    return _sample(name, "csv", data, wording, purchase, rows)


def _pages(name: str, language: str, layout: OrderPages, scanned: bool, seed: int) -> Sample:
    purchase, wording = _purchase(name, language, seed, share=0.4 if scanned else 0.7)
    data = print_order(layout, purchase, wording)
    truth = [stated_row(line, wording, layout.columns) for line in purchase.lines]
    return _sample(name, "pdf", scan(data, seed) if scanned else data, wording, purchase, truth)


def _drawn(name: str, language: str, draw: Callable[[Purchase, Wording], bytes], priced: bool, seed: int) -> Sample:
    purchase, wording = _purchase(name, language, seed)
    rows = [order_row(line, wording, price=priced) for line in purchase.lines]
    return _sample(name, "pdf", draw(purchase, wording), wording, purchase, rows)


def _by_lot(number: int, seed: int) -> Sample:
    """An order whose columns, their order, file type and habits are decided by lot."""
    name = f"by_lot_{number}"
    rng = random.Random(f"{name} {seed}")
    purchase, wording = _purchase(name, rng.choice(("en", "en", "en", "de", "fr", "es", "it", "nl", "pt")), seed)
    extra = rng.sample(("name", "unit_price", "amount", "barcode", "retail", "category", "line"), rng.randrange(2, 6))
    columns = ["number", "colour", "size", *extra, "quantity"]
    if rng.random() < 0.5:
        rng.shuffle(columns)
    if rng.random() < 0.35:
        ruling, face = rng.choice(("grid", "rows", "zebra", "none")), rng.choice(("sans", "serif", "round"))
        pages = OrderPages(columns=tuple(columns), ruling=ruling, face=face, header=rng.choice(("each page", "first page")), size=7)
        rows = [stated_row(line, wording, columns) for line in purchase.lines]
        return _sample(name, "pdf", print_order(pages, purchase, wording), wording, purchase, rows)
    grouped = columns[:3] == ["number", "colour", "size"]
    flat = FlatOrder(
        columns=tuple(columns),
        preamble=rng.random() < 0.6,
        totals=rng.random() < 0.6 and columns[0] not in ("quantity", "amount"),
        subtotals=grouped and rng.random() < 0.4,
        charges=grouped and "amount" in columns and rng.random() < 0.4,
    )
    sheets, rows = flat_sheet(flat, purchase, wording)
    ending = rng.choice(("xlsx", "xlsx", "xls", "ods", "csv"))
    if ending == "csv":
        data = to_csv(sheets[0], delimiter=";" if wording.decimal_comma else ",", decimal_comma=wording.decimal_comma)
    else:
        data = WRITERS[ending](sheets)
    return _sample(name, ending, data, wording, purchase, rows)


def _split(seed: int) -> Sample:
    purchase, wording = _purchase("split_by_market", "en", seed)
    sheets, rows = blocks.split_by_market(purchase, wording, seed)
    return _sample("split_by_market", "xlsx", to_xlsx(sheets), wording, purchase, rows)


def _records(seed: int) -> Sample:
    purchase, wording = _purchase("pages_records", "en", seed, share=0.3)
    rows = [stated_row(line, wording, ("sku", "name", "unit_price")) for line in purchase.lines]
    named = [dataclasses.replace(row, description=f"{row.description}, {wording.colour(line.colour)[0]}")
             for row, line in zip(rows, purchase.lines, strict=True)]  # fmt: skip
    return _sample("pages_records", "pdf", print_records(purchase, wording), wording, purchase, named)


def _availability(seed: int) -> Sample:
    purchase, wording = _purchase("availability", "en", seed)
    data = to_xlsx([availability_sheet(purchase, wording, seed)])
    return _sample("none_but_availability", "xlsx", data, wording, purchase, ())


def _letter(seed: int) -> Sample:
    purchase, wording = _purchase("letter", "en", seed)
    return _sample("none_but_a_letter", "pdf", order_letter(purchase, wording), wording, purchase, ())


SHEETS: Mapping[str, tuple[str, Callable[[Purchase, Wording], Sheets], str]] = {  # name → language, layout, file type
    "lines_with_subtotals": ("en", partial(flat_sheet, FlatOrder(subtotals=True)), "xlsx"),
    "lines_by_sku": ("en", partial(flat_sheet, FlatOrder(columns=LINE_COLUMNS)), "xlsx"),
    "lines_with_merged_styles": ("en", partial(flat_sheet, FlatOrder(merged_style=True)), "xlsx"),
    "lines_with_charges": ("en", partial(flat_sheet, FlatOrder(charges=True, columns=PRICED)), "xlsx"),
    "lines_xls": ("it", partial(flat_sheet, FlatOrder()), "xls"),
    "lines_ods": ("nl", partial(flat_sheet, FlatOrder(preamble=False)), "ods"),
    "lines_xlsm": ("pt", partial(flat_sheet, FlatOrder(subtotals=True)), "xlsm"),
    "lines_ordered_twice": ("en", partial(flat_sheet, FlatOrder(repeat_every=4)), "xlsx"),
    "sizes_as_columns": ("de", partial(matrix_sheet, MatrixOrder()), "xlsx"),
    "sizes_change_by_block": ("en", partial(matrix_sheet, MatrixOrder(blocks=True)), "xlsx"),
    "sizes_under_a_title": ("fr", partial(matrix_sheet, MatrixOrder(two_rows=True)), "xlsx"),
    "sizes_without_totals": ("en", partial(matrix_sheet, MatrixOrder(total_columns=False, price=False, preamble=False)), "xls"),
    "packs_of_sizes": ("en", partial(matrix_sheet, MatrixOrder(packs=True)), "xlsx"),
    "grid_for_each_style": ("en", blocks.grid_for_each_style, "xlsx"),
    "pre_packs": ("en", blocks.pre_packs, "xlsx"),
    "among_other_sheets": ("en", blocks.among_other_sheets, "xlsx"),
    "form_mostly_empty": ("en", blocks.order_form, "xlsx"),
    "sheet_for_each_store": ("en", blocks.sheet_for_each_store, "xlsx"),
    "ordered_and_shipped": ("en", blocks.ordered_and_shipped, "xlsx"),
    "two_deliveries": ("de", blocks.two_deliveries, "xlsx"),
    "products_side_by_side": ("en", products_side_by_side, "xlsx"),
    "sizes_in_a_cell": ("en", sizes_in_a_cell, "ods"),
}
TEXTS: Mapping[str, tuple[str, FlatOrder, str, str]] = {  # name → language, layout, delimiter, encoding
    "semicolons": ("de", FlatOrder(preamble=False), ";", "cp1252"),
    "tabs_utf16": ("fr", FlatOrder(), "\t", "utf-16"),
    "pipes": (
        "es",
        FlatOrder(columns=("barcode", "number", "colour", "size", "quantity", "unit_price"), totals=False),
        "|",
        "utf-8",
    ),
    "commas_quoted": ("en", FlatOrder(columns=PRICED, preamble=False), ",", "utf-8-sig"),
}
PAGES: Mapping[str, tuple[str, OrderPages, bool]] = {  # name → language, layout, scanned
    "pages_ruled": ("en", OrderPages(carried=True), False),
    "pages_unruled": ("it", OrderPages(ruling="none", header="first page", size=9, row_height=20, face="serif"), False),
    "pages_by_sku": ("en", OrderPages(columns=LINE_COLUMNS, ruling="rows", paper="letter"), False),
    "pages_striped": ("es", OrderPages(columns=PRICED, ruling="zebra", paper="wide"), False),
    "invoice": (
        "de",
        OrderPages(columns=("line", "number", "name", "colour", "size", "quantity", "unit_price", "amount"), title="Rechnung"),
        False,
    ),
    "pages_scanned": ("en", OrderPages(size=9, row_height=22), True),
}
DRAWN: Mapping[str, tuple[str, Callable[[Purchase, Wording], bytes], bool]] = {  # name → language, drawing, with unit prices
    "pages_sizes_as_columns": ("en", print_size_columns, True),
    "pages_sizes_unruled": ("fr", partial(print_size_columns, ruling="none", paper_size="wide"), True),
    "pages_size_rows": ("en", print_size_rows, True),
    "pages_variants_in_text": ("en", print_variants, True),
    "pages_with_details": ("en", print_with_details, False),
    "pages_doubled_cells": ("de", print_doubled_cells, True),
}

BROAD_ORDERS: Mapping[str, Callable[[int], Sample]] = {
    **{f"order_{name}": partial(_sheets, name, *parts) for name, parts in SHEETS.items()},
    **{f"order_{name}": partial(_text, name, *parts) for name, parts in TEXTS.items()},
    **{f"order_{name}": partial(_pages, name, *parts) for name, parts in PAGES.items()},
    **{f"order_{name}": partial(_drawn, name, *parts) for name, parts in DRAWN.items()},
    **{f"order_by_lot_{n}": partial(_by_lot, n) for n in range(1, 9)},
    "order_split_by_market": _split,
    "order_pages_records": _records,
    "order_none_but_availability": _availability,
    "order_none_but_a_letter": _letter,
}
