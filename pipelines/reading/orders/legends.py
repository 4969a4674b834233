"""Legends of packs: what "Pack A" holds, told by a grid of sizes or a line of text elsewhere in the document."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipelines.reading.model import Cell, Table
from pipelines.reading.orders.facts import TextLine
from pipelines.reading.tables.cell_kinds import cell_to_number
from pipelines.reading.tables.columns import Columns
from pipelines.reading.tables.unlabelled import PRICES
from pipelines.reading.words.ratios import text_to_ratio
from pipelines.reading.words.size_labels import labels_to_sizes
from pipelines.reading.words.sizes import is_size
from pipelines.reading.words.vocabulary import header_to_field, is_total_label, normalise

LONGEST_CODE = 24  # characters
MOST_CELLS = 4  # of a table's row that says what packs hold
SURE = 0.9  # of the word for packs before it
BESIDE = 0.025  # of the page's width between the middles of a size and its count
_LINE = re.compile(r"(?P<label>[^\W\d][^:=]{1,24}?)\s+(?P<code>[\w-]{1,12})\s*[:=–-]\s*(?P<held>.+)")  # Pack A: S/1 M/2
Row = Mapping[float, Cell]  # a column's index, or the middle of a cell on the page → cell


@dataclass(frozen=True, kw_only=True)
class PackLegend:
    """Pack's code, normalised → size → pieces in one pack; and the rows that say so, which order nothing."""

    held: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    rows: frozenset[tuple[int, int]] = frozenset()  # index of the table, of the row


def document_to_legend(tables: Sequence[Table], columns: Sequence[Columns], texts: Sequence[TextLine]) -> PackLegend:
    """The legend of the packs that the tables order; an empty one where no pack's code is told elsewhere."""
    held: dict[str, dict[str, int]] = {}
    rows = {(number, index) for number, table in enumerate(tables) for index in _add_grid(held, [_by_index(r) for r in table.rows])}
    for number, (table, mapping) in enumerate(zip(tables, columns, strict=True)):
        rows |= {(number, index) for index in _add_list(held, table, mapping)}
        said = [[cell.text for cell in row if cell.text and not cell.merged] for row in table.rows]
        rows |= {(number, index) for index, told in enumerate(said) if len(told) <= MOST_CELLS and _add_lines(held, told)}
    lines = [{_middle(cell): cell for cell in line.cells} for line in texts if line.page is not None]
    grid = _add_grid(held, lines)
    for line in texts:
        _add_lines(held, [cell.text for cell in line.cells])
    boxes = {cell.box for index in grid for cell in lines[index].values() if cell.box}
    rows |= {
        (number, index)
        for number, table in enumerate(tables)
        for index, row in enumerate(table.rows if boxes else ())
        if any(cell.box for cell in row) and all(_lies_in(cell, boxes) for cell in row if cell.box and cell.text)
    }
    return PackLegend(held=held, rows=frozenset(rows)) if held and _is_used(held, rows, tables, columns) else PackLegend()


def without_legend(table: Table, number: int, legend: PackLegend) -> Table:
    """The table with the rows of the legend emptied."""
    if not any(found == number for found, _ in legend.rows):
        return table
    rows = tuple(
        tuple(replace(cell, text="", number=None) for cell in row) if (number, index) in legend.rows else row
        for index, row in enumerate(table.rows)
    )
    return replace(table, rows=rows)


def _add_grid(held: dict[str, dict[str, int]], rows: Sequence[Row]) -> set[int]:
    """Add what grids "Pack | S | M | L | Total" say; the indexes of their rows."""
    found: set[int] = set()
    sizes: dict[float, str] = {}
    for index, row in enumerate(rows):
        texts = {at: " ".join(cell.text.split()) for at, cell in row.items() if cell.text}
        heads = _heads(texts)
        if heads:
            sizes = heads
            found.add(index)
        elif sizes and texts:
            code, *counts = sorted(texts)
            numbers = {at: cell_to_number(row[at]) for at in counts}
            ratio = {
                size: int(number)
                for where, size in sizes.items()
                for at, number in numbers.items()
                if number and abs(at - where) < BESIDE and number == int(number)
            }
            if not ratio or None in numbers.values() or is_total_label(texts[code]):
                sizes = {}
                continue
            _add(held, texts[code], ratio)
            found.add(index)
    return found


def _add_list(held: dict[str, dict[str, int]], table: Table, columns: Columns) -> set[int]:
    """Add what a table "Pack | Size | Units" lists, a row for each size of a pack and nothing that is ordered; its rows."""
    found = [columns.of(name)[:1] for name in ("pack", "size", "quantity")]
    if not all(found) or columns.of("style_number", "sku", "name", "description", "barcode", "color", *PRICES, "line_total"):
        return set()
    pack, size, count = (of[0].index for of in found)
    body = [row for index, row in enumerate(table.rows) if index not in columns.header_rows]
    listed: dict[str, dict[str, int]] = {}
    for row, below in zip(body, _given_once(body, pack), strict=True):
        number = cell_to_number(row[count])
        if below and is_size(row[size].text) and number:
            listed.setdefault(below, {})[row[size].text.strip()] = int(number)
    if not any(len(ratio) > 1 for ratio in listed.values()):
        return set()
    for code, ratio in listed.items():
        _add(held, code, ratio)
    return set(range(len(table.rows)))


def _add_lines(held: dict[str, dict[str, int]], texts: Sequence[str]) -> bool:
    """Add what texts, or all of them as one line, say behind a word for packs, "Pack A: S/1 M/2"; whether nothing else is said."""
    whole = _line_to_pack(" ".join(texts))
    told = [whole] if whole is not None else [_line_to_pack(text) for text in texts]
    for pack in told:
        if pack is not None:
            _add(held, *pack)
    return bool(told) and None not in told


def _line_to_pack(text: str) -> tuple[str, dict[str, int]] | None:
    """A pack's code and the pieces in it, of a line that says both and nothing else."""
    match = _LINE.fullmatch(text.strip())
    hit = header_to_field(match["label"]) if match is not None else None
    if match is None or hit is None or hit[0] != "pack" or hit[1] < SURE:
        return None
    ratio = text_to_ratio(match["held"])
    return (match["code"], ratio) if ratio else None


def _given_once(rows: Sequence[Sequence[Cell]], at: int) -> list[str]:
    """The texts of a column, one that is given once also for the empty cells below it."""
    texts: list[str] = []
    for row in rows:
        texts.append(row[at].text or (texts[-1] if texts else ""))
    return texts


def _heads(texts: Mapping[float, str]) -> dict[float, str]:
    """Place → size of a row that heads a legend: a label of packs first, then sizes, and at most their total."""
    places = sorted(texts)
    hit = header_to_field(texts[places[0]]) if places else None
    if hit is None or hit[0] != "pack":
        return {}
    sizes = labels_to_sizes(dict(enumerate(texts[at] for at in places)))
    others = [texts[at] for index, at in enumerate(places) if index and index not in sizes]
    known = [other_hit[0] if (other_hit := header_to_field(text)) else None for text in others]
    plain = all(is_total_label(text) or name in ("quantity", "pack_quantity") for text, name in zip(others, known, strict=True))
    return {places[index]: size for index, size in sizes.items()} if len(sizes) > 1 and len(others) < 2 and plain else {}


def _add(held: dict[str, dict[str, int]], code: str, ratio: dict[str, int]) -> None:
    key = normalise(code)
    if key and len(key) <= LONGEST_CODE and ratio:
        held.setdefault(key, ratio)


def _is_used(held: Mapping[str, object], rows: set[tuple[int, int]], tables: Sequence[Table], columns: Sequence[Columns]) -> bool:
    return any(
        (number, index) not in rows and normalise(row[column.index].text) in held
        for number, (table, mapping) in enumerate(zip(tables, columns, strict=True))
        for column in mapping.of("pack")
        for index, row in enumerate(table.rows)
    )


def _by_index(row: Sequence[Cell]) -> Row:
    return {float(index): cell for index, cell in enumerate(row)}


def _middle(cell: Cell) -> float:
    return (cell.box[0] + cell.box[2]) / 2 if cell.box else 0.0


def _lies_in(cell: Cell, boxes: set[tuple[float, float, float, float]]) -> bool:
    x, y = _middle(cell), (cell.box[1] + cell.box[3]) / 2 if cell.box else 0.0
    return any(box[1] <= y <= box[3] and box[0] - 0.2 <= x <= box[2] + 0.2 for box in boxes)
