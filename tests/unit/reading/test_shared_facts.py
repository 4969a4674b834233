"""What is said once over the cards of a page holds for each of them."""

from __future__ import annotations

from collections.abc import Callable

from pipelines.reading.linesheets.reader import read_linesheet
from pipelines.reading.model import Product
from tests.unit.reading.drawn_linesheets import WIDTH, Sheet, drawn

PAGES = (
    ("Winter tansies", "QK-1", ("Harbour", "Quay", "Pier", "Dock", "Mole", "Jetty")),
    ("Bed tansies", "QK-2", ("Gale", "Squall", "Brine", "Sleet", "Swell", "Surge")),
    ("Tansies for kids (box of 3)", "QK-3", ("Whelk", "Limpet", "Cockle", "Winkle", "Urchin", "Mussel")),
)


def _read(own: Callable[[int], str] = lambda _: "", *, first: str = "Harbour") -> list[Product]:
    """Pages of six cards in two rows under a title, prices and sizes; what `own` says stands under the number of a card."""

    def draw(sheet: Sheet) -> None:
        for page, (title, stem, names) in enumerate(PAGES):
            sheet.centred(WIDTH / 2, 60, title, 24, bold=True)
            sheet.centred(WIDTH / 2, 84, f"Wholesale £{4 + page}.20 | RRP £1{page}.00", 10, bold=True)
            sheet.centred(WIDTH / 2, 98, "Sizes: S, M, L", 8)
            for at, name in enumerate((first, *names[1:]) if page == 0 else names):
                x, y = 120 + 190 * (at % 3), 120 + 250 * (at // 3)
                sheet.photo(x - 50, y, 100, 150, 60 + 17 * at + 40 * page)
                sheet.centred(x, y + 170, name, 13, bold=True)
                sheet.centred(x, y + 184, f"{stem}{at}", 8)
                sheet.centred(x, y + 196, own(at), 8)
            sheet.next_page()

    return sorted(read_linesheet(drawn(draw), "cards.pdf").products, key=lambda product: product.style_number)


def _prices(product: Product) -> tuple[str, str]:
    return tuple(price.amount if price else "" for price in (product.wholesale_price, product.retail_price))  # type: ignore[return-value]


def test_prices_and_sizes_over_the_cards_of_a_page_are_those_of_each() -> None:
    products = _read()

    assert [_prices(p) for p in products] == [(f"{4 + page}.20", f"1{page}.00") for page in range(3) for _ in range(6)]
    assert {p.sizes for p in products} == {("S", "M", "L")}


def test_a_card_with_prices_of_its_own_keeps_them() -> None:
    products = _read(lambda at: "Wholesale £9.90" if at == 4 else "")

    assert [_prices(p)[0] for p in products[:6]] == ["4.20", "4.20", "4.20", "4.20", "9.90", "4.20"]


def test_the_title_of_a_page_of_cards_is_its_category_whatever_digits_it_has_and_wherever_it_is_centred() -> None:
    assert [p.category for p in _read()[::6]] == [title for title, _, _ in PAGES]


def test_a_card_has_the_name_that_stands_where_others_have_theirs_be_it_made_of_colour_words() -> None:
    product = _read(first="Snow Day")[0]

    assert (product.name, product.colors) == ("Snow Day", ())
