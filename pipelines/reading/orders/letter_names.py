"""The words that may name an item of a letter: whether they can, and the colour and the size that they end in."""

from __future__ import annotations

import re

from pipelines.reading.words.colors import is_color_text
from pipelines.reading.words.letter_words import CONTAINERS, LINKS, SENTENCE_WORDS
from pipelines.reading.words.sizes import is_size
from pipelines.reading.words.vocabulary import header_to_field, is_charge_label, is_total_label, normalise

LONGEST_NAME = 6  # words
LONGEST_LOOSE_COLOR = 3  # words
LABEL_SURE = 0.8
_LINKED = re.compile(rf"\s{LINKS}\s", re.IGNORECASE)
_LINK_LAST = re.compile(rf"\s{LINKS}$", re.IGNORECASE)
_RANGE = re.compile(r"\d{2,3}[-/]\d{2,3}")


def is_naming(text: str) -> bool:
    """Whether a run of words can name an item: a few, none of a sentence, no label, total or charge."""
    words = normalise(text).split()
    if sum(char.isalpha() for char in text) < 3 or len(words) > LONGEST_NAME or (SENTENCE_WORDS | CONTAINERS) & set(words):
        return False
    label = header_to_field(text)
    return (label is None or label[1] < LABEL_SURE) and not (is_total_label(text) or is_charge_label(text) or "@" in text)


def name_to_color(text: str) -> tuple[str, str]:
    """A name without the colour that it ends in, and that colour: "Oslo Beanie" and "navy"; "" for none."""
    words = text.split(" ")
    for at in range(1, len(words)):
        color = " ".join(words[at:])
        if is_color_text(color) and not _LINKED.search(color):
            return _LINK_LAST.sub("", " ".join(words[:at])), color
    return text, ""


def name_to_size(text: str) -> tuple[str, str]:
    """A name without the size that it ends in, letters or a range, and that size; "" for none."""
    name, _, size = text.rpartition(" ")
    sized = _RANGE.fullmatch(size) or (size.isupper() and is_size(size))
    return (name, size) if name and sized else (text, "")


def is_loose_color(text: str) -> bool:
    """Whether a few words begin with a colour, as one told more closely does: "gris azulado", "bleu nuit"."""
    words = text.split()
    return is_color_text(text) or (1 < len(words) <= LONGEST_LOOSE_COLOR and text.islower() and is_color_text(words[0]))
