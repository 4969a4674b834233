"""Colours along the top of a table, each style marked under those it comes in: "BLACK | BROWN | TAN" over "x |  | x"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipelines.reading.linesheets.card_products import BADGE
from pipelines.reading.model import Cell, Table
from pipelines.reading.words.colors import color_share
from pipelines.reading.words.sizes import is_size
from pipelines.reading.words.vocabulary import header_to_field

COLOR = "Colour"  # heads the colours that a row is marked under
LEAST_COLORS = 0.5  # known among the labels over the marks
LEAST_COLUMNS = 2
SURE = 0.9  # of a label that names a field: "Brandy" is no brand
MARKS = frozenset(["x", "×", "✓", "✔", "☑", "☒", "•", "●", "■", "◼", "◆", "★", "*", "√"])
Row = Sequence[Cell]


def with_marked_colors(table: Table) -> Table:
    """The table with the colours that each row is marked under in one cell, in place of the marks; itself where it has no such."""
    labels = _marked_labels(table.rows)
    return replace(table, rows=tuple(_listed(row, labels) for row in table.rows)) if labels else table


def _marked_labels(rows: Sequence[Row]) -> dict[int, str]:
    """The labels of columns side by side that hold marks and nothing else, when they are colours; {} where there are no such."""
    found = {
        column: label for column in range(len(rows[0]) if rows else 0) if (label := _label_over_marks(rows, column)) is not None
    }
    level = Counter(at for at, _ in found.values()).most_common(1)
    runs: list[dict[int, str]] = [{}]
    for column, (at, text) in found.items():
        if at == level[0][0] and _may_be_color(text):
            runs += [{}] if runs[-1] and column - 1 not in runs[-1] else []
            runs[-1][column] = text
    longest = max(runs, key=len)
    return longest if len(longest) >= LEAST_COLUMNS and color_share(longest.values()) >= LEAST_COLORS else {}


def _label_over_marks(rows: Sequence[Row], column: int) -> tuple[int, str] | None:
    """The row and the text of what stands last over the marks of a column; None where it has none, or holds other things below."""
    label, marked = None, False
    for index, row in enumerate(rows):
        cell = row[column]
        text = cell.text.strip()
        if not text or cell.merged:
            continue  # a heading may be merged across all columns
        if _is_mark(cell):
            marked = True
        elif not marked:
            label = (index, text)
        elif label is None or text != label[1]:  # a header may come again
            return None
    return label if marked else None


def _may_be_color(text: str) -> bool:
    known = (header_to_field(text) or ("", 0.0))[1] >= SURE or is_size(text) or BADGE.fullmatch(text) is not None
    return any(map(str.isalpha, text)) and not known


def _is_mark(cell: Cell) -> bool:
    return cell.text.strip().casefold() in MARKS


def _listed(row: Row, labels: Mapping[int, str]) -> tuple[Cell, ...]:
    """A row with the labels of its marks in the first of the columns, and none in the others."""
    first = min(labels)
    marked = [column for column in labels if _is_mark(row[column])]
    if marked:
        held = replace(row[marked[0]], text=", ".join(labels[column] for column in marked))
    elif row[first].text.strip() == labels[first]:
        held = replace(row[first], text=COLOR)
    else:
        return tuple(row)
    return tuple(held if at == first else replace(cell, text="") if at in labels else cell for at, cell in enumerate(row))
