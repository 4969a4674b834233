"""What a reading of a linesheet leaves unexplained: amounts, style numbers and colours that no product has, and products that lack
what others have.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipelines.reading.doubts import EXAMPLES, Doubt, color_words, covers, holds_label, squeezed, texts_to_words
from pipelines.reading.linesheets.products import is_priced
from pipelines.reading.linesheets.stated import PRICES, Spot, Stated, without_titles
from pipelines.reading.model import Product

LEAST_SHARE = 8  # one in so many amounts or style numbers of a page is worth a word
LEAST_COLORS = 4  # the same for texts of colours, which names hold too
HOLDERS = 4  # one in so many products has what the others then lack
ALONE = 6  # amounts on a page without products: fewer are terms
FEWEST = 3  # products that are enough to say that none has a name


@dataclass(frozen=True, kw_only=True)
class Left:
    """What the products of a page or sheet leave of what it states."""

    amounts: tuple[Spot, ...] = ()
    styles: tuple[Spot, ...] = ()
    colors: tuple[Spot, ...] = ()

    def __len__(self) -> int:
        return len(self.amounts) + len(self.styles) + len(self.colors)


@dataclass(frozen=True, kw_only=True)
class Known:
    """The words and amounts that a document's products account for, wherever they stand."""

    words: frozenset[str]
    amounts: frozenset[Decimal]


def products_to_known(products: Iterable[Product]) -> Known:
    """What products account for: every field, and the text that each was read from."""
    products = list(products)
    texts = [
        text
        for p in products
        for text in (
            p.style_number,
            p.name,
            p.description,
            p.category,
            p.color_code,
            *p.colors,
            *(e.text for e in p.evidence.values()),
        )
    ]
    amounts = {Decimal(price.amount) for p in products for name in PRICES if (price := getattr(p, name)) is not None}
    return Known(words=frozenset(texts_to_words(set(texts))), amounts=frozenset(amounts))


def stated_to_left(stated: Stated, products: Sequence[Product], known: Known) -> Left:
    """What nothing accounts for: no place where a field of `products` (those of the page or sheet) was read, and not `known`."""
    boxes = [e.bbox for p in products for e in p.evidence.values() if e.bbox]
    cells = {e.cell for p in products for e in p.evidence.values() if e.cell}

    def is_read(spot: Spot) -> bool:
        return spot.cell in cells or (spot.box is not None and any(covers(box, spot.box) for box in boxes))

    return Left(
        amounts=tuple(spot for spot in stated.amounts if spot.amount not in known.amounts and not is_read(spot)),
        styles=tuple(spot for spot in stated.styles if squeezed(spot.text) not in known.words),
        colors=tuple(spot for spot in stated.colors if not known.words.issuperset(color_words(spot.text))),
    )


def left_to_doubts(left: Left, stated: Stated, products: Sequence[Product]) -> list[Doubt]:
    """The doubts about one page or sheet. A lone amount is a term or a total; so are a few where nothing is offered."""

    def doubt(what: str, spots: Sequence[Spot], of: Sequence[Spot]) -> Doubt:
        examples = tuple(dict.fromkeys(spot.text for spot in spots))[:EXAMPLES]
        return Doubt(what=what, count=len(spots), total=len(of), page=stated.page, sheet=stated.sheet, examples=examples)

    found = []
    enough = (2 if products else ALONE) - bool(left.styles)
    if len(left.amounts) >= enough and len(left.amounts) * LEAST_SHARE >= len(stated.amounts):
        found.append(doubt("prices belong to no product", left.amounts, stated.amounts))
    if left.styles and (products or left.amounts) and len(left.styles) * LEAST_SHARE >= len(stated.styles):
        found.append(doubt("style numbers belong to no product", left.styles, stated.styles))
    if left.colors and products and len(left.colors) * LEAST_COLORS >= len(stated.colors):
        found.append(doubt("texts with colours belong to no product", left.colors, stated.colors))
    return found


def lacking(products: Sequence[Product]) -> dict[str, list[Product]]:
    """Products of one document that lack what others have or contradict each other, by what is wrong."""
    unnamed = [product for product in products if not product.name]
    found = {
        "products have no price": _unlike_others([product for product in products if not is_priced(product)], products),
        "products have no style number": _unlike_others([product for product in products if not product.style_number], products),
        "products have no name": unnamed if len(unnamed) == len(products) >= FEWEST else _unlike_others(unnamed, products),
        "products have no colour": _unlike_others([product for product in products if not product.colors], products),
        "products are said with a colour and without one": _with_and_without_colors(products),
        "values hold a label": [product for product in products if any(map(holds_label, _values_of(product)))],
        "wholesale prices are above the retail price": [product for product in products if _is_swapped(product)],
    }
    return {what: some for what, some in found.items() if some}


def products_to_doubts(products: Sequence[Product]) -> list[Doubt]:
    """The doubts about a document's products that need no look at the document."""
    return [
        Doubt(what=what, count=len(some), total=len(products), examples=tuple(p.style_number or p.name for p in some[:EXAMPLES]))
        for what, some in lacking(products).items()
    ]


def linesheet_to_doubts(stated: Sequence[Stated], products: Sequence[Product]) -> list[Doubt]:
    """All doubts about a document's products: page by page or sheet by sheet, then as a whole."""
    known = products_to_known(products)
    found: list[Doubt] = []
    for place in without_titles(stated):
        here = products_of(place, products)
        found += left_to_doubts(stated_to_left(place, here, known), place, here)
    return [*found, *products_to_doubts(products)]


def products_of(place: Stated, products: Sequence[Product]) -> list[Product]:
    """The products of a page or sheet."""
    return [
        product for product in products if (product.page if place.sheet is None else product.sheet) == (place.sheet or place.page)
    ]


def _unlike_others(some: list[Product], products: Sequence[Product]) -> list[Product]:
    return some if (len(products) - len(some)) * HOLDERS >= len(products) else []


def _values_of(product: Product) -> list[str]:
    return [product.style_number, product.name, product.category, *product.colors, *product.sizes]


def _with_and_without_colors(products: Sequence[Product]) -> list[Product]:
    colored = {product.style_number for product in products if product.style_number and product.colors}
    return [product for product in products if product.style_number in colored and not product.colors]


def _is_swapped(product: Product) -> bool:
    low, high = product.wholesale_price, product.retail_price
    return low is not None and high is not None and low.currency == high.currency and Decimal(low.amount) > Decimal(high.amount)
