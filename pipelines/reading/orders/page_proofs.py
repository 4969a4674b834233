"""Headers of words that nobody knows on an order's page: the numbers below a row of labels prove that these head items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipelines.reading.model import Cell, Page
from pipelines.reading.orders.page_grids import TablePart, header_to_grid
from pipelines.reading.orders.page_headers import PageHeader
from pipelines.reading.orders.page_rows import TextRow, row_text, row_to_pieces
from pipelines.reading.tables.columns import settle_to_columns
from pipelines.reading.tables.headers import Header
from pipelines.reading.tables.proofs import proved_row, row_to_heads
from pipelines.reading.words.size_labels import labels_to_sizes

MOST_LABELS = 30


def rows_to_proved_header(rows: Sequence[TextRow], page: Page) -> PageHeader | None:
    """The first row of labels on a page below which the numbers multiply or add up, with the fields that its columns hold then."""
    walls = [rule for rule in page.rules if not rule.horizontal]
    for index, row in enumerate(rows[:-1]):
        pieces = row_to_pieces(row, walls)
        labels = tuple(map(row_text, pieces))
        if len(labels) > MOST_LABELS or not row_to_heads(_cells(labels)):
            continue
        sizes = labels_to_sizes(dict(enumerate(labels)))
        header = Header(rows=(0,), labels=dict(enumerate(labels)), sizes=sizes)
        found = PageHeader(rows=(index,), labels=labels, words=tuple(pieces), header=header)
        grid = header_to_grid(found, [TablePart(page=page, header=(row,), body=tuple(rows[index + 1 :]))])
        body = []
        for below in rows[index + 1 :]:
            texts = [""] * len(grid.labels)
            for word in below.words:
                at = grid.column_of((word.box[0] + word.box[2]) / 2)
                texts[at] = f"{texts[at]} {word.text}".strip()
            body.append(_cells(texts))
        if proved_row([_cells(grid.labels), *body]) == 0:
            columns = settle_to_columns(body, dict(enumerate(grid.labels)), labels_to_sizes(dict(enumerate(grid.labels))))
            return replace(found, fields=tuple(column.field for column in columns))
    return None


def _cells(texts: Sequence[str]) -> list[Cell]:
    return [Cell(text=text) for text in texts]
