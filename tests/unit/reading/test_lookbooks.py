"""Pages of pictures with names alone, whose styles a price list at the back tells."""

from __future__ import annotations

from pipelines.reading.linesheets.reader import read_linesheet
from tests.unit.reading.drawn_linesheets import Sheet, drawn

SHOWN = (("Kleid Ottilie", "Mantel Ruben"), ("Bluse Femke", "Rock Jorinde"))
LISTED = [
    ("WK301", "Rock Jorinde"),
    ("WK305", "Kleid Ottilie"),
    ("WK311", "Bluse Femke"),
    ("WK318", "Mantel Ruben"),
    ("WK320", "Hose Till"),
]
STOPS = (60, 140, 300, 400, 490)


def lookbook(sheet: Sheet, *, captioned: bool = True) -> None:
    for page, names in enumerate(SHOWN):
        for at, name in enumerate(names):
            sheet.photo(70 + 250 * at, 120 + 60 * page, 200, 300, shade=20 + 60 * page + 30 * at)
            if captioned:
                sheet.text(70 + 250 * at, 435 + 60 * page, name, size=10)
        sheet.text(80, 700, "Gewebt im Tal, genäht am Meer, getragen in der Stadt.", size=12)
        sheet.next_page()
    sheet.row(100, STOPS, ("Art.-Nr.", "Modell", "Farbe", "EK netto", "UVP"), size=8)
    for at, (style, name) in enumerate(LISTED):
        sheet.row(130 + 24 * at, STOPS, (style, name, "blau", f"{60 + at},00", f"{150 + at},00"))


def test_a_style_of_a_price_list_stands_at_the_picture_with_its_name() -> None:
    found = read_linesheet(drawn(lookbook), "x.pdf")

    boxes = {image.key: (image.page, round(image.bbox[0], 1)) for image in found.images}
    at = {match.product_key: boxes[match.image_key] for match in found.matches}
    assert [(p.style_number, p.name) for p in found.products] == LISTED
    assert {p.name: at.get(p.key) for p in found.products} == {
        "Kleid Ottilie": (1, 0.1), "Mantel Ruben": (1, 0.5), "Bluse Femke": (2, 0.1), "Rock Jorinde": (2, 0.5), "Hose Till": None,
    }  # fmt: skip
    assert all(p.wholesale_price and p.retail_price for p in found.products)


def test_pictures_without_names_are_given_to_no_style_of_the_list() -> None:
    found = read_linesheet(drawn(lambda sheet: lookbook(sheet, captioned=False)), "x.pdf")

    assert [(p.style_number, p.page) for p in found.products] == [(style, 3) for style, _ in LISTED]
    assert not found.matches
