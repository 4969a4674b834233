"""Drawings: garments drawn with lines on the page itself, as technical flats are, found on pages without pictures.

A drawing is an outline with corners or curves of its own, large enough for a garment, and further strokes inside it: seams,
pockets, buttons. Frames, rounded or not, discs and letters are none.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from pipelines.reading.model import Box, area_of, centre_of, overlap_of, union_of
from pipelines.reading.pdf.document import Frame, Matrix, object_to_bounds, object_to_matrix, page_to_objects, times, transformed

LEAST_POINTS = 36.0  # of either side of a drawing
LARGEST = 0.4  # share of the page
MOST_PATHS = 20_000  # of one page; more are an illustration
LEAST_SEGMENTS, MOST_SEGMENTS = 6, 4_000  # of one outline
MOST_POINTS = 200_000  # of all outlines of a page that are looked at
MOST_OUTLINES = 2_000  # that may be drawings or parts of them
MOST_DRAWINGS = 120  # on one page
ON_EDGE = 0.02  # share of a side up to which a point lies on the edge of its bounds
SMALL = 0.5  # of a drawing's area, what is a part of it
MARGIN = 0.004  # share of the page left around a drawing

_PATHS = frozenset({pdfium.FPDF_PAGEOBJ_PATH})


def page_to_drawings(page: Any, frame: Frame) -> list[Box]:
    """Where the drawings of one loaded page are, in drawing order; [] where there are too many lines to tell."""
    outlines: list[Box] = []
    strokes: list[Box] = []
    points = 0
    for count, (_, thing, matrix) in enumerate(page_to_objects(page, _PATHS)):
        bounds = object_to_bounds(thing, matrix)
        if count >= MOST_PATHS or bounds is None:
            return []
        box = frame.to_box(*bounds)
        large = min(bounds[2] - bounds[0], bounds[3] - bounds[1]) >= LEAST_POINTS and area_of(box) <= LARGEST
        points += pdfium.FPDFPath_CountSegments(thing) if large else 0
        if points > MOST_POINTS or len(outlines) > MOST_OUTLINES:
            return []
        if large and _is_outline(thing, times(object_to_matrix(thing), matrix)):
            outlines.append(box)
        else:
            strokes.append(box)
    whole = _joined(outlines)
    if len(whole) > MOST_DRAWINGS:
        return []
    inside = [*strokes, *outlines]
    drawn = [box for box in whole if any(_holds(box, other) for other in inside if area_of(other) < SMALL * area_of(box))]
    return [(max(0.0, b[0] - MARGIN), max(0.0, b[1] - MARGIN), min(1.0, b[2] + MARGIN), min(1.0, b[3] + MARGIN)) for b in drawn]


def _is_outline(thing: Any, matrix: Matrix) -> bool:
    """Whether a path has a sloped or curved side that ends away from the edges of its bounds: no rectangle, rounded or not, no grid
    and no disc has one."""
    count = pdfium.FPDFPath_CountSegments(thing)
    if not LEAST_SEGMENTS <= count <= MOST_SEGMENTS:
        return False
    points = list(_points(thing, count, matrix))
    xs, ys = [x for _, (x, _) in points], [y for _, (_, y) in points]
    bounds = min(xs, default=0.0), min(ys, default=0.0), max(xs, default=0.0), max(ys, default=0.0)
    wide, high = bounds[2] - bounds[0], bounds[3] - bounds[1]
    if min(wide, high) < LEAST_POINTS / 2:
        return False
    for (_, last), (kind, at) in pairwise(points):
        sloped = min(abs(at[0] - last[0]) / wide, abs(at[1] - last[1]) / high) > ON_EDGE
        side = kind == pdfium.FPDF_SEGMENT_BEZIERTO or (kind == pdfium.FPDF_SEGMENT_LINETO and sloped)
        if side and not (_is_on_edge(at, bounds) and _is_on_edge(last, bounds)):
            return True
    return False


def _is_on_edge(at: tuple[float, float], bounds: Box) -> bool:
    across = min(at[0] - bounds[0], bounds[2] - at[0]) / (bounds[2] - bounds[0])
    down = min(at[1] - bounds[1], bounds[3] - at[1]) / (bounds[3] - bounds[1])
    return min(across, down) <= ON_EDGE


def _points(thing: Any, count: int, matrix: Matrix) -> Iterator[tuple[int, tuple[float, float]]]:
    """The kind and the end of each segment of a path, in page space."""
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(thing, index)
        if segment and pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y)):
            left, bottom, _, _ = transformed(matrix, (x.value, y.value, x.value, y.value))
            yield pdfium.FPDFPathSegment_GetType(segment), (left, bottom)


def _joined(boxes: list[Box]) -> list[Box]:
    """The boxes, those that run into each other as one."""
    joined: list[Box] = []
    for box in boxes:
        own = box
        while touching := [other for other in joined if overlap_of(own, other) > 0]:
            joined = [other for other in joined if other not in touching]
            own = union_of([own, *touching])
        joined.append(own)
    return joined


def _holds(outer: Box, inner: Box) -> bool:
    x, y = centre_of(inner)
    return outer[0] < x < outer[2] and outer[1] < y < outer[3]
