"""Strokes between figures that were read as a 1 or not at all, "207714" or "20774" for "2077/4": the numbers around them tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from pipelines.reading.model import Word

FEWEST_TOLD = 3  # different numbers with a stroke at one place that tell their column's form
ALIGNED = 0.1  # of a number's width, between the left edges of one column
AS_WIDE = 0.05  # of a number's width: a stroke is narrower than a figure, so that one more of these is wider
_STROKED = re.compile(r"(?P<before>\d{2,})/(?P<after>\d{1,4})")
_BARE = re.compile(r"\d[\dlI|]+\d")
_LIKE_STROKE = frozenset("1lI|")


def with_strokes(words: Sequence[Word]) -> list[Word]:
    """The words of a page; where most numbers of a column have a stroke at one place, those as wide that lack it with theirs.
    Nothing changes where one of these says something else there: the column has numbers of two forms."""
    forms: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        match = _STROKED.fullmatch(word.text)
        if match is not None:
            forms.setdefault((len(match["before"]), len(match["after"])), []).append(word)
    read: dict[int, Word] = {}
    for (before, after), told in forms.items():
        left, wide = median(word.box[0] for word in told), median(map(_width, told))
        bare = [
            word
            for word in words
            if _BARE.fullmatch(word.text) and abs(word.box[0] - left) < ALIGNED * wide and abs(_width(word) - wide) < AS_WIDE * wide
        ]
        texts = [_with_stroke(word.text, before, after) for word in bare]
        if len({word.text for word in told}) >= FEWEST_TOLD and len(bare) < len(told) and all(texts):
            read |= {id(word): replace(word, text=text) for word, text in zip(bare, texts, strict=True)}
    return [read.get(id(word), word) for word in words]


def _width(word: Word) -> float:
    return word.box[2] - word.box[0]


def _with_stroke(text: str, before: int, after: int) -> str:
    """A number with its stroke behind so many figures; "" for one that says something else there."""
    if len(text) == before + after and text.isdigit():
        return f"{text[:before]}/{text[before:]}"
    stroked = f"{text[:before]}/{text[before + 1 :]}"
    return stroked if text[before : before + 1] in _LIKE_STROKE and len(text) == len(stroked) == before + after + 1 else ""
