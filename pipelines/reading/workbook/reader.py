"""Reading a workbook: sheets of cells with their shown text, numbers and A1 addresses, and the pictures placed on them.

Formulas count by the values that were saved with them; macros are never run. An archive is checked before anything unpacks it.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from pipelines.reading.content_type import CSV, ODS, TSV, WORKBOOKS, XLSM, XLSX
from pipelines.reading.faults import Unreadable
from pipelines.reading.model import Cell, PlacedImage, Sheet
from pipelines.reading.workbook.archive import check_archive
from pipelines.reading.workbook.compound_file import BEGINNING, check_compound_file
from pipelines.reading.workbook.formats import Formats, archive_to_formats, shown
from pipelines.reading.workbook.hidden import archive_to_hidden, without_columns
from pipelines.reading.workbook.images import archive_to_images
from pipelines.reading.workbook.text import text_to_rows

MAX_SHEETS = 200
MAX_CELLS = 600_000  # that hold something, in the whole workbook
MAX_CELL_CHARS = 4_000
MAX_FILLED_ROWS = 100_000  # of a sheet; the longest orders have some thousands
EMPTY_STRETCH = 5_000  # rows without anything, below which a cell is a stray one and not read

EMPTY = Cell(text="")
Value = str | float | bool | dt.date | dt.time | dt.timedelta


def read_sheets(data: bytes, content_type: str) -> list[Sheet]:
    """Every worksheet in order, hidden ones marked; empty ones are left out.

    Raises `Unreadable`: `wrong_type`, `encrypted`, `damaged`, `too_large` or `empty_file` when no sheet holds anything.
    """
    if content_type not in WORKBOOKS:
        raise Unreadable("wrong_type", "The file is not a workbook. Upload an .xlsx, .xlsm, .xls, .ods or .csv file.")
    if content_type in (CSV, TSV):
        sheets = [_rows_to_sheet(text_to_rows(data), "Sheet1", 1)]
    else:
        if content_type in (XLSX, XLSM, ODS):
            check_archive(data)
        sheets = _workbook_to_sheets(data)
        formats = archive_to_formats(data) if content_type in (XLSX, XLSM) else {}
        hidden = archive_to_hidden(data) if content_type in (XLSX, XLSM) else {}
        sheets = [
            without_columns(_with_formats(sheet, formats.get(sheet.name, {})), hidden.get(sheet.name, frozenset()))
            for sheet in sheets
        ]
    filled = [sheet for sheet in sheets if sheet.cells]
    if not filled:
        raise Unreadable("empty_file", "No sheet of the workbook holds anything. Save it again and upload it once more.")
    return filled


def sheet_images(data: bytes, content_type: str) -> list[tuple[PlacedImage, bytes]]:
    """The pictures of an .xlsx or .xlsm workbook with their bytes, anchored or placed in a cell; none for other types.

    `bbox` is in fractions of the sheet's used range. Pictures that cannot be opened are left out. Raises `Unreadable` as above.
    """
    if content_type not in (XLSX, XLSM):
        return []
    check_archive(data)
    return archive_to_images(data)


def column_to_letters(column: int) -> str:
    """The letters of a column counted from 0: 0 → "A", 27 → "AB"."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def to_address(row: int, column: int) -> str:
    """A1 notation of a cell counted from 0."""
    return f"{column_to_letters(column)}{row + 1}"


def value_to_text(value: Value) -> str:
    """A value as a person reads it in the cell: whole numbers without ".0", dates in ISO order."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() and abs(value) < 1e15 else f"{round(value, 10):.15g}"
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ", "minutes")
    return str(value).strip()[:MAX_CELL_CHARS]


def _workbook_to_sheets(data: bytes) -> list[Sheet]:
    if data.startswith(BEGINNING):
        check_compound_file(data)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            metadata = [m for m in book.sheets_metadata if m.typ == SheetTypeEnum.WorkSheet]
            _check_count(len(metadata))
            sheets: list[Sheet] = []
            room = MAX_CELLS
            for number, meta in enumerate(metadata, 1):
                hidden = meta.visible != SheetVisibleEnum.Visible
                sheet = _calamine_to_sheet(book.get_sheet_by_name(meta.name), number, hidden, room)
                room -= len(sheet.cells)
                sheets.append(sheet)
            return sheets
    except PasswordError as exc:
        raise Unreadable("encrypted", "The workbook is protected by a password. Remove the password and upload it again.") from exc
    except (CalamineError, OSError, ValueError, OverflowError) as exc:
        raise Unreadable("damaged", "The workbook is damaged and cannot be read. Save it again and upload it once more.") from exc
    except BaseException as exc:
        if type(exc).__name__ != "PanicException":  # a failed assertion in Rust; pyo3 names its type but does not export it
            raise
        raise Unreadable("damaged", "The workbook is damaged and cannot be read. Save it again and upload it once more.") from exc


def _with_formats(sheet: Sheet, formats: Formats) -> Sheet:
    """A sheet whose numbers read as their formats show them."""
    cells = dict(sheet.cells)
    for place, code in formats.items():
        cell = cells.get(place)
        if cell is not None and cell.number is not None:
            text, number = shown(cell.text, cell.number, code)
            cells[place] = replace(cell, text=text, number=number)
    return replace(sheet, cells=cells) if formats else sheet


def _check_count(sheets: int) -> None:
    if sheets > MAX_SHEETS:
        raise Unreadable("too_large", f"The workbook has {sheets} sheets, more than {MAX_SHEETS}. Split it.")


def _calamine_to_sheet(source: CalamineSheet, number: int, hidden: bool, room: int) -> Sheet:
    first_row = source.start[0] if source.start else 0
    first_column = source.start[1] if source.start else 0
    rows = ([""] * first_column + row for row in source.to_python(skip_empty_area=True))
    merged = [(top, left, bottom, right) for (top, left), (bottom, right) in source.merged_cell_ranges or ()]
    return _rows_to_sheet(rows, source.name, number, merged=merged, hidden=hidden, first_row=first_row, room=room)


def _rows_to_sheet(
    rows: Iterable[Sequence[Value]],
    name: str,
    number: int,
    *,
    merged: Sequence[tuple[int, int, int, int]] = (),
    hidden: bool = False,
    first_row: int = 0,
    room: int = MAX_CELLS,
) -> Sheet:
    cells: dict[tuple[int, int], Cell] = {}
    filled_rows, last_filled = 0, first_row
    for row_index, row in enumerate(rows, first_row):
        if row_index - last_filled > EMPTY_STRETCH:
            break
        for column, value in enumerate(row):
            if value == "" or value is None:
                continue
            text = value_to_text(value)
            if not text:
                continue
            if len(cells) >= room:
                raise Unreadable("too_large", f"The workbook holds more than {MAX_CELLS:,} filled cells. Split it.")
            numeric = float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None
            cells[row_index, column] = Cell(text=text, number=numeric, address=to_address(row_index, column))
            filled_rows += row_index != last_filled
            last_filled = row_index
        if filled_rows > MAX_FILLED_ROWS:
            raise Unreadable("too_large", f"A sheet has more than {MAX_FILLED_ROWS:,} filled rows. Split it into parts.")
    last_row = max((row for row, _ in cells), default=-1)
    last_column = max((column for _, column in cells), default=-1)
    inside = [region for region in merged if region[:2] in cells and region[0] <= last_row]
    _fill_merged(cells, inside)
    return Sheet(name=name, number=number, cells=cells, merged=inside, hidden=hidden,
                 row_count=last_row + 1, column_count=max(last_column, *(column for _, column in cells), -1) + 1)  # fmt: skip


def _fill_merged(cells: dict[tuple[int, int], Cell], regions: Sequence[tuple[int, int, int, int]]) -> None:
    """Repeat a merged region's value into its cells; a region too wide to be a heading or a family of rows is left alone."""
    for top, left, bottom, right in regions:
        if (bottom - top + 1) * (right - left + 1) > 2_000:
            continue
        first = cells[top, left]
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                if (row, column) not in cells:
                    cells[row, column] = Cell(text=first.text, number=first.number, address=to_address(row, column), merged=True)


def cells_to_grid(cells: Mapping[tuple[int, int], Cell], rows: range, columns: range) -> tuple[tuple[Cell, ...], ...]:
    """A rectangular cut of a sheet; empty cells are one and the same `EMPTY`, so that a wide sheet stays small."""
    return tuple(tuple(cells.get((row, column), EMPTY) for column in columns) for row in rows)
