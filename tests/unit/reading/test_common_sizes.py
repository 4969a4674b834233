"""Sizes that a document states once for all of its styles."""

from __future__ import annotations

import pytest

from pipelines.reading.linesheets.common_sizes import texts_to_common_sizes
from pipelines.reading.linesheets.reader import read_linesheet
from pipelines.reading.model import Evidence
from tests.unit.reading.drawn_linesheets import Sheet, drawn


def sizes(*texts: str) -> tuple[str, ...]:
    return told(*texts).get("", ())


def told(*texts: str) -> dict[str, tuple[str, ...]]:
    """The sizes that texts state, by the group of styles."""
    common = texts_to_common_sizes(Evidence(text=text, confidence=1.0, page=1) for text in texts)
    return {found.group: found.sizes for found in common}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Prezzi in Euro, IVA esclusa. Taglie 40–44 su tutti i capi.", ("40", "42", "44")),
        ("All styles come in sizes S-L | Delivery August", ("S", "M", "L")),
        ("Alle Modelle in Gr. 36 - 40. Liefertermin Mitte August", ("36", "38", "40")),
        ("Tailles S, M, L pour tous les modèles", ("S", "M", "L")),
        ("Tallas: todos los estilos 36, 38 y 40 Portes pagados", ("36", "38", "40")),
    ],
)
def test_a_sentence_that_speaks_of_all_styles_states_their_sizes(text: str, found: tuple[str, ...]) -> None:
    assert sizes(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "All prices in Euro | Sizes S-L",
        "All trousers in sizes S-L",
        "All women's styles in sizes S-L",
        "Sizes S-L",
        "Sizes: all trousers S-L",
        "All styles. Minimum order 6 pieces per size",
    ],
)
def test_what_speaks_of_prices_or_of_a_group_states_no_sizes_of_all_styles(text: str) -> None:
    assert sizes(text) == ()


def test_two_statements_that_differ_state_nothing() -> None:
    assert sizes("All styles in sizes S-L", "All styles in sizes 36-40") == ()


def test_styles_without_sizes_of_their_own_have_those_of_the_cover_with_its_place() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(100, 400, "Wholesale prices in Euro. Sizes S-L for all styles.")
        sheet.next_page()
        for index in range(4):
            x = 40 + 140 * index
            sheet.photo(x, 60, 110, 150, 60 + 20 * index)
            more = ["One Size"] if index == 3 else []
            sheet.lines(x, 230, [f"Fjord Dress {'ABCD'[index]}", f"Style # BX-{510 + index}", f"WHSL €{30 + index}.00", *more])

    products = read_linesheet(drawn(draw), "drawn.pdf").products

    assert [p.sizes for p in products] == [("S", "M", "L")] * 3 + [("One Size",)]
    assert {p.evidence["sizes"].page for p in products[:3]} == {1}


def test_a_line_that_opens_with_a_group_of_styles_states_the_sizes_of_those_alone() -> None:
    def draw(sheet: Sheet) -> None:
        for index, name in enumerate(["Willow Belt", "Acorn Belt", "Willow Hat", "Belted Cape"]):
            x = 40 + 140 * index
            sheet.photo(x, 60, 110, 150, 60 + 20 * index)
            sheet.lines(x, 230, [name, f"Style # BX-{510 + index}", f"WHSL €{30 + index}.00"])
        sheet.text(200, 700, "Belts: sizes S, M & L unless noted. Please say which.")

    products = read_linesheet(drawn(draw), "drawn.pdf").products

    assert [(p.name, p.sizes) for p in products] == [
        ("Willow Belt", ("S", "M", "L")), ("Acorn Belt", ("S", "M", "L")), ("Willow Hat", ()), ("Belted Cape", ())]  # fmt: skip
    assert told("Belts: sizes S-L", "Hats: sizes 56-58", "Belts: sizes 80 cm") == {"hats": ("56", "57", "58")}
    assert told("Belts: black, sizes S-L", "Belts sizes S-L", "Made: sizes S-L") == {}
