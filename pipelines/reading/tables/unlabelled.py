"""Columns that no header names, or that none has at all: told by what they hold, where that leaves no doubt."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

from pipelines.reading.model import Cell
from pipelines.reading.tables.cell_kinds import content_share, is_code, is_item_code, is_joined_code, is_number, is_prose, is_whole
from pipelines.reading.tables.proofs import AGREE, arithmetic_share, find_multiplication
from pipelines.reading.words.colors import color_share
from pipelines.reading.words.header_words import Field
from pipelines.reading.words.sizes import is_one_size, is_size

NO_NUMBERS: frozenset[Field] = frozenset({"note", "unit_of_measure", "line_number"})  # over a column of what is ordered or paid
VARIED: frozenset[Field] = frozenset({"style_number", "sku", "name", "description", "color", "color_code"})  # comes in sizes
COUNTED: frozenset[Field] = frozenset({"quantity", "unit_price", "wholesale_price", "price", "line_total"})
UNSURE = 0.55  # of a header's words
PRICES: tuple[Field, ...] = ("unit_price", "wholesale_price", "price", "retail_price")
Columns = Sequence[Sequence[Cell]]
Settled = dict[int, tuple[Field, float]]


def columns_to_guess(columns: Columns) -> Settled:
    """Fields of columns without any header: told by codes, prose and quantity × price = total; {} when that leaves a doubt."""
    guessed: Settled = {}
    fill_by_arithmetic(columns, guessed, frozenset())
    if not guessed:
        filled = [index for index, cells in enumerate(columns) if len([c for c in cells if c.text]) >= max(2, 0.6 * len(cells))]
        codes = [index for index in filled if content_share(columns[index], is_code) > 0.8 and _differ(columns[index])]
        whole = [index for index in filled if index not in codes and content_share(columns[index], is_whole) == 1]
        if len(codes) == 1 and len(whole) == 1 and len(filled) <= 3:
            guessed = {codes[0]: ("style_number", 0.5), whole[0]: ("quantity", 0.5)}
    fill_codes_and_texts(columns, guessed, frozenset())
    return guessed if {name for name, _ in guessed.values()} & {"style_number", "description"} else {}


def fill_codes_and_texts(columns: Columns, settled: Settled, taken: frozenset[int]) -> None:
    """Columns of codes and words without a header say what the items are, their colours and sizes, when no other column does. Of
    several codes the items' own differ most, and of several texts the longest describes them."""
    fields = {field for field, _ in settled.values()}
    if not taken and not fields & {"quantity", "line_total", "unit_price", "price"}:
        return
    free = [i for i, cells in enumerate(columns) if i not in settled and i not in taken and any(c.text for c in cells)]
    barcodes = [i for i in free if content_share(columns[i], is_barcode) > 0.9]
    if barcodes and "barcode" not in fields:
        settled[barcodes[0]] = ("barcode", 0.6)
    free = [i for i in free if i not in barcodes]
    codes = [i for i in free if content_share(columns[i], is_numbering) > 0.8 and _fills(columns[i])]
    if codes and not fields & {"style_number", "sku"}:
        settled[max(codes, key=lambda i: len({cell.text for cell in columns[i]}))] = ("style_number", 0.6)
    prose = [i for i in free if content_share(columns[i], is_prose) > 0.6]
    numbered = bool({name for name, _ in settled.values()} & {"style_number", "sku"})
    if prose and not fields & {"name", "description"} and not (numbered and len(columns[prose[0]]) < 2):
        settled[max(prose, key=lambda i: sum(len(c.text) for c in columns[i]))] = ("description", 0.6)
    colors = [i for i in prose if i not in settled and color_share(cell.text for cell in columns[i] if cell.text) > 0.5]
    if colors and "color" not in fields:
        settled[colors[0]] = ("color", 0.6)
    sizes = [i for i in free if i not in settled and _are_sizes(columns, i, settled)]
    if sizes and not taken and not fields & {"size", "size_run"}:
        settled[sizes[0]] = ("size", 0.6)


def _are_sizes(columns: Columns, index: int, settled: Settled) -> bool:
    """Whether a column holds nothing but sizes, told by a letter in some; or, numbers all, by never coming twice for one item and
    colour of several rows."""
    filled = [cell for cell in columns[index] if cell.text]
    if not all(is_size(cell.text) for cell in filled) or all(is_one_size(cell.text) for cell in filled):
        return False
    if not all(is_number(cell) for cell in filled):
        return True
    named = [at for at, (name, _) in settled.items() if name in VARIED]
    items = list(zip(*(columns[at] for at in named), columns[index], strict=False))
    texts = [tuple(cell.text for cell in item) for item in items]
    return len({text[:-1] for text in texts}) < len(set(texts)) == len(texts) and len({text[-1] for text in texts}) < len(texts)


def is_barcode(cell: Cell) -> bool:
    """Whether a cell holds the digits of a bar code of an article."""
    return cell.text.isdigit() and 12 <= len(cell.text) <= 14


def is_numbering(cell: Cell) -> bool:
    """Whether a cell holds a code that can number an item, with digits or made of several parts."""
    return is_item_code(cell) or is_joined_code(cell)


def _fills(cells: Sequence[Cell]) -> bool:
    """Whether a column says something in a row of its own for most items, and not once of all of them."""
    return sum(bool(cell.text) for cell in cells) * 2 >= len(cells)


def _differ(cells: Sequence[Cell]) -> bool:
    return len({cell.text for cell in cells}) > 0.5 * len(cells)


def fill_by_arithmetic(columns: Columns, settled: Settled, taken: frozenset[int]) -> None:
    """Columns of numbers without a known header whose rows agree in quantity × price = total, with those that are known or with
    each other; where columns are `taken` by sizes, with the sum of these. What only some of a header's words say yields to that."""
    sure = {index: hit for index, hit in settled.items() if hit[1] >= UNSURE or hit[0] not in COUNTED}
    proved = dict(sure)
    _fill_by_arithmetic(columns, proved, taken)
    if len(proved) > len(sure) and len(sure) < len(settled):
        settled.clear()
        settled |= proved
    else:
        _fill_by_arithmetic(columns, settled, taken)


def _fill_by_arithmetic(columns: Columns, settled: Settled, taken: frozenset[int]) -> None:
    where = {name: index for index, (name, _) in sorted(settled.items(), reverse=True)}
    paid = "quantity" in where and "line_total" in where
    price = next((name for name in PRICES if name in where and not (paid and name == "retail_price")), None)
    parts: list[int | None] = [where.get("quantity"), where[price] if price else None, where.get("line_total")]
    free = [i for i in range(len(columns)) if i not in taken and (i not in settled or settled[i][0] in NO_NUMBERS)]
    names: tuple[Field, Field, Field] = ("quantity", price or "unit_price", "line_total")
    if taken and parts[0] is None:
        found = find_multiplication(columns, free, sizes=sorted(taken)) if parts[1:] == [None, None] else None
        if found is not None:
            settled |= {found.price: (names[1], 0.75), found.total: (names[2], 0.75)}
        return
    totals = [index for index, (name, _) in sorted(settled.items()) if name == "line_total"]
    if parts[0] is None and parts[1] is not None:  # "Amount" beside "Total" is how many
        for counted, total in permutations(totals, 2):
            if _agree(columns, [counted, parts[1], total]):
                settled[counted] = ("quantity", 0.75)
                return
    if parts.count(None) == 1:
        missing = parts.index(None)
        index = next((i for i in free if _agree(columns, [i if part is None else part for part in parts])), None)
        if index is not None:
            settled[index] = (names[missing], 0.75)
    elif None in parts:
        found = find_multiplication(columns, free, known=(parts[0], parts[1], parts[2]))
        if found is not None and found.quantity is not None:
            columns_found = zip((found.quantity, found.price, found.total), names, parts, strict=True)
            settled |= {index: (name, 0.75) for index, name, part in columns_found if part is None}


def _agree(columns: Columns, parts: Sequence[int | None]) -> bool:
    quantity, price, total = (part if part is not None else 0 for part in parts)
    return arithmetic_share(columns, quantity, price, total) >= AGREE
