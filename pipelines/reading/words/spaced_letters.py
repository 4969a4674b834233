"""Words and codes set in spaced letters ("R O B E S", "LNA - E 0 1"), as catalogues and forms have them: whole words again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from pipelines.reading.model import Word, union_of

LEAST_LETTERS = 4  # signs of a run; fewer could be sizes
WIDEST_EM = 1.3  # between two letters, be it of two words
SPACE_EM = 0.5  # of a wide space, which letters set far apart have between two words beside twice their own gap
WORD_GAP = 1.7  # times the usual gap of its letters, between two words
LETTER_GAP_EM = 0.35  # between two letters of a word in pieces, at most
PIECE_GAP = 1.5  # times the widest gap between pieces of one word, between two words
LEAST_SINGLES = 2  # letters that stand alone between such pieces
CODE_GAP_EM = 0.25  # between the signs of a code, at most: a space and what letters leave free is wider
EVEN_EM = 0.1  # gaps this alike are one
LEAST_PIECES = 3  # of a code
_PIECE = re.compile(r"-?(?:[A-Z]+\d?|\d)?-?")
_CODE = re.compile(r"[A-Z]{1,4}\d*-[A-Z]{0,3}\d{2,}")
LETTER_SIZES = frozenset("XSML")


def with_whole_words(words: Sequence[Word], aspect: float) -> list[Word]:
    """The words, in their order, with each run of single letters at even distances put together; several such words beside each
    other are one piece, as their wide gaps are no columns.

    Sizes and keys listed in order stay as they are. `aspect` is the page's height over its width.
    """
    words = _with_codes_joined(words, aspect)
    if sum(len(word.text) == 1 for word in words) < LEAST_SINGLES or _letters_of(words) <= LETTER_SIZES:
        return list(words)  # nearly every row
    whole: list[Word] = []
    run: list[Word] = []
    for word in _with_pieces_joined(words, aspect):
        if run and not _follows(run, word, aspect):
            whole += _as_one(run)
            run = []
        run.append(word)
    return [*whole, *_as_one(run)]


def _letters_of(words: Sequence[Word]) -> set[str]:
    """The letters that may be a spaced word's: those that stand alone, and those of pieces in capitals."""
    return {letter for word in words if _is_piece(word.text) or len(word.text) == 1 for letter in word.text if letter.isalpha()}


def _is_piece(text: str) -> bool:
    return text.isalpha() and text.isupper()


def _with_codes_joined(words: Sequence[Word], aspect: float) -> list[Word]:
    """The words, with codes of capitals, a hyphen and digits put together whose signs stand at even, narrow gaps."""
    if not any("-" in (word.text[:1], word.text[-1:]) for word in words):
        return list(words)  # nearly every row: a code's hyphen stands at the edge of one of its pieces
    joined: list[Word] = []
    run: list[Word] = []
    for word in words:
        gaps = [b.box[0] - a.box[2] for a, b in pairwise([*run, word])]
        em = word.size * aspect
        fits = _PIECE.fullmatch(word.text) and all(0 <= gap < CODE_GAP_EM * em for gap in gaps)
        if run and not (fits and max(gaps) - min(gaps) < EVEN_EM * em):
            joined += _run_to_code(run)
            run = []
        run.append(word)
    return [*joined, *_run_to_code(run)]


def _run_to_code(run: Sequence[Word]) -> list[Word]:
    text = "".join(word.text for word in run)
    if len(run) < LEAST_PIECES or not _CODE.fullmatch(text) or not any(word.text.isdigit() for word in run):
        return list(run)
    return [replace(run[0], text=text, box=union_of([word.box for word in run]))]


def _with_pieces_joined(words: Sequence[Word], aspect: float) -> list[Word]:
    """The words, with those in capitals that spacing has torn where letters stand far apart ("S", "A", "PAT", "O") put together."""
    joined: list[Word] = []
    run: list[Word] = []
    for word in words:
        if run and not _stands_beside(run[-1], word, aspect):
            joined += _pieces_to_words(run, aspect)
            run = []
        run.append(word)
    return [*joined, *_pieces_to_words(run, aspect)]


def _stands_beside(a: Word, b: Word, aspect: float) -> bool:
    level = abs(a.box[1] + a.box[3] - b.box[1] - b.box[3]) < a.size and abs(a.size - b.size) < 0.02 * a.size and a.bold == b.bold
    return level and _is_piece(a.text) and _is_piece(b.text) and 0 <= b.box[0] - a.box[2] < WIDEST_EM * b.size * aspect


def _pieces_to_words(run: Sequence[Word], aspect: float) -> list[Word]:
    """Words of a run of capitals: pieces join over narrow gaps where each other gap is much wider and letters stand alone."""
    gaps = [b.box[0] - a.box[2] for a, b in pairwise(run)]
    narrow = [gap for gap in gaps if gap <= LETTER_GAP_EM * run[0].size * aspect]
    wide = [gap for gap in gaps if gap not in narrow]
    words: list[list[Word]] = [[word] for word in run[:1]]
    for gap, word in zip(gaps, run[1:], strict=True):
        if gap in narrow:
            words[-1].append(word)
        else:
            words.append([word])
    torn = [parts for parts in words if len(parts) > 1]
    singles = sum(len(part.text) == 1 for parts in torn for part in parts)
    sizes = any({letter for part in parts for letter in part.text} <= LETTER_SIZES for parts in torn)
    lettered = all(len(word.text) == 1 for word in run)  # a run of letters, whose gaps say more together
    if lettered or singles < LEAST_SINGLES or sizes or not wide or min(wide) < PIECE_GAP * max(narrow):
        return list(run)
    return [replace(parts[0], text="".join(part.text for part in parts), box=union_of([part.box for part in parts]))
            for parts in words]  # fmt: skip


def _follows(run: Sequence[Word], b: Word, aspect: float) -> bool:
    a, em = run[-1], b.size * aspect
    level = abs(a.box[1] + a.box[3] - b.box[1] - b.box[3]) < a.size and abs(a.size - b.size) < 0.1 * a.size
    single = len(a.text) == len(b.text) == 1
    widest = WIDEST_EM * em
    if len(run) >= LEAST_LETTERS:
        widest = max(widest, 2 * _usual_gap(run) + SPACE_EM * em)
    return single and level and 0 <= b.box[0] - a.box[2] < widest


def _usual_gap(run: Sequence[Word]) -> float:
    return median(b.box[0] - a.box[2] for a, b in pairwise(run))


def _as_one(run: Sequence[Word]) -> list[Word]:
    letters = "".join(word.text for word in run if word.text.isalpha())
    listed = set(letters) <= LETTER_SIZES or list(letters) == sorted(letters)
    if len(run) < LEAST_LETTERS or listed or len(letters) < 0.7 * len(run):
        return list(run)
    gaps = [b.box[0] - a.box[2] for a, b in pairwise(run)]
    usual = _usual_gap(run)
    text = run[0].text
    for gap, word in zip(gaps, run[1:], strict=True):
        text += f" {word.text}" if gap > WORD_GAP * usual else word.text
    worded = 2 * text.count(" ") < len(run) and (text.isupper() or text.istitle() or text.islower())
    return [replace(run[0], text=text, box=union_of([word.box for word in run]))] if worded else list(run)
