"""A product as the assistant reads it, and what of it counts: what stands in the passage that it was shown."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from pydantic import BaseModel, ConfigDict
from rapidfuzz import fuzz

from pipelines.passages import QUOTED, Passage
from pipelines.reading.doubts import squeezed
from pipelines.reading.linesheets.products import product_key
from pipelines.reading.linesheets.stated import cell_to_row
from pipelines.reading.model import Evidence, Price, Product
from pipelines.reading.words.money import text_to_number


class SeenProduct(BaseModel):
    """One product as the assistant reads it."""

    model_config = ConfigDict(extra="forbid")

    quote: str
    style_number: str | None
    name: str | None
    category: str | None
    colors: list[str]
    sizes: list[str]
    wholesale_price: str | None
    retail_price: str | None
    currency: str | None


class SeenProducts(BaseModel):
    """The products of one passage."""

    model_config = ConfigDict(extra="forbid")

    products: list[SeenProduct]


def verified(seen: SeenProduct, passage: Passage, category_so_far: str = "") -> Product | None:
    """The product if its quote and its style number (else its name) stand in the passage; None otherwise. Of the rest, it keeps
    what stands there; the category may also be that of the passage before."""
    identity = (seen.style_number or seen.name or "").strip()
    if not squeezed(identity) or not passage.quotes(seen.quote) or not _stands(seen, identity, passage):
        return None
    line = passage.line_of(seen.quote)
    here = passage.find(identity, line)
    amounts = [number for text in (seen.wholesale_price, seen.retail_price) if text and (number := text_to_number(text, "point"))]
    if passage.sheet is not None and passage.contradicts(line, seen.colors, amounts):
        return None  # on a page, what stands beside it may be another product
    colors = tuple(color for color in seen.colors if passage.says(color))
    product = Product(
        key=product_key(identity, colors),
        style_number=(seen.style_number or "").strip(),
        name=(seen.name or "").strip(),
        category=_category(seen.category, passage, category_so_far),
        colors=colors,
        sizes=tuple(size for size in seen.sizes if passage.says(size)),
        wholesale_price=_price(seen.wholesale_price, seen.currency, passage),
        retail_price=_price(seen.retail_price, seen.currency, passage),
        page=passage.page,
        sheet=passage.sheet,
        row=cell_to_row(here.cell) if here is not None and here.cell else None,
        area=here.bbox if here is not None else None,
    )
    found = {name: passage.find(getattr(product, name), line, here) for name in ("style_number", "name", "category")}
    found |= {name: passage.find(getattr(product, name)[0], line, here) for name in ("colors", "sizes") if getattr(product, name)}
    for name in ("wholesale_price", "retail_price"):
        price = getattr(product, name)
        found[name] = passage.find_number(Decimal(price.amount), line, beside=here) if price is not None else None
    whole = Evidence(text=seen.quote[:300], confidence=0.75, source="ai", page=passage.page, sheet=passage.sheet)
    return replace(product, evidence={name: at or whole for name, at in found.items() if getattr(product, name)})


def _stands(seen: SeenProduct, identity: str, passage: Passage) -> bool:
    if seen.style_number:
        return passage.says(identity)
    return fuzz.partial_ratio(identity.casefold(), passage.text.casefold()) >= QUOTED


def _category(stated: str | None, passage: Passage, so_far: str) -> str:
    """The category if it stands here, or held in the passage before."""
    category = (stated or "").strip()
    return category if passage.says(category) or (category and category == so_far) else ""


def _price(amount: str | None, currency: str | None, passage: Passage) -> Price | None:
    """A price whose number stands in the passage, whatever its decimal mark."""
    number = text_to_number(amount or "", "point")
    if number is None or number < 0 or number not in passage.numbers:
        return None
    code = (currency or "").strip().upper()
    return Price(amount=f"{number:f}", currency=code if re.fullmatch("[A-Z]{3}", code) else "")
