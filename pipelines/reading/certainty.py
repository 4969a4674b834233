"""Certainty: what the rules guess of a reading, corrected by how often readings with that guess turned out right.

The rules rank readings against each other: a labelled value before one told by its look. As probabilities their guesses were too
low: of the fields that `benchmarks.evaluate` judged (seeds 401 and 402, 2026-11-27) all in every bucket were right, the lowest too.
Those samples are drawn by our own generator, so they count half: the certainty lies half way between the guess and what was
measured. A new measurement replaces the shares below; the table of the evaluation shows how far they hold.
"""

from __future__ import annotations

from bisect import bisect_right

EDGES = (0.5, 0.7, 0.8, 0.9, 0.95)  # of the buckets of guesses
RIGHT = (0.5, 0.996, 0.999, 0.999, 0.993, 1.0)  # share right, with one right and one wrong added; below the first edge unmeasured
WEIGHT = 0.5  # of the measurement


def guess_to_certainty(guess: float) -> float:
    """The probability 0..1 that a reading is right, from the rules' guess 0..1; a higher guess never gives a lower one."""
    right = RIGHT[bisect_right(EDGES, guess)]
    return guess if guess < EDGES[0] else round((1 - WEIGHT) * guess + WEIGHT * right, 3)
