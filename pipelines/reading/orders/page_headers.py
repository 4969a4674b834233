"""The headers among the rows of an order's page: of one row, of several below each other, or with a second line of labels."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from pipelines.reading.model import Box, Rule, Word, union_of
from pipelines.reading.orders.page_rows import JOINERS, TextRow, overlaps, row_text, row_to_pieces, rows_to_pieces
from pipelines.reading.orders.page_scales import adds_up, heads_pieces, row_to_scale, rows_to_legend, scales_around
from pipelines.reading.tables.headers import Header, labels_to_header
from pipelines.reading.tables.unlabelled import PRICES
from pipelines.reading.words.header_words import Field
from pipelines.reading.words.money import find_prices
from pipelines.reading.words.ratios import text_to_size_line
from pipelines.reading.words.size_labels import are_scale, rises
from pipelines.reading.words.sizes import is_one_size, is_size
from pipelines.reading.words.vocabulary import header_to_field, header_to_fields

SIZED = frozenset({"size", "size_run"})
LONGEST_HEADER = 60  # words in a row
STACKED = 3  # rows that one header may be broken over
SURE_LABEL = 0.6  # of a second line of labels
OVER_FACTS = 3.0  # a row with "Size: M" in it heads a table only when it names at least so much
FEWEST_SIZES = 3  # numbers that rise as those of a run
STRANGE = 0.4  # what a label that names nothing takes from a header of several rows
SAME_X = 0.005  # of the page: the same place on the next one
_FACT = re.compile(r"\w ?: +\S")


@dataclass(frozen=True, kw_only=True)
class PageHeader:
    """A header on a page: the indexes of its rows, its labels from left to right with their words, and what they name."""

    rows: tuple[int, ...]
    labels: tuple[str, ...]
    words: tuple[tuple[Word, ...], ...]
    header: Header
    doubled: frozenset[int] = frozenset()  # labels of two lines that name two things: so do the cells below
    over: int = 0  # rows right above it that each say a scale of sizes
    fields: tuple[Field | None, ...] = ()  # what its columns hold as their content proves, where its words do not tell

    @property
    def all_words(self) -> list[Word]:
        """Its words, whatever label each is of."""
        return [word for words in self.words for word in words]

    def says_the_same(self, other: PageHeader) -> bool:
        """Whether two headers are the same words in the same places, as on the pages of one table."""
        pairs = list(zip(self.all_words, other.all_words, strict=False))
        return len(self.all_words) == len(other.all_words) and all(
            a.text == b.text and abs(a.box[0] - b.box[0]) < SAME_X for a, b in pairs)  # fmt: skip

    def parted_like(self, other: PageHeader) -> PageHeader:
        """The header with the labels of another that says the same."""
        words = iter(self.all_words)
        return replace(other, rows=self.rows, over=self.over, words=tuple(tuple(islice(words, len(run))) for run in other.words))

    @property
    def boxes(self) -> list[Box]:
        """The box around each label."""
        return [union_of([word.box for word in words]) for words in self.words]

    @property
    def first(self) -> int:
        """Its first row, scales above it included."""
        return self.rows[0] - self.over


def rows_to_page_headers(rows: Sequence[TextRow], walls: Sequence[Rule]) -> list[PageHeader]:
    """Every header among the rows, top to bottom; of overlapping readings the one that names most."""
    found: list[PageHeader] = []
    legend = rows_to_legend(rows)
    index = 0
    while index < len(rows):
        best = _header_at(rows, index, walls, legend)
        if best is not None:
            later = _header_at(rows, index + 1, walls, legend) if index + 1 < len(rows) else None
            if later is not None and _is_better(later, best) and not _is_centred(best.words, [rows[at] for at in best.rows]):
                best = later
            best = _with_sizes_around(_with_second_labels(best, rows, walls), rows)
            found.append(best)
            index = best.rows[-1] + 1
        else:
            index += 1
    return found


def _header_at(rows: Sequence[TextRow], index: int, walls: Sequence[Rule], legend: frozenset[int]) -> PageHeader | None:
    """The best header that begins in row `index`, of one row or of several close below each other. A row of a `legend` of scales is
    none, but for one that says its scale where the labels right below it leave room."""
    best = None
    if index in legend and not _leaves_room(rows[index], rows[index + 1 : index + 2]):
        return None
    if text_to_size_line(row_text(rows[index].words)) is not None:
        return None
    for count in range(1, STACKED + 1):
        last = index + count - 1
        if last >= len(rows) or (count > 1 and not _close(rows[last - 1], rows[last])):
            break
        group = rows[index : last + 1]
        if sum(len(row.words) for row in group) > LONGEST_HEADER or (count > 1 and any(map(_says_facts, group))):
            break
        if sum(row_to_scale(row) is not None or sum(is_size(word.text) for word in row.words) > 1 for row in group) > 1:
            break  # each says a scale of its own
        if count > 1 and (last in legend or (last + 1 < len(rows) and heads_pieces(rows[last], rows[last + 1]))):
            break
        pieces = row_to_pieces(group[0], walls) if count == 1 else rows_to_pieces(group, walls)
        single = [piece for row in group for piece in row_to_pieces(row, walls)] if count > 1 else []
        if any(_is_priced(row_text(piece)) for piece in (*pieces, *single)):
            continue
        header = labels_to_header({i: row_text(piece) for i, piece in enumerate(pieces)}, (0,))
        if header is None or _is_running_text(pieces, count) or (_says_facts(group[0]) and header.score < OVER_FACTS):
            continue
        # a further row without numbers belongs to the header when its words fit in; any other must name clearly more
        added = [word.text for row in group[1:] for word in row.words]
        centred = _is_centred(pieces, group)
        if count > 1 and not (centred or _says_more(pieces, group[-1])):
            continue
        margin = -0.1 if added and not any(char.isdigit() for text in added for char in text) else 0.35 * (count - 1)
        margin = -1.0 if centred else margin
        if best is None or header.score > best.header.score + margin:
            best = PageHeader(rows=tuple(range(index, last + 1)), words=tuple(pieces), header=header,
                              labels=tuple(row_text(piece) for piece in pieces))  # fmt: skip
    return best or _sizes_over_pieces(rows[index : index + 2], index)


def _sizes_over_pieces(rows: Sequence[TextRow], index: int) -> PageHeader | None:
    """The header of a single size behind its label, where the row below says its pieces: "Size  ONE" over "Qty  60"."""
    if len(rows) < 2 or not heads_pieces(rows[0], rows[1]):
        return None
    labels = tuple(word.text for word in rows[0].words)
    header = Header(rows=(0,), labels=dict(enumerate(labels)), sizes=dict(enumerate(labels[1:], start=1)))
    return PageHeader(rows=(index,), labels=labels, words=tuple((word,) for word in rows[0].words), header=header)


def _leaves_room(scale: TextRow, below: Sequence[TextRow]) -> bool:
    """Whether the row below one that says a scale has no word of its own under the key."""
    said = row_to_scale(scale)
    under = [word for row in below for word in row.words]
    return said is not None and bool(under) and not any(overlaps(said.key.box, word.box, scale.em) for word in under)


def _says_more(pieces: Sequence[Sequence[Word]], last: TextRow) -> bool:
    """Whether a label with words of the last row names something or heads a size; else these are words of the first item."""
    return any(
        bool(header_to_fields(row_text(piece))) or is_size(row_text(piece))
        for piece in pieces
        if any(word is other for word in piece for other in last.words)
    )


def _is_centred(pieces: Sequence[Sequence[Word]], group: Sequence[TextRow]) -> bool:
    """Whether the last row is the second line of labels in the middle between whose lines the others stand: half a line lower,
    and each of its words under one of the group's first row."""
    first, last = group[0], group[-1]
    below = [piece for piece in pieces if any(word is other for word in piece for other in last.words)]
    paired = all(any(word is other for word in piece for other in first.words) for piece in below)
    return len(group) > 2 and last.top < group[-2].bottom and paired


def _is_better(later: PageHeader, best: PageHeader) -> bool:
    """Whether a header that begins one row further down is the true one: what stands above it names nothing, or far less. Numbers
    over labels that name nothing themselves, "012" over "Lille", tell of neither."""
    if len(best.rows) == 1:
        return later.rows[0] == best.rows[0] + 1 and later.header.score > best.header.score + 0.8
    named = [bool(header_to_fields(label)) for label in later.labels]
    unnamed = [word for names, words in zip(named, later.words, strict=True) if not names for word in words]
    over = frozenset(i for i, words in enumerate(best.words) if any(word is other for word in words for other in unnamed))
    gained = _worth(later) - _worth(best, over)
    return later.rows[-1] == best.rows[-1] and (gained > 0 or (gained == 0 and _stands_over_one(best, later)))


def _stands_over_one(best: PageHeader, later: PageHeader) -> bool:
    """Whether what a header has above one that names as much stands over one label and names nothing: a remark about an item."""
    own = {id(word) for word in later.all_words}
    above = [run for words in best.words if (run := [word for word in words if id(word) not in own])]
    return len(above) == 1 and not header_to_fields(row_text(above[0]))


def _with_second_labels(found: PageHeader, rows: Sequence[TextRow], walls: Sequence[Rule]) -> PageHeader:
    """A header with the labels of the row below it, when each names something else in the same column: items take two lines."""
    below = found.rows[-1] + 1
    if below >= len(rows) or len(found.rows) > 1 or not _close(rows[below - 1], rows[below]) or _says_facts(rows[below]):
        return found
    labels, words = list(found.labels), list(found.words)
    doubled: set[int] = set()
    joined: set[int] = set()
    for piece in row_to_pieces(rows[below], walls):
        fields = {name for name, sure in header_to_fields(row_text(piece)) if sure >= SURE_LABEL} - {"note"}
        over = [i for i, box in enumerate(found.boxes) if overlaps(union_of([w.box for w in piece]), box, rows[below].em)]
        whole = f"{labels[over[0]]} {row_text(piece)}" if len(over) == 1 else ""
        told = header_to_field(whole)
        if told is not None and told[1] == 1.0 and told != header_to_field(row_text(piece)):  # one label in two lines
            joined.add(over[0])
            labels[over[0]] = whole
            words[over[0]] = (*found.words[over[0]], *piece)
            continue
        if any(char.isdigit() for char in row_text(piece)) or len(over) > 1:
            return found
        if fields and len(over) == 1 and not fields & {name for name, _ in header_to_fields(labels[over[0]])}:
            doubled.add(over[0])
            labels[over[0]] = f"{found.labels[over[0]]} / {row_text(piece)}"
            words[over[0]] = (*found.words[over[0]], *piece)
        elif not row_text(piece).startswith("("):
            return found
    header = labels_to_header(dict(enumerate(labels)), (0,)) if doubled or joined else None
    if header is None:
        return found
    return replace(
        found, rows=(*found.rows, below), labels=tuple(labels), words=tuple(words), header=header, doubled=frozenset(doubled)
    )


def _with_sizes_around(found: PageHeader, rows: Sequence[TextRow]) -> PageHeader:
    """A header with the sizes of the row below it, and room for those of further such rows: sizes stand over each item's pieces,
    or once in a legend of scales, each behind its key, of which the header's own row may say one."""
    below = found.rows[-1] + 1
    upper, lower = scales_around(
        rows, found.rows[0], found.rows[-1], [box for at, box in enumerate(found.boxes) if at not in found.header.sizes]
    )
    scales = [(scale.sizes, scale.em) for scale in (*upper, *lower)]
    listed = [(word, em) for words, em in scales for word in words]
    heading = {
        at
        for at, (label, box) in enumerate(zip(found.labels, found.boxes, strict=True))
        if at in found.header.sizes or (is_one_size(label) and any(overlaps(box, word.box, em) for word, em in listed))
    }
    own = [(tuple(word for at in sorted(heading) for word in found.words[at]), rows[below - 1].em)]
    if len(scales) + bool(heading) < 2:
        upper, scales = [], []
    further = [(row.words, row.em) for row in rows[below:] if _says_sizes(row)]
    right_below = below < len(rows) and _says_sizes(rows[below])
    behind_item = below + 2 < len(rows) and _says_sizes(rows[below + 1]) and adds_up(rows[below + 1], rows[below + 2])
    if not (scales or right_below or behind_item or (found.header.sizes and further)):
        return found
    places: list[Word] = []
    for words, em in [*own, *(scales or further)]:
        for word in words:
            if not any(overlaps(word.box, other.box, em) for other in places):
                places.append(word)
    pieces = []
    for at, (label, box, held) in enumerate(zip(found.labels, found.boxes, found.words, strict=True)):
        if at in heading:
            continue  # a place already
        span = sum(overlaps(box, word.box, rows[below - 1].em) for word in places)
        over = span > 1 or (span == 1 and any(name in SIZED for name, _ in header_to_fields(label)))
        if span and not over:
            return found
        beside = _before(held, places) if span else held  # "Sizes" over all of them is no column
        if beside:
            pieces.append(beside)
    joined = tuple(sorted([*pieces, *((word,) for word in places)], key=lambda piece: piece[0].box[0]))
    labels = tuple(row_text(piece) for piece in joined)
    header = labels_to_header(dict(enumerate(labels)), (0,))
    if header is None or not header.sizes:
        return found
    taken = (
        (below,) if right_below and not (scales or found.header.sizes) else ()
    )  # rows name their scale: the legend stays above them
    return replace(
        found, rows=(*found.rows, *taken), labels=labels, words=joined, header=header, doubled=frozenset(), over=len(upper)
    )


def _before(words: Sequence[Word], places: Sequence[Word]) -> tuple[Word, ...]:
    """The first words of a label that runs over sizes, where they name something else: "Description / Colour" of "… / Sizes"."""
    left = min(place.box[0] for place in places)
    kept = list(itertools.takewhile(lambda word: word.box[2] <= left, words))
    while kept and kept[-1].text in JOINERS:
        kept.pop()
    return tuple(kept) if any(name not in SIZED for name, _ in header_to_fields(row_text(kept))) else ()


def _says_sizes(row: TextRow) -> bool:
    return are_scale([word.text for word in row.words])


def _worth(found: PageHeader, numbered_anyway: frozenset[int] = frozenset()) -> float:
    """How much a header names, less its labels that name nothing or hold a number ("PO 1189"): facts above it have many."""
    others = [text for i, text in enumerate(found.labels) if i not in found.header.sizes]
    strange = sum(not header_to_fields(text) for text in others)
    numbered = sum(
        any(char.isdigit() for char in text)
        for i, text in enumerate(found.labels)
        if i not in found.header.sizes and i not in numbered_anyway
    )
    return found.header.score - STRANGE * strange - numbered


def _says_facts(row: TextRow) -> bool:
    """Whether a row says "Style: 12" of the items below; such a row is no part of a header."""
    return bool(_FACT.search(row_text(row.words)))


def _is_priced(text: str) -> bool:
    """Whether a text is an amount, or the label of a price and its amount, "Wholesale $36.00": of one item, and heads none."""
    found = find_prices(text)
    label = text[: found[0][1]].strip(" :") if found else text
    return bool(found) and found[-1][2] == len(text) and (not label or any(name in PRICES for name, _ in header_to_fields(label)))


def _is_running_text(pieces: Sequence[Sequence[Word]], rows: int) -> bool:
    """Whether a third of the labels are as long as parts of sentences: terms and conditions set in columns."""
    return sum(len(piece) > 3 * rows for piece in pieces) * 3 >= len(pieces)


def _close(upper: TextRow, lower: TextRow) -> bool:
    height = max(upper.bottom - upper.top, lower.bottom - lower.top)
    numbers = [word.text for word in lower.words if any(map(str.isdigit, word.text))]  # items have some, a run of sizes aside
    wordy = not numbers or (len(numbers) >= FEWEST_SIZES and all(map(is_size, numbers)) and rises(numbers))
    return lower.top > upper.top and lower.top - upper.bottom < (1.8 if wordy else 0.9) * height
