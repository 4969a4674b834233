"""The ruling of a scanned table: long thin runs of ink, level or upright, as the same rules that a drawn page has."""

from __future__ import annotations

import numpy as np
from PIL import Image

from pipelines.reading.model import Rule
from pipelines.reading.pictures.picture import Pixels

SEARCH_SIDE = 1_400  # pixels of the longer side in which rules are looked for
LEAST_LENGTH = 0.04  # of the longer side; letters are shorter
MOST_THICKNESS = 7  # pixels; more is a shaded bar
BREAK = 12  # pixels by which a rule is interrupted where another crosses it
DARKER = 40  # of 255, than what lies on both sides
MAX_RULES = 2_000


def scan_to_rules(page: Image.Image) -> list[Rule]:
    """Rules of a straightened page, level ones first."""
    grey = page.convert("L")
    grey.thumbnail((SEARCH_SIDE, SEARCH_SIDE), Image.Resampling.BOX, reducing_gap=2.0)
    values = np.asarray(grey, dtype=np.float32)
    return [*_runs(values, horizontal=True), *_runs(values.T, horizontal=False)][:MAX_RULES]


def _runs(values: Pixels, *, horizontal: bool) -> list[Rule]:
    """Rules along the second axis: thin dark lines across the first, then a pixel's jitter closed, then only long runs."""

    from scipy import ndimage

    closed = ndimage.minimum_filter1d(ndimage.maximum_filter1d(values, MOST_THICKNESS + 2, axis=0), MOST_THICKNESS + 2, axis=0)
    thick = ndimage.maximum_filter1d(closed - values > DARKER, 3, axis=0)
    # an opening by a line, as two running extremes: much faster than by its mask
    length = max(24, round(LEAST_LENGTH * max(values.shape)))
    kept = ndimage.maximum_filter1d(ndimage.minimum_filter1d(thick, length, axis=1), length, axis=1)
    labels, _ = ndimage.label(kept)
    down, across = values.shape
    lines: list[list[int]] = []  # top, bottom, left, right
    for rows, columns in sorted(ndimage.find_objects(labels), key=lambda place: (place[1].start, place[0].start)):
        if rows.stop - rows.start > MOST_THICKNESS:
            continue
        before = next((ln for ln in lines if columns.start - ln[3] <= BREAK and ln[0] < rows.stop and rows.start < ln[1]), None)
        if before is None:
            lines.append([rows.start, rows.stop, columns.start, columns.stop])
        else:
            before[:] = [min(before[0], rows.start), max(before[1], rows.stop), before[2], max(before[3], columns.stop)]
    boxes = [(left / across, top / down, right / across, bottom / down) for top, bottom, left, right in lines]
    return [Rule(box=box if horizontal else (box[1], box[0], box[3], box[2]), horizontal=horizontal) for box in boxes]
