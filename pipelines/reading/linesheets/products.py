"""Readings → products: which price is which, the colours split, one identity and the evidence of every field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from pipelines.reading.certainty import guess_to_certainty
from pipelines.reading.linesheets.bare_readings import ASIDE
from pipelines.reading.linesheets.facts import Facts
from pipelines.reading.linesheets.reading import Reading
from pipelines.reading.model import Box, Evidence, Price, Product
from pipelines.reading.words.colors import Color, are_color_pairs, is_color_text, text_to_colors
from pipelines.reading.words.labels import PRICES
from pipelines.reading.words.size_runs import by_one
from pipelines.reading.words.vocabulary import normalise

LONGEST_NAME = 90  # characters
_MEASURE = re.compile(r"\d\s?(?:mm|cm)\b", re.IGNORECASE)  # how large an article is, beside the sizes it comes in
LONGEST_DESCRIPTION = 600


def readings_to_product(
    readings: Sequence[Reading],
    facts: Facts,
    *,
    page: int | None = None,
    sheet: str | None = None,
    row: int | None = None,
    area: Box | None = None,
    flags: Sequence[str] = (),
) -> Product | None:
    """One product from the readings that belong to it, or None when nothing names it.

    Of several readings with one role the surest counts, then the first; colours and sizes add up.
    """

    def best(role: str) -> Reading | None:
        return max((r for r in readings if r.role == role and r.text), key=lambda r: r.confidence, default=None)

    style, name = best("style_number"), best("name")
    if style is None and name is None:
        return None
    chosen: dict[str, Reading] = {}
    if style is not None:
        chosen["style_number"] = style
    if name is not None:
        chosen["name"] = name
    prices = readings_to_prices(readings, facts)
    chosen.update(prices)
    for role in ("category", "description"):
        found = best(role)
        if found is not None:
            chosen[role] = found
    if "description" not in chosen and (composition := best("composition")) is not None:
        chosen["description"] = composition
    colors, color_reading = _colors(readings, facts)
    if not colors and name is not None:
        name, color_reading = _name_without_color(name)
        colors = list(text_to_colors(color_reading.text)) if color_reading is not None else []
        chosen["name"] = name
    if color_reading is not None:
        chosen["colors"] = color_reading
    code = best("color_code")
    sizes, size_reading = _sizes(readings, facts)
    if size_reading is not None:
        chosen["sizes"] = size_reading
    identity = (style or name).text if style or name else ""  # type: ignore[union-attr]
    names = tuple(color.name for color in colors)
    return Product(
        key=product_key(identity, names),
        style_number=style.text if style else "",
        name=_tidy(name.text)[:LONGEST_NAME] if name else "",
        category=chosen["category"].text if "category" in chosen else "",
        description=chosen["description"].text[:LONGEST_DESCRIPTION] if "description" in chosen else "",
        colors=names,
        color_code=code.text if code else (colors[0].code if len(colors) == 1 else ""),
        sizes=sizes,
        wholesale_price=prices["wholesale_price"].price if "wholesale_price" in prices else None,
        retail_price=prices["retail_price"].price if "retail_price" in prices else None,
        price=prices["price"].price if "price" in prices else None,
        page=page, sheet=sheet, row=row, area=area,
        evidence={role: reading_to_evidence(reading, page, sheet) for role, reading in chosen.items()},
        flags=tuple(flags),
    )  # fmt: skip


def reading_to_evidence(reading: Reading, page: int | None, sheet: str | None) -> Evidence:
    """Where a reading stands: its box on the page, or its cell on the sheet."""
    return Evidence(
        text=reading.text,
        confidence=round(guess_to_certainty(reading.confidence), 2),
        page=page if sheet is None else None,
        bbox=reading.box if sheet is None else None,
        sheet=sheet,
        cell=reading.cell,
    )


def readings_to_prices(readings: Iterable[Reading], facts: Facts) -> dict[str, Reading]:
    """The price readings by their final role: labelled ones as they say, bare ones by the document's legend, then by their order.

    Of several currencies the document's own counts. Two bare prices are wholesale and retail, the lower one wholesale unless a
    legend says otherwise. One bare price stays `price` unless the document says what its prices are.
    """
    found = [r for r in readings if r.role in PRICES and r.price is not None]
    home = [r for r in found if r.price is not None and r.price.currency == facts.currency]
    chosen: dict[str, Reading] = {}
    bare: list[Reading] = []
    for reading in [*home, *(r for r in found if r not in home)]:
        if reading.role == "price":
            bare.append(reading)
        else:
            chosen.setdefault(reading.role, reading)
    bare = [r for r in bare if r.labelled] or bare  # beside "Price: 155", what is bare is the same in other money
    bare = _distinct([r for r in bare if r.confidence > ASIDE] or bare)
    if not bare:
        return chosen
    if not chosen and len(bare) >= 2 and _same_currency(bare[:2]):
        first, second = bare[:2]
        order = facts.price_order or (("wholesale_price", "retail_price") if _amount(first) <= _amount(second) else
                                      ("retail_price", "wholesale_price"))  # fmt: skip
        sure = 0.8 if facts.price_order else 0.6
        return {order[0]: replace(first, confidence=sure), order[1]: replace(second, confidence=sure)}
    if not chosen:
        role = facts.price_role or "price"
        return {role: bare[0]}
    if "wholesale_price" in chosen and "retail_price" not in chosen and _amount(bare[0]) > _amount(chosen["wholesale_price"]):
        chosen["retail_price"] = replace(bare[0], confidence=0.6)
    elif "retail_price" in chosen and "wholesale_price" not in chosen and _amount(bare[0]) < _amount(chosen["retail_price"]):
        chosen["wholesale_price"] = replace(bare[0], confidence=0.7)
    return chosen


def product_key(identity: str, colors: Sequence[str]) -> str:
    """The identity of a product in its document, from its style number (else name) and colours: "ay510|black"."""
    parts = [normalise(identity).replace(" ", ""), "+".join(normalise(color).replace(" ", "") for color in colors)]
    return "|".join(part for part in parts if part)


def with_unique_keys(products: Sequence[Product]) -> list[Product]:
    """The same products, equal ones once, and different ones with the same key told apart by a number."""
    seen: dict[str, int] = {}
    kept: list[Product] = []
    known: dict[str, Product] = {}
    for product in products:
        twin = known.get(product.key)
        if twin is not None and says_nothing_new(product, twin):
            continue
        count = seen.get(product.key, 0) + 1
        seen[product.key] = count
        unique = product if count == 1 else replace(product, key=f"{product.key}#{count}")
        known.setdefault(product.key, product)
        kept.append(unique)
    return kept


def is_priced(product: Product) -> bool:
    """Whether a product has a price of any kind."""
    return bool(product.wholesale_price or product.retail_price or product.price)


def says_nothing_new(product: Product, twin: Product) -> bool:
    """Whether a product repeats what an earlier one with the same identity says (an index page, a summary table)."""
    fields: Mapping[str, tuple[object, object]] = {
        name: (getattr(product, name), getattr(twin, name))
        for name in ("name", "sizes", "wholesale_price", "retail_price", "price")
    }
    return all(not new or not old or new == old for new, old in fields.values()) and bool(product.style_number)


def _colors(readings: Sequence[Reading], facts: Facts) -> tuple[list[Color], Reading | None]:
    found = [r for r in readings if r.role == "colors" and r.text]
    labelled = [r for r in found if r.labelled]
    if labelled and len(labelled) < len(
        found
    ):  # a labelled list's next line is unlabelled; a far word that looks like a colour is not it
        found = [r for r in found if r.labelled or _goes_on(r, labelled)]
    colors: dict[str, Color] = {}
    text = ""
    for index, reading in enumerate(found):
        text = _with_more_colors(text, reading, found[index - 1], facts) if index else reading.text
    for color in text_to_colors(text, slash_lists=facts.slash_lists, slash_pairs=facts.slash_pairs) if text else ():
        colors.setdefault(normalise(color.name), color)
    first = found[0] if found else None
    return list(colors.values()), replace(first, text=text) if first is not None else None


def _with_more_colors(text: str, more: Reading, last: Reading, facts: Facts) -> str:
    """A list of colours with the next reading's: one more, unless the last one's line breaks off or wraps in a list with marks.

    A code alone in its line belongs to the colour before it where that has others in brackets.
    """
    if re.fullmatch(r"[A-Z]{2,4}", more.text) and "(" in text:
        return text
    if re.search(r"[,/&|;+-]\s*$", text):
        return f"{text} {more.text}"
    below = more.box[1] > last.box[1] + 0.5 * max(last.size, 0.005)
    wraps = below and re.search(r"[,|;&]" if facts.two_tongues else r"[,/|;&]", last.text) is not None
    return f"{text} {more.text}" if wraps and not are_color_pairs([last.text, more.text]) else f"{text}, {more.text}"


def _name_without_color(name: Reading) -> tuple[Reading, Reading | None]:
    """A name that ends in its colour ("Alpine Parka - Black") as the name alone and the colour; unchanged otherwise."""
    match = re.fullmatch(r"(.*\w)\s*(?:\s[-–—|/]\s|,\s|\()\s*([^()]+?)\)?", name.text)
    if match is None or not is_color_text(match[2]) or is_color_text(match[1]):
        return name, None
    return replace(name, text=match[1]), replace(name, role="colors", text=match[2], confidence=0.6)


def _goes_on(reading: Reading, labelled: Sequence[Reading]) -> bool:
    return any(0 <= reading.box[1] - r.box[3] < 1.2 * max(r.size, 0.005) or r.text.rstrip().endswith((",", "/", "&")) or
               abs(reading.box[1] - r.box[1]) < 0.3 * max(r.size, 0.005) for r in labelled)  # fmt: skip


def _sizes(readings: Sequence[Reading], facts: Facts) -> tuple[tuple[str, ...], Reading | None]:
    found = [r for r in readings if r.role == "sizes" and r.sizes]
    labelled = [r for r in found if r.labelled] or found
    labelled = [r for r in labelled if not _MEASURE.search(r.text)] or labelled
    said = [by_one(r.text, r.sizes) if facts.sizes_by_one else r.sizes for r in labelled]
    return tuple(dict.fromkeys(size for sizes in said for size in sizes)), labelled[0] if labelled else None


def _distinct(readings: Sequence[Reading]) -> list[Reading]:
    kept: list[Reading] = []
    for reading in readings:
        if all(reading.price != other.price for other in kept):
            kept.append(reading)
    return kept


def _same_currency(readings: Sequence[Reading]) -> bool:
    return len({r.price.currency for r in readings if r.price is not None}) == 1


def _amount(reading: Reading) -> Decimal:
    return Decimal((reading.price or Price(amount="0")).amount)


def _tidy(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" \t-–—:,;|/*•")
