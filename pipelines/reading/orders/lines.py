"""The rows of one order table as line items: totals, charges, headings and remarks told apart from what is ordered.

A row is a line when it counts something that is named. Values given once for several rows are carried down; a row of sizes changes
what the columns below it hold.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pipelines.reading.model import Cell, Check, OrderLine, Price, Table
from pipelines.reading.orders.captions import cells_to_caption, cells_to_facts, cells_to_head, cells_to_heading, is_fact_row
from pipelines.reading.orders.color_groups import with_colors_apart
from pipelines.reading.orders.columns import is_conversion
from pipelines.reading.orders.context import IDENTITY, Context
from pipelines.reading.orders.dittos import with_dittos_said
from pipelines.reading.orders.evidence import line_to_sizes, row_to_evidence
from pipelines.reading.orders.item_rows import with_items_joined
from pipelines.reading.orders.packs import (
    BySize,
    per_piece,
    row_to_pieces,
    row_to_sizes_ordered,
    with_packs_filled,
    with_point,
    without_cartons,
)
from pipelines.reading.orders.remarks import completed, line_completed, lines_told, with_color_named
from pipelines.reading.orders.repeats import without_echo, without_parents
from pipelines.reading.orders.row_texts import row_to_texts
from pipelines.reading.orders.rows import (
    Texts,
    is_cancelled_row,
    is_charge_row,
    is_remark_row,
    labels_amount,
    row_number,
    row_to_text,
    row_to_total_label,
    runs_across,
    text_of,
)
from pipelines.reading.orders.stacks import listed_sizes, with_stacked_sizes, without_list
from pipelines.reading.orders.titles import header_to_title
from pipelines.reading.orders.totals import Totals, line_flags, sums_sizes, totals_lines
from pipelines.reading.orders.values import Plan, cell_price, row_to_quantity, table_to_plan
from pipelines.reading.orders.variants import LEVELS
from pipelines.reading.tables.columns import Columns
from pipelines.reading.tables.size_rows import row_to_sizes
from pipelines.reading.words.header_words import Field

MOST_LINES = 100_000
ALIGNED = 0.004  # of the page's width, between headings of one kind


@dataclass(frozen=True, kw_only=True)
class TableLines:
    """What one table gave: its lines, the totals compared, and notes on what was left out."""

    lines: tuple[OrderLine, ...] = ()
    checks: tuple[Check, ...] = ()
    notes: tuple[str, ...] = ()
    delivery: str = ""  # the window that is said over its items
    opening: str = ""  # the line of text before the first item of a page: it may belong to the last item of the page before


def table_to_lines(table: Table, columns: Columns, context: Context) -> TableLines:
    """The line items of one table. `context` goes from table to table in the order of the document."""
    table, columns = with_colors_apart(*with_items_joined(with_dittos_said(table, columns), columns))
    plan = replace(table_to_plan(table, columns), legend=context.legend)
    body = [row for index, row in enumerate(table.rows) if index not in columns.header_rows]
    plan = with_packs_filled(without_cartons(plan, body), body)
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
        self.opening = ""
        self.named = False  # a row named an item
        self.leads = False  # and counts nothing: what is said right below is of it
        self.own = 0  # lines of the last row that ordered something
        self.facts_lead = False  # rows of labelled facts stand over the items they tell of
        self.totalled: int | None = None  # lines before a total of all of them
        self.after_line = table.page is not None and not any(cell.box for cell in table.rows[0])  # a line stands before
        self.shapes: dict[frozenset[str], int] = {}

    def read(self) -> TableLines:
        self.context.begin(tuple(column.header for column in self.plan.columns.columns))
        for index, row in enumerate(with_stacked_sizes(self.table.rows, self.plan)):
            if index in self.plan.columns.header_rows:
                self.sizes, self.ended = self.plan.columns.changes.get(index, self.sizes), False
                title = header_to_title(row, self.plan.columns)
                if title:
                    self.context.learn(title)
            elif index < min(self.plan.columns.header_rows, default=0) and index not in self.plan.scales.rows:
                self._remember(row)  # a caption over the header
            elif any(cell.text for cell in row) and len(self.lines) < MOST_LINES:
                self._row(index, row)
        lines, notes = without_echo(self.lines, self.totalled)
        return TableLines(
            lines=tuple(without_parents(lines)),
            checks=self.totals.finish(),
            notes=tuple(dict.fromkeys([*self.notes, *notes])),
            delivery=self.context.delivery,
            opening=self.opening,
        )

    def _row(self, index: int, row: Sequence[Cell]) -> None:
        if index in self.plan.scales.rows:
            return
        sizes = row_to_sizes(row) if self.plan.columns.sizes else {}
        if sizes and not self.lines and is_conversion(self.sizes, sizes):
            return  # the same sizes in another country's system
        if sizes:
            self.sizes, self.ended = sizes, False
            self._remember(row)
            return
        if is_fact_row(row, self.plan.columns) and not self._counts_level(row):
            self.facts_lead |= not self.lines and not self.after_line
            if not (self._lists([cell for cell in row if cell.text and not cell.merged]) or self._completes(row)):
                self._remember(row)
            return
        texts = row_to_texts(row, self.plan)
        label = row_to_total_label(row, texts)
        if label is not None:
            ended = self.totals.compare(label, row, self.plan, self.sizes) or self.ended
            self.ended = not self.context.goes_on_behind(row, label, self.plan) and ended
            self.after_line = False
            return
        if is_charge_row(row, texts):
            self.totals.charge(row, self.plan)
            self.notes.append(f"“{row_to_text(row)}” is a charge, not a line item.")
            return
        if runs_across(row, self.sizes):
            return
        if is_cancelled_row(row):
            self.notes.append(f"“{row_to_text(row)}” is cancelled and was left out.")
            return
        if not texts and sums_sizes(self.lines, row_to_sizes_ordered(row, self.plan, self.sizes, None)):
            self.ended, self.totalled = True, len(self.lines)
            self.totals.compare("total", row, self.plan, self.sizes)
            return
        found = self._items(index, row, texts) if self.plan.orders else []
        self.after_line = bool(found) or (self.after_line and self.table.page is not None)
        if found:
            self.own, self.named, self.leads = len(found), True, False
            self.lines += found
            self.totals.add(found)
        else:
            self._remember(row)

    def _items(self, index: int, row: Sequence[Cell], texts: Texts) -> list[OrderLine]:
        """The line items of one row: one as a rule, one for each size of a matrix or a pack."""
        quantity, quantity_cell = row_to_quantity(row, self.plan)
        by_size = row_to_sizes_ordered(row, self.plan, self.plan.scales.of(row, self.sizes), quantity)
        listed: Mapping[str, BySize] = {}
        if not by_size and quantity:
            texts, listed = without_list(texts, quantity)
            by_size = next(iter(listed.values()), {})
        flags: tuple[str, ...] = ()
        price, price_cell = cell_price(row, self.plan.price, self.plan)
        total, total_cell = cell_price(row, self.plan.total, self.plan)
        if price is None and total is None and is_remark_row(texts):
            return []
        if not by_size:
            quantity = row_to_pieces(row, self.plan, quantity, price, total)
            assumed = not quantity and self._is_priced_only(row, texts, total)
            if not quantity and not assumed:
                return []
            whole = completed(self.lines[-1], texts, total) if assumed and self.lines and self.table.page is not None else None
            if whole is not None:
                self.lines[-1] = whole
                return []
            if assumed:
                quantity, flags = Decimal(1), ("No quantity is printed; one is assumed.",)
        if by_size:
            texts.pop("size", None)  # the label over the grid's sizes
        own, headed = set(texts) & IDENTITY, self.context.carried.keys() & IDENTITY
        detailed = self.context.detailed(self.plan, by_size) if not own else None
        texts = {**detailed[0], **texts} if detailed is not None else self.context.with_carried(texts, self.plan, bool(by_size))
        if not set(texts) & IDENTITY:
            return []
        shape = frozenset(own | ({"price"} if price else set()) | ({"total"} if total else set()))
        if self.ended and (not (own or headed) or shape not in self.shapes):
            return []  # behind the grand total only what looks like the lines before is one
        self.shapes[shape] = self.shapes.get(shape, 0) + 1
        self.ended = False  # it was the total of a part
        price = per_piece(with_point(price, total, quantity), total, quantity)
        if price is None and not own:
            price, price_cell = (
                (detailed[2] if detailed else None) or self.context.price or self.context.labelled_price(self.plan.currency)
            )
        if by_size and len(self.plan.halves) == 1 and totals_lines(self.lines, by_size, price, total):
            quantity = total = total_cell = None
        numbers = {"quantity": quantity_cell, "unit_price": price_cell, "line_total": total_cell}
        line = with_color_named(OrderLine(
            sku=text_of(texts, "sku") or ("" if "style_number" in texts else text_of(texts, "barcode")),
            style_number=text_of(texts, "style_number"),
            description=text_of(texts, "description") or text_of(texts, "name"),
            color=text_of(texts, "color") or text_of(texts, "color_code"),
            color_code=text_of(texts, "color_code"), size=text_of(texts, "size"),
            quantity=float(quantity or 0), unit_price=price, line_total=total,
            category=text_of(texts, "category") or self.context.category,
            page=self.table.page, sheet=self.table.sheet, row=row_number(row, index),
            evidence=row_to_evidence(texts, numbers, self.plan, self.table),
        ))  # fmt: skip
        self.context.carry(texts, price, price_cell)
        if not by_size:
            self.context.item = (self.context.carried, quantity or Decimal(0), self.context.price) if "size" not in texts else None
            return [replace(line, flags=flags + line_flags(line, row, self.plan))]
        if len(listed) > 1 or any(listed):
            return [part for color, sizes in listed.items() for part in
                    line_to_sizes(replace(line, color=line.color or color), row, sizes, None, self.plan, self.table)]  # fmt: skip
        return line_to_sizes(line, row, by_size, quantity, self.plan, self.table)

    def _is_priced_only(self, row: Sequence[Cell], texts: Texts, total: Price | None) -> bool:
        """Whether a row without a quantity is a line all the same: a service of which only the amount is printed."""
        named = text_of(texts, "description") or text_of(texts, "name")
        if total is None or not Decimal(total.amount) or not named or named.endswith(":") or self.sizes:
            return False
        if any(labels_amount(cell.text) for cell in row if cell.text):
            return False
        if not self.plan.quantities:
            return self.plan.packs is None
        return self.table.page is not None and not any(row[index].text for index in self.plan.quantities)

    def _remember(self, row: Sequence[Cell]) -> None:
        """A row that counts nothing: labelled facts, a style that its colours follow, or a heading."""
        filled = [cell for cell in row if cell.text and not cell.merged]
        named = any(column.field in IDENTITY for column in self.plan.columns.columns)
        if self._lists(filled):
            return
        if self.table.page is not None and not self.lines and len(filled) == 1 and self.plan.columns.header_rows:
            self.opening = self.opening or filled[0].text
        head = self._head(row, filled)
        facts = {**(head if named else self.context.new_in(cells_to_caption(filled))), **cells_to_facts(filled)}
        if facts and self.leads and cells_to_facts(filled):
            self.context.learn_of_head(facts)
        elif facts:
            self.context.learn(facts)
        texts = row_to_texts(row, self.plan)
        if texts.keys() & {"style_number", "sku"} and len(filled) >= 2 and not head:
            self.context.lead(texts, *cell_price(row, self.plan.price, self.plan))
            self.named = self.leads = True
        if head or (texts.keys() & {"style_number", "sku"} and len(filled) >= 2):
            return
        if self.named and texts and texts.keys() <= LEVELS and self.context.carried:
            self.context.carried = {**self.context.carried, **texts}  # the next colour of the item
            if self.after_line and self.lines and self.table.page is not None:
                self._tell(replace(filled[0], text=" ".join(cell.text for cell in filled)))
            return
        if self.table.sheet is not None and self.lines and self._goes_on(filled, texts):
            return
        if self.after_line and self.table.page is not None and not (len(filled) == 1 and self._heads_again(filled[0])):
            if len(filled) == 1 and self.lines:
                self._tell(filled[0])
            return  # on a page a line of text under an item is its remark; headings follow the header or a total
        heading = cells_to_heading(filled)
        if heading:
            self.context.entitle(heading, filled[0])

    def _counts_level(self, row: Sequence[Cell]) -> bool:
        """Whether a row with labels counts and prices a level below the item above: "Colour: Navy - Size: M | 2 | 19.00"."""
        priced = row_to_quantity(row, self.plan)[0] and cell_price(row, self.plan.price, self.plan)[0] is not None
        texts = row_to_texts(row, self.plan) if priced else {}
        return bool(texts) and texts.keys() <= LEVELS

    def _heads_again(self, cell: Cell) -> bool:
        """Whether a line under an item is no remark but a heading like the one before: in capitals too, and begun at the same x."""
        text, before = self.context.heading or ("", cell)
        level = before.box is not None and cell.box is not None and abs(before.box[0] - cell.box[0]) < ALIGNED
        return level and text.isupper() and cell.text.isupper() and before.box != cell.box

    def _completes(self, row: Sequence[Cell]) -> bool:
        """Whether a row of labelled facts tells what the item right over it does not, colour, size or both, and joins it."""
        told = line_completed(self.lines[-1], row) if self.lines and self.after_line and not self.leads else None
        if told is None or self.sizes or self.facts_lead:
            return False
        self.lines[-1] = told
        return True

    def _lists(self, filled: Sequence[Cell]) -> bool:
        """Whether a row under an item lists the sizes of its pieces, and parts it."""
        listed = listed_sizes(self.lines[-1], filled, self.table) if self.lines else []
        if listed:
            self.lines[-1:] = listed
            self.own = len(listed)
        return bool(listed)

    def _tell(self, cell: Cell) -> None:
        """Take up what a line of text under an item says of it, for all of its sizes and for its colours below."""
        self.lines[-self.own :], number = lines_told(self.lines[-self.own :], cell, numbered=self.plan.numbers)
        if self.context.carried:
            self.context.carried = {**self.context.carried, **number}

    def _head(self, row: Sequence[Cell], filled: Sequence[Cell]) -> Texts:
        """What a row says that heads the sizes of one item, in a table whose rows name no item; {} for any other row."""
        if self.plan.texts.keys() & {"style_number", "name", "description"}:
            return {}
        begins = any(row[column.index].text for column in self.plan.columns.of("line_number"))
        return cells_to_head(filled) if begins or not self.after_line or self.table.page is None else {}

    def _goes_on(self, filled: Sequence[Cell], texts: Texts) -> bool:
        """Whether the row is the rest of the last line's description, and joins it: it follows at once and begins in lower case."""
        name: Field = "description" if "description" in self.plan.texts else "name"
        last, text = self.lines[-1], text_of(texts, name)
        follows = last.row is not None and row_number(filled, -9) == last.row + 1 if filled else False
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
