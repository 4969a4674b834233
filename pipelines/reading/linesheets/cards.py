"""Lines → cards: each style of a page with all the text that belongs to it, wherever its picture stands.

Every card is grown around an anchor, the block that names a style (or, where no style has a number, the block with its price).
Other blocks join the anchor to which they stand as other blocks stand to other anchors: the page's own pattern decides, then
nearness (`card_homes`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipelines.reading.layout import Block, Line, lines_to_block, lines_to_blocks
from pipelines.reading.linesheets.bands import rules_to_bands
from pipelines.reading.linesheets.card_homes import banded_homes, blocks_to_homes, holds
from pipelines.reading.linesheets.coded_colors import with_coded_colors, with_codes_below
from pipelines.reading.linesheets.facts import Facts
from pipelines.reading.linesheets.label_lines import join_labels
from pipelines.reading.linesheets.reading import Reading
from pipelines.reading.linesheets.readings import line_to_readings
from pipelines.reading.linesheets.shared_facts import shared_by_card, shared_readings
from pipelines.reading.linesheets.value_lines import join_values
from pipelines.reading.model import Box, Page, Rule, area_of, union_of
from pipelines.reading.words.labels import PRICES

PRICE_LINE_WORDS = 9  # a price inside a longer line is part of a sentence
PROSE_WORDS = 14  # a line with more is running text
LEAST_FRAME = 0.06  # share of the page's height
LEVEL = 0.004  # edges this near are one
MOST_SIDES = 300
MOST_BLOCKS = 500


@dataclass(frozen=True, kw_only=True)
class Card:
    """Text that describes one style, or one colourway. `blocks` begin with the anchor; `readings` are in reading order."""

    blocks: tuple[Block, ...]
    readings: tuple[Reading, ...]
    anchor: tuple[Reading, ...]  # those of the anchor block
    box: Box


def lines_to_cards(lines: Sequence[Line], page: Page, facts: Facts, pictures: Sequence[Box] = ()) -> list[Card]:
    """The cards on a page in reading order; none when no block names a style. `pictures` are where the products are shown."""
    aspect = page.height / page.width
    joined = join_values(join_labels(lines, facts, aspect), facts, aspect)
    said = with_coded_colors(with_codes_below({id(line): line_to_readings(line, facts) for line in joined}, aspect))
    blocks = lines_to_blocks(joined, page.rules)
    least = min((at[0] for block in blocks if (at := _styled_lines(block, said))), default=0)
    blocks = [part for block in blocks for part in _split(block, said, least)]
    blocks = [block for block in blocks if not _is_prose(block)][:MOST_BLOCKS]
    anchors = _anchors(blocks, said, facts, page.rules)
    if not anchors:
        return []
    bands = rules_to_bands(page.rules, blocks, anchors)
    rest = [block for block in blocks if block not in anchors and any(said[id(line)] for line in block.lines)]
    drawn = rules_to_frames(page.rules)
    frames = [_frame_of(anchor.box, anchors, drawn) for anchor in anchors]
    shared = shared_readings(anchors, rest, said)
    if bands:
        homes = banded_homes(anchors, rest, bands)
    else:
        homes = blocks_to_homes(anchors, rest, said, aspect, frames, pictures, page.rules)
    cards = []
    for index, anchor in enumerate(anchors):
        held = [anchor, *(block for block, home in zip(rest, homes, strict=True) if home == index)]
        ordered = sorted((line for block in held for line in block.lines), key=lambda line: (round(line.box[1], 2), line.box[0]))
        readings = tuple(reading for line in ordered for reading in said[id(line)])
        own = tuple(reading for line in anchor.lines for reading in said[id(line)])
        cards.append(Card(blocks=tuple(held), readings=readings, anchor=own,
                          box=frames[index] or union_of([block.box for block in held])))  # fmt: skip
    further = shared_by_card([card.readings for card in cards], shared)
    cards = [replace(card, readings=(*card.readings, *more)) for card, more in zip(cards, further, strict=True)]
    return sorted(cards, key=lambda card: (round(card.box[1], 1), card.box[0]))


def _styled_lines(block: Block, said: Mapping[int, Sequence[Reading]]) -> list[int]:
    """Which lines of a block state a style number."""
    return [i for i, line in enumerate(block.lines) if _style_of(said[id(line)])]


def _split(block: Block, said: Mapping[int, Sequence[Reading]], least: int) -> list[Block]:
    """A block that names several styles, cut so that each part names one and begins with the same kind of line; no more than
    `least` lines stand before the number, as many as in the page's shortest beginning: what else is above the first is a title."""
    at = _styled_lines(block, said)
    names = {_style_of(said[id(block.lines[i])]) for i in at}
    if len(names) < 2:
        return [block]
    lead = min(least, *(b - a - 1 for a, b in pairwise(at)))
    cuts = [max(0, i - lead) for i in at]
    parts = [block.lines[a:b] for a, b in pairwise([0, *cuts, len(block.lines)])]
    return [lines_to_block(part) for part in parts if part]


def _style_of(readings: Sequence[Reading]) -> str:
    """The style number that a line states, in small letters without marks: "NH-04" and "NH04" are one."""
    text = next((r.text for r in readings if r.role == "style_number" and r.text), "")
    return "".join(c for c in text.casefold() if c.isalnum())


def _is_prose(block: Block) -> bool:
    long = [line for line in block.lines if len(line.words) >= PROSE_WORDS]
    return len(long) >= 3 and len(long) * 2 >= len(block.lines)


def _anchors(blocks: Sequence[Block], said: Mapping[int, Sequence[Reading]], facts: Facts, rules: Sequence[Rule]) -> list[Block]:
    styled = [block for block in blocks if any(_style_of(said[id(line)]) for line in block.lines)]
    if styled or facts.style_shapes:
        return styled
    named = [b for b in blocks if any(r.role == "name" and r.labelled and r.text for line in b.lines for r in said[id(line)])]
    if named:
        return named
    priced = [b for b in blocks if any(r.role in PRICES and r.price for line in b.lines if len(line.words) < PRICE_LINE_WORDS
                                       for r in said[id(line)])]  # fmt: skip
    if rules_to_bands(rules, blocks, priced):
        return priced
    titled = [b for b in priced if any(r.role == "text" and len(r.text) > 2 for line in b.lines for r in said[id(line)])]
    return titled or priced


def rules_to_frames(rules: Sequence[Rule]) -> list[Box]:
    """Drawn rectangles large enough to hold a card: two upright edges of the same height, joined along the top."""
    sides = sorted((r.box for r in rules if not r.horizontal and r.box[3] - r.box[1] > LEAST_FRAME), key=lambda box: box[0])[
        :MOST_SIDES
    ]
    tops = [r.box for r in rules if r.horizontal]
    frames = []
    for index, left in enumerate(sides):
        for right in sides[index + 1 :]:
            level = abs(left[1] - right[1]) < LEVEL and abs(left[3] - right[3]) < LEVEL
            if level and right[0] - left[2] > 0.05:
                if any(abs(t[1] - left[1]) < LEVEL and t[0] < left[0] + 0.01 and t[2] > right[2] - 0.01 for t in tops):
                    frames.append((left[0], left[1], right[2], left[3]))
                break
    return frames


def _frame_of(box: Box, anchors: Sequence[Block], frames: Sequence[Box]) -> Box | None:
    """The smallest frame around an anchor that holds no other one, with the cells beside it that the anchor reaches into: its
    label stands in one, its value in the next."""
    around = [frame for frame in frames if holds(frame, box) and sum(holds(frame, other.box) for other in anchors) == 1]
    smallest = min(around, key=area_of, default=None)
    if smallest is None:
        return None
    level = [frame for frame in frames if abs(frame[1] - smallest[1]) < LEVEL and abs(frame[3] - smallest[3]) < LEVEL]
    whole = union_of([smallest, *(frame for frame in level if min(frame[2], box[2]) - max(frame[0], box[0]) > LEVEL)])
    return whole if sum(holds(whole, other.box) for other in anchors) == 1 else smallest
