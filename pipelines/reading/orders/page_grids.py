"""The columns of a table on an order's page: cut along upright rules, else where the fewest words are crossed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipelines.reading.model import Box, Page, Rule, union_of
from pipelines.reading.orders.page_headers import PageHeader
from pipelines.reading.orders.page_inner import Inner
from pipelines.reading.orders.page_rows import TextRow, breaks_product, gap_below
from pipelines.reading.orders.page_rules import page_to_walls
from pipelines.reading.orders.wrapping import TEXTS
from pipelines.reading.words.header_words import Field
from pipelines.reading.words.sizes import is_size
from pipelines.reading.words.vocabulary import header_to_field, header_to_fields, is_charge_label, is_total_label

LABEL_WORDS = 2  # before the colon of a remark


@dataclass(frozen=True, kw_only=True)
class Grid:
    """The columns of a table on a page: header labels and boxes, and the upright cuts between them (one fewer)."""

    labels: tuple[str, ...]
    boxes: tuple[Box, ...]
    cuts: tuple[float, ...]
    fields: tuple[Field | None, ...]
    bars: bool = False  # typed bars part the columns
    doubled: frozenset[int] = frozenset()  # columns whose cells have two lines

    @property
    def taxes(self) -> list[Box]:
        """The boxes of the labels over rates of tax."""
        return [box for label, box in zip(self.labels, self.boxes, strict=True) if is_charge_label(label)]

    def column_of(self, x: float) -> int:
        """The column that an x lies in."""
        return sum(cut <= x for cut in self.cuts)


@dataclass(frozen=True, kw_only=True)
class TablePart:
    """The rows under one header on one page; `header` is () where the header stands on a page before."""

    page: Page
    header: tuple[TextRow, ...]
    body: tuple[TextRow, ...]
    caption: tuple[TextRow, ...] = ()  # rows close above the header that say what its grid is of
    inner: tuple[Inner, ...] = ()  # tables of sizes under its items
    folded: bool = False  # its rows are records of two lines

    @property
    def walls(self) -> list[Rule]:
        """The upright rules of its page."""
        return [rule for rule in self.page.rules if not rule.horizontal]


def header_to_grid(header: PageHeader, parts: Sequence[TablePart]) -> Grid:
    """Cut the columns under a header: along upright rules, else through the widest gap that the fewest body words cross."""
    taxes = [box for label, box in zip(header.labels, header.boxes, strict=True) if is_charge_label(label)]
    rows = _in_columns([row for part in parts for row in _until_end(part.body, taxes)])
    walls = _own_walls(page_to_walls(parts[0].page), parts[0], header)
    labels, boxes = _split_pieces(header, rows)
    bottom = max((row.box[3] for row in _until_end(parts[0].body, taxes)), default=boxes[0][3])
    sized = [is_size(label) for label in labels[1:]]
    cuts = [_cut(a, b, rows, walls, bottom, counts=size) for (a, b), size in zip(pairwise(boxes), sized, strict=True)]
    fields = header.fields if len(header.fields) == len(labels) else tuple(map(_label_field, labels))
    return Grid(labels=tuple(labels), boxes=tuple(boxes), cuts=tuple(cuts), fields=fields,
                bars=max((len(row.bars) for row in parts[0].header), default=0) >= len(labels) - 1,
                doubled=header.doubled if len(labels) == len(header.labels) else frozenset())  # fmt: skip


def _label_field(label: str) -> Field | None:
    """What a column holds; of "Item / Description" the text, for it may wrap."""
    fields = [name for name, _ in header_to_fields(label)]
    return next((name for name in fields if name in TEXTS), fields[0] if fields else None)


def _split_pieces(header: PageHeader, rows: Sequence[TextRow]) -> tuple[list[str], list[Box]]:
    """Labels that stand so close that they were read as one, though two columns run below them."""
    labels: list[str] = []
    boxes: list[Box] = []
    for label, box, words in zip(header.labels, header.boxes, header.words, strict=True):
        gap = gap_below(box, rows) if len(words) > 1 and len({round(w.box[1], 2) for w in words}) == 1 else None
        at = (
            min(range(1, len(words)), key=lambda i: abs((words[i - 1].box[2] + words[i].box[0]) / 2 - gap))
            if gap is not None
            else 0
        )
        parts = [words[:at], words[at:]] if at else []
        texts = [" ".join(w.text for w in part) for part in parts]
        if parts and all((header_to_field(text) or is_charge_label(text)) and not breaks_product(text) for text in texts):
            labels += texts
            boxes += [union_of([w.box for w in part]) for part in parts]
        else:
            labels.append(label)
            boxes.append(box)
    return labels, boxes


def _own_walls(walls: Sequence[Rule], part: TablePart, header: PageHeader) -> list[Rule]:
    """The upright rules of a page without those that stand beside the tables inside this one alone."""
    if not part.inner:
        return list(walls)
    levels = [(box[1] + box[3]) / 2 for box in (*header.boxes, *(row.box for row in part.body))]
    return [wall for wall in walls if any(wall.box[1] <= level <= wall.box[3] for level in levels)]


def _in_columns(rows: Sequence[TextRow]) -> list[TextRow]:
    """The rows that keep to the columns: those that begin with a label and a colon are remarks about the item above them. No label
    has digits, but the number of an item's family before its own, "AB-10 : AB-10-S"."""
    return [row for row in rows if not _begins_with_label(row)] or list(rows)


def _begins_with_label(row: TextRow) -> bool:
    first = [word.text for word in row.words[:LABEL_WORDS]]
    ends = next((at for at, text in enumerate(first) if text.endswith(":")), None)
    return ends is not None and not any(char.isdigit() for text in first[: ends + 1] for char in text)


def _cut(a: Box, b: Box, body: Sequence[TextRow], walls: Sequence[Rule], bottom: float, *, counts: bool) -> float:
    """The x between two columns whose labels stand at `a` and `b`; the words before what the second `counts` are the first's."""
    low, high = (a[0] + a[2]) / 2, (b[0] + b[2]) / 2
    if low >= high:
        return (a[2] + b[0]) / 2
    heights: dict[float, float] = {}  # of the walls at one x, drawn cell by cell; a frame at the page's foot is lower
    for wall in walls:
        x, height = (wall.box[0] + wall.box[2]) / 2, min(wall.box[3], bottom) - max(wall.box[1], a[1])
        if low < x < high and height > 0.5 * min(0.02, bottom - a[1]):
            heights[round(x, 3)] = heights.get(round(x, 3), 0.0) + height
    between = [x for x in heights if a[2] - 0.004 <= x <= b[0] + 0.004 and not _runs_through(x, body)]
    if between:
        return max(between, key=lambda x: heights[x])
    spans = [
        (w.box[0], w.box[2], 1.0 if len(row.words) > 2 else 0.4)
        for row in body
        for w in row.words
        if w.box[2] > low and w.box[0] < high
    ]
    spans += [(box[0], box[2], 3.0) for box in (a, b)]
    if counts:
        spans += [(low, w.box[2], 1.0) for row in body for w in row.words if low < w.box[0] < w.box[2] < high and w.text.isalpha()]
    edges = sorted({low, high, *(x for s in spans for x in s[:2] if low < x < high)})
    best, best_value = (a[2] + b[0]) / 2, -1e9
    for left, right in pairwise(edges):
        middle = (left + right) / 2
        crossed = sum(weight for x0, x1, weight in spans if x0 < middle < x1)
        centred = abs(middle - (a[2] + b[0]) / 2)
        value = -crossed * 10 + min(right - left, 0.05) * 20 - centred
        if value > best_value:
            best, best_value = middle, value
    return best


def _runs_through(x: float, body: Sequence[TextRow]) -> bool:
    """Whether words of most rows lie across an upright rule: the stroke of a bar code or a picture, no wall of the table."""
    return sum(any(w.box[0] + 0.004 < x < w.box[2] - 0.004 for w in row.words) for row in body) * 2 > len(body)


def _until_end(body: Sequence[TextRow], taxes: Sequence[Box]) -> list[TextRow]:
    """The rows down to the totals, which do not keep to the columns."""
    kept: list[TextRow] = []
    for row in body:
        if is_ending(row, taxes) and kept:
            break
        kept.append(row)
    return kept or list(body)


def is_ending(row: TextRow, taxes: Sequence[Box] = ()) -> bool:
    """Whether a row begins the totals or charges. What stands under the label of a column of `taxes` is the rate of one item, whose
    text has lines above and below."""
    left, _, right, _ = row.words[0].box
    if any(min(right, tax[2]) > max(left, tax[0]) for tax in taxes) and not is_total_label(row.words[0].text):
        return False
    start = " ".join(word.text for word in row.words[:4])
    return is_total_label(row.words[0].text) or is_total_label(start) or is_charge_label(start)
