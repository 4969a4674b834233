"""What the numbers of a table prove without any known word: quantity × price = amount in row after row, sizes that add up.

Columns are sequences of cells, one for each row.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from pipelines.reading.model import Cell
from pipelines.reading.tables.cell_kinds import cell_to_number, column_style, content_share, is_number, is_whole
from pipelines.reading.tables.size_rows import Row, is_number_text, row_to_labels
from pipelines.reading.words.size_labels import labels_to_sizes

AGREE = 0.8  # of the rows, for arithmetic to count as proof
LEAST_ROWS = 2  # that agree, and not just because they order one piece each
MOST_ROWS = 60  # that are looked at
MOST_NUMBERS = 12  # columns of numbers that are tried with each other
LEAST_LABELS = 4
LONGEST_LABEL = 40  # characters
NUMBERS = 0.4  # of a column's cells, for it to be one of numbers
Columns = Sequence[Sequence[Cell]]
Known = tuple[int | None, int | None, int | None]  # the columns of quantity, price and amount


@dataclass(frozen=True, kw_only=True, slots=True)
class Multiplication:
    """The columns of a quantity, a price and the amount they come to; without a column that counts, the sizes' sum is meant."""

    quantity: int | None
    price: int
    total: int


def arithmetic_share(columns: Columns, quantity: int, price: int, total: int, least: int = 2) -> float:
    """Share of the rows in which quantity × price = total to the cent; 0.0 when fewer than `least` rows can tell."""
    told = _told(*(_numbers(columns[index]) for index in (quantity, price, total)))
    return sum(agrees for agrees, _ in told) / len(told) if len(told) >= least else 0.0


def find_multiplication(
    columns: Columns, free: Sequence[int], known: Known = (None, None, None), sizes: Sequence[int] = ()
) -> Multiplication | None:
    """The first columns whose rows prove quantity × price = amount, of those that are `known` and else of the `free` ones; None
    where nothing does. With `sizes` their sum is the quantity. Of two columns that may both count the one of whole numbers does, or
    else the left one."""
    numeric = [index for index in free if content_share(columns[index], is_number) >= NUMBERS][:MOST_NUMBERS]
    numbers = {index: _numbers(columns[index]) for index in {*numeric, *(at for at in known if at is not None)}}
    counting, pricing, adding = ([at] if at is not None else numeric for at in known)
    if sizes:
        sums = sums_of(columns, sizes)
        pairs = ((a, b) for a in pricing for b in adding if a != b and _proves(sums, numbers[a], numbers[b]))
        return next((Multiplication(quantity=None, price=a, total=b) for a, b in pairs), None)
    found = [
        Multiplication(quantity=a, price=b, total=total)
        for total in reversed(adding)
        for a, b in product(counting, pricing)
        if len({a, b, total}) == 3 and _proves(numbers[a], numbers[b], numbers[total])
    ]
    return max(found, key=lambda one: content_share(columns[one.quantity or 0], is_whole) == 1, default=None)


def find_sum(columns: Columns, free: Sequence[int], sizes: Sequence[int]) -> int | None:
    """The free column that counts in row after row what the sizes' columns add up to."""
    sums = sums_of(columns, sizes)
    for index in free:
        told = [(a == b, a) for a, b in zip(sums, _numbers(columns[index]), strict=False) if a and b]
        if sum(agrees for agrees, _ in told) >= max(LEAST_ROWS, AGREE * len(told)):
            return index
    return None


def sums_of(columns: Columns, sizes: Sequence[int]) -> list[Decimal | None]:
    """What the numbers of some columns add up to, row by row; None for rows without any."""
    rows = zip(*(_numbers(columns[index]) for index in sizes), strict=False)
    return [sum((number for number in row if number), Decimal(0)) or None for row in rows]


def proved_row(rows: Sequence[Row]) -> int | None:
    """The row of labels below which the numbers prove a table of items: the last that has a label over each of the columns, before
    the first row that agrees. None where no row does."""
    for index, row in enumerate(rows[:MOST_ROWS]):
        labels = row_to_heads(row)
        if not labels:
            continue
        body = rows[index + 1 : index + 1 + MOST_ROWS]
        width = max(labels) + 1
        columns = [[line[at] if at < len(line) else Cell(text="") for line in body] for at in range(width)]
        proof = _proof(columns, labels)
        if not proof:
            continue
        last = index
        for below, line in enumerate(body, start=index + 1):
            if all(at < len(line) and is_number(line[at]) for at in proof):
                break
            last = below if proof <= row_to_heads(line).keys() else last
        return last
    return None


def _proof(columns: Columns, labels: Mapping[int, str]) -> set[int]:
    """The columns that prove that labels head items; empty where none do."""
    sizes = sorted(labels_to_sizes(labels))
    free = [at for at in sorted(labels) if at not in sizes]
    if len(sizes) > 1:
        total = find_sum(columns, free, sizes)
        if total is not None:
            return {total}
    found = find_multiplication(columns, free, sizes=sizes)
    return {at for at in (found.quantity, found.price, found.total) if at is not None} if found is not None else set()


def row_to_heads(row: Row) -> dict[int, str]:
    """The labels of a row that may head a table: some of them, short, none a number but for sizes; {} for another row."""
    labels = row_to_labels(row)
    sizes = labels_to_sizes(labels)
    words = [text for column, text in labels.items() if column not in sizes]
    fit = all(len(text) <= LONGEST_LABEL and not is_number_text(text) and not text.endswith(":") for text in words)
    return labels if len(labels) >= LEAST_LABELS and words and fit else {}


def _proves(quantities: Sequence[Decimal | None], prices: Sequence[Decimal | None], totals: Sequence[Decimal | None]) -> bool:
    """Whether the rows agree, some of them in more than one piece at more than 1.00."""
    told = _told(quantities, prices, totals)
    agreed = [weighs for agrees, weighs in told if agrees]
    return sum(agreed) >= LEAST_ROWS and len(agreed) >= AGREE * len(told)


def _told(
    quantities: Sequence[Decimal | None], prices: Sequence[Decimal | None], totals: Sequence[Decimal | None]
) -> list[tuple[bool, bool]]:
    """For each row with all three numbers whether they agree, and whether that tells anything: 1 × 5 = 5 does not."""
    rows = zip(quantities, prices, totals, strict=False)
    return [(abs(q * p - t) <= max(Decimal("0.02"), abs(t) / 500), q > 1 and p != 1) for q, p, t in rows if q and p and t]


def _numbers(cells: Sequence[Cell]) -> list[Decimal | None]:
    style = column_style(cells)
    return [cell_to_number(cell, style) for cell in cells]
