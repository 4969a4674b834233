"""Sizes of which a table says the first and the last in two columns: "Gr. von" and "Gr. bis", "TG DA" and "A", "TG" twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipelines.reading.model import Cell, Table, union_of
from pipelines.reading.tables.headers import Header
from pipelines.reading.words.sizes import is_size, size_rank, without_size_label
from pipelines.reading.words.vocabulary import header_to_field, normalise

_FROM = frozenset(["from", "von", "van", "da", "de", "du", "desde", "fra", "fran", "od", "min", "first"])
_TO = frozenset(["to", "bis", "tot", "a", "au", "al", "hasta", "ate", "til", "till", "do", "max", "last"])


def with_sizes_joined(table: Table, headers: Sequence[Header]) -> Table:
    """The table with every row's first and last size as one range in the column of the first."""
    joined = list(table.rows)
    for at, header in enumerate(headers):
        ends = _ends(header)
        if ends is None:
            continue
        stop = headers[at + 1].rows[0] if at + 1 < len(headers) else len(joined)
        for index in range(header.rows[-1] + 1, stop):
            joined[index] = _joined(joined[index], *ends)
    return replace(table, rows=tuple(joined))


def _ends(header: Header) -> tuple[int, int] | None:
    """The columns of the first and of the last size, side by side; one of both at least is said to hold sizes."""
    for column, label in header.labels.items():
        beside = header.labels.get(column + 1, "")
        (first, sized), (last, too) = _end(label), _end(beside)
        if (first in _FROM and last in _TO and (sized or too)) or (label == beside and _names_sizes(label)):
            return column, column + 1
    return None


def _end(label: str) -> tuple[str, bool]:
    """The word that says which end of a range a label heads, and whether the label names sizes: "Gr. von" → ("von", True)."""
    bare = normalise(without_size_label(label))
    word = bare.rpartition(" ")[2]
    return word, bare != normalise(label) or _names_sizes(label.rpartition(" ")[0].strip(" ."))


def _names_sizes(label: str) -> bool:
    hit = header_to_field(label) if label else None
    return hit is not None and hit[0] in ("size", "size_run")


def _joined(row: Sequence[Cell], first: int, last: int) -> tuple[Cell, ...]:
    low, high = row[first], row[last]
    if not (is_size(low.text) and is_size(high.text)) or size_rank(low.text) >= size_rank(high.text):
        return tuple(row)
    box = union_of([low.box, high.box]) if low.box and high.box else low.box
    run = replace(low, text=f"{low.text.strip()} - {high.text.strip()}", box=box, number=None)
    return (*row[:first], run, replace(high, text="", number=None), *row[last + 1 :])
