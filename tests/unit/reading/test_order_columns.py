"""Columns of orders that count together: one for each shop, sizes in pairs, halves of a size, cartons, packs told in a legend."""

from __future__ import annotations

import pytest

from pipelines.reading.model import OrderLine
from pipelines.reading.orders.reader import read_order
from pipelines.reading.words.ratios import text_to_ratio
from tests.unit.reading.paperwork import Paper, order_sheet, told, workbook


def counted(line: OrderLine) -> tuple[str, str, str, float]:
    return (line.sku or line.style_number, line.color, line.size, line.quantity)


def test_pieces_for_single_shops_add_up_where_no_total_is_printed() -> None:
    data = order_sheet(
        ["SKU", "Description", "Color", "Size", "Store 001", "Store 014", "Cost"],
        ["W1-S", "Wrap Top", "Black", "S", 2, 3, 19.5],
        ["W1-M", "Wrap Top", "Black", "M", 4, "", 19.5],
    )
    assert [counted(line) for line in read_order(data).lines] == [("W1-S", "Black", "S", 5), ("W1-M", "Black", "M", 4)]


def test_columns_of_places_are_pieces_where_their_sum_times_the_price_is_the_total() -> None:
    data = order_sheet(
        ["SKU", "Description", "North", "South", "Cost", "Ext Cost"],
        ["W1", "Wrap Top", 2, 3, 10, 50],
        ["W2", "Wrap Skirt", 1, 1, 12, 24],
    )
    assert [counted(line) for line in read_order(data).lines] == [("W1", "", "", 5), ("W2", "", "", 2)]


@pytest.mark.parametrize("shops", [(101, 104, 107), (1004, 1017, 1009)])
@pytest.mark.parametrize(
    "above", [["Store", "", "", ""], ["Filiale", "Filiale", "Filiale", ""], ["", "", "", ""]], ids=["once", "over all", "unsaid"]
)
def test_numbers_of_shops_are_no_sizes(above: list[str], shops: tuple[int, ...]) -> None:
    data = order_sheet(
        [*([""] * 5), *above],
        ["Style", "Name", "Colour", "Size", "Price", *shops, "Total"],
        ["A1", "Coat", "Red", 36, 10, 2, 3, "", 5],
        ["A1", "Coat", "Red", 38, 10, "", 3, 1, 4],
    )
    assert [(line.style_number, line.size, line.quantity) for line in read_order(data).lines] == [("A1", "36", 5), ("A1", "38", 4)]


def test_columns_of_whole_numbers_that_nothing_confirms_are_no_pieces() -> None:
    data = order_sheet(
        ["SKU", "Description", "North", "South", "Cost", "Ext Cost"],
        ["W1", "Wrap Top", 2, 3, 10, 70],
        ["W2", "Wrap Skirt", 1, 1, 12, 36],
    )
    assert [line.quantity for line in read_order(data).lines] == [7, 3]


def test_pieces_by_size_in_one_carton_are_multiplied_by_the_cartons() -> None:
    data = order_sheet(
        ["CTN #", "CTNS", "Style", "Colour", "S", "M", "PCS/CTN", "Total PCS", "N.W."],
        ["1-3", 3, "P10", "Olive", 4, 6, 10, 30, 15],
        ["4-4", 1, "P10", "Olive", "", 5, 5, 5, 3],
    )
    assert [counted(line) for line in read_order(data).lines] == [("P10", "Olive", "S", 12), ("P10", "Olive", "M", 23)]


def test_cartons_are_multiplied_where_only_one_carton_s_pieces_stand_beside_the_sizes() -> None:
    data = order_sheet(
        ["CTNS", "Style", "Colour", "S", "M", "PCS/CTN"], [3, "P10", "Olive", 4, 6, 10], ["Total", "", "", "", "", 30]
    )
    assert [counted(line) for line in read_order(data).lines] == [("P10", "Olive", "S", 12), ("P10", "Olive", "M", 18)]


def test_pairs_of_a_size_and_its_pieces_are_lines_of_their_own() -> None:
    data = order_sheet(
        ["Style", "Color", "Size 1", "Qty 1", "Size 2", "Qty 2", "Total Qty", "Price"],
        ["Q1", "Navy", "S", 2, "M", 4, 6, 20],
        ["Q2", "Khaki", "30", 1, "", "", 1, 35],
    )
    assert [counted(line) for line in read_order(data).lines] == [
        ("Q1", "Navy", "S", 2), ("Q1", "Navy", "M", 4), ("Q2", "Khaki", "30", 1),
    ]  # fmt: skip


def test_sizes_and_pieces_below_each_other_belong_to_the_item_that_they_add_up_to() -> None:
    columns = (40, 100, 200, 300)
    paper = Paper().row(*zip(columns, ("Code", "Item", "Sizes", "Pieces"), strict=True))
    for texts in (
        ("C-1", "Polo", "S 2", "12"),
        ("", "", "M 6", ""),
        ("", "", "L 4", ""),
        ("C-2", "Tee", "S 1", "3"),
        ("", "", "M 2", ""),
    ):
        paper.row(*((x, text) for x, text in zip(columns, texts, strict=True) if text))
    assert [counted(line) for line in read_order(paper.pdf()).lines] == [
        ("C-1", "", "S", 2), ("C-1", "", "M", 6), ("C-1", "", "L", 4), ("C-2", "", "S", 1), ("C-2", "", "M", 2),
    ]  # fmt: skip


def test_a_row_under_an_item_splits_it_by_sizes_only_where_they_add_up() -> None:
    data = order_sheet(
        ["Style", "Color", "Qty", "Price"], ["C-1", "Sky", 12, 11], ["S-2, M-6, L-4"], ["C-2", "Sky", 5, 9], ["S-2, M-6"]
    )
    assert [counted(line) for line in read_order(data).lines] == [
        ("C-1", "Sky", "S", 2), ("C-1", "Sky", "M", 6), ("C-1", "Sky", "L", 4), ("C-2", "Sky", "", 5),
    ]  # fmt: skip


ORDERED = ["Style", "Color", "Prepack", "# Packs", "Units", "Unit Cost"]


def test_a_pack_s_code_is_split_by_the_sizes_that_a_legend_tells() -> None:
    rows = [ORDERED, ["T1", "White", "A", 5, 20, 10], ["T2", "Sand", "B", 2, 6, 8]]
    legend = [["Prepack", "S", "M", "Total"], ["A", 1, 3, 4], ["B", 0, 3, 3]]
    expected = [("T1", "White", "S", 5), ("T1", "White", "M", 15), ("T2", "Sand", "M", 6)]
    for data in (workbook(("PO", [*rows, [], *legend])), workbook(("PO", rows), ("Scales", legend))):
        assert [counted(line) for line in read_order(data).lines] == expected


def test_a_legend_on_a_page_or_in_a_line_of_text_splits_a_pack_too() -> None:
    columns = (40, 120, 200, 260, 320, 400)
    for legend in (([(40, "Prepack"), (120, "S"), (160, "M")], [(40, "A"), (120, "1"), (160, "3")]), ([(40, "Pack A: S-1, M-3")],)):
        paper = Paper().row(*zip(columns, ORDERED, strict=True))
        paper.row(*zip(columns, ("T1", "White", "A", "5", "20", "10.00"), strict=True), down=60)
        for row in legend:
            paper.row(*row)
        assert [counted(line) for line in read_order(paper.pdf()).lines] == [("T1", "White", "S", 5), ("T1", "White", "M", 15)]


@pytest.mark.parametrize("word", ["Pack", "Sortido", "Sortiment"])
def test_packs_below_a_matrix_have_a_table_of_their_own_and_their_legend_may_follow_as_text(word: str) -> None:
    data = order_sheet(
        ["Ref.", "Name", "Colour", 35, 36, 37, "Units", "Price", "Total"],
        ["11", "Clog", "Tan", 1, 2, 1, 4, 20, 80],
        ["12", "Mule", "Tan", 1, 1, "", 2, 20, 40],
        [],
        ["Ref.", "Name", "Colour", word, "Packs", "", "Units", "Price", "Total"],
        ["21", "Flip", "Red", "A", 2, "", 6, 5, 30],
        ["22", "Flop", "Red", "B", 1, "", 4, 5, 20],
        ["", f"{word} A: 35/1 36/2"],
        ["", f"{word} B: 36/3", f"{word} C: 37/2"],
    )
    order = read_order(data)
    assert [counted(line) for line in order.lines] == [
        ("11", "Tan", "35", 1),
        ("11", "Tan", "36", 2),
        ("11", "Tan", "37", 1),
        ("12", "Tan", "35", 1),
        ("12", "Tan", "36", 1),
        ("21", "Red", "35", 2),
        ("21", "Red", "36", 4),
        ("22", "Red", "", 4),
    ]


def test_a_line_over_a_whole_table_heads_no_shops_though_it_names_shipping() -> None:
    window = "Delivery: Drop 1   Start Ship: 01/15/2026   Complete Ship: 02/15/2026"
    head = ["Style Name", "Style Number", "Color", "Wholesale", 6, 8, 10, "Units", "Total"]
    rows = [[window, *[""] * 8], head, ["Top", "A1", "Red", 10, 1, 2, 3, 6, 60], ["Vest", "A2", "Red", 10, "", 2, 1, 3, 30]]
    order = read_order(workbook(("PO", rows), merged=["A1:I1"]))

    assert [counted(line) for line in order.lines] == [
        ("A1", "Red", "6", 1), ("A1", "Red", "8", 2), ("A1", "Red", "10", 3), ("A2", "Red", "8", 2), ("A2", "Red", "10", 1)
    ]  # fmt: skip


def test_a_pack_whose_legend_disagrees_with_the_printed_pieces_stays_whole() -> None:
    data = workbook(("PO", [ORDERED, ["T1", "White", "A", 5, 30, 10]]), ("Scales", [["Prepack", "S", "M"], ["A", 1, 3]]))
    assert [counted(line) for line in read_order(data).lines] == [("T1", "White", "", 30)]


def test_a_grid_of_waists_beside_an_inseam_gives_both_in_one_size() -> None:
    data = order_sheet(
        ["Style", "Wash", "Inseam", "28", "30", "32", "Units", "Cost"],
        ["J1", "Indigo", "30", 1, 2, 3, 6, 40],
        ["J1", "Indigo", "32", "", 4, "", 4, 40],
    )
    assert [(line.size, line.quantity) for line in read_order(data).lines] == [
        ("28x30", 1),
        ("30x30", 2),
        ("32x30", 3),
        ("30x32", 4),
    ]


def test_a_grid_of_cups_beside_a_band_gives_both_in_one_size() -> None:
    data = order_sheet(["Style", "Color", "Band", "A", "B", "DD", "Qty", "Price"], ["BR1", "Nude", "34", 1, 2, 3, 6, 18])
    assert [(line.size, line.quantity) for line in read_order(data).lines] == [("34A", 1), ("34B", 2), ("34DD", 3)]


def test_a_waist_and_an_inseam_in_columns_of_their_own_are_one_size() -> None:
    data = order_sheet(
        ["Style", "Color", "Waist", "Inseam", "Qty", "Cost"], ["J1", "Indigo", 32, 30, 6, 40], ["J1", "Indigo", 34, 32, 2, 40]
    )
    assert [(line.size, line.quantity) for line in read_order(data).lines] == [("32x30", 6), ("34x32", 2)]


def test_sizes_told_again_in_another_system_stay_those_of_the_first_row() -> None:
    data = order_sheet(
        ["Style", "Color", "US 4", "US 6", "Total", "Price"],
        ["", "", "EU 34", "EU 36"],
        ["D10", "Rust", 1, 2, 3, 50],
        ["D11", "Navy", 2, 2, 4, 44],
    )
    assert [line.size for line in read_order(data).lines] == ["US 4", "US 6", "US 4", "US 6"]


def test_the_size_of_socks_is_one_size_and_dozens_stay_what_the_total_counts() -> None:
    rows = [["Style", "Size", "Qty", "Unit", "Price", "Amount"], ["S1", "9-11", 10, "DZ", 24, 240], ["S2", "9-11", 5, "DZ", 2, 120]]
    assert [(line.size, line.quantity) for line in read_order(order_sheet(*rows)).lines] == [("9-11", 10), ("9-11", 60)]


def test_sizes_of_one_letter_set_upright_head_columns_as_long_labels_do() -> None:
    paper = Paper().row((40, "Order 7"), down=60)
    for x, label in ((58, "Style"), (138, "Colour"), (240, "S"), (280, "M"), (375, "Quantity"), (445, "Price")):
        paper.upright(x, 752, label)
    for style in ("K-1", "K-2"):
        paper.row((40, style), (120, "Red"), (236, "1"), (276, "2"), (-385, "3"), (-455, "10.00"))
    assert [counted(line) for line in read_order(paper.pdf()).lines] == [
        ("K-1", "Red", "S", 1), ("K-1", "Red", "M", 2), ("K-2", "Red", "S", 1), ("K-2", "Red", "M", 2),
    ]  # fmt: skip


def test_one_heading_over_columns_of_towns_says_that_they_are_ships_to() -> None:
    data = order_sheet(
        ["", "", "Ship To", "", ""],
        ["Style", "Color", "Berlin", "Munich", "Unit Price"],
        ["A1", "Red", 1, 3, 10],
        ["A2", "Red", 2, "", 10],
    )
    assert [counted(line) for line in read_order(data).lines] == [("A1", "Red", "", 4), ("A2", "Red", "", 2)]


def test_cartons_are_not_multiplied_where_the_total_adds_up_the_sizes_as_they_stand() -> None:
    data = order_sheet(["Cartons", "Style No", "Color", "S", "M"], [10, "P1", "Navy", 20, 30], ["TOTAL", "", "", 20, 30])
    assert [counted(line) for line in read_order(data).lines] == [("P1", "Navy", "S", 20), ("P1", "Navy", "M", 30)]


def test_sizes_listed_in_a_line_of_the_description_are_no_words_of_it() -> None:
    line = read_order(order_sheet(["Style", "Description", "Qty", "Price"], ["A1", "Polo shirt\nS-2, M-6", 8, 10])).lines[0]
    assert (line.description, line.size, line.quantity) == ("Polo shirt", "S", 2)


def test_what_a_row_costs_confirms_a_pack_where_its_pieces_are_not_printed() -> None:
    rows = [
        ["Style", "Color", "Pack", "Packs", "Unit Cost", "Ext"],
        ["A1", "Red", "P6", 2, 10, 80],
        [],
        ["Pack", "S", "M"],
        ["P6", 1, 3],
    ]
    assert [counted(line) for line in read_order(order_sheet(*rows)).lines] == [("A1", "Red", "S", 2), ("A1", "Red", "M", 6)]


def test_waists_and_lengths_printed_with_their_letters_make_the_same_size() -> None:
    data = order_sheet(["Style", "Color", "Length", "W28", "W30", "Qty", "Price"], ["J1", "Blue", "L30", 1, 2, 3, 10])
    assert [line.size for line in read_order(data).lines] == ["28x30", "30x30"]


def test_a_second_row_of_sizes_under_a_label_of_their_system_begins_no_new_table() -> None:
    data = order_sheet(["Style", "Color", "Size US", "4", "6", "Qty"], ["", "", "Size EU", "34", "36"], ["D1", "Red", "", 1, 2, 3])
    assert [counted(line) for line in read_order(data).lines] == [("D1", "Red", "4", 1), ("D1", "Red", "6", 2)]


def test_numbers_of_weeks_and_months_are_no_pieces() -> None:
    data = order_sheet(
        ["Style", "Name", "Ship Week", "Ship Month", "Price"], ["A1", "Red top", 5, 2, 10], ["A2", "Blue top", 5, 2, 10]
    )
    assert read_order(data).lines == ()


def test_how_long_a_dress_is_makes_no_part_of_its_size() -> None:
    data = order_sheet(["Style", "Size", "Length", "Qty", "Price"], ["A1", 38, 36, 12, 10], ["A1", 40, 36, 6, 10])
    assert [line.size for line in read_order(data).lines] == ["38", "40"]


def test_sizes_down_the_side_and_colours_along_the_top_are_a_matrix_too() -> None:
    data = order_sheet(
        ["Model:", "7714", "Nazwa:", "Sukienka lniana", "", "Cena netto:", 149],
        ["Rozmiar", "Czarny", "Zgaszony róż", "Razem"],
        [36, 1, "", 1],
        [38, 2, 4, 6],
        ["Razem", 3, 4, 7],
        [],
        ["Model:", "7790", "Nazwa:", "Szal", "", "Cena netto:", 59],
        ["Rozmiar", "Bordowy", "Razem"],
        ["Uniwersalny", 5, 5],
        ["Razem", 5, 5],
    )
    order = read_order(data)
    assert [(*counted(line), line.unit_price.amount if line.unit_price else "") for line in order.lines] == [
        ("7714", "Czarny", "36", 1, "149.00"),
        ("7714", "Czarny", "38", 2, "149.00"),
        ("7714", "Zgaszony róż", "38", 4, "149.00"),
        ("7790", "Bordowy", "Uniwersalny", 5, "59.00"),
    ]
    assert order.checks
    assert all(check.agrees for check in order.checks)


@pytest.mark.parametrize(
    "places", [("Negozio Milano", "Negozio Lecco"), ("Milano", "Lecco")], ids=["called shops", "of one colour"]
)
def test_sizes_down_the_side_of_places_count_the_pieces_of_all_of_them(places: tuple[str, str]) -> None:
    data = order_sheet(
        ["Articolo:", "MA22", "Descrizione:", "Cardigan", "Colore:", "Panna"],
        ["Prezzo:", 42],
        ["Taglia", *places, "Totale"],
        ["S", 1, 2, 3],
        ["M", "", 1, 1],
        ["Totale", 1, 3, 4],
    )
    assert [counted(line) for line in read_order(data).lines] == [("MA22", "Panna", "S", 3), ("MA22", "Panna", "M", 1)]


def test_the_same_sizes_under_each_colour_are_that_colours_pieces() -> None:
    data = workbook(
        (
            "Auftrag",
            [
                ["Art.-Nr.", "Bezeichnung", "EK netto", "Schwarz", "", "Puder", "", "Menge", "Summe"],
                ["", "", "", "S", "M", "S", "M", "", ""],
                ["A1", "Slip", 7.9, 2, 4, "", 1, 7, 55.3],
                ["A2", "Bralette", 14.5, "", "", 3, 1, 4, 58],
                ["Gesamt", "", "", 2, 4, 3, 2, 11, 113.3],
            ],
        ),
        merged=["D1:E1", "F1:G1"],
    )
    order = read_order(data)
    assert [counted(line) for line in order.lines] == [
        ("A1", "Schwarz", "S", 2),
        ("A1", "Schwarz", "M", 4),
        ("A1", "Puder", "M", 1),
        ("A2", "Puder", "S", 3),
        ("A2", "Puder", "M", 1),
    ]
    assert all(check.agrees for check in order.checks)
    assert not any(line.flags for line in order.lines)


def test_numbers_that_end_in_the_size_tell_it_where_no_column_does() -> None:
    data = order_sheet(
        ["Type", "Item No.", "Description", "Colour", "Location Code", "Quantity", "Direct Unit Cost"],
        ["Item", "KW10-BLK-36", "Wool Coat", "Black", "ZRH-01", 2, 118],
        ["Item", "KW10-BLK-38", "Wool Coat", "Black", "ZRH-01", 3, 118],
        ["Item", "KW90-GRY-OS", "Beanie", "Grey", "ZRH-01", 24, 12],
        ["Charge (Item)", "FREIGHT", "Inbound freight to Chur", "", "", 1, 95],
    )
    assert [counted(line) for line in read_order(data).lines] == [
        ("KW10-BLK-36", "Black", "36", 2),
        ("KW10-BLK-38", "Black", "38", 3),
        ("KW90-GRY-OS", "Grey", "OS", 24),
    ]


def test_numbers_that_end_in_the_colour_s_number_tell_no_size() -> None:
    data = order_sheet(
        ["Item No.", "Description", "Colour", "Quantity"],
        ["KW10-36", "Wool Coat", "Black", 2],
        ["KW10-38", "Wool Coat", "Navy", 3],
    )
    assert [counted(line) for line in read_order(data).lines] == [("KW10-36", "Black", "", 2), ("KW10-38", "Navy", "", 3)]


@pytest.mark.parametrize("labels", [("Prendas/lote", "Nº de lotes", "Total prendas"), ("x", "y", "z")])
def test_pieces_by_size_of_one_pack_are_ordered_as_often_as_the_packs_whatever_their_labels(labels: tuple[str, str, str]) -> None:
    data = order_sheet(
        ["Referencia", "Descripción", "Color", "S", "M", "L", *labels, "Precio", "Importe"],
        ["M7", "Vestido", "Negro", 1, 2, 1, 4, 3, 12, 10, 120],
        ["M7", "Vestido", "Negro", "", 1, 2, 3, 2, 6, 10, 60],
        ["M8", "Falda", "Crudo", 1, 2, 1, 4, 0, 0, 10, 0],
        ["M8", "Falda", "Verde", 1, 2, 1, 4, "", 0, 10, 0],
    )
    assert [counted(line) for line in read_order(data).lines] == [
        ("M7", "Negro", "S", 3),
        ("M7", "Negro", "M", 8),
        ("M7", "Negro", "L", 7),
    ]


def test_a_run_and_its_pieces_in_two_columns_are_the_sizes_ordered() -> None:
    data = order_sheet(
        ["Réf.", "Désignation", "Coloris", "Tailles", "Répartition", "Qté", "PA HT"],
        ["AQ12", "Marinière", "Marine", "S-M-L", "1-2-0", 3, 38],
        ["AQ45", "Bonnet", "Marine", "TU", "10", 10, 14],
    )
    assert [counted(line) for line in read_order(data).lines] == [
        ("AQ12", "Marine", "S", 1),
        ("AQ12", "Marine", "M", 2),
        ("AQ45", "Marine", "TU", 10),
    ]


def test_a_list_of_the_sizes_in_each_pack_on_another_sheet_tells_what_the_packs_hold() -> None:
    order = [
        ["Style", "Description", "Color", "Prepack ID", "Prepacks", "Units / Prepack", "Total Units", "Unit Cost", "Ext Cost"],
        ["C1", "Polo", "Navy", "A1", 10, 3, 30, 11, 330],
        ["C2", "Shirt", "White", "A2", 2, 4, 8, 10, 80],
    ]
    listed = [["Prepack ID", "Size", "Units"], ["A1", "S", 1], ["", "M", 2], ["A2", "S", 2], ["A2", "M", 2]]
    lines = read_order(workbook(("PO", order), ("Prepacks", listed))).lines
    assert [counted(line) for line in lines] == [
        ("C1", "Navy", "S", 10),
        ("C1", "Navy", "M", 20),
        ("C2", "White", "S", 4),
        ("C2", "White", "M", 4),
    ]


def test_the_same_numbers_under_each_shop_are_sizes_and_add_up() -> None:
    data = workbook(
        (
            "Order",
            [
                ["Artikelnr", "Omschrijving", "Kleur", "Inkoopprijs", "Sneek", "", "Drachten", "", "Totaal"],
                ["", "", "", "", 36, 38, 36, 38, ""],
                ["N1", "Vest", "Zwart", 34.5, 1, 2, "", 3, 6],
                ["N2", "Trui", "Oker", 29.95, 1, "", 1, 1, 3],
            ],
        ),
        merged=["A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:F1", "G1:H1", "I1:I2"],
    )
    assert [counted(line) for line in read_order(data).lines] == [
        ("N1", "Zwart", "36", 1),
        ("N1", "Zwart", "38", 5),
        ("N2", "Oker", "36", 2),
        ("N2", "Oker", "38", 1),
    ]


def test_a_sheet_that_sums_up_the_others_orders_nothing() -> None:
    cover = [["Category", "Styles", "Units", "Amount"], ["Tops", 2, 5, 90], ["Shoes", 1, 3, 192], ["Total", "", 8, 282]]
    tops = [["Style No", "Name", "WSP", "S", "M"], ["M1", "Tank", 18, 1, 2], ["M2", "Tee", 18, 2, ""]]
    shoes = [["Style No", "Name", "WSP", 36, 37], ["M7", "Clog", 64, 1, 2]]
    lines = read_order(workbook(("Summary", cover), ("Tops", tops), ("Shoes", shoes))).lines
    assert [(line.style_number, line.size, line.quantity) for line in lines] == [
        ("M1", "S", 1),
        ("M1", "M", 2),
        ("M2", "S", 2),
        ("M7", "36", 1),
        ("M7", "37", 2),
    ]


def test_sizes_beside_the_word_for_pieces_head_a_matrix() -> None:
    data = order_sheet(
        ["Style Number", "Style Name", "Color", "Wholesale", "XS Qty", "S Qty", "OS Qty", "Total Units", "Total Wholesale"],
        ["B2", "Cami", "Bone", 32, 1, 2, "", 3, 96],
        ["B9", "Scarf", "Poppy", 24, "", "", 8, 8, 192],
    )
    assert [counted(line) for line in read_order(data).lines] == [
        ("B2", "Bone", "XS", 1),
        ("B2", "Bone", "S", 2),
        ("B9", "Poppy", "OS", 8),
    ]


@pytest.mark.parametrize(("header", "text"), [("Sizes ordered", "34 (1) / 36 (2)"), ("Detail", "34:1 36:2")])
def test_sizes_with_counts_that_add_up_to_the_pieces_are_told_under_any_header(header: str, text: str) -> None:
    data = order_sheet(["Reference", "Product", "Colour", header, "Pieces", "Unit price"], ["D1", "Robe", "Noir", text, 3, 165])
    assert [counted(line) for line in read_order(data).lines] == [("D1", "Noir", "34", 1), ("D1", "Noir", "36", 2)]


@pytest.mark.parametrize("text", ["3 packs (1S-2M)", "3 x [S:1 M:2]", "3 Lots à 1S 2M"])
def test_packs_and_what_each_holds_in_one_cell_are_multiplied_where_they_are_the_pieces_beside_it(text: str) -> None:
    data = order_sheet(
        ["Item", "Color", "Size run", "Pcs", "Cost"],
        ["Ada Dress", "Fern", "S-2, M-3", 5, 30],
        ["Ida Pant", "Clay", text, 9, 20],
        ["Eve Pant", "Clay", text, 8, 20],
    )
    order = read_order(data)
    assert not any("quantities gave no line" in doubt for doubt in order.doubts)
    assert [(line.description, line.size, line.quantity) for line in order.lines] == [
        ("Ada Dress", "S", 2),
        ("Ada Dress", "M", 3),
        ("Ida Pant", "S", 3),
        ("Ida Pant", "M", 6),
        ("Eve Pant", "", 8),
    ]


def test_a_pack_beside_the_pieces_of_all_packs_is_not_multiplied_again() -> None:
    data = order_sheet(
        ["Modelo", "Descripción", "Color", "Curva", "Sets x", "Uds", "Coste", "Total"],
        ["R1", "Camiseta", "Blanco", "1S 2M", 4, 12, 10, 120],
    )
    assert [counted(line) for line in read_order(data).lines] == [("R1", "Blanco", "S", 4), ("R1", "Blanco", "M", 8)]


def test_behind_the_total_of_a_colour_the_next_colour_is_of_the_same_style() -> None:
    data = order_sheet(
        ["Style", "Style Desc", "Colour", "Size", "Cost", "Sum of Qty", "Sum of Value"],
        ["H1", "Shirt", "White", "S", 21, 2, 42],
        ["", "", "White Total", "", "", 2, 42],
        ["", "", "Sky", "S", 21, 1, 21],
        ["", "", "", "M", 21, 2, 42],
        ["", "", "Sky Total", "", "", 3, 63],
        ["H1 Total", "", "", "", "", 5, 105],
        ["H2", "Jacket", "Navy", "M", 44, 2, 88],
        ["", "", "", "L", 44, 1, 44],
        ["Grand Total", "", "", "", "", 8, 237],
    )
    assert [counted(line) for line in read_order(data).lines] == [
        ("H1", "White", "S", 2),
        ("H1", "Sky", "S", 1),
        ("H1", "Sky", "M", 2),
        ("H2", "Navy", "M", 2),
        ("H2", "Navy", "L", 1),
    ]


@pytest.mark.parametrize("own", [["C", 116, 128, 140], ["Skala", "", "", ""]])
def test_scales_over_the_header_of_a_sheet_size_the_rows_that_name_them(own: list[object]) -> None:
    scales: list[list[object]] = [["A", "S", "M", "L"], ["B", 36, 38, 40], ["C", 116, 128, 140]]
    legend = [["", "", "", *scale] for scale in scales if scale != own]
    order = read_order(
        order_sheet(
            ["Vororder Winter"],
            [],
            *legend,
            ["Art.-Nr.", "Bezeichnung", "Farbe", *own, "Total", "EK CHF"],
            ["NG-1001", "Jacke", "Petrol", "A", "", 4, 8, 12, 189],
            ["NG-1050", "Hose", "Schwarz", "B", 2, "", 6, 8, 112.5],
            ["NG-1300", "Kids Jacke", "Orange", "C", 3, 5, "", 8, 79.9],
        )
    )
    assert [(line.style_number, line.size, line.quantity) for line in order.lines] == [
        ("NG-1001", "M", 4), ("NG-1001", "L", 8), ("NG-1050", "36", 2), ("NG-1050", "40", 6), ("NG-1300", "116", 3),
        ("NG-1300", "128", 5),
    ]  # fmt: skip


def test_codes_of_letters_alone_number_the_items_beside_their_descriptions() -> None:
    order = read_order(order_sheet(["Item", "Description", "Qty", "Rate"], ["FT-SCF-MONET", "Silk scarf, boxed", 24, 31.5],
                                   ["FT-TOT-WAVE", "Canvas tote", 48, 8.75], ["FT-SOC-VANG", "Crew socks", 72, 4.2]))  # fmt: skip

    assert [(line.sku, line.description) for line in order.lines] == [
        ("FT-SCF-MONET", "Silk scarf, boxed"), ("FT-TOT-WAVE", "Canvas tote"), ("FT-SOC-VANG", "Crew socks")]  # fmt: skip


def test_a_date_among_the_quantities_does_not_tell_their_decimal_mark() -> None:
    order = read_order(order_sheet(
        ["Artikel", "Bezeichnung", "Menge", "Preis", "Betrag"], ["27-4410", "Strickkleid", "10 ST", "28,90", "289,00"],
        ["", "", "Liefertermin: 15.03.2027", "", ""], ["27-4501", "Wollschal", "1.250 ST", "6,35", "7.937,50"],
    ))  # fmt: skip

    assert [line.quantity for line in order.lines] == [10, 1250]


def test_a_shortened_subtotal_of_a_named_item_is_no_line() -> None:
    order = read_order(order_sheet(["Réf.", "Libellé", "Coloris", "Taille", "Total qté"], ["MB1", "Marinière", "Blanc", "S", 7],
                                   ["MB1", "Marinière", "Blanc", "M", 3], ["", "S/total MB1 Blanc", "", "", 10]))  # fmt: skip

    assert [line.quantity for line in order.lines] == [7, 3]


def test_a_line_drawn_cell_by_cell_over_a_header_parts_numbers_far_right_of_their_labels() -> None:
    paper = Paper().rule(120, 250, 280, 330, 390, 470)
    paper.row(
        (42, "STYLE"), (122, "DESCRIPTION"), (252, "S"), (282, "M"), (332, "UNITS"), (392, "PRICE"), (472, "EXTENSION"), down=20
    )
    for number, name, pieces, price, total in (
        ("KN7702", "CARDIGAN", (6, 30), "22.50", "810.00"),
        ("WV51", "SLIP", (8, 16), "9.00", "216.00"),
    ):
        counts = ((256, str(pieces[0])), (296, str(pieces[1])))
        paper.row((42, number), (122, name), *counts, (-386, str(sum(pieces))), (-462, price), (-550, total))
    order = read_order(paper.pdf())

    assert [(line.style_number, line.size, line.quantity, line.unit_price and line.unit_price.amount) for line in order.lines] == [
        ("KN7702", "S", 6, "22.50"), ("KN7702", "M", 30, "22.50"), ("WV51", "S", 8, "9.00"), ("WV51", "M", 16, "9.00")]  # fmt: skip


def test_a_known_colour_and_two_numbers_under_an_item_are_its_colour_and_size() -> None:
    paper = Paper().row((40, "No."), (100, "Description"), (-350, "Qty"), (-430, "Unit Price"), (-520, "Amount"), down=16)
    for size, quantity, total in (("4-7", "24", "153.60"), ("8-11", "36", "230.40")):
        paper.row((40, "AR1402"), (100, "Sock 2pk"), (-350, quantity), (-430, "6.40"), (-520, total), down=11).row(
            (100, f"Natural, {size}")
        )
    order = read_order(paper.pdf())

    assert [(line.color, line.size, line.quantity) for line in order.lines] == [("Natural", "4-7", 24), ("Natural", "8-11", 36)]


def test_numbers_that_multiply_up_need_no_known_word_over_them() -> None:
    order = read_order(
        order_sheet(
            ["Mostra", "", "Orden", "4471"], [],
            ["Zzz", "Aaa", "Bbb", "Ccc", "Ddd", "Eee", "Fff", "Ggg"],
            [1, "LW-1204", "Linen coat, long", "Black", 36, 2, 40.5, 81],
            [2, "LW-1204", "Linen coat, long", "Black", 38, 3, 40.5, 121.5],
            [3, "LW-1310", "Wide trousers", "White", 36, 4, 20, 80],
            ["", "", "", "", "", 9, "", 282.5],
        )
    )  # fmt: skip

    assert [told(line) for line in order.lines] == [
        ("LW-1204", "Linen coat, long", "Black", "36", 2, "40.50"),
        ("LW-1204", "Linen coat, long", "Black", "38", 3, "40.50"),
        ("LW-1310", "Wide trousers", "White", "36", 4, "20.00"),
    ]


def test_sizes_that_add_up_need_no_known_word_beside_them() -> None:
    order = read_order(
        order_sheet(["Aaa", "Bbb", "Ccc", "S", "M", "L", "Ddd"],
                    ["LW-1204", "Linen coat, long", "Black", 1, 2, 1, 4], ["LW-1310", "Wide trousers", "White", "", 2, 3, 5])
    )  # fmt: skip

    assert [(line.style_number, line.description, line.color, line.size, line.quantity) for line in order.lines] == [
        ("LW-1204", "Linen coat, long", "Black", "S", 1), ("LW-1204", "Linen coat, long", "Black", "M", 2),
        ("LW-1204", "Linen coat, long", "Black", "L", 1), ("LW-1310", "Wide trousers", "White", "M", 2),
        ("LW-1310", "Wide trousers", "White", "L", 3)]  # fmt: skip


@pytest.mark.parametrize("amounts", [(81, 100, 60), (40.5, 40.5, 20)])
def test_numbers_that_prove_nothing_order_nothing(amounts: tuple[float, ...]) -> None:
    """Neither ones that do not multiply up nor one piece each, which any two equal columns would prove."""
    pieces = 1 if amounts[0] == 40.5 else 2
    rows = zip(("LW-1204", "LW-1205", "LW-1310"), (40.5, 40.5, 20), amounts, strict=True)
    data = order_sheet(["Aaa", "Bbb", "Ccc", "Ddd"], *([number, pieces, price, amount] for number, price, amount in rows))

    assert read_order(data).lines == ()


def test_what_the_shop_asks_is_not_what_it_pays_where_another_column_multiplies_up() -> None:
    order = read_order(
        order_sheet(["Style", "Description", "Qty", "RRP", "Zzz", "Amount"],
                    ["A1", "Coat", 2, 100, 40, 80], ["A2", "Vest", 3, 50, 20, 60])
    )  # fmt: skip

    assert [told(line)[-1] for line in order.lines] == ["40.00", "20.00"]


def test_words_that_half_say_a_quantity_over_every_column_count_in_none_but_the_one_that_multiplies_up() -> None:
    order = read_order(
        order_sheet([f"Lignes de commande/{label}" for label in ("Article", "Quantité", "Prix unitaire", "Sous-total")],
                    ["[A1-034] Robe longue", 2, 51, 102], ["[A1-051] Blouse", 3, 32.4, 97.2])
    )  # fmt: skip

    assert [(line.quantity, told(line)[-1]) for line in order.lines] == [(2, "51.00"), (3, "32.40")]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("W29 x 2 W30 x 3", {"W29": 2, "W30": 3}),
        ("3x 39, 4x 40, 4x\n41", {"39": 3, "40": 4, "41": 4}),
        ("2x38, 3x40", {"38": 2, "40": 3}),
        ("38x2, 40x3", {"38": 2, "40": 3}),
        ("2x M, 2x\nXXL", {"M": 2, "XXL": 2}),
        ("36: 2 st, 38: 4 st", {"36": 2, "38": 4}),
        ("3 S, 4 pcs M", {"S": 3, "M": 4}),
        ("10x One Size", {"One Size": 10}),
        ("W28 L32: 2, W30 L32: 3", {"W28 L32": 2, "W30 L32": 3}),
        ("1 x S / 2 x XL", {"S": 1, "XL": 2}),
        ("2 XL, 3 L", {"XL": 2, "L": 3}),
        ("2 XL", {}),
        ("1S-2M-1XL", {"S": 1, "M": 2, "XL": 1}),
        ("2XS-2XL", {}),
    ],
)
def test_pieces_stand_before_or_behind_their_sizes(text: str, pieces: dict[str, int]) -> None:
    assert text_to_ratio(text) == pieces


def test_a_list_of_sizes_and_pieces_in_one_cell_is_told_by_a_label_of_both_and_by_its_total() -> None:
    paper = Paper().row((40, "Artikel"), (120, "Kleur"), (220, "Maat x aantal"), (-420, "Totaal"), (-480, "Prijs"))
    paper.row((40, "VD-5512"), (120, "Zwart"), (220, "W29 x 2   W30 x 3   W31 x"), (-420, "9"), (-480, "38,50"))
    paper.row((220, "4"), down=24)
    paper.row((40, "VD-6103"), (120, "Wit"), (220, "S x 2   M x 4"), (-420, "6"), (-480, "27,50"))
    paper.row((40, "VD-6104"), (120, "Wit"), (220, "M x 3   L x 1"), (-420, "4"), (-480, "27,50"))

    order = read_order(paper.pdf())

    assert [(line.sku or line.style_number, line.size, line.quantity) for line in order.lines] == [
        ("VD-5512", "W29", 2), ("VD-5512", "W30", 3), ("VD-5512", "W31", 4), ("VD-6103", "S", 2), ("VD-6103", "M", 4),
        ("VD-6104", "M", 3), ("VD-6104", "L", 1),
    ]  # fmt: skip


def test_a_label_close_beside_the_second_line_of_another_heads_a_column_of_its_own() -> None:
    paper = Paper().row((280, "Date"), (-413, "Prix"), down=11)
    paper.row((40, "Description"), (280, "requise"), (340, "Qté"), (-413, "unitaire"), (421, "Montant"), down=16)
    for name, count, total in (("Robe", 2, "108,00"), ("Jupe", 3, "162,00"), ("Veste", 1, "54,00")):
        paper.row((40, name), (280, "15/07/2025"), (340, f"{count},00"), (-413, "54,00"), (-455, total))

    order = read_order(paper.pdf())

    assert [(line.description, line.quantity, line.unit_price and line.unit_price.amount) for line in order.lines] == [
        ("Robe", 2, "54.00"), ("Jupe", 3, "54.00"), ("Veste", 1, "54.00")]  # fmt: skip


def test_a_remark_beside_the_amounts_at_the_foot_is_no_service() -> None:
    head = ["Description", "Taxes", "Qté", "Prix", "Montant"]
    foot = [["Merci pour tout", "Montant hors taxes", "", "", "20,00"], ["Merci pour tout", "TVA", "", "", "4,20"]]
    paper = Paper()
    for row in (head, ["Robe portefeuille", "TVA 21%", "2", "10,00", "20,00"], *foot):
        paper.row(*((x, text) for x, text in zip((40, 180, 300, 360, 430), row, strict=True) if text))

    assert [line.description for line in read_order(paper.pdf()).lines] == ["Robe portefeuille"]


def test_variants_that_are_all_sizes_are_no_colours() -> None:
    rows = [["K26", "Romper", size, 2, 10, 20] for size in ("2 years", "3 years", "12-18 months")]

    order = read_order(order_sheet(["No.", "Description", "Variant", "Qty", "Unit price", "Amount"], *rows))

    assert [(line.color, line.size) for line in order.lines] == [("", "2 years"), ("", "3 years"), ("", "12-18 months")]


def test_the_pieces_of_each_delivery_are_no_sizes_beside_those_of_rings() -> None:
    order = read_order(
        order_sheet(
            ["Modell", "Art.Nr.", "Farbe", "Ringgröße", "1. Lieferung", "2. Lieferung", "Menge gesamt", "EK", "Summe"],
            ["Hoop", "AB-11", "gold", "", 3, 2, 5, 10, 50],
            ["Band", "AB-12", "gold", 50, 4, 1, 5, 12, 60],
            ["Band", "AB-12", "gold", 53, 2, 2, 4, 12, 48],
        )
    )
    assert [told(line)[3:5] for line in order.lines] == [("", 5.0), ("50", 5.0), ("53", 4.0)]


def test_packs_counted_under_a_word_for_a_quantity_are_told_by_the_amounts() -> None:
    order = read_order(
        order_sheet(
            ["Style", "Name", "Colour", "S", "M", "L", "Quantity", "Price", "Amount"],
            ["K-1", "Rib top", "ecru", 1, 2, 1, 3, 10, 120],
            ["K-2", "Rib skirt", "navy", 2, 2, "", 2, 20, 160],
            ["K-3", "Rib vest", "navy", 1, 1, 1, 0, 20, 0],
        )
    )
    assert [told(line)[3:5] for line in order.lines] == [("S", 3.0), ("M", 6.0), ("L", 3.0), ("S", 4.0), ("M", 4.0)]


def test_packs_and_the_pieces_of_all_of_them_are_told_apart_in_polish() -> None:
    order = read_order(
        order_sheet(
            ["Symbol", "Nazwa", "Kolor", "S", "M", "szt. w paczce", "Ilość paczek", "Razem szt.", "Cena netto"],
            ["K-1", "Bluzka", "ecru", 1, 2, 3, 3, 9, 10],
            ["K-2", "Bluzka", "granat", 1, 1, 2, 4, 8, 10],
        )
    )
    assert [told(line)[3:5] for line in order.lines] == [("S", 3.0), ("M", 6.0), ("S", 4.0), ("M", 4.0)]


def test_what_stands_in_brackets_is_the_colour_and_the_size_where_most_brackets_name_colours() -> None:
    order = read_order(
        order_sheet(
            ["Description", "Quantity", "Unit price", "Amount"],
            ["[BE-1] Plain belt (Black, 85)", 2, 20, 40],
            ["[BE-2] Plain belt (Cognac, 95)", 3, 20, 60],
            ["[BA-1] Flap bag (Black)", 1, 50, 50],
            ["[BA-2] Flap bag (Saddle)", 2, 50, 100],
            ["[BA-3] Flap bag (Red)", 2, 50, 100],
        )
    )
    assert [told(line)[:4] for line in order.lines] == [
        ("BE-1", "Plain belt", "Black", "85"),
        ("BE-2", "Plain belt", "Cognac", "95"),
        ("BA-1", "Flap bag", "Black", ""),
        ("BA-2", "Flap bag", "Saddle", ""),
        ("BA-3", "Flap bag", "Red", ""),
    ]


def test_brackets_that_mostly_name_no_colours_stay_in_the_description() -> None:
    order = read_order(
        order_sheet(
            ["Description", "Quantity", "Unit price", "Amount"],
            ["[BE-1] Plain belt (boxed)", 2, 20, 40],
            ["[BE-2] Plain belt (loose)", 3, 20, 60],
        )
    )
    assert [told(line)[1:3] for line in order.lines] == [("Plain belt (boxed)", ""), ("Plain belt (loose)", "")]


def test_ranges_of_one_width_that_follow_each_other_head_sizes() -> None:
    order = read_order(
        order_sheet(
            ["Ref", "Description", "Colour", "15-18", "19-22", "23-26", "Pairs", "Price"],
            ["S-1", "Rib sock", "Red", 6, 12, 6, 24, 2],
            ["S-2", "Rib sock", "Navy", "", 12, 12, 24, 2],
        )
    )
    assert [told(line)[3:5] for line in order.lines] == [
        ("15-18", 6.0), ("19-22", 12.0), ("23-26", 6.0), ("19-22", 12.0), ("23-26", 12.0)]  # fmt: skip


def test_remarks_behind_a_label_of_two_words_cut_no_columns() -> None:
    paper = Paper("Courier").row((40, "STYLE"), (120, "COLOR"), (215, "SIZE"), (280, "QTY"), (340, "COST"))
    for color, size in (("HEATHER GREY", "S"), ("HEATHER GREY", "M"), ("BLACK", "L")):
        paper.row((40, "AB6620"), (120, color), (215, size), (280, "36"), (340, "24.75"))
        paper.row((40, "SDQ STORE/QTY:"), (130, "0102-24"), (180, "0117-24"), (230, "0123-24"))

    order = read_order(paper.pdf())

    assert [(line.color, line.size) for line in order.lines] == [("HEATHER GREY", "S"), ("HEATHER GREY", "M"), ("BLACK", "L")]
