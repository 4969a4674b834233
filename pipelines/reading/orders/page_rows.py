"""Rows of words on an order's page, and how a row is cut into the runs of words that may head a column together.

Columns of orders stand close ("BTW Price incl. BTW"), so gaps alone do not part the headers: of all ways to cut a row the one whose
pieces name the most fields wins.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from pipelines.reading.layout import words_to_rows
from pipelines.reading.model import Box, Page, Rule, Word, union_of
from pipelines.reading.orders.page_blocks import page_to_blocks, parted_by_blocks
from pipelines.reading.orders.page_words import page_to_level_words
from pipelines.reading.words.sizes import is_one_size, is_size
from pipelines.reading.words.vocabulary import header_to_fields

MOST_WORDS = 12_000  # of one page
PIECE_WORDS = 6
SPACE_EM = 0.75  # a wider gap parts two cells
TYPED_SPACE_EM = 1.1  # between typewritten words, where a space alone is as wide as a letter
PITCH_EM = 0.6  # from one typewritten letter to the next
BEARINGS_EM = (-0.02, 0.32)  # what its first and its last letter leave of a typewritten word's width
FEWEST_TYPED = 8  # letters that show it
GROUP_EM = 1.0  # between the columns that one label heads together
JOINERS = ("/", "&", "+")  # no label begins or ends with
TIMES = ("x", "×")  # nor with one as a word: "Maat x aantal" is one label
_RATE = re.compile(r"\d{1,2}(?:[.,]\d+)?%")
_DASHES = re.compile(r"[-–—_=*.·•~]{4,}")


@dataclass(frozen=True, kw_only=True, slots=True)
class TextRow:
    """Words on one baseline, left to right. `em` is the font's height as a fraction of the page's width.

    `bars` are the x of "|" typed between the words: typewriter columns.
    """

    words: tuple[Word, ...]
    box: Box
    em: float
    bars: tuple[float, ...] = ()

    @property
    def top(self) -> float:
        """The words' usual upper edge; recognised text has stray ones."""
        return median(word.box[1] for word in self.words)

    @property
    def bottom(self) -> float:
        """The words' usual lower edge."""
        return median(word.box[3] for word in self.words)

    @property
    def space(self) -> float:
        """The gap, as a fraction of the page's width, that parts two cells if it is wider."""
        return (TYPED_SPACE_EM if self._is_typed else SPACE_EM) * self.em

    @property
    def _is_typed(self) -> bool:
        """Whether all letters are equally wide."""
        if not self.em or sum(len(word.text) for word in self.words) < FEWEST_TYPED:
            return False
        left = (PITCH_EM * len(word.text) - (word.box[2] - word.box[0]) / self.em for word in self.words)
        return all(BEARINGS_EM[0] <= width <= BEARINGS_EM[1] for width in left)


def page_to_rows(page: Page) -> list[TextRow]:
    """The rows of a page, top to bottom. Typed bars and dashes are no words."""
    words = [w for w in page_to_level_words(page, MOST_WORDS) if not _DASHES.fullmatch(w.text)]
    aspect = page.height / page.width if page.width else 1.0
    rows = sorted((row for row in words_to_rows(words) if row), key=_middle)
    merged: list[list[Word]] = []
    for row in rows:
        if merged and _same_row(merged[-1], row):
            merged[-1] = sorted([*merged[-1], *row], key=lambda word: word.box[0])
        else:
            merged.append(row)
    blocks = page_to_blocks(page)
    if blocks:
        merged = sorted((part for row in merged for part in parted_by_blocks(row, blocks)), key=lambda part: _place(part, blocks))
    return [found for row in merged if (found := _words_to_row(row, aspect)).words]


def _place(words: Sequence[Word], blocks: Sequence[Box]) -> tuple[float, float, float]:
    """Where a row is read: of blocks that stand beside each other the left one first, from its top to its end."""
    x, y = (words[0].box[0] + words[0].box[2]) / 2, _middle(words)
    home = next((box for box in blocks if box[0] <= x <= box[2] and box[1] <= y <= box[3]), None)
    if home is None:
        return (y, 0.0, y)
    level = [box[1] for box in blocks if min(box[3], home[3]) > max(box[1], home[1])]
    return (min(level), home[0], y)


def _middle(words: Sequence[Word]) -> float:
    return median((word.box[1] + word.box[3]) / 2 for word in words)


def _same_row(upper: Sequence[Word], lower: Sequence[Word]) -> bool:
    """Whether two runs are one row all the same: level with each other, side by side (recognised boxes differ in height)."""
    heights = [word.box[3] - word.box[1] for word in (*upper, *lower)]
    if _middle(lower) - _middle(upper) > 0.45 * median(heights):
        return False
    return all(a.box[2] <= b.box[0] or b.box[2] <= a.box[0] for a in upper for b in lower)


def _words_to_row(words: Sequence[Word], aspect: float) -> TextRow:
    kept: list[Word] = []
    bars: list[float] = []
    for word in words:
        text = word.text.strip("|¦")
        if text != word.text:
            if not text or word.text[0] in "|¦":
                bars.append(word.box[0])
            if text and word.text[-1] in "|¦":
                bars.append(word.box[2])
        if text:
            kept.append(word if text == word.text else Word(text=text, box=word.box, size=word.size, bold=word.bold))
    box = union_of([w.box for w in kept]) if kept else (0.0, 0.0, 0.0, 0.0)
    return TextRow(words=tuple(kept), box=box, em=median([w.size for w in kept] or [0.0]) * aspect, bars=tuple(bars))


def gap_below(box: Box, rows: Sequence[TextRow]) -> float | None:
    """The x at which most rows under a header's box are parted, both sides filled; None when they are not."""
    gaps = []
    under = 0
    for row in rows:
        inside = [w for w in row.words if w.box[2] > box[0] and w.box[0] < box[2]]
        under += bool(inside)
        gaps += [(a.box[2] + b.box[0]) / 2 for a, b in pairwise(inside) if b.box[0] - a.box[2] > row.space or _is_taxed(a, b)][:1]
    return sorted(gaps)[len(gaps) // 2] if gaps and len(gaps) >= 0.6 * under else None


def _is_taxed(amount: Word, rate: Word) -> bool:
    """Whether two words are an amount and a percentage: two things however close they stand."""
    return _RATE.fullmatch(rate.text) is not None and amount.text[-1:].isdigit()


def row_to_pieces(row: TextRow, walls: Sequence[Rule]) -> list[tuple[Word, ...]]:
    """Cut a row so that its pieces name the most fields (dynamic programming over the gaps between words)."""
    words = row.words
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(words) + 1):
        options = []
        for start in range(max(0, end - PIECE_WORDS), end):
            run = words[start:end]
            joined = sum(_join_cost(a, b, row, walls) for a, b in pairwise(run))
            cut = _cut_cost(words[start - 1], words[start], row, walls) if start else 0.0
            value = _piece_value(" ".join(w.text for w in run), len(run)) - joined - cut
            options.append((best[start][0] + value, start))
        best.append(max(options))
    pieces: list[tuple[Word, ...]] = []
    end = len(words)
    while end:
        start = best[end][1]
        pieces.append(words[start:end])
        end = start
    return pieces[::-1]


def rows_to_pieces(rows: Sequence[TextRow], walls: Sequence[Rule]) -> list[tuple[Word, ...]]:
    """Pieces of rows below each other, joined where they overlap sideways: "Unit" over "Price". A piece over several that stand
    apart, "Sizes" over "XS" and "S" or "Pieces per delivery" over its weeks, is the name of their group and none of a column's."""
    clusters: list[tuple[Word, ...]] = []
    for row in rows:
        pieces = [part for piece in row_to_pieces(row, walls) for part in _parted_under(piece, clusters, row.em)]
        groups = [cluster for cluster in clusters if _heads_group(cluster, pieces, row.em)]
        clusters = [cluster for cluster in clusters if cluster not in groups]
        for piece in pieces:
            box = union_of([w.box for w in piece])
            over = [c for c in clusters if overlaps(box, union_of([w.box for w in c]), row.em)]
            above = () if is_size(row_text(piece)) else tuple(word for cluster in over for word in cluster)  # "Size" over "XS"
            merged = (*above, *piece)
            clusters = [*(c for c in clusters if c not in over), merged]
    return sorted(clusters, key=lambda cluster: min(w.box[0] for w in cluster))


def _parted_under(piece: tuple[Word, ...], clusters: Sequence[Sequence[Word]], em: float) -> list[tuple[Word, ...]]:
    """A piece in two where only a part of it stands under a label's first line, and both name something more surely than all of it:
    "price Amount" under "Unit"."""
    for at in range(1, len(piece)):
        halves = [piece[:at], piece[at:]]
        over = [[c for c in clusters if overlaps(_box(half), _box(c), em)] for half in halves]
        if sorted(map(len, over)) == [0, 1]:
            texts = [
                row_text((*(word for cluster in above for word in cluster), *half))
                for above, half in zip(over, halves, strict=True)
            ]
            if min(map(_sure, texts)) > _sure(row_text((*(word for above in over for c in above for word in c), *piece))):
                return halves
    return [piece]


def _box(words: Sequence[Word]) -> Box:
    return union_of([word.box for word in words])


def _sure(text: str) -> float:
    return max((sure for _, sure in header_to_fields(text)), default=0.0)


def _heads_group(words: Sequence[Word], below: Sequence[Sequence[Word]], em: float) -> bool:
    """Whether words stand over several pieces of the row below that lie as far apart as columns do."""
    box = union_of([word.box for word in words])
    under = [piece for piece in below if overlaps(union_of([word.box for word in piece]), box, em)]
    return len(under) > 1 and all(b[0].box[0] - a[-1].box[2] > GROUP_EM * em for a, b in pairwise(under))


def row_text(words: Sequence[Word]) -> str:
    """The words in one line."""
    return " ".join(word.text for word in words)


def _piece_value(text: str, count: int) -> float:
    if is_size(text) and (count == 1 or is_one_size(text)):
        return 0.8 * count
    if text.startswith(JOINERS) or text.endswith(JOINERS) or breaks_product(text):
        return -1.0
    fields = header_to_fields(text)
    return count * max(sure for _, sure in fields) if fields else -0.05


def breaks_product(text: str) -> bool:
    """Whether a text begins or ends with the sign between sizes and their pieces."""
    words = text.split()
    return words[0] in TIMES or words[-1] in TIMES


def _gap(a: Word, b: Word, row: TextRow) -> float:
    return (b.box[0] - a.box[2]) / row.em if row.em else 0.0


def _join_cost(a: Word, b: Word, row: TextRow, walls: Sequence[Rule]) -> float:
    if parted(a.box, b.box, row, walls):
        return 9.0
    return max(0.0, _gap(a, b, row) - 0.8) * 1.2


def _cut_cost(a: Word, b: Word, row: TextRow, walls: Sequence[Rule]) -> float:
    gap = _gap(a, b, row)
    if gap >= 0.8 or parted(a.box, b.box, row, walls):
        return 0.0
    return 0.4 if gap < 0.45 else 0.15


def overlaps(a: Box, b: Box, em: float) -> bool:
    """Whether two boxes stand over each other, wherever on the page."""
    return min(a[2], b[2]) - max(a[0], b[0]) > 0.1 * em


def parted(a: Box, b: Box, row: TextRow, walls: Sequence[Rule]) -> bool:
    """Whether a typed bar or an upright rule stands between two boxes of one row."""
    middle = (a[1] + a[3]) / 2
    low, high = min(a[2], b[0]) - 0.002, max(a[2], b[0]) + 0.002
    if any(low <= bar <= high for bar in row.bars):
        return True
    return any(low <= (w.box[0] + w.box[2]) / 2 <= high and w.box[1] <= middle <= w.box[3] for w in walls)
