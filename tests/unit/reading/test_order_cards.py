"""Orders without a table: cards and boxes of items, each with a grid of sizes of its own."""

from __future__ import annotations

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from pipelines.reading.orders.reader import read_order
from pipelines.reading.pdf.reader import pdf_to_pages
from tests.unit.reading.paperwork import Paper, told


def _card(paper: Paper, name: str, style: str, color: str, counts: str, price: str) -> None:
    places = [260 + 30 * place for place in range(4)]
    pieces = sum(int(count) for count in counts if count.isdigit())
    paper.row((120, name), (-540, f"{pieces} units × ${price}"), down=8)
    paper.row(*zip(places, ("XS", "S", "M", "L"), strict=True), down=8)
    paper.row((120, f"Style # {style}"), (-540, f"${pieces * float(price):.2f}"), down=11)
    paper.row((120, f"Color: {color}"), *zip(places, counts, strict=True), down=11).row((120, "Sugg. retail $235.00"), down=34)


def test_each_card_orders_the_sizes_of_its_own_grid() -> None:
    paper = Paper().row((40, "ORDER #CR-104"), down=14).row((40, "Larkspur Dry Goods"), (300, "Net 30"), down=30)
    _card(paper, "Harlow Sweater Coat", "CR27-101", "Walnut", "1302", "98.00")
    _card(paper, "Rib Mock Neck", "CR27-112", "Sage", "–33–", "46.00")
    order = read_order(paper.row((-540, "Order total $864.00")).pdf())

    assert [told(line) for line in order.lines] == [
        ("CR27-101", "Harlow Sweater Coat", "Walnut", "XS", 1, "98.00"),
        ("CR27-101", "Harlow Sweater Coat", "Walnut", "S", 3, "98.00"),
        ("CR27-101", "Harlow Sweater Coat", "Walnut", "L", 2, "98.00"),
        ("CR27-112", "Rib Mock Neck", "Sage", "S", 3, "46.00"),
        ("CR27-112", "Rib Mock Neck", "Sage", "M", 3, "46.00"),
    ]


def test_the_title_of_a_box_tells_the_style_and_price_of_all_its_colours() -> None:
    paper = Paper().row((40, "COPIA COMMISSIONE N. 1187"), down=40)
    for style, name, price, sizes, colors in (
        ("T4410", "GIACCA LANA", "86,00", ("40", "42", "44"), {"NERO": "121", "CAMMELLO": " 21"}),
        ("T9102", "SCIARPA", "19,90", ("UNICA",), {"SMERALDO": "4"}),
    ):
        paper.row((40, f"Art. {style}"), (140, name), (-540, f"Prezzo € {price}"), down=16)
        for color, counts in colors.items():
            places = [220 + 40 * place for place in range(len(sizes))]
            paper.row(*zip(places, sizes, strict=True), down=7.5).row((50, f"Colore: {color}"), (-540, "€ 172,00"), down=5)
            paper.row(*zip(places, counts, strict=True), down=13)
        paper.row(down=12)
    order = read_order(paper.row((40, "Totale capi 11")).pdf())

    assert order.po_number == "1187"
    assert [(line.style_number or line.sku, *told(line)[1:]) for line in order.lines] == [
        ("T4410", "GIACCA LANA", "NERO", "40", 1, "86.00"), ("T4410", "GIACCA LANA", "NERO", "42", 2, "86.00"),
        ("T4410", "GIACCA LANA", "NERO", "44", 1, "86.00"), ("T4410", "GIACCA LANA", "CAMMELLO", "42", 2, "86.00"),
        ("T4410", "GIACCA LANA", "CAMMELLO", "44", 1, "86.00"), ("T9102", "SCIARPA", "SMERALDO", "UNICA", 4, "19.90"),
    ]  # fmt: skip


def test_words_of_a_page_with_few_of_them_stay_whole_though_each_letter_has_its_place() -> None:
    paper = Paper()
    for text in ("Plaid Cape", "Total units"):
        places = [(at, stringWidth(text[:at], "Helvetica", 9)) for at in range(len(text)) if text[at] != " "]
        paper.row(*[(left + x, text[at]) for left in (60, 300) for at, x in places])
    words = [word.text for page in pdf_to_pages(paper.pdf()) for word in page.words]

    assert words == ["Plaid", "Cape", "Plaid", "Cape", "Total", "units", "Total", "units"]


def test_sizes_each_with_its_pieces_behind_a_sign_are_a_card_s_grid() -> None:
    paper = Paper().row((40, "Order confirmation #W10482"), down=40)
    for name, style, chips, pieces in (
        ("Linen Blend Vest", "HB-1107", ("S × 2", "XL × 4"), 6),
        ("Rib Beanie", "HB-2205", ("One size × 12",), 12),
    ):
        paper.row((140, name), (-520, "£10.00 each"), down=12).row((140, f"Style {style}"), (-520, f"{pieces} units"), down=12)
        paper.row((140, "Colour: Tan"), (-520, f"£{pieces}0.00"), down=14)
        paper.row(*((145.0 + 50 * place, chip) for place, chip in enumerate(chips)), down=34)
    order = read_order(paper.row((-520, "Total £180.00")).pdf())

    assert [told(line) for line in order.lines] == [
        ("HB-1107", "Linen Blend Vest", "Tan", "S", 2, "10.00"),
        ("HB-1107", "Linen Blend Vest", "Tan", "XL", 4, "10.00"),
        ("HB-2205", "Rib Beanie", "Tan", "One size", 12, "10.00"),
    ]


def test_a_number_with_more_decimals_than_money_has_numbers_the_item() -> None:
    paper = Paper().row((40, "Purchase Order PO-7"), down=30)
    for style, name, counts in (("20.2458", "Lago Shirt", "194"), ("22.3214", "Nell Overshirt", "813")):
        paper.row((40, style), (120, name), (300, "White"), (-540, f"CAD 10.00 × {sum(map(int, counts))}"), down=14)
        paper.row((120, "Size"), *((220 + 40 * at, size) for at, size in enumerate(("2", "4", "6"))), down=12)
        paper.row((120, "Pcs"), *((220 + 40 * at, count) for at, count in enumerate(counts)), down=24)
    order = read_order(paper.pdf())

    assert [(line.style_number or line.sku, line.size, line.quantity) for line in order.lines] == [
        ("20.2458", "2", 1), ("20.2458", "4", 9), ("20.2458", "6", 4),
        ("22.3214", "2", 8), ("22.3214", "4", 1), ("22.3214", "6", 3),
    ]  # fmt: skip


def test_sizes_over_pieces_beside_an_item_are_its_own_though_they_head_pieces_and_totals() -> None:
    paper = Paper().row((40, "Order #14729930"), down=40)
    for name, number, color, sizes, counts in (
        ("Ribbed Tank", "B7-410", "Black", ("XS", "S", "M"), ("2", "4", "4")),
        ("Ribbed Tank", "B7-410", "Bone", ("XS", "S", "M"), ("", "3", "3")),
        ("Denim Jacket", "B7-466", "Light Wash", ("S", "M", "L"), ("1", "2", "3")),
    ):
        places = [260 + 40 * at for at in range(3)]
        units = sum(int(count or 0) for count in counts)
        paper.row((120, name), *zip(places, sizes, strict=True), (400, "Units"), (450, "Total"), down=11)
        paper.row((120, number), down=11)
        paper.row((120, f"Color: {color}"), *((at, count) for at, count in zip(places, counts, strict=True) if count),
                  (400, str(units)), (450, f"${units * 22}.00"), down=11)  # fmt: skip
        paper.row((120, "Wholesale: $22.00"), down=36)
    order = read_order(paper.row((-540, "Total Units: 22")).pdf())

    assert [told(line) for line in order.lines] == [
        ("B7-410", "Ribbed Tank", "Black", "XS", 2, "22.00"), ("B7-410", "Ribbed Tank", "Black", "S", 4, "22.00"),
        ("B7-410", "Ribbed Tank", "Black", "M", 4, "22.00"), ("B7-410", "Ribbed Tank", "Bone", "S", 3, "22.00"),
        ("B7-410", "Ribbed Tank", "Bone", "M", 3, "22.00"), ("B7-466", "Denim Jacket", "Light Wash", "S", 1, "22.00"),
        ("B7-466", "Denim Jacket", "Light Wash", "M", 2, "22.00"), ("B7-466", "Denim Jacket", "Light Wash", "L", 3, "22.00"),
    ]  # fmt: skip


def test_grids_that_head_their_own_prices_are_tables_under_their_captions() -> None:
    paper = Paper().row((40, "Order #28841907"), down=40)
    for name, style, sizes, counts, price in (
        ("Crew Top", "AY-512", ("S", "M", "L"), ("4", "6", "2"), "38.00"),
        ("Ruana", "YU-706", ("One Size",), ("12",), "86.00"),
    ):
        paper.row((120, f"{name}  Style # {style}"), down=11).row((120, "Color: Flame"), down=14)
        places = [140 + 50 * at for at in range(len(sizes) + 3)]
        paper.row(*zip(places, (*sizes, "Units", "Wholesale", "Subtotal"), strict=True))
        paper.row(*zip(places, (*counts, "12", f"${price}", f"${12 * float(price):.2f}"), strict=True), down=40)
    order = read_order(paper.pdf())

    assert [told(line) for line in order.lines] == [
        ("AY-512", "Crew Top", "Flame", "S", 4, "38.00"), ("AY-512", "Crew Top", "Flame", "M", 6, "38.00"),
        ("AY-512", "Crew Top", "Flame", "L", 2, "38.00"), ("YU-706", "Ruana", "Flame", "One Size", 12, "86.00"),
    ]  # fmt: skip


def test_two_words_for_one_size_are_a_card_s_only_size() -> None:
    paper = Paper().row((40, "ORDER #CR-104"), down=30)
    for name, style in (("Ruana", "CR27-101"), ("Scarf", "CR27-112")):
        paper.row((120, name), (260, "One Size"), down=12).row((120, f"Style # {style}"), (270, "12"), down=12)
        paper.row((120, "Color: Sage"), (-540, "12 units × $46.00"), down=34)
    order = read_order(paper.pdf())

    assert [(line.style_number, line.size, line.quantity) for line in order.lines] == [
        ("CR27-101", "One Size", 12), ("CR27-112", "One Size", 12),
    ]  # fmt: skip


@pytest.mark.parametrize("label", ["Style #: ", "Style # ", ""])
def test_labels_over_their_values_beside_a_card_s_grid_head_no_table_and_tell_its_price(label: str) -> None:
    paper = Paper().row((40, "Order 5581"), down=30)
    for name, number, color, sizes in (
        ("Dune Poncho", "KX-310", "Sand", {"XS/S": 3, "M/L": 5}),
        ("Reef Tee", "KX-322", "Kelp", {"S": 2, "M": 4, "L": 1}),
    ):
        pieces, places = sum(sizes.values()), [260 + 30 * place for place in range(len(sizes))]
        paper.row((90, name), (190, "WHOLESALE"), down=6).row(*zip(places, sizes, strict=True), down=5)
        paper.row((90, f"{label}{number}"), (190, "$21.50"), (470, "UNITS"), (520, "TOTAL"), down=11)
        paper.row((90, f"Color: {color}"), (190, "M.S.R.P."), (470, str(pieces)), (520, f"${pieces * 21.5:.2f}"), down=6)
        paper.row(*zip(places, map(str, sizes.values()), strict=True), down=5).row((90, "Season: Fall"), (190, "$50.00"), down=60)
    order = read_order(paper.pdf())

    assert [told(line) for line in order.lines] == [
        ("KX-310", "Dune Poncho", "Sand", "XS/S", 3, "21.50"), ("KX-310", "Dune Poncho", "Sand", "M/L", 5, "21.50"),
        ("KX-322", "Reef Tee", "Kelp", "S", 2, "21.50"), ("KX-322", "Reef Tee", "Kelp", "M", 4, "21.50"),
        ("KX-322", "Reef Tee", "Kelp", "L", 1, "21.50"),
    ]  # fmt: skip


def test_each_colour_of_an_item_has_its_sizes_over_its_pieces_and_the_line_above_both_is_the_items() -> None:
    paper = Paper("Courier").row((40, "ORDER NO"), (100, ":"), (120, "0091182")).row((40, "TERMS 30 DAYS"), down=26)
    for place, style, name, cost, colors in (
        ("007", "QK3301", "QUILTED BAG", "18.50", {"SOOT": {"S": 3, "M": 6, "L": 2}, "FERN": {"S": 4, "M": 5, "L": 1, "XL": 2}}),
        ("008", "QK3340", "WALLET", "9.10", {"SOOT": {"O/S": 12}}),
    ):
        paper.row((40, f"LINE {place}"), (120, f"STYLE {style}"), (220, name), down=11)
        paper.row((120, f"COST GBP {cost}"), (240, "RSP 42.00"), (320, "VAT S"), down=14)
        for color, sizes in colors.items():
            places = [260 + 40 * at for at in range(len(sizes))]
            paper.row((70, f"COLOUR {color}"), (190, "SIZE"), *zip(places, sizes, strict=True), down=11)
            counts = list(zip(places, map(str, sizes.values()), strict=True))
            paper.row((190, "QTY"), *counts, (places[-1] + 40, "="), (places[-1] + 70, str(sum(sizes.values()))), down=14)
        pieces = sum(sum(sizes.values()) for sizes in colors.values())
        paper.row((120, "STYLE UNITS"), (200, str(pieces)), (250, "COST VALUE"), (330, f"{pieces * float(cost):.2f}"), down=24)
    order = read_order(paper.pdf())

    assert order.po_number == "0091182"
    assert [told(line) for line in order.lines] == [
        ("QK3301", "QUILTED BAG", "SOOT", "S", 3, "18.50"), ("QK3301", "QUILTED BAG", "SOOT", "M", 6, "18.50"),
        ("QK3301", "QUILTED BAG", "SOOT", "L", 2, "18.50"), ("QK3301", "QUILTED BAG", "FERN", "S", 4, "18.50"),
        ("QK3301", "QUILTED BAG", "FERN", "M", 5, "18.50"), ("QK3301", "QUILTED BAG", "FERN", "L", 1, "18.50"),
        ("QK3301", "QUILTED BAG", "FERN", "XL", 2, "18.50"), ("QK3340", "WALLET", "SOOT", "O/S", 12, "9.10"),
    ]  # fmt: skip
