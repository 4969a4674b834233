"""Phase 6: join what was read, give the pictures to the products, and write what the collection shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict

from pipelines.corrections import Corrections, corrected, corrected_matches, corrected_verdicts, load_corrections
from pipelines.documents.extraction import sources_of, staged_images
from pipelines.documents.products import document_products
from pipelines.documents.understanding import staged_verdicts
from pipelines.engine.context import Context
from pipelines.engine.pipeline import Publish
from pipelines.engine.ports import Record
from pipelines.reading import codec
from pipelines.reading.linesheets.reader import product_images
from pipelines.reading.matching.images import match_images
from pipelines.reading.model import ImageMatch, ImageVerdict, PlacedImage, Product

CORRECTABLE = frozenset(
    {"style_number", "name", "category", "description", "colors", "sizes", "wholesale_price", "retail_price", "price"}
)
"""Fields of a product that a user may set right; what they said stands in `corrections` and survives every run."""


def match_and_publish(ctx: Context) -> Publish:
    """Join the ranges of each document, write products and images, and publish the run with its categories and counts."""
    counts: Counter[str] = Counter()
    categories: list[str] = []
    notes: list[str] = []
    corrections = load_corrections(ctx)
    for source in sources_of(ctx):
        images = staged_images(ctx, source.id)
        placed = [image for image, _ in images]
        judged = staged_verdicts(ctx, source.id)
        read = document_products(ctx, source, product_images(placed, judged))
        products = read.products
        verdicts = corrected_verdicts(judged, source.id, corrections)
        shown = product_images(placed, verdicts)
        present = {image.key for image in placed}
        matches = corrected_matches(match_images(products, shown), products, source.id, corrections)
        matches = [match for match in matches if match.image_key in present]
        records = product_records(ctx, source.id, products, matches, corrections)
        ctx.records.put_many(records | image_records(ctx, source.id, images, verdicts, matches))
        categories += [name for name in read.categories if name not in categories]
        categories += [name for name in (str(record["category"]) for record in records.values()) if name and name not in categories]
        notes += read.notes
        matched = {match.image_key for match in matches}
        counts.update(products=len(products), images=len(images), product_images=len(shown))
        counts.update(matched_images=len(matched), unmatched_images=len(shown) - len(matched))
        counts.update(flagged_products=sum(bool(record["flags"]) for record in records.values()))
    fields = {"categories": categories, "notes": notes} | {f"counts.{name}": count for name, count in counts.items()}
    return Publish(fields=fields, state=ctx.state)


def product_records(
    ctx: Context,
    document_id: str,
    products: Sequence[Product],
    matches: Sequence[ImageMatch],
    corrections: Corrections,
) -> dict[str, Record]:
    """`structured_products` by path, the user's corrections laid over."""
    images: dict[str, list[str]] = {}
    for match in sorted(matches, key=lambda match: -match.score):
        images.setdefault(match.product_key, []).append(_id(ctx, document_id, match.image_key))
    records: dict[str, Record] = {}
    for position, product in enumerate(products):
        record = {
            "job_id": ctx.job.publication_id,
            "document_id": document_id,
            "key": product.key,
            "position": position,
            "style_number": product.style_number,
            "name": product.name,
            "category": product.category,
            "description": product.description,
            "colors": list(product.colors),
            "color_code": product.color_code,
            "sizes": list(product.sizes),
            "wholesale_price": asdict(product.wholesale_price) if product.wholesale_price else None,
            "retail_price": asdict(product.retail_price) if product.retail_price else None,
            "price": asdict(product.price) if product.price else None,
            "image_ids": images.get(product.key, []),
            "page": product.page,
            "sheet": product.sheet,
            "row": product.row,
            "bbox": list(product.area) if product.area else None,
            "evidence": {field: codec.to_json(evidence) for field, evidence in product.evidence.items()},
            "flags": [*product.flags, *(["no image"] if matches and not images.get(product.key) else [])],
        }
        path = f"{ctx.job.subject}/documents/{document_id}/structured_products/{_id(ctx, document_id, product.key)}"
        records[path] = corrected(record, corrections.get(product.key, {}), CORRECTABLE)
    return records


def image_records(
    ctx: Context,
    document_id: str,
    images: Sequence[tuple[PlacedImage, str]],
    verdicts: Sequence[ImageVerdict],
    matches: Sequence[ImageMatch],
) -> dict[str, Record]:
    """`images` by path: every picture, with its verdict and, if it has one, its best match."""
    judged = {verdict.key: verdict for verdict in verdicts}
    best: dict[str, ImageMatch] = {}
    for match in sorted(matches, key=lambda match: match.score):
        best[match.image_key] = match
    return {
        f"{ctx.job.subject}/images/{_id(ctx, document_id, image.key)}": _image_record(
            ctx, document_id, image, path, judged[image.key], best.get(image.key)
        )
        for image, path in images
    }


def _image_record(
    ctx: Context, document_id: str, image: PlacedImage, path: str, verdict: ImageVerdict, match: ImageMatch | None
) -> Record:
    return {
        "job_id": ctx.job.publication_id,
        "document_id": document_id,
        "key": image.key,
        "page": image.page,
        "sheet": image.sheet,
        "bbox": list(image.bbox),
        "width": image.width,
        "height": image.height,
        "sha256": image.sha256,
        "phash": image.phash,
        "storage_path": path,
        "content_type": "image/png" if path.endswith(".png") else "image/jpeg",
        "is_product": verdict.is_product,
        "reason": verdict.reason,
        "confidence": verdict.confidence,
        "source": verdict.source,
        "match": {
            "product_id": _id(ctx, document_id, match.product_key),
            "product_key": match.product_key,
            "score": match.score,
            "reason": match.reason,
        }
        if match
        else None,
    }


def _id(ctx: Context, document_id: str, key: str) -> str:
    return ctx.output_id(f"{document_id}/{key}")
