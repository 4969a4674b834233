"""Orders without a row of headers: forms of "label: value" for single products, and sheets with the products side by side.

Both become ordinary tables: the labels their header, each product a row.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.reading.model import Cell, Table
from pipelines.reading.orders.captions import cells_to_facts
from pipelines.reading.orders.facts import TextLine
from pipelines.reading.orders.rows import Texts
from pipelines.reading.tables.cell_kinds import cell_to_number
from pipelines.reading.tables.headers import IDENTITY
from pipelines.reading.words.header_words import Field

LABELS: dict[Field, str] = {
    "style_number": "Style No.",
    "sku": "SKU",
    "barcode": "EAN",
    "name": "Name",
    "description": "Description",
    "color": "Colour",
    "color_code": "Colour Code",
    "size": "Size",
    "quantity": "Quantity",
    "unit_price": "Unit Price",
    "wholesale_price": "Wholesale Price",
    "price": "Price",
    "line_total": "Line Total",
}
LABEL_SURE = 0.55
LEAST_LABELS = 4
MOST_FORM_LINES = 400


def texts_to_form(texts: Sequence[TextLine]) -> list[Table]:
    """A table of the products that labelled lines order, one row each; [] when no product and its quantity are both labelled.

    A product's number or name that comes again begins the next one.
    """
    records: list[Texts] = [{}]
    for line in texts[:MOST_FORM_LINES]:
        facts = {name: value for name, value in cells_to_facts(line.cells).items() if name in LABELS}
        if "quantity" in records[-1] and facts.keys() & IDENTITY & records[-1].keys():
            records.append({})
        for name, value in facts.items():
            records[-1].setdefault(name, value)
    ordered = [record for record in records if _orders(record)]
    if not ordered:
        return []
    fields = [name for name in LABELS if any(name in record for record in ordered)]
    header = tuple(Cell(text=LABELS[name]) for name in fields)
    rows = tuple(tuple(_value(record, name) for name in fields) for record in ordered)
    return [Table(rows=(header, *rows), page=texts[0].page, sheet=texts[0].sheet)]


def _orders(record: Texts) -> bool:
    """Whether labelled facts order something: a product, how many, and at least one further fact of it."""
    number = cell_to_number(_value(record, "quantity"))
    return bool(number) and bool(record.keys() & IDENTITY) and len(record) >= 3


def _value(record: Texts, name: Field) -> Cell:
    if name not in record:
        return Cell(text="")
    text, cell = record[name]
    return Cell(text=text, box=cell.box, address=cell.address, number=cell.number if cell.text == text else None)
