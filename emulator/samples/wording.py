"""How one document writes its facts: labels, money, sizes and colours, each with what a careful reader takes from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from emulator.samples.labels import STORIES, label
from emulator.samples.range import SIZE_RUNS, Colour, Style
from emulator.samples.truth import ProductRow

SYMBOLS: Mapping[str, str] = {
    "EUR": "€",
    "USD": "$",
    "GBP": "£",
    "CHF": "CHF",
    "SEK": "kr",
    "DKK": "kr.",
    "CAD": "CA$",
    "AUD": "A$",
}
Prices = Literal["both", "wholesale", "retail", "price", "none"]
_LISTED = frozenset((*SIZE_RUNS["ages"], *SIZE_RUNS["inches"], *SIZE_RUNS["beds"]))  # a range would not say their steps


@dataclass(frozen=True, kw_only=True)
class Wording:
    """One document's habits. `pick` chooses among a label's synonyms; `labels` overrides single labels.

    `money_form`: "symbol", "symbol space", "after", "code before", "code after" or "bare".
    `colour_form`: "word", "upper", "code", "code name", "number name" or "name code".
    `size_form`: "comma", "space", "slash", "pipe", "dash range", "word range" or "inches".
    """

    language: str = "en"
    currency: str = "EUR"
    prices: Prices = "both"
    money_form: str = "symbol"
    decimal_comma: bool = False
    whole: bool = False  # prices without cents
    colour_form: str = "word"
    colour_separator: str = ", "
    size_form: str = "comma"
    pick: int = 0
    labels: Mapping[str, str] = field(default_factory=dict)

    def label(self, key: str) -> str:
        """The word printed for a field."""
        return self.labels.get(key) or label(key, self.language, self.pick and self.pick + sum(map(ord, key)))

    def number(self, amount: Decimal) -> str:
        """An amount without its currency: `1234.50`, or `1.234,50` with a decimal comma."""
        if self.whole and amount == amount.to_integral_value():
            return f"{int(amount)}"
        text = f"{amount:,.2f}"
        return text.translate(str.maketrans(",.", ".,")) if self.decimal_comma else text

    def money(self, amount: Decimal) -> str:
        """An amount as this document prints prices."""
        number, symbol = self.number(amount), SYMBOLS[self.currency]
        if symbol.isalpha() and self.money_form in ("symbol", "symbol space"):
            return f"{symbol} {number}"
        return {
            "symbol": f"{symbol}{number}",
            "symbol space": f"{symbol} {number}",
            "after": f"{number} {symbol}",
            "code before": f"{self.currency} {number}",
            "code after": f"{number} {self.currency}",
        }.get(self.money_form, number)

    def colour(self, colour: Colour) -> tuple[str, str]:
        """One colourway as printed, and its name as a careful reader notes it (a code only where there is no name)."""
        number = f"{100 + sum(map(ord, colour.key)) % 800:03d}"
        return {
            "upper": (colour.name.upper(), colour.name.upper()),
            "code": (colour.code, colour.code),
            "code name": (f"{colour.code} {colour.name}", colour.name),
            "number name": (f"{number} {colour.name}", colour.name),
            "name code": (f"{colour.name} ({colour.code})", colour.name),
        }.get(self.colour_form, (colour.name, colour.name))

    def colours(self, colours: Sequence[Colour]) -> tuple[str, tuple[str, ...]]:
        """Several colourways as printed, and their names."""
        printed, names = zip(*(self.colour(c) for c in colours), strict=True)
        if self.colour_separator == "&" and len(printed) > 2:
            return f"{', '.join(printed[:-1])} & {printed[-1]}", names
        separator = ", " if self.colour_separator == "&" else self.colour_separator
        return separator.join(printed), names

    def sizes(self, sizes: Sequence[str]) -> str:
        """A size run as printed; ranges stand for a run that has no gaps."""
        if len(sizes) == 1:
            return sizes[0]
        if self.size_form in ("dash range", "word range") and tuple(sizes) not in _LISTED:
            words = {"en": " to ", "de": " bis ", "fr": " à ", "es": " a ", "it": " a ", "nl": " t/m ", "pt": " a "}
            return f"{sizes[0]}{words[self.language] if self.size_form == 'word range' else '-'}{sizes[-1]}"
        if self.size_form == "inches" and sizes[0].isdigit():
            return " ".join(f'{s}"' for s in sizes)
        return {"space": " ", "slash": "/", "pipe": " | "}.get(self.size_form, ", ").join(sizes)

    def row(self, style: Style, colours: Sequence[Colour], shown: Sequence[str], *, page: int, category: str = "") -> ProductRow:
        """What the document states about a style in some colours when it prints the fields `shown`."""
        has = set(shown)
        return ProductRow(
            style_number=style.number if "number" in has else "",
            name=style.name if "name" in has else "",
            colors=self.colours(colours)[1] if "colour" in has and colours else (),
            sizes=style.sizes if "sizes" in has else (),
            category=style.category_name if "category" in has else category,
            wholesale_price=style.wholesale if "wholesale" in has else None,
            retail_price=style.retail if "retail" in has else None,
            price=style.wholesale if "price" in has else None,
            page=page,
        )

    def value(self, key: str, style: Style, colours: Sequence[Colour]) -> str:
        """The text of a field. Composition, barcode, story, delivery, minimum and origin are no part of the truth."""
        return {
            "number": style.number,
            "name": style.name,
            "colour": self.colours(colours)[0] if colours else "",
            "sizes": self.sizes(style.sizes),
            "wholesale": self.money(style.wholesale),
            "retail": self.money(style.retail),
            "price": self.money(style.wholesale),
            "composition": style.composition,
            "category": style.category_name,
            "barcode": style.barcode,
            "story": STORIES[self.language],
            "delivery": f"Delivery {1 + style.seed % 6:02d}/15 - {2 + style.seed % 6:02d}/28",
            "minimum": f"MOQ {2 + style.seed % 5 * 2} pcs",
            "origin": ("Made in Portugal", "Made in Italy", "Made in Peru")[style.seed % 3],
        }[key]
