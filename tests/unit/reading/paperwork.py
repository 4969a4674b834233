"""Orders made for the tests: workbooks of plain rows, and pages on which words are placed by hand."""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import pairwise

import openpyxl
import pypdfium2
from reportlab.pdfgen import canvas

from pipelines.reading.model import OrderLine

Rows = Sequence[Sequence[object]]


def workbook(*sheets: tuple[str, Rows], merged: Sequence[str] = (), hidden: Sequence[str] = ()) -> bytes:
    """An .xlsx of sheets of rows; "" leaves a cell empty. `merged` are regions of the first sheet."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for number, (name, rows) in enumerate(sheets):
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([None if value == "" else value for value in row])
        for region in merged if number == 0 else ():
            sheet.merge_cells(region)
        if name in hidden:
            sheet.sheet_state = "hidden"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def order_sheet(*rows: Sequence[object]) -> bytes:
    """An .xlsx with one sheet."""
    return workbook(("Order", rows))


class Paper:
    """A PDF on A4 on which rows of text are placed from the top; a negative x ends a text there instead of beginning it."""

    def __init__(self, font: str = "Helvetica") -> None:
        self._font = font
        self._buffer = io.BytesIO()
        self._canvas = canvas.Canvas(self._buffer, pagesize=(595, 842))
        self._y = 800.0

    def row(self, *cells: tuple[float, str], down: float = 14.0, size: float = 9) -> Paper:
        """One row of texts at their x in points, then `down` points further."""
        self._canvas.setFont(self._font, size)
        for x, text in cells:
            if x < 0:
                self._canvas.drawRightString(-x, self._y, text)
            else:
                self._canvas.drawString(x, self._y, text)
        self._y -= down
        return self

    def box(self, x: float, y: float, texts: Sequence[Sequence[str]], widths: Sequence[float]) -> Paper:
        """A ruled grid with its upper left corner at x, y; rows are 15 points high."""
        self._canvas.setFont("Helvetica", 8)
        for row, cells in enumerate(texts):
            left = x
            for text, width in zip(cells, widths, strict=True):
                self._canvas.rect(left, y - 15 * (row + 1), width, 15)
                self._canvas.drawString(left + 3, y - 15 * row - 11, text)
                left += width
        return self

    def frame(self, x: float, y: float, width: float, height: float) -> Paper:
        """A ruled cell with its lower left corner at x, y."""
        self._canvas.rect(x, y, width, height)
        return self

    def strokes(self, *xs: float, top: float, bottom: float) -> Paper:
        """Upright strokes such as those of a bar code."""
        for x in xs:
            self._canvas.line(x, top, x, bottom)
        return self

    def upright(self, x: float, y: float, text: str) -> Paper:
        """Text that runs up the page from x, y."""
        self._canvas.saveState()
        self._canvas.translate(x, y)
        self._canvas.rotate(90)
        self._canvas.setFont("Helvetica", 7)
        self._canvas.drawString(0, 0, text)
        self._canvas.restoreState()
        return self

    def rule(self, *cuts: float) -> Paper:
        """A line across the page over the next row, drawn piece by piece between the cuts."""
        for left, right in pairwise((40, *cuts, 555)):
            self._canvas.line(left, self._y + 10, right, self._y + 10)
        return self

    def new_page(self) -> Paper:
        """Go on at the top of a fresh page."""
        self._canvas.showPage()
        self._y = 800.0
        return self

    def pdf(self) -> bytes:
        """The document."""
        self._canvas.save()
        return self._buffer.getvalue()


def scanned(pdf: bytes) -> bytes:
    """The first page of a PDF as a PNG without any text layer."""
    picture = pypdfium2.PdfDocument(pdf)[0].render(scale=2).to_pil()
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    return buffer.getvalue()


def told(line: OrderLine) -> tuple[str, str, str, str, float, str]:
    """What a line says, short enough to compare: number, description, colour, size, quantity, unit price."""
    price = line.unit_price.amount if line.unit_price else ""
    return (line.style_number or line.sku, line.description, line.color, line.size, line.quantity, price)
