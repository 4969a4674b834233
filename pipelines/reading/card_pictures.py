"""Cards and the pictures that stand to them as other pictures stand to other cards: a card's area takes its picture in.

The place of a photo is the same on every card of a page (above, below, beside, so far away). The offset that the most cards share
wins; where no offset is shared the cards stay as they are and nearness decides later.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from pipelines.reading.cards import Card
from pipelines.reading.model import Box, PlacedImage, area_of, centre_of, overlap_of, union_of

ALIKE = 0.015  # offsets that differ by less than this share of the page are the same
LEAST_SHARE = 0.6  # of the cards that must share the offset
MOST_PAIRS = 6_000  # cards × pictures of one page that are looked at

_CORNERS = tuple(product((0, 1, 2), (1, 3)))  # left, middle or right edge of the text; its top or bottom


def with_pictures(cards: Sequence[Card], images: Sequence[PlacedImage]) -> list[Card]:
    """The cards with areas that reach around their pictures, one picture each; unchanged where the page shows no pattern."""
    if len(cards) < 2 or len(images) < 2 or len(cards) * len(images) > MOST_PAIRS:
        return list(cards)
    best: dict[int, PlacedImage] = {}
    best_rank = (0, 0.0)
    for corner in _CORNERS:
        points = [_point(card.box, corner) for card in cards]
        for index, image in product(range(len(cards)), images):
            x, y = centre_of(image.bbox)
            offset = (x - points[index][0], y - points[index][1])
            shared = _sharing(offset, points, images)
            rank = (len(shared), -abs(offset[0]) - abs(offset[1]))
            if len({picture.key for picture in shared.values()}) == len(shared) and rank > best_rank:
                best, best_rank = shared, rank
    if len(best) < max(2, LEAST_SHARE * min(len(cards), len(images))):
        return list(cards)
    texts = [card.box for card in cards]
    return [_around(card, best.get(index), texts[:index] + texts[index + 1 :]) for index, card in enumerate(cards)]


def _point(box: Box, corner: tuple[int, int]) -> tuple[float, float]:
    across, edge = corner
    return (box[0], (box[0] + box[2]) / 2, box[2])[across], box[edge]


def _sharing(
    offset: tuple[float, float], points: Sequence[tuple[float, float]], images: Sequence[PlacedImage]
) -> dict[int, PlacedImage]:
    """For each card the picture that stands at `offset` from its corner, if there is one."""
    found: dict[int, PlacedImage] = {}
    for index, (x, y) in enumerate(points):
        for image in images:
            a, b = centre_of(image.bbox)
            if abs(a - x - offset[0]) < ALIKE and abs(b - y - offset[1]) < ALIKE:
                found[index] = image
                break
    return found


def _around(card: Card, image: PlacedImage | None, others: Sequence[Box]) -> Card:
    """The card with its picture taken in, unless its area would then run over another card's text."""
    if image is None or overlap_of(card.box, image.bbox) > 0.5 * area_of(image.bbox):
        return card
    area = union_of([card.box, image.bbox])
    if any(overlap_of(area, other) > 0.2 * area_of(other) for other in others):
        return card
    return replace(card, box=area)
