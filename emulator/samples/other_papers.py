"""Documents that look like the trade but list no product and order nothing: guides, store lists, letters, availability."""

from __future__ import annotations

import random

from emulator.samples.graphics import mood, wordmark
from emulator.samples.labels import TERMS
from emulator.samples.page_grid import PageGrid, spread
from emulator.samples.paper import GREY, PAPERS, Paper
from emulator.samples.purchases import Purchase, size_columns
from emulator.samples.style_names import BRANDS, SHOPS
from emulator.samples.wording import Wording
from emulator.samples.workbooks import SheetData

MARGIN = 50.0
CARE = (
    "Wash knitwear by hand at 30 °C and dry it flat. Do not tumble dry.",
    "Linen softens with every wash. Iron it damp at 200 °C from the inside.",
    "Store wool with cedar between October and March, folded and never on hangers.",
    "Our Green Collection uses 80% recycled yarn. Style tip: wear it with navy or sand.",
    "Repairs are free of charge in the first 24 months and cost 15.00 after that.",
)


def care_guide(seed: int) -> bytes:
    """Two pages of running text about caring for clothes, with pictures, percentages and an amount."""
    rng = random.Random(seed)
    brand = rng.choice(BRANDS)
    paper = Paper(PAPERS["a4"], rng.choice(("sans", "serif")), f"{brand} care guide")
    for page in range(2):
        paper.picture(wordmark(brand), (MARGIN, 30, MARGIN + 150, 60))
        paper.picture(mood(seed + page), (MARGIN, 80, paper.width - MARGIN, 300), "cover")
        paper.text(MARGIN, 340, ("Caring for your clothes", "Made to last")[page], size=22, bold=True)
        y = 375.0
        for sentence in rng.sample(CARE, 4):
            for line in paper.wrap(sentence, paper.width - 2 * MARGIN, 11):
                paper.text(MARGIN, y, line, size=11)
                y += 17
            y += 8
        if page == 0:
            paper.turn_page()
    return paper.finish()


def store_list(seed: int) -> bytes:
    """A ruled table of shops with addresses and telephone numbers."""
    rng = random.Random(seed)
    paper = Paper(PAPERS["letter"], "sans", "Stockists")
    paper.text(MARGIN, 60, "Stockists", size=20, bold=True)
    grid = PageGrid(paper=paper, edges=spread((2, 2.4, 1.4, 1.4), MARGIN, paper.width - MARGIN), size=8.5)
    for i, title in enumerate(("Store", "Address", "City", "Phone")):
        grid.cell(i, 80, 20, title, bold=True)
    grid.rule(80, 100, head=True)
    y = 100.0
    for n in range(18):
        texts = (
            f"{rng.choice(SHOPS)} {n + 1}",
            f"{rng.randrange(1, 200)} Example Road",
            "Sampletown",
            f"+00 555 {rng.randrange(1000, 9999)}",
        )
        for i, text in enumerate(texts):
            grid.cell(i, y, 20, text)
        grid.rule(y, y + 20)
        y += 20
    return paper.finish()


def order_letter(purchase: Purchase, wording: Wording) -> bytes:
    """A covering letter that names an order, a date and an amount, and orders nothing itself."""
    paper = Paper(PAPERS["a4"], "serif", purchase.number)
    paper.text(MARGIN, 80, purchase.shop, size=12, bold=True)
    paper.text(MARGIN, 96, "12 Example Road, 10115 Sampletown", size=9, ink=GREY)
    y = 150.0
    body = (
        f"{wording.label('order_number')}: {purchase.number}, {wording.label('date')}: {purchase.date}",
        f"Please find our order over {wording.money(purchase.amount)} attached as a separate file.",
        *TERMS[wording.language],
    )
    for sentence in body:
        for line in paper.wrap(sentence, paper.width - 2 * MARGIN, 11):
            paper.text(MARGIN, y, line, size=11)
            y += 16
        y += 6
    return paper.finish()


def availability_sheet(purchase: Purchase, wording: Wording, seed: int) -> SheetData:
    """Stock by size (available to sell): numbers under sizes that nobody has ordered."""
    rng = random.Random(seed)
    sheet = SheetData(name="ATS", widths=(14.0, 26.0, 16.0))
    sheet.add("Availability (ATS)", None, purchase.date)
    sheet.add()
    run = size_columns(style.sizes for style in purchase.range.styles)
    sheet.add(
        wording.label("style"),
        wording.label("name"),
        wording.label("colour"),
        *(f"ATS {size}" for size in run),
        "ATS total",
        bold=True,
    )
    for style in purchase.range.styles:
        for colour in style.colours:
            stock = [rng.randrange(0, 80) if size in style.sizes else None for size in run]
            sheet.add(style.number, style.name, wording.colour(colour)[0], *stock, sum(n or 0 for n in stock))
    return sheet
