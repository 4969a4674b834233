"""An order whose lines leave something open is shown to the assistant; its lines count where they explain more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from pipelines.engine.context import Context
from pipelines.engine.job import Usage
from pipelines.items.pipeline import PIPELINE
from pipelines.items.second_reading import passages_in_doubt, read_again
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
            {"quote": f"{line.style_number} | {line.description}", "sku": None, "style_number": line.style_number,
             "description": line.description, "color": line.color, "size": line.size, "quantity": f"{line.quantity:g}",
             "unit_price": line.unit_price.amount if line.unit_price else None} for line in self.lines
        ]  # fmt: skip
        return SeenLines.model_validate({"lines": told}), Usage(calls=1)


def passages() -> list[Passage]:
    return [passage for sheet in read_sheets(DATA, XLSX) for passage in sheet_to_passages(sheet)]


def tables() -> tuple[OrderTables, list[Columns]]:
    found = order_to_tables(DATA)
    return found, list(tables_to_columns(found))


def again(lines: Sequence[OrderLine], told: Sequence[OrderLine], *checks: Check) -> Sequence[OrderLine]:
    """The lines of an order that the rules have read as `lines`, of which the assistant tells `told`."""
    world = World(PIPELINE, assistant=Adviser(told))
    ctx = Context(world.start(document_ids=[]), world.ports, world.clock, lambda *_: None)
    return read_again(ctx, passages(), Order(lines=tuple(lines), checks=checks), *tables()).lines


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


def test_they_do_not_where_one_of_them_counts_a_price_though_less_is_open() -> None:
    bare = [replace(line, style_number="", sku="") for line in NUMBERED]

    assert values(again(bare, RIGHT)) == values(RIGHT)
    assert values(again(bare, [RIGHT[0], replace(RIGHT[1], quantity=40), *RIGHT[2:]]))[1][3] == 3


def test_a_printed_total_that_they_come_to_speaks_for_them() -> None:
    total = Check(what="total quantity", printed="14", computed="9", agrees=False)
    sums = [replace(line, quantity=5 if line.size == "S" else 4) for line in RIGHT if line.style_number == "A1"]

    assert values(again(sums, RIGHT, total)) == values(RIGHT)


def test_lines_of_which_the_rules_have_read_few_stand_alone() -> None:
    counted = [{**line.evidence, "quantity": line.evidence["unit_price"]} for line in RIGHT]
    wrong = [replace(line, color="", size="", quantity=40, evidence=at) for line, at in zip(RIGHT[::3], counted[::3], strict=True)]

    assert values(again(wrong, RIGHT)) == values(RIGHT)
    assert values(again(wrong, RIGHT[:2])) != values(RIGHT[:2])


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


def test_the_total_of_a_part_does_not_drop_the_other_lines() -> None:
    part = Check(what="total quantity", printed="5", computed="14", agrees=False)

    assert values(again(NUMBERED, RIGHT[:2], part)) == values(NUMBERED)
