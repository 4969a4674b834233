"""Small linesheets drawn for the tests: text at points from the top left of a letter page, boxes that stand for photos."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 612.0, 792.0


class Sheet:
    """A letter-size PDF under the pen. Coordinates are points from the top left; `face` is the family of the type."""

    face = "Helvetica"

    def __init__(self) -> None:
        self.sink = io.BytesIO()
        self.canvas = Canvas(self.sink, pagesize=(WIDTH, HEIGHT))

    def text(self, x: float, y: float, text: str, size: float = 9, bold: bool = False, right: bool = False) -> None:
        self.canvas.setFont(f"{self.face}-Bold" if bold else self.face, size)
        (self.canvas.drawRightString if right else self.canvas.drawString)(x, HEIGHT - y, text)

    def centred(self, x: float, y: float, text: str, size: float = 9, bold: bool = False) -> None:
        """Text with its middle at `x`."""
        self.text(x - self.canvas.stringWidth(text, f"{self.face}-Bold" if bold else self.face, size) / 2, y, text, size, bold)

    def lines(self, x: float, y: float, texts: Sequence[str], size: float = 9, leading: float = 12) -> None:
        for index, text in enumerate(texts):
            self.text(x, y + index * leading, text, size)

    def row(self, y: float, stops: Sequence[float], texts: Sequence[str], size: float = 9) -> None:
        for x, text in zip(stops, texts, strict=True):
            self.text(x, y, text, size)

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.canvas.line(x0, HEIGHT - y0, x1, HEIGHT - y1)

    def frame(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.canvas.rect(x0, HEIGHT - y1, x1 - x0, y1 - y0)

    def photo(self, x: float, y: float, width: float, height: float, shade: int = 90) -> None:
        self.canvas.drawImage(ImageReader(garment(shade)), x, HEIGHT - y - height, width, height)

    def next_page(self) -> None:
        self.canvas.showPage()

    def data(self) -> bytes:
        self.canvas.showPage()
        self.canvas.save()
        return self.sink.getvalue()


def garment(shade: int) -> Image.Image:
    """A drawn shirt on white with some texture; every shade is another picture."""
    picture = Image.new("RGB", (160, 200), "white")
    pen = ImageDraw.Draw(picture)
    pen.polygon(
        [(50, 20), (110, 20), (150, 70), (125, 90), (118, 180), (42, 180), (35, 90), (10, 70)], fill=(shade, 80, 200 - shade)
    )
    for y in range(30, 178, 5):
        pen.line((45, y, 115, y + shade % 7), fill=(min(255, shade + y // 2), 100 + y // 3, 120), width=1)
    return picture


def drawn(draw: Callable[[Sheet], None]) -> bytes:
    """The PDF that `draw` draws."""
    sheet = Sheet()
    draw(sheet)
    return sheet.data()
