"""Where tables begin on a sheet, and what their columns hold."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipelines.reading.content_type import XLSX
from pipelines.reading.linesheets.facts import Facts
from pipelines.reading.linesheets.table_products import table_to_products
from pipelines.reading.model import Cell, Table
from pipelines.reading.tables.cell_kinds import column_style, text_to_quantity
from pipelines.reading.tables.columns import Columns, sheet_to_tables, table_columns
from pipelines.reading.tables.headers import rows_to_headers
from pipelines.reading.tables.size_rows import row_to_sizes
from pipelines.reading.words.size_labels import labels_to_sizes
from pipelines.reading.workbook.reader import read_sheets
from tests.unit.reading.paperwork import order_sheet


def _cells(*texts: object) -> tuple[Cell, ...]:
    return tuple(Cell(text=str(text), number=float(text) if isinstance(text, (int, float)) else None) for text in texts)


def _columns(*rows: Sequence[object]) -> Columns:
    return table_columns(Table(rows=tuple(_cells(*row) for row in rows), sheet="Order"))


def _fields(*rows: Sequence[object]) -> list[str | None]:
    return [column.field for column in _columns(*rows).columns]


@pytest.mark.parametrize(
    "row",
    [
        ("PO Number", "1234", "Date", "2026-01-01"),
        ("Style:", "12", "Colour:", "red"),
        ("Style: 12", "Colour: red"),
        ("Subtotal:", "100.00"),
        ("Invoice Number", "Invoice Date", "Due Date", "Charges", "VAT ID"),
        ("SALESPERSON", "P.O. NUMBER", "REQUISITIONER", "SHIPPED VIA", "F.O.B. POINT", "TERMS"),
        ("A1", "Shirt", "Red", "12", "10.00"),
        ("Size", "Bust", "Waist", "Hip"),
    ],
)
def test_rows_of_facts_totals_and_items_are_no_headers(row: tuple[str, ...]) -> None:
    assert rows_to_headers([_cells(*row)]) == []


def test_a_sheet_is_cut_at_its_headers_wherever_they_stand() -> None:
    data = order_sheet(["ORDER"], [], ["Style", "Qty"], ["A1", 5], [], [], ["SKU", "Name", "Pieces", "Price"], ["B1", "Vest", 2, 9])

    tables = sheet_to_tables(read_sheets(data, XLSX)[0])

    assert [table.rows[0][0].address for table in tables] == ["A3", "A7"]
    assert [[column.field for column in table_columns(table).columns] for table in tables] == [
        ["style_number", "quantity"], ["sku", "name", "quantity", "price"]]  # fmt: skip


def test_the_content_settles_what_a_header_leaves_open() -> None:
    assert _fields(("Item", "Qty", "Price"), ("Blue shirt", 5, 10), ("Red vest", 3, 12)) == ["description", "quantity", "price"]
    assert _fields(("Item", "Description", "Qty"), (1, "Blue shirt", 5), (2, "Red vest", 3)) == [
        "line_number",
        "description",
        "quantity",
    ]
    assert _fields(("Item", "Description", "Qty"), ("AB-10", "Blue shirt", 5), ("AB-11", "Red vest", 3))[0] == "sku"
    assert _fields(("Style", "Unit", "Qty"), ("A1", "pcs", 5), ("A2", "pcs", 3)) == ["style_number", "unit_of_measure", "quantity"]


def test_a_column_without_a_header_is_known_by_what_it_must_be() -> None:
    fields = _fields(("Style", "", "Qty", "Price", ""), ("A1", "Blue shirt", 5, 10, 50), ("A2", "Red vest", 3, 12, 36))

    assert fields == ["style_number", "description", "quantity", "price", "line_total"]


def test_total_beside_sizes_counts_pieces_and_beside_prices_money() -> None:
    pieces = _columns(("Style", "S", "M", "Total"), ("A1", 1, 2, 3), ("A2", 4, 1, 5))
    money = _columns(("Style", "Qty", "Price", "Total"), ("A1", 1, 2, 2), ("A2", 4, 1.5, 6))

    assert (pieces.columns[3].field, pieces.sizes) == ("quantity", {1: "S", 2: "M"})
    assert money.columns[3].field == "line_total"


def test_a_repeated_header_is_no_item_and_keeps_its_own_sizes() -> None:
    columns = _columns(("Style", "S", "M", "Total"), ("A1", 1, 2, 3), ("Style", "36", "38", "Total"), ("B1", 1, 2, 3))

    assert columns.header_rows == (0, 2)
    assert columns.changes == {0: {1: "S", 2: "M"}, 2: {1: "36", 2: "38"}}


def test_a_row_that_only_says_sizes_is_told_from_quantities() -> None:
    assert row_to_sizes(_cells("", "", 36, 38, 40, 42)) == {2: "36", 3: "38", 4: "40", 5: "42"}
    assert row_to_sizes(_cells("A1", "Red", 3, 6, 7, 9)) == {}
    assert row_to_sizes(_cells("", "XS", "S", "M", "Total")) == {1: "XS", 2: "S", 3: "M"}


@pytest.mark.parametrize(("text", "number"), [("500 EA", 500), ("1.00 kg", 1), ("2000| BOX", 2000), ("3 x", 3), ("-4 pcs", -4)])
def test_a_quantity_is_read_before_its_unit(text: str, number: int) -> None:
    assert text_to_quantity(text) == number


@pytest.mark.parametrize("text", ["A 12", "12 of 14", "2026-01-02", "Shirt 5"])
def test_a_number_inside_other_text_is_no_quantity(text: str) -> None:
    assert text_to_quantity(text) is None


def test_a_column_headed_material_over_shares_of_fibres_is_the_composition_and_names_nothing() -> None:
    texts = [("SKU", "Description", "Material", "Unit Price"), ("SH 3010", "Mira Shirt", "100% linen", "USD 33.90"),
             ("SH 3015", "Edda Shirt", "80% wool, 20% polyamide", "USD 45.50")]  # fmt: skip
    rows = tuple(tuple(Cell(text=text) for text in row) for row in texts)

    read = table_to_products(Table(rows=rows, page=1), Facts(style_shapes=("A 9",)))

    assert [product.name for product in read.products] == ["Mira Shirt", "Edda Shirt"]


def test_a_label_that_numbers_lines_is_no_size_beside_the_sizes() -> None:
    assert labels_to_sizes({0: "Lp.", 1: "Model", 2: "36", 3: "38", 4: "40"}) == {2: "36", 3: "38", 4: "40"}
    assert labels_to_sizes({2: "UN"}) == {2: "UN"}  # one size, though units are headed so too


def test_pairs_of_ages_beside_the_sizes_they_go_on_from_are_sizes() -> None:
    for run in (["3T", "4T", "5", "6", "7/8", "10/12"], ["2/3", "4", "5", "6"], ["4", "5", "6-7"]):
        assert list(labels_to_sizes(dict(enumerate(["Color", *run, "Units"]))).values()) == run
    for run in (["S", "M", "7/8"], ["4", "5", "Pack", "6/7"], ["4", "5", "12/14"], ["1-5", "6-7", "8-10"]):
        assert not any("/" in size or "-" in size for size in labels_to_sizes(dict(enumerate(run))).values())


def test_words_with_a_number_in_them_do_not_settle_how_a_column_writes_its_numbers() -> None:
    assert column_style(_cells("1.250", "KW 12.4")) is None
    assert column_style(_cells("1.250", "2.4")) == "point"
