"""The broad set's linesheets by name: pages, workbooks, layouts by lot and papers that are none; each seed makes others."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from functools import partial

from emulator.samples.card_layouts import CARD_PAGES
from emulator.samples.card_sheets import CardSheet, make_card_sheet
from emulator.samples.linesheet_layouts import Layout, layout_by_lot, make_pages, vary, vary_plan
from emulator.samples.other_layouts import OTHER_PAGES
from emulator.samples.other_papers import care_guide, store_list
from emulator.samples.product_sheets import ProductSheet, make_product_sheet
from emulator.samples.range import RangePlan
from emulator.samples.range_plans import FACTS, FEW, MANY, ONE_COLOUR
from emulator.samples.truth import Sample, Truth
from emulator.samples.wording import Wording

PAGES: Mapping[str, Layout] = {**CARD_PAGES, **OTHER_PAGES}

SHEETS: Mapping[str, tuple[ProductSheet | CardSheet, RangePlan, Wording]] = {
    "workbook_with_category_rows": (ProductSheet(category_rows=True, terms_sheet=True), ONE_COLOUR, Wording()),
    "workbook_sheet_per_category": (
        ProductSheet(sheet_per_category=True, columns=("image", *FACTS[:1], "name", *FACTS[1:])),
        MANY,
        Wording(),
    ),
    "workbook_merged_styles": (
        ProductSheet(per="colourway", merged_style=True, columns=("number", "name", "wholesale", "retail", "colour", "barcode")),
        FEW,
        Wording(language="de"),
    ),
    "workbook_cards": (CardSheet(), ONE_COLOUR, Wording()),
    "workbook_cards_unlabelled": (CardSheet(across=4, labelled=False), ONE_COLOUR, Wording()),
    "export_row_for_each_size": (
        ProductSheet(
            per="size",
            preamble=False,
            columns=(
                "name",
                "number",
                "colour",
                "sizes",
                "barcode",
                "wholesale",
                "retail",
                "composition",
                "origin",
                "delivery",
                "category",
            ),
        ),
        FEW,
        Wording(),
    ),
    "price_list_xls": (
        ProductSheet(file_type="xls", columns=("number", "name", "category", "colour", "sizes", "wholesale", "retail")),
        MANY,
        Wording(language="fr"),
    ),
    "price_list_ods": (
        ProductSheet(
            file_type="ods", price_text=True, preamble=False, columns=("barcode", "number", "name", "colour", "wholesale")
        ),
        MANY,
        Wording(language="it", prices="wholesale"),
    ),
    "price_list_csv_semicolons": (
        ProductSheet(
            file_type="csv",
            delimiter=";",
            encoding="cp1252",
            preamble=False,
            columns=("number", "name", "colour", "sizes", "wholesale", "retail"),
        ),
        MANY,
        Wording(language="de"),
    ),
    "price_list_csv_tabs": (
        ProductSheet(file_type="csv", delimiter="\t", encoding="utf-16", columns=("name", "number", "colour", "price")),
        ONE_COLOUR,
        Wording(prices="price"),
    ),
}


def make_sheet(name: str, seed: int) -> Sample:
    """One of SHEETS with what the seed decides."""
    layout, plan, wording = SHEETS[name]
    rng = random.Random(f"{name} {seed}")
    plan, wording = vary_plan(plan, rng), vary(wording, rng)
    number = rng.randrange(10**6)
    if isinstance(layout, CardSheet):
        return make_card_sheet(layout, plan, wording, number, f"linesheet_{name}.xlsx")
    return make_product_sheet(layout, plan, wording, number, f"linesheet_{name}.{layout.file_type}")


def _no_products(filename: str, make: Callable[[int], bytes], seed: int) -> Sample:
    return Sample(filename=filename, data=make(seed), truth=Truth(kind="linesheet"))


def _by_lot(number: int, seed: int) -> Sample:
    return make_pages(f"by_lot_{number}", layout_by_lot(seed * 100 + number), seed)


BROAD_LINESHEETS: Mapping[str, Callable[[int], Sample]] = {
    **{f"linesheet_{name}": partial(make_pages, name, layout) for name, layout in PAGES.items()},
    **{f"linesheet_{name}": partial(make_sheet, name) for name in SHEETS},
    **{f"linesheet_by_lot_{n}": partial(_by_lot, n) for n in range(1, 11)},
    "not_a_linesheet_guide": partial(_no_products, "not_a_linesheet_guide.pdf", care_guide),
    "not_a_linesheet_stockists": partial(_no_products, "not_a_linesheet_stockists.pdf", store_list),
}
