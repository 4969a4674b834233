"""Orders in layouts of the trade that are no plain table: prices per thousand, several item numbers, rows of other facts, forms."""

from __future__ import annotations

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont

from pipelines.reading.orders.reader import read_order
from pipelines.reading.words.sizes import without_size_label
from tests.unit.reading.paperwork import Paper, order_sheet, told, workbook

COLUMNS = ((40, "Item"), (100, "Description"), (-350, "Qty"), (-430, "Unit Price"), (-520, "Line Total"))


def test_a_row_of_other_facts_close_above_the_header_is_no_part_of_it() -> None:
    paper = Paper().row((40, "VENDOR NO."), (120, "200111"), (200, "SHIP VIA"), (330, "Prepaid"), (400, "F.O.B."), (470, "Origin"))
    paper.row((40, "QUANTITY"), (120, "ITEM NO."), (200, "DESCRIPTION"), (330, "U/M"), (380, "UNIT PRICE"), (470, "AMOUNT"))
    order = read_order(
        paper.row((40, "540"), (120, "S7-008"), (200, "Canvas cover"), (330, "EA"), (380, "9.00"), (470, "4,860.00")).pdf()
    )

    assert [told(line) for line in order.lines] == [("S7-008", "Canvas cover", "", "", 540, "9.00")]


def test_a_caption_of_facts_over_a_grid_is_no_part_of_its_header() -> None:
    paper = Paper().row((40, "Style: 2201 Silk Camisole"), down=12).row((40, "Wholesale: $42.00   Retail: $98.00"), down=14)
    paper.row((200, "Colour"), (280, "XS"), (320, "S"), (360, "M"), (420, "Total"))
    order = read_order(paper.row((200, "Blush"), (280, "2"), (320, "4"), (360, "4"), (420, "10")).pdf())

    assert [(line.style_number, line.color, line.size, line.quantity) for line in order.lines] == [
        ("2201", "Blush", "XS", 2),
        ("2201", "Blush", "S", 4),
        ("2201", "Blush", "M", 4),
    ]
    assert {line.unit_price.amount for line in order.lines if line.unit_price} == {"42.00"}


def test_the_full_lines_above_an_item_s_last_line_are_its_description() -> None:
    paper = Paper().row(*COLUMNS, down=16)
    paper.row((100, "Ladies cardigan with a cable pattern and"), down=11).row(
        (100, "made of pure new wool with deep pockets,"), down=11
    )
    paper.row((40, "55-120"), (100, "Buttons"), (-350, "4"), (-430, "59.90"), (-520, "239.60"), down=18)
    order = read_order(paper.row((40, "55-121"), (100, "Polo shirt"), (-350, "10"), (-430, "19.95"), (-520, "199.50")).pdf())

    assert [line.description for line in order.lines] == [
        "Ladies cardigan with a cable pattern and made of pure new wool with deep pockets, Buttons",
        "Polo shirt",
    ]


def test_a_row_that_only_prints_the_total_of_the_line_above_it_is_no_line() -> None:
    paper = Paper().row(*COLUMNS, down=16)
    paper.row((40, "GT-5"), (100, "Mineral water"), (-350, "20"), (-430, "5.49"), down=18)
    order = read_order(paper.row((100, "12 bottles"), (-520, "109.80")).pdf())

    assert [told(line) for line in order.lines] == [("GT-5", "Mineral water 12 bottles", "", "", 20, "5.49")]


def test_a_price_for_a_thousand_is_told_for_one_piece_when_the_total_shows_it() -> None:
    order = read_order(
        order_sheet(
            ["Item No.", "Description", "Qty", "Price", "Amount"],
            ["HT-1", "Hangtag", 5000, 22, 110],
            ["HT-2", "String", 12000, 4.5, 54],
        )
    )

    assert [line.unit_price.amount for line in order.lines if line.unit_price] == ["0.022", "0.0045"]


def test_the_quantity_that_is_not_printed_is_what_total_and_price_leave() -> None:
    paper = Paper().row(*COLUMNS, down=16).row((40, "A-1"), (100, "Scarf"), (-350, "3"), (-430, "10.00"), (-520, "30.00"), down=18)
    order = read_order(paper.row((40, "A-2"), (100, "Cap"), (-430, "6.00"), (-520, "3,240.00")).pdf())

    assert [(line.style_number or line.sku, line.quantity) for line in order.lines] == [("A-1", 3), ("A-2", 540)]


def test_the_number_of_an_account_is_no_quantity() -> None:
    order = read_order(
        order_sheet(
            ["Item No.", "Description", "Qty", "Price"], ["", "Account with vendor", 4000312525, ""], ["A-1", "Scarf", 3, 10]
        )
    )

    assert [line.quantity for line in order.lines] == [3]


def test_of_two_item_numbers_the_buyer_s_is_the_sku_and_the_vendor_s_the_style_number() -> None:
    order = read_order(
        order_sheet(
            ["Art.-Nr. Kunde", "Art.-Nr. Lieferant", "Bezeichnung", "Menge", "EK netto"],
            ["900121", "HR-1001", "Pullover", 4, 39.9],
            ["900123", "HR-1002", "Cordhose", 3, 45.5],
        )
    )

    assert [(line.sku, line.style_number) for line in order.lines] == [("900121", "HR-1001"), ("900123", "HR-1002")]


def test_sizes_with_their_counts_in_one_cell_are_lines_when_they_add_up_to_the_quantity() -> None:
    order = read_order(
        order_sheet(
            ["Style", "Colour", "Sizes", "Qty", "Price"],
            ["L-1", "Sand", "S:2 M:4 L:2", 8, 20],
            ["L-2", "White", "S-1, M-2, L-3", 6, 30],
        )
    )

    assert [(line.style_number, line.size, line.quantity) for line in order.lines] == [
        ("L-1", "S", 2),
        ("L-1", "M", 4),
        ("L-1", "L", 2),
        ("L-2", "S", 1),
        ("L-2", "M", 2),
        ("L-2", "L", 3),
    ]


def test_what_was_delivered_or_is_left_does_not_add_to_what_was_ordered() -> None:
    order = read_order(
        order_sheet(
            ["Réf.", "Désignation", "Taille", "Qté cdée", "Qté livrée", "Reliquat", "P.U. HT"],
            ["RB-21", "Robe", "36", 5, 3, 2, 48],
            ["CH-7", "Chemise", "40", 10, 10, 0, 32.5],
        )
    )

    assert [line.quantity for line in order.lines] == [5, 10]


def test_chinese_headers_are_read() -> None:
    order = read_order(
        order_sheet(
            ["序号", "款号", "品名", "颜色", "尺码", "数量", "单价", "金额"],
            [1, "A8801", "女式风衣", "卡其", "M", 50, 128, 6400],
            [2, "A8802", "针织衫", "米白", "L", 60, 56, 3360],
            ["合计", "", "", "", "", 110, "", 9760],
        )
    )

    assert [told(line) for line in order.lines] == [
        ("A8801", "女式风衣", "卡其", "M", 50, "128.00"),
        ("A8802", "针织衫", "米白", "L", 60, "56.00"),
    ]


def test_letters_of_a_font_that_lies_nowhere_have_their_place_all_the_same() -> None:
    font = "HeiseiKakuGo-W5"
    pdfmetrics.registerFont(UnicodeCIDFont(font))
    paper = Paper(font).row((40, "注文番号：T-8812"), down=30)
    paper.row((40, "品番"), (120, "商品名"), (240, "カラー"), (310, "サイズ"), (-420, "数量"), (-480, "下代"), (-550, "金額"))
    for number, name, color, size, count in (
        ("KT4", "綿シャツ", "白茶", "M", 3),
        ("KT4", "綿シャツ", "白茶", "L", 2),
        ("KT9", "麻パンツ", "紺色", "M", 4),
    ):
        paper.row(
            (40, number), (120, name), (240, color), (310, size), (-420, str(count)), (-480, "2,000"), (-550, f"{2 * count},000")
        )

    order = read_order(paper.pdf(), "order.pdf")

    assert order.po_number == "T-8812"
    assert [told(line) for line in order.lines] == [
        ("KT4", "綿シャツ", "白茶", "M", 3, "2000.00"),
        ("KT4", "綿シャツ", "白茶", "L", 2, "2000.00"),
        ("KT9", "麻パンツ", "紺色", "M", 4, "2000.00"),
    ]


def test_an_item_printed_over_two_lines_under_a_header_of_two_lines_is_one_line() -> None:
    paper = Paper().row((40, "Item"), (90, "Material"), (170, "Description"), down=12)
    paper.row((70, "Order qty."), (150, "Unit"), (260, "Price per unit"), (380, "Net value"), down=16)
    for number, material, text, count, price, value in (
        ("00010", "MAT-4711", "Wool scarf, navy", "120", "8.50", "1,020.00"),
        ("00020", "MAT-4712", "Cotton cap, washed", "60", "6.25", "375.00"),
    ):
        paper.row((40, number), (90, material), (170, text), down=12)
        paper.row((90, count), (150, "Each"), (260, price), (380, value), down=12).row((60, "Your number 400001"), down=14)
    order = read_order(paper.row((200, "Total net value"), (380, "1,395.00")).pdf())

    assert [told(line) for line in order.lines] == [
        ("MAT-4711", "Wool scarf, navy", "", "", 120, "8.50"),
        ("MAT-4712", "Cotton cap, washed", "", "", 60, "6.25"),
    ]
    box = order.lines[0].evidence["quantity"].bbox
    assert box is not None
    assert 0.14 < box[0] < 0.17


def test_an_address_above_a_header_of_two_lines_is_no_part_of_it() -> None:
    paper = Paper().row((40, "Open Yard Clothing"), down=16).row((40, "1 Specimen Street, 1000 Model City"), down=16)
    paper.row((40, "Item"), (93, "Material"), (237, "Style Name"), down=11)
    paper.row((113, "Quantity"), (196, "Price"), (350, "Amount"), down=22)
    for number, material, text, count, price, value in (
        ("00010", "7-2000-13-RST-S", "Sol Overshirt, Rust", "3", "43.50", "130.50"),
        ("00020", "7-2000-13-RST-XL", "Sol Overshirt, Rust", "2", "43.50", "87.00"),
    ):
        paper.row((40, number), (93, material), (237, text), down=11).row((113, count), (196, price), (350, value), down=20)

    assert [told(line) for line in read_order(paper.pdf()).lines] == [
        ("7-2000-13-RST-S", "Sol Overshirt, Rust", "RST", "S", 3, "43.50"),
        ("7-2000-13-RST-XL", "Sol Overshirt, Rust", "RST", "XL", 2, "43.50"),
    ]


def test_numbers_of_lines_that_go_on_on_a_second_page_are_no_skus() -> None:
    order = read_order(
        order_sheet(
            ["Item", "Material", "Product", "Pcs", "Unit Cost", "Extended"],
            ["00190", "D515B-WHT-10", "Midi dress, white", 6, 74.5, 447],
            ["00200", "K516B-ECR-2", "Wool pullover, ecru", 2, 54.5, 109],
            ["00210", "K516B-ECR-8", "Wool pullover, ecru", 8, 54.5, 436],
        )
    )

    assert [(line.sku, line.style_number) for line in order.lines] == [
        ("D515B-WHT-10", ""), ("K516B-ECR-2", ""), ("K516B-ECR-8", ""),
    ]  # fmt: skip


def test_a_sentence_over_several_columns_counts_nothing() -> None:
    paper = Paper().row(*COLUMNS, down=16).row((100, "Please deliver to our account with the vendor number 40003125"), down=18)
    order = read_order(paper.row((40, "A-1"), (100, "Scarf"), (-350, "3"), (-430, "10.00"), (-520, "30.00")).pdf())

    assert [told(line) for line in order.lines] == [("A-1", "Scarf", "", "", 3, "10.00")]


def test_a_form_of_labels_and_values_orders_one_product() -> None:
    paper = Paper().row((40, "PURCHASE ORDER"))
    for label, value in (
        ("PO Number", "PO-9018"), ("Style No.", "KN-331"), ("Description", "Merino Beanie"), ("Color", "Charcoal"),
        ("Size", "One Size"), ("Quantity", "240"), ("Unit Price", "USD 7.80"), ("Total", "USD 1,872.00"),
    ):  # fmt: skip
        paper.row((40, label), (200, value))

    assert [told(line) for line in read_order(paper.pdf()).lines] == [
        ("KN-331", "Merino Beanie", "Charcoal", "One Size", 240, "7.80")
    ]


def test_products_side_by_side_with_their_labels_at_the_left_are_read() -> None:
    order = read_order(
        order_sheet(
            ["PO 5512"], [], ["Style No.", "V-10", "V-11"], ["Color", "Stone", "Navy"], ["Wholesale", 30, 36], ["S", 2, 1],
            ["M", 4, ""], ["Total", 6, 1],
        )
    )  # fmt: skip

    assert [(line.style_number, line.color, line.size, line.quantity) for line in order.lines] == [
        ("V-10", "Stone", "S", 2), ("V-10", "Stone", "M", 4), ("V-11", "Navy", "S", 1)]  # fmt: skip


def test_a_cell_of_number_and_description_is_parted_in_the_order_of_its_header() -> None:
    paper = Paper().row((40, "Item#"), (100, "Matl/Desc"), (-350, "Quantity"), (-430, "Price"), (-520, "Amount"), down=16)
    for number, code, text in (("10", "389585", "Wool scarf"), ("20", "389586", "Cotton cap")):
        paper.row((40, number), (100, code), (-350, "3"), (-430, "10.00"), (-520, "30.00"), down=11).row((100, text), down=18)

    lines = read_order(paper.pdf()).lines
    assert [(line.sku, line.style_number, line.description) for line in lines] == [
        ("389585", "", "Wool scarf"), ("389586", "", "Cotton cap")]  # fmt: skip


def test_labels_of_a_second_line_name_the_second_line_of_every_cell() -> None:
    paper = Paper().row((40, "Ordernummer"), (140, "Art.-Nr."), (-350, "Menge"), (-430, "Preis"), (-520, "Betrag"), down=12)
    paper.row((40, "EAN"), (140, "Bezeichnung"), down=18)
    for code, text, count in (("ZS997", "Strickjacke Zopfmuster", "4"), ("GZ250", "Cordhose", "2")):
        paper.row((40, "880077"), (140, code), (-350, count), (-430, "10,00"), (-520, f"{int(count) * 10},00"), down=11)
        paper.row((40, "4012345678901"), (140, text), down=18)

    assert [told(line) for line in read_order(paper.pdf()).lines] == [
        ("ZS997", "Strickjacke Zopfmuster", "", "", 4, "10.00"), ("GZ250", "Cordhose", "", "", 2, "10.00")]  # fmt: skip


def test_an_item_with_its_number_and_size_is_no_header_of_sizes() -> None:
    paper = Paper().row((40, "SL"), (100, "Description"), (200, "Item"), (-350, "Qty"), (380, "Unit"), down=16)
    paper.row((40, "1"), (100, "Neck label"), (200, "Size label"), (-350, "100"), (380, "PCS"))
    order = read_order(paper.row((40, "29"), (100, "4XL"), (200, "Size label"), (-350, "0"), (380, "PCS")).pdf())

    assert [line.quantity for line in order.lines] == [100]


def test_of_two_item_numbers_one_may_share_its_column_with_the_description() -> None:
    order = read_order(order_sheet(
        ["Art.-Nr. Kunde", "Art.-Nr. Lieferant / Bezeichnung", "Menge", "Preis"], ["900121", "HR-1001 / Pullover", 4, 39.9],
        ["900123", "HR-1002 / Cordhose", 3, 45.5]))  # fmt: skip

    assert [(line.sku, line.style_number, line.description) for line in order.lines] == [
        ("900121", "HR-1001", "Pullover"), ("900123", "HR-1002", "Cordhose")]  # fmt: skip


def test_a_number_over_a_name_is_parted_though_their_header_is_a_phrase_as_a_whole() -> None:
    paper = Paper().row((40, "Style / Name"), (-350, "Qty"), (-430, "Price"), (-520, "Amount"), down=16)
    for code, text in (("K0704", "Maple shirt"), ("K0705", "Hazel skirt")):
        paper.row((40, code), (-350, "3"), (-430, "10.00"), (-520, "30.00"), down=11).row((40, text), down=18)

    assert [told(line) for line in read_order(paper.pdf()).lines] == [
        ("K0704", "Maple shirt", "", "", 3, "10.00"), ("K0705", "Hazel skirt", "", "", 3, "10.00")]  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "colors"),
    [(["Suede olive", "Calf tan", "Black/White"], ["Suede olive", "Calf tan", "Black/White"]),
     (["Suede / Olive", "Calf / Tan", "Calf"], ["Olive", "Tan", ""])],
)  # fmt: skip
def test_a_material_and_its_colour_in_one_column_name_the_colourway_together_unless_a_sign_parts_them(
    cells: list[str], colors: list[str]
) -> None:
    rows = [["L-10", "Loafer", cell, count, 40.0, 40.0 * count] for count, cell in enumerate(cells, start=2)]
    order = read_order(order_sheet(["Articolo", "Descrizione", "Materiale/Colore", "Paia", "Prezzo", "Importo"], *rows))

    assert [line.color for line in order.lines] == colors


def test_a_header_of_a_name_spelled_with_a_stroke_stays_the_name_over_names_alone() -> None:
    order = read_order(order_sheet(["SKU", "Item / Name", "Qty", "Price"], ["A-101", "Maple shirt", 3, 10]))

    assert [told(line) for line in order.lines] == [("A-101", "Maple shirt", "", "", 3, "10.00")]


def test_text_that_runs_up_the_margin_is_no_number_of_the_item_beside_it() -> None:
    paper = Paper().row((60, "Item"), (130, "Description"), (-350, "Qty"), (-430, "Price"), (-520, "Amount"), down=16)
    for count in range(6):
        paper.row((130, f"Scarf {'abcdef'[count]}"), (-350, "3"), (-430, "10.00"), (-520, "30.00"), down=16)
    paper.upright(68, 690, "Form PO-4711 (c) e.V. 2 Copyright 2014")

    assert {(line.sku, line.style_number) for line in read_order(paper.pdf()).lines} == {("", "")}


def test_labels_set_upright_over_their_columns_head_them() -> None:
    paper = Paper().row(down=60)
    for x, label in ((58, "Item"), (138, "Style"), (345, "Quantity"), (425, "Price"), (515, "Amount")):
        paper.upright(x, 756, label)
    order = read_order(paper.row((40, "K-101"), (110, "Scarf"), (-350, "3"), (-430, "10.00"), (-520, "30.00")).pdf())

    assert [told(line) for line in order.lines] == [("K-101", "Scarf", "", "", 3, "10.00")]


def test_a_labelled_remark_with_a_number_is_no_item() -> None:
    order = read_order(
        order_sheet(
            ["Item", "Description", "Qty", "Price"],
            ["A-1", "Scarf", 3, 10],
            ["", "Billing period week", 36, ""],
            ["", "Delivery week", 12, ""],
            ["", "Cap", 2, ""],
        )
    )

    assert [(line.description, line.quantity) for line in order.lines] == [("Scarf", 3), ("Cap", 2)]


def test_a_sheet_that_logs_several_orders_is_left_out_beside_the_order_itself() -> None:
    log = [["PO Number", "Item", "Description", "Qty", "Price"], ["PO-71", "A-7", "Belt", 9, 4], ["PO-72", "A-8", "Hat", 8, 5]]
    order = [["PO Number", "PO-73"], [], ["Item", "Description", "Qty", "Price"], ["A-1", "Scarf", 3, 10], ["A-2", "Cap", 2, 6]]
    read = read_order(workbook(("Order", order), ("History", log)))

    assert [line.description for line in read.lines] == ["Scarf", "Cap"]
    assert read.po_number == "PO-73"
    assert any("History" in note for note in read.notes)


def test_a_sheet_of_several_orders_is_read_when_there_is_no_other() -> None:
    rows = [["PO Number", "Item", "Description", "Qty", "Price"], ["PO-71", "A-7", "Belt", 9, 4], ["PO-72", "A-8", "Hat", 8, 5]]

    assert [line.quantity for line in read_order(workbook(("Orders", rows))).lines] == [9, 8]


def test_descriptions_tell_the_colours_and_sizes_that_the_table_has_no_columns_for() -> None:
    paper = Paper().row(
        (40, "Item"), (100, "Description"), (-350, "Quantity"), (-420, "Unit Price"), (-446, "GST"), (-520, "Amount")
    )
    for text in ("Wrap Dress - Olive - Size 8", "Wrap Dress - Ink Spot - Size 10", "Rib - Tank - Blue / White - Size 12"):
        paper.row((40, "NW210"), (100, text), (-350, "2.00"), (-420, "89.00"), (-440, "10%"), (-520, "178.00"))
    paper.row(
        (40, "BE301"), (100, "Raffia Belt - Natural - One Size"), (-350, "1.00"), (-420, "27.00"), (-440, "10%"), (-520, "27.00")
    )
    order = read_order(paper.pdf())

    assert [told(line) for line in order.lines] == [
        ("NW210", "Wrap Dress", "Olive", "8", 2, "89.00"),
        ("NW210", "Wrap Dress", "Ink Spot", "10", 2, "89.00"),
        ("NW210", "Rib - Tank", "Blue / White", "12", 2, "89.00"),
        ("BE301", "Raffia Belt", "Natural", "One Size", 1, "27.00"),
    ]


def test_descriptions_over_their_numbers_tell_colours_and_sizes_behind_commas() -> None:
    order = read_order(
        order_sheet(
            ["Označení dodávky", "Množství", "Cena"],
            ["Čepice pletená, dlouhá, okrová, vel. 27-30\nCEP-11/OKR", 12, 99],
            ["Čepice pletená, dlouhá, okrová, vel. 31-34\nCEP-11/OKR", 8, 99],
            ["Rukavice, khaki, vel. S-M\nRUK-20/KHA", 5, 75],
        )
    )

    assert [told(line) for line in order.lines] == [
        ("CEP-11/OKR", "Čepice pletená, dlouhá", "okrová", "27-30", 12, "99.00"),
        ("CEP-11/OKR", "Čepice pletená, dlouhá", "okrová", "31-34", 8, "99.00"),
        ("RUK-20/KHA", "Rukavice", "khaki", "S-M", 5, "75.00"),
    ]


@pytest.mark.parametrize("size", ["vel. M", "Velikost: M", "stl. M", "Str. M", "rozm. M", "Méret: M", "Beden M", "Размер M"])
def test_the_word_before_a_size_is_known_in_many_languages(size: str) -> None:
    assert without_size_label(size) == "M"


def test_a_description_that_repeats_the_colour_and_size_beside_it_is_the_name_alone() -> None:
    head = ["Item", "Description", "Color", "Size", "Qty", "Rate"]
    order = read_order(
        order_sheet(head, ["WH-1", "Vest : Navy : S", "Navy", "S", 4, 46], ["WH-2", "Wrap : Fringed", "Black", "OS", 2, 21])
    )

    assert [line.description for line in order.lines] == ["Vest", "Wrap : Fringed"]


def test_a_description_without_sizes_stays_whole() -> None:
    order = read_order(
        order_sheet(["Item", "Description", "Qty", "Price"], ["A-1", "Tote - Cotton - 12", 3, 9], ["A-2", "Scarf - Wool", 2, 12])
    )

    assert [(line.description, line.size) for line in order.lines] == [("Tote - Cotton - 12", ""), ("Scarf - Wool", "")]


def test_words_beside_a_further_size_are_a_second_line_about_the_item_above() -> None:
    head = (
        (40, "Ref."),
        (100, "Description"),
        (230, "Colour"),
        (310, "Size"),
        (-370, "Qty"),
        (-430, "Unit price"),
        (-500, "Amount"),
    )
    paper = Paper().row(*head)
    for style, color in (("CR-1502", "Rose"), ("CR-1510", "White")):
        paper.row((40, style), (100, "Ribbed dress"), (230, color), (310, "2Y"), (-370, "6"), (-430, "17.80"), (-500, "106.80"))
        paper.row((100, "(61% cotton 39% linen)"), (310, "4Y"), (-370, "8"), (-430, "17.80"), (-500, "142.40"))
        paper.row((310, "6Y"), (-370, "8"), (-430, "17.80"), (-500, "142.40"))
    order = read_order(paper.pdf())

    assert [told(line) for line in order.lines] == [
        (style, "Ribbed dress", color, size, pieces, "17.80")
        for style, color in (("CR-1502", "Rose"), ("CR-1510", "White"))
        for size, pieces in (("2Y", 6), ("4Y", 8), ("6Y", 8))
    ]


def test_a_number_beside_the_word_for_whose_it_is_heads_one_column() -> None:
    paper = Paper().row(
        (40, "EAN-code"), (130, "Art.nr. leverancier"), (240, "Maat"), (-350, "Aantal"), (-430, "Inkoop"), (-520, "Bedrag")
    )
    for size in ("36", "T.U."):
        paper.row((40, "8719876050003"), (130, "WJ27-1041"), (240, size), (-350, "2"), (-430, "32,50"), (-520, "65,00"))
    order = read_order(paper.pdf())

    assert [(line.style_number, line.size, line.quantity) for line in order.lines] == [
        ("WJ27-1041", "36", 2),
        ("WJ27-1041", "T.U.", 2),
    ]


def test_a_cell_over_several_ruled_rows_belongs_to_each_of_them() -> None:
    paper = Paper().row(
        (43, "Ref."), (103, "Item"), (203, "Price"), (263, "Colour"), (343, "36"), (383, "38"), (423, "Qty"), down=15
    )
    paper.row((43, "D R E S S E S"), down=15)
    for style, name, price in (("R701", "Capucine", "59.00"), ("R704", "Leonie", "64.00")):
        for part in (0, 1):
            counts = ((343, "1"), (383, "2"), (423, "3"))
            paper.row((263, ("Black", "Green")[part]), *counts, down=7.5)
            if not part:
                paper.row((43, style), (103, name), (203, price), down=7.5)
            else:
                paper.row(down=7.5)
    for x, width, high in ((40, 60, 30), (100, 100, 30), (200, 60, 30), (260, 80, 15), (340, 40, 15), (380, 40, 15), (420, 60, 15)):
        for top in range(780, 780 - 60, -high):
            paper.frame(x, top - high, width, high)
    paper.frame(40, 780, 440, 15)
    order = read_order(paper.frame(40, 795, 440, 15).pdf())

    assert [told(line) for line in order.lines] == [
        (style, name, color, size, pieces, price)
        for style, name, price in (("R701", "Capucine", "59.00"), ("R704", "Leonie", "64.00"))
        for color in ("Black", "Green")
        for size, pieces in (("36", 1), ("38", 2))
    ]
    assert {line.category for line in order.lines} == {"DRESSES"}


def test_an_item_below_its_parent_is_numbered_by_its_own_sku_though_a_line_breaks_in_it() -> None:
    paper = Paper().row((40, "PURCHASE ORDER #PO-GB-339"), down=30)
    paper.row((40, "Item"), (200, "Description"), (300, "Size"), (-430, "Qty"), (-500, "Rate"))
    paper.row((40, "MK2201 : MK2201-CAM-"), (200, "Wool coat"), (300, "8"), (-430, "2"), (-500, "94.00"), down=11)
    paper.row((40, "8"), down=16).row((40, "MK9011 : MK9011-GRY"), (200, "Scarf"), (300, "OS"), (-430, "9"), (-500, "12.80"))
    order = read_order(paper.pdf())

    assert order.po_number == "PO-GB-339"
    assert [line.sku or line.style_number for line in order.lines] == ["MK2201-CAM-8", "MK9011-GRY"]


def test_labelled_facts_under_each_item_tell_its_colour_and_size_and_cut_no_columns() -> None:
    paper = Paper().row((40, "Pos."), (100, "Material"), (160, "Bezeichnung"), (-430, "Menge"), (-500, "Preis"))
    for place, (color, size) in enumerate((("marine", "36"), ("marine", "38"), ("tannengrün", "36"))):
        paper.row((40, f"000{place}0"), (100, f"70021453{place}"), (160, "Damen Strickjacke"), (-430, "6"), (-500, "34,90"))
        paper.row((100, "Warengruppe:"), (162, "3120 Strick")).row((100, f"Farbe: {color}"), (180, f"Größe: {size}"))
    order = read_order(paper.pdf())

    assert [(line.sku or line.style_number, line.description, line.color, line.size) for line in order.lines] == [
        ("700214530", "Damen Strickjacke", "marine", "36"),
        ("700214531", "Damen Strickjacke", "marine", "38"),
        ("700214532", "Damen Strickjacke", "tannengrün", "36"),
    ]
