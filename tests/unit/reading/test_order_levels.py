"""Orders whose items stand in rows of their own: what the rows and blocks below them inherit, and what heads them."""

from __future__ import annotations

import pytest

from pipelines.reading.orders.reader import read_order
from pipelines.reading.orders.stacks import text_to_listed
from pipelines.reading.orders.variants import text_to_level
from pipelines.reading.words.ratios import text_to_size_line
from tests.unit.reading.paperwork import Paper, order_sheet, told, workbook


def test_rows_that_count_below_a_numbered_item_tell_its_colours_and_sizes_in_the_column_of_names() -> None:
    order = read_order(
        order_sheet(
            ["Référence", "Désignation", "Qté", "P.U. HT", "Montant HT"],
            ["ROB4410", "ROBE PORTEFEUILLE", "", "", ""],
            ["", "KAKI 36", 2, 32.5, 65],
            ["", "CORAIL 38", 3, 32.5, 97.5],
            ["TOP1130", "TOP DENTELLE", "", "", ""],
            ["", "BLANC S", 3, 18.4, 55.2],
        )
    )

    assert [told(line) for line in order.lines] == [
        ("ROB4410", "ROBE PORTEFEUILLE", "KAKI", "36", 2, "32.50"),
        ("ROB4410", "ROBE PORTEFEUILLE", "CORAIL", "38", 3, "32.50"),
        ("TOP1130", "TOP DENTELLE", "BLANC", "S", 3, "18.40"),
    ]


def test_rows_with_labels_that_are_counted_and_priced_are_levels_of_the_item_above() -> None:
    order = read_order(
        order_sheet(
            ["Réf", "Désignation", "Qté", "P.U.", "Montant"],
            ["ROB1", "ROBE", "", "", ""],
            ["", "Couleur : KAKI - Taille : 36", 2, 10, 20],
            ["", "Couleur : KAKI - Taille : 38", 1, 10, 10],
        )
    )

    assert [told(line) for line in order.lines] == [
        ("ROB1", "ROBE", "KAKI", "36", 2, "10.00"),
        ("ROB1", "ROBE", "KAKI", "38", 1, "10.00"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("KAKI 36", {"color": "KAKI", "size": "36"}),
        ("Dark Navy One Size", {"color": "Dark Navy", "size": "One Size"}),
        ("Navy / XL", {"color": "Navy", "size": "XL"}),
        ("Gr. 38", {"size": "38"}),
        ("KAKI/36", {"color": "KAKI", "size": "36"}),
        ("NAVY XS/S", {"color": "NAVY", "size": "XS/S"}),
        ("Moss", {"color": "Moss"}),
        ("TOP DENTELLE", {}),
    ],
)
def test_a_level_without_labels_is_a_colour_and_a_size(text: str, found: dict[str, str]) -> None:
    assert text_to_level(text, sure=True) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Größe XS   4 ST", ("XS", 4)),
        ("Size M 10", ("M", 10)),
        ("38  12 pcs", ("38", 12)),
        ("Größe 36: 4", ("36", 4)),
        ("Größe 40  7 ST  EAN 4012345678901", ("40", 7)),
        ("Einheitsgr.  9 ST", ("Einheitsgr.", 9)),
        ("Size 36 38", None),
        ("XS 4 M", None),
        ("S M", None),
    ],
)
def test_a_line_of_one_size_and_its_pieces_is_no_list_of_sizes(text: str, found: tuple[str, int] | None) -> None:
    assert text_to_size_line(text) == found


def test_lines_of_one_size_each_below_an_item_part_its_pieces() -> None:
    paper = Paper().row((40, "Pos."), (80, "Material"), (150, "Bezeichnung"), (-380, "Menge"), (-460, "Preis"), (-540, "Nettowert"))
    for place, number, color, sizes in (
        ("10", "4420117", "anthrazit", {"XS": 4, "S/M": 12}),
        ("20", "4430052", "petrol", {"M": 5}),
    ):
        pieces = sum(sizes.values())
        paper.row((40, place), (80, number), (150, "Laufjacke"), (-380, str(pieces)), (-460, "10,00"), (-540, f"{pieces * 10},00"))
        paper.row((150, f"Farbe: {color}"), down=11)
        for size, count in sizes.items():
            paper.row((160, "Größe"), (200, size), (-250, str(count)), (258, "ST"), down=11)
    order = read_order(paper.pdf())

    assert [told(line) for line in order.lines] == [
        ("4420117", "Laufjacke", "anthrazit", "XS", 4, "10.00"),
        ("4420117", "Laufjacke", "anthrazit", "S/M", 12, "10.00"),
        ("4430052", "Laufjacke", "petrol", "M", 5, "10.00"),
    ]


def test_an_item_with_the_buyer_s_number_takes_its_style_number_and_colour_from_the_lines_under_it_in_any_order() -> None:
    paper = Paper().row((40, "Bestellnummer/Datum")).row((40, "4700112 / 02.03.2027"), down=30)
    paper.row((40, "Pos."), (80, "Material"), (150, "Bezeichnung"), (-380, "Menge"), (-460, "Preis"), (-540, "Nettowert"))
    told_below = (("Ihre Artikelnummer: RK-52", "Farbe: petrol"), ("Farbe: ocker", "Ihre Artikelnummer: RK-60"))
    for number, remarks in zip(("7710045", "7710046"), told_below, strict=True):
        paper.row(
            (40, "10"), (80, number), (150, "Rock mit Falten und langem Gürtel"), (-380, "5"), (-460, "10,00"), (-540, "50,00")
        )
        for remark in remarks:
            paper.row((150, remark), down=11)
        for size, count in (("38", 2), ("40", 3)):
            paper.row((160, "Größe"), (200, size), (-250, str(count)), (258, "ST"), (290, "EAN 4012345678901"), down=11)
    order = read_order(paper.pdf())

    assert order.po_number == "4700112"
    assert [(line.sku, line.style_number, line.color, line.size, line.quantity) for line in order.lines] == [
        ("7710045", "RK-52", "petrol", "38", 2), ("7710045", "RK-52", "petrol", "40", 3),
        ("7710046", "RK-60", "ocker", "38", 2), ("7710046", "RK-60", "ocker", "40", 3)]  # fmt: skip


def test_the_words_before_a_labelled_number_over_a_grid_name_its_item_and_the_document_s_title_does_not() -> None:
    paper = Paper().row((40, "Auftrag an Lieferant 2026-0388"), down=26)
    for place, name, number, sizes in (("01", "Hose Slim", "1-4471", ("34", "36")), ("02", "Bluse Vichy", "5-0918", ("S", "M"))):
        paper.row((40, f"{place} {name}"), (180, f"Lief.-Art.: {number}"), (320, "Farbe: 900 schwarz"), down=12)
        paper.row((50, "Größe"), *zip((120, 160), sizes, strict=True), (-300, "Summe"), (-380, "EK"), (-460, "VK"), down=11)
        paper.row((50, "Menge"), (122, "1"), (162, "2"), (-300, "3"), (-380, "29,90"), (-460, "79,95"), down=26)
    order = read_order(paper.pdf())

    assert [told(line) for line in order.lines] == [
        ("1-4471", "Hose Slim", "schwarz", "34", 1, "29.90"),
        ("1-4471", "Hose Slim", "schwarz", "36", 2, "29.90"),
        ("5-0918", "Bluse Vichy", "schwarz", "S", 1, "29.90"),
        ("5-0918", "Bluse Vichy", "schwarz", "M", 2, "29.90"),
    ]


def test_the_document_s_title_is_no_item_of_a_grid_that_names_none() -> None:
    paper = Paper().row((40, "Purchase Order 4711"), down=30)
    paper.row((40, "Color"), (140, "S"), (180, "M"), (-300, "Units"), (-380, "Price"), (-460, "Total"), down=12)
    order = read_order(paper.row((40, "Navy"), (140, "1"), (180, "2"), (-300, "3"), (-380, "10.00"), (-460, "30.00")).pdf())

    assert not any("4711" in line.description for line in order.lines)


def test_a_column_without_a_known_label_is_the_price_where_it_multiplies_up_and_the_price_in_shops_does_not() -> None:
    order = read_order(
        order_sheet(
            ["Style", "Color", "S", "M", "Units", "Zz", "Retail", "Total"],
            ["TM-1", "Navy", 1, 2, 3, 42, 105, 126],
            ["TM-2", "Moss", 2, 2, 4, 45, 112, 180],
        )
    )

    assert {line.style_number: line.unit_price and line.unit_price.amount for line in order.lines} == {
        "TM-1": "42.00",
        "TM-2": "45.00",
    }


def test_a_row_of_a_total_under_an_item_of_short_words_heads_nothing() -> None:
    order = read_order(
        order_sheet(
            ["Line", "Style", "Description", "Color", "Size", "Qty", "UOM", "Unit cost", "Ext amount"],
            ["1", "FJ2231", "SATIN CAMI", "IVORY", "M", 24, "EA", 11, 264],
            ["2", "FJ2231", "SATIN CAMI", "IVORY", "L", 12, "EA", 11, 132],
            ["TOTAL", "UNITS 36", "", "", "", "TOTAL", "ORDER", "AMOUNT USD", "396.00"],
        )
    )

    assert [(line.size, line.quantity) for line in order.lines] == [("M", 24), ("L", 12)]


def test_a_labelled_place_in_the_list_and_a_sentence_over_it_name_no_item() -> None:
    paper = Paper().row((40, "Wir bestellen zu unseren Bedingungen:"), down=30)
    for place, number, name in (("Pos. 10", "71120-300", "Steppweste"), ("Pos. 20", "71144-310", "Blusenjacke")):
        paper.row((40, place), (100, number), (180, name), (-540, "EK-Preis 39,95"))
        paper.row((40, "Farbe"), (200, "36"), (250, "38"), (300, "40"), (400, "Menge"), (-540, "Betrag"))
        paper.row((40, "590 Marine"), (200, "1"), (250, "2"), (300, "3"), (400, "6"), (-540, "239,70"), down=30)

    order = read_order(paper.pdf())

    assert {(line.style_number, line.description, line.category) for line in order.lines} == {
        ("71120-300", "Steppweste", ""),
        ("71144-310", "Blusenjacke", ""),
    }


@pytest.mark.parametrize(
    "said",
    [
        "WOVEN DRESS Colour: 410 NAVY Size: 8",
        "WOVEN DRESS\nSKU:7002140001 Colour : NAVY Size:8",
        "WOVEN DRESS\nColour: NAVY\nSize: 8",
    ],
)
def test_labels_within_a_description_tell_its_colour_and_size_however_they_are_spaced(said: str) -> None:
    order = read_order(order_sheet(["Material", "Description", "Qty", "Price"], ["7002140001", said, 6, 41.5]))

    assert [told(line) for line in order.lines] == [("7002140001", "WOVEN DRESS", "NAVY", "8", 6, "41.50")]


@pytest.mark.parametrize(("places", "begins"), [("123", ""), ("131", "1 ")])
def test_numbers_that_count_the_items_before_their_names_are_no_words_of_these(places: str, begins: str) -> None:
    rows = [[f"{place} Sweater", f"IF-31{at}", 2, 46] for at, place in enumerate(places)]

    order = read_order(order_sheet(["Item & Description", "SKU", "Qty", "Rate"], *rows))

    assert order.lines[0].description == f"{begins}Sweater"


def test_a_short_item_with_its_labelled_colour_is_an_item_and_no_colour_of_the_one_above() -> None:
    order = read_order(
        order_sheet(["Material", "Bezeichnung", "Größe", "Menge", "Preis"],
                    ["51-2207", "Shirt Punkte\nFarbe: blau", 38, 5, "27,95"], ["51-2214", "Shirt\nFarbe: rot", 36, 2, "29,95"])
    )  # fmt: skip

    assert [(line.sku, line.description, line.color, line.size, line.quantity) for line in order.lines] == [
        ("51-2207", "Shirt Punkte", "blau", "38", 5), ("51-2214", "Shirt", "rot", "36", 2)]  # fmt: skip


def test_the_second_colour_of_a_named_item_is_not_called_what_another_sheet_says() -> None:
    budget = [["Budget"], [], ["Brand", "Budget", "Left"], ["Nord", "€ 500", "€ 120"], ["Sylt (shoes)", "€ 900", "€ 900"]]
    head = ["Art. no", "Name", "Colour", 74, 80, 86, "Units", "Price", "Total"]
    rows = [head, ["B1", "Romper", "sand", 1, 2, "", 3, 10, 30], ["", "", "mint", 1, "", 1, 2, 10, 20]]
    order = read_order(workbook(("Budget", budget), ("Order", rows)))

    assert [(line.description, line.color, line.size) for line in order.lines] == [
        ("Romper", "sand", "74"), ("Romper", "sand", "80"), ("Romper", "mint", "74"), ("Romper", "mint", "86")
    ]  # fmt: skip


def test_numbered_sizes_below_an_item_that_counts_nothing_are_of_what_is_said_between_them() -> None:
    paper = Paper().row((40, "Pos"), (80, "Material"), (170, "Description"), (330, "Qty"), (390, "Price"), (460, "Amount"))
    for place, (number, style, name, color) in enumerate(
        [("500100", "KN-1", "Cable cardigan", "410 navy"), ("500200", "KN-2", "Roll neck", "999 black")], start=1
    ):
        paper.row((40, f"{place}00"), (80, number), (170, name)).row((170, f"Your article number: {style}"))
        paper.row((170, f"Colour: {color}"))
        for at, size in enumerate((36, 38), start=1):
            paper.row(
                (50, f"{place}0{at}"), (80, f"{number}0{at}"), (180, f"Size {size}"), (335, "2"), (390, "10.00"), (460, "20.00")
            )

    order = read_order(paper.pdf())

    assert [(line.sku, line.style_number, line.description, line.color, line.size) for line in order.lines] == [
        ("50010001", "KN-1", "Cable cardigan", "navy", "36"),
        ("50010002", "KN-1", "Cable cardigan", "navy", "38"),
        ("50020001", "KN-2", "Roll neck", "black", "36"),
        ("50020002", "KN-2", "Roll neck", "black", "38"),
    ]


def test_the_name_over_an_item_s_sizes_is_not_cut_by_the_columns_of_these() -> None:
    paper = Paper().row((40, "Pos."), (80, "Artikel"), (140, "Größe"), (190, "EAN"), (280, "Menge"), (340, "Preis"), (420, "Wert"))
    for place, name in enumerate(("Pullover mit Kragen", "Cardigan Zopfmuster m. Taschen"), start=1):
        paper.row((40, f"000{place}0"), (80, f"AB-220{place}"), (140, name)).row((140, "Farbe: 410 marine"))
        for size in ("S", "M"):
            paper.row((142, size), (190, "4031207118207"), (285, "2"), (340, "10,00"), (420, "20,00"))

    order = read_order(paper.pdf())

    assert [(line.description, line.size) for line in order.lines] == [
        ("Pullover mit Kragen", "S"), ("Pullover mit Kragen", "M"),
        ("Cardigan Zopfmuster m. Taschen", "S"), ("Cardigan Zopfmuster m. Taschen", "M")]  # fmt: skip


def test_brackets_tell_the_variant_of_every_item_where_they_do_of_most() -> None:
    items = ["Bag Alma (Leather)", "Tote Levant (Bottle green)", "Belt plain (Black, 85)", "Glove (Navy, 7.5)", "Glove (Black, 8)"]
    rows = [[f"[AB-{at}] {item}", 2, 10, 20] for at, item in enumerate(items)]

    order = read_order(order_sheet(["Description", "Qty", "Unit price", "Amount"], *rows))

    assert [(line.description, line.color, line.size) for line in order.lines] == [
        ("Bag Alma", "Leather", ""), ("Tote Levant", "Bottle green", ""), ("Belt plain", "Black", "85"),
        ("Glove", "Navy", "7.5"), ("Glove", "Black", "8")]  # fmt: skip


def test_what_all_items_have_in_brackets_is_no_colour_unless_most_look_so() -> None:
    rows = [[f"{item} (organic cotton)", 2, 10, 20] for item in ("Tee", "Tank", "Short")]

    order = read_order(order_sheet(["Description", "Qty", "Unit price", "Amount"], *rows))

    assert [line.color for line in order.lines] == ["", "", ""]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Slate: S x 2, M x 4\nAcorn: M x 1", {"Slate": {"S": 2, "M": 4}, "Acorn": {"M": 1}}),
        ("Colour Slate: S 2, M 4,\nL 1", {"Slate": {"S": 2, "M": 4, "L": 1}}),
        ("Acorn: ONE SIZE x 6", {"Acorn": {"ONE SIZE": 6}}),
        ("Quantity: S x 2, M x 4", {"": {"S": 2, "M": 4}}),
        ("S: 2, M: 4", {"": {"S": 2, "M": 4}}),
        ("Care: wash at 30", {}),
        ("Slate: S x 2\nwashed by hand", {}),
    ],
)
def test_a_line_may_list_the_sizes_of_one_colour(text: str, found: dict[str, dict[str, int]]) -> None:
    assert text_to_listed(text) == found


def test_lines_below_an_item_that_list_the_sizes_of_its_colours_part_its_pieces() -> None:
    paper = Paper().row((50, "Item no."), (130, "Description"), (-400, "Qty"), (-470, "Price"), (-540, "Amount"))
    paper.row((50, "77120"), (130, "Field coat"), (-400, "9"), (-470, "80.00"), (-540, "720.00"))
    paper.row((140, "Slate: S x 2, M x 4")).row((140, "Acorn: M x 1, L x 2"), down=24)
    paper.row((50, "77131"), (130, "Rain hat"), (-400, "6"), (-470, "20.00"), (-540, "120.00"))
    paper.row((140, "Slate: ONE SIZE x 6")).row((140, "NB replaces item 77130, now sold out"), down=24)
    paper.row((50, "77140"), (130, "Camp belt"), (-400, "5"), (-470, "10.00"), (-540, "50.00"))
    paper.row((140, "Slate: S x 2, M x 4"))

    order = read_order(paper.pdf())

    assert [told(line) for line in order.lines] == [
        ("77120", "Field coat", "Slate", "S", 2, "80.00"),
        ("77120", "Field coat", "Slate", "M", 4, "80.00"),
        ("77120", "Field coat", "Acorn", "M", 1, "80.00"),
        ("77120", "Field coat", "Acorn", "L", 2, "80.00"),
        ("77131", "Rain hat", "Slate", "ONE SIZE", 6, "20.00"),
        ("77140", "Camp belt", "", "", 5, "10.00"),  # they do not add up to it
    ]


def test_one_word_before_the_sizes_of_every_item_is_no_colour() -> None:
    rows = [
        ["Item no.", "Description", "Qty", "Price"],
        ["77120", "Field coat", 6, 80],
        ["", "Breakdown: S x 2, M x 4", "", ""],
        ["77131", "Rain coat", 3, 20],
        ["", "Breakdown: M x 1, L x 2", "", ""],
    ]

    order = read_order(order_sheet(*rows))

    assert [(line.description, line.color, line.size, line.quantity) for line in order.lines] == [
        ("Field coat", "", "S", 2),
        ("Field coat", "", "M", 4),
        ("Rain coat", "", "M", 1),
        ("Rain coat", "", "L", 2),
    ]


def test_lines_of_a_description_that_list_the_sizes_of_its_colours_part_its_pieces() -> None:
    rows = [
        ["Item no.", "Description", "Qty", "Price"],
        ["77120", "Field coat\nSlate: S x 2, M x 4\nAcorn: M x 1, L x 2", 9, 80],
    ]

    order = read_order(order_sheet(*rows, ["77131", "Rain hat", 6, 20]))

    assert [told(line) for line in order.lines] == [
        ("77120", "Field coat", "Slate", "S", 2, "80.00"),
        ("77120", "Field coat", "Slate", "M", 4, "80.00"),
        ("77120", "Field coat", "Acorn", "M", 1, "80.00"),
        ("77120", "Field coat", "Acorn", "L", 2, "80.00"),
        ("77131", "Rain hat", "", "", 6, "20.00"),
    ]


def test_strokes_part_the_options_of_every_item_where_most_of_them_are_colours() -> None:
    items = ["Hoop - Small / Gold", "Hoop - Small / Silver", "Band / Gold / 7", "Band / Saffronette / 8", "Cuff / Black / White"]
    rows = [[f"45{at}01", item, 2, 10, 20] for at, item in enumerate(items)]

    order = read_order(order_sheet(["SKU", "Product", "Qty", "Unit price", "Amount"], *rows, ["", "Total", 10, "", 100]))

    assert [(line.description, line.color, line.size) for line in order.lines] == [
        ("Hoop - Small", "Gold", ""), ("Hoop - Small", "Silver", ""), ("Band", "Gold", "7"), ("Band", "Saffronette", "8"),
        ("Cuff", "Black / White", "")]  # fmt: skip


def test_what_all_items_have_behind_strokes_is_no_colour_unless_most_look_so() -> None:
    rows = [[f"45{at}01", f"{item} / boxed", 2, 10, 20] for at, item in enumerate(("Hoop", "Band", "Cuff"))]

    order = read_order(order_sheet(["SKU", "Product", "Qty", "Unit price", "Amount"], *rows))

    assert [(line.description, line.color) for line in order.lines] == [
        ("Hoop / boxed", ""),
        ("Band / boxed", ""),
        ("Cuff / boxed", ""),
    ]


def test_a_block_s_own_row_says_number_name_and_prices_over_its_grid_of_colours_and_sizes() -> None:
    rows: list[list[object]] = []
    for number, name, price, sizes in (
        ("K-7714", "Halbschuh", 41.5, (36, 37, 38, 39, 40, 41)),
        ("7720", "Sandale", 39, (36, 37, 38, 39)),
        ("K-9001", "Herrenstiefel", 62, (40, 41, 42, 43, 44, 45)),
    ):
        head: list[object] = ["Artikel", number, name, "", "EK", price, "VK", 99.95]
        grid = [["Farbe", *sizes, "Summe"]]
        grid += [[color, *([each] * len(sizes)), each * len(sizes)] for color, each in (("Schwarz", 2), ("Cognac", 3))]
        rows += [head, *grid, ["Summe", *([5] * len(sizes)), 5 * len(sizes)], []]
    order = read_order(order_sheet(["Preis in EUR", "", "", "", "Lieferung", "frei Haus"], [], *rows))

    assert [told(line) for line in order.lines if line.size in ("36", "45")] == [
        ("K-7714", "Halbschuh", "Schwarz", "36", 2, "41.50"), ("K-7714", "Halbschuh", "Cognac", "36", 3, "41.50"),
        ("7720", "Sandale", "Schwarz", "36", 2, "39.00"), ("7720", "Sandale", "Cognac", "36", 3, "39.00"),
        ("K-9001", "Herrenstiefel", "Schwarz", "45", 2, "62.00"), ("K-9001", "Herrenstiefel", "Cognac", "45", 3, "62.00"),
    ]  # fmt: skip
    assert len(order.lines) == 32


@pytest.mark.parametrize(("lines", "parted"), [(["Slate: S x 2, M x 4", "washed twice"], True), (["Slate: S x 1"] * 5_000, False)])
def test_a_description_may_be_of_very_many_lines(lines: list[str], parted: bool) -> None:
    text = "\n".join(["Field coat", *lines])

    order = read_order(
        order_sheet(["Item no.", "Description", "Qty", "Price"], ["77120", text, 6, 80], ["77131", "Rain hat", 6, 20])
    )

    assert len(order.lines) == (3 if parted else 2)
