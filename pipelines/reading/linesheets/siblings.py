"""Products of one style that stand in several places of a document: each told in whole, and none told twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipelines.reading.linesheets.continued import whole, with_parts_joined
from pipelines.reading.linesheets.lookbooks import with_captions_joined
from pipelines.reading.linesheets.products import is_priced, says_nothing_new
from pipelines.reading.matching.relations import gap_between
from pipelines.reading.model import Box, Evidence, PlacedImage, Product
from pipelines.reading.words.vocabulary import normalise

BORROWED = 0.8  # how sure a value can be that another place tells
AT_PICTURE = 0.05  # fraction of the page between a caption and its picture
CLEAR = 0.01  # and how much farther at least the next one is


def with_siblings(products: Sequence[Product], images: Sequence[PlacedImage] = ()) -> list[Product]:
    """The same products; what one leaves open (price, sizes, name) is taken from another place with its style number: an earlier
    page (a page continued) or a later one (a price list at the back).

    What a lookbook shows with its name stands at its picture. Where colours are told elsewhere, an entry without any is gone,
    unless it says otherwise; and so is a number about which nothing is said among products with prices. The one that stands nearer
    to a picture of `images` is where the style stands.
    """
    by_style: defaultdict[str, list[Product]] = defaultdict(list)
    joined = with_parts_joined(with_captions_joined(products, images))
    for product in joined:
        by_style[normalise(product.style_number)].append(product)
    pictures: defaultdict[int, list[Box]] = defaultdict(list)
    for image in images:
        pictures[image.page].append(image.bbox)
    gone: set[int] = set()
    moved: dict[int, Product] = {}
    for style, kin in by_style.items():
        colored = [product for product in kin if product.colors]
        bare = [p for p in kin if not p.colors and all(says_nothing_new(p, other) for other in colored)]
        if not style or not colored or not bare:
            continue
        gone |= {id(product) for product in bare}
        nearest = min([*colored, *bare], key=lambda product: _to_picture(product, pictures))
        if len(colored) == 1 and nearest is not colored[0]:
            gone = (gone - {id(nearest)}) | {id(colored[0])}
            moved[id(nearest)] = _pictured(whole(nearest, colored[0]), pictures)
    told = []
    for product in joined:
        if id(product) not in gone:
            told.append(_told(moved.get(id(product), product), by_style[normalise(product.style_number)]))
    priced = 2 * sum(map(is_priced, told)) > len(told)
    return [product for product in told if not (priced and _is_bare(product))]


def _is_bare(product: Product) -> bool:
    """Whether a product is a number and nothing else: of a stand at a fair, a street."""
    return not (product.name or product.colors or product.sizes or product.description or is_priced(product))


def _told(product: Product, kin: Sequence[Product]) -> Product:
    """A product with what it leaves open from the first of its kin that has a price or sizes, and the first that has a price."""
    if not product.style_number:
        return product
    elder = next((other for other in kin if is_priced(other) or other.sizes), product)
    priced = next((other for other in kin if is_priced(other)), product)
    told = product
    for other in (elder, priced):
        told = told if other is product else _filled_from(told, other)
    return told


def _filled_from(product: Product, elder: Product) -> Product:
    names = [] if is_priced(product) else ["wholesale_price", "retail_price", "price"]
    names += [name for name in ("name", "sizes", "description", "category") if not getattr(product, name)]
    taken = {name: getattr(elder, name) for name in names}
    evidence = {name: replace(elder.evidence[name], confidence=min(BORROWED, elder.evidence[name].confidence))
                for name in names if name in elder.evidence}  # fmt: skip
    return replace(product, **taken, evidence={**product.evidence, **evidence})


def _pictured(product: Product, pictures: Mapping[int, Sequence[Box]]) -> Product:
    """A product told in two places with the picture that it clearly stands at as evidence: its other words stand elsewhere."""
    if product.page is None or product.area is None:
        return product
    area = product.area
    near = sorted((gap_between(area, box), box) for box in pictures.get(product.page, ()))
    if not near or near[0][0] > AT_PICTURE or (len(near) > 1 and near[1][0] <= 2 * near[0][0] + CLEAR):
        return product
    evidence = Evidence(text=product.style_number, confidence=BORROWED, page=product.page, bbox=near[0][1])
    return replace(product, evidence={"image": evidence, **product.evidence})


def _to_picture(product: Product, pictures: Mapping[int, Sequence[Box]]) -> float:
    """How far from a product the nearest picture of its page is, a fraction of the page; 9.0 where there is none."""
    if product.page is None or product.area is None:
        return 9.0
    return min((gap_between(product.area, box) for box in pictures.get(product.page, ())), default=9.0)
