"""A labelled value that wraps onto further lines is read whole, and nothing else is taken into it."""

from __future__ import annotations

import pytest

from pipelines.reading.layout import Line
from pipelines.reading.linesheets.facts import Facts
from pipelines.reading.linesheets.reader import read_linesheet
from pipelines.reading.linesheets.value_lines import join_values
from tests.unit.reading.drawn_linesheets import Sheet, drawn
from tests.unit.reading.test_label_lines import ASPECT, line

LABEL = 0.1  # left edge
VALUE = 0.1 + 0.006 * len("Colors:") + 0.004


def joined(*lines: Line) -> list[str]:
    return [one.text for one in join_values(lines, Facts(), ASPECT)]


@pytest.mark.parametrize("edge", [LABEL, VALUE])
@pytest.mark.parametrize("mark", [",", " /", " &"])
def test_a_labelled_value_that_breaks_off_at_a_mark_goes_on_in_the_next_line(mark: str, edge: float) -> None:
    assert joined(line(f"Colors: Olive, Sand{mark}", LABEL, 0.3), line("Night blue", edge, 0.312)) == [
        f"Colors: Olive, Sand{mark} Night blue"
    ]


def test_a_value_whose_lines_all_begin_right_of_its_label_is_one() -> None:
    assert joined(line("Colors: Olive, Night", LABEL, 0.3), line("Blue, Rust", VALUE, 0.312), line("Black", VALUE, 0.324)) == [
        "Colors: Olive, Night Blue, Rust Black"
    ]


def test_colours_below_each_other_without_a_mark_are_a_list() -> None:
    assert joined(line("Colors: Olive", LABEL, 0.3), line("Navy", VALUE, 0.312)) == ["Colors: Olive, Navy"]


def test_short_texts_below_a_colour_that_had_room_beside_it_are_listed_and_those_of_a_full_line_are_not() -> None:
    def below_each_other(width: int) -> list[str]:
        lines = [line("Sizes:" + " XL" * width, LABEL, 0.288), line("Colors: Osso", LABEL, 0.3), line("Perla", VALUE, 0.312)]
        return joined(*lines, line("Fonte", VALUE, 0.324))[1:]

    assert below_each_other(12) == ["Colors: Osso, Perla, Fonte"]
    assert below_each_other(1) == ["Colors: Osso", "Perla", "Fonte"]


@pytest.mark.parametrize("below", ["Sizes: S, M", "$34.00", "Style # BX-510"])
def test_a_value_that_breaks_off_takes_no_label_price_or_style_number(below: str) -> None:
    assert joined(line("Colors: Olive, Sand,", LABEL, 0.3), line(below, LABEL, 0.312)) == ["Colors: Olive, Sand,", below]


def test_a_value_without_a_mark_at_its_end_takes_nothing_from_below_its_label() -> None:
    assert joined(line("Colors: Olive, Sand", LABEL, 0.3), line("Night blue", LABEL, 0.312)) == [
        "Colors: Olive, Sand",
        "Night blue",
    ]


def test_the_last_of_as_many_colours_as_their_label_counts_goes_on_below_where_it_had_no_room() -> None:
    colors, below = line("Colors (2): Ash w/ Gold Pin, Ink w/ Gold", LABEL, 0.3), line("Pin", LABEL, 0.312)

    assert joined(colors, below) == ["Colors (2): Ash w/ Gold Pin, Ink w/ Gold Pin"]
    assert len(joined(line("Sizes:" + " XL" * 25, LABEL, 0.288), colors, below)) == 3
    assert len(joined(line("Colors (3): Ash w/ Gold Pin, Ink w/ Gold", LABEL, 0.3), below)) == 2


def test_a_value_that_breaks_off_takes_nothing_from_the_card_beside_it_or_far_below() -> None:
    beside, below = line("Night blue", LABEL + 0.2, 0.312), line("Night blue", LABEL, 0.33)

    assert len(joined(line("Colors: Olive, Sand,", LABEL, 0.3), beside)) == 2
    assert len(joined(line("Colors: Olive, Sand,", LABEL, 0.3), below)) == 2


def wrapped_grid(sheet: Sheet) -> None:
    for index in range(6):
        x, y = 60 + 180 * (index % 3), 60 + 260 * (index // 3)
        sheet.photo(x, y, 110, 130, 60 + 20 * index)
        sheet.lines(x, y + 145, [f"Style # BX-{510 + index}", "Colors: Olive, Sand,", "Glacier", "Sizes: XS, S, M,", "L, XL",
                                 f"WHSL ${30 + index}.00"])  # fmt: skip


def test_cards_whose_colours_and_sizes_wrap_give_all_of_them() -> None:
    products = read_linesheet(drawn(wrapped_grid), "grid.pdf").products

    assert [p.style_number for p in products] == [f"BX-{510 + i}" for i in range(6)]
    assert {p.colors for p in products} == {("Olive", "Sand", "Glacier")}
    assert {p.sizes for p in products} == {("XS", "S", "M", "L", "XL")}


def test_a_line_in_small_letters_ends_the_name_of_the_last_colour() -> None:
    assert joined(line("Colors: Sea, Grey", LABEL, 0.3), line("printed", LABEL, 0.312)) == ["Colors: Sea, Grey printed"]


def test_a_word_below_a_whole_colour_in_the_column_of_values_is_the_next_colour() -> None:
    upper, lower = line("Colours: Matte Black", LABEL, 0.3), line("Umbria", VALUE + 0.03, 0.312)

    assert joined(upper, line("Umbria", VALUE + 0.006, 0.312)) == ["Colours: Matte Black, Umbria"]
    assert joined(upper, lower) == [upper.text, lower.text]
