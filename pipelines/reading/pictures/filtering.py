"""Which pictures of a document show a product: what each looks like, weighed with where and how often it stands in the document.

The surest evidence wins: what is repeated on page after page is furniture, a picture under the text is a ground, a chip beside
big photos is a swatch. What the pixels leave open (flat drawings, black-and-white pictures) is decided by its neighbours: in a grid
of equal boxes it is one of the products. Verdicts under `UNSURE_BELOW` are worth a second look by someone who can see.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np

from pipelines.reading.model import Box, ImageVerdict, Page, PlacedImage, area_of, centre_of, overlap_of
from pipelines.reading.pictures.kinds import PictureKind, picture_to_kind

UNSURE_BELOW = 0.7
MIN_SIDE_POINTS = 11.0
MIN_AREA_POINTS = 240.0
REPEAT_PAGES = 3
GROUND_SHARE = 0.55  # of the page, from which a picture may lie under it
GROUND_WORDS = 12
MAX_COMPARED = 1_500  # different pictures that others are compared with
SMALL_BESIDE = 20  # times smaller than the usual product picture of the document
LARGE = 0.06  # share of the page from which a picture may be the one of its page
FAINT, PAPER = 0.02, 0.85  # contrast and lightness of a picture that may show a white piece
SAME_SHAPE_BITS = 4  # of 64 by which the perceptual hashes of one picture, encoded twice, may differ
SAME_PLACE = 0.005  # difference of edges up to which two pictures stand in the same place of their pages
SERIES = 3  # pages with one large product picture each, from which another page's only large one is taken for one
_OPEN_KINDS = frozenset({"art", "grey", "banner", "strip", "unknown"})
_LIKE_CLOTH = frozenset({"writing", "texture", "barcode"})  # also a set, a pale piece in a scan, stripes, among product pictures
_DRAWN = frozenset({"art", "grey"})


@dataclass(frozen=True, kw_only=True)
class _Context:
    """What the document as a whole says about one picture."""

    image: PlacedImage
    kind: PictureKind
    page: Page | None
    pages_shown: int  # different pages on which the same picture stands
    times_on_page: int
    document_pages: int
    usual_area: float  # median share of the page of pictures that look like products; 0.0 without any
    neighbours: Sequence[PlacedImage]  # the others on its page
    all_grey: bool  # the document is printed without colour
    like_products: frozenset[str]  # keys of the pictures that look like products by themselves
    pictures: frozenset[str]  # and of those that may show one, besides
    series: Sequence[Box]  # the places of the large product pictures that stand alone on their pages


def images_to_verdicts(images: Sequence[PlacedImage], pages: Sequence[Page], *, document_pages: int) -> list[ImageVerdict]:
    """One verdict for each image, in order. `pages` gives words and sizes where known; a workbook has none."""
    kinds = {image.key: picture_to_kind(image.features, image.width, image.height) for image in images}
    by_number = {page.number: page for page in pages}
    by_place: dict[tuple[int, str | None], list[PlacedImage]] = defaultdict(list)
    shown: dict[int, set[int]] = defaultdict(set)
    copies: Counter[tuple[int, int]] = Counter()
    names = _names(images)
    for image in images:
        by_place[image.page, image.sheet].append(image)
        shown[names[image.key]].add(image.page)
        copies[names[image.key], image.page] += 1
    usual_area = median([area_of(image.bbox) for image in images if kinds[image.key].name in ("object", "photo")] or [0.0])
    coloured = [image for image in images if kinds[image.key].name in ("object", "photo", "grey")]
    all_grey = bool(coloured) and median(_figure(image, "saturation") for image in coloured) < 0.004
    like_products = frozenset(key for key, kind in kinds.items() if kind.is_product)
    maybe = frozenset(key for key, kind in kinds.items() if kind.name in _OPEN_KINDS)
    series = _series(by_place, like_products)
    contexts = [
        _Context(
            image=image,
            kind=kinds[image.key],
            page=by_number.get(image.page) if image.sheet is None else None,
            pages_shown=len(shown[names[image.key]]),
            times_on_page=copies[names[image.key], image.page],
            document_pages=document_pages,
            usual_area=usual_area,
            neighbours=[other for other in by_place[image.page, image.sheet] if other is not image],
            all_grey=all_grey and len(coloured) > 2,
            like_products=like_products,
            pictures=like_products | maybe,
            series=series,
        )
        for image in images
    ]
    return [_verdict(context) for context in contexts]


def _names(images: Sequence[PlacedImage]) -> dict[str, int]:
    """A number for each image key, equal for pictures that look the same although they were encoded anew."""
    firsts: list[tuple[int, PlacedImage]] = []
    shapes = np.zeros(MAX_COMPARED, np.uint64)  # of the firsts
    by_bytes: dict[str, int] = {}
    for image in images:
        if image.sha256 in by_bytes:
            continue
        own = len(by_bytes)
        shape = np.uint64(int(image.phash, 16))
        near = np.flatnonzero(np.bitwise_count(shapes[: len(firsts)] ^ shape) <= SAME_SHAPE_BITS)
        same = (number for number, first in (firsts[at] for at in near) if _looks_same(first, image))
        by_bytes[image.sha256] = next(same, own)
        if by_bytes[image.sha256] == own and len(firsts) < MAX_COMPARED:
            shapes[len(firsts)] = shape
            firsts.append((own, image))
    return {image.key: by_bytes[image.sha256] for image in images}


def _looks_same(a: PlacedImage, b: PlacedImage) -> bool:
    """Of two with perceptual hashes alike, which tell shapes alone: one cut in two colours needs the colour too. A hash of an even
    area is noise."""
    if min(_figure(a, "contrast"), _figure(b, "contrast")) < 0.05:
        return False
    if abs(a.width * b.height - b.width * a.height) > 0.05 * a.width * b.height:
        return False
    return all(abs(_figure(a, name) - _figure(b, name)) < 0.015 for name in ("red", "green", "blue", "covered"))


def _figure(image: PlacedImage, name: str) -> float:
    """One measured figure of a picture; 0.0 when it was not measured."""
    return image.features.get(name, 0.0)


def _verdict(context: _Context) -> ImageVerdict:
    for rule in (_tiny, _furniture, _ground, _cover, _margin, _repeated_badge):
        reason = rule(context)
        if reason:
            return _said(context, is_product=False, reason=reason[0], confidence=reason[1])
    kind = context.kind
    open_here = kind.name in _OPEN_KINDS or (kind.name in _LIKE_CLOTH and _among_products(context)) or _is_faint(context)
    if not kind.is_product and open_here and (_in_a_grid(context) or (kind.name == "grey" and context.all_grey)):
        return _said(context, is_product=True, reason="it stands in line with other pictures of its size", confidence=0.7)
    if not kind.is_product and kind.name in _DRAWN and _takes_the_place(context):
        return _said(context, is_product=True, reason="it stands where other pages have their product picture", confidence=0.65)
    if kind.is_product and _much_smaller(context):
        return _said(context, is_product=False, reason="it is much smaller than the product pictures around it", confidence=0.65)
    confidence = kind.confidence
    if kind.is_product and confidence < 0.85 and _in_a_grid(context):
        confidence = 0.85
    return _said(context, is_product=kind.is_product, reason=kind.reason, confidence=confidence)


def _said(context: _Context, *, is_product: bool, reason: str, confidence: float) -> ImageVerdict:
    return ImageVerdict(key=context.image.key, is_product=is_product, reason=reason, confidence=confidence)


def _tiny(context: _Context) -> tuple[str, float] | None:
    """Printed smaller than anything a buyer could judge."""
    if context.page is None:
        return None
    wide, high = _points(context.image.bbox, context.page)
    if min(wide, high) < MIN_SIDE_POINTS or wide * high < MIN_AREA_POINTS:
        return "it is printed too small to show a product", 0.85
    return None


def _furniture(context: _Context) -> tuple[str, float] | None:
    """The same picture on many pages; a style that runs on over a page or two stays."""
    pages, total = context.pages_shown, context.document_pages
    if context.image.sheet is None and pages >= REPEAT_PAGES and pages >= 0.2 * total:
        return f"the same picture stands on {pages} of {total} pages", 0.95
    return None


def _ground(context: _Context) -> tuple[str, float] | None:
    """Under the page's text, or the page itself as one picture."""
    if context.page is None or area_of(context.image.bbox) < GROUND_SHARE:
        return None
    box = context.image.bbox
    words = sum(1 for word in context.page.words if _holds(box, word.box))
    inside = sum(1 for other in context.neighbours if area_of(other.bbox) < 0.5 * area_of(box) and _holds(box, other.bbox))
    if words >= GROUND_WORDS and (inside or words >= 40 or context.kind.name != "object"):
        return "it lies under the text of the page", 0.85
    if inside >= 2:
        return "other pictures lie on top of it", 0.8
    light, letters, writing = (_figure(context.image, name) for name in ("border_light", "letters", "writing"))
    if area_of(box) > 0.85 and light > 0.75 and letters > 100 and writing > 0.5:
        return "it is a scan of the whole page", 0.8
    return None


def _cover(context: _Context) -> tuple[str, float] | None:
    """The big picture of a first page that goes on to others."""
    if context.page is None or context.image.page != 1 or context.document_pages < 3 or len(context.neighbours) > 1:
        return None
    if area_of(context.image.bbox) > 0.4 and len(context.page.words) < 40:
        return "it is the picture of the cover", 0.7
    return None


def _margin(context: _Context) -> tuple[str, float] | None:
    """A low picture in the head or foot of a page that is no free-standing piece in colour."""
    if context.page is None:
        return None
    _, top, _, bottom = context.image.bbox
    if (bottom < 0.11 or top > 0.92) and context.kind.name not in ("object", "photo"):
        return "it stands in the head or foot of the page like a logo", 0.85
    if (bottom < 0.09 or top > 0.94) and context.pages_shown >= 2:
        return "it is repeated in the head or foot of the page", 0.85
    return None


def _repeated_badge(context: _Context) -> tuple[str, float] | None:
    """A small picture several times on one page: a badge, a care sign, a stand-in for a missing photo."""
    small = context.usual_area > 0 and area_of(context.image.bbox) < context.usual_area / 4
    if context.times_on_page >= 3 and (small or context.kind.name == "art"):
        return f"the same small picture stands {context.times_on_page} times on the page", 0.85
    return None


def _much_smaller(context: _Context) -> bool:
    return area_of(context.image.bbox) * SMALL_BESIDE < context.usual_area


def _in_a_grid(context: _Context) -> bool:
    """Two other pictures of about its size share its row or column, or one that shows a product; not the same
    picture again."""
    image = context.image
    if context.page is not None and min(_points(image.bbox, context.page)) < 1.5 * MIN_SIDE_POINTS:
        return False
    peers = [o for o in context.neighbours if _same_size(image.bbox, o.bbox) and _aligned(image.bbox, o.bbox)]
    others = {peer.sha256 for peer in peers} - {image.sha256}
    return len(others) >= 2 or any(peer.key in context.like_products for peer in peers if peer.sha256 in others)


def _among_products(context: _Context) -> bool:
    """Whether the pictures of its size on the page are products: scattered parts are then a pattern or a set, not letters."""
    peers = [other for other in context.neighbours if _same_size(context.image.bbox, other.bbox)]
    least = 0.7 * max(2, len(peers)) if context.kind.name == "texture" else 0.7 * len(peers)
    return sum(other.key in context.like_products for other in peers) > least


def _is_faint(context: _Context) -> bool:
    """Whether there is a little to a picture as light as paper, and most of its size on the page show more: a white piece on a
    white ground in line with others."""
    light, contrast = (_figure(context.image, name) for name in ("border_light", "contrast"))
    if context.kind.name != "plain" or light <= PAPER or contrast <= FAINT:
        return False
    peers = [other for other in context.neighbours if _same_size(context.image.bbox, other.bbox)]
    shown = [other for other in peers if other.key in context.pictures]
    return len(shown) >= 2 and len(shown) > 0.7 * len(peers)


def _series(by_place: Mapping[tuple[int, str | None], Sequence[PlacedImage]], like_products: frozenset[str]) -> list[Box]:
    """Where each page that has just one large product picture has it."""
    boxes = []
    for (_, sheet), here in by_place.items():
        large = [image for image in here if sheet is None and image.key in like_products and area_of(image.bbox) > LARGE]
        if len(large) == 1:
            boxes.append(large[0].bbox)
    return boxes


def _takes_the_place(context: _Context) -> bool:
    """The only large picture of a page with text, as large or as placed as those of the pages around it."""
    box = context.image.bbox
    if context.page is None or not context.page.words or area_of(box) <= LARGE or context.pages_shown > 1:
        return False
    if any(area_of(other.bbox) > LARGE for other in context.neighbours):
        return False
    if any(all(abs(a - b) < SAME_PLACE for a, b in zip(box, other, strict=True)) for other in context.series):
        return True
    if len(context.series) < SERIES:
        return False
    alike = [other for other in context.series if _same_size(box, other) and overlap_of(box, other) > 0.5 * area_of(box)]
    return 2 * len(alike) >= len(context.series)


def _same_size(a: Box, b: Box) -> bool:
    wide_a, wide_b, high_a, high_b = a[2] - a[0], b[2] - b[0], a[3] - a[1], b[3] - b[1]
    near_wide, near_high = abs(wide_a - wide_b) <= 0.1 * max(wide_a, wide_b), abs(high_a - high_b) <= 0.1 * max(high_a, high_b)
    return (near_wide or near_high) and 0.5 * area_of(a) < area_of(b) < 2 * area_of(a)


def _aligned(a: Box, b: Box) -> bool:
    (ax, ay), (bx, by) = centre_of(a), centre_of(b)
    return min(abs(ax - bx), abs(a[0] - b[0]), abs(ay - by), abs(a[3] - b[3])) < 0.015


def _holds(outer: Box, inner: Box) -> bool:
    return overlap_of(outer, inner) > 0.8 * area_of(inner) > 0


def _points(box: Box, page: Page) -> tuple[float, float]:
    return (box[2] - box[0]) * page.width, (box[3] - box[1]) * page.height
