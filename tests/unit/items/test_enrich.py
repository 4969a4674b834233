"""Order lines find their product, and where they do not, they say why."""

from __future__ import annotations

import pytest

from pipelines.items.enrich import AMBIGUOUS, NOT_LISTED, EnrichedLine, enrich, style_key
from pipelines.reading.model import OrderLine, Product


def _product(style: str, *colors: str, name: str = "", code: str = "") -> Product:
    key = f"{style_key(style) or name.casefold()}|{'/'.join(colors).casefold()}|{code}"
    return Product(key=key, style_number=style, name=name, colors=colors, color_code=code, category="Shirts")


def _match(line: OrderLine, *products: Product) -> EnrichedLine:
    return enrich([line], products)[0]


SHIRTS = (_product("SH-150", "Navy", "Sand", name="Senna Shirt"), _product("SH-155", "Navy", name="Orla Shirt"))


def test_the_very_style_and_colour_is_exact_and_brings_category_and_name() -> None:
    found = _match(OrderLine(style_number="SH-150", color="navy"), *SHIRTS)

    assert (found.band, found.product_key, found.name, found.category) == ("exact", SHIRTS[0].key, "Senna Shirt", "Shirts")


def test_where_the_linesheet_gives_no_name_the_orders_own_stays() -> None:
    line = OrderLine(style_number="SH-150", color="Navy", description="Printed Crew Top")

    assert _match(line, _product("SH-150", "Navy")).name == "Printed Crew Top"
    assert _match(line, *SHIRTS).name == "Senna Shirt"


@pytest.mark.parametrize("written", ["sh150", "SH 150", "SH/150", "SH-15O", "SH-150-NVY-M"])
def test_a_style_written_differently_is_close(written: str) -> None:
    found = _match(OrderLine(sku=written, color="Navy"), *SHIRTS)

    assert (found.band, found.product_key) == ("close", SHIRTS[0].key)
    assert "SH-150" in found.reason
    assert found.score < 1


def test_one_digit_more_is_another_style_and_not_in_the_linesheet() -> None:
    found = _match(OrderLine(style_number="SH-151", color="Navy", description="Tara Shirt"), *SHIRTS)

    assert (found.band, found.product_key, found.flags) == ("none", "", (NOT_LISTED,))


def test_a_slip_in_the_number_is_forgiven_when_the_name_is_the_same() -> None:
    found = _match(OrderLine(style_number="SH-1500", color="Navy", description="Senna Shirt"), *SHIRTS)

    assert (found.band, found.product_key) == ("close", SHIRTS[0].key)


def test_leading_zeros_are_forgiven_only_for_plain_numbers() -> None:
    numbers, letters = _product("00123", "Red"), _product("A00123", "Red")

    assert _match(OrderLine(style_number="123", color="Red"), numbers).band == "close"
    assert _match(OrderLine(style_number="A123", color="Red"), letters).band == "none"


def test_two_styles_that_fit_equally_well_decide_nothing() -> None:
    found = _match(
        OrderLine(style_number="B0-1", color="Red"), _product("BO-1O", "Red"), _product("B0-10", "Red"), _product("BO-10", "Red")
    )
    same = _match(OrderLine(style_number="BO-IO", color="Red"), _product("B0-1O", "Red"), _product("BO-10", "Red"))

    assert found.band == "none"
    assert (same.band, same.flags) == ("none", (AMBIGUOUS,))


def test_a_name_shared_by_two_styles_is_ambiguous() -> None:
    found = _match(OrderLine(description="Senna Shirt", color="Navy"), SHIRTS[0], _product("SH-199", "Navy", name="Senna Shirt"))

    assert (found.band, found.flags) == ("none", (AMBIGUOUS,))
    assert "SH-150" in found.reason
    assert "SH-199" in found.reason


def test_colourways_that_are_products_of_their_own_are_told_apart_by_colour_or_code() -> None:
    navy, sand = _product("A1", "Navy", code="410"), _product("A1", "Sand", code="220")

    assert _match(OrderLine(style_number="A1", color="Sand"), navy, sand).product_key == sand.key
    assert _match(OrderLine(style_number="A1", color="410", color_code="410"), navy, sand).product_key == navy.key
    assert _match(OrderLine(style_number="A1"), navy, sand).flags == (AMBIGUOUS,)


def test_a_colour_spelled_nearly_so_is_close_and_an_unknown_one_is_flagged() -> None:
    near = _match(OrderLine(style_number="SH-150", color="Navy Blue"), *SHIRTS)
    unknown = _match(OrderLine(style_number="SH-150", color="Orange"), *SHIRTS)

    assert (near.band, near.flags) == ("close", ())
    assert unknown.band == "close"
    assert NOT_LISTED in unknown.flags[0]


def test_without_any_style_numbers_the_name_is_the_identity() -> None:
    belt, hat = _product("", "Black", name="Woven Belt"), _product("", "Black", name="Felt Hat")

    assert _match(OrderLine(description="Woven Belt", color="Black"), belt, hat).band == "exact"
    assert _match(OrderLine(description="Wooven Belt", color="Black"), belt, hat).band == "close"
    assert _match(OrderLine(description="Scarf", color="Black"), belt, hat).band == "none"


def test_flags_of_the_line_are_kept_and_an_empty_linesheet_matches_nothing() -> None:
    found = enrich([OrderLine(style_number="A1", flags=("3 × 2 is 6",))], [])

    assert (found[0].band, found[0].flags) == ("none", ("3 × 2 is 6", NOT_LISTED))
