"""The demo: four linesheets of one invented brand and three purchase orders that refer to them, in common layouts."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping

from emulator.samples.cards import CardGrid, print_cards
from emulator.samples.furniture import Margins, print_cover, print_terms
from emulator.samples.order_pages import OrderPages, print_order
from emulator.samples.order_sheets import FlatOrder, MatrixOrder, flat_sheet, matrix_sheet
from emulator.samples.page_tables import PageTable, print_table
from emulator.samples.press import Press, TextBlock, open_press
from emulator.samples.product_sheets import ProductSheet, make_product_sheet
from emulator.samples.purchases import OrderedLine, Purchase, make_purchase, order_row
from emulator.samples.range import RangePlan
from emulator.samples.style_pages import StylePage, print_style_pages
from emulator.samples.truth import Sample, Truth
from emulator.samples.wording import Wording
from emulator.samples.workbooks import to_csv, to_xlsx

BRAND = "Sample Linesheet"
CARDS = RangePlan(count=18, categories=("shirts", "knitwear", "dresses"), colours=(1, 2))
STYLE_PAGES = RangePlan(count=6, numbering="groups", categories=("coats", "trousers", "bags"), colours=(2, 4))
THUMBNAILS = RangePlan(count=24, numbering="season", categories=("tees", "blouses", "skirts", "jackets"), colours=(1, 1))
PICTURES = RangePlan(count=14, numbering="dotted", categories=("knitwear", "shorts", "shoes"), colours=(1, 2))
EURO = Wording(currency="EUR", money_form="symbol", labels={"wholesale": "WHSL", "retail": "RRP"})
EURO_LISTED = dataclasses.replace(EURO, size_form="comma")
DOLLAR = Wording(currency="USD", money_form="symbol", labels={"wholesale": "Wholesale", "retail": "MSRP"})
GERMAN = Wording(language="de", currency="EUR", money_form="bare", decimal_comma=True)


def _cards_press(seed: int) -> Press:
    return open_press(CARDS, EURO, seed, brand=BRAND)


def _cards(seed: int) -> Sample:
    press = _cards_press(seed)
    print_cover(press)
    block = TextBlock(
        lines=(("number",), ("name",), ("colour",), ("sizes",), ("wholesale", "retail")), labelled=("wholesale", "retail"), size=8
    )
    print_cards(press, CardGrid(rows=2, block=block, heading="plain", share=0.6))
    print_terms(press)
    return press.sample("linesheet_cards.pdf")


def _style_pages_press(seed: int) -> Press:
    return open_press(STYLE_PAGES, EURO_LISTED, seed + 1, brand=BRAND)


def _style_pages(seed: int) -> Sample:
    press = _style_pages_press(seed)
    print_style_pages(press, StylePage(margins=Margins(page_numbers="word")))
    return press.sample("linesheet_style_pages.pdf")


def _thumbnails_press(seed: int) -> Press:
    return open_press(THUMBNAILS, DOLLAR, seed + 2, paper="letter", brand=BRAND)


def _thumbnails(seed: int) -> Sample:
    press = _thumbnails_press(seed)
    print_table(press, PageTable(row_height=52, category_rows=True))
    return press.sample("linesheet_thumbnails.pdf")


def _pictures(seed: int) -> Sample:
    return make_product_sheet(ProductSheet(), PICTURES, DOLLAR, seed + 3, "linesheet_pictures.xlsx", brand=BRAND)


def _banded(purchase: Purchase) -> tuple[Purchase, list[dict[str, str]]]:
    """The purchase with some references written in another way, and for each colourway how well its linesheet knows it."""
    bands: list[dict[str, str]] = []
    lines: list[OrderedLine] = []
    for i, group in enumerate(purchase.by_colourway().values()):
        style, colour, band = group[0].style, group[0].colour, "exact"
        if i % 7 == 3:  # the shop writes the number in its own way
            style, band = dataclasses.replace(style, number=style.number.replace("-", "").lower()), "close"
        elif i % 7 == 5:  # a style that the linesheet does not have
            style, band = dataclasses.replace(style, number=f"ZZ-{900 + i}", name=f"Special Order {900 + i}"), "none"
        bands.append(
            {
                "sku": style.number,
                "color": colour.name,
                "band": band,
                "style_number": group[0].style.number if band != "none" else "",
            }
        )
        lines += [dataclasses.replace(line, style=style) for line in group]
    styles = tuple({line.style.number: line.style for line in lines}.values())
    made = dataclasses.replace(purchase.range, styles=styles)
    return dataclasses.replace(purchase, lines=tuple(lines), range=made), bands


def _matrix(seed: int) -> Sample:
    purchase, bands = _banded(make_purchase(_cards_press(seed).range, seed))
    sheets, rows = matrix_sheet(MatrixOrder(), purchase, EURO)
    extra = {"po_number": purchase.number, "linesheet": "linesheet_cards.pdf", "bands": bands}
    truth = Truth(kind="purchase_order", currency="EUR", rows=rows, extra=extra)
    return Sample(filename="order_matrix.xlsx", data=to_xlsx(sheets), truth=truth)


def _decimal_commas(seed: int) -> Sample:
    purchase, bands = _banded(make_purchase(_style_pages_press(seed).range, seed, share=0.6))
    sheets, rows = flat_sheet(FlatOrder(preamble=False), purchase, GERMAN)
    extra = {"po_number": "", "linesheet": "linesheet_style_pages.pdf", "bands": bands}
    truth = Truth(kind="purchase_order", currency="", rows=rows, extra=extra)
    data = to_csv(sheets[0], delimiter=";", encoding="utf-8-sig", decimal_comma=True)
    return Sample(filename="order_decimal_commas.csv", data=data, truth=truth)


def _two_pages(seed: int) -> Sample:
    purchase, bands = _banded(make_purchase(_thumbnails_press(seed).range, seed, share=0.6))
    data = print_order(OrderPages(paper="letter"), purchase, DOLLAR)
    rows = [order_row(line, DOLLAR) for line in purchase.lines]
    extra = {"po_number": purchase.number, "linesheet": "linesheet_thumbnails.pdf", "bands": bands}
    return Sample(
        filename="order_two_pages.pdf", data=data, truth=Truth(kind="purchase_order", currency="USD", rows=rows, extra=extra)
    )


DEMO: Mapping[str, Callable[[int], Sample]] = {
    "linesheet_cards": _cards,
    "linesheet_style_pages": _style_pages,
    "linesheet_thumbnails": _thumbnails,
    "linesheet_pictures": _pictures,
    "order_matrix": _matrix,
    "order_decimal_commas": _decimal_commas,
    "order_two_pages": _two_pages,
}
