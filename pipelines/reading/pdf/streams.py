"""The bytes of a picture in a PDF, as they stand in the file."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium

MAX_RAW_BYTES = 100_000_000
_SPACE = b" \t\r\n\f\0"
MAX_DIGITS = 20_000_000  # of ASCII85 that are undone here, which takes twice their memory; PDFium does longer ones


def image_to_stream(thing: Any) -> tuple[bytes, bool]:
    """An image object's stream and whether it is a JPEG, of which the filters around it are undone; b"" for one too large."""
    filters = _filters(thing)
    if filters[-1:] != ["DCTDecode"]:
        return _data(pdfium.FPDFImageObj_GetImageDataRaw, thing), False
    if filters == ["ASCII85Decode", "DCTDecode"]:  # PDFium would decode it once to tell its length, and once more
        plain = ascii85_to_bytes(_data(pdfium.FPDFImageObj_GetImageDataRaw, thing))
        if plain is not None:
            return plain, True
    return _data(pdfium.FPDFImageObj_GetImageDataDecoded, thing), True


def ascii85_to_bytes(text: bytes) -> bytes | None:
    """What `text` stands for (PDF 32000-1, 7.4.3); None for a damaged one, and for one of more than `MAX_DIGITS`."""
    text = text.translate(None, _SPACE).removesuffix(b"~>")
    if len(text) + 4 * text.count(b"z") > MAX_DIGITS:
        return None
    text = text.replace(b"z", b"!!!!!")
    digits = np.frombuffer(text + b"u" * (-len(text) % 5), np.uint8) - np.uint8(33)
    if len(text) % 5 == 1 or digits.max(initial=0) > 84:
        return None
    numbers = np.zeros(len(digits) // 5, np.uint64)
    for place in range(5):
        numbers *= np.uint64(85)
        numbers += digits[place::5]
    return numbers.astype(">u4").tobytes()[: len(text) * 4 // 5] if numbers.max(initial=0) < 2**32 else None


def _data(get: Callable[[Any, Any, int], int], thing: Any) -> bytes:
    """The stream that `get` gives. Its buffer must have the very length that `get` tells: PDFium checks no other."""
    length = get(thing, None, 0)
    if not 0 < length <= MAX_RAW_BYTES:
        return b""
    buffer = (ctypes.c_ubyte * length)()
    get(thing, buffer, length)
    return bytes(buffer)


def _filters(thing: Any) -> list[str]:
    names = []
    for index in range(pdfium.FPDFImageObj_GetImageFilterCount(thing)):
        buffer = ctypes.create_string_buffer(64)
        pdfium.FPDFImageObj_GetImageFilter(thing, index, buffer, 64)
        names.append(buffer.value.decode("ascii", "replace"))
    return names
