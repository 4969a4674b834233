"""The rows of a table whose columns are known: strips between rules, one row for each line of the column that never wraps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipelines.reading.layout import Line
from pipelines.reading.linesheets.cell_lines import (
    breaks_by_intent,
    has_digit,
    is_alone,
    line_to_columns,
    lines_to_cell,
    lines_to_runs,
)
from pipelines.reading.linesheets.row_strips import cut_at_headings, row_rules, strips_between
from pipelines.reading.linesheets.shared_cells import with_shared_cells
from pipelines.reading.linesheets.table_grid import Columns
from pipelines.reading.model import Cell, Page
from pipelines.reading.words.labels import says_fact
from pipelines.reading.words.vocabulary import header_to_field

FAR = 2.0  # times the greatest distance between rows
SURE_LABEL = 0.9  # confidence from which words are the label of a column and nothing else


def grid_to_rows(columns: Columns, page: Page, lines: Sequence[Line], keys: Sequence[int]) -> list[list[Cell]]:
    """The table's rows of cells, the header first when it has titles. `keys` are columns whose text never wraps, best first."""
    aspect = page.height / page.width
    inside = [line for line in lines if columns.header[3] - 0.001 < (line.box[1] + line.box[3]) / 2 < columns.bottom and
              line.box[2] > columns.left and line.box[0] < columns.right and
              columns.left - 0.02 < (line.box[0] + line.box[2]) / 2 < columns.right + 0.02]  # fmt: skip
    by_column: list[list[Line]] = [[] for _ in pairwise(columns.edges)]
    for line in inside:
        for column, part in line_to_columns(line, columns.edges, aspect, alone=is_alone(line, inside)):
            by_column[column].append(part)
    flats = row_rules(columns, page, by_column, keys)
    rows: list[list[Cell]] = []
    if any(columns.titles):
        rows.append([Cell(text=title, box=(a, columns.header[1], b, columns.header[3]))
                     for title, (a, b) in zip(columns.titles, pairwise(columns.edges), strict=True)])  # fmt: skip
    for top, bottom, full in cut_at_headings(strips_between(columns, flats), by_column, keys):
        held = [[line for line in column if top <= (line.box[1] + line.box[3]) / 2 < bottom] for column in by_column]
        if any(held):
            rows += _strip_to_rows(held, columns.edges, top, bottom, keys if not full else (), full)
    for index, (held_lines, span) in enumerate(zip(by_column, pairwise(columns.edges), strict=True)):
        if breaks_by_intent(held_lines, span, ruled=columns.ruled):
            for row in rows:
                row[index] = replace(row[index], apart="\n" in row[index].text)
    return with_shared_cells(rows, columns, flats, by_column)


def with_wrapped_titles(rows: list[list[Cell]]) -> list[list[Cell]]:
    """The rows with labels that go on below the header's line ("Price" over "retail") taken from the first row to the header."""
    if len(rows) < 3:
        return rows
    head, first = list(rows[0]), list(rows[1])
    for i, (label, cell) in enumerate(zip(rows[0], rows[1], strict=True)):
        more, _, rest = cell.text.partition("\n")
        hit = header_to_field(f"{label.text} {more}") if label.text and more and not any(map(str.isdigit, more)) else None
        short = header_to_field(label.text)
        if hit is not None and hit[1] >= SURE_LABEL and (short is None or short[0] != hit[0]):
            head[i], first[i] = replace(label, text=f"{label.text} {more}"), replace(cell, text=rest)
    return [head, *([first] if any(cell.text for cell in first) else []), *rows[2:]]


def _strip_to_rows(
    held: Sequence[Sequence[Line]], edges: Sequence[float], top: float, bottom: float, keys: Sequence[int], full: bool
) -> list[list[Cell]]:
    """One strip as rows: one row for each line of the key column; other lines go to the key they stand beside."""
    entries = {k: sum(_is_entry(line) for line in held[k]) for k in keys}
    most = max(entries.values(), default=0)  # a style named once for several rows does not part them
    key = next((k for k in keys if held[k] and entries[k] == most), None)
    if key is None and not full:
        counts = [len(column) for column in held]
        filled = sum(bool(c) for c in counts)
        key = counts.index(min(c for c in counts if c)) if filled >= 2 and max(counts) > 1 and _aligned(held) else None
        key = counts.index(max(counts)) if key is not None else None
    anchors = _anchors(held[key]) if key is not None else []
    if len(anchors) <= 1:
        return [[lines_to_cell(column, (a, top, b, bottom)) for column, (a, b) in zip(held, pairwise(edges), strict=True)]]
    groups: list[list[list[Line]]] = [[[] for _ in held] for _ in anchors]
    hanging = _hangs(held, anchors)
    end = anchors[-1][1] + FAR * max(b[0] - a[0] for a, b in pairwise(anchors))  # what begins further below is no row's
    for column, lines in enumerate(held):
        for line in lines if (even := _follow_evenly(lines, anchors)) else ():
            groups[sum(top <= (line.box[1] + line.box[3]) / 2 for top, _ in anchors) - 1][column].append(line)
        for run in () if even else (run for run in lines_to_runs(lines) if run[0].box[1] < end):
            for part in _assign(run, anchors, hanging=hanging):
                groups[part[0]][column].append(part[1])
    tops = [top if i == 0 else _boundary(groups[i - 1], groups[i], anchors[i - 1], anchors[i]) for i in range(len(anchors))]
    bottoms = [*tops[1:], bottom if bottom < 1.0 else min(1.0, anchors[-1][1] + (anchors[-1][1] - anchors[-2][0]))]
    return [[lines_to_cell(column, (a, tops[i], b, bottoms[i])) for column, (a, b) in zip(group, pairwise(edges), strict=True)]
            for i, group in enumerate(groups)]  # fmt: skip


def _aligned(held: Sequence[Sequence[Line]]) -> bool:
    """Whether lines of different columns stand on the same baselines, so that each baseline is a row."""
    counts = sorted((len(column) for column in held if column), reverse=True)
    return len(counts) >= 2 and counts[1] * 2 >= counts[0]


def _anchors(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """Top and bottom of each entry of the key column, top to bottom; a currency above its amount is part of the entry, as
    is what stands beside it."""
    entries = [line for line in lines if _is_entry(line)] or lines
    kept: list[tuple[float, float]] = []
    for top, bottom in sorted((line.box[1], line.box[3]) for line in entries):
        if not kept or (top + bottom) / 2 > kept[-1][1]:
            kept.append((top, bottom))
    return kept


def _is_entry(line: Line) -> bool:
    return has_digit(line) and not says_fact(line.text)


def _hangs(held: Sequence[Sequence[Line]], anchors: Sequence[tuple[float, float]]) -> bool:
    """Whether wrapped text hangs down from its key (top-aligned rows) rather than standing around it."""
    votes = [0, 0]
    for lines in held:
        for run in lines_to_runs(lines):
            if len(run) < 2:
                continue
            first = min(abs(run[0].box[1] - top) for top, _ in anchors)
            middle = min(abs((run[0].box[1] + run[-1].box[3]) / 2 - (a + b) / 2) for a, b in anchors)
            votes[first < middle] += 1
    return votes[1] >= votes[0]


def _follow_evenly(lines: Sequence[Line], anchors: Sequence[tuple[float, float]]) -> bool:
    """Whether a column has one line on the height of each key, and as many below each, the last one, too, and none above the first:
    what stands between two keys belongs to the upper one, however close it is to the lower."""
    middles = [(line.box[1] + line.box[3]) / 2 for line in lines]
    tops = [top for top, _ in anchors]
    held = [[y for y in middles if top <= y < below] for top, below in zip(tops, [*tops[1:], 1.0], strict=True)]
    on_height = all(sum(a <= y <= b for y in middles) == 1 for a, b in anchors)
    return on_height and len({len(part) for part in held}) == 1 and len(held[0]) > 1 and sum(map(len, held)) == len(lines)


def _assign(run: Sequence[Line], anchors: Sequence[tuple[float, float]], *, hanging: bool) -> list[tuple[int, Line]]:
    top, bottom = run[0].box[1], run[-1].box[3]
    beside = [i for i, (a, b) in enumerate(anchors) if a < bottom and b > top]
    if len(beside) == 1:
        return [(beside[0], line) for line in run]
    found = []
    for line in run:
        middle = (line.box[1] + line.box[3]) / 2
        nearest = min(range(len(anchors)), key=lambda i: abs((anchors[i][0] + anchors[i][1]) / 2 - middle))
        if hanging and (anchors[nearest][0] > middle) and nearest:
            nearest -= 1
        found.append((nearest, line))
    return found


def _boundary(
    upper: Sequence[Sequence[Line]], lower: Sequence[Sequence[Line]], above: tuple[float, float], below: tuple[float, float]
) -> float:
    ends = [line.box[3] for column in upper for line in column if line.box[3] < below[0]] or [above[1]]
    begins = [line.box[1] for column in lower for line in column if line.box[1] > above[1]] or [below[0]]
    a, b = max(ends), min(begins)
    return (a + b) / 2 if a <= b else (above[1] + below[0]) / 2
