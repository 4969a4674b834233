"""Tables on pages whose headers, headings and running lines are easily taken for something else."""

from __future__ import annotations

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from pipelines.reading.linesheets.page_tables import page_to_tables
from pipelines.reading.linesheets.reader import read_linesheet
from pipelines.reading.linesheets.row_strips import OPEN_ROW, strips_between
from pipelines.reading.linesheets.table_grid import Columns
from pipelines.reading.pdf.reader import pdf_to_pages
from tests.unit.reading.drawn_linesheets import Sheet, drawn

WORDS = ("Boxy Shirt", "Rib Tank", "Wool Coat", "Silk Dress")


def _rows(sheet: Sheet, first: int, top: float, step: float, *prices: tuple[float, str], more: str = "") -> None:
    for row, word in enumerate(WORDS):
        name = word + more
        for x, text in ((40, f"{first + row}/4"), (140, name), (280, "Olive"), *((x, f"{text}{row}.00") for x, text in prices)):
            sheet.text(x, top + step * row, text)


def test_a_label_in_three_lines_beside_labels_of_one_heads_its_column() -> None:
    def draw(sheet: Sheet) -> None:
        for x, title in ((40, "Ref."), (140, "Nome"), (280, "Cor")):
            sheet.text(x, 70, title)
        for x, end in ((400, "atacado"), (500, "venda")):
            for line, title in enumerate(("Preço", "de", end)):
                sheet.text(x, 60 + 10 * line, title)
        _rows(sheet, 7000, 110, 20, (400, "€2"), (500, "€5"))

    products = read_linesheet(drawn(draw), "table.pdf").products

    prices = [(p.wholesale_price, p.retail_price) for p in products]
    assert [(w and w.amount, r and r.amount) for w, r in prices] == [(f"2{row}.00", f"5{row}.00") for row in range(4)]


def test_a_heading_between_tall_rows_is_no_part_of_the_style_number_below_it() -> None:
    def draw(sheet: Sheet) -> None:
        for x, title in ((40, "Ref."), (140, "Product"), (280, "Colour"), (400, "WS")):
            sheet.text(x, 60, title)
        for block, heading in enumerate(("Shirts", "Dresses")):
            sheet.text(40, 90 + 230 * block, heading)
            _rows(sheet, 7000 + 10 * block, 122 + 230 * block, 48, (400, "$4"))

    products = read_linesheet(drawn(draw), "table.pdf").products

    assert [p.style_number for p in products] == [f"{7000 + 10 * block + row}/4" for block in range(2) for row in range(4)]
    assert [p.category for p in products] == ["Shirts"] * 4 + ["Dresses"] * 4


def test_a_running_header_that_resembles_a_label_is_no_row_of_the_table_that_goes_on() -> None:
    def draw(sheet: Sheet) -> None:
        for page in range(2):
            sheet.text(40, 24, "CORNER MILL GOODS")
            sheet.text(440, 24, "Kollektion Fall/Winter 2026")
            if page == 0:
                for x, title in ((40, "Style"), (140, "Artikel"), (280, "Farbe"), (440, "EK netto")):
                    sheet.text(x, 60, title)
            _rows(sheet, 7000 + 10 * page, 90, 30, (440, "CHF 4"), more=" II" * page)
            sheet.next_page()

    products = read_linesheet(drawn(draw), "table.pdf").products

    assert [(p.style_number, p.name) for p in products] == [
        (f"{7000 + 10 * page + row}/4", name + " II" * page) for page in range(2) for row, name in enumerate(WORDS)
    ]


def test_a_name_in_the_same_place_of_two_pages_is_no_running_header() -> None:
    def draw(sheet: Sheet) -> None:
        for page in range(2):
            for x, title in ((40, "Style"), (140, "Artikel"), (280, "Farbe"), (440, "EK netto")):
                sheet.text(x, 60, title)
            _rows(sheet, 7000 + 10 * page, 84, 30, (440, "CHF 4"))
            sheet.next_page()

    products = read_linesheet(drawn(draw), "table.pdf").products

    assert [p.name for p in products] == [*WORDS, *WORDS]


@pytest.mark.parametrize("pair", [("Sizes: S, M, L", "Colours: Granite, Moss"), ("Dealer 549,-", "Sizes: S, M, L")])
def test_labels_beside_each_other_that_have_their_values_head_no_columns(pair: tuple[str, str]) -> None:
    def draw(sheet: Sheet) -> None:
        for left, text in zip((60, 320), pair, strict=True):
            sheet.text(left, 100, text)
            sheet.lines(left, 114, [f"Fjord Jacket {left}", f"F26{left:03}", "Repair kit included"])

    page = next(iter(pdf_to_pages(drawn(draw))))

    assert page_to_tables(page) == []


def test_what_stands_over_a_table_of_sizes_holds_for_all_its_products() -> None:
    def draw(sheet: Sheet) -> None:
        for index, (name, colours) in enumerate((("Housse Alba", "Sauge, Craie"), ("Nappe Brisa", "Olive"))):
            top = 80 + 220 * index
            sheet.text(200, top, name, size=14, bold=True)
            sheet.lines(200, top + 16, ["Lin lavé 160 g/m²", f"Coloris : {colours}"])
            for row, label in enumerate(("Dimensions", "Référence", "Prix HT €", "PVC €")):
                sheet.text(204, top + 56 + 24 * row, label, bold=True)
                for column in range(3):
                    values = (f"{140 + 20 * column} × 200 cm", f"41{index}{column}0", f"{62 + column},00", f"{155 + column},00")
                    sheet.text(290 + 90 * column, top + 56 + 24 * row, values[row])

    products = read_linesheet(drawn(draw), "table.pdf").products

    assert [(p.style_number, p.name, p.colors) for p in products] == [
        *((f"410{i}0", "Housse Alba", ("Sauge", "Craie")) for i in range(3)),
        *((f"411{i}0", "Nappe Brisa", ("Olive",)) for i in range(3)),
    ]
    assert [p.sizes for p in products] == [(f"{140 + 20 * i} × 200 cm",) for i in range(3)] * 2


def test_headings_in_larger_type_between_tables_are_no_rows_and_begin_categories() -> None:
    def draw(sheet: Sheet) -> None:
        for index, heading in enumerate(("Women Knitwear", "Men Knitwear", "Little Ones")):
            top = 60 + 160 * index
            sheet.text(40, top, heading, size=14, bold=True)
            for x, title in ((40, "Ref"), (90, "Piece"), (280, "Colour"), (400, "WS"), (480, "RRP")):
                sheet.text(x, top + 30, title, bold=True)
            for row, word in enumerate(WORDS):
                values = ((40, f"51{index}{row}7"), (90, word), (280, "Olive"), (400, f"2{row}.00"), (480, f"5{row}.00"))
                for x, text in values:
                    sheet.text(x, top + 50 + 20 * row, text)

    products = read_linesheet(drawn(draw), "table.pdf").products

    assert [(p.name, p.category) for p in products] == [
        (word, heading) for heading in ("Women Knitwear", "Men Knitwear", "Little Ones") for word in WORDS
    ]


@pytest.mark.parametrize("size", [9, 13])
def test_facts_in_the_heading_of_a_family_hold_for_its_rows_in_both_columns_of_a_page(size: float) -> None:
    colors = (("Olive", "Navy"), ("Black",), ("Red", "White"), ("Sand", "Blue"))

    def draw(sheet: Sheet) -> None:
        for index, names in enumerate(colors):
            left, top = 40 + 290 * (index % 2), 80 + 160 * (index // 2)
            sheet.text(left, top, ("CLASICA", "PLANA", "ALTA", "BAJA")[index], size=size, bold=True)
            sheet.lines(left, top + 14, ["Cotton canvas", f"Colores: {', '.join(names)}", f"Tallas: {30 + index}-41"], 8, 11)
            for x, title in ((0, "Ref."), (40, "Modelo"), (160, "PVD"), (220, "PVPR")):
                sheet.text(left + x, top + 60, title, bold=True)
            for row, word in enumerate(WORDS[:2]):
                for x, text in ((0, f"{index + 1}0{row}"), (40, word), (160, f"2{row},00"), (220, f"5{row},00")):
                    sheet.text(left + x, top + 76 + 18 * row, text)

    products = read_linesheet(drawn(draw), "table.pdf").products

    found = {p.style_number: (p.name, p.colors, p.sizes[0]) for p in products}
    assert found == {
        f"{index + 1}0{row}": (WORDS[row], names, str(30 + index)) for index, names in enumerate(colors) for row in range(2)
    }


@pytest.mark.parametrize("label", ["Pflege", "Verpackung"])
def test_columns_that_a_wide_sheet_prints_on_further_pages_tell_of_the_styles_of_its_first(label: str) -> None:
    def draw(sheet: Sheet) -> None:
        parts = (
            (("Art.Nr.", "Name", "Farbe"), WORDS, ("Aubergine", "Lila", "Gold", "Schwarz")),
            (("Art.Nr.", "EK netto", "UVP", label), ("17,50 €",) * 4, ("39,90 €",) * 4, ("Handwash", "Handwash", "", "Dry")),
            (("Art.Nr.", "Bemerkung"), ("", "Bestseller", "", "while it lasts")),
        )
        for titles, *columns in parts:
            numbers = tuple(f"NB-0{row}" for row in range(4))
            for x, title, texts in zip((40, 140, 260, 380), titles, (numbers, *columns), strict=False):
                sheet.text(x, 60, title, bold=True)
                for row, text in enumerate(texts):
                    sheet.text(x, 90 + 40 * row, text)
            sheet.next_page()

    products = read_linesheet(drawn(draw), "table.pdf").products

    assert [(p.style_number, p.name, p.wholesale_price and p.wholesale_price.amount) for p in products] == [
        (f"NB-0{row}", word, "17.50") for row, word in enumerate(WORDS)
    ]


def test_the_words_beside_a_style_number_in_a_cell_of_all_facts_name_it_and_no_title_does() -> None:
    def draw(sheet: Sheet) -> None:
        for index, title in enumerate(("CASA TREVES", "CASA BELLINA")):
            top = 80 + 260 * index
            sheet.text(40, top, title, size=11, bold=True)
            for y in (16, 34, 104, 174):
                sheet.rule(40, top + y, 560, top + y)
            for x in (40, 150, 400, 560):
                sheet.rule(x, top + 16, x, top + 174)
            for x, head in ((44, "Foto"), (154, "Articolo"), (404, "Prezzo al negozio")):
                sheet.text(x, top + 28, head, bold=True)
            for row in range(2):
                facts = ["Vitello, zip interna", "Colori: nero, cuoio", f"Numeri: {39 + row}/45"]
                sheet.text(154, top + 46 + 70 * row, f"Art. 55{index}{row} {WORDS[row]}", bold=True)
                sheet.lines(154, top + 58 + 70 * row, facts)
                sheet.text(480, top + 46 + 70 * row, f"€ 6{row},00")

    products = read_linesheet(drawn(draw), "table.pdf").products

    assert [(p.style_number, p.name, p.colors, p.sizes[:1]) for p in products] == [
        (f"55{index}{row}", WORDS[row], ("nero", "cuoio"), (str(39 + row),)) for index in range(2) for row in range(2)
    ]


def test_colours_on_rows_of_their_own_below_their_style_are_products_of_it_and_none_is_without_one() -> None:
    def draw(sheet: Sheet) -> None:
        for x, title in ((40, "Art.-Nr."), (140, "Bezeichnung / Farbe"), (400, "EK netto"), (500, "UVP")):
            sheet.text(x, 60, title)
        top = 90
        for row, (heading, name) in enumerate((("Strick", "Troyer"), ("Jacken und lange warme Mäntel", "Steppweste"))):
            sheet.text(40, top, heading, bold=True)
            for x, text in ((40, f"31-441{row}"), (140, name), (400, f"4{row},50"), (500, f"12{row},95")):
                sheet.text(x, top + 24, text)
            sheet.text(140, top + 38, "100% Merino", size=7)
            for line, (code, color) in enumerate((("390", "dunkelblau"), ("720", "schwarz"), ("395", "Gischt"))):
                sheet.text(150, top + 54 + 15 * line, code)
                sheet.text(190, top + 54 + 15 * line, color)
            top += 130

    products = read_linesheet(drawn(draw), "table.pdf").products

    assert [(p.style_number, p.name, p.category) for p in products] == [
        *[("31-4410", "Troyer", "Strick")] * 3,
        *[("31-4411", "Steppweste", "Jacken und lange warme Mäntel")] * 3,
    ]
    assert [p.colors for p in products] == [("dunkelblau",), ("schwarz",), ("Gischt",)] * 2
    assert [p.wholesale_price and p.wholesale_price.amount for p in products] == ["40.50"] * 3 + ["41.50"] * 3


def test_a_ruled_cell_of_two_lines_beside_the_rows_of_its_colours_holds_its_name_and_quality_in_each() -> None:
    def draw(sheet: Sheet) -> None:
        walls = (40, 130, 300, 400, 500)
        for x, title in zip(walls, ("Modell", "Bezeichnung / Qualität", "Farbe", "EK netto"), strict=False):
            sheet.text(x + 4, 72, title)
        for x in walls:
            sheet.rule(x, 60, x, 80 + 4 * 26)
        for y in (60, 80, 80 + 2 * 26, 80 + 4 * 26):
            sheet.rule(40, y, 500, y)
        for style in range(2):
            top = 80 + style * 2 * 26
            sheet.rule(300, top + 26, 500, top + 26)
            sheet.text(44, top + 29, f"34-110{style}")
            sheet.lines(134, top + 23, [f"Walkjacke {'AB'[style]}", "Baumwollflanell"])
            for row, color in enumerate(("schwarz", "rot")):
                sheet.text(304, top + 16 + 26 * row, color)
                sheet.text(404, top + 16 + 26 * row, f"8{style},90")

    products = read_linesheet(drawn(draw), "table.pdf").products

    assert [(p.style_number, p.name, p.colors) for p in products] == [
        (f"34-110{n}", f"Walkjacke {'AB'[n]}", (color,)) for n in range(2) for color in ("schwarz", "rot")
    ]


def test_a_remark_below_a_label_does_not_head_its_column() -> None:
    def draw(sheet: Sheet) -> None:
        for x, title in ((40, "Artikelnr."), (140, "Omschrijving"), (280, "Kleur")):
            sheet.text(x, 65, title)
        for x, title in ((400, "Inkoop excl."), (480, "Adviesprijs incl.")):
            sheet.lines(x, 60, [title, "btw"], leading=10)
        _rows(sheet, 7000, 110, 20, (400, "2"), (480, "5"))

    products = read_linesheet(drawn(draw), "table.pdf").products

    prices = [(p.wholesale_price, p.retail_price) for p in products]
    assert [(w and w.amount, r and r.amount) for w, r in prices] == [(f"2{row}.00", f"5{row}.00") for row in range(4)]


def test_a_labelled_colour_below_a_name_is_its_row_s_own_and_heads_no_category() -> None:
    def draw(sheet: Sheet) -> None:
        for x, title in ((40, "Réf."), (140, "Désignation / coloris"), (300, "Tailles"), (400, "Prix gros"), (500, "PVC")):
            sheet.text(x, 60, title)
        for row, (word, color) in enumerate(zip(WORDS, ("Noir/Blanc", "Quetsche", "Denim", "Gris"), strict=True)):
            top = 100 + 60 * row
            sheet.lines(140, top - 5, [word, f"Coloris : {color}"], leading=11)
            for x, text in ((40, f"FF14{row}"), (300, "S-XL"), (400, f"6{row},00 €"), (500, f"15{row},00 €")):
                sheet.text(x, top, text)

    products = read_linesheet(drawn(draw), "table.pdf").products

    assert [(p.name, p.colors, p.category) for p in products] == [
        (word, (color,), "") for word, color in zip(WORDS, ("Noir/Blanc", "Quetsche", "Denim", "Gris"), strict=True)
    ]


def test_labelled_values_beside_the_labels_of_prices_are_no_header() -> None:
    def draw(sheet: Sheet) -> None:
        for column in range(2):
            x, top = 40 + 280 * column, 300 + 30 * column
            sheet.text(x, top, "LOAFER LISBOA" if column else "STILETTO PORTO", size=13, bold=True)
            sheet.lines(x, top + 16, [f"ref. CV-021{column}", "cor: Bege", "tamanhos: 36 ao 41"], leading=13)
            sheet.text(x + 130, top + 17, f"4{column},90€", size=13, bold=True)
            sheet.text(x + 190, top + 17, f"10{column},00€", size=13, bold=True)
            sheet.text(x + 130, top + 29, "preço revenda", size=7)
            sheet.text(x + 196, top + 29, "PVP", size=7)

    products = read_linesheet(drawn(draw), "table.pdf").products

    assert [(p.style_number, p.name, p.colors, p.sizes) for p in products] == [
        ("CV-0210", "STILETTO PORTO", ("Bege",), ("36", "37", "38", "39", "40", "41")),
        ("CV-0211", "LOAFER LISBOA", ("Bege",), ("36", "37", "38", "39", "40", "41")),
    ]


def test_words_of_a_cell_on_one_height_are_read_from_the_left_though_one_stands_a_hair_higher() -> None:
    def draw(sheet: Sheet) -> None:
        for x, title in ((40, "Ref."), (140, "Product"), (280, "Colour"), (400, "WS")):
            sheet.text(x, 60, title)
        for row in range(4):
            y = 90 + 30 * row
            for x, text in ((40, f"700{row}/4"), (140, "Boxy"), (280, "Olive"), (400, f"$4{row}.00")):
                sheet.text(x, y, text)
            sheet.text(185, y - 1.5, "Shirt")
            sheet.text(140, y + 11, f"long {'abcd'[row]}")

    products = read_linesheet(drawn(draw), "table.pdf").products

    assert [p.name for p in products] == [f"Boxy Shirt long {'abcd'[row]}" for row in range(4)]


def _list_of_two_lines_an_article(head: str, detail: float = 7) -> bytes:
    """Items in groups with numbers of their own; under each, in smaller type that runs over the next column, what it is made of."""

    def draw(sheet: Sheet) -> None:
        stops = (40, 110, 250, 330, 420)
        sheet.row(60, stops, ("Artikelnr.", head, "Größen", "VK-Preis Handel", "UVP"))
        y = 80
        for group, name, items in (
            ("110", "Hemden", ("Businesshemd Modern Fit", "Cordhemd")),
            ("210", "Polos", ("Basic", "Streifen")),
        ):
            sheet.row(y, (40, 60), (group, name))
            for place, item in enumerate(items):
                sheet.row(y + 16, stops, (f"{group}45{place}", item, "S-XL", "24,90", "59,95"))
                sheet.text(110, y + 26, "100% Baumwolle Farben: weiß, hellblau, marine", detail)
                y += 36
            y += 20
        sheet.text(40, 760, "Preise zzgl. gesetzl. MwSt., ab Werk.", 8)

    return drawn(draw)


@pytest.mark.parametrize("head", ["Beschreibung", "Bezeichnung"])
def test_smaller_lines_below_names_detail_them_and_rows_with_the_first_digits_of_the_numbers_below_are_groups(head: str) -> None:
    products = read_linesheet(_list_of_two_lines_an_article(head), "x.pdf").products

    assert [(p.style_number, p.name, p.category, p.colors, p.sizes) for p in products] == [
        (number, name, category, ("weiß", "hellblau", "marine"), ("S", "M", "L", "XL"))
        for number, name, category in (("110450", "Businesshemd Modern Fit", "Hemden"), ("110451", "Cordhemd", "Hemden"),
                                       ("210450", "Basic", "Polos"), ("210451", "Streifen", "Polos"))]  # fmt: skip
    assert {p.wholesale_price and p.wholesale_price.amount for p in products} == {"24.90"}
    assert "MwSt" not in " ".join(f"{p.name} {p.description}" for p in products)


def test_what_stands_in_smaller_type_below_a_name_is_no_part_of_it() -> None:
    def draw(sheet: Sheet) -> None:
        stops = (40, 120, 280, 360, 430)
        sheet.row(60, stops, ("Artikel-Nr.", "Bezeichnung", "Farbe", "EK", "VK"))
        for row, name in enumerate(("Shirt Animal", "Bluse Kragen", "Cape Karo")):
            sheet.row(80 + 40 * row, stops, (f"51-220{row}", name, "oliv", "27,95", "69,95"))
            sheet.text(120, 90 + 40 * row, "3/4 Arm", 7)

    products = read_linesheet(drawn(draw), "x.pdf").products

    assert [(p.name, p.colors) for p in products] == [(name, ("oliv",)) for name in ("Shirt Animal", "Bluse Kragen", "Cape Karo")]


def test_a_phone_below_a_list_is_no_item_and_runs_go_by_two_where_they_say_so() -> None:
    def draw(sheet: Sheet) -> None:
        stops = (40, 120, 280, 400)
        sheet.row(60, stops, ("STYLE", "DESCRIPTION", "SIZES", "PRICE"))
        for row, (number, name) in enumerate((("B305", "Bib Overall"), ("B318", "Shop Coverall"), ("B342", "Canvas Apron"))):
            sheet.row(80 + 16 * row, stops, (number, name, "30-34 even", "31.50"))
        sheet.row(144, stops[:2], ("PHONE (270)", "555-0142 FAX (270) 555-0143"))

    products = read_linesheet(drawn(draw), "x.pdf").products

    assert [(p.style_number, p.sizes) for p in products] == [(number, ("30", "32", "34")) for number in ("B305", "B318", "B342")]


def test_a_row_that_no_rule_closes_is_about_as_tall_as_the_others_where_rules_close_them() -> None:
    def bottom_of(*rules: float) -> float:
        columns = Columns(edges=(0.1, 0.5, 0.9), header=(0.1, 0.1, 0.9, 0.1), titles=(), bottom=0.95, ruled=True)
        strips = strips_between(columns, [(0.1, y, 0.9, y) for y in rules])
        return strips[-1][1]

    assert bottom_of(0.1, 0.14, 0.18, 0.22, 0.26) == pytest.approx(0.26 + OPEN_ROW * 0.04, abs=0.005)
    assert bottom_of(0.1, 0.14, 0.18) == 0.95


def test_a_sentence_beside_a_table_of_products_names_none() -> None:
    def draw(sheet: Sheet) -> None:
        for at, row in enumerate(
            (("Style", "Name", "WHS"), ("AB-101", "Cleo Coat", "€ 33.00"), ("AB-102", "Nora Coat", "€ 35.00"))
        ):
            for left, text in zip((50, 150, 300), row, strict=True):
                sheet.text(left, 100 + 20 * at, text)
        sheet.text(
            50, 400, "For reorders of AB-900 please write to us by the end of May and add € 25.00 for parcels abroad", size=8
        )

    assert [product.style_number for product in read_linesheet(drawn(draw), "drawn.pdf").products] == ["AB-101", "AB-102"]


@pytest.mark.parametrize("sizes", [("34", "36", "38", "40"), ("S", "M", "L", "XL")])
def test_sizes_in_a_row_below_their_label_are_columns_of_the_header(sizes: tuple[str, ...]) -> None:
    stops = [40, 90, 220, 290, *(320 + 30 * at for at in range(4)), 480, 560]

    def draw(sheet: Sheet) -> None:
        for row, y in enumerate((90, 108, *(126 + 40 * at for at in range(4)))):
            sheet.rule(290 if row == 1 else 40, y, 410 if row == 1 else 560, y)
        for at, x in enumerate(stops):
            sheet.rule(x, 108 if 4 <= at <= 6 else 90, x, 246)
        for x, y, text in ((45, 112, "Symbol"), (95, 112, "Nazwa"), (225, 112, "Kolor"), (312, 102, "Rozmiary dostępne"),
                           (415, 112, "Hurt netto"), (485, 112, "Detal brutto")):  # fmt: skip
            sheet.text(x, y, text, 8, bold=True)
        for at, size in enumerate(sizes):
            sheet.text(298 + 30 * at, 121, size, 8, bold=True)
        for row, marks in enumerate(("xx  ", " xxx", "xxxx")):
            for x, text in (
                (45, f"KW-4{row}"),
                (95, f"Sukienka {'ABC'[row]}"),
                (225, "czarny"),
                (420, f"6{row},00"),
                (490, f"15{row},00"),
            ):
                sheet.text(x, 150 + 40 * row, text)
            for at, mark in enumerate(marks):
                sheet.text(301 + 30 * at, 150 + 40 * row, mark)

    products = read_linesheet(drawn(draw), "x.pdf").products

    assert [(p.style_number, p.sizes, p.wholesale_price and p.wholesale_price.amount, p.retail_price and p.retail_price.amount)
            for p in products] == [
        ("KW-40", sizes[:2], "60.00", "150.00"), ("KW-41", sizes[1:], "61.00", "151.00"), ("KW-42", sizes, "62.00", "152.00"),
    ]  # fmt: skip


def test_a_table_on_its_side_has_a_row_for_each_of_a_styles_colours() -> None:
    rows = (("Style number", "QF-110", "QF-120"), ("Style name", "Boxy Shirt", "Rib Tank"), ("Sizes", "XS-L", "S-L"),
            ("Colour 1", "Olive", "Ecru"), ("Colour 2", "Black", ""), ("WHS EUR", "21.50", "12.50"),
            ("RRP EUR", "50.00", "30.00"))  # fmt: skip

    def draw(sheet: Sheet) -> None:
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                sheet.text(40 + 130 * column, 100 + 22 * row, text)

    first, second = read_linesheet(drawn(draw), "table.pdf").products

    assert (first.colors, first.sizes) == (("Olive", "Black"), ("XS", "S", "M", "L"))
    assert (second.colors, second.sizes) == (("Ecru",), ("S", "M", "L"))
    assert [p.wholesale_price and p.wholesale_price.amount for p in (first, second)] == ["21.50", "12.50"]


def _walled(sheet: Sheet, stops: tuple[float, ...], heights: tuple[float, ...]) -> None:
    """Rules across at `heights` and walls at `stops`, each wall in one piece from the first height to the last."""
    for y in heights:
        sheet.rule(stops[0], y, stops[-1], y)
    for x in stops:
        sheet.rule(x, heights[0], x, heights[-1])


def test_rules_part_rows_though_walls_are_drawn_in_one_piece_from_heading_to_heading() -> None:
    stops, outer = (40, 120, 300, 420, 520), (40, 520)

    def row(sheet: Sheet, y: float, number: str, name: str, price: str) -> None:
        for x, text in ((48, number), (128, name), (308, "Olive"), (428, price)):
            sheet.text(x, y, text)
        sheet.text(128, y + 11, "100% wool")

    def draw(sheet: Sheet) -> None:
        for x, title in zip(stops, ("Style", "Name", "Colour", "Wholesale"), strict=False):
            sheet.text(x + 8, 75, title)
        _walled(sheet, stops, (60, 90))
        for top, heading in ((90, "Coats"), (230, "Shirts")):
            sheet.text(48, top + 14, heading)
            _walled(sheet, outer, (top, top + 20))
        _walled(sheet, stops, (110, 150, 190, 230))
        _walled(sheet, stops, (250, 290, 330))
        for y, number in ((130, 1), (170, 2), (210, 3), (270, 4), (310, 5)):
            row(sheet, y, f"QK-10{number}", f"{WORDS[number % 4]} {number}", f"€2{number}.00")

    products = read_linesheet(drawn(draw), "table.pdf").products

    assert [(p.style_number, p.category) for p in products] == [
        ("QK-101", "Coats"), ("QK-102", "Coats"), ("QK-103", "Coats"), ("QK-104", "Shirts"), ("QK-105", "Shirts")
    ]  # fmt: skip
    assert [p.wholesale_price and p.wholesale_price.amount for p in products] == [f"2{number}.00" for number in range(1, 6)]


def test_the_edge_of_a_shade_in_a_row_parts_no_rows() -> None:
    stops = (40.0, 120.0, 300.0, 420.0, 520.0)

    def draw(sheet: Sheet) -> None:
        for x, title in zip(stops, ("Style", "Name", "Colour", "Wholesale"), strict=False):
            sheet.text(x + 8, 75, title)
        _walled(sheet, stops, (60, 90))
        for index, word in enumerate(WORDS):
            top = 90 + 50 * index
            _walled(sheet, stops, (top, top + 50))
            if index % 2:
                sheet.rule(40, top + 27, 520, top + 27)  # the lower half is shaded
            for x, text in ((48, f"QK-10{index}"), (128, word), (308, "Olive"), (428, f"€2{index}.00")):
                sheet.text(x, top + 18, text)
            sheet.text(128, top + 40, "with lining")

    products = read_linesheet(drawn(draw), "table.pdf").products

    assert [p.name for p in products] == [f"{word} with lining" for word in WORDS]


def _with_second_lines(sheet: Sheet, x: float, text: str, sizes: tuple[float, ...]) -> None:
    """A listing without walls, with `text` below what stands at `x` in each row, in these sizes."""
    for left, title in ((40, "Style"), (140, "Description"), (280, "Colors"), (430, "Wholesale"), (500, "Retail")):
        sheet.text(left, 60, title)
    _rows(sheet, 7000, 90, 50, (430, "$4"), (500, "$9"))
    for row, size in enumerate(sizes):
        sheet.text(x, 102 + 50 * row, text, size=size)


def test_lines_that_say_what_smaller_ones_say_elsewhere_in_their_column_are_no_part_of_the_name() -> None:
    data = drawn(lambda sheet: _with_second_lines(sheet, 140, "One Size", (7, 10, 7, 7)))

    products = read_linesheet(data, "table.pdf").products

    assert [(p.name, p.sizes) for p in products] == [(word, ("One Size",)) for word in WORDS]


def test_words_one_below_the_other_in_a_wide_column_are_a_list_where_no_line_holds_two() -> None:
    data = drawn(lambda sheet: _with_second_lines(sheet, 280, "Whinberry", (10, 10, 10, 10)))

    products = read_linesheet(data, "table.pdf").products

    assert [p.colors for p in products] == [("Olive", "Whinberry")] * 4


def test_prices_beside_their_labels_on_cards_in_two_columns_make_no_table() -> None:
    names = ["Wharf Smock", "Quay Smock", "Jetty Coat", "Pier Coat", "Lock Vest", "Weir Vest", "Ford Kilt", "Dyke Kilt"]

    def draw(sheet: Sheet) -> None:
        for index, name in enumerate(names):
            x, y = 40 + 270 * (index % 2), 60 + 150 * (index // 2)
            sheet.text(x, y, name, bold=True)
            sheet.lines(x, y + 12, [f"61.70{index}4", "S-L", "RED"])
            for at, (label, price) in enumerate((("Wholesale", "20.50"), ("SRP", "49.95"))):
                sheet.row(y + 48 + 12 * at, (x, x + 60), [label, f"€ {price}"])
            sheet.photo(x + 170, y - 10, 60, 90, 60 + 20 * index)

    found = read_linesheet(drawn(draw), "drawn.pdf").products

    assert [(p.style_number, p.name, p.colors) for p in found] == [
        (f"61.70{index}4", name, ("RED",)) for index, name in enumerate(names)
    ]


def test_a_long_sentence_right_below_a_table_is_no_row_of_it() -> None:
    terms = "Mindestbestellwert 250 Stück, frei Haus ab 500 Stück. Zahlbar binnen 10 Tagen mit 3 % Skonto."

    def draw(sheet: Sheet) -> None:
        for x, title in ((40, "Bild"), (130, "Art.-Nr."), (200, "Bezeichnung"), (320, "Farbe"), (420, "EK"), (500, "UVP")):
            sheet.text(x, 60, title)
        for row, word in enumerate(WORDS):
            sheet.row(90 + 30 * row, (130, 200, 320, 420, 500), (f"7100{row}", word, "Olive", f"€4{row}.00", f"€9{row}.00"))
        x = 40.0
        for word in terms.split():
            sheet.text(x, 225, word, size=8)
            x += stringWidth(word, "Helvetica", 8) + 2.8

    products = read_linesheet(drawn(draw), "table.pdf").products

    assert [p.name for p in products] == list(WORDS)
