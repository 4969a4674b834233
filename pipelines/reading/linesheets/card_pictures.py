"""Cards and the pictures that stand to them as other pictures stand to other cards: a card's area takes its picture in.

The place of a photo is the same on every card of a page (above, below, beside, so far away). The offset that the most cards share
wins; where no offset is shared the cards stay as they are and nearness decides later.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import product, repeat

import numpy as np
import numpy.typing as npt

from pipelines.reading.linesheets.cards import Card
from pipelines.reading.model import Box, PlacedImage, area_of, centre_of, overlap_of, union_of

ALIKE = 0.015  # offsets that differ by less than this share of the page are the same
LEAST_SHARE = 0.6  # of the cards that must share the offset
MOST_PAIRS = 6_000  # cards × pictures of one page that are looked at
COMPARED_AT_ONCE = 100_000  # pairs of offsets

_CORNERS = tuple(product((0, 1, 2), (1, 3)))  # left, middle or right edge of the text; its top or bottom


def with_pictures(cards: Sequence[Card], images: Sequence[PlacedImage]) -> list[Card]:
    """The cards with areas that reach around their pictures, one picture each; unchanged where the page shows no pattern."""
    if len(cards) < 2 or len(images) < 2 or len(cards) * len(images) > MOST_PAIRS:
        return list(cards)
    centres = np.array([centre_of(image.bbox) for image in images])
    points = np.array([[_point(card.box, corner) for card in cards] for corner in _CORNERS])
    best = _best_shared(centres[None, None] - points[:, :, None], images)
    if len(best) < max(2, LEAST_SHARE * min(len(cards), len(images))):
        return list(cards)
    texts = [card.box for card in cards]
    return [_around(card, best.get(index), texts[:index] + texts[index + 1 :]) for index, card in enumerate(cards)]


def _best_shared(apart: npt.NDArray[np.float64], images: Sequence[PlacedImage]) -> dict[int, PlacedImage]:
    """The pictures, by card, at the offset that most cards share, the shortest of several; no picture at two cards. `apart` holds
    the offsets of corners × cards × pictures × 2."""
    ranked: list[tuple[int, float, int, int]] = []
    for corner, here in enumerate(apart):
        x, y = here[..., 0].ravel(), here[..., 1].ravel()
        for some in np.array_split(np.arange(len(x)), len(x) ** 2 // COMPARED_AT_ONCE + 1):
            alike = (np.abs(x - x[some, None]) < ALIKE) & (np.abs(y - y[some, None]) < ALIKE)
            shares = np.count_nonzero(alike.reshape(len(some), *here.shape[:2]).any(axis=2), axis=1)
            long = np.abs(x[some]) + np.abs(y[some])
            ranked += zip((-shares).tolist(), long.tolist(), repeat(corner), some.tolist())
    for _, _, corner, at in sorted(ranked):
        alike = (np.abs(apart[corner] - apart[corner].reshape(-1, 2)[at]) < ALIKE).all(axis=2)
        firsts = alike.argmax(axis=1)
        shared = {index: images[int(firsts[index])] for index in np.flatnonzero(alike.any(axis=1)).tolist()}
        if len({picture.key for picture in shared.values()}) == len(shared):
            return shared
    return {}


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
