"""From what the networks answer to lines and words: text areas become boxes, likelihoods become characters, then words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from pipelines.reading.ocr.models import Floats, characters

TEXT_LIKELY, AREA_LIKELY = 0.3, 0.5  # a pixel of text; the mean over an area of text
GROWTH = 1.6  # the detector marks the core of a line; its outline lies area × growth / circumference further out
MAX_LINES = 1_000  # on a page; what has more is a pattern

PixelBox = tuple[int, int, int, int]  # left, top, right, bottom in pixels of the map or picture


@dataclass(frozen=True, kw_only=True)
class Glyph:
    """One character of a line; `at` is its middle as a fraction of the line's width."""

    char: str
    at: float
    likelihood: float


@dataclass(frozen=True, kw_only=True)
class Run:
    """A word within a line: its text, its ends as fractions of the line's width, and the mean likelihood of its characters."""

    text: str
    left: float
    right: float
    likelihood: float


def text_map_to_boxes(likely: Floats) -> list[PixelBox]:
    """Boxes of lines (or parts of them) in pixels of the map, from top to bottom."""

    from scipy import ndimage

    labels, count = ndimage.label(likely > TEXT_LIKELY)
    if not count:
        return []
    means = ndimage.mean(likely, labels, np.arange(1, count + 1))
    height, width = likely.shape
    found: list[PixelBox] = []
    for place, mean in zip(ndimage.find_objects(labels), means, strict=True):
        top, bottom, left, right = place[0].start, place[0].stop, place[1].start, place[1].stop
        wide, high = right - left, bottom - top
        if mean < AREA_LIKELY or min(wide, high) < 3:
            continue
        out = wide * high * GROWTH / (2 * (wide + high))
        found.append((max(0, math.floor(left - out)), max(0, math.floor(top - out)), min(width, math.ceil(right + out)),
                      min(height, math.ceil(bottom + out))))  # fmt: skip
    return sorted(found, key=lambda box: (box[1], box[0]))[:MAX_LINES]


def text_map_to_skew(likely: Floats) -> float:
    """How far lines of text fall to the right, in degrees: the median over the wide areas, each by the slope of its pixels."""

    from scipy import ndimage

    labels, _ = ndimage.label(likely > TEXT_LIKELY)
    slopes, weights = [], []
    for index, place in enumerate(ndimage.find_objects(labels), 1):
        high, wide = place[0].stop - place[0].start, place[1].stop - place[1].start
        if wide < 40 or wide < 3 * high:
            continue
        y, x = np.nonzero(labels[place] == index)
        spread = float(((x - x.mean()) ** 2).sum())
        slopes.append(float(((x - x.mean()) * (y - y.mean())).sum()) / max(1.0, spread))
        weights.append(wide)
    if len(slopes) < 3:
        return 0.0
    order = np.argsort(slopes)
    halfway = np.searchsorted(np.cumsum(np.array(weights)[order]), sum(weights) / 2)
    return math.degrees(math.atan(slopes[int(order[halfway])]))


def likelihoods_to_glyphs(likely: Floats) -> list[Glyph]:
    """Characters by the best path: of equal neighbours one is kept, blanks fall out.

    Latin signs are preferred to look-alikes of other scripts unless the line is plainly in another one.
    """
    plain = likely.argmax(axis=1)
    allowed = _latin()
    latin = allowed[likely[:, allowed].argmax(axis=1)]
    rows = np.arange(len(likely))
    best = latin if likely[rows, latin].mean() > 0.8 * likely[rows, plain].mean() else plain
    known = characters()
    return [Glyph(char=known[code], at=(step + 0.5) / len(best), likelihood=float(likely[step, code]))
            for step, code in enumerate(best.tolist()) if code and (step == 0 or code != best[step - 1])]  # fmt: skip


def glyphs_to_runs(glyphs: Sequence[Glyph], ink: npt.NDArray[np.bool_], wide_gap: int) -> list[Run]:
    """Words: cut at spaces and at gaps of `wide_gap` columns without ink, with ends moved to where the ink ends.

    `ink` tells for each pixel column of the line whether anything is drawn in it.
    """
    signs = [(glyph, index > 0 and glyphs[index - 1].char == " ") for index, glyph in enumerate(glyphs) if glyph.char != " "]
    if not signs:
        return []
    inked = np.nonzero(ink)[0]
    first, last = (int(inked[0]), int(inked[-1]) + 1) if len(inked) else (0, len(ink))
    words, edges = [[signs[0][0]]], [first]
    for (before, _), (glyph, spaced) in pairwise(signs):
        left, right = _widest_gap(ink, before.at, glyph.at)
        if spaced or right - left >= wide_gap:
            edges += [left, right]
            words.append([])
        words[-1].append(glyph)
    edges.append(last)
    return [Run(text="".join(glyph.char for glyph in word), left=edges[2 * n] / len(ink), right=edges[2 * n + 1] / len(ink),
                likelihood=float(np.mean([glyph.likelihood for glyph in word]))) for n, word in enumerate(words)]  # fmt: skip


def _widest_gap(ink: npt.NDArray[np.bool_], left: float, right: float) -> tuple[int, int]:
    """First and last column (exclusive) of the widest run without ink between two places; the middle when there is none."""
    start, stop = int(left * len(ink)), max(int(left * len(ink)) + 1, int(right * len(ink)))
    empty = np.concatenate([[False], ~ink[start:stop], [False]])
    ends = np.nonzero(empty[1:] != empty[:-1])[0]
    if not len(ends):
        middle = (start + stop) // 2
        return middle, middle
    widest = int((ends[1::2] - ends[::2]).argmax())
    return start + int(ends[2 * widest]), start + int(ends[2 * widest + 1])


@lru_cache(maxsize=1)
def _latin() -> npt.NDArray[np.intp]:
    """Codes of Latin letters, figures, punctuation and money, and of the blank."""
    ranges = ((0x20, 0x24F), (0x1E00, 0x1EFF), (0x2010, 0x203A), (0x20A0, 0x20BF), (0x2122, 0x2122), (0x2150, 0x215F))
    return np.array([code for code, char in enumerate(characters())
                     if code == 0 or (len(char) == 1 and any(low <= ord(char) <= high for low, high in ranges))])  # fmt: skip
