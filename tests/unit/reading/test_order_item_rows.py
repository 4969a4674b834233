"""Items over several rows of a workbook: sizes and pieces below the item, a pack's ratio and the pieces it comes to."""

from __future__ import annotations

import pytest

from pipelines.reading.orders.reader import read_order
from tests.unit.reading.paperwork import order_sheet, told

HEADER = ["Articolo", "Descrizione", "Colore", "Quantità", "Prezzo", "Totale"]
MATRIX = ["Style", "Name", "Colour", "Price", "Packs", "", "S", "M", "L", "Pieces"]


def test_sizes_and_pieces_in_rows_below_each_item_are_its_lines() -> None:
    order = read_order(
        order_sheet(
            HEADER,
            ["U27/30", "Cappotto lungo", "901 BLU", 6, 168, 1008], ["", "Taglia", "46", "48", "50"], ["", "Quantità", 1, 2, 3], [],
            ["U29/08", "Guanti nappa", "700 MORO", 4, 10, 40], ["", "Taglia", "M"], ["", "Quantità", 4],
            ["Totale", "", "", 10, "", 1048],
        )
    )  # fmt: skip

    assert [told(line) for line in order.lines] == [
        ("U27/30", "Cappotto lungo", "BLU", "46", 1, "168.00"), ("U27/30", "Cappotto lungo", "BLU", "48", 2, "168.00"),
        ("U27/30", "Cappotto lungo", "BLU", "50", 3, "168.00"), ("U29/08", "Guanti nappa", "MORO", "M", 4, "10.00")]  # fmt: skip
    assert [check.agrees for check in order.checks] == [True, True]
    assert {(line.evidence["quantity"].cell, line.evidence["sku"].cell) for line in order.lines[:1]} == {("C4", "A2")}


@pytest.mark.parametrize("labels", [("Ratio", "Pieces"), ("", "")])
def test_of_a_pack_s_ratio_and_the_pieces_below_it_only_the_pieces_count(labels: tuple[str, str]) -> None:
    order = read_order(
        order_sheet(
            MATRIX,
            ["A1", "Coat", "Red", 10, 5, labels[0], 1, 2, 1, ""], ["", "", "", "", "", labels[1], 5, 10, 5, 20],
            ["A2", "Vest", "Red", 12, 7, labels[0], "", 1, 1, ""], ["", "", "", "", "", labels[1], "", 7, 7, 14],
        )
    )  # fmt: skip

    assert [(line.style_number, line.size, line.quantity) for line in order.lines] == [
        ("A1", "S", 5), ("A1", "M", 10), ("A1", "L", 5), ("A2", "M", 7), ("A2", "L", 7)]  # fmt: skip


def test_colours_of_rising_counts_are_no_scales_of_sizes() -> None:
    order = read_order(
        order_sheet(["Style", "Colour", "S", "M", "L"], ["A1", "Red", 1, 2, 4], ["", "Blue", 1, 2, 4], ["", "Green", 2, 4, 6],
                    ["A2", "Blue", 1, 2, 1], ["", "Green", 1, 2, 1])
    )  # fmt: skip

    assert {(line.style_number, line.color) for line in order.lines} == {
        ("A1", "Red"), ("A1", "Blue"), ("A1", "Green"), ("A2", "Blue"), ("A2", "Green")}  # fmt: skip
    assert {line.size for line in order.lines} == {"S", "M", "L"}


@pytest.mark.parametrize(("first", "second"), [("Ordered", "Shipped"), ("Qty", "Price"), ("Menge", "Geliefert")])
def test_what_was_delivered_or_is_paid_for_each_size_is_not_ordered_again(first: str, second: str) -> None:
    order = read_order(
        order_sheet(
            MATRIX,
            ["A1", "Coat", "Red", 10, "", first, 5, 10, 5, 20], ["", "", "", "", "", second, 5, 7, 3, ""],
            ["A2", "Vest", "Red", 12, "", first, "", 7, 7, 14], ["", "", "", "", "", second, "", 7, 1, ""],
        )
    )  # fmt: skip

    assert [(line.style_number, line.size, line.quantity) for line in order.lines] == [
        ("A1", "S", 5), ("A1", "M", 10), ("A1", "L", 5), ("A2", "M", 7), ("A2", "L", 7)]  # fmt: skip
