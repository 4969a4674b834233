"""Which of two readings of a passage is the better one."""

from __future__ import annotations

from pipelines.documents.weighing import is_better
from pipelines.passages import Passage, page_to_passage
from pipelines.reading.linesheets.stated import Spot, Stated
from pipelines.reading.model import Box, Evidence, Page, Price, Product, Word

LEFT, RIGHT = 0.1, 0.6  # two cards beside each other


def a_box(left: float, row: int) -> Box:
    return left, 0.1 * row, left + 0.2, 0.1 * row + 0.05


def evidence(left: float, row: int) -> Evidence:
    return Evidence(text="x", confidence=0.9, page=1, bbox=a_box(left, row))


def a_card(number: str, left: float, *, price: float, colors: tuple[str, ...] = ("Navy",)) -> Product:
    """The product of a card, its price read at `price` across the page."""
    places = {"style_number": evidence(left, 1), "colors": evidence(left, 2), "wholesale_price": evidence(price, 3)}
    amount = Price(amount="12.50" if price == LEFT else "20.00")
    return Product(key=number, page=1, style_number=number, name="Coat", colors=colors, wholesale_price=amount, evidence=places)


def a_passage() -> tuple[Passage, Stated]:
    left = [("AB-1", LEFT, 1), ("Navy", LEFT, 2), ("12.50", LEFT, 3)]
    texts = [*left, ("AB-2", RIGHT, 1), ("Navy", RIGHT, 2), ("20.00", RIGHT, 3), ("Teal", RIGHT, 4)]
    words = [Word(text=text, box=a_box(left, row), size=0.02) for text, left, row in texts]
    page = Page(number=1, width=600, height=800, words=tuple(words))
    numbers = tuple(Spot(text=text, box=a_box(left, row)) for text, left, row in texts if text.startswith("AB"))
    return page_to_passage(page), Stated(page=1, styles=numbers)


RIGHT_READING = [a_card("AB-1", LEFT, price=LEFT), a_card("AB-2", RIGHT, price=RIGHT)]


def test_a_reading_whose_values_stand_with_the_number_of_another_style_is_worse() -> None:
    crossed = [a_card("AB-1", LEFT, price=RIGHT), a_card("AB-2", RIGHT, price=LEFT)]

    assert is_better(RIGHT_READING, crossed, [], *a_passage())
    assert not is_better(crossed, RIGHT_READING, [], *a_passage())


def test_of_readings_without_faults_the_one_that_explains_more_words_is_better() -> None:
    whole = [RIGHT_READING[0], a_card("AB-2", RIGHT, price=RIGHT, colors=("Navy", "Teal"))]

    assert is_better(whole, RIGHT_READING, [], *a_passage())
    assert not is_better(RIGHT_READING, whole, [], *a_passage())
    assert not is_better(whole, whole, [], *a_passage())


def test_faults_come_before_words() -> None:
    wordy = [a_card("AB-1", LEFT, price=RIGHT, colors=("Navy", "Teal")), RIGHT_READING[1]]

    assert not is_better(wordy, RIGHT_READING, [], *a_passage())


def test_a_value_that_stands_twice_is_found_beside_its_styles_number() -> None:
    passage, _ = a_passage()

    found = [passage.find("Navy", passage.line_of("AB-1"), evidence(left, 1)) for left in (LEFT, RIGHT)]

    assert [place.bbox[0] for place in found if place is not None and place.bbox is not None] == [LEFT, RIGHT]
