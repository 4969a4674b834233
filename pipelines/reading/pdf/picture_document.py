"""A picture file (a scan saved as PNG, JPEG, TIFF or WebP) as a document: each of its frames becomes a page that it fills."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pypdfium2
from PIL import Image, ImageOps

from pipelines.reading.faults import Unreadable
from pipelines.reading.pictures.picture import BOMBS, MAX_PIXELS, on_white

MAX_FRAMES = 60  # pages of a TIFF
LONG_SIDE_POINTS = 842.0  # a page's longer side, as of A4; the resolution that a picture claims is too often wrong
FORMATS = ("PNG", "JPEG", "TIFF", "WEBP")

_BEGINNINGS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")


def is_picture(data: bytes) -> bool:
    """Whether the content begins like a PNG, JPEG, TIFF or WebP."""
    return data.startswith(_BEGINNINGS) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")


def picture_to_document(data: bytes) -> Any:
    """A PDFium document with one page for each frame; the caller holds the lock and closes it. Raises `Unreadable`."""
    document = pypdfium2.PdfDocument.new()
    try:
        for frame in _frames(data):
            _add_page(document, frame)
    except Unreadable:
        document.close()
        raise
    return document


def _frames(data: bytes) -> Iterator[Image.Image]:
    """The frames as they look on white paper, upright by the camera's own note. Raises `Unreadable`: `damaged`, `too_large`."""
    size, count = _probed(data)
    if count > MAX_FRAMES:
        raise Unreadable("too_large", f"The picture file holds {count} pages; at most {MAX_FRAMES} are read. Split it into parts.")
    if size[0] * size[1] > MAX_PIXELS:
        raise Unreadable("too_large", f"The picture has {size[0]} × {size[1]} pixels. Scan it at a lower setting.")
    for index in range(count):
        try:
            with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
                picture.seek(index)
                if picture.width * picture.height > MAX_PIXELS:
                    continue
                frame = on_white(ImageOps.exif_transpose(picture))
        except Exception as exc:  # Pillow raises a dozen unrelated types for broken files
            if index:
                return  # the pages before the damage are still read
            raise Unreadable("damaged", "The picture is damaged and cannot be opened. Save it again and upload that.") from exc
        yield frame


def _probed(data: bytes) -> tuple[tuple[int, int], int]:
    """Size and number of frames, without decoding any."""
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
            return picture.size, getattr(picture, "n_frames", 1)
    except BOMBS as exc:
        raise Unreadable("too_large", "The picture has too many pixels. Scan it at a lower setting.") from exc
    except Exception as exc:  # as above
        raise Unreadable("damaged", "The picture is damaged and cannot be opened. Save it again and upload that.") from exc


def _add_page(document: Any, picture: Image.Image) -> None:
    scale = LONG_SIDE_POINTS / max(picture.size)
    page = document.new_page(picture.width * scale, picture.height * scale)
    placed = pypdfium2.PdfImage.new(document)
    bitmap = pypdfium2.PdfBitmap.from_pil(picture)
    placed.set_bitmap(bitmap)
    placed.set_matrix(pypdfium2.PdfMatrix().scale(picture.width * scale, picture.height * scale))
    page.insert_obj(placed)
    page.gen_content()
    bitmap.close()
    page.close()
