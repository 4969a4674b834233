"""Which style each block of a page belongs to: the one in its frame or band, else the likeliest by the page's own pattern.

A picture parts nothing: a style number over it and a caption under it stand together.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from statistics import median

import numpy as np
import numpy.typing as npt

from pipelines.reading.layout import Block
from pipelines.reading.linesheets.bands import Bands, band_at
from pipelines.reading.linesheets.reading import Reading
from pipelines.reading.matching.relations import OPPOSITE, Relation, Side, relations_between
from pipelines.reading.model import Box
from pipelines.reading.words.labels import PRICES

NEAR_X, NEAR_Y = 0.008, 0.010  # offsets this alike are the same place in the pattern
SIDEWAYS = 0.6  # what stands beside a text on its own height is nearer than what stands as far below it
STRIP_GAP = 0.7  # of the usual distance between anchors: no farther is what stands in the strip that one leads alone
EVERYWHERE = 0.4  # worth of a place that every card of a page has filled
TEXT_REACH_EM = 3.0  # how far a text that follows no pattern may stand from its anchor
PICTURE_REACH = 0.04  # share of the page between a picture and the style that stands at it
CAPTION_REACH = 0.03  # share of the page's height between a picture and the caption below it
LEAST_PICTURED = 0.8  # of the styles of a page stand at one side of a picture each, and have the same at its other side


def blocks_to_homes(
    anchors: Sequence[Block],
    rest: Sequence[Block],
    said: Mapping[int, Sequence[Reading]],
    aspect: float,
    frames: Sequence[Box | None],
    pictures: Sequence[Box],
) -> list[int | None]:
    """For each block of `rest` the anchor it belongs to, or None: that in the frame around it, else the likeliest."""
    spacing = _spacing(anchors, aspect)
    stand = _pictures_of(anchors, pictures)
    offsets = np.array([[_offset(anchor.box, block.box) for anchor in anchors] for block in rest]).reshape(
        len(rest), len(anchors), 5
    )
    strips = _strips(anchors)
    homes: list[int | None] = []
    for index, block in enumerate(rest):
        best, best_score = None, 0.0
        framed = next((home for home, frame in enumerate(frames) if frame is not None and holds(frame, block.box)), None)
        if framed is not None:
            homes.append(framed)
            continue
        for home, anchor in enumerate(anchors):
            if frames[home] is not None:
                continue
            gap = _gap(anchor.box, block.box, aspect)
            over = _gap_over_picture(stand.get(home), block.box, pictures)
            if strips and strips[home][0] <= (block.box[1] + block.box[3]) / 2 < strips[home][1]:
                gap = min(gap, STRIP_GAP * spacing)
            if min(gap, over) > spacing and len(anchors) > 1:
                continue
            support = _support(offsets, index, home)
            share = support / max(1, len(anchors) - 1)
            gap = min(gap, over) if share >= LEAST_PICTURED else gap  # what stands over one picture alone heads the page
            if gap > spacing and len(anchors) > 1:
                continue
            stray = not support and len(anchors) > 1 and gap > TEXT_REACH_EM * block.lines[0].size and _only_text(block, said)
            if stray and not any(is_caption(picture, block.box) for picture in pictures):
                continue
            score = 1.5 + 0.9 * share - gap / spacing - (0.5 if _clash(anchor, block, said) else 0.0)
            score += EVERYWHERE if share == 1 else 0.0
            if score > best_score:
                best, best_score = home, score
        homes.append(best)
    return homes


def _pictures_of(anchors: Sequence[Block], pictures: Sequence[Box]) -> dict[int, tuple[Box, Relation]]:
    """The picture at which each anchor stands, where all stand at the same side of one each; else {}."""
    found: dict[int, tuple[Box, Relation]] = {}
    for home, anchor in enumerate(anchors):
        around = [(box, relation) for box in pictures for relation in relations_between(box, anchor.box)]
        box, relation = min(around, key=lambda item: item[1].gap, default=(anchor.box, None))
        if relation is not None and relation.gap < PICTURE_REACH:
            found[home] = (box, relation)
    sides: Counter[Side] = Counter(relation.side for _, relation in found.values())
    side, count = sides.most_common(1)[0] if sides else ("over", 0)
    kept = {home: item for home, item in found.items() if item[1].side == side}
    single = len({box for box, _ in kept.values()}) == len(kept)
    return kept if side != "over" and single and count >= LEAST_PICTURED * len(anchors) else {}


def _gap_over_picture(stands: tuple[Box, Relation] | None, block: Box, pictures: Sequence[Box]) -> float:
    """From an anchor to a block at the other side of its picture, the picture not counted; infinite for blocks elsewhere."""
    if stands is None:
        return math.inf
    picture, at = stands
    side = OPPOSITE[at.side]
    beyond = [(relation.gap, box) for box in pictures for relation in relations_between(box, block) if relation.side == side]
    gap, nearest = min(beyond, default=(math.inf, picture))
    return max(0.0, at.gap) + max(0.0, gap) if nearest == picture else math.inf


def banded_homes(anchors: Sequence[Block], rest: Sequence[Block], bands: Bands) -> list[int | None]:
    """For each block of `rest` the anchor in its band (the nearer one of two), or None."""
    at = [band_at(bands, anchor.box) for anchor in anchors]
    homes: list[int | None] = []
    for block in rest:
        near = [home for home, band in enumerate(at) if band == band_at(bands, block.box)]
        homes.append(min(near, key=lambda home: _gap(anchors[home].box, block.box, 1.0), default=None))
    return homes


def _strips(anchors: Sequence[Block]) -> list[tuple[float, float]]:
    """Top and bottom of the strip that each anchor leads across the page; [] where two anchors stand side by side."""
    tops = sorted(anchor.box[1] for anchor in anchors)
    beside = any(a is not b and a.box[1] < b.box[3] and b.box[1] < a.box[3] for a in anchors for b in anchors)
    if beside or len(anchors) < 2:
        return []
    return [(anchor.box[1], next((top for top in tops if top > anchor.box[1]), 1.0)) for anchor in anchors]


def _spacing(anchors: Sequence[Block], aspect: float) -> float:
    """The usual distance from an anchor to the next one, in page heights; a page for a lone anchor."""
    if len(anchors) < 2:
        return 2.0

    def between(a: Box, b: Box) -> float:
        return math.hypot((a[0] - b[0]) / aspect, a[1] - b[1])

    return max(0.03, median(min(between(a.box, b.box) for b in anchors if b is not a) for a in anchors))


def _offset(anchor: Box, block: Box) -> tuple[float, float, float, float, float]:
    """Where a block stands from its anchor: left, middle, right edges apart; tops apart; the gap downwards or upwards."""
    return (block[0] - anchor[0], (block[0] + block[2] - anchor[0] - anchor[2]) / 2, block[2] - anchor[2], block[1] - anchor[1],
            block[1] - anchor[3] if block[1] > anchor[1] else block[3] - anchor[1])  # fmt: skip


def _support(offsets: npt.NDArray[np.float64], index: int, home: int) -> int:
    """How many other anchors have some other block where `home` has block `index`. `offsets`: blocks × anchors × 5."""
    apart = np.abs(offsets - offsets[index, home])
    alike = (apart[:, :, :3].min(axis=2) < NEAR_X) & (apart[:, :, 3:].min(axis=2) < NEAR_Y)
    alike[index, :] = False
    alike[:, home] = False
    return int(alike.any(axis=0).sum())


def _gap(a: Box, b: Box, aspect: float) -> float:
    across = max(0.0, a[0] - b[2], b[0] - a[2]) / aspect
    down = max(0.0, a[1] - b[3], b[1] - a[3])
    return math.hypot(SIDEWAYS * across if not down else across, down)


def _only_text(block: Block, said: Mapping[int, Sequence[Reading]]) -> bool:
    return all(reading.role == "text" for line in block.lines for reading in said[id(line)])


def _clash(anchor: Block, block: Block, said: Mapping[int, Sequence[Reading]]) -> bool:
    """Whether the block would give the anchor a second price of the same role."""

    def roles(of: Block) -> set[str]:
        return {r.role for line in of.lines for r in said[id(line)] if r.role in PRICES and r.price is not None}

    return bool(roles(anchor) & roles(block))


def is_caption(picture: Box, text: Box) -> bool:
    """Whether a text stands right below a picture, and no farther to a side than it."""
    return -0.005 <= text[1] - picture[3] < CAPTION_REACH and picture[0] - 0.01 <= text[0] and text[2] <= picture[2] + 0.01


def holds(frame: Box, box: Box) -> bool:
    """Whether the middle of `box` lies in `frame`."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return frame[0] <= x <= frame[2] and frame[1] <= y <= frame[3]
