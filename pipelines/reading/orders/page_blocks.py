"""Ruled blocks that stand beside each other on an order's page: a form of labels at the left, the items at the right.

Words on one baseline belong to one row of a table only inside one block; rows across the blocks would mix both.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.reading.model import Box, Page, Rule, Word

TOUCHING = 0.003  # fractions of the page
MOST_RULES = 1_200  # of a page; a drawing has more
LEAST_WORDS = 4
LEAST_GAP = 0.008  # between two blocks


def page_to_blocks(page: Page) -> list[Box]:
    """The boxes of ruled blocks that have another one beside them, upper ones first and then left to right; [] as a rule."""
    if not 8 <= len(page.rules) <= MOST_RULES:
        return []
    blocks = [box for box, rules in _touching(page.rules) if _is_table(box, rules, page.words)]
    beside = [box for box in blocks if any(_stand_beside(box, other) for other in blocks)]
    return sorted(beside, key=lambda box: (round(box[1], 2), box[0]))


def parted_by_blocks(words: Sequence[Word], blocks: Sequence[Box]) -> list[list[Word]]:
    """A row's words parted where they lie in different blocks; words outside of all stay together."""
    rows: dict[int, list[Word]] = {}
    for word in words:
        x, y = (word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2
        home = next((i for i, box in enumerate(blocks) if box[0] <= x <= box[2] and box[1] <= y <= box[3]), -1)
        rows.setdefault(home, []).append(word)
    return list(rows.values())


def _touching(rules: Sequence[Rule]) -> list[tuple[Box, list[Rule]]]:
    """Rules that meet, gathered, with the box around them."""
    groups: list[tuple[Box, list[Rule]]] = []
    single = {tuple(round(edge, 3) for edge in rule.box): rule for rule in rules}
    for rule in single.values():
        box, members = rule.box, [rule]
        apart = []
        for other, held in groups:
            if _meet(box, other) and any(_meet(a.box, b.box) for a in held for b in members):
                box = (min(box[0], other[0]), min(box[1], other[1]), max(box[2], other[2]), max(box[3], other[3]))
                members = [*held, *members]
            else:
                apart.append((other, held))
        groups = [*apart, (box, members)]
    return groups


def _meet(a: Box, b: Box) -> bool:
    return a[0] <= b[2] + TOUCHING and b[0] <= a[2] + TOUCHING and a[1] <= b[3] + TOUCHING and b[1] <= a[3] + TOUCHING


def _is_table(box: Box, rules: Sequence[Rule], words: Sequence[Word]) -> bool:
    """Whether a group of rules parts its inside into columns and rows that hold words."""
    across = any(not r.horizontal and box[0] + 0.01 < r.box[0] < box[2] - 0.01 for r in rules)
    down = any(r.horizontal and box[1] + 0.005 < r.box[1] < box[3] - 0.005 for r in rules)
    inside = sum(box[0] <= w.box[0] and w.box[2] <= box[2] and box[1] <= w.box[1] and w.box[3] <= box[3] for w in words)
    return across and down and inside >= LEAST_WORDS


def _stand_beside(a: Box, b: Box) -> bool:
    level = min(a[3], b[3]) - max(a[1], b[1]) > 0.5 * min(a[3] - a[1], b[3] - b[1])
    return level and (a[2] + LEAST_GAP < b[0] or b[2] + LEAST_GAP < a[0])
