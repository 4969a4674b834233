"""The pages and margins around the products: covers, contents, terms, running headers and footers. It adds no rows of truth."""

from __future__ import annotations

from dataclasses import dataclass

from emulator.samples.graphics import mood, pale_ground, wordmark
from emulator.samples.labels import TERMS
from emulator.samples.paper import GREY, RULE
from emulator.samples.press import Press

MARGIN = 36.0  # points


@dataclass(frozen=True, kw_only=True)
class Margins:
    """What stands on every page: a logo or the brand as text, the season, page numbers, a price legend, a ground under it all.

    The legend may name {wholesale}, {retail}, {price} and {currency}.
    """

    logo: bool = False
    header: bool = True
    page_numbers: str = "plain"  # "plain" 3, "word" Page 3, "none"
    legend: str = ""
    ground: bool = False


def open_page(press: Press, margins: Margins) -> tuple[float, float]:
    """Print the margins of the current page; top and bottom in points of what is left for products."""
    paper = press.paper
    if margins.ground:
        paper.picture(pale_ground(press.range.seed), (0, 0, paper.width, paper.height), "stretch")
    if margins.logo:
        paper.picture(wordmark(press.range.brand), (MARGIN, 14, MARGIN + 130, 38))
    elif margins.header:
        paper.text(MARGIN, 28, press.range.brand.upper(), size=9, bold=True)
    if margins.header:
        paper.text(
            paper.width - MARGIN, 28, f"{press.wording.label('linesheet')} {press.range.season}", size=8, ink=GREY, align="right"
        )
        paper.line(MARGIN, 42, paper.width - MARGIN, 42)
    if margins.legend:
        named = {key: press.wording.label(key) for key in ("wholesale", "retail", "price")}
        legend = margins.legend.format(currency=press.wording.currency, **named)
        paper.text(paper.width / 2, 28, legend, size=7, ink=GREY, align="centre")
    if margins.page_numbers != "none":
        number = f"{press.wording.label('page')} {paper.page}" if margins.page_numbers == "word" else str(paper.page)
        paper.text(paper.width / 2, paper.height - 16, number, size=7, ink=GREY, align="centre")
    return (50.0 if margins.header or margins.logo or margins.legend else 30.0), paper.height - 30.0


def print_cover(press: Press) -> None:
    """A cover with a large atmospheric picture, the brand and the season; the page ends."""
    paper = press.paper
    paper.picture(mood(press.range.seed), (0, 0, paper.width, paper.height * 0.62), "cover")
    paper.text(paper.width / 2, paper.height * 0.74, press.range.brand, size=30, bold=True, align="centre")
    title = f"{press.wording.label('linesheet')} {press.range.season}"
    paper.text(paper.width / 2, paper.height * 0.79, title, size=14, ink=GREY, align="centre")
    paper.text(paper.width / 2, paper.height * 0.94, "sales@example.com  ·  +00 000 000 000", size=8, ink=GREY, align="centre")
    paper.turn_page()


def print_editorial(press: Press) -> None:
    """A page that is one large atmospheric picture with a line of poetry; the page ends."""
    paper = press.paper
    paper.picture(mood(press.range.seed + 7, 600, 800), (0, 0, paper.width, paper.height), "cover")
    paper.text(paper.width * 0.1, paper.height * 0.88, f"{press.range.season}: the long way home", size=16, ink=(1, 1, 1))
    paper.turn_page()


def print_contents(press: Press) -> None:
    """A table of contents by category with leaders and page numbers; the page ends."""
    paper = press.paper
    paper.text(MARGIN, 80, {"en": "Contents", "de": "Inhalt"}.get(press.wording.language, "Index"), size=20, bold=True)
    y = 120.0
    for i, category in enumerate(dict.fromkeys(style.category_name for style in press.range.styles)):
        paper.text(MARGIN, y, category, size=11)
        paper.text(MARGIN + 260, y, str(paper.page + 1 + i), size=11, align="right")
        paper.line(MARGIN + paper.measure(category, 11) + 6, y, MARGIN + 240, y, ink=RULE, thickness=0.4)
        y += 22
    paper.turn_page()


def print_terms(press: Press) -> None:
    """A page of ordering terms, full of amounts, dates and sizes that belong to no product. It begins a page and leaves it open."""
    paper = press.paper
    paper.turn_page()
    titles = {"en": "Terms & Conditions", "de": "Bedingungen", "fr": "Conditions", "es": "Condiciones", "it": "Condizioni"}
    paper.text(MARGIN, 70, titles.get(press.wording.language, "Terms"), size=18, bold=True)
    y = 105.0
    for i, sentence in enumerate(TERMS[press.wording.language], start=1):
        for line in paper.wrap(f"{i}. {sentence}", paper.width - 2 * MARGIN, 9.5):
            paper.text(MARGIN, y, line, size=9.5)
            y += 15
        y += 6
    paper.text(MARGIN, y + 20, "orders@example.com   +00 000 000 000   VAT XX000000000", size=9, ink=GREY)
