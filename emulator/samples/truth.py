"""What a document says, row by row, in the form that the scorer reads: `X.truth.json` beside `X`."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

Box = tuple[float, float, float, float]  # left, top, right, bottom as fractions of the page


@dataclass(frozen=True, kw_only=True)
class ProductRow:
    """One colourway (or one style with several colours) as a careful person would copy it. Empty fields are not stated there."""

    style_number: str = ""
    name: str = ""
    colors: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    category: str = ""
    wholesale_price: Decimal | None = None
    retail_price: Decimal | None = None
    price: Decimal | None = None  # the document does not say which price it is
    page: int = 1
    image: Box | None = None


@dataclass(frozen=True, kw_only=True)
class OrderRow:
    """One ordered line: a style in one colour and size."""

    sku: str = ""
    description: str = ""
    color: str = ""
    size: str = ""
    quantity: int = 0
    unit_price: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class Truth:
    """The whole document: its kind, currency (ISO code or "") and rows."""

    kind: Literal["linesheet", "purchase_order"]
    currency: str = ""
    rows: Sequence[ProductRow | OrderRow] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)  # further keys of the truth file, which the scorer does not read


@dataclass(frozen=True, kw_only=True)
class Sample:
    """A finished document: its file name, its bytes, and its truth."""

    filename: str
    data: bytes
    truth: Truth


def _product_json(row: ProductRow) -> dict[str, Any]:
    image = {"page": row.page, "bbox": [round(v, 4) for v in row.image]} if row.image else None
    stated = {
        "style_number": row.style_number,
        "name": row.name,
        "colors": list(row.colors),
        "sizes": list(row.sizes),
        "category": row.category,
        "wholesale_price": row.wholesale_price and str(row.wholesale_price),
        "retail_price": row.retail_price and str(row.retail_price),
        "price": row.price and str(row.price),
        "page": row.page,
        "image": image,
    }
    return {k: v for k, v in stated.items() if v}


def _order_json(row: OrderRow) -> dict[str, Any]:
    stated = {
        "sku": row.sku,
        "description": row.description,
        "color": row.color,
        "size": row.size,
        "quantity": row.quantity,
        "unit_price": row.unit_price and str(row.unit_price),
    }
    return {k: v for k, v in stated.items() if v}


def truth_to_json(truth: Truth, filename: str) -> str:
    """The truth file's text."""
    rows = [_product_json(r) if isinstance(r, ProductRow) else _order_json(r) for r in truth.rows]
    content = {
        "kind": truth.kind,
        "file": filename,
        "currency": truth.currency,
        **truth.extra,
        "products" if truth.kind == "linesheet" else "lines": rows,
    }
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def write_sample(sample: Sample, folder: Path) -> Path:
    """Write the document and its truth into `folder`, which must exist; the document's path is returned."""
    path = folder / sample.filename
    path.write_bytes(sample.data)
    path.with_name(f"{path.name}.truth.json").write_text(truth_to_json(sample.truth, sample.filename), encoding="utf-8")
    return path
