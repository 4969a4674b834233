"""What a scanner makes of a document: every page one slightly turned, noisy picture, and no text."""

from __future__ import annotations

import io

import numpy as np
import pypdfium2
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

POINTS_PER_INCH = 72


def scan(document: bytes, seed: int, *, dots_per_inch: int = 150, turn_degrees: float = 0.5, noise: float = 5.0) -> bytes:
    """A PDF as if it had been printed and scanned; each page is turned by up to `turn_degrees` either way."""
    rng = np.random.default_rng(seed)
    source = pypdfium2.PdfDocument(document)
    out = io.BytesIO()
    canvas = Canvas(out, invariant=True)
    for i in range(len(source)):
        page = source[i]
        width, height = page.get_size()
        picture = page.render(scale=dots_per_inch / POINTS_PER_INCH).to_pil().convert("L")
        picture = picture.rotate(rng.uniform(-turn_degrees, turn_degrees), Image.Resampling.BICUBIC, fillcolor=244)
        light = np.linspace(0.985, 1.0, picture.width)[None, :]
        pixels = (
            np.asarray(picture, dtype=np.float32) * light * 0.95 + 8 + rng.normal(0, noise, size=(picture.height, picture.width))
        )
        scanned = io.BytesIO()
        Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8)).save(scanned, "JPEG", quality=72)
        canvas.setPageSize((width, height))
        canvas.drawImage(ImageReader(io.BytesIO(scanned.getvalue())), 0, 0, width, height)
        canvas.showPage()
        page.close()
    source.close()
    canvas.save()
    return out.getvalue()
