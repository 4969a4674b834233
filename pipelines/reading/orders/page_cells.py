"""The cells of a row of words on an order's page: runs of words that stand apart, or the columns of a grid."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise, takewhile

from pipelines.reading.model import Cell, Page, Rule, Table, Word, union_of
from pipelines.reading.orders.page_grids import Grid
from pipelines.reading.orders.page_rows import TextRow, page_to_rows, parted, row_text
from pipelines.reading.orders.wrapping import TEXTS
from pipelines.reading.tables.cell_kinds import text_to_quantity
from pipelines.reading.tables.content import NUMERIC
from pipelines.reading.words.vocabulary import header_to_field

SENTENCE_EM = 0.45  # words of a sentence stand no further apart
LIKE = 1.15  # times the widest space inside the columns are those across them
FEWEST_SPACES = 5  # inside columns, that show how wide a row's spaces are
FEWEST_FACTS = 2  # of a row of nothing else
LIKELY = 0.55  # of a label before a colon
FEWEST_SPOKEN = 3  # words in a column of numbers that are no number: a sentence with one in it
SMALLER = 0.85  # times the type of a cell's first line: what is smaller says more of what that names
SIGNS = ("€", "$", "£", "¥", "%")  # part of a number, and none alone


def page_to_bare_tables(page: Page) -> list[Table]:
    """A table without any header: rows of three cells and more that stand below each other in columns."""
    walls = [rule for rule in page.rules if not rule.horizontal]
    rows = [segments for row in page_to_rows(page) if len(segments := row_to_segments(row, walls)) >= 3]
    spans: list[tuple[float, float]] = []
    for left, right in sorted((cell[0].box[0], cell[-1].box[2]) for row in rows for cell in row):
        if spans and left < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], right))
        else:
            spans.append((left, right))
    if len(rows) < 2 or len(spans) < 3:
        return []
    cells = [
        tuple(
            words_to_cell([w for cell in row for w in cell if left <= (w.box[0] + w.box[2]) / 2 <= right]) for left, right in spans
        )
        for row in rows
    ]
    return [Table(rows=tuple(cells), page=page.number)]


def row_to_segments(row: TextRow, walls: Sequence[Rule]) -> list[list[Word]]:
    """The runs of words of a row that stand apart, or have an upright rule between them."""
    segments: list[list[Word]] = [[row.words[0]]]
    space = row.space
    for word in row.words[1:]:
        last = segments[-1][-1]
        if word.box[0] - last.box[2] > space or parted(last.box, word.box, row, walls):
            segments.append([word])
        else:
            segments[-1].append(word)
    return segments


def row_to_columns(row: TextRow, grid: Grid, walls: Sequence[Rule]) -> list[list[Word]]:
    """The words of a row by column. Text that runs over into a column of numbers stays with the text it belongs to."""
    columns: list[list[Word]] = [[] for _ in grid.labels]
    if grid.bars and 0 < len(row.bars) < len(columns):
        for word in row.words:
            columns[sum(bar < (word.box[0] + word.box[2]) / 2 for bar in row.bars)].append(word)
        return columns
    segments = row_to_segments(row, walls)
    if _are_facts(segments):
        return _facts_to_columns(segments, grid)
    for segment in segments:
        homes = [grid.column_of((w.box[0] + w.box[2]) / 2) for w in segment]
        if _is_remark(segment, homes, row, grid):
            homes = [homes[0]] * len(segment)
        for position in range(1, len(segment)):
            home, before = homes[position], homes[position - 1]
            if home == before + 1 and not columns[home] and grid.fields[home] in NUMERIC and not has_number(segment[position].text):
                gap = segment[position].box[0] - segment[position - 1].box[2]
                later = any(h == home and has_number(w.text) for h, w in zip(homes[position:], segment[position:], strict=True))
                if gap < 0.45 * row.em and (later or segment[position].text.isalpha()):
                    homes[position] = before
        for home, word in zip(homes, segment, strict=True):
            columns[home].append(word)
    return columns


def row_to_caption(row: TextRow, width: int) -> tuple[Cell, ...]:
    """A row over the header, in cells of its own: they keep to no columns."""
    segments = row_to_segments(row, ())
    segments = [*segments[: width - 1], [word for segment in segments[width - 1 :] for word in segment]]
    return tuple(words_to_cell(segments[index]) if index < len(segments) else Cell(text="") for index in range(width))


def words_to_cell(*runs: Sequence[Word]) -> Cell:
    """A cell of words in one or more rows, a line for each; a word broken at a hyphen goes on without one."""
    filled = [run for run in runs if run]
    if not filled:
        return Cell(text="")
    text = ""
    for run in filled:
        broken = text.endswith("-") and text[-2:-1].isalnum()
        text += ("" if broken or not text else "\n") + " ".join(word.text for word in run)
    return Cell(text=text, box=union_of([word.box for run in filled for word in run]), small=min(_small(filled), text.count("\n")))


def _small(lines: Sequence[Sequence[Word]]) -> int:
    """How many lines at the end are set in smaller type than the first."""
    sizes = [max(word.size for word in line) for line in lines]
    return sum(1 for _ in takewhile(lambda size: size < SMALLER * sizes[0], reversed(sizes)))


def _are_facts(segments: Sequence[Sequence[Word]]) -> bool:
    """Whether all runs of a row that stand apart begin with a known label and a colon: "Style: 4711   Name: Polly Shirt"."""
    parts = [row_text(segment).partition(":") for segment in segments]
    told = [hit is not None and hit[1] >= LIKELY and bool(value.strip())
            for label, _, value in parts for hit in [header_to_field(label)]]  # fmt: skip
    return len(told) >= FEWEST_FACTS and all(told)


def _facts_to_columns(facts: Sequence[list[Word]], grid: Grid) -> list[list[Word]]:
    """Labelled facts by column: they keep to none, so each stays whole, in the first that is free from where it begins."""
    columns: list[list[Word]] = [[] for _ in grid.labels]
    home = -1
    for fact in facts:
        home = min(max(home + 1, grid.column_of(fact[0].box[0])), len(columns) - 1)
        columns[home].extend(fact)
    return columns


def _is_remark(segment: Sequence[Word], homes: Sequence[int], row: TextRow, grid: Grid) -> bool:
    """Whether a row's last run of words goes over its columns as a sentence does: no cell of numbers begins in it, and before it
    stands nothing but the row's place in the list and the beginning of the same cell."""
    placed = list(pairwise(zip(segment, homes, strict=True)))
    crossed = [(a, b) for (a, at), (b, home) in placed if at != home]
    inside = [b.box[0] - a.box[2] for (a, at), (b, home) in placed if at == home]
    before = [word for word in row.words if word.box[2] <= segment[0].box[0]]
    listed = {grid.column_of((word.box[0] + word.box[2]) / 2) for word in before} - {homes[0]}
    if not crossed or len(before) + len(segment) < len(row.words) or any(grid.fields[home] != "line_number" for home in listed):
        return False
    counts = {home for word, home in zip(segment, homes, strict=True) if grid.fields[home] in NUMERIC and has_number(word.text)}
    spoken = Counter(home for word, home in zip(segment, homes, strict=True) if not has_number(word.text))
    counts -= {home for home in counts if spoken[home] >= FEWEST_SPOKEN}
    texts = {home for home in homes[1:] if home != homes[0] and grid.fields[home] in (*TEXTS, None)}
    enough = len(segment) >= 4 or (len(segment) > 1 and not counts and not texts)
    widest = max(SENTENCE_EM * row.em, LIKE * max(inside) if len(inside) >= FEWEST_SPACES else 0.0)  # spaces of a wide font
    return enough and len(counts) < 2 and all(b.box[0] - a.box[2] < widest for a, b in crossed)


def has_number(text: str) -> bool:
    """Whether a word is part of a number: digits, a dash for none, the sign of a currency."""
    return any(char.isdigit() for char in text) or text in (*SIGNS, "-") or text_to_quantity(text) is not None
