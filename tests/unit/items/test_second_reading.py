"""An order whose lines leave something open is shown to the assistant; its lines count where they explain more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from pipelines.engine.context import Context
from pipelines.engine.job import Usage
from pipelines.items.pipeline import PIPELINE
from pipelines.items.second_reading import passages_in_doubt, read_again, reconciled
from pipelines.items.seen_lines import SeenLine, SeenLines, verified
from pipelines.passages import Passage, Piece, sheet_to_passages
from pipelines.reading.content_type import XLSX
from pipelines.reading.model import Check, Order, OrderLine
from pipelines.reading.orders.reader import OrderTables, order_to_tables, read_order, tables_to_columns
from pipelines.reading.tables.columns import Columns
from pipelines.reading.workbook.reader import read_sheets
from tests.fakes import World
from tests.unit.reading.paperwork import order_sheet

DATA = order_sheet(
    ["Style", "Name", "Colour", "Size", "Qty", "Price"],
    ["A1", "Mila Dress", "Navy", "S", 2, 40],
    ["A1", "Mila Dress", "Navy", "M", 3, 40],
    ["A2", "Nora Dress", "Sand", "S", 4, 35],
    ["A2", "Nora Dress", "Sand", "M", 5, 35],
)
RIGHT = read_order(DATA).lines


class Adviser:
    """An assistant that tells of an order what it was made with."""

    def __init__(self, lines: Sequence[OrderLine]) -> None:
        self.lines = lines
        self.asked = 0

    def parse(self, *, schema: Any, **_ignored: Any) -> tuple[SeenLines, Usage]:
        assert schema is SeenLines
        self.asked += 1
        told = [
            {"quote": f"{line.style_number} | {line.description}", "sku": line.sku or None, "style_number": line.style_number,
             "description": line.description, "color": line.color, "size": line.size, "quantity": f"{line.quantity:g}",
             "unit_price": line.unit_price.amount if line.unit_price else None} for line in self.lines
        ]  # fmt: skip
        return SeenLines.model_validate({"lines": told}), Usage(calls=1)


def passages(data: bytes = DATA) -> list[Passage]:
    return [passage for sheet in read_sheets(data, XLSX) for passage in sheet_to_passages(sheet)]


def tables(data: bytes = DATA) -> tuple[OrderTables, list[Columns]]:
    found = order_to_tables(data)
    return found, list(tables_to_columns(found))


def again(lines: Sequence[OrderLine], told: Sequence[OrderLine], *checks: Check, data: bytes = DATA) -> Sequence[OrderLine]:
    """The lines of an order that the rules have read as `lines`, of which the assistant tells `told`."""
    world = World(PIPELINE, assistant=Adviser(told))
    ctx = Context(world.start(document_ids=[]), world.ports, world.clock, lambda *_: None)
    return read_again(ctx, passages(data), Order(lines=tuple(lines), checks=checks), *tables(data)).lines


def values(lines: Sequence[OrderLine]) -> list[tuple[str, str, str, float]]:
    return [(line.style_number, line.color, line.size, line.quantity) for line in lines]


NUMBERED = [replace(line, color="2 3", size="") for line in RIGHT]  # a colour that is none, and no sizes


def test_an_order_without_doubt_is_not_shown() -> None:
    assert passages_in_doubt(passages(), Order(lines=RIGHT), *tables()) == []
    assert passages_in_doubt(passages(), Order(lines=tuple(NUMBERED)), *tables())


def test_the_assistants_lines_replace_the_rules_where_each_quantity_is_told_and_less_is_open() -> None:
    assert values(again(NUMBERED, RIGHT)) == values(RIGHT)


@pytest.mark.parametrize(
    "told",
    [
        RIGHT[:2],
        RIGHT[1:],
        [replace(line, quantity=9) for line in RIGHT],
    ],
)
def test_they_do_not_where_a_quantity_is_missing(told: Sequence[OrderLine]) -> None:
    assert values(again(NUMBERED, told)) == values(NUMBERED)


def test_a_line_that_counts_its_price_is_none() -> None:
    (passage,) = passages()
    seen = SeenLine(quote="A1 | Mila Dress", sku=None, style_number="A1", description=None, color="Navy", size=None, quantity="3",
                    unit_price="40")  # fmt: skip

    assert verified(seen, passage)
    assert verified(seen.model_copy(update={"quantity": "40"}), passage) is None


def test_a_printed_total_that_they_come_to_speaks_for_them() -> None:
    total = Check(what="total quantity", printed="14", computed="9", agrees=False)
    sums = [replace(line, quantity=5 if line.size == "S" else 4) for line in RIGHT if line.style_number == "A1"]

    assert values(again(sums, RIGHT, total)) == values(RIGHT)


def test_an_order_without_doubt_is_read_again_where_a_sample_refutes_its_lines() -> None:
    coarse = [replace(line, color="", size="", quantity=pieces) for line, pieces in ((RIGHT[0], 5), (RIGHT[2], 9))]
    coarse = [replace(line, evidence={name: at for name, at in line.evidence.items() if name in ("style_number", "description")})
              for line in coarse]  # fmt: skip

    assert passages_in_doubt(passages(), Order(lines=tuple(coarse)), *tables()) == []
    assert values(again(coarse, RIGHT)) == values(RIGHT)


def test_a_sample_that_tells_fewer_pieces_refutes_nothing() -> None:
    assert values(again(RIGHT, RIGHT[:3])) == values(RIGHT)


def test_a_sample_that_is_hardly_better_refutes_nothing() -> None:
    rows = [["A1", "Mila Dress", "Navy", str(at), 2, 40, "" if at else 9901] for at in range(12)]
    data = order_sheet(["Style", "Name", "Colour", "Size", "Qty", "Price", "Note"], *rows)
    lines = read_order(data).lines
    better = [replace(lines[0], sku="9901"), *lines[1:]]

    assert len(lines) == len(rows)
    assert list(again(lines, better, data=data)) == list(lines)


def test_a_total_that_agrees_is_not_given_up() -> None:
    data = order_sheet(
        ["Style", "Name", "Colour", "Size", "Qty", "Price", "Stock"],
        ["A1", "Mila Dress", "Navy", "S", 2, 40, 21],
        ["A1", "Mila Dress", "Navy", "M", 3, 40, 22],
    )
    lines = [replace(line, color="2 3", size="") for line in read_order(data).lines]
    stock = [replace(line, quantity=pieces) for line, pieces in zip(read_order(data).lines, (21, 22), strict=True)]
    total = Check(what="total quantity", printed="5", computed="5", agrees=True)

    assert 22 in [line.quantity for line in again(lines, stock, data=data)]
    assert values(again(lines, stock, total, data=data)) == values(lines)


def test_numbers_of_two_items_are_not_of_one_line() -> None:
    other = [
        replace(
            line, style_number="", sku="C7", evidence={**line.evidence, "sku": replace(line.evidence["style_number"], cell="J1")}
        )
        for line in RIGHT
    ]

    assert [(line.sku, line.style_number) for line in reconciled(RIGHT, other)] == [("", line.style_number) for line in RIGHT]


def test_a_line_told_at_another_place_is_not_counted_twice() -> None:
    twice = order_sheet(["Style", "Colour", "Size", "Qty", "Seen"], ["B1", "Navy", "S", 7, 3], ["B1", "Navy", "M", 7, 7])
    first = read_order(twice).lines
    moved = [replace(line, evidence={**line.evidence, "quantity": replace(line.evidence["quantity"], cell="E3")}) for line in first]

    assert reconciled(first, moved) == list(first)


def test_a_line_that_the_rules_missed_is_added() -> None:
    assert sorted(values(again([RIGHT[0], *RIGHT[2:]], RIGHT))) == sorted(values(RIGHT))


def test_a_gap_is_filled_and_a_value_with_its_label_gives_way() -> None:
    bare = [replace(line, color="Colour: Navy" if line.style_number == "A1" else "") for line in RIGHT]

    assert values(again(bare, RIGHT)) == values(RIGHT)
    assert values(again(bare, [replace(line, color="Crimson") for line in RIGHT])) == values(bare)


def test_the_quantity_of_a_colour_below_its_article_stands_in_the_colours_own_row() -> None:
    rows = (("A1", "Mila Dress"), ("Navy", "3"), ("Sand", "3"))
    pieces = tuple(
        Piece(text=text, line=row, cell=f"{'AB'[at]}{row + 1}") for row, texts in enumerate(rows) for at, text in enumerate(texts)
    )
    passage = Passage(lines=tuple(" | ".join(row) for row in rows), pieces=pieces, sheet="Order")
    seen = SeenLine(quote="A1 | Mila Dress", sku=None, style_number="A1", description=None, color="Sand", size=None, quantity="3",
                    unit_price=None)  # fmt: skip

    line = verified(seen, passage)

    assert line is not None
    assert line.evidence["quantity"].cell == "B3"


def test_a_size_may_be_of_a_row_and_a_column_of_its_grid() -> None:
    rows = (("A1", "Denim"), ("32", "34"), ("30", "6"))
    pieces = tuple(
        Piece(text=text, line=row, cell=f"{'AB'[at]}{row + 1}") for row, texts in enumerate(rows) for at, text in enumerate(texts)
    )
    passage = Passage(lines=tuple(" | ".join(row) for row in rows), pieces=pieces, sheet="Order")

    def size_of(size: str) -> str:
        seen = SeenLine(quote="A1 | Denim", sku=None, style_number="A1", description=None, color=None, size=size, quantity="6",
                        unit_price=None)  # fmt: skip
        line = verified(seen, passage)
        assert line is not None
        return line.size

    assert size_of("30/34") == "30/34"
    assert size_of("30/36") == ""


def test_the_total_of_a_part_does_not_drop_the_other_lines() -> None:
    part = Check(what="total quantity", printed="5", computed="14", agrees=False)

    assert values(again(NUMBERED, RIGHT[:2], part)) == values(NUMBERED)
