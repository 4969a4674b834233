"""Small pictures drawn for tests: what stands in linesheets, for sale or not."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

RNG_SEED = 7
RGB = tuple[int, int, int]
TEE = ((0.3, 0.1), (0.42, 0.14), (0.58, 0.14), (0.7, 0.1), (0.95, 0.28), (0.85, 0.42), (0.73, 0.35), (0.73, 0.92), (0.27, 0.92),
       (0.27, 0.35), (0.15, 0.42), (0.05, 0.28))  # fmt: skip


def encoded(image: Image.Image, form: str = "PNG", **options: object) -> bytes:
    """The picture as PNG or JPEG bytes."""
    sink = io.BytesIO()
    image.save(sink, form, **options)
    return sink.getvalue()


def noise(width: int, height: int, spread: float, seed: int = RNG_SEED) -> np.ndarray:
    """Grain of normally distributed brightness."""
    return np.random.default_rng(seed).normal(0, spread, size=(height, width, 1))


def tee(colour: RGB = (60, 90, 150), ground: RGB = (255, 255, 255), size: int = 240) -> Image.Image:
    """A shaded T-shirt on an even ground, like a packshot."""
    mask = Image.new("L", (size, size))
    ImageDraw.Draw(mask).polygon([(x * size, y * size) for x, y in TEE], fill=255)
    mask = mask.filter(ImageFilter.GaussianBlur(1.2))
    across = np.cos(np.linspace(-1.3, 1.3, size))[None, :, None]
    cloth = np.array(colour) * (0.45 + 0.7 * across) + noise(size, size, 9)
    share = np.asarray(mask, dtype=float)[..., None] / 255
    return _picture(cloth * share + np.array(ground) * (1 - share) + noise(size, size, 0.8) * (share < 0.5))


def flat_tee(size: int = 240, colour: RGB | None = None) -> Image.Image:
    """A T-shirt in one flat colour with an outline; in a `colour` of its own, without one."""
    image = Image.new("RGB", (size, size), "white")
    points = [(x * size, y * size) for x, y in TEE]
    ImageDraw.Draw(image).polygon(points, fill=colour or (200, 40, 60), outline=colour or (20, 20, 20), width=3)
    return image


def outdoor() -> Image.Image:
    """A frame-filling photograph: a figure before an uneven, soft background."""
    x, y = np.meshgrid(np.linspace(0, 1, 240), np.linspace(0, 1, 320))
    ground = np.stack([120 + 90 * y + 20 * np.sin(9 * x), 150 - 60 * y + 30 * np.cos(7 * y), 170 - 90 * x * y], axis=2)
    figure = (np.abs(x - 0.5) < 0.18 + 0.05 * np.sin(12 * y)) & (y > 0.12)
    ground[figure] = np.array([150, 60, 50]) * (0.6 + 0.5 * np.cos(6 * (x[figure] - 0.5)))[:, None]
    return _picture(ground + noise(240, 320, 5))


def barcode(width: int = 230, height: int = 90) -> Image.Image:
    """Upright bars on white."""
    image = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(image)
    for module, dark in enumerate(np.random.default_rng(RNG_SEED).integers(0, 2, 95)):
        if dark or module in (0, 94):
            draw.rectangle((20 + 2 * module, 6, 21 + 2 * module, 80), fill=0)
    return image


def striped_cloth() -> Image.Image:
    """A tablecloth with olive stripes across, on a pale ground."""
    image = Image.new("RGB", (240, 240), (236, 233, 228))
    draw = ImageDraw.Draw(image)
    for row in range(20):
        draw.rectangle((20, 60 + 6 * row, 220, 62 + 6 * row), fill=(86, 88, 52))
        draw.rectangle((20, 63 + 6 * row, 220, 65 + 6 * row), fill=(245, 243, 238))
    draw.rectangle((20, 58, 220, 182), outline=(70, 72, 45), width=3)
    return _picture(np.asarray(image, dtype=float) + noise(240, 240, 4))


def qr_code() -> Image.Image:
    """Random modules with the three finder patterns."""
    modules = np.random.default_rng(RNG_SEED).integers(0, 2, (29, 29))
    finder = np.ones((7, 7), dtype=int)
    finder[1:6, 1:6] = 0
    finder[2:5, 2:5] = 1
    modules[:7, :7] = modules[:7, -7:] = modules[-7:, :7] = finder
    image = Image.new("RGB", (264, 264), "white")
    image.paste(Image.fromarray((255 - np.kron(modules, np.ones((8, 8))) * 255).astype(np.uint8)), (16, 16))
    return image


def logo_word() -> Image.Image:
    """Six solid letters in a row."""
    image = Image.new("RGB", (300, 80), "white")
    draw = ImageDraw.Draw(image)
    for letter in range(6):
        draw.polygon([(15 + 48 * letter, 65), (35 + 48 * letter, 12), (52 + 48 * letter, 65)], fill=(20, 40, 90))
    return image


def disc_logo() -> Image.Image:
    """A flat round sign."""
    image = Image.new("RGB", (120, 120), "white")
    ImageDraw.Draw(image).ellipse((20, 20, 100, 100), fill=(200, 30, 40))
    return image


def placeholder() -> Image.Image:
    """A pale box with a frame, where a photo is missing."""
    image = Image.new("RGB", (300, 375), (226, 226, 226))
    ImageDraw.Draw(image).rectangle((8, 8, 291, 366), outline=(190, 190, 190), width=2)
    return image


def swatch(colour: RGB = (120, 40, 60)) -> Image.Image:
    """Plain cloth."""
    return _picture(np.array(colour) + noise(80, 80, 3))


def fabric() -> Image.Image:
    """A woven pattern up to every edge."""
    y, x = np.mgrid[0:200, 0:200]
    weave = 60 * ((x // 7 + y // 7) % 2)
    return _picture(np.array([90, 110, 80]) + weave[..., None] + noise(200, 200, 6))


def blurred() -> Image.Image:
    """A soft run of colours."""
    x, y = np.meshgrid(np.linspace(0, 1, 300), np.linspace(0, 1, 220))
    return _picture(np.stack([80 + 150 * x, 120 + 60 * y, 220 - 130 * x * y], axis=2))


def banner() -> Image.Image:
    """A wide frame-filling photograph."""
    return outdoor().crop((0, 120, 240, 200))


def _picture(values: np.ndarray) -> Image.Image:
    return Image.fromarray(np.clip(values, 0, 255).astype(np.uint8))
