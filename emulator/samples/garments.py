"""Photographs that never were: a garment on a studio ground, shaded and folded, the same for the same seed."""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageOps

from emulator.samples.fabric import RGB, Field, cloth, smooth_noise
from emulator.samples.outline import Part, Points, Silhouette
from emulator.samples.silhouettes import SILHOUETTES

OVERSAMPLING = 3  # outlines are drawn this much larger and then reduced, so that their edges are smooth
EDGE = 24  # pixels of nothing around a piece, so that its shading falls off at the edge
STUDIOS: tuple[tuple[RGB, RGB], ...] = (  # ground colours at the top and at the bottom
    ((255, 255, 255), (255, 255, 255)),
    ((250, 250, 249), (228, 227, 225)),
    ((240, 241, 243), (214, 216, 220)),
    ((246, 241, 234), (224, 214, 201)),
    ((232, 234, 232), (205, 208, 205)),
)


@dataclass(frozen=True, kw_only=True)
class Photo:
    """What to photograph. `garment` is a key of SILHOUETTES, `width` and `height` are pixels, `studio` an index of STUDIOS."""

    garment: str
    colour: RGB
    second: RGB = (240, 236, 228)
    pattern: str = ""
    seed: int = 0
    width: int = 400
    height: int = 500
    studio: int = 1


def curve(points: Points, steps: int = 8) -> list[tuple[float, float]]:
    """A smooth closed line through `points` (centripetal weights left out: a uniform Catmull-Rom spline)."""
    n = len(points)
    line = []
    for i in range(n):
        p0, p1, p2, p3 = (np.array(points[(i + k - 1) % n]) for k in range(4))
        for t in np.arange(steps) / steps:
            a = 2 * p1 + (p2 - p0) * t + (2 * p0 - 5 * p1 + 4 * p2 - p3) * t**2 + (3 * p1 - p0 - 3 * p2 + p3) * t**3
            line.append((float(a[0]) / 2, float(a[1]) / 2))
    return line


def _mirrored(points: Points) -> Points:
    return tuple((-x, y) for x, y in points)


def _outlines(part: Part) -> list[list[tuple[float, float]]]:
    if part.half:
        whole = [*part.points, *reversed([p for p in _mirrored(part.points) if p[0] != 0])]
        rounded = [tuple(whole)]
    else:
        rounded = [part.points, _mirrored(part.points)] if part.pair else [part.points]
    return [list(p) if part.sharp else curve(p) for p in rounded]


class _Stage:
    """Maps garment units to pixels of one photograph."""

    def __init__(self, photo: Photo, shape: Silhouette, rng: np.random.Generator) -> None:
        reach = max(abs(x) for part in shape.parts for x, _ in part.points)
        self.size = min(photo.height * shape.height, photo.width * 0.88 / (2 * reach)) * rng.uniform(0.98, 1.06)
        self.x = photo.width / 2 + rng.uniform(-0.015, 0.015) * photo.width
        self.y = (photo.height - self.size) / 2 + rng.uniform(-0.01, 0.02) * photo.height
        self.lean = rng.uniform(-0.02, 0.02)
        self.shape = (photo.height, photo.width)

    def place(self, points: list[tuple[float, float]] | Points, zoom: int = 1) -> list[tuple[float, float]]:
        return [((self.x + (x + self.lean * (y - 0.5)) * self.size) * zoom, (self.y + y * self.size) * zoom) for x, y in points]

    def mask(self, outline: list[tuple[float, float]]) -> Image.Image:
        height, width = self.shape
        large = Image.new("L", (width * OVERSAMPLING, height * OVERSAMPLING))
        ImageDraw.Draw(large).polygon(self.place(outline, OVERSAMPLING), fill=255)
        return large.reduce(OVERSAMPLING)


def _rounding(mask: Image.Image, depth: float) -> Field:
    """Brightness factors that darken towards the edge of a piece and on its right side, as on a rounded body."""
    blurred = np.asarray(mask.filter(ImageFilter.GaussianBlur(depth)), dtype=np.float32) / 255
    across = np.linspace(0, 1, mask.width, dtype=np.float32)
    return np.asarray((0.62 + 0.42 * np.clip(blurred, 0, 1)) * (1.05 - 0.13 * across)[None, :], dtype=np.float32)


def _ground(photo: Photo, rng: np.random.Generator) -> Field:
    top, bottom = (np.array(c, dtype=np.float32) for c in STUDIOS[photo.studio % len(STUDIOS)])
    fall = np.linspace(0, 1, photo.height, dtype=np.float32)[:, None, None]
    flat = np.broadcast_to(top * (1 - fall) + bottom * fall, (photo.height, photo.width, 3))
    if photo.studio == 0:
        return np.array(flat, dtype=np.float32)
    light = 1 + 0.015 * smooth_noise(rng, (photo.height, photo.width), (3, 3))[..., None]
    return np.asarray(flat * light, dtype=np.float32)


def _stitch(picture: Image.Image, stage: _Stage, shape: Silhouette, colour: RGB) -> Image.Image:
    dark = (*(int(c * 0.45) for c in colour), 150)
    light = (*(min(255, int(c * 1.2) + 30) for c in colour), 255)
    layer = Image.new("RGBA", (picture.width * 2, picture.height * 2), (*colour, 0))
    draw = ImageDraw.Draw(layer)
    lines = list(shape.seams) + ([_mirrored(s) for s in shape.seams] if shape.mirrored_seams else [])
    for line in lines:
        draw.line(stage.place(line, 2), fill=dark, width=2)
    radius = max(2.0, stage.size * 0.011) * 2
    for x, y in stage.place(shape.buttons, 2):
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=light, outline=dark)
    return Image.alpha_composite(picture.convert("RGBA"), layer.reduce(2)).convert("RGB")


def draw_photo(photo: Photo) -> Image.Image:
    """The photograph as an RGB picture. Raises KeyError for a garment that has no silhouette."""
    shape = SILHOUETTES[photo.garment]
    rng = np.random.default_rng(zlib.crc32(repr(photo).encode()))
    stage = _Stage(photo, shape, rng)
    canvas = _ground(photo, rng)
    fabric = cloth(rng, stage.shape, photo.colour, photo.second, photo.pattern)
    trim = cloth(rng, stage.shape, photo.second, photo.colour, "") if any(part.trim for part in shape.parts) else fabric
    pieces = [(part, stage.mask(outline)) for part in shape.parts for outline in _outlines(part)]
    union = Image.new("L", (photo.width, photo.height))
    for _, mask in pieces:
        union.paste(255, mask=mask)
    drop = union.filter(ImageFilter.GaussianBlur(photo.height * 0.022)).transform(
        union.size, Image.Transform.AFFINE, (1, 0, -photo.width * 0.012, 0, 1, -photo.height * 0.02)
    )
    canvas *= 1 - (0.1 if photo.studio == 0 else 0.26) * (np.asarray(drop, dtype=np.float32) / 255)[..., None]
    for part, mask in pieces:
        left, top, right, bottom = mask.getbbox() or (0, 0, 1, 1)
        here = np.s_[top:bottom, left:right]
        piece = ImageOps.expand(mask.crop((left, top, right, bottom)), border=EDGE)
        alpha = np.asarray(piece, dtype=np.float32)[EDGE:-EDGE, EDGE:-EDGE, None] / 255
        shade = _rounding(piece, stage.size * 0.03)[EDGE:-EDGE, EDGE:-EDGE, None] * part.shade
        canvas[here] = canvas[here] * (1 - alpha) + (trim if part.trim else fabric)[here] * shade * alpha
    picture = Image.fromarray(np.clip(canvas, 0, 255).astype(np.uint8))
    picture = _stitch(picture, stage, shape, photo.colour)
    grain = 1.3 * rng.standard_normal((*stage.shape, 1), dtype=np.float32) if photo.studio else np.float32(0)
    return Image.fromarray(np.clip(np.asarray(picture, dtype=np.float32) + grain, 0, 255).astype(np.uint8))


@lru_cache(maxsize=512)
def photo_jpeg(photo: Photo) -> bytes:
    """The photograph as JPEG bytes."""
    out = io.BytesIO()
    draw_photo(photo).save(out, "JPEG", quality=84)
    return out.getvalue()
