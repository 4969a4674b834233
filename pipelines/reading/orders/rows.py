"""What kind of row it is, when it is no item: a total, a charge, a remark."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipelines.reading.model import Cell
from pipelines.reading.tables.cell_kinds import cell_to_number, is_item_code
from pipelines.reading.words.header_words import Field
from pipelines.reading.words.money import find_prices
from pipelines.reading.words.vocabulary import header_to_field, is_charge_label, is_total_label, normalise

Texts = dict[Field, tuple[str, Cell]]
PERIODS = frozenset(  # a number behind one of them counts no pieces
    [
        "week", "weeks", "wk", "kw", "kalenderwoche", "woche", "wochen", "semaine", "sem", "semana", "settimana",
        "uke", "uge", "vecka", "month", "monat", "mois", "mes", "mese", "maand", "period", "periode", "periodo",
        "year", "jahr", "annee", "ano", "anno", "season", "saison",
    ]
)  # fmt: skip
CANCELLED = frozenset(
    ["cancelled", "canceled", "cancelled line", "storniert", "annule", "annulee", "cancelado", "cancelada", "anulado", "anulada",
     "annullato", "annullata", "geannuleerd"]
)  # fmt: skip
SURE = 0.8  # of a label
FEWEST_WORDED = 3  # unlike cells of a clause in the columns of sizes
LONGEST_CODE = 5  # letters that stand for a colour's name
_SEPARATORS = (r"\s*\n\s*", r"\s*/\s+|\s+/\s*", r"\s*\|\s*", r"\s+[-–]\s+", r"\s*,\s*", r"\s*/\s*")  # in a cell of several things
_INCLUDED = re.compile(r"(?:incl|inkl|inclus|inbegrepen|davon|dont|of which)\b\.?", re.IGNORECASE)  # a part of the line above


def text_of(texts: Texts, name: Field) -> str:
    """The text of a field, "" when the row has none."""
    return texts[name][0] if name in texts else ""


def row_to_total_label(row: Sequence[Cell], texts: Texts) -> str | None:
    """The text that makes the row a total, or None. A code beside it makes "Total Eclipse Jacket" a product."""
    coded = [texts[name][0] for name in ("style_number", "sku", "barcode") if name in texts]
    if any(any(char.isdigit() for char in code) and not is_total_label(code) and not find_prices(code) for code in coded):
        return None
    for cell in row:
        if cell.text and not cell.merged and is_total_label(cell.text):
            return cell.text
    # a label cut over two columns
    joined = " ".join(cell.text for cell in row if cell.text and not any(char.isdigit() for char in cell.text))
    return joined if is_total_label(joined) else None


def is_charge_row(row: Sequence[Cell], texts: Texts) -> bool:
    """Whether the row is tax, freight, a discount or a part of the line above: money, but nothing ordered."""
    words = [cell.text for cell in row if cell.text and any(char.isalpha() for char in cell.text)]
    named = text_of(texts, "description") or text_of(texts, "name")
    if any(is_charge_label(text_of(texts, name)) for name in ("style_number", "sku")):
        return True  # "FREIGHT" where the others have their numbers
    if texts.keys() & {"style_number", "sku", "barcode"} and len(named.split()) > 2:
        return False  # "Shipping box, large" with a number of its own is a product
    if _INCLUDED.match(named):
        return True
    return is_charge_label(named) if named else bool(words) and (is_charge_label(words[0]) or is_charge_label(" ".join(words[:3])))


def runs_across(row: Sequence[Cell], sizes: Iterable[int]) -> bool:
    """Whether words lie across the columns of sizes, as a clause at the foot of a form does, and its numbers count nothing."""
    cells = [row[column] for column in sizes if column < len(row)]
    worded = {normalise(cell.text) for cell in cells if any(map(str.isalpha, cell.text))}
    counted = sum(cell_to_number(cell) is not None for cell in cells)
    return len(worded) >= FEWEST_WORDED and len(worded) > 2 * counted > 0


def is_cancelled_row(row: Sequence[Cell]) -> bool:
    """Whether a cell says nothing but that the row was taken off the order."""
    return any(cell.text and normalise(cell.text) in CANCELLED for cell in row)


def is_remark_row(texts: Texts) -> bool:
    """Whether a row's only text is the label of the number beside it: "Delivery week", "Note:"; it names nothing ordered."""
    named = text_of(texts, "description") or text_of(texts, "name")
    if not named or texts.keys() - {"description", "name"}:
        return False
    words = normalise(named).split()
    hit = header_to_field(named)
    return named.endswith(":") or (bool(words) and words[-1] in PERIODS) or (hit is not None and hit[0] == "delivery")


def labels_amount(text: str) -> bool:
    """Whether a cell says what the amount behind it is, one of the order's foot: "VAT", "Amount before tax"."""
    hit = header_to_field(text)
    return is_charge_label(text) or (hit is not None and hit[0] == "line_total" and hit[1] >= SURE)


def compound_to_parts(text: str, count: int) -> list[str]:
    """The `count` parts of what a compound cell holds, "1234 / Black", at the strongest sign that parts it so; [] for a cell that
    is one."""
    for separator in _SEPARATORS:
        parts = [part for part in re.split(separator, text.strip(), maxsplit=count - 1) if part]
        if len(parts) == count:
            return [" ".join(part.split()) for part in parts]
    return []


def row_to_text(row: Sequence[Cell]) -> str:
    """A row in one short line, for a note."""
    return " ".join(cell.text for cell in row if cell.text and not cell.merged)[:80]


def text_to_number(text: str) -> tuple[dict[Field, str], str]:
    """The item's number in a text of several lines where one of them is nothing else, "Wrap Dress" over "WH6606", and the other
    lines; of "PARENT : CHILD" the item's own. ({}, the text) where none is, or several are."""
    lines = text.splitlines()
    coded = [line for line in lines if is_item_code(Cell(text=text_to_child(line)))]
    if len(coded) != 1:
        return {}, text
    child = text_to_child(coded[0])
    name: Field = "style_number" if child == coded[0].strip() else "sku"
    return {name: child}, "\n".join(line for line in lines if line is not coded[0])


def text_to_child(text: str) -> str:
    """The item's own number in "PARENT : CHILD", as systems that keep variants below their item print it; else the text."""
    child = text.rpartition(" : ")[2].strip()
    return child if any(char.isdigit() for char in child) else text


def row_number(row: Sequence[Cell], index: int) -> int:
    """The sheet's row from 0, else the row of the page's table."""
    address = next((cell.address for cell in row if cell.address), None)
    return int("".join(char for char in address if char.isdigit())) - 1 if address else index
