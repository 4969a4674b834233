"""Orders on pages whose items take several lines each: sizes over quantities, or the variant written under the product's name."""

from __future__ import annotations

from emulator.samples.order_pages import MARGIN, print_head
from emulator.samples.order_sheets import column_label
from emulator.samples.page_grid import PageGrid, spread
from emulator.samples.paper import GREY, PAPERS, Paper
from emulator.samples.purchases import Purchase
from emulator.samples.wording import Wording


def print_size_rows(purchase: Purchase, wording: Wording) -> bytes:
    """Each colourway as a line of facts, then a row of its sizes and a row of quantities under them."""
    paper = Paper(PAPERS["letter"], "sans", purchase.number)
    right = paper.width - MARGIN
    y = print_head(paper, purchase, wording, "")
    for lines in purchase.by_colourway().values():
        if y + 62 > paper.height - 50:
            paper.turn_page()
            y = 50.0
        first, pieces = lines[0], sum(line.quantity for line in lines)
        style = first.style
        paper.text(MARGIN, y + 12, style.number, size=9, bold=True)
        paper.text(MARGIN + 90, y + 12, style.name, size=9)
        paper.text(MARGIN + 270, y + 12, wording.colour(first.colour)[0], size=9)
        paper.text(
            right,
            y + 12,
            f"{wording.money(style.wholesale)}  ×  {pieces}  =  {wording.money(style.wholesale * pieces)}",
            size=9,
            align="right",
        )
        wanted = {line.size: line.quantity for line in lines}
        grid = PageGrid(paper=paper, edges=spread([1.6, *[1.0] * len(style.sizes)], MARGIN + 90, right - 60), ruling="grid", size=8)
        rows = (
            [wording.label("size"), *style.sizes],
            [wording.label("quantity"), *(str(wanted.get(size, "")) for size in style.sizes)],
        )
        for n, texts in enumerate(rows):
            for i, text in enumerate(texts):
                grid.cell(i, y + 18 + n * 16, 16, text, bold=n == 0, align="left" if i == 0 else "centre")
            grid.rule(y + 18 + n * 16, y + 34 + n * 16)
        y += 62
    paper.text(
        right,
        y + 16,
        f"{wording.label('total')}: {purchase.quantity}   {wording.money(purchase.amount)}",
        size=10,
        bold=True,
        align="right",
    )
    return paper.finish()


def print_variants(purchase: Purchase, wording: Wording) -> bytes:
    """A web shop's order: under each product's name its variant `Colour / Size` and the style number in small letters."""
    paper = Paper(PAPERS["a4"], "sans", purchase.number)
    grid = PageGrid(paper=paper, edges=spread((4.4, 1, 1.3, 1.4), MARGIN, paper.width - MARGIN), ruling="rows", size=9)
    y = print_head(paper, purchase, wording, "")
    for i, label in enumerate(("Product", wording.label("quantity"), column_label("unit_price", wording), wording.label("amount"))):
        grid.cell(i, y, 18, label, bold=True, align="left" if i == 0 else "right")
    grid.rule(y, y + 18, head=True)
    y += 18
    for line in purchase.lines:
        if y + 42 > paper.height - 50:
            paper.turn_page()
            y = 50.0
        paper.text(MARGIN + 3, y + 12, line.style.name, size=9, bold=True)
        paper.text(MARGIN + 3, y + 23, f"{wording.colour(line.colour)[0]} / {line.size}", size=8)
        paper.text(MARGIN + 3, y + 33, f"SKU: {line.style.number}", size=7.5, ink=GREY)
        for i, text in enumerate((str(line.quantity), wording.money(line.style.wholesale), wording.money(line.amount)), start=1):
            grid.cell(i, y, 38, text, align="right")
        grid.rule(y, y + 38)
        y += 38
    paper.text(
        paper.width - MARGIN,
        y + 18,
        f"{wording.label('total')} {wording.money(purchase.amount)}",
        size=11,
        bold=True,
        align="right",
    )
    return paper.finish()
