"""What rows that count nothing say of the items below them: labelled facts, captions over a grid, the head of a block.

A caption names an item in any order, with labels or without: "HARLOW JEAN   Style # BH2201   WS $78.00", "SO-301 · Delivery: May".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipelines.reading.model import Cell, union_of
from pipelines.reading.orders.facts import is_document_title
from pipelines.reading.orders.numbered_texts import split_style, text_to_leading_number, text_to_name_and_number
from pipelines.reading.orders.rows import Texts
from pipelines.reading.orders.variants import LONGEST_LABEL
from pipelines.reading.tables.cell_kinds import is_item_code, is_prose
from pipelines.reading.tables.columns import Columns
from pipelines.reading.tables.headers import IDENTITY, are_amounts
from pipelines.reading.tables.unlabelled import PRICES
from pipelines.reading.words.colors import is_color_text
from pipelines.reading.words.header_words import Field
from pipelines.reading.words.money import find_prices, text_to_currency
from pipelines.reading.words.seasons import is_season
from pipelines.reading.words.sizes import is_size
from pipelines.reading.words.vocabulary import header_to_field, is_charge_label, is_total_label, normalise

NUMBERS: frozenset[Field] = frozenset({"style_number", "sku"})
SURE = 0.8  # of a label that no colon follows
LIKELY = 0.55  # of one before a code that can number an item
LABEL_WORDS = 3  # before a value
HEADING_WORDS = 8  # at most
SENTENCE_WORDS = 4  # at least
LEAST_DIGITS = 3  # of a number behind a label that a dot shortens, "Art. 2140", or in a cell of its own
LONGEST_SUFFIX = 3  # letters of a number's second part, "AB-100 BLK"; more are a name
WORD_GAP = 0.7  # of a line's height, as fractions of the page's width and height; columns are further apart
ALIGNED = 0.5  # of a line's height, between a label and the value under it that begins at one place with it
UNDER = 1.0  # of a line's height between the two
_PLACE = re.compile(r"^(?:0\d{1,4}\.?|\d{1,4}\.) +")  # of an item in its list
_PARTS = re.compile(r"\s+[·•|]\s+|\s*[·•|]\s+|\s+[·•|]\s*|\s+[–—]\s+|\s{3,}")


def is_fact_row(row: Sequence[Cell], columns: Columns | None = None) -> bool:
    """Whether a row says "Style: 1234" rather than an item: it begins with a known label and a colon, or half of it are such, or
    all of it is labels of prices with their amounts; where no column names an item, it does so: behind the label of its number, or
    from a column on that holds nothing."""
    filled = [cell.text for cell in row if cell.text and not cell.merged]
    first = next((column for column in columns.columns if row[column.index].text), None) if columns is not None else None
    if columns is not None and first is not None and not columns.of(*IDENTITY):
        cells = [cell for cell in row if cell.text and not cell.merged]
        named = cells_to_caption(cells) if not (first.field or first.size) else {}
        if (named.keys() & NUMBERS and "description" in named) or _labels_number(cells):
            return True
    if are_amounts(filled):
        return True
    labelled = [_is_labelled(text) for text in filled]
    return bool(labelled) and (labelled[0] or (sum(labelled) > 1 and sum(labelled) * 2 >= len(labelled)))


def _is_labelled(text: str) -> bool:
    label, colon, _ = text.partition(":")
    return (
        bool(colon)
        and len(label) <= LONGEST_LABEL
        and "\n" not in label
        and header_to_field(label) is not None
        and not is_total_label(label)
        and not is_charge_label(label)
    )


def cells_to_facts(cells: Sequence[Cell]) -> Texts:
    """Labelled facts of a row: "Style: 1234" in one cell, or label and value in two; words behind a style are its description."""
    facts: Texts = {}
    for position, cell in enumerate(cells):
        label, colon, value = cell.text.partition(":")
        hit = header_to_field(label) if len(label) <= LONGEST_LABEL and not is_size(label) else None
        if hit is None or hit[1] < (0.55 if colon else 0.7):  # a colon says that it is a label
            continue
        behind = _unlabelled(cells[position + 1 :])
        if colon and value.strip():
            facts |= split_style(hit[0], " ".join(value.split()), cell)
        elif behind:
            facts[hit[0]] = (" ".join(behind[0].text.split()), behind[0])
            behind = behind[1:]
        named = next((other for other in behind if is_prose(other) and ":" not in other.text and not is_season(other.text)), None)
        if hit[0] in NUMBERS and named is not None:
            facts.setdefault("description", (" ".join(named.text.split()), named))
    return facts


def cells_to_caption(cells: Sequence[Cell]) -> Texts:
    """What a line over items says of them, labelled or not: number, description, colour and price; {} for a line with
    neither number nor price."""
    facts: Texts = {}
    words: list[tuple[str, Cell]] = []
    for position, cell in enumerate(cells):
        if _labels_number(cells[position:]):
            facts.setdefault("style_number", (cells[position + 1].text, cells[position + 1]))
            continue
        for part in filter(None, map(str.strip, _PARTS.split(cell.text))):
            if ":" in part:
                continue  # a fact of its own, and told by `cells_to_facts`
            found, rest = _part_to_facts(_without_place(part), cell)
            facts = {**found, **facts}
            rest = _PLACE.sub("", rest)
            label = (header_to_field(rest) or ("", 0.0))[1] >= SURE  # is nobody's name, nor is a season
            if is_prose(Cell(text=rest)) and not label and not is_season(rest):
                words.append((rest, cell))
    labelled = cells_to_facts(cells)
    facts = {**{name: labelled[name] for name in NUMBERS & labelled.keys()}, **facts}
    if not facts.keys() & {*NUMBERS, *PRICES}:
        return {}
    if "description" in labelled:
        facts["description"] = labelled["description"]
    others, told = _without_labels(words)
    if len(told) + any(text != cell.text for name, (text, cell) in facts.items() if name in NUMBERS) > 1:
        words, facts = others, {**facts, **told}
    numbered = bool(cells) and is_item_code(cells[0])
    if words and "description" not in facts:
        facts["description"] = words.pop(0)
    if words and "color" not in facts and (numbered or is_color_text(words[0][0])):
        facts["color"] = words[0]
    return facts


def _without_labels(words: Sequence[tuple[str, Cell]]) -> tuple[list[tuple[str, Cell]], Texts]:
    """The words of a caption without those that begin with the label of a name or a colour, and what these say, "Colour Navy"."""
    kept: list[tuple[str, Cell]] = []
    told: Texts = {}
    for text, cell in words:
        label, _, value = text.partition(" ")
        hit = header_to_field(label)
        if value and hit is not None and hit[1] == 1.0 and hit[0] in ("description", "color"):
            told[hit[0]] = (value, cell)
        else:
            kept.append((text, cell))
    return kept, told


def _labels_number(cells: Sequence[Cell]) -> bool:
    """Whether cells begin with the label of an item's number and, in a cell of its own, the number: "Artikel | AB-1204"."""
    hit = header_to_field(cells[0].text) if len(cells) > 1 else None
    if hit is None or hit[0] not in NUMBERS or hit[1] < LIKELY:
        return False
    return is_item_code(cells[1]) or (cells[1].text.isdigit() and len(cells[1].text) >= LEAST_DIGITS)


def cells_to_head(cells: Sequence[Cell]) -> Texts:
    """An item's number and description in a row that says nothing else but its place in the list: the head of a block of its
    sizes; {} for any other row."""
    others = _uncut([cell for cell in cells if not (cell.text.strip(" .").isdigit() and len(cell.text) < 6)])
    facts = cells_to_caption(others) if 1 <= len(others) <= 3 and all(":" not in cell.text for cell in others) else {}
    return facts if "description" in facts and facts.keys() & NUMBERS else {}


def _uncut(cells: Sequence[Cell]) -> list[Cell]:
    """The cells, those joined that stand no further apart than words of one text do, which the columns below have cut."""
    found: list[Cell] = []
    for cell in cells:
        before = found[-1].box if found else None
        if before is not None and cell.box is not None and cell.box[0] - before[2] < WORD_GAP * (cell.box[3] - cell.box[1]):
            found[-1] = replace(found[-1], text=f"{found[-1].text} {cell.text}", box=union_of([before, cell.box]))
        else:
            found.append(cell)
    return found


def cells_to_heading(cells: Sequence[Cell]) -> str:
    """The words of a row that heads the rows below it: few, in one cell, and no sentence, which ends with its mark or, of several
    words, with the colon that leads to what is below; "" for any other row."""
    text = " ".join(cells[0].text.split()) if len(cells) == 1 else ""
    ended = text.endswith((".", ",")) or (text.endswith(":") and len(text.split()) >= SENTENCE_WORDS)
    if ended or not any(map(str.isalpha, text)) or len(text.split()) > HEADING_WORDS or is_document_title(cells[0]):
        return ""
    bare = text.strip(" -–—=*:•")
    return "" if ":" in bare else bare


def heading_to_texts(text: str, cell: Cell) -> Texts:
    """A heading over unnamed rows as their style: "ST-1 Linen shirt" gives number and description, any other the description."""
    return split_style("style_number", text, cell) if text_to_leading_number(text) else {"description": (text, cell)}


def _part_to_facts(text: str, cell: Cell) -> tuple[Texts, str]:
    """The facts of one run of words, and the words that are none: "SO-301", "Style # BH2201 WS $78.00", "24-1180 Blouse"."""
    words = text.split()
    if is_item_code(Cell(text=text)) and not (words[-1].isalpha() and len(words[-1]) > LONGEST_SUFFIX and len(words) > 1):
        return {"style_number": (text, cell)}, ""
    facts: Texts = {}
    rest: list[str] = []
    at = 0
    while at < len(words):
        hit = value_behind_label(words, at)
        if hit is not None:
            name, value, at = hit
            facts.setdefault(name, (value, cell))
        else:
            rest.append(words[at])
            at += 1
    left = " ".join(rest)
    number = text_to_leading_number(left) if not facts else ""
    if is_item_code(Cell(text=number)):
        facts["style_number"] = (number, cell)
        left = left.removeprefix(number)
    left = left.strip(" -–—")
    named, number = text_to_name_and_number(left) if not facts else ("", "")
    if number:
        return {"style_number": (number, cell), "description": (named, cell)}, ""
    if not facts.keys() & set(PRICES) and _is_money(left) and not is_prose(Cell(text=left)):
        return {**facts, "price": (find_prices(left)[0][0].amount, cell)}, ""
    label, amount = _label_and_amount(left)
    if amount and not facts.keys() & set(PRICES):
        return {**facts, "price": (amount, cell)}, label if is_color_text(label) or facts.keys() & NUMBERS else ""
    return facts, left


def prices_under_labels(cells: Sequence[Cell]) -> Texts:
    """The prices that stand right under their labels and begin at one place with them: "WHOLESALE" over "$48.00"."""
    found: Texts = {}
    for label in cells:
        hit = header_to_field(label.text)
        if hit is None or hit[0] not in PRICES or hit[1] < SURE or label.box is None:
            continue
        left, bottom = label.box[0], label.box[3]
        under = [
            cell
            for cell in cells
            if cell.box is not None
            and abs(cell.box[0] - left) < ALIGNED * (cell.box[3] - cell.box[1])
            and 0 <= cell.box[1] - bottom < UNDER * (cell.box[3] - cell.box[1])
        ]
        if len(under) == 1 and _is_bare_amount(under[0].text):
            found.setdefault(hit[0], (under[0].text, under[0]))
    return found


def value_behind_label(words: Sequence[str], at: int) -> tuple[Field, str, int] | None:
    """The field, the value and the index behind it where a label and a value that fits it begin at `at`."""
    for count in range(min(LABEL_WORDS, len(words) - at - 1), 0, -1):
        hit = header_to_field(" ".join(words[at : at + count]))
        if hit is None or hit[1] < LIKELY or _begins_later(words[at : at + count], hit[1]):
            continue
        for end in (at + count + 2, at + count + 1):
            value = " ".join(words[at + count : end])
            money = hit[0] in PRICES and end <= len(words) and _is_money(value) and not value[-1].isalpha()
            coded = hit[0] in NUMBERS and end == at + count + 1 and any(char.isdigit() for char in value)
            shortened = words[at + count - 1].endswith(".") and value.isdigit() and len(value) >= LEAST_DIGITS
            if (money or coded) and (hit[1] >= SURE or shortened or is_item_code(Cell(text=value))):
                return hit[0], value, end
    return None


def _begins_later(words: Sequence[str], sure: float) -> bool:
    """Whether the last words of a label are one more surely without the first: "Solène Réf." is a name's last word and "Réf."."""
    tails = (header_to_field(" ".join(words[start:])) for start in range(1, len(words)))
    return any(hit is not None and hit[1] > sure for hit in tails)


def _label_and_amount(text: str) -> tuple[str, str]:
    """The words of a text and the one amount behind them, whatever these call it, "Your cost 32,95"; ("", "") for any other text.
    Totals and charges are no prices."""
    found = find_prices(text)
    label = text[: found[0][1]].strip(" :") if len(found) == 1 and found[0][2] == len(text) else ""
    known = is_total_label(label) or is_charge_label(label) or header_to_field(label) is not None
    return (label, text[found[0][1] :]) if label and is_prose(Cell(text=label)) and not known else ("", "")


def _is_bare_amount(text: str) -> bool:
    """Whether a text is an amount and nothing else."""
    found = find_prices(text)
    return len(found) == 1 and found[0][1:] == (0, len(text))


def _is_money(text: str) -> bool:
    """Whether a text is one amount: with a currency, or with cents."""
    marked = bool(text_to_currency(text)) or bool(re.search(r"\d[.,]\d{2}\b", text))
    return marked and len(find_prices(text)) >= 1


def _without_place(text: str) -> str:
    """A text without the labelled place in the list that it begins with, "Pos. 10", "Line 3"; "No. 10" may number the item."""
    label, _, rest = text.partition(" ")
    hits = (header_to_field(label), header_to_field(f"{label} no"))  # "Line" alone may be a collection
    number, _, behind = rest.partition(" ")
    placed = ("line_number", 1.0) in hits and normalise(label) != "no" and number.rstrip(".:").isdigit()
    return behind.strip() if placed else text


def _unlabelled(cells: Sequence[Cell]) -> list[Cell]:
    """The cells up to the next label."""
    found: list[Cell] = []
    for cell in cells:
        if header_to_field(cell.text.partition(":")[0]) is not None and not is_size(cell.text):
            break
        found.append(cell)
    return found
