"""Colours that no vocabulary knows: told by where they stand, and by what differs within a style."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipelines.reading.linesheets.reader import read_linesheet
from pipelines.reading.words.product_words import may_be_color
from tests.unit.reading.drawn_linesheets import Sheet, drawn

STYLES = (
    ("Mateo Straight", "RD-1042"),
    ("Mateo Straight", "RD-1042"),
    ("Lupe Skinny", "RD-1077"),
    ("Pico Relaxed", "RD-1090"),
    ("Vernon Slim", "RD-2011"),
    ("Olvera Taper", "RD-2035"),
)


def cards_with(texts: Sequence[str], styles: Sequence[tuple[str, str]] = STYLES) -> dict[str, list[tuple[str, ...]]]:
    """Style number → colours of its products, of a page of cards that have each one of `texts` below their number."""

    def draw(sheet: Sheet) -> None:
        for index, ((name, style), text) in enumerate(zip(styles, texts, strict=True)):
            x, y = 40 + 180 * (index % 3), 200 + 250 * (index // 3)
            sheet.text(x, y, name, size=11, bold=True)
            sheet.lines(x, y + 14, [style, text, "24-32", "WHSL $78.00 MSRP $198.00"], size=8, leading=12)

    found: dict[str, list[tuple[str, ...]]] = {}
    for product in read_linesheet(drawn(draw), "x.pdf").products:
        found.setdefault(product.style_number, []).append(product.colors)
    return found


def test_what_differs_between_cards_of_one_style_is_the_colour_there_and_in_the_other_cards() -> None:
    found = cards_with(["Topanga", "Colombe", "Smorf", "Two Year", "Calabasas", "Meadowlark"])

    assert found["RD-1042"] == [("Topanga",), ("Colombe",)]
    assert [found[style] for style in ("RD-1077", "RD-2035")] == [[("Smorf",)], [("Meadowlark",)]]


def test_two_known_colours_tell_the_place_of_the_others() -> None:
    styles = [(f"{name} {index}" if index == 1 else name, f"RD-{1000 + index}") for index, (name, _) in enumerate(STYLES)]

    found = cards_with(["Topanga", "Navy", "Smorf", "Two Year", "Rust", "Meadowlark"], styles)

    assert [found[style] for _, style in styles] == [[(c,)] for c in ("Topanga", "Navy", "Smorf", "Two Year", "Rust", "Meadowlark")]


@pytest.mark.parametrize(
    "texts",
    [
        ["Ships in July", "Ships in August", "Ships in July", "Ships in May", "Ships in August", "Ships in July"],
        ["Boiled wool", "Organic cotton", "Washed poplin", "Brushed fleece", "Silk satin", "Cashmere blend"],
        ["Relaxed fit", "Slim fit", "Cropped length", "Long sleeve", "High collar", "Straight fit"],
        ["Core", "Capsule", "Resort collection", "Core", "Holiday capsule", "Core"],
        ["Stoneway Mills", "Stoneway Mills", "Stoneway Mills", "Stoneway Mills", "Stoneway Mills", "Stoneway Mills"],
    ],
)
def test_deliveries_fabrics_cuts_collections_and_makers_are_no_colours(texts: list[str]) -> None:
    assert {color for ways in cards_with(texts).values() for color in ways} == {()}


def test_texts_of_unknown_words_alone_are_not_taken_for_colours() -> None:
    styles = [(name, f"RD-{1000 + index}") for index, (name, _) in enumerate(STYLES)]

    found = cards_with(["Topanga", "Colombe", "Smorf", "Two Year", "Calabasas", "Meadowlark"], styles)

    assert {color for ways in found.values() for color in ways} == {()}


@pytest.mark.parametrize(
    "text",
    ["Boiled wool", "Delivery 2", "12 pieces", "Sommer", "98% cotton", "Knit jacket", "A soft hand and a clean line", "W", "Women"],
)
def test_words_for_other_things_name_no_colour(text: str) -> None:
    assert not may_be_color(text)


@pytest.mark.parametrize("text", ["Topanga", "Midnight Oil", "Colombe, Two Year", "Winter White", "240 Sahara", "Terre d'ombre"])
def test_a_few_other_words_could_name_one(text: str) -> None:
    assert may_be_color(text)
