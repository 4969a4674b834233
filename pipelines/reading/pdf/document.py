"""One open PDF: its limits, its pages' geometry, and a walk over the objects drawn on a page.

PDFium is not safe to call from two threads, so every use holds `PDFIUM_LOCK`. Nothing here outlives its `with` block.
"""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from pipelines.reading.faults import Unreadable
from pipelines.reading.model import Box
from pipelines.reading.pdf.forms import check_forms
from pipelines.reading.pdf.picture_document import is_picture, picture_to_document

PDFIUM_LOCK = threading.RLock()
MAX_BYTES = 300_000_000
MAX_PAGES = 1_500
MAX_SIDE_POINTS = 20_000.0  # PDF itself stops at 14,400
MAX_OBJECTS_PER_PAGE = 60_000  # a drawing with more is art, not a table's ruling
MAX_FORM_DEPTH = 6

_WIDGET, _FREE_TEXT = 20, 3  # annotation subtypes whose words a reader sees on the page

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, kw_only=True)
class Frame:
    """The visible part of a page in PDF user space, and its rotation in quarter turns clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    quarter_turns: int

    @property
    def width(self) -> float:
        """Width in points as displayed."""
        return self.top - self.bottom if self.quarter_turns % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """Height in points as displayed."""
        return self.right - self.left if self.quarter_turns % 2 else self.top - self.bottom

    def to_box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A rectangle of user space as fractions of the displayed page (not clamped)."""
        across, down = self.right - self.left, self.top - self.bottom
        x0, x1 = (left - self.left) / across, (right - self.left) / across
        y0, y1 = (self.top - top) / down, (self.top - bottom) / down
        if self.quarter_turns == 1:
            return 1 - y1, x0, 1 - y0, x1
        if self.quarter_turns == 2:
            return 1 - x1, 1 - y1, 1 - x0, 1 - y0
        if self.quarter_turns == 3:
            return y0, 1 - x1, y1, 1 - x0
        return x0, y0, x1, y1


@contextmanager
def opened_document(data: bytes) -> Iterator[Any]:
    """The PDF, or the picture file as one, as pypdfium2 gives it. Raises `Unreadable`; every code but `no_table`."""
    if not data:
        raise Unreadable("empty_file", "The file is empty. Upload it again.")
    if len(data) > MAX_BYTES:
        raise Unreadable("too_large", f"The file is larger than {MAX_BYTES // 1_000_000} MB. Split it into parts.")
    with PDFIUM_LOCK:
        document = picture_to_document(data) if is_picture(data) else _pdf_to_document(data)
    try:
        yield document
    finally:
        with PDFIUM_LOCK:
            document.close()


def _pdf_to_document(data: bytes) -> Any:
    if b"%PDF" not in data[:1024]:
        raise Unreadable("wrong_type", "The file is not a PDF, whatever its name says. Export it again as a PDF.")
    check_forms(data)
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as exc:
        if getattr(exc, "err_code", 0) == pdfium.FPDF_ERR_PASSWORD or "password" in str(exc).lower():
            raise Unreadable("encrypted", "The PDF needs a password. Save a copy without one and upload that.") from exc
        raise Unreadable("damaged", "The PDF is damaged and cannot be opened. Export it again from where it was made.") from exc


def document_to_page_count(document: Any) -> int:
    """Number of pages. Raises `Unreadable`: `damaged` for none, `too_large` for too many or for pages of absurd size."""
    with PDFIUM_LOCK:
        count = len(document)
        if count == 0:
            raise Unreadable("damaged", "The PDF has no pages. Export it again from where it was made.")
        if count > MAX_PAGES:
            raise Unreadable("too_large", f"The PDF has {count} pages; at most {MAX_PAGES} are read. Split it into parts.")
        size = pdfium.FS_SIZEF()
        for index in range(count):
            if pdfium.FPDF_GetPageSizeByIndexF(document.raw, index, ctypes.byref(size)) and (
                not size.width <= MAX_SIDE_POINTS or not size.height <= MAX_SIDE_POINTS
            ):
                raise Unreadable("too_large", f"Page {index + 1} is larger than any sheet of paper. Export it at its printed size.")
    return count


@contextmanager
def loaded_page(document: Any, number: int) -> Iterator[Any | None]:
    """The raw page `number` (from 1) with form fields drawn into it, or None when this page alone is damaged."""
    with PDFIUM_LOCK:
        page = pdfium.FPDF_LoadPage(document.raw, number - 1)
        if page and _has_written_annotations(page) and pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY) == 1:
            pdfium.FPDF_ClosePage(page)
            page = pdfium.FPDF_LoadPage(document.raw, number - 1)
        try:
            yield page or None
        finally:
            if page:
                pdfium.FPDF_ClosePage(page)


def page_to_frame(page: Any) -> Frame:
    """The page's crop box and rotation; letter size when the file's boxes make no sense."""
    rect = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(rect))
    left, right = sorted((rect.left, rect.right))
    bottom, top = sorted((rect.bottom, rect.top))
    if right - left < 1 or top - bottom < 1:
        left, bottom, right, top = 0.0, 0.0, 612.0, 792.0
    return Frame(left=left, bottom=bottom, right=right, top=top, quarter_turns=pdfium.FPDFPage_GetRotation(page) % 4)


def page_to_objects(page: Any, wanted: frozenset[int]) -> Iterator[tuple[int, Any, Matrix]]:
    """Objects of the `wanted` types in drawing order, with the matrix of the forms they lie in; stops at `MAX_OBJECTS_PER_PAGE`."""
    budget = [MAX_OBJECTS_PER_PAGE]
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        yield from _walk(pdfium.FPDFPage_GetObject(page, index), IDENTITY, 0, wanted, budget)
        if budget[0] <= 0:
            return


def object_to_bounds(thing: Any, matrix: Matrix) -> tuple[float, float, float, float] | None:
    """Left, bottom, right, top of an object in page space, or None when PDFium knows none."""
    left, bottom, right, top = ctypes.c_float(), ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
    refs = ctypes.byref(left), ctypes.byref(bottom), ctypes.byref(right), ctypes.byref(top)
    if not pdfium.FPDFPageObj_GetBounds(thing, *refs):
        return None
    return transformed(matrix, (left.value, bottom.value, right.value, top.value))


def object_to_matrix(thing: Any) -> Matrix:
    """An object's own matrix, the identity when it has none."""
    m = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(thing, ctypes.byref(m)):
        return IDENTITY
    return m.a, m.b, m.c, m.d, m.e, m.f


def times(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that applies `first`, then `then`."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def transformed(matrix: Matrix, rect: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """The upright rectangle around a transformed rectangle."""
    if matrix == IDENTITY:
        return rect
    a, b, c, d, e, f = matrix
    xs = [a * x + c * y + e for x in (rect[0], rect[2]) for y in (rect[1], rect[3])]
    ys = [b * x + d * y + f for x in (rect[0], rect[2]) for y in (rect[1], rect[3])]
    return min(xs), min(ys), max(xs), max(ys)


def _walk(thing: Any, matrix: Matrix, depth: int, wanted: frozenset[int], budget: list[int]) -> Iterator[tuple[int, Any, Matrix]]:
    budget[0] -= 1
    if not thing or budget[0] <= 0:
        return
    kind = pdfium.FPDFPageObj_GetType(thing)
    if kind in wanted:
        yield kind, thing, matrix
    elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < MAX_FORM_DEPTH:
        inner = times(object_to_matrix(thing), matrix)
        for index in range(pdfium.FPDFFormObj_CountObjects(thing)):
            yield from _walk(pdfium.FPDFFormObj_GetObject(thing, index), inner, depth + 1, wanted, budget)


def _has_written_annotations(page: Any) -> bool:
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), 2_000)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if annotation:
            with suppress(Exception):
                kind = pdfium.FPDFAnnot_GetSubtype(annotation)
            pdfium.FPDFPage_CloseAnnot(annotation)
            if kind in (_WIDGET, _FREE_TEXT):
                return True
    return False
