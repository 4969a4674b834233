"""Runs of sizes that their document explains: ranges that go up by one, as shoes do, or by two, and letters or numbers in order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from pipelines.reading.words.size_lists import RANGE

LEAST_IN_ORDER = 3  # letters or numbers that show it
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


def sizes_in_order(text: str) -> tuple[str, ...]:
    """Single letters that follow each other in the alphabet ("J L N P R"), as the sizes of rings do, or numbers that go up in even
    steps ("80 85 90"), as the bands of bras and the lengths of belts do; () for anything else."""
    parts = [part for part in re.split(r"\s+[-–]\s+|[\s,;/|·]+", text.strip()) if part]
    if len(parts) < LEAST_IN_ORDER:
        return ()
    if all(re.fullmatch(r"[A-Z]½?", part) for part in parts):
        return tuple(parts) if all(a < b for a, b in pairwise(parts)) else ()
    steps = {int(b) - int(a) for a, b in pairwise(parts)} if all(re.fullmatch(r"\d{2,3}", part) for part in parts) else {0}
    return tuple(parts) if len(steps) == 1 and min(steps) > 0 else ()
