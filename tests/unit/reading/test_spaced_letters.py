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


def pieces(*placed: tuple[str, float]) -> list[Word]:
    """Words of capitals 0.6 em wide, each so many em behind the one before."""
    words, x = list[Word](), 0.1
    for text, gap in placed:
        x += gap * 0.01
        words.append(Word(text=text, box=(x, 0.1, x + 0.006 * len(text), 0.11), size=0.01))
        x = words[-1].box[2]
    return words


def test_words_in_capitals_that_spacing_has_torn_to_pieces_are_whole() -> None:
    torn = pieces(("S", 0), ("A", 0.22), ("PAT", 0.2), ("O", 0.2), ("MOCASSIM", 0.65), ("LI", 0.65), ("SB", 0.25), ("A", 0.2))

    assert [word.text for word in with_whole_words(torn, aspect=1.0)] == ["SAPATO", "MOCASSIM", "LISBA"]


def test_short_words_with_plain_spaces_and_sizes_beside_a_column_stay_apart() -> None:
    plain = pieces(("A", 0), ("LINE", 0.3), ("OF", 0.3), ("T", 0.3), ("SHIRTS", 0.3))
    sizes = pieces(("S", 0), ("M", 0.3), ("XL", 0.3), ("BLACK", 0.9))

    assert len(with_whole_words(plain, aspect=1.0)) == 5
    assert len(with_whole_words(sizes, aspect=1.0)) == 4


def test_a_label_in_small_letters_is_no_piece_of_the_capitals_behind_it() -> None:
    labelled = pieces(("Sizes:", 0), ("S", 0.2), ("M", 0.2), ("LONG", 0.9))

    assert [word.text for word in with_whole_words(labelled, aspect=1.0)] == ["Sizes:", "S", "M", "LONG"]


def test_signs_of_a_code_at_even_narrow_gaps_are_one_and_sizes_are_none() -> None:
    def read(*texts: str) -> list[str]:
        return [word.text for word in with_whole_words(pieces(*((text, 0.2) for text in texts)), aspect=1.0)]

    assert read("LNA", "-", "E", "0", "1") == ["LNA-E01"]
    assert read("LNA", "-N0", "8") == ["LNA-N08"]
    assert read("S", "-", "M", "-", "L") == ["S", "-", "M", "-", "L"]
    assert read("36", "-", "42") == ["36", "-", "42"]
