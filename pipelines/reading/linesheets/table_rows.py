"""The rows of a table whose columns are known: strips between rules, one row for each line of the column that never wraps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipelines.reading.layout import Line, words_to_line
from pipelines.reading.linesheets.table_grid import SNAP, Columns, snapped
from pipelines.reading.model import Box, Cell, Page, union_of
from pipelines.reading.words.labels import says_fact
from pipelines.reading.words.vocabulary import header_to_field

SURE_LABEL = 0.9  # confidence from which words are the label of a column and nothing else
HEADING_WORDS = 5  # of a heading between rows, at most
SPACE_EM = 0.25  # the width of a space
LINE_GAP = 0.9  # of the type's height: the next line of a cell is nearer
PADDING_EM = 1.6  # that a ruled cell leaves free, left and right together


def grid_to_rows(columns: Columns, page: Page, lines: Sequence[Line], keys: Sequence[int]) -> list[list[Cell]]:
    """The table's rows of cells, the header first when it has titles. `keys` are columns whose text never wraps, best first."""
    aspect = page.height / page.width
    inside = [line for line in lines if columns.header[3] - 0.001 < (line.box[1] + line.box[3]) / 2 < columns.bottom and
              line.box[2] > columns.left and line.box[0] < columns.right and
              columns.left - 0.02 < (line.box[0] + line.box[2]) / 2 < columns.right + 0.02]  # fmt: skip
    by_column: list[list[Line]] = [[] for _ in pairwise(columns.edges)]
    for line in inside:
        for column, part in _line_to_columns(line, columns.edges, aspect, alone=_is_alone(line, inside)):
            by_column[column].append(part)
    flats = _row_rules(columns, page)
    rows: list[list[Cell]] = []
    if any(columns.titles):
        rows.append([Cell(text=title, box=(a, columns.header[1], b, columns.header[3]))
                     for title, (a, b) in zip(columns.titles, pairwise(columns.edges), strict=True)])  # fmt: skip
    for top, bottom, full in _cut_at_headings(_bands(columns, flats), by_column, keys):
        held = [[line for line in column if top <= (line.box[1] + line.box[3]) / 2 < bottom] for column in by_column]
        if any(held):
            rows += _band_to_rows(held, columns.edges, top, bottom, keys if not full else (), full)
    for index, (held_lines, span) in enumerate(zip(by_column, pairwise(columns.edges), strict=True)):
        if _breaks_by_intent(held_lines, span, ruled=columns.ruled):
            for row in rows:
                row[index] = replace(row[index], apart="\n" in row[index].text)
    return _with_spans(rows, columns, flats, by_column)


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


def _row_rules(columns: Columns, page: Page) -> list[Box]:
    """Horizontal rules of the table; where walls end at most of them, one that most walls run through is the edge of a shade."""
    flats = [
        rule.box for rule in page.rules if rule.horizontal and columns.header[1] - SNAP <= rule.box[1] <= columns.bottom + SNAP
    ]
    walls = [r.box for r in page.rules if not r.horizontal and columns.left - SNAP <= r.box[0] <= columns.right + SNAP]

    def run_through(y: float) -> bool:
        around = [w for w in walls if w[1] - SNAP <= y <= w[3] + SNAP]
        return sum(w[1] + SNAP < y < w[3] - SNAP for w in around) > 0.6 * len(around) > 0

    crossed = {y for y in snapped([(box[1] + box[3]) / 2 for box in flats]) if run_through(y)}
    if not crossed or 2 * len(crossed) > len(snapped([(box[1] + box[3]) / 2 for box in flats])):
        return flats
    return [box for box in flats if all(abs((box[1] + box[3]) / 2 - y) >= SNAP for y in crossed)]


def _is_alone(line: Line, lines: Sequence[Line]) -> bool:
    """Whether no other line stands on the height of this one."""
    return not any(other is not line and other.box[1] < line.box[3] and other.box[3] > line.box[1] for other in lines)


def _line_to_columns(line: Line, edges: Sequence[float], aspect: float, *, alone: bool) -> list[tuple[int, Line]]:
    """A line cut at the column edges; one that runs over an edge without a gap stays whole where it begins, if it spans several
    columns or is a heading: a few words without digits, `alone` on their height."""
    homes = [_column_of((word.box[0] + word.box[2]) / 2, edges) for word in line.words]
    heading = alone and len(line.words) <= HEADING_WORDS and not _has_digit(line)
    if (heading or (len(set(homes)) >= 3 and len(line.words) >= 4)) and _even(line):
        return [(homes[0], line)]
    _moved_to_gaps(line, homes)
    parts: list[tuple[int, Line]] = []
    start = 0
    for at in range(1, len(homes) + 1):
        if at == len(homes) or homes[at] != homes[start]:
            parts.append((homes[start], words_to_line(line.words[start:at], aspect)))
            start = at
    return parts


def _moved_to_gaps(line: Line, homes: list[int]) -> None:
    """Where a text runs over its column's edge, the cut moves to the wider gap one or two words further right."""
    gaps = [b.box[0] - a.box[2] for a, b in pairwise(line.words)]
    for at in range(1, len(homes)):
        if homes[at] == homes[at - 1] or gaps[at - 1] > 0.4 * line.em:
            continue
        wider = [
            k
            for k in range(at, min(at + 2, len(gaps)))
            if homes[k] == homes[at] and gaps[k] > max(0.42 * line.em, 1.5 * gaps[at - 1])
        ]
        if wider:
            homes[at : wider[0] + 1] = [homes[at - 1]] * (wider[0] + 1 - at)


def _even(line: Line) -> bool:
    """Whether words follow each other as in a sentence, with no gap wider than half an em."""
    return all(b.box[0] - a.box[2] < 0.5 * line.em for a, b in pairwise(line.words))


def _column_of(x: float, edges: Sequence[float]) -> int:
    for index, edge in enumerate(edges[1:-1]):
        if x < edge:
            return index
    return len(edges) - 2


def _bands(columns: Columns, flats: Sequence[Box]) -> list[tuple[float, float, bool]]:
    """Top and bottom of the strips between horizontal rules that cross the table, and whether rules bound them closely."""
    width = columns.right - columns.left
    cuts = []
    for y in snapped([(box[1] + box[3]) / 2 for box in flats]):
        covered = sum(
            max(0.0, min(b[2], columns.right) - max(b[0], columns.left))
            for b in _merged([b for b in flats if abs((b[1] + b[3]) / 2 - y) < SNAP])
        )
        if covered > 0.25 * width:
            cuts.append(y)
    edges = [columns.header[3] - 0.002, *[y for y in cuts if columns.header[3] - 0.001 < y < columns.bottom], columns.bottom]
    return [(a, b, columns.ruled and len(cuts) > 3) for a, b in pairwise(edges) if b - a > 0.002]


def _cut_at_headings(
    bands: Sequence[tuple[float, float, bool]], by_column: Sequence[Sequence[Line]], keys: Sequence[int]
) -> list[tuple[float, float, bool]]:
    """The strips with words alone on their height in a key column of numbers ("Shirts") in strips of their own."""
    lines = [line for column in by_column for line in column]
    headings = [
        run[0].box
        for key in keys
        if any(_has_digit(line) for line in by_column[key])
        for run in _runs(by_column[key])
        if len(run) == 1 and not _has_digit(run[0]) and len(run[0].words) <= HEADING_WORDS and _is_alone(run[0], lines)
    ]
    parts = []
    for top, bottom, full in bands:
        cuts = [y for box in headings if not full and top <= (box[1] + box[3]) / 2 < bottom for y in (box[1], box[3])]
        parts += [(a, b, full) for a, b in pairwise([top, *sorted(y for y in cuts if top < y < bottom), bottom])]
    return parts


def _merged(boxes: Sequence[Box]) -> list[Box]:
    kept: list[Box] = []
    for box in sorted(boxes):
        if kept and box[0] <= kept[-1][2] + 0.002:
            kept[-1] = (kept[-1][0], kept[-1][1], max(kept[-1][2], box[2]), kept[-1][3])
        else:
            kept.append(box)
    return kept


def _band_to_rows(
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
        return [[_cell(column, (a, top, b, bottom)) for column, (a, b) in zip(held, pairwise(edges), strict=True)]]
    groups: list[list[list[Line]]] = [[[] for _ in held] for _ in anchors]
    hanging = _hangs(held, anchors)
    for column, lines in enumerate(held):
        for run in _runs(lines):
            for part in _assign(run, anchors, hanging=hanging):
                groups[part[0]][column].append(part[1])
    tops = [top if i == 0 else _boundary(groups[i - 1], groups[i], anchors[i - 1], anchors[i]) for i in range(len(anchors))]
    bottoms = [*tops[1:], bottom if bottom < 1.0 else min(1.0, anchors[-1][1] + (anchors[-1][1] - anchors[-2][0]))]
    return [[_cell(column, (a, tops[i], b, bottoms[i])) for column, (a, b) in zip(group, pairwise(edges), strict=True)]
            for i, group in enumerate(groups)]  # fmt: skip


def _aligned(held: Sequence[Sequence[Line]]) -> bool:
    """Whether lines of different columns stand on the same baselines, so that each baseline is a row."""
    counts = sorted((len(column) for column in held if column), reverse=True)
    return len(counts) >= 2 and counts[1] * 2 >= counts[0]


def _anchors(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """Top and bottom of each entry of the key column, top to bottom; a currency above its amount is part of the entry."""
    entries = [line for line in lines if _is_entry(line)] or lines
    return sorted((line.box[1], line.box[3]) for line in entries)


def _is_entry(line: Line) -> bool:
    return _has_digit(line) and not says_fact(line.text)


def _has_digit(line: Line) -> bool:
    return any(c.isdigit() for c in line.text)


def _runs(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines of one column that follow each other closely, as a wrapped text does."""
    runs: list[list[Line]] = []
    for line in sorted(lines, key=lambda item: item.box[1]):
        if runs and line.box[1] - runs[-1][-1].box[3] < 0.55 * line.size:
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def _hangs(held: Sequence[Sequence[Line]], anchors: Sequence[tuple[float, float]]) -> bool:
    """Whether wrapped text hangs down from its key (top-aligned rows) rather than standing around it."""
    votes = [0, 0]
    for lines in held:
        for run in _runs(lines):
            if len(run) < 2:
                continue
            first = min(abs(run[0].box[1] - top) for top, _ in anchors)
            middle = min(abs((run[0].box[1] + run[-1].box[3]) / 2 - (a + b) / 2) for a, b in anchors)
            votes[first < middle] += 1
    return votes[1] >= votes[0]


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


def _cell(lines: Sequence[Line], box: Box) -> Cell:
    """A cell of the text of `lines`, line breaks kept; words struck out are left out where others stand beside them."""
    rows: list[list[Line]] = []
    whole = any(not word.struck for line in lines for word in line.words)
    for line in sorted(lines, key=lambda item: item.box[1]):
        if rows and abs(rows[-1][0].box[1] - line.box[1]) < 0.4 * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    texts = [" ".join(word.text for line in sorted(row, key=lambda item: item.box[0]) for word in line.words
                      if not (whole and word.struck)) for row in rows]  # fmt: skip
    return Cell(text="\n".join(texts).strip(), box=box)


def _breaks_by_intent(lines: Sequence[Line], span: tuple[float, float], *, ruled: bool) -> bool:
    """Whether texts of a column break off where the next line's first word still had room, which wrapping never does."""
    if not lines:
        return False
    widest = max(line.box[2] - line.box[0] for line in lines)
    if ruled:
        widest = max(widest, span[1] - span[0] - PADDING_EM * max(line.em for line in lines))

    def had_room(upper: Line, lower: Line) -> bool:
        first = lower.words[0].box
        follows = 0 <= lower.box[1] - upper.box[3] < LINE_GAP * upper.size and not lower.text[0].islower()
        follows = follows and not upper.text.endswith((",", ";", "/", "&"))
        return follows and upper.box[2] - upper.box[0] + SPACE_EM * upper.em + first[2] - first[0] < widest

    return any(had_room(upper, lower) for upper, lower in pairwise(sorted(lines, key=lambda line: line.box[1])))


def _with_spans(
    rows: list[list[Cell]], columns: Columns, flats: Sequence[Box], by_column: Sequence[Sequence[Line]]
) -> list[list[Cell]]:
    """Cells that several ruled rows share (no rule runs through that column between them) hold their text in every row, also one
    of several lines that stands at the height of several rows."""
    if not columns.ruled or len(rows) < 3:
        return rows
    for column, (left, right) in enumerate(pairwise(columns.edges)):
        middle = (left + right) / 2
        groups: list[list[int]] = []
        for index, row in enumerate(rows):
            box = row[column].box
            y = box[1] if box else 0.0
            open_above = groups and not any(abs((f[1] + f[3]) / 2 - y) < SNAP and f[0] <= middle <= f[2] for f in flats)
            crossed = any(abs((f[1] + f[3]) / 2 - y) < SNAP for f in flats)
            if open_above and crossed:
                groups[-1].append(index)
            else:
                groups.append([index])
        for group in groups:
            texts = [rows[i][column] for i in group if rows[i][column].text]
            shared = texts[0] if len(texts) == 1 else _in_one_run([rows[i][column] for i in group], by_column[column])
            if len(group) > 1 and shared is not None:
                for i in group:
                    rows[i][column] = replace(shared, merged=i != group[0], box=rows[i][column].box)
    return rows


def _in_one_run(cells: Sequence[Cell], lines: Sequence[Line]) -> Cell | None:
    """Several cells below each other as one, where their lines follow each other closely."""
    boxes = [cell.box for cell in cells if cell.box is not None]
    if len(boxes) < len(cells) or not cells:
        return None
    whole = union_of(boxes)
    held = [line for line in lines if whole[1] <= (line.box[1] + line.box[3]) / 2 < whole[3]]
    apart = any(cell.apart for cell in cells) or _breaks_by_intent(held, (whole[0], whole[2]), ruled=True)
    return replace(_cell(held, whole), apart=apart) if len(_runs(held)) == 1 else None
