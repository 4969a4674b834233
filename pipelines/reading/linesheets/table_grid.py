"""Where a table's columns lie: edges from header cells, walls and the white space between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipelines.reading.layout import Line, words_to_line
from pipelines.reading.linesheets.header_cells import cell_text, cell_title, header_to_cells
from pipelines.reading.model import Box, Page, Word, union_of
from pipelines.reading.words.vocabulary import header_to_field

SNAP = 0.004  # rules nearer than this share of the page are one
MOST_COLUMNS = 80
RUNS_DOWN = 0.4  # of the longest wall's length (each side of a cell may be drawn by itself), the least one of a table's
LEAST_FULL = 2  # rows with a text under each label, which show where the columns lie

_GLUED = re.compile(r"(?<=[a-zß-ÿ.])(?=[A-Z])")


@dataclass(frozen=True, kw_only=True)
class Columns:
    """Columns of one table: `edges` from left to right (one more than columns), the header's box and the text of its cells.

    `titles` is empty when there is no header. `bottom` is where the next thing begins.
    """

    edges: tuple[float, ...]
    header: Box
    titles: tuple[str, ...]
    bottom: float
    ruled: bool

    @property
    def left(self) -> float:
        """Left edge of the first column."""
        return self.edges[0]

    @property
    def right(self) -> float:
        """Right edge of the last column."""
        return self.edges[-1]

    def ending(self, bottom: float) -> Columns:
        """The same columns, ending at `bottom` at the latest."""
        return replace(self, bottom=min(self.bottom, bottom))


def lines_to_rows(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines gathered by baseline, top to bottom, each row left to right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda item: (item.box[1] + item.box[3]) / 2):
        middle = (line.box[1] + line.box[3]) / 2
        for row in reversed(rows[-4:]):
            if abs((row[0].box[1] + row[0].box[3]) / 2 - middle) < 0.45 * min(row[0].size, line.size):
                row.append(line)
                break
        else:
            rows.append([line])
    return [sorted(row, key=lambda item: item.box[0]) for row in rows]


def unglued(line: Line, aspect: float) -> Line:
    """A header line in which two cells that touch were read as one word ("WholesaleSRP"), with that word cut in two."""
    words: list[Word] = []
    for word in line.words:
        cuts = [match.start() for match in _GLUED.finditer(word.text)]
        at = next((cut for cut in cuts if _names_field(word.text[:cut]) and _names_field(word.text[cut:])), 0)
        x = word.box[0] + (word.box[2] - word.box[0]) * at / max(1, len(word.text))
        halves = (replace(word, text=word.text[:at], box=(*word.box[:2], x, word.box[3])),
                  replace(word, text=word.text[at:], box=(x, *word.box[1:])))  # fmt: skip
        words += halves if at else [word]
    return words_to_line(words, aspect) if len(words) > len(line.words) else line


def _names_field(text: str) -> bool:
    return (header_to_field(text) or ("", 0.0))[1] >= 0.8


def header_to_columns(run: Sequence[Line], rows: Sequence[Sequence[Line]], index: int, page: Page) -> Columns | None:
    """Columns under the header cells `run` of `rows[index]`, with header lines right above or below joined in."""
    cells = header_to_cells(run, rows, index, page)
    titles = [cell_title(cell) for cell in cells]
    titles = [cell_text(cell) if titles.count(title) > 1 else title for title, cell in zip(titles, cells, strict=True)]
    boxes = [union_of([line.box for line in cell]) for cell in cells]
    header = union_of(boxes)
    below = [word for row in rows for line in row for word in line.words if word.box[1] > header[3] - 0.001]
    row_walls = _walls(page, header) if any(header[0] < x < header[2] for x in _walls(page, header)) else _walls_below(page, boxes)
    row_walls = row_walls or _walls(page, header)
    beside = [line.box for line in rows[index] if line not in run]
    left_limit = max((b[2] for b in beside if b[2] <= header[0]), default=0.0)
    right_limit = min((b[0] for b in beside if b[0] >= header[2]), default=1.0)
    edges = [_outer(row_walls, header[0], left=True, limit=left_limit, words=below)]
    for a, b in pairwise(boxes):
        edges.append(_between(a, b, below, row_walls))
    edges.append(_outer(row_walls, header[2], left=False, limit=right_limit, words=below))
    if not row_walls:
        edges = _between_columns(edges, boxes, rows[index + 1 :])
    if any(second - first <= 0 for first, second in pairwise(edges)) or len(edges) > MOST_COLUMNS:
        return None
    edges, titles = _with_untitled(edges, titles, row_walls)
    return Columns(edges=tuple(edges), header=header, titles=tuple(titles), bottom=1.0, ruled=len(row_walls) >= len(run))


def snapped(values: Sequence[float]) -> list[float]:
    """Sorted values with neighbours nearer than `SNAP` made one."""
    kept: list[list[float]] = []
    for value in sorted(values):
        if kept and value - kept[-1][-1] < SNAP:
            kept[-1].append(value)
        else:
            kept.append([value])
    return [sum(group) / len(group) for group in kept]


def _walls(page: Page, header: Box) -> list[float]:
    """Where vertical rules run through the header's height, or begin right below it."""
    middle = (header[1] + header[3]) / 2
    return snapped([(r.box[0] + r.box[2]) / 2 for r in page.rules if not r.horizontal and r.box[1] <= middle <= r.box[3]])


def _walls_below(page: Page, boxes: Sequence[Box]) -> list[float]:
    """Where vertical rules part the rows below header cells that lie on one ground: nearly all the way down, one or more between
    every two of the cells and none through a cell; [] where they do not."""
    left, right, bottom = boxes[0][0], boxes[-1][2], max(box[3] for box in boxes)
    walls = [r.box for r in page.rules if not r.horizontal and r.box[1] > bottom - SNAP]
    lengths = {x: sum(w[3] - w[1] for w in walls if abs((w[0] + w[2]) / 2 - x) < SNAP) for x in
               snapped([(wall[0] + wall[2]) / 2 for wall in walls])}  # fmt: skip
    long = [x for x, length in lengths.items() if length > RUNS_DOWN * max(lengths.values())]
    parted = all(any(a[2] - SNAP <= x <= b[0] + SNAP for x in long) for a, b in pairwise(boxes))
    crossed = any(box[0] + SNAP < x < box[2] - SNAP for box in boxes for x in long)
    around = any(x <= left + SNAP for x in long) and any(x >= right - SNAP for x in long)
    return long if len(boxes) > 2 and parted and around and not crossed else []


def _outer(walls: Sequence[float], edge: float, *, left: bool, limit: float, words: Sequence[Word]) -> float:
    """The table's outer edge: a wall near the header's end, else as far as the words below reach without a gap to the limit."""
    near = [x for x in walls if (limit <= x <= edge + SNAP if left else edge - SNAP <= x <= limit)]
    if near:
        return max(near) if left else min(near)
    if left:
        reach = [w.box[0] for w in words if w.box[2] > edge and w.box[0] < edge and w.box[0] > limit]
        return max(limit, min([edge, *reach]) - 0.005)
    reach = [w.box[2] for w in words if w.box[0] < edge and w.box[2] > edge and w.box[2] < limit]
    return min(limit, max([edge, *reach]) + 0.012 if limit < 1.0 else 1.0)


def _between(a: Box, b: Box, words: Sequence[Word], walls: Sequence[float]) -> float:
    """The edge between two header cells: a wall, else the middle of the widest strip between their middles that few words cross."""
    low, high = (a[0] + a[2]) / 2, (b[0] + b[2]) / 2
    inner = [x for x in walls if a[2] - SNAP <= x <= b[0] + SNAP]
    if inner:
        return inner[0]
    steps = 240
    crossed = [0] * (steps + 1)
    for box in [w.box for w in words] + [a, a, a, b, b, b]:
        first, last = (box[0] - low) / (high - low) * steps, (box[2] - low) / (high - low) * steps
        for at in range(max(0, int(first)), min(steps, int(last) + 1) + 1):
            crossed[at] += 1
    least = min(crossed)
    limit = least + max(0, round(0.02 * len(words)) - 1)
    best, start = (0, 0), None
    for at, count in enumerate([*crossed, limit + 1]):
        if count <= limit and start is None:
            start = at
        elif count > limit and start is not None:
            if at - start > best[1] - best[0]:
                best = (start, at)
            start = None
    return low + (high - low) * (best[0] + best[1] - 1) / 2 / steps


def _between_columns(edges: list[float], boxes: Sequence[Box], rows: Sequence[Sequence[Line]]) -> list[float]:
    """The edges, moved between the columns that full rows make (as many texts as there are labels) where they leave one of those
    columns empty: numbers set to the right stand clear of their labels set to the left, and no nearer to them than to the next."""
    full: list[Sequence[Line]] = []
    for row in (row for row in rows if len(row) > 1):
        if len(row) == len(boxes):
            full.append(row)
        elif not full:
            return edges  # the first row has fewer, or more
    columns = [union_of([row[at].box for row in full]) for at in range(len(boxes))] if len(full) >= LEAST_FULL else []
    if any(a[2] >= b[0] for a, b in pairwise(columns)):
        return edges
    inside = [a < (box[0] + box[2]) / 2 < b for box, (a, b) in zip(columns, pairwise(edges), strict=False)]
    right_of = all(box[0] >= label[0] - SNAP for box, label in zip(columns, boxes, strict=False))
    if all(inside) or not right_of:
        return edges
    return [edges[0], *((a[2] + b[0]) / 2 for a, b in pairwise(columns)), max(edges[-1], columns[-1][2])]


def _with_untitled(edges: list[float], titles: list[str], walls: Sequence[float]) -> tuple[list[float], list[str]]:
    """Columns that the ruling divides though the header leaves them empty (a picture column, say)."""
    for x in walls:
        for index, (a, b) in enumerate(pairwise(list(edges))):
            if a + 4 * SNAP < x < b - 4 * SNAP:
                edges.insert(index + 1, x)
                titles.insert(index + 1, "")
                break
    return edges, titles
