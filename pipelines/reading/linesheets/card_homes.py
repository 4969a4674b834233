"""Which style each block of a page belongs to: the one in its frame or band, else the likeliest by the page's own pattern."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise
from statistics import median

import numpy as np
import numpy.typing as npt

from pipelines.reading.layout import Block, Line
from pipelines.reading.linesheets.bands import Bands, band_at
from pipelines.reading.linesheets.captions import picture_above
from pipelines.reading.linesheets.headed_pictures import are_captioned, gap_over_picture, styles_to_pictures
from pipelines.reading.linesheets.reading import Reading
from pipelines.reading.model import Box, Rule
from pipelines.reading.words.labels import PRICES

NEAR_X, NEAR_Y = 0.008, 0.010  # offsets this alike are the same place in the pattern
SIDEWAYS = 0.6  # what stands beside a text on its own height is nearer than what stands as far below it
STRIP_GAP = 0.7  # of the usual distance between anchors: no farther is what stands in the strip that one leads alone
LEAST_SHARE = 0.15  # of the other anchors have text where a text far from its own stands: two words of a title are no pattern
EVERYWHERE = 0.4  # worth of a place that every card of a page has filled
ROW_REACH_EM = 20.0  # from a text to those it stands in a row with
TEXT_REACH_EM = 3.0  # how far a text that follows no pattern may stand from its anchor


def blocks_to_homes(
    anchors: Sequence[Block],
    rest: Sequence[Block],
    said: Mapping[int, Sequence[Reading]],
    aspect: float,
    frames: Sequence[Box | None],
    pictures: Sequence[Box],
    rules: Sequence[Rule] = (),
) -> list[int | None]:
    """For each block of `rest` the anchor it belongs to, or None: that in the frame around it, else the likeliest."""
    spacing = _spacing(anchors, aspect)
    headed = styles_to_pictures([anchor.box for anchor in anchors], pictures)
    captioned = are_captioned(headed, [block.box for block in rest])
    across = _rules_over_several(rules, anchors)
    pattern = _Pattern(anchors, rest, said)
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
            over = gap_over_picture(headed.get(home), block.box, pictures) if captioned else math.inf
            if strips and strips[home][0] <= (block.box[1] + block.box[3]) / 2 < strips[home][1]:
                gap = min(gap, STRIP_GAP * spacing)
            gap = min(gap, over)
            if gap > spacing and len(anchors) > 1:
                continue
            support = pattern.support(index, home)
            share = support / max(1, len(anchors) - 1)
            apart = gap > TEXT_REACH_EM * block.lines[0].size or any(_parts(rule, block.box, anchor.box) for rule in across)
            stray = share < LEAST_SHARE and len(anchors) > 1 and apart and _only_text(block, said)
            if stray and picture_above(block.box, pictures) is None:
                continue
            score = 1.5 + 0.9 * share - gap / spacing - (0.5 if _clash(anchor, block, said) else 0.0)
            score += EVERYWHERE if share == 1 else 0.0
            if score > best_score:
                best, best_score = home, score
        homes.append(best)
    return _with_rows(homes, rest)


def _with_rows(homes: Sequence[int | None], rest: Sequence[Block]) -> list[int | None]:
    """The homes, a line of no home (the name of a swatch) with those on its height and in its type: at least two of one anchor."""

    def home_of(block: Block) -> int | None:
        row = [(abs(other.box[0] - block.box[0]), home) for other, home in zip(rest, homes, strict=True) if
               home is not None and _are_in_one_row(block, other)]  # fmt: skip
        near = [home for distance, home in sorted(row) if distance < ROW_REACH_EM * block.lines[0].em][:2]
        return near[0] if len(near) == 2 and near[0] == near[1] else None

    return [home_of(block) if home is None else home for block, home in zip(rest, homes, strict=True)]


def _are_in_one_row(a: Block, b: Block) -> bool:
    first, other = a.lines[0], b.lines[0]
    single = len(a.lines) == len(b.lines) == 1
    return single and abs(first.box[1] - other.box[1]) < 0.5 * first.size and abs(first.size - other.size) < 0.05 * first.size


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


def _rules_over_several(rules: Sequence[Rule], anchors: Sequence[Block]) -> list[Box]:
    """The flat rules that run over two anchors or more: what stands over such a rule heads none of them."""

    def count(rule: Box) -> int:
        return sum(rule[1] < anchor.box[1] and rule[0] < anchor.box[2] and anchor.box[0] < rule[2] for anchor in anchors)

    return [rule.box for rule in rules if rule.horizontal and count(rule.box) >= 2]


def _parts(rule: Box, upper: Box, lower: Box) -> bool:
    return upper[3] <= rule[1] <= lower[1]


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


class _Pattern:
    """How many other anchors have, where one of them has a block, text of their own.

    Blocks are compared by any edge; lines too, by their left edges and from the one that makes the anchor, as a page's blocks may
    be cut differently: a style number stands alone, or with its colour. Of a block's lines the one that fits best counts.
    """

    def __init__(self, anchors: Sequence[Block], rest: Sequence[Block], said: Mapping[int, Sequence[Reading]]) -> None:
        self.by_block = _offsets([anchor.box for anchor in anchors], [block.box for block in rest])
        lines = [line.box for block in (*rest, *anchors) for line in block.lines]
        self.by_line = _offsets([_head_of(anchor, said).box for anchor in anchors], lines)
        ends = np.cumsum([0, *(len(block.lines) for block in rest)]).tolist()
        self.own = [range(start, end) for start, end in pairwise(ends)]

    def support(self, index: int, home: int) -> int:
        """For a block and an anchor."""
        own = self.own[index]
        whole = _support(self.by_block, index, range(index, index + 1), home, edges=3)
        return max(whole, *(_support(self.by_line, line, own, home, edges=1) for line in own))


def _offsets(anchors: Sequence[Box], boxes: Sequence[Box]) -> npt.NDArray[np.float64]:
    """Where each box stands from each anchor: 5 × boxes × anchors."""
    found = np.array([[_offset(anchor, box) for anchor in anchors] for box in boxes]).reshape(len(boxes), len(anchors), 5)
    return np.ascontiguousarray(found.transpose(2, 0, 1))


def _head_of(anchor: Block, said: Mapping[int, Sequence[Reading]]) -> Line:
    """The line of an anchor that numbers its style, else its first."""
    styled = (line for line in anchor.lines if any(r.role == "style_number" for r in said[id(line)]))
    return next(styled, anchor.lines[0])


def _support(offsets: npt.NDArray[np.float64], index: int, own: range, home: int, *, edges: int) -> int:
    """How many other anchors have text outside of `own` where `home` has the text `index`, by the first of its `edges` (left,
    middle, right). `offsets`: 5 × texts × anchors."""
    here = offsets[:, index, home]
    beside = [np.abs(offsets[edge] - here[edge]) < NEAR_X for edge in range(edges)]
    level = [np.abs(offsets[edge] - here[edge]) < NEAR_Y for edge in (3, 4)]
    alike = np.logical_or.reduce(beside) & np.logical_or.reduce(level)
    alike[own.start : own.stop, :] = False
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


def holds(frame: Box, box: Box) -> bool:
    """Whether the middle of `box` lies in `frame`."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return frame[0] <= x <= frame[2] and frame[1] <= y <= frame[3]
