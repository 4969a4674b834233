"""Headings whose words no vocabulary knows: told by the tables they stand over, or by the type of one that is known."""

from __future__ import annotations

from pipelines.reading.linesheets.reader import read_linesheet
from tests.unit.reading.drawn_linesheets import Sheet, drawn

STOPS = (60, 140, 320, 430, 500)
ROWS = {
    "Zweigwerk": [("ZW-11", "Ast gebogen"), ("ZW-12", "Ast gerade"), ("ZW-15", "Kranz rund")],
    "Tonwaren & Krüge": [("TW-20", "Krug bauchig"), ("TW-21", "Schale flach")],
}


def tables(sheet: Sheet, header: tuple[str, ...]) -> None:
    y = 90.0
    sheet.text(60, 50, "Hofladen Birkenau", size=20, bold=True)
    for heading, rows in ROWS.items():
        sheet.text(60, y, heading, size=12, bold=True)
        sheet.row(y + 22, STOPS, header, size=8)
        for at, (number, name) in enumerate(rows):
            sheet.row(y + 38 + 15 * at, STOPS, (number, name, "natur, grau", f"{4 + at},90", f"{11 + at},90"), size=9)
        y += 130


def test_headings_over_tables_with_names_in_their_rows_are_categories_whatever_their_words() -> None:
    found = read_linesheet(drawn(lambda sheet: tables(sheet, ("Art.-Nr.", "Bezeichnung", "Farben", "EK netto", "UVP"))), "x.pdf")

    assert [(p.style_number, p.category) for p in found.products] == [
        (number, heading) for heading, rows in ROWS.items() for number, _ in rows
    ]


def test_a_title_over_a_table_whose_rows_have_no_names_is_no_category() -> None:
    found = read_linesheet(drawn(lambda sheet: tables(sheet, ("Art.-Nr.", "Material", "Farben", "EK netto", "UVP"))), "x.pdf")

    assert found.products
    assert not found.categories


def cards(sheet: Sheet, size: float) -> None:
    for at, heading in enumerate(("Grulls", "Scarves & gloves", "Pottles")):
        sheet.text(60, 60 + 230 * at, heading, size=size)
        for side in (0, 1):
            sheet.photo(60 + 260 * side, 75 + 230 * at, 90, 110, shade=30 + 40 * at + 20 * side)
            sheet.lines(160 + 260 * side, 95 + 230 * at, [f"Tarn {'AB'[side]}{'xyz'[at]}lo", f"Ref. {311 + 7 * at + side}",
                                                         "Black, Navy", f"Trade £{12 + at}.00", f"RRP £{29 + at}.00"])  # fmt: skip


def test_larger_lines_alone_in_their_rows_in_the_type_of_a_known_heading_are_headings() -> None:
    found = read_linesheet(drawn(lambda sheet: cards(sheet, 12)), "x.pdf")

    assert [p.category for p in found.products[::2]] == ["Grulls", "Scarves & gloves", "Pottles"]
    assert [p.category for p in found.products[1::2]] == ["Grulls", "Scarves & gloves", "Pottles"]


def test_words_of_a_heading_set_wide_apart_beside_a_sign_are_one_heading() -> None:
    def draw(sheet: Sheet) -> None:
        for at, word in enumerate(("KNITS", "&", "WRAPS")):
            sheet.text(230 + (0, 46, 67)[at], 50, word, size=11)
        for card in range(2):
            sheet.lines(60 + 250 * card, 120, [f"Wren Shawl {'AB'[card]}", f"RK-40{card}", "Wholesale £30.00   RRP £75.00"], size=9)

    found = read_linesheet(drawn(draw), "x.pdf")

    assert [p.category for p in found.products] == ["KNITS & WRAPS"] * 2
