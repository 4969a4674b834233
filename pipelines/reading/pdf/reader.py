"""Reading a PDF: how many pages it has, the words and ruling on them, and the pictures placed on them.

Pages are read one at a time and closed again, so memory does not grow with their number. A page that is damaged by itself gives an
empty page of grade 0.0 and no pictures; the rest of the document is still read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from PIL import Image

from pipelines.reading.faults import Unreadable
from pipelines.reading.model import Page, PlacedImage, area_of
from pipelines.reading.pdf.bitmap import page_to_bitmap
from pipelines.reading.pdf.document import Frame, document_to_page_count, loaded_page, opened_document, page_to_frame
from pipelines.reading.pdf.drawings import page_to_drawings
from pipelines.reading.pdf.gaps import page_has_text, page_to_shown
from pipelines.reading.pdf.images import Repeats, image_to_encoded, page_to_placed_images, placed_image
from pipelines.reading.pdf.last_file import of_last_file
from pipelines.reading.pdf.ocr_pages import (
    FEW_WORDS,
    PAGE_PIXELS,
    SCAN_SHARE,
    Need,
    is_suspect,
    page_to_need,
    page_with_recognised_text,
    scan_to_pictures,
)  # fmt: skip
from pipelines.reading.pdf.text import page_to_words_and_rules

DRAWING_SCALE = 2.5  # pixels a point

_MASK = re.compile(rb"/(?:SMask|Mask|ImageMask)\b")


def open_pdf(data: bytes) -> int:
    """Number of pages of a PDF. Raises `Unreadable`: `empty_file`, `wrong_type`, `encrypted`, `damaged` or `too_large`."""
    with opened_document(data) as document:
        return document_to_page_count(document)


def pdf_to_pages(data: bytes, first: int = 1, last: int | None = None, *, recognise: bool = True) -> Iterator[Page]:
    """Pages `first` to `last` (from 1, inclusive, cut to what there is), one by one. Raises `Unreadable` as `open_pdf` does.

    Where a page has no text, a garbled one or letters drawn as outlines, its text is recognised, unless `recognise` is off.
    """
    with opened_document(data) as document:
        for number in _numbers(document, first, last):
            picture: Image.Image | None = None
            need: Need = "none"
            with loaded_page(document, number) as page:
                if page is None:
                    read = Page(number=number, width=612.0, height=792.0, words=(), grade=0.0)
                else:
                    frame = page_to_frame(page)
                    read = page_to_words_and_rules(page, frame, number)
                    if recognise and (len(read.words) < FEW_WORDS or is_suspect(read)):
                        need = page_to_need(read, page_to_shown(page, frame))
                    if need != "none":
                        picture = page_to_bitmap(page, frame, PAGE_PIXELS / max(frame.width, frame.height))
            yield read if picture is None else page_with_recognised_text(read, picture, need)


def pdf_to_images(data: bytes, first: int = 1, last: int | None = None) -> Iterator[tuple[PlacedImage, bytes]]:
    """Every picture placed on pages `first` to `last` with its PNG or JPEG bytes. Raises `Unreadable` as `open_pdf` does.

    Specks and pictures over the pixel limit are left out. A picture placed twice comes twice, with the same `sha256`. The pictures
    on a scanned page follow the scan itself. A page without any gives what is drawn on it with lines.
    """
    masks = _has_masks(data)
    repeats = Repeats()
    with opened_document(data) as document:
        for number in _numbers(document, first, last):
            placed, scan = [], None
            with loaded_page(document, number) as page:
                if page is not None:
                    frame = page_to_frame(page)
                    placed = list(page_to_placed_images(document, page, frame, number, masks, repeats))
                    placed = placed or _drawn(page, frame, number)
                    if any(area_of(image.bbox) > SCAN_SHARE for image, _ in placed) and not page_has_text(page):
                        scan = page_to_bitmap(page, frame, PAGE_PIXELS / max(frame.width, frame.height))
            yield from placed
            if scan is not None:
                yield from _scanned(scan, number)


@of_last_file
def _has_masks(data: bytes) -> bool:
    return _MASK.search(data) is not None


def page_to_picture(data: bytes, number: int, scale: float = 2.0) -> Image.Image:
    """Page `number` drawn as RGB at `scale` pixels a point, less for a huge page. Raises `Unreadable` as `open_pdf` does."""
    with opened_document(data) as document:
        if number not in _numbers(document, number, number):
            raise Unreadable("damaged", f"The document has no page {number}.")
        with loaded_page(document, number) as page:
            picture = None if page is None else page_to_bitmap(page, page_to_frame(page), scale)
    if picture is None:
        raise Unreadable("damaged", f"Page {number} is damaged and cannot be drawn.")
    return picture


def _drawn(page: Any, frame: Frame, number: int) -> list[tuple[PlacedImage, bytes]]:
    """What is drawn on a page with lines, as pictures of it."""
    found = []
    for index, box in enumerate(page_to_drawings(page, frame), 1):
        if (picture := page_to_bitmap(page, frame, DRAWING_SCALE, box)) is not None:
            data, measured = image_to_encoded(picture)
            found.append((placed_image(f"p{number}d{index}", number, box, measured), data))
    return found


def _scanned(scan: Image.Image, number: int) -> Iterator[tuple[PlacedImage, bytes]]:
    for index, (box, picture) in enumerate(scan_to_pictures(scan), 1):
        data, measured = image_to_encoded(picture)
        yield placed_image(f"p{number}s{index}", number, box, measured), data


def _numbers(document: Any, first: int, last: int | None) -> range:
    count = document_to_page_count(document)
    return range(max(1, first), min(count, count if last is None else last) + 1)
