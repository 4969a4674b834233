"""What a column's content says about the field it holds: shares of numbers, codes, sizes and prose, and sums that must agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from pipelines.reading.model import Cell
from pipelines.reading.tables.cell_kinds import (
    DASHES,
    cell_to_number,
    content_share,
    is_code,
    is_color_code,
    is_joined_code,
    is_number,
    is_prose,
    is_whole,
)
from pipelines.reading.tables.proofs import AGREE
from pipelines.reading.tables.unlabelled import PRICES, columns_to_guess, fill_by_arithmetic, fill_codes_and_texts
from pipelines.reading.words.colors import are_color_codes
from pipelines.reading.words.header_words import Field
from pipelines.reading.words.ratios import text_to_ratio
from pipelines.reading.words.size_lists import text_to_sizes
from pipelines.reading.words.sizes import is_size

Row = Sequence[Cell]
Options = Mapping[int, Sequence[tuple[Field, float]]]
NUMERIC: frozenset[Field] = frozenset(
    {"quantity", "unit_price", "wholesale_price", "retail_price", "price", "line_total", "pack_quantity", "discount"}
)
UNSURE_TOTAL = 0.6  # how sure "Total" alone is of being an amount
UNSURE_SIZE = 0.7  # of a header that has further words
VARIANT = 0.6  # of a label that heads colours as well as sizes
MODEL = 0.85  # up to here a header of style numbers may as well head names


def settle_fields(body: Sequence[Row], width: int, options: Options, taken: frozenset[int]) -> dict[int, tuple[Field, float]]:
    """Column → field and confidence, once the content below each header has had its say. `taken` columns head sizes."""
    items = _item_rows(body, options, taken)
    columns = [[row[index] for row in items if index < len(row)] for index in range(width)]
    settled = {index: fields[0] for index, fields in options.items() if fields}
    for index, (name, sure) in list(settled.items()):
        agreed = _agreed(name, sure, columns[index], {f for at, (f, _) in settled.items() if at != index})
        if agreed is None:
            del settled[index]
        else:
            settled[index] = agreed
    if not options and not taken:
        return columns_to_guess(columns)
    _settle_total(columns, settled, taken)
    fill_by_arithmetic(columns, settled, taken)
    fill_codes_and_texts(columns, settled, taken)
    _settle_color_codes(columns, settled)
    return settled


def _item_rows(body: Sequence[Row], options: Options, taken: frozenset[int]) -> list[Row]:
    """The rows that look like items; headings, remarks and text behind the table say nothing about columns."""
    counted = [index for index, fields in options.items() if fields and fields[0][0] in NUMERIC] + list(taken)
    counts = [sum(index < len(row) and is_number(row[index]) for index in counted) for row in body]
    if not any(counts):
        counts = [sum(bool(cell.text) for cell in row) for row in body]
    least = max(counts, default=0) * 0.45
    return [row for row, count in zip(body, counts, strict=True) if count >= least]


def _agreed(
    name: Field,
    sure: float,
    cells: Sequence[Cell],
    others: set[Field],
) -> tuple[Field, float] | None:
    """The field that a header's word means with this content below it; `others` are the fields of the other columns."""
    filled = [cell for cell in cells if cell.text]
    if not filled:
        return name, sure * 0.8
    numbers = content_share(filled, is_number)
    if name in NUMERIC:
        if numbers >= 0.4 or len(filled) <= 2:
            return name, sure if numbers > 0.8 else sure * 0.85
        if name in ("quantity", "pack_quantity"):
            return ("size_run", 0.5) if content_share(filled, lambda c: bool(text_to_sizes(c.text))) > 0.6 else None
        return None if content_share(filled, is_prose) > 0.6 else (name, sure * 0.6)
    if name == "unit_of_measure" and numbers > 0.8:  # "Unit" over numbers
        if "quantity" not in others:
            return "quantity", 0.6
        return ("unit_price", 0.6) if not others & set(PRICES) else None
    if name in ("category", "sku") and _counts_up(filled) and others & {"style_number", "name", "description"}:
        return "line_number", 0.8
    goes_on = name == "sku" and sure < 0.8 and bool(others & {"sku", "style_number"})  # "Item", beside what identifies it
    if name in ("style_number", "sku") and numbers_rows(filled, goes_on=goes_on) and others & {"name", "description", "sku"}:
        return "line_number", 0.7
    if name == "sku" and sure < 0.8:
        return _settle_item(filled, others)
    unnamed = not others & {"name", "description"} or ("name" not in others and "style_number" in others)  # "Model No | Model"
    if name == "style_number" and sure <= MODEL and unnamed and _are_names(filled):
        return "name", sure
    if name == "color" and sure <= VARIANT and "size" not in others and content_share(filled, lambda c: is_size(c.text)) > AGREE:
        return "size", sure
    if name == "color" and "color" in others and content_share(filled, is_color_code) > AGREE:  # beside the names
        return "color_code", sure
    if name == "line_number" and "style_number" not in others and "sku" not in others and content_share(filled, is_code) > 0.6:
        counting = [cell_to_number(cell) for cell in filled]
        rising = sum(a is not None and b is not None and b > a for a, b in pairwise(counting))
        if rising < 0.6 * (len(filled) - 1) and not others & {"barcode"}:
            return "style_number", 0.7
    if name == "description" and "name" in others and not others & {"style_number", "sku"} and content_share(filled, is_code) > 0.7:
        return "style_number", 0.6
    if (
        name == "size"
        and content_share(filled, lambda c: is_size(c.text)) < 0.3
        and content_share(filled, lambda c: len(text_to_sizes(c.text)) > 1) > 0.5
    ):
        return "size_run", sure
    if name in ("size", "size_run") and sure < UNSURE_SIZE and content_share(filled, is_prose) > 0.6:
        return None if not any(text_to_sizes(cell.text) for cell in filled) else (name, sure)  # "Accessories (one size)"
    if name == "size_run" and content_share(filled, lambda c: is_size(c.text)) > 0.9 and "size" not in others:
        return "size", sure * 0.9
    return name, sure


def _settle_item(filled: Sequence[Cell], others: set[Field]) -> tuple[Field, float] | None:
    """ "Item", "Artikel", "Product" head a code, a name or a running number."""
    if content_share(filled, is_joined_code) > AGREE and others & {"description", "name"}:
        return "sku", 0.8
    if content_share(filled, is_prose) > 0.5:
        return ("description", 0.85) if "description" not in others else ("name", 0.8)
    if others & {"style_number", "sku"} and content_share(filled, is_code) < 0.7 and not others & {"name", "description"}:
        return "description", 0.7
    if "style_number" not in others and content_share(filled, is_code) > 0.5:
        return "sku", 0.8
    return "sku", 0.6


def _are_names(filled: Sequence[Cell]) -> bool:
    """Whether cells hold words, hardly one with a digit: "Style" and "Model" head names as well as numbers."""
    digits = sum(any(char.isdigit() for char in cell.text) for cell in filled)
    return digits * 3 <= len(filled) and content_share(filled, is_prose) > 0.6


def _counts_up(filled: Sequence[Cell]) -> bool:
    """Whether the cells number the rows: small whole numbers, each above the one before, from 1 when there is one."""
    numbers = [cell_to_number(cell) for cell in filled]
    if len(numbers) == 1:
        return numbers[0] in (1, 10)
    return all(n is not None and n < 5_000 and n == n.to_integral_value() for n in numbers) and all(
        a is not None and b is not None and a < b for a, b in pairwise(numbers)
    )


def numbers_rows(filled: Sequence[Cell], *, goes_on: bool) -> bool:
    """Whether the cells are 1, 2, 3 … or 10, 20, 30 …: lines of a document, whatever their header calls them. With `goes_on` three
    or more may begin anywhere, as on a second page."""
    numbers = [cell_to_number(cell) for cell in filled]
    first = numbers[0]
    if first is None:
        return False
    steps = (step for step in (1, 10) if first == step or (goes_on and first % step == 0 and len(numbers) >= 3))
    return any(numbers == [first + step * index for index in range(len(numbers))] for step in steps)


def _settle_color_codes(columns: Sequence[Sequence[Cell]], settled: dict[int, tuple[Field, float]]) -> None:
    """Of several columns of colours one that holds codes gives the codes of another that holds names."""
    colors = [index for index, (name, _) in settled.items() if name == "color"]
    coded = [index for index in colors if are_color_codes(cell.text for cell in columns[index])]
    if len(coded) < len(colors):
        settled.update(dict.fromkeys(coded, ("color_code", 0.8)))


def _settle_total(columns: Sequence[Sequence[Cell]], settled: dict[int, tuple[Field, float]], taken: frozenset[int]) -> None:
    """A column that is only called "Total" counts pieces when it sums the sizes or markets beside it, and whatever its name those
    that another column lists, "3x 39, 4x 40"."""
    totals = {index: sure for index, (name, sure) in settled.items() if name == "line_total"}
    unsure = [index for index, sure in totals.items() if sure <= UNSURE_TOTAL]
    if not totals or any(name == "quantity" for name, _ in settled.values()):
        return
    for index in totals:
        if _sums_lists(columns, index):
            settled[index] = ("quantity", 0.8)
            return
    unnamed = {i: [c for c in cells if c.text not in DASHES] for i, cells in enumerate(columns) if i not in settled}
    addends = sorted(taken) or [index for index, cells in unnamed.items() if content_share(cells, is_whole) > 0.9]
    for index in unsure:
        compared = agreed = 0
        for position, cell in enumerate(columns[index]):
            total = cell_to_number(cell)
            parts = [cell_to_number(columns[a][position]) for a in addends if position < len(columns[a])]
            if total and any(parts):
                compared += 1
                agreed += sum(part for part in parts if part) == total
        if compared and agreed >= AGREE * compared and len(addends) >= 2:
            settled[index] = ("quantity", 0.7)
            return


def _sums_lists(columns: Sequence[Sequence[Cell]], total: int) -> bool:
    """Whether a column says in nearly all rows how many pieces a cell beside it lists by their sizes."""
    listed = [ratios for index, cells in enumerate(columns) if index != total
              and any(ratios := [text_to_ratio(cell.text) if not is_number(cell) else {} for cell in cells])]  # fmt: skip
    for ratios in listed:
        told = [sum(ratio.values()) == cell_to_number(cell) for cell, ratio in zip(columns[total], ratios, strict=False) if ratio]
        if len(told) > 1 and sum(told) >= AGREE * len(told):
            return True
    return False
