"""A mail that orders some items in its text and others in a table: what its lines of text order besides the table's rows.

Text over a table is an address, terms and greetings as a rule, so that only what says all of an item counts: number, price, and the
size or colour of each count.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.reading.model import OrderLine, Table
from pipelines.reading.orders.facts import TextLine
from pipelines.reading.orders.letters import LetterLines, texts_to_letter


def texts_beside_tables(texts: Sequence[TextLine], tables: Sequence[Table], lines: Sequence[OrderLine]) -> LetterLines:
    """What the lines of text outside the tables order, of items that no line of a table orders; nothing as a rule."""
    spans = [
        (table.page, cell.box[1], cell.box[3]) for table in tables for row in table.rows for cell in row if cell.box is not None
    ]
    outside = [line for line in texts if not any(_is_level(line, *span) for span in spans)]
    known = {number for line in lines for number in (line.sku, line.style_number)}
    letter = texts_to_letter(outside)
    whole = tuple(line for line in letter.lines if _is_whole(line) and (line.sku or line.style_number) not in known)
    return LetterLines(lines=whole, doubts=letter.doubts) if whole else LetterLines()


def _is_level(line: TextLine, page: int | None, top: float, bottom: float) -> bool:
    box = line.cells[0].box
    return box is None or (line.page == page and top < (box[1] + box[3]) / 2 < bottom)


def _is_whole(line: OrderLine) -> bool:
    return bool((line.sku or line.style_number) and line.unit_price and (line.size or line.color))
