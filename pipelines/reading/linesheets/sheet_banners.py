"""Headings merged across a sheet: each holds for the cards laid out below it, down to the next one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipelines.reading.linesheets.categories import is_category_text
from pipelines.reading.linesheets.heading_rows import row_to_category
from pipelines.reading.model import Category, Product, Sheet, Table

ENOUGH = 2  # headings tell groups apart; a single one is the document's title, unless it is in words for a category


def sheets_to_banners(sheets: Sequence[Sheet]) -> dict[str, dict[int, Category]]:
    """Sheet → row, from 0 → the category that a text merged across all of the sheet names there; what several sheets say is the
    document's title."""
    found = {sheet.name: _banners(sheet) for sheet in sheets}
    names = Counter(category.name for banners in found.values() for category in banners.values())
    several = len([name for name, count in names.items() if count == 1]) >= ENOUGH
    return {
        name: {row: c for row, c in banners.items() if names[c.name] == 1 and (several or is_category_text(c.name))}
        for name, banners in found.items()
    }


def with_banners(products: Sequence[Product], banners: Mapping[int, Category]) -> list[Product]:
    """The cards of a sheet, each in the category of the last heading above it; what names one of them is no heading."""
    names = {product.name for product in products}
    heads = {row: category for row, category in banners.items() if category.name not in names}

    def headed(product: Product) -> Product:
        above = [row for row in heads if product.row is not None and row < product.row]
        return product if product.category or not above else _in_category(product, heads[max(above)])

    return [headed(product) for product in products]


def _in_category(product: Product, category: Category) -> Product:
    told = {"category": category.evidence} if category.evidence is not None else {}
    return replace(product, category=category.name, evidence={**product.evidence, **told})


def _banners(sheet: Sheet) -> dict[int, Category]:
    """Row → what a text names that alone stands in it, merged over all of the sheet."""
    first = min((column for _, column in sheet.cells), default=0)
    table = Table(rows=(), sheet=sheet.name)
    found = {}
    for top, left, bottom, right in sheet.merged:
        row = [cell for (at, _), cell in sorted(sheet.cells.items()) if at == top]
        category = row_to_category(row, table) if top == bottom and left <= first and right + 1 >= sheet.column_count else None
        if category is not None:
            found[top] = category
    return found
