"""Price lists as typewriters and line printers set them: rules and leaders in characters, details below each name."""

from __future__ import annotations

from collections.abc import Callable

from pipelines.reading.layout import Line, words_to_line
from pipelines.reading.linesheets.document_facts import furniture_text, lines_to_furniture
from pipelines.reading.linesheets.reader import read_linesheet
from pipelines.reading.model import Linesheet, Price, Word
from pipelines.reading.words.colors import is_color_text, text_to_colors, without_offer
from pipelines.reading.words.size_lists import text_to_sizes
from pipelines.reading.words.vocabulary import header_to_field
from tests.unit.reading.drawn_linesheets import Sheet, drawn
from tests.unit.reading.paperwork import workbook


def read(draw: Callable[[Sheet], None]) -> Linesheet:
    return read_linesheet(drawn(draw), "drawn.pdf")


def test_rules_of_characters_are_no_text_and_terms_below_a_listing_no_product() -> None:
    def draw(sheet: Sheet) -> None:
        stops = (50, 110, 270, 350, 440)
        sheet.text(50, 100, "=" * 80)
        sheet.row(116, stops, ["ARTICOLO", "DESCRIZIONE", "COLORE", "NUMERATA", "PREZZO"])
        sheet.text(50, 130, "-" * 80)
        for index, color in enumerate(["NERO", "ROSSO", "BLU", "BIANCO"]):
            sheet.row(146 + 14 * index, stops, [f"A44{index}0", "MOCASSINO VITELLO", color, "36/41", "34,90"])
        sheet.text(50, 204, "=" * 80)
        sheet.row(218, stops, ["PREZZI IVA", "ESCLUSA", "RESA FRANCO", "PAGAMENTO", "RIBA"])

    found = read(draw).products

    assert [(p.style_number, p.name, p.colors, p.sizes) for p in found] == [
        (f"A44{index}0", "MOCASSINO VITELLO", (color,), ("36", "37", "38", "39", "40", "41"))
        for index, color in enumerate(["NERO", "ROSSO", "BLU", "BIANCO"])
    ]


def test_leaders_lead_to_prices_and_details_stand_below_names_under_a_heading() -> None:
    groups = {"Herren": [("K4012", "Kniestrumpf Merino", "6,80"), ("K4018", "Socke 2er-Pack", "5,90")],
              "Damen": [("K5203", "Feinkniestrumpf", "2,95"), ("K5210", "Kuschelsocke", "4,75")]}  # fmt: skip

    def draw(sheet: Sheet) -> None:
        y = 100
        for group, items in groups.items():
            sheet.text(60, y, group, 11, bold=True)
            sheet.row(y, (440, 500), ["HEK €", "UVP €"])
            for number, name, price in items:
                y += 24
                sheet.text(60, y, f"{number} {name} " + "." * 60)
                sheet.row(y, (445, 505), [price, "14,95"])
                sheet.text(80, y + 12, "Gr. 39-42, 43-46 · schwarz, marine", 7)
            y += 50

    found = read(draw).products

    assert [(p.style_number, p.name, p.category) for p in found] == [
        (number, name, group) for group, items in groups.items() for number, name, _ in items
    ]
    assert all(p.sizes == ("39-42", "43-46") and p.colors == ("schwarz", "marine") for p in found)
    assert all(p.wholesale_price and p.retail_price and p.retail_price.amount == "14.95" for p in found)


def test_codes_and_names_of_colours_in_columns_below_their_label_are_a_list() -> None:
    def draw(sheet: Sheet) -> None:
        for index in range(2):
            y = 100 + 250 * index
            sheet.text(330, y, f"Art. TP264{index}")
            sheet.text(330, y + 18, "Mantella bottoni", 14)
            sheet.text(330, y + 50, "COLORI", 6)
            for row, (code, name) in enumerate([("001", "Panna"), ("418", "Zaffiro"), ("402", "Avio")]):
                sheet.row(y + 60 + 11 * row, (330, 355), [code, name])
            sheet.text(330, y + 110, "PREZZO INGROSSO", 6)
            sheet.text(330, y + 120, "€ 68,50")

    assert [p.colors for p in read(draw).products] == [("Panna", "Zaffiro", "Avio")] * 2


def test_a_run_of_sizes_may_be_written_with_a_slash() -> None:
    assert text_to_sizes("35/40") == ("35", "36", "37", "38", "39", "40")
    assert all(text_to_sizes(text) == (text,) for text in ("30/34", "39/42", "98/104", "50/56"))


def test_short_words_of_prices_and_colours_alone_in_a_list_are_known() -> None:
    assert [(header_to_field(text) or ("",))[0] for text in ("Händler-EK", "VK empf.", "WHLS")] == [
        "wholesale_price", "retail_price", "wholesale_price"]  # fmt: skip
    assert is_color_text("schwarz, haut, marine")
    assert not is_color_text("schwarz top")


def test_names_in_a_row_of_swatches_are_colours_and_a_contact_line_is_no_product() -> None:
    def draw(sheet: Sheet) -> None:
        for index in range(4):
            x, y = 40 + 290 * (index % 2), 250 + 280 * (index // 2)
            sheet.photo(x, y - 180, 150, 180)
            sheet.text(x, y + 20, ["Yamba Midi", "Byron Mini", "Noosa Wrap", "Ocelot Top"][index], 14, bold=True)
            sheet.text(x + 180, y + 20, f"SB270{index}")
            sheet.text(x, y + 34, "AU 6 - 8 - 10 - 12")
            sheet.row(y + 48, (x, x + 70), ["WSP $62.00", "RRP $139.95"])
            swatches = ["Red Spot", "Navy Spot", "Sage"] if index == 2 else ["Black", "White"][: 1 + index % 2]
            sheet.row(y + 78, (x, x + 60, x + 120), [*swatches, "", ""][:3], 7)
        sheet.text(40, 770, "All prices in AUD | Minimum 6 pcs, $500 opening order | Suite B714 | sales@brand.example", 6)

    found = {p.style_number: p for p in read(draw).products}

    assert sorted(found) == ["SB2700", "SB2701", "SB2702", "SB2703"]
    assert found["SB2702"].colors == ("Red Spot", "Navy Spot", "Sage")
    assert all(p.sizes == ("6", "8", "10", "12") for p in found.values())
    assert {p.wholesale_price.currency for p in found.values() if p.wholesale_price} == {"AUD"}


def test_a_list_of_colours_may_begin_with_in_and_end_with_or() -> None:
    assert [color.name for color in text_to_colors("In burgundy, mustard or charcoal")] == ["burgundy", "mustard", "charcoal"]
    assert [color.name for color in text_to_colors("In taupe")] == ["taupe"]
    assert without_offer("In stock now") == "In stock now"


def test_page_numbers_of_any_language_are_furniture() -> None:
    assert {furniture_text(text) for text in ("Seite 1 von 1", "Page 2 of 12", "pag. 3/4", "Sida 5")} == {"page 0"}


def test_a_slash_between_spaces_names_one_colourway_where_each_has_a_row() -> None:
    rows = [["Style", "Name", "Colour", "Wholesale"], ["MAR01", "Breton", "Ecru / navy", "24.50"],
            ["MAR01", "Breton", "White / red", "24.50"], ["VAR04", "Smock", "Rust", "38.00"]]  # fmt: skip

    found = read_linesheet(workbook(("Sheet", rows)), "x.xlsx").products

    assert [p.colors for p in found] == [("Ecru/navy",), ("White/red",), ("Rust",)]


def test_a_further_colour_of_any_name_stands_where_other_cards_have_theirs() -> None:
    colors = [("Rust", "Camel"), ("Grey", "Black"), ("Indigo", "Sunset"), ("Ecru", "Navy")]

    def draw(sheet: Sheet) -> None:
        for index, own in enumerate(colors):
            x, y = 180 + 290 * (index % 2), 100 + 280 * (index // 2)
            sheet.photo(x - 150, y - 10, 140, 180)
            sheet.text(x, y, f"MF610{index}", 10, bold=True)
            sheet.lines(x, y + 18, [["Plaid Cape", "Poncho"], ["Tie Hem", "Mock Neck"], ["Ruffle Edge", "Topper"],
                                    ["Cable Link", "Crew"]][index], 10, 13.5)  # fmt: skip
            sheet.lines(x, y + 55, own, 8, 11)
            sheet.text(x, y + 84, "Sizes S-XL", 8)
            sheet.text(x, y + 100, "WS $58", 10, bold=True)

    found = read(draw).products

    assert [p.colors for p in found] == colors
    assert [p.name for p in found] == ["Plaid Cape Poncho", "Tie Hem Mock Neck", "Ruffle Edge Topper", "Cable Link Crew"]


def test_a_running_footer_is_furniture_though_it_states_an_amount_and_the_amount_of_a_product_is_none() -> None:
    footer = "Noorderlicht NV Groningen, minimale eerste order € 750, levering in september of oktober"

    def bottom(text: str) -> list[Line]:
        words = [Word(text=word, box=(0.1 + 0.05 * at, 0.95, 0.14 + 0.05 * at, 0.96), size=0.01)
                 for at, word in enumerate(text.split())]  # fmt: skip
        return [words_to_line(words, 1.4)]

    assert furniture_text(footer) in lines_to_furniture([bottom(footer), bottom(footer)])
    assert lines_to_furniture([bottom("WHS € 750"), bottom("WHS € 750")]) == {"page 0"}


def test_a_running_title_in_large_type_is_furniture_though_labels_of_a_form_stand_below_it() -> None:
    def line(text: str, x: float, y: float, size: float) -> Line:
        return words_to_line([Word(text=text, box=(x, y, x + 0.02 * len(text), y + size), size=size)], 1.4)

    page = [line("LARKFIELD", 0.1, 0.03, 0.02), line("Customer", 0.1, 0.06, 0.008), line("Terms", 0.5, 0.06, 0.008)]

    assert "larkfield" in lines_to_furniture([page, page])


def test_bars_typed_around_cells_are_walls_and_a_group_goes_by_its_name() -> None:
    def typed(sheet: Sheet, at: int, text: str) -> None:
        sheet.canvas.setFont("Courier", 8)
        sheet.canvas.drawString(40, 700 - 11 * at, text)

    def draw(sheet: Sheet) -> None:
        rule, width = "-" * 75, 73
        rows = [rule, "|Material|Materialkurztext  |Farbe   |Grössen  |   EK netto|     UVP|Währ.|", rule]
        for number, (code, group, size) in enumerate((("G110", "Kleider", "36 38 40"), ("G125", "Tücher", "OS"))):
            rows += [f"|{f'* Warengruppe {code}  {group}':<{width}}|", rule]
            rows += [f"|77{number}10{row}  |Langer Name{number}{row} Form|{color:<8}|{size:<9}|  1.1{row}9,50|2.799,00|EUR  |"
                     for row, color in enumerate(("grau", "rot", "oliv"))]  # fmt: skip
            rows += [rule, f"|{f'  Anzahl {group}: 3':<{width}}|", rule]
        for at, text in enumerate(rows):
            typed(sheet, at, text)

    found = read(draw)

    assert [(p.style_number, p.name, p.colors, p.sizes, p.category, p.wholesale_price, p.retail_price) for p in found.products] == [
        (f"77{number}10{row}", f"Langer Name{number}{row} Form", (color,), sizes, group,
         Price(amount=f"11{row}9.50", currency="EUR"), Price(amount="2799.00", currency="EUR"))
        for number, (group, sizes) in enumerate((("Kleider", ("36", "38", "40")), ("Tücher", ("OS",))))
        for row, color in enumerate(("grau", "rot", "oliv"))
    ]  # fmt: skip


def test_a_row_that_labels_a_group_heads_the_rows_below_it_and_a_heading_keeps_a_word_for_groups() -> None:
    header = ["Artikelnummer", "Bezeichnung", "EK", "UVP"]
    rows = [[f"K-10{at}", f"{name}weg Kurz", 20 + at, 50 + at] for at, name in enumerate(("Ast", "Blatt", "Fels", "Tal"))]
    headed = [["Produktgruppe 14: Kleider"], *rows[:2], ["Family Favourites"], *rows[2:]]

    found = read_linesheet(workbook(("Liste", [header, *headed])), "x.xlsx")

    assert [product.category for product in found.products] == ["Kleider"] * 2 + ["Family Favourites"] * 2


LISTED = (40, 90, 260, 330, 400, 470, 530)
HEADS = ["ARTICOLO", "DESCRIZIONE", "COL.1", "COL.2", "SC.", "PREZZO", "PREZZO CONS."]


def listed(sheet: Sheet, y: float, number: str, name: str, *rest: str) -> None:
    sheet.row(y + 60, LISTED, [number, name, *rest])


def test_headings_behind_marks_and_in_bold_stand_apart_from_the_rows_of_a_listing() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.row(120, LISTED, HEADS)
        sheet.text(40, 140, "*** DONNA")
        sheet.text(100, 140, "- CUOIO MORBIDO")
        for row in range(4):
            listed(
                sheet, 96 + 14 * row, f"55{row}1", "BALLERINA NODO", "NERO", "BLU" if row == 2 else "", "36/40", "41,50", "99,00"
            )
        sheet.text(45, 212, "LINEA 044", bold=True)
        sheet.text(100, 212, "ZOCCOLI UOMO", bold=True)
        for row in range(4):
            listed(sheet, 168 + 14 * row, f"66{row}1", "ZOCCOLO ALTO", "BIANCO", "", "39/45", "31,50", "79,00")
        sheet.text(400, 700, "*** SEGUE ***")

    found = read(draw).products

    assert [(p.style_number, p.name, p.category) for p in found] == [
        *((f"55{row}1", "BALLERINA NODO", "DONNA - CUOIO MORBIDO") for row in range(4)),
        *((f"66{row}1", "ZOCCOLO ALTO", "ZOCCOLI UOMO") for row in range(4)),
    ]
    assert [p.colors for p in found[:4]] == [("NERO",), ("NERO",), ("NERO", "BLU"), ("NERO",)]


def test_remarks_below_names_are_no_part_of_them_and_nothing_below_the_total_is_a_product() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.row(120, LISTED, HEADS)
        for row in range(5):
            listed(sheet, 80 + 28 * row, f"55{row}1", "ZOCCOLO", "NERO", "", "36/40", "41,50", "99,00")
        listed(sheet, 220, "5599", "STIVALE IMBOTTITO INVERNALE", "NERO", "", "36/40", "91,50", "199,00")
        sheet.text(90, 154, "SUPPL. FODERA +3,50")
        sheet.text(90, 238, "ARTICOLI DELLA LINEA : 5")
        sheet.row(310, (40, 90), ["TOTALE", "ARTICOLI : 6"])
        sheet.row(330, (40, 90), ["MINIMO 24", "PAIA PER COLORE"])

    found = read(draw).products

    assert [p.name for p in found] == ["ZOCCOLO"] * 5 + ["STIVALE IMBOTTITO INVERNALE"]


def test_scales_of_a_legend_are_the_sizes_of_the_rows_that_name_them_on_every_page() -> None:
    def draw(sheet: Sheet) -> None:
        for page, (number, key) in enumerate((("55", "A"), ("66", "B"))):
            sheet.row(120, LISTED, HEADS)
            for row in range(5 - 3 * page):
                listed(sheet, 80 + 14 * row, f"{number}{row}1", "ZOCCOLO PIANO", "NERO", "", key, "41,50", "99,00")
            if not page:
                sheet.next_page()
        sheet.text(40, 210, "TOTALE ARTICOLI : 7")
        sheet.row(240, (40, 60, 85, 110, 135), ["A", "36", "36½", "37", "38"])
        sheet.row(254, (40, 60, 85, 110, 135), ["B", "39", "40", "41", "42"])

    found = read(draw).products

    assert [(p.style_number, p.sizes) for p in found] == [
        *((f"55{row}1", ("36", "36½", "37", "38")) for row in range(5)),
        *((f"66{row}1", ("39", "40", "41", "42")) for row in range(2)),
    ]


def test_runs_with_a_slash_beside_those_of_shoes_are_runs_of_small_shoes_too() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.row(120, LISTED, [*HEADS[:4], "NUMERATA", *HEADS[5:]])
        for row, run in enumerate(("39/45", "35/41", "24/30", "37/38")):
            listed(sheet, 80 + 14 * row, f"55{row}1", "ZOCCOLO PIANO", "NERO", "", run, "41,50", "99,00")

    assert [len(p.sizes) for p in read(draw).products] == [7, 7, 7, 1]


def test_a_narrow_run_with_a_slash_is_one_where_it_begins_as_a_wider_one_does() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.row(120, LISTED, [*HEADS[:4], "NUMERATA", *HEADS[5:]])
        for row, run in enumerate(("35/41", "35/39", "42/46", "35/36", "36/42")):
            listed(sheet, 80 + 14 * row, f"55{row}1", "ZOCCOLO PIANO", "NERO", "", run, "41,50", "99,00")

    assert [len(p.sizes) for p in read(draw).products] == [7, 5, 1, 1, 7]


def test_a_space_of_typewriters_type_parts_no_columns_and_no_headings() -> None:
    items = [("LX-204", "Geldbeutel flach", "rot, nachtblau", "31,20"), ("LX-209", "Beutel mit Kordel", "grau", "28,40"),
             ("LX-215", "Mappe weich", "rot, grau", "44,90"), ("LX-222", "Etui", "nachtblau", "17,60"),
             ("LX-230", "Gurttasche breit", "grau, rot", "52,10")]  # fmt: skip

    def draw(sheet: Sheet) -> None:
        sheet.face = "Courier"
        stops = (50, 110, 270, 420, 500)
        sheet.row(100, stops[:3], ["Art.-Nr.", "Bezeichnung / Maße", "Farben"])
        sheet.text(454, 100, "EK netto", right=True)
        sheet.text(540, 100, "UVP", right=True)
        for index, (number, name, colors, price) in enumerate(items):
            y = 150 + 30 * index
            sheet.row(y, stops[:3], [number, name, colors])
            sheet.text(454, y, price, right=True)
            sheet.text(540, y, "99,95", right=True)
            sheet.text(110, y + 12, "12 x 9 x 2 cm", 8)
        sheet.text(50, 130, "Kleines aus Serie FALUN", bold=True)

    found = read(draw).products

    assert [(p.style_number, p.name, ", ".join(p.colors), p.wholesale_price, p.category) for p in found] == [
        (number, name, colors, Price(amount=price.replace(",", "."), currency=""), "Kleines aus Serie FALUN")
        for number, name, colors, price in items
    ]
