"""What a reading of an order leaves unexplained: rows that count something and gave no line, colours that no line has, printed
totals that do not agree, and lines that contradict themselves or lack what others have.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from pipelines.reading.doubts import (
    EXAMPLES,
    Doubt,
    Places,
    color_words,
    covers,
    evidence_to_places,
    holds_label,
    squeezed,
    texts_to_words,
)
from pipelines.reading.model import Cell, Check, OrderLine, Table
from pipelines.reading.orders.captions import is_fact_row
from pipelines.reading.orders.packs import added_up
from pipelines.reading.orders.rows import is_cancelled_row, row_to_text
from pipelines.reading.orders.totals import line_amount
from pipelines.reading.tables.cell_kinds import cell_to_number, is_item_code, is_whole, text_to_quantity
from pipelines.reading.tables.columns import Columns
from pipelines.reading.tables.size_rows import row_to_sizes
from pipelines.reading.words.colors import is_color_text
from pipelines.reading.words.labels import find_labels
from pipelines.reading.words.ratios import text_to_packed
from pipelines.reading.words.vocabulary import is_charge_label, is_total_label

HOLDERS = 4  # one in so many lines has what the others then lack
LEAST_COLUMN = 4  # a column counts pieces if it does in one for so many of the lines of the fullest one
LEAST_COLORS = 2  # texts of colours that no line has: a single one is part of a name
REMARK_CELLS = 2  # a row with no more goes with the row above
TAXES = Decimal("0.98")  # share of the goods from which a total is one of the whole order
HALF = Decimal("0.5")  # of the goods: a total of less is one of a part
_NUMBERS = re.compile(r"(?:[-–] )*\d{1,4}(?: (?:\d{1,4}|[-–]))+")


def order_to_doubts(
    tables: Sequence[Table], columns: Sequence[Columns], lines: Sequence[OrderLine], checks: Sequence[Check]
) -> list[Doubt]:
    """All doubts about an order's lines, as its rows give them: table by table, then as a whole, deliveries added up."""
    read = evidence_to_places(e for line in lines for e in line.evidence.values())
    counted = evidence_to_places(e for line in lines if (e := line.evidence.get("quantity")) is not None)
    known = lines_to_words(lines)
    packed = any(_is_multiplied(line) for line in lines)
    colored = any(line.color for line in lines)
    found: list[Doubt] = []
    for table, mapping in zip(tables, columns, strict=True):
        found += _table_to_doubts(table, mapping, read, counted, known, packed=packed, colored=colored)
    return [*found, *checks_to_doubts(checks, lines), *lines_to_doubts(added_up(lines))]


def lines_to_words(lines: Sequence[OrderLine]) -> set[str]:
    """Every word that the lines account for, squeezed."""
    own = [text for line in lines for text in (line.sku, line.style_number, line.description, line.color, line.category)]
    return texts_to_words([*own, *(e.text for line in lines for e in line.evidence.values())])


def checks_to_doubts(checks: Sequence[Check], lines: Sequence[OrderLine]) -> list[Doubt]:
    """Printed totals that the lines do not come to, unless another total confirms all of them."""
    if any(check.agrees and Decimal(check.printed) >= TAXES * sum_of(check, lines) for check in checks):
        return []
    wrong = [
        check for check in checks if not check.agrees and _is_total(check) and Decimal(check.printed) >= HALF * sum_of(check, lines)
    ]
    examples = [f"{check.what} {check.printed}, the lines come to {check.computed}" for check in wrong]
    what = "printed totals do not agree with the lines"
    return [Doubt(what=what, count=len(wrong), total=len(checks), examples=tuple(examples[:EXAMPLES]))] if wrong else []


def lines_to_doubts(lines: Sequence[OrderLine]) -> list[Doubt]:
    """Lines that contradict themselves, come twice with nothing to tell them apart, or lack what others have."""
    seen = Counter(_identity(line) for line in lines)
    unnumbered = [line for line in lines if not (line.sku or line.style_number)]
    wrong = {
        "lines do not add up": [line for line in lines if line.flags],
        "lines come twice": [line for line in lines if seen[_identity(line)] > 1 and not (line.color and line.size)],
        "values hold a label": [
            line for line in lines if any(map(holds_label, (line.sku, line.style_number, line.color, line.size)))
        ],
        "colours or sizes are rows of numbers": [
            line for line in lines if any(_NUMBERS.fullmatch(text) for text in (line.color, line.size))
        ],
        "names hold a colour or size that the line lacks": [line for line in lines if _holds_fact(line)],
        "quantities are no whole pieces": _unlike_others([line for line in lines if line.quantity % 1], lines),
        "lines have no number of an item": unnumbered if len(unnumbered) == len(lines) else _unlike_others(unnumbered, lines),
        "lines have no colour": _unlike_others([line for line in lines if not line.color], lines),
        "lines have no size": _unlike_others([line for line in lines if not line.size], lines),
        "lines have no price": _unlike_others([line for line in lines if line.unit_price is None], lines),
    }
    return [
        Doubt(what=what, count=len(some), total=len(lines), examples=tuple(dict.fromkeys(map(_named, some)))[:EXAMPLES])
        for what, some in wrong.items()
        if some
    ]


def _table_to_doubts(
    table: Table, columns: Columns, read: Places, counted: Places, known: set[str], *, packed: bool, colored: bool
) -> list[Doubt]:
    def doubt(what: str, texts: Sequence[str], total: int) -> Doubt:
        examples = tuple(dict.fromkeys(texts))[:EXAMPLES]
        return Doubt(what=what, count=len(texts), total=total, page=table.page, sheet=table.sheet, examples=examples)

    body = [index for index, row in enumerate(table.rows) if any(cell.text and _is_among(read, table, cell) for cell in row)]
    if not body:
        rows = _unread_rows(table, columns, known)
        return [doubt("rows of a table gave no line", [row_to_text(row) for row in rows], len(table.rows))] if rows else []
    between = [index for index in range(body[0], body[-1] + 1) if index not in columns.header_rows]
    places = _columns_that_count(table, counted)
    lost = [table.rows[i] for i in between if i not in body and _counts(table.rows[i], places)]
    plain = [] if packed else body
    rows = [table.rows[i] for i in plain if i not in columns.header_rows]
    counts = [cell.text for row in rows for cell in _counts_left(table, row, places, read, counted)]
    said = _said_of_all([table.rows[i] for i in body]) if colored else set()
    left = [text for i in between for text in _colors_left(table, table.rows[i], read, counted, known)]
    colors = [text for text in left if text not in said]
    return [
        *([doubt("rows with a quantity gave no line", [row_to_text(row) for row in lost], len(between))] if lost else []),
        *([doubt("quantities gave no line", counts, len(counts) + len(between))] if counts else []),
        *([doubt("rows have colours that no line has", colors, len(between))] if len(colors) >= LEAST_COLORS else []),
    ]


def _unread_rows(table: Table, columns: Columns, known: set[str]) -> list[Sequence[Cell]]:
    """The rows of numbers of a table that counts pieces, if it has codes that no line knows; none for a summary of other tables."""
    if not columns.header_rows or not columns.of("quantity"):
        return []
    rows = [row for row in table.rows if sum(bool(cell.text) and cell_to_number(cell) is not None for cell in row) > 1]
    coded = any(is_item_code(cell) and squeezed(cell.text) not in known for row in rows for cell in row if cell.text)
    return list(rows) if len(rows) > 1 and coded else []


def _columns_that_count(table: Table, counted: Places) -> set[int]:
    """The columns in which lines have their quantities."""
    filled = Counter(index for row in table.rows for index, cell in enumerate(row) if cell.text and _is_among(counted, table, cell))
    return {index for index, count in filled.items() if count * LEAST_COLUMN >= max(filled.values())}


def _counts(row: Sequence[Cell], places: set[int]) -> bool:
    """Whether a row counts something as an item's row does: no total, charge, labelled fact, or row of sizes."""
    if not any(row[index].text and cell_to_number(row[index]) for index in places):
        return False
    told = any(is_total_label(cell.text) or is_charge_label(cell.text) for cell in row if cell.text)
    return not (told or is_fact_row(row) or row_to_sizes(row) or is_cancelled_row(row))


def _counts_left(table: Table, row: Sequence[Cell], places: set[int], read: Places, counted: Places) -> list[Cell]:
    """The quantities in the row of a line that no line has; the sum of those that lines have is a total."""
    if not _counts(row, places):
        return []
    cells = [row[index] for index in sorted(places) if row[index].text and not any(map(str.isalpha, row[index].text))]
    had = [cell.text for cell in row if cell.text and _is_among(counted, table, cell)]
    total = sum(int(digits) for text in had for digits in re.findall(r"\d+", text))
    in_packs = sum(pieces for text in had for pieces in text_to_packed(text).values())
    left = [cell for cell in cells if is_whole(cell) and not _is_among(read, table, cell)]
    return [cell for cell in left if cell_to_number(cell) not in (0, total, in_packs)]


def _colors_left(table: Table, row: Sequence[Cell], read: Places, counted: Places, known: set[str]) -> list[str]:
    """Texts of colours in the row of a line, or in a remark under it, that no line accounts for."""
    filled = [cell for cell in row if cell.text and not cell.merged]
    if not any(_is_among(counted, table, cell) for cell in filled) and len(filled) > REMARK_CELLS:
        return []
    if any(is_total_label(cell.text) for cell in filled):
        return []
    left = [cell for cell in filled if is_color_text(cell.text) and not _is_among(read, table, cell)]
    return [cell.text for cell in left if not known.issuperset(color_words(cell.text))]


def _said_of_all(rows: Sequence[Sequence[Cell]]) -> set[str]:
    """The texts that a column repeats in every row: of the whole order, as the name of who places it, and of no item."""
    columns = ([cell.text for cell in cells] for cells in zip(*rows, strict=True)) if len(rows) > 1 else ()
    return {texts[0] for texts in columns if len(set(texts)) == 1}


def _is_among(places: Places, table: Table, cell: Cell) -> bool:
    """Whether a cell of a table is one of the places, or a box of them lies on it."""
    if cell.address is not None:
        return (table.sheet, cell.address) in places.cells
    box = cell.box
    return box is not None and any(covers(box, one) or covers(one, box) for one in places.boxes.get(table.page or 0, ()))


def _is_multiplied(line: OrderLine) -> bool:
    """Whether a line's quantity is another than the number that was read: pieces in packs."""
    read = line.evidence.get("quantity")
    number = text_to_quantity(read.text) if read is not None else None
    return number is not None and float(number) != line.quantity


def _holds_fact(line: OrderLine) -> bool:
    """Whether the label of a colour or size stands in the name of a line that has none."""
    roles = {label.role for label in find_labels(line.description, 0, len(line.description)) if label.colon and label.start}
    return ("colors" in roles and not line.color) or ("sizes" in roles and not line.size)


def _is_total(check: Check) -> bool:
    """Whether the total can be one of what it says: pieces are whole."""
    printed = Decimal(check.printed)
    return check.what != "total quantity" or printed == printed.to_integral_value()


def sum_of(check: Check, lines: Sequence[OrderLine]) -> Decimal:
    """What all lines come to, in pieces or in money, as the check counts."""
    if check.what == "total quantity":
        return sum((Decimal(repr(line.quantity)) for line in lines), Decimal(0))
    return sum((line_amount(line) for line in lines), Decimal(0))


def _unlike_others(some: list[OrderLine], lines: Sequence[OrderLine]) -> list[OrderLine]:
    return some if (len(lines) - len(some)) * HOLDERS >= len(lines) else []


def _identity(line: OrderLine) -> tuple[str, ...]:
    return line.sku, line.style_number, line.description, line.color, line.size


def _named(line: OrderLine) -> str:
    return line.sku or line.style_number or line.description
