"""A PDF being set, with the origin at the top left and sizes in points. It knows type, pictures and pages, and no product."""

from __future__ import annotations

import io
import os

import reportlab
from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from emulator.samples.outlined_text import draw_outlined
from emulator.samples.truth import Box

Ink = tuple[float, float, float]  # red, green, blue from 0 to 1
Area = tuple[float, float, float, float]  # left, top, right, bottom in points
BLACK: Ink = (0.1, 0.1, 0.12)
GREY: Ink = (0.45, 0.45, 0.48)
RULE: Ink = (0.72, 0.72, 0.74)
PAPERS = {"a4": (595.28, 841.89), "letter": (612.0, 792.0), "wide": (960.0, 540.0), "a3": (841.89, 1190.55)}
FACES = {  # face → regular, bold
    "sans": ("Helvetica", "Helvetica-Bold"),
    "serif": ("Times-Roman", "Times-Bold"),
    "round": ("SampleVera", "SampleVera-Bold"),
    "mono": ("Courier", "Courier-Bold"),
}

rl_config.useA85 = 0  # binary streams: smaller files


def _register_fonts() -> None:
    folder = os.path.join(os.path.dirname(reportlab.__file__), "fonts")
    for name, file in (("SampleVera", "Vera.ttf"), ("SampleVera-Bold", "VeraBd.ttf")):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, os.path.join(folder, file)))


class Paper:
    """Pages of one size in one type face. Text stands on a baseline measured from the top.

    `outlined` draws letters as shapes instead of text (in the "round" face, whatever the face). `turned` lays the pages down in
    the file and has the viewer turn them upright, as some programs export landscape pages.
    """

    def __init__(
        self, size: tuple[float, float], face: str = "sans", title: str = "", *, outlined: bool = False, turned: bool = False
    ) -> None:
        _register_fonts()
        self.width, self.height = size
        self.face = "round" if outlined else face
        self.outlined = outlined
        self.page = 1
        self._out = io.BytesIO()
        self._turned = turned
        self._canvas = Canvas(self._out, pagesize=size, invariant=True, pageCompression=1)
        self._canvas.setTitle(title)
        self._open_page()

    def _open_page(self) -> None:
        if self._turned:
            self._canvas.setPageRotation(90)  # the library swaps the page's sides itself
            self._canvas.translate(self.height, 0)
            self._canvas.rotate(90)

    def font(self, bold: bool = False) -> str:
        """The name of the face's font."""
        return FACES[self.face][bold]

    def measure(self, text: str, size: float, bold: bool = False) -> float:
        """Width of a text in points."""
        return float(pdfmetrics.stringWidth(text, self.font(bold), size))

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = 8,
        bold: bool = False,
        ink: Ink = BLACK,
        align: str = "left",
        struck: bool = False,
        tracking: float = 0,
    ) -> float:
        """Print a line at baseline `y` (left edge, centre or right edge at `x`) and return its width.

        `tracking` is added between letters, for text that is aligned left.
        """
        width = self.measure(text, size, bold)
        left = x - {"left": 0.0, "centre": width / 2, "right": width}[align]
        self._canvas.setFillColorRGB(*ink)
        if self.outlined:
            draw_outlined(self._canvas, left, self.height - y, text, size, bold=bold)
        else:
            self._canvas.setFont(self.font(bold), size)
            self._canvas.drawString(left, self.height - y, text, charSpace=tracking)
        if struck:
            self.line(left - 1, y - size * 0.3, left + width + 1, y - size * 0.3, ink=ink, thickness=max(0.5, size * 0.07))
        return width

    def wrap(self, text: str, width: float, size: float, bold: bool = False) -> list[str]:
        """Lines of at most `width` points, broken at spaces; a longer word keeps its own line."""
        lines: list[str] = []
        for word in text.split(" "):
            joined = f"{lines[-1]} {word}" if lines else word
            if lines and self.measure(joined, size, bold) <= width:
                lines[-1] = joined
            else:
                lines.append(word)
        return lines

    def line(self, x1: float, y1: float, x2: float, y2: float, *, ink: Ink = RULE, thickness: float = 0.6) -> None:
        """Draw a straight line."""
        self._canvas.setStrokeColorRGB(*ink)
        self._canvas.setLineWidth(thickness)
        self._canvas.line(x1, self.height - y1, x2, self.height - y2)

    def box(
        self, area: Area, *, fill: Ink | None = None, stroke: Ink | None = None, thickness: float = 0.6, radius: float = 0
    ) -> None:
        """Draw a rectangle."""
        left, top, right, bottom = area
        if fill:
            self._canvas.setFillColorRGB(*fill)
        if stroke:
            self._canvas.setStrokeColorRGB(*stroke)
            self._canvas.setLineWidth(thickness)
        shape = (left, self.height - bottom, right - left, bottom - top)
        if radius:
            self._canvas.roundRect(*shape, radius, fill=int(fill is not None), stroke=int(stroke is not None))
        else:
            self._canvas.rect(*shape, fill=int(fill is not None), stroke=int(stroke is not None))

    def picture(self, data: bytes, area: Area, fit: str = "contain", *, anchor: float = 0.5) -> Box:
        """Place a picture in an area (`contain` whole, `cover` clipped, `stretch`); what shows of it, in fractions of the page.

        `anchor` says where a picture stands in an area that is too high for it: 0 at the top, 1 at the bottom.
        """
        left, top, right, bottom = area
        reader = ImageReader(io.BytesIO(data))
        pixels = reader.getSize()
        across, down = (right - left) / pixels[0], (bottom - top) / pixels[1]
        if fit == "stretch":
            width, height = right - left, bottom - top
        else:
            scale = max(across, down) if fit == "cover" else min(across, down)
            width, height = pixels[0] * scale, pixels[1] * scale
        x, y = (left + right - width) / 2, top + (bottom - top - height) * anchor
        self._canvas.saveState()
        if fit == "cover":
            clip = self._canvas.beginPath()
            clip.rect(left, self.height - bottom, right - left, bottom - top)
            self._canvas.clipPath(clip, stroke=0, fill=0)
        self._canvas.drawImage(reader, x, self.height - y - height, width, height, mask="auto")
        self._canvas.restoreState()
        return self.fractions((max(left, x), max(top, y), min(right, x + width), min(bottom, y + height)))

    def fractions(self, area: Area) -> Box:
        """An area as fractions of the page, cut at its edges."""
        left, top, right, bottom = area
        return (
            max(0.0, left / self.width),
            max(0.0, top / self.height),
            min(1.0, right / self.width),
            min(1.0, bottom / self.height),
        )

    def turn_page(self) -> None:
        """Finish the page and begin the next."""
        self._canvas.showPage()
        self._open_page()
        self.page += 1

    def finish(self) -> bytes:
        """The document's bytes; the current page ends here."""
        self._canvas.showPage()
        self._canvas.save()
        return self._out.getvalue()
