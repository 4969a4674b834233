"""What a cell of a table holds: a number, an amount, a code, prose."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from pipelines.reading.model import Cell
from pipelines.reading.words.money import NumberStyle, numbers_style, text_to_currency, text_to_number, text_to_price
from pipelines.reading.words.sizes import is_size

_CODE = re.compile(r"(?=[^\s]*\d)[\w][\w./\-#*+&]{1,30}(?: [\w\-./]{1,12})?|[A-Z]{1,5} \d[\w./\-]{1,15}")
_JOINED = re.compile(r"[A-Z\d]{2,}(?:[-_./][A-Z\d]+)+")  # parts of a code, not all words with a digit: "FT-SCF-MONET"
_FINE = re.compile(r"[1-9]\d*\.\d{4,}")  # with more decimals than an amount or a count has: "20.2458"
DASHES = frozenset("-–—")  # a cell that holds one says nothing
_DATE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}.*")
_QUANTITY = re.compile(
    r"(?P<sign>[-−–]?)\s*(?P<digits>\d[\d.,'\s\u00a0\u202f]*)\s*(?:[|x×*]\s*)?(?P<unit>[^\W\d_][^\d]{0,14}|\([^\d]{1,10}\))?\s*(?P<end>-?)"
)
_PER = re.compile(
    r"(?P<price>.*\d[.,]\d{2,4}\D{0,4}?)\s*(?:/|\b(?:per|pro|je|par|por)\b)\s*(?P<count>[1-9]\d{0,3})?\s*[^\W\d_]{1,8}\.?"
)


def cell_to_number(cell: Cell, style: NumberStyle | None = None) -> Decimal | None:
    """The number of a cell: the stored one, else the one its text states, with a currency mark or a unit ("500 EA", "1.00 kg")."""
    if cell.number is not None:
        return Decimal(repr(cell.number))
    text = cell.text.strip().strip("|").strip()
    if not text or len(text) > 40 or text in DASHES:
        return None
    number = text_to_number(text, style)
    if number is None and not text.endswith("%"):
        price = text_to_price(text, style=style)
        number = Decimal(price.amount) if price is not None else None
    if number is None:
        number = _price_of_one(text, style)
    return number if number is not None else text_to_quantity(text, style)


def _price_of_one(text: str, style: NumberStyle | None) -> Decimal | None:
    """The price of one piece where the text says for how many it is: "118.50 / 1 PC", "EUR 240.00 per 100 pcs"; None for others."""
    match = _PER.fullmatch(text)
    price = text_to_price(match["price"], style=style) if match is not None else None
    return Decimal(price.amount) / int(match["count"] or 1) if match is not None and price is not None else None


def text_to_quantity(text: str, style: NumberStyle | None = None) -> Decimal | None:
    """The number before a unit: "500 EA", "1.00 kg", "2 PCS", "3 x"; None when more stands there."""
    match = _QUANTITY.fullmatch(text.strip())
    if match is None or len(text) > 30:
        return None
    value = text_to_number(match["digits"].strip(), style)
    return -value if value is not None and (match["sign"] or match["end"]) else value


def column_style(cells: Sequence[Cell]) -> NumberStyle | None:
    """The decimal mark that a column's texts agree on; None when none of them settles it. Dates and words say none."""
    written = [cell for cell in cells if cell.number is None and cell.text]
    return numbers_style(cell.text for cell in [cell for cell in written if is_number(cell)] or written)


def content_share(cells: Sequence[Cell], test: Callable[[Cell], bool]) -> float:
    """Share of the filled cells that pass `test`; 0.0 for an empty column."""
    filled = [cell for cell in cells if cell.text]
    return sum(map(test, filled)) / len(filled) if filled else 0.0


def is_number(cell: Cell) -> bool:
    """Whether the cell holds one number, with or without currency or unit."""
    return cell_to_number(cell) is not None


def is_whole(cell: Cell) -> bool:
    """Whether the cell holds a whole number below a million without a currency: a quantity, by its looks."""
    number = cell_to_number(cell)
    return (
        number is not None and number == number.to_integral_value() and abs(number) < 1_000_000 and not text_to_currency(cell.text)
    )


def is_code(cell: Cell) -> bool:
    """Whether the cell holds one code: digits in a word without spaces, or two short ones."""
    return bool(_CODE.fullmatch(cell.text)) and not is_size(cell.text)


def is_color_code(cell: Cell) -> bool:
    """Whether the cell holds the short code of a colour: "014", "BLK", "N7"."""
    text = cell.text.strip()
    return 0 < len(text) <= 4 and (any(char.isdigit() for char in text) or text.isupper())


def is_item_code(cell: Cell) -> bool:
    """Whether the cell holds a code that can number an item: no date, no amount, no short count."""
    digits = sum(char.isdigit() for char in cell.text)
    return (
        is_code(cell)
        and digits >= 2
        and not _DATE.fullmatch(cell.text)
        and (not is_number(cell) or (cell.text.isdigit() and digits >= 5) or bool(_FINE.fullmatch(cell.text)))
    )


def is_joined_code(cell: Cell) -> bool:
    """Whether the cell holds one code of several parts, with digits or without: "AB-1204", "FT-SCF-MONET"."""
    return bool(_JOINED.fullmatch(cell.text.strip())) and not is_number(cell)


def is_prose(cell: Cell) -> bool:
    """Whether the cell holds words."""
    letters = sum(char.isalpha() for char in cell.text)
    return letters >= 3 and letters > len(cell.text) * 0.4 and not is_code(cell) and not is_number(cell)


def holds_number_and_words(cell: Cell, number: int) -> bool:
    """Whether the cell holds an item's number and words, apart by a line's end or a stroke; `number` is the place of the number."""
    parts = [Cell(text=part.strip()) for part in re.split(r"\n|\s+/\s+", cell.text)]
    return len(parts) == 2 and is_item_code(parts[number]) and is_prose(parts[1 - number])


def holds_number_among_lines(cell: Cell) -> bool:
    """Whether one line of the cell is an item's number and nothing else, and the others are words: "Wrap Dress" over "WH6606"."""
    lines = [Cell(text=line.strip()) for line in cell.text.splitlines()]
    others = [line for line in lines if not is_item_code(line)]
    return len(lines) == len(others) + 1 > 1 and all(map(is_prose, others))
