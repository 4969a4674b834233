"""Orders without any table: letters and mails in which text names the items, their colours and prices, and counts pieces."""

from __future__ import annotations

from itertools import accumulate, pairwise

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from pipelines.reading.model import Order
from pipelines.reading.orders import letters
from pipelines.reading.orders.reader import order_to_tables, read_order
from tests.unit.reading.paperwork import Paper, order_sheet, told


def _letter(text: str) -> Order:
    """A letter of these lines; an empty line parts paragraphs."""
    paper = Paper()
    for line in text.strip().splitlines():
        paper.row(*([(60.0, line.strip())] if line.strip() else []))
    return read_order(paper.pdf())


def test_a_list_in_a_mail_orders_what_each_entry_counts_and_names() -> None:
    order = _letter("""
        Hi Anna,

        Hope you are well. Please send us:
        - 12 x Oslo Beanie navy @ 9.50
        - 6 x Bergen Scarf, grey melange @ 14.00
        - 4 x Fjord Mitten M black, 4 x L @ 11.25

        Delivery to the shop before 15 September 2026, please, and invoice with 30 days as usual.
        Our new number is +44 20 7946 0018.
        Harker & Daughters, 12 Market Street, Ludlow SY8 1BP
    """)

    assert [told(line) for line in order.lines] == [
        ("", "Oslo Beanie", "navy", "", 12, "9.50"),
        ("", "Bergen Scarf", "grey melange", "", 6, "14.00"),
        ("", "Fjord Mitten", "black", "M", 4, "11.25"),
        ("", "Fjord Mitten", "black", "L", 4, "11.25"),
    ]


def test_sizes_on_lines_of_their_own_belong_to_the_item_over_them() -> None:
    order = _letter("""
        Hola Vicente, te paso el pedido para primeros de marzo.

        Ref. 2301 azul oscuro (19,90 €)
        talla 36: 2 uds
        talla 38: 4 uds

        Ref. 2304 gris azulado (22,50 €)
        talla 40: 3 uds

        Mándalo por Seur como siempre y me giras el recibo a 30 días.
        Tejidos Amparo · C/ Mayor 14 · 46500 Sagunto · 96 266 00 00
    """)

    assert order.currency == "EUR"
    assert [told(line) for line in order.lines] == [
        ("2301", "", "azul oscuro", "36", 2, "19.90"),
        ("2301", "", "azul oscuro", "38", 4, "19.90"),
        ("2304", "", "gris azulado", "40", 3, "22.50"),
    ]
    assert order.doubts == ()


def test_a_range_of_sizes_that_a_line_s_end_broke_is_whole_again() -> None:
    paper = Paper().row((60, "Wie besprochen bestelle ich zur Lieferung Ende August:"))
    paper.row((60, "•"), (75, "Art. 4012 Kniestrumpf Merino, beere, zu 6,80 €: 6 Paar Gr. 39-42, 12 Paar Gr. 43-"))
    paper.row((75, "46"))
    paper.row((60, "•"), (75, "Art. 4101 Trekkingsocke gepolstert, oliv, zu 6,20 €: 6 Paar Gr. 27-30"))
    order = read_order(paper.pdf())

    assert [told(line) for line in order.lines] == [
        ("4012", "Kniestrumpf Merino", "beere", "39-42", 6, "6.80"),
        ("4012", "Kniestrumpf Merino", "beere", "43-46", 12, "6.80"),
        ("4101", "Trekkingsocke gepolstert", "oliv", "27-30", 6, "6.20"),
    ]


def test_a_count_may_follow_its_size_or_stand_before_it() -> None:
    order = _letter("""
        Madame, Monsieur, nous vous passons commande des articles suivants :

        Réf. 7410 Marinière Belle-Île, bleu/blanc, à 24,50 € : 4 en taille 1, 6 en taille 2
        Réf. 7422 Vareuse, rouge, à 39,00 € : taille S : 2, taille M : 3

        Livraison franco de port avant le 30 avril 2026. Règlement à 30 jours fin de mois.
    """)

    assert [told(line) for line in order.lines] == [
        ("7410", "Marinière Belle-Île", "bleu/blanc", "1", 4, "24.50"),
        ("7410", "Marinière Belle-Île", "bleu/blanc", "2", 6, "24.50"),
        ("7422", "Vareuse", "rouge", "S", 2, "39.00"),
        ("7422", "Vareuse", "rouge", "M", 3, "39.00"),
    ]


def test_a_count_before_the_number_of_its_item_belongs_to_that_and_a_total_orders_nothing() -> None:
    order = _letter("""
        Gentile Signora Bianchi, come d'accordo Le ordino:
        n. 6 pezzi art. 7701 Cardigan Ginevra grigio tg. M a € 45,00 cad.
        n. 4 pezzi art. 7701 Cardigan Ginevra panna tg. L a € 45,00 cad.
        n. 12 pezzi art. 7809 Sciarpa Aosta rossa a € 18,50 cad.
        Totale: 22 pezzi
        Consegna entro il 20 settembre 2026, pagamento RiBa 60 gg.
        P.IVA 01234567890 - Tel. 055 123 4567
    """)

    assert [told(line) for line in order.lines] == [
        ("7701", "Cardigan Ginevra", "grigio", "M", 6, "45.00"),
        ("7701", "Cardigan Ginevra", "panna", "L", 4, "45.00"),
        ("7809", "Sciarpa Aosta", "rossa", "", 12, "18.50"),
    ]


def test_counts_keep_their_item_and_take_the_colour_named_last() -> None:
    order = _letter("""
        bitte liefern Sie uns nochmals
        Art. 3305 Polo Pique
        marine: M 3, L 3
        rot: M 2
        Lieferung KW 34, Zahlung 10 Tage 2 % Skonto.
        Hauptstr. 5, 80331 München, Tel. 089 5551234
    """)

    assert [told(line) for line in order.lines] == [
        ("3305", "Polo Pique", "marine", "M", 3, ""),
        ("3305", "Polo Pique", "marine", "L", 3, ""),
        ("3305", "Polo Pique", "rot", "M", 2, ""),
    ]


def test_numbers_of_one_shape_head_items_without_a_label() -> None:
    order = _letter("""
        Graag bestellen wij:
        2301 Trui Sanne, ecru: 2x S, 4x M à € 29,95
        2304 Vest Lotte, zwart: 3x M, 3x L à € 34,95
    """)

    assert [told(line) for line in order.lines] == [
        ("2301", "Trui Sanne", "ecru", "S", 2, "29.95"),
        ("2301", "Trui Sanne", "ecru", "M", 4, "29.95"),
        ("2304", "Vest Lotte", "zwart", "M", 3, "34.95"),
        ("2304", "Vest Lotte", "zwart", "L", 3, "34.95"),
    ]


def test_a_list_of_sizes_with_their_pieces_behind_slashes_counts_and_dates_do_not() -> None:
    order = _letter("""
        Guten Tag, hier meine Bestellung, Lieferung 15/03, spätestens 20/03:

        5310 Hose Elba, marine – EK 41,00 €
        36/2, 38/3, 104/1

        5320 Rock Pilar, grau – EK 33,50 €: 40/1 42/2
    """)

    assert [told(line) for line in order.lines] == [
        ("5310", "Hose Elba", "marine", "36", 2, "41.00"),
        ("5310", "Hose Elba", "marine", "38", 3, "41.00"),
        ("5310", "Hose Elba", "marine", "104", 1, "41.00"),
        ("5320", "Rock Pilar", "grau", "40", 1, "33.50"),
        ("5320", "Rock Pilar", "grau", "42", 2, "33.50"),
    ]


def test_a_number_like_the_others_behind_a_name_with_a_price_numbers_it() -> None:
    order = _letter("""
        Wie besprochen, die 5310 leider ohne Gürtel:

        5310 Hose Elba, marine – EK 41,00 €
        2x S, 3x M

        5320 Rock Pilar, grau – EK 33,50 €
        1x S

        Und noch Stola Vera 5390, EK 12,00 €:
        3x rot
        2x grau
    """)

    assert [told(line) for line in order.lines] == [
        ("5310", "Hose Elba", "marine", "S", 2, "41.00"),
        ("5310", "Hose Elba", "marine", "M", 3, "41.00"),
        ("5320", "Rock Pilar", "grau", "S", 1, "33.50"),
        ("5390", "Stola Vera", "rot", "", 3, "12.00"),
        ("5390", "Stola Vera", "grau", "", 2, "12.00"),
    ]


def test_a_sentence_orders_several_items() -> None:
    order = _letter("""
        Bom dia, queria encomendar 5 unidades da ref. 3001 em preto tamanho M e 3 unidades da ref. 3001 em preto
        tamanho L, mais 4 unidades da ref. 3010 em azul tamanho único. Obrigada
    """)

    assert [(line.style_number or line.sku, line.color, line.size, line.quantity) for line in order.lines] == [
        ("3001", "preto", "M", 5), ("3001", "preto", "L", 3), ("3010", "azul", "único", 4),
    ]  # fmt: skip


def test_sizes_in_brackets_part_the_pieces_before_them() -> None:
    order = _letter("""
        Hi! Can we get 3 of the Alma Dress in black (1 S, 2 M) and 2 of the Ines Top in white, both size M. Thanks!
    """)

    assert [told(line) for line in order.lines] == [
        ("", "Alma Dress", "black", "S", 1, ""),
        ("", "Alma Dress", "black", "M", 2, ""),
        ("", "Ines Top", "white", "M", 2, ""),
    ]


def test_an_item_may_be_named_without_a_number_or_a_unit() -> None:
    order = _letter("""
        Following our meeting in Paris, here is our order for SS27:
        Camille Dress – black – S:1 M:2 – €68
        Léa Skirt – navy – 36:2 38:3 – €54
        Ship window: 1/15 - 2/28
    """)

    assert [told(line) for line in order.lines] == [
        ("", "Camille Dress", "black", "S", 1, "68.00"),
        ("", "Camille Dress", "black", "M", 2, "68.00"),
        ("", "Léa Skirt", "navy", "36", 2, "54.00"),
        ("", "Léa Skirt", "navy", "38", 3, "54.00"),
    ]


def test_labels_on_lines_of_their_own_tell_colour_sizes_and_price() -> None:
    order = _letter("""
        Could we place the following order:
        Style 4471 Ribbed Crew
        Colour: Oatmeal
        Sizes: S x 2, M x 4
        Wholesale: £22.50
        RRP: £55.00
    """)

    assert [told(line) for line in order.lines] == [
        ("4471", "Ribbed Crew", "Oatmeal", "S", 2, "22.50"),
        ("4471", "Ribbed Crew", "Oatmeal", "M", 4, "22.50"),
    ]


def test_pieces_that_only_add_up_the_sizes_behind_them_are_not_ordered_twice() -> None:
    order = _letter("""
        Please send style AB-120 Linen Shirt white 12 pcs: S 4, M 8
    """)

    assert [(line.size, line.quantity) for line in order.lines] == [("S", 4), ("M", 8)]


def test_a_count_that_has_no_item_is_left_out_and_said_so() -> None:
    order = _letter("""
        Please send us
        Style AB-120 Linen Shirt white, size S: 2 pcs
        And as every year I would be glad of 40 pcs for our staff, as we said on the phone.
    """)

    assert [told(line) for line in order.lines] == [("AB-120", "Linen Shirt", "white", "S", 2, "")]
    assert order.doubts == ("1 of 2 counts in the text have no item (40 pcs). Compare the lines with the document.",)


def test_every_value_is_told_where_it_stands() -> None:
    order = _letter("""
        Art. 4012 Kniestrumpf Merino, schwarz, zu 6,80 €: 6 Paar Gr. 39-42
    """)
    (line,) = order.lines

    assert {name: evidence.text for name, evidence in line.evidence.items()} == {
        "sku": "4012", "description": "Kniestrumpf Merino", "color": "schwarz", "unit_price": "6,80 €", "size": "39-42",
        "quantity": "6 Paar Gr. 39-42",
    }  # fmt: skip
    boxes = [line.evidence[name].bbox for name in ("sku", "description", "color", "unit_price", "quantity")]
    assert all(a is not None and b is not None and a[2] <= b[0] for a, b in pairwise(boxes))


@pytest.mark.parametrize(
    "text",
    [
        """
        Dear Mr Novak,

        Thank you for your letter of 12 May 2026. We deliver free of charge from 500 EUR within 30 days. Goods are packed in
        3 cartons of 40 x 30 x 20 cm each and weigh 12 kg. Payment is due within 14 days with 2 % discount, or 30 days net.

        Our bank: DE12 5001 0517 5407 3249 31. Call us on +49 30 123456 or 030 - 55 12 34.
        The showroom in Hall 4, Stand B12, is open from 9:00 to 18:00.
        Style AB-120 was a great success: we sold all 240 pieces within two weeks.
        Müller GmbH, Am Markt 7, 10117 Berlin
        """,
        """
        Madame, merci de votre visite le 4 mars 2026. Les 12 échantillons et 2 x catalogues seront renvoyés en 3 colis.
        Le franco est à 300 € HT, la remise de 5 % à partir de 50 pièces.
        Bien à vous, 14 rue de la Paix, 75002 Paris, tél. 01 42 60 00 00
        """,
        """
        Sehr geehrte Frau Amann,
        leider haben wir die Ware zu Bestellung 4711 vom 3.4.2026 noch nicht erhalten. Es fehlen noch 6 Stück.
        Rechnung Nr. 20260331 über 412,80 € ist bezahlt.
        M: 0171 2345678
        T: 030 12
        """,
        """
        PRICE LIST 2026
        AB-120 Linen Shirt white S-XL 32.00 EUR
        AB-131 Wool Vest charcoal S-XL 41.50 EUR
        Minimum order 6 pcs per style. Delivery 4 weeks.
        """,
        """
        Hi Tom,
        We are sorry that style AB-120 is sold out in navy. Could you let us know by Friday whether you would like the
        12 pcs in black instead? Best, Anna
        """,
        """
        Booth 4, Hall B, 2nd floor. Please register with up to 3 people, 10:00 - 18:00. 2 x coffee vouchers included.
        """,
        """
        Buongiorno, il catalogo 2026 arriva il 12/03 con 2 giorni di ritardo. Il minimo d'ordine è di 50 capi.
        Cordiali saluti, Via Roma 12, 20121 Milano
        """,
    ],
)
def test_a_letter_that_orders_nothing_gives_no_line(text: str) -> None:
    order = _letter(text)

    assert order.lines == ()
    assert len(order.notes) == 1


def test_text_beside_a_table_that_orders_is_not_read() -> None:
    order = read_order(
        order_sheet(
            ("Please send style AB-120 white, 12 pcs", "", ""),
            ("Style", "Colour", "Quantity"),
            ("AB-131", "Navy", 3),
        )
    )

    assert [(line.style_number, line.quantity) for line in order.lines] == [("AB-131", 3)]


def test_what_a_sheet_lists_is_no_letter() -> None:
    order = read_order(
        order_sheet(
            ["Availability (ATS)"],
            [],
            ["Article", "Style Name", "Colors", "ATS S", "ATS M", "ATS L", "ATS total"],
            ["7-2000-13", "Fjord Overshirt", "Black", 44, 7, 12, 63],
            ["4-2003-79", "Linden Overshirt", "Rust", 26, 73, 5, 104],
        )
    )

    assert order.lines == ()


def test_a_text_that_is_too_long_says_what_was_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Please send us:\n- 12 x Oslo Beanie navy @ 9.50\n- 6 x Bergen Scarf grey @ 14.00\n\nKind regards\n\nAnna"
    whole = _letter(text)
    monkeypatch.setattr(letters, "MOST_PASSAGES", 2)
    cut = _letter(text)

    assert [line.description for line in whole.lines] == ["Oslo Beanie", "Bergen Scarf"]
    assert [line.description for line in cut.lines] == ["Oslo Beanie"]
    assert ["were not read" in " ".join(order.doubts) for order in (whole, cut)] == [False, True]


def test_a_mail_orders_in_its_text_and_in_its_table() -> None:
    paper = Paper()
    for line in (
        "Hi Anna,",
        "Our order for autumn, please do not ship before week 30.",
        "Cap Nora (KP-301) at 18,50",
        "- navy: 2x S, 3x M",
        "- olive: 1x M",
        "Cap Jule (KP-312) at 21,00",
        "- navy: 4x L",
        "And these in a small table:",
    ):
        paper.row((60.0, line), down=22)
    paper.row((60, "Art."), (120, "Description"), (220, "Colour"), (-320, "Qty"), (-380, "Price"))
    for color, count in (("red", "3"), ("petrol", "5")):
        paper.row((60, "KP-400"), (120, "Beret Isa"), (220, color), (-320, count), (-380, "9,95"))

    assert [told(line) for line in read_order(paper.pdf()).lines] == [
        ("KP-301", "Cap Nora", "navy", "S", 2, "18.50"),
        ("KP-301", "Cap Nora", "navy", "M", 3, "18.50"),
        ("KP-301", "Cap Nora", "olive", "M", 1, "18.50"),
        ("KP-312", "Cap Jule", "navy", "L", 4, "21.00"),
        ("KP-400", "Beret Isa", "red", "", 3, "9.95"),
        ("KP-400", "Beret Isa", "petrol", "", 5, "9.95"),
    ]


def test_what_text_over_a_table_says_of_an_item_without_a_price_orders_nothing() -> None:
    paper = Paper().row((60, "Art. 4012 Rib Scarf: 12 pcs"), down=30)
    paper.row((60, "Art."), (120, "Description"), (220, "Colour"), (-320, "Qty"), (-380, "Price"))
    paper.row((60, "KP-400"), (120, "Beret Isa"), (220, "red"), (-320, "3"), (-380, "9,95"))

    assert [told(line)[0] for line in read_order(paper.pdf()).lines] == ["KP-400"]


@pytest.mark.parametrize("space", [2.5, 5.0])  # points
def test_a_sentence_with_numbers_under_a_table_keeps_to_no_columns(space: float) -> None:
    paper = Paper().row((60, "Art."), (120, "Description"), (190, "Colour"), (-270, "Qty"), (-310, "Price"))
    for code in ("KP-400", "KP-401", "KP-402"):
        paper.row((60, code), (120, "Beret Isa"), (190, "red"), (-270, "3"), (-310, "9,95"))
    text = "Delivery is as before: Lange Gasse 12, 8010 AB Graz. Please invoice us in 30 days and add 2 new tags to each."
    words = text.split(" ")
    lefts = accumulate([stringWidth(word, "Helvetica", 9) + space for word in words], initial=60.0)
    paper.row(*zip(lefts, words, strict=False))

    last = order_to_tables(paper.pdf()).tables[0].rows[-1]

    assert [bool(cell.text) for cell in last] == [True, False, False, False, False]


def test_a_number_in_brackets_behind_a_name_is_no_year_where_others_have_such() -> None:
    order = _letter("""
        Hei! Vi bestiller til høsten:

        - Lue Fonn (1730), lys beige: 10 par - kr 165,-
        - Vott Skare (1731), dyp koks: 6 par - kr 95,-
        - Skjerf Vind (2019), lys koks: 4 par - kr 120,-

        Vi hadde mange kunder i sommer (2019) og gleder oss.
    """)

    assert [told(line) for line in order.lines] == [
        ("1730", "Lue Fonn", "lys beige", "", 10, "165.00"),
        ("1731", "Vott Skare", "dyp koks", "", 6, "95.00"),
        ("2019", "Skjerf Vind", "lys koks", "", 4, "120.00"),
    ]
