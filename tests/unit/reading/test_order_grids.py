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


def test_a_grid_that_is_filled_in_stays_a_table() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(160, 70, "Harbour Parka", 12, bold=True)
        sheet.text(160, 84, "Style KL-20")
        grid(sheet, 96, ("S", "M", "L"), ("Ink", "Sand"), cell="12")

    products = read_linesheet(drawn(draw), "x.pdf").products

    assert [p.colors for p in products] == [("Ink",), ("Sand",)]
