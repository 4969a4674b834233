"""Bands: the strips of a page between rules drawn across its text, where each strip describes one product."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.reading.layout import Block
from pipelines.reading.model import Box, Rule, union_of
from pipelines.reading.table_grid import snapped

LEAST_BANDS = 3  # that hold a product
LEAST_WIDTH = 0.6  # of the text's width, for a rule to part products
ONE_EACH = 0.8  # of the bands that hold products hold one


def rules_to_bands(rules: Sequence[Rule], blocks: Sequence[Block], anchors: Sequence[Block]) -> tuple[float, ...]:
    """The heights of the rules that part `anchors` from each other, top to bottom; () where a page is not divided so."""
    if len(anchors) < 2:
        return ()
    text = union_of([block.box for block in blocks])
    wide = [r.box for r in rules if r.horizontal and _covered(r.box, text) > LEAST_WIDTH * (text[2] - text[0])]
    cuts = tuple(snapped([(box[1] + box[3]) / 2 for box in wide]))
    held: dict[int, int] = {}
    for anchor in anchors:
        band = band_at(cuts, anchor.box)
        held[band] = held.get(band, 0) + 1
    single = sum(count == 1 for count in held.values())
    return cuts if len(held) >= LEAST_BANDS and single >= ONE_EACH * len(held) else ()


def band_at(cuts: Sequence[float], box: Box) -> int:
    """The number of the band that the middle of `box` lies in, from 0 at the top of the page."""
    middle = (box[1] + box[3]) / 2
    return sum(cut < middle for cut in cuts)


def _covered(rule: Box, text: Box) -> float:
    return min(rule[2], text[2]) - max(rule[0], text[0])
