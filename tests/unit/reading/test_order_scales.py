"""Orders whose items name the scale of sizes that their pieces are counted in."""

from __future__ import annotations

import pytest

from pipelines.reading.model import Cell
from pipelines.reading.orders.captions import cells_to_caption
from pipelines.reading.orders.reader import read_order
from tests.unit.reading.paperwork import Paper, told


def test_scales_stacked_over_a_header_that_says_the_last_of_them_hold_on_each_page() -> None:
    paper = Paper()
    for items in (
        (("A1", "Blazer", "A", ("", "3", "2")), ("A2", "Jeans", "C", ("1", "2", ""))),
        (("A3", "Schal", "D", ("8", "", "")),),
    ):
        paper.row((190, "Größenraster"), (270, "A"), *zip((300, 330, 360), ("34", "36", "38"), strict=True), down=12)
        paper.row((270, "B"), *zip((300, 330, 360), ("XS", "S", "M"), strict=True), down=12)
        paper.row((270, "C"), *zip((300, 330, 360), ("36", "37", "38"), strict=True), down=12)
        paper.row((40, "Artikel"), (100, "Bezeichnung"), (270, "D"), (300, "OS"), (-440, "Menge"), (-520, "EK EUR"), down=20)
        for number, name, key, pieces in items:
            total = sum(int(count or 0) for count in pieces)
            paper.row(
                (40, number),
                (100, name),
                (270, key),
                *zip((302, 332, 362), pieces, strict=True),
                (-440, str(total)),
                (-520, "9,90"),
            )
        paper.new_page()
    order = read_order(paper.pdf())

    assert [(line.sku or line.style_number, line.size, line.quantity) for line in order.lines] == [
        ("A1", "36", 3), ("A1", "38", 2), ("A2", "36", 1), ("A2", "37", 2), ("A3", "OS", 8)]  # fmt: skip


def test_each_row_counts_in_the_scale_of_sizes_that_it_names() -> None:
    paper = Paper().row((250, "A"), (280, "XS"), (310, "S"), (340, "M"), down=13)
    paper.row((40, "Articolo"), (110, "Descrizione"), (200, "Colore"), (250, "B"), (280, "38"), (310, "40"),
              (340, "42"), (-400, "Tot."), (-460, "Prezzo"), (-530, "Importo"), down=13)  # fmt: skip
    paper.row((250, "U"), (280, "UNI"), down=24)
    for style, scale, pieces in (("FW-301", "B", ("", "2", "1")), ("FW-405", "A", ("1", "2", "")), ("FW-B02", "U", ("3", "", ""))):
        paper.row((40, style), (110, "Abito crepe"), (200, "0990 NERO"), (250, scale), *zip((280, 310, 340), pieces, strict=True),
                  (-400, "3"), (-460, "10,00"), (-530, "30,00"))  # fmt: skip
    order = read_order(paper.pdf())

    assert [(line.sku or line.style_number, line.color, line.size, line.quantity) for line in order.lines] == [
        ("FW-301", "NERO", "40", 2), ("FW-301", "NERO", "42", 1), ("FW-405", "NERO", "XS", 1), ("FW-405", "NERO", "S", 2),
        ("FW-B02", "NERO", "UNI", 3)]  # fmt: skip


def test_scales_over_and_under_the_header_that_says_one_itself_are_each_item_s_own() -> None:
    paper = Paper().row((200, "A"), (230, "34"), (260, "36"), (290, "38"), (320, "40"), down=22)
    paper.row((40, "Modelo"), (90, "Descripción"), (145, "Color"), (182, "Esc."), (200, "B"), (230, "S"), (260, "M"), (290, "L"),
              (-390, "Total"), (430, "P."), (440, "coste"), (-540, "Importe"), down=22)  # fmt: skip
    paper.row((200, "C"), (230, "36"), (260, "37"), (290, "38"), down=30)
    items = [("V2601", "A", (260, 320), 10), ("J2605", "B", (230, 260), 20), ("Z2640", "C", (260, 290), 5)]
    for number, scale, places, price in items:
        paper.row((40, number), (90, "Alba"), (145, "Coral"), (200, scale), *((at, "2") for at in places), (-390, "4"),
                  (-460, f"{price},00"), (-540, f"{price * 4},00"), down=22)  # fmt: skip
    order = read_order(paper.pdf())

    assert [(line.style_number, line.size, line.quantity, line.unit_price and line.unit_price.amount) for line in order.lines] == [
        ("V2601", "36", 2, "10.00"), ("V2601", "40", 2, "10.00"), ("J2605", "S", 2, "20.00"), ("J2605", "M", 2, "20.00"),
        ("Z2640", "37", 2, "5.00"), ("Z2640", "38", 2, "5.00")]  # fmt: skip


def test_scales_listed_under_a_header_size_the_rows_that_name_them() -> None:
    head = ((40, "SC."), (70, "ARTICOLO"), (140, "DESCRIZIONE"), (260, "COLORE"), (348, "TAGLIE"), (-450, "Q.TÀ"), (-510, "PREZZO"))
    paper = Paper().row(*head, down=12)
    for key, sizes in (("A", ("XS", "S", "M")), ("B", ("38", "40", "42", "44")), ("U", ("UNI",))):
        paper.row((42, key), *((320 + 25 * place, size) for place, size in enumerate(sizes)), down=11)
    for key, style, pieces in (("A", "MG4410", (2, 4)), ("B", "AB1205", (0, 3, 0, 1)), ("U", "AC9003", (15,))):
        counts = [(322 + 25 * place, str(count)) for place, count in enumerate(pieces) if count]
        paper.row((42, key), (70, style), (140, "Maglia"), (260, "NERO"), *counts, (-450, str(sum(pieces))), (-510, "29,50"))
    order = read_order(paper.pdf())

    assert [(line.style_number or line.sku, line.size, line.quantity) for line in order.lines] == [
        ("MG4410", "XS", 2), ("MG4410", "S", 4), ("AB1205", "40", 3), ("AB1205", "44", 1), ("AC9003", "UNI", 15)
    ]  # fmt: skip


def test_items_name_their_scale_in_the_column_before_the_legend_s_keys() -> None:
    paper = Paper().row((40, "ART."), (90, "DESCRIZIONE"), (200, "SC"), (230, "01"), (260, "38"), (290, "40"), (320, "42"),
                        (-420, "Q.TA"), (-480, "PREZZO"), (-550, "IMPORTO"), down=11)  # fmt: skip
    paper.row((230, "02"), (260, "S"), (290, "M"), (320, "L"), down=11).row((230, "03"), (260, "TU"), down=24)
    for number, key, pieces in (("4501", "02", ("", "2", "1")), ("7120", "01", ("1", "2", "")), ("4507", "03", ("3", "", ""))):
        counts = zip((260, 290, 320), pieces, strict=True)
        paper.row((40, number), (90, "MAGLIA"), (200, key), *counts, (-420, "3"), (-480, "10,00"), (-550, "30,00"))
    order = read_order(paper.pdf())

    assert [(line.sku, line.size, line.quantity) for line in order.lines] == [
        ("4501", "M", 2), ("4501", "L", 1), ("7120", "38", 1), ("7120", "40", 2), ("4507", "TU", 3)]  # fmt: skip


def test_a_scale_ruled_over_the_header_is_read_like_one_below_it() -> None:
    paper = Paper()
    for key, sizes in (("A", ("XS", "S", "M")), ("B", ("34", "36", "38"))):
        paper.row((248, key), *zip((282, 322, 362), sizes, strict=True), down=22 if key == "A" else 9)
    paper.row((40, "Réf."), (100, "Désignation"), (180, "Coloris"), (-450, "Total"), (-510, "PA HT"), down=11)
    paper.row((248, "C"), *zip((282, 322, 362), ("37", "38", "39"), strict=True), down=22).row((248, "U"), (282, "TU"), down=22)
    for style, key in (("VL60", "A"), ("VL71", "B"), ("VL90", "C"), ("VL99", "U")):
        counts = (1,) if key == "U" else (1, 2, 3)
        placed = [(284 + 40 * place, str(count)) for place, count in enumerate(counts)]
        paper.row((40, style), (100, "Pull"), (180, "Noir"), (248, key), *placed, (-450, str(sum(counts))), (-510, "62,00"))
    order = read_order(paper.pdf())

    assert [(line.style_number or line.sku, line.size) for line in order.lines] == [
        ("VL60", "XS"), ("VL60", "S"), ("VL60", "M"), ("VL71", "34"), ("VL71", "36"), ("VL71", "38"),
        ("VL90", "37"), ("VL90", "38"), ("VL90", "39"), ("VL99", "TU"),
    ]  # fmt: skip


@pytest.mark.parametrize("totalled", ["below", "beside"])
def test_sizes_at_the_end_of_each_item_s_line_head_the_pieces_on_the_line_below(totalled: str) -> None:
    paper = Paper("Courier").row((40, "STYLE"), (90, "DESCRIPTION"), (190, "COLOR"), (270, "SIZE / UNITS"), (-440, "UNITS"),
                                 (-490, "COST"), (-550, "EXT COST"), down=12)  # fmt: skip
    items = (("W1", "TEE SLUB", ("XS", "S", "M"), ("2", "", "4"), ("6", "5.00", "30.00")),
             ("W2", "ANKLE PANT", ("28", "29", "30", "32", "34"), ("1", "2", "3", "", "1"), ("7", "10.00", "70.00")))  # fmt: skip
    for number, name, sizes, pieces, numbers in items:
        places = (280, 305, 330, 355, 380)
        item = ((40, number), (90, name), (190, "BLACK"), *((-x, size) for x, size in zip(places, sizes, strict=False)))
        counts = [(-x - 3, count) for x, count in zip(places, pieces, strict=False) if count]
        totals = tuple(zip((-440, -490, -550), numbers, strict=True))
        paper.row(*item, *(totals if totalled == "beside" else ()), down=12)
        paper.row(*counts, *(totals if totalled == "below" else ()), down=12).row((60, "TKT: 07"), down=20)
    order = read_order(paper.row((40, "TOTAL"), (-440, "13"), (-550, "100.00")).pdf())

    assert [told(line) for line in order.lines] == [
        *(("W1", "TEE SLUB", "BLACK", size, count, "5.00") for size, count in (("XS", 2), ("M", 4))),
        *(("W2", "ANKLE PANT", "BLACK", size, count, "10.00") for size, count in (("28", 1), ("29", 2), ("30", 3), ("34", 1))),
    ]


def test_numbers_below_an_item_that_do_not_add_up_are_not_pieces_of_its_sizes() -> None:
    paper = Paper().row((40, "Style"), (90, "Description"), (190, "Size range"), (-400, "Qty"), (-480, "Price"), (-550, "Amount"))
    for number in ("W1", "W2"):
        paper.row((40, number), (90, "Tee"), (190, "S"), (220, "M"), (-400, "7"), (-480, "2.00"), (-550, "14.00"), down=11)
        paper.row((190, "41"), (220, "52"), down=20)
    order = read_order(paper.pdf())

    assert [line.quantity for line in order.lines] == [7, 7]


def test_a_header_that_says_one_size_for_the_last_scale_has_room_for_those_stacked_over_it() -> None:
    paper = Paper().row((268, "A"), *zip((300, 330, 360), ("38", "40", "42"), strict=True), down=12)
    paper.row((268, "B"), *zip((300, 330, 360), ("XS", "S", "M"), strict=True), down=12)
    paper.row(
        (40, "ARTICOLO"), (110, "DESCRIZIONE"), (200, "COLORE"), (268, "C"), (300, "U"), (-440, "TOT"), (-520, "PREZZO"), down=14
    )
    paper.row((266, "SC"), down=20)
    for number, key, pieces in (("2611042", "A", ("1", "", "2")), ("2617005", "B", ("", "3", "")), ("2619120", "C", ("6", "", ""))):
        total = sum(int(count or 0) for count in pieces)
        counts = zip((302, 332, 362), pieces, strict=True)
        paper.row((40, number), (110, "GIACCA"), (200, "NERO"), (268, key), *counts, (-440, str(total)), (-520, "78,00"))
    order = read_order(paper.pdf())

    assert [(line.sku or line.style_number, line.size, line.quantity) for line in order.lines] == [
        ("2611042", "38", 1), ("2611042", "42", 2), ("2617005", "S", 3), ("2619120", "U", 6)]  # fmt: skip


def test_sizes_under_each_item_s_own_row_head_the_pieces_of_its_colours() -> None:
    paper = Paper().row(
        (40, "Artikelnr."), (100, "Beschreibung / Farbe / Größen"), (-400, "Menge"), (-460, "Preis"), (-540, "Betrag")
    )
    for number, name, sizes, colors in (
        ("51204", "Bluse", ("34", "36", "38"), {"weiß": ("2", "4", "1"), "hellblau": ("", "3", "")}),
        ("52010", "Strickjacke", ("S", "M"), {"beere": ("3", "5")}),
    ):
        paper.row((40, number), (100, name)).row(*((205 + 30 * at, size) for at, size in enumerate(sizes)))
        for color, counts in colors.items():
            pieces = sum(int(count or 0) for count in counts)
            paper.row((100, color), *((205 + 30 * at, count) for at, count in enumerate(counts) if count),
                      (-400, str(pieces)), (-460, "10,00"), (-540, f"{pieces}0,00"))  # fmt: skip

    order = read_order(paper.row((-330, "Gesamt"), (-400, "18"), (-540, "180,00")).pdf())

    assert [told(line) for line in order.lines] == [
        ("51204", "Bluse", "weiß", "34", 2, "10.00"), ("51204", "Bluse", "weiß", "36", 4, "10.00"),
        ("51204", "Bluse", "weiß", "38", 1, "10.00"), ("51204", "Bluse", "hellblau", "36", 3, "10.00"),
        ("52010", "Strickjacke", "beere", "S", 3, "10.00"), ("52010", "Strickjacke", "beere", "M", 5, "10.00"),
    ]  # fmt: skip


def test_the_one_size_close_below_a_header_that_says_a_scale_is_a_scale_of_its_own() -> None:
    paper = Paper().row((250, "A"), *zip((280, 310, 340, 370), ("XS", "S", "M", "L"), strict=True), down=11)
    paper.row((40, "Articolo"), (110, "Descrizione"), (200, "Colore"), (250, "B"),
              *zip((280, 310, 340, 370), ("38", "40", "42", "44"), strict=True),
              (-430, "Tot."), (-490, "Prezzo"), (-550, "Importo"), down=11)  # fmt: skip
    paper.row((250, "C"), (280, "TU"), down=24)
    for style, scale, pieces in (("FW-301", "B", ("1", "2")), ("FW-405", "A", ("2", "1")), ("FW-B02", "C", ("3", ""))):
        paper.row((40, style), (110, "Abito crepe"), (200, "NERO"), (250, scale), *zip((280, 310), pieces, strict=True),
                  (-430, "3"), (-490, "10,00"), (-550, "30,00"))  # fmt: skip
    order = read_order(paper.pdf())

    assert [(line.sku or line.style_number, line.size, line.quantity) for line in order.lines] == [
        ("FW-301", "38", 1), ("FW-301", "40", 2), ("FW-405", "XS", 2), ("FW-405", "S", 1), ("FW-B02", "TU", 3)]  # fmt: skip


def _form(caption: tuple[tuple[float, str], ...], label: str, cups: str, rows: dict[str, str], price: float) -> bytes:
    """A form of two styles with the same grid: bands down, cups across, pieces and amount in the last row of each."""
    paper = Paper().row((40, "Bon de commande 4471"), down=40)
    pieces = sum(int(count) for counts in rows.values() for count in counts if count.isdigit())
    for number in ("QB-10", "QB-24"):
        paper.row((40, f"Réf. {number}"), *caption, (450, f"P.U. HT {price:.2f} €"), down=16)
        places = [150 + 30 * at for at in range(len(cups))]
        paper.row((40, label), *zip(places, cups, strict=True), (400, "Total"), (-540, "Montant HT"), down=16)
        for band, counts in rows.items():
            filled = [(place, count) for place, count in zip(places, counts, strict=True) if count != " "]
            last = ((400, str(pieces)), (-540, f"{pieces * price:.2f}".replace(".", ","))) if band == [*rows][-1] else ()
            paper.row((40, band), *filled, *last, down=16)
        paper.row(down=14)
    return paper.pdf()


def test_bands_beside_rows_under_cups_give_both_in_one_size_and_the_last_row_s_amount_is_the_grid_s() -> None:
    rows = {"75": "21 ", "80": " 32", "85": "1 1"}
    order = read_order(_form(((120, "Désignation Corbeille Iris"), (300, "Coloris Craie")), "Tour / Bonnet", "BCD", rows, 20.5))

    assert [told(line) for line in order.lines] == [
        (number, "Corbeille Iris", "Craie", size, pieces, "20.50")
        for number in ("QB-10", "QB-24")
        for size, pieces in (("75B", 2), ("75C", 1), ("80C", 3), ("80D", 2), ("85B", 1), ("85D", 1))
    ]
    assert not any(line.flags for line in order.lines)


def test_words_of_a_caption_behind_no_label_keep_their_first_word() -> None:
    facts = cells_to_caption([Cell(text="QB-10"), Cell(text="Colour block top"), Cell(text="EUR 20.50")])

    assert facts["description"][0] == "Colour block top"
