"""The values of one row of an order's table: texts by field, numbers, prices, packs; each with the cell it was read from."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from pipelines.reading.model import Cell, Evidence, Price, Table
from pipelines.reading.orders.columns import beside_items, half_sizes, numbered_places, shop_columns, size_pairs
from pipelines.reading.orders.descriptions import (
    field_of_coded,
    tells_bracketed,
    tells_levels,
    tells_places,
    tells_slashed,
    tells_variants,
)
from pipelines.reading.orders.rows import compound_to_parts, text_to_number
from pipelines.reading.orders.scales import Scales, table_to_scales
from pipelines.reading.tables.cell_kinds import cell_to_number, column_style
from pipelines.reading.tables.columns import Column, Columns
from pipelines.reading.tables.proofs import arithmetic_share
from pipelines.reading.tables.unlabelled import PRICES
from pipelines.reading.words.header_words import Field
from pipelines.reading.words.money import NumberStyle, text_to_currency
from pipelines.reading.words.vocabulary import is_total_label, normalise

TEXT_FIELDS: tuple[Field, ...] = (
    "style_number",
    "sku",
    "barcode",
    "name",
    "description",
    "color",
    "color_code",
    "size",
    "category",
    "pack",
)
MOSTLY = 0.5  # of the cells of a column
MOST_PIECES = 10_000_000  # of one line; a larger number is that of an account or an order
_PER_PACK = re.compile(
    r"\b(?:per|pro|par|por)\b|pack size|case pack|units pack|pack units|inner|moq|min|multipl|^ve$|^vpe$|einheit|\bpr\b"
    r"|(?:pcs|qty|units|pieces|paires|stuck|stk|pezzi|pz|uds|pares|prendas|teile|capi) "
    r"(?:ctn|carton|colis|karton|collo|caja|lote?|prepack|pre pack|pack|assortment|ratio|set)"
    r"|(?:pcs|prs|pairs) pack|\bszt(?:uk)? w\b"
)
_BUYERS = frozenset(
    ("buyer", "buyers", "customer", "customers", "client", "kunde", "kunden", "your", "ihre", "votre", "cliente", "vostro", "uw")
)

Legend = Mapping[str, Mapping[str, int]]  # a pack's code → size → pieces


@dataclass(frozen=True, kw_only=True)
class Plan:
    """How the rows of one table are read: the chosen column for each quantity and price, and every column's decimal mark."""

    columns: Columns
    texts: Mapping[Field, int]
    quantities: tuple[int, ...] = ()  # added up: one, or one for each market or date
    price: int | None = None
    total: int | None = None
    discount: int | None = None
    packs: int | None = None
    packed: bool = False  # the sizes say what one pack holds
    per_pack: int | None = None
    size_run: int | None = None
    pairs: tuple[tuple[int, int], ...] = ()  # columns of a size and its pieces
    halves: tuple[int, ...] = ()  # columns that say a half of the size each
    legend: Legend = field(default_factory=dict)  # what a pack holds, told elsewhere in the document
    scales: Scales = field(default_factory=Scales)  # of which each row names its own
    described: bool = False  # the descriptions tell colour and size
    bracketed: bool = False  # in brackets
    slashed: bool = False  # behind strokes
    levelled: bool = False  # so do those of the rows that count, below items that do not
    listed: bool = False  # they begin with the item's place in the list
    coded: Field | None = None  # the numbers that tell the size
    styles: Mapping[int, NumberStyle | None] = field(default_factory=dict)
    currency: str = ""

    @property
    def says_variants(self) -> bool:
        """Whether columns of their own say the colours or the sizes."""
        own = self.texts.keys() & {"color", "color_code", "size", "pack"}
        return bool(own or self.columns.sizes or self.pairs or self.halves or self.size_run is not None)

    @property
    def numbers(self) -> bool:
        """Whether a column of its own numbers the items."""
        return bool(self.texts.keys() & {"sku", "style_number"})

    @property
    def orders(self) -> bool:
        """Whether the table can hold line items: it counts something, or totals each row."""
        return bool(self.quantities or self.columns.sizes or self.packs is not None or self.total is not None)


def table_to_plan(table: Table, columns: Columns) -> Plan:
    """Choose among the columns: which price is the unit price (the one that multiplies up), which quantities add up."""
    body = [row for index, row in enumerate(table.rows) if index not in columns.header_rows]
    width = len(table.rows[0]) if table.rows else 0
    cells = [[row[index] for row in body] for index in range(width)]
    places = numbered_places(columns, cells)
    columns = columns.without_sizes(places)
    styles = {index: column_style(column) for index, column in enumerate(cells)}
    shared = _shared_style(columns, styles)
    styles = {index: style or shared for index, style in styles.items()}
    packs = [c for c in columns.of("pack_quantity")
             if not (_PER_PACK.search(normalise(c.header)) or _stands_unordered(c, columns.of("quantity"), cells))]  # fmt: skip
    maybe = columns.of("pack_quantity", "quantity") if packs else columns.of("pack_quantity")
    per_pack = [c for c in maybe if c not in packs and (c.field == "pack_quantity" or _PER_PACK.search(normalise(c.header)))]
    pairs = size_pairs(columns)
    counting = beside_items([c for c in columns.of("quantity") if c not in per_pack], columns, cells)
    paired = {index for _, index in pairs}
    quantities = _quantities([c for c in counting if c.index not in paired]) or tuple(sorted(paired))
    if not counting and not packs and not columns.sizes:
        quantities = places or shop_columns(columns, cells, _first(columns.of("line_total")))
    total, price = _total_and_price(cells, columns, quantities)
    counted = [row for row in body if any(cell_to_number(row[index], styles[index]) is not None for index in quantities)] or body
    columns = _with_colors_whole(columns, counted)
    texts = {name: _filled(found, counted) for name in TEXT_FIELDS if (found := columns.of(name))}
    texts |= _both_codes(columns, texts, counted)
    named = texts.get("description", texts.get("name"))
    numbered = bool(texts.keys() & {"sku", "style_number"})  # else a number may stand in a line of its own below the words
    written = [row[named].text for row in counted if not is_total_label(row[named].text)] if named is not None else []
    written = written if numbered else [text_to_number(text)[1] for text in written]
    described = named is not None and tells_variants(columns, written)
    naming = [texts[name] for name in ("sku", "style_number") if name in texts]
    counts = [(any(row[at].text for at in naming), any(cell_to_number(row[at], styles[at]) for at in quantities)) for row in body]
    levelled = (
        bool(naming)
        and named is not None
        and tells_levels(columns, [(*told, row[named].text) for told, row in zip(counts, body, strict=True)])
    )
    coded = field_of_coded(columns, [{name: row[index].text for name, index in texts.items()} for row in counted])
    captions = {id(row) for row in body[: columns.header_rows[0]]} if columns.header_rows else set()
    graded = [row for row in counted if id(row) not in captions and any(cell_to_number(row[index]) for index in columns.sizes)]
    halves = half_sizes(columns, [[row[index] for row in graded or counted] for index in range(width)])
    return Plan(columns=columns, texts=texts, quantities=quantities, price=price, total=total, styles=styles,
                discount=_first(columns.of("discount")), packs=packs[0].index if packs else None,
                per_pack=per_pack[0].index if per_pack else None, size_run=_first(columns.of("size_run")),
                 pairs=pairs, halves=halves, scales=table_to_scales(table, columns),
                 described=described, bracketed=tells_bracketed(columns, written), slashed=tells_slashed(columns, written),
                 levelled=levelled, listed=tells_places(columns, written), coded=None if described else coded,
                currency=_currency(table, columns))  # fmt: skip


def row_to_quantity(row: Sequence[Cell], plan: Plan) -> tuple[Decimal | None, Cell | None]:
    """The quantity of a row, summed over its markets or dates, and the first cell it stands in; (None, None) when it has none."""
    numbers = [(cell_to_number(row[index], plan.styles.get(index)), row[index]) for index in plan.quantities]
    filled = [(number, cell) for number, cell in numbers if number is not None and abs(number) < MOST_PIECES]
    return (sum((number for number, _ in filled), Decimal(0)), filled[0][1]) if filled else (None, None)


def cell_price(row: Sequence[Cell], index: int | None, plan: Plan) -> tuple[Price | None, Cell | None]:
    """The price in a column, in the currency the cell, its header or the table says; (None, None) when there is none."""
    if index is None or not row[index].text:
        return None, None
    number = cell_to_number(row[index], plan.styles.get(index))
    if number is None:
        return None, None
    currency = text_to_currency(row[index].text) or text_to_currency(plan.columns.columns[index].header) or plan.currency
    return Price(amount=plain(number), currency=currency), row[index]


def plain(number: Decimal) -> str:
    """Decimal text with at least two places and no float noise."""
    if -number.as_tuple().exponent > 6:  # type: ignore[operator]
        number = round(number, 6)
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    whole, _, cents = text.partition(".")
    return f"{whole}.{cents.ljust(2, '0')}"


def to_evidence(cell: Cell, table: Table, confidence: float) -> Evidence:
    """Where a value stands, with its verbatim text."""
    return Evidence(
        text=cell.text, confidence=round(confidence, 2), page=table.page, bbox=cell.box, sheet=table.sheet, cell=cell.address
    )


def _quantities(columns: Sequence[Column]) -> tuple[int, ...]:
    """The total where there is one; all when each is for a market or a date; else the surest."""
    if len(columns) <= 1:
        return tuple(column.index for column in columns)
    totals = [column for column in columns if "total" in normalise(column.header) or is_total_label(column.header)]
    if totals:
        return (totals[-1].index,)
    names = [f"{column.group} {column.header}".strip().casefold() for column in columns]
    split = [column for column in columns if column.group or column.confidence < 0.9]
    if len(set(names)) == len(names) and len(split) == len(columns):
        return tuple(column.index for column in columns)
    return (max(columns, key=lambda column: column.confidence).index,)


def _total_and_price(cells: Sequence[Sequence[Cell]], columns: Columns, quantities: Sequence[int]) -> tuple[int | None, int | None]:
    """The line total, of several (net, gross) the one that a price multiplies up to, and that price."""
    totals = columns.of("line_total")
    if len(totals) > 1 and len(quantities) == 1:
        for total in totals:
            price = _price(cells, columns, quantities, total.index)
            if price is not None and arithmetic_share(cells, quantities[0], price, total.index) >= 0.5:
                return total.index, price
    total_index = _first(totals)
    return total_index, _price(cells, columns, quantities, total_index)


def _price(cells: Sequence[Sequence[Cell]], columns: Columns, quantities: Sequence[int], total: int | None) -> int | None:
    candidates = columns.of(*PRICES)
    if total is not None and len(quantities) == 1 and len(candidates) > 1:
        shares = {c.index: arithmetic_share(cells, quantities[0], c.index, total, least=1) for c in candidates}
        best = max(candidates, key=lambda c: shares[c.index])
        if shares[best.index] >= 0.5 and shares[best.index] > shares[candidates[0].index]:
            return best.index
    sure = [c for c in candidates if c.field != "retail_price"] or (candidates if total is None else [])
    return _first(sorted(sure, key=lambda c: (PRICES.index(c.field) if c.field in PRICES else 9, -c.confidence)))


def _stands_unordered(column: Column, quantities: Sequence[Column], cells: Sequence[Sequence[Cell]]) -> bool:
    """Whether a column has numbers in rows that order something and in rows that do not: it orders nothing itself. Totals are
    no such rows."""
    totals = {row for held in cells for row, cell in enumerate(held) if cell.text and is_total_label(cell.text)}
    beside = {
        any(cell_to_number(cells[quantity.index][row]) for quantity in quantities)
        for row, cell in enumerate(cells[column.index])
        if row not in totals and cell_to_number(cell)
    }
    return len(beside) == 2


def _filled(columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> int:
    """The first column of a field, unless it is next to empty beside one that is not, or says one thing where another tells rows
    apart."""
    counts = {column.index: sum(bool(row[column.index].text) for row in rows) for column in columns}
    full = [index for index, count in counts.items() if count * 4 >= max(counts.values())]
    return next((index for index in full if len({row[index].text for row in rows if row[index].text}) > 1), full[0])


def _both_codes(columns: Columns, texts: Mapping[Field, int], rows: Sequence[Sequence[Cell]]) -> dict[Field, int]:
    """Of two columns of item numbers the buyer's own is the SKU, the vendor's the style number; else the later one is the SKU."""
    filled = [c for c in columns.of("style_number") if sum(bool(row[c.index].text) for row in rows) * 2 > len(rows)]
    if len(filled) != 2 or "sku" in texts:
        return {}
    buyers = [c for c in filled if _BUYERS & set(normalise(c.header).split())]
    sku = buyers[0] if len(buyers) == 1 else filled[1]
    return {"style_number": next(c.index for c in filled if c is not sku), "sku": sku.index}


def _with_colors_whole(columns: Columns, rows: Sequence[Sequence[Cell]]) -> Columns:
    """The columns, those of a material and its colour over cells that mostly no sign parts, "Nappa nero", as colours: both together
    name the colourway, as the trade in shoes and bags does."""

    def is_whole(column: Column) -> bool:
        filled = [row[column.index].text for row in rows if row[column.index].text]
        parted = sum(bool(compound_to_parts(text, 2)) for text in filled)
        return {column.field, *column.also} == {"composition", "color"} and parted < MOSTLY * len(filled)

    whole = (replace(column, field="color", also=()) if is_whole(column) else column for column in columns.columns)
    return replace(columns, columns=tuple(whole))


def _first(columns: Sequence[Column]) -> int | None:
    return max(columns, key=lambda c: c.confidence).index if columns and columns[0].confidence < 0.7 else (
        columns[0].index if columns else None)  # fmt: skip


def _shared_style(columns: Columns, styles: Mapping[int, NumberStyle | None]) -> NumberStyle | None:
    """The decimal mark of the other columns of money, for a column that does not settle it itself."""
    votes = [styles[c.index] for c in columns.of(*PRICES, "line_total") if styles.get(c.index)]
    return max(set(votes), key=votes.count) if votes else None


def _currency(table: Table, columns: Columns) -> str:
    """The currency printed most often in the columns of money, else in a column of its own."""
    money = columns.of(*PRICES, "line_total")
    marks: dict[str, int] = {}
    for row in table.rows:
        for column in money:
            mark = text_to_currency(row[column.index].text)
            if mark:
                marks[mark] = marks.get(mark, 0) + 1
    if not marks:
        named = [{text_to_currency(cell.text) for cell in cells if len(cell.text) == 3} for cells in zip(*table.rows, strict=True)]
        return next((next(iter(codes)) for codes in named if len(codes - {""}) == len(codes) == 1), "")
    return max(marks, key=lambda mark: marks[mark])
