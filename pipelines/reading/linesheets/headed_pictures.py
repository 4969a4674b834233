"""The pictures that each style of a page stands at: one, or those in a row from its own to the next style's.

A picture parts nothing: a style number over it and a caption under it stand together.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipelines.reading.matching.relations import OPPOSITE, Relation, Side, relations_between
from pipelines.reading.model import Box

REACH = 0.04  # share of the page between a picture and the style that stands at it, or the text at its other side
LEAST_SHARE = 0.8  # of the styles of a page stand at one side of a picture; of the pictures have a text at their other side
SAME_EDGE = 0.01  # share of the page: edges this near are one


@dataclass(frozen=True, kw_only=True)
class Headed:
    """The pictures of one style, its own first, and how the style stands to that one."""

    pictures: tuple[Box, ...]
    at: Relation


def styles_to_pictures(styles: Sequence[Box], pictures: Sequence[Box]) -> dict[int, Headed]:
    """The pictures of each style, where all stand at the same side of one each; else {}. Where every style begins at the left
    edge of its own, a row's further pictures are those of the style at their left."""
    found: dict[int, tuple[Box, Relation]] = {}
    for index, style in enumerate(styles):
        around = [(box, relation) for box in pictures for relation in relations_between(box, style)]
        box, relation = min(around, key=lambda item: (round(item[1].gap, 3), item[0][0]), default=(style, None))
        if relation is not None and relation.gap < REACH:
            found[index] = (box, relation)
    sides: Counter[Side] = Counter(relation.side for _, relation in found.values())
    side, count = sides.most_common(1)[0] if sides else ("over", 0)
    own = {index: item for index, item in found.items() if item[1].side == side}
    single = len({box for box, _ in own.values()}) == len(own)
    if side == "over" or not single or count < LEAST_SHARE * len(styles):
        return {}
    lead = side in ("above", "below") and all(abs(styles[index][0] - box[0]) < SAME_EDGE for index, (box, _) in own.items())
    firsts = [box for box, _ in own.values()]
    return {index: Headed(pictures=(box, *(_further(box, firsts, pictures) if lead else ())), at=at)
            for index, (box, at) in own.items()}  # fmt: skip


def are_captioned(headed: Mapping[int, Headed], texts: Sequence[Box]) -> bool:
    """Whether the pictures have texts at the side where their style is not; what stands at one picture alone heads the page."""
    sides = [(box, OPPOSITE[item.at.side]) for item in headed.values() for box in item.pictures]
    held = sum(any(r.side == side and r.gap < REACH for text in texts for r in relations_between(box, text)) for box, side in sides)
    return held > 0 and held >= LEAST_SHARE * len(sides)


def gap_over_picture(headed: Headed | None, text: Box, pictures: Sequence[Box]) -> float:
    """From a style to a text at the other side of a picture of its own, the picture not counted; infinite for texts elsewhere."""
    if headed is None:
        return math.inf
    side = OPPOSITE[headed.at.side]
    beyond = [(relation.gap, box) for box in pictures for relation in relations_between(box, text) if relation.side == side]
    gap, nearest = min(beyond, default=(math.inf, text))
    return max(0.0, headed.at.gap) + max(0.0, gap) if nearest in headed.pictures else math.inf


def _further(own: Box, firsts: Sequence[Box], pictures: Sequence[Box]) -> list[Box]:
    """The pictures at the right of a style's own in its row, up to the next style's."""
    row = [box for box in pictures if abs(box[1] - own[1]) < SAME_EDGE and abs(box[3] - own[3]) < SAME_EDGE and box[0] > own[0]]
    end = min((box[0] for box in row if box in firsts), default=math.inf)
    return [box for box in sorted(row) if box[0] < end]
