"""Sizes told once and named in each row: a legend of scales ("A  35 36 37", "B  39 40 41"), and columns of runs with a slash."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipelines.reading.linesheets.facts import Facts
from pipelines.reading.linesheets.table_roles import ROLES
from pipelines.reading.model import Cell, Table
from pipelines.reading.words.labels import PRICES
from pipelines.reading.words.size_labels import rises
from pipelines.reading.words.size_lists import WIDEST_DOUBLE
from pipelines.reading.words.size_words import SYSTEMS
from pipelines.reading.words.sizes import is_size
from pipelines.reading.words.vocabulary import header_to_field

LONGEST_KEY = 3  # characters
LEAST_SIZES = 3  # of a scale
NARROWEST_RUN = 2  # from the first to the last number of one with a slash
_SLASHED = re.compile(r"(\d\d)/(\d\d)")


def rows_to_scales(rows: Iterable[Sequence[str]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Key and sizes of each scale that a row of texts gives, "A  35 36 37"; no key that has several scales, or is a size or the
    word for sizes or their system itself ("EU  36 37 38")."""
    found: dict[str, tuple[str, ...]] = {}
    twice: set[str] = set()
    for row in rows:
        key, *sizes = " ".join(row).replace(":", " ").replace("=", " ").split() or [""]
        told = 0 < len(key) <= LONGEST_KEY and key.isalnum() and not key.isdigit() and not is_size(key)
        told = told and header_to_field(key) is None and key not in SYSTEMS
        if told and len(sizes) >= LEAST_SIZES and all(map(is_size, sizes)) and rises(sizes):
            twice |= {key} if found.setdefault(key, tuple(sizes)) != tuple(sizes) else set()
    return tuple((key, sizes) for key, sizes in found.items() if key not in twice)


def scaled_column(table: Table, roles: Sequence[str], skipped: set[int], facts: Facts) -> int | None:
    """The column in which all priced rows name a scale of the document, headed as sizes or as nothing that a product has."""
    scales = dict(facts.scales)
    prices = [column for column, role in enumerate(roles) if role in PRICES]
    listed = [row for index, row in enumerate(table.rows) if index not in skipped and not gives_scale(row, facts)]
    items = [row for row in listed if not prices or any(c.isdigit() for column in prices for c in row[column].text)]
    for column, role in enumerate(roles) if scales else ():
        told = {row[column].text.strip() for row in items if row[column].text.strip()}
        if told and told <= scales.keys() and (role == "sizes" or (role not in ROLES and "sizes" not in roles)):
            return column
    return None


def with_scales(table: Table, column: int | None, skipped: set[int], facts: Facts) -> Table:
    """The table with the sizes of their scales in the column that names these."""
    if column is None:
        return table
    scales = dict(facts.scales)
    rows = [row if index in skipped else _with_sizes(row, column, scales.get(row[column].text.strip(), ()))
            for index, row in enumerate(table.rows)]  # fmt: skip
    return replace(table, rows=tuple(rows))


def with_sizes_in(roles: Sequence[str], column: int | None) -> list[str]:
    """The roles of columns, that of the one which names scales sizes."""
    return ["sizes" if at == column else role for at, role in enumerate(roles)]


def gives_scale(row: Sequence[Cell], facts: Facts) -> bool:
    """Whether a row of a table says one of the document's scales, and nothing of an item."""
    return bool(facts.scales) and any(scale in facts.scales for scale in rows_to_scales([[cell.text for cell in row]]))


def with_slashed_runs(table: Table, roles: Sequence[str], skipped: set[int]) -> Table:
    """The table with a dash for the slash of its runs, where all cells of sizes are two numbers with one ("24/34", "39/46"). What
    is narrow enough for one size of socks is a run where it begins or ends as a wider one does ("36/40" beside "36/41")."""
    if roles.count("sizes") != 1:
        return table
    column = roles.index("sizes")
    told = [row[column].text.strip() for index, row in enumerate(table.rows) if index not in skipped and row[column].text.strip()]
    if not told or not all(map(_SLASHED.fullmatch, told)):
        return table
    ends = [text.split("/") for text in dict.fromkeys(told)]
    wide = [(low, high) for low, high in ends if int(high) - int(low) > WIDEST_DOUBLE]
    runs = {f"{low}/{high}" for low, high in ends if (low, high) in wide or (int(high) - int(low) > NARROWEST_RUN and
            any(low == first or high == last for first, last in wide))}  # fmt: skip
    return replace(table, rows=tuple(row if index in skipped or row[column].text.strip() not in runs else _with_run(row, column)
                                     for index, row in enumerate(table.rows)))  # fmt: skip


def _with_sizes(row: tuple[Cell, ...], column: int, sizes: Sequence[str]) -> tuple[Cell, ...]:
    return (*row[:column], replace(row[column], text=", ".join(sizes)), *row[column + 1 :]) if sizes else row


def _with_run(row: tuple[Cell, ...], column: int) -> tuple[Cell, ...]:
    return (*row[:column], replace(row[column], text=row[column].text.strip().replace("/", "-")), *row[column + 1 :])
