"""A label and its value on lines of their own are read as one, each card's by itself."""

from __future__ import annotations

import pytest

from pipelines.reading.layout import Line, words_to_line
from pipelines.reading.linesheets.facts import Facts
from pipelines.reading.linesheets.label_lines import join_labels
from pipelines.reading.model import Word

ASPECT = 1.4


def line(text: str, x: float, y: float) -> Line:
    """A line of 8-point type; `x`, `y` are shares of the page."""
    words, at = [], x
    for word in text.split():
        wide = 0.006 * len(word)
        words.append(Word(text=word, box=(at, y, at + wide, y + 0.01), size=0.01))
        at += wide + 0.004
    return words_to_line(words, ASPECT)


def joined(*lines: Line) -> list[str]:
    return [one.text for one in join_labels(lines, Facts(), ASPECT)]


@pytest.mark.parametrize("currency", ["SEK", "NOK", "DKK", "NZD", "PLN", "JPY", "CZK", "kr", "€"])
def test_a_price_that_breaks_off_at_its_currency_goes_on_in_the_next_line(currency: str) -> None:
    texts = joined(line(f"Trade: {currency} 39 / RRP: {currency}", 0.1, 0.3), line("105.00", 0.1, 0.313))

    assert texts == [f"Trade: {currency} 39 / RRP: {currency} 105.00"]


def test_two_cards_side_by_side_whose_prices_break_off_each_take_the_amount_of_their_own_column() -> None:
    texts = joined(line("Trade: SEK 39 / RRP: SEK", 0.1, 0.3), line("Trade: SEK 62 / RRP: SEK", 0.3, 0.3),
                   line("160", 0.3, 0.312), line("111.95", 0.1, 0.313))  # fmt: skip

    assert texts == ["Trade: SEK 39 / RRP: SEK 111.95", "Trade: SEK 62 / RRP: SEK 160"]


def test_a_price_that_breaks_off_never_takes_the_amount_of_the_card_beside_it() -> None:
    left = line("Trade: SEK 39 / RRP: SEK", 0.1, 0.3)
    beside = line("160.00 in stock", left.box[2] + 0.03, 0.3)
    below = line("160.00 in stock", left.box[2] - 0.01, 0.312)

    assert joined(left, beside) == [left.text, beside.text]
    assert joined(left, below) == [left.text, below.text]


def test_the_amount_of_a_centred_price_stands_under_its_own_words() -> None:
    assert joined(line("WHSL $12 / RRP $", 0.1, 0.3), line("34.00", 0.135, 0.312)) == ["WHSL $12 / RRP $ 34.00"]


def test_a_price_that_breaks_off_takes_the_amount_below_before_a_label_nearby_does() -> None:
    texts = joined(line("RRP", 0.1, 0.299), line("WHSL $12 / RRP $", 0.14, 0.3), line("34.00", 0.14, 0.312))

    assert "WHSL $12 / RRP $ 34.00" in texts


def test_a_price_that_breaks_off_keeps_its_first_price_where_no_amount_follows() -> None:
    assert joined(line("WHSL $12 / RRP $", 0.1, 0.3), line("Olive", 0.1, 0.312)) == ["WHSL $12 / RRP $", "Olive"]


def test_a_line_with_a_label_of_its_own_is_not_the_value_of_the_label_left_of_it() -> None:
    texts = joined(line("Farben:", 0.5, 0.3), line("EK 74,90 €", 0.7, 0.3), line("– Rubin", 0.5, 0.313))

    assert texts == ["Farben: – Rubin", "EK 74,90 €"]


def test_the_label_of_a_category_in_a_column_of_labels_has_its_value_beside_it_and_a_heading_has_none() -> None:
    column = [line("Style No.", 0.1, 0.3), line("Category", 0.1, 0.315), line("Size", 0.1, 0.33)]
    values = [line("AB-WAT11", 0.2, 0.3), line("Jewels", 0.2, 0.315), line("One Size", 0.2, 0.33)]

    assert "Category: Jewels" in joined(*column, *values)
    assert "Category" in joined(line("Category", 0.1, 0.1), line("Jewels", 0.2, 0.1), *column[::2], *values[::2])


def test_the_amount_below_a_label_of_prices_may_begin_right_of_it_and_no_words_beside_it_are_its_value() -> None:
    texts = joined(line("Wholesale", 0.7, 0.3), line("£9.75", 0.76, 0.312), line("LOAFER", 0.8, 0.3))

    assert texts == ["Wholesale: £9.75", "LOAFER"]


@pytest.mark.parametrize("at", [0.1, 0.1 + 0.006 * 4 + 0.004])
def test_a_style_number_that_breaks_off_at_its_hyphen_goes_on_below_at_the_edge_of_its_label_or_its_own(at: float) -> None:
    texts = joined(line("Ref. H26-", 0.1, 0.3), line("Lainage", 0.3, 0.3), line("CAPUCINE", at, 0.312), line("mérinos", 0.3, 0.312))

    assert texts == ["Ref. H26-CAPUCINE", "Lainage", "mérinos"]


@pytest.mark.parametrize("below", ["Cape Capucine", "Capucine", "36 38 40"])
def test_a_style_number_that_breaks_off_takes_no_words_or_sizes_from_below(below: str) -> None:
    assert below in joined(line("Ref. H26-", 0.1, 0.3), line(below, 0.1, 0.312))


def test_colours_set_apart_below_the_labelled_one_are_its_list_until_the_next_label() -> None:
    texts = joined(line("Colors", 0.1, 0.3), line("Poppy Dot", 0.2, 0.302), line("Zirbel", 0.2, 0.33),
                   line("Sea Glass", 0.2, 0.358), line("Fit", 0.1, 0.386), line("Boxy", 0.2, 0.386))  # fmt: skip

    assert "Colors: Poppy Dot, Zirbel, Sea Glass" in texts


def test_a_label_over_a_column_heads_its_first_text_alone() -> None:
    texts = joined(line("Colors", 0.2, 0.3), line("roze / ecru", 0.2, 0.316), line("Zirbel", 0.2, 0.344))

    assert "Zirbel" in texts


def test_a_label_of_prices_behind_its_amount_leaves_the_next_cards_amount_alone() -> None:
    one, other = line("$41.00", 0.1, 0.3), line("$38.50", 0.3, 0.3)
    behind, last = line("wholesale", one.box[2] + 0.02, 0.302), line("wholesale", other.box[2] + 0.02, 0.302)

    assert joined(one, behind, other, last) == ["wholesale: $41.00", "wholesale: $38.50"]


def test_a_label_between_two_amounts_has_the_one_behind_it() -> None:
    first = line("WHSL", 0.1, 0.3)
    amount = line("$41.00", first.box[2] + 0.02, 0.3)
    second = line("RRP", amount.box[2] + 0.02, 0.3)
    retail = line("$92.00", second.box[2] + 0.02, 0.3)

    assert joined(first, amount, second, retail) == ["WHSL: $41.00", "RRP: $92.00"]


def test_a_wrapped_line_goes_on_at_the_edge_of_its_first_part() -> None:
    first = line("Wholesale Price AUD 46.50", 0.1, 0.3)
    broken = line("RRP AUD", first.box[2] + 0.012, 0.3)

    assert sorted(joined(first, broken, line("116.00", 0.1, 0.312))) == ["RRP AUD 116.00", first.text]
    far = line("RRP AUD", first.box[2] + 0.1, 0.3)

    assert "116.00" in joined(first, far, line("116.00", 0.1, 0.312))


def test_sizes_in_a_box_each_are_a_list_also_in_a_second_row_and_a_price_behind_them_is_none_of_it() -> None:
    first, second = ("36", "38", "40", "42"), ("44", "46")
    chips = [line(size, 0.1 + 0.04 * at, 0.313) for at, size in enumerate(first)]
    below = [line(size, 0.1 + 0.04 * at, 0.333) for at, size in enumerate(second)]

    assert joined(line("Sizes:", 0.1, 0.3), *chips, *below)[0] == "Sizes: 36, 38, 40, 42, 44, 46"
    assert joined(line("Sizes:", 0.1, 0.3), *chips, line("28", 0.26, 0.313)) == ["Sizes: 36, 38, 40, 42", "28"]
    assert joined(line("Sizes: One size", 0.1, 0.3), line("28", 0.215, 0.3)) == ["Sizes: One size", "28"]


def test_the_label_of_a_price_may_say_in_brackets_what_it_includes() -> None:
    texts = joined(line("RRP (incl. VAT)", 0.1, 0.3), line("59,00 €", 0.25, 0.3))

    assert texts == ["RRP (incl. VAT): 59,00 €"]
