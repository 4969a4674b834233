"""Sizes and their pieces listed below each other under one item: "S 2" beside it, "M 6" and "L 4" in the rows below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from pipelines.reading.model import Cell, OrderLine, Table
from pipelines.reading.orders.packs import BySize
from pipelines.reading.orders.rows import Texts
from pipelines.reading.orders.values import Plan, to_evidence
from pipelines.reading.words.header_words import Field
from pipelines.reading.words.ratios import text_to_ratio, text_to_size_line
from pipelines.reading.words.sizes import is_size, without_size_label


def with_stacked_sizes(rows: Sequence[Sequence[Cell]], plan: Plan) -> list[Sequence[Cell]]:
    """The rows, those with nothing but a size and its pieces emptied and joined to the item's row above them, or to the first of
    them where they stand below it: "Größe S  12 ST"."""
    at = plan.size_run if plan.size_run is not None else plan.texts.get("size")
    if at is None:
        return _with_size_lines_joined(rows)
    found: list[Sequence[Cell]] = list(rows)
    item: int | None = None
    for index, row in enumerate(rows):
        filled = [column for column, cell in enumerate(row) if cell.text]
        upper = found[item][at] if item is not None else row[at]
        joined = replace(upper, text=f"{upper.text}\n{row[at].text}", number=None)
        if filled == [at] and item is not None and text_to_ratio(joined.text):  # a pair may be broken: "2x" over "XXL"
            found[item] = [*found[item][:at], joined, *found[item][at + 1 :]]
            found[index] = [replace(cell, text="", number=None) for cell in row]
        elif filled:
            item = index if len(filled) > 1 and row[at].text else None
    return found


def _with_size_lines_joined(rows: Sequence[Sequence[Cell]]) -> list[Sequence[Cell]]:
    """The rows: of those below each other that each say one size and its pieces the first with all of them, the others empty."""
    found: list[Sequence[Cell]] = list(rows)
    first: int | None = None
    for index, row in enumerate(rows):
        text = " ".join(cell.text for cell in row if cell.text and not cell.merged)
        if text_to_size_line(text) is None:
            first = None
            continue
        found[index] = [replace(cell, text="", number=None) for cell in row]
        if first is None:
            first, at = index, next(column for column, cell in enumerate(row) if cell.text)
            lines: list[str] = []
        lines.append(text)
        found[first] = [*found[first][:at], replace(rows[first][at], text="\n".join(lines), number=None), *found[first][at + 1 :]]
    return found


def without_list(texts: Texts, quantity: Decimal) -> tuple[Texts, BySize]:
    """The texts without a line of the description that lists sizes adding up to the quantity, and size → pieces and cell; or {}.
    Such a list may have been taken for the size."""
    if "size" in texts:
        text, cell = texts["size"]
        ratio = text_to_ratio(text) if not is_size(text) else {}
        told = {size: (Decimal(count), cell) for size, count in ratio.items() if count}
        return texts, told if sum(ratio.values()) == quantity else {}
    name: Field = "description" if "description" in texts else "name"
    lines = texts[name][1].text.splitlines() if name in texts else []
    for line in lines:
        ratio = _line_to_ratio(line)
        if ratio and sum(ratio.values()) == quantity:
            cell = texts[name][1]
            rest = " ".join(" ".join(other for other in lines if other is not line).split())
            return {**texts, name: (rest, cell)}, {size: (Decimal(count), cell) for size, count in ratio.items() if count}
    return texts, {}


def listed_sizes(line: OrderLine, cells: Sequence[Cell], table: Table) -> list[OrderLine]:
    """A line split by the sizes that the row under it lists, "S-2, M-6, L-4", where they add up to it; [] for any other row. A long
    list may run over several cells."""
    ratio = _line_to_ratio(" ".join(cell.text for cell in cells))
    if line.size or not ratio or sum(ratio.values()) != line.quantity:
        return []
    read = {name: to_evidence(cells[0], table, 0.85) for name in ("size", "quantity")}
    return [
        replace(line, size=size, quantity=float(count), line_total=None, evidence={**line.evidence, **read})
        for size, count in ratio.items()
        if count
    ]


def _line_to_ratio(text: str) -> dict[str, int]:
    """Size → pieces of a line that lists them, labelled "Gr.:" or not; {} for any other. A single one needs its label."""
    told = [text_to_size_line(line) for line in text.splitlines()]
    if told and all(told):
        return dict(pair for pair in told if pair is not None)
    bare = without_size_label(text)
    ratio = text_to_ratio(bare)
    return ratio if len(ratio) > 1 or bare != text.strip() else {}
