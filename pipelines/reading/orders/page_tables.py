"""The tables on an order's pages: a header found by its words, columns cut where the fewest words are crossed, rows below it.

A table that goes on without a header on the next page carries its header there. Ruled bands and wrapped lines become one row.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipelines.reading.model import Cell, Page, Table
from pipelines.reading.orders.cards import CardPage, are_cards, cards_to_tables, rows_to_cards
from pipelines.reading.orders.facts import TextLine
from pipelines.reading.orders.page_boxes import with_boxes_told
from pipelines.reading.orders.page_captions import labels_of, with_captions_over
from pipelines.reading.orders.page_cells import (
    SIGNS,
    has_number,
    page_to_bare_tables,
    row_to_caption,
    row_to_columns,
    row_to_segments,
    words_to_cell,
)
from pipelines.reading.orders.page_centred import rows_to_centred, with_centred, without_centred
from pipelines.reading.orders.page_deliveries import with_deliveries_named
from pipelines.reading.orders.page_grids import Grid, TablePart, header_to_grid, is_ending
from pipelines.reading.orders.page_headers import PageHeader, rows_to_page_headers
from pipelines.reading.orders.page_inner import Inner, InnerCells, added_labels, is_inner, parted_by_inner, with_inner
from pipelines.reading.orders.page_item_sizes import with_sizes_over_items
from pipelines.reading.orders.page_proofs import rows_to_proved_header
from pipelines.reading.orders.page_rows import TextRow, page_to_rows, row_text
from pipelines.reading.orders.page_rules import page_to_walls
from pipelines.reading.orders.page_scales import bare
from pipelines.reading.orders.page_spans import with_spans
from pipelines.reading.orders.records import fold_records, unfold
from pipelines.reading.orders.wrapping import rows_to_bands, wrapped_rows
from pipelines.reading.tables.cell_kinds import cell_to_number
from pipelines.reading.tables.content import NUMERIC
from pipelines.reading.tables.headers import IDENTITY, color_code_columns
from pipelines.reading.tables.unlabelled import PRICES
from pipelines.reading.words.header_words import Field
from pipelines.reading.words.vocabulary import header_to_field

MOST_CAPTION_ROWS = 4  # over a grid
MOST_BARE_PAGES = 20  # of a document without any header
MOST_BODY_ROWS = 400  # of one page
MOST_LETTER_PAGES = 4  # of an order that may be a letter


def pages_to_tables(pages: Iterable[Page]) -> tuple[list[Table], list[TextLine]]:
    """The tables of all pages in order, and all lines of text, for what an order says outside its tables."""
    found: list[tuple[PageHeader, list[TablePart]]] = []
    texts: list[TextLine] = []
    kept: list[Page] = []  # while no header was found
    cards: list[CardPage] = []
    for read in pages:
        kept = [] if found else [*kept[:MOST_BARE_PAGES], read]
        plain = page_to_rows(read)
        rows = fold_records(plain, keep_above=bool(found))
        folded = bool(rows)
        grids = rows_to_cards(read.number, plain)
        cards += [grids] if grids is not None else []
        if folded:
            page = replace(read, rules=())
        else:
            over = with_sizes_over_items(plain)
            boxed = with_boxes_told(read, grids) if grids is not None and over == plain else None
            page, rows = boxed or (read, over)
        headers = rows_to_page_headers(rows, page_to_walls(page))
        if over := with_captions_over(rows, headers, {labels_of(header) for header, _ in found}):
            rows, headers = over, rows_to_page_headers(over, page_to_walls(page))
        if not any(_counts(header) for header in (*headers, *(other for other, _ in found))):
            proved = rows_to_proved_header(rows, page)
            headers = [proved] if proved is not None else headers
        inner = _inner_headers(page, rows, headers, found[-1][0] if found else None)
        headers = [header for header in headers if header not in inner]
        first = headers[0].first if headers else len(rows)
        if found and _goes_on(rows[:first], *found[-1]):
            body, held = parted_by_inner(rows[:first][:MOST_BODY_ROWS], 0, inner)
            found[-1][1].append(TablePart(page=page, header=(), body=body, inner=held, folded=folded))
        starts = [_caption_start(rows, headers, index) for index in range(len(headers))] + [len(rows)]
        for index, header in enumerate(headers):
            below = header.rows[-1] + 1
            body, held = parted_by_inner(rows[below : starts[index + 1]][:MOST_BODY_ROWS], below, inner)
            if held and not held[0].at and found and found[-1][0].labels == header.labels:
                found[-1][1][-1] = with_last_inner(found[-1][1][-1], held[0])
                held = held[1:]
            body = (*map(bare, rows[header.first : header.rows[0]]), *body)
            caption = tuple(rows[starts[index] : header.first])
            top = tuple(rows[i] for i in header.rows)
            part = TablePart(page=page, header=top, body=body, caption=caption, inner=held, folded=folded)
            found.append((header, [part]))
        texts += [_row_to_text(row, page.number) for row in plain]
    counting = [header for header, parts in found if _counts(header) or header.fields or any(part.inner for part in parts)]
    priced = all(_fields(header) & set(PRICES) for header in counting)
    told = counting and (priced or any(_names(header) for header in counting) or not are_cards(cards))
    tables = [] if told else cards_to_tables(cards)
    if tables:
        return tables, texts
    tables = [] if found else [table for page in kept for table in page_to_bare_tables(page)]
    for header, parts in found:
        model, more = max((other for other in found if other[0].says_the_same(header)), key=_rows_of)
        grid = header_to_grid(header.parted_like(model), parts if more is parts else [*parts, *more])
        tables += [_to_table(part, grid) for part in parts]
    return tables, texts


def _rows_of(table: tuple[PageHeader, list[TablePart]]) -> int:
    return sum(len(part.body) for part in table[1])


def _row_to_text(row: TextRow, page: int) -> TextLine:
    cells = tuple(words_to_cell(words) for words in row_to_segments(row, ()))
    return TextLine(cells=cells, page=page, words=row.words if page <= MOST_LETTER_PAGES else ())


def _counts(header: PageHeader) -> bool:
    """Whether a header names items and what is ordered of them."""
    counts = _fields(header) & {"quantity", "size", "size_run", "line_total"}
    return bool(header.header.sizes) or bool(_names(header) and counts)


def _names(header: PageHeader) -> bool:
    """Whether a header has a label for what names an item."""
    return bool(_fields(header) & IDENTITY)


def _fields(header: PageHeader) -> set[Field]:
    coded = color_code_columns(dict(enumerate(header.labels)))
    return {hit[0] for at, label in enumerate(header.labels) if at not in coded and (hit := header_to_field(label))}


def _inner_headers(
    page: Page, rows: Sequence[TextRow], headers: Sequence[PageHeader], above: PageHeader | None
) -> list[PageHeader]:
    """The headers of tables inside another's, each right under an item of that; `above` is the last header of the page before,
    whose last item may go on right under its repetition."""
    inner: list[PageHeader] = []
    outer, start = above, 0
    for header in headers:
        between = rows[start : header.rows[0]]
        start = header.rows[-1] + 1
        if outer is not None and is_inner(header, outer):
            part = TablePart(page=page, header=(), body=tuple(between))
            if _goes_on(between, outer, [part]) if between else above is not None and above.labels == outer.labels:
                inner.append(header)
                continue
        outer = header
    return inner


def _caption_start(rows: Sequence[TextRow], headers: Sequence[PageHeader], index: int) -> int:
    """Where the caption of a header begins: below the widest gap above a grid that does not name its items itself."""
    header = headers[index]
    above = headers[index - 1].rows[-1] + 1 if index else 0
    first = max(above, header.first - MOST_CAPTION_ROWS)
    if _names(header) or first >= header.first:
        return header.first
    gaps = [(rows[i].top - rows[i - 1].bottom, i) for i in range(max(1, first), header.first)]
    if first == 0:
        gaps.append((rows[0].top, 0))  # the page's upper margin
    widest = max(gaps, default=(0.0, first))
    near = rows[header.first].top - rows[header.first - 1].bottom
    return widest[1] if widest[0] > 1.3 * max(near, 0.0) else header.first


def _to_table(part: TablePart, grid: Grid) -> Table:
    """A table's cells: its header (without boxes when carried over from the page before), then its rows."""
    page, body, header = part.page, part.body, part.header
    top = tuple(Cell(text=label, box=box if header else None) for label, box in zip(grid.labels, grid.boxes, strict=True))
    held = [row_to_columns(row, grid, part.walls) for row in body]
    numeric = [index for index, name in enumerate(grid.fields) if name in NUMERIC]
    endings = [is_ending(row, grid.taxes) for row in body]
    counted = [{i for i in numeric if any(has_number(w.text) and w.text not in SIGNS for w in columns[i]) and not ending}
               for ending, columns in zip(endings, held, strict=True)]  # fmt: skip
    flats = [rule for rule in page.rules if rule.horizontal]
    placed, blocks = rows_to_centred(body, held, counted, grid, flats)
    held = without_centred(held, placed, blocks) if blocks else held
    bands = rows_to_bands(body, counted, flats)
    groups = wrapped_rows(body, held, counted, bands, grid.fields, endings, grid.doubled)
    rows = [*(row_to_caption(row, len(top)) for row in part.caption), top]
    found = [
        tuple(words_to_cell(*(held[index][column] for index in group)) for column in range(len(grid.labels))) for group in groups
    ]
    if blocks:
        found = [with_centred(row, placed[group[-1]], blocks) if any(counted[index] for index in group) else row
                 for group, row in zip(groups, found, strict=True) if any(cell.text for cell in row)]  # fmt: skip
    if part.inner:
        labels = added_labels(grid.labels, [inner.header for inner in part.inner])
        rows[-1] = (*top, *(Cell(text=label) for label in labels[len(top) :]))
        rows += _flattened(part, grid, labels, groups, found)
    else:
        rows += with_spans(with_deliveries_named(found, grid), grid, flats)
    table = Table(rows=tuple(rows), page=page.number, ruled=bool(bands))
    return unfold(table) if part.folded else table


def _flattened(
    part: TablePart, grid: Grid, labels: Sequence[str], groups: Sequence[Sequence[int]], rows: Sequence[tuple[Cell, ...]]
) -> list[tuple[Cell, ...]]:
    """The rows of a table, an item's one for each size of the table inside it."""
    flat: list[tuple[Cell, ...]] = []
    start = 0
    for inner in part.inner:
        own = [index for index, group in enumerate(groups) if start <= group[0] < inner.at]
        start = inner.at
        item = next((index for index in reversed(own) if _is_item(rows[index], grid)), None)
        flat += [rows[index] for index in own if item is None or index < item]
        if item is not None:
            lines = [row for index in own if index > item for row in groups[index]]
            remarks = [row_text(segment) for row in lines for segment in row_to_segments(part.body[row], ())]
            flat += with_inner(rows[item], remarks, labels, _to_inner(part, inner))
    flat += [row for group, row in zip(groups, rows, strict=True) if group[0] >= start]
    return [(*row, *(Cell(text="") for _ in labels[len(row) :])) for row in flat]


def with_last_inner(part: TablePart, inner: Inner) -> TablePart:
    """A table's rows on a page with the inner table that its last item has on the page behind, where no box of this page lies."""
    return replace(part, inner=(*part.inner, replace(inner, at=len(part.body), behind=True)))


def _to_inner(part: TablePart, inner: Inner) -> InnerCells:
    grid = header_to_grid(inner.header, [TablePart(page=part.page, header=(), body=inner.rows)])
    heads = tuple(Cell(text=label, box=box) for label, box in zip(grid.labels, grid.boxes, strict=True))
    rows = tuple(tuple(map(words_to_cell, row_to_columns(row, grid, ()))) for row in inner.rows)
    return (
        InnerCells(heads=_unplaced(heads), rows=tuple(map(_unplaced, rows))) if inner.behind else InnerCells(heads=heads, rows=rows)
    )


def _unplaced(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    return tuple(replace(cell, box=None) for cell in cells)


def _is_item(row: Sequence[Cell], grid: Grid) -> bool:
    """Whether a row counts and prices something that it names."""
    numeric = [index for index, name in enumerate(grid.fields) if name in NUMERIC]
    filled = sum(cell_to_number(row[index]) is not None for index in numeric)
    return filled >= max(1, len(numeric) - 1) and any(row[index].text for index, name in enumerate(grid.fields) if name in IDENTITY)


def _goes_on(rows: Sequence[TextRow], header: PageHeader, parts: Sequence[TablePart]) -> bool:
    """Whether rows without a header keep to the columns of the page before: numbers under its numbers, words under its words."""
    grid = header_to_grid(header, parts)
    numeric = [index for index, name in enumerate(grid.fields) if name in NUMERIC]
    texts = [index for index, name in enumerate(grid.fields) if name in ("description", "name", "style_number", "sku")]
    fitting = 0
    for row in rows:
        columns = row_to_columns(row, grid, ())
        filled = sum(cell_to_number(words_to_cell(columns[i])) is not None for i in numeric)
        full = sum(map(bool, columns)) >= 0.7 * len(columns)
        fitting += filled >= max(min(2, len(numeric)), len(numeric) - 1) and any(columns[i] for i in texts) and (filled > 1 or full)
    return fitting > 0
