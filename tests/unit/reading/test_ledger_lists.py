"""Price lists as business software prints them: numbered groups, facts below the names, prices without tax beside those with it."""

from __future__ import annotations

import pytest

from pipelines.reading.layout import words_to_line
from pipelines.reading.linesheets.cell_lines import line_to_columns
from pipelines.reading.linesheets.facts import Facts
from pipelines.reading.linesheets.reader import read_linesheet
from pipelines.reading.linesheets.table_roles import columns_to_roles
from pipelines.reading.model import Cell, Product, Table, Word
from pipelines.reading.tables.headers import rows_to_headers
from tests.unit.reading.drawn_linesheets import Sheet, drawn

STOPS = (40.0, 110.0, 310.0, 430.0, 520.0)
ITEMS = (
    ("12 Coats", (("301-2210", "Harbour Coat", "36 38 40"), ("301-2214", "Quay Cape", "1 2"))),
    ("14 Long Skirts", (("304-1105", "Pier Skirt", "34 36"), ("304-1121", "Dock Skirt", "36 38"))),
)


def _listed() -> list[Product]:
    def draw(sheet: Sheet) -> None:
        for x, title in zip(STOPS, ("No.", "Description", "Sizes", "VK excl. VAT", "RRP"), strict=True):
            sheet.text(x, 60, title, bold=True)
        y = 84.0
        for heading, items in ITEMS:
            sheet.text(STOPS[0], y, heading, bold=True)
            for at, (number, name, sizes) in enumerate(items):
                y += 22
                sheet.row(y, STOPS, (number, name, sizes, f"8{at}.00", f"19{at}.00"))
                sheet.text(STOPS[1], y + 11, "100% wool", 7)
                sheet.text(STOPS[1], y + 21, "Colours: 120 rust, 340 moss", 7)
                y += 24
            y += 24

    return list(read_linesheet(drawn(draw), "list.pdf").products)


def test_codes_with_a_mark_under_no_number_styles() -> None:
    rows = [("No.", "Description", "Price"), ("301-2210", "Quay Coat", "80.00"), ("301-2214", "Dock Coat", "85.00")]
    table = Table(rows=tuple(tuple(Cell(text=text) for text in row) for row in rows), page=1)

    roles = columns_to_roles(table, rows_to_headers(table.rows)[0], Facts(style_shapes=("999-9999",)))

    assert roles[0] == "style_number"


def test_a_number_and_words_alone_over_an_item_whose_number_is_of_another_kind_head_a_group() -> None:
    assert [(p.category, p.name) for p in _listed()] == [
        ("Coats", "Harbour Coat"), ("Coats", "Quay Cape"), ("Long Skirts", "Pier Skirt"), ("Long Skirts", "Dock Skirt")
    ]  # fmt: skip


def test_a_labelled_fact_that_runs_into_the_next_column_stays_whole() -> None:
    texts = ("Colours:", "120", "rust,", "900", "black")
    words = [Word(text=text, box=(0.2 + 0.05 * at, 0.5, 0.245 + 0.05 * at, 0.51), size=0.01) for at, text in enumerate(texts)]

    ((column, line),) = line_to_columns(words_to_line(words, 1.4), (0.1, 0.18, 0.38, 0.6), 1.4, alone=True)

    assert (column, line.text) == (1, " ".join(texts))


@pytest.mark.parametrize(
    ("net", "gross"),
    [("VK-Preis o. MwSt.", "UVP"), ("VK excl. VAT", "RRP"), ("PVP sin IVA", "PVP con IVA"), ("Retail net", "RRP")],
)
def test_of_two_selling_prices_the_one_without_tax_is_wholesale(net: str, gross: str) -> None:
    rows = [("Style no", "Name", net, gross), ("QK-1", "Quay Coat", "80.00", "190.00"), ("QK-2", "Dock Coat", "85.00", "199.00")]
    table = Table(rows=tuple(tuple(Cell(text=text) for text in row) for row in rows), page=1)

    roles = columns_to_roles(table, rows_to_headers(table.rows)[0], Facts())

    assert roles == ["style_number", "name", "wholesale_price", "retail_price"]
