"""Sizes as the trade writes them."""

from __future__ import annotations

import pytest

from pipelines.reading.linesheets.facts import Facts
from pipelines.reading.linesheets.readings import text_to_readings
from pipelines.reading.words.labels import sizes_in
from pipelines.reading.words.size_lists import text_to_sizes
from pipelines.reading.words.size_runs import by_one, goes_by_one, sizes_in_order
from pipelines.reading.words.sizes import is_measure, is_one_size, is_size, size_rank


@pytest.mark.parametrize(
    "text",
    [
        "M",
        "xl",
        "EU 38",
        "7.5",
        "7 1/2",
        "W32 L34",
        "32/34",
        "6-12M",
        "2Y",
        "4 år",
        "75B",
        "98/104",
        "One Size",
        "TU",
        "Queen",
        "140x200",
        "3XL",
    ],
)
def test_one_size_is_known(text: str) -> None:
    assert is_size(text)


@pytest.mark.parametrize("text", ["", "Shirt", "2026", "1234", "Total", "Black", "12.345"])
def test_other_words_and_numbers_are_no_sizes(text: str) -> None:
    assert not is_size(text)


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("S-XL", ("S", "M", "L", "XL")),
        ("XS, S, M", ("XS", "S", "M")),
        ("36-42", ("36", "38", "40", "42")),
        ("39-40, 41-43, 44-46", ("39-40", "41-43", "44-46")),
        ("S / M / L", ("S", "M", "L")),
        ("S to XL", ("S", "M", "L", "XL")),
        ("S/M", ("S/M",)),
        ("32/34", ("32/34",)),
        ("35/38 39/42", ("35/38", "39/42")),
        ("39/45", ("39", "40", "41", "42", "43", "44", "45")),
        ("50/52 · 54/56", ("50/52", "54/56")),
        ("42 cm/45 cm", ("42 cm", "45 cm")),
        ("Sizes: S M L", ("S", "M", "L")),
        ("6-12M", ("6-12M",)),
        ("1-3y · 4-7y", ("1-3y", "4-7y")),
        ("Kids 2-3y · 4-5y", ("2-3y", "4-5y")),
        ("100% cotton", ()),
    ],
)
def test_runs_and_lists_become_sizes_and_pairs_stay_one(text: str, sizes: tuple[str, ...]) -> None:
    assert text_to_sizes(text) == sizes


def test_sizes_sort_as_they_are_worn() -> None:
    assert sorted(["XL", "S", "XXL", "M", "XS"], key=size_rank) == ["XS", "S", "M", "XL", "XXL"]
    assert is_one_size("O/S")
    assert not is_one_size("S")


@pytest.mark.parametrize("text", ["XS / 34", "S/36", "42/U", "L/14/OS", "L (42)", "AU6 US2", "AU10/US6", "EU 38 / UK 5"])
def test_a_size_in_two_systems_is_one_size(text: str) -> None:
    assert is_size(text)
    assert text_to_sizes(text) == (text,)


@pytest.mark.parametrize("text", ["S/36/M", "M 12", "12 / 7", "US 2 pieces"])
def test_two_sizes_or_other_words_are_not_one_size(text: str) -> None:
    assert not is_size(text)


def test_one_size_keeps_the_words_that_say_so() -> None:
    assert text_to_sizes("Taille unique") == ("Taille unique",)


def test_pairs_of_sizes_with_a_dash_between_them_are_no_range() -> None:
    assert text_to_sizes("S/M - L/XL") == ("S/M", "L/XL")


def test_even_ends_up_to_24_go_up_by_two() -> None:
    assert text_to_sizes("8-16") == ("8", "10", "12", "14", "16")
    assert text_to_sizes("6–18")[:3] == ("6", "8", "10")


def test_ranges_with_odd_ends_show_that_a_document_counts_by_one() -> None:
    assert goes_by_one(["36-41", "35–41", "36-40", "Taglie: 36-40"])
    assert goes_by_one(["36 ao 41", "35 ao 40"])
    assert by_one("36 ao 40", text_to_sizes("36 ao 40")) == ("36", "37", "38", "39", "40")
    assert not goes_by_one(["34-44", "36-46", "36-41", "34-42", "34-44", "36-44", "34-44", "36-42"])
    assert by_one("36-40", text_to_sizes("36-40")) == ("36", "37", "38", "39", "40")
    assert by_one("36, 38, 40", ("36", "38", "40")) == ("36", "38", "40")


def test_letters_of_rings_are_sizes_when_they_follow_each_other() -> None:
    assert sizes_in_order("J L N P R") == ("J", "L", "N", "P", "R")
    assert sizes_in_order("S M L") == sizes_in_order("A B") == sizes_in_order("one two three") == ()


def test_numbers_under_the_word_for_sizes_are_sizes_when_they_go_up_in_even_steps() -> None:
    assert sizes_in_order("75 80 85") == sizes_in_order("75/80/85") == sizes_in_order("75 - 80 - 85") == ("75", "80", "85")
    assert sizes_in_order("75 80 90") == sizes_in_order("75 80") == ()


def test_a_range_may_begin_with_a_word_for_from() -> None:
    assert text_to_sizes("du 36 au 42") == text_to_sizes("von 36 bis 42") == ("36", "38", "40", "42")


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("UK 8, 10, 12", "8 10 12"),
        ("EU 36 37 38 39", "36 37 38 39"),
        ("AU 6 - 8 - 10 - 12", "6 8 10 12"),
        ("UK 8, UK 10", "UK 8,UK 10"),
        ("34-44 (solo pares)", "34 36 38 40 42 44"),
        ("S-L (fits small)", "S M L"),
        ("fits small (not S)", ""),
        ("S/XL", "S M L XL"),
        ("S/M", "S/M"),
    ],
)
def test_what_is_said_once_of_all_sizes_is_no_part_of_them(text: str, sizes: str) -> None:
    assert text_to_sizes(text) == tuple(sizes.split("," if "," in sizes else None))


def test_the_last_size_of_a_list_with_commas_may_stand_behind_and() -> None:
    assert text_to_sizes("XS, S und M") == ("XS", "S", "M")
    assert text_to_sizes("36, 38, 40 e 42") == ("36", "38", "40", "42")
    assert text_to_sizes("2 and 4") == ()


def test_head_sizes_between_dashes_are_a_list() -> None:
    assert text_to_sizes("57 - 59 - 61 - 63") == ("57", "59", "61", "63")


def test_how_wide_and_high_a_thing_is_is_no_size_to_choose_and_waist_and_length_are() -> None:
    assert is_measure('14"W x 10"H x 5"D')
    assert is_measure("32 cm B x 24 cm H")
    assert not is_measure("30W x 32L")
    assert not is_measure("140x200")
    assert [r for r in text_to_readings('Dimensions: 14"W x 10"H', Facts()) if r.role == "sizes"] == []


def test_sizes_between_which_a_recogniser_lost_spaces_go_up_evenly_and_other_digits_are_no_sizes() -> None:
    assert sizes_in("2628303234") == ("26", "28", "30", "32", "34")
    assert sizes_in("24 25 2627 28") == ("24", "25", "26", "27", "28")
    assert sizes_in("4027193355") == ()


def test_spans_in_a_system_of_sizes_are_one_size_each_be_the_last_behind_and() -> None:
    assert text_to_sizes("UK 4-7 and UK 8-11") == ("UK 4-7", "UK 8-11")
    assert text_to_sizes("EU 19-22, EU 23-26½ und EU 27-30") == ("EU 19-22", "EU 23-26½", "EU 27-30")
    assert text_to_sizes("UK 4-7 and") == ()
