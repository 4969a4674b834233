"""Purchase orders and invoices as pages: a head, a table of lines or of sizes, totals at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from emulator.samples.order_sheets import cell_value, column_label
from emulator.samples.page_grid import HEAD_FILL, PageGrid, spread
from emulator.samples.paper import GREY, PAPERS, Paper
from emulator.samples.purchases import OrderedLine, Purchase
from emulator.samples.wording import Wording

MARGIN = 40.0  # points
WEIGHTS = {"name": 2.6, "colour": 1.7, "sku": 2.0, "number": 1.3, "barcode": 1.7, "line": 0.5, "size": 0.8, "quantity": 0.8}
NUMERIC = ("quantity", "unit_price", "amount", "retail")


@dataclass(frozen=True, kw_only=True)
class OrderPages:
    """How an order's table stands on pages; `columns` as in a flat order. Long names may take a second line."""

    columns: tuple[str, ...] = ("number", "name", "colour", "size", "quantity", "unit_price", "amount")
    ruling: str = "grid"
    header: str = "each page"
    row_height: float = 18
    size: float = 8
    totals: bool = True
    carried: bool = False  # each page ends with what is carried over to the next
    paper: str = "a4"
    face: str = "sans"
    title: str = ""


def print_head(paper: Paper, purchase: Purchase, wording: Wording, title: str) -> float:
    """The order's head on the first page; where it ends."""
    paper.text(MARGIN, 56, purchase.shop, size=13, bold=True)
    paper.text(MARGIN, 70, "12 Example Road · 10115 Sampletown", size=8, ink=GREY)
    right = paper.width - MARGIN
    paper.text(right, 56, title or wording.label("order"), size=15, bold=True, align="right")
    paper.text(right, 74, f"{wording.label('order_number')}: {purchase.number}", size=9, align="right")
    paper.text(right, 87, f"{wording.label('date')}: {purchase.date}", size=9, align="right")
    paper.text(MARGIN, 104, purchase.range.brand, size=9, bold=True)
    paper.text(MARGIN, 116, "1 Specimen Street, 1000 Model City", size=8, ink=GREY)
    return 136.0


def _text(key: str, line: OrderedLine, wording: Wording, index: int) -> str:
    value = cell_value(key, line, wording, index)
    return wording.money(value) if isinstance(value, Decimal) else str(value)


def print_order(layout: OrderPages, purchase: Purchase, wording: Wording, lines: Sequence[OrderedLine] | None = None) -> bytes:
    """The finished PDF."""
    paper = Paper(PAPERS[layout.paper], layout.face, purchase.number)
    columns = layout.columns
    edges = spread([WEIGHTS.get(key, 1.0) for key in columns], MARGIN, paper.width - MARGIN)
    grid = PageGrid(paper=paper, edges=edges, ruling=layout.ruling, size=layout.size)
    y = _header(layout, grid, wording, print_head(paper, purchase, wording, layout.title))
    bottom, so_far = paper.height - 60, Decimal(0)
    for index, line in enumerate(lines or purchase.lines, start=1):
        texts = [_text(key, line, wording, index) for key in columns]
        height = layout.row_height + layout.size * 1.2 * (max(grid.lines_in(i, t) for i, t in enumerate(texts)) - 1)
        if y + height > bottom:
            if layout.carried:
                grid.cell(0, y, 18, f"Carried over {wording.money(so_far)}", to=len(columns) - 1, align="right")
            _foot(paper, wording)
            paper.turn_page()
            y = _header(layout, grid, wording, 50) if layout.header == "each page" else 50
        if layout.ruling == "zebra" and index % 2 == 0:
            grid.fill(y, y + height)
        for i, (key, text) in enumerate(zip(columns, texts, strict=True)):
            grid.cell(i, y, height, text, align="right" if key in NUMERIC else "left")
        grid.rule(y, y + height)
        y += height
        so_far += line.amount
    if layout.totals:
        _totals(layout, grid, purchase, wording, y + 6)
    _foot(paper, wording)
    return paper.finish()


def _header(layout: OrderPages, grid: PageGrid, wording: Wording, top: float) -> float:
    labels = [column_label(key, wording) for key in layout.columns]
    height = 10 + layout.size * 1.2 * max(grid.lines_in(i, label, bold=True) for i, label in enumerate(labels))
    if layout.ruling in ("grid", "zebra"):
        grid.fill(top, top + height, HEAD_FILL)
    for i, (key, label) in enumerate(zip(layout.columns, labels, strict=True)):
        grid.cell(i, top, height, label, bold=True, align="right" if key in NUMERIC else "left")
    grid.rule(top, top + height, head=True)
    return top + height


def _totals(layout: OrderPages, grid: PageGrid, purchase: Purchase, wording: Wording, y: float) -> None:
    right = grid.edges[-1] - 3
    if "quantity" in layout.columns:
        column = layout.columns.index("quantity")
        grid.cell(column, y, 16, str(purchase.quantity), bold=True, align="right")
        grid.cell(0, y, 16, wording.label("total"), bold=True)
    if "amount" in layout.columns:
        grid.paper.text(right, y + 11, wording.money(purchase.amount), size=layout.size, bold=True, align="right")


def _foot(paper: Paper, wording: Wording) -> None:
    paper.text(paper.width / 2, paper.height - 24, f"{wording.label('page')} {paper.page}", size=7, ink=GREY, align="centre")
