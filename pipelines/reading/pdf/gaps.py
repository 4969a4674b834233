"""What a page shows besides its text layer: letters drawn as outlines, a picture over most of it, anything at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from pipelines.reading.model import area_of
from pipelines.reading.pdf.document import Frame, object_to_bounds, page_to_objects

LETTER_POINTS = 48.0  # the height up to which a filled shape may be a letter or a line of letters
LEAST_SEGMENTS = 5  # fewer make a box or a line
MAX_COUNTED = 20_000

_SHOWN = frozenset({pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING, pdfium.FPDF_PAGEOBJ_TEXT})


@dataclass(frozen=True, kw_only=True)
class Shown:
    """`outline_segments`: of small shapes; `largest_picture`: share of the page it covers; `drawn`: whether anything is on it."""

    outline_segments: int
    largest_picture: float
    drawn: bool


def page_to_shown(page: Any, frame: Frame) -> Shown:
    """Look through a loaded page's objects."""
    segments, largest, drawn = 0, 0.0, False
    for kind, thing, matrix in page_to_objects(page, _SHOWN):
        drawn = True
        bounds = object_to_bounds(thing, matrix)
        if bounds is None:
            continue
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            left, top, right, bottom = frame.to_box(*bounds)
            largest = max(largest, area_of((max(0.0, left), max(0.0, top), min(1.0, right), min(1.0, bottom))))
        elif kind == pdfium.FPDF_PAGEOBJ_PATH and bounds[3] - bounds[1] <= LETTER_POINTS and segments < MAX_COUNTED:
            count = pdfium.FPDFPath_CountSegments(thing)
            segments += count if count >= LEAST_SEGMENTS else 0
    return Shown(outline_segments=segments, largest_picture=largest, drawn=drawn)


def page_has_text(page: Any) -> bool:
    """Whether a loaded page has more than a stamp's worth of characters in its text layer."""
    textpage = pdfium.FPDFText_LoadPage(page)
    if not textpage:
        return False
    try:
        return bool(pdfium.FPDFText_CountChars(textpage) > 60)
    finally:
        pdfium.FPDFText_ClosePage(textpage)
