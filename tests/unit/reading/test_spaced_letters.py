"""Words set in spaced letters."""

from __future__ import annotations

import pytest

from pipelines.reading.model import Word
from pipelines.reading.words.spaced_letters import with_whole_words


def spaced(text: str, tracking: float) -> list[Word]:
    """The letters of a text, each 0.6 em wide and `tracking` em apart; a space is 0.3 em wide and has its tracking too."""
    words, x = list[Word](), 0.0
    for letter in text:
        if letter == " ":
            x += 0.3 + tracking
            continue
        words.append(Word(text=letter, box=(x * 0.01, 0.1, (x + 0.6) * 0.01, 0.11), size=0.01))
        x += 0.6 + tracking
    return words


@pytest.mark.parametrize("tracking", [0.3, 0.6, 0.9])
def test_words_in_letters_set_far_apart_are_one_heading(tracking: float) -> None:
    found = with_whole_words(spaced("MANTEAUX & VESTES", tracking), aspect=1.0)

    assert [word.text for word in found] == ["MANTEAUX & VESTES"]


def test_sizes_and_keys_listed_in_order_stay_apart() -> None:
    assert len(with_whole_words(spaced("XSML", 0.3), aspect=1.0)) == 4
    assert len(with_whole_words(spaced("ABCDE", 0.3), aspect=1.0)) == 5
