"""What users have set right: kept by identities that survive every run, and laid over each result before it is published."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from pipelines.engine.context import Context
from pipelines.engine.ports import Record
from pipelines.reading.model import ImageMatch, ImageVerdict, Product

Corrections = Mapping[str, Mapping[str, Any]]
"""Corrected fields by key: a product's or an item's own key, or `image_key`."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def load_corrections(ctx: Context) -> Corrections:
    """All corrections of the job's collection."""
    return {record["key"]: record["fields"] for _, record in ctx.records.query(f"{ctx.job.subject}/corrections")}


def corrections_mark(ctx: Context) -> str:
    """How many corrections there are, and when the newest was made (milliseconds since 1970): "3/1764200000000". It changes with
    whatever is corrected or taken back."""
    times = [record["updated_at"] for _, record in ctx.records.query(f"{ctx.job.subject}/corrections")]
    newest = (max(times) - _EPOCH) // timedelta(milliseconds=1) if times else 0
    return f"{len(times)}/{newest}"


def image_key(document_id: str, key: str) -> str:
    """The identity of a picture across runs."""
    return f"image/{document_id}/{key}"


def corrected(record: Record, fields: Mapping[str, Any], correctable: Collection[str]) -> Record:
    """The record with the user's values, and the user as their source."""
    given = {name: fields[name] for name in sorted(correctable) if name in fields}
    evidence = {name: {"text": str(value), "confidence": 1.0, "source": "user"} for name, value in given.items()}
    return {**record, **given, "evidence": {**record["evidence"], **evidence}}


def corrected_verdicts(verdicts: Sequence[ImageVerdict], document_id: str, corrections: Corrections) -> list[ImageVerdict]:
    """The verdicts, the user's word in the place of the rules'. A picture put to a product shows one."""
    return [_corrected_verdict(verdict, corrections.get(image_key(document_id, verdict.key), {})) for verdict in verdicts]


def _corrected_verdict(verdict: ImageVerdict, fields: Mapping[str, Any]) -> ImageVerdict:
    is_product = fields.get("is_product", True if fields.get("product_key") else None)
    if is_product is None:
        return verdict
    return replace(verdict, is_product=bool(is_product), reason="set by a user", confidence=1.0, source="user")


def corrected_matches(
    matches: Sequence[ImageMatch], products: Sequence[Product], document_id: str, corrections: Corrections
) -> list[ImageMatch]:
    """The matches, pictures that the user has moved with their new product or with none. One moved to a product that is no longer
    there stays where the rules put it."""
    prefix = image_key(document_id, "")
    moved = {
        key.removeprefix(prefix): fields["product_key"] or None
        for key, fields in corrections.items()
        if key.startswith(prefix) and "product_key" in fields
    }
    known = {product.key for product in products}
    moved = {image: product for image, product in moved.items() if product is None or product in known}
    kept = [match for match in matches if match.image_key not in moved]
    placed = [
        ImageMatch(image_key=image, product_key=product, score=1.0, reason="placed by a user")
        for image, product in moved.items()
        if product is not None
    ]
    return [*placed, *kept]


def moved_pictures(ctx: Context, published: str, corrections: Corrections) -> dict[str, str | None]:
    """Ids of the pictures of run `published` that the user has moved, with the key of their product or None."""
    moved = {key: fields["product_key"] or None for key, fields in corrections.items() if "product_key" in fields}
    if not moved:
        return {}
    images = ctx.records.query(f"{ctx.job.subject}/images", {"job_id": published})
    return {
        identity: moved[key] for identity, record in images if (key := image_key(record["document_id"], record["key"])) in moved
    }


def with_moved_pictures(record: Record, moved: Mapping[str, str | None]) -> Record:
    """The product with the pictures that were moved to it first, and without those that were moved away."""
    gained = [identity for identity, key in moved.items() if key == record["key"]]
    return {**record, "image_ids": [*gained, *(identity for identity in record["image_ids"] if identity not in moved)]}
