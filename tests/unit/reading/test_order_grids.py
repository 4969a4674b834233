"""Grids to order in, left blank inside the cards of a linesheet."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipelines.reading.linesheets.reader import read_linesheet
from tests.unit.reading.drawn_linesheets import Sheet, drawn

STYLES = (
    ("KL-20", "Harbour Parka", "140.00", ("Ink", "Sand")),
    ("KL-35", "Quarry Fleece", "75.00", ("Moss", "Ecru / Navy", "Rust")),
)


def grid(sheet: Sheet, y: float, sizes: Sequence[str], colors: Sequence[str], cell: str = "") -> None:
    """A ruled grid: colours down, sizes across, a column for the total."""
    stops = [160, 250, *(250 + 40 * (index + 1) for index in range(len(sizes) + 1))]
    for row in range(len(colors) + 2):
        sheet.rule(stops[0], y + 16 * row, stops[-1], y + 16 * row)
    for x in stops:
        sheet.rule(x, y, x, y + 16 * (len(colors) + 1))
    for x, text in zip(stops, ("Color", *sizes, "Total"), strict=False):
        sheet.text(x + 5, y + 11, text, 8)
    for row, color in enumerate(colors, start=1):
        sheet.text(stops[0] + 5, y + 16 * row + 11, color, 8)
        sheet.text(stops[1] + 5, y + 16 * row + 11, cell, 8)
        sheet.text(stops[-2] + 5, y + 16 * row + 11, cell or "0", 8)


@pytest.mark.parametrize("sizes", [("S", "M", "L"), ("One Size",)])
def test_a_blank_grid_tells_the_colours_and_sizes_of_its_card(sizes: tuple[str, ...]) -> None:
    def draw(sheet: Sheet) -> None:
        for index, (number, name, price, colors) in enumerate(STYLES):
            y = 60 + 220 * index
            sheet.photo(40, y, 100, 130, 70 + 60 * index)
            sheet.text(160, y + 10, name, 12, bold=True)
            sheet.text(160, y + 24, f"Style {number} | Outerwear")
            sheet.text(570, y + 10, f"Wholesale ${price}", 11, right=True)
            grid(sheet, y + 36, sizes, colors)

    products = read_linesheet(drawn(draw), "x.pdf").products

    assert [(p.style_number, p.name, p.colors, p.sizes, p.wholesale_price and p.wholesale_price.amount) for p in products] == [
        ("KL-20", "Harbour Parka", ("Ink", "Sand"), sizes, "140.00"),
        ("KL-35", "Quarry Fleece", ("Moss", "Ecru/Navy", "Rust"), sizes, "75.00"),
    ]


def test_a_grid_with_a_code_for_each_colour_below_a_bar_with_the_style_tells_of_that_style() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(40, 30, "LARKFIELD", 16, bold=True)
        sheet.frame(40, 48, 570, 70)
        sheet.text(46, 60, "CUSTOMER:", 7)
        for index, (number, name, price, colors) in enumerate(STYLES):
            y = 90 + 180 * index
            sheet.frame(40, y, 570, y + 16)
            sheet.text(46, y + 11, number, bold=True)
            sheet.text(120, y + 11, name, bold=True)
            sheet.text(400, y + 28, f"WHSL: ${price}")
            for row, code in enumerate(("Code", *(color[:3].upper() for color in colors))):
                sheet.text(105, y + 46 + 16 * row, code, 8)
            grid(sheet, y + 35, ("S", "M", "L"), colors)

    products = read_linesheet(drawn(draw), "x.pdf").products

    assert [(p.style_number, p.name, p.colors, p.sizes) for p in products] == [
        (number, name, tuple(color.replace(" / ", "/") for color in colors), ("S", "M", "L")) for number, name, _, colors in STYLES
    ]
    assert [p.wholesale_price and p.wholesale_price.amount for p in products] == [price for _, _, price, _ in STYLES]


def test_a_grid_that_is_filled_in_stays_a_table() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(160, 70, "Harbour Parka", 12, bold=True)
        sheet.text(160, 84, "Style KL-20")
        grid(sheet, 96, ("S", "M", "L"), ("Ink", "Sand"), cell="12")

    products = read_linesheet(drawn(draw), "x.pdf").products

    assert [p.colors for p in products] == [("Ink",), ("Sand",)]
