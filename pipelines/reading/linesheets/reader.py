"""Linesheets: pages or sheets → products, step by step.

    words → lines → tables | cards → products → pictures matched to them

`read_linesheet` is the whole way for a file in memory. A pipeline calls the same steps on ranges of pages: `pages_to_facts` once
over all pages, then `pages_to_reads` on every range by itself, and `ranges_to_reads` to join them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipelines.reading.content_type import IMAGES, PDF, WORKBOOKS, sniff
from pipelines.reading.doubts import doubts_to_notes
from pipelines.reading.faults import Unreadable
from pipelines.reading.layout import Line, page_to_lines
from pipelines.reading.linesheets.bills import is_bill
from pipelines.reading.linesheets.card_products import cards_to_products
from pipelines.reading.linesheets.cards import PROSE_WORDS, lines_to_cards
from pipelines.reading.linesheets.categories import category_at, says_continued, tidy_category
from pipelines.reading.linesheets.common_sizes import with_common_sizes
from pipelines.reading.linesheets.document_facts import furniture_text, pages_to_facts
from pipelines.reading.linesheets.doubts import linesheet_to_doubts
from pipelines.reading.linesheets.facts import FIRST, Carry, Facts
from pipelines.reading.linesheets.leaders import with_typed_rules, with_typed_walls, without_leaders
from pipelines.reading.linesheets.lookbooks import lines_to_captions
from pipelines.reading.linesheets.order_grids import with_grids_told
from pipelines.reading.linesheets.page_tables import page_to_tables, table_to_box, table_to_edges
from pipelines.reading.linesheets.picture_keys import with_numbered_pictures, with_picture_keys
from pipelines.reading.linesheets.products import is_priced, with_unique_keys
from pipelines.reading.linesheets.reading import Reading
from pipelines.reading.linesheets.siblings import with_siblings
from pipelines.reading.linesheets.stated import Stated, page_to_stated, sheets_to_stated
from pipelines.reading.linesheets.swatches import with_wrapped_names
from pipelines.reading.linesheets.table_products import table_to_products
from pipelines.reading.linesheets.table_titles import table_to_title
from pipelines.reading.matching.images import match_images
from pipelines.reading.model import Box, Category, ImageVerdict, Linesheet, Page, PlacedImage, Product
from pipelines.reading.pdf.reader import pdf_to_images, pdf_to_pages
from pipelines.reading.pictures.filtering import images_to_verdicts

FOOT = 0.75  # share of the page's height from which a line may say that the list goes on


@dataclass(frozen=True, kw_only=True)
class ProductsRead:
    """Products of some pages or sheets, the categories in their tables, what to hand to the next pages, notes for a person."""

    products: tuple[Product, ...] = ()
    categories: tuple[Category, ...] = ()
    carry: Carry = field(default_factory=Carry)
    notes: tuple[str, ...] = ()


def read_linesheet(data: bytes, filename: str = "") -> Linesheet:
    """Products, pictures and categories of a linesheet. Raises `Unreadable` when the file cannot be read at all."""
    content_type = sniff(data, filename)
    if content_type == PDF or content_type in IMAGES:
        pages = list(pdf_to_pages(data))
        images = [image for image, _ in pdf_to_images(data)]
        facts = pages_to_facts(pages)
        verdicts = images_to_verdicts(images, pages, document_pages=len(pages))
        read = pages_to_products(pages, product_images(images, verdicts), facts)
        stated = pages_to_stated(pages, facts)
    elif content_type in WORKBOOKS:
        from pipelines.reading.linesheets.sheet_products import sheets_to_facts, sheets_to_products
        from pipelines.reading.workbook.reader import read_sheets, sheet_images

        sheets = read_sheets(data, content_type)
        images = [image for image, _ in sheet_images(data, content_type)]
        facts = sheets_to_facts(sheets)
        verdicts = images_to_verdicts(images, [], document_pages=len(sheets))
        on_sheets = sheets_to_products(sheets, product_images(images, verdicts), facts)
        stated = sheets_to_stated(sheets, on_sheets.products, facts)
        products = with_common_sizes(on_sheets.products, facts)
        read = ProductsRead(products=tuple(products), categories=on_sheets.categories, notes=on_sheets.notes)
    else:
        raise Unreadable("wrong_type", "This is not a linesheet that can be read. Upload a PDF, a workbook or a CSV file.")
    products = with_unique_keys(read.products)
    categories = distinct_categories([*facts.categories, *read.categories])
    return Linesheet(
        products=tuple(products),
        images=tuple(images),
        verdicts=tuple(verdicts),
        categories=tuple(categories),
        matches=tuple(match_images(products, product_images(images, verdicts))),
        notes=notes_on(products, read.notes),
        doubts=tuple(doubts_to_notes(linesheet_to_doubts(stated, products))),
    )


def pages_to_stated(pages: Iterable[Page], facts: Facts) -> list[Stated]:
    """What each page states, bills left out."""
    contents = ((page, page_to_content(page, facts)) for page in map(as_read, pages))
    return [page_to_stated(page, [] if is_bill(lines) else lines, facts) for page, lines in contents]


def pages_to_products(pages: Iterable[Page], images: Sequence[PlacedImage], facts: Facts, carry: Carry = FIRST) -> ProductsRead:
    """Products of pages in order. `images` are the pictures that show products; `carry` is what the pages before handed on."""
    read = joined(read for _, read in pages_to_reads(pages, images, facts, carry))
    return replace(read, products=tuple(with_common_sizes(with_siblings(read.products, images), facts)))


def pages_to_reads(
    pages: Iterable[Page], images: Sequence[PlacedImage], facts: Facts, carry: Carry = FIRST
) -> Iterator[tuple[int, ProductsRead]]:
    """As `pages_to_products`, page by page with its number."""
    for page in pages:
        read = page_to_products(page, [image for image in images if image.page == page.number], facts, carry)
        carry = read.carry
        yield page.number, read


def ranges_to_reads(
    ranges: Iterable[Sequence[tuple[int, ProductsRead]]], read_again: Callable[[int, Carry], ProductsRead]
) -> Iterator[ProductsRead]:
    """Page by page what `pages_to_reads` of the whole document gives, from ranges that were each read as if no page went before.

    Where a page before did hand something on, `read_again(number, carry)` is asked for the pages that follow, until one hands on
    what it did the first time.
    """
    carry = FIRST
    for pages in ranges:
        settled = carry == FIRST
        for number, first in pages:
            read = first if settled else read_again(number, carry)
            settled = settled or read.carry == first.carry
            carry = read.carry
            yield read


def joined(reads: Iterable[ProductsRead]) -> ProductsRead:
    """What was read of pages, one after the other, as one."""
    pages = list(reads)
    return ProductsRead(
        products=tuple(product for page in pages for product in page.products),
        categories=tuple(category for page in pages for category in page.categories),
        carry=pages[-1].carry if pages else FIRST,
        notes=tuple(dict.fromkeys(note for page in pages for note in page.notes)),
    )


def page_to_products(page: Page, images: Sequence[PlacedImage], facts: Facts, carry: Carry = FIRST) -> ProductsRead:
    """Products of one page: its tables' rows first, then the cards in what the tables leave."""
    page = as_read(page)
    lines = page_to_content(page, facts)
    if is_bill(lines):
        return ProductsRead(notes=(f"Page {page.number} is an invoice or a quotation; it was not read as a linesheet.",))
    tables = page_to_tables(with_typed_rules(page), carry.table_edges, lines, fields=carry.table_fields)
    boxes = [table_to_box(table) for table in tables]
    free = [line for line in lines if not any(inside_box(line, box) for box in boxes)]
    products: list[Product] = []
    categories: list[Category] = []
    roles: tuple[str, ...] = ()
    edges: tuple[float, ...] = ()
    above: tuple[Reading, ...] = ()
    notes: list[str] = []
    used_lines: set[int] = set()
    for table in tables:
        title, spoken = table_to_title(table, free, facts)
        read = table_to_products(table, facts, carry, title)
        if read.is_order:
            notes.append(
                f"Page {page.number} has quantities and totals filled in, as an order has; it was not read as a linesheet."
            )
        if not read.products:
            free += [line for line in lines if inside_box(line, table_to_box(table)) and not (read.is_order or read.is_aside)]
            continue
        if any(r.text in (p.style_number, p.name) for p in read.products for r in title):
            used_lines |= {id(line) for line in spoken}
        products += read.products
        categories += read.categories
        roles, edges, above = read.roles, table_to_edges(table), read.above
    headings = {category.name.casefold() for category in facts.categories}
    free = [line for line in free if id(line) not in used_lines and tidy_category(line.text).casefold() not in headings
            and not (products and len(line.words) >= PROSE_WORDS)]  # fmt: skip
    cards = lines_to_cards(free, page, facts, [image.bbox for image in images])
    beside = cards_to_products(cards, images, facts, page.number)
    told_by_table = bool(products) and not images and all(map(is_priced, products))
    products += [product for product in beside if is_priced(product) or not told_by_table]  # "87561 Oberstdorf" heads a letter
    products = with_numbered_pictures(with_picture_keys(products, images, page_to_lines(page)), images, lines)
    products = products or lines_to_captions(lines, images, facts.captions, page.number)
    products = [_with_category(product, facts) for product in products]
    category = next((c.name for c in reversed(categories)), carry.category)
    if not products and page.grade < 0.5 and not page.words:
        notes.append(f"Page {page.number} has no text that can be read.")
    return ProductsRead(
        products=tuple(products),
        categories=tuple(categories),
        notes=tuple(notes),
        carry=Carry(table_fields=roles, table_edges=edges, category=category if roles else "", above=above),
    )


def as_read(page: Page) -> Page:
    """The page with what is drawn in characters or in cells told as it is meant: typed walls, grids to order in."""
    return with_grids_told(with_typed_walls(page))


def page_to_content(page: Page, facts: Facts) -> list[Line]:
    """The lines of a page without running headers, footers, page numbers and entries of a table of contents."""
    furniture = set(facts.furniture)
    aspect = page.height / page.width if page.width else 1.0
    lines = with_wrapped_names(without_leaders(page_to_lines(page), aspect), page.rules, aspect)
    return [line for line in lines if (furniture_text(line.text) not in furniture or 0.13 < line.box[1] < 0.87)
            and not (line.box[1] > FOOT and says_continued(line.text))]  # fmt: skip


def _with_category(product: Product, facts: Facts) -> Product:
    if product.category or product.page is None or product.area is None:
        return product
    category = category_at(facts.categories, product.page, product.area)
    if category is None or category.evidence is None:
        return product
    return replace(product, category=category.name, evidence={**product.evidence, "category": category.evidence})


def inside_box(line: Line, box: Box) -> bool:
    """Whether the middle of a line lies in a box, or a hair outside of it."""
    x, y = (line.box[0] + line.box[2]) / 2, (line.box[1] + line.box[3]) / 2
    return box[0] - 0.005 <= x <= box[2] + 0.005 and box[1] - 0.002 <= y <= box[3] + 0.002


def product_images(images: Sequence[PlacedImage], verdicts: Sequence[ImageVerdict]) -> list[PlacedImage]:
    """The pictures that show products."""
    kept = {verdict.key for verdict in verdicts if verdict.is_product}
    return [image for image in images if image.key in kept]


def distinct_categories(categories: Sequence[Category]) -> list[Category]:
    """Each name once, whatever its case, in the order of appearance."""
    seen: dict[str, Category] = {}
    for category in categories:
        seen.setdefault(category.name.casefold(), category)
    return list(seen.values())


def notes_on(products: Sequence[Product], notes: Sequence[str]) -> tuple[str, ...]:
    """What a person should know of the whole document; why there are no products."""
    if products:
        return tuple(notes)
    return (*notes, "No products were found: nothing in the document has a style number or a name together with a price.")
