"""Tables of a sheet, and what each column of a table holds: the header's words, checked against the content below them.

`sheet_to_tables` cuts a sheet at its headers; `table_columns` reads one table's header. Nothing here knows orders or linesheets.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from pipelines.reading.model import Cell, Sheet, Table
from pipelines.reading.tables.cell_kinds import (
    content_share,
    holds_number_among_lines,
    holds_number_and_words,
    is_color_code,
    is_item_code,
)
from pipelines.reading.tables.content import settle_fields
from pipelines.reading.tables.crossings import with_crossings_turned
from pipelines.reading.tables.headers import IDENTITY, Header, color_code_columns, rows_to_headers
from pipelines.reading.tables.options import with_options
from pipelines.reading.tables.proofs import AGREE
from pipelines.reading.tables.size_rows import Row, keyed_sizes, labelled_sizes
from pipelines.reading.tables.turned import grid_to_turned_tables
from pipelines.reading.tables.unlabelled import COUNTED, UNSURE
from pipelines.reading.words.header_words import Field
from pipelines.reading.words.ratios import text_to_ratio
from pipelines.reading.words.vocabulary import header_to_fields, header_to_parts
from pipelines.reading.workbook.reader import cells_to_grid

MOST_COLUMNS = 600
SAMPLE_ROWS = 400  # of a column's content
MOSTLY = 0.5  # of the cells
NUMBER_SURE = 0.65  # of a part of a compound label; less sure words may mean a number or not


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column: its header as written, the field it holds (None when unknown), and how sure that is (0..1).

    `also` names further fields of a compound header ("Style # / Colour"); `size` is set when the column holds the quantity of one
    size; `group` is the upper header over several columns ("Germany", "Delivery 1").
    """

    index: int
    header: str = ""
    field: Field | None = None
    also: tuple[Field, ...] = ()
    size: str = ""
    group: str = ""
    confidence: float = 0.0
    address: str | None = None  # of the header's cell, on a sheet


@dataclass(frozen=True, kw_only=True)
class Columns:
    """The columns of one table. `header_rows` are all rows that are headers, repeated ones too; () for a table without."""

    columns: tuple[Column, ...]
    header_rows: tuple[int, ...] = ()
    changes: Mapping[int, Mapping[int, str]] = field(default_factory=dict)  # header row → sizes that hold from there on

    def of(self, *fields: Field) -> list[Column]:
        """The columns that hold one of `fields`, in the order of `fields`, then left to right."""
        return [column for name in fields for column in self.columns if column.field == name or name in column.also]

    @property
    def sizes(self) -> dict[int, str]:
        """Column index → size, for a size matrix; empty for any other table."""
        return {column.index: column.size for column in self.columns if column.size}

    def without_sizes(self, places: Collection[int]) -> Columns:
        """The same columns, those at `places` heading no sizes."""
        columns = tuple(replace(column, size="") if column.index in places else column for column in self.columns)
        changes = {row: {c: size for c, size in sizes.items() if c not in places} for row, sizes in self.changes.items()}
        return replace(self, columns=columns, changes=changes)


def sheet_to_tables(sheet: Sheet) -> list[Table]:
    """The tables of a sheet, each from its header down to the next one; a header that is repeated stays inside its table.
    Tables that lie on their side are turned upright.

    A sheet without any header gives one table of everything in it. Tables that stand side by side are cut apart.
    """
    if not sheet.cells:
        return []
    grid = with_crossings_turned(cells_to_grid(sheet.cells, range(sheet.row_count), range(min(sheet.column_count, MOST_COLUMNS))))
    turned = grid_to_turned_tables(grid)
    if turned:
        return [Table(rows=tuple(map(tuple, rows)), sheet=sheet.name) for rows in turned]
    headers = rows_to_headers(grid)
    if not headers:
        return [_cut(sheet, grid, 0, len(grid), range(len(grid[0])))]
    starts: list[Header] = []
    for header in headers:
        if not starts or not (_same_columns(starts[-1], header) or _details(starts[-1], header, grid)):
            starts.append(header)
    tables: list[Table] = []
    tops = [*(_with_scales(header, grid) for header in starts), len(grid)]
    for header, (top, end) in zip(starts, pairwise(tops), strict=True):
        tables += [_cut(sheet, grid, top, end, columns) for columns in _side_by_side(grid, header, end)]
    return [with_options(table) for table in tables if any(cell.text for row in table.rows for cell in row)]


def table_columns(table: Table) -> Columns:
    """What each column of `table` holds. Without a header the columns are told by their content, where it leaves no doubt."""
    headers = rows_to_headers(table.rows)
    if not headers:
        return Columns(columns=tuple(settle_to_columns(table.rows, {})))
    first = headers[0]
    changes = {h.rows[-1]: h.sizes for h in headers if h.sizes}
    header_rows = tuple(row for header in headers for row in header.rows)
    body = [row for index, row in enumerate(table.rows) if index > first.rows[-1] and index not in header_rows]
    named = settle_to_columns(body, first.labels, first.sizes)
    columns = tuple(
        Column(index=c.index, header=c.header, field=c.field, also=c.also, size=c.size, confidence=c.confidence,
               group=first.groups.get(c.index, ""), address=table.rows[first.rows[-1]][c.index].address)
        for c in named
    )  # fmt: skip
    return Columns(columns=columns, header_rows=header_rows, changes=changes)


def settle_to_columns(body: Sequence[Row], labels: Mapping[int, str], sizes: Mapping[int, str] | None = None) -> list[Column]:
    """One `Column` for each column of `body`, from the labels over them and from what they hold."""
    sizes = sizes or {}
    width = max([len(row) for row in body] + [column + 1 for column in labels], default=0)
    sample = _without_marks(body[:SAMPLE_ROWS], labels)
    options = {column: () if column in sizes else _label_to_fields(text, column, sample) for column, text in labels.items()}
    for column in color_code_columns(labels):
        if content_share([row[column] for row in sample if column < len(row)], is_color_code) >= AGREE:
            options[column] = (("color_code", NUMBER_SURE),)
    settled = settle_fields(sample, width, options, frozenset(sizes))
    fields = {name for name, _ in settled.values()}
    found = []
    for index in range(width):
        label, size = labels.get(index, ""), sizes.get(index, "")
        hit = settled.get(index)
        also = (
            tuple(
                _further(name, sure, fields)
                for name, sure in options.get(index, ())
                if hit and name != hit[0] and (sure >= UNSURE or name not in COUNTED)
            )
            if len(options.get(index, ())) > 1
            else ()
        )
        sure = 0.9 if size else hit[1] if hit else 0.0
        found.append(
            Column(index=index, header=label, field=hit[0] if hit else None, also=also, size=size, confidence=round(sure, 2))
        )
    return found


def _label_to_fields(label: str, column: int, body: Sequence[Row]) -> tuple[tuple[Field, float], ...]:
    """What a label names; of one such as "Style / Name" both, where the cells below it hold a number and words, and of sizes with
    their pieces, "Maat x aantal", the run that most cells list."""
    fields = _without_uncoded(header_to_fields(label), column, body)
    if {name for name, _ in fields} in ({"size", "quantity"}, {"size_run", "quantity"}):
        listed = content_share([row[column] for row in body if column < len(row)], lambda cell: bool(text_to_ratio(cell.text)))
        return (("size_run", max(sure for _, sure in fields)),) if listed > MOSTLY else fields
    parts = header_to_parts(label) if len(fields) == 1 else ()
    number = next((place for place, (name, _) in enumerate(parts) if name in ("style_number", "sku")), None)
    filled = [row[column] for row in body if column < len(row) and row[column].text]
    if not parts and fields and fields[0][0] == "style_number" and content_share(filled, holds_number_among_lines) > MOSTLY:
        return (("name", fields[0][1]),)  # of which the number is a line
    if number is None or len(parts) != 2:
        return fields
    both = sum(holds_number_and_words(cell, number) for cell in filled)
    return parts if both * 2 > len(filled) else fields


def _without_uncoded(fields: tuple[tuple[Field, float], ...], column: int, body: Sequence[Row]) -> tuple[tuple[Field, float], ...]:
    """What a compound label names, without a number that is only maybe meant ("Product/Item Description") over words."""
    numbers = [sure for name, sure in fields if name in ("style_number", "sku")]
    if any(sure >= NUMBER_SURE for sure in numbers):
        return fields  # what a second part may mean ("Art.-Nr. / Artikel") is told by the cells
    told = [hit for hit in fields if hit[0] not in ("style_number", "sku")]
    filled = [row[column].text for row in body if column < len(row) and row[column].text]
    coded = [text for text in filled if any(is_item_code(Cell(text=part)) for part in text.split())]
    return tuple(told) if told and len(told) < len(fields) and len(coded) * 4 < len(filled) else fields


def _further(name: Field, sure: float, fields: set[Field]) -> Field:
    """A further field of a compound header: the "Article" behind a style number is its name where no other column holds one."""
    unnamed = not fields & {"name", "description"}
    return "description" if name == "sku" and sure < 0.8 and "style_number" in fields and unnamed else name


def _same_columns(a: Header, b: Header) -> bool:
    """Whether `b` repeats `a`: the same words over the same columns, sizes aside; where one has sizes the other names no field."""
    if any(_first_field(b.labels.get(column, "")) for column in a.sizes.keys() - b.sizes.keys()):
        return False
    first = {column: text.casefold() for column, text in a.labels.items() if column not in a.sizes}
    second = {column: text.casefold() for column, text in b.labels.items() if column not in b.sizes}
    shared = sum(second.get(column) == text for column, text in first.items())
    return shared >= 2 and shared >= 0.75 * max(len(first), len(second))


def _with_scales(header: Header, grid: Sequence[Row]) -> int:
    """The first row of a table: that of its header, or of a legend right above, which says several scales of sizes for columns that
    the header says no more of."""
    top = header.rows[0]
    others = header.labels.keys() - header.sizes.keys()
    while top and (sizes := keyed_sizes(grid[top - 1])) and not sizes.keys() & others:
        top -= 1
    return top


def _details(header: Header, sizes: Header, grid: Sequence[Row]) -> bool:
    """Whether a header only says the sizes of the item above it, in a table of items that each have such a row below them."""
    named = {_first_field(text) for text in header.labels.values()}
    return not header.sizes and bool(named & IDENTITY) and bool(labelled_sizes(grid[sizes.rows[0]]))


def _side_by_side(grid: Sequence[Row], header: Header, end: int) -> list[range]:
    """Column ranges of the tables under one header row: cut where an empty column parts two headers that each name items."""
    width = len(grid[0])
    filled = [any(grid[row][column].text for row in range(header.rows[0], end)) for column in range(width)]
    gaps = [column for column in range(1, width) if not filled[column] and filled[column - 1]]
    cuts = [0]
    for gap in gaps:
        left = {_first_field(header.labels[c]) for c in header.labels if cuts[-1] <= c < gap}
        right = {_first_field(header.labels[c]) for c in header.labels if c > gap}
        twice = (left & right) - {None}
        if len(twice) >= 2 and twice & {"style_number", "sku", "name", "description", "quantity"}:
            cuts.append(gap)
    return [range(a, b) for a, b in zip(cuts, [*cuts[1:], width], strict=True)]


def _without_marks(body: Sequence[Row], labels: Mapping[int, str]) -> Sequence[Row]:
    """The rows without what only marks their kind of record, "LIN" below "LIN" in a file of several kinds."""
    words = [(column, text) for column, text in labels.items() if text.isalpha()]
    marks = {column for column, text in words if {row[column].text for row in body if column < len(row)} == {text}}
    return [[Cell(text="") if at in marks else cell for at, cell in enumerate(row)] for row in body] if marks else body


def _first_field(label: str) -> Field | None:
    fields = header_to_fields(label)
    return fields[0][0] if fields else None


def _cut(sheet: Sheet, grid: Sequence[Row], start: int, end: int, columns: range) -> Table:
    rows = [tuple(grid[row][column] for column in columns) for row in range(start, end)]
    while rows and not any(cell.text for cell in rows[-1]):
        rows.pop()
    last = max((index for row in rows for index, cell in enumerate(row) if cell.text), default=-1)
    first = min((index for row in rows for index, cell in enumerate(row) if cell.text), default=0)
    kept: tuple[tuple[Cell, ...], ...] = tuple(row[first : last + 1] for row in rows)
    return Table(rows=kept, sheet=sheet.name)
