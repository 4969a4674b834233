"""Linesheets laid out as brands' own files are: each test is named after what once went wrong."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import openpyxl
import pytest

from pipelines.reading.linesheets.categories import is_category_text, tidy_category
from pipelines.reading.linesheets.reader import read_linesheet
from pipelines.reading.model import Linesheet, Price
from pipelines.reading.words.style_numbers import looks_like_style_number, texts_to_shapes
from tests.unit.reading.drawn_linesheets import Sheet, drawn


def read(draw: Callable[[Sheet], None]) -> Linesheet:
    return read_linesheet(drawn(draw), "drawn.pdf")


def workbook(rows: Sequence[Sequence[object]]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))
    sink = io.BytesIO()
    book.save(sink)
    return sink.getvalue()


def test_a_plain_price_list_gives_a_product_for_every_name_and_its_headings_as_categories() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(60, 60, "Cell. 320 082 5896")
        for index, name in enumerate(["Wool Throw", "Linen Pillow", "Velvet Cushion", "Rug Large", "Rug Small"]):
            sheet.text(220, 110 + 24 * index, name)
            sheet.text(560, 110 + 24 * index, f"€ {20 + 5 * index}", right=True)
            if index == 2:
                sheet.text(220, 98 + 24 * index, "SOFT FURNISHING", bold=True)

    found = read(draw)

    assert [p.name for p in found.products] == ["Wool Throw", "Linen Pillow", "Velvet Cushion", "Rug Large", "Rug Small"]
    assert [p.price for p in found.products] == [Price(amount=str(20 + 5 * i), currency="EUR") for i in range(5)]
    assert [p.category for p in found.products] == ["", "", *["SOFT FURNISHING"] * 3]
    assert all(not p.style_number for p in found.products)


def test_a_table_of_two_columns_goes_on_over_the_page() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(80, 80, "Product", bold=True)
        sheet.text(380, 80, "Price", bold=True)
        for index in range(10):
            if index == 5:
                sheet.next_page()
            y = 130 + 60 * (index % 5)
            sheet.text(80, y, f"{['Wool', 'Linen', 'Felt', 'Denim', 'Cord'][index % 5]} {['Jacket', 'Coat'][index // 5]}")
            sheet.text(380, y, f"{10 + index} €")

    assert len(read(draw).products) == 10


def test_products_between_rules_keep_their_own_words_and_price() -> None:
    def draw(sheet: Sheet) -> None:
        for index in range(6):
            top = 80 + 46 * index
            sheet.rule(50, top, 560, top)
            sheet.text(110, top + 18, f"{['Alba', 'Brisa', 'Cala', 'Duna', 'Estela', 'Faro'][index]} Scarf", 10, bold=True)
            sheet.text(110, top + 30, "soft wool, woven slowly", 7)
            if index % 2:
                sheet.text(555, top + 14, "(20 EUR/m)", 7, right=True)
            sheet.text(555, top + 26, f"{40 + index} EUR/pc", 10, bold=True, right=True)
        sheet.rule(50, 80 + 46 * 6, 560, 80 + 46 * 6)

    found = read(draw)

    assert [p.name for p in found.products] == [f"{n} Scarf" for n in ("Alba", "Brisa", "Cala", "Duna", "Estela", "Faro")]
    assert [p.price.amount if p.price else "" for p in found.products] == [str(40 + i) for i in range(6)]


def test_a_rule_between_two_styles_keeps_the_last_colour_of_a_longer_list_with_its_own() -> None:
    def draw(sheet: Sheet) -> None:
        for index, colors in enumerate((("Pewter", "Black", "Fern"), ("Black", "Navy"))):
            top = 60 + 340 * index
            sheet.photo(40, top + 60 * index, 220, 230, 80 + 40 * index)
            sheet.text(280, top + 12, ("Noosa Slip Dress", "Coogee Tankini Top")[index], 12, bold=True)
            sheet.text(280, top + 26, f"#SB70{index}4")
            sheet.lines(280, top + 50, ["Wholesale $58.00", "Retail $129.95", "Sizes 8, 10, 12", f"{len(colors)} colors"])
            sheet.lines(310, top + 160, colors, leading=28)
            sheet.rule(40, top + 310, 570, top + 310)

    assert [p.colors for p in read(draw).products] == [("Pewter", "Black", "Fern"), ("Black", "Navy")]


def test_a_style_that_goes_by_words_is_read_whole() -> None:
    def draw(sheet: Sheet) -> None:
        for index, style in enumerate(["LAGOON B", "REEF 2", "HARBOUR"]):
            sheet.lines(80, 90 + 150 * index, [f"REF: {style}", "Regular fit", "S-M-L-XL", f"${20 + index}.00"])

    assert [p.style_number for p in read(draw).products] == ["LAGOON B", "REEF 2", "HARBOUR"]


def test_a_style_number_written_with_and_without_its_hyphen_is_one_product() -> None:
    def draw(sheet: Sheet) -> None:
        for index in range(3):
            y = 80 + 180 * index
            sheet.frame(50, y, 560, y + 150)
            sheet.text(60, y + 16, f"Sunlit Skirt Set (NH0{index + 1})", 12, bold=True)
            sheet.text(60, y + 30, f"Code: NH-0{index + 1}")
            sheet.lines(260, y + 50, [f"INR {2000 + index},500"[:9], "Style: V-Neck blouse", "Sleeves: half"])

    found = read(draw)

    assert len(found.products) == 3
    assert all("Sunlit Skirt Set" in p.name for p in found.products)


def test_contents_lines_with_dots_are_no_products() -> None:
    def draw(sheet: Sheet) -> None:
        for index in range(8):
            sheet.text(60, 100 + 20 * index, f"I.{index + 1} Shaft rings {'.' * 60} {index + 3}")

    assert read(draw).products == ()


def test_row_numbers_are_no_style_numbers() -> None:
    rows = [["Sl No", "Product", "Price"], *([i, f"{n} Oil", 40 + i] for i, n in enumerate(["Amber", "Cedar", "Musk", "Rose"], 1))]

    products = read_linesheet(workbook(rows), "list.xlsx").products

    assert [p.name for p in products] == ["Amber Oil", "Cedar Oil", "Musk Oil", "Rose Oil"]
    assert all(not p.style_number for p in products)


def test_a_register_of_customers_holds_no_products() -> None:
    rows = [["Customer ID", "Customer Rep", "Company", "Address", "Email"],
            *([f"C-{i}", "A. Person", f"Shop {i}", f"Road {i}", f"shop{i}@example.com"] for i in range(1, 6))]  # fmt: skip

    found = read_linesheet(workbook(rows), "customers.xlsx")

    assert found.products == ()
    assert found.notes


def test_a_cell_with_a_name_over_its_style_number_gives_both() -> None:
    rows = [
        ["Model", "Price"],
        ["LUMEN RUBY\nSV-6237", "$35.90"],
        ["LUMEN SWAN\nSV-6291-F", "$24.99"],
        ["LUMEN\nSERENE SV-\n6298-F", "$9.50"],
    ]

    products = read_linesheet(workbook(rows), "models.xlsx").products

    assert [(p.style_number, p.name) for p in products] == [
        ("SV-6237", "LUMEN RUBY"), ("SV-6291-F", "LUMEN SWAN"), ("SV-6298-F", "LUMEN SERENE")]  # fmt: skip


@pytest.mark.parametrize("token", ["１人でも", "30мес", "6年", "$1.00", "JUNE 2026", "2.5cl"])
def test_measures_dates_and_sentences_are_no_style_numbers(token: str) -> None:
    assert not looks_like_style_number(token)


def test_style_numbers_of_digits_and_dots_are_found_beside_prices_in_crowns() -> None:
    texts = [f"2{i}.{4000 + 17 * i} Shirt kr {20 + i}.90 MSRP kr {50 + i}.95" for i in range(8)]

    assert texts_to_shapes(texts) == ("99.9999",)


def test_a_few_codes_among_many_prices_number_no_styles() -> None:
    texts = [f"Cheese {name} € {10 + i}" for i, name in enumerate("abcdefghijklmnopqrstuvwxyz")]

    assert texts_to_shapes([*texts, "aged AB-100", "aged AB-200"]) == ()


def test_a_price_in_other_money_in_brackets_is_no_second_price() -> None:
    def draw(sheet: Sheet) -> None:
        for index in range(4):
            sheet.lines(80, 90 + 120 * index, [f"{['Pitch', 'Speed', 'Rally', 'Track'][index]} Shoe", f"Price : {70 + index} EUR",
                                               f"({12000 + index},120.50 Pta.)"[:8] + "0.32 Pta.)"])  # fmt: skip

    products = read(draw).products

    assert [p.price.amount if p.price else "" for p in products] == ["70", "71", "72", "73"]
    assert all(p.retail_price is None for p in products)


def test_an_invoice_holds_no_products_and_says_why() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(60, 60, "INVOICE", 18, bold=True)
        for index, row in enumerate([("Description", "Qty", "Unit price"), ("Wool Coat", "2", "$40.00"), ("Scarf", "1", "$12.00")]):
            for x, text in zip((60, 300, 420), row, strict=True):
                sheet.text(x, 120 + 20 * index, text)
        sheet.lines(420, 220, ["Total", "$92.00"])

    found = read(draw)

    assert found.products == ()
    assert "invoice" in found.notes[0]


def test_words_for_whom_a_row_is_beside_its_number_are_no_name_under_a_title() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(60, 100, "Diamond Jumper", size=16, bold=True)
        for x, head in ((60, "ref"), (200, "sizes"), (480, "w/s")):
            sheet.text(x, 130, head)
        for index, (number, whom, sizes, price) in enumerate(
            [("4131-K", "Kids", "2-3y · 4-5y", "£21.00"), ("4131-J", "Junior", "10-11y · 12-13y", "£24.00")]
        ):
            for x, text in ((60, number), (120, whom), (200, sizes), (480, price)):
                sheet.text(x, 150 + 20 * index, text)

    assert [(p.style_number, p.name) for p in read(draw).products] == [("4131-K", "Diamond Jumper"), ("4131-J", "Diamond Jumper")]


BAR_STYLES = [("Robe Capucine", "OR27-ROB04", ["Flamme", "Grenat", "Nacre"]), ("Veste Solène", "OR27-VES09", ["Outremer"]),
              ("Top Éloïse", "OR27-TOP02", ["Kaki doré", "Noir / ivoire"])]  # fmt: skip


def test_a_bar_behind_a_style_heads_what_follows_and_captions_below_its_photos_are_colours() -> None:
    def draw(sheet: Sheet) -> None:
        for index, (name, style, colors) in enumerate(BAR_STYLES):
            y = 80 + 210 * index
            sheet.frame(44, y, 568, y + 20)
            sheet.text(50, y + 13, name, bold=True)
            sheet.text(200, y + 13, style)
            sheet.text(360, y + 13, "Gros 85,00 €")
            sheet.text(450, y + 13, "Public conseillé 215,00 €", 8)
            sheet.text(50, y + 34, "Robes — 100 % coton — Tailles : 36 · 38 · 40")
            for at, color in enumerate(colors):
                sheet.photo(50 + 130 * at, y + 44, 100, 110, shade=40 + 30 * at + 7 * index)
                sheet.text(70 + 130 * at, y + 165, color, 8)

    found = read(draw)

    told = [(p.style_number, p.name, "/".join(p.colors)) for p in found.products]
    assert told == [(style, name, color) for name, style, colors in BAR_STYLES for color in colors]
    assert all(p.sizes == ("36", "38", "40") and p.category == "Robes" for p in found.products)
    assert {(m.product_key, m.image_key) for m in found.matches if m.product_key.endswith("nacre")} == {("or27rob04|nacre", "p1i3")}


def test_a_name_over_its_fabric_in_one_cell_is_the_name() -> None:
    rows = [["Art.-Nr.", "Bezeichnung / Material", "Farbe", "EK"]]
    rows += [
        [f"47{i}-20", f"Jacke {name}\n50 % Wolle, 50 %\nAcryl", "rot", 40 + i] for i, name in enumerate(["Ida", "Ilka", "Uta"])
    ]

    found = read_linesheet(workbook(rows), "list.xlsx")

    assert [(p.name, p.description) for p in found.products] == [
        (f"Jacke {name}", "50 % Wolle, 50 % Acryl") for name in ("Ida", "Ilka", "Uta")
    ]


@pytest.mark.parametrize("head", ["AW27 — STRIK", "SS28 | Knitwear", "Knitwear (continued)"])
def test_a_running_head_names_its_group_beside_the_season(head: str) -> None:
    assert is_category_text(tidy_category(head))


def test_a_code_and_a_name_beside_the_style_number_of_each_card_are_its_colour_whatever_its_words() -> None:
    cards = (("Greer", "TH-430W", "001 - Prisma"), ("Orla", "TH-431W", "019 - Vortex"), ("Orly", "TH-433W", "615 - Carnevale"))

    def draw(sheet: Sheet) -> None:
        for column, (name, style, color) in enumerate(cards):
            sheet.text(40 + 180 * column, 300, name, size=11, bold=True)
            sheet.lines(40 + 180 * column, 313, [style, color, f"WHSL $6{column}.00 MSRP $17{column}.00"])

    products = read_linesheet(drawn(draw), "x.pdf").products

    assert [(p.style_number, p.colors) for p in products] == [(style, (color.split(" - ")[1],)) for _, style, color in cards]


def test_names_in_a_row_in_small_type_are_colours_where_one_is_known() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(320, 100, "Strickjacke Leni", size=20, bold=True)
        sheet.lines(320, 130, ["Art.-Nr. ST-70121", "Größen 36 – 44", "EK 54,90 €", "UVP 139,95 €"], size=11, leading=20)
        for column, name in enumerate(("Rosine", "Indigo", "Quitte")):
            sheet.text(320 + 80 * column, 260, name, size=7)

    products = read_linesheet(drawn(draw), "x.pdf").products

    assert [(p.name, p.colors) for p in products] == [("Strickjacke Leni", ("Rosine", "Indigo", "Quitte"))]


def test_a_heading_that_counts_its_styles_goes_by_its_name() -> None:
    assert tidy_category("Blouses (14 items)") == "Blouses"
    assert tidy_category("Knitwear [9]") == "Knitwear"
    assert tidy_category("Basics (organic)") == "Basics (organic)"
