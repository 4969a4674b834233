"""The items of a letter while it is read: what was said of each, and its counts, which become line items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from pipelines.reading.model import Evidence, OrderLine, Price
from pipelines.reading.words.garments import GARMENTS
from pipelines.reading.words.header_words import Field
from pipelines.reading.words.vocabulary import normalise


@dataclass(frozen=True, kw_only=True)
class Told:
    """A value and where it stands."""

    text: str
    evidence: Evidence
    price: Price | None = None


@dataclass(kw_only=True)
class Item:
    """What was said of an item up to here. `numbered_as` is the field of its number."""

    number: Told | None = None
    numbered_as: Field = "sku"
    name: Told | None = None
    color: Told | None = None
    price: Told | None = None
    counts: list[Count] = field(default_factory=list)

    def colored(self, color: Told) -> None:
        """A colour that holds for what was counted without one, and for what follows."""
        self.color = color
        for count in self.counts:
            count.color = count.color or color


@dataclass(kw_only=True)
class Count:
    """Pieces of an item, in passage `at` of the letter."""

    item: Item
    pieces: int
    told: Told
    at: int
    sure: bool
    size: Told | None = None
    color: Told | None = None
    price: Told | None = None


def is_garment(text: str) -> bool:
    """Whether a name has a word for what garments are called."""
    return any(word in GARMENTS for word in normalise(text).split())


def counts_of_items(counts: Sequence[Count]) -> list[Count]:
    """The counts that order something: those of items with a number; of items with a name alone where most of these have a price, a
    size or a colour too, or are called what garments are called. A sum of the sizes behind it ("12 pcs: S 4, M 8") is none."""
    named = [count for count in counts if count.item.number is None]
    told = [count for count in named if _is_told(count)]
    sure = any(count.sure or (count.size and (count.price or count.color)) for count in named)
    sound = sure and len(told) * 2 >= len(named)
    kept: list[Count] = []
    for _, group in groupby(counts, key=lambda count: (id(count.item), count.at)):
        first, *others = group
        if first.item.number is None and not (sound and first.item.name):
            continue
        sums = first.size is None and all(count.size for count in others) and sum(other.pieces for other in others) == first.pieces
        kept += others if sums and others else [first, *others]
    return kept


def count_to_line(count: Count) -> OrderLine:
    """The line item of a count."""
    item = count.item
    price = count.price or item.price
    told = {
        item.numbered_as: item.number, "description": item.name, "color": count.color, "size": count.size, "quantity": count.told,
        "unit_price": price,
    }  # fmt: skip
    number = item.number.text if item.number else ""
    return OrderLine(
        sku=number if item.numbered_as == "sku" else "",
        style_number=number if item.numbered_as != "sku" else "",
        description=item.name.text if item.name else "",
        color=count.color.text if count.color else "",
        size=count.size.text if count.size else "",
        quantity=float(count.pieces),
        unit_price=price.price if price else None,
        page=count.told.evidence.page,
        sheet=count.told.evidence.sheet,
        evidence={name: value.evidence for name, value in told.items() if value is not None},
    )


def _is_told(count: Count) -> bool:
    return bool(count.price or count.size or count.color or (count.item.name and is_garment(count.item.name.text)))
