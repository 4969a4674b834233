"""Reading a PDF: how many pages it has, the words and ruling on them, and the pictures placed on them.

Pages are read one at a time and closed again, so memory does not grow with their number. A page that is damaged by itself gives an
empty page of grade 0.0 and no pictures; the rest of the document is still read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from PIL import Image

from pipelines.reading.model import Page, PlacedImage
from pipelines.reading.pdf_document import PDFIUM_LOCK, document_to_page_count, loaded_page, opened_document, page_to_frame
from pipelines.reading.pdf_images import Repeats, page_to_placed_images
from pipelines.reading.pdf_text import page_to_words_and_rules

_MASK = re.compile(rb"/(?:SMask|Mask|ImageMask)\b")


def open_pdf(data: bytes) -> int:
    """Number of pages of a PDF. Raises `Unreadable`: `empty_file`, `wrong_type`, `encrypted`, `damaged` or `too_large`."""
    with opened_document(data) as document:
        return document_to_page_count(document)


def pdf_to_pages(data: bytes, first: int = 1, last: int | None = None) -> Iterator[Page]:
    """Pages `first` to `last` (from 1, inclusive, cut to what there is), one by one. Raises `Unreadable` as `open_pdf` does."""
    with opened_document(data) as document:
        for number in _numbers(document, first, last):
            with loaded_page(document, number) as page:
                if page is None:
                    read = Page(number=number, width=612.0, height=792.0, words=(), grade=0.0)
                else:
                    read = page_to_words_and_rules(page, page_to_frame(page), number)
            yield read


def pdf_to_images(data: bytes, first: int = 1, last: int | None = None) -> Iterator[tuple[PlacedImage, bytes]]:
    """Every picture placed on pages `first` to `last` with its PNG or JPEG bytes. Raises `Unreadable` as `open_pdf` does.

    Specks and pictures over the pixel limit are left out. A picture placed twice comes twice, with the same `sha256`.
    """
    masks = _MASK.search(data) is not None
    repeats = Repeats()
    with opened_document(data) as document:
        for number in _numbers(document, first, last):
            with loaded_page(document, number) as page:
                placed = []
                if page is not None:
                    placed = list(page_to_placed_images(document, page, page_to_frame(page), number, masks, repeats))
            yield from placed


def page_to_picture(data: bytes, number: int, scale: float = 2.0) -> Image.Image:
    """Page `number` drawn as RGB at `scale` pixels a point, 25 million pixels at most. Raises `Unreadable` as `open_pdf`."""
    with opened_document(data) as document, PDFIUM_LOCK:
        document_to_page_count(document)
        page = document[number - 1]
        try:
            width, height = page.get_size()
            most = (25_000_000 / max(1.0, width * height)) ** 0.5
            bitmap = page.render(scale=min(scale, most))
            picture: Image.Image = bitmap.to_pil().convert("RGB")
            bitmap.close()
            return picture
        finally:
            page.close()


def _numbers(document: Any, first: int, last: int | None) -> range:
    count = document_to_page_count(document)
    return range(max(1, first), min(count, count if last is None else last) + 1)
