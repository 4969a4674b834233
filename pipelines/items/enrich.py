"""Order lines meet the linesheet's products: each line gets the product it means, how sure that is, and why.

Style numbers are identities: one digit more is another style. Only what people and scanners change unmeant (case, spaces,
dashes, leading zeros, O for 0) is forgiven; names are compared only where no number decides, and a tie decides nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from rapidfuzz import fuzz, process

from pipelines.reading.model import OrderLine, Product

Band = Literal["exact", "close", "none"]
NAME_LIMIT = 88.0  # of 100, for a name alone to identify a product
NAME_MARGIN = 6.0  # that the best name must be ahead of the second
COLOR_LIMIT = 85.0
COLOR_MARGIN = 5.0
NOT_LISTED = "not in the linesheet"
AMBIGUOUS = "ambiguous"

_LOOKALIKES = str.maketrans("oilsbzq", "0115829")


@dataclass(frozen=True, kw_only=True)
class EnrichedLine:
    """An order line with the product it means. `product_key` is "" for band none; `reason` is for a user to read."""

    line: OrderLine
    band: Band
    score: float  # 0..1
    reason: str
    product_key: str = ""
    name: str = ""
    category: str = ""
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class _Found:
    products: tuple[Product, ...]
    score: float
    reason: str
    verbatim: bool = False


def enrich(lines: Sequence[OrderLine], products: Sequence[Product]) -> list[EnrichedLine]:
    """One `EnrichedLine` for each line, in order. Lines that look alike are decided once."""
    catalogue = _Catalogue(products)

    @cache
    def decide(
        style: str, sku: str, name: str, color: str, color_code: str
    ) -> tuple[Band, float, str, Product | None, tuple[str, ...]]:
        return catalogue.decide(style, sku, name, color, color_code)

    enriched = []
    for line in lines:
        band, score, reason, product, flags = decide(line.style_number, line.sku, line.description, line.color, line.color_code)
        enriched.append(
            EnrichedLine(line=line, band=band, score=round(score, 3), reason=reason, flags=(*line.flags, *flags),
                         product_key=product.key if product else "", name=(product.name if product else "") or line.description,
                         category=(product.category if product else "") or line.category)
        )  # fmt: skip
    return enriched


def style_key(text: str) -> str:
    """A style number without case, spaces, dashes and other signs: "SH-150", "sh 150" and "SH/150" are one."""
    folded = unicodedata.normalize("NFKD", text).casefold()
    return "".join(char for char in folded if char.isalnum())


class _Catalogue:
    """The products of a linesheet, by every way in which an order may name them."""

    def __init__(self, products: Sequence[Product]) -> None:
        self.products = tuple({product.key: product for product in reversed(products)}.values())[::-1]
        self.by_style = self._index(lambda p: p.style_number.strip())
        self.by_key = self._index(lambda p: style_key(p.style_number))
        self.by_bare = self._index(lambda p: _bare(style_key(p.style_number)))
        self.by_shape = self._index(lambda p: style_key(p.style_number).translate(_LOOKALIKES))
        self.names = {_words(product.name): product for product in self.products if product.name}

    def _index(self, key: Callable[[Product], str]) -> dict[str, list[Product]]:
        index: dict[str, list[Product]] = {}
        for product in self.products:
            if key(product):
                index.setdefault(key(product), []).append(product)
        return index

    def decide(
        self, style: str, sku: str, name: str, color: str, color_code: str
    ) -> tuple[Band, float, str, Product | None, tuple[str, ...]]:
        """Band, score, reason, product and flags of a line with these texts."""
        found = self._by_number([text for text in (style, sku) if text], name) or self._by_name(name, bool(style or sku))
        said = style or sku or name
        if found is None:
            return "none", 0.0, f"“{said}” is not in the linesheet.", None, (NOT_LISTED,)
        styles = {(style_key(p.style_number), _words(p.name) if not p.style_number else "") for p in found.products}
        if len(styles) > 1:
            several = ", ".join(sorted({p.style_number or p.name for p in found.products})[:4])
            return "none", 0.0, f"“{said}” could be {several}.", None, (AMBIGUOUS,)
        return _with_color(found, color, color_code)

    def _by_number(self, numbers: Sequence[str], name: str) -> _Found | None:
        for text in numbers:
            if text.strip() in self.by_style:
                return _found(self.by_style[text.strip()], 1.0, f"Style number {text} is in the linesheet.", verbatim=True)
        for text in numbers:
            if style_key(text) in self.by_key:
                found = self.by_key[style_key(text)]
                return _found(found, 0.95, f"“{text}” is {found[0].style_number} written differently.")
        for text in numbers:
            found = self.by_bare.get(_bare(style_key(text)), [])
            if found and style_key(text):
                return _found(found, 0.9, f"“{text}” is {found[0].style_number} but for leading zeros.")
        for text in numbers:
            found = self._by_prefix(text)
            if found:
                return _found(found, 0.9, f"“{text}” begins with style number {found[0].style_number}.")
        for text in numbers:
            found = self.by_shape.get(style_key(text).translate(_LOOKALIKES), [])
            if found and len(style_key(text)) >= 4:
                return _found(found, 0.85, f"“{text}” is {found[0].style_number} but for letters that look alike.")
        return self._by_similar_number(numbers, name)

    def _by_prefix(self, text: str) -> list[Product]:
        """Products whose whole style number begins the SKU, up to a sign that ends it; the longest such number wins."""
        parts = re.split(r"[^0-9A-Za-z]+", text.strip())
        for count in range(len(parts) - 1, 0, -1):
            key = style_key("".join(parts[:count]))
            if len(key) >= 3 and any(char.isdigit() for char in key) and key in self.by_key:
                return self.by_key[key]
        return []

    def _by_similar_number(self, numbers: Sequence[str], name: str) -> _Found | None:
        """A number with one slip counts only when the name says the same product."""
        if not name or not self.by_key:
            return None
        for text in numbers:
            close = process.extract(style_key(text), list(self.by_key), scorer=fuzz.ratio, score_cutoff=80, limit=8)
            agreed = [
                key
                for key, _, _ in close
                if any(fuzz.token_sort_ratio(_words(name), _words(p.name)) >= 92 for p in self.by_key[key])
            ]
            if len(agreed) == 1:
                found = self.by_key[agreed[0]]
                return _found(found, 0.75, f"“{text}” is nearly {found[0].style_number}, and the name is the same.")
        return None

    def _by_name(self, name: str, numbered: bool) -> _Found | None:
        """The product of that name. A line with a number of its own may only mean a product that has none."""
        wanted = _words(name)
        if not wanted:
            return None
        pool = [product for product in self.products if product.name and not (numbered and product.style_number)]
        same = [product for product in pool if _words(product.name) == wanted]
        if same:
            return _found(same, 1.0 if not numbered else 0.9, f"The name “{name}” is in the linesheet.", verbatim=not numbered)
        names = sorted({_words(product.name) for product in pool})
        close = process.extract(wanted, names, scorer=fuzz.token_sort_ratio, score_cutoff=NAME_LIMIT - NAME_MARGIN, limit=2)
        if not close or close[0][1] < NAME_LIMIT or (len(close) > 1 and close[0][1] - close[1][1] < NAME_MARGIN):
            return None
        found = [product for product in pool if _words(product.name) == close[0][0]]
        return _found(found, close[0][1] / 100 * 0.9, f"The name “{name}” is nearly “{found[0].name}”.")


def _with_color(found: _Found, color: str, color_code: str) -> tuple[Band, float, str, Product | None, tuple[str, ...]]:
    """Choose the colourway of a style that was found."""
    products = found.products
    listed = [(product, name) for product in products for name in product.colors]
    if not color and not color_code:
        if len(products) == 1 and len(listed) <= 1:
            return ("exact" if found.verbatim else "close"), found.score, found.reason, products[0], ()
        if len(products) == 1:
            return "close", found.score * 0.9, f"{found.reason} The order does not say the colour.", products[0], ()
        return "none", 0.0, f"{found.reason} The order does not say which of its colours.", None, (AMBIGUOUS,)
    wanted = {_words(text) for text in (color, color_code) if text}
    same = {p.key: p for p, name in listed if _words(name) in wanted} | {
        p.key: p for p in products if p.color_code and _words(p.color_code) in wanted
    }
    if len(same) == 1:
        return ("exact" if found.verbatim else "close"), found.score, found.reason, next(iter(same.values())), ()
    if len(same) > 1:
        return "none", 0.0, f"{found.reason} Several of its entries are in that colour.", None, (AMBIGUOUS,)
    near = _near_color(color or color_code, listed)
    if near is not None:
        return (
            "close",
            found.score * 0.9,
            f"{found.reason} Its colour “{near[1]}” is nearest to “{color or color_code}”.",
            near[0],
            (),
        )
    if len(products) == 1 and not listed:
        return "close", found.score * 0.9, f"{found.reason} The linesheet names no colours for it.", products[0], ()
    flag = f"colour “{color or color_code}” is {NOT_LISTED}"
    if len(products) == 1:
        return "close", found.score * 0.6, f"{found.reason} It is not listed in “{color or color_code}”.", products[0], (flag,)
    return "none", 0.0, f"{found.reason} It is not listed in “{color or color_code}”.", None, (flag,)


def _near_color(color: str, listed: Sequence[tuple[Product, str]]) -> tuple[Product, str] | None:
    """The one colour that is spelled nearly so, or says the same with a word more ("Navy", "Navy Blue")."""
    wanted = _words(color)
    scored = []
    for product, name in listed:
        own = _words(name)
        contained = bool(set(wanted.split())) and (
            set(wanted.split()) <= set(own.split()) or set(own.split()) <= set(wanted.split())
        )
        scored.append((max(fuzz.ratio(wanted, own), 90.0 if contained and own else 0.0), product, name))
    scored.sort(key=lambda entry: -entry[0])
    if not scored or scored[0][0] < COLOR_LIMIT:
        return None
    second = next((score for score, _, name in scored[1:] if _words(name) != _words(scored[0][2])), 0.0)
    return (scored[0][1], scored[0][2]) if scored[0][0] - second >= COLOR_MARGIN else None


def _found(products: Sequence[Product], score: float, reason: str, *, verbatim: bool = False) -> _Found:
    return _Found(products=tuple(products), score=score, reason=reason, verbatim=verbatim)


def _bare(key: str) -> str:
    """A number without leading zeros; letters keep theirs."""
    return key.lstrip("0") if key.isdigit() else key


def _words(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text).casefold()
    return " ".join(re.findall(r"[^\W_]+", "".join(char for char in folded if not unicodedata.combining(char))))
