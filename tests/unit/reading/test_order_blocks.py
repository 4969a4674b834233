"""Orders in blocks: what stands once over the sizes of an item is said of each of them."""

from __future__ import annotations

import pytest

from pipelines.reading.model import Cell
from pipelines.reading.orders.captions import cells_to_caption
from pipelines.reading.orders.reader import read_order
from tests.unit.reading.paperwork import Paper, order_sheet, told, workbook


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (["HARLOW JEAN", "Style # BH2201", "WS $78.00", "MSRP $168.00"],
         {"style_number": "BH2201", "description": "HARLOW JEAN", "wholesale_price": "$78.00", "retail_price": "$168.00"}),
        (["HARLOW JEAN", "Style # BH2201 WS $78.00"],
         {"style_number": "BH2201", "description": "HARLOW JEAN", "wholesale_price": "$78.00"}),
        (["SO-301 · Delivery: 01/08/2025"], {"style_number": "SO-301"}),
        (["24-1180 Damen-Bluse Lotte"], {"style_number": "24-1180", "description": "Damen-Bluse Lotte"}),
        (["LNG 6104 Body Salomé"], {"style_number": "LNG 6104", "description": "Body Salomé"}),
        (["Wickelkleid Lotte KV6606", "WS: $21.00"], {"style_number": "KV6606", "description": "Wickelkleid Lotte"}),
        (["Herbst Winter HW2026"], {}),
        (["Customer PO KL-0226"], {}),
        (["Price List 2025"], {}),
        (["PO 10482 Spring delivery"], {}),
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


def test_a_bar_over_each_style_s_grid_says_its_name_number_and_price_and_a_subtotal_ends_a_delivery() -> None:
    styles = (("Strickrock Lotte", "KV6120", "21.00"), ("Steppjacke Half Zip", "KV7003", "44.00"))
    paper = Paper()
    for at, (name, number, price) in enumerate(styles):
        paper.row((40, f"Delivery {at + 1}: Jun 1, 2026 - Jun 30, 2026"))
        paper.row((40, f"{name}  {number}"), (380, f"Wholesale: ${price}"), (460, "Retail: $98.00"))
        paper.row((40, "Color"), (160, "Code"), (220, "XS"), (260, "S"), (300, "M"), (-420, "Units"), (-500, "Total"))
        paper.row(
            (40, "White/Navy"), (160, "141"), (222, "2"), (262, "4"), (302, "-"), (-420, "6"), (-500, f"${6 * float(price):.2f}")
        )
        paper.row(
            (40, "Sand/Clay"), (160, "255"), (222, "-"), (262, "3"), (302, "1"), (-420, "4"), (-500, f"${4 * float(price):.2f}")
        )
        paper.row((-420, "Delivery Subtotal   10 units"), (-500, f"${10 * float(price):.2f}"), down=24)
    order = read_order(paper.pdf())

    assert [told(line) for line in order.lines] == [
        (number, name, color, size, pieces, price)
        for name, number, price in styles
        for color, size, pieces in (("White/Navy", "XS", 2), ("White/Navy", "S", 4), ("Sand/Clay", "S", 3), ("Sand/Clay", "M", 1))
    ]
    assert order.doubts == ()


CENTRED = (("Strickrock Lotte", "KV-6120", "21.00", ("Rost", "Tinte")), ("Jacke Half Zip", "KV-7003", "44.00", ("Kakao",)))


@pytest.mark.parametrize("apart", [18, 9, 15])  # points from a colour's row to the style's last line; 15 from the upper row down
def test_a_style_s_name_and_number_in_the_middle_of_its_colours_rows_are_said_of_each(apart: float) -> None:
    paper = Paper()
    paper.row(
        (120, "Style"), (260, "Color"), (-380, "Wholesale"), (400, "S"), (430, "M"), (-480, "Units"), (-550, "Total"), down=20
    )
    for name, number, price, colors in CENTRED:
        counted = [
            [(260, color), (-380, price), (400, "2"), (430, "1"), (-480, "3"), (-550, f"{3 * float(price):.2f}")]
            for color in colors
        ]
        paper.rule()
        if len(colors) > 1 and apart == 18:
            paper.row(*counted[0], down=9).row((120, name), down=9).row((50, "No image"), (120, number), down=9)
            paper.row((120, "Viskose, gefüttert"), down=9, size=7).row(*counted[1], down=20)
        elif len(colors) > 1 and apart == 15:
            paper.row((120, name), *counted[0], down=9).row((120, number), down=6)
            paper.row(*counted[1], down=4).row((120, "Viskose, gefüttert"), down=20, size=7)
        elif len(colors) > 1:
            paper.row((120, name), *counted[0], down=9).row((120, number), down=9)
            paper.row(*counted[1], down=0).row((120, "Viskose, gefüttert"), down=20, size=7)
        else:
            paper.row((120, name), down=9).row((120, number), *counted[0], down=9)
            paper.row((120, "Viskose, gefüttert"), down=20, size=7)
    order = read_order(paper.rule().pdf())

    assert [told(line) for line in order.lines] == [
        (number, name, color, size, pieces, price)
        for name, number, price, colors in CENTRED
        for color in colors
        for size, pieces in (("S", 2), ("M", 1))
    ]


def test_a_remark_between_two_items_of_a_ruled_group_is_no_name_of_both() -> None:
    paper = Paper()
    paper.row((40, "Style"), (120, "Description"), (-380, "Price"), (-480, "Units"), (-550, "Total"), down=20)
    for group in (("KV-1", "KV-2"), ("KV-3", "KV-4")):
        paper.rule()
        paper.row((40, group[0]), (120, "Rippenrock"), (-380, "10.00"), (-480, "2"), (-550, "20.00"), down=10)
        paper.row((120, "Versand im Mai"), down=10)
        paper.row((40, group[1]), (120, "Rippenhose"), (-380, "10.00"), (-480, "3"), (-550, "30.00"), down=20)
    order = read_order(paper.rule().pdf())

    assert [line.style_number for line in order.lines] == ["KV-1", "KV-2", "KV-3", "KV-4"]
    assert [line.description for line in order.lines][1::2] == ["Rippenhose", "Rippenhose"]


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


def test_colours_that_stand_between_an_item_s_name_and_its_sizes_are_in_no_column_of_pieces() -> None:
    paper = Paper()
    for style, name in (("55033", "Trui kabel"), ("55047", "Laars")):
        paper.row((40, style), (90, name), (250, "S"), (275, "M"), (-350, "Aantal"), (-430, "Inkoopprijs"), (-500, "Bedrag"))
        for color in ("Ecru", "Mosterd"):
            paper.row((215, color), (251, "3"), (276, "2"), (-350, "5"), (-430, "10,00"), (-500, "50,00"))
        paper.row()
    order = read_order(paper.pdf())

    assert [told(line) for line in order.lines] == [
        (style, name, color, size, pieces, "10.00")
        for style, name in (("55033", "Trui kabel"), ("55047", "Laars"))
        for color in ("Ecru", "Mosterd")
        for size, pieces in (("S", 3), ("M", 2))
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


def test_sizes_may_stand_over_the_pieces_of_each_item() -> None:
    paper = Paper().row((40, "Style"), (100, "Description"), (200, "Clr"), (230, "Color"), (320, "Sizes"), (-450, "Units"),
                        (-500, "Cost"), down=24)  # fmt: skip
    items = (
        ("77410", ("S", "M", "L"), ("6", "12", "")),
        ("81220", ("6", "8", "10", "12"), ("", "8", "4", "2")),
        ("90100", ("OS",), ("5",)),
    )
    for style, sizes, pieces in items:
        total = sum(int(count) for count in pieces if count)
        paper.row(*zip((300, 325, 350, 375), sizes, strict=False), down=12)
        paper.row((40, style), (100, "Pullover"), (200, "014"), (230, "Heather Oat"),
                  *zip((300, 325, 350, 375), pieces, strict=False), (-450, str(total)), (-500, "10.00"), down=24)  # fmt: skip
    order = read_order(paper.pdf())

    assert [(line.style_number, line.color, line.size, line.quantity) for line in order.lines] == [
        (style, "Heather Oat", size, int(count))
        for style, sizes, pieces in items
        for size, count in zip(sizes, pieces, strict=True)
        if count
    ]


def test_items_of_several_lines_keep_their_header_on_every_page_and_pay_for_one_piece() -> None:
    paper = Paper()
    for number, style in (("00010", "10045871001"), ("00020", "10045902002")):
        paper.row((40, "PO number"), (100, "4711 / 14.03.2025")).row((40, "Item"), (80, "Material"), (160, "Description"), down=11)
        paper.row((110, "Order qty."), (180, "Unit"), (260, "Price per unit"), (-540, "Net value"), down=16)
        paper.row((40, number), (80, style), (160, "Blazer Odette"), down=11)
        paper.row((-150, "4"), (180, "PC"), (-330, "118.50 / 1 PC"), (-540, "474.00"), down=11)
        paper.row((160, "Colour: 003 Off white"), (270, "Size: S")).new_page()
    order = read_order(paper.pdf())

    assert [told(line) for line in order.lines] == [
        (style, "Blazer Odette", "Off white", "S", 4, "118.50") for style in ("10045871001", "10045902002")
    ]


def test_a_size_ordered_for_two_deliveries_or_in_a_pack_too_is_one_line_of_all_its_pieces() -> None:
    paper = Paper()
    for window in ("04/15/2025 - 05/01/2025", "06/01/2025 - 06/15/2025"):
        paper.row((40, f"Ship Window: {window}"), down=20).row((40, "HARLOW JEAN"), (200, "Style # BH2201"), (300, "WS $78.00"))
        paper.row((40, "Color"), (200, "25"), (240, "26"), (280, "27"), (-380, "Units"), (-460, "Total"))
        paper.row((40, "Coal"), (200, "1"), (240, "2"), (280, "-"), (-380, "3"), (-460, "$234.00"), down=40)
    order = read_order(paper.pdf())

    assert [(line.style_number, line.color, line.size, line.quantity) for line in order.lines] == [
        ("BH2201", "Coal", "25", 2), ("BH2201", "Coal", "26", 4)]  # fmt: skip
    assert any("added up" in note for note in order.notes)


def test_numbers_in_even_steps_between_labels_are_sizes_whatever_they_count() -> None:
    paper = Paper().row((40, "Modelo"), (100, "Descripción"), (200, "Color"), (270, "80"), (300, "85"), (330, "90"), (360, "95"),
                        (390, "100"), (-460, "Uds."), (-510, "Precio"), (-560, "Importe"))  # fmt: skip
    paper.row((40, "C03"), (100, "Cinturón piel"), (200, "Cuero"), (270, "2"), (330, "3"), (390, "1"), (-460, "6"), (-510, "10,00"),
              (-560, "60,00"))  # fmt: skip
    order = read_order(paper.pdf())

    assert [(line.style_number, line.size, line.quantity) for line in order.lines] == [
        ("C03", "80", 2),
        ("C03", "90", 3),
        ("C03", "100", 1),
    ]


def test_a_remark_names_the_colour_that_the_variant_s_code_stands_for() -> None:
    paper = Paper().row(
        (40, "No."), (100, "Variant"), (170, "Description"), (-350, "Quantity"), (-430, "Unit Price"), (-520, "Amount")
    )
    for variant, remark in (("NAVY-XS", "Navy, size XS"), ("OLIV-S", "Olive Night, size S"), ("OLIV-M", "Olive Night, size M")):
        paper.row((40, "1120-AW"), (100, variant), (170, "Parka Storm"), (-350, "2"), (-430, "84.50"), (-520, "169.00"), down=11)
        paper.row((170, remark), down=14)
    order = read_order(paper.row((-430, "Subtotal"), (-520, "507.00")).pdf())

    assert [(line.color, line.color_code, line.size) for line in order.lines] == [
        ("Navy", "NAVY", "XS"), ("Olive Night", "OLIV", "S"), ("Olive Night", "OLIV", "M")]  # fmt: skip


def test_labelled_facts_over_a_block_are_no_item_of_the_block_before() -> None:
    paper = Paper()
    for pack, style in (("PPK 4410-A", "WT4410"), ("PPK 4475-B", "WT4475")):
        paper.row((40, f"PREPACK {pack}"), (200, "UNITS PER PACK: 6"), (310, "PACKS ORDERED: 40"), (430, "PACK COST: 75.00"))
        paper.row(
            (40, "VENDOR STYLE"),
            (150, "NRF / COLOR"),
            (230, "SIZE"),
            (-360, "QTY PER PACK"),
            (-430, "TOTAL UNITS"),
            (-520, "UNIT COST"),
        )
        for size in ("S", "M"):
            paper.row((40, style), (150, "001 BLACK"), (230, size), (-360, "2"), (-430, "80"), (-520, "12.50"))
    order = read_order(paper.pdf())

    assert [(line.style_number, line.color, line.size, line.quantity) for line in order.lines] == [
        (style, "BLACK", size, 80) for style in ("WT4410", "WT4475") for size in ("S", "M")
    ]


def test_numbers_with_a_point_that_happen_to_rise_number_no_rows() -> None:
    order = read_order(
        order_sheet(["SKU", "Description", "Units"], ["20.5384", "Overshirt", 4], ["21.7843", "Shirt", 3], ["22.4538", "Vest", 2])
    )

    assert [line.sku for line in order.lines] == ["20.5384", "21.7843", "22.4538"]


@pytest.mark.parametrize(
    "description", ["Linen shirt, Navy, S", "Linen shirt - Navy / S", "Linen shirt (Navy, S)", "Linen shirt - Navy - S"]
)
def test_a_description_may_end_with_colour_and_size_where_no_column_says_them(description: str) -> None:
    [line] = read_order(order_sheet(["Item No.", "Description", "Quantity", "Price"], ["1001", description, 2, 10])).lines

    assert told(line) == ("1001", "Linen shirt", "Navy", "S", 2, "10.00")


def test_an_item_goes_on_with_its_next_colour_and_over_the_page() -> None:
    header = (
        (40, "Artikel"),
        (110, "Omschrijving"),
        (220, "Kleur"),
        (290, "Maat"),
        (-350, "Aantal"),
        (-430, "Prijs"),
        (-520, "Bedrag"),
    )
    paper = Paper().row(*header).row((40, "8812"), (110, "Broek wijd"), (220, "Zwart"))
    paper.row((290, "36"), (-350, "2"), (-430, "30,00"), (-520, "60,00")).row((220, "Camel"))
    paper.row((290, "36"), (-350, "1"), (-430, "30,00"), (-520, "30,00")).new_page().row(*header)
    paper.row((290, "38"), (-350, "1"), (-430, "30,00"), (-520, "30,00"))
    order = read_order(paper.row((-430, "Totaal"), (-520, "120,00")).pdf())

    assert [told(line) for line in order.lines] == [
        ("8812", "Broek wijd", "Zwart", "36", 2, "30.00"), ("8812", "Broek wijd", "Camel", "36", 1, "30.00"),
        ("8812", "Broek wijd", "Camel", "38", 1, "30.00")]  # fmt: skip


def test_a_run_with_the_pieces_of_one_pack_behind_it_is_ordered_in_so_many_packs() -> None:
    order = read_order(
        order_sheet(
            ["Style", "Description", "Colour", "Size Scale", "Packs", "Pcs/Pack", "Total Pcs", "Cost"],
            ["P-1", "Tee", "White", "S-M-L-XL (1-2-2-1)", 4, 6, 24, 5],
        )
    )

    assert [(line.size, line.quantity) for line in order.lines] == [("S", 4), ("M", 8), ("L", 8), ("XL", 4)]


def test_labelled_prices_over_a_grid_are_those_of_its_item_and_head_no_columns() -> None:
    data = workbook(
        (
            "Order",
            [
                ["Artikelnr", "55-2010", "Benämning", "Stickad tröja"],
                ["Inköpspris", 329, "Rek. utpris", 799],
                ["", "Färg", "S", "M", "Summa"],
                ["", "Natur", 2, 6, 8],
                [],
                ["Artikelnr", "61-1102", "Benämning", "Ullbyxa"],
                ["Inköpspris", 449.75, "Rek. utpris", 1099],
                ["", "Färg", "C44", "C46", "C48", "Summa"],
                ["", "Svart", 1, 3, 2, 6],
                [],
                ["Artikelnr", "70-0005", "Benämning", "Halsduk"],
                ["Inköpspris", 119, "Rek. utpris", 299],
                ["", "Färg", "One size", "Summa"],
                ["", "Tegel", 8, 8],
                [],
                ["Totalt antal", 22, "Ordervärde", 4308.5],
            ],
        )
    )
    assert [told(line) for line in read_order(data).lines] == [
        ("55-2010", "Stickad tröja", "Natur", "S", 2.0, "329.00"),
        ("55-2010", "Stickad tröja", "Natur", "M", 6.0, "329.00"),
        ("61-1102", "Ullbyxa", "Svart", "C44", 1.0, "449.75"),
        ("61-1102", "Ullbyxa", "Svart", "C46", 3.0, "449.75"),
        ("61-1102", "Ullbyxa", "Svart", "C48", 2.0, "449.75"),
        ("70-0005", "Halsduk", "Tegel", "One size", 8.0, "119.00"),
    ]


def test_a_list_of_sizes_under_an_item_s_row_is_read_with_what_that_row_says() -> None:
    head = ((40, "Pos."), (80, "Artikel"), (150, "Bezeichnung"), (-350, "Bestellmenge"), (-430, "Einzelpreis"), (-520, "Nettowert"))
    paper = Paper().row(*head, down=20)
    for style, name, sizes in (("KL-2207", "Strickkleid Rippe", ("34", "36")), ("SC-0044", "Schal", ("Einheitsgr.",))):
        count = str(4 * len(sizes))
        paper.row((40, "10"), (80, "1004417"), (150, name), (-350, f"{count} ST"), (-430, "10,00"), (-520, f"{count}0,00"))
        paper.row((150, f"Ihre Artikelnummer: {style}")).row((150, "Farbe: 041 taupe"), (290, "Zolltarifnr. 61044300"))
        paper.row((165, "Größe"), (220, "EAN"), (-310, "Menge"))
        for size in sizes:
            paper.row((165, size), (220, "4051882310073"), (-300, "4"), (303, "ST"))
        paper.row(down=8)
    order = read_order(paper.row((380, "Gesamtnettowert EUR 120,00")).pdf())

    assert [told(line) for line in order.lines] == [
        ("KL-2207", "Strickkleid Rippe", "taupe", "34", 4, "10.00"),
        ("KL-2207", "Strickkleid Rippe", "taupe", "36", 4, "10.00"),
        ("SC-0044", "Schal", "taupe", "Einheitsgr.", 4, "10.00"),
    ]


def test_sizes_of_one_pack_under_an_item_s_row_are_ordered_as_often_as_the_pack() -> None:
    head = ((40, "Style"), (90, "Description"), (200, "Color"), (270, "Pack"), (-340, "Packs"), (-390, "Prs/pack"))
    paper = Paper().row(*head, (-440, "Pairs"), (-480, "Cost"), (-540, "Extension"), down=20)
    for style, packs in (("40112", 10), ("40113", 4)):
        item = ((40, style), (90, "Chelsea Boot"), (200, "Black"), (270, "A3"), (-340, str(packs)), (-390, "3"))
        paper.row(*item, (-440, str(3 * packs)), (-480, "43.50"), (-540, f"{3 * packs * 43.5:.2f}"))
        paper.row((90, "Size"), (160, "6"), (190, "6.5")).row((90, "Prs per pack"), (160, "1"), (190, "2"), down=22)
    order = read_order(paper.row((270, "TOTAL"), (-340, "14"), (-440, "42"), (-540, "1827.00")).pdf())

    assert [told(line) for line in order.lines] == [
        ("40112", "Chelsea Boot", "Black", "6", 10, "43.50"), ("40112", "Chelsea Boot", "Black", "6.5", 20, "43.50"),
        ("40113", "Chelsea Boot", "Black", "6", 4, "43.50"), ("40113", "Chelsea Boot", "Black", "6.5", 8, "43.50")]  # fmt: skip


def test_lines_under_an_item_tell_its_colour_and_the_sizes_of_its_pieces() -> None:
    paper = Paper().row((40, "Pos."), (80, "Artikel"), (150, "Bezeichnung"), (-380, "Menge"), (-450, "Preis"), (-520, "Betrag"))
    for color, sizes, pieces, total in (("185 Beere", "S / 2 M / 3 XL / 1", "6 St", "299,40"), ("277 Senf", "onesize / 4", "4 St",
                                        "199,60")):  # fmt: skip
        paper.row((40, "10"), (80, "7420-118"), (150, "Strickjacke"), (-380, pieces), (-450, "49,90"), (-520, total), down=12)
        paper.row((150, f"Farbe {color}"), down=12).row((150, f"Gr.: {sizes}"), down=12)
    order = read_order(paper.row((150, "Gesamt"), (-380, "10 St"), (-520, "499,00")).pdf())

    assert [(line.color, line.color_code, line.size, line.quantity) for line in order.lines] == [
        ("Beere", "185", "S", 2), ("Beere", "185", "M", 3), ("Beere", "185", "XL", 1), ("Senf", "277", "onesize", 4)]  # fmt: skip


def test_a_number_under_an_item_s_name_is_that_of_all_its_colours() -> None:
    paper = Paper().row((40, "Style"), (200, "Color"), (300, "S"), (340, "M"), (-420, "Units"), (-480, "WS Price"), (-540, "Total"))
    paper.row((40, "Longline Jacket"), (200, "Ash"), (300, "1"), (340, "2"), (-420, "3"), (-480, "$24.00"), (-540, "$72.00"))
    paper.row((40, "WH6604"))
    paper.row((40, "Sugg. Retail $59.00"), (200, "Navy"), (300, "2"), (-420, "2"), (-480, "$24.00"), (-540, "$48.00"), down=30)
    paper.row((40, "Silver Vest"), (200, "Silver"), (340, "2"), (-420, "2"), (-480, "$20.00"), (-540, "$40.00")).row((40, "WH6605"))
    order = read_order(paper.pdf())

    assert [(line.style_number, line.description, line.color, line.size, line.quantity) for line in order.lines] == [
        ("WH6604", "Longline Jacket", "Ash", "S", 1),
        ("WH6604", "Longline Jacket", "Ash", "M", 2),
        ("WH6604", "Longline Jacket", "Navy", "S", 2),
        ("WH6605", "Silver Vest", "Silver", "M", 2),
    ]


@pytest.mark.parametrize(
    ("cell", "number"), [("DR-10 : DR-10-BLK-XS\nWrap Dress", "DR-10-BLK-XS"), ("Wrap Dress\nWH6606", "WH6606")]
)
def test_a_cell_of_an_item_s_number_and_its_name_gives_both(cell: str, number: str) -> None:
    header = ("Quantity", "Item", "Color", "Size", "Rate", "Amount")
    order = read_order(order_sheet(header, (2, cell, "Black", "XS", 58.0, 116.0), (4, cell, "Black", "S", 58.0, 232.0)))

    assert {(line.sku or line.style_number, line.description) for line in order.lines} == {(number, "Wrap Dress")}


def test_a_rate_of_tax_level_with_an_item_is_no_end_of_the_table() -> None:
    paper = Paper().row((300, "Fecha"), down=5).row((40, "Descripción"), (230, "Impuestos"), (-430, "Cant."), (-490, "Precio"),
                        (-550, "Importe"), down=5).row((292, "solicitada"), down=20)  # fmt: skip
    for size, pieces in (("S", "3"), ("M", "5")):
        paper.rule().row((40, f"[AL-04-AZ-{size}] Vestido Alba (Azul"), down=5)
        paper.row((230, "IVA 21%"), (290, "01/07/2026"), (-430, f"{pieces},00 Unidades"), (-490, "10,00"),
                  (-550, f"{pieces}0,00 €"), down=5).row((40, f"Índigo, {size})"), down=14)  # fmt: skip
    order = read_order(paper.rule().pdf())

    assert [told(line) for line in order.lines] == [
        ("AL-04-AZ-S", "Vestido Alba", "Azul Índigo", "S", 3, "10.00"),
        ("AL-04-AZ-M", "Vestido Alba", "Azul Índigo", "M", 5, "10.00"),
    ]


def test_numbers_beside_the_middle_of_an_item_s_two_lines_are_one_row_with_those_in_its_first() -> None:
    paper = Paper().row((40, "Descripción"), (290, "Fecha"), (-430, "Cant."), (-490, "Precio"), (-550, "Importe"), down=20)
    for size, pieces, amount in (("S", "3", "30,00"), ("M", "5", "50,00")):
        paper.rule().row((40, "[AL-04] Vestido Alba (Azul"), (-430, f"{pieces},00"), (-550, amount), down=6)
        paper.row((290, "01/07/2026"), (-490, "10,00"), down=6).row((40, f"noche, {size})"), (-430, "Unidades"), (-550, "€"))
    order = read_order(paper.rule().pdf())

    assert [told(line) for line in order.lines] == [
        ("AL-04", "Vestido Alba", "Azul noche", "S", 3, "10.00"),
        ("AL-04", "Vestido Alba", "Azul noche", "M", 5, "10.00"),
    ]


def test_labels_of_two_lines_go_on_beside_labels_that_stand_between_them_whatever_numbers_the_shops_have() -> None:
    paper = Paper().row((-300, "012"), (-350, "027"), (-400, "Qté"), (-460, "P.A. net"), (-530, "Montant"), down=7)
    paper.row((40, "Réf. article"), (110, "Désignation"), (190, "Coloris"), (240, "Taille"), down=7)
    paper.row((-300, "Lille"), (-350, "Lyon"), (-400, "totale"), (-460, "HT"), (-530, "HT"), down=20)
    for size, pieces in (("36", 3), ("38", 5), ("40", 4)):
        paper.row((40, "ROB-718"), (110, "Robe Ondine"), (190, "Bleu ciel"), (240, size), (-300, "1"), (-350, str(pieces - 1)),
                  (-400, str(pieces)), (-460, "48,50"), (-530, f"{pieces * 48.5:.2f}".replace(".", ",")))  # fmt: skip
    order = read_order(paper.pdf())

    assert [told(line) for line in order.lines] == [
        ("ROB-718", "Robe Ondine", "Bleu ciel", size, pieces, "48.50") for size, pieces in (("36", 3), ("38", 5), ("40", 4))
    ]


def test_words_beside_the_prices_over_a_grid_are_no_name_of_the_item_that_the_line_before_names() -> None:
    paper = Paper()
    for number, name in (("24-1107", "Pleated Midi Skirt"), ("24-1132", "Tie Neck Blouse")):
        paper.row((40, number), (100, name)).row((40, "Cost £22.50"), (120, "RRP £55.00"), (200, "VAT std"))
        paper.row((40, "Colour"), (140, "8"), (180, "10"), (220, "12"), (-300, "Units"), (-380, "Cost value"))
        paper.row((40, "Forest"), (140, "2"), (180, "-"), (220, "4"), (-300, "6"), (-380, "135.00"), down=40)
    order = read_order(paper.pdf())

    assert [(line.description, line.size, line.unit_price and line.unit_price.amount) for line in order.lines] == [
        (name, size, "22.50") for name in ("Pleated Midi Skirt", "Tie Neck Blouse") for size in ("8", "12")
    ]


def test_labelled_lines_under_an_item_tell_its_colour_and_its_only_size_and_a_total_below_counts_no_pieces() -> None:
    header = ["Pos.", "Material", "Bezeichnung", "Menge", "Preis", "Nettowert"]
    paper = Paper().row(*zip((40, 90, 150, -330, -420, -520), header, strict=True))
    for position, number, size in (("10", "7712-30", "M"), ("20", "9044-77", "one size")):
        paper.row((40, position), (90, number), (150, "Schal Karo"), (-330, "12"), (-420, "24,00"), (-520, "288,00"))
        paper.row((90, "Farbe:"), (150, "318 blau kariert")).row((90, "Größe:"), (150, size))
    order = read_order(paper.row((90, "Gesamtnettowert"), (150, "ohne MwSt. EUR 576,00")).pdf())

    assert [told(line) for line in order.lines] == [
        ("7712-30", "Schal Karo", "blau kariert", "M", 12, "24.00"),
        ("9044-77", "Schal Karo", "blau kariert", "one size", 12, "24.00"),
    ]


def test_an_amount_in_the_heading_of_a_grid_is_its_price_whatever_words_stand_before_it() -> None:
    paper = Paper()
    for number, name, price in (("K27-3301", "Jurk Fenna", "32,95"), ("K27-3318", "Blouse Merel", "21,50")):
        paper.row((40, number), (120, name), (400, f"Voor jullie {price}"))
        paper.row((120, "Variant"), (240, "36"), (270, "38"), (300, "40"), (-450, "Aantal"))
        paper.row((120, "100 Zwart"), (240, "4"), (270, "6"), (300, "2"), (-450, "12"), down=24)
    order = read_order(paper.pdf())

    assert [(line.style_number, line.size, line.unit_price and line.unit_price.amount) for line in order.lines] == [
        (number, size, price) for number, price in (("K27-3301", "32.95"), ("K27-3318", "21.50")) for size in ("36", "38", "40")
    ]


def test_a_bare_code_right_behind_the_colour_is_the_colours() -> None:
    paper = Paper()
    for name, number in (("Boucle Jacket", "FW27-J01"), ("Diamond Sweater", "FW27-K07")):
        paper.row((60, name), down=12).row((60, number), down=12).row((60, "WS: USD 118.00 | Sugg. Retail: USD 295.00"), down=16)
        paper.row((60, "Color"), (160, "Code"), (240, "XS"), (280, "S"), (320, "M"), (-430, "Units"), (-520, "Total"))
        paper.row((60, "Black"), (160, "001"), (240, "1"), (280, "2"), (320, "2"), (-430, "5"), (-520, "$590.00"), down=30)
    order = read_order(paper.pdf())

    assert [(line.style_number, line.description, line.color, line.color_code, line.size) for line in order.lines] == [
        (number, name, "Black", "001", size)
        for name, number in (("Boucle Jacket", "FW27-J01"), ("Diamond Sweater", "FW27-K07"))
        for size in ("XS", "S", "M")
    ]
    assert {line.unit_price.amount for line in order.lines if line.unit_price} == {"118.00"}


def test_each_level_below_an_item_says_its_own_and_inherits_what_stands_above() -> None:
    paper = Paper().row(
        (40, "Pos."), (80, "Material"), (150, "Bezeichnung"), (-380, "Menge"), (-450, "Preis/ST"), (-520, "Nettowert"), down=20
    )
    for number, name, color in (("HM-20114", "Herrenhemd", "100 weiß"), ("KW-88002", "Ledergürtel", "800 braun")):
        paper.row((40, "00010"), (80, number), (150, name), down=12).row((80, f"Farbe {color}"), down=12)
        for size, pieces, total in (("39", "2,000 ST", "49,80"), ("95", "3,000 ST", "74,70")):
            paper.row((80, f"Gr. {size}"), (-380, pieces), (-450, "24,90"), (-520, total), down=12)
        paper.row((80, "Summe Position"), (-380, "5,000 ST"), (-520, "124,50"), down=24)
    order = read_order(paper.row((80, "Gesamtnettowert"), (-520, "249,00")).pdf())

    assert [told(line) for line in order.lines] == [
        (number, name, color, size, pieces, "24.90")
        for number, name, color in (("HM-20114", "Herrenhemd", "weiß"), ("KW-88002", "Ledergürtel", "braun"))
        for size, pieces in (("39", 2), ("95", 3))
    ]


def test_a_label_shortened_by_a_dot_begins_a_new_value_in_the_line_under_an_item() -> None:
    paper = Paper().row((40, "Artigo"), (120, "Descrição"), (-350, "Qtd."), (-430, "Pr. Unitário"), (-520, "Valor"), down=18)
    for color, size in (("Branco", "50x100"), ("Verde Água", "L/XL")):
        paper.row((40, "AL100"), (120, "Toalha Douro"), (-350, "24,00"), (-430, "4,85"), (-520, "116,40"), down=11)
        paper.row((124, f"Cor: {color} Tam.: {size} Note: rolo"), down=24)
    order = read_order(paper.pdf())

    assert [told(line) for line in order.lines] == [
        ("AL100", "Toalha Douro", "Branco", "50x100", 24, "4.85"),
        ("AL100", "Toalha Douro", "Verde Água", "L/XL", 24, "4.85"),
    ]


def test_a_size_in_a_list_of_pieces_may_hold_a_slash() -> None:
    order = read_order(order_sheet(["Style", "Sizes", "Qty", "Price"], ["V-312", "S/M: 3, L/XL: 4", 7, 10],
                                   ["V-313", "85B: 2, 90B: 1", 3, 10]))  # fmt: skip

    assert [(line.style_number, line.size, line.quantity) for line in order.lines] == [
        ("V-312", "S/M", 3), ("V-312", "L/XL", 4), ("V-313", "85B", 2), ("V-313", "90B", 1)]  # fmt: skip


def test_a_row_that_names_an_item_heads_the_grid_below_it_though_its_price_stands_under_a_size() -> None:
    order = read_order(order_sheet(
        ["Art. 2101", "Genser dame", "", "", "Pris", 385], ["", "Farge", "S", "M", "L", "XL", "", "Sum stk", "Sum kr"],
        ["", "Svart", 1, 2, 3, "", "", 6, 2310], [], ["Art. 2140", "Raggsokker", "", "", "Pris", 59.5],
        ["", "Farge", "2 år", "4 år", "", "", "", "Sum stk", "Sum kr"], ["", "Natur", 6, 10, "", "", "", 16, 952],
    ))  # fmt: skip

    assert [told(line) for line in order.lines] == [
        ("2101", "Genser dame", "Svart", "S", 1, "385.00"),
        ("2101", "Genser dame", "Svart", "M", 2, "385.00"),
        ("2101", "Genser dame", "Svart", "L", 3, "385.00"),
        ("2140", "Raggsokker", "Natur", "2 år", 6, "59.50"),
        ("2140", "Raggsokker", "Natur", "4 år", 10, "59.50"),
    ]


def test_rules_of_the_sizes_under_an_item_part_no_columns_of_its_table() -> None:
    header = ((40, "Articolo"), (108, "Descrizione"), (270, "Colore"), (-390, "Q.tà"), (-450, "Prezzo"), (-535, "Importo"))
    paper = Paper().row(*header, down=18)
    for number, (name, color) in enumerate((("GIACCA MONOPETTO LANA", "NERO"), ("ABITO", "BOSCO"), ("CAPPOTTO", "BLU"))):
        paper.row((40, f"FW26G10{number}"), (108, name), (270, color), (-390, "3"), (-450, "89,00"), (-535, "267,00"), down=56)
        paper.box(108, 778 - 56 * number, [["Taglia", "40", "42"], ["Quantità", "1", "2"]], [39, 31, 31])
    order = read_order(paper.pdf())

    assert [told(line)[1:5] for line in order.lines] == [
        (name, color, size, quantity)
        for name, color in (("GIACCA MONOPETTO LANA", "NERO"), ("ABITO", "BOSCO"), ("CAPPOTTO", "BLU"))
        for size, quantity in (("40", 1), ("42", 2))
    ]


def test_a_unit_and_its_price_whose_labels_nearly_touch_are_two_columns() -> None:
    paper = Paper().row((40, "Pos."), (90, "Material"), (160, "Bezeichnung"), (-380, "Bestellmenge"), (389, "Einh."),
                        (413.5, "Preis pro Einheit"), (-550, "Nettowert"), down=18)  # fmt: skip
    for number, (name, color) in enumerate((("Steppweste", "schwarz"), ("Strickkleid", "oliv")), start=1):
        paper.row((40, f"000{number}0"), (90, f"704123{number}"), (160, name), (-380, "6"), (389, "ST"), (-484, "24,50"),
                  (-550, "147,00"))  # fmt: skip
        paper.row((160, f"Farbe: 900 {color}"))
        paper.row((168, "Größe 36"), (-320, "2 ST")).row((168, "Größe 38"), (-320, "4 ST"), down=24)
    order = read_order(paper.pdf())

    assert [told(line) for line in order.lines] == [
        (f"704123{number}", name, color, size, quantity, "24.50")
        for number, name, color in ((1, "Steppweste", "schwarz"), (2, "Strickkleid", "oliv"))
        for size, quantity in (("36", 2), ("38", 4))
    ]


def test_captions_beside_grids_under_the_same_labels_name_the_styles_of_these() -> None:
    paper = Paper().row((40, "Order Confirmation"), down=40)
    for name, number, price, colors in (
        ("Cape Jacket", "F26-K410", "58.00", {"Camel Plaid": "22"}),
        ("Knit Cardigan", "F26-K412", "52.00", {"White/Black": "13", "Black/White": "12"}),
    ):
        paper.row((100, name), (240, "Color"), (330, "S"), (360, "M"), (400, "Units"), (-540, "Total"), down=11)
        lines = [number, "", f"WHLS ${price}", ""]
        for color, (small, medium) in colors.items():
            paper.row(*([(100, text)] if (text := lines.pop(0)) else []), down=4)
            pieces = int(small) + int(medium)
            paper.row(
                (240, color), (330, small), (360, medium), (400, str(pieces)), (-540, f"${pieces * float(price):.2f}"), down=8
            )
            paper.row(*([(100, text)] if (text := lines.pop(0)) else []), down=4)
        paper.row(*([(100, lines[0])] if lines else []), down=34)

    order = read_order(paper.row((-540, "Total units: 11")).pdf())

    assert [told(line) for line in order.lines] == [
        ("F26-K410", "Cape Jacket", "Camel Plaid", "S", 2, "58.00"), ("F26-K410", "Cape Jacket", "Camel Plaid", "M", 2, "58.00"),
        ("F26-K412", "Knit Cardigan", "White/Black", "S", 1, "52.00"),
        ("F26-K412", "Knit Cardigan", "White/Black", "M", 3, "52.00"),
        ("F26-K412", "Knit Cardigan", "Black/White", "S", 1, "52.00"),
        ("F26-K412", "Knit Cardigan", "Black/White", "M", 2, "52.00"),
    ]  # fmt: skip


def test_the_prices_of_a_style_close_above_its_grid_are_no_part_of_the_header() -> None:
    paper = Paper()
    for name, code, prices in (("Rib Crew", "RC-10", "$40.00"), ("Rib Pant", "RP-20", "$50.00")):
        paper.row((120, name), (190, code), down=10)
        paper.row((120, f"Wholesale {prices}"), (195, "Sugg. Retail $99.00"), down=16)
        paper.row((120, "Color"), (220, "S"), (260, "M"), (300, "L"), (340, "Units"), (400, "Total"), down=16)
        paper.row((120, "Moss"), (220, "1"), (260, "2"), (300, "3"), (340, "6"), (400, "$240.00" if code == "RC-10" else "$300.00"))
        paper.row((120, " "), down=20)
    assert [told(line) for line in read_order(paper.pdf()).lines] == [
        (code, name, "Moss", size, pieces, price)
        for name, code, price in (("Rib Crew", "RC-10", "40.00"), ("Rib Pant", "RP-20", "50.00"))
        for size, pieces in (("S", 1.0), ("M", 2.0), ("L", 3.0))
    ]
