"""The deck pipeline: four steps. The second makes a deck that can be used; the last one the complete deck."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from pipelines.corrections import Corrections, corrections_mark, load_corrections
from pipelines.deck.drawing import pdf_to_thumbnails, slides_to_pdf, slides_to_pptx
from pipelines.deck.layout import entries_to_slides, record_to_settings
from pipelines.deck.model import Entry, Slide
from pipelines.engine.context import Context
from pipelines.engine.errors import ErrorCode, PhaseFailed
from pipelines.engine.pipeline import Map, Phase, Pipeline, Publish
from pipelines.engine.ports import Record
from pipelines.engine.projection import collection_projection
from pipelines.items.making_items import published_products
from pipelines.reading import codec
from pipelines.staging import stage, staged

ESSENTIAL_SLIDES = 6
SLIDES_PER_UNIT = 8
MOST_SLIDES = 600
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


def collect_items(ctx: Context) -> Mapping[str, Any]:
    """Gather the published items by style and colour, and remember what they were made from."""
    collection = ctx.records.get(ctx.job.subject) or {}
    published = collection.get("published", {}).get("item_generation")
    items = [record for _, record in ctx.records.query(f"{ctx.job.subject}/items", {"job_id": published})] if published else []
    if not items:
        raise PhaseFailed(ErrorCode.NO_ITEMS, "There are no items to show.", "Generate the items of this collection first.")
    settings = record_to_settings(collection.get("deck_settings", {}), str(collection.get("name", "")))
    corrections = load_corrections(ctx)
    products = published_products(ctx, corrections)
    entries = items_to_entries(ctx, sorted(items, key=lambda item: item["position"]), products, corrections)
    slides = entries_to_slides(entries, settings)
    if len(slides) > MOST_SLIDES:
        raise PhaseFailed(ErrorCode.INVALID_INPUT, f"The deck would have {len(slides)} slides; {MOST_SLIDES} are the limit.")
    stage(ctx, "slides", [codec.to_json(slide) for slide in slides])
    return {"title": settings.title, "slides": len(slides), "made_from": made_from(collection, corrections_mark(ctx))}


def make_essential(ctx: Context) -> Mapping[str, Any]:
    """Make the first slides at once, so that there is something to look at."""
    _write_deck(ctx, staged_slides(ctx)[:ESSENTIAL_SLIDES], "essential")
    return ctx.state


def slide_ranges(ctx: Context) -> Sequence[Mapping[str, Any]]:
    """Units of at most `SLIDES_PER_UNIT` slides."""
    count = ctx.state["slides"]
    return [{"first": first, "last": min(first + SLIDES_PER_UNIT, count)} for first in range(0, count, SLIDES_PER_UNIT)]


def draw_thumbnails(ctx: Context, unit: Mapping[str, Any]) -> Mapping[str, Any]:
    """Store small pictures of a range of slides."""
    slides = staged_slides(ctx)[unit["first"] : unit["last"]]
    for number, thumbnail in enumerate(pdf_to_thumbnails(slides_to_pdf(slides, ctx.blobs.read, "")), start=unit["first"]):
        ctx.blobs.write(thumbnail_path(ctx, number), thumbnail, "image/png")
        ctx.progress(number - unit["first"] + 1, len(slides), f"Slide {number + 1}")
    return {"slides": len(slides)}


def make_complete(ctx: Context) -> Publish:
    """Make the whole deck and publish it."""
    slides = staged_slides(ctx)
    _write_deck(ctx, slides, "complete")
    return Publish(fields={"counts.slides": len(slides)}, state=ctx.state)


def items_to_entries(
    ctx: Context, items: Sequence[Record], products: Mapping[str, Record], corrections: Corrections
) -> list[Entry]:
    """One entry for each style and colour, in the order of the items, with the prices and the picture of its product."""
    groups: dict[tuple[str, str, str], list[Record]] = {}
    for item in items:
        shown = _as_corrected(item, products.get(item["product_id"] or "", {}), corrections)
        groups.setdefault((shown["style_number"] or shown["sku"], shown["name"], shown["color"]), []).append(shown)
    entries = []
    for (style, name, color), group in groups.items():
        product = products.get(group[0]["product_id"] or "", {})
        sizes: dict[str, float] = {}
        for item in group:
            sizes[item["size"]] = sizes.get(item["size"], 0) + item["quantity"]
        entries.append(
            Entry(
                style_number=style,
                name=name,
                color=color,
                category=group[0]["category"],
                quantity=sum(sizes.values()),
                sizes=tuple(sizes.items()),
                wholesale=_money(group[0]["unit_price"] or product.get("wholesale_price") or product.get("price")),
                retail=_money(product.get("retail_price")),
                picture=_picture(ctx, product["image_ids"] if product else group[0]["image_ids"]),
            )
        )
    return entries


def made_from(collection: Mapping[str, Any], corrections: str) -> dict[str, str]:
    """What a deck depends on: when one of these changes, it is out of date. `corrections` is their mark."""
    published = collection.get("published", {})
    chosen = json.dumps(collection.get("deck_settings", {}), sort_keys=True, default=str)
    return {
        "document_processing": published.get("document_processing", ""),
        "item_generation": published.get("item_generation", ""),
        "deck_settings": sha256(chosen.encode()).hexdigest()[:16],
        "corrections": corrections,
    }


def staged_slides(ctx: Context) -> list[Slide]:
    """The slides as laid out by `collect_items`."""
    return [codec.from_json(Slide, slide) for slide in staged(ctx, "slides")]


def thumbnail_path(ctx: Context, number: int) -> str:
    """Where the thumbnail of slide `number` (from 0) is."""
    return f"{ctx.folder}/slides/{number:04d}.png"


def _write_deck(ctx: Context, slides: Sequence[Slide], state: str) -> None:
    title = str(ctx.state["title"])
    pptx, pdf = f"{ctx.folder}/{state}.pptx", f"{ctx.folder}/{state}.pdf"
    ctx.blobs.write(pptx, slides_to_pptx(slides, ctx.blobs.read, title), PPTX)
    ctx.stop_if_cancelled()
    ctx.blobs.write(pdf, slides_to_pdf(slides, ctx.blobs.read, title), "application/pdf")
    record = {
        "job_id": ctx.job.publication_id,
        "title": title,
        "state": state,
        "slides": len(slides),
        "total_slides": ctx.state["slides"],
        "titles": [slide.title for slide in slides],
        "pptx_path": pptx,
        "pdf_path": pdf,
        "thumbnail_paths": [thumbnail_path(ctx, number) for number in range(len(slides))] if state == "complete" else [],
        "made_from": ctx.state["made_from"],
    }
    ctx.records.put_many({f"{ctx.job.subject}/decks/{ctx.output_id('deck')}": record})


def _as_corrected(item: Record, product: Record, corrections: Corrections) -> Record:
    """The item with what the user has set right in it, and else in its product, since it was made."""
    of_product = corrections.get(product["key"], {}) if product else {}
    fields = {name: of_product[name] for name in ("style_number", "name", "category") if name in of_product}
    return {**item, **fields, **corrections.get(item["key"], {})}


def _picture(ctx: Context, image_ids: Sequence[str]) -> str:
    for image_id in image_ids:
        record = ctx.records.get(f"{ctx.job.subject}/images/{image_id}")
        if record is not None:
            return str(record["storage_path"])
    return ""


def _money(price: Mapping[str, str] | None) -> str:
    return f"{price['amount']} {price['currency']}".strip() if price else ""


PIPELINE = Pipeline(
    name="deck",
    process="deck_generation",
    project=collection_projection("step"),
    outputs=lambda job: (f"{job.subject}/decks",),
    phases=(
        Phase(key="collect", name="Collecting items", run=collect_items),
        Phase(key="essential", name="Making the essential deck", run=make_essential),
        Phase(key="thumbnails", name="Drawing slides", run=Map(split=slide_ranges, each=draw_thumbnails), weight=3),
        Phase(key="complete", name="Making the complete deck", run=make_complete, weight=2),
    ),
)
