"""A right reading leaves nothing unexplained; a wrong one is noticed, and said in words a person can act on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from emulator.samples.catalogue import make_samples
from pipelines.reading.doubts import MOST_PLACES, Doubt, doubts_to_notes, is_left
from pipelines.reading.linesheets.document_facts import pages_to_facts
from pipelines.reading.linesheets.doubts import linesheet_to_doubts, products_to_doubts
from pipelines.reading.linesheets.reader import pages_to_stated, read_linesheet
from pipelines.reading.model import Check, Evidence, OrderLine, Price, Product
from pipelines.reading.orders.doubts import checks_to_doubts, lines_to_doubts, order_to_doubts
from pipelines.reading.orders.reader import order_to_tables, read_order, tables_to_columns
from pipelines.reading.pdf.reader import pdf_to_pages
from tests.unit.reading.paperwork import order_sheet

SAMPLES = [sample for sample in make_samples("demo", 1) if sample.truth.rows]
LINESHEETS = [sample for sample in SAMPLES if sample.filename.startswith("linesheet")]
ORDERS = [sample for sample in SAMPLES if sample.filename.startswith("order")]
PAGED = next(sample for sample in LINESHEETS if sample.filename.endswith(".pdf"))


def named(sample: object) -> str:
    return str(getattr(sample, "filename", sample))


@pytest.mark.parametrize("sample", LINESHEETS, ids=named)
def test_a_linesheet_that_is_read_right_raises_no_doubt(sample: object) -> None:
    assert read_linesheet(sample.data, sample.filename).doubts == ()  # type: ignore[attr-defined]


@pytest.mark.parametrize("sample", ORDERS, ids=named)
def test_an_order_that_is_read_right_raises_no_doubt(sample: object) -> None:
    assert read_order(sample.data, sample.filename).doubts == ()  # type: ignore[attr-defined]


def test_products_that_are_missed_are_told_by_their_page() -> None:
    pages = list(pdf_to_pages(PAGED.data))
    products = read_linesheet(PAGED.data, PAGED.filename).products

    doubts = linesheet_to_doubts(pages_to_stated(pages, pages_to_facts(pages)), products[2:])

    first = products[0]
    assert {doubt.page for doubt in doubts} == {first.page}
    (note,) = doubts_to_notes(doubts)
    assert note.startswith(f"Page {first.page}: ")
    assert first.style_number in note
    assert note.endswith("Compare it with the products.")


@pytest.mark.parametrize("sample", ORDERS, ids=named)
def test_lines_that_are_missed_are_noticed(sample: object) -> None:
    tables = order_to_tables(sample.data, sample.filename)  # type: ignore[attr-defined]
    lines = read_order(sample.data, sample.filename).lines  # type: ignore[attr-defined]

    assert order_to_doubts(tables.tables, tables_to_columns(tables), [*lines[:3], *lines[5:]], ())


def test_items_of_several_deliveries_leave_nothing_open_where_they_are_added_up() -> None:
    header, coat = ["Style", "Colour", "S", "M", "Total"], ["A1", "Navy", 2, 3, 5]
    order = read_order(order_sheet(header, coat, ["A2", "Navy", 1, 1, 2], ["Delivery 2"], coat, ["A3", "Navy", 1, 1, 2]))

    assert [line.quantity for line in order.lines] == [4, 6, 1, 1, 1, 1]
    assert order.doubts == ()


def test_a_name_that_every_row_repeats_is_no_colour_that_was_missed() -> None:
    header, buyer = ["Retailer Name", "Product Name", "Option Name", "SKU", "Quantity", "Price"], "Juniper & Jo"
    data = order_sheet(header, [buyer, "Camp Shirt", "Sage / S", "C-S", 3, 22], [buyer, "Camp Shirt", "Sage / M", "C-M", 4, 22])

    assert [line.color for line in read_order(data).lines] == ["Sage", "Sage"]
    assert read_order(data).doubts == ()


def a_product(number: int, **fields: object) -> Product:
    usual = {"style_number": f"AB-{number}", "name": f"Name {number}", "colors": ("Navy",), "price": Price(amount="12.50")}
    return Product(key=str(number), **(usual | fields))  # type: ignore[arg-type]


@pytest.mark.parametrize("field", [{"price": None}, {"name": ""}, {"style_number": ""}, {"colors": ()}])
def test_a_product_that_lacks_what_all_others_have_is_noticed(field: dict[str, object]) -> None:
    usual = [a_product(number) for number in range(9)]

    assert products_to_doubts(usual) == []
    assert [doubt.count for doubt in products_to_doubts([*usual, a_product(10, **field)])] == [1]


def test_that_no_product_or_few_have_a_field_is_how_some_documents_are() -> None:
    usual = [a_product(number) for number in range(9)]

    assert products_to_doubts([replace(product, colors=()) for product in usual]) == []
    assert products_to_doubts([*(replace(product, colors=()) for product in usual), a_product(10)]) == []


@pytest.mark.parametrize("field", [{"colors": ("Colour: Navy",)}, {"category": "Col. : Navy"}, {"sizes": ("S: 3",)}])
def test_a_label_inside_a_value_is_noticed(field: dict[str, object]) -> None:
    assert [doubt.what for doubt in products_to_doubts([a_product(1), a_product(2, **field)])] == ["values hold a label"]
    if "category" not in field:
        line = replace(LINES[0], **({"size": "S: 3"} if "sizes" in field else {"color": "Colour: Navy"}))  # type: ignore[arg-type]
        assert [doubt.what for doubt in lines_to_doubts([*LINES[1:], line])] == ["values hold a label"]


def test_prices_the_wrong_way_round_are_noticed() -> None:
    low, high = Price(amount="12.50", currency="EUR"), Price(amount="30.00", currency="EUR")

    assert products_to_doubts([a_product(1, wholesale_price=low, retail_price=high)]) == []
    assert products_to_doubts([a_product(1, wholesale_price=high, retail_price=low)])


LINES = [OrderLine(sku="AB-1", color="Navy", size=size, quantity=2, unit_price=Price(amount="5.00")) for size in "SML"]


def a_check(printed: str, *, agrees: bool, what: str = "total quantity") -> Check:
    return Check(what=what, printed=printed, computed="6", agrees=agrees)


def test_a_printed_total_that_does_not_agree_is_noticed_unless_another_confirms_all_lines() -> None:
    assert checks_to_doubts([a_check("8", agrees=False)], LINES)
    assert not checks_to_doubts([a_check("8", agrees=False), a_check("6", agrees=True)], LINES)
    assert not checks_to_doubts([a_check("30.00", agrees=True, what="total amount"), a_check("8", agrees=False)], LINES)
    assert not checks_to_doubts([a_check("2", agrees=False)], LINES)  # the total of a part


def test_lines_that_contradict_themselves_or_come_twice_are_noticed() -> None:
    assert lines_to_doubts(LINES) == []
    assert lines_to_doubts([*LINES, replace(LINES[0], flags=("2 × 5.00 is 10.00, but the line says 12.00.",))])
    assert lines_to_doubts([replace(line, size="") for line in LINES])
    assert lines_to_doubts([replace(LINES[0], size=""), *LINES[1:]])
    assert lines_to_doubts([replace(line, sku="") for line in LINES])
    assert lines_to_doubts([*LINES, LINES[0]]) == []  # another delivery


def test_a_colour_of_numbers_and_a_name_with_labels_inside_are_noticed() -> None:
    assert lines_to_doubts([replace(line, color="2 4 4 3 2") for line in LINES])
    told = [replace(line, size="", description=f"Dress Mila Size: {line.size}") for line in LINES]
    assert lines_to_doubts(told)
    assert lines_to_doubts([replace(line, size="M") for line in told]) == []
    assert lines_to_doubts([replace(line, size="", description="Size: of all kinds") for line in LINES[:1]]) == []


def test_the_sum_of_a_rows_pieces_is_no_quantity_that_was_missed() -> None:
    data = order_sheet(["Style", "Colour", "S", "M", "Pieces"], ["A1", "Navy", 2, 3, 5], ["A2", "Navy", 1, 1, 2])
    tables, (small, medium, one, _) = order_to_tables(data), read_order(data).lines
    whole = replace(
        one, size="", quantity=2, evidence=one.evidence | {"quantity": replace(one.evidence["quantity"], text="2", cell="E3")}
    )

    doubts = order_to_doubts(tables.tables, tables_to_columns(tables), [small, medium, whole], ())

    assert [doubt.examples for doubt in doubts if doubt.what == "quantities gave no line"] == [("1",)]


def test_notes_are_one_for_each_place_and_few() -> None:
    doubts = [Doubt(what="prices belong to no product", count=1, total=2, page=page) for page in range(1, 20)]

    notes = doubts_to_notes(
        [*doubts, Doubt(what="style numbers belong to no product", count=1, total=1, page=1, examples=("AB-1",))]
    )

    assert notes[0].startswith("Page 1: 1 of 2 prices belong to no product; 1 of 1 style numbers belong to no product (AB-1). ")
    assert len(notes) == MOST_PLACES + 1


def test_a_value_is_left_where_nothing_was_read_at_its_place() -> None:
    cell = Evidence(text="33.00", confidence=1.0, source="rules", sheet="Sheet1", cell="D4")
    spot = Evidence(text="33.00", confidence=1.0, source="rules", page=1, bbox=(0.1, 0.1, 0.2, 0.12))

    assert not is_left(cell, [cell])
    assert not is_left(spot, [spot])
    assert is_left(cell, [replace(cell, cell="D5"), replace(cell, sheet="Sheet2"), spot])
    assert is_left(spot, [replace(spot, page=2), replace(spot, bbox=(0.5, 0.1, 0.6, 0.12))])
    assert not is_left(replace(spot, bbox=None), [])
