"""Texts that number and name an item at once: the number before the words, "LNG 6104 Body", or behind them, "Wrap Dress WH6606"."""

from __future__ import annotations

import re

from pipelines.reading.model import Cell
from pipelines.reading.orders.facts import is_document_title, is_order_number_label
from pipelines.reading.orders.rows import Texts
from pipelines.reading.tables.cell_kinds import is_item_code, is_prose
from pipelines.reading.words.header_words import Field
from pipelines.reading.words.money import text_to_currency
from pipelines.reading.words.style_numbers import looks_like_style_number
from pipelines.reading.words.vocabulary import header_to_field, is_total_label

SURE = 0.8  # of a label that no colon follows
LEAST_DIGITS = 3  # of a number behind words
_SPACED = re.compile(r"(?P<letters>[A-Z]{2,4}) (?!(?:19|20)\d\d\b)\d{3,6}[A-Z]?(?= [^\W\d])")  # LNG 6104 Body


def split_style(name: Field, text: str, cell: Cell) -> Texts:
    """One fact, or two: "Style: 1234 Linen shirt" gives the number and the description."""
    number = text_to_leading_number(text) if name == "style_number" else ""
    rest = text.removeprefix(number).strip(" -–—:")
    return {name: (number, cell), "description": (rest, cell)} if number and rest else {name: (text, cell)}


def text_to_leading_number(text: str) -> str:
    """The number that a text begins with: its first word with a digit, or letters apart from their digits, "LNG 6104"; "" for none.
    A label, a currency or a year makes none."""
    spaced = _SPACED.match(text)
    if spaced is not None and not _heads_numbers(spaced["letters"]):
        return spaced[0]
    word = text.partition(" ")[0]
    return word if any(char.isdigit() for char in word) else ""


def text_to_name_and_number(text: str) -> tuple[str, str]:
    """The words of a text and the number behind them, "Wrap Dress WH6606"; ("", "") for any other text. It has letters and digits,
    for what counts something has none; behind a label it would number something else."""
    name, _, number = text.rpartition(" ")
    lettered = any(map(str.isalpha, number)) and sum(map(str.isdigit, number)) >= LEAST_DIGITS
    coded = lettered and looks_like_style_number(number) and is_item_code(Cell(text=number))
    if not coded or any(map(str.isdigit, name)) or not is_prose(Cell(text=name)) or is_document_title(Cell(text=text)):
        return "", ""
    labels = is_total_label(name) or (header_to_field(name) or ("", 0.0))[1] >= SURE
    return (name.rstrip(" -–—,"), number) if not labels else ("", "")


def _heads_numbers(word: str) -> bool:
    """Whether a word stands before numbers of another kind: a label, an order's number or a currency."""
    return header_to_field(word) is not None or is_order_number_label(word) or bool(text_to_currency(word))
