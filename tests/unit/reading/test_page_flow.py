"""Pages whose products follow each other down columns, over the ends of columns and pages."""

from __future__ import annotations

from pipelines.reading.linesheets.reader import read_linesheet
from pipelines.reading.model import Linesheet
from tests.unit.reading.drawn_linesheets import Sheet, drawn

LEFT, RIGHT = 50, 320  # of two columns
HEIGHTS = {LEFT: (150, 190, 160), RIGHT: (200, 140, 170)}  # of the products in them


def _two_columns(sheet: Sheet) -> None:
    """Six styles in two columns, each with a rule below it; the columns' rules stand at different heights."""
    number = 0
    for left, heights in HEIGHTS.items():
        top = 60.0
        for height in heights:
            number += 1
            sheet.text(left, top, f"Fjord Jacket {'ABCDEF'[number - 1]}", size=14, bold=True)
            sheet.text(left + 200, top, f"F2600{number}", size=8)
            sheet.text(left, top + 40, "Colours: Granite, Moss")
            sheet.text(left, top + 54, "Sizes: S, M, L")
            sheet.text(left, top + height - 40, f"Dealer {number}49,-")
            sheet.text(left + 90, top + height - 40, f"RRP 1 {number}49,-")
            sheet.rule(left, top + height - 20, left + 240, top + height - 20)
            top += height


def test_products_down_two_columns_keep_what_stands_between_their_own_columns_rules() -> None:
    found = read_linesheet(drawn(_two_columns), "drawn.pdf")

    assert _prices(found) == {f"F2600{n}": (f"{n}49", f"1{n}49") for n in range(1, 7)}
    assert all(p.colors == ("Granite", "Moss") and p.sizes == ("S", "M", "L") for p in found.products)


def test_a_bar_behind_the_prices_of_a_product_between_rules_parts_nothing() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.rule(40, 80, 572, 80)
        for index in range(3):
            top = 100 + 180 * index
            sheet.text(260, top, f"Art. 402{index}", 10, bold=True)
            sheet.lines(260, top + 20, ["MOCASSINO LEA", "Colori: Nero, Lime", "Numerata: 36 - 41"])
            sheet.frame(260, top + 90, 560, top + 114)
            sheet.text(270, top + 105, f"Ingrosso € 5{index},00", bold=True)
            sheet.text(420, top + 105, f"Cons. pubblico € 14{index},00", bold=True)
            sheet.rule(40, top + 150, 572, top + 150)

    assert _prices(read_linesheet(drawn(draw), "drawn.pdf")) == {f"402{n}": (f"5{n}.00", f"14{n}.00") for n in range(3)}


def test_grounds_with_round_ends_behind_the_prices_of_cards_side_by_side_part_nothing() -> None:
    def draw(sheet: Sheet) -> None:
        for index, x in enumerate((120, 300, 480)):
            sheet.photo(x - 70, 100, 140, 200, 60 + 40 * index)
            sheet.centred(x, 330, ("Linen Tee", "Boxy Vest", "Rib Beanie")[index], 14, bold=True)
            sheet.centred(x, 348, "Olive · Ecru")
            sheet.centred(x, 364, "Sizes: S, M, L")
            sheet.canvas.roundRect(x - 70, 792 - 402, 140, 25, 12.5)
            sheet.centred(x, 393, f"Trade £1{index}.50 | RRP £3{index}.00")

    found = read_linesheet(drawn(draw), "drawn.pdf").products

    assert [(p.name, p.colors, p.sizes) for p in found] == [
        (name, ("Olive", "Ecru"), ("S", "M", "L")) for name in ("Linen Tee", "Boxy Vest", "Rib Beanie")
    ]


def test_a_product_that_goes_on_at_the_top_of_the_next_page_is_one() -> None:
    def draw(sheet: Sheet) -> None:
        for index, top in enumerate((100, 300, 500)):
            sheet.text(60, top, f"Fjord Jacket {'ABC'[index]}", bold=True)
            sheet.text(300, top, f"F2600{index + 1}")
            sheet.text(60, top + 20, "Colours: Granite, Moss")
            if index == 2:
                sheet.next_page()
                sheet.text(60, 60, "Fjord Jacket C (F26003), continued")
            sheet.text(60, 94 if index == 2 else top + 34, f"Dealer {index + 1}49,-")

    found = read_linesheet(drawn(draw), "drawn.pdf")

    assert [(p.style_number, p.colors, p.page) for p in found.products] == [
        (f"F2600{n}", ("Granite", "Moss"), 1) for n in (1, 2, 3)
    ]
    assert [p.wholesale_price.amount for p in found.products if p.wholesale_price] == ["149", "249", "349"]


def test_a_page_for_each_style_gives_its_name_of_two_lines_and_its_colour_where_the_others_have_theirs() -> None:
    colors = ("Ivory", "Black", "Coastal Stripe", "Navy")

    def draw(sheet: Sheet) -> None:
        for index, color in enumerate(colors):
            sheet.photo(60, 100, 280, 400, 60 + 20 * index)
            sheet.text(400, 130, f"The {('Juno', 'Cove', 'Wren', 'Pia')[index]}", size=20)
            sheet.text(400, 153, ("Wrap", "Dress", "Top", "Tunic")[index], size=20)
            sheet.text(400, 172, f"style LY20{index}", size=10)
            sheet.lines(400, 200, [f"WS ${30 + index}", f"MSRP ${70 + index}", "Sizes XS / S / M"], size=11, leading=16)
            sheet.text(430, 270, color, size=9)
            sheet.next_page()

    products = read_linesheet(drawn(draw), "drawn.pdf").products

    assert [p.name for p in products] == ["The Juno Wrap", "The Cove Dress", "The Wren Top", "The Pia Tunic"]
    assert [p.colors for p in products] == [(color,) for color in colors]


def test_a_group_over_the_name_of_each_card_is_that_cards_and_heads_no_part_of_the_page() -> None:
    groups = ("DRESSES", "TOPS", "SHIRTS", "TOPS", "DRESSES", "TALL")

    def draw(sheet: Sheet) -> None:
        for index, group in enumerate(groups):
            x, y = 60 + 180 * (index % 3), 60 + 260 * (index // 3)
            sheet.photo(x, y, 110, 130, 60 + 20 * index)
            sheet.text(x, y + 145, group, size=6)
            sheet.text(x, y + 158, f"Fjord {'ABCDEF'[index]}", size=11, bold=True)
            sheet.lines(x, y + 171, [f"Style # BX-{510 + index}", "Colors: Olive", f"WHSL ${30 + index}.00"])

    products = read_linesheet(drawn(draw), "drawn.pdf").products

    assert [(p.name, p.category) for p in products] == [(f"Fjord {'ABCDEF'[n]}", group) for n, group in enumerate(groups)]


def test_sizes_in_the_band_over_a_row_of_pictured_colours_are_those_of_every_colour() -> None:
    def draw(sheet: Sheet) -> None:
        for style in range(2):
            top = 80 + 300 * style
            for x, text in (
                (50, f"PR-880{style}"),
                (120, f"Wren Jumper {'AB'[style]}"),
                (240, "Sizes: S, M"),
                (440, f"WS $3{style}.00"),
            ):
                sheet.text(x, top, text)
            for index, color in enumerate(("Camel", "Navy", "Black")):
                sheet.photo(50 + 180 * index, top + 20, 120, 160, 60 + 40 * index + style)
                sheet.text(50 + 180 * index, top + 192, color, size=8)

    products = read_linesheet(drawn(draw), "drawn.pdf").products

    assert [(p.colors, p.sizes) for p in products] == [((color,), ("S", "M")) for color in ("Camel", "Navy", "Black")] * 2


def test_a_number_over_a_photo_has_what_stands_under_that_photo_and_not_the_caption_above() -> None:
    def draw(sheet: Sheet) -> None:
        for index in range(6):
            x, y = 60 + 180 * (index % 3), 60 + 310 * (index // 3)
            sheet.text(x, y, f"Ref. BX-{510 + index}", size=8)
            sheet.photo(x, y + 12, 130, 210, 60 + 20 * index)
            sheet.text(x + 20, y + 236, f"Fjord Dress {'ABCDEF'[index]}", size=12)
            sheet.lines(x + 20, y + 264, [f"WHSL ${30 + index}.00", f"RRP ${70 + index}.00"])

    products = read_linesheet(drawn(draw), "drawn.pdf").products

    assert [(p.style_number, p.name, p.retail_price and p.retail_price.amount) for p in products] == [
        (f"BX-{510 + n}", f"Fjord Dress {'ABCDEF'[n]}", f"{70 + n}.00") for n in range(6)
    ]


ROWS = (("Ulla jacka", ["Vit"]), ("Frida", ["Vinröd", "Mosaik", "Svart"]), ("Stina rock", ["Blomma", "Sten"]),
        ("Elsa kofta", ["Mosaik"]), ("Maja tröja", ["Sten", "Blomma", "Svart"]), ("Tuva polo", ["Prickig", "Ljung"]))  # fmt: skip


def test_texts_over_a_row_of_pictures_head_those_up_to_the_next_text_and_the_colour_under_each() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(20, 40, "FJORD STUDIO", size=24, bold=True)
        sheet.rule(20, 52, 590, 52)
        x, y = 20, 70
        for index, (name, colors) in enumerate(ROWS):
            x, y = (20, 400) if index == 3 else (x, y)
            sheet.text(x, y, name, bold=True)
            sheet.lines(x, y + 12, [f"1062{index} Strl S-L", f"WSP {300 + index} kr"])
            for color in colors:
                sheet.photo(x, y + 34, 84, 150, 40 + index * 20 + len(color))
                sheet.text(x, y + 196, color, 7)
                x += 90
            x += 10

    products = read_linesheet(drawn(draw), "drawn.pdf").products

    assert [(p.name, *p.colors) for p in products] == [(name, color) for name, colors in ROWS for color in colors]
    assert {p.sizes for p in products} == {("S", "M", "L")}


def test_a_lone_caption_in_the_type_of_those_under_several_pictures_is_a_colour_whatever_its_word() -> None:
    def draw(sheet: Sheet) -> None:
        for row, captions in enumerate((["Lagoon Party", "Rain"], ["Tall Tale"])):
            y = 80 + 300 * row
            more = ["100% linen"] * row  # one line more, so that no other caption stands as far below the number
            sheet.lines(60, y - 12, [f"Fjord Dress {'AB'[row]}", f"Style # BX-51{row}", f"WHSL $3{row}.00", *more])
            for index, caption in enumerate(captions):
                sheet.photo(60 + 150 * index, y + 40, 120, 150, 60 + 40 * index + row)
                sheet.text(60 + 150 * index, y + 202, caption, 7)

    products = read_linesheet(drawn(draw), "drawn.pdf").products

    assert [(p.style_number, p.colors) for p in products] == [
        ("BX-510", ("Lagoon Party",)),
        ("BX-510", ("Rain",)),
        ("BX-511", ("Tall Tale",)),
    ]


def test_headings_centred_on_one_line_are_categories_whatever_their_words() -> None:
    headings = ("KNITWEAR", "BITS AND BOBS", "DRESSES")

    def draw(sheet: Sheet) -> None:
        for group, heading in enumerate(headings):
            sheet.centred(306, 50 + 240 * group, heading, 14, bold=True)
            for index in range(3):
                x, y = 60 + 180 * index, 66 + 240 * group
                sheet.photo(x, y, 90, 120, 60 + 20 * index + group)
                sheet.lines(x, y + 135, [f"Fjord {'ABC'[index]}", f"Style # BX-{510 + 10 * group + index}", "WHSL $30.00"])

    found = read_linesheet(drawn(draw), "drawn.pdf")

    assert [category.name for category in found.categories] == list(headings)
    assert [p.category for p in found.products] == [heading for heading in headings for _ in range(3)]


def test_all_that_stands_in_a_frame_with_one_style_is_its_own_however_far_below_it() -> None:
    def draw(sheet: Sheet) -> None:
        for index in range(4):
            x = 20 + 140 * index
            sheet.frame(x, 60, x + 130, 620)
            sheet.text(x + 8, 76, f"BX-{510 + index}", bold=True)
            sheet.photo(x + 8, 90, 110, 160, 60 + 20 * index)
            sheet.text(x + 8, 280, f"Fjord Dress {'ABCD'[index]}", size=12)
            sheet.lines(x + 8, 580, [f"WHSL ${30 + index}.00", f"RRP ${70 + index}.00"])

    products = read_linesheet(drawn(draw), "drawn.pdf").products

    assert [(p.style_number, p.retail_price and p.retail_price.amount) for p in products] == [
        (f"BX-{510 + n}", f"{70 + n}.00") for n in range(4)
    ]


def test_a_price_behind_its_label_is_no_style_number() -> None:
    def draw(sheet: Sheet) -> None:
        for index in range(6):
            x, y = 60 + 180 * (index % 3), 60 + 310 * (index // 3)
            sheet.photo(x, y, 130, 200, 60 + 20 * index)
            sheet.lines(x, y + 220, [f"Fjord Dress {'ABCDEF'[index]}", f"26-31{index}2", f"WSP {320 + index} DKK"])

    products = read_linesheet(drawn(draw), "drawn.pdf").products

    assert [(p.style_number, p.wholesale_price and p.wholesale_price.amount) for p in products] == [
        (f"26-31{n}2", f"{320 + n}") for n in range(6)
    ]


def _prices(found: Linesheet) -> dict[str, tuple[str, str]]:
    return {
        p.style_number: (p.wholesale_price.amount if p.wholesale_price else "", p.retail_price.amount if p.retail_price else "")
        for p in found.products
    }


def test_the_ground_under_a_badge_parts_no_card() -> None:
    def draw(sheet: Sheet) -> None:
        for index in range(4):
            x, y = 60 + 270 * (index % 2), 80 + 300 * (index // 2)
            sheet.photo(x, y, 110, 150, 60 + 30 * index)
            sheet.text(x + 120, y + 30, f"{['Fjord', 'Grove', 'Ridge', 'Shore'][index]} beanie", 13, bold=True)
            sheet.lines(x + 120, y + 44, ["Cloud", "One size"])
            sheet.canvas.roundRect(x + 119, 792 - (y + 78), 70, 13, 6)
            sheet.text(x + 125, y + 75, f"W/S $1{index}.50", 8)
            sheet.text(x + 120, y + 89, f"RRP $3{index}.95")

    found = read_linesheet(drawn(draw), "drawn.pdf")

    assert [(p.wholesale_price and p.wholesale_price.amount, p.retail_price and p.retail_price.amount) for p in found.products] == [
        (f"1{index}.50", f"3{index}.95") for index in range(4)
    ]


def test_a_style_number_under_a_picture_beside_the_table_that_lists_it_says_whose_picture_it_is() -> None:
    rows = [("5510", "Derby", "nero"), ("5512", "Derby", "cuoio"), ("5520", "Tronchetto", "nero"), ("5522", "Tronchetto", "blu")]

    def draw(sheet: Sheet) -> None:
        for part in range(2):
            y = 60 + 300 * part
            sheet.photo(450, y, 90, 70, 60 + 60 * part)
            sheet.text(455, y + 80, f"Art. {rows[2 * part + 1][0]} {rows[2 * part + 1][2]}", 7)
            sheet.row(y + 100, (50, 120, 260, 420), ("Art.", "Descrizione", "Colori", "Ingrosso"))
            for at, (number, name, color) in enumerate(rows[2 * part : 2 * part + 2]):
                sheet.row(y + 116 + 16 * at, (50, 120, 260, 420), (number, name, color, f"€ {40 + part + at},00"))

    found = read_linesheet(drawn(draw), "drawn.pdf")
    pictures = {image.key: image.bbox for image in found.images}
    tops = {match.product_key: round(pictures[match.image_key][1] * 792) for match in found.matches}

    assert [tops.get(product.key) for product in found.products] == [None, 60, None, 360]
