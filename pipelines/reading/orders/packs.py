"""How many pieces of which size a row orders: size columns, packs with a ratio of sizes, packs of so many pieces, plain counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from pipelines.reading.model import Cell, Evidence, OrderLine, Price
from pipelines.reading.orders.columns import is_length, joined_size, text_is_size
from pipelines.reading.orders.values import MOST_PIECES, Plan, plain
from pipelines.reading.tables.cell_kinds import cell_to_number
from pipelines.reading.tables.proofs import AGREE
from pipelines.reading.words.header_words import Field
from pipelines.reading.words.ratios import text_to_packed, text_to_ratio
from pipelines.reading.words.vocabulary import is_total_label, normalise

DOZENS = frozenset(["dz", "dzn", "doz", "dozen", "dozens", "dtz", "dutzend", "douzaine", "docena", "dozzina", "dozijn", "duzia"])
COUNTS: tuple[Field | None, ...] = (None, "quantity", "note", "unit_of_measure")  # what the packs may be taken for
BySize = dict[str, tuple[Decimal, Cell]]


def without_cartons(plan: Plan, rows: Sequence[Sequence[Cell]]) -> Plan:
    """The plan without the cartons' count where a printed total says that the pieces by size are those of all cartons already."""
    if plan.packs is None or plan.quantities or not plan.columns.sizes:
        return plan
    sums: dict[int, Decimal] = {}
    for row in rows:
        numbers = {column: _number(row, plan, column) or Decimal(0) for column in plan.columns.sizes}
        if any(cell.text and is_total_label(cell.text) for cell in row):
            return replace(plan, packs=None) if any(sums.values()) and numbers == sums else plan
        sums = {column: sums.get(column, Decimal(0)) + number for column, number in numbers.items()}
    return plan


def with_packs_filled(plan: Plan, rows: Sequence[Sequence[Cell]]) -> Plan:
    """The plan of a matrix whose sizes say what one pack holds, as the rows show: the pieces by size, times the packs in another
    column, are the pieces or the amount of the row. A row without packs then orders nothing. What counts the packs may stand under
    a word for a quantity: then it is none of pieces, as the amounts show."""
    if not plan.columns.sizes:
        return plan
    if plan.packs is None and len(plan.quantities) == 1 and _agree(rows, bare := replace(plan, quantities=()), plan.quantities[0]):
        return replace(bare, packs=plan.quantities[0], packed=True)
    known = {*plan.columns.sizes, *plan.quantities, plan.price, plan.total, plan.per_pack, *plan.texts.values()}
    unknown = [column.index for column in plan.columns.columns if column.index not in known and column.field in COUNTS]
    for index in unknown if plan.packs is None else [plan.packs]:
        if _agree(rows, plan, index):
            return replace(plan, packs=index, packed=True)
    return plan


def _agree(rows: Sequence[Sequence[Cell]], plan: Plan, index: int) -> bool:
    """Whether several rows tell that a column counts the packs, and nearly all that tell anything of it."""
    agreed = [agrees for row in rows if (agrees := _fills_packs(row, plan, index)) is not None]
    return len(agreed) > 1 and sum(agreed) >= AGREE * len(agreed)


def _fills_packs(row: Sequence[Cell], plan: Plan, index: int) -> bool | None:
    """Whether the pieces by size times the number in a column are all pieces of the row; None where that cannot tell."""
    packs, each = _number(row, plan, index), sum((_number(row, plan, at) or Decimal(0) for at in plan.columns.sizes), Decimal(0))
    counted = sum((_number(row, plan, at) or Decimal(0) for at in plan.quantities), Decimal(0)) or _paid_pieces(row, plan)
    if not packs or packs == 1 or not each or not counted or any(cell.text and is_total_label(cell.text) for cell in row):
        return None
    return packs * each == counted


def row_to_sizes_ordered(row: Sequence[Cell], plan: Plan, sizes: Mapping[int, str], quantity: Decimal | None) -> BySize:
    """Size → pieces and cell, of a size matrix or a pack's ratio; {} for an ordinary row."""
    packs = _number(row, plan, plan.packs)
    counted = quantity
    quantity = quantity or (_paid_pieces(row, plan) if packs is None else None)
    counts: BySize = {}
    named = [(_with_other_half(size, row, plan), column) for column, size in sizes.items()]
    for size, column in [*named, *((text_is_size(row[at].text), column) for at, column in plan.pairs)]:
        number = cell_to_number(row[column], plan.styles.get(column)) if column < len(row) and size else None
        if number:
            before = counts[size][0] if size in counts else Decimal(0)
            counts[size] = (before + number, row[column])
    if not counts and len(plan.halves) == 2 and quantity:
        size = joined_size([row[index].text.strip() for index in plan.halves])
        return {size: (quantity, row[plan.halves[0]])} if size else {}
    if plan.packed and not packs and not quantity:
        return {}
    pack = plan.texts.get("pack")
    if not counts and quantity and not plan.columns.sizes:
        counts = _told_beside(row, plan, quantity, packs)
    if not counts and pack is not None:
        run = row[plan.size_run].text if plan.size_run is not None else ""
        multiple = packs if packs is not None else quantity
        ratio: Mapping[str, int] = text_to_ratio(row[pack].text, run)
        held = sum(ratio.values())
        if packs is None and quantity and held > 1 and any(number * held == quantity for number in _whole_numbers(row, plan)):
            multiple = quantity / held  # the packs stand beside the pieces
        if not ratio and multiple:
            ratio = _told_elsewhere(row, plan, pack, multiple, counted)
        return {size: (count * multiple, row[pack]) for size, count in ratio.items() if count} if multiple else {}
    if packs and counts:
        pieces = sum((count for count, _ in counts.values()), Decimal(0))
        if quantity is None or quantity == pieces * packs:
            return {size: (count * packs, cell) for size, (count, cell) in counts.items()}
    return counts


def _whole_numbers(row: Sequence[Cell], plan: Plan) -> list[Decimal]:
    """The whole numbers of a row that are neither its pieces nor money."""
    known = {*plan.quantities, plan.price, plan.total, *plan.texts.values()}
    numbers = (_number(row, plan, index) for index in range(len(row)) if index not in known)
    return [number for number in numbers if number is not None and number == number.to_integral_value()]


def _told_beside(row: Sequence[Cell], plan: Plan, quantity: Decimal, packs: Decimal | None) -> BySize:
    """What a row says of the sizes in words, where it adds up to the quantity: "S:2 M:4 L:2" beside 8, or "S-M-L" and "2-4-2",
    whatever heads that, or "2 packs (1S-2M)" beside 6."""
    run = row[plan.size_run].text if plan.size_run is not None else ""
    told = [(cell, text_to_ratio(cell.text, run)) for cell in row if run and plan.texts.get("pack") is None]
    told += [(cell, ratio) for cell in row if len(ratio := text_to_ratio(cell.text)) > 1 and plan.texts.get("pack") is None]
    told += [(cell, text_to_packed(cell.text)) for cell in row if cell.text[:1].isdigit()]
    for cell in (row[index] for index in (plan.size_run, plan.texts.get("size")) if index is not None):
        ratio = text_to_ratio(cell.text)
        told += [(cell, ratio)] if len(ratio) > 1 or ":" in cell.text or " " in cell.text.strip() else []
    for cell, ratio in told:
        for times in (Decimal(1), packs):
            if times and ratio and sum(ratio.values()) * times == quantity:
                return {size: (count * times, cell) for size, count in ratio.items() if count}
    return {}


def _told_elsewhere(row: Sequence[Cell], plan: Plan, pack: int, packs: Decimal, counted: Decimal | None) -> Mapping[str, int]:
    """The ratio of a pack's code in the document's legend, where the row's pieces or those of one pack confirm it; else {}."""
    ratio = plan.legend.get(normalise(row[pack].text), {})
    pieces = sum(ratio.values())
    told = (counted if plan.packs is not None else None, _paid_pieces(row, plan))
    return ratio if pieces and (pieces * packs in told or _number(row, plan, plan.per_pack) == pieces) else {}


def _paid_pieces(row: Sequence[Cell], plan: Plan) -> Decimal | None:
    """The pieces that the row's total pays for at its price; None where they are no whole number."""
    price, total = _number(row, plan, plan.price), _number(row, plan, plan.total)
    pieces = total / price if price and total else None
    return pieces if pieces is not None and pieces == pieces.to_integral_value() and 0 < pieces < MOST_PIECES else None


def _with_other_half(size: str, row: Sequence[Cell], plan: Plan) -> str:
    """The size of a column of the grid, with the half that the row says: "32" and the inseam 30 are "32x30"."""
    if len(plan.halves) != 1:
        return size
    at = plan.halves[0]
    halves = [size, row[at].text.strip()]
    return joined_size(halves if is_length(plan.columns.columns[at]) else halves[::-1]) or size


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
    if quantity and abs(quantity * 12 - pieces) < Decimal("0.01") and _counts_dozens(row, plan):
        return quantity * 12
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
    """The lines with each item once: what it is ordered in several deliveries or packs is added up where it first stands.

    An item is one number in one colour and size at one price. Where colour or size is not said the descriptions must agree too;
    where neither is said, and nothing but words names it, each row stays: two rows of a service are two.
    """
    parts: dict[tuple[str, ...], list[OrderLine]] = {}
    for index, line in enumerate(lines):
        number, color = f"{line.sku}/{line.style_number}".strip("/"), line.color.casefold() or line.color_code
        named = number or (line.description if color or line.size else "")
        described = "" if color and line.size else line.description.casefold()
        price = line.unit_price.amount if line.unit_price else ""
        key = (number, named, described, color, line.size.casefold(), price) if named else (str(index),)
        parts.setdefault(key, []).append(line)
    return [_sum_of(same) if len(same) > 1 else same[0] for same in parts.values()]


def _sum_of(lines: Sequence[OrderLine]) -> OrderLine:
    """One line of all the pieces of `lines`, and of what they cost where each says it; its evidence names each part."""
    totals = [line.line_total for line in lines if line.line_total]
    paid = plain(sum((Decimal(total.amount) for total in totals), Decimal(0)))
    whole = replace(totals[0], amount=paid) if len(totals) == len(lines) else None
    evidence = dict(lines[0].evidence)
    for name in ("quantity", "line_total"):
        read = [line.evidence[name] for line in lines if name in line.evidence]
        if read and (name == "quantity" or whole):
            evidence[name] = _sum_of_evidence(read)
        elif not whole:
            evidence.pop(name, None)
    flags = dict.fromkeys(flag for line in lines for flag in line.flags)
    quantity = sum(line.quantity for line in lines)
    return replace(lines[0], quantity=quantity, line_total=whole, evidence=evidence, flags=tuple(flags))


def _sum_of_evidence(read: Sequence[Evidence]) -> Evidence:
    """Where the parts of a sum stand: "12 + 8" at the first of them, and every cell of its sheet."""
    first = read[0]
    cells = [part.cell for part in read if part.cell and part.sheet == first.sheet]
    return replace(
        first,
        text=" + ".join(part.text for part in read),
        confidence=min(part.confidence for part in read),
        cell=", ".join(dict.fromkeys(cells)) or None,
    )


def _counts_dozens(row: Sequence[Cell], plan: Plan) -> bool:
    """Whether the unit beside a quantity, behind it or over it is the dozen."""
    units = [row[column.index].text for column in plan.columns.of("unit_of_measure")]
    counted = [f"{row[index].text} {plan.columns.columns[index].header}" for index in plan.quantities]
    return any(DOZENS & set(normalise(text).split()) for text in (*units, *counted))


def _number(row: Sequence[Cell], plan: Plan, index: int | None) -> Decimal | None:
    return cell_to_number(row[index], plan.styles.get(index)) if index is not None else None
