"""Words over columns and before totals, in seven languages."""

from __future__ import annotations

import pytest

from pipelines.reading.words.seasons import is_season
from pipelines.reading.words.vocabulary import header_to_field, header_to_fields, is_charge_label, is_total_label, normalise

ORDERED = ("style_number", "name", "color", "size", "quantity", "unit_price")


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Style #", "style_number"),
        ("Artikel-Nr.", "style_number"),
        ("Réf.", "style_number"),
        ("SKU", "sku"),
        ("Coloris", "color"),
        ("Farbe", "color"),
        ("Colour Code", "color_code"),
        ("Größe", "size"),
        ("Talla", "size"),
        ("Qty", "quantity"),
        ("Menge", "quantity"),
        ("Quantità", "quantity"),
        ("Stuks", "quantity"),
        ("Unit Price (EUR, excl. VAT)", "unit_price"),
        ("WHSL", "wholesale_price"),
        ("RRP", "retail_price"),
        ("UVP", "retail_price"),
        ("Montant HT", "line_total"),
        ("Line Total", "line_total"),
        ("Importe neto", "line_total"),
        ("Valeur nette", "line_total"),
        ("Pos.", "line_number"),
        ("Colourway Code", "color_code"),
        ("Available qty", "note"),
        ("Desription", "description"),
        ("PO Number", "note"),
        ("Revenue", "line_total"),
        ("Buyer Name", "note"),
        ("Company Code", "note"),
        ("Réf. fournisseur", "style_number"),
        ("Size Group", "note"),
        ("Coloris libellé", "color"),
        ("Code coloris", "color_code"),
        ("Category Code", "note"),
        ("Variant Compare At Price", "retail_price"),
        ("Vejl. udsalgspris", "retail_price"),
        ("Storlek", "size"),
        ("W/S AUD ex GST", "wholesale_price"),
        ("Rek. butikspris", "retail_price"),
        ("Prezzo al pubblico consigliato", "retail_price"),
        ("P. Pubblico", "retail_price"),
        ("Finitura", "color"),
    ],
)
def test_headers_name_their_field(header: str, field: str) -> None:
    hit = header_to_field(header)

    assert hit is not None
    assert hit[0] == field


@pytest.mark.parametrize("text", ["", "Thank you for your business and see you soon again", "1234", "Acme Ltd", "Bond Street 12"])
def test_other_words_name_none(text: str) -> None:
    assert header_to_field(text) is None


def test_a_compound_header_names_each_of_its_fields() -> None:
    assert [field for field, _ in header_to_fields("Style # / Colour")] == ["style_number", "color"]


def test_totals_and_charges_are_told_from_products() -> None:
    assert all(
        is_total_label(text)
        for text in (
            "Total",
            "Zwischensumme:",
            "Sous-total",
            "S/total MB101",
            "TOTAL 24 pcs",
            "Totale capi",
            "Grand Total",
            "I alt",
            "Razem",
            "Totalt exkl. moms",
            "Base imponible",
            "Importe neto total sin IVA",
            "Vendor total qty & amount",
        )
    )
    assert not any(is_total_label(text) for text in ("Shirt", "Black", "", "12", "The total look shirt", "Unit cost"))
    assert all(is_charge_label(text) for text in ("Freight", "VAT 20%", "Versandkosten", "Discount", "MwSt.", "I.V.A. 21 %"))
    assert not any(is_charge_label(text) for text in ("Shirt", "Tax Lane Coat in wool with belt", ""))


def test_numbers_signs_are_one_word() -> None:
    assert normalise("N° Réf.") == "no ref"
    assert normalise("Style #") == normalise("Style Nr.") == "style no"


def test_the_currency_behind_a_label_says_nothing_of_its_field() -> None:
    assert header_to_field("M.S.R.P. USD") == header_to_field("M.S.R.P. (USD)")
    assert (header_to_field("M.S.R.P. USD") or ("",))[0] == "retail_price"


@pytest.mark.parametrize(
    ("header", "field"),
    [("品番 No.", "style_number"), ("品名 Item", "name"), ("サイズ Size(cm)", "size"), ("단가 Price", "unit_price")],
)
def test_an_eastern_header_with_its_translation_names_the_field_of_its_own_word(header: str, field: str) -> None:
    assert header_to_fields(header) == ((field, 0.98),)


@pytest.mark.parametrize(
    ("headers", "fields"),
    [
        (("Cod articol", "Denumire", "Culoare", "Mărime", "Cantitate", "Preț unitar fără TVA"), ORDERED),
        (("Κωδικός", "Ονομασία", "Χρώμα", "Μέγεθος", "Ποσότητα", "Τιμή μονάδας"), ORDERED),
        (("Cikkszám", "Megnevezés", "Szín", "Méret", "Mennyiség", "Nettó egységár"), ORDERED),
        (("Kód zboží", "Název", "Barva", "Velikost", "Množství", "Jednotková cena"), ORDERED),
        (("Šifra", "Naziv", "Boja", "Veličina", "Količina", "Jedinična cijena"), ORDERED),
        (("Corrida", "Mayoreo", "Público"), ("size_run", "wholesale_price", "retail_price")),
        (("Χονδρική", "Λιανική", "nagyker ár", "kisker ár"), ("wholesale_price", "retail_price") * 2),
    ],
)
def test_headers_of_further_languages_name_their_fields(headers: tuple[str, ...], fields: tuple[str, ...]) -> None:
    assert tuple(hit[0] for header in headers if (hit := header_to_field(header))) == fields
    assert is_total_label("ΣΥΝΟΛΟ")
    assert is_total_label("Összesen")


@pytest.mark.parametrize(
    ("text", "season"),
    [
        ("Resort 27", True),
        ("Spring/Summer '27", True),
        ("FW26", True),
        ("PE 2027", True),
        ("Herbst/Winter 2026", True),
        ("Spring", False),
        ("Autumn Leaf Top", False),
        ("Summer Dress 27", False),
        ("HO 1204", False),
    ],
)
def test_a_season_is_a_word_or_a_code_for_one_with_its_year_and_nothing_else(text: str, season: bool) -> None:
    assert is_season(text) is season
