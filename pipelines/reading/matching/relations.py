"""How a picture stands to a product's text on a page: above, below, left, right or under it, how near, how well aligned.

A sheet's designer keeps one habit ("the photo is above its text, four millimetres away"). The habit is learned from the whole
document and from the page, so that a picture between two texts goes where all the others go.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal

from pipelines.reading.model import Box, PlacedImage, Product, area_of, overlap_of, union_of

Side = Literal["above", "below", "left", "right", "over"]
WORDS: Mapping[Side, str] = {
    "above": "above", "below": "below", "left": "to the left of", "right": "to the right of", "over": "under",
}  # fmt: skip
OPPOSITE: Mapping[Side, Side] = {"above": "below", "below": "above", "left": "right", "right": "left", "over": "over"}

NEAR_UPRIGHT = 0.06  # fraction of the page: gap at which nearness has halved, above and below
NEAR_LEVEL = 0.30  # the same in a row, where columns may lie between
TOLERANCE = 0.02  # a gap this near to the usual one follows the habit
LEVEL = 0.012  # difference of heights up to which a text and a picture stand level
WIDE_GAP = 0.06  # fraction of the page between two texts that do not stand together
_LEAST_ALIGNED = 0.3
_NOT_TEXT = frozenset({"category", "currency", "image"})  # told once for many products, or by the picture itself


@dataclass(frozen=True, kw_only=True)
class Relation:
    """One way in which a picture stands to a text: the side it is on, the gap (fraction of the page) and alignment 0..1."""

    side: Side
    gap: float
    aligned: float

    @property
    def nearness(self) -> float:
        """1.0 when they touch and are fully aligned."""
        scale = NEAR_LEVEL if self.side in ("left", "right") else NEAR_UPRIGHT
        return self.aligned / (1 + max(0.0, self.gap) / scale)


@dataclass(frozen=True, kw_only=True)
class Habit:
    """What is usual: how often each side was the nearest, and the usual gap there."""

    votes: Mapping[Side, float]
    gaps: Mapping[Side, float]

    def trust(self, side: Side) -> float:
        """1.0 for the commonest side, down to 0.5 for a side that is never used."""
        most = max(self.votes.values(), default=0.0)
        return 0.5 + 0.5 * self.votes.get(side, 0.0) / most if most else 1.0

    def follows(self, relation: Relation) -> bool:
        """Whether the gap is the usual one."""
        return relation.side in self.gaps and abs(self.gaps[relation.side] - relation.gap) <= TOLERANCE


def products_to_text_boxes(products: Sequence[Product]) -> list[Box | None]:
    """For each product the box around what was read for it alone. What several share counts only if all is shared."""
    told: Counter[tuple[int | None, Box]] = Counter()
    own: list[list[Box]] = []
    for product in products:
        shared = {product.evidence[name].bbox for name in _NOT_TEXT if name in product.evidence}
        boxes = {e.bbox for e in product.evidence.values()
                 if e.bbox is not None and e.page in (None, product.page) and e.bbox not in shared}  # fmt: skip
        own.append(sorted(boxes))
        told.update((product.page, box) for box in boxes)
    found: list[Box | None] = []
    for product, boxes_of in zip(products, own, strict=True):
        alone = [box for box in boxes_of if told[product.page, box] == 1] or boxes_of
        found.append(union_of(_together(alone)) if alone else product.area)
    return found


def _together(boxes: Sequence[Box]) -> list[Box]:
    """The largest group of boxes without a wide gap down the page: a heading far above was read for a card, but not with it."""
    groups: list[list[Box]] = []
    for box in sorted(boxes, key=lambda box: box[1]):
        if groups and box[1] - max(other[3] for other in groups[-1]) < WIDE_GAP:
            groups[-1].append(box)
        else:
            groups.append([box])
    return max(groups, key=len)


def relations_between(image: Box, text: Box) -> list[Relation]:
    """Every way in which the picture stands to the text; none when they only meet at a corner."""
    if overlap_of(image, text) > 0.5 * area_of(text) > 0:
        return [Relation(side="over", gap=0.0, aligned=1.0)]
    level, upright = _shared(image, text, 1), _shared(image, text, 0)
    found: list[Relation] = []
    if upright >= _LEAST_ALIGNED:
        if image[3] <= text[1] + TOLERANCE:
            found.append(Relation(side="above", gap=text[1] - image[3], aligned=upright))
        if image[1] >= text[3] - TOLERANCE:
            found.append(Relation(side="below", gap=image[1] - text[3], aligned=upright))
    if level >= _LEAST_ALIGNED:
        if image[2] <= text[0] + TOLERANCE:
            found.append(Relation(side="left", gap=text[0] - image[2], aligned=level))
        if image[0] >= text[2] - TOLERANCE:
            found.append(Relation(side="right", gap=image[0] - text[2], aligned=level))
    return found


def gap_between(a: Box, b: Box) -> float:
    """The distance between two boxes as a fraction of the page; 0.0 when they touch."""
    across = max(0.0, a[0] - b[2], b[0] - a[2])
    down = max(0.0, a[1] - b[3], b[1] - a[3])
    return float((across**2 + down**2) ** 0.5)


def inside(image: Box, area: Box | None) -> float:
    """Share of the picture that lies in a product's area; 0.0 for an area that is most of the page and so says nothing."""
    shared = overlap_of(image, area) if area is not None and area_of(area) <= 0.8 else 0.0
    return shared / area_of(image) if shared > 0 else 0.0


def learn_habit(texts: Sequence[Box | None], areas: Sequence[Box | None], images: Sequence[PlacedImage]) -> Habit:
    """The habit of one page: each text votes for the side of its nearest picture, more so for one in its own area."""
    votes: dict[Side, float] = defaultdict(float)
    gaps: dict[Side, list[float]] = defaultdict(list)
    for text, area in zip(texts, areas, strict=True):
        if text is None:
            continue
        choices = [(relation.nearness + inside(image.bbox, area), relation) for image in images
                   for relation in relations_between(image.bbox, text)]  # fmt: skip
        if choices:
            weight, relation = max(choices, key=lambda choice: choice[0])
            votes[relation.side] += weight
            gaps[relation.side].append(relation.gap)
    return Habit(votes=dict(votes), gaps={side: median(values) for side, values in gaps.items()})


def joined_habit(habits: Sequence[Habit]) -> Habit:
    """The habit of a document from those of its pages."""
    votes: dict[Side, float] = defaultdict(float)
    gaps: dict[Side, list[float]] = defaultdict(list)
    for habit in habits:
        for side, count in habit.votes.items():
            votes[side] += count
            gaps[side].append(habit.gaps[side])
    return Habit(votes=dict(votes), gaps={side: median(values) for side, values in gaps.items()})


def blocked(image: Box, text: Box, side: Side, others: Sequence[Box]) -> bool:
    """Whether another product's text lies between the picture and this text."""
    if side == "over":
        return False
    if side in ("above", "below"):
        top, bottom = (image[3], text[1]) if side == "above" else (text[3], image[1])
        corridor = (max(image[0], text[0]), top, min(image[2], text[2]), bottom)
    else:
        left, right = (image[2], text[0]) if side == "left" else (text[2], image[0])
        corridor = (left, max(image[1], text[1]), right, min(image[3], text[3]))
    return any(overlap_of(corridor, other) > 0.3 * min(area_of(other), area_of(corridor)) > 0 for other in others)


def level_pairs(texts: Sequence[Box | None], images: Sequence[PlacedImage]) -> dict[int, int]:
    """Text → picture where each text has one picture beside it that begins, or lies, level with it, and no two the same; else {}.

    So stand products that have a row each, at whatever side of their picture.
    """
    for top_weight in (1.0, 0.5):
        level = [[j for j, image in enumerate(images) if text and _is_level(image.bbox, text, top_weight)] for text in texts]
        taken = [found[0] for found in level if len(found) == 1]
        if len(taken) == len(texts) == len(set(taken)) and len(taken) > 1:
            return dict(enumerate(taken))
    return {}


def _is_level(image: Box, text: Box, top_weight: float) -> bool:
    beside = image[2] <= text[0] + LEVEL or text[2] <= image[0] + LEVEL
    heights = (box[1] * top_weight + box[3] * (1 - top_weight) for box in (image, text))
    return beside and abs(next(heights) - next(heights)) < LEVEL


def _shared(a: Box, b: Box, axis: int) -> float:
    """How much two boxes share along an axis (0 = x, 1 = y), as a fraction of the shorter one."""
    shared = min(a[axis + 2], b[axis + 2]) - max(a[axis], b[axis])
    return shared / min(a[axis + 2] - a[axis], b[axis + 2] - b[axis]) if shared > 0 else 0.0
