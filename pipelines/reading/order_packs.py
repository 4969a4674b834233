"""How many pieces of which size a row orders: size columns, packs with a ratio of sizes, packs of so many pieces, plain counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from pipelines.reading.model import Cell, OrderLine, Price
from pipelines.reading.order_values import MOST_PIECES, Plan, plain, text_to_ratio
from pipelines.reading.table_content import cell_to_number
from pipelines.reading.tables import Columns
from pipelines.reading.vocabulary import normalise

CARTONS = frozenset(["carton", "cartons", "ctn", "ctns", "roll", "box", "karton", "colis", "caja", "collo", "doos", "caixa"])
WEIGHTS = frozenset(["weight", "kg", "kgs", "nw", "gw", "gewicht", "poids", "peso", "lbs"])
BySize = dict[str, tuple[Decimal, Cell]]


def lists_cartons(columns: Columns) -> bool:
    """Whether rows are weighed cartons or rolls: one SKU may lie in several."""
    words = [set(normalise(column.header).split()) for column in columns.columns]
    return any(w & CARTONS for w in words) and any(w & WEIGHTS for w in words)


def row_to_sizes_ordered(row: Sequence[Cell], plan: Plan, sizes: Mapping[int, str], quantity: Decimal | None) -> BySize:
    """Size → pieces and cell, of a size matrix or a pack's ratio; {} for an ordinary row."""
    packs = _number(row, plan, plan.packs)
    counts: BySize = {}
    for column, size in sizes.items():
        number = cell_to_number(row[column], plan.styles.get(column)) if column < len(row) else None
        if number:
            before = counts[size][0] if size in counts else Decimal(0)
            counts[size] = (before + number, row[column])
    pack = plan.texts.get("pack")
    if not counts and quantity and not plan.columns.sizes:  # "S:2 M:4 L:2" beside the 8 that they add up to
        for cell in (row[index] for index in (plan.size_run, plan.texts.get("size")) if index is not None):
            ratio = text_to_ratio(cell.text)
            if (len(ratio) > 1 or ":" in cell.text) and sum(ratio.values()) == quantity:
                return {size: (Decimal(count), cell) for size, count in ratio.items() if count}
    if not counts and pack is not None:
        run = row[plan.size_run].text if plan.size_run is not None else ""
        multiple = packs if packs is not None else quantity
        ratio = text_to_ratio(row[pack].text, run)
        return {size: (count * multiple, row[pack]) for size, count in ratio.items() if count} if multiple else {}
    if packs and counts:
        pieces = sum((count for count, _ in counts.values()), Decimal(0))
        if quantity is None or quantity == pieces * packs:
            return {size: (count * packs, cell) for size, (count, cell) in counts.items()}
    return counts


def row_to_pieces(
    row: Sequence[Cell], plan: Plan, quantity: Decimal | None, price: Price | None, total: Price | None
) -> Decimal | None:
    """The pieces of a row without sizes: as counted, packs times pieces in a pack, or what total and price leave."""
    packs, per_pack = _number(row, plan, plan.packs), _number(row, plan, plan.per_pack)
    if quantity is None and packs:
        return packs * (per_pack or 1)
    if price is None or total is None or not Decimal(price.amount):
        return quantity
    pieces = Decimal(total.amount) / Decimal(price.amount)
    if quantity and per_pack and not packs and abs(quantity * per_pack - pieces) < Decimal("0.01"):
        return quantity * per_pack
    if quantity is None and pieces == pieces.to_integral_value() and pieces < MOST_PIECES:
        return pieces
    return quantity


def with_point(price: Price | None, total: Price | None, quantity: Decimal | None) -> Price | None:
    """A unit price whose decimal point was not recognised ("3700"), put right by the row's total."""
    if price is None or total is None or not quantity:
        return price
    each = plain(round(Decimal(total.amount) / quantity, 2))
    lost = price.amount.removesuffix(".00") == each.replace(".", "") and each != price.amount
    return replace(price, amount=each) if lost else price


def per_piece(price: Price | None, total: Price | None, quantity: Decimal | None) -> Price | None:
    """The price of one piece where the printed one is for a hundred or a thousand, as the row's total shows."""
    if price is None or total is None or not quantity or not Decimal(price.amount) or not Decimal(total.amount):
        return price
    for count in (100, 1000):
        each = Decimal(price.amount) / count
        if abs(each * quantity - Decimal(total.amount)) <= max(Decimal("0.011"), abs(Decimal(total.amount)) / 2000):
            return replace(price, amount=plain(each))
    return price


def added_up(lines: Sequence[OrderLine]) -> list[OrderLine]:
    """Lines of one SKU that came in several packs as one, their pieces added up."""
    merged: dict[tuple[object, ...], OrderLine] = {}
    for line in lines:
        price = line.unit_price.amount if line.unit_price else ""
        key = (line.sku, line.style_number, line.description, line.color, line.color_code, line.size, price)
        before = merged.get(key)
        merged[key] = line if before is None else replace(before, quantity=before.quantity + line.quantity, line_total=None)
    return list(merged.values())


def _number(row: Sequence[Cell], plan: Plan, index: int | None) -> Decimal | None:
    return cell_to_number(row[index], plan.styles.get(index)) if index is not None else None
