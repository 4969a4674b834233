"""Two readings of one passage as one. What the first one read is not changed or dropped, and the second must explain text that
nothing has explained so far, each text once. A value that still holds its label explains nothing; nor does a description, where the
rules leave what they do not understand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipelines.reading.doubts import holds_label, is_left, squeezed
from pipelines.reading.linesheets.products import is_priced, product_key
from pipelines.reading.linesheets.stated import PRICES, cell_to_row
from pipelines.reading.model import Evidence, Product
from pipelines.reading.words.style_numbers import token_to_shape

GAPS = ("style_number", "name", "colors", "sizes", "wholesale_price", "retail_price")
SHARED = ("category",)  # one heading says it for many products


def rules_first(by_rules: Sequence[Product], seen: Sequence[Product], document: Sequence[Product]) -> list[Product]:
    """The rules' products of a passage with their gaps filled, a product without a colour told apart by its colours, and products
    that the rules missed. `document` are the products of the whole document so far."""
    found, explained = _completed(by_rules, seen)
    for other in seen:
        is_new = not any(_is_same(product, other) for product in [*document, *found])
        kin = bool(other.style_number) and squeezed(other.style_number) in {squeezed(product.style_number) for product in found}
        if is_new and _is_like(other, document) and _is_news(other, explained, kin=kin):
            explained += other.evidence.values()
            found.append(other)
    return found


def assistant_first(by_rules: Sequence[Product], seen: Sequence[Product], document: Sequence[Product]) -> list[Product]:
    """The assistant's products of a passage with their gaps filled, and those of the rules that stand apart from them all."""
    elsewhere = [product for product in document if product not in by_rules]
    new = [one for one in seen if _is_like(one, document) and not any(_is_same(product, one) for product in elsewhere)]
    found, _ = _completed(new, by_rules)
    read = [evidence for product in found for evidence in product.evidence.values()]
    styles = {squeezed(product.style_number) for product in found if product.style_number}

    def is_apart(product: Product) -> bool:
        return squeezed(product.style_number) not in styles and all(is_left(at, read) for at in product.evidence.values())

    merged = [_described(product, by_rules, found) for product in found]
    for at, product in enumerate(by_rules):
        if is_apart(product):
            after = by_rules[at + 1 :]
            place = next((i for i, one in enumerate(merged) if any(_is_same(later, one) for later in after)), len(merged))
            merged.insert(place, product)
    return merged


def _completed(products: Sequence[Product], others: Sequence[Product]) -> tuple[list[Product], list[Evidence]]:
    """Products with what the other reading fills in, and the places that are explained then."""
    explained = [
        evidence
        for product in products
        for name, evidence in product.evidence.items()
        if name != "description" and not (name in (*GAPS, *SHARED) and _is_gap(product, name))
    ]
    found: list[Product] = []
    for product in products:
        same = [other for other in others if _is_same(product, other)]
        ways = [other for other in same if other.colors and (at := other.evidence.get("colors")) and is_left(at, explained)]
        if _is_gap(product, "colors") and len(ways) > 1:
            found += [_in_colors(product, way) for way in ways]
            explained += [way.evidence["colors"] for way in ways]
        else:
            filled = _filled(product, same[0], explained) if same else product
            explained += [evidence for name, evidence in filled.evidence.items() if name in GAPS and _is_gap(product, name)]
            found.append(filled)
    return found, explained


def _described(product: Product, by_rules: Sequence[Product], found: Sequence[Product]) -> Product:
    """A product of the assistant with what only the rules tell: its description, its colour's code, the place that it fills."""
    same = [other for other in by_rules if _is_same(product, other)]
    if len(same) != 1 or sum(_is_same(one, same[0]) for one in found) != 1:
        return product
    evidence = dict(product.evidence)
    described = same[0].evidence.get("description")
    if described is not None and is_left(described, evidence.values()):
        product, evidence["description"] = replace(product, description=same[0].description), described
    return replace(
        product, color_code=product.color_code or same[0].color_code, area=same[0].area or product.area, evidence=evidence
    )


def _is_gap(product: Product, name: str) -> bool:
    """Whether a field is open: nothing was read, or a value with its label."""
    value = getattr(product, name)
    texts = value if isinstance(value, tuple) else [value] if isinstance(value, str) else []
    return not value or any(map(holds_label, texts))


def _is_same(product: Product, other: Product) -> bool:
    """Whether both are one product: the same number (or name, where one has no number), and no two colours. A colour that still
    holds its label is none yet."""
    if product.style_number and other.style_number:
        named = squeezed(product.style_number) == squeezed(other.style_number)
    else:
        named = bool(product.name) and squeezed(product.name) == squeezed(other.name)
    colors, others = ({squeezed(color) for color in one.colors if not holds_label(color)} for one in (product, other))
    return named and (not colors or not others or bool(colors & others))


def _is_like(product: Product, document: Sequence[Product]) -> bool:
    """Whether a product has what all others of its document have, its number in the shape of theirs; a first one has a price."""
    shapes = {token_to_shape(one.style_number) for one in document if one.style_number}
    if product.style_number and shapes and token_to_shape(product.style_number) not in shapes:
        return False
    priced = is_priced(product) or not all(map(is_priced, document))
    return priced and (bool(product.style_number) or not all(p.style_number for p in document) or not document)


def _is_news(product: Product, explained: Sequence[Evidence], *, kin: bool) -> bool:
    """Whether nothing was read yet where its price stands, nor where its number, name or colours do; on a sheet all in one row.
    A further colour of a style (`kin`) may have the price that was read for the others."""
    at = {name: evidence for name, evidence in product.evidence.items() if is_left(evidence, explained)}
    rows = {cell_to_row(evidence.cell) for name, evidence in at.items() if evidence.cell and name in ("style_number", *PRICES)}
    priced = any(name in at for name in PRICES) or not is_priced(product) or (kin and "colors" in at)
    return priced and any(name in at for name in ("style_number", "name", "colors")) and len(rows) <= 1


def _filled(product: Product, other: Product, explained: Sequence[Evidence]) -> Product:
    """A product with the fields it lacks from what the assistant read of it; prices only where it has none that is unlabelled."""
    told = [name for name in GAPS if _is_gap(product, name) and getattr(other, name)]
    missing = [name for name in told if (at := other.evidence.get(name)) is not None and is_left(at, explained)]
    if product.price is not None:
        missing = [name for name in missing if name not in PRICES]
    missing += [name for name in SHARED if _is_gap(product, name) and getattr(other, name)]
    taken = {name: getattr(other, name) for name in missing}
    evidence = {name: other.evidence[name] for name in missing if name in other.evidence}
    filled = replace(product, **taken, evidence={**product.evidence, **evidence})
    return replace(filled, key=product_key(filled.style_number or filled.name, filled.colors)) if missing else product


def _in_colors(product: Product, way: Product) -> Product:
    """A product as one of its colourways."""
    key = product_key(product.style_number or product.name, way.colors)
    return replace(product, key=key, colors=way.colors, evidence={**product.evidence, "colors": way.evidence["colors"]})
