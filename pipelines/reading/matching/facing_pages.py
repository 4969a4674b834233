"""Facing pages: a style's page without a picture beside a page that is one picture."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pipelines.reading.model import ImageMatch, PlacedImage, Product, area_of

FULL_PAGE = 0.35  # share of a page from which a picture can stand for the page facing it


def match_facing_pages(
    products: Sequence[Product], images: Sequence[PlacedImage], matches: Sequence[ImageMatch]
) -> list[ImageMatch]:
    """A page with one style and no picture takes the only, page-filling picture of a neighbouring page without products."""
    by_page: dict[int, list[Product]] = defaultdict(list)
    for product in products:
        if product.page is not None:
            by_page[product.page].append(product)
    lone: dict[int, PlacedImage] = {}
    for number in {image.page for image in images if image.sheet is None} - set(by_page):
        shown = [image for image in images if image.page == number and image.sheet is None]
        if len(shown) == 1 and area_of(shown[0].bbox) >= FULL_PAGE:
            lone[number] = shown[0]
    matched = {match.product_key for match in matches}
    bare = {number for number, here in by_page.items() if len({p.style_number or p.name for p in here}) == 1
            and not any(p.key in matched for p in here)}  # fmt: skip
    before, after = (sum(1 for number in bare if number + step in lone) for step in (-1, 1))
    found = []
    for number in sorted(bare):
        steps = [step for step in (-1, 1) if number + step in lone and number + 2 * step not in bare]
        if not steps and before != after:  # photo, style, photo, style …: the side that serves more pages
            steps = [step for step in (-1, 1) if number + step in lone and (step == -1) == (before > after)]
        if len(steps) == 1:
            key = lone[number + steps[0]].key
            found += [ImageMatch(image_key=key, product_key=p.key, score=0.55, reason="it fills the page that faces the style")
                      for p in by_page[number]]  # fmt: skip
    return found
