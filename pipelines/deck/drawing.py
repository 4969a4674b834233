"""Slides → PPTX, PDF and thumbnails. Whoever calls gives the pictures' bytes; one that cannot be drawn is left out."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

import pypdfium2
from PIL import Image, UnidentifiedImageError

from pipelines.deck.fitting import LINE_HEIGHT, font, text_to_lines
from pipelines.deck.model import HEIGHT_INCHES, POINTS, WIDTH_INCHES, Picture, Slide, Text
from pipelines.reading.model import Box

LONGEST_SIDE = 900  # pixels of a picture in a deck
ROOM = 0.25  # of a text's width, in the PPTX
THUMBNAIL_WIDTH = 480  # pixels

Read = Callable[[str], bytes]


def slides_to_pptx(slides: Sequence[Slide], read: Read, title: str) -> bytes:
    """A PowerPoint file with live text; every slide has its title for screen readers."""
    from pptx import Presentation
    from pptx.dml.color import RGBColor
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
    from pptx.util import Inches, Pt

    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDTH_INCHES), Inches(HEIGHT_INCHES)
    deck.core_properties.title = title
    pictures = _Pictures(read)
    for slide in slides:
        page = deck.slides.add_slide(deck.slide_layouts[6])
        page.name = slide.title
        for picture in slide.pictures:
            data = pictures.get(picture.path)
            if data is not None:
                left, top, right, bottom = fitted(picture, data)
                shape = page.shapes.add_picture(
                    io.BytesIO(data), Inches(left), Inches(top), Inches(right - left), Inches(bottom - top)
                )
                shape.name = slide.title
        for text in slide.texts:
            left, top, right, bottom = _with_room(_inches(text.box), text)
            frame = page.shapes.add_textbox(Inches(left), Inches(top), Inches(right - left), Inches(bottom - top)).text_frame
            frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
            frame.vertical_anchor, frame.word_wrap = MSO_ANCHOR.TOP, True
            for number, line in enumerate(text_to_lines(text)):
                paragraph = frame.add_paragraph() if number else frame.paragraphs[0]
                paragraph.alignment = PP_ALIGN.CENTER if text.align == "center" else PP_ALIGN.LEFT
                run = paragraph.add_run()
                run.text = line
                run.font.size, run.font.bold = Pt(text.size), text.bold
                run.font.color.rgb = RGBColor.from_string(text.color)  # type: ignore[no-untyped-call]
    file = io.BytesIO()
    deck.save(file)
    return file.getvalue()


def slides_to_pdf(slides: Sequence[Slide], read: Read, title: str) -> bytes:
    """The same slides as a PDF that carries its font."""
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    file = io.BytesIO()
    width, height = WIDTH_INCHES * POINTS, HEIGHT_INCHES * POINTS
    canvas = Canvas(file, pagesize=(width, height), invariant=1)
    canvas.setTitle(title)
    pictures = _Pictures(read)
    for slide in slides:
        for picture in slide.pictures:
            data = pictures.get(picture.path)
            if data is not None:
                left, top, right, bottom = (side * POINTS for side in fitted(picture, data))
                canvas.drawImage(ImageReader(io.BytesIO(data)), left, height - bottom, right - left, bottom - top)
        for text in slide.texts:
            _draw_text(canvas, text, width, height)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def pdf_to_thumbnails(pdf: bytes) -> list[bytes]:
    """Every page as a small PNG."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        thumbnails = []
        for page in document:
            bitmap = page.render(scale=THUMBNAIL_WIDTH / (WIDTH_INCHES * POINTS))
            file = io.BytesIO()
            bitmap.to_pil().convert("RGB").save(file, "PNG", optimize=True)
            thumbnails.append(file.getvalue())
            bitmap.close()
            page.close()
        return thumbnails
    finally:
        document.close()


def fitted(picture: Picture, data: bytes) -> Box:
    """The place of a picture in inches: as large as fits into its box, in its middle or at its left."""
    left, top, right, bottom = _inches(picture.box)
    with Image.open(io.BytesIO(data)) as image:
        ratio = image.width / image.height
    width = min(right - left, (bottom - top) * ratio)
    height = width / ratio
    x = left if picture.align == "left" else (left + right - width) / 2
    y = (top + bottom - height) / 2
    return (x, y, x + width, y + height)


class _Pictures:
    """Pictures made small enough for a deck, each once."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._made: dict[str, bytes | None] = {}

    def get(self, path: str) -> bytes | None:
        if path not in self._made:
            self._made[path] = self._make(path)
        return self._made[path]

    def _make(self, path: str) -> bytes | None:
        try:
            with Image.open(io.BytesIO(self._read(path)), formats=("PNG", "JPEG")) as image:
                small = image.convert("RGB")
        except (FileNotFoundError, UnidentifiedImageError, OSError):
            return None
        small.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        file = io.BytesIO()
        small.save(file, "JPEG", quality=85)
        return file.getvalue()


def _inches(box: Box) -> Box:
    left, top, right, bottom = box
    return (left * WIDTH_INCHES, top * HEIGHT_INCHES, right * WIDTH_INCHES, bottom * HEIGHT_INCHES)


def _with_room(box: Box, text: Text) -> Box:
    """Lines are broken here: where the reader's font is wider, none may wrap into what stands below it."""
    left, top, right, bottom = box
    room = (right - left) * ROOM
    if text.align == "center":
        return (max(left - room / 2, 0), top, min(right + room / 2, WIDTH_INCHES), bottom)
    return (left, top, min(right + room, WIDTH_INCHES), bottom)


def _draw_text(canvas: Any, text: Text, width: float, height: float) -> None:
    left, top, right, _ = text.box
    canvas.setFont(font(text.bold), text.size)
    canvas.setFillColor(f"#{text.color}")
    for number, line in enumerate(text_to_lines(text)):
        baseline = height * (1 - top) - text.size * (1 + number * LINE_HEIGHT)
        if text.align == "center":
            canvas.drawCentredString((left + right) / 2 * width, baseline, line)
        else:
            canvas.drawString(left * width, baseline, line)
