"""Phase 5: the products in each range of pages, by the rules; and the ranges joined to a document, which phase 6 begins with.

A range is read as if no page went before it, so all can be read at once. Where a table goes on over the end of a range, the next
one's first pages are read again with what the page before hands on; then the assistant is asked for what the rules leave open.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipelines.documents.categorising import with_categories
from pipelines.documents.extraction import (
    range_images,
    range_name,
    range_pages,
    read_ranges,
    source_of,
    staged_pages,
    staged_sheets,
)
from pipelines.documents.second_reading import Candidate, pages_to_candidates, read_again, sheets_to_candidates
from pipelines.documents.understanding import staged_facts, staged_verdicts
from pipelines.engine.context import Context
from pipelines.passages import page_to_jpeg
from pipelines.reading import codec
from pipelines.reading.doubts import doubts_to_notes
from pipelines.reading.linesheets.common_sizes import with_common_sizes
from pipelines.reading.linesheets.doubts import linesheet_to_doubts
from pipelines.reading.linesheets.facts import Carry, Facts
from pipelines.reading.linesheets.products import with_unique_keys
from pipelines.reading.linesheets.reader import (
    ProductsRead,
    distinct_categories,
    joined,
    notes_on,
    page_to_products,
    pages_to_reads,
    pages_to_stated,
    product_images,
    ranges_to_reads,
)
from pipelines.reading.linesheets.sheet_products import sheets_to_products
from pipelines.reading.linesheets.siblings import with_siblings
from pipelines.reading.linesheets.stated import Stated, sheets_to_stated
from pipelines.reading.model import Page, PlacedImage, Product
from pipelines.sources import Source
from pipelines.staging import stage, staged_each


@dataclass(frozen=True, kw_only=True)
class DocumentProducts:
    """The products of one document, the categories it names, and notes for a person."""

    products: Sequence[Product]
    categories: Sequence[str]
    notes: Sequence[str]


def extract_products(ctx: Context, unit: Mapping[str, Any]) -> Mapping[str, Any]:
    """Stage what the rules read in one range of pages, and what these state; or what they read in a workbook."""
    source = source_of(ctx, unit)
    facts, images = staged_facts(ctx, source.id), _shown_images(ctx, unit)
    if source.is_paged:
        pages = list(range_pages(ctx, unit))
        stated = pages_to_stated(pages, facts)
        reads = []
        for number, read in pages_to_reads(pages, images, facts):
            reads.append((number, read))
            ctx.progress(number - unit["first"] + 1, unit["last"] - unit["first"] + 1, f"Page {number}")
    else:
        stated = []
        found = sheets_to_products(list(staged_sheets(ctx, source.id)), images, facts)
        reads = [(unit["first"], ProductsRead(products=found.products, categories=found.categories, notes=found.notes))]
    staged_reads = [{"page": number, "read": codec.to_json(read)} for number, read in reads]
    stage(ctx, range_name("products", unit), {"reads": staged_reads, "stated": [codec.to_json(page) for page in stated]})
    return {"products": sum(len(read.products) for _, read in reads)}


def document_products(ctx: Context, source: Source, images: Sequence[PlacedImage]) -> DocumentProducts:
    """The ranges of a document joined, what is in doubt read by the assistant, every product with a category if one can be told.

    `images` are the document's pictures of products, by the verdicts that its ranges were read with.
    """
    facts = staged_facts(ctx, source.id)
    units = read_ranges(ctx, "extract_products", source.id)
    ranges = list(staged_each(ctx, [range_name("products", unit) for unit in units]))
    read = joined(ranges_to_reads(map(_reads, ranges), _Again(ctx, units, images, facts).read))
    told = with_siblings(read.products, images) if source.is_paged else read.products
    products = tuple(with_common_sizes(told, facts))
    if source.is_paged:
        stated = [codec.from_json(Stated, page) for one in ranges for page in one["stated"]]
    else:
        stated = sheets_to_stated(list(staged_sheets(ctx, source.id)), products, facts)
    notes = list(read.notes)
    if ctx.has_assistant:
        candidates = _candidates(ctx, source, stated, products, images)
        data = ctx.blobs.read(source.storage_path) if source.is_paged else b""
        seen, limits = read_again(ctx, candidates, products, lambda page: page_to_jpeg(data, page))
        products, notes = tuple(seen), [*notes, *limits]
    categories = [category.name for category in distinct_categories([*facts.categories, *read.categories])]
    doubts = doubts_to_notes(linesheet_to_doubts(stated, products))
    named = with_categories(ctx, with_unique_keys(products), categories)
    return DocumentProducts(products=named, categories=categories, notes=[*notes_on(named, notes), *doubts])


def _candidates(
    ctx: Context, source: Source, stated: Sequence[Stated], products: Sequence[Product], images: Sequence[PlacedImage]
) -> list[Candidate]:
    """What the assistant may be shown."""
    if source.is_paged:
        return pages_to_candidates(staged_pages(ctx, source.id), stated, products, images)
    return sheets_to_candidates(staged_sheets(ctx, source.id), stated, products)


class _Again:
    """Reads single pages once more, for what the page before hands on. Keeps the range that it read last."""

    def __init__(self, ctx: Context, units: Sequence[Mapping[str, Any]], images: Sequence[PlacedImage], facts: Facts) -> None:
        self._ctx = ctx
        self._units = units
        self._images = images
        self._facts = facts
        self._pages: dict[int, Page] = {}

    def read(self, number: int, carry: Carry) -> ProductsRead:
        self._ctx.progress(number, self._facts.page_count, f"Page {number} goes on from the page before")
        if number not in self._pages:
            unit = next(unit for unit in self._units if unit["first"] <= number <= unit["last"])
            self._pages = {page.number: page for page in range_pages(self._ctx, unit)}
        return page_to_products(self._pages[number], [image for image in self._images if image.page == number], self._facts, carry)


def _reads(staged_range: Mapping[str, Any]) -> list[tuple[int, ProductsRead]]:
    return [(entry["page"], codec.from_json(ProductsRead, entry["read"])) for entry in staged_range["reads"]]


def _shown_images(ctx: Context, unit: Mapping[str, Any]) -> list[PlacedImage]:
    """The pictures of a range that show products; none where the pictures could not be read."""
    try:
        images = [image for image, _ in range_images(ctx, unit)]
    except FileNotFoundError:
        return []
    return product_images(images, staged_verdicts(ctx, unit["document_id"]))
