"""Pictures in a linesheet that show no product: wordmarks, barcodes, swatches, placeholders, grounds. PNG or JPEG bytes."""

from __future__ import annotations

import io
import os
import zlib
from functools import lru_cache

import numpy as np
import reportlab
from PIL import Image, ImageDraw, ImageFont

from emulator.samples.fabric import RGB, smooth_noise

_FONTS = os.path.join(os.path.dirname(reportlab.__file__), "fonts")
_EAN_LEFT = ("0001101", "0011001", "0010011", "0111101", "0100011", "0110001", "0101111", "0111011", "0110111", "0001011")
_EAN_PARITY = ("LLLLLL", "LLGLGG", "LLGGLG", "LLGGGL", "LGLLGG", "LGGLLG", "LGGGLL", "LGLGLG", "LGLGGL", "LGGLGL")


def _png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def _font(size: int, bold: bool = True) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(os.path.join(_FONTS, "VeraBd.ttf" if bold else "Vera.ttf"), size)


@lru_cache(maxsize=64)
def wordmark(brand: str, ink: RGB = (30, 30, 34)) -> bytes:
    """A brand's name as a logo of 64 pixels height on white."""
    font = _font(34)
    spaced = " ".join(brand.upper())
    width = int(font.getlength(spaced)) + 24
    picture = Image.new("RGB", (width, 64), "white")
    draw = ImageDraw.Draw(picture)
    draw.text((12, 8), spaced, font=font, fill=ink)
    draw.line((12, 57, width - 12, 57), fill=ink, width=2)
    return _png(picture)


def ean_bars(digits: str) -> str:
    """The 95 modules of an EAN-13 as 0s and 1s (GS1 General Specifications, 5.2.1)."""
    inverse = str.maketrans("01", "10")
    right = [_EAN_LEFT[int(d)].translate(inverse) for d in digits[7:]]
    left = [
        _EAN_LEFT[int(d)] if p == "L" else _EAN_LEFT[int(d)].translate(inverse)[::-1]
        for d, p in zip(digits[1:7], _EAN_PARITY[int(digits[0])], strict=True)
    ]
    return "101" + "".join(left) + "01010" + "".join(right) + "101"


def barcode(digits: str) -> bytes:
    """An EAN-13 as a picture of 230 × 90 pixels, with its digits below the bars."""
    picture = Image.new("L", (230, 90), 255)
    draw = ImageDraw.Draw(picture)
    for i, bar in enumerate(ean_bars(digits)):
        if bar == "1":
            draw.rectangle((20 + 2 * i, 6, 21 + 2 * i, 70), fill=0)
    draw.text((50, 72), digits, font=_font(14, bold=False), fill=0)
    return _png(picture)


@lru_cache(maxsize=64)
def swatch(paint: RGB) -> bytes:
    """A square of plain cloth, 60 pixels wide."""
    rng = np.random.default_rng(sum(paint))
    grain = rng.normal(0, 3, size=(60, 60, 1)) + np.array(paint, dtype=np.float32)
    return _png(Image.fromarray(np.clip(grain, 0, 255).astype(np.uint8)))


@lru_cache(maxsize=8)
def placeholder(words: str) -> bytes:
    """The grey box that stands where a photograph is missing."""
    picture = Image.new("RGB", (300, 375), (226, 226, 226))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((8, 8, 291, 366), outline=(190, 190, 190), width=2)
    draw.text((150, 187), words, font=_font(20, bold=False), fill=(140, 140, 140), anchor="mm")
    return _png(picture)


@lru_cache(maxsize=32)
def mood(seed: int, width: int = 700, height: int = 480) -> bytes:
    """An out-of-focus landscape for covers and page grounds, as JPEG."""
    rng = np.random.default_rng(zlib.crc32(f"mood {seed}".encode()))
    top, bottom = rng.uniform(120, 235, size=3), rng.uniform(60, 200, size=3)
    fall = np.linspace(0, 1, height)[:, None, None]
    waves = smooth_noise(rng, (height, width), (6, 4))[..., None]
    canvas = top * (1 - fall) + bottom * fall + 26 * waves + rng.normal(0, 3, size=(height, width, 1))
    out = io.BytesIO()
    Image.fromarray(np.clip(canvas, 0, 255).astype(np.uint8)).save(out, "JPEG", quality=80)
    return out.getvalue()


@lru_cache(maxsize=8)
def pale_ground(seed: int) -> bytes:
    """A light texture to lie under a whole page, as JPEG."""
    rng = np.random.default_rng(zlib.crc32(f"ground {seed}".encode()))
    paint = rng.uniform(236, 248, size=3)
    canvas = paint + 4 * smooth_noise(rng, (600, 450), (8, 6))[..., None]
    out = io.BytesIO()
    Image.fromarray(np.clip(canvas, 0, 255).astype(np.uint8)).save(out, "JPEG", quality=80)
    return out.getvalue()
