"""Tables turned on their side: a column of field names at the left, one product in each column beside it.

`lines_to_turned_tables` finds them on a page, as they stand; `grid_to_turned_tables` finds them among cells and turns them upright.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipelines.reading.layout import Line
from pipelines.reading.model import Box, Cell, Table, union_of
from pipelines.reading.tables.headers import IDENTITY, MEASURES, rows_to_headers
from pipelines.reading.words.sizes import is_size
from pipelines.reading.words.vocabulary import header_to_field

LEAST_LABELS = 3
LEAST_GRID_LABELS = 4  # of which three name different fields or sizes of items
LABEL_SURE = 0.75
GRID_LABEL_SURE = 0.55  # where two values or more stand beside it

Row = Sequence[Cell]


def lines_to_turned_tables(lines: Sequence[Line], page: int) -> list[Table]:
    """Every turned table on a page: three or more unlike labels below each other, with two or more values beside most of them."""
    labels = [line for line in lines if _field(line)]
    tables = []
    taken: set[int] = set()
    for first in sorted(labels, key=lambda line: (line.box[1], line.box[0])):
        if id(first) in taken:
            continue
        column = _label_column(first, labels)
        table = _to_table(_with_unsure(column, lines), lines, page) if len(column) >= LEAST_LABELS else None
        if table is not None:
            taken |= {id(label) for label in column}
            tables.append(table)
    return tables


def _field(line: Line) -> str:
    hit = header_to_field(line.text) if not any(c.isdigit() for c in line.text) else None
    return hit[0] if hit is not None and hit[1] >= LABEL_SURE else ""


def _uncounted(text: str) -> str:
    """A label without the number that tells it from others of its field: "Colour" of "Colour 2"."""
    words, _, count = text.rpartition(" ")
    return words if count.isdigit() and (header_to_field(words) or ("", 0.0))[1] >= LABEL_SURE else text


def _label_column(first: Line, labels: Sequence[Line]) -> list[Line]:
    """The labels that stand under `first` on its left edge, up to the first that comes again."""
    under = sorted((line for line in labels if abs(line.box[0] - first.box[0]) < 0.5 * first.em and line.box[1] >= first.box[1]),
                   key=lambda line: line.box[1])  # fmt: skip
    column: list[Line] = []
    for label in under:
        if any(label.text == other.text for other in column):
            break
        column.append(label)
    return column


def _with_unsure(column: Sequence[Line], lines: Sequence[Line]) -> list[Line]:
    """The label column with lines on its left edge, between its labels and right above, whose words alone say too little."""
    pitch = max(b.box[1] - a.box[1] for a, b in pairwise(column))
    top, bottom = column[0].box[1] - 1.3 * pitch, column[-1].box[1] + 1.3 * pitch
    return sorted((line for line in lines if line in column or (
        abs(line.box[0] - column[0].box[0]) < 0.5 * line.em and top < line.box[1] < bottom and line.bold == column[0].bold and
        not any(c.isdigit() for c in _uncounted(line.text)) and len(line.words) <= 4)), key=lambda line: line.box[1])  # fmt: skip


def _to_table(column: Sequence[Line], lines: Sequence[Line], page: int) -> Table | None:
    right = max(label.box[2] for label in column)
    top, bottom = column[0].box[1] - column[0].size, column[-1].box[3] + 1.5 * column[-1].size
    values = [line for line in lines if line not in column and line.box[0] > right - 0.002 and
              top < (line.box[1] + line.box[3]) / 2 < bottom]  # fmt: skip
    if any(_field(line) for line in values if any(abs(line.box[1] - label.box[1]) < 0.5 * label.size for label in column)):
        return None  # labels further right, too: cards side by side
    rows = [_beside(index, column, values) for index in range(len(column))]
    if sum(len(row) >= 2 for row in rows) * 3 < 2 * len(rows):
        return None
    columns = _value_columns(values)
    if len(columns) < 2:
        return None
    cells = []
    for label, row in zip(column, rows, strict=True):
        held = [[line for line in row if _inside(line, span)] for span in columns]
        cells.append(
            (Cell(text=label.text, box=label.box), *(_cell(group, span, label) for group, span in zip(held, columns, strict=True)))
        )
    return Table(rows=tuple(cells), page=page)


def _beside(index: int, column: Sequence[Line], values: Sequence[Line]) -> list[Line]:
    """The values nearer to this label's height than to any other's."""

    def height(line: Line) -> float:
        return (line.box[1] + line.box[3]) / 2

    return [line for line in values
            if min(range(len(column)), key=lambda i: abs(height(column[i]) - height(line))) == index]  # fmt: skip


def _value_columns(values: Sequence[Line]) -> list[tuple[float, float]]:
    """Left and right of each column of values: lines that lie over one another."""
    spans: list[tuple[float, float]] = []
    for line in sorted(values, key=lambda item: item.box[0]):
        if spans and line.box[0] < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], line.box[2]))
        else:
            spans.append((line.box[0], line.box[2]))
    return spans


def _inside(line: Line, span: tuple[float, float]) -> bool:
    return span[0] - 0.001 <= (line.box[0] + line.box[2]) / 2 <= span[1] + 0.001


def _cell(lines: Sequence[Line], span: tuple[float, float], label: Line) -> Cell:
    ordered = sorted(lines, key=lambda line: line.box[1])
    empty: Box = (span[0], label.box[1], span[1], label.box[3])
    return Cell(text=" ".join(line.text for line in ordered), box=union_of([line.box for line in ordered]) if ordered else empty)


def grid_to_turned_tables(rows: Sequence[Row]) -> list[Sequence[Row]]:
    """Every turned table of a grid, turned upright: rows that begin, in one column, with unlike labels of items' fields or with
    sizes, and hold two values or more beside most of them. Labels that come again begin the next table."""
    labels = {index: label for index, row in enumerate(rows) if (label := _grid_label(row)) is not None}
    column = min((at for at, _ in labels.values()), default=0)
    segments: list[list[int]] = []
    for index, (at, text) in labels.items():
        if at != column:
            continue
        if not segments or any(labels[other][1] == text for other in segments[-1]):
            segments.append([])
        segments[-1].append(index)
    return [turned for segment in segments if (turned := _upright(rows, segment, column)) is not None]


def _grid_label(row: Row) -> tuple[int, str] | None:
    """The column and the text of a row's first cell when it is a label or a size and something stands beside it."""
    filled = [index for index, cell in enumerate(row) if cell.text and not cell.merged]
    if len(filled) < 2:
        return None
    text = row[filled[0]].text
    hit = header_to_field(text)
    named = hit is not None and hit[1] >= GRID_LABEL_SURE and hit[0] not in ("note", "delivery")  # these head the document as well
    return (filled[0], text.casefold()) if named or is_size(text) else None


def _is_header(row: Row) -> bool:
    """Whether labels of three fields or more stand in a row, or sizes behind another label: an upright table begins there."""
    hits = [header_to_field(cell.text) for cell in row if cell.text and not any(c.isdigit() for c in cell.text)]
    fields = {hit[0] for hit in hits if hit is not None and hit[1] >= LABEL_SURE}
    graded = not fields & {"size", "size_run"} and any(header.sizes for header in rows_to_headers([row]))
    return len(fields) >= LEAST_LABELS or graded


def _upright(rows: Sequence[Row], segment: Sequence[int], column: int) -> Sequence[Row] | None:
    """The rows from a segment's first label to its last, turned; None where they are no turned table."""
    region = [rows[index] for index in range(segment[0], segment[-1] + 1) if rows[index][column].text]
    fields = [hit[0] for index in segment if (hit := header_to_field(rows[index][column].text)) is not None]
    items = {name for name in fields if name in IDENTITY or name in MEASURES}
    sizes = sum(is_size(rows[index][column].text) for index in segment)
    named = next((row for row in region if (header_to_field(row[column].text) or ("", 0))[0] in IDENTITY), None)
    if len(segment) < LEAST_GRID_LABELS or len(items) + sizes < LEAST_LABELS or len(segment) * 2 < len(region) or named is None:
        return None
    values = [index for index in range(column + 1, len(named)) if named[index].text]
    beside = [row for row in region if sum(bool(row[index].text) for index in values) * 2 >= len(values)]
    further = any(named[index].text.endswith(":") and header_to_field(named[index].text) for index in values)
    if len(values) < 2 or len(beside) * 2 < len(region) or further or rows_to_headers([named]) or any(map(_is_header, region)):
        return None  # one product alone is a form, a row of labels heads a table, and labels with values tell of one item
    upright = [tuple(row[index] for row in region) for index in (column, *values)]
    return upright if rows_to_headers(upright[:1]) else None
