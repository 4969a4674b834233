"""Phases 3 and 4: which pictures show products, and what holds for each document as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pipelines.documents import proposals
from pipelines.documents.extraction import sources_of, staged_images, staged_pages, staged_sheets
from pipelines.engine.context import Context
from pipelines.reading import codec
from pipelines.reading.linesheets.document_facts import pages_to_facts
from pipelines.reading.linesheets.facts import Facts
from pipelines.reading.linesheets.sheet_products import sheets_to_facts
from pipelines.reading.model import ImageVerdict, Page
from pipelines.reading.pictures.filtering import images_to_verdicts
from pipelines.staging import stage, staged_earlier


def filter_images(ctx: Context) -> Mapping[str, Any]:
    """Give every picture a verdict with its reason. AI looks at those the rules are not sure of."""
    counts = {"images": 0, "product_images": 0}
    for source in sources_of(ctx):
        placed = staged_images(ctx, source.id)
        images = [image for image, _ in placed]
        pages = list(staged_pages(ctx, source.id))
        verdicts = images_to_verdicts(images, pages, document_pages=len(pages) or 1)
        verdicts = proposals.look_again(ctx, verdicts, {image.key: path for image, path in placed})
        stage(ctx, f"verdicts/{source.id}", [codec.to_json(verdict) for verdict in verdicts])
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


def staged_facts(ctx: Context, document_id: str) -> Facts:
    """What holds for a document as a whole."""
    return staged_earlier(ctx, f"facts/{document_id}", _facts)


def _facts(staged: Mapping[str, Any]) -> Facts:
    return codec.from_json(Facts, staged)


def staged_verdicts(ctx: Context, document_id: str) -> Sequence[ImageVerdict]:
    """The verdicts on a document's pictures."""
    return staged_earlier(ctx, f"verdicts/{document_id}", _verdicts)


def _verdicts(staged: Sequence[Mapping[str, Any]]) -> Sequence[ImageVerdict]:
    return tuple(codec.from_json(ImageVerdict, verdict) for verdict in staged)


def _counted(ctx: Context, pages: Iterable[Page]) -> Iterator[Page]:
    for done, page in enumerate(pages):
        ctx.progress(done, 0, f"Page {page.number}")
        yield page
