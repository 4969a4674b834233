"""Where the values of one row's line items were read, and the row's line parted by the sizes that it counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from pipelines.reading.model import Cell, Evidence, OrderLine, Table
from pipelines.reading.orders.packs import BySize
from pipelines.reading.orders.rows import Texts
from pipelines.reading.orders.totals import line_flags
from pipelines.reading.orders.values import Plan, to_evidence

UNSURE = 0.6  # of a value that stands in no column of its own


def row_to_evidence(texts: Texts, numbers: Mapping[str, Cell | None], plan: Plan, table: Table) -> dict[str, Evidence]:
    """Field → where a row says it, as sure as its column is."""
    sure = {column.index: column.confidence for column in plan.columns.columns}
    found = {str(name): to_evidence(cell, table, sure.get(plan.texts.get(name, -1), UNSURE)) for name, (_, cell) in texts.items()}
    chosen = {"quantity": next(iter(plan.quantities), -1), "unit_price": plan.price, "line_total": plan.total}
    for key, cell in numbers.items():
        if cell is not None:
            column = chosen[key]
            found[key] = to_evidence(cell, table, sure.get(-1 if column is None else column, UNSURE))
    return found


def line_to_sizes(
    line: OrderLine, row: Sequence[Cell], by_size: BySize, quantity: Decimal | None, plan: Plan, table: Table
) -> list[OrderLine]:
    """A line for each size that a row counts; flagged where they do not add up to the row's own quantity."""
    counted = sum((count for count, _ in by_size.values()), Decimal(0))
    flags: tuple[str, ...] = ()
    if quantity is not None and quantity != counted and quantity:
        flags = (f"The sizes add up to {counted:f}, but the row says {quantity:f}.",)
    flags += line_flags(replace(line, quantity=float(counted)), row, plan)
    whole = line.line_total if len(by_size) == 1 and quantity == counted else None
    found = []
    for size, (count, cell) in by_size.items():
        read = {"quantity": to_evidence(cell, table, 0.9), "size": to_evidence(cell, table, 0.85)}
        evidence = {**line.evidence, **read}
        found.append(replace(line, size=size, quantity=float(count), line_total=whole, flags=flags, evidence=evidence))
    return found
