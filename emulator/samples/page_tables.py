"""Tables on pages: ruled or not, with thumbnails, with headers in one row or two, by rows or by columns, over several pages."""

from __future__ import annotations

from dataclasses import dataclass, field

from emulator.samples.cards import Entry, entries
from emulator.samples.furniture import MARGIN, Margins, open_page
from emulator.samples.garments import photo_jpeg
from emulator.samples.page_grid import HEAD_FILL, PageGrid, spread
from emulator.samples.paper import Area
from emulator.samples.press import LABEL_KEYS, Press

WEIGHTS = {
    "image": 1.1,
    "number": 1.4,
    "name": 2.2,
    "composition": 2.4,
    "colour": 1.8,
    "sizes": 1.7,
    "barcode": 1.6,
    "category": 1.3,
}
NUMERIC = ("wholesale", "retail", "price")


@dataclass(frozen=True, kw_only=True)
class PageTable:
    """How a table of products stands on pages. `columns` are field keys, "image" among them for thumbnails."""

    columns: tuple[str, ...] = ("image", "number", "name", "colour", "sizes", "wholesale", "retail")
    per: str = "style"
    ruling: str = "grid"  # "grid", "rows", "zebra" or "none"
    header: str = "each page"  # "each page", "first page" or "none"
    grouped_prices: bool = False  # a header cell "Prices" spans the two price columns
    row_height: float = 40
    size: float = 8
    category_rows: bool = False
    merged_style: bool = False  # a style's cells are printed for its first colourway only
    right_numbers: bool = True
    studio: int = 0
    margins: Margins = field(default_factory=Margins)


def _head(press: Press, table: PageTable, grid: PageGrid, top: float) -> float:
    """Print the header and return where it ends."""
    wording, height = press.wording, table.size * 1.4 + 8
    if table.ruling != "none":
        grid.fill(top, top + (2 if table.grouped_prices else 1) * height, HEAD_FILL)
    prices = [i for i, key in enumerate(table.columns) if key in NUMERIC]
    if table.grouped_prices and prices:
        title = f"{wording.label('price')} ({wording.currency})"
        grid.cell(prices[0], top, height, title, bold=True, align="centre", to=prices[-1])
        press.paper.line(grid.edges[prices[0]], top + height, grid.edges[prices[-1] + 1], top + height)
        top += height
    for i, key in enumerate(table.columns):
        align = "right" if key in NUMERIC and table.right_numbers else "left"
        grid.cell(i, top, height, wording.label(LABEL_KEYS.get(key, key)), bold=True, align=align)
    grid.rule(top, top + height, head=True)
    return top + height


def _row(press: Press, table: PageTable, grid: PageGrid, top: float, entry: Entry, shown: frozenset[str], category: str) -> None:
    style, colours = entry
    image = None
    for i, key in enumerate(table.columns):
        if key == "image":
            area: Area = (grid.edges[i] + 2, top + 2, grid.edges[i + 1] - 2, top + table.row_height - 2)
            image = press.paper.picture(photo_jpeg(style.photo(colours[0], width=160, height=200, studio=table.studio)), area)
        elif key in shown:
            align = "right" if key in NUMERIC and table.right_numbers else "left"
            grid.cell(i, top, table.row_height, press.wording.value(key, style, colours), align=align)
    grid.rule(top, top + table.row_height)
    press.add(style, colours, table.columns, image=image, category=category)


def print_table(press: Press, table: PageTable) -> None:
    """Print the whole range as one table on as many pages as it takes; the last page is left open."""
    top, bottom = open_page(press, table.margins)
    edges = spread([WEIGHTS.get(key, 1.0) for key in table.columns], MARGIN, press.paper.width - MARGIN)
    grid = PageGrid(paper=press.paper, edges=edges, ruling=table.ruling, size=table.size)
    y = _head(press, table, grid, top + 4) if table.header != "none" else top + 4
    before, category = "", ""
    for index, entry in enumerate(entries(press.range.styles, table.per)):
        new_category = table.category_rows and entry[0].category_name != category
        if y + table.row_height + (18 if new_category else 0) > bottom:
            press.paper.turn_page()
            top, bottom = open_page(press, table.margins)
            y = _head(press, table, grid, top + 4) if table.header == "each page" else top + 4
            before = ""
        if new_category:
            category = entry[0].category_name
            press.paper.text(MARGIN + 4, y + 13, category, size=table.size + 1.5, bold=True)
            y += 18
            grid.rule(y - 18, y)
        again = table.merged_style and entry[0].number == before
        shown = frozenset({"colour", "sizes", "barcode"} if again else table.columns)
        if table.ruling == "zebra" and index % 2:
            grid.fill(y, y + table.row_height)
        _row(press, table, grid, y, entry, shown, category)
        before = entry[0].number
        y += table.row_height


@dataclass(frozen=True, kw_only=True)
class TransposedTable:
    """Products as columns and their facts as rows, the photograph on top of each column."""

    rows: tuple[str, ...] = ("number", "name", "colour", "sizes", "wholesale", "retail")
    columns: int = 4
    size: float = 8
    margins: Margins = field(default_factory=Margins)


def print_transposed(press: Press, table: TransposedTable) -> None:
    """Print the range as blocks of transposed tables, two to a page; the last page is left open."""
    styles = press.range.styles
    label_width = 76.0
    for start in range(0, len(styles), table.columns):
        block = start // table.columns
        if block % 2 == 0:
            if block:
                press.paper.turn_page()
            top, bottom = open_page(press, table.margins)
            y = top + 6
        else:
            y = (top + bottom) / 2
        some = styles[start : start + table.columns]
        width = (press.paper.width - 2 * MARGIN - label_width) / table.columns
        photo_height, step = (bottom - top) / 2 - 24 - 26 * len(table.rows), 26.0
        images = []
        for i, style in enumerate(some):
            left = MARGIN + label_width + i * width
            images.append(press.paper.picture(photo_jpeg(style.photo(studio=2)), (left + 3, y, left + width - 3, y + photo_height)))
        y += photo_height + 4
        end = MARGIN + label_width + len(some) * width
        for key in table.rows:
            press.paper.line(MARGIN, y, end, y)
            label = press.wording.label(LABEL_KEYS.get(key, key))
            press.paper.text(MARGIN + 3, y + 15, label, size=table.size, bold=True)
            for i, style in enumerate(some):
                left = MARGIN + label_width + i * width
                for n, line in enumerate(press.paper.wrap(press.wording.value(key, style, style.colours), width - 8, table.size)):
                    press.paper.text(left + 4, y + 11 + n * 10, line, size=table.size)
            y += step
        press.paper.line(MARGIN, y, end, y)
        for style, image in zip(some, images, strict=True):
            press.add(style, style.colours, table.rows, image=image)
