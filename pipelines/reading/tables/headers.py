"""Which rows of a grid are headers: single rows, two stacked rows, and rows that only say sizes.

A header names what stands in the cells below it. Rows of "label: value" pairs look alike and are told apart here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from pipelines.reading.tables.proofs import proved_row
from pipelines.reading.tables.size_rows import Row, is_number_text, row_to_labels
from pipelines.reading.tables.unlabelled import PRICES
from pipelines.reading.words.header_words import Field
from pipelines.reading.words.money import find_prices
from pipelines.reading.words.shops import number_shops, shop_words
from pipelines.reading.words.size_labels import even_steps, heads_bands, labels_to_sizes, rises
from pipelines.reading.words.size_words import SYSTEMS
from pipelines.reading.words.sizes import is_one_size, is_size
from pipelines.reading.words.vocabulary import (
    header_to_field,
    header_to_fields,
    is_bare_code,
    is_charge_label,
    is_plain_naming,
    is_total_label,
    normalise,
)

IDENTITY: frozenset[Field] = frozenset({"style_number", "sku", "name", "description", "barcode"})
TWO_PRICES: frozenset[Field] = frozenset({"wholesale_price", "retail_price"})
MEASURES: frozenset[Field] = frozenset(
    {"quantity", "unit_price", "wholesale_price", "retail_price", "price", "line_total", "size", "size_run", "color", "color_code",
     "pack_quantity", "image", "pack", "category"}
)  # fmt: skip
PROPERTIES: frozenset[Field] = frozenset({"color", "color_code", "size", "category", "style_number"})  # over "Name", "Code", "No."
SURE = 0.5  # of a header's words
LONGEST_LABEL = 80  # characters
COUNTED_ROWS = 50  # that are looked at for the sizes they list
ENOUGH_NAMED = 4  # known headers make a header of any width
BEYOND_DOUBT = 0.8  # of a header's words; enough of them stand beside any numbers, as those of stores
BODY = frozenset(  # what a guide of sizes measures, the waist beside them
    ["bust", "chest", "hip", "hips", "collar", "sleeve", "brust", "brustumfang", "hufte", "huftumfang", "poitrine",
     "hanches", "pecho", "cadera", "torace", "fianchi", "borst", "heup", "heupen", "bryst", "hofte", "hoft", "peito", "anca"]
)  # fmt: skip
HINTS = frozenset(
    ["mandatory", "optional", "required", "recommended", "conditional", "pflicht", "pflichtfeld", "erforderlich", "obligatoire",
     "facultatif", "optionnel", "obligatorio", "opcional", "obbligatorio", "facoltativo", "verplicht", "optioneel"]
)  # fmt: skip
_VALUE = re.compile(r"\D{0,4}\d{1,3}(?:[.,' ]?\d{3})*[.,]\d{2}\D{0,4}|'?\d{8,14}")  # an amount of money, a barcode
PAIR = re.compile(r"[^:]{2,40}:\s*\S")
_AMOUNT = re.compile(r"\d[.,]\d{2}\b")


@dataclass(frozen=True, kw_only=True)
class Header:
    """A header found: its rows, the text over each column, the upper text over a group of columns, and columns that head sizes."""

    rows: tuple[int, ...]
    labels: Mapping[int, str]
    groups: Mapping[int, str] = field(default_factory=dict)
    sizes: Mapping[int, str] = field(default_factory=dict)
    score: float = 0.0


def rows_to_headers(rows: Sequence[Row]) -> list[Header]:
    """Every header of a grid, top to bottom; a repeated header comes again with its own rows. Where no words tell
    one, the numbers below some labels may prove that these head items."""
    found: list[Header] = []
    index = 0
    while index < len(rows):
        header = _header_at(rows, index)
        if header is None:
            index += 1
            continue
        header = _with_counted_sizes(header, rows)
        if index and (not found or found[-1].rows[-1] < index - 1):
            header = _with_groups(header, rows[index - 1])
        if number_shops(header.labels, header.groups, header.sizes):
            header = replace(header, sizes={})
        below = header.rows[-1] + 1
        if below < len(rows) and _says_sizes_again(header, rows[below]):
            header = replace(header, rows=(*header.rows, below))
        header = _with_further_rows(header, rows)
        found.append(header)
        index = header.rows[-1] + 1
    at = proved_row(rows) if not found else None
    if at is not None:
        labels = row_to_labels(rows[at])
        found.append(Header(rows=(at,), labels=labels, sizes=labels_to_sizes(labels)))
    return found


def _with_counted_sizes(header: Header, rows: Sequence[Row]) -> Header:
    """A header whose "Size 1", "Size 2", "Size 3" only count the sizes that each row lists below them: these head no sizes."""
    counted = {column: text for column, text in header.sizes.items() if text != header.labels[column]}
    if [*counted.values()] != [str(place) for place in range(1, len(header.sizes) + 1)]:
        return header
    below = rows[header.rows[-1] + 1 : header.rows[-1] + 1 + COUNTED_ROWS]
    listed = [[text for column in counted if (text := row[column].text)] for row in below]
    told = [row for row in listed if any(not text.isdigit() and is_size(text) for text in row) or (len(row) > 2 and rises(row))]
    return replace(header, sizes={}) if len(told) * 2 > sum(map(bool, listed)) else header


def _says_sizes_again(header: Header, row: Row) -> bool:
    """Whether a row right below a header says its sizes in another country's system, which a label names: "Size EU  34  36"."""
    labels = row_to_labels(row)
    sizes = labels_to_sizes(labels)
    others = [text for column, text in labels.items() if column not in sizes]
    named = all(any(name in ("size", "size_run") for name, _ in header_to_fields(text)) for text in others)
    return (
        bool(sizes)
        and sizes.keys() == header.sizes.keys()
        and bool(others)
        and named
        and all(SYSTEMS & set(normalise(text).upper().split()) for text in others)
    )


def _with_further_rows(header: Header, rows: Sequence[Row]) -> Header:
    """A header with the rows under it that say it again, for machines or in another language, or how to fill the columns in."""
    below = header.rows[-1] + 1
    while below < len(rows) and _is_hints(header, rows[below]):
        below += 1
    again = _header_at(rows, below) if below < len(rows) and not header.sizes else None
    own = [column for column in header.labels if again is not None and column in again.labels]
    if again is not None and not again.sizes and len(own) == len(header.labels) >= ENOUGH_NAMED:
        below = again.rows[-1] + 1
    return replace(header, rows=(*header.rows, *range(header.rows[-1] + 1, below)))


def _is_hints(header: Header, row: Row) -> bool:
    """Whether most columns say below their names that they must or may be filled in."""
    texts = [row[column].text for column in header.labels if column < len(row) and row[column].text]
    hints = sum(normalise(text).split(" ")[0] in HINTS for text in texts)
    return len(texts) * 2 > len(header.labels) and hints * 2 > len(texts)


def _header_at(rows: Sequence[Row], index: int) -> Header | None:
    if not _has_header_word(rows[index]):
        return None
    single = labels_to_header(row_to_labels(rows[index]), (index,))
    if index + 1 < len(rows):
        double = _stacked(rows, index)
        if double is not None and (single is None or double.score > single.score + 0.3):
            below = labels_to_header(row_to_labels(rows[index + 1]), (index + 1,))
            if single is not None or below is None or double.score > below.score + 0.3:
                return double
    return single


def _has_header_word(row: Row) -> bool:
    """Whether any cell could be a label; most rows of a long table are told to be items by this alone."""
    texts = {cell.text for cell in row if cell.text and cell.number is None and len(cell.text) <= LONGEST_LABEL}
    return any(header_to_fields(text) or shop_words(text) for text in texts if not any(char.isdigit() for char in text))


def labels_to_header(labels: Mapping[int, str], rows: tuple[int, ...], groups: Mapping[int, str] | None = None) -> Header | None:
    """A header made of these labels, or None when too few of them name fields that belong over items."""
    labels = {column: text for column, text in labels.items() if text}
    if len(labels) < 2 or any(len(text) > 200 for text in labels.values()):
        return None
    sizes = labels_to_sizes(labels) or even_steps(labels)
    named: dict[int, tuple[Field, float]] = {}
    for column, text in labels.items():
        fields = header_to_fields(text) if column not in sizes and len(text) <= LONGEST_LABEL else ()
        if fields and fields[0][1] >= SURE - 0.05:
            named[column] = max(fields, key=lambda f: f[1])
    others = [column for column in labels if column not in sizes]
    fields_found = {name for name, _ in named.values()}
    shops = [
        column for column, text in labels.items() if column not in sizes and len(normalise(text).split()) > 1 and shop_words(text)
    ]
    counting = len(shops) > 1 and bool(fields_found & {"size", "color"}) and not fields_found & IDENTITY  # the style stands above
    plain = len(sizes) + sum(1 for name, _ in named.values() if name in IDENTITY or name in MEASURES) + counting * len(shops)
    measures = not fields_found & IDENTITY and any(normalise(text) in BODY for text in labels.values())
    if (
        plain < 2
        or measures  # bodies, in a guide to the sizes
        or _is_pairs(labels, named, sizes)
        or any(_AMOUNT.search(text) and (is_total_label(text) or _prices_item(text)) for text in labels.values())
    ):
        return None
    identified = bool(fields_found & (IDENTITY | {"color", "category", "size"})) or "line_number" in fields_found
    counted = bool(fields_found & MEASURES) or len(sizes) >= 2
    priced = "quantity" in fields_found and bool(fields_found & {"line_total", "unit_price", "price"})
    single = any(map(is_one_size, sizes.values())) and "color" in fields_found
    split = bool(shop_words(labels[min(labels)])) and any(map(is_total_label, labels.values()))  # by shops
    banded = any(map(heads_bands, labels.values()))  # cups are beside them
    grid = single or (
        len(sizes) >= 2 and (split or banded or bool(fields_found & {"size", "size_run", "color"}))
    )  # the style stands above it
    paired = len(fields_found & TWO_PRICES) == 2 and len(others) - len(named) <= 1  # a heading stands over the names
    itemised = identified and counted and (fields_found & IDENTITY or len(named) >= 2)
    if not (itemised or priced or grid or counting or paired):
        return None
    numbers = sum(1 for column in others if column not in named and is_number_text(labels[column]))
    valued = sum(_VALUE.fullmatch(labels[column]) is not None for column in others)
    if valued > 1 or (valued and is_total_label(labels[min(labels)])):
        return None  # an item of which some words happen to name fields, "Color", "Size", "No"; "TOTAL UNITS 432  AMOUNT  7,272.00"
    beyond_doubt = len({name for name, sure in named.values() if sure >= BEYOND_DOUBT}) >= ENOUGH_NAMED
    if (numbers > 0.25 * len(others) and not beyond_doubt) or len(named) + counting * len(shops) < min(
        0.5 * len(others), ENOUGH_NAMED
    ):
        return None
    score = sum(sure for _, sure in named.values()) + 0.5 * len(sizes) - 0.6 * numbers
    return Header(rows=rows, labels=labels, groups=groups or {}, sizes=sizes, score=score)


def _prices_item(text: str) -> bool:
    """Whether a text is the label of a price and its amount, "Unit price 21.40 €": it is one item's, and heads no column."""
    found = find_prices(text)
    hit = header_to_field(text[: found[0][1]]) if len(found) == 1 and found[0][2] == len(text) else None
    return hit is not None and hit[0] in PRICES


def color_code_columns(labels: Mapping[int, str]) -> set[int]:
    """The columns headed by a bare "Code" or "No." right behind the label of the colours: what it numbers are these."""
    placed = sorted(labels)
    known = {column: hit[0] if (hit := header_to_field(labels[column])) else None for column in placed}
    return {
        b for a, b in pairwise(placed) if known[a] == "color" and known[b] in ("style_number", "sku") and is_bare_code(labels[b])
    }


def _stacked(rows: Sequence[Row], index: int) -> Header | None:
    """Two rows read as one header: names above, and below them sizes or closer names."""
    upper, lower = row_to_labels(rows[index], keep_merged=True), row_to_labels(rows[index + 1], keep_merged=True)
    own = {column: text for column, text in lower.items() if text != upper.get(column)}
    if not own or not upper or any(":" in text for text in upper.values()) or are_amounts(list(upper.values())):
        return None  # "Style: 12", "Price | 12.00" say something of the items below, and head no column
    sizes = labels_to_sizes(own)
    spread = _spread_groups(upper, own)
    spans: dict[str, int] = {}
    for text in upper.values():
        spans[text] = spans.get(text, 0) + 1
    labels: dict[int, str] = {}
    groups: dict[int, str] = {}
    named = 0
    for column in sorted({*upper, *lower}):
        above, below = upper.get(column, ""), own.get(column, "")
        if not below:
            if is_number_text(above):
                return None  # a value beside its label, over nothing
            labels[column] = above
            continue
        shop = bool(shop_words(spread.get(column, "")))
        is_name = column in sizes or bool(header_to_fields(below)) or is_total_label(below)
        named += is_name
        if not shop and ((not is_name and above and spans[above] == 1) or (is_number_text(below) and column not in sizes)):
            return None
        groups[column] = above
        joined = header_to_fields(f"{above} {below}")
        alone = header_to_fields(below)
        better = joined and (not alone or joined[0][1] > alone[0][1] + 0.05 or
                             (is_plain_naming(below) and joined[0][0] in PROPERTIES))  # fmt: skip
        labels[column] = f"{above} {below}".strip() if better and column not in sizes and not (shop and below.isdigit()) else below
    if not named or (named < 2 and not groups):
        return None
    under = {column: text for column, text in spread.items() if column in own}
    return labels_to_header(labels, (index, index + 1), {**under, **{c: t for c, t in groups.items() if t}})


def _with_groups(header: Header, above: Row) -> Header:
    """A header that says the same over several columns, with the row of names above that tells them apart ("Delivery 1")."""
    words = [text.casefold() for column, text in header.labels.items() if column not in header.sizes]
    names = {column: text for column, text in row_to_labels(above, keep_merged=True).items() if not text.endswith(":")}
    twice = len(words) - len(set(words))
    over_all = bool(names) and min(names) <= min(header.labels)  # a line over the table, be it merged across it
    shops = len(set(names.values())) == 1 and not over_all and bool(shop_words(next(iter(names.values()))))
    apart = bool(twice) and len(set(names.values())) > 1
    if header.groups or not (apart or shops) or any(_is_item_word(text) for text in names.values()):
        return header
    spread = _spread_groups(names, {column: text for column, text in header.labels.items() if column >= min(names)})
    return replace(
        header, rows=(header.rows[0] - 1, *header.rows), groups={column: text for column, text in spread.items() if text}
    )


def _spread_groups(upper: Mapping[int, str], own: Mapping[int, str]) -> dict[int, str]:
    """A group's name stands in its first column only when the file does not merge: it holds up to the next name."""
    spread: dict[int, str] = {}
    current = ""
    for column in sorted({*upper, *own}):
        if upper.get(column):
            current = upper[column]
        if column in own:
            spread[column] = current
    return spread


def _is_item_word(text: str) -> bool:
    return any(name in IDENTITY or name in MEASURES for name, sure in header_to_fields(text) if sure > SURE)


def _is_pairs(labels: Mapping[int, str], named: Mapping[int, tuple[Field, float]], sizes: Mapping[int, str]) -> bool:
    """Whether the row is "Style: 12  Colour: red" rather than a header."""
    columns = sorted(labels)
    if sum(bool(PAIR.match(text)) for text in labels.values()) * 2 >= len(labels):
        return True
    ended = [c for c in columns if labels[c].endswith(":") and c in named]
    values = sum(1 for a, b in pairwise(columns) if a in ended and b not in named and b not in sizes)
    return (bool(ended) and values >= len(ended) - 1 and values > 0) or any(is_charge_label(labels[c]) for c in ended)


def are_amounts(texts: Sequence[str]) -> bool:
    """Whether a row's texts are labels of prices, each with an amount right beside it: "Cost | 329.00 | RRP | 799.00"."""
    pairs = list(zip(texts[::2], texts[1::2], strict=False))
    priced = all((header_to_field(label) or ("",))[0] in PRICES and is_number_text(amount) for label, amount in pairs)
    return bool(pairs) and len(texts) % 2 == 0 and priced
