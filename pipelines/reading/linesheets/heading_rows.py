"""Rows of a table that are no products but head those below them: a category's name alone, or behind the number of its group."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from pipelines.reading.linesheets.categories import is_category_text, tidy_category
from pipelines.reading.model import Category, Cell, Evidence, Table
from pipelines.reading.words.colors import is_color_text
from pipelines.reading.words.style_numbers import token_to_shape
from pipelines.reading.words.vocabulary import header_to_field, is_total_label, normalise

LONGEST_CATEGORY_WORDS = 6
LABEL_SURE = 0.95
MOST_PARTS = 2  # of a heading parted at the columns
MARKS = " *=#>~\t"
LINES = frozenset(["linea", "ligne", "linha"])  # of products; over a column the word counts the rows
_MARKED = re.compile(r"\s*([*=#>~])\1+\s*[^\W\d_]")
_LABELLED = re.compile(
    r"(?P<label>[^\W\d_]+(?:[ -][^\W\d_]+)?)(?:\s*:\s*|\s+(?=[^\s:]*\d))(?:[^\s:]*\d[^\s:]*\s*[:–—-]?\s+)?(?P<name>[^\W\d_].*)"
)
_NUMBERED = re.compile(r"(?P<number>\d{1,6})\s+(?P<name>[^\W\d].*)")


def row_to_category(row: Sequence[Cell], table: Table) -> Category | None:
    """The category that a heading row names: one short text alone in its row, without digits but in a code behind its label; or
    what a typist's marks or the word for a group set apart from the rows, be it parted at the columns ("LINE 012 | Shirts")."""
    texts = list(dict.fromkeys(cell.text.strip() for cell in row if cell.text.strip()))
    joined = " ".join(texts)
    text = text_to_group(joined) if len(texts) <= MOST_PARTS else ""
    if len(texts) == 1:
        text = text or joined
    if not text or _labels_other(text) or not tidy_category(text):
        return None
    if any(c.isdigit() for c in text) or len(text.split()) > LONGEST_CATEGORY_WORDS or is_total_label(text) or is_color_text(text):
        return None
    if not is_category_text(text) and not (text[:1].isupper() and len(text) > 2 and not text.endswith((".", ",", ":"))):
        return None
    return _category(text, next(cell for cell in row if cell.text.strip()), table)


def row_to_numbered_group(
    row: Sequence[Cell], table: Table, below: Sequence[Sequence[Cell]], roles: Sequence[str], shapes: Collection[str]
) -> Category | None:
    """The category in a row that says nothing but its name behind a number with which the number of the item `below` begins:
    "110 Shirts" over "110450"; or behind a number unlike those of styles, whose `shapes` are known, where the item has one of
    these: "12 Shirts" over "301-2210". None for any other row."""
    filled = [cell for cell in row if cell.text.strip() and not cell.merged]
    match = _NUMBERED.fullmatch(" ".join(" ".join(cell.text.split()) for cell in filled)) if len(filled) <= 2 else None
    if match is None or "style_number" not in roles:
        return None
    column = roles.index("style_number")
    numbers = [items[column].text.strip() for items in below]
    leads = any(number.startswith(match["number"]) and number != match["number"] for number in numbers)
    apart = row[column] is filled[0] and token_to_shape(match["number"]) not in shapes
    heads = apart and any(token_to_shape(number) in shapes for number in numbers)
    return _category(match["name"], filled[0], table) if leads or heads else None


def rows_to_groups(rows: Sequence[Sequence[Cell]], table: Table) -> dict[int, Category]:
    """Row → the category it heads, for rows that stand as the plain headings of a table do, whatever digits they have: alone, in
    capitals, in the column of these and right over an item ("TOWELS 400 GSM" where "BATH MATS" is another)."""
    alone = {index: filled[0] for index, row in enumerate(rows) if len(filled := [cell for cell in row if cell.text.strip()]) == 1}
    places = {index: next(i for i, cell in enumerate(rows[index]) if cell.text.strip()) for index in alone}
    heads = [index for index, cell in alone.items() if _in_capitals(cell.text) and index + 1 not in alone and index + 1 < len(rows)]
    plain = {places[index] for index in heads if row_to_category(rows[index], table) is not None}
    return {
        index: _category(alone[index].text.strip(), alone[index], table)
        for index in heads
        if places[index] in plain and not any(test(alone[index].text) for test in (_labels_other, is_total_label, is_color_text))
    }


def _in_capitals(text: str) -> bool:
    """Whether a short text is in capitals but for a word with a digit or behind one, as units are ("COTTON 500 g/m2")."""
    words = [word for word in text.split() if any(c.isalpha() for c in word)]
    plain = [word for word in words if not any(c.isdigit() for c in word)]
    return 0 < len(words) <= LONGEST_CATEGORY_WORDS and bool(plain) and all(map(str.isupper, plain))


def _labels_other(text: str) -> bool:
    """Whether a text is the value of a label that names no group of products: "Brand: Northwind"."""
    label, colon, value = text.partition(":")
    hit = header_to_field(label) if colon and value.strip() else None
    return hit is not None and hit[0] != "category" and hit[1] >= LABEL_SURE


def text_to_group(text: str) -> str:
    """The name of a group without the marks or the word for one with its code before it: "* Product group W210  Shirts",
    "*** SHIRTS ***", "Linea 012 Shirts"; "" for any other text."""
    match = _LABELLED.fullmatch(text.strip(" *•·-–—#\t"))
    if match is not None and _names_group(match["label"]):
        return match["name"]
    return text.strip(MARKS) if is_marked(text) else ""


def _names_group(label: str) -> bool:
    hit = header_to_field(label)
    return normalise(label) in LINES or (hit is not None and hit[0] == "category" and hit[1] >= LABEL_SURE)


def is_marked(text: str) -> bool:
    """Whether a text stands behind typed marks, as headings in lists of one type do: "*** SHIRTS"."""
    return _MARKED.match(text) is not None


def _category(text: str, cell: Cell, table: Table) -> Category:
    evidence = Evidence(
        text=text,
        confidence=0.9 if is_category_text(text) else 0.7,
        page=table.page,
        bbox=cell.box if table.page is not None else None,
        sheet=table.sheet,
        cell=cell.address,
    )
    return Category(name=tidy_category(text), evidence=evidence)
