"""Rows of one table that are one product: its sizes, and in an export of variants its colours too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipelines.reading.linesheets.products import product_key
from pipelines.reading.model import Product, union_of

PRICES = ("wholesale_price", "retail_price", "price")


def merged_rows(products: Sequence[Product], *, of_style: bool) -> list[Product]:
    """Rows that differ in size alone as one product, or, `of_style`, all rows of a style; prices that differ are flagged."""
    kept: list[Product] = []
    by_key: dict[object, int] = {}
    for product in products:
        key = (product.style_number, product.name) if of_style else product.key
        at = by_key.get(key)
        if at is None or not (of_style or _differ_in_size(kept[at], product)):
            by_key.setdefault(key, len(kept))
            kept.append(product)
            continue
        kept[at] = _merged(kept[at], product)
    return kept


def _differ_in_size(one: Product, other: Product) -> bool:
    return bool(one.sizes and other.sizes) and one.sizes != other.sizes and one.name == other.name


def _merged(product: Product, variant: Product) -> Product:
    differ = any(getattr(product, name) != getattr(variant, name) for name in PRICES)
    same = product.colors == variant.colors
    colors = tuple(dict.fromkeys([*product.colors, *variant.colors]))
    return replace(
        product,
        key=product.key if same else product_key(product.style_number or product.name, colors),
        colors=colors,
        sizes=tuple(dict.fromkeys([*product.sizes, *variant.sizes])),
        area=union_of([product.area, variant.area]) if product.area and variant.area else product.area,
        flags=tuple(dict.fromkeys([*product.flags, *([f"price differs by {'size' if same else 'variant'}"] if differ else [])])),
    )
