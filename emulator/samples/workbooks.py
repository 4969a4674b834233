"""Sheets of values and the files they become: XLSX, XLSM, XLS, ODS and CSV. It knows cells and nothing of what they mean."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P
from openpyxl import Workbook
from openpyxl.drawing.image import Image as Picture
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

Value = str | int | Decimal | None
Span = tuple[int, int, int, int]  # first row, first column, last row, last column, from 0
BORN = datetime(2026, 11, 2, 9, 0)  # noqa: DTZ001 (a workbook's properties hold local time)
_MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_MACRO_MAIN = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"


@dataclass(kw_only=True)
class SheetData:
    """One sheet. `rows` may be of unequal length; `pictures` are (row, column, bytes) and fill their cell."""

    name: str = "Sheet1"
    rows: list[list[Value]] = field(default_factory=list)
    merged: list[Span] = field(default_factory=list)
    pictures: list[tuple[int, int, bytes]] = field(default_factory=list)
    bold_rows: list[int] = field(default_factory=list)
    widths: Sequence[float] = ()  # of columns, in characters
    row_height: float = 0  # of rows that hold a picture, in points
    number_format: str = "0.00"
    hidden: bool = False

    def add(self, *values: Value, bold: bool = False) -> int:
        """Append a row and return its index."""
        self.rows.append(list(values))
        if bold:
            self.bold_rows.append(len(self.rows) - 1)
        return len(self.rows) - 1


def as_typed(text: str) -> Value:
    """What a spreadsheet makes of a text that someone types into a cell: digits alone become a number."""
    return int(text) if text.isdigit() and str(int(text)) == text else text


def _fill(sheet: Worksheet, data: SheetData) -> None:
    line = Side(style="thin", color="BBBBBB")
    for r, row in enumerate(data.rows, start=1):
        for c, value in enumerate(row, start=1):
            if value is None or value == "":
                continue
            cell = sheet.cell(r, c, float(value) if isinstance(value, Decimal) else value)
            cell.border = Border(line, line, line, line)
            cell.alignment = Alignment(vertical="center", wrap_text=isinstance(value, str) and len(value) > 24)
            if isinstance(value, Decimal):
                cell.number_format = data.number_format
            if r - 1 in data.bold_rows:
                cell.font = Font(bold=True)
                cell.fill = PatternFill("solid", fgColor="E8E8EA")
    for i, width in enumerate(data.widths, start=1):
        sheet.column_dimensions[get_column_letter(i)].width = width
    for top, left, bottom, right in data.merged:
        sheet.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
    for row_index, column, data_bytes in data.pictures:
        sheet.row_dimensions[row_index + 1].height = data.row_height
        picture = Picture(io.BytesIO(data_bytes))
        edge = 30_000  # English Metric Units: a little air around the picture
        picture.anchor = TwoCellAnchor(
            editAs="oneCell",
            _from=AnchorMarker(col=column, row=row_index, colOff=edge, rowOff=edge),
            to=AnchorMarker(col=column + 1, row=row_index + 1, colOff=-edge, rowOff=-edge),
        )
        sheet.add_image(picture)


def to_xlsx(sheets: Sequence[SheetData]) -> bytes:
    """An XLSX workbook."""
    book = Workbook()
    book.properties.created = BORN
    first = book.active
    for i, data in enumerate(sheets):
        sheet = first if i == 0 and isinstance(first, Worksheet) else book.create_sheet()
        sheet.title = data.name
        sheet.sheet_state = "hidden" if data.hidden else "visible"
        _fill(sheet, data)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def to_xlsm(sheets: Sequence[SheetData]) -> bytes:
    """The same workbook declared as one with macros (it holds none)."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(to_xlsx(sheets))) as plain, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as macro:
        for entry in plain.infolist():
            content = plain.read(entry)
            if entry.filename == "[Content_Types].xml":
                content = content.replace(_MAIN.encode(), _MACRO_MAIN.encode())
            macro.writestr(entry, content)
    return out.getvalue()


def to_xls(sheets: Sequence[SheetData]) -> bytes:
    """A workbook of Excel 97–2003."""
    book = xlwt.Workbook(encoding="utf-8")
    money = xlwt.easyxf(num_format_str="0.00")
    for data in sheets:
        sheet = book.add_sheet(data.name)
        starts = {(top, left): (top, bottom, left, right) for top, left, bottom, right in data.merged}
        for r, row in enumerate(data.rows):
            for c, value in enumerate(row):
                written = float(value) if isinstance(value, Decimal) else value
                if (r, c) in starts:
                    sheet.write_merge(*starts[r, c], written or "")
                elif value not in (None, ""):
                    sheet.write(r, c, written, money) if isinstance(value, Decimal) else sheet.write(r, c, written)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _ods_cell(value: Value) -> TableCell:
    if value is None or value == "":
        return TableCell()
    cell = TableCell(valuetype="string") if isinstance(value, str) else TableCell(valuetype="float", value=str(value))
    cell.addElement(P(text=str(value)))
    return cell


def to_ods(sheets: Sequence[SheetData]) -> bytes:
    """An OpenDocument spreadsheet."""
    document = OpenDocumentSpreadsheet()
    for data in sheets:
        table = Table(name=data.name)
        covered = {(r, c): (top, left) for top, left, b, e in data.merged for r in range(top, b + 1) for c in range(left, e + 1)}
        spans = {(top, left): (b - top + 1, e - left + 1) for top, left, b, e in data.merged}
        for r, row in enumerate(data.rows):
            line = TableRow()
            for c, value in enumerate(row):
                if (r, c) in covered and covered[r, c] != (r, c):
                    line.addElement(CoveredTableCell())
                    continue
                cell = _ods_cell(value)
                if (r, c) in spans:
                    cell.setAttribute("numberrowsspanned", str(spans[r, c][0]))
                    cell.setAttribute("numbercolumnsspanned", str(spans[r, c][1]))
                line.addElement(cell)
            table.addElement(line)
        document.spreadsheet.addElement(table)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def to_csv(sheet: SheetData, *, delimiter: str = ",", encoding: str = "utf-8", decimal_comma: bool = False) -> bytes:
    """A text file of separated values; merged cells keep their value in the first cell only."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    for row in sheet.rows:
        texts = ["" if value is None else str(value) for value in row]
        numbers = [isinstance(value, Decimal) for value in row]
        writer.writerow(t.replace(".", ",") if n and decimal_comma else t for t, n in zip(texts, numbers, strict=True))
    return out.getvalue().encode(encoding)
