from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import linear_sum_assignment

from pipelines.reading.matching.assigning import best_pairs


@pytest.mark.parametrize("shape", [(1, 1), (4, 4), (3, 7), (7, 3), (12, 12)])
@pytest.mark.parametrize("levels", [2, 5, 1_000])  # few levels make ties
def test_the_sum_is_the_greatest_there_is_and_nobody_is_given_twice(shape, levels):
    rng = np.random.default_rng(levels + shape[0])
    for _ in range(60):
        scores = rng.integers(0, levels, shape) / levels

        pairs = best_pairs(scores)

        rows, columns = zip(*pairs, strict=True)
        assert len(pairs) == min(shape)
        assert len(set(rows)) == len(set(columns)) == len(pairs)
        assert list(rows) == sorted(rows)
        assert sum(scores[pair] for pair in pairs) == pytest.approx(scores[linear_sum_assignment(-scores)].sum())


@pytest.mark.parametrize("shape", [(0, 0), (0, 3), (3, 0)])
def test_where_there_is_nobody_nothing_is_given(shape):
    assert best_pairs(np.zeros(shape)) == []


def test_rivals_for_one_column_are_weighed():
    assert best_pairs(np.array([[0.9, 0.8], [0.9, 0.1]])) == [(0, 1), (1, 0)]
