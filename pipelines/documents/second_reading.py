"""Pages that the rules cannot be sure of: poorly legible ones, and ones with product pictures but no products. The assistant reads
them, and nothing counts that does not stand on the page."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from decimal import Decimal

from pydantic import BaseModel, ConfigDict
from rapidfuzz import fuzz

from pipelines.engine.context import Context
from pipelines.reading.layout import page_to_lines
from pipelines.reading.model import Box, Evidence, Page, PlacedImage, Price, Product, union_of
from pipelines.reading.money import NumberStyle, text_to_number
from pipelines.reading.pdf import page_to_picture
from pipelines.reading.products import product_key

LEGIBLE = 0.75
"""Pages below this grade are shown to the assistant."""
FEWEST_WORDS = 8  # a page with fewer says nothing about products
MOST_PAGES = 25  # of one document
SCALE = 1.6  # pixels a point
QUOTED = 88.0  # of 100: how like the page's text a quote must be
READ = (
    "You see one page of a fashion linesheet as a picture, and the text recognised on it, line by line, which may hold errors of "
    "recognition. List the products on the page, one for each colourway that has its own price or picture. `quote` is the text of "
    "the page that names the product, word by word. Leave out what the page does not say. `category` is the heading that holds on "
    "this page; `category_so_far` is the one of the page before. Prices are decimal numbers without currency."
)

_DIGITS = re.compile(r"\d{1,3}(?:[ \u00a0]\d{3})+(?:[.,]\d+)?|\d(?:[\d.,'’]*\d)?")
_STYLES: tuple[NumberStyle, ...] = ("point", "comma")


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


class SeenPage(BaseModel):
    """The products of one page."""

    model_config = ConfigDict(extra="forbid")

    products: list[SeenProduct]


def is_poor(page: Page, products: Sequence[Product], images: Sequence[PlacedImage]) -> bool:
    """Whether the rules' reading of a page leaves doubt. `products` and `images` may be those of the whole document."""
    if len(page.words) < FEWEST_WORDS:
        return False
    pictured = any(image.page == page.number for image in images)
    return page.grade < LEGIBLE or (pictured and not any(product.page == page.number for product in products))


def read_again(ctx: Context, data: bytes, pages: Sequence[Page], products: Sequence[Product]) -> list[Product]:
    """The products, those of `pages` as the assistant reads them where that holds and is no less than the rules have found."""
    kept = list(products)
    category = ""
    for page in pages[:MOST_PAGES]:
        by_rules = [product for product in kept if product.page == page.number]
        seen = _ask(ctx, data, page, category)
        held = [product for found in (seen.products if seen else ()) if (product := verified(found, page, category))]
        if seen and len(held) < len(seen.products):
            ctx.count_issue("fallback")
        if held and len(held) >= len(by_rules):
            first = kept.index(by_rules[0]) if by_rules else _position(kept, page.number)
            kept = [product for product in kept if product.page != page.number]
            kept[first:first] = held
        category = next((product.category for product in reversed(held) if product.category), category)
    return kept


def _ask(ctx: Context, data: bytes, page: Page, category: str) -> SeenPage | None:
    picture = io.BytesIO()
    page_to_picture(data, page.number, SCALE).save(picture, "JPEG", quality=80)
    payload = {"lines": [line.text for line in page_to_lines(page)], "category_so_far": category}
    return ctx.ask(prompt="page-1", instructions=READ, payload=payload, schema=SeenPage, images=[picture.getvalue()])


def verified(seen: SeenProduct, page: Page, category_so_far: str = "") -> Product | None:
    """The product if its quote and its style number (else its name) stand on the page; None otherwise. Of the rest, it keeps what
    stands there; the category may also be that of the page before."""
    text = " ".join(line.text for line in page_to_lines(page))
    identity = seen.style_number or seen.name or ""
    if not identity.strip() or not seen.quote.strip() or fuzz.partial_ratio(seen.quote.casefold(), text.casefold()) < QUOTED:
        return None
    squeezed = _squeezed(text)
    stands = (
        _squeezed(identity) in squeezed if seen.style_number else fuzz.partial_ratio(identity.casefold(), text.casefold()) >= QUOTED
    )
    if not _squeezed(identity) or not stands:
        return None
    colors = tuple(color for color in seen.colors if _squeezed(color) and _squeezed(color) in squeezed)
    area = _place(page, identity)
    evidence = Evidence(text=seen.quote[:300], confidence=0.75, source="ai", page=page.number, bbox=area)
    product = Product(
        key=product_key(identity, colors),
        style_number=(seen.style_number or "").strip(),
        name=(seen.name or "").strip(),
        category=_category(seen.category, squeezed, category_so_far),
        colors=colors,
        sizes=tuple(size for size in seen.sizes if _squeezed(size) and _squeezed(size) in squeezed),
        wholesale_price=_price(seen.wholesale_price, seen.currency, text),
        retail_price=_price(seen.retail_price, seen.currency, text),
        page=page.number,
        area=area,
    )
    stated = ("style_number", "name", "category", "colors", "sizes", "wholesale_price", "retail_price")
    return Product(**{**product.__dict__, "evidence": {name: evidence for name in stated if getattr(product, name)}})


def _category(stated: str | None, squeezed: str, so_far: str) -> str:
    """The category if it heads this page, or did the page before."""
    category = (stated or "").strip()
    return category if _squeezed(category) and (_squeezed(category) in squeezed or category == so_far) else ""


def _price(amount: str | None, currency: str | None, text: str) -> Price | None:
    """A price whose number stands on the page, whatever its decimal mark."""
    number = text_to_number(amount or "", "point")
    if number is None or number < 0 or number not in _numbers(text):
        return None
    code = (currency or "").strip().upper()
    return Price(amount=f"{number:f}", currency=code if re.fullmatch("[A-Z]{3}", code) else "")


def _numbers(text: str) -> set[Decimal]:
    """The numbers of a text, those that leave their decimal mark open in both readings."""
    read = {text_to_number(digits, style) for digits in _DIGITS.findall(text) for style in _STYLES}
    return {number for number in read if number is not None}


def _place(page: Page, identity: str) -> Box | None:
    """Where the identity stands: the words it is made of."""
    wanted = {_squeezed(word) for word in identity.split()} - {""}
    boxes = [word.box for word in page.words if _squeezed(word.text) in wanted]
    return union_of(boxes[: len(wanted)]) if boxes else None


def _position(products: Sequence[Product], page: int) -> int:
    return next((index for index, product in enumerate(products) if (product.page or 0) > page), len(products))


def _squeezed(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
