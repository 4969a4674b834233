"""Linesheets printed from spreadsheets and set from forms: cells that hold labels and values, numbers set to the right."""

from __future__ import annotations

import pytest

from pipelines.reading.linesheets.card_products import may_be_name
from pipelines.reading.linesheets.reader import read_linesheet
from tests.unit.reading.drawn_linesheets import Sheet, drawn


def test_numbers_set_to_the_right_stand_clear_of_their_labels_set_to_the_left() -> None:
    def draw(sheet: Sheet) -> None:
        for x, title in ((40, "Art."), (100, "Bezeichnung"), (240, "Farben"), (400, "VE"), (440, "EK €"), (500, "UVP €")):
            sheet.text(x, 140, title, bold=True)
        for row, word in enumerate(("Matt", "Soft", "Warm")):
            for x, text in ((40, f"102{row}"), (100, f"Opaque {word}"), (240, "schwarz, nude")):
                sheet.text(x, 160 + 16 * row, text)
            for x, text in ((430, "6"), (490, f"3,1{row}"), (560, f"17,9{row}")):
                sheet.text(x, 160 + 16 * row, text, right=True)

    products = read_linesheet(drawn(draw), "x.pdf").products

    assert [(p.style_number, p.wholesale_price and p.wholesale_price.amount, p.retail_price and p.retail_price.amount)
            for p in products] == [(f"102{row}", f"3.1{row}", f"17.9{row}") for row in range(3)]  # fmt: skip


def test_labels_and_values_in_drawn_cells_are_one_card_and_a_value_may_be_set_to_the_bottom_of_its_cell() -> None:
    labels = ("Descrizione", "Composizione", "Taglie", "Colori")

    def draw(sheet: Sheet) -> None:
        for index, name in enumerate(("GIACCA COLLO ALTO", "BLUSA RIGHE", "MAGLIA FIORI", "CASACCA LUNGA")):
            x, y = 40 + 270 * (index % 2), 60 + 180 * (index // 2)
            for left, right in ((x, x + 90), (x + 90, x + 150), (x + 150, x + 250)):
                sheet.frame(left, y, right, y + 150)
            sheet.photo(x + 5, y + 5, 75, 100, 60 + 40 * index)
            for row, (label, value) in enumerate(zip(labels, (name, "100% WO", "42/44/46", "NERO, PANNA"), strict=True), start=1):
                sheet.rule(x + 90, y + 25 * row, x + 250, y + 25 * row)
                sheet.text(x + 92, y + 25 * row + 11, label, 8, bold=True)
                sheet.text(x + 152, y + 25 * row + 11, value, 8)
            sheet.rule(x + 90, y + 125, x + 250, y + 125)
            for label, value, top in (("Articolo", f"7K104{index}", 0), ("Prezzo", f"€ 6{index}.50", 125)):
                sheet.text(x + 92, y + top + 11, label, 8, bold=True)
                sheet.text(x + 152, y + top + (11 if not top else 22), value, 8)

    products = read_linesheet(drawn(draw), "x.pdf").products

    assert [(p.style_number, p.name, p.sizes, p.colors, p.price and p.price.amount) for p in products] == [
        (f"7K104{index}", name, ("42", "44", "46"), ("NERO", "PANNA"), f"6{index}.50")
        for index, name in enumerate(("GIACCA COLLO ALTO", "BLUSA RIGHE", "MAGLIA FIORI", "CASACCA LUNGA"))
    ]


def test_labels_of_prices_with_an_amount_far_at_their_right_are_no_list_of_products() -> None:
    def draw(sheet: Sheet) -> None:
        for index, name in enumerate(("RONDA", "ZAHARA")):
            y = 60 + 300 * index
            sheet.frame(40, y, 570, y + 260)
            sheet.photo(50, y + 10, 130, 180, 70 + 60 * index)
            sheet.text(330, y + 30, name, 13, bold=True)
            sheet.lines(330, y + 50, [f"Ref. M-33{index}2", "Vaquero mujer recto"], 9, 20)
            for row, (label, amount) in enumerate((("P. mayorista", "25,90 EUR"), ("PVP recomendado", "66,95 EUR"))):
                sheet.text(330, y + 150 + 20 * row, label, 10, bold=not row)
                sheet.text(550, y + 150 + 20 * row, amount, 10, bold=not row, right=True)

    products = read_linesheet(drawn(draw), "x.pdf").products

    assert [(p.style_number, p.name) for p in products] == [("M-3302", "RONDA"), ("M-3312", "ZAHARA")]
    assert {(p.wholesale_price and p.wholesale_price.amount, p.retail_price and p.retail_price.amount) for p in products} == {
        ("25.90", "66.95")
    }


def test_labels_in_two_rows_between_typed_rules_head_the_columns_under_them() -> None:
    def draw(sheet: Sheet) -> None:
        for y in (152, 192):
            sheet.text(40, y, "-" * 160)
        for x, above, below in ((40, "ARTICOLO", ""), (110, "DESCRIZIONE", ""), (280, "COL.", ""), (320, "DESCR.COLORE", ""),
                                (430, "PREZZO", "INGROSSO"), (500, "PREZZO", "PUBBL.")):  # fmt: skip
            sheet.text(x, 164, above)
            sheet.text(x, 178, below)
        for row, (code, color) in enumerate((("0610", "BLU"), ("0700", "ANTRACITE"), ("0001", "BIANCO"))):
            for x, text in ((40, f"CM041{row}"), (110, "CAMICIA UOMO"), (280, code), (320, color), (430, "27,50"), (500, "69,00")):
                sheet.text(x, 208 + 14 * row, text)

    products = read_linesheet(drawn(draw), "x.pdf").products

    assert [(p.colors, p.wholesale_price and p.wholesale_price.amount, p.retail_price and p.retail_price.amount)
            for p in products] == [((color,), "27.50", "69.00") for color in ("BLU", "ANTRACITE", "BIANCO")]  # fmt: skip


def test_dots_that_touch_the_name_and_the_price_part_them() -> None:
    def draw(sheet: Sheet) -> None:
        for x, title in ((40, "Style"), (120, "Item" + "." * 60 + "WS"), (480, "RRP")):
            sheet.text(x, 150, title)
        for row, name in enumerate(("Linen Shirt", "Boxy Tee", "Slip Dress")):
            for x, text in ((40, f"WL-10{row}1"), (120, name + "." * 55 + f"$3{row}.50"), (480, f"$8{row}.00")):
                sheet.text(x, 175 + 30 * row, text)
            sheet.text(120, 187 + 30 * row, "Colours: Natural, Clay. Sizes: XS, S, M")

    products = read_linesheet(drawn(draw), "x.pdf").products

    assert [(p.name, p.wholesale_price and p.wholesale_price.amount, p.colors) for p in products] == [
        (name, f"3{row}.50", ("Natural", "Clay")) for row, name in enumerate(("Linen Shirt", "Boxy Tee", "Slip Dress"))
    ]


def test_two_colours_beside_one_swatch_are_one_where_each_colour_has_a_swatch() -> None:
    colors = (("Black / White",), ("Denim", "Chalk"))

    def draw(sheet: Sheet) -> None:
        for page, names in enumerate(colors):
            sheet.photo(40, 60, 200, 260, 70 + 60 * page)
            sheet.text(300, 330, "Colours", bold=True)
            for row, name in enumerate(names):
                sheet.frame(300, 340 + 25 * row, 322, 356 + 25 * row)
                sheet.text(330, 351 + 25 * row, name)
            sheet.text(40, 340, f"Houndstooth Coat {'ABC'[page]}", 14, bold=True)
            sheet.lines(40, 360, [f"Style: HW260{page}", "Sizes: S, M, L", "Trade £68.00", "RRP £185.00"], 9, 14)
            sheet.next_page()

    products = read_linesheet(drawn(draw), "x.pdf").products

    assert [p.colors for p in products] == list(colors)


@pytest.mark.parametrize(("text", "named"), [("Autumn Leaf Top", True), ("Winter 2026", False), ("Spring Linesheet", False)])
def test_a_season_may_be_part_of_a_garments_name(text: str, named: bool) -> None:
    assert may_be_name(text) is named


def test_each_cell_of_colours_beside_cells_merged_over_their_rows_is_a_product_and_words_far_below_are_none() -> None:
    edges = (40, 110, 250, 360, 460, 560)

    def draw(sheet: Sheet) -> None:
        for y in (100, 120, 180, 220):
            sheet.rule(edges[0], y, edges[-1], y)
        for x in edges:
            sheet.rule(x, 100, x, 220)
        for y in (140, 160, 200):
            sheet.rule(edges[2], y, edges[3], y)
        sheet.row(114, [x + 4 for x in edges[:-1]], ["Référence", "Désignation", "Coloris", "Tailles", "PA HT"])
        sheet.row(154, [x + 4 for x in edges[:2]] + [364, 464], ["BC-101", "Une pièce Sormiou", "M - L", "29,50 €"])
        sheet.row(204, [x + 4 for x in edges[:2]] + [364, 464], ["BC-105", "Bustier Morgiou", "S - M", "33,00 €"])
        for y, color in ((134, "Noir"), (154, "Corail"), (174, "Bleu lagon"), (194, "Imprimé palmes"), (214, "Vert olive")):
            sheet.text(edges[2] + 4, y, color)
        sheet.text(
            44,
            300,
            ("PA HT : prix d'achat hors taxes - PVC : prix de vente conseillé. Franco 400 EUR HT. SARL Calanque, 13001 Nice."),
            8,
        )

    products = read_linesheet(drawn(draw), "x.pdf").products

    assert [(p.style_number, p.colors, p.sizes, p.wholesale_price and p.wholesale_price.amount) for p in products] == [
        *(("BC-101", (color,), ("M", "L"), "29.50") for color in ("Noir", "Corail", "Bleu lagon")),
        *(("BC-105", (color,), ("S", "M"), "33.00") for color in ("Imprimé palmes", "Vert olive")),
    ]


def test_a_sentence_at_the_foot_of_every_page_is_no_row_though_it_states_an_amount() -> None:
    stops = (60, 150, 280, 400, 500)

    def draw(sheet: Sheet) -> None:
        for page in range(2):
            if page:
                sheet.next_page()
            sheet.row(60, stops, ["Artikel", "Omschrijving", "Kleur", "Inkoop", "Advies"])
            for row in range(3):
                sheet.row(100 + 60 * row, stops, [f"N26-{page}2{row}", "Trui Sanne", "Wolwit", f"€ 3{row},50", f"€ 7{row},95"])
            sheet.text(
                60, 770, "Noord BV · Oosterstraat 118 · 9711 NV Groningen · Minimale eerste order € 750 · levering september", 8
            )

    assert [p.style_number for p in read_linesheet(drawn(draw), "x.pdf").products] == [
        f"N26-{i}2{j}" for i in (0, 1) for j in range(3)
    ]


def test_a_name_may_begin_or_end_with_the_letters_of_a_season() -> None:
    assert may_be_name("Starfall Studs")
    assert not may_be_name("Fall 2026")


def test_rows_below_a_header_on_one_ground_are_parted_by_their_own_walls() -> None:
    edges = (40, 110, 250, 360, 460, 560)

    def draw(sheet: Sheet) -> None:
        sheet.frame(edges[0], 100, edges[-1], 120)
        sheet.row(114, [x + 4 for x in edges[:-1]], ["Ref.", "Name", "Colour", "Sizes", "Wholesale"])
        for y in (120, 192, 232):
            sheet.rule(edges[0], y, edges[-1], y)
        for x in edges:
            sheet.rule(x, 120, x, 232)
        for y in (138, 156, 174, 212):
            sheet.rule(edges[2], y, edges[3], y)
        for index, (y, number, name) in enumerate(((160, "BC-101", "Sock"), (215, "BC-105", "Tights"))):
            sheet.row(y, [edges[0] + 4, edges[3] + 4, edges[4] + 4], [number, "S - M", f"€ 1{index}.50"])
            sheet.lines(edges[1] + 4, y - 7, ["Rib Crew", name], 9, 13)
        for y, color in ((132, "Black"), (150, "Coral"), (168, "Navy"), (186, "Ecru"), (206, "Olive"), (226, "Sand")):
            sheet.text(edges[2] + 4, y, color)

    products = read_linesheet(drawn(draw), "x.pdf").products

    told = [(p.style_number, p.name, p.colors, p.wholesale_price and p.wholesale_price.amount) for p in products]
    assert told == [
        *(("BC-101", "Rib Crew Sock", (color,), "10.50") for color in ("Black", "Coral", "Navy", "Ecru")),
        *(("BC-105", "Rib Crew Tights", (color,), "11.50") for color in ("Olive", "Sand")),
    ]
