"""Lines below a name on a page that are no part of it: "SUPPL. LINING +2,50", "Styles of this line : 7"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipelines.reading.model import Cell, Table
from pipelines.reading.words.labels import says_fact

_STATES = re.compile(r"[^\W\d_].*\s?:\s*\S")  # a label and its value


def with_remarks_apart(table: Table, roles: Sequence[str]) -> Table:
    """The table without remarks in its column of names, where most names have one line: what labels a value, or has figures where
    the name before it broke off with room to spare."""
    if "name" not in roles or table.page is None:
        return table
    column = roles.index("name")
    named = [row[column] for row in table.rows if row[column].text]
    if sum("\n" not in cell.text for cell in named) * 2 <= len(named):
        return table
    return replace(table, rows=tuple((*row[:column], _without_remarks(row[column]), *row[column + 1 :]) for row in table.rows))


def _without_remarks(cell: Cell) -> Cell:
    first, *more = cell.text.split("\n")
    kept = [line for line in more if not _is_remark(line, apart=cell.apart)]
    return replace(cell, text="\n".join([first, *kept])) if len(kept) < len(more) else cell


def _is_remark(line: str, *, apart: bool) -> bool:
    return not says_fact(line) and bool(_STATES.match(line) or (apart and any(c.isdigit() for c in line)))
