"""Sizes and their pieces listed below each other under one item: "S 2" beside it, "M 6" and "L 4" in the rows below, or a line of
them for each of its colours, "Navy: S x 2, M x 4"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from pipelines.reading.model import Cell, OrderLine, Table
from pipelines.reading.orders.packs import BySize
from pipelines.reading.orders.rows import Texts
from pipelines.reading.orders.values import Plan, to_evidence
from pipelines.reading.orders.variants import text_to_level
from pipelines.reading.words.colors import is_color_text
from pipelines.reading.words.header_words import Field
from pipelines.reading.words.ratios import text_to_ratio, text_to_size_line
from pipelines.reading.words.sizes import is_size, without_size_label
from pipelines.reading.words.vocabulary import header_to_field

LONGEST_COLOR = 4  # words
MOST_LINES = 40  # of a description in which a list may stand anywhere; in a longer one it is all of it, or all but the first line
SURE = 0.9  # of a label that is no colour


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
    """The rows: of those below each other that each say one size and its pieces, or list the sizes of one colour, the first with
    all of them, the others empty. One word before the lists of several items is their label and no colour."""
    found: list[Sequence[Cell]] = list(rows)
    texts = [" ".join(cell.text for cell in row if cell.text and not cell.merged) for row in rows]
    heads = [head for text in texts if (head := line_to_listed(text)[0])]
    label = heads[0] if len(heads) > 1 == len(set(heads)) and not is_color_text(heads[0]) else None
    first: int | None = None
    lines: list[str] = []
    for index, (row, text) in enumerate(zip(rows, texts, strict=True)):
        head, ratio = line_to_listed(text)
        if text_to_size_line(text) is None and not head and not (ratio and first is not None and line_to_listed(lines[0])[0]):
            first = None
            continue
        found[index] = [replace(cell, text="", number=None) for cell in row]
        if first is None:
            first, at = index, next(column for column, cell in enumerate(row) if cell.text)
            lines = []
        lines.append(text.removeprefix(f"{label}:").strip() if head else text)
        found[first] = [*found[first][:at], replace(rows[first][at], text="\n".join(lines), number=None), *found[first][at + 1 :]]
    return found


def without_list(texts: Texts, quantity: Decimal) -> tuple[Texts, dict[str, BySize]]:
    """The texts without the lines of the description that list sizes adding up to the quantity, and colour, "" where none is said,
    → size → pieces and cell; or {}. Such a list may have been taken for the size."""
    if "size" in texts:
        text, cell = texts["size"]
        ratio = text_to_ratio(text) if not is_size(text) else {}
        return texts, {"": _by_size(ratio, cell)} if ratio and sum(ratio.values()) == quantity else {}
    name: Field = "description" if "description" in texts else "name"
    lines = texts[name][1].text.splitlines() if name in texts else []
    for start, end in _spans(len(lines)):
        listed = text_to_listed("\n".join(lines[start:end]))
        if listed and sum(sum(ratio.values()) for ratio in listed.values()) == quantity:
            cell = texts[name][1]
            rest = " ".join(" ".join([*lines[:start], *lines[end:]]).split())
            return {**texts, name: (rest, cell)}, {color: _by_size(ratio, cell) for color, ratio in listed.items()}
    return texts, {}


def _spans(count: int) -> list[tuple[int, int]]:
    """From which of several lines to which a list may run, the longest first."""
    if count > MOST_LINES:
        return [(0, count), (1, count)]
    return sorted(combinations(range(count + 1), 2), key=lambda ends: ends[0] - ends[1])


def _by_size(ratio: Mapping[str, int], cell: Cell) -> BySize:
    return {size: (Decimal(count), cell) for size, count in ratio.items() if count}


def listed_sizes(line: OrderLine, cells: Sequence[Cell], table: Table) -> list[OrderLine]:
    """A line split by the sizes that the row under it lists, "S-2, M-6, L-4", of one colour or of several, where they add up to it;
    [] for any other row. A long list may run over several cells."""
    listed = text_to_listed(" ".join(cell.text for cell in cells)) if not line.size else {}
    if not listed or sum(sum(ratio.values()) for ratio in listed.values()) != line.quantity:
        return []
    read = {name: to_evidence(cells[0], table, 0.85) for name in ("size", "quantity")}
    said = {"color": to_evidence(cells[0], table, 0.85)} if not line.color else {}
    return [
        replace(line, size=size, quantity=float(count), line_total=None, color=line.color or color,
                evidence={**line.evidence, **read, **(said if color else {})})
        for color, ratio in listed.items() for size, count in ratio.items() if count
    ]  # fmt: skip


def text_to_listed(text: str) -> dict[str, dict[str, int]]:
    """Colour, "" where none is said, → size → pieces of lines that list them, labelled "Gr.:" or not; {} for any other text. A
    single size needs its label or its colour."""
    told = [text_to_size_line(line) for line in text.splitlines()]
    if told and all(told):
        return {"": dict(pair for pair in told if pair is not None)}
    bare = without_size_label(text)
    ratio = text_to_ratio(bare)
    if ratio:
        return {"": ratio} if len(ratio) > 1 or bare != text.strip() else {}
    found: dict[str, dict[str, int]] = {}
    color = ""
    for line in text.splitlines():
        head, ratio = line_to_listed(line)
        color = head or color
        if not ratio or ratio.keys() & found.get(color, {}).keys():
            return {}
        found[color] = {**found.get(color, {}), **ratio}
    return found


def line_to_listed(line: str) -> tuple[str, dict[str, int]]:
    """The colour before a colon, "" where none stands there, and size → pieces of the list behind it, "Navy: S x 2, M x 4"; ("",
    {}) for any other line. What is known to be the label of something else is no colour."""
    line = line.strip(" ,;")
    ratio = text_to_ratio(line)
    head, colon, rest = line.partition(":")
    told = text_to_ratio(rest.strip()) if colon and not ratio else {}
    color = text_to_level(head).get("color", head.strip())
    hit = header_to_field(head)
    if not told or not color or is_size(color) or len(color.split()) > LONGEST_COLOR or not color[0].isalpha():
        return "", ratio
    known = hit is not None and hit[1] >= SURE and hit[0] != "color"
    return ("" if known else color), told
