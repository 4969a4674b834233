"""Where in a passage a quote, a text and a number stand, and what its rows contradict."""

from __future__ import annotations

from decimal import Decimal

from pipelines.passages import Passage, page_to_passage
from pipelines.reading.model import Evidence, Page, Word

ROWS = [
    ["3", "Guernsey", "Sweater", "3.00", "138.00"],
    ["4012", "Slate", "Size", "L"],
    [],
    ["Black", "1", "8", "118,75", "950,00"],
]


def a_page() -> Passage:
    """Every row's words apart, as in the columns of a table."""
    words = [
        Word(text=text, box=(0.15 * at, 0.1 * row, 0.15 * at + 0.08, 0.1 * row + 0.02), size=0.02)
        for row, texts in enumerate(ROWS, start=1)
        for at, text in enumerate(texts)
    ]
    return page_to_passage(Page(number=1, width=600, height=600, words=tuple(words)))


def box_of(text: str) -> tuple[float, ...] | None:
    return next((piece.box for piece in a_page().pieces if piece.text == text), None)


def test_a_quote_is_not_found_in_a_line_that_is_a_part_of_it() -> None:
    passage = a_page()

    assert passage.lines[passage.line_of("4012 Slate")] in ("4012", "Slate")
    assert passage.lines[passage.line_of("Guernsey Sweater")] in ("Guernsey", "Sweater")


def test_the_nearest_line_says_a_text_in_words_of_its_own() -> None:
    passage = Passage(lines=("Tailored", "Red", "S 2", "Red"), pieces=())

    assert [passage.line_saying("red", at) for at in range(4)] == [1, 1, 3, 3]
    assert passage.line_saying("blue", 2) == 2


def test_a_row_bears_out_the_price_of_one_piece_by_that_of_all() -> None:
    passage = a_page()
    black = passage.line_of("Black")

    assert not passage.contradicts(black, ["Black"], [Decimal("118.75")])
    assert passage.contradicts(black, ["Black"], [Decimal("46.00")])
    assert passage.contradicts(black, ["Slate Grey"], [])
    assert not passage.contradicts(passage.line_of("Guernsey"), [], [Decimal("46.00")])
    assert passage.contradicts(passage.line_of("Guernsey"), [], [Decimal("45.00")])


def test_of_equal_numbers_the_likely_one_is_taken() -> None:
    passage = a_page()
    line = passage.line_of("4012 Slate")
    likely = Evidence(text="3", confidence=1.0, page=1, bbox=box_of("3"))

    nearest, expected = passage.find_number(Decimal(3), line), passage.find_number(Decimal(3), line, (), [likely])

    assert nearest is not None
    assert expected is not None
    assert (nearest.bbox, expected.bbox) == (box_of("3.00"), box_of("3"))
    again = passage.find_number(Decimal(3), line, [expected], [likely])
    assert again is not None
    assert again.bbox == box_of("3.00")
