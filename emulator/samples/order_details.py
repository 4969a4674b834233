"""Orders on pages with sizes side by side, and orders whose second part only details the first."""

from __future__ import annotations

from decimal import Decimal

from emulator.samples.order_pages import MARGIN, print_head
from emulator.samples.order_sheets import cell_value, column_label
from emulator.samples.page_grid import HEAD_FILL, PageGrid, spread
from emulator.samples.paper import GREY, PAPERS, Paper
from emulator.samples.purchases import Purchase, size_columns
from emulator.samples.wording import Wording


def print_size_columns(purchase: Purchase, wording: Wording, *, ruling: str = "grid", paper_size: str = "a4") -> bytes:
    """A page table with a column for each size of the range."""
    paper = Paper(PAPERS[paper_size], "sans", purchase.number)
    run = size_columns(line.style.sizes for line in purchase.lines)
    weights = [1.7, 3.2, 2.0, *[0.7] * len(run), 1.0, 1.3, 1.5]
    grid = PageGrid(paper=paper, edges=spread(weights, MARGIN, paper.width - MARGIN), ruling=ruling, size=7.5)
    labels = [*(column_label(k, wording) for k in ("number", "name", "colour")), *run]
    labels += [wording.label("quantity"), column_label("unit_price", wording), wording.label("amount")]

    def header(top: float) -> float:
        grid.fill(top, top + 18, HEAD_FILL)
        for i, label in enumerate(labels):
            grid.cell(i, top, 18, label, bold=True, align="left" if i < 3 else "centre")
        grid.rule(top, top + 18, head=True)
        return top + 18

    y = header(print_head(paper, purchase, wording, ""))
    for lines in purchase.by_colourway().values():
        if y + 20 > paper.height - 60:
            paper.turn_page()
            y = header(50)
        wanted, first = {line.size: line.quantity for line in lines}, lines[0]
        pieces = sum(wanted.values())
        texts = [str(cell_value(key, first, wording, 0)) for key in ("number", "name", "colour")]
        texts += [str(wanted.get(size, "")) for size in run]
        texts += [str(pieces), wording.money(first.style.wholesale), wording.money(first.style.wholesale * pieces)]
        for i, text in enumerate(texts):
            grid.cell(i, y, 20, text, align="left" if i < 3 else "centre")
        grid.rule(y, y + 20)
        y += 20
    grid.cell(0, y + 3, 16, wording.label("total"), bold=True)
    grid.cell(len(labels) - 3, y + 3, 16, str(purchase.quantity), bold=True, align="centre")
    grid.cell(len(labels) - 1, y + 3, 16, wording.money(purchase.amount), bold=True, align="right")
    return paper.finish()


def print_with_details(purchase: Purchase, wording: Wording) -> bytes:
    """Page 1 sums each style up; the pages after it give the same pieces by colour and size."""
    paper = Paper(PAPERS["a4"], "sans", purchase.number)
    right = paper.width - MARGIN
    grid = PageGrid(paper=paper, edges=spread((1.4, 3, 1, 1.2, 1.4), MARGIN, right), ruling="rows", size=8.5)
    y = print_head(paper, purchase, wording, "")
    labels = [column_label(k, wording) for k in ("number", "name", "quantity", "unit_price", "amount")]
    groups = [(style, [x for x in purchase.lines if x.style.number == style.number]) for style in purchase.range.styles]
    rows = [
        (
            s.number,
            s.name,
            str(sum(x.quantity for x in g)),
            wording.money(s.wholesale),
            wording.money(sum((x.amount for x in g), Decimal(0))),
        )
        for s, g in groups
        if g
    ]
    for texts, bold in [(labels, True), *((list(row), False) for row in rows)]:
        for i, text in enumerate(texts):
            grid.cell(i, y, 18, text, bold=bold, align="left" if i < 2 else "right")
        grid.rule(y, y + 18, head=bold)
        y += 18
    paper.text(right - 3, y + 16, f"{wording.label('total')}  {wording.money(purchase.amount)}", size=10, bold=True, align="right")
    paper.text(MARGIN, y + 50, "Size breakdown on the following pages.", size=9, ink=GREY)
    paper.turn_page()
    paper.text(MARGIN, 50, f"{purchase.number} – Size breakdown", size=13, bold=True)
    y = 70.0
    detail = PageGrid(paper=paper, edges=spread((1.4, 2.4, 1.6, 0.8, 0.8), MARGIN, right), ruling="rows", size=8)
    keys = ("number", "name", "colour", "size", "quantity")
    for i, key in enumerate(keys):
        detail.cell(i, y, 16, column_label(key, wording), bold=True)
    detail.rule(y, y + 16, head=True)
    y += 16
    for line in purchase.lines:
        if y + 16 > paper.height - 50:
            paper.turn_page()
            y = 50.0
        for i, key in enumerate(keys):
            detail.cell(i, y, 16, str(cell_value(key, line, wording, 0)))
        detail.rule(y, y + 16)
        y += 16
    return paper.finish()
