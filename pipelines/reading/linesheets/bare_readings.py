"""Readings of text without a label: prices, sizes, style numbers and colours told by their look; the rest is just text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipelines.reading.linesheets.facts import Facts
from pipelines.reading.linesheets.reading import LineText, Reading
from pipelines.reading.model import Price
from pipelines.reading.words.colors import is_color_text, without_offer
from pipelines.reading.words.labels import PRICES, Label, Role, sizes_in
from pipelines.reading.words.money import find_prices
from pipelines.reading.words.sizes import is_one_size, is_size
from pipelines.reading.words.style_numbers import find_style_numbers, is_contact
from pipelines.reading.words.vocabulary import header_to_field

OFFERED_WORDS = 16  # of a list of colours in a sentence ("Comes in Grape, Black and Heather Grey")
ASIDE = 0.4  # how sure a price in brackets is of being the product's: it says the same in other money or for another amount
LEAST_MARKUP, MOST_MARKUP = 1.5, 5.0  # of retail over wholesale
_PAIR = re.compile(r"(?P<a>\d{1,5})(?: ?\| ?| / )(?P<b>\d{1,5})")
_PER_UNIT = re.compile(r"\s?/\s?\d{0,4}\s?[^\W\d]{1,8}\b\.?(?!\s*[$€£¥\d])")  # "/100 g", "/pair" behind a price
_TAX = re.compile(  # what a price includes or leaves out, behind it
    r"(?:h\.?t|ttc|hors taxes?|(?:excl?|incl?|ex|inc|exkl|inkl|zzgl|sin|con|senza|plus)\.? ?"
    r"(?:vat|btw|mwst|ust|tva|iva|moms|mva|alv|tax)|"
    r"\+ ?(?:vat|btw|mwst|tva|iva|moms)|(?:vat|btw|tva|iva|moms|mva) (?:excl|incl|exkl|inkl)\w*|netto|brutto)\.?",
    re.IGNORECASE,
)
_TERMS = re.compile(  # before an amount without a number between them: what an order must come to, not what a product costs
    r"\b(?:minimum|mindest\w*|m[ií]nim[oa]|minimaln\w+|minst[ae]\w*|mindste\w*|opening order|first order|re-?order|"
    r"erst(?:order|auftrag)|premi[eè]re commande|"
    r"primer pedido|primo ordine|eerste order|freight|fracht|shipping|versand\w*|franco|frais de port|portes?|spedizione|"
    r"verzend\w*|free over|frei ab|deposit|anzahlung|acompte|free (?:\w+ )?delivery|delivery (?:over|above|free)|carriage paid|"
    r"livraison (?:offerte|gratuite)|lieferung frei|consegna gratuita|env[ií]os? gratis|gratis (?:levering|bezorging))\b"
    r"[^\d$€£]*[$€£]?\s?$",
    re.IGNORECASE,
)

_TERMS_BEHIND = re.compile(  # behind it: "$500 opening order"
    r"\s*(?:opening|minimum|min\.?|first|initial|mindest\w*|m[ií]nim[oa])\b",
    re.IGNORECASE,
)


def text_to_bare_readings(text: str, start: int, end: int, where: LineText, facts: Facts, after: Label | None) -> list[Reading]:
    """Readings of a part without a label: its prices, then what remains of it between them."""
    part = text[start:end]
    if not part.strip(" -–—/,;:()*"):
        return []
    styles = [] if is_contact(text) else find_style_numbers(part, facts.style_shapes)
    found = [(price, first, last) for price, first, last in find_prices(part, facts.currency, facts.number_style)
             if not any(a <= first and last <= b for a, b in styles)]  # fmt: skip
    readings: list[Reading] = []
    at, is_terms = 0, False
    for index, (price, first, last) in enumerate(found):
        readings += _wordy(part[at:first], start + at, where, facts)
        role: Role = "price"
        if after is not None and after.role in PRICES and index == len(found) - 1 and not part[last:].strip(" ()"):
            role = after.role  # type: ignore[assignment]
        if _TERMS.search(part[:first]) or _TERMS_BEHIND.match(part[last:]) or (role == "price" and is_terms):
            role, is_terms = "other", True  # and what is said behind it: "Free delivery over £400, otherwise £7.95"
        readings.append(
            Reading(
                role=role,
                text=part[first:last],
                box=where.box(start + first, start + last),
                confidence=ASIDE if is_in_brackets(text, start + first) else 0.75,
                size=where.line.size,
                bold=where.line.bold,
                labelled=role != "price",
                price=price if role != "other" else None,
            )
        )
        unit = _PER_UNIT.match(part[last:])
        at = last + (unit.end() if unit else 0)
    return readings + _wordy(part[at:], start + at, where, facts)


def text_to_unsigned_prices(where: LineText, facts: Facts) -> list[Reading]:
    """The two prices of a line that is nothing but whole numbers, one well above the other, where the document says in which order
    it prints prices: "210 | 520"; [] for any other line."""
    match = _PAIR.fullmatch(where.line.text) if facts.price_order else None
    if match is None:
        return []
    by_role = dict(zip(facts.price_order, (int(match["a"]), int(match["b"])), strict=False))
    wholesale, retail = by_role.get("wholesale_price", 0), by_role.get("retail_price", 0)
    if not LEAST_MARKUP * wholesale <= retail <= MOST_MARKUP * wholesale:
        return []
    return [Reading(role="price", text=match[part], box=where.box(*match.span(part)), confidence=0.7, size=where.line.size,
                    bold=where.line.bold, price=Price(amount=match[part], currency=facts.currency))
            for part in ("a", "b")]  # fmt: skip


def is_in_brackets(text: str, at: int) -> bool:
    """Whether a place of a text stands in brackets."""
    return text.count("(", 0, at) > text.count(")", 0, at)


def _wordy(part: str, start: int, where: LineText, facts: Facts) -> list[Reading]:
    """Readings of text without prices: style numbers are taken out, the rest is sizes, colours, composition or just text."""
    readings: list[Reading] = []
    at = 0
    for first, last in [] if is_contact(where.line.text) else find_style_numbers(part, facts.style_shapes):
        readings += _rest(part[at:first], start + at, where)
        readings.append(
            Reading(
                role="style_number",
                text=part[first:last],
                box=where.box(start + first, start + last),
                confidence=0.85,
                size=where.line.size,
                bold=where.line.bold,
            )
        )
        at = last
    return readings + _rest(part[at:], start + at, where)


def _rest(part: str, start: int, where: LineText) -> list[Reading]:
    stripped = _unbracketed(part.strip(" \t-–—/,;:*.|#"))
    if not any(c.isalnum() for c in stripped) or _TAX.fullmatch(stripped):
        return []
    first = part.index(stripped)
    box = where.box(start + first, start + first + len(stripped))
    line = where.line

    def reading(role: Role, confidence: float, sizes: tuple[str, ...] = ()) -> Reading:
        return Reading(role=role, text=stripped, box=box, confidence=confidence, size=line.size, bold=line.bold, sizes=sizes)

    sizes = sizes_in(stripped)
    if sizes and _surely_sizes(stripped, sizes):
        return [reading("sizes", 0.8, sizes)]
    cut = _sizes_begin(stripped)
    if cut:
        at = start + first
        tail = stripped[cut:]
        held = replace(reading("sizes", 0.75, sizes_in(tail)), text=tail, box=where.box(at + cut, at + len(stripped)))
        return [*_rest(stripped[:cut], at, where), held]
    offered = without_offer(stripped)
    if offered != stripped and len(offered.split()) <= OFFERED_WORDS and not any(c.isdigit() for c in offered):
        return [reading("colors", 0.75)]
    if is_color_text(stripped):
        found = reading("colors", 0.7)
        return [replace(found, text=stripped + _list_mark(part))]
    if re.search(r"\d{1,3}\s?%\s?\w", stripped):
        return [reading("composition", 0.8)]
    return [reading("text", 0.5)]


def _sizes_begin(text: str) -> int:
    """Where sizes begin behind colours on the same line ("Olive S/M/L/XL"); 0 where there are none."""
    for match in re.finditer(r"\s+", text):
        tail = text[match.end() :]
        sizes = sizes_in(tail)
        if sizes and _surely_sizes(tail, sizes) and is_color_text(text[: match.start()].strip(" ,;/|-")):
            return match.end()
    return 0


def _list_mark(text: str) -> str:
    """The mark with which a list breaks off at the end of its line, or ""."""
    match = re.search(r"\s?[,/&|+]\s*$", text)
    return match[0].rstrip() if match else ""


def _unbracketed(text: str) -> str:
    """`text` without brackets around all of it, or that open or close nothing."""
    while text[:1] in "([" and text and (text[-1:] in ")]" or text.count(")") + text.count("]") == 0):
        text = text[1:].removesuffix(")").removesuffix("]").strip(" -–—/,;:*.|#")
    if text[-1:] in ")]" and text.count("(") + text.count("[") == 0:
        text = text[:-1]
    if text[:1] in ")]" or text[-1:] in "([":
        text = text.strip("()[] -–—/,;:")
    return text.strip()


def _surely_sizes(text: str, sizes: Sequence[str]) -> bool:
    """A lone number or a pair of numbers could be anything; letters, runs and "One size" are sizes."""
    if len(sizes) >= 3 or is_one_size(text):
        return len(text) > 1
    if len(sizes) == 2:
        return any(c.isalpha() for c in text) or len(text) > 4
    return is_size(text) and bool(re.search(r"[XSML]", text)) and any(c.isalpha() for c in text) and header_to_field(text) is None


def is_term(before: str) -> bool:
    """Whether an amount behind these words is what an order must come to, or what its freight costs, and no product's price."""
    return _TERMS.search(before) is not None
