"""Orders on pages whose items count nothing themselves: the lines of their deliveries do."""

from __future__ import annotations

from pipelines.reading.model import Order
from pipelines.reading.orders.reader import read_order
from tests.unit.reading.paperwork import Paper, told

HEADER = ((40, "Item"), (100, "Material"), (170, "Description"), (-350, "Order qty."), (-430, "Unit price"), (-520, "Net value"))
PRICE = {24: "753.60", 12: "376.80", 6: "188.40"}
Row = list[tuple[float, str]]


def _item(place: str, number: str, text: str, *more: tuple[float, str]) -> Row:
    return [(40, place), (100, number), (170, text), *more]


def _delivery(label: str, count: int, *more: tuple[float, str]) -> Row:
    return [(170, f"{label} 14.09.2026"), (-350, str(count)), (-520, PRICE[count]), *more]


def _read(*rows: Row) -> Order:
    paper = Paper().row(*HEADER, down=18)
    for row in rows:
        paper.row(*row)
    return read_order(paper.pdf())


def test_a_row_that_counts_and_says_but_when_it_is_due_is_of_the_item_above_that_counts_nothing() -> None:
    each = (-430.0, "31.40")
    order = _read(
        _item("00010", "700100", "Padded coat, Green, M"), _delivery("Delivery date: Day", 24, each),
        _item("00020", "700104", "Padded coat, Green, L"), _delivery("Delivery date: Day", 12, each),
        _item("00030", "700108", "Rain cape, Black, S"), _delivery("Delivery date: Day", 6, each))  # fmt: skip

    assert [told(line) for line in order.lines] == [
        ("700100", "Padded coat", "Green", "M", 24, "31.40"),
        ("700104", "Padded coat", "Green", "L", 12, "31.40"),
        ("700108", "Rain cape", "Black", "S", 6, "31.40"),
    ]


def test_an_item_of_several_deliveries_is_one_line_of_all_its_pieces_at_the_price_in_its_own_row() -> None:
    each = (-430.0, "31.40")
    order = _read(
        _item("00010", "700100", "Padded coat, Green, M", each), _delivery("Liefertermin:", 24), _delivery("Liefertermin:", 12),
        _item("00020", "700104", "Padded coat, Green, L", each), _delivery("Liefertermin:", 6))  # fmt: skip

    assert [told(line) for line in order.lines] == [
        ("700100", "Padded coat", "Green", "M", 36, "31.40"),
        ("700104", "Padded coat", "Green", "L", 6, "31.40"),
    ]


def test_what_is_said_between_an_item_and_its_delivery_is_of_that_item() -> None:
    each = (-430.0, "31.40")
    order = _read(
        _item("00010", "700100", "Padded coat, Green, M"), [(170, "Your style no: PC-77")], _delivery("Due date", 24, each),
        _item("00020", "700104", "Padded coat, Green, L"), [(170, "Your style no: PC-78")],
        _delivery("Due date", 6, each))  # fmt: skip

    assert [(line.sku, line.style_number, line.quantity) for line in order.lines] == [
        ("700100", "PC-77", 24),
        ("700104", "PC-78", 6),
    ]


def test_deliveries_below_an_item_that_is_counted_itself_order_nothing_more() -> None:
    counted = ((-350.0, "24"), (-430.0, "31.40"), (-520.0, "753.60"))
    order = _read(
        _item("00010", "700100", "Padded coat, Green, M", *counted), [(170, "Delivery date: 14.09.2026"), (-350, "12")],
        [(170, "Delivery date: 14.10.2026"), (-350, "12")],
        _item("00020", "700104", "Padded coat, Green, L", *counted))  # fmt: skip

    assert [(line.sku, line.quantity) for line in order.lines] == [("700100", 24), ("700104", 24)]
