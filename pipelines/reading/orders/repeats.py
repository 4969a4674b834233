"""Whether lines only say again what others say: the same items in the same quantities, in no greater detail."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from pipelines.reading.model import OrderLine


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
    parts = {(_key(line), line.color, line.size, line.description) for line in lines}  # each of which several shops may order
    return len(related) >= len(parts) and detail_of(related) >= detail_of(lines)


def sums_up(lines: Sequence[OrderLine], tables: Sequence[Sequence[OrderLine]]) -> bool:
    """Whether `lines` only sum up the other tables, one for each that orders something or for each of their categories: a cover."""
    if len(lines) < 2 or any(line.color or line.size for line in lines):
        return False
    mine = sorted(line.quantity for line in lines)
    by_category: dict[str, float] = {}
    for line in (line for table in tables for line in table):
        by_category[line.category] = by_category.get(line.category, 0) + line.quantity
    by_table = [sum(line.quantity for line in table) for table in tables if table]
    detailed = sum(map(len, tables)) > len(lines)
    return detailed and mine in (sorted(by_table), sorted(by_category.values()))


def without_echo(lines: Sequence[OrderLine], totalled: int | None) -> tuple[list[OrderLine], list[str]]:
    """The lines without those behind the total of the first `totalled` that only say these again, and a note of it."""
    behind = lines[totalled:] if totalled else []
    if not behind or not repeats(behind, lines[:totalled]):
        return list(lines), []
    return list(lines[:totalled]), ["Lines behind the total repeat those before it; they are counted once."]


def without_parents(lines: Sequence[OrderLine]) -> list[OrderLine]:
    """The lines without an item's own row when the rows of its sizes follow it and add up to it."""
    kept: list[OrderLine] = []
    for index, line in enumerate(lines):
        cell = line.evidence.get("style_number") or line.evidence.get("sku")
        sizes = []
        for below in lines[index + 1 :] if cell is not None and not line.size else ():
            if not below.size or cell not in (below.evidence.get("style_number"), below.evidence.get("sku")):
                break
            sizes.append(below.quantity)
        if len(sizes) < 2 or sum(sizes) != line.quantity:
            kept.append(line)
    return kept


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


def detail_of(lines: Sequence[OrderLine]) -> float:
    """How many of colour, size and price the lines say, on average."""
    said = sum(bool(line.color) + bool(line.size) + (line.unit_price is not None) * 0.5 for line in lines)
    return said / len(lines) if lines else 0.0


def _prices(lines: Sequence[OrderLine]) -> list[str]:
    return [line.unit_price.amount if line.unit_price else "" for line in lines]
