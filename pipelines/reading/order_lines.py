"""The rows of one order table as line items: totals, charges, headings and remarks told apart from what is ordered.

A row is a line when it counts something that is named. Values given once for several rows are carried down; a row of sizes changes
what the columns below it hold.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from pipelines.reading.header_words import Field
from pipelines.reading.model import Cell, Check, Evidence, OrderLine, Price, Table
from pipelines.reading.money import text_to_price
from pipelines.reading.order_totals import Sums, Totals, line_flags
from pipelines.reading.order_values import (
    Plan,
    cell_price,
    plain,
    row_to_quantity,
    row_to_texts,
    table_to_plan,
    text_to_ratio,
    to_evidence,
)
from pipelines.reading.table_content import cell_to_number, is_prose
from pipelines.reading.table_headers import row_to_sizes
from pipelines.reading.tables import Columns
from pipelines.reading.vocabulary import header_to_field, is_charge_label, is_total_label

MOST_LINES = 100_000
CARRIED: tuple[Field, ...] = ("style_number", "name", "description", "category", "color", "color_code")
_HEADING_WORDS = 8
_INCLUDED = re.compile(r"(?:incl|inkl|inclus|inbegrepen|davon|dont|of which)\b\.?", re.IGNORECASE)  # a part of the line above
Texts = dict[Field, tuple[str, Cell]]


@dataclass(kw_only=True)
class Context:
    """What earlier rows say about later ones: the style given once, the section's heading, labelled facts above a size grid."""

    carried: Texts = field(default_factory=dict)
    price: tuple[Price, Cell] | None = None
    category: str = ""
    facts: dict[Field, tuple[str, Cell]] = field(default_factory=dict)
    heading: tuple[str, Cell] | None = None
    sums: Sums = field(default_factory=Sums)


@dataclass(frozen=True, kw_only=True)
class TableLines:
    """What one table gave: its lines, the totals compared, and notes on what was left out."""

    lines: tuple[OrderLine, ...] = ()
    checks: tuple[Check, ...] = ()
    notes: tuple[str, ...] = ()


def table_to_lines(table: Table, columns: Columns, context: Context) -> TableLines:
    """The line items of one table. `context` goes from table to table in the order of the document."""
    plan = table_to_plan(table, columns)
    return _Reader(table, plan, context).read()


class _Reader:
    """One pass down the rows of a table."""

    def __init__(self, table: Table, plan: Plan, context: Context) -> None:
        self.table, self.plan, self.context = table, plan, context
        self.sizes: Mapping[int, str] = plan.columns.sizes
        self.lines: list[OrderLine] = []
        self.notes: list[str] = []
        self.totals = Totals(table, context.sums)
        self.ended = False  # a grand total was met
        self.after_line = table.page is not None and not any(cell.box for cell in table.rows[0])  # a line stands before
        self.shapes: dict[frozenset[str], int] = {}

    def read(self) -> TableLines:
        self.context.carried, self.context.price = {}, None
        for index, row in enumerate(self.table.rows):
            if index in self.plan.columns.header_rows:
                self.sizes = self.plan.columns.changes.get(index, self.sizes)
                self.ended = False
            elif any(cell.text for cell in row) and len(self.lines) < MOST_LINES:
                self._row(index, row)
        packed = self.plan.packs is not None or "pack" in self.plan.texts
        return TableLines(
            lines=tuple(added_up(self.lines) if packed else self.lines),
            checks=self.totals.finish(),
            notes=tuple(dict.fromkeys(self.notes)),
        )

    def _row(self, index: int, row: Sequence[Cell]) -> None:
        sizes = row_to_sizes(row) if self.plan.columns.sizes else {}
        if sizes:
            self.sizes, self.ended = sizes, False
            self._remember(row)
            return
        texts = row_to_texts(row, self.plan)
        label = _total_label(row, texts)
        if label is not None:
            self.ended = self.totals.compare(label, row, self.plan, self.sizes) or self.ended
            self.context.carried = {}
            self.after_line = False
            return
        if _charge(row, texts):
            self.totals.charge(row, self.plan)
            self.notes.append(f"“{_charge_text(row)}” is a charge, not a line item.")
            return
        found = self._items(index, row, texts) if self.plan.orders else []
        self.after_line = bool(found) or (self.after_line and self.table.page is not None)
        if found:
            self.lines += found
            self.totals.add(found)
        else:
            self._remember(row)

    def _items(self, index: int, row: Sequence[Cell], texts: Texts) -> list[OrderLine]:
        """The line items of one row: one as a rule, one for each size of a matrix or a pack."""
        quantity, quantity_cell = row_to_quantity(row, self.plan)
        by_size = self._by_size(row, quantity)
        flags: tuple[str, ...] = ()
        price, price_cell = cell_price(row, self.plan.price, self.plan)
        total, total_cell = cell_price(row, self.plan.total, self.plan)
        if not by_size:
            quantity = self._whole_quantity(row, quantity, price, total)
            assumed = not quantity and self._is_priced_only(row, texts, total)
            if not quantity and not assumed:
                return []
            if assumed:
                quantity, flags = Decimal(1), ("No quantity is printed; one is assumed.",)
        own = set(texts) & {"style_number", "sku", "barcode", "name", "description"}
        texts = self._with_carried(texts, bool(by_size))
        if not set(texts) & {"style_number", "sku", "barcode", "name", "description"}:
            return []
        shape = frozenset(own | ({"price"} if price else set()) | ({"total"} if total else set()))
        if self.ended and (not own or not self.shapes or shape not in self.shapes):
            return []  # behind the grand total only what looks like the lines before is one
        self.shapes[shape] = self.shapes.get(shape, 0) + 1
        if price is None and not own:
            price, price_cell = self.context.price or self._labelled_price()
        evidence = self._evidence(texts, {"quantity": quantity_cell, "unit_price": price_cell, "line_total": total_cell})
        line = OrderLine(
            sku=_text(texts, "sku") or ("" if "style_number" in texts else _text(texts, "barcode")),
            style_number=_text(texts, "style_number"),
            description=_text(texts, "description") or _text(texts, "name"),
            color=_text(texts, "color"), color_code=_text(texts, "color_code"), size=_text(texts, "size"),
            quantity=float(quantity or 0), unit_price=price, line_total=total,
            category=_text(texts, "category") or self.context.category,
            page=self.table.page, sheet=self.table.sheet, row=_row_number(row, index), evidence=evidence,
        )  # fmt: skip
        self._carry(texts, price, price_cell)
        if not by_size:
            return [replace(line, flags=flags + line_flags(line, row, self.plan))]
        return self._size_lines(line, row, by_size, quantity)

    def _size_lines(
        self, line: OrderLine, row: Sequence[Cell], by_size: Mapping[str, tuple[Decimal, Cell]], quantity: Decimal | None
    ) -> list[OrderLine]:
        counted = sum((count for count, _ in by_size.values()), Decimal(0))
        flags: tuple[str, ...] = ()
        if quantity is not None and quantity != counted and quantity:
            flags = (f"The sizes add up to {counted:f}, but the row says {quantity:f}.",)
        flags += line_flags(replace(line, quantity=float(counted)), row, self.plan)
        found = []
        for size, (count, cell) in by_size.items():
            read = {"quantity": to_evidence(cell, self.table, 0.9), "size": to_evidence(cell, self.table, 0.85)}
            evidence = {**line.evidence, **read}
            found.append(replace(line, size=size, quantity=float(count), line_total=None, flags=flags, evidence=evidence))
        return found

    def _by_size(self, row: Sequence[Cell], quantity: Decimal | None) -> dict[str, tuple[Decimal, Cell]]:
        """Size → pieces and cell, of a size matrix or a pack's ratio; {} for an ordinary row."""
        packs = self._number(row, self.plan.packs)
        counts: dict[str, tuple[Decimal, Cell]] = {}
        for column, size in self.sizes.items():
            number = cell_to_number(row[column], self.plan.styles.get(column)) if column < len(row) else None
            if number:
                before = counts[size][0] if size in counts else Decimal(0)
                counts[size] = (before + number, row[column])
        pack = self.plan.texts.get("pack")
        if not counts and pack is not None:
            run = row[self.plan.size_run].text if self.plan.size_run is not None else ""
            multiple = packs if packs is not None else quantity
            ratio = text_to_ratio(row[pack].text, run)
            return {size: (count * multiple, row[pack]) for size, count in ratio.items() if count} if multiple else {}
        if packs and counts:
            pieces = sum((count for count, _ in counts.values()), Decimal(0))
            if quantity is None or quantity == pieces * packs:
                return {size: (count * packs, cell) for size, (count, cell) in counts.items()}
        return counts

    def _whole_quantity(
        self, row: Sequence[Cell], quantity: Decimal | None, price: Price | None, total: Price | None
    ) -> Decimal | None:
        """The pieces of a row without sizes: as counted, packs times pieces in a pack, or what total and price leave."""
        packs, per_pack = self._number(row, self.plan.packs), self._number(row, self.plan.per_pack)
        if quantity is None and packs:
            return packs * (per_pack or 1)
        if price is None or total is None or not Decimal(price.amount):
            return quantity
        pieces = Decimal(total.amount) / Decimal(price.amount)
        if quantity and per_pack and not packs and abs(quantity * per_pack - pieces) < Decimal("0.01"):
            return quantity * per_pack
        if quantity is None and not self.plan.quantities and pieces == pieces.to_integral_value():
            return pieces
        return quantity

    def _is_priced_only(self, row: Sequence[Cell], texts: Texts, total: Price | None) -> bool:
        """Whether a row without a quantity is a line all the same: a service of which only the amount is printed."""
        if total is None or not Decimal(total.amount) or not texts.keys() & {"description", "name"} or self.sizes:
            return False
        if not self.plan.quantities:
            return self.plan.packs is None
        return self.table.page is not None and not any(row[index].text for index in self.plan.quantities)

    def _with_carried(self, texts: Texts, by_size: bool) -> Texts:
        """The row's texts and what an earlier row said once for it: a style over its colours, a heading over its grid."""
        identity = {"style_number", "sku", "barcode", "name", "description"}
        if set(texts) & identity:
            if (
                "style_number" in self.plan.texts
                and "style_number" not in texts
                and "sku" not in texts
                and set(texts) <= {*CARRIED, "size"}
            ):
                style = self.context.carried.get("style_number")
                same = self.context.carried.get("description", ("", None))[0] == _text(texts, "description")
                if style is not None and (same or "description" not in texts):
                    return {**texts, "style_number": style}
            return texts
        facts = {name: value for name, value in self.context.facts.items() if name in (*CARRIED, "sku", "size")}
        facts |= _split_style(facts)
        carried = {name: value for name, value in self.context.carried.items() if name in CARRIED}
        if set(texts) & {"color", "color_code", "size"} or by_size:
            if "color" in texts:
                carried.pop("color", None)
                carried.pop("color_code", None)
            base = {**facts, **carried}
            if not set(base) & identity and self.context.heading is not None:
                base["description"] = self.context.heading
            return {**base, **texts}
        return texts

    def _carry(self, texts: Texts, price: Price | None, cell: Cell | None) -> None:
        self.context.carried = {name: value for name, value in texts.items() if name in CARRIED}
        self.context.price = (price, cell) if price is not None and cell is not None else None

    def _remember(self, row: Sequence[Cell]) -> None:
        """A row that counts nothing: labelled facts, a style that its colours follow, or a heading."""
        filled = [cell for cell in row if cell.text and not cell.merged]
        facts = cells_to_facts(filled)
        if facts:
            self.context.facts.update(facts)
            self.context.carried, self.context.price = {}, None
        texts = row_to_texts(row, self.plan)
        if texts.keys() & {"style_number", "sku"} and len(filled) >= 2:
            self._carry(texts, *cell_price(row, self.plan.price, self.plan))
            return
        if self.table.sheet is not None and self.lines and self._goes_on(filled, texts):
            return
        if self.after_line and self.table.page is not None:
            return  # on a page a line of text under an item is its remark; headings follow the header or a total
        if len(filled) == 1 and len(filled[0].text.split()) <= _HEADING_WORDS and not filled[0].text.strip().endswith((".", ",")):
            text = filled[0].text.strip(" -–—=*:•")
            if text and any(char.isalpha() for char in text) and ":" not in text:
                self.context.heading = (text, filled[0])
                self.context.category = text if not any(char.isdigit() for char in text) else self.context.category
                self.context.carried = {}

    def _goes_on(self, filled: Sequence[Cell], texts: Texts) -> bool:
        """Whether the row is the rest of the last line's description, and joins it: it follows at once and begins in lower case."""
        name: Field = "description" if "description" in self.plan.texts else "name"
        last, text = self.lines[-1], _text(texts, name)
        follows = last.row is not None and _row_number(filled, -9) == last.row + 1 if filled else False
        if (
            len(filled) != 1
            or not follows
            or not text
            or not (text[0].islower() or last.description.endswith((",", "-", "&", "/")))
        ):
            return False
        joined = f"{last.description} {text}"
        self.lines = [replace(line, description=joined) if line.row == last.row else line for line in self.lines]
        return True

    def _labelled_price(self) -> tuple[Price | None, Cell | None]:
        """The price said over a grid: "Price: 10.00"."""
        for name in ("unit_price", "wholesale_price", "price"):
            text, cell = self.context.facts.get(name, ("", None))
            price = text_to_price(text, self.plan.currency)
            if cell is not None and price is not None:
                return Price(amount=plain(Decimal(price.amount)), currency=price.currency), cell
        return None, None

    def _number(self, row: Sequence[Cell], index: int | None) -> Decimal | None:
        return cell_to_number(row[index], self.plan.styles.get(index)) if index is not None else None

    def _evidence(self, texts: Texts, numbers: Mapping[str, Cell | None]) -> dict[str, Evidence]:
        sure = {column.index: column.confidence for column in self.plan.columns.columns}
        found = {}
        for name, (_, cell) in texts.items():
            found[str(name)] = to_evidence(cell, self.table, sure.get(self.plan.texts.get(name, -1), 0.6))
        chosen = {
            "quantity": self.plan.quantities[0] if self.plan.quantities else -1,
            "unit_price": self.plan.price,
            "line_total": self.plan.total,
        }
        for key, number_cell in numbers.items():
            if number_cell is not None:
                at = chosen[key]
                found[key] = to_evidence(number_cell, self.table, sure.get(at if at is not None else -1, 0.6))
        return found


def added_up(lines: Sequence[OrderLine]) -> list[OrderLine]:
    """Lines of one SKU that came in several packs as one, their pieces added up."""
    merged: dict[tuple[object, ...], OrderLine] = {}
    for line in lines:
        price = line.unit_price.amount if line.unit_price else ""
        key = (line.sku, line.style_number, line.description, line.color, line.color_code, line.size, price)
        before = merged.get(key)
        merged[key] = line if before is None else replace(before, quantity=before.quantity + line.quantity, line_total=None)
    return list(merged.values())


def cells_to_facts(cells: Sequence[Cell]) -> dict[Field, tuple[str, Cell]]:
    """Labelled facts of a row: "Style: 1234" in one cell, or a label and its value in two."""
    facts: dict[Field, tuple[str, Cell]] = {}
    for position, cell in enumerate(cells):
        label, colon, value = cell.text.partition(":")
        hit = header_to_field(label) if len(label) <= 30 else None
        if hit is None or hit[1] < 0.7:
            continue
        if colon and value.strip():
            facts[hit[0]] = (" ".join(value.split()), cell)
        elif position + 1 < len(cells) and header_to_field(cells[position + 1].text) is None:
            facts[hit[0]] = (" ".join(cells[position + 1].text.split()), cells[position + 1])
            rest = cells[position + 2 : position + 3]
            if hit[0] in ("style_number", "sku") and rest and is_prose(rest[0]) and not header_to_field(rest[0].text):
                facts.setdefault("description", (" ".join(rest[0].text.split()), rest[0]))
    return facts


def _split_style(facts: Texts) -> Texts:
    """ "Style: 1234 Linen shirt" gives the number and the name."""
    text, cell = facts.get("style_number", ("", None))
    number, _, name = text.partition(" ")
    if cell is None or not name or not any(char.isdigit() for char in number):
        return {}
    return {"style_number": (number, cell), "description": (name.strip(" -–—:"), cell)}


def _total_label(row: Sequence[Cell], texts: Texts) -> str | None:
    """The text that makes the row a total, or None. A code beside it makes "Total Eclipse Jacket" a product."""
    coded = [texts[name][0] for name in ("style_number", "sku", "barcode") if name in texts]
    if any(any(char.isdigit() for char in code) and not is_total_label(code) for code in coded):
        return None
    for cell in row:
        if cell.text and not cell.merged and is_total_label(cell.text):
            return cell.text
    # a label cut over two columns
    joined = " ".join(cell.text for cell in row if cell.text and not any(char.isdigit() for char in cell.text))
    return joined if is_total_label(joined) else None


def _charge(row: Sequence[Cell], texts: Texts) -> bool:
    words = [cell.text for cell in row if cell.text and any(char.isalpha() for char in cell.text)]
    named = _text(texts, "description") or _text(texts, "name")
    if _INCLUDED.match(named):
        return True
    return is_charge_label(named) if named else bool(words) and (is_charge_label(words[0]) or is_charge_label(" ".join(words[:3])))


def _charge_text(row: Sequence[Cell]) -> str:
    return " ".join(cell.text for cell in row if cell.text and not cell.merged)[:80]


def _text(texts: Texts, name: Field) -> str:
    return texts[name][0] if name in texts else ""


def _row_number(row: Sequence[Cell], index: int) -> int:
    """The sheet's row from 0, else the row of the page's table."""
    address = next((cell.address for cell in row if cell.address), None)
    return int("".join(char for char in address if char.isdigit())) - 1 if address else index
