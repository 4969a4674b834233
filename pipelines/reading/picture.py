"""What the pixels of one picture say, measured once while they are at hand: hashes and a dozen small figures.

Figures are fractions 0..1 unless said otherwise, taken from a copy of at most 192 pixels a side, laid on white.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PIL import Image
from scipy import ndimage

from pipelines.reading.faults import Unreadable

SIDE_PIXELS = 192
MAX_PIXELS = 60_000_000  # a progressive JPEG takes six bytes for each while it is decoded

BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)  # Pillow's own, for sizes far over the limit

Pixels = npt.NDArray[np.float32]
Mask = npt.NDArray[np.bool_]


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
    except BOMBS as exc:
        raise Unreadable("too_large", "A picture has too many pixels. Make it smaller and upload again.") from exc
    except Exception as exc:  # Pillow raises a dozen unrelated types for broken files
        raise Unreadable("damaged", "A picture is damaged and cannot be opened.") from exc
    raise Unreadable("too_large", f"A picture has {width} × {height} pixels. Make it smaller and upload again.")


def pixels_to_measured(image: Image.Image, data: bytes, width: int, height: int) -> Measured:
    """Measure an RGB picture that is already decoded (perhaps smaller than `width` × `height`); `data` is what is stored."""
    return Measured(
        width=width,
        height=height,
        sha256=hashlib.sha256(data).hexdigest(),
        phash=image_to_phash(image),
        features=image_to_features(image),
    )


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
    """The figures that `filtering` weighs, by name; see the helpers for what each one means."""
    small = image.copy() if max(image.size) <= SIDE_PIXELS else image
    if max(image.size) > SIDE_PIXELS:
        scale = SIDE_PIXELS / max(image.size)
        size = max(1, round(image.width * scale)), max(1, round(image.height * scale))
        small = image.resize(size, Image.Resampling.BOX, reducing_gap=2.0)
    rgb = np.asarray(small)
    planes = [np.ascontiguousarray(rgb[:, :, channel]).astype(np.int16) for channel in range(3)]  # reducing over three is slow
    grey: Pixels = np.float32(0.299) * planes[0] + np.float32(0.587) * planes[1] + np.float32(0.114) * planes[2]
    rings = [np.concatenate([plane[0], plane[-1], plane[:, 0], plane[:, -1]]) for plane in planes]
    ground = [float(np.median(ring)) for ring in rings]
    unlike = np.maximum.reduce([np.abs(plane - tone) for plane, tone in zip(planes, ground, strict=True)])
    ring_unlike = np.maximum.reduce([np.abs(ring - tone) for ring, tone in zip(rings, ground, strict=True)])
    subject = unlike > 24
    tones, palette = _tones(grey), _palette(planes, subject)
    return {
        "even_border": _share(ring_unlike < 20),
        "border_light": sum(ground) / (3 * 255),
        "coarse": _coarse(small),
        **palette,
        **tones,
        **_gradients(grey, subject),
        **_silhouette(subject),
        **_marks(grey, printed=tones["two_toned"] > 0.7 and palette["saturation"] < 0.08),
    }


def _share(mask: Mask) -> float:
    return np.count_nonzero(mask) / max(1, mask.size)


def _palette(planes: Sequence[npt.NDArray[np.int16]], subject: Mask) -> dict[str, float]:
    """Colours: the share of the commonest (`top1`), of the subject's commonest three (`inner3`), `saturation`, mean colour."""
    red, green, blue = planes
    codes = (red >> 4) * 256 + (green >> 4) * 16 + (blue >> 4)
    counts = np.bincount(codes.ravel(), minlength=4096)
    inside = np.sort(np.bincount(codes[subject], minlength=4096))[::-1]
    spread = np.maximum(np.maximum(red, green), blue) - np.minimum(np.minimum(red, green), blue)
    return {
        "top1": float(counts.max() / codes.size),
        "inner3": float(inside[:3].sum() / max(1, np.count_nonzero(subject))),
        "saturation": float(spread.mean() / 255),
        **{name: float(plane.mean()) / 255 for name, plane in zip(("red", "green", "blue"), planes, strict=True)},
    }


def _coarse(small: Image.Image) -> float:
    """How much the picture changes at large: the deviation between the means of 6 × 6 blocks, of its liveliest channel."""
    means = np.asarray(small.resize((6, 6), Image.Resampling.BOX), dtype=np.float32).reshape(36, 3)
    return float(means.std(axis=0).max() / 255)


def _tones(grey: Pixels) -> dict[str, float]:
    """`two_toned`: the share of pixels near the darkest or the lightest tone; high for print, low for photographs."""
    below = np.cumsum(np.bincount(grey.astype(np.uint8).ravel(), minlength=256)) / grey.size
    dark, light = int(np.searchsorted(below, 0.02)), int(np.searchsorted(below, 0.98))
    reach = (light - dark) * 0.2
    near = (grey <= dark + reach) | (grey >= light - reach)
    return {"contrast": (light - dark) / 255, "two_toned": _share(near)}


def _gradients(grey: Pixels, subject: Mask) -> dict[str, float]:
    """`edges`: pixels on one. `flat_inside`: subject without shading or grain. `detail_floor`: poorest block against the mean."""
    if min(grey.shape) < 8:
        return {"edges": 0.0, "flat_inside": 1.0, "detail_floor": 0.0}
    high = _reach3(grey)
    core = subject[1:-1, 1:-1] & subject[:-2, 1:-1] & subject[2:, 1:-1] & subject[1:-1, :-2] & subject[1:-1, 2:]
    flat = _share(high[core] <= 3) if np.count_nonzero(core) > 20 else 1.0
    rows, columns = (np.linspace(0, side, 7).astype(int) for side in high.shape)
    sums = np.add.reduceat(np.add.reduceat(high, rows[:-1], axis=0), columns[:-1], axis=1)
    blocks = sums / np.outer(np.diff(rows), np.diff(columns))
    mean = float(blocks.mean())
    return {
        "edges": _share(high > 48),
        "flat_inside": flat,
        "detail_floor": float(blocks.min()) / mean if mean > 2 else 0.0,
    }


def _reach3(grey: Pixels) -> Pixels:
    """Lightest less darkest of the 3 × 3 pixels around each, without the outermost; by shifted copies, the fastest way there is."""
    light = np.maximum(np.maximum(grey[:-2], grey[1:-1]), grey[2:])
    dark = np.minimum(np.minimum(grey[:-2], grey[1:-1]), grey[2:])
    light = np.maximum(np.maximum(light[:, :-2], light[:, 1:-1]), light[:, 2:])
    dark = np.minimum(np.minimum(dark[:, :-2], dark[:, 1:-1]), dark[:, 2:])
    reach: Pixels = light - dark
    return reach


def _silhouette(subject: Mask) -> dict[str, float]:
    """The subject against its ground: share `covered`, count of `parts`, share of the `largest`. Of that one with its holes filled:
    how much of its box it fills, how it mirrors left to right, how near to an ellipse, the share of holes, its box's sides."""
    none = {
        "covered": 0.0,
        "parts": 0.0,
        "largest": 0.0,
        "fill": 0.0,
        "mirror": 0.0,
        "disc": 0.0,
        "holes": 0.0,
        "wide": 0.0,
        "high": 0.0,
    }
    labels, count = ndimage.label(subject, structure=np.ones((3, 3)))
    if not count:
        return none
    sizes = np.bincount(labels.ravel())[1:]
    biggest = int(sizes.argmax())
    rows, columns = ndimage.find_objects(labels)[biggest]
    part = labels[rows, columns] == biggest + 1
    whole = ndimage.binary_fill_holes(part)
    y, x = np.ogrid[: whole.shape[0], : whole.shape[1]]
    ellipse = ((2 * y + 1) / whole.shape[0] - 1) ** 2 + ((2 * x + 1) / whole.shape[1] - 1) ** 2 <= 1
    flipped = whole[:, ::-1]
    return {
        "covered": _share(subject),
        "parts": float(min((sizes > subject.size * 0.0008).sum(), 200)),
        "largest": float(sizes.max() / sizes.sum()),
        "fill": _share(whole),
        "mirror": np.count_nonzero(whole & flipped) / np.count_nonzero(whole | flipped),
        "disc": np.count_nonzero(whole & ellipse) / np.count_nonzero(whole | ellipse),
        "holes": 1.0 - np.count_nonzero(part) / np.count_nonzero(whole),
        "wide": whole.shape[1] / subject.shape[1],
        "high": whole.shape[0] / subject.shape[0],
    }


def _marks(grey: Pixels, *, printed: bool) -> dict[str, float]:
    """Print: `bars` is the share of inked blocks that hold parallel bars (looked for in black and white), `writing` how clearly
    ink lies in lines, `letters` the count of letter-sized strokes."""
    lighter = ndimage.uniform_filter(grey, 15) - grey
    dark = lighter > 22
    strokes, count = ndimage.label(dark)
    sizes = np.bincount(strokes.ravel())[1:] if count else np.zeros(1)
    letters = int(((sizes >= 3) & (sizes < grey.size * 0.012)).sum())
    ink = np.abs(lighter) > 22
    bars = max(_bars(grey, ink), _bars(grey.T, ink.T)) if printed else 0.0
    return {"letters": float(min(letters, 500)), "bars": bars, "writing": _writing(dark)}


def _bars(grey: Pixels, ink: Mask) -> float:
    """Share of inked 12-pixel blocks that change across only: at least three strong steps in the mean row, next to none down it."""
    rows, columns = grey.shape[0] // 12, grey.shape[1] // 12
    if not rows or not columns:
        return 0.0
    blocks = grey[: rows * 12, : columns * 12].reshape(rows, 12, columns, 12).transpose(0, 2, 1, 3)
    inked = ink[: rows * 12, : columns * 12].reshape(rows, 12, columns, 12).mean(axis=(1, 3)) > 0.15
    across = np.abs(np.diff(blocks.mean(axis=2), axis=2))
    down = np.abs(np.diff(blocks, axis=2)).mean(axis=(2, 3))
    striped = inked & ((across > 30).sum(axis=2) >= 3) & (down < 0.25 * across.mean(axis=2))
    return float(striped.sum() / max(1, inked.sum()))


def _writing(dark: Mask) -> float:
    """Contrast between inked and empty rows: 0.0 for ink everywhere, near 1.0 for lines of writing with clear gaps."""
    profile = dark.mean(axis=1)
    if profile.mean() < 0.01:
        return 0.0
    smooth = ndimage.uniform_filter1d(profile, 3)
    peaks = (smooth[1:-1] > smooth[:-2]) & (smooth[1:-1] >= smooth[2:]) & (smooth[1:-1] > profile.mean())
    gaps = (smooth < 0.3 * profile.mean()).mean()
    return float(min(1.0, peaks.sum() / 4) * min(1.0, gaps * 3))


_COSINES = np.array([[np.cos(np.pi * k * (2 * n + 1) / 64) for n in range(32)] for k in range(32)])
