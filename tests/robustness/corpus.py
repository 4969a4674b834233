"""Small documents of every type that is read, and the ways in which they are broken. The same seed breaks the same way."""

from __future__ import annotations

import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable
from functools import lru_cache

import openpyxl
import xlwt
from openpyxl.drawing.image import Image as SheetImage
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from tests.unit.reading import drawing

Break = Callable[[random.Random, bytes], bytes]
ROWS = [("Style", "Name", "Colour", "Sizes", "Wholesale", "Quantity")] + [
    (f"AB-{100 + row}", f"Linen Tee {row}", "Olive", "S-XL", f"{12 + row}.50", 6 * row + 1) for row in range(8)
]


@lru_cache(maxsize=1)
def documents() -> dict[str, bytes]:
    """File name → bytes."""
    csv = "\r\n".join(";".join(map(str, row)) for row in ROWS)
    return {
        "sheet.pdf": _pdf(), "locked.pdf": _pdf(StandardEncryption("secret", "owner")), "book.xlsx": _xlsx(), "book.xls": _xls(),
        "list.csv": csv.encode(), "list16.csv": csv.encode("utf-16"), "scan.png": drawing.encoded(drawing.logo_word()),
        "scan.jpg": drawing.encoded(drawing.outdoor(), "JPEG", quality=80),
        "scan.tif": drawing.encoded(drawing.tee(size=90), "TIFF"),
    }  # fmt: skip


def broken(seed: int) -> tuple[str, bytes]:
    """File name and bytes of case `seed`: one document, broken once to three times; now and then under another's name."""
    rng = random.Random(seed)
    name = rng.choice(sorted(documents()))
    data = documents()[name]
    for _ in range(rng.choice((1, 1, 2, 3))):
        data = rng.choice(BREAKS)(rng, data)
    if rng.random() < 0.1:
        name = rng.choice(("order.xlsx", "sheet.pdf", "list.csv", "photo.png", "noextension"))
    return name, data


def _truncated(rng: random.Random, data: bytes) -> bytes:
    return data[: rng.randrange(len(data) + 1)]


def _flipped(rng: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.choice((1, 3, 10, 60)) if changed else 0):
        changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def _overwritten(rng: random.Random, data: bytes) -> bytes:
    start = rng.randrange(len(data) + 1)
    length = rng.choice((4, 32, 400))
    return data[:start] + rng.choice((b"\0" * length, b"\xff" * length, rng.randbytes(length))) + data[start + length :]


def _cut_out(rng: random.Random, data: bytes) -> bytes:
    start = rng.randrange(len(data) + 1)
    return data[:start] + data[start + rng.choice((1, 16, 300)) :]


def _repeated(rng: random.Random, data: bytes) -> bytes:
    start = rng.randrange(len(data) + 1)
    piece = data[start : start + rng.choice((8, 200, 2_000))]
    return data[:start] + piece * rng.choice((2, 20)) + data[start:]


def _numbers_changed(rng: random.Random, data: bytes) -> bytes:
    """Lengths, offsets, sizes and counts of a text format become absurd."""
    spots = list(re.finditer(rb"\d+", data[:200_000]))
    for match in sorted(rng.sample(spots, min(len(spots), rng.choice((1, 4)))), key=lambda m: -m.start()):
        absurd = rng.choice((b"0", b"-1", b"99999999", b"4294967296", b"1e308", b"0.0000001"))
        data = data[: match.start()] + absurd + data[match.end() :]
    return data


def _inner_changed(rng: random.Random, data: bytes) -> bytes:
    """A part of a zip is broken and packed again, so that its check sum holds."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, ValueError, EOFError):
        return _flipped(rng, data)
    if not parts:
        return data
    name = rng.choice(sorted(parts))
    parts[name] = rng.choice((_truncated, _flipped, _overwritten, _numbers_changed, _repeated))(rng, parts[name])
    return _zipped(parts)


def _random(rng: random.Random, data: bytes) -> bytes:
    return data[: rng.choice((0, 8, 1_024))] + rng.randbytes(rng.choice((0, 40, 3_000)))


BREAKS: tuple[Break, ...] = (
    _truncated, _flipped, _flipped, _overwritten, _cut_out, _repeated, _numbers_changed, _inner_changed, _inner_changed, _random,
)  # fmt: skip


def _zipped(parts: dict[str, bytes]) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return sink.getvalue()


def _pdf(lock: StandardEncryption | None = None) -> bytes:
    sink = io.BytesIO()
    page = canvas.Canvas(sink, pagesize=(420, 560), encrypt=lock, pageCompression=0 if lock is None else 1)
    page.drawImage(ImageReader(drawing.tee(size=120)), 40, 380, 120, 120)
    page.beginForm("card")
    page.rect(0, 0, 100, 40)
    page.endForm()
    page.doForm("card")
    for row, texts in enumerate(ROWS):
        for column, text in enumerate(texts):
            page.drawString(30 + 62 * column, 330 - 22 * row, str(text))
    page.showPage()
    page.drawString(40, 500, "Terms and conditions")
    page.save()
    return sink.getvalue()


def _xlsx() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in ROWS:
        sheet.append(row)
    sheet.merge_cells("A12:C12")
    sheet.add_image(SheetImage(io.BytesIO(drawing.encoded(drawing.tee(size=80)))), "G2")
    sink = io.BytesIO()
    book.save(sink)
    return sink.getvalue()


def _xls() -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Order")
    for r, row in enumerate(ROWS):
        for c, value in enumerate(row):
            sheet.write(r, c, value)
    sink = io.BytesIO()
    book.save(sink)
    return sink.getvalue()
