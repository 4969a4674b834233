"""Tables on a page: columns from ruling, a header row or the last page; rows from ruling or the column that never wraps.

`page_to_tables` is the whole way; `table_grid` finds where columns and rows lie, this module decides what is a table.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile
from statistics import median

from pipelines.reading.layout import Line, page_to_lines
from pipelines.reading.linesheets.header_lines import HEADING_SIZE, header_fields, header_runs, parted_header
from pipelines.reading.linesheets.price_lists import lines_to_price_lists
from pipelines.reading.linesheets.ruled_columns import page_to_ruled_columns
from pipelines.reading.linesheets.table_grid import Columns, header_to_columns, lines_to_rows
from pipelines.reading.linesheets.table_rows import SURE_LABEL, grid_to_rows, with_wrapped_titles
from pipelines.reading.model import Box, Cell, Page, Table, union_of
from pipelines.reading.tables.turned import lines_to_turned_tables
from pipelines.reading.words.colors import is_color_text
from pipelines.reading.words.labels import says_fact
from pipelines.reading.words.money import text_to_price
from pipelines.reading.words.size_lists import text_to_sizes
from pipelines.reading.words.style_numbers import looks_like_style_number
from pipelines.reading.words.vocabulary import header_to_field

CLEAR = 0.002  # share of the page by which a table ends over a heading
HEADING_ROWS = 6  # lines of a heading over the next header, the facts that hold for its rows included
KEY_FIELDS = ("style_number", "sku", "barcode", "line_number", "quantity", "unit_price", "wholesale_price", "retail_price", "price",
              "line_total")  # fmt: skip


def page_to_tables(
    page: Page, carried: Sequence[float] = (), lines: Sequence[Line] | None = None, *, fields: Sequence[str] = ()
) -> list[Table]:
    """The tables of a page from top to bottom, header rows included; every row equally long, every cell with its box.

    `carried` holds the column edges of a table that the last page ended with, and `fields` what its columns hold: rows under those
    edges go on without a header.
    `lines` are the page's lines when they have been laid out already (without running headers, say).
    """
    lines = list(page_to_lines(page) if lines is None else lines)
    tables: list[tuple[Table, Box]] = []
    for columns in _headed_columns(page, lines):
        table = _columns_to_table(columns, page, _free(lines, tables))
        if table is not None:
            tables.append(table)
    free = _free(lines, tables)
    for turned in lines_to_turned_tables(free, page.number):
        tables.append((turned, table_to_box(turned)))
    free = _free(lines, tables)
    for columns in page_to_ruled_columns(page, free):
        table = _columns_to_table(columns, page, free)
        if table is not None and _is_tabular(table[0]):
            tables.append(table)
            free = _free(lines, tables)
    if carried and not any(box[1] < 0.2 for _, box in tables):
        bottom = min((box[1] for _, box in tables), default=1.0)
        table = _continued(carried, fields, page, [line for line in free if line.box[3] < bottom])
        if table is not None:
            tables.append(table)
            free = _free(lines, tables)
    for columns in _aligned_columns(free):
        table = _columns_to_table(columns, page, free)
        if table is not None and _is_tabular(table[0]):
            tables.append(table)
            free = _free(lines, tables)
    tables += [(listed, table_to_box(listed)) for listed in lines_to_price_lists(free, page.number)]
    return [table for table, _ in sorted(tables, key=lambda item: (item[1][1], item[1][0]))]


def table_to_box(table: Table) -> Box:
    """The box around a page table's cells that hold something."""
    return union_of([cell.box for row in table.rows for cell in row if cell.box is not None and cell.text])


def table_to_edges(table: Table) -> tuple[float, ...]:
    """Left edges of a page table's columns and the right edge of the last, fractions of the page."""
    first = table.rows[0]
    lefts = [cell.box[0] for cell in first if cell.box is not None]
    return (*lefts, first[-1].box[2]) if first and first[-1].box is not None else ()


def _free(lines: Sequence[Line], tables: Sequence[tuple[Table, Box]]) -> list[Line]:
    """Lines that lie in no table yet."""

    def inside(line: Line) -> bool:
        x, y = (line.box[0] + line.box[2]) / 2, (line.box[1] + line.box[3]) / 2
        return any(b[0] - 0.005 <= x <= b[2] + 0.005 and b[1] - 0.002 <= y <= b[3] + 0.002 for _, b in tables)

    return [line for line in lines if not inside(line)]


def _headed_columns(page: Page, lines: Sequence[Line]) -> list[Columns]:
    """Columns under every row of lines that reads as a table's header, cut where the next header begins."""
    rows = [parted_header(row, page.height / page.width) for row in lines_to_rows(lines)]
    found: list[Columns] = []
    for index, row in enumerate(rows):
        for run in header_runs(row):
            if any(columns.header[1] - 0.001 <= run[0].box[1] <= columns.header[3] + 0.001 and
                   columns.left < run[0].box[2] and columns.right > run[0].box[0] for columns in found):  # fmt: skip
                continue
            columns = header_to_columns(run, rows, index, page)
            if columns is not None:
                found.append(columns)
    return [_cut_off(columns, found, rows) for columns in found]


def _cut_off(columns: Columns, others: Sequence[Columns], rows: Sequence[Sequence[Line]]) -> Columns:
    """The columns down to the next header under them, without the heading that stands right above it, one line over another: it is
    in larger type, or leads facts that hold for the rows of that header ("Colours: …", "Sizes: …")."""
    below = [other.header[1] for other in others if other.header[1] > columns.header[3] and
             other.left < columns.right and other.right > columns.left]  # fmt: skip
    if not below:
        return columns
    end = min(below)
    reached = [[line for line in row if line.box[0] < columns.right and line.box[2] > columns.left] for row in rows]
    body = [row for row in reached if row and columns.header[3] < row[0].box[1] and max(line.box[3] for line in row) <= end]
    usual = median(line.size for row in body for line in row) if body else 0.0
    lone = list(takewhile(lambda row: len(row) == 1, reversed(body[-HEADING_ROWS:])))
    large = [row for row in body[-HEADING_ROWS:] if max(line.size for line in row) > HEADING_SIZE * usual]
    headings = large + [row for row in lone if row[0].bold and any(says_fact(lower.text) for (lower,) in lone)]
    return columns.ending(min([end, *(line.box[1] - CLEAR for row in headings for line in row)]))


def _columns_to_table(columns: Columns, page: Page, lines: Sequence[Line], carried: Sequence[str] = ()) -> tuple[Table, Box] | None:
    fields = carried or header_fields(columns.titles)
    keys = [i for name in KEY_FIELDS for i, field in enumerate(fields) if field == name]
    rows = grid_to_rows(columns, page, lines, keys)
    headed = bool(columns.titles) and any(columns.titles)
    rows = with_wrapped_titles(rows) if headed else rows
    body = rows[1:] if headed else rows
    filled = [row for row in body if sum(bool(cell.text) for cell in row) >= 2]
    if not filled:
        return None
    while len(rows) > 2 and sum(bool(cell.text) for cell in rows[-1]) == 1 and rows[-1] not in filled and not _says_color(rows[-1]):
        rows = rows[:-1]
    table = Table(rows=tuple(tuple(row) for row in rows), page=page.number, ruled=columns.ruled)
    return table, table_to_box(table)


def _says_color(row: Sequence[Cell]) -> bool:
    """Whether a line in a row is a colour, perhaps behind its code, or labels facts: it goes on with the style above."""
    return any(is_color_text(line) or says_fact(line) for cell in row for line in cell.text.split("\n"))


def _continued(edges: Sequence[float], fields: Sequence[str], page: Page, lines: Sequence[Line]) -> tuple[Table, Box] | None:
    """The rows that go on under the last page's columns, when most of the words respect their edges."""
    words = [word for line in lines for word in line.words]
    inner = edges[1:-1]
    crossing = sum(any(word.box[0] + 0.004 < edge < word.box[2] - 0.004 for edge in inner) for word in words)
    if not words or crossing > 0.1 * len(words):
        return None
    top = min(line.box[1] for line in lines) - 0.002
    columns = Columns(edges=tuple(edges), header=(edges[0], top, edges[-1], top), titles=(), bottom=1.0, ruled=False)
    known = fields if len(fields) == len(edges) - 1 else ()
    table = _columns_to_table(columns, page, lines, known)
    return table if table is not None and (_is_tabular(table[0]) or _goes_on(table[0], known)) else None


def _goes_on(table: Table, fields: Sequence[str]) -> bool:
    """Whether rows of few columns hold prices where the table before them does."""
    priced = [i for i, name in enumerate(fields) if name in ("price", "wholesale_price", "retail_price")]
    rows = [row for row in table.rows if sum(bool(cell.text) for cell in row) >= 2]
    kept = sum(any(text_to_price(row[i].text) is not None for i in priced) for row in rows)
    return len(rows) >= 2 and kept >= 0.7 * len(rows) and len(rows) >= 0.5 * len(table.rows)


def _is_tabular(table: Table) -> bool:
    """Whether a table without a known header is one: rows of unlike cells, one with a code or a price, not a grid of cards."""
    if any(len(set(header_fields([c.text for c in row])) - {""}) >= 2 for row in table.rows[:3]):
        return True
    columns = list(zip(*table.rows, strict=True))
    heads = {cell.text.casefold() for cell in columns[0] if cell.text} if columns else set()
    labels = _labels(columns[0]) if columns else set()
    if any(len({c.text.casefold() for c in column} & heads) >= 2 or len(_labels(column) & labels) >= 2 for column in columns[1:]):
        return False  # the same labels again further right: cards side by side
    if len(set(header_fields(sorted(heads))) - {""}) >= 3 and len(columns) >= 2:
        return True  # transposed: its first column is the header
    rows = [[cell.text for cell in row if cell.text] for row in table.rows]
    rows = [row for row in rows if len(row) >= 2]
    if len(rows) < 2 or any(len(cell) > 160 for row in rows for cell in row):
        return False
    alike = sum(_is_telling(row) for row in rows)
    return alike * 2 >= len(rows) and _runs_down(table)


def _labels(column: Sequence[Cell]) -> set[str]:
    """The lines of a column's cells that are surely the label of a field."""
    lines = {line.casefold() for cell in column for line in cell.text.split("\n")}
    return {line for line in lines if (header_to_field(line) or ("", 0.0))[1] >= SURE_LABEL}


def _runs_down(table: Table) -> bool:
    """Whether cells are more alike down the columns, as in a table, than along the rows, as in a grid of cards."""
    kinds = [[_kind(cell.text) for cell in row] for row in table.rows]

    def sameness(lines: Sequence[Sequence[str]]) -> float:
        shares = []
        for line in lines:
            filled = [kind for kind in line if kind]
            if len(filled) >= 2:
                shares.append(max(filled.count(kind) for kind in filled) / len(filled))
        return sum(shares) / len(shares) if shares else 0.0

    return sameness(list(zip(*kinds, strict=True))) >= sameness(kinds)


def _kind(text: str) -> str:
    """What a cell's text looks like: "" for nothing, else a word for its kind."""
    text = text.strip()
    if not text:
        return ""
    field = header_to_field(text)
    if field is not None and field[1] >= SURE_LABEL:
        return f"label {field[0]}"
    if text_to_price(text) is not None:
        return "price"
    if looks_like_style_number(text):
        return "code"
    return "sizes" if text_to_sizes(text) else "color" if is_color_text(text) else "text"


def _is_telling(row: Sequence[str]) -> bool:
    codes = sum(looks_like_style_number(text) and " " not in text for text in row)
    prices = sum(text_to_price(text) is not None and any(c in text for c in ".,$€£") for text in row)
    return (
        (codes == 1 and len(row) >= 3) or (1 <= prices <= 3 and prices < len(row) and len(row) >= 3) or (codes == 1 and prices == 1)
    )


def _aligned_columns(lines: Sequence[Line]) -> list[Columns]:
    """Columns of rows that follow each other with as many lines under one another, though no header names them."""
    found: list[Columns] = []
    run: list[list[Line]] = []
    between = 0  # rows with fewer lines since the run began: wrapped cells, if there are not too many
    for row in [*lines_to_rows(lines), []]:
        if run and row and len(row) < 3:
            between += 1
            continue
        if run and len(row) == len(run[-1]) and all(_under(a, b) for a, b in zip(run[-1], row, strict=True)):
            run.append(row)
            continue
        telling = [_is_telling([line.text for line in r]) for r in run]
        if len(run) >= 3 and sum(telling) * 3 >= 2 * len(run) and between <= 1.5 * len(run):
            found.append(_rows_to_columns(run))
        run, between = ([row] if len(row) >= 3 else []), 0
    return found


def _under(upper: Line, lower: Line) -> bool:
    a, b = upper.box, lower.box
    em = max(upper.em, lower.em)
    return abs(a[0] - b[0]) < em or abs(a[2] - b[2]) < em or abs(a[0] + a[2] - b[0] - b[2]) < 2 * em


def _rows_to_columns(rows: Sequence[Sequence[Line]]) -> Columns:
    boxes = [union_of([row[i].box for row in rows]) for i in range(len(rows[0]))]
    inner = [(a[2] + b[0]) / 2 for a, b in pairwise(boxes)]
    top, bottom = rows[0][0].box[1] - 0.002, max(line.box[3] for line in rows[-1]) + 0.002
    edges = (boxes[0][0] - 0.004, *inner, boxes[-1][2] + 0.004)
    return Columns(edges=edges, header=(edges[0], top, edges[-1], top), titles=(), bottom=bottom, ruled=False)
