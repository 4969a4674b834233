"""What the pixels of one picture say, measured once while they are at hand: hashes and a dozen small figures.

Figures are fractions 0..1 unless said otherwise, taken from a copy of at most 160 pixels a side, laid on white.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

from pipelines.reading.faults import Unreadable

SIDE_PIXELS = 160
MIN_SIDE_PIXELS = 128  # to which a JPEG may shrink while it is decoded, which is quicker than to shrink it after
BLUR_RADIUS = 7
PAGE_PIXELS = 900  # longer side from which a picture may be the scan of a page
MAX_PIXELS = 60_000_000  # a progressive JPEG takes six bytes for each while it is decoded

BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)  # Pillow's own, for sizes far over the limit

Tones = npt.NDArray[np.uint8]
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
                reduce_while_decoding(image)
                return pixels_to_measured(on_white(image), data, width, height)
    except BOMBS as exc:
        raise Unreadable("too_large", "A picture has too many pixels. Make it smaller and upload again.") from exc
    except Exception as exc:  # Pillow raises a dozen unrelated types for broken files
        raise Unreadable("damaged", "A picture is damaged and cannot be opened.") from exc
    raise Unreadable("too_large", f"A picture has {width} × {height} pixels. Make it smaller and upload again.")


def pixels_to_measured(image: Image.Image, data: bytes, width: int, height: int) -> Measured:
    """Measure an RGB picture that is already decoded (perhaps smaller than `width` × `height`); `data` is what is stored."""
    scale = SIDE_PIXELS / max(image.size)
    small = image
    if scale < 1:
        size = max(1, round(image.width * scale)), max(1, round(image.height * scale))
        small = image.resize(size, Image.Resampling.BOX, reducing_gap=2.0)
    grey = small.convert("L")
    return Measured(
        width=width,
        height=height,
        sha256=hashlib.sha256(data).hexdigest(),
        phash=_grey_to_phash(grey),
        features=_features(small, grey, page=max(width, height) >= PAGE_PIXELS),
    )


def reduce_while_decoding(image: Image.Image) -> None:
    """Have a JPEG that is not yet decoded come out as small as is enough to measure it; others stay as they are."""
    longer = max(image.size)
    if longer > MIN_SIDE_PIXELS:
        image.draft(None, (image.width * MIN_SIDE_PIXELS // longer, image.height * MIN_SIDE_PIXELS // longer))


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


def _grey_to_phash(grey: Image.Image) -> str:
    """64-bit perceptual hash (16 hex digits): signs of the low frequencies of a 32 × 32 cosine transform against their median."""
    even = np.asarray(grey.resize((32, 32), Image.Resampling.BILINEAR), dtype=np.float64)
    low = (_COSINES @ even @ _COSINES.T).ravel()
    low[0] = 0.0
    return np.packbits(low > np.sort(low)[31:33].mean()).tobytes().hex()


def phash_distance(a: str, b: str) -> int:
    """Number of bits (0..64) by which two hashes differ; below 8 the pictures look the same."""
    return (int(a, 16) ^ int(b, 16)).bit_count()


def _features(small: Image.Image, tones: Image.Image, *, page: bool) -> dict[str, float]:
    """The figures that `filtering` weighs, by name; see the helpers for what each one means."""
    rgb, grey = np.asarray(small), np.asarray(tones)
    planes = [np.ascontiguousarray(rgb[:, :, channel]) for channel in range(3)]  # reducing over three is slow
    ring = np.concatenate([rgb[0], rgb[-1], rgb[:, 0], rgb[:, -1]]).astype(np.int16)
    ground = np.sort(ring, axis=0)[len(ring) // 2]
    paper = ground.astype(np.uint8)  # differences of bytes, without a detour over wider numbers
    apart = [np.maximum(plane, tone) - np.minimum(plane, tone) for plane, tone in zip(planes, paper, strict=True)]
    subject: Mask = np.maximum(np.maximum(apart[0], apart[1]), apart[2]) > 24
    figures = {
        "even_border": _share(np.abs(ring - ground).max(axis=1) < 20),
        "border_light": float(ground.sum()) / (3 * 255),
        "coarse": _coarse(small),
        **_palette(planes, subject),
        **_tones(tones),
        **_gradients(grey, subject),
        **_silhouette(subject),
    }
    grey_print = figures["saturation"] < 0.08
    if not grey_print and not page:  # what is coloured and too small for a page is not asked for its writing
        return figures | {"letters": 0.0, "bars": 0.0, "writing": 0.0}
    return figures | _marks(tones, grey, printed=grey_print and figures["two_toned"] > 0.7)


def _share(mask: Mask) -> float:
    return np.count_nonzero(mask) / max(1, mask.size)


def _palette(planes: list[Tones], subject: Mask) -> dict[str, float]:
    """Colours: the share of the commonest (`top1`), of the subject's commonest three (`inner3`), `saturation`, mean colour."""
    red, green, blue = planes
    codes = ((red & 0xF0).astype(np.uint16) << 4) | ((green & 0xF0) | (blue >> 4))
    counts = np.bincount(codes.ravel())
    inside = np.sort(np.bincount(codes[subject]))[-3:] if subject.any() else np.zeros(1)
    spread = np.maximum(np.maximum(red, green), blue) - np.minimum(np.minimum(red, green), blue)
    return {
        "top1": float(counts.max() / codes.size),
        "inner3": float(inside.sum() / max(1, np.count_nonzero(subject))),
        "saturation": float(spread.mean() / 255),
        **{name: float(plane.mean()) / 255 for name, plane in zip(("red", "green", "blue"), planes, strict=True)},
    }


def _coarse(small: Image.Image) -> float:
    """How much the picture changes at large: the deviation between the means of 6 × 6 blocks, of its liveliest channel."""
    means = np.asarray(small.resize((6, 6), Image.Resampling.BOX), dtype=np.float32).reshape(36, 3)
    return float(means.std(axis=0).max() / 255)


def _tones(grey: Image.Image) -> dict[str, float]:
    """`two_toned`: the share of pixels near the darkest or the lightest tone; high for print, low for photographs."""
    below = np.cumsum(grey.histogram()) / (grey.width * grey.height)
    dark, light = int(np.searchsorted(below, 0.02)), int(np.searchsorted(below, 0.98))
    reach = (light - dark) // 5
    between = below[light - reach - 1] - below[dark + reach] if light > dark else 0.0
    return {"contrast": (light - dark) / 255, "two_toned": 1.0 - float(between)}


def _gradients(grey: Tones, subject: Mask) -> dict[str, float]:
    """`edges`: pixels on one. `flat_inside`: subject without shading or grain. `detail_floor`: poorest block against the mean."""
    if min(grey.shape) < 8:
        return {"edges": 0.0, "flat_inside": 1.0, "detail_floor": 0.0}
    high = _reach3(grey)
    core = subject[1:-1, 1:-1] & subject[:-2, 1:-1] & subject[2:, 1:-1] & subject[1:-1, :-2] & subject[1:-1, 2:]
    inside = np.count_nonzero(core)
    flat = np.count_nonzero(core & (high <= 3)) / inside if inside > 20 else 1.0
    rows, columns = (np.arange(7) * side // 6 for side in high.shape)
    sums = np.add.reduceat(np.add.reduceat(high, rows[:-1], axis=0, dtype=np.float32), columns[:-1], axis=1)
    blocks = sums / np.outer(np.diff(rows), np.diff(columns))
    mean = float(blocks.mean())
    return {
        "edges": _share(high > 48),
        "flat_inside": flat,
        "detail_floor": float(blocks.min()) / mean if mean > 2 else 0.0,
    }


def _reach3(grey: Tones) -> Tones:
    """Lightest less darkest of the 3 × 3 pixels around each, without the outermost; by shifted copies, the fastest way there is."""
    light = np.maximum(np.maximum(grey[:-2], grey[1:-1]), grey[2:])
    dark = np.minimum(np.minimum(grey[:-2], grey[1:-1]), grey[2:])
    light = np.maximum(np.maximum(light[:, :-2], light[:, 1:-1]), light[:, 2:])
    dark = np.minimum(np.minimum(dark[:, :-2], dark[:, 1:-1]), dark[:, 2:])
    reach: Tones = light - dark
    return reach


def _silhouette(subject: Mask) -> dict[str, float]:
    """The subject against its ground: share `covered`, count of `parts`, share of the `largest`. Of that one with its holes filled:
    how much of its box it fills, how it mirrors left to right, how near to an ellipse, the share of holes, its box's sides."""
    from scipy import ndimage

    labels, count = ndimage.label(subject, structure=_ALL_AROUND)
    if not count:
        return dict.fromkeys(("covered", "parts", "largest", "fill", "mirror", "disc", "holes", "wide", "high"), 0.0)
    sizes = np.bincount(labels.ravel())[1:]
    biggest = int(sizes.argmax())
    part = labels == biggest + 1
    rows, columns = np.flatnonzero(part.any(axis=1)), np.flatnonzero(part.any(axis=0))
    part = part[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    ground = np.ones((part.shape[0] + 2, part.shape[1] + 2), dtype=bool)
    ground[1:-1, 1:-1] = ~part
    around, grounds = ndimage.label(ground, structure=_BESIDE)
    whole = (around != around[0, 0])[1:-1, 1:-1] if grounds > 1 else part
    y, x = (((np.arange(side, dtype=np.float32) + 0.5) * (2 / side) - 1) ** 2 for side in whole.shape)
    ellipse = np.add.outer(y, x) <= 1
    flipped = whole[:, ::-1]
    return {
        "covered": _share(subject),
        "parts": min(float(np.count_nonzero(sizes > subject.size * 0.0008)), 200.0),
        "largest": float(sizes.max() / sizes.sum()),
        "fill": _share(whole),
        "mirror": np.count_nonzero(whole & flipped) / np.count_nonzero(whole | flipped),
        "disc": np.count_nonzero(whole & ellipse) / np.count_nonzero(whole | ellipse),
        "holes": 1.0 - np.count_nonzero(part) / np.count_nonzero(whole),
        "wide": whole.shape[1] / subject.shape[1],
        "high": whole.shape[0] / subject.shape[0],
    }


def _marks(tones: Image.Image, grey: Tones, *, printed: bool) -> dict[str, float]:
    """Print: `bars` is the share of inked blocks that hold parallel bars (looked for in black and white), `writing` how clearly
    ink lies in lines, `letters` the count of letter-sized strokes."""
    from scipy import ndimage

    lighter = np.asarray(tones.filter(ImageFilter.BoxBlur(BLUR_RADIUS))).astype(np.int16) - grey
    dark = lighter > 22
    strokes, count = ndimage.label(dark, structure=_BESIDE)
    sizes = np.bincount(strokes.ravel())[1:] if count else np.zeros(1)
    letters = np.count_nonzero((sizes >= 3) & (sizes < grey.size * 0.012))
    bars = 0.0
    if printed:
        ink, deep = np.abs(lighter) > 22, grey.astype(np.float32)
        bars = max(_bars(deep, ink), _bars(deep.T, ink.T))
    return {"letters": min(float(letters), 500.0), "bars": bars, "writing": _writing(dark)}


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
    smooth = np.convolve(np.pad(profile, 1, mode="edge"), np.full(3, 1 / 3), mode="valid")
    peaks = (smooth[1:-1] > smooth[:-2]) & (smooth[1:-1] >= smooth[2:]) & (smooth[1:-1] > profile.mean())
    gaps = (smooth < 0.3 * profile.mean()).mean()
    return float(min(1.0, peaks.sum() / 4) * min(1.0, gaps * 3))


_COSINES = np.array([[np.cos(np.pi * k * (2 * n + 1) / 64) for n in range(32)] for k in range(8)])
_ALL_AROUND = np.ones((3, 3), dtype=bool)  # neighbours of a pixel that count as one part with it
_BESIDE = np.array([[0, 1, 0], [1, 1, 1], [0, 1, 0]], dtype=bool)
