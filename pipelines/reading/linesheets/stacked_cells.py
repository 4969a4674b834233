"""Cells of a table whose lines say different things: a name over its quality, and the style's colours on rows of their own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from pipelines.reading.linesheets.coded_colors import with_coded_colors
from pipelines.reading.linesheets.facts import Facts
from pipelines.reading.linesheets.reading import Reading
from pipelines.reading.linesheets.readings import text_to_readings
from pipelines.reading.model import WHOLE_PAGE, Cell, Table
from pipelines.reading.tables.headers import Header
from pipelines.reading.words.labels import find_labels
from pipelines.reading.words.vocabulary import header_to_fields

COLORS = "Color"  # heads the column that is set apart
DETAILS = "Size / Color"
_DETAILS = {"sizes", "colors", "composition", "text"}
_BULLETS = "–—-•*·▪ "
LONGEST_NAME = 7  # words
_NAMING = {"name", "description"}
_ITEMS = {"style_number", "sku"}  # what heads a cell of all that is said of an item, its name beside its number


def with_rows_of_colors(table: Table, header: Header | None, roles: Sequence[str], facts: Facts) -> Table:
    """The table with a column of colours at its end, each in a row of its own below its style's, where a column says both what the
    style is and its colours ("Description / Colour"); what else such lines say joins the style's row.

    A ruled cell with colours below its name lists them, and stays whole.
    """
    column = _mixed_with_colors(header, roles)
    heads = set(header.rows) if header is not None else set()
    if column is not None and (below := _rows_below_styles(table, heads, roles, column)):
        return _with_column_of(table, heads, column, below)
    if column is None or table.ruled:
        return table
    lines = [
        (at, line)
        for at, row in enumerate(table.rows)
        if at not in heads and row[column].text
        for line in row[column].text.split("\n")
    ]
    said = with_coded_colors({key: text_to_readings(line, facts) for key, (_, line) in enumerate(lines)})
    colors: dict[int, list[str]] = {}
    others: dict[int, list[str]] = {}
    for key, (at, line) in enumerate(lines):
        may_be_row = at in others or _is_lone(table.rows[at])  # below the style's name
        is_color = bool(said[key]) and all(r.role == "colors" and not r.labelled for r in said[key])  # its label marks it anyway
        (colors if is_color and may_be_row else others).setdefault(at, []).append(line)
    if not colors:
        return table
    rows: list[tuple[Cell, ...]] = []
    for at, row in enumerate(table.rows):
        rest = "\n".join(others.get(at, []))
        end = replace(row[column], text="")
        if at not in colors:
            rows.append((*row, replace(end, text=COLORS if at in heads else "")))
        elif not _is_lone(row):
            rows.append((*_with_text(row, column, rest), end))
        elif rest and rows:
            rows[-1] = _with_text(rows[-1], column, f"{rows[-1][column].text}\n{rest}".strip())
        blank = tuple(replace(cell, text="") for cell in row)
        rows += [(*blank, replace(end, text=line)) for line in colors.get(at, [])]
    return replace(table, rows=tuple(rows))


def with_small_lines_apart(table: Table, headers: Sequence[Header], roles: Sequence[str], _: Facts) -> Table:
    """The table with a column at its end of what stands in smaller type below the names in their cells; where no column is headed
    as of names, below the descriptions when most have such lines."""
    column = next((roles.index(role) for role in ("name", "description") if role in roles), -1)
    heads = {row for header in headers for row in header.rows}
    small = _small_lines(table, heads, column) if column >= 0 else {}
    filled = [at for at, row in enumerate(table.rows) if at not in heads and row[column].text]
    if not small or (roles[column] == "description" and len(small) * 2 <= len(filled)):
        return table
    rows = []
    for at, row in enumerate(table.rows):
        lines = row[column].text.split("\n")
        cut = len(lines) - small.get(at, 0)
        named = _with_text(row, column, "\n".join(lines[:cut])) if at in small else row
        told = DETAILS if at in heads else "\n".join(lines[cut:])
        rows.append((*named, replace(row[column], text=told, apart=True)))
    return replace(table, rows=tuple(rows))


def _small_lines(table: Table, heads: Collection[int], column: int) -> dict[int, int]:
    """How many lines of a column's cells are in smaller type, by row; of a scan, whose type varies, also those that say the same as
    such lines of two other rows."""
    cells = {at: row[column] for at, row in enumerate(table.rows) if at not in heads and row[column].text}
    told = Counter("\n".join(cell.text.split("\n")[-cell.small :]) for cell in cells.values() if cell.small)
    lines = {at: cell.small for at, cell in cells.items() if cell.small}
    for at, cell in cells.items():
        first, _, more = cell.text.partition("\n")
        if not cell.small and first and told[more] >= 2:
            lines[at] = more.count("\n") + 1
    return lines


def with_details_apart(table: Table, headers: Sequence[Header], roles: Sequence[str], facts: Facts) -> Table:
    """The table with a column of sizes and colours at its end, where these stand below the names ("Gr. 39-42 · black, navy"), in
    the cell or in rows of their own, and in no column."""
    if "name" not in roles or {"sizes", "colors"} & set(roles):
        return table
    column = roles.index("name")
    heads = {row for header in headers for row in header.rows}
    rows: list[tuple[Cell, ...]] = []
    sized = 0
    for at, row in enumerate(table.rows):
        first, *more = row[column].text.split("\n")
        lone = _is_lone(row) and bool(rows) and at - 1 not in heads
        details = [line for line in ([first, *more] if lone else more) if at not in heads]
        told = [_details_in(line, facts) for line in details]
        if not details or not all(told):
            rows.append((*row, replace(row[-1], text=DETAILS if at in heads else "", apart=False)))
            continue
        sized += any("sizes" in roles for roles in told)
        if not lone:
            rows.append((*_with_text(row, column, first), replace(row[column], text="")))
        text = "\n".join([rows[-1][-1].text, *details]).strip()
        rows[-1] = (*rows[-1][:-1], replace(row[column], text=text, apart=True))
    return replace(table, rows=tuple(rows)) if sized * 2 > len(rows) - len(heads) else table


def _details_in(line: str, facts: Facts) -> set[str]:
    """The roles of what a line says where it is sizes or colours and perhaps more, but nothing that an item has but once."""
    told: set[str] = {reading.role for reading in text_to_readings(line, facts)}
    return told if told & {"sizes", "colors"} and told <= _DETAILS else set()


def _rows_below_styles(table: Table, heads: Collection[int], roles: Sequence[str], column: int) -> set[int]:
    """The rows of colours where each style has a row with its number, and its colours have rows of their own below it."""
    if "style_number" not in roles:
        return set()
    number, code = roles.index("style_number"), roles.index("color_code") if "color_code" in roles else column
    body = {at: row for at, row in enumerate(table.rows) if at not in heads and row[column].text}
    below = {at for at, row in body.items() if not row[number].text and row[code].text and "\n" not in row[column].text}
    styled = [row for at, row in body.items() if at not in below and row[number].text and "\n" not in row[column].text]
    return below if styled and len(styled) + len(below) == len(body) else set()


def _with_column_of(table: Table, heads: Collection[int], column: int, below: Collection[int]) -> Table:
    """The table with what `column` says in the rows `below` set apart in a column of colours at its end."""
    rows = []
    for at, row in enumerate(table.rows):
        end = replace(row[column], text=COLORS if at in heads else row[column].text if at in below else "")
        rows.append((*(_with_text(row, column, "") if at in below else row), end))
    return replace(table, rows=tuple(rows))


def mixed_to_readings(cell: Cell, label: str, roles: Sequence[str], facts: Facts) -> Iterator[Reading]:
    """What a cell of several things says; its first words are the name where `label` says that it names, and no column does."""
    box = cell.box or WHOLE_PAGE
    lined = cell.apart or cell.address is not None or is_name_over_fabric(cell.text)
    parts = re.sub(r"(?<=[%,])\n", " ", cell.text).split("\n") if lined else [cell.text]
    naming = "name" not in roles and (not label or bool((_NAMING | _ITEMS) & {name for name, _ in header_to_fields(label)}))
    for reading in (r for part in _under_labels(parts, facts) for r in text_to_readings(part, facts, box)):
        names = naming and reading.role == "text"
        naming = naming and not names
        yield replace(reading, role="name", confidence=0.75, cell=cell.address) if names else replace(reading, cell=cell.address)


def _under_labels(lines: Sequence[str], facts: Facts) -> list[str]:
    """The lines of a cell, those under a label that stands alone ("Farben:", "– Rubin", "– Tinte") listed behind it."""
    joined: list[str] = []
    listing = False
    for line in lines:
        if listing and not find_labels(line, 0, len(line), facts.legend):
            joined[-1] += f"{' ' if joined[-1].endswith(':') else ', '}{line.lstrip(_BULLETS)}"
        else:
            joined.append(line.rstrip())
            listing = joined[-1].endswith(":")
    return joined


def is_name_over_fabric(text: str) -> bool:
    """Whether a cell holds a short line over one or more that say what the article is made of."""
    first, _, rest = text.partition("\n")
    worded = len(first.split()) <= LONGEST_NAME and not any(c.isdigit() for c in first)
    return worded and re.search(r"\d\s?%", rest) is not None


def _mixed_with_colors(header: Header | None, roles: Sequence[str]) -> int | None:
    """The column whose header names an item and its colour, or which went on as such, where no other column holds colours."""
    for column, role in enumerate(roles if "colors" not in roles else ()):
        fields = (
            {name for name, _ in header_to_fields(header.labels.get(column, ""))} if header is not None else {"color", *_NAMING}
        )
        if role == "mixed" and "color" in fields and _NAMING & fields:
            return column
    return None


def _is_lone(row: Sequence[Cell]) -> bool:
    return sum(bool(cell.text.strip()) for cell in row) == 1


def _with_text(row: tuple[Cell, ...], column: int, text: str) -> tuple[Cell, ...]:
    return (*row[:column], replace(row[column], text=text, apart=True), *row[column + 1 :])
