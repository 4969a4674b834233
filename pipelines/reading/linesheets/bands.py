"""Bands: the strips between rules drawn across a page, or across each of its columns, where each strip describes one product."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.reading.layout import Block, Line, without_grounds
from pipelines.reading.linesheets.table_grid import snapped
from pipelines.reading.model import Box, Rule, union_of

LEAST_BANDS = 3  # that hold a product
LEAST_LED = 2  # where bars are drawn behind them, or each begins with its product
LEAST_WIDTH = 0.6  # of the text's width, for a rule to part products
ONE_EACH = 0.8  # of the bands that hold products hold one
HIGHEST_BAR = 0.06  # share of the page's height
SAME_SPAN = 0.01  # rules of one column begin and end this near


@dataclass(frozen=True, kw_only=True)
class Strip:
    """A column of text: its left and right edge, and the heights of the rules that divide it, top to bottom."""

    left: float
    right: float
    cuts: tuple[float, ...]


Bands = tuple[Strip, ...]
"""The columns of a page, left to right; one for a page whose rules run all across, none for a page that is not divided so."""


def rules_to_bands(rules: Sequence[Rule], blocks: Sequence[Block], anchors: Sequence[Block]) -> Bands:
    """The columns and rules that part `anchors` from each other; () where a page is not divided so."""
    if len(anchors) < 2:
        return ()
    text = union_of([block.box for block in blocks])
    barless = _without_bars(rules, anchors)
    rules, least = _with_bars(rules, blocks, anchors)
    for strips in (
        _across(barless, text),
        _across(rules, text),
        _columns(rules, text, [line for block in blocks for line in block.lines]),
    ):
        held: dict[tuple[int, int], int] = {}
        for anchor in anchors:
            band = band_at(strips, anchor.box)
            held[band] = held.get(band, 0) + 1
        single = sum(count == 1 for count in held.values())
        led = LEAST_LED <= len(held) == len(anchors) and _are_led(strips, blocks, anchors)
        if (len(held) >= least or led) and single >= ONE_EACH * len(held):
            return strips
    return ()


def _with_bars(rules: Sequence[Rule], blocks: Sequence[Block], anchors: Sequence[Block]) -> tuple[list[Rule], int]:
    """The rules with one edge alone of bars that are drawn behind headings, and how many of them part products: what follows a
    bar belongs to it, or what goes before it where nothing follows the last. As much as there are bars stands outside of them."""
    uprights = _low_uprights(rules)
    bars = sorted({(side[1], side[3]) for side in uprights if any(_in_bar(a.box, [(side[1], side[3])]) for a in anchors)})
    outside = [block.box for block in blocks if not _in_bar(block.box, bars)]
    if len(outside) < len(anchors) or not bars or not all(_in_bar(anchor.box, bars) for anchor in anchors):
        return list(rules), LEAST_BANDS
    heads = sum(box[1] > bars[-1][1] for box in outside) >= sum(box[3] < bars[0][0] for box in outside)
    inner = [bottom if heads else top for top, bottom in bars]
    kept = [rule for rule in rules if not (rule.horizontal and _is_edge(rule.box, uprights) and
            min(abs(rule.box[1] - at) for at in inner) < SAME_SPAN / 4)]  # fmt: skip
    return kept, LEAST_LED


def _without_bars(rules: Sequence[Rule], anchors: Sequence[Block]) -> list[Rule]:
    """The rules without the edges of bars, a bar behind prices parts no products; none where there are no bars, or where products
    begin in them."""
    uprights = _low_uprights(rules)
    if not uprights or any(_in_bar(anchor.box, [(side[1], side[3]) for side in uprights]) for anchor in anchors):
        return []
    return [rule for rule in rules if not (rule.horizontal and _is_edge(rule.box, uprights))]


def _low_uprights(rules: Sequence[Rule]) -> list[Box]:
    """The sides of bars: upright rules that are short."""
    return [rule.box for rule in rules if not rule.horizontal and rule.box[3] - rule.box[1] < HIGHEST_BAR]


def _are_led(strips: Bands, blocks: Sequence[Block], anchors: Sequence[Block]) -> bool:
    """Whether no text stands over an anchor in its band, but for a title over the first: rules right below them part nothing."""
    tops = {band_at(strips, anchor.box): anchor.box[1] for anchor in anchors}
    first = min(tops)
    return all(block.box[1] >= tops.get(at, 0.0) for block in blocks if (at := band_at(strips, block.box)) != first)


def _in_bar(box: Box, bars: Sequence[tuple[float, float]]) -> bool:
    return any(top <= (box[1] + box[3]) / 2 <= bottom for top, bottom in bars)


def band_at(bands: Bands, box: Box) -> tuple[int, int]:
    """The column and the strip in it, both from 0, that the middle of `box` lies in."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    column = min(range(len(bands)), key=lambda i: max(bands[i].left - x, x - bands[i].right), default=-1)
    return column, sum(cut < y for cut in bands[column].cuts) if bands else 0


def _across(rules: Sequence[Rule], text: Box) -> Bands:
    """One column as wide as the text."""
    wide = [r.box for r in rules if r.horizontal and _covered(r.box, text[0], text[2]) > LEAST_WIDTH * (text[2] - text[0])]
    return (Strip(left=text[0], right=text[2], cuts=_heights(wide)),)


def _columns(rules: Sequence[Rule], text: Box, lines: Sequence[Line]) -> Bands:
    """Columns side by side that take most of the text's width, each as wide as the rules in it, which no upright rules meet; a
    ground with round ends under a line of text is no two rules."""
    uprights = [rule.box for rule in rules if not rule.horizontal]
    flat = without_grounds([rule.box for rule in rules if rule.horizontal and not _is_edge(rule.box, uprights)], lines)
    spans: list[Box] = []
    for box in sorted(flat, key=lambda b: b[2] - b[0]):
        if all(min(box[2], other[2]) - max(box[0], other[0]) < SAME_SPAN for other in spans):
            spans.append(box)
    if len(spans) < 2 or sum(_covered(span, text[0], text[2]) for span in spans) <= LEAST_WIDTH * (text[2] - text[0]):
        return ()
    strips = []
    for left, _, right, _ in sorted(spans):
        own = [box for box in flat if _covered(box, left, right) > right - left - SAME_SPAN]
        strips.append(Strip(left=left, right=right, cuts=_heights(own)))
    return tuple(strips)


def _is_edge(flat: Box, uprights: Sequence[Box]) -> bool:
    """Whether a rule is the edge of a drawn rectangle or part of a grid: an upright rule meets its end."""
    return any(
        min(abs(side[0] - flat[0]), abs(side[2] - flat[2])) < 0.004 and side[1] - 0.004 <= flat[1] <= side[3] + 0.004
        for side in uprights
    )


def _covered(box: Box, left: float, right: float) -> float:
    return min(box[2], right) - max(box[0], left)


def _heights(boxes: Sequence[Box]) -> tuple[float, ...]:
    return tuple(snapped([(box[1] + box[3]) / 2 for box in boxes]))
