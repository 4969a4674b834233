"""What kind of row it is, when it is no item: a total, a charge, a remark; and what a remark says of the item it stands under."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.reading.model import Cell
from pipelines.reading.tables.cell_kinds import is_color_code, is_item_code
from pipelines.reading.words.colors import is_color_text, text_to_color
from pipelines.reading.words.header_words import Field
from pipelines.reading.words.money import find_prices
from pipelines.reading.words.sizes import is_pair_of_sizes, is_size, without_size_label
from pipelines.reading.words.vocabulary import header_to_field, is_charge_label, is_total_label, normalise

Texts = dict[Field, tuple[str, Cell]]
VARIANT: frozenset[Field] = frozenset({"sku", "style_number", "barcode", "color", "color_code", "size"})
LEVELS: frozenset[Field] = frozenset({"color", "color_code", "size"})  # that stand below an item
PERIODS = frozenset(  # a number behind one of them counts no pieces
    [
        "week", "weeks", "wk", "kw", "kalenderwoche", "woche", "wochen", "semaine", "sem", "semana", "settimana",
        "uke", "uge", "vecka", "month", "monat", "mois", "mes", "mese", "maand", "period", "periode", "periodo",
        "year", "jahr", "annee", "ano", "anno", "season", "saison",
    ]
)  # fmt: skip
SHIPPING: frozenset[Field] = frozenset({"country", "delivery"})
CANCELLED = frozenset(
    ["cancelled", "canceled", "cancelled line", "storniert", "annule", "annulee", "cancelado", "cancelada", "anulado", "anulada",
     "annullato", "annullata", "geannuleerd"]
)  # fmt: skip
LONGEST_CODE = 5  # letters that stand for a colour's name
LONGEST_LABEL = 30  # characters before a colon
FACT_WORDS = 3  # of a label before a colon that need not be known
LONGEST_SIZE = 3  # digits of any size behind its label
LABEL_WORDS = 2  # before a value without a colon
SURE_LABEL = 0.9  # of such a label
SURE_LEVEL = 0.55  # of a label before a colon: with words besides it these name an item, "51-2214 Shirt Farbe: rot"
_BEFORE_LABEL = re.compile(r"(?:\s+[-–·]\s+|[\s,;|/]+)(?=[^\W\d_]{2,}\.? ?:\s)")
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


def row_to_text(row: Sequence[Cell]) -> str:
    """A row in one short line, for a note."""
    return " ".join(cell.text for cell in row if cell.text and not cell.merged)[:80]


def text_to_variant(text: str) -> dict[Field, str]:
    """What a cell of several lines says besides the name: "Polly Shirt / Navy / 34 / SKU: 20.2968" in lines of its own.

    Labelled lines give their field, "colour / size" its two, other facts none; the rest is the description. {} for a text
    that says nothing more.
    """
    found: dict[Field, str] = {}
    rest: list[str] = []
    left_out = False
    for position, line in enumerate(part for whole in text.splitlines() for part in _labelled_parts(whole)):
        label, colon, value = line.partition(":")
        hit = header_to_field(label) if colon and value.strip() and len(label) <= LONGEST_LABEL else None
        pair = _color_and_size(line) if position else None
        labelled = _labelled(line) if position and hit is None else None
        if hit is not None and hit[0] in VARIANT:
            found[hit[0]] = value.partition(",")[0].strip()
        elif pair is not None:
            found |= {"color": pair[0], "size": pair[1]}
        elif labelled is not None:
            found[labelled[0]] = labelled[1]
        elif position and (_says_of_shipping(line) or is_fact(line)):
            left_out = True
        elif line.strip():
            rest.append(line)
    return {**found, "description": " ".join(" ".join(rest).split())} if (found or left_out) and rest else found


def is_fact(line: str) -> bool:
    """Whether a line is a label and its value: "Fabric: 55% linen", "TKT: STD"."""
    label, colon, value = line.partition(":")
    return bool(colon and value[:1].isspace() and value.strip() and label.strip()) and len(label.split()) <= FACT_WORDS


def text_to_level(text: str) -> dict[Field, str]:
    """The colour, the size or both in a text of nothing but their labels and values, "Farbe 100 weiß", "Size: M": a level below an
    item; {} for any other."""
    found: dict[Field, str] = {}
    for part in _labelled_parts(text):
        label, colon, value = part.partition(":")
        hit = header_to_field(label) if colon and len(label) <= LONGEST_LABEL else None
        labelled = (hit[0], value.strip(" -–,;/")) if hit is not None and hit[1] >= SURE_LEVEL else _labelled(part)
        if labelled is None or labelled[0] not in LEVELS or not labelled[1]:
            return {}
        found[labelled[0]] = labelled[1]
    return found


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


def _labelled(line: str) -> tuple[Field, str] | None:
    """Field and value of a line that begins with the label of a variant, with no colon: "Farbe 185 Beere", "Size M"; None for any
    other. The value must be one by its looks, for "Color block" is none."""
    words = line.split()
    for count in range(min(LABEL_WORDS, len(words) - 1), 0, -1):
        hit = header_to_field(" ".join(words[:count]))
        value = " ".join(words[count:]).strip(" :")
        if hit is None or hit[1] < SURE_LABEL or hit[0] not in VARIANT:
            continue
        told = {
            "color": bool(text_to_color(value).code) or is_color_text(value),
            "color_code": is_color_code(Cell(text=value)),
            "size": is_size(value) or (value.isdigit() and len(value) <= LONGEST_SIZE),
        }
        if told.get(hit[0], is_item_code(Cell(text=value))):
            return hit[0], value
    return None


def _says_of_shipping(line: str) -> bool:
    """Whether a line begins with the label of a tariff number, a country of origin or a date of delivery: "HTS 6204.43"."""
    words = line.split()
    for count in range(1, min(3, len(words) - 1) + 1):
        hit = header_to_field(" ".join(words[:count]))
        valued = words[count - 1].endswith(":") or any(char.isdigit() for char in words[count])
        if hit is not None and hit[0] in SHIPPING and hit[1] == 1.0 and valued:
            return True
    return False


def _color_and_size(line: str) -> tuple[str, str] | None:
    """The colour and the size in a line of nothing else: "Sage / M", "Navy, size XS", "NAVY-XS"; None for any other line."""
    parts = [part.strip() for part in re.split(r"\s+/\s*|/\s+|\s*\|\s*|\s+·\s+", line)]
    if len(parts) in (2, 3) and all(parts) and is_size(parts[-1]) and not is_size(parts[0]):
        return parts[0], parts[-1]
    match = re.fullmatch(r"(?P<color>[^\d,]{2,40}), (?P<size>.+)|(?P<code>[A-Z]{2,12}|\d{2,4})[-/](?P<end>[A-Z\d]+)", line.strip())
    if match is None:
        return None
    color, size = match["color"] or match["code"], match["size"] or match["end"]
    bare = without_size_label(size)
    known = is_color_text(color)
    sure = bare != size or bool(match["code"]) or known
    sized = is_size(bare) or (known and is_pair_of_sizes(bare))  # "Natural, 4-7" of socks
    return (color, bare) if sure and sized and not is_size(color) else None


def _labelled_parts(line: str) -> list[str]:
    """A line that begins with the label of a variant, cut before each further label: "Colour: Navy  Size: S", "Cor: Azul Tam.: M";
    any other line as it is."""
    found: list[str] = []
    for part in _BEFORE_LABEL.split(line):
        hit = header_to_field(part.partition(":")[0])
        if not found and (hit is None or hit[0] not in VARIANT):
            return [line]
        found = [*found, part] if hit is not None else [*found[:-1], f"{found[-1]} {part}"]
    return found


def row_number(row: Sequence[Cell], index: int) -> int:
    """The sheet's row from 0, else the row of the page's table."""
    address = next((cell.address for cell in row if cell.address), None)
    return int("".join(char for char in address if char.isdigit())) - 1 if address else index
