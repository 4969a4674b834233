"""The pictures placed on a PDF page, as bytes a browser can show, with the box of the part that can be seen.

A JPEG that needs nothing done to it is handed on untouched. Anything with a mask, a turn, another colour space or a clip is decoded
the way PDFium draws it and laid on white. When even that fails, the placed box is rendered off the page: what a reader sees.
"""

from __future__ import annotations

import ctypes
import hashlib
import io
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium
from PIL import Image

from pipelines.reading.model import Box, PlacedImage, area_of
from pipelines.reading.pdf.bitmap import bitmap_to_image, page_to_bitmap
from pipelines.reading.pdf.document import Frame, Matrix, object_to_bounds, object_to_matrix, page_to_objects, times
from pipelines.reading.pdf.streams import image_to_stream
from pipelines.reading.pictures.picture import (
    MAX_PIXELS,
    SIDE_PIXELS,
    Measured,
    on_white,
    pixels_to_measured,
    reduce_while_decoding,
)

MIN_PIXELS = 8  # a picture narrower or lower than this is a speck, a line or a gradient strip
MIN_POINTS = 5.0
MAX_STORED_SIDE = 2_400  # pixels; larger re-encoded pictures are scaled down
MAX_IMAGES_PER_PAGE = 600
MAX_DECODED_PIXELS = 25_000_000  # larger ones are drawn at the size they are stored in, not decoded whole
REPEAT_BYTES = 24_000_000  # encoded pictures kept in memory in case they are placed again
_IMAGES = frozenset({pdfium.FPDF_PAGEOBJ_IMAGE})


@dataclass(frozen=True, kw_only=True)
class _Found:
    """An image object with its visible box (fractions), whole box, matrix and raw stream."""

    thing: Any
    matrix: Matrix
    whole: Box
    seen: Box
    width: int
    height: int


class Repeats:
    """Pictures met before in this document, the least recently placed dropped first, so memory stays flat in pages."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[object, ...], tuple[bytes, Measured]] = OrderedDict()
        self._bytes = 0

    def get(self, key: tuple[object, ...]) -> tuple[bytes, Measured] | None:
        """The encoded picture under `key`, if it is still kept."""
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        return found

    def put(self, key: tuple[object, ...], value: tuple[bytes, Measured]) -> None:
        """Keep one more picture."""
        if len(value[0]) > REPEAT_BYTES // 4 or key in self._kept:
            return
        self._kept[key] = value
        self._bytes += len(value[0]) + 2_000
        while self._bytes > REPEAT_BYTES:
            _, (data, _) = self._kept.popitem(last=False)
            self._bytes -= len(data) + 2_000


def page_to_placed_images(
    document: Any, page: Any, frame: Frame, number: int, masks: bool, repeats: Repeats
) -> Iterator[tuple[PlacedImage, bytes]]:
    """Pictures of one loaded page in drawing order. `masks` says whether the file holds any mask at all. Specks are left out."""
    taken: set[tuple[str, tuple[int, ...]]] = set()
    count = 0
    for found in _page_to_found(page, frame):
        if count >= MAX_IMAGES_PER_PAGE:
            return
        got = _found_to_bytes(document, page, frame, found, masks, repeats)
        if got is None:
            continue
        data, measured = got
        spot = measured.sha256, tuple(round(side * 500) for side in found.seen)
        if spot in taken:
            continue
        taken.add(spot)
        count += 1
        yield placed_image(f"p{number}i{count}", number, found.seen, measured), data


def placed_image(key: str, number: int, box: Box, measured: Measured) -> PlacedImage:
    """A measured picture in its place on page `number`."""
    features: Mapping[str, float] = measured.features
    return PlacedImage(
        key=key,
        page=number,
        bbox=box,
        width=measured.width,
        height=measured.height,
        sha256=measured.sha256,
        phash=measured.phash,
        features=features,
    )


def _page_to_found(page: Any, frame: Frame) -> Iterator[_Found]:
    width, height = ctypes.c_uint(), ctypes.c_uint()
    for _, thing, matrix in page_to_objects(page, _IMAGES):
        if not pdfium.FPDFImageObj_GetImagePixelSize(thing, ctypes.byref(width), ctypes.byref(height)):
            continue
        bounds = object_to_bounds(thing, matrix)
        if bounds is None or min(width.value, height.value) < MIN_PIXELS or width.value * height.value > MAX_PIXELS:
            continue
        whole = frame.to_box(*bounds)
        seen = _cut(_cut(whole, (0.0, 0.0, 1.0, 1.0)), _clip_to_box(thing, matrix, frame))
        if (seen[2] - seen[0]) * frame.width < MIN_POINTS or (seen[3] - seen[1]) * frame.height < MIN_POINTS:
            continue
        yield _Found(
            thing=thing,
            matrix=times(object_to_matrix(thing), matrix),
            whole=whole,
            seen=seen,
            width=width.value,
            height=height.value,
        )


def _cut(box: Box, by: Box) -> Box:
    return max(box[0], by[0]), max(box[1], by[1]), min(box[2], by[2]), min(box[3], by[3])


def _clip_to_box(thing: Any, matrix: Matrix, frame: Frame) -> Box:
    """The rectangle around every clip path set on an object, cut with each other."""
    box: Box = (0.0, 0.0, 1.0, 1.0)
    clip = pdfium.FPDFPageObj_GetClipPath(thing)
    if not clip:
        return box
    x, y = ctypes.c_float(), ctypes.c_float()
    a, b, c, d, e, f = matrix
    for path in range(min(max(0, pdfium.FPDFClipPath_CountPaths(clip)), 16)):
        xs, ys = [], []
        for index in range(min(pdfium.FPDFClipPath_CountPathSegments(clip, path), 500)):
            segment = pdfium.FPDFClipPath_GetPathSegment(clip, path, index)
            if segment and pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y)):
                xs.append(a * x.value + c * y.value + e)
                ys.append(b * x.value + d * y.value + f)
        if len(xs) >= 2:
            box = _cut(box, frame.to_box(min(xs), min(ys), max(xs), max(ys)))
    return box


def _found_to_bytes(
    document: Any, page: Any, frame: Frame, found: _Found, masks: bool, repeats: Repeats
) -> tuple[bytes, Measured] | None:
    raw, is_jpeg = image_to_stream(found.thing)
    a, b, c, d, _, _ = found.matrix
    upright = a > 0 and d > 0 and abs(b) < 0.01 * a and abs(c) < 0.01 * d and frame.quarter_turns == 0
    clipped = area_of(found.seen) < 0.97 * area_of(found.whole)
    turn = tuple(round(value, 1) for value in found.matrix[:4]) if not upright else ()
    part = tuple(round((s - w) * 200) for s, w in zip(found.seen, found.whole, strict=True)) if clipped else ()
    sha256 = hashlib.sha256(raw).hexdigest()
    key = (sha256 if raw else id(found), found.width, found.height, turn, part, frame.quarter_turns)
    known = repeats.get(key) if raw else None
    if known is not None:
        return known
    masked = pdfium.FPDFPageObj_HasTransparency(found.thing) or (masks and _has_mask(document, page, found))
    made = None
    if raw and is_jpeg and upright and not clipped and not masked:
        made = _jpeg_as_is(raw, sha256, found)
    if made is None and upright and not masked and found.width * found.height <= MAX_DECODED_PIXELS:
        made = _decoded(found, clipped)
    if made is None:
        made = _rendered(page, frame, found)
    if made is not None and raw:
        repeats.put(key, made)
    return made


def _jpeg_as_is(raw: bytes, sha256: str, found: _Found) -> tuple[bytes, Measured] | None:
    """A plain RGB or grey JPEG, measured from a quick reduced decode; None for CMYK and for what Pillow cannot read."""
    try:
        with Image.open(io.BytesIO(raw)) as image:
            if image.format != "JPEG" or image.mode not in ("RGB", "L") or image.size != (found.width, found.height):
                return None
            reduce_while_decoding(image)
            return raw, pixels_to_measured(image.convert("RGB"), sha256, found.width, found.height)
    except Exception:  # whatever is wrong with the stream, PDFium may still draw it
        return None


def _has_mask(document: Any, page: Any, found: _Found) -> bool:
    """Whether anything shines through the picture: drawn alone at thumbnail size, some of it stays transparent."""
    a, b, c, d, e, f = (getattr(_matrix_of(found.thing), name) for name in "abcdef")
    small = pdfium.FS_MATRIX(24.0, 0.0, 0.0, 24.0, 0.0, 0.0)
    if not pdfium.FPDFPageObj_SetMatrix(found.thing, ctypes.byref(small)):
        return True
    bitmap = pdfium.FPDFImageObj_GetRenderedBitmap(document.raw, page, found.thing)
    back = pdfium.FS_MATRIX(a, b, c, d, e, f)
    pdfium.FPDFPageObj_SetMatrix(found.thing, ctypes.byref(back))
    if not bitmap:
        return True
    try:
        image = bitmap_to_image(bitmap)
        return image is not None and image.mode == "RGBA" and bool((np.asarray(image.getchannel("A"))[1:22, 1:22] < 250).any())
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)


def _matrix_of(thing: Any) -> Any:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(thing, ctypes.byref(matrix))
    return matrix


def _decoded(found: _Found, clipped: bool) -> tuple[bytes, Measured] | None:
    """The picture's own pixels, cut to what the clip leaves."""
    bitmap = pdfium.FPDFImageObj_GetBitmap(found.thing)
    if not bitmap:
        return None
    try:
        image = bitmap_to_image(bitmap)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    if image is None or min(image.size) < MIN_PIXELS:
        return None
    if clipped:
        wide, high = found.whole[2] - found.whole[0], found.whole[3] - found.whole[1]
        left, top = (found.seen[0] - found.whole[0]) / wide, (found.seen[1] - found.whole[1]) / high
        right, bottom = (found.seen[2] - found.whole[0]) / wide, (found.seen[3] - found.whole[1]) / high
        image = image.crop(
            (
                int(left * image.width),
                int(top * image.height),
                max(1, round(right * image.width)),
                max(1, round(bottom * image.height)),
            )
        )
        if min(image.size) < MIN_PIXELS:
            return None
    return image_to_encoded(image)


def _rendered(page: Any, frame: Frame, found: _Found) -> tuple[bytes, Measured] | None:
    """The visible box as the page shows it, at about the picture's own resolution."""
    seen, whole = found.seen, found.whole
    across = max(1e-6, (seen[2] - seen[0]) * frame.width)
    down = max(1e-6, (seen[3] - seen[1]) * frame.height)
    native = max(found.width, found.height) / max((whole[2] - whole[0]) * frame.width, (whole[3] - whole[1]) * frame.height, 1.0)
    scale = min(max(native, 1.0), 1_600 / max(across, down), 4.0)
    if min(across, down) * scale < MIN_PIXELS:
        return None
    image = page_to_bitmap(page, frame, scale, seen)
    return None if image is None else image_to_encoded(image)


def image_to_encoded(image: Image.Image) -> tuple[bytes, Measured]:
    """JPEG for what has many colours, PNG for drawings; measured on the way."""
    width, height = image.size
    plain = on_white(image)
    if max(plain.size) > MAX_STORED_SIDE:
        plain.thumbnail((MAX_STORED_SIDE, MAX_STORED_SIDE), Image.Resampling.BILINEAR, reducing_gap=2.0)
    small = plain.copy()
    small.thumbnail((SIDE_PIXELS * 2, SIDE_PIXELS * 2), Image.Resampling.BOX, reducing_gap=2.0)
    few = small.convert("RGB").getcolors(1_500) is not None
    sink = io.BytesIO()
    if few:
        plain.save(sink, "PNG", compress_level=1)
    else:
        plain.save(sink, "JPEG", quality=90)
    data = sink.getvalue()
    return data, pixels_to_measured(small.convert("RGB"), hashlib.sha256(data).hexdigest(), width, height)
