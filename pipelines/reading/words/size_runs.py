"""Runs of sizes that their document explains: ranges that go up by one, as shoes do, or by two, and letters in their order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from pipelines.reading.words.sizes import RANGE

_TWO_DIGITS = re.compile(rf"[^\d]{{0,6}}(\d\d)(?:{RANGE.pattern}|/)(\d\d)", re.IGNORECASE)


def goes_by_one(texts: Iterable[str]) -> bool:
    """Whether a document's ranges from 33 to 50 are seen to go up by one, as shoes do: several, not a mere few, have an odd end."""
    ends = [(int(match[1]), int(match[2])) for text in texts if (match := _TWO_DIGITS.fullmatch(text.strip()))]
    ranges = [(low, high) for low, high in ends if 33 <= low < high <= 50]
    odd = sum(low % 2 or high % 2 for low, high in ranges)
    return odd >= 2 and odd * 4 >= len(ranges)


def by_one(text: str, sizes: tuple[str, ...]) -> tuple[str, ...]:
    """The `sizes` of a range of two numbers, expanded by one; any others as they are."""
    match = _TWO_DIGITS.fullmatch(text.strip())
    if match is None or sizes != tuple(str(n) for n in range(int(match[1]), int(match[2]) + 1, 2)):
        return sizes
    return tuple(str(n) for n in range(int(match[1]), int(match[2]) + 1))


def letters_in_order(text: str) -> tuple[str, ...]:
    """Single letters that follow each other in the alphabet ("J L N P R"), as the sizes of rings do; () for anything else."""
    letters = [part for part in re.split(r"[\s,;/|·]+", text.strip()) if part]
    plain = len(letters) >= 3 and all(re.fullmatch(r"[A-Z]½?", letter) for letter in letters)
    return tuple(letters) if plain and all(a < b for a, b in pairwise(letters)) else ()
