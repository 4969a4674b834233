"""Rows that say nothing but sizes: those of the items below them, of one scale behind its key, or behind the word for sizes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipelines.reading.model import Cell
from pipelines.reading.words.money import text_to_number, text_to_price
from pipelines.reading.words.size_labels import are_scale, labels_to_sizes
from pipelines.reading.words.sizes import is_size
from pipelines.reading.words.vocabulary import header_to_fields, is_total_label

Row = Sequence[Cell]
SMALL_STEPS = {1, 2}  # of a scale that skips some sizes: "28 29 30 31 32 34 36"
LONG_SCALE = 5  # counts of so many sizes do not rise so
SURE_LABEL = 0.8  # of the word for sizes
_NUMBER_LIKE = re.compile(r"[\d.,\s'%€$£¥()+-]+")


def row_to_sizes(row: Row) -> dict[int, str]:
    """The columns of a row that only says sizes (at most two other cells, and these no numbers); {} when it is another row."""
    labels = row_to_labels(row)
    sizes = labels_to_sizes(labels)
    others = [text for column, text in labels.items() if column not in sizes]
    if (len(sizes) < 2 and others) or not sizes or len(others) > max(2, len(sizes) // 2):
        return {}
    if any(is_number_text(text) and not is_total_label(text) for text in others):
        return {}
    if all(text.isdigit() for text in sizes.values()):
        steps = {int(b) - int(a) for a, b in pairwise(sizes.values())}
        even = (len(steps) == 1 and len(sizes) >= 3) or (steps == SMALL_STEPS and len(sizes) >= LONG_SCALE)
        if not even or (others and not all(header_to_fields(text) or is_total_label(text) for text in others)):
            return {}
    return sizes


def keyed_sizes(row: Row) -> dict[int, str]:
    """The columns of a row of nothing but the sizes of one scale behind its key, "A  XS  S  M"; {} for another row."""
    labels = row_to_labels(row)
    key = min(labels, default=-1)
    sizes = {column: text for column, text in labels.items() if column != key}
    return sizes if are_scale([*sizes.values()]) and not header_to_fields(labels[key]) else {}


def labelled_sizes(row: Row) -> dict[int, str]:
    """The columns of a row of nothing but sizes behind their label, be it one size alone: "Size  36  38"; {} for another row."""
    labels = row_to_labels(row)
    first = min(labels, default=-1)
    named = header_to_fields(labels.get(first, ""))
    sizes = {column: text for column, text in labels.items() if column != first and not is_total_label(text)}
    known = len(named) == 1 and named[0][0] in ("size", "size_run") and named[0][1] >= SURE_LABEL
    return sizes if known and sizes and all(map(is_size, sizes.values())) else {}


def row_to_labels(row: Row, keep_merged: bool = False) -> dict[int, str]:
    """Column → text of a row; of a region merged across only the first cell, unless asked for."""
    labels: dict[int, str] = {}
    for column, cell in enumerate(row):
        text = " ".join(cell.text.split())
        if not text or (cell.merged and not keep_merged and column and row[column - 1].text == cell.text):
            continue
        labels[column] = text
    return labels


def is_number_text(text: str) -> bool:
    return bool(_NUMBER_LIKE.fullmatch(text)) or text_to_number(text) is not None or (
        len(text) < 20 and any(char.isdigit() for char in text) and text_to_price(text) is not None)  # fmt: skip
