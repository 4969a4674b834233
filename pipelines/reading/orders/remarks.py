"""What the lines of text under an item say of it: its number, colour and size, or the total that its row lacks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from pipelines.reading.model import Cell, OrderLine, Price
from pipelines.reading.orders.rows import LONGEST_CODE, Texts, text_of, text_to_number
from pipelines.reading.orders.variants import text_to_variant
from pipelines.reading.words.colors import text_to_color
from pipelines.reading.words.header_words import Field

NUMBERS: frozenset[Field] = frozenset({"sku", "style_number"})


def lines_told(lines: Sequence[OrderLine], cell: Cell, *, numbered: bool) -> tuple[list[OrderLine], Texts]:
    """The lines of one item with what a text under it says of all of them, and the item's number where it says that. Items that are
    `numbered` in a column of their own have one already."""
    told = [line_with_variant(line, cell.text) for line in lines]
    coded = {} if numbered or lines[0].sku or lines[0].style_number else text_to_number(cell.text)[0]
    if coded:
        told = [replace(line, sku=coded.get("sku", ""), style_number=coded.get("style_number", "")) for line in told]
    return told, {name: (code, cell) for name, code in coded.items()}


def line_completed(line: OrderLine, row: Sequence[Cell]) -> OrderLine | None:
    """A line with the colour or the size, or both, or the number, that a row of labelled facts under it tells and its own row does
    not; None for any other row."""
    text = " ".join(cell.text for cell in row if cell.text and not cell.merged)
    fields = text_to_variant(text, named=False).texts.keys()
    lacked = {name for name, said in (("color", line.color), ("size", line.size)) if not said}
    if not fields <= NUMBERS and (not lacked or (len(lacked) == 1 and fields != lacked)):
        return None
    told = line_with_variant(line, text)
    return told if told != line else None


def line_with_variant(line: OrderLine, text: str) -> OrderLine:
    """A line with what a remark under it says and its row does not: "Charcoal / M", "Olive Night, size S" of "OLIV-S"; beside the
    SKU also the style number, "Your article no.: 4711"."""
    variant = text_to_variant(text, named=False).fields
    if line.size and line.size == variant.get("size") and line.color.isupper() and len(line.color) <= LONGEST_CODE:
        line = replace(line, color=variant.get("color", line.color), color_code=line.color)
    sku = line.sku or ("" if line.style_number else variant.get("sku", ""))
    line = replace(line, sku=sku, style_number=line.style_number or variant.get("style_number", ""))
    return with_color_named(replace(line, color=line.color or variant.get("color", ""), size=line.size or variant.get("size", "")))


def with_color_named(line: OrderLine) -> OrderLine:
    """A line whose colour is printed as code and name, "410 Night blue", with the name as its colour and the code beside it."""
    color = text_to_color(line.color)
    return replace(line, color=color.name, color_code=line.color_code or color.code) if color.code else line


def with_last_remark(lines: tuple[OrderLine, ...], text: str) -> tuple[OrderLine, ...]:
    """The lines, the last with the colour and size of a text on the next page, where the line before has its own and it has not."""
    if len(lines) < 2 or lines[-1].color or lines[-1].size or not (lines[-2].color or lines[-2].size):
        return lines
    return (*lines[:-1], line_with_variant(lines[-1], text))


def completed(line: OrderLine, texts: Texts, total: Price | None) -> OrderLine | None:
    """A line with the total and the words that the row under it prints: its own where quantity × price says so; else None."""
    if total is None or line.line_total is not None or line.unit_price is None:
        return None
    if abs(Decimal(repr(line.quantity)) * Decimal(line.unit_price.amount) - Decimal(total.amount)) > Decimal("0.02"):
        return None
    described = " ".join(filter(None, (line.description, text_of(texts, "description"))))
    return replace(line, line_total=total, description=described)
