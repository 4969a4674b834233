"""Cards that show their style large and its colours small, each with its name over its code."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipelines.reading.linesheets.header_lines import header_fields
from pipelines.reading.linesheets.reader import read_linesheet
from pipelines.reading.words.colors import is_color_text, text_to_colors
from tests.unit.reading.drawn_linesheets import Sheet, drawn

CARDS = (
    ("Marlow Satchel", "QT-310", [("Burrow", "BRW"), ("Thistle", "THS"), ("Wren", "WRN")]),
    ("Pippin Clutch", "QT-322", [("Wren", "WRN"), ("Vale", "ONE")]),
    ("Dorset Strap", "QT-340", [("Burrow", "BRW")]),
)


def sheet_of_cards(sheet: Sheet, cards: Sequence[tuple[str, str, list[tuple[str, str]]]], *, large: bool, wide: float = 50) -> None:
    for index, (name, style, colors) in enumerate(cards):
        y = 60 + 230 * index
        sheet.frame(40, y, 572, y + 210)
        if large:
            sheet.photo(50, y + 10, 150, 190, shade=20 + 50 * index)
        sheet.text(220, y + 24, name, size=13, bold=True)
        sheet.lines(220, y + 40, [f"Style # {style}", "Sizes: S, M"], size=8.5)
        sheet.row(y + 24, [480, 480], ["Wholesale", ""], size=7)
        sheet.text(480, y + 36, f"${30 + index}.00", size=10)
        sheet.text(480, y + 50, "MSRP", size=7)
        sheet.text(480, y + 62, f"${70 + index}.00", size=10)
        for at, (color, code) in enumerate(colors):
            sheet.photo(220 + 80 * at, y + 80, wide, 62, shade=5 + 30 * index + 9 * at)
            sheet.text(220 + 80 * at, y + 155, color, size=7.5)
            sheet.text(220 + 80 * at, y + 166, code, size=6)


def test_a_style_with_its_colours_shown_small_is_one_product_with_its_large_picture() -> None:
    found = read_linesheet(drawn(lambda sheet: sheet_of_cards(sheet, CARDS, large=True)), "x.pdf")

    assert [(p.style_number, p.name, p.colors) for p in found.products] == [
        (style, name, tuple(color for color, _ in colors)) for name, style, colors in CARDS
    ]
    boxes = {image.key: image.bbox for image in found.images}
    best = {m.product_key: m.image_key for m in sorted(found.matches, key=lambda m: m.score)}
    assert all(boxes[best[p.key]][0] < 0.1 for p in found.products)


def test_colours_that_are_each_shown_as_large_are_products_of_their_own() -> None:
    found = read_linesheet(drawn(lambda sheet: sheet_of_cards(sheet, CARDS, large=False)), "x.pdf")

    assert [p.colors for p in found.products if p.style_number == "QT-310"] == [("Burrow",), ("Thistle",), ("Wren",)]


def test_colours_with_pictures_to_judge_them_by_are_products_beside_a_larger_one() -> None:
    found = read_linesheet(drawn(lambda sheet: sheet_of_cards(sheet, CARDS, large=True, wide=79.5)), "x.pdf")

    assert [p.colors for p in found.products if p.style_number == "QT-310"] == [("Burrow",), ("Thistle",), ("Wren",)]


def test_letters_below_a_name_that_abbreviate_none_are_no_codes() -> None:
    cards = [(name, style, [(word, "HIT") for word, _ in words]) for name, style, words in CARDS]

    found = read_linesheet(drawn(lambda sheet: sheet_of_cards(sheet, cards, large=True)), "x.pdf")

    assert not any("(HIT)" in color or color == "HIT" for p in found.products for color in p.colors)


def test_words_for_a_group_of_products_head_no_column() -> None:
    assert header_fields(["Soft Leather Goods", "MSRP"]) == ["", "retail_price"]
    assert header_fields(["Description", "MSRP"]) == ["description", "retail_price"]


@pytest.mark.parametrize("text", ["9k Gold Filled", "Sterling Silver", "Gold Plated Brass", "Plaqué Or", "Argento placcato oro"])
def test_a_metal_and_how_it_is_worked_is_the_colour_of_jewellery(text: str) -> None:
    assert is_color_text(text)
    assert not is_color_text("Sterling Silver Hoops")
    assert [color.name for color in text_to_colors("9k Gold Filled / Sterling Silver")] == ["9k Gold Filled", "Sterling Silver"]


def test_a_name_below_a_swatch_goes_on_in_the_next_line() -> None:
    def cards(sheet: Sheet) -> None:
        for index, (name, style, colors) in enumerate(
            [
                ("Brisling Jean", "QT-510", ["Rinsed/Blue", "Tallow"]),
                ("Sprat Beanie", "QT-520", ["White", "Heather/Grey"]),
                ("Garfish Cap", "QT-530", ["Black", "Navy", "Olive"]),
            ]
        ):
            left = 40 + 185 * index
            sheet.photo(left, 60, 130, 150, shade=30 + 60 * index)
            sheet.text(left, 226, name, size=9, bold=True)
            sheet.lines(left, 240, [f"Style {style}", "Sizes: S - XL", f"WS ${20 + index} | MSRP ${50 + index}"], size=8.5)
            for at, color in enumerate(colors):
                x = left + 40 * at
                sheet.frame(x, 272, x + 16, 282)
                for row, line in enumerate(color.split("/")):
                    sheet.text(x, 290 + 6.5 * row, line, size=5.5)

    found = read_linesheet(drawn(cards), "x.pdf")

    assert [(p.style_number, p.colors) for p in found.products] == [
        ("QT-510", ("Rinsed Blue", "Tallow")),
        ("QT-520", ("White", "Heather Grey")),
        ("QT-530", ("Black", "Navy", "Olive")),
    ]


def test_a_labelled_line_below_a_swatch_takes_no_other_one_up() -> None:
    def card(sheet: Sheet) -> None:
        sheet.photo(40, 60, 130, 150)
        sheet.text(40, 226, "Brisling Coat", size=9, bold=True)
        sheet.lines(40, 240, ["Style QT-610", "WS $20 | MSRP $50"], size=8.5)
        sheet.frame(40, 256, 56, 266)
        sheet.lines(40, 274, ["Colour: Olive", "Sizes: S, M"], size=7)

    (product,) = read_linesheet(drawn(card), "x.pdf").products

    assert (product.colors, product.sizes) == (("Olive",), ("S", "M"))
