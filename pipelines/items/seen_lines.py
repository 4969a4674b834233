"""An order's line as the assistant reads it, and what of it counts: what stands in the passage that it was shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pydantic import BaseModel, ConfigDict

from pipelines.passages import Passage
from pipelines.reading.linesheets.stated import cell_to_row
from pipelines.reading.model import Evidence, OrderLine, Price
from pipelines.reading.words.money import text_to_number

TEXTS = ("sku", "style_number", "description", "color", "size")


class SeenLine(BaseModel):
    """One line as the assistant reads it."""

    model_config = ConfigDict(extra="forbid")

    quote: str
    sku: str | None
    style_number: str | None
    description: str | None
    color: str | None
    size: str | None
    quantity: str
    unit_price: str | None


class SeenLines(BaseModel):
    """The lines of one passage."""

    model_config = ConfigDict(extra="forbid")

    lines: list[SeenLine]


def all_verified(seen: Sequence[SeenLine], passage: Passage, likely: Sequence[Evidence] = ()) -> list[OrderLine]:
    """The lines that count, each quantity at a place of its own; where it has a choice, at a `likely` one."""
    counted: list[Evidence] = []
    found: list[OrderLine] = []
    for one in seen:
        line = verified(one, passage, counted, likely)
        if line is not None:
            counted.append(line.evidence["quantity"])
            found.append(line)
    return found


def verified(
    seen: SeenLine, passage: Passage, counted: Sequence[Evidence] = (), likely: Sequence[Evidence] = ()
) -> OrderLine | None:
    """The line if its quote, what names it and its quantity stand in the passage, the quantity where none was `counted` yet; None
    otherwise. Of the rest, it keeps what stands there."""
    names = [name for name in (seen.sku, seen.style_number, seen.description) if name and name.strip()]
    quantity = text_to_number(seen.quantity, "point")
    if not names or not passage.says(names[0]) or not passage.quotes(seen.quote) or quantity is None or quantity <= 0:
        return None
    named = passage.line_of(seen.quote)
    at = passage.line_saying(seen.color or "", named)  # an article is named once, over or beside the rows of its colours
    here = passage.find_number(quantity, at, counted, likely)
    price = text_to_number(seen.unit_price or "", "point")
    if here is None or passage.contradicts(at, [seen.color or ""], [price] if price is not None else []):
        return None
    if price == quantity and passage.times(price, at) == 1:
        return None  # one number is not both
    texts = {
        name: text.strip()
        for name in TEXTS
        if (text := getattr(seen, name)) and (passage.says(text) or (name == "size" and passage.says_parts(text)))
    }
    priced = passage.find_number(price, at, [here]) if price is not None and price >= 0 else None
    lines = {"color": at, "size": at}
    evidence = {name: place for name, text in texts.items() if (place := passage.find(text, lines.get(name, named))) is not None}
    line = OrderLine(
        quantity=float(quantity), page=passage.page, sheet=passage.sheet, evidence={**evidence, "quantity": here},
        unit_price=Price(amount=f"{price:f}") if priced is not None else None,
        row=cell_to_row(here.cell) if here.cell else at, **texts,
    )  # fmt: skip
    return replace(line, evidence={**line.evidence, "unit_price": priced}) if priced is not None else line
