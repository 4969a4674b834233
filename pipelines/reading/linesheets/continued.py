"""Products that the end of a column or page breaks in two: the parts of one style, each saying what the other does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from pipelines.reading.model import Product
from pipelines.reading.words.vocabulary import normalise

LESS_SURE = 0.15  # by as much a name that only its cells tell is less sure than one below its header
_STATED = ("colors", "sizes", "wholesale_price", "retail_price", "price")
_TOLD = ("name", "category", "description", "color_code", *_STATED)


def with_parts_joined(products: Sequence[Product]) -> list[Product]:
    """The same products; one that goes on with a style of its own or the last page, and contradicts it in nothing, joins it.

    The joined product stands where its first part does, if that says anything of its own. Products of a sheet are never broken.
    """
    joined: list[Product] = []
    for product in products:
        if product.page is None:
            joined.append(product)
            continue
        at = next((i for i in _near(joined, product) if _goes_on(joined[i], product)), None)
        if at is None:
            joined.append(product)
        else:
            first, rest = joined[at], product
            if _is_repeated(first, rest):
                joined[at] = rest
            else:
                joined[at] = whole(rest, first) if _is_left_of(rest, first) else whole(first, rest)
    return joined


def _near(joined: Sequence[Product], product: Product) -> Iterator[int]:
    """Where the products of the page of `product` and the one before stand in `joined`, the last first."""
    for index in range(len(joined) - 1, -1, -1):
        if (product.page or 0) - (joined[index].page or 0) > 1:
            return
        yield index


def _goes_on(first: Product, rest: Product) -> bool:
    if first.page is None or rest.page is None or not 0 <= rest.page - first.page <= 1 or not rest.style_number:
        return False
    if normalise(first.style_number) != normalise(rest.style_number) or _is_above(rest, first):
        return False
    if first.name and rest.name and normalise(first.name) != normalise(rest.name) and not _is_surer(first, rest):
        return False
    told = [(getattr(first, name), getattr(rest, name)) for name in _STATED]
    return all(not a or not b or a == b for a, b in told) and any(bool(a) != bool(b) for a, b in told)


def _is_surer(first: Product, rest: Product) -> bool:
    """Whether a product is surely named where its part on the next page has just words in a column that names nothing known."""
    a, b = first.evidence.get("name"), rest.evidence.get("name")
    return first.page != rest.page and a is not None and b is not None and b.confidence < a.confidence - LESS_SURE


def _is_repeated(first: Product, rest: Product) -> bool:
    """Whether all that a style's row states is repeated for its colours on the next page."""
    stated = any(getattr(first, name) for name in _STATED)
    return stated and first.page != rest.page and all(getattr(rest, name) or not getattr(first, name) for name in _TOLD)


def _is_above(product: Product, other: Product) -> bool:
    """Whether a product stands higher in the columns of another one: it is told in two places, not broken in two."""
    a, b = product.area, other.area
    return product.page == other.page and bool(a and b) and a[1] < b[1] and min(a[2], b[2]) > max(a[0], b[0])  # type: ignore[index]


def _is_left_of(product: Product, other: Product) -> bool:
    """Whether a product stands in a column left of another's, which goes on with it at the top of the page."""
    return product.page == other.page and bool(product.area and other.area) and product.area[2] < other.area[0]  # type: ignore[index]


def whole(first: Product, rest: Product) -> Product:
    """A product with what its other part says and it does not. It stands where `first` does."""
    taken: dict[str, Any] = {name: getattr(rest, name) for name in _TOLD if not getattr(first, name)}
    evidence = {name: found for name, found in rest.evidence.items() if name in taken}
    key = rest.key if "colors" in taken and rest.colors else first.key
    return replace(first, **taken, key=key, evidence={**first.evidence, **evidence},
                   flags=tuple(dict.fromkeys([*first.flags, *rest.flags])))  # fmt: skip
