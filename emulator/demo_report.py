"""What the demo prints, and how its result is compared with the truth of the samples."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    from emulator.demo import Result

ROWS_SHOWN = 12
PRODUCT_FIELDS = ("style_number", "name", "category", "wholesale_price", "retail_price")
LINE_FIELDS = ("sku", "color", "size", "quantity", "unit_price")


def print_result(console: Console, result: Result) -> None:
    """Categories, products, matched pictures, items, times and checks."""
    counts = result.collection["counts"]
    seconds = result.seconds
    console.print(f"\n[bold]Linesheet[/bold] read in {seconds['document_processing']:.1f} s")
    console.print(f"  categories: {', '.join(result.collection['categories']) or 'none'}")
    console.print(f"  products: {len(result.products)} ({counts.get('flagged_products', 0)} flagged)")
    console.print(
        f"  pictures: {counts.get('images', 0)} found, {counts.get('product_images', 0)} show products, "
        f"{counts.get('matched_images', 0)} matched, {counts.get('unmatched_images', 0)} left unmatched"
    )
    _print_rows(console, ("style", "name", "colours", "sizes", "wholesale", "retail", "category", "pictures"), _products(result))
    if "item_generation" in seconds:
        bands = Counter(item["match"] for item in result.items)
        units = sum(item["quantity"] for item in result.items)
        console.print(f"\n[bold]Order[/bold] {result.collection.get('po_number', '')} read in {seconds['item_generation']:.1f} s")
        console.print(f"  items: {len(result.items)}, {units:g} pieces")
        console.print(f"  matched with the linesheet: {', '.join(f'{bands[band]} {band}' for band in ('exact', 'close', 'none'))}")
        _print_rows(console, ("style", "name", "colour", "size", "quantity", "price", "match", "flags"), _items(result))
        for check in result.collection.get("order_checks", ()):
            verdict = "agrees" if check["agrees"] else "[red]does not agree[/red]"
            console.print(f"  check: {check['what']}: printed {check['printed']}, computed {check['computed']}: {verdict}")
    for note in [*result.collection.get("notes", ()), *result.collection.get("order_notes", ())]:
        console.print(f"  note: {note}")


def differences(path: Path, kind: str, result: Result) -> list[str]:
    """Where the result differs from the truth beside the sample; nothing when it is equal."""
    truth = json.loads(path.with_name(f"{path.name}.truth.json").read_text(encoding="utf-8"))
    if kind == "linesheet":
        wanted = Counter(_product_line(row, row.get("image")) for row in truth["products"])
        places = {image["id"]: {"page": image["page"], "bbox": image["bbox"]} for image in result.images}
        got = Counter(_product_line(row, places.get((row["image_ids"] or [""])[0])) for row in result.products)
    else:
        bands = {(row["sku"], row["color"]): row["band"] for row in truth["bands"]}
        wanted = Counter(_order_line(row, bands[row["sku"], row["color"]]) for row in truth["lines"])
        got = Counter(_order_line(row, row["match"]) for row in result.items)
    missing = [f"{path.name}: missing {line}" for line in (wanted - got).elements()]
    return missing + [f"{path.name}: not in the truth {line}" for line in (got - wanted).elements()]


def _product_line(row: dict[str, Any], place: dict[str, Any] | None) -> str:
    fields = [_plain(row.get(field)) for field in PRODUCT_FIELDS]
    middle = [round((place["bbox"][side] + place["bbox"][side + 2]) / 2, 1) for side in (0, 1)] if place else []
    return f"{fields} {sorted(row['colors'])} {row['sizes']} picture {[place['page'], *middle] if place else None}"


def _order_line(row: dict[str, Any], band: str) -> str:
    return f"{[_plain(row.get(field)) for field in LINE_FIELDS]} {band}"


def _plain(value: Any) -> str:
    """A field as text: the amount of a price, a whole number without its decimals."""
    if isinstance(value, dict):
        value = value["amount"]
    return f"{value:g}" if isinstance(value, (int, float)) else str(value or "")


def _products(result: Result) -> list[list[str]]:
    return [
        [
            row["style_number"], row["name"], ", ".join(row["colors"]), " ".join(row["sizes"]),
            _money(row["wholesale_price"] or row["price"]), _money(row["retail_price"]), row["category"],
            str(len(row["image_ids"])),
        ]
        for row in sorted(result.products, key=lambda row: row["position"])
    ]  # fmt: skip


def _items(result: Result) -> list[list[str]]:
    return [
        [
            row["style_number"] or row["sku"], row["name"], row["color"], row["size"], f"{row['quantity']:g}",
            _money(row["unit_price"]), row["match"], ", ".join(row["flags"]),
        ]
        for row in sorted(result.items, key=lambda row: row["position"])
    ]  # fmt: skip


def _money(price: dict[str, str] | None) -> str:
    return f"{price['amount']} {price['currency']}".strip() if price else ""


def _print_rows(console: Console, heads: tuple[str, ...], rows: list[list[str]]) -> None:
    table = Table(box=None, padding=(0, 1, 0, 2), header_style="dim")
    for head in heads:
        table.add_column(head, no_wrap=True)
    for row in rows[:ROWS_SHOWN]:
        table.add_row(*row)
    console.print(table)
    if len(rows) > ROWS_SHOWN:
        console.print(f"    … and {len(rows) - ROWS_SHOWN} more", style="dim")
