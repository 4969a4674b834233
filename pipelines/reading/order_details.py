"""The same lines told twice: a summary and its details, a copy of a page. Each is counted once, in the greater detail."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from pipelines.reading.model import OrderLine
from pipelines.reading.order_lines import TableLines


def without_repeats(read: Sequence[TableLines]) -> tuple[list[TableLines], list[str]]:
    """The tables whose lines count, and a note for each that only repeats what others say in more detail (or as much)."""
    kept = list(range(len(read)))
    notes: list[str] = []
    for index in sorted(kept, key=lambda i: (len(read[i].lines), _detail(read[i].lines), -i)):
        lines = read[index].lines
        others = [line for i in kept if i != index for line in read[i].lines]
        if not lines or not others:
            continue
        if repeats(lines, others):
            kept.remove(index)
            where = lines[0].sheet or f"page {lines[0].page}"
            notes.append(f"A table on {where} repeats lines that stand in more detail elsewhere; they are counted once.")
    return [read[i] for i in kept], notes


def repeats(lines: Sequence[OrderLine], others: Sequence[OrderLine]) -> bool:
    """Whether `lines` say nothing that `others` do not: the same items in the same quantities, in the same or less detail.

    Colours and sizes are compared where both say them throughout, so that two colours of a style are never taken for one another.
    """
    styles = {_key(line) for line in lines}
    related = [line for line in others if _key(line) in styles]
    both = [*lines, *related]
    with_color, with_size = all(line.color for line in both), all(line.size for line in both)
    mine, theirs = _sums(lines, with_color, with_size), _sums(related, with_color, with_size)
    if not mine or any(theirs.get(key) != quantity for key, quantity in mine.items()):
        return False
    if len(lines) == 1 and len(related) == 1:
        return _prices(lines) == _prices(related) and len(others) == 1 and lines[0].page != others[0].page
    return len(related) >= len(lines) and _detail(related) >= _detail(lines)


def _key(line: OrderLine) -> str:
    name = line.style_number or line.sku or line.description
    return "".join(char for char in name.casefold() if char.isalnum())


def _sums(lines: Sequence[OrderLine], with_color: bool, with_size: bool) -> dict[tuple[str, str, str], Decimal]:
    sums: dict[tuple[str, str, str], Decimal] = {}
    for line in lines:
        if not _key(line):
            return {}
        key = (_key(line), line.color.casefold() if with_color else "", line.size.casefold() if with_size else "")
        sums[key] = sums.get(key, Decimal(0)) + round(Decimal(repr(line.quantity)), 3)
    return sums


def _detail(lines: Sequence[OrderLine]) -> float:
    """How many of colour, size and price the lines say, on average."""
    said = sum(bool(line.color) + bool(line.size) + (line.unit_price is not None) * 0.5 for line in lines)
    return said / len(lines) if lines else 0.0


def _prices(lines: Sequence[OrderLine]) -> list[str]:
    return [line.unit_price.amount if line.unit_price else "" for line in lines]
