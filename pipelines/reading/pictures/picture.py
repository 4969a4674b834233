"""What the pixels of one picture say, measured once while they are at hand: hashes and a dozen small figures.

Figures are fractions 0..1 unless said otherwise, taken from a copy of at most 160 pixels a side, laid on white.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import cv2
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
                return pixels_to_measured(on_white(image), hashlib.sha256(data).hexdigest(), width, height)
    except BOMBS as exc:
        raise Unreadable("too_large", "A picture has too many pixels. Make it smaller and upload again.") from exc
    except Exception as exc:  # Pillow raises a dozen unrelated types for broken files
        raise Unreadable("damaged", "A picture is damaged and cannot be opened.") from exc
    raise Unreadable("too_large", f"A picture has {width} × {height} pixels. Make it smaller and upload again.")


def pixels_to_measured(image: Image.Image, sha256: str, width: int, height: int) -> Measured:
    """Measure an RGB picture that is already decoded (perhaps smaller than `width` × `height`); `sha256` is of what is stored."""
    scale = SIDE_PIXELS / max(image.size)
    small = image
    if scale < 1:
        size = max(1, round(image.width * scale)), max(1, round(image.height * scale))
        small = image.resize(size, Image.Resampling.BOX, reducing_gap=2.0)
    grey = small.convert("L")
    return Measured(
        width=width,
        height=height,
        sha256=sha256,
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
    ordered = np.sort(low)
    return np.packbits(low > (ordered[31] + ordered[32]) / 2).tobytes().hex()


def _features(small: Image.Image, tones: Image.Image, *, page: bool) -> dict[str, float]:
    """The figures that `filtering` weighs, by name; see the helpers for what each one means."""
    rgb, grey = np.asarray(small), np.asarray(tones)
    ring = np.concatenate([rgb[0], rgb[-1], rgb[:, 0], rgb[:, -1]]).astype(np.int16)
    ground = np.sort(ring, axis=0)[len(ring) // 2]
    subject: Mask = cv2.inRange(rgb, *((ground + reach).astype(float) for reach in (-24, 24))) == 0
    figures = {
        "even_border": _share(np.abs(ring - ground).max(axis=1) < 20),
        "border_light": float(ground.sum()) / (3 * 255),
        "coarse": _coarse(small),
        **_palette(rgb, subject),
        **_tones(grey),
        **_gradients(grey, subject),
        **_silhouette(subject),
    }
    grey_print = figures["saturation"] < 0.08
    if not grey_print and not page:  # what is coloured and too small for a page is not asked for its writing
        return figures | {"letters": 0.0, "bars": 0.0, "writing": 0.0}
    return figures | _marks(tones, grey, printed=grey_print and figures["two_toned"] > 0.7)


def _share(mask: Mask) -> float:
    return np.count_nonzero(mask) / max(1, mask.size)


def _palette(rgb: Tones, subject: Mask) -> dict[str, float]:
    """Colours: the share of the commonest (`top1`), of the subject's commonest three (`inner3`), `saturation`, mean colour."""
    planes: Sequence[Tones] = cv2.split(rgb)  # type: ignore[assignment]  # its stubs know no type of the numbers
    red, green, blue = planes
    codes = ((red & 0xF0).astype(np.uint16) << 4) | ((green & 0xF0) | (blue >> 4))
    counts = np.bincount((codes | (subject.astype(np.uint16) << 12)).ravel(), minlength=2 << 12)
    outside, inside = counts[: 1 << 12], counts[1 << 12 :]
    spread = cv2.subtract(cv2.max(cv2.max(red, green), blue), cv2.min(cv2.min(red, green), blue))
    return {
        "top1": float((outside + inside).max() / codes.size),
        "inner3": _greatest(inside, 3) / max(1, int(np.count_nonzero(subject))),
        "saturation": cv2.mean(spread)[0] / 255,
        **{name: mean / 255 for name, mean in zip(("red", "green", "blue"), cv2.mean(rgb), strict=False)},
    }


def _greatest(counts: npt.NDArray[np.intp], number: int) -> int:
    """The sum of the greatest so many of `counts`, which are used up."""
    total = 0
    for _ in range(number):
        at = counts.argmax()
        total += int(counts[at])
        counts[at] = 0
    return total


def _coarse(small: Image.Image) -> float:
    """How much the picture changes at large: the deviation between the means of 6 × 6 blocks, of its liveliest channel."""
    _, deviations = cv2.meanStdDev(np.asarray(small.resize((6, 6), Image.Resampling.BOX)))
    return float(deviations.max()) / 255


def _tones(grey: Tones) -> dict[str, float]:
    """`two_toned`: the share of pixels near the darkest or the lightest tone; high for print, low for photographs."""
    below = np.cumsum(cv2.calcHist([grey], [0], None, [256], [0, 256]), dtype=np.float64) / grey.size
    dark, light = int(np.searchsorted(below, 0.02)), int(np.searchsorted(below, 0.98))
    reach = (light - dark) // 5
    between = below[light - reach - 1] - below[dark + reach] if light > dark else 0.0
    return {"contrast": (light - dark) / 255, "two_toned": 1.0 - float(between)}


def _gradients(grey: Tones, subject: Mask) -> dict[str, float]:
    """`edges`: pixels on one. `flat_inside`: subject without shading or grain. `detail_floor`: poorest block against the mean."""
    if min(grey.shape) < 8:
        return {"edges": 0.0, "flat_inside": 1.0, "detail_floor": 0.0}
    steps = cv2.subtract(cv2.dilate(grey, _SQUARE), cv2.erode(grey, _SQUARE))[1:-1, 1:-1]
    core = cv2.erode(subject.view(np.uint8), _CROSS).view(np.bool_)[1:-1, 1:-1]
    inside = np.count_nonzero(core)
    flat = np.count_nonzero(core & (steps <= 3)) / inside if inside > 20 else 1.0
    rows, columns = (np.arange(7) * side // 6 for side in steps.shape)
    sums = np.add.reduceat(np.add.reduceat(steps, rows[:-1], axis=0, dtype=np.float32), columns[:-1], axis=1)
    blocks = sums / np.outer(np.diff(rows), np.diff(columns))
    mean = float(blocks.mean())
    return {
        "edges": _share(steps > 48),
        "flat_inside": flat,
        "detail_floor": float(blocks.min()) / mean if mean > 2 else 0.0,
    }


def _silhouette(subject: Mask) -> dict[str, float]:
    """The subject against its ground: share `covered`, count of `parts`, share of the `largest`. Of that one with its holes filled:
    how much of its box it fills, how it mirrors left to right, how near to an ellipse, the share of holes, its box's sides."""
    count, labels, boxes, _ = cv2.connectedComponentsWithStatsWithAlgorithm(
        subject.view(np.uint8), 8, cv2.CV_16U, cv2.CCL_SPAGHETTI
    )
    if count < 2:
        return dict.fromkeys(("covered", "parts", "largest", "fill", "mirror", "disc", "holes", "wide", "high"), 0.0)
    sizes = boxes[1:, cv2.CC_STAT_AREA]
    biggest = int(sizes.argmax()) + 1
    left, top, wide, high, size = (int(value) for value in boxes[biggest])
    part = labels[top : top + high, left : left + wide] == biggest
    around = cv2.copyMakeBorder(part.view(np.uint8), 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=0)
    cv2.floodFill(around, None, (0, 0), 2)
    whole = around[1:-1, 1:-1] != 2
    y, x = (((np.arange(side, dtype=np.float32) + 0.5) * (2 / side) - 1) ** 2 for side in whole.shape)
    return {
        "covered": _share(subject),
        "parts": min(float(np.count_nonzero(sizes > subject.size * 0.0008)), 200.0),
        "largest": size / int(sizes.sum()),
        "fill": _share(whole),
        "mirror": _alike(whole, np.ascontiguousarray(whole[:, ::-1])),
        "disc": _alike(whole, np.add.outer(y, x) <= 1),
        "holes": 1.0 - size / np.count_nonzero(whole),
        "wide": wide / subject.shape[1],
        "high": high / subject.shape[0],
    }


def _alike(one: Mask, other: Mask) -> float:
    """What two masks share, of what either covers."""
    shared = np.count_nonzero(one & other)
    return shared / (np.count_nonzero(one) + np.count_nonzero(other) - shared)


def _marks(tones: Image.Image, grey: Tones, *, printed: bool) -> dict[str, float]:
    """Print: `bars` is the share of inked blocks that hold parallel bars (looked for in black and white), `writing` how clearly
    ink lies in lines, `letters` the count of letter-sized strokes."""
    lighter = np.asarray(tones.filter(ImageFilter.BoxBlur(BLUR_RADIUS))).astype(np.int16) - grey
    dark = lighter > 22
    sizes = cv2.connectedComponentsWithStats(dark.view(np.uint8), connectivity=4)[2][1:, cv2.CC_STAT_AREA]
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
cv2.setNumThreads(1)  # for so few pixels a second thread costs more than it saves, and an instance reads one range at a time
_SQUARE = cv2.getStructuringElement(cv2.MORPH_RECT, (3, 3))
_CROSS = cv2.getStructuringElement(cv2.MORPH_CROSS, (3, 3))
