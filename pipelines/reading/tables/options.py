"""Options: pairs of a column that names a property ("Size") and one that says its value ("M"), as shops export their variants.

`with_options` gives a table a column for each property in their place, so that nothing behind it knows of pairs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipelines.reading.model import Cell, Table
from pipelines.reading.tables.headers import rows_to_headers
from pipelines.reading.words.vocabulary import header_to_field, normalise

_NAME = re.compile(r"\b(?:name|nom|nombre|nome|naam)\b")
_VALUE = re.compile(r"\b(?:values?(?: s)?|valeurs?|valor(?:es)?|valor[ei]|wert|werte|waarde)\b")
EMPTY = Cell(text="")
MOST_PROPERTIES = 12
Row = tuple[Cell, ...]


@dataclass(frozen=True, kw_only=True)
class _Option:
    """What one row says of one property: the property's name, and the cell of its value."""

    name: str
    value: Cell


def with_options(table: Table) -> Table:
    """The table with a column for each property that its pairs name, at the right end; the pairs themselves are emptied.

    Its rows are then known as variants.
    """
    header = next(iter(rows_to_headers(table.rows)), None)
    if header is None:
        return table
    pairs = [pair for pair in _pairs({column: normalise(text) for column, text in header.labels.items()})
             if _names_properties(table.rows[header.rows[-1] + 1 :], pair[0])]  # fmt: skip
    if not pairs:
        return table
    options = [_row_to_options(table.rows, index, pairs) if index > header.rows[-1] else [] for index in range(len(table.rows))]
    heads: dict[str, str] = {}
    for option in (option for row in options for option in row):
        heads.setdefault(_property(option.name), option.name)
    if len(heads) > MOST_PROPERTIES:
        return table
    emptied = {column for pair in pairs for column in pair}
    rows = []
    for index, row in enumerate(table.rows):
        kept = tuple(EMPTY if column in emptied else cell for column, cell in enumerate(row))
        held = {_property(option.name): option.value for option in options[index]}
        titles = {key: replace(row[pairs[0][0]], text=name, number=None) for key, name in heads.items()}
        rows.append((*kept, *((titles if index in header.rows else held).get(key, EMPTY) for key in heads)))
    return replace(table, rows=tuple(rows), variants=True)


def _pairs(labels: dict[int, str]) -> list[tuple[int, int]]:
    """Columns of a name and of its value: their headers differ in that word alone ("option 1 name", "option 1 value")."""
    values = {_VALUE.sub("", text).strip(): column for column, text in labels.items() if _VALUE.search(text)}
    return [
        (column, values[_NAME.sub("", text).strip()])
        for column, text in labels.items()
        if _NAME.search(text) and _NAME.sub("", text).strip() in values
    ]


def _names_properties(body: Sequence[Row], column: int) -> bool:
    """Whether most cells of a column name a field; an option that is not used at all pairs as well."""
    names = [row[column].text for row in body if row[column].text]
    return sum(header_to_field(name) is not None for name in names) * 2 >= len(names)


def _row_to_options(rows: Sequence[Row], index: int, pairs: Sequence[tuple[int, int]]) -> list[_Option]:
    """The options of a row; a name that only the first row of a product says holds for its others."""
    found = []
    for name, value in pairs:
        if not rows[index][value].text:
            continue
        named = next((rows[above][name].text for above in range(index, -1, -1) if rows[above][name].text), "")
        if named:
            found.append(_Option(name=named, value=rows[index][value]))
    return found


def _property(name: str) -> str:
    """One key for "Color" and "Colour"."""
    hit = header_to_field(name)
    return hit[0] if hit is not None else normalise(name)
