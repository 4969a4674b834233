"""Linesheets read from end to end: drawn pages in, products out."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from pipelines.reading import codec
from pipelines.reading.linesheets.document_facts import pages_to_facts
from pipelines.reading.linesheets.facts import Carry, Facts
from pipelines.reading.linesheets.reader import page_to_products, pages_to_products, read_linesheet
from pipelines.reading.model import Price
from pipelines.reading.pdf.reader import pdf_to_pages
from tests.shared_data import shared
from tests.unit.reading.drawn_linesheets import Sheet, drawn

USD = "USD"


def grid(sheet: Sheet) -> None:
    for index in range(6):
        x, y = 60 + 180 * (index % 3), 60 + 260 * (index // 3)
        sheet.photo(x, y, 110, 130, 60 + 20 * index)
        sheet.lines(x, y + 145, [f"Style # BX-{510 + index}", f"Color: {['Olive', 'Navy', 'Rust'][index % 3]}", "Sizes: S-XXL",
                                 f"WHSL ${30 + index}.00 / RRP ${70 + index}.00"])  # fmt: skip


def test_a_card_grid_gives_each_style_its_own_colour_sizes_prices_and_picture() -> None:
    found = read_linesheet(drawn(grid), "grid.pdf")

    assert [p.style_number for p in found.products] == [f"BX-{510 + i}" for i in range(6)]
    first = found.products[0]
    assert first.colors == ("Olive",)
    assert first.sizes == ("S", "M", "L", "XL", "XXL")
    assert (first.wholesale_price, first.retail_price) == (Price(amount="30.00", currency=USD), Price(amount="70.00", currency=USD))
    best = {match.product_key: match.image_key for match in reversed(found.matches)}
    assert [best[p.key] for p in found.products] == [f"p1i{i + 1}" for i in range(6)]


def test_every_field_carries_the_words_and_the_place_it_was_read_from() -> None:
    found = read_linesheet(drawn(grid), "grid.pdf").products[0]

    assert set(found.evidence) >= {"style_number", "colors", "sizes", "wholesale_price", "retail_price"}
    evidence = found.evidence["wholesale_price"]
    assert evidence.page == 1
    assert "30.00" in evidence.text
    assert evidence.bbox is not None
    assert 0.05 < evidence.bbox[0] < 0.25
    assert found.evidence["style_number"].confidence > 0.9


def test_one_price_that_the_sheet_does_not_name_stays_neither_wholesale_nor_retail() -> None:
    def draw(sheet: Sheet) -> None:
        for index in range(3):
            sheet.lines(60, 80 + 120 * index, [f"Style: K{100 + index}", "Wool Coat", "Black", f"Price: €{50 + index},00"])

    products = read_linesheet(drawn(draw), "x.pdf").products

    assert [p.price for p in products] == [Price(amount=f"{50 + i}.00", currency="EUR") for i in range(3)]
    assert all(p.wholesale_price is None and p.retail_price is None for p in products)


def test_a_legend_says_what_an_unnamed_price_is() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(60, 40, "All prices are wholesale prices in EUR")
        for index in range(3):
            sheet.lines(60, 80 + 120 * index, [f"Style: K{100 + index}", "Wool Coat", "Black", f"€{50 + index},00"])

    products = read_linesheet(drawn(draw), "x.pdf").products

    assert [p.wholesale_price for p in products] == [Price(amount=f"{50 + i}.00", currency="EUR") for i in range(3)]


def test_a_struck_out_price_is_an_old_one() -> None:
    def draw(sheet: Sheet) -> None:
        for index in range(3):
            y = 80 + 120 * index
            sheet.lines(60, y, [f"Style: K{100 + index}", "Wool Coat"])
            sheet.text(60, y + 24, "$80.00")
            sheet.rule(59, y + 21, 90, y + 21)
            sheet.text(100, y + 24, "WHSL $60.00")

    products = read_linesheet(drawn(draw), "x.pdf").products

    assert [p.wholesale_price for p in products] == [Price(amount="60.00", currency=USD)] * 3
    assert all(p.retail_price is None for p in products)


def test_a_style_page_with_a_picture_for_each_colour_gives_one_product_for_each_colourway() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(60, 50, "Harbour Parka", 16, bold=True)
        sheet.lines(60, 75, ["Style No. 40112", "Sizes: XS-L", "Wholesale €120.00", "RRP €299.00"])
        for index, color in enumerate(["Black", "Navy", "Forest Green"]):
            sheet.photo(60 + 150 * index, 180, 120, 150, 50 + 40 * index)
            sheet.text(60 + 150 * index, 344, color)

    products = read_linesheet(drawn(draw), "x.pdf").products

    assert [(p.style_number, p.name, p.colors) for p in products] == [
        ("40112", "Harbour Parka", (color,)) for color in ("Black", "Navy", "Forest Green")
    ]
    assert {p.wholesale_price for p in products} == {Price(amount="120.00", currency="EUR")}


def test_a_style_that_goes_on_takes_its_prices_from_the_page_before() -> None:
    def draw(sheet: Sheet) -> None:
        for page in range(2):
            sheet.text(60, 50, "Harbour Parka", 16, bold=True)
            sheet.text(60, 75, "Style No. 40112")
            if page == 0:
                sheet.lines(60, 90, ["Sizes: XS-L", "Wholesale €120.00"])
            for index, color in enumerate(["Black", "Navy"] if page == 0 else ["Sand", "Rust"]):
                sheet.photo(60 + 150 * index, 180, 120, 150, 50 + 40 * index + 9 * page)
                sheet.text(60 + 150 * index, 344, color)
            if page == 0:
                sheet.next_page()

    products = read_linesheet(drawn(draw), "x.pdf").products

    assert [p.colors for p in products] == [("Black",), ("Navy",), ("Sand",), ("Rust",)]
    assert {p.wholesale_price for p in products} == {Price(amount="120.00", currency="EUR")}


def ruled_pages(sheet: Sheet) -> None:
    """A price list over two pages, the header on the first one only."""
    edges = [50, 130, 280, 400, 480, 560]
    for page in range(2):
        rows = [["Style", "Description", "Colours", "Sizes", "Price"]] if page == 0 else []
        rows += [[f"T{100 + 10 * page + i}", f"Linen Shirt {i}", "Red, Blue", "S, M, L", f"$ {20 + i}.50"] for i in range(8)]
        for index, row in enumerate(rows):
            y = 60 + 22 * index
            sheet.rule(edges[0], y, edges[-1], y)
            for x, text in zip(edges, row, strict=False):
                sheet.text(x + 4, y + 15, text)
        bottom = 60 + 22 * len(rows)
        sheet.rule(edges[0], bottom, edges[-1], bottom)
        for x in edges:
            sheet.rule(x, 60, x, bottom)
        if page == 0:
            sheet.next_page()


def test_a_table_goes_on_over_pages_without_repeating_its_header() -> None:
    products = read_linesheet(drawn(ruled_pages), "list.pdf").products

    assert len(products) == 16
    assert products[8].style_number == "T110"
    assert products[8].colors == ("Red", "Blue")
    assert products[8].price == Price(amount="20.50", currency=USD)


def test_page_ranges_give_what_the_whole_document_gives_when_the_carry_is_handed_on() -> None:
    pages = list(pdf_to_pages(drawn(ruled_pages)))
    facts = codec.from_json(Facts, codec.to_json(pages_to_facts(pages)))
    whole = pages_to_products(pages, [], facts).products

    first = pages_to_products(pages[:1], [], facts)
    carried = codec.from_json(Carry, codec.to_json(first.carry))
    second = pages_to_products(pages[1:], [], facts, carried)

    assert [p.key for p in (*first.products, *second.products)] == [p.key for p in whole]


def test_without_the_carry_the_second_page_has_no_header_to_go_by() -> None:
    pages = list(pdf_to_pages(drawn(ruled_pages)))
    facts = pages_to_facts(pages)

    carry = page_to_products(pages[0], [], facts).carry

    assert carry.table_fields[0] == "style_number"
    assert len(carry.table_edges) == len(carry.table_fields) + 1


def test_products_as_columns_are_read_like_products_as_rows() -> None:
    def draw(sheet: Sheet) -> None:
        rows = [["Style No.", "AB-1001", "AB-1002", "AB-1003"], ["Name", "Wool Coat", "Rain Coat", "Duffle Coat"],
                ["Colour", "Navy", "Black", "Camel"], ["WHSL", "€ 90,00", "€ 80,00", "€ 70,00"]]  # fmt: skip
        for index, row in enumerate(rows):
            for column, text in enumerate(row):
                sheet.text(60 + 130 * column, 200 + 22 * index, text, bold=column == 0)

    products = read_linesheet(drawn(draw), "x.pdf").products

    assert [(p.style_number, p.name, p.colors) for p in products] == [
        ("AB-1001", "Wool Coat", ("Navy",)),
        ("AB-1002", "Rain Coat", ("Black",)), ("AB-1003", "Duffle Coat", ("Camel",))]  # fmt: skip


def test_headings_over_groups_of_cards_become_categories() -> None:
    def draw(sheet: Sheet) -> None:
        for page, heading in enumerate(["KNITWEAR", "DRESSES"]):
            sheet.text(60, 50, heading, 18, bold=True)
            for index in range(3):
                sheet.lines(60 + 170 * index, 220, [f"Style # {heading[0]}D-{100 * page + index}", "Olive", "$40.00"])
            if page == 0:
                sheet.next_page()

    found = read_linesheet(drawn(draw), "x.pdf")

    assert [p.category for p in found.products] == ["KNITWEAR"] * 3 + ["DRESSES"] * 3
    assert [c.name for c in found.categories] == ["KNITWEAR", "DRESSES"]


def test_without_style_numbers_the_name_is_the_identity() -> None:
    def draw(sheet: Sheet) -> None:
        for index, name in enumerate(["Linen Shirt", "Wool Jumper", "Rain Coat"]):
            sheet.text(60, 80 + 110 * index, name, bold=True)
            sheet.lines(60, 92 + 110 * index, ["Navy", "S-XL", f"WHSL $ {20 + index}.00"])

    products = read_linesheet(drawn(draw), "x.pdf").products

    assert [(p.style_number, p.name) for p in products] == [("", "Linen Shirt"), ("", "Wool Jumper"), ("", "Rain Coat")]


def test_a_letter_gives_no_products_and_says_why() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.lines(60, 80, ["Dear customer, thank you for visiting us at the fair in Example Street 12 on 3 May 2026.",
                             "We look forward to welcoming you again and wish you a pleasant season with our brand."])  # fmt: skip

    found = read_linesheet(drawn(draw), "letter.pdf")

    assert found.products == ()
    assert "No products were found" in found.notes[-1]


def test_an_order_with_quantities_and_totals_is_not_read_as_a_linesheet() -> None:
    def draw(sheet: Sheet) -> None:
        rows = [
            ["Style", "Description", "Qty", "Price", "Amount"],
            *([f"T{100 + i}", "Shirt", "4", "10.00", "40.00"] for i in range(5)),
        ]
        for index, row in enumerate(rows):
            for column, text in enumerate(row):
                sheet.text(60 + 100 * column, 120 + 20 * index, text)

    found = read_linesheet(drawn(draw), "order.pdf")

    assert found.products == ()
    assert any("as an order has" in note for note in found.notes)


def test_words_of_other_scripts_are_kept() -> None:
    book = openpyxl.Workbook()
    book.active.append(["Style", "Name", "Color", "Wholesale"])
    book.active.append(["A-1001", "معطف صوف", "أسود", 50])
    book.active.append(["A-1002", "羊毛大衣", "黑色", 60])

    products = read_linesheet(saved(book), "x.xlsx").products

    assert [p.name for p in products] == ["معطف صوف", "羊毛大衣"]
    assert [p.colors for p in products] == [("أسود",), ("黑色",)]


def test_a_workbook_names_the_cell_of_every_field_and_category_rows_begin_categories() -> None:
    book = openpyxl.Workbook()
    for row in (
        ["Season 2027"],
        [],
        ["Style", "Name", "Colour", "Sizes", "WS", "RRP"],
        ["Jackets"],
        ["J-100", "Field Jacket", "Olive / Navy", "S-XL", 60, 149],
        ["Trousers"],
        ["P-200", "Cargo Pant", "Black", "30-36", 40.5, 99],
    ):
        book.active.append(row)

    products = read_linesheet(saved(book), "x.xlsx").products

    assert [(p.style_number, p.category, p.row) for p in products] == [("J-100", "Jackets", 4), ("P-200", "Trousers", 6)]
    assert products[0].colors == ("Olive", "Navy")
    assert products[1].evidence["wholesale_price"].cell == "E7"
    assert products[1].wholesale_price == Price(amount="40.50", currency="")


def test_rows_that_differ_in_size_alone_are_one_product() -> None:
    book = openpyxl.Workbook()
    book.active.append(["Style", "Colour", "Size", "Wholesale"])
    for size in ("S", "M", "L"):
        book.active.append(["J-100", "Olive", size, 60])

    products = read_linesheet(saved(book), "x.xlsx").products

    assert [(p.style_number, p.sizes) for p in products] == [("J-100", ("S", "M", "L"))]


def test_rows_that_wrap_go_on_without_a_header_on_the_next_page() -> None:
    def draw(sheet: Sheet) -> None:
        for page in range(2):
            if page == 0:
                for x, title in ((40, "Style #"), (140, "Name"), (280, "Colours"), (480, "Wholesale")):
                    sheet.text(x, 60, title, bold=True)
            for row in range(4):
                y = 100 + 50 * row
                number = 7000 + 10 * page + row
                for x, text in ((40, f"{number}/2"), (140, "Rib Tank"), (480, "$36.90")):
                    sheet.text(x, y, text)
                sheet.lines(280, y - 6, ["Burgundy (BUR) / Forest", "Green (FOR)"])
            sheet.next_page()

    products = read_linesheet(drawn(draw), "table.pdf").products

    assert [p.style_number for p in products] == [f"{7000 + 10 * page + row}/2" for page in range(2) for row in range(4)]
    assert {p.colors for p in products} == {("Burgundy", "Forest Green")}


def test_a_header_of_two_cells_that_touch_is_two_columns() -> None:
    def draw(sheet: Sheet) -> None:
        for x, title in ((40, "Style #"), (140, "Name"), (280, "Colour"), (480, "WholesaleSRP")):
            sheet.text(x, 60, title)
        for row in range(4):
            for x, text in ((40, f"K-{410 + row}"), (140, "Rib Tank"), (280, "Olive"), (480, f"$2{row}.00"), (530, f"$5{row}.00")):
                sheet.text(x, 90 + 20 * row, text)

    products = read_linesheet(drawn(draw), "table.pdf").products

    prices = [(p.wholesale_price, p.retail_price) for p in products]
    assert prices[0] == (Price(amount="20.00", currency=USD), Price(amount="50.00", currency=USD))
    assert len(prices) == 4


def test_a_header_cell_far_from_the_others_in_three_lines_of_type_is_a_column() -> None:
    def draw(sheet: Sheet) -> None:
        for x, title in ((40, "Ref."), (110, "Nome"), (200, "Cor")):
            sheet.text(x, 65, title)
        for x, top, bottom in ((400, "Preço", "grossista"), (500, "Preço de", "venda")):
            sheet.text(x, 60, top)
            sheet.text(x, 70, bottom)
        for row in range(4):
            prices = (400, f"EUR 2{row},00"), (500, f"EUR 5{row},00")
            for x, text in ((40, f"K-{410 + row}"), (110, "Saia"), (200, "Preto"), *prices):
                sheet.text(x, 90 + 20 * row, text)

    products = read_linesheet(drawn(draw), "table.pdf").products

    assert [(p.wholesale_price.amount, p.retail_price.amount) for p in products if p.wholesale_price and p.retail_price] == [
        (f"2{row}.00", f"5{row}.00") for row in range(4)
    ]


def test_pictures_and_texts_that_carry_the_same_key_belong_together() -> None:
    def draw(sheet: Sheet) -> None:
        for index in range(4):
            x, y = 50 + 160 * (index % 2), 80 + 220 * (index // 2)
            sheet.text(x + 4, y - 6, str(index + 1), bold=True)
            sheet.photo(x, y, 130, 160, 50 + 30 * index)
            sheet.text(380, 90 + 50 * index, str(index + 1), bold=True)
            sheet.lines(400, 90 + 50 * index, [f"Style # BX-{510 + index}", "Olive", "WHSL $30.00"])

    found = read_linesheet(drawn(draw), "keys.pdf")

    best = {match.product_key: match.image_key for match in reversed(found.matches)}
    assert [best[p.key] for p in found.products] == [f"p1i{i + 1}" for i in range(4)]


def test_a_column_headed_model_that_holds_words_gives_names() -> None:
    book = openpyxl.Workbook()
    rows = ["Aurora Dress", "Olive", 60], ["Linden Skirt", "Navy", 40], ["Sol Top", "Rust", 20]
    for row in (["Model", "Colour", "Wholesale"], *rows):
        book.active.append(row)

    products = read_linesheet(saved(book), "x.xlsx").products

    assert [(p.style_number, p.name) for p in products] == [("", "Aurora Dress"), ("", "Linden Skirt"), ("", "Sol Top")]


def test_a_title_above_the_first_card_of_a_sheet_does_not_move_the_card() -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "Paper Hill Atelier"
    for column in ("A", "C", "E"):
        for row, text in enumerate((f"7-20{ord(column)}-64", "Sol Tee", "Sage", "S, M, L", "CA$ 23.00", "CA$ 57.95"), start=4):
            book.active[f"{column}{row}"] = text

    products = read_linesheet(saved(book), "x.xlsx").products

    assert [p.row for p in products] == [3, 3, 3]


def test_a_description_that_stands_in_every_size_row_of_a_style_is_its_name() -> None:
    book = openpyxl.Workbook()
    book.active.append(["Description", "Style", "Size", "Wholesale"])
    for size in ("XS", "S", "M", "L", "XL"):
        book.active.append(["Otis Cropped Jacket", "J-100", size, 60])

    products = read_linesheet(saved(book), "x.xlsx").products

    assert [(p.style_number, p.name) for p in products] == [("J-100", "Otis Cropped Jacket")]


def test_the_command_line_bears_a_reader_that_stops_reading(tmp_path: Path) -> None:
    path = tmp_path / "grid.pdf"
    path.write_bytes(drawn(grid))

    command = f"{sys.executable} -m pipelines extract {path} --json | head -1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)

    assert done.stdout == "{\n"
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("name", "count"),
    [("minkas_fw25_album_price_list.pdf", 91), ("composed_minkas_grid_3x3.pdf", 36), ("composed_minkas_thumbnail_table.pdf", 30)],
)
def test_real_linesheets_give_every_style_with_its_price(name: str, count: int) -> None:
    products = read_linesheet(shared("linesheets", name).read_bytes(), name).products

    assert len(products) == count
    assert all(p.style_number and p.colors and p.sizes and (p.price or p.wholesale_price) for p in products)


def saved(book: openpyxl.Workbook) -> bytes:
    sink = io.BytesIO()
    book.save(sink)
    return sink.getvalue()
