"""Items whose numbers stand beside the line of their delivery: the row that names an item counts nothing, and the row below it, or
one for each delivery, counts and says nothing else but when it is due: "Delivery date: 14.09.2026  24 PC"."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.reading.model import Cell
from pipelines.reading.orders.page_grids import Grid
from pipelines.reading.orders.variants import says_of_shipping
from pipelines.reading.orders.wrapping import CODES, TEXTS
from pipelines.reading.tables.cell_kinds import cell_to_number
from pipelines.reading.tables.content import numbers_rows
from pipelines.reading.tables.headers import IDENTITY
from pipelines.reading.words.header_words import Field

ORDERED: frozenset[Field] = frozenset({"quantity", "pack_quantity", "line_total"})
FEWEST_CELLS = 2  # of a row that names an item; a heading has one
Row = tuple[Cell, ...]


def with_deliveries_named(rows: Sequence[Row], grid: Grid) -> list[Row]:
    """The rows of a table, each that counts a delivery with what its item's row says. The first takes the item's own place, so that
    what is said between the two stands under it as other remarks do; a further one has no place in the list of its own."""
    found: list[Row] = []
    head: Row | None = None
    place: int | None = None  # of a head that counts nothing yet
    listed = _listed([row for row in rows if _names(row, grid) and not _orders(row, grid)], grid)
    for row in rows:
        if not _orders(row, grid):
            head, place = (row, len(found)) if _names(row, grid) else (head, place)
            found.append(row)
        elif head is None or not _says_delivery(row, grid):
            head = place = None
            found.append(row)
        else:
            named = [_told(own, above, name) for own, above, name in zip(row, head, grid.fields, strict=True)]
            if place is not None:
                found[place] = tuple(named)
                place = None
            else:
                found.append(tuple(Cell(text="") if at == listed else cell for at, cell in enumerate(named)))
    return found


def _orders(row: Row, grid: Grid) -> bool:
    return any(cell_to_number(cell) is not None for cell, name in zip(row, grid.fields, strict=True) if name in ORDERED)


def _names(row: Row, grid: Grid) -> bool:
    filled = [name for cell, name in zip(row, grid.fields, strict=True) if cell.text]
    return len(filled) >= FEWEST_CELLS and any(name in IDENTITY for name in filled)


def _says_delivery(row: Row, grid: Grid) -> bool:
    """Whether a row has no number of an item, and no words but those of its delivery."""
    cells = list(zip(row, grid.fields, strict=True))
    lines = [line for cell, name in cells if name in TEXTS for line in cell.text.splitlines()]
    return bool(lines) and all(map(says_of_shipping, lines)) and not any(cell.text for cell, name in cells if name in CODES)


def _told(own: Cell, above: Cell, name: Field | None) -> Cell:
    return own if own.text and name not in TEXTS else above


def _listed(heads: Sequence[Row], grid: Grid) -> int | None:
    """The column of codes that only counts the items, "00010" over "00020", where another one numbers them."""
    coded = [at for at, name in enumerate(grid.fields) if name in CODES and any(head[at].text for head in heads)]
    counting = [at for at in coded if numbers_rows([head[at] for head in heads if head[at].text], goes_on=True)]
    return counting[0] if counting and len(coded) > 1 else None
