"""Cards and the pictures that stand to them as other pictures stand to other cards: a card's area takes its picture in.

The place of a photo is the same on every card of a page (above, below, beside, so far away). The offset that the most cards share
wins; where no offset is shared the cards stay as they are and nearness decides later.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

import numpy as np

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
    centres = np.array([centre_of(image.bbox) for image in images])
    best: dict[int, PlacedImage] = {}
    best_rank = (0, 0.0)
    for corner in _CORNERS:
        apart = centres[None, :, :] - np.array([_point(card.box, corner) for card in cards])[:, None, :]  # cards × pictures × 2
        for offset in apart.reshape(-1, 2):
            alike = (np.abs(apart - offset) < ALIKE).all(axis=2)
            rank = (int(alike.any(axis=1).sum()), -float(np.abs(offset).sum()))
            if rank <= best_rank:
                continue
            firsts = alike.argmax(axis=1)
            shared = {index: images[int(firsts[index])] for index in np.flatnonzero(alike.any(axis=1)).tolist()}
            if len({picture.key for picture in shared.values()}) == len(shared):
                best, best_rank = shared, rank
    if len(best) < max(2, LEAST_SHARE * min(len(cards), len(images))):
        return list(cards)
    texts = [card.box for card in cards]
    return [_around(card, best.get(index), texts[:index] + texts[index + 1 :]) for index, card in enumerate(cards)]


def _point(box: Box, corner: tuple[int, int]) -> tuple[float, float]:
    across, edge = corner
    return (box[0], (box[0] + box[2]) / 2, box[2])[across], box[edge]


def _around(card: Card, image: PlacedImage | None, others: Sequence[Box]) -> Card:
    """The card with its picture taken in, unless its area would then run over another card's text."""
    if image is None or overlap_of(card.box, image.bbox) > 0.5 * area_of(image.bbox):
        return card
    area = union_of([card.box, image.bbox])
    if any(overlap_of(area, other) > 0.2 * area_of(other) for other in others):
        return card
    return replace(card, box=area)
