"""Columns of an order that count together: one for each shop, pairs of a size and its count, and the second half of a size.

Their headers alone do not say it; what stands beside them and below them does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from pipelines.reading.model import Cell
from pipelines.reading.orders.rows import PERIODS
from pipelines.reading.tables.cell_kinds import cell_to_number, column_style, content_share, is_whole
from pipelines.reading.tables.columns import Column, Columns
from pipelines.reading.tables.proofs import AGREE
from pipelines.reading.tables.unlabelled import PRICES
from pipelines.reading.words.shops import shop_words
from pipelines.reading.words.size_labels import BANDS, CUP_LABELS, CUPS, heads_bands
from pipelines.reading.words.sizes import is_size, without_size_label
from pipelines.reading.words.vocabulary import normalise

LENGTHS = frozenset(
    ["inseam", "inseam length", "inside leg", "leg", "leg length", "length", "lange", "schrittlange", "beinlange", "longueur",
     "entrejambe", "largo", "entrepierna", "lunghezza", "lengte", "binnenbeenlengte", "boy", "langd", "lengde", "laengde"]
)  # fmt: skip
WAISTS = frozenset(["waist", "waist size", "bund", "bundweite", "taille waist", "cintura", "vita", "bel"])
_SYSTEM = re.compile(r"(EU|US|UK|IT|FR|DE|ES|JP|AU|CN)\b")
_HALF = re.compile(r"[WL]? ?(\d{2,3})\"?", re.IGNORECASE)  # 30, L30
UNSURE = 0.9  # a header surer than this counts no shop's pieces


def shop_columns(columns: Columns, cells: Sequence[Sequence[Cell]], total: int | None) -> tuple[int, ...]:
    """The columns of pieces for single shops in a table that has no other quantity; () when nothing shows that they are such.

    Their headers name shops, or their sum times the price is the total of the row.
    """
    unnamed = [
        column
        for column in columns.columns
        if column.header
        and not column.size
        and (column.field is None or (column.field in ("note", "delivery") and column.confidence < UNSURE))
        and content_share(cells[column.index], is_whole) == 1
    ]
    named = [column for column in unnamed if _shops_named(column)]
    shared = set.intersection(*map(_shops_named, named)) if named else set()
    if len(named) > 1 and shared and len({normalise(f"{column.group} {column.header}") for column in named}) == len(named):
        return tuple(column.index for column in named)
    price = next(iter(columns.of(*PRICES)), None)
    if len(unnamed) < 2 or price is None or total is None:
        return ()
    agreed = [_sum_agrees(cells, unnamed, price.index, total, row) for row in range(len(cells[total]))]
    told = [agrees for agrees in agreed if agrees is not None]
    return tuple(column.index for column in unnamed) if len(told) > 1 and sum(told) >= AGREE * len(told) else ()


def numbered_places(columns: Columns, cells: Sequence[Sequence[Cell]]) -> tuple[int, ...]:
    """The columns headed by plain numbers, those of shops, over pieces of the size that each row says itself; () without such.

    Numbers as waists and lengths are, over numbers as waists are, may be the other half of a size.
    """
    told = [cell.text for column in columns.of("size") for cell in cells[column.index] if cell.text]
    plain = [column for column in columns.columns if column.header.isdigit() and column.field is None]
    numbered = [column for column in plain if content_share(cells[column.index], is_whole) == 1]
    graded = any(column.size and column not in numbered and any(c.text for c in cells[column.index]) for column in columns.columns)
    if len(numbered) < 2 or graded or len(set(told)) < 2 or sum(map(is_size, told)) < AGREE * len(told):
        return ()
    halves = all(_is_between(Cell(text=text), 20, 60) for text in (*told, *(column.header for column in numbered)))
    return () if halves or half_sizes(columns, cells) else tuple(column.index for column in numbered)


def beside_items(counting: Sequence[Column], columns: Columns, cells: Sequence[Sequence[Cell]]) -> list[Column]:
    """The columns of pieces without those filled only in rows that name no item, as the whole order's sum is."""
    naming = columns.of("style_number", "sku", "barcode", "name", "description")
    items = {row for column in naming for row, cell in enumerate(cells[column.index]) if cell.text}
    beside = [column for column in counting if any(cells[column.index][row].text for row in items)]
    return beside or list(counting)


def size_pairs(columns: Columns) -> tuple[tuple[int, int], ...]:
    """Columns of a size and, right beside it, its pieces, two such pairs or more for one item: "Size 1 | Qty 1 | Size 2"."""
    found = [
        (a.index, b.index)
        for a, b in zip(columns.columns, columns.columns[1:], strict=False)
        if a.field in ("size", "size_run") and b.field == "quantity"
    ]
    if len(found) < 2:
        return ()
    between = columns.columns[found[0][0] : found[-1][1]]
    return () if any(column.field in ("style_number", "sku", "name", "description") for column in between) else tuple(found)


def half_sizes(columns: Columns, cells: Sequence[Sequence[Cell]]) -> tuple[int, ...]:
    """The columns that say a half of each row's size: one beside a grid of the other halves, or two where a size has no column.

    A waist and an inseam, or a band and a cup.
    """
    grid = columns.sizes.values()
    waists, lengths = _headed(columns, cells, WAISTS, 20, 60), _headed(columns, cells, LENGTHS, 24, 40)
    bands, cups = _headed(columns, cells, BANDS, 28, 130), _headed(columns, cells, CUP_LABELS, 0, 0)
    if grid:
        if all(size.upper() in CUPS for size in grid):
            return bands[:1]
        if all(_HALF.fullmatch(size) for size in grid):
            return (lengths or waists)[:1] or cups[:1]
        return ()
    sizes = [c.index for c in columns.of("size") if content_share(cells[c.index], lambda cell: _is_between(cell, 20, 130)) == 1]
    if cups and (bands or sizes):
        return ((bands or sizes)[0], cups[0])
    if not lengths or not (waists or sizes):
        return ()
    varied = len({cell.text for cell in cells[lengths[0]] if cell.text}) > 1  # else it may be how long a dress is
    return ((waists or sizes)[0], lengths[0]) if waists or varied else ()


def is_conversion(sizes: Mapping[int, str], below: Mapping[int, str]) -> bool:
    """Whether a row of sizes right below others says the same columns in another system: "US 4" over "EU 34"."""
    systems = [{match[1] for size in row.values() if (match := _SYSTEM.match(size.upper()))} for row in (sizes, below)]
    return sizes.keys() == below.keys() and systems[0] != systems[1] and all(len(system) <= 1 for system in systems)


def joined_size(halves: Sequence[str]) -> str:
    """One size of its two halves as the trade writes them: "32x30", "34B"; "" while one of them is missing."""
    if not all(halves):
        return ""
    if any(half.upper() in CUPS for half in halves):
        return "".join(sorted(halves, key=lambda half: half.upper() in CUPS))
    return "x".join(half.lstrip("WwLl ") for half in halves)


def is_length(column: Column) -> bool:
    """Whether a column says the second half of a size of trousers."""
    return _says(column, LENGTHS)


def _says(column: Column, words: frozenset[str]) -> bool:
    """Whether a header is one of these words, or nothing but such, as in two languages: "Boy Inseam"."""
    text = normalise(column.header)
    return text in words or (bool(text) and words.issuperset(text.split())) or (words is BANDS and heads_bands(column.header))


def text_is_size(text: str) -> str:
    """The size that a cell holds, without a label before it; "" when it is none."""
    bare = without_size_label(" ".join(text.split()))
    return bare if is_size(bare) else ""


def _shops_named(column: Column) -> set[str]:
    """The words for shops in a header; none of one that names a time ("Ship week")."""
    header = f"{column.group} {column.header}"
    return set() if set(normalise(header).split()) & PERIODS else set(shop_words(header))


def _headed(columns: Columns, cells: Sequence[Sequence[Cell]], words: frozenset[str], low: int, high: int) -> tuple[int, ...]:
    """The columns with one of these headers over whole numbers in a range, or over cups where the range is empty."""
    return tuple(
        column.index
        for column in columns.columns
        if _says(column, words)
        and content_share(cells[column.index], lambda cell: cell.text.upper() in CUPS if not high else _is_between(cell, low, high))
        == 1
    )


def _is_between(cell: Cell, low: int, high: int) -> bool:
    number = Decimal(match[1]) if (match := _HALF.fullmatch(cell.text.strip())) else None
    return number is not None and low <= number <= high


def _sum_agrees(cells: Sequence[Sequence[Cell]], columns: Sequence[Column], price: int, total: int, row: int) -> bool | None:
    """Whether the columns' sum times the price is the row's total; None for a row that cannot tell."""
    counts = [cell_to_number(cells[column.index][row]) for column in columns]
    each, amount = (cell_to_number(cells[index][row], column_style(cells[index])) for index in (price, total))
    if not any(counts) or not each or not amount:
        return None
    return abs(sum((count for count in counts if count), Decimal(0)) * each - amount) <= Decimal("0.02")
