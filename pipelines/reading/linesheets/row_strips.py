"""The strips of a table that hold its rows: between rules that cross it, and between headings alone on their height."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipelines.reading.layout import Line
from pipelines.reading.linesheets.cell_lines import HEADING_WORDS, has_digit, is_alone, lines_to_runs
from pipelines.reading.linesheets.heading_rows import MOST_PARTS, is_marked, text_to_group
from pipelines.reading.linesheets.table_grid import SNAP, Columns, lines_to_rows, snapped
from pipelines.reading.model import Box, Page, union_of
from pipelines.reading.words.vocabulary import is_total_label

LEAST_CLOSED = 3  # rules of a table, more of which bound its rows closely
OPEN_ROW = 1.5  # of the tallest row's height, to which a row goes down that no rule closes

RowStrip = tuple[float, float, bool]
"""Top, bottom, and whether rules bound it closely."""


def row_rules(columns: Columns, page: Page, by_column: Sequence[Sequence[Line]], keys: Sequence[int]) -> list[Box]:
    """Horizontal rules of the table; where walls end at most of them, one that most walls run through is the edge of a shade.

    It parts rows where the strips over and under it have entries in the same `keys`, columns whose text never wraps: walls may be
    drawn in one piece from heading to heading.
    """
    flats = [
        rule.box for rule in page.rules if rule.horizontal and columns.header[1] - SNAP <= rule.box[1] <= columns.bottom + SNAP
    ]
    walls = [r.box for r in page.rules if not r.horizontal and columns.left - SNAP <= r.box[0] <= columns.right + SNAP]
    heights = snapped([(box[1] + box[3]) / 2 for box in flats])

    def run_through(y: float) -> bool:
        around = [w for w in walls if w[1] - SNAP <= y <= w[3] + SNAP]
        return sum(w[1] + SNAP < y < w[3] - SNAP for w in around) > 0.6 * len(around) > 0

    def entered(top: float, bottom: float) -> set[int]:
        held = {key: [line for line in by_column[key] if top < (line.box[1] + line.box[3]) / 2 < bottom] for key in keys}
        return {key for key, lines in held.items() if any(map(has_digit, lines))}

    crossed = {y for y in heights if run_through(y)}
    if not crossed or 2 * len(crossed) > len(heights):
        return flats
    for above, y, below in zip(heights, heights[1:], [*heights[2:], columns.bottom], strict=False):
        if y in crossed and (held := entered(above, y)) and held == entered(y, below):
            crossed.remove(y)
    return [box for box in flats if all(abs((box[1] + box[3]) / 2 - y) >= SNAP for y in crossed)]


def strips_between(columns: Columns, flats: Sequence[Box]) -> list[RowStrip]:
    """Top and bottom of the strips between horizontal rules that cross the table, or part the cells of a column beside cells merged
    over their rows, and whether rules bound them closely."""
    width = columns.right - columns.left
    cuts = []
    for y in snapped([(box[1] + box[3]) / 2 for box in flats]):
        level = _merged([b for b in flats if abs((b[1] + b[3]) / 2 - y) < SNAP])
        covered = sum(max(0.0, min(b[2], columns.right) - max(b[0], columns.left)) for b in level)
        if covered > 0.25 * width or (columns.ruled and all(_parts_cells(box, columns) for box in level)):
            cuts.append(y)
    edges = [columns.header[3] - 0.002, *[y for y in cuts if columns.header[3] - 0.001 < y < columns.bottom], columns.bottom]
    if columns.ruled and len(cuts) > LEAST_CLOSED:  # rules close the rows: one below the last is no taller than they are
        tallest = max(b - a for a, b in pairwise(edges[:-1]))
        edges[-1] = min(edges[-1], edges[-2] + OPEN_ROW * tallest)
    return [(a, b, columns.ruled and len(cuts) > LEAST_CLOSED) for a, b in pairwise(edges) if b - a > 0.002]


def cut_at_headings(strips: Sequence[RowStrip], by_column: Sequence[Sequence[Line]], keys: Sequence[int]) -> list[RowStrip]:
    """The strips with words alone on their height in a key column of numbers ("Shirts"), totals, and what marks, or bold type and
    the word for a group, set apart from the rows, in strips of their own."""
    lines = [line for column in by_column for line in column]
    headings = [
        run[0].box
        for key in keys
        if any(has_digit(line) for line in by_column[key])
        for run in lines_to_runs(by_column[key])
        if len(run) == 1 and not has_digit(run[0]) and len(run[0].words) <= HEADING_WORDS and is_alone(run[0], lines)
    ]
    headings += [union_of([line.box for line in row]) for row in lines_to_rows(lines) if _stands_apart(row, lines)]
    parts = []
    for top, bottom, full in strips:
        cuts = [y for box in headings if not full and top <= (box[1] + box[3]) / 2 < bottom for y in (box[1], box[3])]
        parts += [(a, b, full) for a, b in pairwise([top, *sorted(y for y in cuts if top < y < bottom), bottom])]
    return parts


def _stands_apart(row: Sequence[Line], lines: Sequence[Line]) -> bool:
    """Whether all on one height of a table is no part of a row: a total, what stands behind typed marks, or what is bold between
    rows that are not and begins with the word for a group."""
    text = " ".join(line.text for line in row)
    if (is_marked(text) and len(row) <= MOST_PARTS) or is_total_label(row[0].text):
        return True
    apart = all(line.bold for line in row) and sum(line.bold for line in lines) * 2 < len(lines)
    return apart and bool(text_to_group(text))


def _parts_cells(flat: Box, columns: Columns) -> bool:
    """Whether a rule runs from one wall of a table to another."""
    return all(min(abs(end - edge) for edge in columns.edges) < SNAP for end in (flat[0], flat[2]))


def _merged(boxes: Sequence[Box]) -> list[Box]:
    kept: list[Box] = []
    for box in sorted(boxes):
        if kept and box[0] <= kept[-1][2] + 0.002:
            kept[-1] = (kept[-1][0], kept[-1][1], max(kept[-1][2], box[2]), kept[-1][3])
        else:
            kept.append(box)
    return kept
