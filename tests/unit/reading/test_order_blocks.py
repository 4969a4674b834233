"""Orders in blocks: what stands once over the sizes of an item is said of each of them."""

from __future__ import annotations

import pytest

from pipelines.reading.model import Cell
from pipelines.reading.order_captions import cells_to_caption
from pipelines.reading.orders import read_order
from tests.unit.reading.paperwork import Paper, order_sheet, told


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (["HARLOW JEAN", "Style # BH2201", "WS $78.00", "MSRP $168.00"],
         {"style_number": "BH2201", "description": "HARLOW JEAN", "wholesale_price": "$78.00", "retail_price": "$168.00"}),
        (["HARLOW JEAN", "Style # BH2201 WS $78.00"],
         {"style_number": "BH2201", "description": "HARLOW JEAN", "wholesale_price": "$78.00"}),
        (["SO-301 · Delivery: 01/08/2025"], {"style_number": "SO-301"}),
        (["24-1180 Damen-Bluse Lotte"], {"style_number": "24-1180", "description": "Damen-Bluse Lotte"}),
        (["Price List 2025"], {}),
        (["Ship window: 04/15/2025"], {}),
    ],
)  # fmt: skip
def test_a_caption_names_an_item_with_or_without_labels(line: list[str], found: dict[str, str]) -> None:
    assert {name: text for name, (text, _) in cells_to_caption([Cell(text=text) for text in line]).items()} == found


def test_the_heading_just_over_an_item_s_number_is_its_name() -> None:
    paper = Paper()
    for style, name, price in (("SO-301", "Poncho Sweater", "79.00"), ("SO-302", "Panel Pullover", "84.00")):
        paper.row((40, name)).row((40, f"{style} · Delivery: 01/08/2025")).row(
            (40, f"Wholesale EUR {price}"), (180, "Retail EUR 178.00")
        )
        paper.row((40, "Color"), (200, "S"), (240, "M"), (-300, "Units"), (-360, "Total"))
        paper.row((40, "Coffee CF01"), (200, "2"), (240, "3"), (-300, "5"), (-360, "395.00"), down=40)
    order = read_order(paper.pdf())

    assert [told(line) for line in order.lines] == [
        (style, name, "Coffee", size, pieces, price)
        for style, name, price in (("SO-301", "Poncho Sweater", "79.00"), ("SO-302", "Panel Pullover", "84.00"))
        for size, pieces in (("S", 2), ("M", 3))
    ]


def test_a_header_may_name_the_item_whose_colours_stand_below_it() -> None:
    paper = Paper()
    for style, name, cloth in (("KV-D117", "Bias Slip Dress", "Silk"), ("KV-T230", "Puff Sleeve Top", "Cotton")):
        paper.row((40, style), (130, name), (240, "XS"), (280, "S"), (-350, "Units"), (-420, "Price"), (-500, "Amount"))
        paper.row((40, cloth), (130, "Champagne"), (240, "1"), (280, "2"), (-350, "3"), (-420, "$10.00"), (-500, "$30.00"))
        paper.row((130, "Emerald"), (280, "4"), (-350, "4"), (-420, "$10.00"), (-500, "$40.00"), down=24)
    order = read_order(paper.pdf())

    assert [told(line) for line in order.lines] == [
        (style, name, color, size, pieces, "10.00")
        for style, name in (("KV-D117", "Bias Slip Dress"), ("KV-T230", "Puff Sleeve Top"))
        for color, size, pieces in (("Champagne", "XS", 1), ("Champagne", "S", 2), ("Emerald", "S", 4))
    ]


def test_the_head_of_a_block_names_the_item_of_the_sizes_listed_below_it() -> None:
    paper = Paper().row(
        (40, "Pos."), (80, "Artikel / Größe"), (240, "EAN"), (-350, "Menge"), (-430, "EK €"), (-520, "Betrag €"), down=20
    )
    for number, name, color in (
        ("1", "24-1180 Damen-Bluse Lotte mit Kelchkragen", "520 marine"),
        ("2", "24-3307 Strickjacke", "wollweiß"),
    ):
        paper.row((40, number), (80, name)).row((80, f"Farbe: {color}"))
        for size, ean in (("36", "4055123001119"), ("38", "4055123001225")):
            paper.row((95, f"Gr. {size}"), (240, ean), (-350, "2 Stk"), (-430, "39,90"), (-520, "79,80"))
        paper.row((-320, "Summe"), (-350, "4 Stk"), (-520, "159,60"), down=22)
    order = read_order(paper.pdf())

    assert [told(line) for line in order.lines] == [
        (style, name, color, size, 2, "39.90")
        for style, name, color in (
            ("24-1180", "Damen-Bluse Lotte mit Kelchkragen", "marine"),
            ("24-3307", "Strickjacke", "wollweiß"),
        )
        for size in ("36", "38")
    ]


def test_a_row_without_a_quantity_gives_its_number_to_the_sizes_below_it() -> None:
    order = read_order(
        order_sheet(
            ["Item", "EAN", "Size", "Qty", "Price"],
            ["AB-100", "", "", "", ""], ["", "4055123001119", "S", 2, 10], ["", "4055123001225", "M", 3, 10],
        )
    )  # fmt: skip

    assert [(line.style_number or line.sku, line.size, line.quantity) for line in order.lines] == [
        ("AB-100", "S", 2),
        ("AB-100", "M", 3),
    ]


def test_items_go_on_behind_a_total_that_is_carried_over_to_their_page() -> None:
    paper = Paper()
    header = ((40, "Style"), (120, "Description"), (-300, "Qty"), (-360, "Cost"), (-430, "Value"))
    paper.row(*header).row((40, "CN1003"), (120, "Crew neck"), (-300, "2"), (-360, "10.00"), (-430, "20.00"))
    paper.row((200, "Carried forward"), (-300, "2"), (-430, "20.00")).new_page()
    paper.row(*header).row((200, "Brought forward"), (-300, "2"), (-430, "20.00"))
    paper.row((40, "TR2210"), (120, "Cord culotte"), (-300, "3"), (-360, "10.00"), (-430, "30.00"))
    order = read_order(paper.row((200, "Total"), (-300, "5"), (-430, "50.00")).pdf())

    assert [(line.style_number, line.quantity) for line in order.lines] == [("CN1003", 2), ("TR2210", 3)]
    assert all(check.agrees for check in order.checks)
