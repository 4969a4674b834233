"""Plain price lists on a page: names on the left, each with its price far to the right on the same height, and no header."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.reading.layout import Line
from pipelines.reading.linesheets.table_grid import lines_to_rows
from pipelines.reading.model import Box, Cell, Table, union_of
from pipelines.reading.words.labels import PRICES
from pipelines.reading.words.money import find_prices
from pipelines.reading.words.style_numbers import looks_like_style_number
from pipelines.reading.words.vocabulary import header_to_field

LEAST_ROWS = 4
LEAST_GAP_EM = 3.0  # between a name and its price; nearer they are one text
ALIGNED_EM = 1.0  # how far apart the edges of a list's names or prices may lie
WRAP_EM = 0.7  # a line this close above one that begins in the middle of a sentence belongs to it
Pair = tuple[Line, Line]


def lines_to_price_lists(lines: Sequence[Line], page: int) -> list[Table]:
    """A table of names and prices for every list of at least `LEAST_ROWS` rows.

    Lines without a price between the rows are headings, in a row of their own, the begin of a wrapped name, or remarks (left out).
    """
    found: list[Table] = []
    run: list[Pair] = []
    between: dict[int, list[Line]] = {}  # lines above the pair with that index
    for row in [*lines_to_rows(lines), []]:
        pair = _pair(row, run[0][0].box[0] if run else 0.0)
        if pair is not None and (not run or _same_list(run[-1], pair)):
            run.append(pair)
            continue
        if run and row and max(line.box[2] for line in row) < run[0][0].box[0]:
            continue  # another column of the page
        if run and len(row) == 1 and not find_prices(row[0].text):
            between.setdefault(len(run), []).append(row[0])
            continue
        between.pop(len(run), None)  # what stands below the last one
        if len(run) >= LEAST_ROWS and sum(map(len, between.values())) <= len(run):
            found.append(_to_table(run, between, page))
        run, between = ([pair] if pair is not None else []), {}
    return found


def _pair(row: Sequence[Line], left: float = 0.0) -> Pair | None:
    """The name and the price of a row that holds nothing else from `left` on."""
    row = [line for line in row if line.box[2] > left]
    if len(row) != 2:
        return None
    name, price = row
    prices = find_prices(price.text)
    alone = len(prices) == 1 and price.text[: prices[0][1]].strip() + price.text[prices[0][2] :].strip() == ""
    worded = sum(c.isalpha() for c in name.text) > 2 and not find_prices(name.text)
    numbered = any(looks_like_style_number(word) for word in name.text.split()) and len(name.text.split()) < 3
    numbered = numbered or (header_to_field(name.text) or ("", 0.0))[0] in PRICES  # a label: "Wholesale"
    far = price.box[0] - name.box[2] > LEAST_GAP_EM * name.em
    return (name, price) if alone and worded and far and not numbered else None


def _same_list(upper: Pair, lower: Pair) -> bool:
    (name, price), (next_name, next_price) = upper, lower
    edges = (abs(price.box[0] - next_price.box[0]), abs(price.box[2] - next_price.box[2]))
    return min(edges) < ALIGNED_EM * price.em and abs(name.box[0] - next_name.box[0]) < ALIGNED_EM * name.em


def _to_table(pairs: Sequence[Pair], between: dict[int, list[Line]], page: int) -> Table:
    rows: list[tuple[Cell, Cell]] = []
    for index, (name, price) in enumerate(pairs):
        cell = Cell(text=name.text, box=name.box)
        for line in reversed(between.get(index, [])):
            goes_on = name.text[:1].islower() or name.text[:1] in "([+&"
            if goes_on and name.box[1] - line.box[3] < WRAP_EM * line.size:
                cell = Cell(text=f"{line.text} {cell.text}", box=union_of([line.box, name.box]))
            elif line.text.isupper() or line.size > 1.1 * name.size or (line.bold and not name.bold):
                rows.append((Cell(text=line.text, box=line.box), Cell(text="", box=_beside(line.box, price.box))))
        rows.append((cell, Cell(text=price.text, box=price.box)))
    return Table(rows=tuple(rows), page=page)


def _beside(box: Box, column: Box) -> Box:
    """Where a row's cell of another column would stand."""
    return (column[0], box[1], column[2], box[3])
