"""What a reading of an order leaves open, by which readings are weighed: a right one accounts for the numbers of the document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pipelines.passages import Passage, text_to_numbers
from pipelines.reading.doubts import evidence_to_places, texts_to_words
from pipelines.reading.model import Check, Evidence, Order, OrderLine
from pipelines.reading.orders.doubts import checks_to_doubts, lines_to_doubts, sum_of
from pipelines.reading.orders.packs import added_up
from pipelines.reading.orders.totals import line_amount

NEAR = Decimal("0.02")
THOUSAND = Decimal(1000)


@dataclass(frozen=True, kw_only=True)
class Worth:
    """How many printed totals agree with the lines, how much they leave open, and how many of the passages' words."""

    confirmed: int
    left: int
    words: int


def order_to_worth(order: Order, passages: Sequence[Passage]) -> Worth:
    """What is open: numbers of the passages that were neither read nor come of the lines, and lines that contradict themselves or
    each other. The rules' tables have no say in it, as they may be the wrong ones, nor have flags: a document may not add up."""
    unflagged = [replace(line, flags=()) for line in added_up(order.lines)]
    doubts = [*lines_to_doubts(unflagged), *checks_to_doubts(order.checks, order.lines)]
    words, sums = _words_left(order.lines, passages), _sums_of(order.lines)
    numbers = (text_to_numbers(word) for word in words)
    left = sum(bool(found) and not any(number.normalize() in sums for number in found) for found in numbers)
    wrong = sum(doubt.count for doubt in doubts) + _clashes(order.lines)
    return Worth(confirmed=_confirmed(order), left=left + wrong, words=len(words))


def with_lines(order: Order, lines: Sequence[OrderLine]) -> Order:
    """An order with other lines. Its checks of totals over all lines are made anew; those of parts stay as they are."""
    found: list[Check] = []
    for check in order.checks:
        printed, old, new = Decimal(check.printed), sum_of(check, order.lines), sum_of(check, lines)
        if not check.agrees or abs(printed - old) <= NEAR:
            found.append(replace(check, computed=f"{new:f}", agrees=abs(printed - new) <= NEAR))
        else:
            found.append(check)
    return replace(order, lines=tuple(lines), checks=tuple(found))


def _words_left(lines: Sequence[OrderLine], passages: Sequence[Passage]) -> list[str]:
    """The words of passages that lines do not account for. A description does not count: it holds what was not understood."""
    known = texts_to_words(text for line in lines for text in (line.sku, line.style_number, line.color, line.size))
    places = evidence_to_places(at for line in lines for name, at in line.evidence.items() if name != "description")
    return [word for passage in passages for word in passage.unexplained(known, places)]


def _sums_of(lines: Sequence[OrderLine]) -> set[Decimal]:
    """The prices of lines, and what these come to in pieces and money: each, an item's, its colour's, a style's, and all.

    A thousand and the rest count too: "1 300,00" is two words.
    """
    pieces: defaultdict[tuple[object, ...], Decimal] = defaultdict(Decimal)
    amounts: defaultdict[tuple[object, ...], Decimal] = defaultdict(Decimal)
    for at, line in enumerate(lines):
        item, style = line.sku or line.style_number or line.description, line.style_number or line.sku or line.description
        for group in {("line", at), ("item", item), ("colour", item, line.color), ("item", style), ()}:
            pieces[group] += Decimal(repr(line.quantity))
            amounts[group] += line_amount(line)
    prices = {Decimal(line.unit_price.amount) for line in lines if line.unit_price is not None}
    found = {number for number in (*pieces.values(), *amounts.values(), *prices) if number}
    return {part.normalize() for number in found for part in (number, *(divmod(number, THOUSAND) if number >= THOUSAND else ()))}


def _clashes(lines: Sequence[OrderLine]) -> int:
    """How many lines count what others, or they themselves, have as a price."""
    prices = {_place(evidence) for line in lines if (evidence := line.evidence.get("unit_price")) is not None}
    return sum(_place(evidence) in prices for line in lines if (evidence := line.evidence.get("quantity")) is not None)


def _place(evidence: Evidence) -> tuple[object, ...]:
    return evidence.page, evidence.sheet, evidence.cell, evidence.bbox


def _confirmed(order: Order) -> int:
    """How many printed totals agree with all lines."""
    return sum(check.agrees and abs(Decimal(check.printed) - sum_of(check, order.lines)) <= NEAR for check in order.checks)
