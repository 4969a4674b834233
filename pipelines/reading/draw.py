"""Pages drawn with what the reader found on them, in colours with a legend: why a product came out as it did."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from pipelines.reading.content_type import PDF, sniff
from pipelines.reading.faults import Unreadable
from pipelines.reading.layout import lines_to_blocks
from pipelines.reading.linesheets.cards import lines_to_cards
from pipelines.reading.linesheets.document_facts import pages_to_facts
from pipelines.reading.linesheets.page_tables import page_to_tables, table_to_box
from pipelines.reading.linesheets.reader import as_read, inside_box, page_to_content
from pipelines.reading.model import Box, Linesheet, Order, Page, centre_of
from pipelines.reading.pdf.reader import page_to_picture, pdf_to_pages

SCALE = 1.6  # pixels a point
AROUND = 1.5  # pixels between a word or value and its box
FLAT = 30  # pixels: what is lower, as the rows of a table, has its name at its left and not above
LEGEND_HEIGHT = 26  # pixels
MOST_PAGES = 60
COLORS = {
    "word": (190, 190, 190), "block": (120, 160, 220), "table": (230, 120, 20), "cell": (245, 190, 130), "card": (20, 140, 60),
    "value": (130, 60, 200), "product": (200, 0, 120), "image": (30, 90, 220), "left out": (220, 40, 40), "match": (200, 0, 120),
}  # fmt: skip


def draw_pages(data: bytes, filename: str, found: Linesheet | Order, folder: Path) -> Iterator[Path]:
    """Write `page-001.png` and so on into `folder` and give their paths. Raises `Unreadable` for what has no pages."""
    if sniff(data, filename) != PDF:
        raise Unreadable("wrong_type", "Only the pages of a PDF can be drawn. Leave out --draw for this file.")
    folder.mkdir(parents=True, exist_ok=True)
    pages = list(pdf_to_pages(data, last=MOST_PAGES))
    facts = pages_to_facts(pages)
    for page, printed in ((as_read(printed), printed) for printed in pages):
        canvas = _Canvas(page_to_picture(data, page.number, SCALE))
        for word in printed.words:
            canvas.box(word.box, "word", around=AROUND)
        lines = page_to_content(page, facts)
        tables = page_to_tables(page, (), lines)
        for table in tables:
            for row in table.rows:
                for cell in row:
                    if cell.box is not None:
                        canvas.box(cell.box, "cell")
            canvas.box(table_to_box(table), "table", 3)
        free = [line for line in lines if not any(inside_box(line, table_to_box(table)) for table in tables)]
        for block in lines_to_blocks(free, page.rules):
            canvas.box(block.box, "block")
        for card in lines_to_cards(free, page, facts):
            canvas.box(card.box, "card", 3)
        for read in found.products if isinstance(found, Linesheet) else found.lines:
            for evidence in read.evidence.values():
                if evidence.page == page.number and evidence.bbox is not None:
                    canvas.box(evidence.bbox, "value", around=AROUND)
        if isinstance(found, Linesheet):
            _draw_products(canvas, found, page)
        path = folder / f"page-{page.number:03}.png"
        canvas.finished().save(path)
        yield path


def _draw_products(canvas: _Canvas, found: Linesheet, page: Page) -> None:
    shown = {verdict.key for verdict in found.verdicts if verdict.is_product}
    images = {image.key: image for image in found.images if image.page == page.number}
    products = {product.key: product for product in found.products if product.page == page.number and product.area is not None}
    for image in images.values():
        canvas.box(image.bbox, "image" if image.key in shown else "left out", 3)
    for product in products.values():
        if product.area is not None:
            canvas.box(product.area, "product", 2)
            canvas.text(product.area, product.style_number or product.name)
    for match in found.matches:
        if match.image_key in images and match.product_key in products:
            area = products[match.product_key].area
            if area is not None:
                canvas.line(centre_of(images[match.image_key].bbox), centre_of(area))


class _Canvas:
    """A page's picture with boxes on it, given as fractions of the page."""

    def __init__(self, picture: Image.Image) -> None:
        self.picture = picture
        self.pen = ImageDraw.Draw(picture)
        self.font = ImageFont.load_default(12)

    def box(self, box: Box, what: str, width: int = 1, around: float = 0.0) -> None:
        wide, high = self.picture.size
        left, right = sorted((box[0] * wide, box[2] * wide))
        top, bottom = sorted((box[1] * high, box[3] * high))
        self.pen.rectangle((left - around, top - around, right + around, bottom + around), outline=COLORS[what], width=width)

    def line(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        wide, high = self.picture.size
        self.pen.line((start[0] * wide, start[1] * high, end[0] * wide, end[1] * high), fill=COLORS["match"], width=2)

    def text(self, box: Box, text: str) -> None:
        wide, high = self.picture.size
        left, top = box[0] * wide + 2, box[1] * high - 14
        if (box[3] - box[1]) * high < FLAT:
            left, top = box[0] * wide - self.font.getlength(text) - 4, box[1] * high
        self.pen.text((max(0.0, left), max(0.0, top)), text, fill=COLORS["product"], font=self.font)

    def finished(self) -> Image.Image:
        """The picture with the legend above it."""
        whole = Image.new("RGB", (self.picture.width, self.picture.height + LEGEND_HEIGHT), "white")
        whole.paste(self.picture, (0, LEGEND_HEIGHT))
        pen = ImageDraw.Draw(whole)
        x = 6
        for what, color in COLORS.items():
            pen.rectangle((x, 7, x + 12, 19), outline=color, width=3)
            pen.text((x + 17, 6), what, fill=(40, 40, 40), font=self.font)
            x += 34 + 7 * len(what)
        return whole
