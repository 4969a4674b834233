"""Items of an order's page that each have a small box of their own: sizes over pieces, among what else their row says."""

from __future__ import annotations

import pytest

from pipelines.reading.orders.reader import read_order
from tests.unit.reading.paperwork import Paper, told

ITEMS = (
    ("Reef Short", "RF-101", "Sand", ("26", "28", "30"), ("1", "2", "1"), "20.00"),
    ("Dune Shirt", "DS-204", "Sky", ("S", "M", "L", "XL"), ("2", "0", "3", "1"), "30.00"),
    ("Cove Hat", "CH-702", "Ink", ("OS",), ("5",), "10.00"),
    ("High Waist Dress", "BD-30", "Red", ("34", "36"), ("4", "4"), "41.00"),
)


def boxed(align: str, label: str, *, ruled: bool) -> bytes:
    """An order of such items, each box centred under its label. The item's other cells stand level with its middle, with its sizes
    or with its pieces."""
    labels = ((50, "Style"), (170, "Colour"), (265, label), (-420, "Units"), (-480, "Price"), (-545, "Total"))
    paper, y = Paper().row(*(cell for cell in labels if cell[1])), 786.0
    for name, number, color, sizes, pieces, price in ITEMS:
        left, count = 300 - 12.5 * len(sizes), sum(map(int, pieces))
        upper = tuple((left + 25 * at + 8, text) for at, text in enumerate(sizes))
        lower = tuple((left + 25 * at + 9, text) for at, text in enumerate(pieces))
        cells = ((170, color), (-420, str(count)), (-480, price), (-545, f"{count * float(price):.2f}"))
        if ruled:
            paper.rule()
            for at in range(len(sizes)):
                paper.frame(left + 25 * at, y - 17, 25, 14).frame(left + 25 * at, y - 3, 25, 14)
        paper.row((50, name), *upper, *(cells if align == "top" else ()), down=7 if align == "middle" else 14)
        if align == "middle":
            paper.row(*cells, down=7)
        paper.row((50, number), *lower, *(cells if align == "bottom" else ()), down=24)
        y -= 38
    return paper.row((50, "Total"), (-420, "23"), (-545, "638.00")).pdf()


@pytest.mark.parametrize("ruled", [True, False])
@pytest.mark.parametrize(("align", "label"), [("middle", "Sizes / Quantity"), ("top", "Sizes"), ("bottom", "")])
def test_each_item_has_the_sizes_and_the_pieces_of_the_box_in_its_row(align: str, label: str, ruled: bool) -> None:
    order = read_order(boxed(align, label, ruled=ruled))

    assert [told(line) for line in order.lines] == [
        (number, name, color, size, float(count), price)
        for name, number, color, sizes, pieces, price in ITEMS
        for size, count in zip(sizes, pieces, strict=True)
        if count != "0"
    ]


def test_numbers_over_numbers_that_do_not_add_up_to_one_beside_them_are_no_box() -> None:
    paper = Paper().row((50, "Style"), (170, "Name"), (290, "Weight"), (-420, "Units"), (-480, "Price"))
    for number, name in (("AB-101", "Vest"), ("AB-204", "Scarf")):
        paper.row((50, number), (170, name), (300, "36"), (325, "38"), (-420, "9"), (-480, "5.00"))
        paper.row((300, "70"), (325, "75"), down=24)

    assert [(line.quantity, line.size) for line in read_order(paper.pdf()).lines] == [(9, ""), (9, "")]
