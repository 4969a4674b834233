"""Cloth as arrays: folds, weave and printed patterns. It knows pixels and random numbers and no garment."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Field = NDArray[np.float32]
RGB = tuple[int, int, int]


def smooth_noise(rng: np.random.Generator, shape: tuple[int, int], cells: tuple[int, int]) -> Field:
    """Noise of (height, width) in -1..1 whose waves are as large as 1/cells of the picture."""
    grid = rng.uniform(-1, 1, size=cells).astype(np.float32)
    picture = Image.fromarray(grid).resize((shape[1], shape[0]), Image.Resampling.BICUBIC)
    return np.clip(np.asarray(picture, dtype=np.float32), -1.2, 1.2)


def folds(rng: np.random.Generator, shape: tuple[int, int]) -> Field:
    """Brightness factors around 1: long soft folds that hang downwards, broad light, a fine weave."""
    hanging = smooth_noise(rng, shape, (4, 15))
    broad = smooth_noise(rng, shape, (4, 4))
    weave = rng.standard_normal(shape, dtype=np.float32)
    ridged = 1 - np.abs(hanging) * 2
    return np.asarray(1 + 0.07 * hanging + 0.05 * ridged + 0.06 * broad + 0.018 * weave, dtype=np.float32)


def _stripes(rng: np.random.Generator, u: Field, v: Field) -> Field:
    period = rng.uniform(0.035, 0.08)
    along = v if rng.random() < 0.6 else u
    return np.asarray(((along / period) % 1) < rng.uniform(0.25, 0.5), dtype=np.float32)


def _checks(rng: np.random.Generator, u: Field, v: Field) -> Field:
    period = rng.uniform(0.06, 0.12)
    across = (((u / period) % 1) < 0.4).astype(np.float32)
    down = (((v / period) % 1) < 0.4).astype(np.float32)
    return np.asarray((across + down) / 2, dtype=np.float32)


def _dots(rng: np.random.Generator, u: Field, v: Field) -> Field:
    period = rng.uniform(0.05, 0.09)
    row = np.floor(v / period)
    x = (u / period + 0.5 * (row % 2)) % 1 - 0.5
    y = (v / period) % 1 - 0.5
    return np.asarray(x * x + y * y < rng.uniform(0.05, 0.1), dtype=np.float32)


def _floral(rng: np.random.Generator, u: Field, v: Field) -> Field:
    print_ = np.zeros_like(u)
    for _ in range(46):
        x, y = rng.uniform(-0.5, 0.5), rng.uniform(0, 1)
        radius, petals, turn = rng.uniform(0.02, 0.055), rng.integers(4, 7), rng.uniform(0, 6)
        height, width = u.shape
        row, column, reach = int(y * height), int(x * height + width / 2), int((radius + 0.03) * height)
        here = np.s_[max(0, row - reach) : max(0, row + reach), max(0, column - reach) : max(0, column + reach)]
        dx, dy = u[here] - x, v[here] - y
        distance = np.hypot(dx, dy)
        edge = radius * (0.65 + 0.35 * np.cos(petals * np.arctan2(dy, dx) + turn))
        print_[here] = np.where(distance < edge, np.where(distance < radius * 0.2, 0.4, 1.0), print_[here])
    return np.asarray(print_, dtype=np.float32)


def _melange(rng: np.random.Generator, u: Field, v: Field) -> Field:
    del v
    return np.asarray(0.35 * rng.random(u.shape) + 0.2, dtype=np.float32)


def _animal(rng: np.random.Generator, u: Field, v: Field) -> Field:
    del v
    spots = smooth_noise(rng, (u.shape[0], u.shape[1]), (26, 20))
    return np.asarray((spots > 0.15) & (spots < 0.62), dtype=np.float32)


def _blocks(rng: np.random.Generator, u: Field, v: Field) -> Field:
    del u
    return np.asarray(v > rng.uniform(0.35, 0.65), dtype=np.float32)


def _rib(rng: np.random.Generator, u: Field, v: Field) -> Field:
    del v
    return np.asarray(0.3 * (0.5 + 0.5 * np.sin(u / rng.uniform(0.003, 0.006))), dtype=np.float32)


Pattern = Callable[[np.random.Generator, Field, Field], Field]
PATTERNS: Mapping[str, Pattern] = {
    "stripes": _stripes,
    "checks": _checks,
    "dots": _dots,
    "floral": _floral,
    "melange": _melange,
    "animal": _animal,
    "blocks": _blocks,
    "rib": _rib,
}


def cloth(rng: np.random.Generator, shape: tuple[int, int], colour: RGB, second: RGB, pattern: str) -> Field:
    """Printed and folded cloth of (height, width, 3) in 0..255; `pattern` is a key of PATTERNS, anything else is plain."""
    height, width = shape
    v, u = np.mgrid[0:height, 0:width].astype(np.float32)
    u, v = u / height - 0.5 * width / height, v / height
    bend = 0.012 * smooth_noise(rng, shape, (6, 8))
    ground = np.broadcast_to(np.array(colour, dtype=np.float32), (height, width, 3))
    if pattern in PATTERNS:
        printed = PATTERNS[pattern](rng, u + bend, v + bend)[..., None]
        ground = ground * (1 - printed) + np.array(second, dtype=np.float32) * printed
    return np.asarray(ground * folds(rng, shape)[..., None], dtype=np.float32)
