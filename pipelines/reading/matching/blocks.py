"""Blocks of products that have one picture together: rows below one title, and close rows beside a picture taller than they are."""

from __future__ import annotations

from collections.abc import Mapping

from pipelines.reading.matching.places import Fit, Place, title_of
from pipelines.reading.model import Box

ROWS_TALL = 2.5  # times as tall as a row is at least the picture of several


def titled_blocks(place: Place) -> dict[Box, list[int]]:
    """Title → the rows below it, when all rows stand below one and there are no more pictures than titles; else none.

    A title stands at its picture; how far its rows reach says nothing.
    """
    blocks: dict[Box, list[int]] = {}
    for k, product in enumerate(place.products):
        title = title_of(product)
        if title is None or product.area is None or title[3] > product.area[1]:
            return {}
        blocks.setdefault(title, []).append(k)
    return blocks if len(place.images) <= len(blocks) < len(place.products) else {}


def family_blocks(place: Place) -> list[list[int]]:
    """Blocks of close rows, when the page is made of such blocks and of no more, and taller, pictures; else none."""
    if len(place.images) >= len(place.products) or any(text is None for text in place.texts):
        return []
    blocks: list[list[int]] = []
    for k in sorted(range(len(place.texts)), key=lambda k: place.text_box(k)[1]):
        near = next((block for block in blocks if _close_rows(place.text_box(block[-1]), place.text_box(k))), None)
        if near is None:
            blocks.append([k])
        else:
            near.append(k)
    tallest_row = max(place.text_box(k)[3] - place.text_box(k)[1] for k in range(len(place.texts)))
    lowest_picture = min(image.bbox[3] - image.bbox[1] for image in place.images)
    of_styles = all(len({place.products[k].style_number or place.products[k].key for k in block}) > 1 for block in blocks)
    return blocks if of_styles and len(place.images) <= len(blocks) and lowest_picture > ROWS_TALL * tallest_row else []


def photo_of_block(place: Place, i: int, main: Mapping[int, Fit]) -> Fit | None:
    """The photo of the block of close rows that product `i` is one of, if it is the block's only one and taller than two rows."""
    rows = sorted((k for k, text in enumerate(place.texts) if text is not None), key=lambda k: place.text_box(k)[1])
    if i not in rows:
        return None
    block = {i}
    for step in (-1, 1):
        at = i
        for k in rows[rows.index(i) + step :: step] if 0 <= rows.index(i) + step < len(rows) else ():
            if not _close_rows(place.text_box(at), place.text_box(k)):
                continue
            block.add(k)
            at = k
    photos = {main[k].image.key: main[k] for k in block if k in main}
    if len(photos) != 1:
        return None
    fit = next(iter(photos.values()))
    row_height = place.text_box(i)[3] - place.text_box(i)[1]
    return fit if fit.image.bbox[3] - fit.image.bbox[1] > ROWS_TALL * row_height else None


def _close_rows(a: Box, b: Box) -> bool:
    """Whether two texts are neighbouring rows of one table: same left edge, and a gap of less than a row and a half."""
    upper, lower = (a, b) if a[1] <= b[1] else (b, a)
    height = max(a[3] - a[1], b[3] - b[1])
    return abs(a[0] - b[0]) < 0.02 and lower[1] - upper[1] >= 0 and lower[1] - upper[3] < 1.5 * height
