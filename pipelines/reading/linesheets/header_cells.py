"""The cells of a table's header on a page: lines right above and below the row that heads it go on with its cells or add more."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.reading.layout import Line, words_to_line
from pipelines.reading.model import Page, union_of
from pipelines.reading.words.sizes import is_size
from pipelines.reading.words.vocabulary import header_to_field

RULE_END = 0.004  # share of the page by which a rule over all of a header may end short of it
BAND = 4.0  # of the type's height, from a header's line to the rule that bounds it
CLOSE_EM = 0.3  # of the type's height, that lines of a header may overlap
SIZES_EM = 2.0  # from the label of sizes to the row of them


def header_to_cells(run: Sequence[Line], rows: Sequence[Sequence[Line]], index: int, page: Page) -> list[list[Line]]:
    """The lines of each header cell, left to right, around `run` of `rows[index]`."""
    return _with_sizes_apart(_header_cells(run, rows, index, _ruled_band(run, page)), rows)


def _ruled_band(run: Sequence[Line], page: Page) -> tuple[float, float]:
    """Top and bottom of the band between two rules over all of a header, close above and below it; an empty one where none are."""
    left, right, top, size = run[0].box[0], run[-1].box[2], run[0].box[1], run[0].size
    flat = [r.box for r in page.rules if r.horizontal and r.box[0] <= left + RULE_END and r.box[2] >= right - RULE_END]
    above = max((box[3] for box in flat if 0 <= top - box[3] < BAND * size), default=0.0)
    below = min((box[1] for box in flat if 0 < box[1] - top < BAND * size), default=0.0)
    return (above, below) if above and below else (0.0, 0.0)


def _header_cells(run: Sequence[Line], rows: Sequence[Sequence[Line]], index: int, band: tuple[float, float]) -> list[list[Line]]:
    """The header's cells, left to right: `run`, and lines close above and below that go on with a cell or make a new one.

    A row joins when it is close, has no digits, and each of its lines leaves its cell no less clear, or it stands in the ruled
    `band` of the header; a cell made of such lines alone must name a field ("Style" over "Number" beside one-line headers that
    stand between them).
    """
    left, right = run[0].box[0], run[-1].box[2]
    cells = [[line] for line in run]
    for step in (1, -1):
        edge = cells[0][0]
        at = index + step
        while 0 <= at < len(rows):
            row = _reached(rows[at], left, right)
            gap = min((line.box[1] - edge.box[3] if step > 0 else edge.box[1] - line.box[3] for line in row), default=1.0)
            if gap > 0.9 * edge.size or any(any(c.isdigit() for c in line.text) for line in row) or _are_sizes(row):
                break
            banded = band[0] < row[0].box[1] and row[0].box[3] < band[1]
            row = [part for line in row for part in _at_cells(line, cells)] if banded else row
            homes = [_over(cells, line) for line in row]
            if not banded and not all(
                _clearer(cells[home], line) for home, line in zip(homes, row, strict=True) if home is not None
            ):
                break
            for home, line in zip(homes, row, strict=True):
                if home is None:
                    cells.append([line])
                else:
                    cells[home] = [*cells[home], line] if step > 0 else [line, *cells[home]]
            edge = row[0]
            at += step
    kept = [cell for cell in cells if cell[0] in run or any(line in run for line in cell) or
            (header_to_field(cell_title(cell)) or ("", 0.0))[1] >= 0.5]  # fmt: skip
    return sorted(kept, key=lambda cell: min(line.box[0] for line in cell))


def _with_sizes_apart(cells: Sequence[list[Line]], rows: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The header's cells, one that heads sizes replaced by those in the row right below it, as far as no other cell reaches."""
    boxes = [union_of([line.box for line in cell]) for cell in cells]
    parted: list[list[Line]] = []
    for at, (cell, box) in enumerate(zip(cells, boxes, strict=True)):
        named = header_to_field(cell_title(cell))
        left, right = boxes[at - 1][2] if at else 0.0, boxes[at + 1][0] if at + 1 < len(boxes) else 1.0
        under = [[line for line in row if left < line.box[0] and line.box[2] < right and line not in cell] for row in rows]
        reach = box[3] - CLOSE_EM * cell[0].size, box[3] + SIZES_EM * cell[0].size
        sizes = next((row for row in under if row and reach[0] < row[0].box[1] < reach[1]), [])
        heads = named is not None and named[0] in ("size", "size_run")
        if heads and _are_sizes(sizes):
            parted += [[line] for line in sizes]
        else:
            parted.append(cell)
    return parted


def _are_sizes(row: Sequence[Line]) -> bool:
    return len(row) > 1 and all(is_size(line.text) for line in row)


def _reached(row: Sequence[Line], left: float, right: float) -> list[Line]:
    """The lines of a row that follow each other from between `left` and `right` outwards without a gap of a quarter page."""
    held: list[Line] = []
    for line in sorted(row, key=lambda item: max(left - item.box[2], item.box[0] - right)):
        if line.box[2] > left - 0.25 and line.box[0] < right + 0.25:
            held.append(line)
            left, right = min(left, line.box[0]), max(right, line.box[2])
    return sorted(held, key=lambda item: item.box[0])


def cell_text(cell: Sequence[Line]) -> str:
    return " ".join(line.text for line in sorted(cell, key=lambda line: line.box[1]))


def cell_title(cell: Sequence[Line]) -> str:
    """A header cell's text; one of its lines alone where that says more surely what the cell heads ("Price" over "Wholesale").

    A remark behind a field's name ("excl." over "VAT") heads nothing.
    """
    texts = [cell_text(cell), *(line.text for line in cell)]
    hits = {text: header_to_field(text) or ("", 0.0) for text in texts}
    telling = [text for text in texts if hits[text][0] not in ("", "note")] or texts
    return max(telling, key=lambda text: hits[text][1])


def _clearer(cell: Sequence[Line], line: Line) -> bool:
    """Whether a header cell still names a field, as surely as before, with one more line to it."""
    before = header_to_field(cell_text(cell))
    after = header_to_field(cell_text([*cell, line]))
    if after is not None and (before is None or after[1] >= 0.9 * before[1]):
        return True
    own = header_to_field(line.text)
    return own is not None and own[1] >= 0.8


def _at_cells(line: Line, cells: Sequence[Sequence[Line]]) -> list[Line]:
    """A line of a header cut where its words stand over unlike cells, each over the nearest one."""
    middles = [sum(union_of([part.box for part in cell])[::2]) for cell in cells]
    homes = [min(range(len(cells)), key=lambda i: abs(middles[i] - word.box[0] - word.box[2])) for word in line.words]
    groups = [[word for word, own in zip(line.words, homes, strict=True) if own == home] for home in dict.fromkeys(homes)]
    return [words_to_line(group, line.em / line.size) for group in groups]


def _over(cells: Sequence[Sequence[Line]], line: Line) -> int | None:
    best, most = None, 0.0
    for index, cell in enumerate(cells):
        box = union_of([part.box for part in cell])
        shared = min(box[2], line.box[2]) - max(box[0], line.box[0])
        if shared > most:
            best, most = index, shared
    return best
