"""Orders whose rows have marks for what stands above them."""

from __future__ import annotations

from pipelines.reading.orders.reader import read_order
from tests.unit.reading.paperwork import order_sheet, told


def test_a_mark_repeats_what_stands_above_it() -> None:
    order = read_order(
        order_sheet(
            ["Article", "Description", "Colour", "Size", "Qty", "Price"],
            ["KT 310", "Cable vest", "Moss", "S", 2, 30],
            ['"', "〃", "Idem", "M", 3, 30],
            ["id.", '"', "Rust", '"', 4, 30],
            ["KT 318", "Rib hat", '"', "L", 5, 12],
        )
    )

    assert [told(line)[:5] for line in order.lines] == [
        ("KT 310", "Cable vest", "Moss", "S", 2),
        ("KT 310", "Cable vest", "Moss", "M", 3),
        ("KT 310", "Cable vest", "Rust", "M", 4),
        ("KT 318", "Rib hat", "Rust", "L", 5),
    ]
