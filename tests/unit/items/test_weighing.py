"""What an order's lines leave open of the numbers of its document."""

from __future__ import annotations

from dataclasses import replace

from pipelines.items.weighing import order_to_worth
from pipelines.passages import Passage, sheet_to_passages
from pipelines.reading.content_type import XLSX
from pipelines.reading.model import Order, OrderLine, Price
from pipelines.reading.orders.reader import read_order
from pipelines.reading.workbook.reader import read_sheets
from tests.unit.reading.paperwork import order_sheet

DATA = order_sheet(
    ["Style", "Name", "Colour", "Size", "Qty", "Price", "Amount", "Note"],
    ["A1", "Mila Dress", "Navy", "S", 12, 140, "1 680,00", 9901],
    ["A1", "Mila Dress", "Navy", "M", 13, 140, "1 820,00", 9902],
    ["", "", "", "", 25, "", "3 500,00", ""],
)
PASSAGES: list[Passage] = [passage for sheet in read_sheets(DATA, XLSX) for passage in sheet_to_passages(sheet)]
LINES = [replace(line, line_total=None, evidence={k: at for k, at in line.evidence.items() if k != "line_total"})
         for line in read_order(DATA).lines]  # fmt: skip


def left(lines: list[OrderLine]) -> int:
    return order_to_worth(Order(lines=tuple(lines)), PASSAGES).left


def test_numbers_that_come_of_the_lines_are_not_open() -> None:
    assert [line.quantity for line in LINES] == [12, 13]
    assert left(LINES) == len(("9901", "9902"))
    assert left(LINES[:1]) > left(LINES)


def test_what_stands_at_a_description_is_open() -> None:
    swallowed = [
        replace(line, evidence={**line.evidence, "description": replace(line.evidence["quantity"], cell=cell)})
        for line, cell in zip(LINES, ("H2", "H3"), strict=True)
    ]

    assert left(swallowed) == left(LINES)


def test_a_number_that_is_price_and_quantity_is_a_fault() -> None:
    clashing = [replace(line, evidence={**line.evidence, "unit_price": line.evidence["quantity"]}) for line in LINES]
    known = Price(amount="140", currency="")

    assert left([replace(line, unit_price=known) for line in clashing]) >= left(LINES) + len(LINES)


def test_flags_are_the_documents_own() -> None:
    assert left([replace(line, flags=("The sizes add up to 3, but the row says 4.",)) for line in LINES]) == left(LINES)
