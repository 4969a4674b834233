"""Pictures and texts that stand apart and carry the same small key: a "3" or a "C" at a photo and again at the text it belongs to.

A product that is found this way keeps the key as its evidence for `image`, with the picture's box: the matching follows it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from pipelines.reading.layout import Line
from pipelines.reading.matching.relations import gap_between, products_to_text_boxes
from pipelines.reading.model import Box, Evidence, PlacedImage, Product
from pipelines.reading.words.vocabulary import normalise

NEAR = 0.05  # fraction of the page between a key and what it marks
CLEAR = 0.01  # and how much farther at least the next one is
LONGEST_CAPTION = 6  # words
CAPTION_REACH = 0.02  # fraction of the page, half of it, between a picture and the caption over or under it
LEAST_KEYS = 2
LEAST_SHARE = 0.6  # of the pictures or products, whichever are fewer, that must carry a key of their own

_KEY = re.compile(r"[(\[#]?(\d{1,2}|[A-Z])[)\].:]?")


def with_picture_keys(products: Sequence[Product], images: Sequence[PlacedImage], lines: Sequence[Line]) -> list[Product]:
    """The products of one page, those keyed to a picture with that picture as evidence; unchanged where the page has no keys."""
    texts = products_to_text_boxes(products)
    at_images: dict[str, list[tuple[float, int]]] = defaultdict(list)
    at_products: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for key, spot in _keys(lines):
        image, to_image = _nearest(spot, [image.bbox for image in images], axis=0)
        product, to_product = _nearest(spot, texts, axis=1)
        if min(to_image, to_product) > NEAR:
            continue
        if to_image < to_product:
            at_images[key].append((to_image, image))
        else:
            at_products[key].append((to_product, product))
    pairs = {key: (_marked(at_products[key]), _marked(at_images[key])) for key in at_images.keys() & at_products.keys()}
    held = {key: (i, j) for key, (i, j) in pairs.items() if i is not None and j is not None}
    if len({image for _, image in held.values()}) < max(LEAST_KEYS, LEAST_SHARE * min(len(products), len(images))):
        return list(products)
    keyed = list(products)
    for key, (i, j) in held.items():
        evidence = Evidence(text=key, confidence=0.9, page=images[j].page, bbox=images[j].bbox)
        keyed[i] = replace(products[i], evidence={**products[i].evidence, "image": evidence})
    return keyed


def with_numbered_pictures(products: Sequence[Product], images: Sequence[PlacedImage], lines: Sequence[Line]) -> list[Product]:
    """The products of one page, those whose style number stands at a picture, away from what is said of them, with that picture as
    evidence: "Art. 4410 taupe" under a photo beside the table that lists it. A colour behind the number chooses its colourway."""
    told = [box for product in products for box in (product.area, _numbered_at(product)) if box is not None]
    captions = [line for line in lines if len(line.words) <= LONGEST_CAPTION and not any(_holds(box, line.box) for box in told)]
    kept = list(products)
    for line in captions if images else ():
        words = {normalise(word.text) for word in line.words}
        named = [at for at, product in enumerate(kept) if product.style_number and normalise(product.style_number) in words]
        if len({kept[at].style_number for at in named}) != 1:
            continue
        shown = [at for at in named if any(set(normalise(color).split()) <= words for color in kept[at].colors)] or named
        image, apart = _nearest(line.box, [image.bbox for image in images], axis=0)
        box = images[image].bbox
        if apart > CAPTION_REACH or not box[0] <= (line.box[0] + line.box[2]) / 2 <= box[2]:
            continue
        for at in shown:
            evidence = Evidence(text=line.text, confidence=0.9, page=images[image].page, bbox=box)
            kept[at] = replace(kept[at], evidence={"image": evidence, **kept[at].evidence})
    return kept


def _numbered_at(product: Product) -> Box | None:
    evidence = product.evidence.get("style_number")
    return evidence.bbox if evidence is not None else None


def _holds(area: Box, box: Box) -> bool:
    """Whether a box has its middle in an area, or the other way round."""
    return _has_middle(area, box) or _has_middle(box, area)


def _has_middle(area: Box, box: Box) -> bool:
    return area[0] <= (box[0] + box[2]) / 2 <= area[2] and area[1] <= (box[1] + box[3]) / 2 <= area[3]


def _keys(lines: Sequence[Line]) -> list[tuple[str, Box]]:
    """Keys with their boxes: alone in their line, or first in it with a gap behind."""
    found = []
    for line in lines:
        first = line.words[0]
        match = _KEY.fullmatch(first.text)
        apart = len(line.words) == 1 or line.words[1].box[0] - first.box[2] > 0.6 * line.em
        if match is not None and apart:
            found.append((match[1], first.box))
    return found


def _marked(found: Sequence[tuple[float, int]]) -> int | None:
    """The one that a key marks: clearly the nearest to it; None when another is about as near."""
    (least, best), *others = sorted(found)
    return best if all(index == best or apart > 2 * least + CLEAR for apart, index in others) else None


def _nearest(spot: Box, boxes: Sequence[Box | None], *, axis: int) -> tuple[int, float]:
    """Index and distance of the box nearest to a key, half as far when it lies within the box's span on `axis`; (0, 1.0) for none.

    A key stands over or under its picture (axis 0) and in a line with its text (axis 1).
    """
    middle = (spot[axis] + spot[axis + 2]) / 2
    apart = [
        (index, gap_between(spot, box) * (0.5 if box[axis] <= middle <= box[axis + 2] else 1.0))
        for index, box in enumerate(boxes)
        if box is not None
    ]
    return min(apart, key=lambda item: item[1], default=(0, 1.0))
