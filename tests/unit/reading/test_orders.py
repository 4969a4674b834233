"""Orders in workbooks and delimited text become line items, whatever shape the table has; nothing is invented."""

from __future__ import annotations

import pytest

from pipelines.reading.faults import Unreadable
from pipelines.reading.orders.reader import order_to_tables, read_order, tables_to_columns, tables_to_lines
from pipelines.reading.words.size_labels import labels_to_sizes
from tests.unit.reading.paperwork import order_sheet, told, workbook


def test_a_plain_table_below_the_order_s_head_is_read_with_its_number_and_currency() -> None:
    order = read_order(
        order_sheet(
            ["PURCHASE ORDER"], ["PO Number", "A-4711", "", "Date", "2026-01-05"], [],
            ["Style", "Description", "Colour", "Size", "Qty", "WHS (EUR)", "Amount"],
            ["A1", "Shirt", "Black", "S", 2, 10, 20], ["A1", "Shirt", "Black", "M", 3, 10, 30], ["Total", "", "", "", 5, "", 50],
        )
    )  # fmt: skip

    assert (order.po_number, order.currency) == ("A-4711", "EUR")
    assert [told(line) for line in order.lines] == [
        ("A1", "Shirt", "Black", "S", 2, "10.00"),
        ("A1", "Shirt", "Black", "M", 3, "10.00"),
    ]
    assert [(check.what, check.agrees) for check in order.checks] == [("total quantity", True), ("total amount", True)]


def test_every_field_of_a_line_says_where_it_was_read() -> None:
    [line] = read_order(order_sheet(["Style", "Qty", "Price"], ["A1", 2, 10.5])).lines

    assert {name: (found.cell, found.text) for name, found in line.evidence.items()} == {
        "style_number": ("A2", "A1"), "quantity": ("B2", "2"), "unit_price": ("C2", "10.5")}  # fmt: skip
    assert line.row == 1
    assert all(0 < found.confidence <= 1 and found.sheet == "Order" for found in line.evidence.values())


def test_rows_of_a_form_without_a_quantity_are_no_lines() -> None:
    order = read_order(
        order_sheet(["Style", "Name", "Qty", "Price", "Amount"], ["A1", "Shirt", "", 10, 0], ["A2", "Vest", 4, 12, 48],
                    ["A3", "Coat", 0, 90, 0], ["", "", "", "", 0])
    )  # fmt: skip

    assert [line.style_number for line in order.lines] == ["A2"]


def test_a_size_matrix_gives_a_line_for_each_size_ordered() -> None:
    order = read_order(order_sheet(["Style", "Color", "S", "M", "L", "Total", "Price"], ["A1", "Red", 1, "", 2, 3, 10]))

    assert [told(line) for line in order.lines] == [("A1", "", "Red", "S", 1, "10.00"), ("A1", "", "Red", "L", 2, "10.00")]


def test_sizes_that_do_not_add_up_to_their_row_are_flagged_on_that_row() -> None:
    order = read_order(order_sheet(["Style", "S", "M", "Total"], ["A1", 1, 2, 3], ["A2", 1, 2, 4], ["A3", 2, 2, 4], ["A4", 1, 1, 2],
                                   ["A5", 5, 1, 6]))  # fmt: skip

    assert {line.style_number for line in order.lines if line.flags} == {"A2"}


def test_size_headers_may_change_from_block_to_block() -> None:
    order = read_order(
        order_sheet(["Style", "Color", "S", "M", "Total"], ["A1", "Red", 1, 2, 3], ["Style", "Color", 36, 38, "Total"],
                    ["B1", "Blue", 4, 5, 9])
    )  # fmt: skip

    assert [(line.style_number, line.size, line.quantity) for line in order.lines] == [
        ("A1", "S", 1), ("A1", "M", 2), ("B1", "36", 4), ("B1", "38", 5)]  # fmt: skip


def test_a_grid_takes_its_style_and_price_from_the_lines_above_it() -> None:
    order = read_order(
        order_sheet(
            ["Style: A1", "Linen Shirt", "", "Price:", 10], ["Color", "S", "M", "Total"], ["Red", 1, 2, 3], ["Total", 1, 2, 3], [],
            ["Style: B7", "Wool Vest", "", "Price:", 43.5], ["Color", 36, 38, "Total"], ["Blue", 4, "", 4], ["Total", 4, "", 4],
        )
    )  # fmt: skip

    assert [told(line) for line in order.lines] == [
        ("A1", "Linen Shirt", "Red", "S", 1, "10.00"), ("A1", "Linen Shirt", "Red", "M", 2, "10.00"),
        ("B7", "Wool Vest", "Blue", "36", 4, "43.50")]  # fmt: skip


def test_the_cloth_beside_the_name_over_a_grid_is_no_part_of_it() -> None:
    order = read_order(order_sheet(["Style: A1", "Linen Shirt", "Linen 100%"], ["Color", "S", "M", "Total"], ["Red", 1, 2, 3]))

    assert {(line.style_number, line.description) for line in order.lines} == {("A1", "Linen Shirt")}


def test_a_column_headed_style_names_the_items_that_another_column_numbers() -> None:
    order = read_order(
        order_sheet(["Style", "Code", "Colour", "S", "M", "Total units"], ["Linen Shirt", "A1", "Red", 1, 2, 3],
                    ["", "", "Blue", "", 4, 4], ["Wool Vest", "B7", "Red", 1, "", 1])
    )  # fmt: skip

    assert [told(line)[:5] for line in order.lines] == [
        ("A1", "Linen Shirt", "Red", "S", 1), ("A1", "Linen Shirt", "Red", "M", 2), ("A1", "Linen Shirt", "Blue", "M", 4),
        ("B7", "Wool Vest", "Red", "S", 1)]  # fmt: skip


def test_a_style_given_once_or_merged_holds_for_the_colours_below_it() -> None:
    rows = [
        ["Style", "Name", "Color", "Qty", "Price"],
        ["A1", "Shirt", "Red", 5, 10],
        ["", "", "Blue", 6, ""],
        ["", "", "Sand", 7, 10],
    ]

    for data in (order_sheet(*rows), workbook(("Order", rows), merged=["A2:A4", "B2:B4"])):
        lines = read_order(data).lines

        assert [(line.style_number, line.color, line.quantity) for line in lines] == [
            ("A1", "Red", 5),
            ("A1", "Blue", 6),
            ("A1", "Sand", 7),
        ]


def test_packs_are_multiplied_by_their_ratio_and_several_packs_of_one_size_add_up() -> None:
    by_text = read_order(
        order_sheet(["Style", "Color", "Pack", "Packs", "Units"], ["A1", "Red", "S/1 M/2", 3, 9], ["A1", "Red", "M/1", 2, 2])
    )
    by_run = read_order(
        order_sheet(["Style", "Ratio", "Size scale", "Packs"], ["A1", "1-2-1", "S-M-L", 3], ["A2", "2-2-2", "S-M-L", 1])
    )
    by_column = read_order(order_sheet(["Style", "Prepack", "S", "M", "# Packs", "Total units"], ["A1", "P1", 1, 2, 3, 9]))

    assert [(line.size, line.quantity) for line in by_text.lines] == [("S", 3), ("M", 8)]
    assert [(line.size, line.quantity) for line in by_run.lines] == [("S", 3), ("M", 6), ("L", 3), ("S", 2), ("M", 2), ("L", 2)]
    assert [(line.size, line.quantity) for line in by_column.lines] == [("S", 3), ("M", 6)]


def test_quantities_split_by_market_or_delivery_add_up_once() -> None:
    markets = read_order(
        order_sheet(["Style", "DE", "FR", "Total", "Price", "Amount"], ["A1", 5, 6, 11, 10, 110], ["A2", 1, 3, 4, 10, 40])
    )
    deliveries = read_order(
        order_sheet(["", "Delivery 1", "", "Delivery 2", "", ""], ["Style", "Qty", "Date", "Qty", "Date", "Price"],
                    ["A1", 5, "1/1", 6, "2/2", 10])
    )  # fmt: skip

    assert [(line.style_number, line.quantity) for line in markets.lines] == [("A1", 11), ("A2", 4)]
    assert [(line.style_number, line.quantity) for line in deliveries.lines] == [("A1", 11)]


def test_details_count_and_the_summary_of_them_does_not() -> None:
    order = read_order(
        workbook(("Summary", [["Style", "Name", "Qty"], ["A1", "Shirt", 10], ["A2", "Vest", 4]]),
                 ("Detail", [["Style", "Size", "Qty"], ["A1", "S", 4], ["A1", "M", 6], ["A2", "S", 4]]))
    )  # fmt: skip

    assert sum(line.quantity for line in order.lines) == 14
    assert any("Summary" in note for note in order.notes)


def test_the_same_style_ordered_on_two_sheets_in_other_quantities_counts_twice() -> None:
    order = read_order(workbook(("June", [["Style", "Name", "Qty"], ["A1", "Shirt", 10], ["A2", "Vest", 4]]),
                                ("July", [["Style", "Name", "Qty"], ["A1", "Shirt", 3], ["A2", "Vest", 5]])))  # fmt: skip

    assert sum(line.quantity for line in order.lines) == 22


def test_two_colours_of_a_style_in_the_same_number_are_both_ordered() -> None:
    order = read_order(
        workbook(
            ("Red", [["Style", "Color", "S", "M"], ["A1", "Red", 3, 2]]),
            ("Blue", [["Style", "Color", "S", "M"], ["A1", "Blue", 2, 3]]),
        )
    )

    assert sum(line.quantity for line in order.lines) == 10


def test_a_barcode_beside_unnamed_style_numbers_does_not_replace_them() -> None:
    [first, _] = read_order(
        order_sheet(
            ["Kode XY", "EAN", "Name", "Qty"], ["ST-100", "4006381333931", "Shirt", 5], ["ST-101", "4006381333948", "Vest", 6]
        )
    ).lines

    assert (first.style_number, first.sku) == ("ST-100", "")


def test_sheets_of_terms_colours_and_pivots_give_no_lines() -> None:
    order = read_order(
        workbook(("Order", [["Style", "Color", "Qty"], ["A1", "BLK", 4]]), ("Terms", [["1. Payment within 30 days"]]),
                 ("Colours", [["Color code", "Color name"], ["BLK", "Black"]]),
                 ("Pivot", [["Row Labels", "Sum of Qty"], ["A1", 4], ["Grand Total", 4]]),
                 ("Prices", [["Style", "Name", "WHS", "RRP"], ["A1", "Shirt", 10, 20], ["A2", "Vest", 12, 24]]))
    )  # fmt: skip

    assert [(line.style_number, line.quantity) for line in order.lines] == [("A1", 4)]


@pytest.mark.parametrize("heading", ["Available qty", "Stock", "ATS", "In stock"])
def test_a_list_of_what_is_available_orders_nothing(heading: str) -> None:
    order = read_order(
        order_sheet(["Style", "Name", "Color", heading, "Price"], ["A1", "Shirt", "Red", 120, 10], ["A2", "Vest", "Sand", 50, 12])
    )

    assert order.lines == ()
    assert order.notes


def test_decimal_commas_are_agreed_on_by_the_column() -> None:
    text = (
        "Bestellung Nr.: 4500012345\n\nPos;Artikel-Nr.;Bezeichnung;Menge;EK-Preis;Gesamt\n1;100-200;Hemd;1.200;12,50;15.000,00\n"
        "2;100-201;Hose;3;1.020,00;3.060,00\nSumme;;;1.203;;18.060,00\n"
    )

    order = read_order(text.encode("cp1252"), "bestellung.csv")

    assert order.po_number == "4500012345"
    assert [told(line) for line in order.lines] == [
        ("100-200", "Hemd", "", "", 1200, "12.50"),
        ("100-201", "Hose", "", "", 3, "1020.00"),
    ]
    assert all(check.agrees for check in order.checks)


@pytest.mark.parametrize(
    "head",
    [
        "Réf.;Désignation;Coloris;Taille;Qté;P.U. HT",
        "Referencia;Descripción;Color;Talla;Cantidad;Precio unitario",
        "Codice articolo;Descrizione;Colore;Taglia;Quantità;Prezzo unitario",
        "Artikelnummer;Omschrijving;Kleur;Maat;Aantal;Stukprijs",
        "Código artigo;Descrição;Cor;Tamanho;Quantidade;Preço unitário",
        "Artikelnummer;Bezeichnung;Farbe;Größe;Menge;Einzelpreis",
    ],
)
def test_orders_are_read_in_seven_languages(head: str) -> None:
    order = read_order(f"{head}\nA100;Lino;Rosso;M;10;25,00\nA101;Lana;Nero;L;5;40,00\n".encode(), "order.csv")

    assert [told(line) for line in order.lines] == [
        ("A100", "Lino", "Rosso", "M", 10, "25.00"),
        ("A101", "Lana", "Nero", "L", 5, "40.00"),
    ]


def test_of_several_prices_the_one_that_multiplies_up_is_the_unit_price() -> None:
    order = read_order(
        order_sheet(["Style", "RRP", "WHS", "Net price", "Qty", "Total"], ["A1", 50, 20, 18, 5, 90], ["A2", 80, 32, 28.8, 2, 57.6])
    )

    assert [line.unit_price.amount for line in order.lines if line.unit_price] == ["18.00", "28.80"]
    assert not any(line.flags for line in order.lines)


def test_the_line_that_does_not_multiply_up_is_flagged_and_no_other() -> None:
    order = read_order(
        order_sheet(["SKU", "Item", "Qty", "Unit price", "Total"], ["A-1", "Shirt", 5, 10, 50], ["A-2", "Vest", 3, 20, 70])
    )

    assert [line.flags for line in order.lines] == [(), ("3 × 20.00 is 60.00, but the line says 70.00.",)]


def test_a_printed_total_that_the_lines_do_not_reach_is_told() -> None:
    order = read_order(
        order_sheet(["SKU", "Qty", "Unit price", "Total"], ["A-1", 5, 10, 50], ["A-2", 1, 20, 20], ["Total", 7, "", 80])
    )

    assert [(check.printed, check.computed, check.agrees) for check in order.checks] == [
        ("7", "6", False),
        ("80.00", "70.00", False),
    ]


def test_returns_are_lines_and_freight_and_discounts_are_notes() -> None:
    order = read_order(
        order_sheet(["SKU", "Item", "Qty", "Unit price", "Total"], ["A-1", "Shirt", 5, 10, 50], ["A-2", "Vest", -1, 20, -20],
                    ["", "Freight", 1, 15, 15], ["", "Discount", "", "", -5], ["", "Total", "", "", 40])
    )  # fmt: skip

    assert [line.quantity for line in order.lines] == [5, -1]
    assert len([note for note in order.notes if "charge" in note]) == 2
    assert all(check.agrees for check in order.checks)


def test_a_product_whose_name_begins_like_a_total_is_still_a_product() -> None:
    order = read_order(order_sheet(["Style", "Name", "Qty"], ["TE-10", "Total Eclipse Jacket", 4], ["TE-11", "Vest", 2]))

    assert [line.description for line in order.lines] == ["Total Eclipse Jacket", "Vest"]


def test_two_rows_of_headers_are_read_as_one() -> None:
    order = read_order(
        order_sheet(["Style", "Sizes", "", "Price", ""], ["", "S", "M", "WHS", "RRP"], ["A1", 1, 2, 10, 25], ["A2", 3, 0, 12, 30])
    )

    assert [told(line) for line in order.lines] == [
        ("A1", "", "", "S", 1, "10.00"), ("A1", "", "", "M", 2, "10.00"), ("A2", "", "", "S", 3, "12.00")]  # fmt: skip


def test_tables_side_by_side_are_both_read() -> None:
    order = read_order(
        order_sheet(
            ["Style", "Qty", "Price", "", "Style", "Qty", "Price"], ["A1", 5, 10, "", "B1", 6, 12], ["A2", 7, 10, "", "B2", 8, 12]
        )
    )

    assert [(line.style_number, line.quantity) for line in order.lines] == [("A1", 5), ("A2", 7), ("B1", 6), ("B2", 8)]


def test_without_any_header_the_arithmetic_tells_the_columns() -> None:
    order = read_order(
        order_sheet(["A-1001", "Shirt blue", 5, 10, 50], ["A-1002", "Vest red", 3, 20, 60], ["A-1003", "Hat", 2, 5.5, 11])
    )

    assert told(order.lines[0]) == ("A-1001", "Shirt blue", "", "", 5, "10.00")
    assert sum(line.quantity for line in order.lines) == 10


def test_a_description_that_goes_on_in_the_next_row_is_joined() -> None:
    order = read_order(
        order_sheet(
            ["SKU", "Description", "Qty"], ["A-1", "Shirt with long", 5], ["", "sleeves and collar", ""], ["A-2", "Vest", 2]
        )
    )

    assert [line.description for line in order.lines] == ["Shirt with long sleeves and collar", "Vest"]


def test_a_colour_code_stands_for_the_colour_where_no_name_is_given() -> None:
    [line] = read_order(order_sheet(["SKU", "Name", "Color Code", "Size", "Qty"], ["1-BLK-S", "Shirt", "BLK", "S", 2])).lines

    assert (line.color, line.color_code) == ("BLK", "BLK")


@pytest.mark.parametrize(
    ("printed", "name", "code"),
    [
        ("410 Night blue", "Night blue", "410"),
        ("0990 NERO", "NERO", "0990"),
        ("Navy (NVY)", "Navy", "NVY"),
        ("RED Stripe", "RED Stripe", ""),
    ],
)
def test_a_colour_printed_as_code_and_name_is_given_as_its_name(printed: str, name: str, code: str) -> None:
    [line] = read_order(order_sheet(["SKU", "Name", "Color", "Size", "Qty"], ["A-1", "Shirt", printed, "S", 2])).lines

    assert (line.color, line.color_code) == (name, code)


def test_hidden_sheets_are_left_out_and_said_to_be() -> None:
    order = read_order(
        workbook(("Order", [["Style", "Qty"], ["A1", 4]]), ("Last year", [["Style", "Qty"], ["A9", 9]]), hidden=["Last year"])
    )

    assert [line.style_number for line in order.lines] == ["A1"]
    assert any("Last year" in note for note in order.notes)


def test_a_workbook_without_a_table_is_refused_and_one_without_lines_says_so() -> None:
    with pytest.raises(Unreadable) as refused:
        read_order(order_sheet(["hello"]))

    nothing = read_order(order_sheet(["Style", "Name", "WHS"], ["A1", "Shirt", 10]))

    assert refused.value.code == "no_table"
    assert (nothing.lines, len(nothing.notes)) == ((), 1)


def test_a_mapping_given_from_outside_overrides_the_rules_for_its_columns() -> None:
    tables = order_to_tables(order_sheet(["Style", "Wanted", "Price"], ["A1", 5, 10], ["A2", 6, 12]))

    without = tables_to_lines(tables, tables_to_columns(tables))
    with_quantity = tables_to_lines(tables, tables_to_columns(tables, {0: {1: "quantity"}}))

    assert without.lines == ()
    assert [line.quantity for line in with_quantity.lines] == [5, 6]


def test_length_width_and_height_of_a_carton_are_no_sizes() -> None:
    order = read_order(order_sheet(["Style", "Colour", "6", "8", "10", "Total", "L", "W", "H"],
                                   ["A1", "Red", 1, 2, 3, 6, 60, 40, 30]))  # fmt: skip

    assert [(line.size, line.quantity) for line in order.lines] == [("6", 1), ("8", 2), ("10", 3)]


def test_a_column_called_amount_counts_pieces_when_the_prices_multiply_up_to_another_total() -> None:
    order = read_order(order_sheet(["Amount", "Product", "Price", "Total"], [2, "Shirt", 10, 20], [5, "Vest", 12, 60]))

    assert [(line.description, line.quantity, line.unit_price and line.unit_price.amount) for line in order.lines] == [
        ("Shirt", 2, "10.00"), ("Vest", 5, "12.00")]  # fmt: skip


@pytest.mark.parametrize("label", ["Positionssumme", "Rechnungssumme ohne USt.", "Zahlbetrag", "Bruttosumme"])
def test_a_german_sum_or_amount_is_a_total_and_no_item(label: str) -> None:
    order = read_order(order_sheet(["Artikel", "Bezeichnung", "Menge", "Preis", "Gesamt"], ["A1", "Hemd", 2, 10, 20],
                                   ["A2", "Weste", 1, 30, 30], ["", label, "", "", 50]))  # fmt: skip

    assert [line.description for line in order.lines] == ["Hemd", "Weste"]


def test_the_page_of_pages_is_no_order_number() -> None:
    order = read_order(order_sheet(["Purchase order", "1/3"], ["Document Number", "PO-100"], [], ["Style", "Qty"], ["A1", 2]))

    assert order.po_number == "PO-100"


def test_a_row_that_sums_every_size_is_a_total_though_nothing_names_it_and_what_repeats_behind_it_counts_once() -> None:
    order = read_order(
        order_sheet(["Carton", "Style", "Colour", "S", "M", "Pieces"], [1, "A1", "Red", 1, 2, 3], [2, "A1", "Red", 4, "", 4],
                    [3, "A2", "Blue", 1, 1, 2], ["", "", "", 6, 3, 9], ["", "A1", "Red", 5, 2, 7], ["", "A2", "Blue", 1, 1, 2])
    )  # fmt: skip

    assert sum(line.quantity for line in order.lines) == 9
    assert [check.agrees for check in order.checks] == [True]
    assert any("repeat those before" in note for note in order.notes)


def test_the_fuller_of_two_columns_of_a_field_is_read() -> None:
    order = read_order(order_sheet(["Size breakdown", "Style", "Size", "Qty"], ["", "A1", "S", 2], ["", "A1", "M", 3]))

    assert [line.size for line in order.lines] == ["S", "M"]


def test_a_size_loses_the_word_size_before_it() -> None:
    order = read_order(order_sheet(["SKU", "Buyers Colour", "Size", "Qty"], ["17501", "Navy", "SIZE: XS", 2]))

    assert [(line.color, line.size) for line in order.lines] == [("Navy", "XS")]


def test_an_item_s_own_row_is_no_line_when_the_rows_of_its_sizes_add_up_to_it() -> None:
    order = read_order(order_sheet(["Style", "Name", "Size", "Qty", "Price"], ["A1", "Shirt", "", 9, 10], ["", "", "S", 4, ""],
                                   ["", "", "M", 5, ""], ["A2", "Vest", "", 3, 12]))  # fmt: skip

    assert [(line.style_number, line.size, line.quantity) for line in order.lines] == [
        ("A1", "S", 4), ("A1", "M", 5), ("A2", "", 3)]  # fmt: skip


def test_terms_set_in_columns_number_no_sizes() -> None:
    assert labels_to_sizes({0: "6.", 1: "The goods of the order", 2: "17."}) == {}


def test_an_item_ordered_in_several_rows_is_one_line_whose_evidence_names_each_of_them() -> None:
    header = ["Delivery", "Style", "Name", "Colour", "Size", "Qty", "Price", "Amount"]
    rows = [["15.02.", "A1", "Shirt", "Red", "S", 12, 10, 120], ["15.02.", "A1", "Shirt", "Red", "M", 5, 10, 50],
            ["30.03.", "A1", "Shirt", "Red", "S", 8, 10, 80], ["Total", "", "", "", "", 25, "", 250]]  # fmt: skip
    order = read_order(order_sheet(header, *rows))

    assert [(line.size, line.quantity, line.line_total and line.line_total.amount) for line in order.lines] == [
        ("S", 20, "200.00"), ("M", 5, "50.00")]  # fmt: skip
    evidence = order.lines[0].evidence["quantity"]
    assert (evidence.text, evidence.cell) == ("12 + 8", "F2, F4")
    assert [check.agrees for check in order.checks] == [True, True]
    assert any("added up" in note for note in order.notes)


def test_rows_without_colour_and_size_are_one_item_only_where_number_description_and_price_agree() -> None:
    rows = [["S1", "Shirt", 3, 10], ["S1", "Shirt", 4, 10], ["S1", "Shirt, red", 5, 10], ["S1", "Shirt", 6, 12],
            ["", "Fitting", 1, 10], ["", "Fitting", 1, 10]]  # fmt: skip
    order = read_order(order_sheet(["SKU", "Name", "Qty", "Price"], *rows))

    assert [(line.description, line.quantity) for line in order.lines] == [
        ("Shirt", 7), ("Shirt, red", 5), ("Shirt", 6), ("Fitting", 1), ("Fitting", 1)]  # fmt: skip


def test_an_amount_of_money_in_a_list_without_a_header_is_no_quantity() -> None:
    rows = [("KX-101", "Olive", "$39.00"), ("KX-102", "Navy", "$45.00"), ("KX-103", "Sand", "$45.00"), ("KX-104", "Rust", "$52.00")]

    assert read_order("\n".join(",".join(row) for row in rows).encode(), "list.csv").lines == ()


def test_the_mark_of_a_kind_of_record_names_nothing_that_its_totals_count() -> None:
    text = "LIN|STYLE|DESCRIPTION|COLOUR|SIZE|QTY|COST\nLIN|T1|JACKET|SLATE|S|6|54\nLIN|T1|JACKET|SLATE|M|4|54\n"
    order = read_order(f"{text}TRL|LINES|TOTAL_UNITS|TOTAL_VALUE\nTRL|2|10|540.00\n".encode(), "order.csv")

    assert [(line.style_number, line.size, line.quantity) for line in order.lines] == [("T1", "S", 6), ("T1", "M", 4)]


@pytest.mark.parametrize(
    ("rows", "number"),
    [
        ([["Shop", "PO number/date"], ["18 Mill Way", "4500187726 / 04.02.2026"]], "4500187726"),
        ([["Bestellnr.", "EK26-00418"], ["Bestelldatum", "11.02.26"]], "EK26-00418"),
        ([["Bestellung zur Lieferung KW 30"]], ""),
        ([["PO date"], ["04.02.2026"]], ""),
    ],
)
def test_an_order_s_number_stands_behind_its_label_or_below_it(rows: list[list[str]], number: str) -> None:
    order = read_order(order_sheet(*rows, [], ["Style", "Name", "Qty", "Price"], ["A-1", "Shirt", 2, 10]))

    assert order.po_number == number


def test_quantities_that_could_be_sizes_under_a_labelled_number_are_no_table_on_its_side() -> None:
    rows = [["Bestellnummer", "456577854", "", "Datum", "2026-06-05"], ["Menge", "Farben", "EK", "Artikel", "Artikelnr."],
            [1, "Schwarz", 48, "Alder Hemd", "S-1000"], [4, "Senf", 48, "Alder Hemd", "S-1000"]]  # fmt: skip

    assert [(line.color, line.quantity) for line in read_order(order_sheet(*rows)).lines] == [("Schwarz", 1), ("Senf", 4)]
