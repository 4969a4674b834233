"""What stands over a table of a sheet and numbers the style of all its rows: "Style # 4402 | Amara Dress | Wholesale | 88.00"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipelines.reading.linesheets.categories import is_category_text
from pipelines.reading.linesheets.facts import Facts
from pipelines.reading.linesheets.heading_rows import row_to_category
from pipelines.reading.linesheets.reading import Reading
from pipelines.reading.linesheets.readings import text_to_readings
from pipelines.reading.model import Category, Cell, Sheet, Table
from pipelines.reading.tables.columns import sheet_to_tables
from pipelines.reading.tables.headers import Header, rows_to_headers
from pipelines.reading.words.vocabulary import header_to_field

MOST_ROWS = 4  # of a title
LABEL_SURE = 0.8  # of a cell that labels the one beside it


@dataclass(frozen=True, kw_only=True)
class Title:
    """The readings over a table, and the rows of the sheet, from 0, that they stand in."""

    readings: tuple[Reading, ...] = ()
    rows: frozenset[int] = frozenset()


def titled_tables(sheet: Sheet, facts: Facts) -> list[tuple[Table, Title]]:
    """The tables of a sheet, each with its title; a repeated header begins a table of its own where it has a title of its own."""
    found: list[tuple[Table, Title]] = []
    for table in sheet_to_tables(sheet):
        further = [header for header in rows_to_headers(table.rows)[1:] if not _follows_item(header, table.rows)]
        for start, end in pairwise([0, *(header.rows[0] for header in further), len(table.rows)]):
            part = replace(table, rows=table.rows[start:end])
            title = _title_over(part, sheet, facts)
            if start == 0 or title.rows:
                found.append((part, title))
            else:
                found[-1] = (replace(part, rows=(*found[-1][0].rows, *part.rows)), found[-1][1])
    over = frozenset[int]().union(*(title.rows for _, title in found))
    return [(replace(table, rows=tuple(row for row in table.rows if _row_of(row) not in over)), title) for table, title in found]


def _follows_item(header: Header, rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether an item with a number of its own stands right over a header of such items: no title, though it numbers a style."""
    above = rows[header.rows[0] - 1] if header.rows[0] else ()
    filled = {column for column, cell in enumerate(above) if cell.text.strip()}
    numbers = [column for column, text in header.labels.items() if (header_to_field(text) or ("",))[0] == "style_number"]
    numbered = any(column in filled and header_to_field(above[column].text) is None for column in numbers)
    return numbered and 2 * len(filled & header.labels.keys()) > len(header.labels)


def table_to_heading(table: Table, sheet: Sheet) -> Category | None:
    """The category that a row of its own names right over a table: in words for one, or where repeated headers have one each."""
    top = _row_of(table.rows[0]) if table.rows else None
    over = [cell for (at, _), cell in sorted(sheet.cells.items()) if top and at == top - 1 and not cell.merged]
    category = row_to_category(over, table) if over else None
    again = [header.rows[0] for header in rows_to_headers(table.rows)[1:]]
    headed = bool(again) and all(row_to_category(table.rows[at - 1], table) is not None for at in again)
    return category if category is not None and (headed or is_category_text(category.name)) else None


def _title_over(table: Table, sheet: Sheet, facts: Facts) -> Title:
    """The rows right over a table from the one that numbers a style; an empty title where none does."""
    top = _row_of(table.rows[0])
    found: list[Reading] = []
    for row in range((top or 0) - 1, max(-1, (top or 0) - 1 - MOST_ROWS), -1):
        cells = [cell for (at, _), cell in sorted(sheet.cells.items()) if at == row and not cell.merged]
        if not cells:
            break
        found = [*_cells_to_readings(cells, facts), *found]
        if any(reading.role == "style_number" and reading.text for reading in found):
            texts = [reading for reading in found if reading.role == "text"]
            named = [replace(max(texts, key=lambda r: len(r.text)), role="name", confidence=0.7)] if texts else []
            said = [reading for reading in found if reading.role not in ("text", "category", "other")]
            own = named if not any(reading.role == "name" for reading in said) else []
            return Title(readings=(*said, *own), rows=frozenset(range(row, top or 0)))
    return Title()


def _row_of(row: Sequence[Cell]) -> int | None:
    """The row of the sheet, from 0, that a table's row stands in."""
    address = next((cell.address for cell in row if cell.address), None) or ""
    digits = "".join(char for char in address if char.isdigit())
    return int(digits) - 1 if digits else None


def _cells_to_readings(cells: Sequence[Cell], facts: Facts) -> list[Reading]:
    """A row's cells read as one line, each label with the cell beside it."""
    parts: list[tuple[str, Cell]] = []
    labelled = False
    for cell in cells:
        if labelled:
            parts[-1] = (f"{parts[-1][0].rstrip(' :')}: {cell.text}", cell)
        else:
            parts.append((cell.text, cell))
        hit = header_to_field(cell.text) if not labelled and ":" not in cell.text.rstrip(" :") else None
        labelled = hit is not None and hit[1] >= LABEL_SURE
    return [replace(reading, cell=cell.address) for text, cell in parts for reading in text_to_readings(text, facts)]
