"""Typewriter's type, in which every letter and every space is as wide as the others: its spaces made like those of other type."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from pipelines.reading.model import Word

LONG = 5  # letters of a word, from which its width tells that of a letter
ALIKE = 0.05  # of the usual width of a letter, by which it may differ
LEAST_ALIKE = 0.8  # of the long words
LEAST_LONG = 12  # long words of a page
SPACE_EM = 0.28  # the width of a space in other type


def are_typed(words: Iterable[Word], aspect: float) -> bool:
    """Whether the words of a page are in typewriter's type, whose letters have one width; in other type it varies with them."""
    widths = [(w.box[2] - w.box[0]) / len(w.text) / (w.size * aspect) for w in words if len(w.text) >= LONG]
    usual = median(widths) if widths else 0.0
    return len(widths) >= LEAST_LONG and sum(abs(width - usual) < ALIKE * usual for width in widths) > LEAST_ALIKE * len(widths)


def with_narrow_spaces(words: Sequence[Word], aspect: float) -> list[Word]:
    """The words of one line, each reaching to where a space of other type begins before the next: what tells the space between two
    words from that between two columns then holds for a typewriter's, too. The line's ends stay."""
    kept = list(words)
    for at, (left, right) in enumerate(pairwise(words)):
        surplus = right.box[0] - left.box[2] - SPACE_EM * min(left.size, right.size) * aspect
        if surplus > 0:
            kept[at] = _widened(kept[at], right=surplus / 2)
            kept[at + 1] = _widened(kept[at + 1], left=surplus / 2)
    return kept


def _widened(word: Word, *, left: float = 0.0, right: float = 0.0) -> Word:
    return replace(word, box=(word.box[0] - left, word.box[1], word.box[2] + right, word.box[3]))
