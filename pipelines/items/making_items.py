"""Steps 5 to 7: each line meets its product, becomes an order item, and is saved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from pipelines.corrections import Corrections, corrected, load_corrections, moved_pictures, with_moved_pictures
from pipelines.documents.publishing import CORRECTABLE as CORRECTABLE_OF_PRODUCTS
from pipelines.engine.context import Context
from pipelines.engine.pipeline import Publish
from pipelines.engine.ports import Record
from pipelines.items.enrich import EnrichedLine, enrich
from pipelines.items.reading_order import order_source, staged_order
from pipelines.reading import codec
from pipelines.reading.model import OrderLine, Price, Product
from pipelines.staging import stage, staged

CORRECTABLE = frozenset(
    {"sku", "style_number", "name", "category", "color", "color_code", "size", "quantity", "unit_price", "line_total"}
)
"""Fields of an item that a user may set right."""
RECORDS_PER_WRITE = 400
LONGEST_LISTS = 200  # checks and notes shown on the collection


def enrich_lines(ctx: Context) -> Mapping[str, Any]:
    """Find each line's product among those of the published linesheets."""
    products = published_products(ctx, load_corrections(ctx))
    enriched = enrich(staged_order(ctx).lines, [_product(identity, record) for identity, record in products.items()])
    stage(ctx, "enriched", [_to_json(line, products.get(line.product_key)) for line in enriched])
    return {**ctx.state, "bands": dict(Counter(line.band for line in enriched))}


def generate_items(ctx: Context) -> Mapping[str, Any]:
    """Make the records, the user's corrections laid over."""
    source = order_source(ctx)
    currency = staged_order(ctx).currency
    corrections = load_corrections(ctx)
    items = []
    for position, entry in enumerate(staged(ctx, "enriched")):
        item = item_record(ctx, source.id, position, entry, codec.from_json(OrderLine, entry["line"]), currency)
        items.append(corrected(item, corrections.get(item["key"], {}), CORRECTABLE))
    stage(ctx, "items", items)
    return {**ctx.state, "items": len(items)}


def save_items(ctx: Context) -> Publish:
    """Write the items and publish the run with the order's number, checks and notes."""
    items: list[Record] = staged(ctx, "items")
    for start in range(0, len(items), RECORDS_PER_WRITE):
        batch = items[start : start + RECORDS_PER_WRITE]
        ctx.records.put_many({f"{ctx.job.subject}/items/{ctx.output_id(item['key'])}": item for item in batch})
        ctx.progress(start + len(batch), len(items))
    order = staged_order(ctx)
    bands = ctx.state["bands"]
    fields = {
        "po_number": order.po_number,
        "order_currency": order.currency,
        "order_checks": [_check(codec.to_json(check)) for check in order.checks[:LONGEST_LISTS]],
        "order_notes": [*order.notes, *order.doubts][:LONGEST_LISTS],
        "counts.items": len(items),
        "counts.flagged_items": sum(bool(item["flags"]) for item in items),
        **{f"counts.items_{band}": bands.get(band, 0) for band in ("exact", "close", "none")},
    }
    return Publish(fields=fields, state=ctx.state)


def published_products(ctx: Context, corrections: Corrections) -> dict[str, Record]:
    """The products of all linesheets by id, in the order of the linesheets: as last published, and as corrected since."""
    collection = ctx.records.get(ctx.job.subject) or {}
    published = collection.get("published", {}).get("document_processing")
    if published is None:
        return {}
    moved = moved_pictures(ctx, published, corrections)
    found: dict[str, Record] = {}
    for document_id, _ in ctx.records.query(f"{ctx.job.subject}/documents", {"kind": "linesheet"}):
        path = f"{ctx.job.subject}/documents/{document_id}/structured_products"
        found.update(sorted(ctx.records.query(path, {"job_id": published}), key=lambda pair: pair[1]["position"]))
    return {identity: _as_corrected(record, moved, corrections) for identity, record in found.items()}


def _as_corrected(record: Record, moved: Mapping[str, str | None], corrections: Corrections) -> Record:
    fields = corrections.get(record["key"])
    record = with_moved_pictures(record, moved) if moved else record
    return corrected(record, fields, CORRECTABLE_OF_PRODUCTS) if fields else record


def item_record(ctx: Context, document_id: str, position: int, entry: Mapping[str, Any], line: OrderLine, currency: str) -> Record:
    """One order item. `key` is its identity across runs: what is ordered, and where in the document it stands. `currency` is the
    order's, for prices that do not name theirs."""
    return {
        "job_id": ctx.job.publication_id,
        "key": f"{line.style_number or line.sku}/{line.color}/{line.size}/{line.sheet or line.page}/{line.row}/{position}",
        "position": position,
        "sku": line.sku or line.style_number,  # as ordered
        "style_number": entry["style_number"] or line.style_number,
        "name": entry["name"],
        "color": line.color,
        "color_code": line.color_code,
        "size": line.size,
        "quantity": line.quantity,
        "unit_price": _money(line.unit_price, currency),
        "line_total": _money(line.line_total, currency),
        "category": entry["category"],
        "product_id": entry["product_id"],
        "image_ids": entry["image_ids"],
        "match": entry["band"],
        "match_score": entry["score"],
        "match_reason": entry["reason"],
        "source": {"document_id": document_id, "page": line.page, "sheet": line.sheet, "row": line.row},
        "evidence": {field: codec.to_json(evidence) for field, evidence in line.evidence.items()},
        "flags": entry["flags"],
    }


def _money(price: Price | None, currency: str) -> dict[str, str] | None:
    return {"amount": price.amount, "currency": price.currency or currency} if price else None


def _product(identity: str, record: Record) -> Product:
    """A published product as enrichment compares it; `key` is the record's id."""
    return Product(
        key=identity,
        style_number=record["style_number"],
        name=record["name"],
        category=record["category"],
        colors=tuple(record["colors"]),
        color_code=record["color_code"],
        sizes=tuple(record["sizes"]),
    )


def _to_json(enriched: EnrichedLine, product: Record | None) -> dict[str, Any]:
    wholesale = (product["wholesale_price"] or product["price"]) if product else None
    return {
        "line": codec.to_json(enriched.line),
        "band": enriched.band,
        "score": enriched.score,
        "reason": enriched.reason,
        "product_id": enriched.product_key or None,
        "style_number": product["style_number"] if product else "",
        "name": enriched.name,
        "category": enriched.category,
        "image_ids": product["image_ids"] if product else [],
        "flags": [*enriched.flags, *_price_flags(enriched.line.unit_price, wholesale)],
    }


def _price_flags(ordered: Price | None, listed: Mapping[str, str] | None) -> list[str]:
    if ordered is None or listed is None or Decimal(ordered.amount) == Decimal(listed["amount"]):
        return []
    return [f"the linesheet says {listed['amount']} {listed['currency']}".strip()]


def _check(check: Mapping[str, Any]) -> dict[str, Any]:
    """A check as the collection shows it."""
    return {name: check.get(name) for name in ("what", "printed", "computed")} | {"agrees": check.get("agrees", False)}
