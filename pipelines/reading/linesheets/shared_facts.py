"""What is said once over all the cards of a page and holds for each: "Wholesale $12 | RRP $30" under the title of a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipelines.reading.layout import Block
from pipelines.reading.linesheets.reading import Reading
from pipelines.reading.words.labels import PRICES

BORROWED = 0.8  # how sure a value can be that is not told beside the product
LEVEL = 0.5  # of the type's height, between anchors of one row
KINDS = (frozenset(PRICES), frozenset(["sizes"]))


def shared_readings(anchors: Sequence[Block], rest: Sequence[Block], said: Mapping[int, Sequence[Reading]]) -> list[Reading]:
    """The labelled prices and sizes over a page's first row of styles, two or more of them side by side, each said once."""
    first = min(anchors, key=lambda anchor: anchor.box[1])
    row = [anchor for anchor in anchors if abs(anchor.box[1] - first.box[1]) < LEVEL * first.lines[0].size]
    top = min(anchor.box[1] for anchor in row)
    over = [reading for block in rest if block.box[3] <= top for line in block.lines for reading in said[id(line)]]
    facts = [reading for reading in over if reading.labelled and (reading.price is not None or reading.sizes)]
    told = Counter(reading.role for reading in facts)
    return [reading for reading in facts if told[reading.role] == 1] if len(row) > 1 else []


def shared_by_card(cards: Sequence[Sequence[Reading]], shared: Sequence[Reading]) -> list[list[Reading]]:
    """For the readings of each card those of `shared` that it lacks, of kinds of which most cards say nothing of their own."""
    known = {id(reading) for reading in shared}
    further: list[list[Reading]] = [[] for _ in cards]
    for kind in KINDS:
        given = [reading for reading in shared if reading.role in kind]
        says = [any(r.role in kind and (r.price or r.sizes) and id(r) not in known for r in readings) for readings in cards]
        if given and 2 * sum(says) < len(cards):
            for readings, own, found in zip(cards, says, further, strict=True):
                held = {id(reading) for reading in readings}
                found += [replace(r, confidence=min(BORROWED, r.confidence)) for r in given if not own and id(r) not in held]
    return further
