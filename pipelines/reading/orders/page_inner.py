"""Tables inside a table of an order's page: under each item's row, indented, a small header with its sizes and their pieces.

The rows of the inner table become rows of the outer one, each with what its item's row says; that row alone orders nothing more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pipelines.reading.model import Cell
from pipelines.reading.orders.forms import LABELS
from pipelines.reading.orders.page_headers import PageHeader
from pipelines.reading.orders.page_rows import TextRow
from pipelines.reading.orders.variants import text_to_variant
from pipelines.reading.tables.cell_kinds import cell_to_number
from pipelines.reading.tables.content import NUMERIC
from pipelines.reading.tables.headers import IDENTITY
from pipelines.reading.words.header_words import Field
from pipelines.reading.words.sizes import is_size
from pipelines.reading.words.vocabulary import header_to_field, header_to_fields, is_total_label

INDENT_EM = 0.5
COLOR: Field = "color"
SIZED: frozenset[Field] = frozenset({"size", "size_run"})
Row = tuple[Cell, ...]


@dataclass(frozen=True, kw_only=True)
class Inner:
    """An inner table: its header and rows, and how many rows of the outer table stand above it on the page."""

    at: int
    header: PageHeader
    rows: tuple[TextRow, ...]
    behind: bool = False  # it stands on the page behind its item's


@dataclass(frozen=True, kw_only=True)
class InnerCells:
    """The cells of an inner table: its labels, and its rows."""

    heads: Row
    rows: tuple[Row, ...]

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels' texts."""
        return tuple(cell.text for cell in self.heads)


def is_inner(header: PageHeader, outer: PageHeader) -> bool:
    """Whether a header that names no item stands indented below one that does, and says the sizes of what that counts."""
    fields, names = _fields(header.labels), _fields(outer.labels)
    sized = bool(header.header.sizes) or bool(fields & SIZED and "quantity" in fields)
    whole = bool(names & IDENTITY - {"barcode"}) and bool(names & NUMERIC) and not names & SIZED and not outer.header.sizes
    em = max(word.size for words in header.words for word in words)
    return sized and whole and not fields & (IDENTITY - {"barcode"}) and header.boxes[0][0] > outer.boxes[0][0] + INDENT_EM * em


def parted_by_inner(
    rows: Sequence[TextRow], start: int, headers: Sequence[PageHeader]
) -> tuple[tuple[TextRow, ...], tuple[Inner, ...]]:
    """A table's rows on a page, from the page's row `start` on, and the inner tables among them."""
    body: list[TextRow] = []
    inner: list[Inner] = []
    at = 0
    for header in headers:
        first, below = header.rows[0] - start, header.rows[-1] + 1 - start
        if not at <= first < len(rows):
            continue
        body += rows[at:first]
        at = below + _own_rows(rows[below:], header)
        inner.append(Inner(at=len(body), header=header, rows=tuple(rows[below:at])))
    return (*body, *rows[at:]), tuple(inner)


def _own_rows(rows: Sequence[TextRow], header: PageHeader) -> int:
    """How many of the rows below an inner header are its own: those that begin under its first label, down to a total."""
    left, _, right, _ = header.boxes[0]
    for count, row in enumerate(rows):
        begins = left - INDENT_EM * row.em <= row.box[0] <= right
        if not begins or is_total_label(" ".join(word.text for word in row.words[:4])):
            return count
    return len(rows)


def with_inner(item: Row, remarks: Sequence[str], labels: Sequence[str], inner: InnerCells) -> list[Row]:
    """An item's row once for each size of its inner table. `labels` head the row and, behind it, the columns that the inner table
    adds; what was printed between the two and tells of the item goes on in the description, any other remark does not."""
    fields = [hit[0] if (hit := header_to_field(label)) else None for label in labels]
    text = next((at for at, name in enumerate(fields) if name in ("description", "name")), None)
    base = [*item, *(Cell(text="") for _ in labels[len(item) :])]
    said_below = [remark for remark in remarks if text_to_variant(remark, named=False).fields]
    if text is not None and said_below:
        base[text] = replace(base[text], text="\n".join((base[text].text, *said_below)))
    sizes = _listed(inner)
    said = dict(zip(fields, base, strict=True))
    pieces = sum((number for size in sizes if (number := cell_to_number(size["quantity"]))), Decimal(0))
    packed = [at for at, name in enumerate(fields) if name == "pack_quantity"]
    of_one_pack = len(packed) > 1 and "quantity" in said and pieces != cell_to_number(said["quantity"])
    found: list[Row] = []
    for size in sizes:
        cells = [size.get(name, cell) if name is not None else cell for name, cell in zip(fields, base, strict=True)]
        for at, name in enumerate(fields):
            if name == "line_total" or (name == "quantity" and of_one_pack):
                cells[at] = Cell(text="")
        if of_one_pack:
            cells[packed[-1]] = size["quantity"]
        found.append(tuple(cells))
    return found


def _listed(inner: InnerCells) -> list[dict[Field | None, Cell]]:
    """What each size of an inner table says, by field: its rows as they stand, or the columns of its grid."""
    if not {"size", "quantity"} <= _fields(inner.labels):
        sizes = [at for at, label in enumerate(inner.labels) if is_size(label)]
        colors = [at for at, label in enumerate(inner.labels) if at not in sizes and _heads_colors(label)]
        found: list[dict[Field | None, Cell]] = []
        for row in inner.rows:
            color: dict[Field | None, Cell] = {COLOR: row[colors[0]]} if colors else {}
            found += [{**color, "size": inner.heads[at], "quantity": row[at]} for at in sizes if cell_to_number(row[at])]
        return found
    fields = [hit[0] if (hit := header_to_field(label)) else None for label in inner.labels]
    listed = [dict(zip(fields, row, strict=True)) for row in inner.rows]
    return [row for row in listed if cell_to_number(row["quantity"])]


def added_labels(labels: Sequence[str], inner: Sequence[PageHeader]) -> list[str]:
    """The labels of an outer table, and those of its inner tables that name something else."""
    found = list(labels)
    for header in inner:
        said = [*header.labels]
        if header.header.sizes:  # a label such as "Colour / Size" heads the colours, and with its second word the grid
            others = [label for at, label in enumerate(header.labels) if at not in header.header.sizes]
            said = [LABELS["size"], LABELS["quantity"], *(LABELS[COLOR] if _heads_colors(label) else label for label in others)]
        for label in said:
            hit = header_to_field(label)
            if hit is not None and hit[0] not in _fields(found):
                found.append(label)
    return found


def _heads_colors(label: str) -> bool:
    """Whether a label before the sizes of a grid heads the colours of its rows."""
    return any(name == COLOR for name, _ in header_to_fields(label))


def _fields(labels: Sequence[str]) -> set[Field]:
    return {hit[0] for label in labels if (hit := header_to_field(label))}
