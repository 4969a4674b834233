"""Legends of size scales on an order's page: rows that say nothing but the sizes of one scale behind its key, "A  XS S M".

They stand over or under the labels of a table, whose own row may say one of them; each item names the scale it is ordered in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipelines.reading.model import Box, Word, union_of
from pipelines.reading.orders.page_rows import TextRow, overlaps, row_text
from pipelines.reading.orders.wrapping import is_near
from pipelines.reading.tables.cell_kinds import text_to_quantity
from pipelines.reading.words.header_words import Field
from pipelines.reading.words.size_labels import are_scale
from pipelines.reading.words.sizes import is_size
from pipelines.reading.words.vocabulary import header_to_fields

LEGEND_LINE = 2.5  # of a line's height between the rows of a legend, which may be ruled
LABEL_WORDS = 3  # before the key of the first scale: "Size scale A"
NONE = frozenset([".", "-", "–", "—", "·"])  # pieces of a size
NO_KEYS: frozenset[Field] = frozenset({"size", "size_run", "quantity", "color"})  # labels of a row of sizes, of their pieces


@dataclass(frozen=True, kw_only=True, slots=True)
class Scale:
    """The key of a scale and its sizes from left to right; `em` as of its row."""

    key: Word
    sizes: tuple[Word, ...]
    em: float


def row_to_scale(row: TextRow) -> Scale | None:
    """The scale that a row says, and nothing else but a label of all scales before it; None for any other row."""
    at = next((at for at in range(1, len(row.words)) if all(is_size(word.text) for word in row.words[at:])), len(row.words))
    before, key, sizes = row.words[: at - 1], row.words[at - 1], row.words[at:]
    labelled = not before or (len(before) <= LABEL_WORDS and _names_sizes(row_text(before)))
    return (
        Scale(key=key, sizes=sizes, em=row.em)
        if labelled and are_scale([word.text for word in sizes]) and not _names_sizes(key.text)
        else None
    )


def bare(row: TextRow) -> TextRow:
    """A row of a legend without the label before its key."""
    scale = row_to_scale(row)
    words = (scale.key, *scale.sizes) if scale is not None else row.words
    return replace(row, words=words, box=union_of([word.box for word in words]))


def rows_to_legend(rows: Sequence[TextRow]) -> frozenset[int]:
    """The indexes of the rows that say a scale right over or under another, both keys in one column."""
    scales = [row_to_scale(row) for row in rows]
    found: set[int] = set()
    for at, (upper, lower) in enumerate(pairwise(scales)):
        if upper and lower and overlaps(upper.key.box, lower.key.box, lower.em) and is_near(rows[at], rows[at + 1], LEGEND_LINE):
            found |= {at, at + 1}
    return frozenset(found)


def heads_pieces(upper: TextRow, lower: TextRow) -> bool:
    """Whether a row says nothing but sizes behind their label, and the row below it their pieces: the sizes of the item above. A
    label that nobody knows stands before a scale, of which each has its pieces or the sign for none."""
    sizes, pieces = [[word.text for word in row.words[1:]] for row in (upper, lower)]
    if not sizes or not all(map(is_size, sizes)) or not _names_sizes(lower.words[0].text):
        return False
    counted = len(sizes) == len(pieces) and all(text in NONE or text_to_quantity(text) is not None for text in pieces)
    return _names_sizes(upper.words[0].text) or (counted and are_scale(sizes))


def adds_up(sizes: TextRow, pieces: TextRow) -> bool:
    """Whether the numbers right below a row of sizes are their pieces: they add up to a number that stands behind them."""
    right = sizes.words[-1].box[2] + sizes.em
    under = [word for word in pieces.words if sizes.words[0].box[0] - sizes.em < word.box[0] and word.box[2] < right]
    counts = [number for word in under if (number := text_to_quantity(word.text)) is not None]
    behind = [text_to_quantity(word.text) for word in pieces.words if word.box[0] >= right]
    return 0 < len(counts) == len(under) and sum(counts) in behind


def scales_around(rows: Sequence[TextRow], first: int, last: int, labels: Sequence[Box]) -> tuple[list[Scale], list[Scale]]:
    """The scales right over and right under a header in the rows `first` to `last`, nearest first. All keys stand at one of its
    labels, which names no size itself."""
    key: Box | None = None
    found: tuple[list[Scale], list[Scale]] = ([], [])
    for scales, near, further in zip(found, (rows[first], rows[last]), (rows[:first][::-1], rows[last + 1 :]), strict=True):
        beside = near
        for row in further:
            scale = row_to_scale(row)
            begins = scale.key.box if scale is not None else row.box
            key = key or next((box for box in labels if scale is not None and overlaps(begins, box, row.em)), None)
            upper, lower = sorted((beside, row), key=lambda other: other.top)
            if scale is None or key is None or not overlaps(begins, key, row.em) or not is_near(upper, lower, LEGEND_LINE):
                break
            scales.append(scale)
            beside = row
    return found


def _names_sizes(text: str) -> bool:
    return any(name in NO_KEYS for name, _ in header_to_fields(text))
