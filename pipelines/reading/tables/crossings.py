"""Grids with sizes down the side and colours or places along the top: `with_crossings_turned` writes the colours as rows under
sizes, and heads what is ordered for a place as pieces.

Nothing behind it knows that they lay on their side: every matrix of an order has its sizes along the top.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipelines.reading.model import Cell
from pipelines.reading.tables.cell_kinds import cell_to_number, is_whole
from pipelines.reading.words.colors import color_share
from pipelines.reading.words.header_words import Field
from pipelines.reading.words.shops import shop_words
from pipelines.reading.words.sizes import is_size
from pipelines.reading.words.vocabulary import header_to_fields, is_total_label

SIZES: frozenset[Field] = frozenset({"size", "size_run"})
COLOR = "Colour"  # heads the colours of a turned grid
PIECES, TOTAL = "Quantity", "Total quantity"  # head those of places
MOST_ABOVE = 3  # lines of facts over a crossing
LEAST_COLORS = 0.5  # known among the names along the top, where the corner does not say that sizes stand below it
EMPTY = Cell(text="")
Row = Sequence[Cell]


@dataclass(frozen=True, kw_only=True)
class _Crossing:
    """A grid: its rows from the header to the last, the column of the sizes, those of the colours, and that of their totals."""

    rows: range
    sizes: int
    colors: tuple[int, ...]
    total: int | None = None  # the column that adds up each size


def with_crossings_turned(grid: Sequence[Row]) -> Sequence[Row]:
    """The grid of a sheet, all rows of one width, with each such block turned where it stands; itself where there is none."""
    found: list[Row] = []
    turned, index = False, 0
    while index < len(grid):
        crossing = _crossing_at(grid, index)
        if crossing is None:
            found.append(grid[index])
            index += 1
        else:
            found += _placed(grid, crossing) if _is_of_one_color(grid, index) else _turned(grid, crossing)
            turned, index = True, crossing.rows.stop
    width = max((len(row) for row in found), default=0)
    return [(*row, *([EMPTY] * (width - len(row)))) for row in found] if turned else grid


def _crossing_at(grid: Sequence[Row], index: int) -> _Crossing | None:
    """The grid whose colours stand in the row at `index`: sizes in the rows right below it, whole numbers where they cross."""
    header = grid[index]
    below = grid[index + 1] if index + 1 < len(grid) else ()
    sizes = next((at for at, cell in enumerate(below) if cell.text), -1)
    if sizes < 0 or not is_size(below[sizes].text) or any(cell.text for cell in header[:sizes]):
        return None
    names = {at: " ".join(cell.text.split()) for at, cell in enumerate(header) if cell.text and at > sizes}
    totals = [at for at, text in names.items() if is_total_label(text)]
    colors = tuple(at for at in names if at not in totals)
    if (
        not colors
        or len(totals) > 1
        or any(at < colors[-1] for at in totals)
        or not all(_may_name_color(names[at]) for at in colors)
    ):
        return None
    known = color_share(names.values())
    corner = {name for name, _ in header_to_fields(header[sizes].text.replace("\\", "/"))}
    if not (corner & SIZES if header[sizes].text else known >= LEAST_COLORS):
        return None
    last = index + 1
    while last < len(grid) and is_size(grid[last][sizes].text) and _counts(grid[last], sizes, names):
        last += 1
    summed = last < len(grid) and is_total_label(grid[last][sizes].text) and _counts(grid[last], sizes, names)
    sure = len(colors) > 1 or bool(totals) or summed or known > 0
    counted = any(cell_to_number(grid[row][at]) for row in range(index + 1, last) for at in colors)
    if not (sure and counted and (header[sizes].text or last - index > 2)):
        return None
    return _Crossing(rows=range(index, last + summed), sizes=sizes, colors=colors, total=totals[0] if totals else None)


def _may_name_color(text: str) -> bool:
    """Whether words over a column may be a colour: they name no field, no size and no shop."""
    return not (header_to_fields(text) or is_size(text) or shop_words(text)) and any(char.isalpha() for char in text)


def _counts(row: Row, sizes: int, names: Sequence[int] | dict[int, str]) -> bool:
    """Whether a row holds nothing beside its size but whole numbers under the names."""
    return all(at in names and (is_whole(cell) or cell.text in "-–—") for at, cell in enumerate(row) if cell.text and at != sizes)


def _is_of_one_color(grid: Sequence[Row], index: int) -> bool:
    """Whether the lines right over a crossing say its colour already: what stands along the top are places."""
    for row in reversed(grid[max(index - MOST_ABOVE, 0) : index]):
        filled = [cell.text for cell in row if cell.text]
        if not filled:
            return False
        labels = [label for text in filled for label, colon, _ in (text.partition(":"),) if colon]
        if any(hit[0] == "color" for label in labels for hit in header_to_fields(label)):
            return True
    return False


def _placed(grid: Sequence[Row], crossing: _Crossing) -> list[Row]:
    """The rows of a crossing of sizes and places, the headings saying that pieces stand below them."""
    heads = {at: f"{PIECES} {grid[crossing.rows[0]][at].text}" for at in crossing.colors}
    heads |= {crossing.total: TOTAL} if crossing.total is not None else {}
    header = [replace(cell, text=heads.get(at, cell.text)) for at, cell in enumerate(grid[crossing.rows[0]])]
    return [header, *(grid[row] for row in crossing.rows[1:])]


def _turned(grid: Sequence[Row], crossing: _Crossing) -> list[Row]:
    """The rows of a crossing turned: the sizes, a row for each colour, and the totals, in the columns from that of the sizes on."""
    header, rows = grid[crossing.rows[0]], [grid[row] for row in crossing.rows[1:]]
    corner = replace(header[crossing.sizes], text=COLOR, number=None)
    columns = [*crossing.colors, *([crossing.total] if crossing.total is not None else [])]
    before = [EMPTY] * crossing.sizes
    return [
        (*before, corner, *(row[crossing.sizes] for row in rows)),
        *((*before, header[at], *(row[at] for row in rows)) for at in columns),
    ]
