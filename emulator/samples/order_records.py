"""Orders whose items are no plain rows: two lines for each item, two things in each cell, products side by side."""

from __future__ import annotations

from emulator.samples.order_pages import MARGIN, print_head
from emulator.samples.order_sheets import Sheets, column_label, preamble, sku_of
from emulator.samples.page_grid import PageGrid, spread
from emulator.samples.paper import PAPERS, Paper
from emulator.samples.purchases import Purchase, order_row, size_columns
from emulator.samples.truth import OrderRow
from emulator.samples.wording import Wording
from emulator.samples.workbooks import SheetData, Value, as_typed

LINE = 12.0  # points


def print_records(purchase: Purchase, wording: Wording) -> bytes:
    """An ERP's order: number and description on one line, below it quantity and prices under labels of their own."""
    paper = Paper(PAPERS["a4"], "sans", purchase.number)
    y = _record_head(paper, wording, print_head(paper, purchase, wording, ""))
    for index, line in enumerate(purchase.lines, start=1):
        if y + 3 * LINE > paper.height - 50:
            paper.turn_page()
            y = _record_head(paper, wording, 50.0)
        paper.text(MARGIN, y, f"{index * 10:05d}", size=9)
        paper.text(MARGIN + 50, y, sku_of(line), size=9)
        paper.text(MARGIN + 190, y, f"{line.style.name}, {wording.colour(line.colour)[0]}", size=9)
        paper.text(MARGIN + 70, y + LINE, str(line.quantity), size=9)
        paper.text(MARGIN + 150, y + LINE, wording.number(line.style.wholesale), size=9)
        paper.text(MARGIN + 300, y + LINE, wording.number(line.amount), size=9)
        y += 2.8 * LINE
    paper.text(MARGIN + 150, y, f"{wording.label('total')} {wording.currency}", size=9, bold=True)
    paper.text(MARGIN + 300, y, wording.number(purchase.amount), size=9, bold=True)
    return paper.finish()


def _record_head(paper: Paper, wording: Wording, y: float) -> float:
    for x, label in ((0, "Item"), (50, "Material"), (190, column_label("name", wording))):
        paper.text(MARGIN + x, y, label, size=9, bold=True)
    for x, key in ((70, "quantity"), (150, "unit_price"), (300, "amount")):
        paper.text(MARGIN + x, y + LINE, column_label(key, wording), size=9, bold=True)
    return y + 3 * LINE


def print_doubled_cells(purchase: Purchase, wording: Wording) -> bytes:
    """A table whose cells hold two things, one below the other, as its header does: number and name, colour and size."""
    paper = Paper(PAPERS["a4"], "serif", purchase.number)
    grid = PageGrid(paper=paper, edges=spread((3, 2, 1, 1.2, 1.4), MARGIN, paper.width - MARGIN), ruling="none", size=9)
    y = _doubled_head(grid, wording, print_head(paper, purchase, wording, ""))
    for line in purchase.lines:
        if y + 2 * LINE > paper.height - 50:
            paper.turn_page()
            y = _doubled_head(grid, wording, 50.0)
        for i, text in enumerate((line.style.number, wording.colour(line.colour)[0])):
            grid.cell(i, y, LINE, text)
        for i, text in enumerate((line.style.name, line.size)):
            grid.cell(i, y + LINE, LINE, text)
        for i, text in enumerate((str(line.quantity), wording.money(line.style.wholesale), wording.money(line.amount)), start=2):
            grid.cell(i, y, LINE, text, align="right")
        y += 2.9 * LINE
    paper.text(paper.width - MARGIN, y + LINE, f"{wording.label('total')} {wording.money(purchase.amount)}", size=9, align="right")
    return paper.finish()


def _doubled_head(grid: PageGrid, wording: Wording, y: float) -> float:
    for i, key in enumerate(("number", "colour", "quantity", "unit_price", "amount")):
        grid.cell(i, y, LINE, column_label(key, wording), bold=True, align="left" if i < 2 else "right")
    for i, key in enumerate(("name", "size")):
        grid.cell(i, y + LINE, LINE, column_label(key, wording), bold=True)
    return y + 3 * LINE


def products_side_by_side(purchase: Purchase, wording: Wording) -> Sheets:
    """A sheet on its side: a column for each colourway, below its facts the pieces of each size."""
    sheet = SheetData(name="Order", widths=(14.0,))
    preamble(sheet, purchase, wording)
    groups = list(purchase.by_colourway().values())
    sheet.add(column_label("number", wording), *(as_typed(lines[0].style.number) for lines in groups))
    sheet.add(column_label("name", wording), *(lines[0].style.name for lines in groups))
    sheet.add(column_label("colour", wording), *(wording.colour(lines[0].colour)[0] for lines in groups))
    sheet.add(column_label("unit_price", wording), *(lines[0].style.wholesale for lines in groups))
    for size in size_columns(line.style.sizes for line in purchase.lines):
        counts: list[Value] = [sum(line.quantity for line in lines if line.size == size) or None for lines in groups]
        sheet.add(as_typed(size), *counts)
    return [sheet], [order_row(line, wording) for lines in groups for line in lines]


def sizes_in_a_cell(purchase: Purchase, wording: Wording) -> Sheets:
    """A row for each colourway whose sizes and their counts stand in one cell: "S:2 M:4 L:2"."""
    sheet = SheetData(name="Order", widths=(14.0, 26.0, 16.0, 30.0))
    preamble(sheet, purchase, wording)
    sheet.add(*(column_label(key, wording) for key in ("number", "name", "colour", "sizes", "quantity", "unit_price")), bold=True)
    truth: list[OrderRow] = []
    for lines in purchase.by_colourway().values():
        style, pieces = lines[0].style, sum(line.quantity for line in lines)
        cell = " ".join(f"{line.size}:{line.quantity}" for line in lines)
        sheet.add(as_typed(style.number), style.name, wording.colour(lines[0].colour)[0], cell, pieces, style.wholesale)
        truth += [order_row(line, wording) for line in lines]
    return [sheet], truth
