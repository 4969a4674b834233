"""What a card or a cell leaves open is told by the rest of its page, column or document."""

from __future__ import annotations

from collections.abc import Callable

from pipelines.reading.linesheets.reader import read_linesheet
from pipelines.reading.model import Linesheet
from tests.unit.reading.drawn_linesheets import Sheet, drawn

NAMES = ("Alba Coat", "Brisa Coat", "Cala Coat", "Duna Coat", "Estela Coat", "Faro Coat")


def read(draw: Callable[[Sheet], None]) -> Linesheet:
    return read_linesheet(drawn(draw), "drawn.pdf")


def cards(sheet: Sheet, facts: Callable[[int], list[str]], foot: Callable[[int], str] | None = None) -> None:
    """Six cards in two rows: a photograph with its facts at the right and, far below them, the foot of the card."""
    for index in range(6):
        x, y = 40 + 185 * (index % 3), 60 + 250 * (index // 3)
        sheet.photo(x, y, 70, 200, 60 + 20 * index)
        sheet.lines(x + 78, y + 12, facts(index), 8)
        if foot is not None:
            sheet.text(x + 78, y + 198, foot(index), 8)


def test_prices_at_the_foot_of_a_card_are_not_those_of_the_card_below() -> None:
    found = read(lambda sheet: cards(sheet, lambda i: [NAMES[i], f"Style BX-{510 + i}"], lambda i: f"WHSL ${30 + i}.00"))

    assert [p.wholesale_price and p.wholesale_price.amount for p in found.products] == [f"{30 + i}.00" for i in range(6)]


def test_a_number_about_which_nothing_is_said_is_no_product_among_prices() -> None:
    def draw(sheet: Sheet) -> None:
        cards(sheet, lambda i: [NAMES[i], f"Style BX-{510 + i}", f"WHSL ${30 + i}.00"])
        sheet.text(430, 24, "BX-712", 8)

    assert [p.style_number for p in read(draw).products] == [f"BX-{510 + i}" for i in range(6)]


def test_a_list_of_codes_and_names_holds_colours_whose_words_are_unknown() -> None:
    words = ("205 sage", "118 sand", "233 zirbel")
    found = read(
        lambda sheet: cards(sheet, lambda i: [NAMES[i], f"Style BX-{510 + i}", *words[: 1 + i % 3]], lambda i: f"WHSL ${30 + i}.00")
    )

    assert [p.colors for p in found.products] == [("sage", "sand", "zirbel")[: 1 + i % 3] for i in range(6)]


def test_a_name_made_of_words_for_colours_stands_where_the_others_have_theirs() -> None:
    names = (*NAMES[:5], "Coral Shell Print")
    found = read(
        lambda sheet: cards(sheet, lambda i: [f"Style BX-{510 + i}", names[i], "Black, White"], lambda i: f"WHSL ${30 + i}.00")
    )

    assert [p.name for p in found.products] == list(names)
    assert found.products[5].colors == ("Black", "White")


def test_a_color_word_that_is_no_color_beside_a_labelled_list_names_the_style() -> None:
    def draw(sheet: Sheet) -> None:
        for index, name in enumerate(("Ivory", "Odile")):
            sheet.text(60, 80 + 200 * index, name, 20)
            sheet.lines(60, 110 + 200 * index, [f"Style: K{100 + index}", "Colours: Black, Navy", "Wholesale: $40"])

    assert [(p.name, p.colors) for p in read(draw).products] == [("Ivory", ("Black", "Navy")), ("Odile", ("Black", "Navy"))]


def test_lines_of_a_cell_that_had_room_to_go_on_are_a_list() -> None:
    def draw(sheet: Sheet) -> None:
        for x, title in ((40, "Style"), (120, "Name"), (260, "Colours"), (460, "Wholesale")):
            sheet.text(x, 60, title, bold=True)
        lists = (["Lichen Print", "Gorse"], ["Foxglove, Gorse, Lichen,", "Heather"], ["Tide Stripe Navy/White", "Foxglove Print"])
        for row, lines in enumerate(lists):
            for x, text in ((40, f"BM{2601 + row}"), (120, NAMES[row]), (460, f"${40 + row}.00")):
                sheet.text(x, 110 + 60 * row, text)
            sheet.lines(260, 110 + 60 * row, lines)

    assert [p.colors for p in read(draw).products] == [
        ("Lichen Print", "Gorse"),
        ("Foxglove", "Gorse", "Lichen", "Heather"),
        ("Tide Stripe Navy/White", "Foxglove Print"),
    ]


def test_a_price_list_at_the_back_prices_the_styles_that_are_pictured_before() -> None:
    def draw(sheet: Sheet) -> None:
        cards(sheet, lambda i: [f"Style BX-{510 + i}", NAMES[i], "Black, White"])
        sheet.next_page()
        sheet.text(60, 60, "Terms on request")
        sheet.next_page()
        for x, title in ((40, "Style"), (140, "Name"), (280, "Sizes"), (400, "Wholesale")):
            sheet.text(x, 60, title, bold=True)
        for row in reversed(range(6)):
            for x, text in ((40, f"BX-{510 + row}"), (140, NAMES[row]), (280, "S-L"), (400, f"${40 + row}.00")):
                sheet.text(x, 100 + 30 * row, text)

    products = read(draw).products

    assert [(p.style_number, p.page, p.colors) for p in products] == [(f"BX-{510 + i}", 1, ("Black", "White")) for i in range(6)]
    assert [(p.sizes, p.wholesale_price and p.wholesale_price.amount) for p in products] == [
        (("S", "M", "L"), f"{40 + i}.00") for i in range(6)
    ]


def test_a_heading_of_unknown_words_stands_where_another_page_has_a_known_one() -> None:
    def draw(sheet: Sheet) -> None:
        for page, heading in enumerate(("Knitwear", "Zirbelstube")):
            if page:
                sheet.next_page()
            sheet.text(40, 40, heading, 22)
            cards(sheet, lambda i, page=page: [NAMES[i], f"Style BX-{510 + 10 * page + i}"], lambda i: f"WHSL ${30 + i}.00")  # type: ignore[misc]

    assert [p.category for p in read(draw).products] == [*["Knitwear"] * 6, *["Zirbelstube"] * 6]


def test_the_first_line_of_a_wrapped_name_is_no_heading() -> None:
    garments = ("Blouse", "Coat", "Jackets", "Dress", "Trousers", "Knitwear")

    def draw(sheet: Sheet) -> None:
        for index, garment in enumerate(garments):
            x, y = 40 + 185 * (index % 3), 60 + 250 * (index // 3)
            sheet.text(x, y, garment, 11, bold=True)
            sheet.text(x, y + 12, f'"{NAMES[index].split()[0]}"', 11, bold=True)
            sheet.lines(x, y + 30, [f"Style BX-{510 + index}", f"WHSL ${30 + index}.00"], 8)

    found = read(draw)

    assert [p.name for p in found.products] == [f'{g} "{n.split()[0]}"' for g, n in zip(garments, NAMES, strict=True)]
    assert not found.categories


def test_a_legend_explains_the_abbreviations_of_prices() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(40, 30, "EP = Einkaufspreis exkl. MWST · VP = empfohlener Verkaufspreis inkl. MWST")
        for index in range(3):
            sheet.lines(60, 80 + 120 * index, [NAMES[index], f"Art. 10-220{index}", f"EP CHF 2{index}.90", f"VP CHF 5{index}.90"])

    prices = [(p.wholesale_price, p.retail_price) for p in read(draw).products]

    assert [(w and w.amount, r and r.amount) for w, r in prices] == [(f"2{i}.90", f"5{i}.90") for i in range(3)]


def test_an_abbreviation_of_the_trade_means_what_it_does_beside_words_half_known() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(40, 30, "PVM = precio de venta a detallistas; PVP = precio de venta al público")
        for index in range(3):
            sheet.lines(60, 80 + 120 * index, [f"AZ-730{index}", NAMES[index], f"PVM 2{index},90 € PVP 5{index},95 €"])

    prices = [(p.wholesale_price, p.retail_price) for p in read(draw).products]

    assert [(w and w.amount, r and r.amount) for w, r in prices] == [(f"2{i}.90", f"5{i}.95") for i in range(3)]


def test_colours_in_a_row_behind_their_label_are_a_list_whatever_their_words() -> None:
    def draw(sheet: Sheet) -> None:
        for index in range(3):
            y = 80 + 150 * index
            sheet.lines(60, y, [NAMES[index], f"Style BX-{510 + index}"])
            sheet.text(60, y + 30, "Colors (2)")
            sheet.text(150, y + 30, "Meadow")
            sheet.text(205, y + 30, "Dusk Zirbel")
            sheet.text(60, y + 44, f"Wholesale: ${40 + index}.00")

    assert [p.colors for p in read(draw).products] == [("Meadow", "Dusk Zirbel")] * 3


def test_colours_and_sizes_go_on_under_a_label_that_stands_above_them() -> None:
    def draw(sheet: Sheet) -> None:
        for index in range(3):
            y = 60 + 200 * index
            sheet.lines(60, y, [NAMES[index], f"Style BX-{510 + index}"])
            sheet.lines(60, y + 40, ["Colours", "001 black", "105 zirbel", "220 nude"])
            sheet.lines(60, y + 100, ["Sizes", "36 38 40 42", "44 46"])
            sheet.text(60, y + 140, f"Wholesale: ${40 + index}.00")

    found = read(draw).products

    assert [p.colors for p in found] == [("black", "zirbel", "nude")] * 3
    assert [p.sizes for p in found] == [("36", "38", "40", "42", "44", "46")] * 3


def test_a_style_number_on_a_photograph_keys_it_to_the_row_of_a_table() -> None:
    def draw(sheet: Sheet) -> None:
        for index in range(3):
            sheet.photo(40 + 180 * index, 60, 150, 200, 60 + 20 * index)
            sheet.text(150 + 180 * index, 255, f"BX-{510 + index}", 8)
        for x, title in ((40, "Ref"), (140, "Name"), (280, "Colours"), (400, "Wholesale")):
            sheet.text(x, 300, title, bold=True)
        for row in range(3):
            for x, text in ((40, f"BX-{510 + row}"), (140, NAMES[row]), (280, "Black, White"), (400, f"${40 + row}.00")):
                sheet.text(x, 330 + 30 * row, text)

    found = read(draw)
    best = {match.product_key: match.image_key for match in reversed(found.matches)}

    assert [(p.style_number, p.name, best.get(p.key)) for p in found.products] == [
        (f"BX-{510 + i}", NAMES[i], f"p1i{i + 1}") for i in range(3)
    ]


def test_bare_slashes_list_two_colours_where_the_document_lists_more_so() -> None:
    colors = ("Black/White/Navy/Red", "White/Red/Camel", "Black/White")
    found = read(lambda sheet: cards(sheet, lambda i: [NAMES[i], f"Style BX-{510 + i}", f"Colours: {colors[i % 3]}"]))

    assert [p.colors for p in found.products] == [tuple(colors[i % 3].split("/")) for i in range(6)]


def test_what_stands_in_the_strip_that_a_style_leads_alone_is_its_own_however_far() -> None:
    def draw(sheet: Sheet) -> None:
        for index in range(2):
            y = 60 + 320 * index
            for x, text in ((40, f"PR-880{index}"), (120, NAMES[index]), (500, f"RRP £{100 + index}.00")):
                sheet.text(x, y, text)
            for tile, color in enumerate(("CML - Camel", "NVY - Navy", "WIN - Wine")):
                sheet.photo(40 + 190 * tile, y + 30, 120, 180, 40 + 30 * tile)
                sheet.text(45 + 190 * tile, y + 225, color, 8)

    found = read(draw)

    assert [(p.style_number, p.colors, p.retail_price and p.retail_price.amount) for p in found.products] == [
        (f"PR-880{i}", (color,), f"{100 + i}.00") for i in range(2) for color in ("Camel", "Navy", "Wine")
    ]


def test_colours_beside_the_same_prices_are_not_priced_apart() -> None:
    def draw(sheet: Sheet) -> None:
        for index in range(3):
            y = 60 + 120 * index
            sheet.lines(60, y, [NAMES[index], f"Style BX-{510 + index}", "Fabric: 100% wool"])
            for x, text in ((200, "Wine"), (250, "Black"), (400, f"WS: $6{index}.00"), (480, f"MSRP: $16{index}.00")):
                sheet.text(x, y + 24, text)

    assert [p.colors for p in read(draw).products] == [("Wine", "Black")] * 3


def test_letters_with_space_between_them_are_words() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(40, 40, "K N I T S   &   C O A T S", 16)
        cards(sheet, lambda i: [NAMES[i], f"Style BX-{510 + i}"], lambda i: f"WHSL ${30 + i}.00")

    assert {p.category for p in read(draw).products} == {"KNITS & COATS"}


def test_the_large_picture_of_a_product_counts_before_its_detail() -> None:
    def draw(sheet: Sheet) -> None:
        for index in range(2):
            x = 30 + 290 * index
            sheet.photo(x, 60, 150, 400, 60 + 40 * index)
            sheet.photo(x + 160, 60, 60, 80, 70 + 40 * index)
            sheet.lines(x + 160, 160, [NAMES[index], f"Style BX-{510 + index}", f"Price: ${30 + index}.00"])

    found = read(draw)
    best = {match.product_key: match.image_key for match in reversed(found.matches)}

    assert [best[p.key] for p in found.products] == ["p1i1", "p1i3"]


def test_the_brand_over_a_table_names_no_row_that_has_words_of_its_own() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(40, 40, "ZIRBELHOF", 16, bold=True)
        for x, title in ((40, "Modell"), (140, "Bezeichnung"), (280, "Farbe"), (400, "EK")):
            sheet.text(x, 60, title, bold=True)
        for row in range(4):
            for x, text in ((40, f"34-110{row}"), (140, NAMES[row]), (280, "schwarz"), (400, f"{40 + row},00 €")):
                sheet.text(x, 80 + 20 * row, text)

    assert all(p.name != "ZIRBELHOF" and NAMES[i] in (p.name, p.description) for i, p in enumerate(read(draw).products))


def test_a_kind_of_garment_in_spaced_letters_over_a_name_is_its_category_on_pages_of_one_style() -> None:
    def draw(sheet: Sheet) -> None:
        for index, (kind, name) in enumerate((("D r e s s", "Esme Strappy Midi"), ("D e n i m", "Nell Slim"))):
            sheet.text(300, 90, kind, 8)
            sheet.text(300, 115, name, 20)
            facts = [
                f"TW-27{index}",
                "Colours: Ink",
                "Sizes: 6, 8, 10",
                f"WSP: £4{index}.00",
                f"RRP: £9{index}.00",
                "Made in Porto",
            ]
            sheet.lines(300, 130, facts)
            sheet.next_page()

    assert [(p.name, p.category) for p in read(draw).products] == [("Esme Strappy Midi", "Dress"), ("Nell Slim", "Denim")]


def test_where_labels_are_in_two_languages_a_slash_parts_no_colours() -> None:
    def draw(sheet: Sheet) -> None:
        for index, colors in enumerate((["Nero / Black", "Vinaccia / Burgundy"], ["Panna / Cream"])):
            x = 60 + 280 * index
            sheet.text(x, 80, ("Alba", "Brisa")[index], 20)
            sheet.lines(x, 110, ["Articolo / Style", f"OR-880{index}", "", "Colore / Colour", *colors])
            sheet.lines(x, 190, ["Categoria / Category", "Eco-pelliccia / Faux fur", "", "Taglie / Sizes", "38 – 42"])
            sheet.lines(x, 260, ["Prezzo ingrosso / Wholesale", f"€ 24{index},00"])

    found = read(draw).products

    assert [p.colors for p in found] == [("Nero / Black", "Vinaccia / Burgundy"), ("Panna / Cream",)]
    assert {p.category for p in found} == {"Eco-pelliccia / Faux fur"}


def test_a_style_has_a_row_and_its_colours_rows_below_also_on_the_next_page() -> None:
    def draw(sheet: Sheet) -> None:
        at = (50, 110, 180, 330, 420, 500)
        head = ["Style", "Color code", "Description / Color", "Sizes", "Wholesale", "Retail"]
        pages = (
            [["61-2040", "", "Astrid skjorte", "XS-L", "279,00", "699,95"], ["", "099", "Sort/Rød"], ["", "512", "Petrol"],
             ["61-2051", "", "Karla vest", "S-L", "359,00", "899,95"], ["", "201", "Rust"],
             ["61-3020", "", "Maja poncho", "S-M", "429,00", "999,95"]],
            [["", "333", "Mos"], ["", "100", "Camel tern"], ["61-3007", "", "Ditte jakke", "S-L", "499,00", "999,95"],
             ["", "405", "Kanel"]],
        )  # fmt: skip
        for rows in pages:
            for index, row in enumerate([head, *rows]):
                sheet.rule(40, 86 + 24 * index, 560, 86 + 24 * index)
                for x, text in zip(at, row, strict=False):
                    sheet.text(x, 80 + 24 * index, text)
            sheet.next_page()

    assert [(p.style_number, p.name, p.colors, p.page) for p in read(draw).products] == [
        ("61-2040", "Astrid skjorte", ("Sort/Rød",), 1), ("61-2040", "Astrid skjorte", ("Petrol",), 1),
        ("61-2051", "Karla vest", ("Rust",), 1),
        ("61-3020", "Maja poncho", ("Mos",), 2), ("61-3020", "Maja poncho", ("Camel tern",), 2),
        ("61-3007", "Ditte jakke", ("Kanel",), 2),
    ]  # fmt: skip


def test_whole_numbers_are_prices_where_a_legend_orders_them_and_names_in_large_type_are_whole() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(40, 60, "Prices are in Swiss francs (CHF): wholesale excl. VAT | recommended retail incl. VAT.")
        for index, name in enumerate((["MIDNIGHT", "CROP", "JACKET"], ["FAUX", "SHEARLING", "COAT"])):
            sheet.next_page()
            for line, word in enumerate(name):
                sheet.text(40, 120 + 60 * line, word, 54, bold=True)
            sheet.lines(40, 400, [f"N3-0{index + 1}", f"{165 + index} | {410 + index}", "Black, Ash", "S M L"], 10, 16)

    found = read(draw).products

    assert [p.name for p in found] == ["MIDNIGHT CROP JACKET", "FAUX SHEARLING COAT"]
    assert [p.colors for p in found] == [("Black", "Ash")] * 2
    assert [(p.wholesale_price.amount, p.retail_price.amount) for p in found if p.wholesale_price and p.retail_price] == [
        ("165", "410"),
        ("166", "411"),
    ]


def test_cards_named_by_their_labelled_descriptions_take_no_name_from_a_letterhead_over_them() -> None:
    pairs = ("Code", "Description", "Colours", "Wholesale", "RRP (incl. VAT)")
    styles = (("QK-101", "Quay Coat", "Moss"), ("QK-102", "Dock Coat", "Rust"), ("QK-103", "Pier Coat", "Ecru"))

    def draw(sheet: Sheet) -> None:
        sheet.text(220, 60, "NORTHERN MILL & CO", 9, bold=True)
        sheet.text(220, 90, "Orders below a hundred pieces", bold=True)
        sheet.text(220, 101, "are sent at the buyer's own cost", bold=True)
        for card, values in enumerate(styles):
            for row, (label, value) in enumerate(zip(pairs, (*values, "24.50 €", "59.00 €"), strict=True)):
                y = 120 + 160 * card + 20 * row
                sheet.text(228, y, label)
                sheet.text(368, y, value)

    products = read_linesheet(drawn(draw), "cards.pdf").products

    assert [(p.style_number, p.name) for p in products] == [(number, name) for number, name, _ in styles]
    assert [(p.retail_price and p.retail_price.amount) for p in products] == ["59.00"] * 3
