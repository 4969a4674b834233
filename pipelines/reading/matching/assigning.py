"""Who gets what, so that the sum of the scores is the greatest there is."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt


def best_pairs(scores: npt.NDArray[np.floating]) -> list[tuple[int, int]]:
    """Pairs (row, column) in the order of rows, each row and column in one at most and as many pairs as can be made, with the
    greatest sum of `scores` (rows × columns)."""
    if scores.size == 0:
        return []
    rows, columns = scores.shape
    if rows <= columns and len(set(best := scores.argmax(axis=1).tolist())) == rows:
        return list(enumerate(best))  # all want another one: nothing is to be weighed
    if columns <= rows and len(set(best := scores.argmax(axis=0).tolist())) == columns:
        return sorted((row, column) for column, row in enumerate(best))

    from scipy.optimize import linear_sum_assignment  # takes more than a second to load, and few documents need it

    return list(zip(*(side.tolist() for side in linear_sum_assignment(-scores)), strict=True))
