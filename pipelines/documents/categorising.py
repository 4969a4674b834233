"""Categories for products whose linesheet names none: by the garment in their name, or by the assistant's grouping."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pydantic import BaseModel, ConfigDict

from pipelines.engine.context import Context
from pipelines.reading.model import Evidence, Product
from pipelines.reading.words.garments import GARMENTS
from pipelines.reading.words.vocabulary import normalise

PRODUCTS_PER_QUESTION = 80
LONGEST_CATEGORY = 40  # characters
GROUPS = (
    "You see products of a fashion linesheet that has no categories. Put every product into a category that a buyer would look "
    "for, such as Knitwear, Dresses or Bags. Use as few categories as make sense, and those in `known` where they fit. Answer "
    "once for each product, by its number; null when its name does not tell."
)


class Group(BaseModel):
    """The category of one product."""

    model_config = ConfigDict(extra="forbid")

    number: int
    category: str | None


class Groups(BaseModel):
    """The categories of the products of one question."""

    model_config = ConfigDict(extra="forbid")

    products: list[Group]


def with_categories(ctx: Context, products: Sequence[Product], known: Sequence[str]) -> list[Product]:
    """The products, each with a category if one can be told. What the linesheet says stays."""
    without = [product for product in products if not product.category and (product.name or product.description)]
    given = _by_assistant(ctx, without, known)
    categorised = []
    for product in products:
        category, source = given.get(product.key, ""), "ai"
        if not product.category and not category:
            category, source = name_to_category(product.name, known), "rules"
        if product.category or not category:
            categorised.append(product)
            continue
        evidence = Evidence(
            text=product.name or product.description,
            confidence=0.7 if source == "ai" else 0.5,
            source="ai" if source == "ai" else "rules",
            page=product.page,
            sheet=product.sheet,
        )
        categorised.append(replace(product, category=category, evidence={**product.evidence, "category": evidence}))
    return categorised


def name_to_category(name: str, known: Sequence[str] = ()) -> str:
    """The garment that a name ends with, as a category ("Iris Overshirt" → "Overshirt"); one of `known` if that says the same."""
    nouns = [word for word in normalise(name).split() if word in GARMENTS]
    if not nouns:
        return ""
    same = {normalise(category).rstrip("s"): category for category in known}
    return same.get(nouns[-1].rstrip("s"), nouns[-1].capitalize())


def _by_assistant(ctx: Context, products: Sequence[Product], known: Sequence[str]) -> Mapping[str, str]:
    given: dict[str, str] = {}
    if not ctx.has_assistant:
        return given
    for start in range(0, len(products), PRODUCTS_PER_QUESTION):
        asked = products[start : start + PRODUCTS_PER_QUESTION]
        answer = ctx.ask(
            prompt="groups-1",
            instructions=GROUPS,
            payload={
                "known": [*dict.fromkeys([*known, *given.values()])],
                "products": [
                    {"number": number, "name": product.name, "description": product.description[:300]}
                    for number, product in enumerate(asked, start=1)
                ],
            },
            schema=Groups,
        )
        for group in answer.products if answer else ():
            category = " ".join((group.category or "").split())
            if 1 <= group.number <= len(asked) and 0 < len(category) <= LONGEST_CATEGORY and any(map(str.isalpha, category)):
                given[asked[group.number - 1].key] = category
    return given
