"""Orders as systems spool them: typewritten, on striped paper, the sizes of an item in rows of their own below it."""

from __future__ import annotations

from pipelines.reading.orders.page_rows import page_to_rows, row_text, row_to_pieces
from pipelines.reading.orders.reader import read_order
from pipelines.reading.pdf.reader import pdf_to_pages
from tests.unit.reading.paperwork import Paper, told

HEAD = ((40, "LN"), (70, "STYLE"), (150, "DESCRIPTION"), (300, "COLOR"), (-400, "QTY"), (-460, "COST"), (-540, "EXT COST"))
RULE = ((40, "--"), (70, "---------"), (150, "------------"), (300, "------"), (-400, "---"), (-460, "-----"), (-540, "--------"))


def _item(paper: Paper, number: str, pieces: int) -> Paper:
    paper.row((40, number), (70, "4417-0082"), (150, "LINEN BLAZER"), (300, "NAVY"), (-400, str(pieces)), (-460, "48.50"),
              (-540, f"{pieces * 48.5:.2f}"), down=11)  # fmt: skip
    return paper.row((70, "FABRIC: 55% LINEN 45% VISCOSE"), (300, "TKT: STD"), down=11)


def _sizes(paper: Paper, *sizes: tuple[str, int]) -> Paper:
    for label, texts in (("SIZE", [size for size, _ in sizes]), ("QTY", [str(count) for _, count in sizes])):
        paper.row((70, label), *((-165 - 45 * place, text) for place, text in enumerate(texts)), down=11)
    return paper.row(down=11)


def test_stripes_of_the_paper_part_no_items_and_labelled_lines_under_them_are_no_names() -> None:
    paper = Paper("Courier").row(*HEAD, down=9).row(*RULE, down=11)
    for number, sizes in (("001", (("04", 4), ("06", 8))), ("002", (("ONE", 60),))):
        _sizes(_item(paper, number, sum(count for _, count in sizes)), *sizes)
    for top in range(816, 640, -33):
        paper.frame(20, top - 33, 550, 33)
    order = read_order(paper.pdf())

    assert [told(line) for line in order.lines] == [
        ("4417-0082", "LINEN BLAZER", "NAVY", "04", 4, "48.50"),
        ("4417-0082", "LINEN BLAZER", "NAVY", "06", 8, "48.50"),
        ("4417-0082", "LINEN BLAZER", "NAVY", "ONE", 60, "48.50"),
    ]


def test_the_sizes_of_an_item_may_stand_on_the_page_behind_under_the_header_again() -> None:
    paper = Paper("Courier").row(*HEAD, down=9).row(*RULE, down=11)
    _item(_sizes(_item(paper, "001", 12), ("04", 4), ("06", 8)), "002", 5).new_page().row(*HEAD, down=9).row(*RULE, down=11)
    _sizes(_item(_sizes(paper, ("S", 2), ("M", 3)), "003", 7), ("L", 3), ("XL", 4))
    order = read_order(paper.pdf())

    assert [(line.size, line.quantity, line.description) for line in order.lines] == [
        (size, count, "LINEN BLAZER") for size, count in (("04", 4), ("06", 8), ("S", 2), ("M", 3), ("L", 3), ("XL", 4))
    ]


def test_an_item_of_two_lines_in_typewriting_keeps_the_colour_that_is_labelled_and_the_price_for_one_piece() -> None:
    paper = Paper("Courier").row((40, "Pos."), (90, "Material"), (180, "Bezeichnung"), down=11)
    paper.row((90, "Bestellmenge"), (200, "Einheit"), (290, "Preis pro Einheit"), (-520, "Nettowert"), down=18)
    for number, color, sizes in (("10442871", "Marine", (("S", 6), ("M", 12))), ("10442872", "Ecru", (("L", 4),))):
        pieces = sum(count for _, count in sizes)
        paper.row((40, "00010"), (90, number), (180, "Strickjacke Zopf"), down=11).row((90, f"Farbe: {color}"), down=11)
        paper.row((-150, str(pieces)), (200, "ST"), (-400, "54,90/1 ST"), (-520, f"{pieces * 54.9:.2f}".replace(".", ",")), down=13)
        paper.row((90, "Größe"), (170, "Menge"), down=11)
        for size, count in sizes:
            paper.row((90, size), (-200, f"{count} ST"), down=11)
        paper.row(down=11)
    order = read_order(paper.row((90, "Gesamtnettowert ohne MwSt. EUR"), (-520, "1.207,80")).pdf())

    assert [told(line) for line in order.lines] == [
        ("10442871", "Strickjacke Zopf", "Marine", "S", 6, "54.90"),
        ("10442871", "Strickjacke Zopf", "Marine", "M", 12, "54.90"),
        ("10442872", "Strickjacke Zopf", "Ecru", "L", 4, "54.90"),
    ]


def test_a_stroke_between_typewritten_words_parts_no_label() -> None:
    (page,) = pdf_to_pages(Paper("Courier").row((40, "STYLE"), (110, "COLOR"), (190, "SIZE / UNITS"), (-460, "COST")).pdf())
    (row,) = page_to_rows(page)

    assert [row_text(piece) for piece in row_to_pieces(row, [])] == ["STYLE", "COLOR", "SIZE / UNITS", "COST"]


def test_a_grid_of_colours_and_sizes_under_each_item_orders_them_by_colour_and_a_remark_over_it_is_no_label() -> None:
    paper = Paper().row((40, "Varenr."), (110, "Beskrivelse"), (-380, "Antal"), (-460, "Købspris"), (-550, "Beløb"), down=20)
    for number, name, remark, grid in (
        ("Q710", "Sandal Ingrid", "ruskind, korksål", (("Blush", "2", "3"), ("Natur/Hvid", "", "4"))),
        ("Q744", "Gummisko Viggo", "genbrugt gummi", (("Kit", "1", "5"),)),
    ):
        pieces = sum(int(count or 0) for _, *counts in grid for count in counts)
        paper.row((40, number), (110, name), (-380, str(pieces)), (-460, "20,00"), (-550, f"{20 * pieces},00"), down=16)
        paper.row((110, remark), down=12).row((110, "Farve/Str."), (230, "36"), (260, "37"), down=12)
        for color, *counts in grid:
            paper.row((110, color), *((x, count) for x, count in zip((232, 262), counts, strict=True) if count), down=12)
        paper.row(down=8)
    order = read_order(paper.row((110, "I alt DKK ekskl. moms"), (-380, "15"), (-550, "300,00")).pdf())

    assert [told(line) for line in order.lines] == [
        ("Q710", "Sandal Ingrid", "Blush", "36", 2, "20.00"), ("Q710", "Sandal Ingrid", "Blush", "37", 3, "20.00"),
        ("Q710", "Sandal Ingrid", "Natur/Hvid", "37", 4, "20.00"),
        ("Q744", "Gummisko Viggo", "Kit", "36", 1, "20.00"), ("Q744", "Gummisko Viggo", "Kit", "37", 5, "20.00"),
    ]  # fmt: skip
    assert all(check.agrees for check in order.checks)
