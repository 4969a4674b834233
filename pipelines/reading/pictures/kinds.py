"""What one picture looks like, by the figures that `picture` measured: a piece on its ground, a photograph, writing, a barcode …

Only pixels speak here; where the picture stands in the document is the business of `filtering`. Each kind is one small function
that says what it looks for; the first that answers wins, so the surest stand first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Literal

MIN_SIDE_PIXELS = 24
BANNER_ASPECT = 2.2  # packshots are upright, square or 3:2; what is wider is a strip over a heading
STRIP_ASPECT = 1 / 3.6  # a full-length figure is about 1:3

KindName = Literal[
    "tiny", "plain", "blurred", "barcode", "code", "texture", "frame", "writing", "banner", "strip", "art", "drawing", "grey",
    "object", "photo", "unknown",
]  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class PictureKind:
    """What a picture looks like: `name` for rules, `reason` for people, `confidence` 0..1 that the verdict holds."""

    name: KindName
    is_product: bool
    reason: str
    confidence: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """The figures of one picture, 0..1 unless said otherwise; what each one means is told where `picture` measures it."""

    aspect: float  # width / height
    short_side: float  # pixels
    even_border: float = 0.0
    border_light: float = 0.0
    top1: float = 0.0
    inner3: float = 0.0
    saturation: float = 0.0
    contrast: float = 0.0
    two_toned: float = 0.0
    edges: float = 0.0
    flat_inside: float = 0.0
    detail_floor: float = 0.0
    coarse: float = 0.0
    covered: float = 0.0
    parts: float = 0.0  # count
    largest: float = 0.0
    fill: float = 0.0
    mirror: float = 0.0
    disc: float = 0.0
    holes: float = 0.0
    wide: float = 0.0
    high: float = 0.0
    letters: float = 0.0  # count
    bars: float = 0.0
    writing: float = 0.0


def picture_to_kind(features: Mapping[str, float], width: int, height: int) -> PictureKind:
    """The kind of a picture of `width` × `height` pixels; without figures it is `unknown`: a product with little confidence."""
    if not features:
        return PictureKind(name="unknown", is_product=True, reason="nothing is known of its pixels", confidence=0.5)
    known = {field.name: features[field.name] for field in fields(Look) if field.name in features}
    look = Look(aspect=width / max(1, height), short_side=min(width, height), **known)
    return next(kind for kind in (rule(look) for rule in _RULES) if kind is not None)


def _tiny(look: Look) -> PictureKind | None:
    if look.short_side >= MIN_SIDE_PIXELS:
        return None
    return _other("tiny", "it is only a few pixels in size", 0.9)


def _plain(look: Look) -> PictureKind | None:
    """No subject and no edge: a swatch, a coloured box, a pale ground."""
    if look.edges < 0.003 and look.contrast < 0.15 and look.covered < 0.3:
        return _other("plain", "it is a plain colour, a swatch or a background", 0.92)
    return None


def _blurred(look: Look) -> PictureKind | None:
    """Tones that change but have no edge anywhere; a photograph of a thing always has its outline. A pale piece in few tones on a
    pale ground has one, too faint to be measured as an edge."""
    pale_piece = look.even_border > 0.95 and look.inner3 > 0.8 and look.largest > 0.9
    if look.edges < 0.004 and (look.covered > 0.15 or look.even_border < 0.9) and not pale_piece:
        return _other("blurred", "it is a soft run of colours without any outline", 0.85)
    return None


def _barcode(look: Look) -> PictureKind | None:
    """Upright black bars without any colour, many and apart; a striped garment is one piece, shaded, on a ground or cloth with a
    tint."""
    if look.bars > 0.3 and look.two_toned > 0.75 and look.saturation < 0.03 and (look.parts >= 8 or look.fill > 0.93):
        return _other("barcode", "it is a barcode", 0.95)
    return None


def _code(look: Look) -> PictureKind | None:
    """A square of black and white modules without any grey between."""
    square = abs(look.wide * look.aspect - look.high) < 0.12 * max(look.high, 0.1)
    print_only = look.two_toned > 0.75 and look.inner3 > 0.45 and look.contrast > 0.8 and look.saturation < 0.06
    if square and print_only and look.edges > 0.22 and look.letters >= 15:
        return _other("code", "it is a QR code", 0.9)
    return None


def _texture(look: Look) -> PictureKind | None:
    """As much detail in the poorest corner as half the mean, and alike at large: cloth, grass or brick up to every edge."""
    if look.detail_floor > 0.5 and look.coarse < 0.07 and look.edges >= 0.004:
        return _other("texture", "it is a texture or a fabric swatch that fills the frame", 0.75)
    return None


def _frame(look: Look) -> PictureKind | None:
    """A drawn box with next to nothing in it."""
    if look.holes > 0.85 and look.fill > 0.93 and min(look.wide, look.high) > 0.75 and look.covered < 0.15:
        return _other("frame", "it is an empty box that stands where a picture is missing", 0.9)
    return None


def _writing(look: Look) -> PictureKind | None:
    """Signs apart from each other in few tones, or lines of small print."""
    if look.parts >= 5 and look.largest < 0.5 and (look.inner3 > 0.55 or look.two_toned > 0.95) and look.even_border > 0.8:
        return _other("writing", "it is writing or a logo in several signs", 0.85)
    if look.letters > 120 and look.writing > 0.6 and look.saturation < 0.08 and look.parts >= 6:
        return _other("writing", "it is a picture of text", 0.85)
    if look.covered < 0.03 and look.parts >= 4 and look.even_border > 0.9:
        return _other("writing", "it holds nothing but a little writing", 0.8)
    return None


def _banner(look: Look) -> PictureKind | None:
    """Wide, and no pieces standing free on an even ground; or a band of picture across an otherwise empty wide frame."""
    alone = look.even_border > 0.9 and look.parts <= 12 and look.covered < 0.8
    if look.aspect >= BANNER_ASPECT and not alone:
        return _other("banner", "it is a wide banner", 0.75)
    if look.aspect > 1.6 and look.wide > 0.99 and look.high < 0.6 and look.fill > 0.75 and look.even_border < 0.95:
        return _other("banner", "it is a banner across the page", 0.7)
    if look.aspect <= STRIP_ASPECT and not alone:
        return _other("strip", "it is a long narrow strip", 0.75)
    return None


def _drawing(look: Look) -> PictureKind | None:
    """An outline that encloses paper, the same left and right: a technical drawing of a garment."""
    one_outline = look.holes > 0.5 and look.parts <= 6 and look.largest > 0.8
    if one_outline and 0.3 < look.fill < 0.9 and look.mirror > 0.9 and look.disc < 0.9:
        return _product("drawing", "it is a line drawing of one piece", 0.65)
    return None


def _art(look: Look) -> PictureKind | None:
    """Flat colours without shading or grain. One symmetrical piece that is neither a disc nor a box is drawn like a garment."""
    if look.flat_inside < 0.45 or look.even_border < 0.9 or look.inner3 < 0.5:
        return None
    one_piece = look.largest > 0.9 and look.mirror > 0.93 and 0.35 < look.fill < 0.92 and look.disc < 0.9
    if one_piece and look.high > 0.5 and look.holes < 0.3:
        return _product("art", "it is a flat drawing of one symmetrical piece", 0.55)
    return _other("art", "it is drawn in flat colours like a logo or an icon", 0.6)


def _object(look: Look) -> PictureKind | None:
    """Something with grain or shading that stands free on an even ground: how products are photographed."""
    if look.even_border > 0.8 and 0.015 < look.covered < 0.9:
        return _product("object", "it shows a piece on a plain ground", 0.9 if look.largest > 0.85 else 0.8)
    return None


def _grey(look: Look) -> PictureKind | None:
    """Buyers are shown colours; a frame-filling black-and-white picture is atmosphere."""
    if look.saturation < 0.004:
        return _other("grey", "it is a black-and-white picture that fills its frame", 0.5)
    return None


def _photo(look: Look) -> PictureKind:
    upright = look.aspect < 1.0
    return _product("photo", "it is a photograph that fills its frame", 0.7 if upright else 0.6)


def _product(name: KindName, reason: str, confidence: float) -> PictureKind:
    return PictureKind(name=name, is_product=True, reason=reason, confidence=confidence)


def _other(name: KindName, reason: str, confidence: float) -> PictureKind:
    return PictureKind(name=name, is_product=False, reason=reason, confidence=confidence)


_RULES: tuple[Callable[[Look], PictureKind | None], ...] = (
    _tiny, _plain, _barcode, _code, _texture, _blurred, _frame, _drawing, _writing, _banner, _art, _object, _grey, _photo,
)  # fmt: skip
