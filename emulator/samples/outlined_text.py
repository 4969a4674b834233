"""Text as drawn shapes, the way a designer's "create outlines" leaves it: it can be seen but not selected."""

from __future__ import annotations

import os
from functools import lru_cache

import reportlab
from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

Point = tuple[float, float]


@lru_cache(maxsize=2)
def _font(bold: bool) -> TTFont:
    return TTFont(os.path.join(os.path.dirname(reportlab.__file__), "fonts", "VeraBd.ttf" if bold else "Vera.ttf"))


class _PathPen(BasePen):  # type: ignore[misc]  # the library is not typed
    """Draws a glyph into a path; the base class turns quadratic curves into cubic ones."""

    def __init__(self, font: TTFont, path: PDFPathObject, x: float, y: float, scale: float) -> None:
        super().__init__(font.getGlyphSet())
        self.path, self.x, self.y, self.scale = path, x, y, scale

    def _at(self, point: Point) -> Point:
        return self.x + point[0] * self.scale, self.y + point[1] * self.scale

    def _moveTo(self, pt: Point) -> None:  # noqa: N802 (the base class's name)
        self.path.moveTo(*self._at(pt))

    def _lineTo(self, pt: Point) -> None:  # noqa: N802
        self.path.lineTo(*self._at(pt))

    def _curveToOne(self, pt1: Point, pt2: Point, pt3: Point) -> None:  # noqa: N802
        self.path.curveTo(*self._at(pt1), *self._at(pt2), *self._at(pt3))

    def _closePath(self) -> None:  # noqa: N802
        self.path.close()


def draw_outlined(canvas: Canvas, x: float, y: float, text: str, size: float, *, bold: bool = False) -> float:
    """Fill the shapes of a text at baseline (x, y) in PDF coordinates; its width in points. Unknown letters leave a gap."""
    font = _font(bold)
    glyphs, names, scale = font.getGlyphSet(), font.getBestCmap(), size / font["head"].unitsPerEm
    start = x
    for letter in text:
        name = names.get(ord(letter))
        if name:
            path = canvas.beginPath()
            glyphs[name].draw(_PathPen(font, path, x, y, scale))
            canvas.drawPath(path, stroke=0, fill=1, fillMode=1)
        x += glyphs[name or "space"].width * scale
    return x - start
