"""The texts of one row of an order's table by field, each with the cell it was read from: what compound cells hold is parted."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from pipelines.reading.model import Cell
from pipelines.reading.orders.descriptions import (
    PLACED,
    labels_level,
    text_to_coded,
    text_to_color_coded,
    text_to_described,
    without_repeated,
)
from pipelines.reading.orders.rows import compound_to_parts, text_to_child, text_to_number
from pipelines.reading.orders.values import Plan, row_to_quantity
from pipelines.reading.orders.variants import text_to_level, text_to_variant
from pipelines.reading.tables.cell_kinds import DASHES
from pipelines.reading.tables.unlabelled import PRICES
from pipelines.reading.words.header_words import Field
from pipelines.reading.words.size_lists import text_to_sizes
from pipelines.reading.words.sizes import is_pair_of_sizes, is_size, without_size_label
from pipelines.reading.words.vocabulary import header_to_field, header_to_fields

_BRACKETED = re.compile(
    r"(?:\[(?P<code>[A-Z0-9_./\-]{3,20}|(?=[^\]]*\d)[\w./\-]{3,40})\]"
    r"|[(*](?P<number>(?=[^)*]*\d)[A-Z0-9_./\-]{3,20})[)*])\s+(?P<rest>\S.*)",
    re.DOTALL,
)
_PRICED = re.compile(r"(?P<label>[^\d:]{2,30}?)[\s:]*[^\w\s]?\s*\d[\d.,]*(?:\s*\D{1,4})?")  # RRP: 198,00 EUR
_NAMING: frozenset[Field] = frozenset({"style_number", "sku", "name", "description"})
_CLEANED: Mapping[Field, Callable[[str], str]] = {"size": without_size_label, "sku": text_to_child, "style_number": text_to_child}


def row_to_texts(row: Sequence[Cell], plan: Plan) -> dict[Field, tuple[str, Cell]]:
    """Field → text and cell, of the columns of text. Compound columns are split; "[code] text" gives an SKU."""
    level = _level(row, plan)
    found = dict(level)
    for name, index in plan.texts.items():
        cell = row[index]
        if plan.listed and name in ("description", "name"):
            cell = replace(cell, text=PLACED.sub("", cell.text, count=1))
        text = " ".join(cell.text.split())
        if (level and name in _NAMING) or not text or text in DASHES or text.casefold() == "n/a":
            continue
        column = plan.columns.columns[index]
        if column.also:
            written = [field for field, _ in header_to_fields(column.header)]
            held = (column.field, *column.also)
            text = _part(cell.text, written if set(written) == set(held) else held, name if name in held else "style_number")
        if text:
            found.setdefault(name, (_CLEANED.get(name, str)(text), cell))
    if "size" not in found and "pack" not in plan.texts:
        found |= _paired_size(row, plan)
    if "color" in found and "size" not in plan.texts:  # a column of variants: "Sage / M", "Colour: Sage"
        text, cell = found["color"]
        found |= {
            key: (value, cell) for key, value in text_to_variant(text, named=False).fields.items() if key in ("color", "size")
        }
    for name in ("description", "name"):
        text, cell = found.get(name, ("", row[0]))
        if text and not plan.numbers:
            found |= _numbered(found, name, cell)
            text, cell = found.get(name, ("", row[0]))
        variant = text_to_variant(cell.text, named=True).texts if text else {}
        missing = {key: value for key, value in variant.items() if key not in found or key == "description"}
        found |= {name if key == "description" else key: (value, cell) for key, value in missing.items()}
        if text and "size" not in found and (plan.described or not plan.says_variants):
            told = text_to_described(
                text, colored="color" in found, sure=plan.described, bracketed=plan.bracketed, slashed=plan.slashed
            )
            found |= {name if key == "description" else key: (value, cell) for key, value in told.items()}
    if plan.coded in found and "size" not in found:
        stem, size = text_to_coded(found[plan.coded][0])
        color = "" if plan.says_variants or not size else text_to_color_coded(stem)
        known: dict[Field, str] = {"size": size, "color": color}
        found |= {key: (value, found[plan.coded][1]) for key, value in known.items() if value and key not in found}
    if not found.keys() & {"sku", "style_number"} and "description" in found:
        match = _BRACKETED.fullmatch(found["description"][0])
        if match:
            cell = found["description"][1]
            found["sku"], found["description"] = (match["code"] or match["number"], cell), (match["rest"], cell)
    said = [found[name][0] for name in ("color", "size") if name in found]
    for name in ("description", "name"):
        if name in found:
            found[name] = (without_repeated(found[name][0], said), found[name][1])
    return found


def _level(row: Sequence[Cell], plan: Plan) -> dict[Field, tuple[str, Cell]]:
    """What the columns that name an item say instead of a level below it, "Farbe 100 | weiß", "Gr. 38", and "KAKI 36" where the
    items have rows of their own; {} as a rule."""
    places = sorted({index for name, index in plan.texts.items() if name in _NAMING})
    cells = [row[index] for index in places if row[index].text]
    text = " ".join(" ".join(cell.text for cell in cells).split())
    counted = plan.levelled and len(cells) == 1 and row_to_quantity(row, plan)[0]
    told = text_to_level(text, sure=bool(counted))
    if counted and labels_level(plan.columns):
        told = {"color": text}
    return {name: (value, cells[0]) for name, value in told.items()}


def _numbered(found: dict[Field, tuple[str, Cell]], name: Field, cell: Cell) -> dict[Field, tuple[str, Cell]]:
    """The number among the lines of the cell that names an item, in a table without a column of numbers, and the cell without it.
    A line with the price in shops, "Sugg. Retail $198.00", is no part of the name."""
    told, rest = text_to_number(cell.text if "color" not in found else _without_small(cell))
    kept = "\n".join(line for line in rest.splitlines() if not _says_price(line))
    if kept == cell.text:
        return {}
    del found[name]
    named: dict[Field, tuple[str, Cell]] = {name: (" ".join(kept.split()), replace(cell, text=kept))} if kept.strip() else {}
    return {**{field: (code, cell) for field, code in told.items()}, **named}


def _without_small(cell: Cell) -> str:
    """A cell's text without what stands in smaller type below the item's name and number, of its cloth or its make; a name may be
    smaller itself, below the number."""
    lines = cell.text.splitlines()
    large = lines[: len(lines) - cell.small]
    for end in range(len(large), len(lines)):
        told, rest = text_to_number("\n".join(lines[:end]))
        if told and rest.strip():
            return "\n".join(lines[:end])
    return cell.text


def _says_price(line: str) -> bool:
    """Whether a line is the label of a price and its amount."""
    match = _PRICED.fullmatch(line.strip())
    hit = header_to_field(match["label"]) if match is not None else None
    return hit is not None and hit[0] in PRICES


def _paired_size(row: Sequence[Cell], plan: Plan) -> dict[Field, tuple[str, Cell]]:
    """The one size that a column of runs says, and "9-11" of socks in one headed as of single sizes, though that may be a run."""
    cell = row[plan.size_run] if plan.size_run is not None else Cell(text="")
    if is_size(cell.text.strip()) and len(text_to_sizes(cell.text)) == 1:
        return {"size": (cell.text.strip(), cell)}
    header = plan.columns.columns[plan.size_run].header if plan.size_run is not None else ""
    single = any(name == "size" for name, _ in header_to_fields(header))
    return {"size": (cell.text.strip(), cell)} if single and is_pair_of_sizes(cell.text.strip()) else {}


def _part(text: str, fields: Sequence[Field | None], name: Field) -> str:
    """The part of "1234 / Black" that belongs to `name`, by the order of the header's words; a size alone is the item's size."""
    if "size" in fields and is_size(without_size_label(text)):
        return text if name == "size" else ""
    if parts := compound_to_parts(text, len(fields)):
        return parts[list(fields).index(name)]
    return " ".join(text.split()) if fields[0] == name else ""
