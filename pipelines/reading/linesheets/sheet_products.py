"""Sheets → products: their tables, and cards laid out over cells where a sheet has no table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipelines.reading.layout import Line
from pipelines.reading.linesheets.card_products import cards_to_products
from pipelines.reading.linesheets.cards import lines_to_cards
from pipelines.reading.linesheets.categories import is_category_text, tidy_category
from pipelines.reading.linesheets.common_sizes import texts_to_common_sizes
from pipelines.reading.linesheets.document_facts import texts_to_facts
from pipelines.reading.linesheets.facts import FIRST, Carry, Facts
from pipelines.reading.linesheets.products import is_priced
from pipelines.reading.linesheets.sheet_banners import sheets_to_banners, with_banners
from pipelines.reading.linesheets.sheet_titles import table_to_heading, titled_tables
from pipelines.reading.linesheets.siblings import with_siblings
from pipelines.reading.linesheets.size_scales import rows_to_scales
from pipelines.reading.linesheets.table_products import table_to_products
from pipelines.reading.model import WHOLE_PAGE, Box, Category, Cell, Evidence, Page, PlacedImage, Product, Sheet, Word
from pipelines.reading.words.vocabulary import header_to_field

MOST_CARD_CELLS = 4_000  # a sheet with more is no sheet of cards
ROW_SHARE = 0.7  # of a row's height that a line of text fills when cells are laid out as a page


@dataclass(frozen=True, kw_only=True)
class SheetsRead:
    """Products and categories of some sheets, and notes for a person."""

    products: tuple[Product, ...] = ()
    categories: tuple[Category, ...] = ()
    notes: tuple[str, ...] = ()


def sheets_to_facts(sheets: Sequence[Sheet]) -> Facts:
    """The conventions of a workbook, from all of its shown sheets."""
    cells = [(sheet.name, cell) for sheet in sheets if not sheet.hidden for cell in sheet.cells.values() if not cell.merged]
    facts = texts_to_facts([cell.text for _, cell in cells], page_count=len(sheets))
    places = (Evidence(text=cell.text, confidence=1.0, sheet=name, cell=cell.address) for name, cell in cells)
    rows: dict[tuple[str, int], list[str]] = {}
    for name, cell in cells:
        rows.setdefault((name, int("".join(char for char in cell.address or "0" if char.isdigit()))), []).append(cell.text)
    return replace(facts, common_sizes=texts_to_common_sizes(places), scales=rows_to_scales(rows.values()))


def sheets_to_products(sheets: Sequence[Sheet], images: Sequence[PlacedImage], facts: Facts) -> SheetsRead:
    """Products of every shown sheet. `images` are the pictures that show products."""
    shown = [sheet for sheet in sheets if not sheet.hidden]
    banners = sheets_to_banners(shown)
    reads = [sheet_to_products(sheet, [i for i in images if i.sheet == sheet.name], facts, banners[sheet.name]) for sheet in shown]
    filled = [sheet for sheet, read in zip(shown, reads, strict=True) if read.products]
    grouped = 2 * sum(is_category_text(tidy_category(sheet.name)) for sheet in filled) > len(filled)
    reads = [_with_name(read, sheet, grouped=grouped) for sheet, read in zip(shown, reads, strict=True)]
    if any(product.style_number and is_priced(product) for read in reads for product in read.products):
        reads = [replace(read, products=()) if _is_color_card(read.products) else read for read in reads]
    return SheetsRead(products=tuple(with_siblings([p for read in reads for p in read.products])),
                      categories=tuple(c for read in reads for c in read.categories),
                      notes=tuple(note for read in reads for note in read.notes))  # fmt: skip


def sheet_to_products(sheet: Sheet, images: Sequence[PlacedImage], facts: Facts, banners: Mapping[int, Category]) -> SheetsRead:
    """Products of one sheet: from its tables, else from cards laid out over its cells, under the headings merged across it."""
    products: list[Product] = []
    categories: list[Category] = []
    notes: list[str] = []
    for table, title in titled_tables(sheet, facts):
        heading = table_to_heading(table, sheet)
        categories += [heading] if heading is not None else []
        carry = Carry(category=heading.name) if heading is not None else FIRST
        read = table_to_products(table, facts, carry, title=title.readings)
        products += read.products
        categories += read.categories
        if read.is_order:
            notes.append(
                f"Sheet '{sheet.name}' has quantities and totals filled in, as an order has; it was not read as a linesheet."
            )
    if not notes and (not products or _labels_repeat(sheet)):
        cards = _sheet_to_cards(sheet, images, facts)
        if _as_good([card for card in cards if card.style_number]) > _as_good(products):
            products = with_banners(cards, banners)
            held = {product.category for product in products}
            categories = [category for category in banners.values() if category.name in held]
    placed = [replace(product, sheet=sheet.name, page=None, area=None if product.area == WHOLE_PAGE else product.area)
              for product in products]  # fmt: skip
    return SheetsRead(products=tuple(placed), categories=tuple(categories), notes=tuple(notes))


def _with_name(read: SheetsRead, sheet: Sheet, *, grouped: bool) -> SheetsRead:
    """What was read of a sheet, its name the category of products without one when it is made of words for one, or when those of
    most sheets with products are (`grouped`)."""
    named = tidy_category(sheet.name)
    if not read.products or (not is_category_text(named) and not (grouped and not any(c.isdigit() for c in named))):
        return read
    own = Category(name=named, evidence=Evidence(text=sheet.name, confidence=0.8, sheet=sheet.name))
    products = tuple(replace(product, category=product.category or named) for product in read.products)
    return replace(read, products=products, categories=read.categories or (own,))


def _is_color_card(products: Sequence[Product]) -> bool:
    """Whether rows list colours of yarns or fabrics: they have no numbers, prices and sizes, and one name has several colours."""
    bare = all(p.colors and not p.style_number and not p.sizes and not is_priced(p) for p in products)
    return bare and len({product.name for product in products}) < len(products)


def _labels_repeat(sheet: Sheet) -> bool:
    """Whether labels come again and again over the sheet, as they do on cards."""
    if len(sheet.cells) > MOST_CARD_CELLS:
        return False
    labels = Counter(cell.text.casefold() for cell in sheet.cells.values() if not cell.merged and len(cell.text) < 30)
    return any(count >= 3 and (header_to_field(text) or ("", 0.0))[1] >= 0.8 for text, count in labels.items())


def _as_good(products: Sequence[Product]) -> tuple[int, int]:
    """How much products of a sheet say: how many have a price, and how many of these a name."""
    priced = [product for product in products if is_priced(product)]
    return len(priced), sum(bool(product.name) for product in priced)


def _sheet_to_cards(sheet: Sheet, images: Sequence[PlacedImage], facts: Facts) -> list[Product]:
    """Cells laid out as a page, one unit high for each row and four wide for each column, and read as cards."""
    rows, columns = max(1, sheet.row_count), max(1, sheet.column_count)
    page = Page(number=sheet.number, width=4.0 * columns, height=float(rows), words=())
    lines = [_cell_to_line(cell, row, column, rows, columns) for (row, column), cell in sorted(sheet.cells.items())
             if cell.text.strip() and not cell.merged]  # fmt: skip
    cards = lines_to_cards(lines, page, facts)
    products = cards_to_products(cards, images, facts, sheet.number)
    return [_on_sheet(product, sheet, rows, columns) for product in products]


def _cell_to_line(cell: Cell, row: int, column: int, rows: int, columns: int) -> Line:
    texts = cell.text.split()
    left, top = column / columns, row / rows
    size, wide = ROW_SHARE / rows, 0.9 / columns / max(1, len(texts))
    words = tuple(
        Word(text=text, box=(left + i * wide, top, left + (i + 1) * wide, top + size), size=size) for i, text in enumerate(texts)
    )
    return Line(words=words, text=" ".join(texts), box=(left, top, left + 0.9 / columns, top + size), size=size,
                em=size * rows / (4.0 * columns), bold=False)  # fmt: skip


def _on_sheet(product: Product, sheet: Sheet, rows: int, columns: int) -> Product:
    def moved(evidence: Evidence) -> Evidence:
        cell = _box_to_cell(evidence.bbox, sheet, rows, columns) if evidence.bbox else None
        return replace(evidence, page=None, bbox=None, sheet=sheet.name, cell=cell)

    told = product.evidence.get("style_number") or product.evidence.get("name")  # a title above may have joined the card
    box = told.bbox if told is not None and told.bbox is not None else product.area
    row = int(box[1] * rows + 0.001) if box else None
    return replace(product, row=row, evidence={name: moved(e) for name, e in product.evidence.items()})


def _box_to_cell(box: Box, sheet: Sheet, rows: int, columns: int) -> str | None:
    cell = sheet.cells.get((int(box[1] * rows + 0.001), int(box[0] * columns + 0.001)))
    return cell.address if cell is not None else None
