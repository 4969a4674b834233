"""Items of an order's page whose own line ends with their sizes, and whose pieces stand under these on the line below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from pipelines.reading.model import Cell, Word, union_of
from pipelines.reading.orders.page_rows import TextRow
from pipelines.reading.orders.wrapping import SECOND_LINE, is_near
from pipelines.reading.tables.cell_kinds import cell_to_number
from pipelines.reading.words.size_labels import rises
from pipelines.reading.words.sizes import is_size


def with_sizes_over_items(rows: Sequence[TextRow]) -> list[TextRow]:
    """The rows, each such item's as two: its sizes, and below them one row of what it is, its pieces, prices and amounts."""
    found: list[TextRow] = []
    index = 0
    while index < len(rows):
        at = _item_sizes(rows[index], rows[index + 1]) if index + 1 < len(rows) else None
        if at is None:
            found.append(rows[index])
            index += 1
        else:
            words = rows[index].words
            item = (*words[: at.start], *words[at.stop :], *rows[index + 1].words)
            found += [_of(rows[index], words[at.start : at.stop]), _of(rows[index + 1], item)]
            index += 2
    return found


def _item_sizes(upper: TextRow, lower: TextRow) -> range | None:
    """Which words of an item's line are the sizes of the pieces on the line below: they rise, stand apart from the text before
    them, and the pieces stand under them and add up to a number of the item's; None for any other two lines."""
    numbers = [_number(word) for word in lower.words]
    if None in numbers or not is_near(upper, lower, SECOND_LINE):
        return None
    for start in range(1, len(upper.words) - 1):
        before, first = upper.words[start - 1], upper.words[start]
        if first.box[0] - before.box[2] <= upper.space or lower.words[0].box[0] < before.box[2]:
            continue
        for stop in range(len(upper.words), start + 1, -1):
            sizes, behind = upper.words[start:stop], [_number(word) for word in upper.words[stop:]]
            if None in behind or not all(is_size(word.text) for word in sizes) or not rises([word.text for word in sizes]):
                continue
            under = [word for word in lower.words if word.box[0] < sizes[-1].box[2]]
            others = [*behind, *numbers[len(under) :]]
            if len(under) <= len(sizes) and sum((n for n in numbers[: len(under)] if n), Decimal(0)) in others:
                return range(start, stop)
    return None


def _of(row: TextRow, words: Sequence[Word]) -> TextRow:
    ordered = tuple(sorted(words, key=lambda word: word.box[0]))
    return replace(row, words=ordered, box=union_of([word.box for word in ordered]))


def _number(word: Word) -> Decimal | None:
    return cell_to_number(Cell(text=word.text))
