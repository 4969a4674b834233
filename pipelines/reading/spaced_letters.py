"""Words set with space between their letters ("V E S T E S"), as headings of catalogues are: whole words again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from pipelines.reading.model import Word, union_of

LEAST_LETTERS = 4  # of a run; fewer could be sizes
WIDEST_EM = 1.3  # between two letters
WORD_GAP = 1.7  # times the usual gap of its letters, between two words


def with_whole_words(row: Sequence[Word], aspect: float) -> list[Word]:
    """A row of words, left to right, with each run of single letters at even distances put together. `aspect` is the page's height
    over its width."""
    whole: list[Word] = []
    run: list[Word] = []
    for word in row:
        near = run and word.box[0] - run[-1].box[2] < WIDEST_EM * word.size * aspect
        if len(word.text) == 1 and (not run or near):
            run.append(word)
            continue
        whole += _run_to_words(run)
        run = [word] if len(word.text) == 1 else []
        whole += [] if run else [word]
    return [*whole, *_run_to_words(run)]


def _run_to_words(run: Sequence[Word]) -> list[Word]:
    letters = [word.text for word in run if word.text.isalpha()]
    if len(letters) < max(LEAST_LETTERS, 0.7 * len(run)) or letters == sorted(letters):  # "J L N P" are sizes
        return list(run)
    gaps = [b.box[0] - a.box[2] for a, b in pairwise(run)]
    usual = median(gaps)
    words: list[list[Word]] = [[run[0]]]
    for gap, word in zip(gaps, run[1:], strict=True):
        if gap > WORD_GAP * usual:
            words.append([])
        words[-1].append(word)
    if len(words) * 2 > len(run):
        return list(run)
    text = " ".join("".join(word.text for word in part) for part in words)  # one piece: its wide gaps are no columns
    return [replace(run[0], text=text, box=union_of([word.box for word in run]))]
