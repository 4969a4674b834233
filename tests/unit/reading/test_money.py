"""Prices and numbers as documents print them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipelines.reading.words.money import NumberStyle, find_prices, numbers_style, text_to_currency, text_to_number, text_to_price


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("€ 34,00", "34.00", "EUR"),
        ("34.00 USD", "34.00", "USD"),
        ("$1,234.50", "1234.50", "USD"),
        ("1.234,50 €", "1234.50", "EUR"),
        ("CHF 1'234.50", "1234.50", "CHF"),
        ("from 12.90", "12.90", ""),
        ("£5", "5", "GBP"),
        ("12,-", "12", ""),
        ("ab 19,90 EUR", "19.90", "EUR"),
    ],
)
def test_prices_are_decimal_text_with_their_currency(text: str, amount: str, currency: str) -> None:
    price = text_to_price(text)

    assert price is not None
    assert (price.amount, price.currency) == (amount, currency)


@pytest.mark.parametrize("text", ["Style 34", "2 kg", "12-14", "", "50 %", "S-XL", "2026-01-02"])
def test_what_only_looks_like_a_price_is_none(text: str) -> None:
    assert text_to_price(text) is None


@pytest.mark.parametrize(
    ("text", "style", "number"),
    [
        ("1.234", None, "1.234"),
        ("1.234", "comma", "1234"),
        ("1,234", None, "1234"),
        ("1,234", "comma", "1.234"),
        ("(12.00)", None, "-12.00"),
        ("−3", None, "-3"),
        ("1 234,50", None, "1234.50"),
    ],
)
def test_separators_follow_the_style_of_their_column(text: str, style: NumberStyle | None, number: str) -> None:
    assert text_to_number(text, style) == Decimal(number)


def test_a_column_agrees_on_its_decimal_mark_or_says_nothing() -> None:
    assert numbers_style(["12,50", "1.200", "3"]) == "comma"
    assert numbers_style(["1,200.00", "3.50"]) == "point"
    assert numbers_style(["1.200", "3", "x"]) is None


def test_dates_say_nothing_of_the_decimal_mark() -> None:
    assert numbers_style(["15.03.2027", "1.250"]) is None
    assert numbers_style(["15.03.2027", "6,35"]) == "comma"


def test_prices_in_running_text_come_with_their_place() -> None:
    text = "WHSL €12,50 / RRP €30,00, 100% cotton, 2 kg"

    found = find_prices(text)

    assert [(price.amount, text[start:end]) for price, start, end in found] == [("12.50", "€12,50"), ("30.00", "€30,00")]


def test_a_dollar_is_the_document_s_own() -> None:
    price = text_to_price("$12.00", default_currency="CAD")

    assert price is not None
    assert price.currency == "CAD"
    assert text_to_currency("Amounts in EUR") == "EUR"


def test_a_code_beside_a_dollar_sign_says_which_dollar_it_is() -> None:
    texts = ["CAD $45.00", "$45.00 CAD", "€ 45,00 EUR"]

    assert [[(p.amount, p.currency, text[a:b]) for p, a, b in find_prices(text)] for text in texts] == [
        [("45.00", "CAD", "CAD $45.00")], [("45.00", "CAD", "$45.00 CAD")], [("45.00", "EUR", "€ 45,00 EUR")],
    ]  # fmt: skip
    assert [p.currency for p, _, _ in find_prices("WHSL $45.00 CAD $99.00")] == ["USD", "CAD"]


def test_lengths_are_no_prices() -> None:
    assert find_prices("Flare: 2.25 meters, 3.50 yds") == []


def test_whole_amounts_without_cents_are_prices_in_running_text() -> None:
    found = find_prices("Veil. 1 199,- og 549,-, 2.950,– for 3 stk")

    assert [price.amount for price, _, _ in found] == ["1199", "549", "2950"]


def test_letters_that_a_currency_has_too_begin_a_style_number() -> None:
    assert not find_prices("TL26-1001")
    assert [price.amount for price, _, _ in find_prices("TL26 - KR120")] == ["26", "120"]
