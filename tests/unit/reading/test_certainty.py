"""How sure a reading is said to be."""

from __future__ import annotations

from itertools import pairwise

from pipelines.reading.certainty import guess_to_certainty


def test_a_surer_guess_never_gives_less_certainty() -> None:
    certain = [guess_to_certainty(step / 100) for step in range(101)]

    assert all(a <= b + 0.001 for a, b in pairwise(certain))
    assert all(0 <= c <= 1 for c in certain)


def test_what_was_never_measured_keeps_its_guess() -> None:
    assert guess_to_certainty(0.4) == 0.4


def test_readings_that_were_found_right_are_said_to_be_surer_than_guessed() -> None:
    assert 0.75 < guess_to_certainty(0.75) < 0.95
