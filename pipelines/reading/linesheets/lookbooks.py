"""Lookbooks: pages of pictures with a name at each and no more, whose styles a price list of the same document tells.

Such a name is read as a product of its own, and joined with those that the list has under it: they stand where they are shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipelines.reading.layout import Line
from pipelines.reading.linesheets.categories import is_category_text
from pipelines.reading.linesheets.products import is_priced, product_key
from pipelines.reading.matching.relations import gap_between
from pipelines.reading.model import Evidence, PlacedImage, Product
from pipelines.reading.words.money import find_prices
from pipelines.reading.words.vocabulary import header_to_field, normalise

LEAST_NAMES = 2  # of pages with pictures that a list has, too
LEAST_PRICES = 2  # on a page of the list
NAME_WORDS = 6
FIELD_SURE = 0.9
NEAR = 0.15  # fraction of the page between a picture and its name, at the most
AT_PICTURE = 0.05  # the same of a product that is shown where it is listed


def pages_to_captions(pages: Sequence[Sequence[Line]]) -> tuple[str, ...]:
    """The names, normalised, that stand alone in lines of pages without any price and again on pages with prices."""
    bare: set[str] = set()
    listed: set[str] = set()
    for lines in pages:
        prices = sum(bool(find_prices(line.text)) for line in lines)
        if prices >= LEAST_PRICES:
            listed |= {normalise(line.text) for line in lines}
        elif not prices:
            bare |= {normalise(line.text) for line in lines if _may_be_caption(line)}
    both = sorted(bare & listed)
    return tuple(both) if len(both) >= LEAST_NAMES else ()


def lines_to_captions(lines: Sequence[Line], images: Sequence[PlacedImage], captions: Sequence[str], page: int) -> list[Product]:
    """A product for each line of a page that is one of `captions` and stands near a picture: its name and place, nothing more."""
    return [
        Product(
            key=product_key(line.text, ()),
            name=line.text,
            page=page,
            area=line.box,
            evidence={"name": Evidence(text=line.text, confidence=0.9, page=page, bbox=line.box)},
        )
        for line in lines
        if normalise(line.text) in captions and any(gap_between(line.box, image.bbox) < NEAR for image in images)
    ]


def with_captions_joined(products: Sequence[Product], images: Sequence[PlacedImage]) -> list[Product]:
    """The products without those that are names of pictures alone; what a list has under such a name, and shows nowhere, stands
    where the picture is."""
    shown = {normalise(product.name): product for product in reversed(products) if _is_caption(product)}

    def placed(product: Product) -> Product:
        caption = shown.get(normalise(product.name)) if is_priced(product) else None
        here = [image.bbox for image in images if image.page == product.page and product.page is not None]
        pictured = product.area is not None and any(gap_between(product.area, box) < AT_PICTURE for box in here)
        if caption is None or product.page is None or pictured:
            return product
        evidence = {**product.evidence, "name": caption.evidence["name"]}
        return replace(product, page=caption.page, area=caption.area, evidence=evidence)

    return [placed(product) for product in products if not _is_caption(product)]


def _may_be_caption(line: Line) -> bool:
    field = header_to_field(line.text)
    named = field is not None and field[1] >= FIELD_SURE
    letters = sum(char.isalpha() for char in line.text)
    return letters > 2 and len(line.words) <= NAME_WORDS and not named and not is_category_text(line.text)


def _is_caption(product: Product) -> bool:
    """Whether a product is nothing but a name that was read from a picture's caption."""
    name = product.evidence.get("name")
    return name is not None and len(product.evidence) == 1 and name.bbox is not None and name.bbox == product.area
