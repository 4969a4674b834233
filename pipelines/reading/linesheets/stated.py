"""What a page or sheet of a linesheet states that some product should have: amounts of money, style numbers and colours, each with
its place. Read from the bare text, apart from how products are read, so that both can be compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pipelines.reading.doubts import covers
from pipelines.reading.layout import Line
from pipelines.reading.linesheets.bare_readings import is_in_brackets, is_term
from pipelines.reading.linesheets.facts import Facts
from pipelines.reading.linesheets.reading import LineText
from pipelines.reading.model import Box, Cell, Page, Price, Product, Sheet
from pipelines.reading.words.colors import is_color_text
from pipelines.reading.words.money import find_prices
from pipelines.reading.words.style_numbers import find_style_numbers

PRICES = ("wholesale_price", "retail_price", "price")


@dataclass(frozen=True, kw_only=True)
class Spot:
    """A text and where it stands: in a box on a page, or in a cell of a sheet; `amount` if it is money."""

    text: str
    box: Box | None = None
    cell: str | None = None
    amount: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class Stated:
    """What one page or sheet states. Exactly one of `page` and `sheet` is set."""

    amounts: tuple[Spot, ...] = ()
    styles: tuple[Spot, ...] = ()
    colors: tuple[Spot, ...] = ()
    page: int | None = None
    sheet: str | None = None

    def within(self, first: int, last: int) -> Stated:
        """What the rows `first` to `last` of a sheet state."""

        def inside(spots: Sequence[Spot]) -> tuple[Spot, ...]:
            return tuple(spot for spot in spots if first <= cell_to_row(spot.cell or "") <= last)

        return replace(self, amounts=inside(self.amounts), styles=inside(self.styles), colors=inside(self.colors))


def page_to_stated(page: Page, lines: Sequence[Line], facts: Facts) -> Stated:
    """`lines` are those of the page's content, without running headers and footers. What is struck through is not stated."""
    amounts: list[Spot] = []
    styles: list[Spot] = []
    colors: list[Spot] = []
    struck = [word.box for word in page.words if word.struck]
    for line in lines:
        where = LineText(line=line)
        numbered = find_style_numbers(line.text, facts.style_shapes)
        styles += [Spot(text=line.text[start:end], box=where.box(start, end)) for start, end in numbered]
        for price, start, end in _text_to_prices(line.text, facts):
            spot = Spot(text=line.text[start:end], box=where.box(start, end), amount=Decimal(price.amount))
            if not any(first <= start and end <= last for first, last in numbered) and not _within_any(spot.box, struck):
                amounts.append(spot)
        if is_color_text(line.text):
            colors.append(Spot(text=line.text, box=line.box))
    return Stated(amounts=tuple(amounts), styles=tuple(styles), colors=tuple(colors), page=page.number)


def sheet_to_stated(sheet: Sheet, products: Sequence[Product], facts: Facts) -> Stated:
    """`products` are those read on the sheet: numbers without a currency are amounts in the columns of their prices alone, and
    codes are style numbers in the columns of theirs; with no products, anywhere."""
    priced, first = _places_of(products, PRICES)
    numbered, _ = _places_of(products, ("style_number",))
    amounts: list[Spot] = []
    styles: list[Spot] = []
    colors: list[Spot] = []
    for (row, _), cell in sorted(sheet.cells.items()):
        if cell.merged or not cell.text.strip():
            continue
        column = _column_of(cell.address)
        codes = find_style_numbers(cell.text, facts.style_shapes) if column in numbered or not products else []
        styles += [Spot(text=cell.text[start:end], cell=cell.address) for start, end in codes]
        if not codes:
            amounts += _cell_to_amounts(cell, facts, bare=column in priced and row >= first)
        if is_color_text(cell.text):
            colors.append(Spot(text=cell.text, cell=cell.address))
    return Stated(amounts=tuple(amounts), styles=tuple(styles), colors=tuple(colors), sheet=sheet.name)


def sheets_to_stated(sheets: Sequence[Sheet], products: Sequence[Product], facts: Facts) -> list[Stated]:
    """What each shown sheet states; `products` are those of all sheets."""
    shown = [sheet for sheet in sheets if not sheet.hidden]
    return [sheet_to_stated(sheet, [p for p in products if p.sheet == sheet.name], facts) for sheet in shown]


def without_titles(stated: Sequence[Stated]) -> list[Stated]:
    """What the pages of a document state, without colour words that every second page says: a brand's name, a season's."""
    pages = Counter(text for page in stated for text in {spot.text for spot in page.colors})
    titles = {text for text, count in pages.items() if count > 1 and 2 * count >= len(stated)}
    return [replace(page, colors=tuple(spot for spot in page.colors if spot.text not in titles)) for page in stated]


def cell_to_row(address: str) -> int:
    """The row, from 0, of a cell in A1 notation; -1 for none."""
    return int("0" + "".join(sign for sign in address if sign.isdigit())) - 1


def _within_any(box: Box | None, others: Sequence[Box]) -> bool:
    return box is not None and any(covers(other, box) for other in others)


def _text_to_prices(text: str, facts: Facts) -> Iterator[tuple[Price, int, int]]:
    """The prices in a text, without what orders must come to and what says the same in brackets."""
    for price, start, end in find_prices(text, facts.currency, facts.number_style):
        if Decimal(price.amount) > 0 and not is_term(text[:start]) and not is_in_brackets(text, start):
            yield price, start, end


def _cell_to_amounts(cell: Cell, facts: Facts, *, bare: bool) -> list[Spot]:
    amounts = [Decimal(price.amount) for price, _, _ in _text_to_prices(cell.text, facts)]
    if not amounts and bare and cell.number:
        amounts = [Decimal(repr(cell.number))]
    return [Spot(text=cell.text, cell=cell.address, amount=amount) for amount in amounts]


def _places_of(products: Sequence[Product], fields: Sequence[str]) -> tuple[set[str], int]:
    """The columns in which products have fields, and the first row."""
    cells = [e.cell for product in products for name in fields if (e := product.evidence.get(name)) is not None and e.cell]
    return {_column_of(cell) for cell in cells}, min(map(cell_to_row, cells), default=0)


def _column_of(address: str | None) -> str:
    return "".join(sign for sign in address or "" if sign.isalpha())
