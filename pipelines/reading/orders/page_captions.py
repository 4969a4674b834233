"""Captions that stand beside the grids of a page, in a column of their own at the left: the name, the number and the price of each
style, on lines that are level with the grid's labels and rows or between them.

`with_captions_over` puts each on rows of its own over its grid's header, where captions stand as a rule.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from pipelines.reading.model import Word, union_of
from pipelines.reading.orders.page_headers import PageHeader
from pipelines.reading.orders.page_rows import TextRow
from pipelines.reading.words.vocabulary import header_to_field

MOST_APART = 3.0  # of a line's height between two lines of a caption
FEWEST_TOLD = 2  # captions that the same labels stand beside
Labels = tuple[str, ...]


def with_captions_over(rows: Sequence[TextRow], headers: Sequence[PageHeader], known: Collection[Labels]) -> list[TextRow]:
    """The rows of a page with the captions beside its grids parted from them; [] for a page without such. `known` are the labels
    of grids on pages before."""
    beside = _headers_beside(headers, known)
    if not beside:
        return []
    found: list[TextRow] = []
    starts = [header.rows[0] for header in headers] + [len(rows)]
    found += rows[: starts[0]]
    for header, first, end in zip(headers, starts, starts[1:], strict=False):
        edge = header.boxes[1][0] if header in beside else 0.0
        caption, own = _parted(rows[first:end], edge)
        found += [*caption, *own]
    return found


def labels_of(header: PageHeader) -> Labels:
    """The labels of a grid that head no sizes."""
    return tuple(label for at, label in enumerate(header.labels) if at not in header.header.sizes)


def _headers_beside(headers: Sequence[PageHeader], known: Collection[Labels]) -> list[PageHeader]:
    """The headers of grids of sizes whose first label is none but a caption's line: behind it the same labels, those of colours
    first, stand under other words or none."""
    graded = [header for header in headers if header.header.sizes and 0 not in header.header.sizes]
    found: list[PageHeader] = []
    for header in graded:
        own = labels_of(header)[1:]
        hit = header_to_field(own[0]) if own else None
        firsts = {labels_of(other)[0] for other in graded if labels_of(other)[1:] == own}
        if hit is not None and hit[0] == "color" and 1 not in header.header.sizes and (len(firsts) >= FEWEST_TOLD or own in known):
            found.append(header)
    return found


def _parted(rows: Sequence[TextRow], edge: float) -> tuple[list[TextRow], list[TextRow]]:
    """The lines of a caption that end left of an edge, down to the first gap, and what else the rows hold."""
    caption: list[TextRow] = []
    own: list[TextRow] = []
    for row in rows:
        left = [word for word in row.words if word.box[2] <= edge]
        if (
            left
            and caption
            and min(word.box[1] for word in left) - caption[-1].box[3] > MOST_APART * (caption[-1].bottom - caption[-1].top)
        ):
            left, edge = [], 0.0
        lines = _lines(left)
        caption += [_row_of(row, line) for line in lines]
        rest = [word for word in row.words if word not in left]
        own += [_row_of(row, rest)] if rest else []
    return caption, own


def _lines(words: Sequence[Word]) -> list[list[Word]]:
    """Words by the lines that they stand on."""
    found: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.box[1]):
        if found and word.box[1] < (found[-1][0].box[1] + found[-1][0].box[3]) / 2:
            found[-1].append(word)
        else:
            found.append([word])
    return [sorted(line, key=lambda word: word.box[0]) for line in found]


def _row_of(row: TextRow, words: Sequence[Word]) -> TextRow:
    return replace(row, words=tuple(words), box=union_of([word.box for word in words]))
