"""The pictures on a scanned page: what is drawn on the paper and is neither writing nor ruling.

A scan is one picture; the photographs in it have to be found by their ink. Boxes are fractions of the straightened page, like
the words that `ocr` reads off it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PIL import Image

from pipelines.reading.model import Box, Rule, area_of, overlap_of, union_of
from pipelines.reading.ocr.scan_rules import scan_to_rules
from pipelines.reading.pictures.picture import Mask

SEARCH_SIDE = 700  # pixels of the longer side in which pictures are looked for
UNLIKE_PAPER = 28  # of 255 in any channel
LEAST_SIDE, LEAST_AREA, MOST_AREA = 0.03, 0.003, 0.85  # fractions of the page
CORNER = 0.008  # share of the page within which the rules of a frame meet
LINE = 4  # pixels that the line of a frame takes, a little askew
WHOLE, LEAST_DRAWN = 0.9, 0.4  # of the clearer and of the fainter upright side of a frame that is drawn
LEAST_INKED = 0.04  # of what a frame encloses, when it holds a picture
LEAST_FILLED = 0.2  # of its box; a drawn frame round a text has less
MOST_INK = 0.75  # share of the page that is not paper
LEAST_LINES = 3
MAX_PICTURES = 200


def scan_to_picture_boxes(page: Image.Image, text: Sequence[Box]) -> list[Box]:
    """Boxes of pictures on a level RGB page, from top to bottom; `text` is where lines of writing stand.

    None on a page without writing or without paper to be seen: that is a photograph itself.
    """

    from scipy import ndimage

    if len(text) < LEAST_LINES:
        return []
    small = page.copy()
    small.thumbnail((SEARCH_SIDE, SEARCH_SIDE), Image.Resampling.BOX, reducing_gap=2.0)
    ink = _ink(small)
    if float(ink.mean()) > MOST_INK:
        return []
    ink = _without_text(ink, text)
    framed = _framed(scan_to_rules(page), ink, text)
    ink = ndimage.binary_opening(ink, np.ones((3, 3)))  # ruling is thinner
    ink = ndimage.binary_fill_holes(ndimage.binary_closing(ink, np.ones((3, 3)), iterations=2))
    labels, _ = ndimage.label(ink)
    height, width = ink.shape
    found: list[Box] = []
    for index, place in enumerate(ndimage.find_objects(labels), 1):
        rows, columns = place
        box = columns.start / width, rows.start / height, columns.stop / width, rows.stop / height
        if min(box[2] - box[0], box[3] - box[1]) < LEAST_SIDE / 2 or area_of(box) > MOST_AREA:
            continue
        if float((labels[place] == index).mean()) >= LEAST_FILLED:
            found.append(box)
    merged = [
        box
        for box in _merged([*framed, *found])
        if min(box[2] - box[0], box[3] - box[1]) >= LEAST_SIDE and area_of(box) >= LEAST_AREA
    ]
    return sorted(merged, key=lambda box: (box[1], box[0]))[:MAX_PICTURES]


def _framed(rules: Sequence[Rule], ink: Mask, text: Sequence[Box]) -> list[Box]:
    """The drawn frames that hold ink and no writing: a pale picture leaves its ink in pieces, and its frame whole."""
    height, width = ink.shape
    found: list[Box] = []
    for box in _frames(rules):
        left, top, right, bottom = (round(side * length) for side, length in zip(box, (width, height) * 2, strict=True))
        inside = ink[top + LINE : bottom - LINE, left + LINE : right - LINE]
        written = any(overlap_of(box, line) > 0.5 * area_of(line) for line in text)
        if min(box[2] - box[0], box[3] - box[1]) > LEAST_SIDE and not written and inside.size and inside.mean() > LEAST_INKED:
            found.append(box)
    return found


def _frames(rules: Sequence[Rule]) -> list[Box]:
    """Rectangles of four rules: two level ones as long as each other, and two upright ones, of which a faint one may be broken."""
    level = sorted((rule.box for rule in rules if rule.horizontal), key=lambda box: box[1])
    upright = [rule.box for rule in rules if not rule.horizontal]

    def drawn(x: float, top: float, bottom: float) -> float:
        along = [min(side[3], bottom) - max(side[1], top) for side in upright if side[0] - CORNER < x < side[2] + CORNER]
        return max(along, default=0.0) / (bottom - top)

    def paired(box: Box, other: Box) -> bool:
        alike = abs(box[0] - other[0]) < CORNER and abs(box[2] - other[2]) < CORNER
        return alike and abs(box[1] - other[1]) > LEAST_SIDE

    found: list[Box] = []
    for index, top in enumerate(level):
        below = next((i for i in range(index + 1, len(level)) if paired(top, level[i])), index)
        above = next((i for i in range(below - 1, -1, -1) if paired(level[below], level[i])), below)
        bottom = level[below]
        if above != index or below == index:
            continue
        sides = sorted(drawn(x, top[1], bottom[3]) for x in (top[0], top[2]))
        if sides[0] > LEAST_DRAWN and sides[1] > WHOLE:
            found.append((top[0], top[1], top[2], bottom[3]))
    return found


def _ink(page: Image.Image) -> Mask:
    """Pixels unlike the paper, whose colour is the commonest light one."""
    rgb = np.asarray(page, dtype=np.int16)
    coarse = (rgb >> 3) @ np.array([1024, 32, 1])
    light = coarse[rgb.min(axis=2) > 140]
    if not light.size:
        return np.zeros(rgb.shape[:2], dtype=bool)
    paper = np.median(rgb[coarse == np.bincount(light).argmax()], axis=0)
    ink: Mask = np.abs(rgb - paper).max(axis=2) > UNLIKE_PAPER
    return ink


def _without_text(ink: Mask, text: Sequence[Box]) -> Mask:
    height, width = ink.shape
    for left, top, right, bottom in text:
        ink[int(top * height) : round(bottom * height) + 1, int(left * width) : round(right * width) + 1] = False
    return ink


def _merged(boxes: Sequence[Box]) -> list[Box]:
    """Boxes that overlap by much of the smaller one become one: a garment and its loose sleeve."""
    merged: list[Box] = []
    for box in sorted(boxes, key=area_of, reverse=True):
        at = next((i for i, other in enumerate(merged) if overlap_of(box, other) > 0.4 * area_of(box)), None)
        if at is None:
            merged.append(box)
        else:
            merged[at] = union_of([merged[at], box])
    return merged
