"""Printed totals against the sum of the lines, and each line's own arithmetic."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipelines.reading.model import Cell, Check, OrderLine, Price, Table
from pipelines.reading.orders.values import Plan, cell_price, plain, to_evidence
from pipelines.reading.tables.cell_kinds import cell_to_number
from pipelines.reading.words.header_words import RUNNING_TOTALS
from pipelines.reading.words.vocabulary import normalise

CENT = Decimal("0.02")  # a printed total may round each line
ZERO = Decimal(0)
_PART = re.compile(r"^(?:sub|zwischen|sous|style|page|seiten|subt)")
_GOES_ON = frozenset(normalise(phrase) for phrase in RUNNING_TOTALS.split("|"))


@dataclass(kw_only=True)
class Sums:
    """Pieces, money and charges so far: of a block, a table or the document."""

    quantity: Decimal = ZERO
    amount: Decimal = ZERO
    charges: Decimal = ZERO

    def amounts(self) -> tuple[Decimal, ...]:
        """The sums that a printed total may state: the goods, and with the charges on top or taken off."""
        return (self.amount, self.amount + self.charges, self.amount - self.charges)


def line_flags(line: OrderLine, row: Sequence[Cell], plan: Plan) -> tuple[str, ...]:
    """Says so when quantity × price is not the total printed in the same row, a discount or a pack counted in."""
    if line.unit_price is None or line.line_total is None or not line.quantity:
        return ()
    quantity, price, total = Decimal(repr(line.quantity)), Decimal(line.unit_price.amount), Decimal(line.line_total.amount)
    product = quantity * price
    if _near(product, total) or not price:
        return ()
    if plan.discount is not None:
        shown = row[plan.discount].text.split()
        off = abs(cell_to_number(Cell(text=shown[0]), plan.styles.get(plan.discount)) or ZERO) if shown else ZERO
        if any(
            _near(value, total)
            for value in (product * (1 - off / 100), product - off, product - off * quantity, product * (1 - off))
        ):
            return ()
    if plan.per_pack is not None:
        pieces = cell_to_number(row[plan.per_pack], plan.styles.get(plan.per_pack))
        if pieces and (_near(product * pieces, total) or _near(product / pieces, total)):
            return ()
    return (f"{plain_quantity(quantity)} × {plain(price)} is {plain(product)}, but the line says {plain(total)}.",)


def is_running_total(label: str) -> bool:
    """Whether a total is carried over to the next page, or from the one before: the items go on behind it."""
    words = normalise(label)
    return any(words == phrase or words.startswith(f"{phrase} ") for phrase in _GOES_ON)


def sums_sizes(lines: Sequence[OrderLine], by_size: Mapping[str, tuple[Decimal, Cell]]) -> bool:
    """Whether counts by size add up every size of the lines of several rows: a total that nothing names."""
    sums: dict[str, float] = {}
    for line in lines if len(by_size) > 1 else ():
        sums[line.size] = sums.get(line.size, 0.0) + line.quantity
    rows = {line.row for line in lines} if sums else set()
    return len(rows) > 1 and all(sums.get(size) == float(count) for size, (count, _) in by_size.items())


def totals_lines(
    lines: Sequence[OrderLine], by_size: Mapping[str, tuple[Decimal, Cell]], price: Price | None, total: Price | None
) -> bool:
    """Whether the amount in the last row of a grid pays for what all rows above it count as well, at its one price."""
    above = sum((Decimal(repr(line.quantity)) for line in lines), ZERO)
    pieces = above + sum((count for count, _ in by_size.values()), ZERO)
    return above > 0 and price is not None and total is not None and _near(pieces * Decimal(price.amount), Decimal(total.amount))


def plain_quantity(quantity: Decimal) -> str:
    """A quantity without needless zeros."""
    return f"{quantity.normalize():f}"


def _near(a: Decimal, b: Decimal) -> bool:
    return abs(a - b) <= max(CENT, abs(b) / 2000)


class Totals:
    """Running sums of one table within its document, and the checks of the totals printed in it."""

    def __init__(self, table: Table, document: Sums) -> None:
        self.table = table
        self.document = document
        self.all, self.block = Sums(), Sums()
        self.checks: list[Check] = []
        self._open: list[int] = []  # checks of amounts that disagree so far: a charge may still follow

    def add(self, lines: Sequence[OrderLine]) -> None:
        """Count the lines of one row."""
        quantity = sum((Decimal(repr(line.quantity)) for line in lines), ZERO)
        amount = sum((line_amount(line) for line in lines), ZERO)
        for sums in (self.document, self.all, self.block):
            sums.quantity += quantity
            sums.amount += amount

    def charge(self, row: Sequence[Cell], plan: Plan) -> None:
        """Count a charge that a total may hold."""
        amount, _ = self._money(row, plan)
        for sums in (self.document, self.all):
            sums.charges += amount or ZERO

    def compare(self, label: str, row: Sequence[Cell], plan: Plan, sizes: Mapping[int, str]) -> bool:
        """Check a total row; returns whether it totals the whole table rather than a part of it."""
        if not self.document.quantity and not self.document.amount:
            return False
        quantity, cell = self._quantity(row, plan, sizes)
        if quantity is not None and cell is not None:
            sums = [self.block.quantity, self.all.quantity, self.document.quantity]
            computed = next((value for value in sums if value == quantity), self.all.quantity)
            self._check("total quantity", plain_quantity(quantity), plain_quantity(computed), quantity == computed, cell)
        amount, amount_cell = self._money(row, plan)
        if amount is not None and amount_cell is not None and self.document.amount:
            computed = self._matching(amount)
            self._check("total amount", plain(amount), plain(computed), _near(computed, amount), amount_cell)
        part = (quantity is not None and self.block.quantity == quantity != self.all.quantity) or (
            amount is not None and _near(self.block.amount, amount) and not _near(self.all.amount, amount)
        )
        self.block = Sums()
        return not part and not _PART.match(normalise(label)) and not is_running_total(label)

    def finish(self) -> tuple[Check, ...]:
        """The checks, those that disagreed compared once more now that all charges are known."""
        for index in self._open:
            check = self.checks[index]
            computed = self._matching(Decimal(check.printed))
            agrees = _near(computed, Decimal(check.printed))
            self.checks[index] = Check(
                what=check.what, printed=check.printed, computed=plain(computed), agrees=agrees, evidence=check.evidence
            )
        return tuple(self.checks)

    def _matching(self, amount: Decimal) -> Decimal:
        options = (self.block.amount, *self.all.amounts(), *self.document.amounts())
        return next((value for value in options if _near(value, amount)), self.all.amount + self.all.charges)

    def _check(self, what: str, printed: str, computed: str, agrees: bool, cell: Cell) -> None:
        if not agrees and what == "total amount":
            self._open.append(len(self.checks))
        evidence = to_evidence(cell, self.table, 0.9)
        self.checks.append(Check(what=what, printed=printed, computed=computed, agrees=agrees, evidence=evidence))

    def _quantity(self, row: Sequence[Cell], plan: Plan, sizes: Mapping[int, str]) -> tuple[Decimal | None, Cell | None]:
        if len(plan.quantities) == 1:
            cell = row[plan.quantities[0]]
            number = cell_to_number(cell, plan.styles.get(plan.quantities[0]))
            return (number, cell) if number is not None and not _is_money(cell) else (None, None)
        numbers = [(cell_to_number(row[c], plan.styles.get(c)), row[c]) for c in sizes if c < len(row) and row[c].text]
        filled = [(number, cell) for number, cell in numbers if number is not None]
        return (sum((n for n, _ in filled), ZERO), filled[0][1]) if filled and not plan.quantities else (None, None)

    def _money(self, row: Sequence[Cell], plan: Plan) -> tuple[Decimal | None, Cell | None]:
        price, cell = cell_price(row, plan.total, plan)
        if price is not None:
            return Decimal(price.amount), cell
        marked = [cell for cell in row if cell.text and _is_money(cell)]
        for cell in reversed(marked):
            number = cell_to_number(cell, plan.styles.get(plan.price) if plan.price is not None else None)
            if number is not None:
                return number, cell
        return None, None


def _is_money(cell: Cell) -> bool:
    return any(mark in cell.text for mark in "$€£¥") or (
        cell.number is None and cell.text[-3:-2] in (".", ",") and cell.text[-2:].isdigit()
    )


def line_amount(line: OrderLine) -> Decimal:
    """What a line comes to: its printed total, else price times quantity."""
    if line.line_total is not None:
        return Decimal(line.line_total.amount)
    return Decimal(line.unit_price.amount) * Decimal(repr(line.quantity)) if line.unit_price is not None else ZERO
