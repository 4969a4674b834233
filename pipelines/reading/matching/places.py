"""A place: one page with its products, their texts and its pictures, and how well one of these fits another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.reading.model import Box, PlacedImage, Product


@dataclass(frozen=True, kw_only=True)
class Fit:
    """How well one picture fits one product, and why."""

    image: PlacedImage
    score: float
    reason: str


@dataclass(frozen=True, kw_only=True)
class Place:
    """One page: its products with their text boxes and its pictures."""

    products: Sequence[Product]
    texts: Sequence[Box | None]
    images: Sequence[PlacedImage]

    @property
    def areas(self) -> list[Box | None]:
        return [product.area for product in self.products]

    def text_box(self, index: int) -> Box:
        """The text of a product, a box without size where it has none."""
        box = self.texts[index]
        return box if box is not None else (0.0, 0.0, 0.0, 0.0)


def title_of(product: Product) -> Box | None:
    """Where a product's name was read: one place for all that stand under one title."""
    return product.evidence["name"].bbox if "name" in product.evidence else None
