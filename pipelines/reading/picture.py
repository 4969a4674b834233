"""What the pixels of one picture say, measured once while they are at hand: hashes and a dozen small figures.

Figures are fractions 0..1 unless said otherwise, taken from a copy of at most 192 pixels a side, laid on white.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PIL import Image
from scipy import ndimage

from pipelines.reading.faults import Unreadable

SIDE_PIXELS = 192
MAX_PIXELS = 120_000_000

Pixels = npt.NDArray[np.float32]


@dataclass(frozen=True, kw_only=True)
class Measured:
    """Identity and figures of a picture: `sha256` of its encoded bytes, `phash` as 16 hex digits, `features` by name."""

    width: int
    height: int
    sha256: str
    phash: str
    features: Mapping[str, float]


def bytes_to_measured(data: bytes) -> Measured:
    """Measure an encoded picture (PNG, JPEG, GIF, WebP, BMP, TIFF). Raises `Unreadable` (`damaged`, `too_large`)."""
    try:
        with Image.open(io.BytesIO(data)) as image:
            width, height = image.size
            if width * height <= MAX_PIXELS:
                image.draft("RGB", (SIDE_PIXELS * 2, SIDE_PIXELS * 2))
                return pixels_to_measured(on_white(image), data, width, height)
    except Exception as exc:  # Pillow raises a dozen unrelated types for broken files
        raise Unreadable("damaged", "A picture is damaged and cannot be opened.") from exc
    raise Unreadable("too_large", f"A picture has {width} × {height} pixels. Make it smaller and upload again.")


def pixels_to_measured(image: Image.Image, data: bytes, width: int, height: int) -> Measured:
    """Measure an RGB picture that is already decoded (perhaps smaller than `width` × `height`); `data` is what is stored."""
    return Measured(width=width, height=height, sha256=hashlib.sha256(data).hexdigest(), phash=image_to_phash(image),
                    features=image_to_features(image))


def on_white(image: Image.Image) -> Image.Image:
    """The picture as RGB as it looks on white paper."""
    if image.mode == "RGB" and "transparency" not in image.info:
        return image
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        rgba = image.convert("RGBA")
        ground = Image.new("RGB", rgba.size, (255, 255, 255))
        ground.paste(rgba, mask=rgba.getchannel("A"))
        return ground
    return image.convert("RGB")


def image_to_phash(image: Image.Image) -> str:
    """64-bit perceptual hash (16 hex digits): signs of the low frequencies of a 32 × 32 cosine transform against their median."""
    grey = np.asarray(image.convert("L").resize((32, 32), Image.Resampling.BILINEAR, reducing_gap=2.0), dtype=np.float64)
    low = (_COSINES @ grey @ _COSINES.T)[:8, :8].ravel()
    low[0] = 0.0
    bits = low > np.median(low)
    return f"{int(''.join('1' if bit else '0' for bit in bits), 2):016x}"


def phash_distance(a: str, b: str) -> int:
    """Number of bits (0..64) by which two hashes differ; below 8 the pictures look the same."""
    return (int(a, 16) ^ int(b, 16)).bit_count()


def image_to_features(image: Image.Image) -> dict[str, float]:
    """The figures that `filtering` weighs; see the module's sentence for their unit."""
    small = image.copy() if max(image.size) <= SIDE_PIXELS else image
    if max(image.size) > SIDE_PIXELS:
        scale = SIDE_PIXELS / max(image.size)
        size = max(1, round(image.width * scale)), max(1, round(image.height * scale))
        small = image.resize(size, Image.Resampling.BOX, reducing_gap=2.0)
    rgb = np.asarray(small, dtype=np.float32)
    grey: Pixels = rgb @ np.array([0.299, 0.587, 0.114], dtype=np.float32)
    spread = rgb.max(axis=2) - rgb.min(axis=2)
    ring = np.concatenate([rgb[0], rgb[-1], rgb[:, 0], rgb[:, -1]])
    ground = np.median(ring, axis=0)
    ring_even = float((np.abs(ring - ground).max(axis=1) < 20).mean())
    subject = np.abs(rgb - ground).max(axis=2) > 24
    return {
        "even_border": ring_even,
        "border_light": float(ground.mean() / 255),
        **_palette(rgb, subject),
        "saturation": float((spread / 255).mean()),
        "contrast": float(min(1.0, grey.std() / 128)),
        **_gradients(grey, subject),
        **_shapes(grey, subject),
    }


def _palette(rgb: Pixels, subject: npt.NDArray[np.bool_]) -> dict[str, float]:
    """How few colours there are: share of the commonest, of the commonest five, and of pixels without any neighbour's noise."""
    codes = (rgb.astype(np.int32) >> 4) @ np.array([256, 16, 1])
    counts = np.sort(np.bincount(codes.ravel(), minlength=4096))[::-1] / codes.size
    inner = codes[subject]
    inside = np.sort(np.bincount(inner, minlength=4096))[::-1] / max(1, inner.size)
    return {"top1": float(counts[0]), "top5": float(counts[:5].sum()), "inner3": float(inside[:3].sum()),
            "palette": float((counts > 0.0008).sum())}


def _gradients(grey: Pixels, subject: npt.NDArray[np.bool_]) -> dict[str, float]:
    """Edges: how many, how lopsided, how flat the subject is between them, and how evenly detail is spread over the picture."""
    if min(grey.shape) < 4:
        return {"edges": 0.0, "lopsided": 0.0, "flat_inside": 1.0, "detail_even": 0.0}
    across, down = np.abs(np.diff(grey, axis=1)), np.abs(np.diff(grey, axis=0))
    strong_across, strong_down = float((across > 40).mean()), float((down > 40).mean())
    high = ndimage.maximum_filter(grey, 3) - ndimage.minimum_filter(grey, 3)
    core = ndimage.binary_erosion(subject)
    flat = float((high[core] <= 3).mean()) if core.sum() > 20 else 1.0
    rows, cols = (max(1, side // 6) for side in grey.shape)
    blocks = [float(high[r * rows : (r + 1) * rows, c * cols : (c + 1) * cols].mean()) for r in range(6) for c in range(6)
              if high[r * rows : (r + 1) * rows, c * cols : (c + 1) * cols].size]
    mean = float(np.mean(blocks))
    even = 1.0 - min(1.0, float(np.std(blocks)) / mean) if mean > 2 else 0.0
    low = float(np.min(blocks)) / mean if mean > 2 else 0.0
    lopsided = abs(strong_across - strong_down) / max(1e-3, strong_across + strong_down)
    return {"edges": float((high > 48).mean()), "lopsided": lopsided, "flat_inside": flat, "detail_even": even, "detail_floor": min(1.0, low)}


def _shapes(grey: Pixels, subject: npt.NDArray[np.bool_]) -> dict[str, float]:
    """The subject on its ground: share covered, number of parts, share of the largest, its box; and ink like writing."""
    labels, count = ndimage.label(subject)
    total = int(subject.sum())
    sizes = np.bincount(labels.ravel())[1:] if count else np.array([0])
    parts = int((sizes > subject.size * 0.0008).sum())
    largest = float(sizes.max() / max(1, total))
    local = ndimage.uniform_filter(grey, 15) - grey
    ink = local > 22
    strokes, stroke_count = ndimage.label(ink)
    stroke_sizes = np.bincount(strokes.ravel())[1:] if stroke_count else np.array([0])
    letters = int(((stroke_sizes >= 3) & (stroke_sizes < subject.size * 0.012)).sum())
    extremes = float(((grey < 60) | (grey > 200)).mean())
    return {"covered": total / max(1, subject.size), "parts": float(min(parts, 200)), "largest": largest,
            "letters": float(min(letters, 500)), "ink": float(ink.mean()), "extremes": extremes}


_COSINES = np.array([[np.cos(np.pi * k * (2 * n + 1) / 64) for n in range(32)] for k in range(32)])
