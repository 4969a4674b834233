"""Words set in spaced letters, "R O B E S": one word again, as no reader takes them for five."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipelines.reading.model import Word, union_of

FEWEST = 3  # letters
APART_EM = 0.9  # between two of them
LETTER_SIZES = frozenset("XSML")


def joined_letters(words: Sequence[Word], aspect: float) -> list[Word]:
    """The words, single letters that stand evenly beside each other joined. Sizes and keys listed in order stay as they are;
    `aspect` is the page's height by its width."""
    joined: list[Word] = []
    run: list[Word] = []
    for word in words:
        if run and not _follows(run[-1], word, aspect):
            joined += _as_word(run)
            run = []
        run.append(word)
    return [*joined, *_as_word(run)]


def _follows(a: Word, b: Word, aspect: float) -> bool:
    level = abs(a.box[1] - b.box[1]) < 0.5 * a.size and abs(a.size - b.size) < 0.1 * a.size
    single = all(len(word.text) == 1 and word.text.isalpha() and word.text.isupper() for word in (a, b))
    return single and level and 0 <= b.box[0] - a.box[2] < APART_EM * a.size * aspect


def _as_word(run: Sequence[Word]) -> list[Word]:
    letters = "".join(word.text for word in run)
    listed = set(letters) <= LETTER_SIZES or all(a < b for a, b in pairwise(letters))
    if len(run) < FEWEST or listed:
        return list(run)
    return [replace(run[0], text=letters, box=union_of([word.box for word in run]))]
