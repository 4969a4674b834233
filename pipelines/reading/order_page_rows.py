"""Rows of words on an order's page, and the header among them: which runs of words head a column together.

Columns of orders stand close ("BTW Price incl. BTW"), so gaps alone do not part the headers: of all ways to cut a row the one whose
pieces name the most fields wins.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from pipelines.reading.layout import words_to_rows
from pipelines.reading.model import Box, Page, Rule, Word, union_of
from pipelines.reading.order_page_blocks import page_to_blocks, parted_by_blocks
from pipelines.reading.order_page_words import page_to_level_words
from pipelines.reading.sizes import is_one_size, is_size
from pipelines.reading.table_headers import Header, labels_to_header
from pipelines.reading.vocabulary import header_to_fields

MOST_WORDS = 12_000  # of one page
LONGEST_HEADER = 60  # words in a row
PIECE_WORDS = 6
SPACE_EM = 0.75  # a wider gap parts two cells
STACKED = 3  # rows that one header may be broken over
SURE_LABEL = 0.6  # of a second line of labels
STRANGE = 0.4  # what a label that names nothing takes from a header of several rows
_FACT = re.compile(r"\w ?: +\S")
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


@dataclass(frozen=True, kw_only=True)
class PageHeader:
    """A header on a page: the indexes of its rows, its labels from left to right with their words, and what they name."""

    rows: tuple[int, ...]
    labels: tuple[str, ...]
    words: tuple[tuple[Word, ...], ...]
    header: Header
    doubled: frozenset[int] = frozenset()  # labels of two lines that name two things: so do the cells below

    @property
    def boxes(self) -> list[Box]:
        """The box around each label."""
        return [union_of([word.box for word in words]) for words in self.words]


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


def rows_to_page_headers(rows: Sequence[TextRow], walls: Sequence[Rule]) -> list[PageHeader]:
    """Every header among the rows, top to bottom; of overlapping readings the one that names most."""
    found: list[PageHeader] = []
    index = 0
    while index < len(rows):
        best = _header_at(rows, index, walls)
        if best is not None:
            later = _header_at(rows, index + 1, walls) if index + 1 < len(rows) else None
            if later is not None and _is_better(later, best):
                best = later
            best = _with_second_labels(best, rows, walls)
            found.append(best)
            index = best.rows[-1] + 1
        else:
            index += 1
    return found


def _header_at(rows: Sequence[TextRow], index: int, walls: Sequence[Rule]) -> PageHeader | None:
    """The best header that begins in row `index`, of one row or of several close below each other."""
    best = None
    for count in range(1, STACKED + 1):
        last = index + count - 1
        if last >= len(rows) or (count > 1 and not _close(rows[last - 1], rows[last])):
            break
        group = rows[index : last + 1]
        if sum(len(row.words) for row in group) > LONGEST_HEADER or (count > 1 and any(map(_says_facts, group))):
            break
        pieces = row_to_pieces(group[0], walls) if count == 1 else _rows_to_pieces(group, walls)
        header = labels_to_header({i: _text(piece) for i, piece in enumerate(pieces)}, (0,))
        if header is None or _is_running_text(pieces, count):
            continue
        # a further row without numbers belongs to the header when its words fit in; any other must name clearly more
        added = [word.text for row in group[1:] for word in row.words]
        margin = -0.1 if added and not any(char.isdigit() for text in added for char in text) else 0.35 * (count - 1)
        if best is None or header.score > best.header.score + margin:
            best = PageHeader(rows=tuple(range(index, last + 1)), words=tuple(pieces), header=header,
                              labels=tuple(_text(piece) for piece in pieces))  # fmt: skip
    return best


def _is_better(later: PageHeader, best: PageHeader) -> bool:
    """Whether a header that begins one row further down is the true one: what stands above it names nothing, or far less."""
    if len(best.rows) == 1:
        return later.rows[0] == best.rows[0] + 1 and later.header.score > best.header.score + 0.8
    return later.rows[-1] == best.rows[-1] and _worth(later) > _worth(best)


def _with_second_labels(found: PageHeader, rows: Sequence[TextRow], walls: Sequence[Rule]) -> PageHeader:
    """A header with the labels of the row below it, when each names something else in the same column: items take two lines."""
    below = found.rows[-1] + 1
    if below >= len(rows) or len(found.rows) > 1 or not _close(rows[below - 1], rows[below]) or _says_facts(rows[below]):
        return found
    labels, words = list(found.labels), list(found.words)
    doubled = set()
    for piece in row_to_pieces(rows[below], walls):
        fields = {name for name, sure in header_to_fields(_text(piece)) if sure >= SURE_LABEL} - {"note"}
        over = [i for i, box in enumerate(found.boxes) if _overlaps(union_of([w.box for w in piece]), box, rows[below].em)]
        if any(char.isdigit() for char in _text(piece)) or len(over) > 1:
            return found
        if fields and len(over) == 1 and not fields & {name for name, _ in header_to_fields(labels[over[0]])}:
            doubled.add(over[0])
            labels[over[0]] = f"{found.labels[over[0]]} / {_text(piece)}"
            words[over[0]] = (*found.words[over[0]], *piece)
        elif not _text(piece).startswith("("):
            return found
    header = labels_to_header(dict(enumerate(labels)), (0,)) if doubled else None
    if header is None:
        return found
    return replace(
        found, rows=(*found.rows, below), labels=tuple(labels), words=tuple(words), header=header, doubled=frozenset(doubled)
    )


def _worth(found: PageHeader) -> float:
    """How much a header names, less its labels that name nothing or hold a number ("PO 1189"): facts above it have many."""
    others = [text for i, text in enumerate(found.labels) if i not in found.header.sizes]
    strange = sum(not header_to_fields(text) for text in others)
    numbered = sum(any(char.isdigit() for char in text) for text in others)
    return found.header.score - STRANGE * strange - numbered


def _says_facts(row: TextRow) -> bool:
    """Whether a row says "Style: 12" of the items below; such a row is no part of a header."""
    return bool(_FACT.search(_text(row.words)))


def _is_running_text(pieces: Sequence[Sequence[Word]], rows: int) -> bool:
    """Whether a third of the labels are as long as parts of sentences: terms and conditions set in columns."""
    return sum(len(piece) > 3 * rows for piece in pieces) * 3 >= len(pieces)


def gap_below(box: Box, rows: Sequence[TextRow]) -> float | None:
    """The x at which most rows under a header's box are parted, both sides filled; None when they are not."""
    gaps = []
    under = 0
    for row in rows:
        inside = [w for w in row.words if w.box[2] > box[0] and w.box[0] < box[2]]
        under += bool(inside)
        gaps += [(a.box[2] + b.box[0]) / 2 for a, b in pairwise(inside) if b.box[0] - a.box[2] > SPACE_EM * row.em][:1]
    return sorted(gaps)[len(gaps) // 2] if gaps and len(gaps) >= 0.6 * under else None


def _close(upper: TextRow, lower: TextRow) -> bool:
    height = max(upper.bottom - upper.top, lower.bottom - lower.top)
    wordy = not any(char.isdigit() for word in lower.words for char in word.text)  # items have numbers
    return lower.top > upper.top and lower.top - upper.bottom < (1.8 if wordy else 0.9) * height


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


def _rows_to_pieces(rows: Sequence[TextRow], walls: Sequence[Rule]) -> list[tuple[Word, ...]]:
    """Pieces of rows below each other, joined where they overlap sideways: "Unit" over "Price"."""
    clusters: list[tuple[Word, ...]] = []
    for row in rows:
        for piece in row_to_pieces(row, walls):
            box = union_of([w.box for w in piece])
            over = [c for c in clusters if _overlaps(box, union_of([w.box for w in c]), row.em)]
            above = () if is_size(_text(piece)) else tuple(word for cluster in over for word in cluster)  # "Size" over "XS"
            merged = (*above, *piece)
            clusters = [*(c for c in clusters if c not in over), merged]
    return sorted(clusters, key=lambda cluster: min(w.box[0] for w in cluster))


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _overlaps(a: Box, b: Box, em: float) -> bool:
    return min(a[2], b[2]) - max(a[0], b[0]) > 0.1 * em


def _piece_value(text: str, count: int) -> float:
    if is_size(text) and (count == 1 or is_one_size(text)):
        return 0.8 * count
    fields = header_to_fields(text)
    return count * max(sure for _, sure in fields) if fields else -0.05


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


def parted(a: Box, b: Box, row: TextRow, walls: Sequence[Rule]) -> bool:
    """Whether a typed bar or an upright rule stands between two boxes of one row."""
    middle = (a[1] + a[3]) / 2
    low, high = min(a[2], b[0]) - 0.002, max(a[2], b[0]) + 0.002
    if any(low <= bar <= high for bar in row.bars):
        return True
    return any(low <= (w.box[0] + w.box[2]) / 2 <= high and w.box[1] <= middle <= w.box[3] for w in walls)
