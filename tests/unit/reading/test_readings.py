"""What a single line, colour list or style number says."""

from __future__ import annotations

import pytest

from pipelines.reading.linesheets.document_facts import texts_to_facts
from pipelines.reading.linesheets.facts import Facts
from pipelines.reading.linesheets.readings import text_to_field_value, text_to_readings
from pipelines.reading.model import WHOLE_PAGE
from pipelines.reading.words.colors import is_color_text, text_to_colors
from pipelines.reading.words.labels import Role, sizes_in
from pipelines.reading.words.style_numbers import find_style_numbers, looks_like_style_number, texts_to_shapes, token_to_shape

FACTS = Facts(style_shapes=("A-9",))


def said(text: str, facts: Facts = FACTS) -> list[tuple[str, str]]:
    return [(r.role, r.price.amount if r.price else r.text) for r in text_to_readings(text, facts)]


@pytest.mark.parametrize(
    ("text", "wholesale", "retail"),
    [
        ("WHSL $34.00 / RRP $79.00", "34.00", "79.00"),
        ("$34.00 wholesale / $79.00 retail", "34.00", "79.00"),
        ("EK 29,95 €   UVP 69,95 €", "29.95", "69.95"),
        ("PA HT : 32,50 € PVC TTC : 79,90 €", "32.50", "79.90"),
        ("Trade GBP 40 Suggested Retail GBP 100", "40", "100"),
    ],
)
def test_prices_belong_to_the_label_before_them_or_behind_them(text: str, wholesale: str, retail: str) -> None:
    found = {r.role: r.price.amount for r in text_to_readings(text, FACTS) if r.price}

    assert found == {"wholesale_price": wholesale, "retail_price": retail}


def test_a_style_number_is_told_by_its_label_or_by_the_shape_the_document_uses() -> None:
    assert ("style_number", "7011/8") in said("Modell 7011/8")
    assert ("style_number", "SH 3010") in said("Ref SH 3010")
    assert said("AY-510 Alpine Parka") == [("style_number", "AY-510"), ("text", "Alpine Parka")]
    assert said("AY-510", Facts()) == [("text", "AY-510")]


@pytest.mark.parametrize("number", ["A-12", "H-24", "P-03", "SS-17"])
def test_behind_a_label_shortened_by_a_dot_a_number_is_one_whatever_it_begins_with(number: str) -> None:
    assert said(f"Ref. {number}", Facts()) == [("style_number", number)]


@pytest.mark.parametrize("terms", ["Free UK delivery over £350, otherwise £6.50", "Opening order £200, repeats £90"])
def test_amounts_of_an_order_and_its_freight_are_no_prices_and_those_behind_them_neither(terms: str) -> None:
    assert {role for role, _ in said(terms)} <= {"text", "other"}


def test_a_word_that_could_be_a_label_is_none_inside_a_name() -> None:
    assert said("Retail Therapy Tee") == [("text", "Retail Therapy Tee")]
    assert said("Example Retail Ltd 6") == [("text", "Example Retail Ltd 6")]
    assert said("Type A Jacket") == [("text", "Type A Jacket")]


def test_what_stands_in_a_prices_place_is_no_price() -> None:
    assert said("Wholesale: TBC") == [("other", "TBC")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("IVORY, BLACK", ["IVORY", "BLACK"]),
        ("BLACK&WHITE", ["BLACK&WHITE"]),
        ("Black / White / Navy", ["Black", "White", "Navy"]),
        ("Black/White", ["Black/White"]),
        ("Black, Navy & White", ["Black", "Navy", "White"]),
        ("Available in Black & Navy", ["Black", "Navy"]),
        ("001 Black, 410 Navy", ["Black", "Navy"]),
        ("BUR Burgundy / RSE Dusty Rose", ["Burgundy", "Dusty Rose"]),
        ("Verde bosco (FOR) / Ecrù (ECR)", ["Verde bosco", "Ecrù"]),
        ("GREY/W SILVER SEQUINS, BLACK/W BLACK SEQUINS", ["GREY/W SILVER SEQUINS", "BLACK/W BLACK SEQUINS"]),
    ],
)
def test_a_list_of_colours_is_divided_and_freed_of_its_codes(text: str, names: list[str]) -> None:
    assert [color.name for color in text_to_colors(text)] == names


def test_a_code_beside_a_colour_is_kept() -> None:
    assert [c.name for c in text_to_colors("Grey w/ Silver")] == ["Grey w/ Silver"]
    assert [(c.name, c.code) for c in text_to_colors("001 Black")] == [("Black", "001")]
    assert [(c.name, c.code) for c in text_to_colors("Navy (NVY)")] == [("Navy", "NVY")]


def test_a_product_named_after_a_colour_is_no_colour() -> None:
    assert is_color_text("Dusty Rose")
    assert is_color_text("SLV Salvia, RST Teja")
    assert not is_color_text("Juniper Linen Jacket")
    assert not is_color_text("Black Parka")


def test_years_dates_measures_and_barcodes_are_no_style_numbers() -> None:
    for token in ("2026", "SS26", "FW27/28", "FW27-28", "12/05", "240gsm", "100%", "4006381333931", "34.90", "Parka", "CAD 139"):
        assert not looks_like_style_number(token), token
    for token in ("AY-510", "10234", "7000/3", "200.98", "K0254401S", "F27-10", "SS27-41"):
        assert looks_like_style_number(token), token


def test_the_shape_of_style_numbers_is_what_most_lines_share() -> None:
    lines = [f"Coat AY-{510 + i}" for i in range(6)] + ["FW25", "100% Wool", "$39.00", "Tel. 030 123456", "2026"]

    assert texts_to_shapes(lines) == ("A-9",)
    assert find_style_numbers("Parka AY-512 (FW25)", ("A-9",)) == [(6, 12)]


def test_house_numbers_are_no_style_numbers_where_nothing_is_priced() -> None:
    assert texts_to_shapes([f"{120 + i} Example Road" for i in range(9)]) == ()


def test_a_shape_that_prices_have_counts_only_for_numbers_that_stand_alone() -> None:
    assert texts_to_shapes([f"{200 + i}.4{i}" for i in range(6)] + ["€ 20.00"] * 6) == ("999.99",)
    assert texts_to_shapes([f"WS {100 + i}.4{i}" for i in range(6)]) == ()
    assert token_to_shape("200.41") == "999.99"


def test_letter_sizes_that_ran_together_are_parted_where_they_follow_each_other() -> None:
    assert [sizes_in(text) for text in ("SMLXLXXL", "SM, L, XL", "S, ML, XL, XXL")] == [
        ("S", "M", "L", "XL", "XXL"), ("S", "M", "L", "XL"), ("S", "M", "L", "XL", "XXL"),
    ]  # fmt: skip
    assert sizes_in("S, M, XL") == ("S", "M", "XL")


def test_a_style_label_before_words_gives_a_name_and_before_a_code_a_number() -> None:
    assert said("Style: Leaf neck blouse") == [("name", "Leaf neck blouse")]
    assert said("Style: BX-510") == [("style_number", "BX-510")]


def test_a_label_without_a_colon_does_not_swallow_the_sizes_behind_it() -> None:
    assert said("Size S/M/L/XL") == [("sizes", "S/M/L/XL")]
    assert said("Size XS/S/M/L") == [("sizes", "XS/S/M/L")]


def test_sizes_with_dots_between_them_are_one_run() -> None:
    sizes = [r.sizes for r in text_to_readings("SIZES: XS · S · M · L", FACTS) if r.role == "sizes"]

    assert sizes == [("XS", "S", "M", "L")]


def test_amounts_that_an_order_must_come_to_are_no_prices_of_products() -> None:
    texts = ["Minimum opening order $600", "Flat rate freight $15.00", "Mindestbestellwert 350,00 €", "Free over $1,000"]

    assert not [r for text in texts for r in text_to_readings(text, FACTS) if r.price is not None]
    assert [r.price.amount for r in text_to_readings("Minimum 6 pieces $12.00", FACTS) if r.price] == ["12.00"]


def test_a_style_number_right_behind_a_number_sign_is_one() -> None:
    assert said("#HT-14", Facts()) == [("style_number", "HT-14")]


def test_a_number_alone_behind_no_is_a_style_number_and_a_count_is_none() -> None:
    assert said("no. 4711B", Facts()) == [("style_number", "4711B")]
    assert said("Nr. 4711", Facts()) == [("style_number", "4711")]
    assert ("style_number", "12") not in said("No. 12", Facts())
    assert not [role for role, _ in said("No. 4711 of 5000 pieces", Facts()) if role == "style_number"]


def test_a_colour_is_no_slip_of_a_word_that_labels() -> None:
    assert said("Marin", Facts()) == [("colors", "Marin")]


def test_a_label_shortened_by_a_dot_needs_no_colon() -> None:
    assert said("col. zucca") == [("colors", "zucca")]
    assert said("col zucca") == [("text", "col zucca")]


def test_a_sentence_that_offers_colours_holds_colours() -> None:
    assert said("Comes in Grape, Zirbel and Heather Grey") == [("colors", "Comes in Grape, Zirbel and Heather Grey")]
    assert [color.name for color in text_to_colors("Comes in Grape, Zirbel and Heather Grey")] == [
        "Grape",
        "Zirbel",
        "Heather Grey",
    ]
    assert all(role != "colors" for role, _ in said("Available 01/08/27 - 30/09/27"))


def test_pairs_of_code_and_name_stay_together_in_a_list() -> None:
    colors = text_to_colors("CHO - Chocolate, WIN - Wine")

    assert [(color.code, color.name) for color in colors] == [("CHO", "Chocolate"), ("WIN", "Wine")]


def test_a_colour_that_wraps_goes_on_in_small_letters_where_the_lines_of_a_cell_are_colours_each() -> None:
    reading = text_to_field_value("colors", "Blauw/wit\ngestreept\nZand", WHOLE_PAGE, FACTS, apart=True)

    assert reading is not None
    assert reading.text == "Blauw/wit gestreept, Zand"


def test_a_dash_for_cents_belongs_to_its_price_and_a_word_for_tax_says_nothing_else() -> None:
    assert said("Adviesprijs: € 1.299,-") == [("retail_price", "1299")]
    assert said("58,00 € HT | PVC 145,00 €") == [("price", "58.00"), ("retail_price", "145.00")]


def test_a_price_that_is_still_open_is_none_and_no_colour_that_goes_on() -> None:
    for text in ("Price TBC", "Preis auf Anfrage", "PVP a consultar", "Prix à définir"):
        assert [(r.labelled, r.price) for r in text_to_readings(text, FACTS)] == [(True, None)], text


def test_one_size_is_whole_with_the_word_for_size_in_it() -> None:
    assert [r.sizes for r in text_to_readings("Taille unique", FACTS)] == [("Taille unique",)]


def test_rare_slashes_among_single_colours_list_none() -> None:
    single = ["Black", "Navy", "Camel", "Olive", "Wine", "Ivory", "Grey"]
    assert not texts_to_facts([*single, "White / Black"], page_count=1).slash_lists
    assert texts_to_facts([*single, "White / Black", "Navy / Red"], page_count=1).slash_lists


def test_slashes_list_colours_beside_commas_where_three_stand_between_them_and_no_list_has_both() -> None:
    listed = ["Black, Navy", "Camel, Olive, Wine", "White / Black"]
    assert not texts_to_facts(listed, page_count=1).slash_lists
    assert texts_to_facts([*listed, "Red / Navy / Olive"], page_count=1).slash_lists
    assert not texts_to_facts([*listed, "Red / Navy / Olive", "Navy / Red, Black"], page_count=1).slash_lists


def test_prices_in_a_currency_of_several_countries_tell_that_numbers_beside_them_are_styles() -> None:
    texts = [f"{number} Strl S-L" for number in (10623, 10625, 20410)] + ["WSP 695 kr RRP 1 799 kr"] * 3

    assert texts_to_shapes(texts) == ("99999",)


def test_a_long_number_that_comes_again_beside_the_prices_of_each_of_its_colours_is_the_styles() -> None:
    def cards(first: int) -> list[str]:
        colors = (first + style for style in range(7) for _ in range(3))
        return [text for number in colors for text in ("Wide Coat", str(number), "€ 40.00", "€ 90.00")]

    assert texts_to_shapes(cards(41_300)) == ("99999",)
    assert texts_to_shapes(cards(413)) == ()  # codes of colours


def test_sizes_behind_their_word_need_no_more_than_a_style_number_before_it() -> None:
    assert said("10623 Strl XS–XL", Facts(style_shapes=("99999",))) == [("style_number", "10623"), ("sizes", "XS–XL")]


@pytest.mark.parametrize(
    ("cell", "colors"),
    [
        ("Schwarz/Ecru\nMarine/Ecru", ["Schwarz/Ecru", "Marine/Ecru"]),
        ("Black/White/\nRed", ["Black", "White", "Red"]),
        ("Black, Navy/\nWhite", ["Black", "Navy/ White"]),
    ],
)
def test_lines_of_a_cell_that_hold_a_pair_of_colours_each_are_a_colourway_each(cell: str, colors: list[str]) -> None:
    value = text_to_field_value("colors", cell, WHOLE_PAGE, FACTS)

    assert value is not None
    assert [color.name for color in text_to_colors(value.text)] == colors


def test_a_dash_parts_sizes_from_the_colours_before_them() -> None:
    assert said("Navy / Ivory – 34 au 42") == [("colors", "Navy / Ivory"), ("sizes", "34 au 42")]
    assert said("Ivory – one size") == [("colors", "Ivory"), ("sizes", "one size")]
    assert ("sizes", "34 au 42") not in said("Pack of 3 – 34 au 42")


def test_a_choice_of_colours_lists_them_and_a_pair_is_one() -> None:
    assert [color.name for color in text_to_colors("Gold or Silver")] == ["Gold", "Silver"]
    assert [color.name for color in text_to_colors("Black and White")] == ["Black and White"]


@pytest.mark.parametrize("text", ["Minimalne zamówienie: 750 zł netto", "Minsta order: 3000 kr netto", "Minimum order 500 € net"])
def test_what_an_order_must_come_to_is_no_price_whatever_its_tax(text: str) -> None:
    assert not [reading for reading in text_to_readings(text, FACTS) if reading.price]


def test_slashes_make_pairs_where_dashes_list_the_colours() -> None:
    dashed = ["Coloris: camel/noir – bleu/gris", "Coloris: noir/blanc – marine/ivoire", "Coloris: noir/blanc"]

    assert not texts_to_facts(dashed, page_count=1).slash_pairs
    assert texts_to_facts(["Coloris: camel/noir/bleu", "Coloris: noir/blanc/marine"], page_count=1).slash_pairs


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("shown in sand – also fern, clay", ("sand", "fern", "clay")),
        ("Shown in black & white", ("black & white",)),
        ("Available in black & white", ("black", "white")),
    ],
)
def test_what_is_shown_is_one_colourway_and_the_further_ones_stand_behind_also(text: str, names: tuple[str, ...]) -> None:
    assert tuple(color.name for color in text_to_colors(text)) == names


def test_a_legend_with_a_season_says_in_which_order_bare_prices_stand() -> None:
    legend = "ss 27, prices in euro, wholesale / recommended retail"

    assert texts_to_facts(["Fern Coat", legend, "69 / 172"], page_count=1).price_order == ("wholesale_price", "retail_price")
    assert texts_to_facts(["Fern Coat", "24 € wholesale / retail"], page_count=1).price_order == ()


@pytest.mark.parametrize(
    ("role", "cell", "text"),
    [
        ("name", "Bluse Streifen-\nDruck", "Bluse Streifen-Druck"),
        ("name", "Ober-\nund Unterteil", "Ober- und Unterteil"),
        ("colors", "8011 zirbe\n8012 enzian", "8011 zirbe, 8012 enzian"),
        ("colors", "zirbe\nenzian", "zirbe enzian"),
    ],
)
def test_a_word_broken_at_its_hyphen_is_whole_and_lines_with_a_code_each_are_a_list(role: Role, cell: str, text: str) -> None:
    value = text_to_field_value(role, cell, WHOLE_PAGE, FACTS)

    assert value is not None
    assert value.text == text


@pytest.mark.parametrize("text", ["大红、藏青、米白", "大红，藏青，米白"])
def test_eastern_commas_list_colours(text: str) -> None:
    assert [color.name for color in text_to_colors(text)] == ["大红", "藏青", "米白"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Stl. XS S M L", "sizes"),
        ("Tuotenro 4410", "style_number"),
        ("Rozmiary S M L", "sizes"),
        ("Χονδρική 12,50 €", "wholesale_price"),
    ],
)
def test_words_of_every_language_that_head_columns_label_values_in_lines(text: str, role: str) -> None:
    assert [found for found, _ in said(text)] == [role]


@pytest.mark.parametrize("text", ["Terms: Net 30 with approved credit", "Net 60 days", "Net 30 EOM", "2% 10, Net 30"])
def test_days_until_an_invoice_is_paid_are_no_price(text: str) -> None:
    assert not [role for role, _ in said(text) if role in ("wholesale_price", "price")]


def test_a_net_price_in_whole_numbers_is_one() -> None:
    assert said("Net 30 / RRP 65") == [("wholesale_price", "30"), ("retail_price", "65")]


def test_a_run_of_sizes_that_is_like_the_words_for_sizes_is_no_label() -> None:
    (reading,) = text_to_readings("S t/m XXL", FACTS)

    assert (reading.role, reading.sizes) == ("sizes", ("S", "M", "L", "XL", "XXL"))
