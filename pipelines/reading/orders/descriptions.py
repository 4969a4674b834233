"""Descriptions and item numbers that end in the item's colour and size, "Wrap Dress - Olive - Size 10" and "KW10-OLV-38", in tables
without a column of sizes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from pipelines.reading.orders.variants import DASHES, text_to_ends, text_to_level, text_to_parts
from pipelines.reading.tables.columns import Columns
from pipelines.reading.tables.proofs import AGREE
from pipelines.reading.words.colors import is_color_text
from pipelines.reading.words.header_words import Field
from pipelines.reading.words.sizes import is_size, without_size_label
from pipelines.reading.words.vocabulary import is_charge_label, normalise

FEWEST_PLACES = 3
MOST = 0.5  # of the texts in brackets or behind strokes
_BARE_SIZE = re.compile(r"\d{1,3}(?:[.,]5)?")  # where it is sure that one stands there: 85 of belts
_STROKE = re.compile(r"\s+/(?:\s+|$)")
PLACED = re.compile(r"(?P<place>\d{1,4})[.)]?\s+(?=[^\W\d])")


def tells_variants(columns: Columns, texts: Sequence[str]) -> bool:
    """Whether the descriptions of a table tell the sizes that it has no column for: nearly all end in one, and not all in the
    same bare number."""
    if columns.of("size", "size_run", "pack") or columns.sizes:
        return False
    items = [parts for text in texts if text and not is_charge_label((parts := text_to_parts(text))[0])]
    sizes = [size for parts in items if (size := text_to_ends(parts)[1])]
    labelled = any(size not in parts for parts in items for size in (text_to_ends(parts)[1],))
    varied = len(set(sizes)) > 1 or not all(size.isdigit() for size in sizes)
    return bool(sizes) and len(sizes) >= AGREE * len(items) and (varied or labelled)


def tells_bracketed(columns: Columns, texts: Sequence[str]) -> bool:
    """Whether the descriptions of a table without columns of colours or sizes nearly all end in brackets, most of which begin with
    a colour that is known, "Belt (Black, 85)": so do the others, whatever their colours are called."""
    if columns.of("color", "size", "size_run", "pack") or columns.sizes:
        return False
    items = [text for text in texts if text and not is_charge_label(text_to_parts(text)[0])]
    inside = [parts[1] for text in items if text.endswith(")") and len(parts := text_to_parts(text)) > 1]
    known = {part for part in inside if is_color_text(part)}
    return len(inside) > 1 and len(inside) >= AGREE * len(items) and len(known) > MOST * len(set(inside))


def tells_slashed(columns: Columns, texts: Sequence[str]) -> bool:
    """Whether the descriptions of a table without columns of colours or sizes nearly all name their options behind strokes, and
    most of those that stand first are colours that are known, "Belt / Black / 85": so are the others."""
    if columns.of("color", "size", "size_run", "pack") or columns.sizes:
        return False
    items = [text for text in texts if text and not is_charge_label(text_to_parts(text)[0])]
    first = [options[0] for text in items if (options := _options(text)[1]) and not _says_size(options[0])]
    known = {option for option in first if is_color_text(option)}
    return len(first) > 1 and len(first) >= AGREE * len(items) and len(known) > MOST * len(set(first))


def _options(text: str) -> tuple[str, list[str]]:
    """The name before the strokes of a text, and what stands behind each of them."""
    name, *options = _STROKE.split(" ".join(text.split()))
    return name, [option for option in options if option]


def _says_size(text: str) -> bool:
    return is_size(without_size_label(text)) or bool(_BARE_SIZE.fullmatch(text))


def tells_levels(columns: Columns, rows: Sequence[tuple[bool, bool, str]]) -> bool:
    """Whether items are numbered in rows of their own that count nothing, and nearly all rows that do tell a colour or a size below
    them, "KAKI 36", or a colour as the label says, "Description / Colour". `rows` are top to bottom: whether each is numbered and
    counted, and its description."""
    labelled = labels_level(columns)
    if (not labelled and (columns.of("size", "size_run", "pack") or columns.sizes)) or not rows:
        return False
    counting = [text for numbered, counted, text in rows if counted and text and not numbered and not is_charge_label(text)]
    heads = [index for index, (numbered, counted, text) in enumerate(rows) if numbered and not counted and text]
    first = next((index for index, (_, counted, _) in enumerate(rows) if counted), 0)
    both = any(numbered and counted for numbered, counted, _ in rows)
    told = sum(labelled or bool(text_to_level(text, sure=True)) for text in counting)
    return bool(heads) and heads[0] < first and not both and told >= max(1, AGREE * len(counting))


def tells_places(columns: Columns, texts: Sequence[str]) -> bool:
    """Whether the descriptions of a table each begin with the item's place in the list, for which no column is: "4 Guernsey"."""
    places = [int(match["place"]) if (match := PLACED.match(text)) is not None else 0 for text in texts]
    rising = all(b - a == 1 for a, b in pairwise(places))
    return not columns.of("line_number") and len(places) >= FEWEST_PLACES and places[0] > 0 and rising


def labels_level(columns: Columns) -> bool:
    """Whether the column that names the items holds their colours too, as its label says."""
    return any("color" in column.also for column in columns.of("description", "name"))


def field_of_coded(columns: Columns, rows: Sequence[Mapping[Field, str]]) -> Field | None:
    """The field of the item numbers that end in the sizes a table has no column for; None where none do."""
    if columns.of("size", "size_run", "pack") or columns.sizes:
        return None
    names: tuple[Field, ...] = ("sku", "style_number")
    return next((name for name in names if _code_sizes(rows, name)), None)


def _code_sizes(rows: Sequence[Mapping[Field, str]], name: Field) -> bool:
    """Whether nearly all item numbers end in sizes, several of them of one item: what stands before them has one colour and
    description. Bare numbers may be anything else unless a column says the colours."""
    items = [row for row in rows if row.get(name) and not is_charge_label(row[name])]
    families: dict[str, list[tuple[str, str, str]]] = {}
    for row in items:
        stem, size = text_to_coded(row[name])
        if size:
            families.setdefault(stem, []).append((size, row.get("color", ""), row.get("description", "") or row.get("name", "")))
    several = [family for family in families.values() if len(family) > 1]
    lettered = any(not size.isdigit() for family in several for size, _, _ in family)
    colored = all(color for family in several for _, color, _ in family)
    alike = all(len({(color.casefold(), named.casefold()) for _, color, named in family}) == 1 for family in several)
    apart = all(len({size for size, _, _ in family}) > 1 for family in several)
    most = sum(map(len, families.values())) >= AGREE * len(items)
    return bool(several) and most and alike and apart and (lettered or colored)


def text_to_coded(text: str) -> tuple[str, str]:
    """What stands before the size at the end of an item number, and the size: "KW10-BLK" and "38" of "KW10-BLK-38"; "" for none."""
    for marks in ("-_", "/", " ", "."):
        match = re.fullmatch(rf"(?P<stem>.*\d.*)[{marks}](?P<size>[^{marks}]+)", " ".join(text.split()))
        if match is not None and is_size(match["size"]):
            return match["stem"], match["size"]
    return text, ""


def text_to_color_coded(text: str) -> str:
    """The colour's letters at the end of what stands before the size: "BLK" of "KW10-BLK"; "" for none."""
    match = re.fullmatch(r".*\d.*[-_/ .](?P<color>[A-Z]{2,5})", text)
    return match["color"] if match is not None else ""


def text_to_described(text: str, *, colored: bool, sure: bool, bracketed: bool = False, slashed: bool = False) -> dict[Field, str]:
    """Description, colour and size of one such text; the colour stays part of the description where a column is `colored`. One
    that stands alone, and is not `sure` by its table, needs two of these: a size, a colour that is known, brackets around them.
    Where the table's are `bracketed`, what stands in them is a colour, a bare number the size; so it is behind the strokes of
    `slashed` ones."""
    name, options = _options(text) if slashed else (text, [])
    if options:
        sizes = [option for option in options if _says_size(option)]
        colors = [option for option in options if option not in sizes]
        both = colors if all(map(is_color_text, colors)) else colors[:1]
        named: dict[Field, str] = {"size": without_size_label(sizes[-1])} if sizes else {}
        named |= {"color": " / ".join(both)} if both else {}
        return {**named, "description": " / ".join((name, *colors[len(both) :]))}
    rest, size = text_to_ends(text_to_parts(text))
    bracketed = bracketed and text.endswith(")")
    if bracketed and not size and len(rest) > 1 and _BARE_SIZE.fullmatch(rest[-1]):
        size = rest.pop()
    told = (bool(size), is_color_text(rest[-1]), text.endswith(")"))
    if not (sure or bracketed) and (colored or len(rest) < 2 or sum(told) < 2):
        return {}
    found: dict[Field, str] = {"size": size} if size else {}
    if not colored and len(rest) > 1 and (size or bracketed or is_color_text(rest[-1])):
        found["color"] = rest.pop()
    return {**found, "description": _as_written(text, rest)} if found else {}


def _as_written(text: str, parts: Sequence[str]) -> str:
    """The first parts of a text with the signs that stand between them; those of brackets behind dashes."""
    text = " ".join(text.split())
    end = 0
    for part in parts:
        end = text.find(part, end) + len(part)
    return text[:end] if text.startswith(" ".join(parts[:1])) and not text.endswith(")") else " - ".join(parts)


def without_repeated(text: str, said: Sequence[str]) -> str:
    """A description without its last parts where they only repeat what the row's own columns say of colour and size: "Quilted Vest"
    of "Quilted Vest : Navy : S" beside "Navy" and "S"."""
    known = {normalise(value) for value in said if value}
    name, end = " ".join(text.split()), None
    for mark in reversed(list(DASHES.finditer(name))):
        if normalise(without_size_label(name[mark.end() : end])) not in known:
            break
        end = mark.start()
    return name[:end]
