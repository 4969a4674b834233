"""A loaded page, or a part of it, as pixels: what a reader sees. No page can ask for more memory than the stated limit."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium
from PIL import Image

from pipelines.reading.model import WHOLE_PAGE, Box
from pipelines.reading.pdf.document import Frame

MAX_RENDERED_PIXELS = 25_000_000


def page_to_bitmap(page: Any, frame: Frame, scale: float, part: Box = WHOLE_PAGE) -> Image.Image | None:
    """The `part` of a loaded page as RGB on white at `scale` pixels a point, less for a huge page; None if it cannot be drawn."""
    across, down = (part[2] - part[0]) * frame.width, (part[3] - part[1]) * frame.height
    scale = min(scale, (MAX_RENDERED_PIXELS / max(1.0, across * down)) ** 0.5)
    width, height = max(1, round(across * scale)), max(1, round(down * scale))
    bitmap = pdfium.FPDFBitmap_Create(width, height, 0)
    if not bitmap:
        return None
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        pdfium.FPDF_RenderPageBitmap(
            bitmap, page, round(-part[0] * frame.width * scale), round(-part[1] * frame.height * scale),
            round(frame.width * scale), round(frame.height * scale), 0, 0,
        )  # fmt: skip
        image = bitmap_to_image(bitmap)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    return None if image is None else image.convert("RGB")


def bitmap_to_image(bitmap: Any) -> Image.Image | None:
    """A PDFium bitmap as a Pillow picture that owns its pixels: L, RGB or RGBA."""
    width, height = pdfium.FPDFBitmap_GetWidth(bitmap), pdfium.FPDFBitmap_GetHeight(bitmap)
    stride, kind = pdfium.FPDFBitmap_GetStride(bitmap), pdfium.FPDFBitmap_GetFormat(bitmap)
    layouts = {
        pdfium.FPDFBitmap_Gray: ("L", "L"), pdfium.FPDFBitmap_BGR: ("RGB", "BGR"), pdfium.FPDFBitmap_BGRx: ("RGB", "BGRX"),
        pdfium.FPDFBitmap_BGRA: ("RGBA", "BGRA"),
    }  # fmt: skip
    if kind not in layouts or width <= 0 or height <= 0:
        return None
    pixels = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height)
    mode, raw = layouts[kind]
    return Image.frombytes(mode, (width, height), pixels, "raw", raw, stride, 1)
