"""The ruling drawn on a PDF page: lines, edges of rectangles, and strokes that may strike out a price."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

from pipelines.reading.model import Box, Rule
from pipelines.reading.pdf.document import Frame, Matrix, object_to_bounds, object_to_matrix, page_to_objects, times

MAX_RULES_PER_PAGE = 8_000
THIN_POINTS = 2.6  # a filled rectangle thinner than this is a line

_PATHS = frozenset({pdfium.FPDF_PAGEOBJ_PATH})


def page_to_rules(page: Any, frame: Frame) -> tuple[list[Rule], list[Box]]:
    """Lines and edges of rectangles as rules, and short slanted strokes (a way to strike out a price)."""
    rules: list[Rule] = []
    slashes: list[Box] = []
    for _, thing, matrix in page_to_objects(page, _PATHS):
        if len(rules) >= MAX_RULES_PER_PAGE:
            break
        bounds = object_to_bounds(thing, matrix)
        if bounds is None:
            continue
        width, height = bounds[2] - bounds[0], bounds[3] - bounds[1]
        if min(width, height) <= THIN_POINTS:
            if max(width, height) > 2:
                rules.append(_rule(frame.to_box(*bounds), frame, width >= height))
            continue
        segments = pdfium.FPDFPath_CountSegments(thing)
        if segments > 4_000:
            continue
        _segments_to_rules(thing, segments, times(object_to_matrix(thing), matrix), frame, rules, slashes)
    return rules[:MAX_RULES_PER_PAGE], slashes


def _segments_to_rules(thing: Any, count: int, matrix: Matrix, frame: Frame, rules: list[Rule], slashes: list[Box]) -> None:
    x, y = ctypes.c_float(), ctypes.c_float()
    last = first = None
    edges: list[tuple[float, float, float, float]] = []
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(thing, index)
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        a, b, c, d, e, f = matrix
        point = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            first = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO and last is not None:
            edges.append((*last, *point))
        last = point
        if pdfium.FPDFPathSegment_GetClose(segment) and first is not None and first != point:
            edges.append((*point, *first))
            last = first
    for x0, y0, x1, y1 in edges:
        wide, high = abs(x1 - x0), abs(y1 - y0)
        if min(wide, high) <= 0.8 and max(wide, high) > 4:
            box = frame.to_box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
            rules.append(_rule(box, frame, wide >= high))
        elif len(edges) <= 2 and 3 < wide < 120 and high < 40:
            slashes.append(frame.to_box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))


def _rule(box: Box, frame: Frame, wide: bool) -> Rule:
    clamped = (max(0.0, box[0]), max(0.0, box[1]), min(1.0, box[2]), min(1.0, box[3]))
    return Rule(box=clamped, horizontal=wide if frame.quarter_turns % 2 == 0 else not wide)
