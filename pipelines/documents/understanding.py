"""Phases 3 to 5: which pictures show products, which categories there are, and what the products are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pipelines.documents import proposals
from pipelines.documents.categorising import with_categories
from pipelines.documents.extraction import sources_of, staged_images, staged_pages, staged_sheets
from pipelines.documents.poor_pages import is_poor, read_again
from pipelines.engine.context import Context
from pipelines.reading import codec
from pipelines.reading.document_facts import pages_to_facts
from pipelines.reading.facts import Facts
from pipelines.reading.filtering import images_to_verdicts
from pipelines.reading.linesheets import ProductsRead, distinct_categories, notes_on, pages_to_products, product_images
from pipelines.reading.model import ImageVerdict, Page, PlacedImage, Product
from pipelines.reading.products import with_unique_keys
from pipelines.reading.sheet_products import SheetsRead, sheets_to_facts, sheets_to_products
from pipelines.sources import Source
from pipelines.staging import stage, staged


def filter_images(ctx: Context) -> Mapping[str, Any]:
    """Give every picture a verdict with its reason. AI looks at those the rules are not sure of."""
    counts = {"images": 0, "product_images": 0}
    for source in sources_of(ctx):
        placed = staged_images(ctx, source.id)
        images = [image for image, _ in placed]
        pages = list(staged_pages(ctx, source.id))
        verdicts = images_to_verdicts(images, pages, document_pages=len(pages) or 1)
        verdicts = proposals.look_again(ctx, verdicts, {image.key: path for image, path in placed})
        stage(ctx, f"verdicts/{source.id}", [codec.verdict_to_json(verdict) for verdict in verdicts])
        counts["images"] += len(verdicts)
        counts["product_images"] += sum(verdict.is_product for verdict in verdicts)
    return counts


def generate_categories(ctx: Context) -> Mapping[str, Any]:
    """Find what holds for each document as a whole: its headings, currency, and the shapes of its style numbers."""
    count = 0
    for source in sources_of(ctx):
        if source.is_paged:
            facts = pages_to_facts(_counted(ctx, staged_pages(ctx, source.id)))
        else:
            facts = sheets_to_facts(list(staged_sheets(ctx, source.id)))
        stage(ctx, f"facts/{source.id}", codec.to_json(facts))
        count += len(facts.categories)
    return {**ctx.state, "headings": count}


def extract_products(ctx: Context) -> Mapping[str, Any]:
    """Read the products of each document, page after page: a table or a style may go on on the next."""
    count = 0
    for source in sources_of(ctx):
        facts = codec.from_json(Facts, staged(ctx, f"facts/{source.id}"))
        read, poor = _read(ctx, source, facts)
        found = read_again(ctx, ctx.blobs.read(source.storage_path), poor, read.products) if poor else read.products
        categories = [category.name for category in distinct_categories([*facts.categories, *read.categories])]
        products = with_categories(ctx, with_unique_keys(found), categories)
        stage(
            ctx,
            f"products/{source.id}",
            {
                "products": [codec.product_to_json(product) for product in products],
                "categories": categories,
                "notes": notes_on(products, read.notes),
            },
        )
        count += len(products)
    return {**ctx.state, "products": count}


def _read(ctx: Context, source: Source, facts: Facts) -> tuple[ProductsRead | SheetsRead, list[Page]]:
    """What the rules read, and the pages on which an assistant, if there is one, should look again."""
    images = shown_images(ctx, source.id)
    if not source.is_paged:
        return sheets_to_products(list(staged_sheets(ctx, source.id)), images, facts), []
    read = pages_to_products(_counted(ctx, staged_pages(ctx, source.id), facts.page_count), images, facts)
    if not ctx.has_assistant:
        return read, []
    return read, [page for page in staged_pages(ctx, source.id) if is_poor(page, read.products, images)]


def _counted(ctx: Context, pages: Iterable[Page], total: int = 0) -> Iterator[Page]:
    for done, page in enumerate(pages):
        ctx.progress(done, total, f"Page {page.number}")
        yield page


def staged_verdicts(ctx: Context, document_id: str) -> list[ImageVerdict]:
    """The verdicts on a document's pictures."""
    return [codec.verdict_from_json(verdict) for verdict in staged(ctx, f"verdicts/{document_id}")]


def shown_images(ctx: Context, document_id: str) -> list[PlacedImage]:
    """The pictures of a document that show products."""
    return product_images([image for image, _ in staged_images(ctx, document_id)], staged_verdicts(ctx, document_id))


def staged_products(ctx: Context, document_id: str) -> tuple[list[Product], Sequence[str], Sequence[str]]:
    """Products, categories and notes of a document."""
    found = staged(ctx, f"products/{document_id}")
    return [codec.product_from_json(product) for product in found["products"]], found["categories"], found["notes"]
