"""Orders without a table: a card for each item, or a box for each style, whose sizes stand in a grid of their own over the pieces.

Each grid is told by the words around it, down to the widest gap before the next one; what a box says in its title holds for all of
its grids. The cards become one ordinary table, a row for each size.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipelines.reading.model import Cell, Table, Word, union_of
from pipelines.reading.orders.captions import NUMBERS, cells_to_caption, cells_to_facts, prices_under_labels
from pipelines.reading.orders.forms import LABELS
from pipelines.reading.orders.page_rows import TextRow
from pipelines.reading.orders.rows import Texts
from pipelines.reading.tables.cell_kinds import is_prose, text_to_quantity
from pipelines.reading.tables.headers import IDENTITY
from pipelines.reading.words.header_words import Field
from pipelines.reading.words.money import find_prices
from pipelines.reading.words.sizes import is_one_size, is_size
from pipelines.reading.words.vocabulary import header_to_field, is_total_label

FEWEST_GRIDS = 2  # of an order read so
MOST_BETWEEN = 4  # rows level with a card's facts between its sizes and their pieces
BELOW = 3.0  # of a line's height from the sizes down to their pieces
REACH = 1.3  # of how far the words of other cards stand from their grids, for the first and the last of a page
ALIGNED_EM = 0.5  # words of one block begin at one place
FIELDS: tuple[Field, ...] = ("style_number", "sku", "description", "color", "size", "quantity", "unit_price")
OFFERED: tuple[Field, ...] = ("unit_price", "wholesale_price", "price")
_SIGN = re.compile(r"[x×*:=]")
_ZERO = re.compile(r"[-–—.·0]")
_TIMES = re.compile(r"\d+\s*[^\W\d_]*\.?\s*[x×*@]\s*(?P<price>\D{0,4}\d[\d.,]*\D{0,4})")  # "9 units × $98.00"
_BARE = re.compile(r"[^\w\s]?\s*[\d.,' ]+\s*[^\w\s]?")  # an amount of which nothing says what it is


@dataclass(frozen=True, kw_only=True)
class SizeGrid:
    """Sizes, the pieces right below them (None for none), and the indexes of the page's rows that both stand in."""

    sizes: tuple[Word, ...]
    pieces: tuple[Word | None, ...]
    first: int
    last: int
    words: tuple[Word, ...] = ()  # further words that it takes: the signs between a size and its pieces

    @property
    def taken(self) -> set[int]:
        """The identities of the page's words that tell sizes and pieces, and nothing else."""
        return {id(word) for word in (*self.sizes, *self.pieces, *self.words)}


@dataclass(frozen=True, kw_only=True)
class CardPage:
    """The rows of a page and the grids that stand among them."""

    number: int
    rows: tuple[TextRow, ...]
    grids: tuple[SizeGrid, ...]


def rows_to_cards(number: int, rows: Sequence[TextRow]) -> CardPage | None:
    """A page with its grids from the top: runs of sizes and, under them, pieces, dashes or nothing, or sizes each with its pieces
    behind a sign; None when none stands there, or two beside each other."""
    grids: list[SizeGrid] = []
    rows = [replace(row, words=_with_sizes_joined(row.words)) for row in rows]
    for index, row in enumerate(rows):
        listed = _listed(row, index)
        sizes = _size_run(row) if listed is None else ()
        if listed is not None:
            grids.append(listed)
        elif sizes and not (grids and index <= grids[-1].last):
            found = _with_pieces(sizes, index, rows)
            grids += [found] if found is not None else []
    return CardPage(number=number, rows=tuple(rows), grids=tuple(grids)) if grids else None


def cards_to_tables(pages: Sequence[CardPage]) -> list[Table]:
    """A table for each page of cards, one row a size; [] for fewer than two cards, and when none of them is named."""
    if sum(len(page.grids) for page in pages) < FEWEST_GRIDS:
        return []
    above, below = _reach(pages)
    said: Texts = {}
    tables = []
    named = False
    for page in pages:
        rows = []
        for grid, (first, last) in zip(page.grids, _bands(page, above, below), strict=True):
            facts = band_to_texts(page.rows[first : last + 1], grid)
            said = facts if facts.keys() & IDENTITY else {**said, **facts}
            named = named or bool(said.keys() & NUMBERS)
            rows += _grid_to_rows(grid, said)
        tables.append(Table(rows=(tuple(Cell(text=LABELS[name]) for name in FIELDS), *rows), page=page.number))
    return tables if named else []


def are_cards(pages: Sequence[CardPage]) -> bool:
    """Whether every grid is an item's own, so that its sizes head nothing else: its one row of pieces has no words before it but
    labelled ones, or their label beside a labelled colour, and a number stands around it, or a colour of the item before."""
    if sum(len(page.grids) for page in pages) < FEWEST_GRIDS:
        return False
    above, below = _reach(pages)
    numbered = False
    for page in pages:
        for grid, (first, last) in zip(page.grids, _bands(page, above, below), strict=True):
            band = page.rows[first : last + 1]
            told = band_to_texts(band, grid).keys()
            numbered = numbered or bool(told & NUMBERS)
            if not (numbered and told & {*NUMBERS, "color"} and _is_alone(band, grid, page.rows[grid.last], told)):
                return False
    return True


def _is_alone(band: Sequence[TextRow], grid: SizeGrid, pieces: TextRow, told: Collection[Field]) -> bool:
    left, right = grid.sizes[0].box[0], grid.sizes[-1].box[2]
    before = _row_to_cells([word for word in pieces.words if word.box[2] < left], pieces.space)
    if not all(cells_to_facts([cell]) or ("color" in told and header_to_field(cell.text) == ("quantity", 1.0)) for cell in before):
        return False
    further = [[word for word in row.words if left <= word.box[0] <= right] for row in band if row.top >= pieces.bottom]
    return not any(words and all(text_to_quantity(word.text) is not None for word in words) for words in further)


def band_to_texts(rows: Sequence[TextRow], grid: SizeGrid) -> Texts:
    """What the words around a grid say of it: number, colour and price by their labels, and a name by its place."""
    own = grid.taken
    facts: Texts = {}
    words: list[Cell] = []
    parted = [_row_to_cells([word for word in row.words if id(word) not in own], row.space) for row in rows]
    for row, cells in zip(rows, parted, strict=True):
        facts = {**cells_to_facts(cells), **facts}
        if any(id(word) in own for word in row.words):
            facts = {**_labelled_color(cells), **facts}
        for cell in cells:
            times = _TIMES.fullmatch(cell.text)
            if times is not None:
                facts["unit_price"] = (times["price"].strip(), cell)
                continue
            told = {} if _BARE.fullmatch(cell.text) else cells_to_caption([cell])
            facts = {**told, **facts}
            if not told and is_prose(cell) and ":" not in cell.text and not _is_amount(cell) and not is_total_label(cell.text):
                words.append(cell)
    facts = {**prices_under_labels([cell for cells in parted for cell in cells]), **facts}
    price = next((facts[name] for name in OFFERED if name in facts), None)
    numbers = [facts[name][1] for name in ("style_number", "sku") if name in facts]
    name = _name(words, numbers[0]) if numbers and not facts.keys() & {"name", "description"} else None
    texts: Texts = {key: value for key, value in facts.items() if key in FIELDS}
    if price is not None:
        texts["unit_price"] = price
    if "description" not in texts and "name" in facts:
        texts["description"] = facts["name"]
    return {**texts, "description": (name.text, name)} if name is not None else texts


def _labelled_color(cells: Sequence[Cell]) -> Texts:
    """The colour behind its label beside the sizes or the pieces, "Colour Cork": in their own row its words name nothing else."""
    for cell in cells:
        label, _, value = cell.text.partition(" ")
        if value and ":" not in cell.text and header_to_field(label) == ("color", 1.0):
            return {"color": (value, cell)}
    return {}


def _size_run(row: TextRow) -> tuple[Word, ...]:
    """The sizes that stand beside each other in a row, apart as columns are; () when there are none, or two runs."""
    runs: list[list[Word]] = [[]]
    for word in row.words:
        if is_size(word.text):
            runs[-1].append(word)
        elif runs[-1]:
            runs.append([])
    found = [
        run for run in runs if len({word.text for word in run}) == len(run) > 1 or (len(run) == 1 and is_one_size(run[0].text))
    ]
    apart = all(b.box[0] - a.box[2] > row.space for run in found for a, b in pairwise(run))
    return tuple(found[0]) if len(found) == 1 and apart else ()


def _with_sizes_joined(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words, two of them that together say one size as one: "One Size"."""
    found: list[Word] = []
    for word in words:
        if found and is_one_size(whole := f"{found[-1].text} {word.text}"):
            found[-1] = replace(found[-1], text=whole, box=union_of([found[-1].box, word.box]))
        else:
            found.append(word)
    return tuple(found)


def _listed(row: TextRow, index: int) -> SizeGrid | None:
    """The grid of a row of nothing but sizes, each with its pieces behind a sign: "S × 2  M × 4", "One size × 12"; None for any
    other row."""
    sizes: list[Word] = []
    pieces: list[Word] = []
    held: list[Word] = []
    signed = False
    for word in row.words:
        if held and not signed and _SIGN.fullmatch(word.text):
            signed = True
        elif signed:
            size = Word(text=" ".join(part.text for part in held), box=union_of([part.box for part in held]), size=held[0].size)
            if not word.text.isdigit() or not is_size(size.text):
                return None
            sizes.append(size)
            pieces.append(word)
            held, signed = [], False
        else:
            held.append(word)
    if held or not sizes:
        return None
    return SizeGrid(sizes=tuple(sizes), pieces=tuple(pieces), first=index, last=index, words=row.words)


def _with_pieces(sizes: tuple[Word, ...], index: int, rows: Sequence[TextRow]) -> SizeGrid | None:
    """The grid of sizes in row `index`: with the first row that has words under them, when each is a number or a dash."""
    middles = [(word.box[0] + word.box[2]) / 2 for word in sizes]
    half = min((b - a for a, b in pairwise(middles)), default=4 * rows[index].em) / 2
    for at in range(index + 1, min(index + 2 + MOST_BETWEEN, len(rows))):
        under = [word for word in rows[at].words if word.box[2] > middles[0] - half and word.box[0] < middles[-1] + half]
        if not under:
            continue
        near = rows[at].top - rows[index].bottom < BELOW * (rows[index].bottom - rows[index].top)
        pieces: list[Word | None] = [None] * len(sizes)
        for word in under:
            place = min(range(len(sizes)), key=lambda i: abs(middles[i] - (word.box[0] + word.box[2]) / 2))
            number = text_to_quantity(word.text)
            if not near or (number is None and not _ZERO.fullmatch(word.text)) or (number is not None and number % 1):
                return None
            pieces[place] = word if number else None
        return SizeGrid(sizes=sizes, pieces=tuple(pieces), first=index, last=at) if any(pieces) else None
    return None


def _bands(page: CardPage, above: float, below: float) -> list[tuple[int, int]]:
    """The first and the last row of each card: cards part at the widest gap between their grids, the outermost reach no further
    than others do."""
    rows, grids = page.rows, page.grids
    starts = [0, *(_parting(rows, a.last, b.first) for a, b in pairwise(grids))]
    ends = [*(start - 1 for start in starts[1:]), len(rows) - 1]
    while starts[0] < grids[0].first and rows[grids[0].first].top - rows[starts[0]].top > above:
        starts[0] += 1
    while ends[-1] > grids[-1].last and rows[ends[-1]].bottom - rows[grids[-1].last].bottom > below:
        ends[-1] -= 1
    return list(zip(starts, ends, strict=True))


def _reach(pages: Sequence[CardPage]) -> tuple[float, float]:
    """How far the words of a card may stand above its sizes and below its pieces, as those between two grids do."""
    above, below = 0.0, 0.0
    for page in pages:
        for a, b in pairwise(page.grids):
            start = _parting(page.rows, a.last, b.first)
            above = max(above, page.rows[b.first].top - page.rows[start].top)
            below = max(below, page.rows[start - 1].bottom - page.rows[a.last].bottom)
    return REACH * above, REACH * below


def _parting(rows: Sequence[TextRow], last: int, first: int) -> int:
    """The row that begins the next card, of those between the pieces of one grid and the sizes of the next."""
    return max(range(last + 1, first + 1), key=lambda at: rows[at].top - rows[at - 1].bottom)


def _row_to_cells(words: Sequence[Word], space: float) -> list[Cell]:
    cells: list[list[Word]] = []
    for word in words:
        if cells and word.box[0] - cells[-1][-1].box[2] <= space:
            cells[-1].append(word)
        else:
            cells.append([word])
    return [Cell(text=" ".join(word.text for word in run), box=union_of([word.box for word in run])) for run in cells]


def _name(words: Sequence[Cell], number: Cell) -> Cell | None:
    """The words that name an item: on the line of its number, else in the block that the number stands in; None without such."""
    if number.box is None:
        return None
    box = number.box
    beside = [cell for cell in words if cell.box and cell.box[0] > box[2] and min(cell.box[3], box[3]) > max(cell.box[1], box[1])]
    block = [cell for cell in words if cell.box and abs(cell.box[0] - box[0]) < ALIGNED_EM * (box[3] - box[1])]
    return next(iter([*block, *beside]), None)


def _is_amount(cell: Cell) -> bool:
    return bool(find_prices(cell.text))


def _grid_to_rows(grid: SizeGrid, said: Texts) -> list[tuple[Cell, ...]]:
    rows = []
    for size, piece in zip(grid.sizes, grid.pieces, strict=True):
        if piece is not None:
            held: dict[Field, Cell] = {name: Cell(text=text, box=cell.box) for name, (text, cell) in said.items()}
            held |= {"size": Cell(text=size.text, box=size.box), "quantity": Cell(text=piece.text, box=piece.box)}
            rows.append(tuple(held.get(name, Cell(text="")) for name in FIELDS))
    return rows
