"""Items of a matrix of sizes with several rows each: the pieces ordered beside a pack's ratio, what was delivered, or prices.

Of the rows of one item only that of the pieces ordered counts: it is labelled so, or it is the ratio times the number of packs.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from fractions import Fraction

from pipelines.reading.model import Cell
from pipelines.reading.tables.cell_kinds import cell_to_number
from pipelines.reading.tables.columns import Columns
from pipelines.reading.tables.headers import IDENTITY
from pipelines.reading.words.header_words import Field
from pipelines.reading.words.vocabulary import header_to_field, is_total_label

LABEL_SURE = 0.6  # of the word before a row's numbers: "Pieces", "Ratio"
NAMED: frozenset[Field] = IDENTITY | {"color", "color_code"}
EMPTY = Cell(text="")
Row = tuple[Cell, ...]


def with_ordered_rows(rows: Sequence[Row], columns: Columns) -> list[Row]:
    """The rows, each item's own with the pieces ordered and with what its other rows say besides; these are emptied."""
    found = list(rows)
    for index, row in enumerate(found):
        if index in columns.header_rows or not _counts(row, columns):
            continue
        last = index + 1
        while last < len(found) and last not in columns.header_rows and _goes_on(found[last], columns):
            last += 1
        group = found[index:last]
        ordered = _ordered(group, columns)
        if ordered is not None:
            found[index] = _joined(group, ordered, columns)
            found[index + 1 : last] = [(EMPTY,) * len(row)] * (len(group) - 1)
    return found


def row_to_label(row: Row, sizes: Container[int]) -> Field | None:
    """What the words before a row's numbers say that they are; None without such."""
    texts = [cell.text for column, cell in enumerate(row) if cell.text and column not in sizes and cell_to_number(cell) is None]
    hits = [hit for text in texts if (hit := header_to_field(text)) is not None and hit[1] >= LABEL_SURE]
    return hits[0][0] if hits else None


def _goes_on(row: Row, columns: Columns) -> bool:
    """Whether a row with numbers of its own says more of the item above it: it names nothing itself and is no total."""
    named = any(row[column.index].text and not row[column.index].merged for column in columns.of(*NAMED))
    return not named and bool(_counts(row, columns)) and not any(is_total_label(cell.text) for cell in row if cell.text)


def _ordered(group: Sequence[Row], columns: Columns) -> int | None:
    """The row of an item's that counts the pieces ordered; None where nothing tells it."""
    if len(group) < 2:
        return None
    labels = [row_to_label(row, columns.sizes) for row in group]
    if labels.count("quantity") == 1 and None not in labels:
        return labels.index("quantity")
    packs = _packs(group, columns) if len(group) == 2 else None
    return None if packs is None else int(packs > 1)


def _packs(group: Sequence[Row], columns: Columns) -> Fraction | None:
    """By what the second of two rows multiplies the first, or by what fraction, where the number of packs stands beside them."""
    upper, lower = (_counts(row, columns) for row in group)
    ratios = {lower[at] / upper[at] for at in upper} if upper.keys() == lower.keys() else set()
    ratio = next(iter(ratios), Fraction(1))
    packs = max(ratio, 1 / ratio)
    told = any(cell_to_number(cell) == packs for row in group for at, cell in enumerate(row) if at not in columns.sizes)
    return ratio if len(ratios) == 1 and told and packs > 1 and packs.denominator == 1 else None


def _counts(row: Row, columns: Columns) -> dict[int, Fraction]:
    return {at: Fraction(number) for at in columns.sizes if (number := cell_to_number(row[at]))}


def _joined(group: Sequence[Row], ordered: int, columns: Columns) -> Row:
    """One row of an item's rows, the pieces of that ordered; the number of packs is counted in already."""
    packs = {column.index for column in columns.of("pack_quantity", "pack")}
    by_column = ((group[ordered][at], [row[at] for row in group]) for at in range(len(group[0])))
    return tuple(
        own if at in columns.sizes else EMPTY if at in packs else next((cell for cell in (own, *cells) if cell.text), EMPTY)
        for at, (own, cells) in enumerate(by_column)
    )
