"""One file → a linesheet or an order, and that as JSON or as a table to read: the command line's and the evaluation's way in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pipelines.reading.codec import to_json
from pipelines.reading.content_type import sniff
from pipelines.reading.faults import Unreadable
from pipelines.reading.model import Evidence, Kind, Linesheet, Order, OrderLine, PlacedImage, Price, Product

Json = dict[str, Any]
COLUMN_WIDTH = 28  # characters of a cell of the printed table


def extract(data: bytes, filename: str, kind: Kind | None = None) -> Linesheet | Order:
    """Read a file as the `kind` given, or as what its content looks like. Raises `Unreadable`."""
    kind = kind or guess_kind(data, filename)
    if kind == "linesheet":
        from pipelines.reading.linesheets.reader import read_linesheet

        return read_linesheet(data, filename)
    from pipelines.reading.orders.reader import read_order

    return read_order(data, filename)


def guess_kind(data: bytes, filename: str) -> Kind:
    """What a file looks like: an order when an order reader finds lines with quantities in it, else a linesheet."""
    from pipelines.reading.orders.reader import read_order

    sniff(data, filename)
    try:
        order = read_order(data, filename)
    except Unreadable:
        return "linesheet"
    counted = [line for line in order.lines if line.quantity]
    return "purchase_order" if counted and (order.po_number or len(counted) * 2 >= len(order.lines)) else "linesheet"


def extract_to_json(found: Linesheet | Order) -> Json:
    """The JSON that the evaluation reads: products with their best picture, or an order's lines, with every field's evidence."""
    if isinstance(found, Linesheet):
        images = {image.key: image for image in found.images}
        best: dict[str, str] = {}
        for match in sorted(found.matches, key=lambda m: -m.score):
            best.setdefault(match.product_key, match.image_key)
        return {
            "kind": "linesheet",
            "products": [_product(p, images.get(best.get(p.key, ""))) for p in found.products],
            "categories": [category.name for category in found.categories],
            "notes": list(found.notes),
            "doubts": list(found.doubts),
        }
    return {
        "kind": "purchase_order", "po_number": found.po_number, "currency": found.currency,
        "lines": [_line(line) for line in found.lines], "checks": [to_json(check) for check in found.checks],
        "notes": list(found.notes), "doubts": list(found.doubts),
    }  # fmt: skip


def extract_to_text(found: Linesheet | Order) -> str:
    """A table for a terminal, with the notes below it."""
    if isinstance(found, Linesheet):
        heads = ["style", "name", "colours", "sizes", "wholesale", "retail", "category", "page"]
        rows = [[p.style_number, p.name, ", ".join(p.colors), " ".join(p.sizes), _money(p.wholesale_price or p.price),
                 _money(p.retail_price), p.category, str(p.page or p.sheet or "")] for p in found.products]  # fmt: skip
        summary = f"{len(rows)} products, {len(found.matches)} pictures matched"
    else:
        heads = ["sku", "style", "description", "colour", "size", "quantity", "unit price"]
        rows = [
            [x.sku, x.style_number, x.description, x.color, x.size, f"{x.quantity:g}", _money(x.unit_price)] for x in found.lines
        ]
        summary = f"Order {found.po_number or 'without a number'}: {len(rows)} lines"
    return "\n".join([*_table(heads, rows), summary, *(f"Note: {note}" for note in (*found.notes, *found.doubts))])


def _product(product: Product, image: PlacedImage | None) -> Json:
    return {
        "style_number": product.style_number, "name": product.name, "colors": list(product.colors),
        "color_code": product.color_code,
        "sizes": list(product.sizes), "category": product.category, "description": product.description,
        "wholesale_price": _price(product.wholesale_price or product.price), "retail_price": _price(product.retail_price),
        "price": _price(product.price), "page": product.page if product.sheet is None else (image.page if image else None),
        "sheet": product.sheet, "row": product.row, "flags": list(product.flags),
        "image": {"page": image.page, "bbox": [round(side, 4) for side in image.bbox], "key": image.key} if image else None,
        "evidence": _evidence(product.evidence),
    }  # fmt: skip


def _line(line: OrderLine) -> Json:
    return {
        "sku": line.sku, "style_number": line.style_number, "description": line.description, "color": line.color,
        "color_code": line.color_code, "size": line.size,
        "quantity": int(line.quantity) if float(line.quantity).is_integer() else line.quantity,
        "unit_price": _price(line.unit_price), "line_total": _price(line.line_total), "category": line.category, "page": line.page,
        "sheet": line.sheet, "row": line.row, "flags": list(line.flags), "evidence": _evidence(line.evidence),
    }  # fmt: skip


def _evidence(evidence: Mapping[str, Evidence]) -> Json:
    return {name: to_json(found) for name, found in evidence.items()}


def _price(price: Price | None) -> Json | None:
    return {"amount": price.amount, "currency": price.currency} if price is not None else None


def _money(price: Price | None) -> str:
    return f"{price.amount} {price.currency}".strip() if price is not None else ""


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    cut = [[cell if len(cell) <= COLUMN_WIDTH else cell[: COLUMN_WIDTH - 1] + "…" for cell in row] for row in [heads, *rows]]
    widths = [max(len(row[i]) for row in cut) for i in range(len(heads))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in cut]
    return [lines[0], "  ".join("-" * width for width in widths), *lines[1:]]
