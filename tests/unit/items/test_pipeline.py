"""The items pipeline on the fakes: an order's lines become items that know their product."""

from __future__ import annotations

from typing import Any

import pytest

from emulator.samples.catalogue import make_samples
from pipelines.documents.pipeline import PIPELINE as DOCUMENTS
from pipelines.engine.job import Usage
from pipelines.engine.ports import AnswerUnusable
from pipelines.items.pipeline import PIPELINE as ITEMS
from pipelines.items.proposals import ColumnFields
from pipelines.items.seen_lines import SeenLines
from pipelines.reading.content_type import sniff
from pipelines.reading.pdf.reader import pdf_to_pages
from tests.fakes import Faults, World

ORDER = (
    b"Purchase order;PO 4711\n"
    b"Style;Colour;Size;Qty;Price;Total\n"
    b"AB-100;Navy;M;4;12,50;50,00\n"
    b"AB-100;Navy;L;2;12,50;25,00\n"
    b"AB-200;Rust;M;3;20,00;61,00\n"
    b"Total;;;9;;136,00\n"
)
PRODUCTS = [("AB-100", "Anna Shirt", ["Navy", "White"], "12.50"), ("AB-200", "Bea Coat", ["Rust"], "21.00")]


def a_world(order: bytes = ORDER, filename: str = "order.csv", **options: Any) -> World:
    """A collection with an uploaded order and the published products of a linesheet."""
    world = World(DOCUMENTS, ITEMS, **options)
    upload(world, "po", "purchase_order", filename, order)
    upload(world, "ls", "linesheet", "sheet.csv", b"Style,Name,Price\nX,Y,1\n")
    world.records.documents[world.subject]["published"] = {"document_processing": "run1"}
    for position, (style, name, colors, price) in enumerate(PRODUCTS):
        world.records.documents[f"{world.subject}/documents/ls/structured_products/p{position}"] = {
            "job_id": "run1", "position": position, "key": style, "style_number": style, "name": name, "category": "Tops",
            "colors": colors, "color_code": "", "sizes": ["M"], "wholesale_price": {"amount": price, "currency": "EUR"},
            "price": None, "image_ids": [f"i{position}"],
        }  # fmt: skip
    return world


def upload(world: World, identity: str, kind: str, filename: str, data: bytes) -> None:
    path = f"uploads/u1/c1/{identity}/source"
    world.blobs.files[path] = data
    world.records.documents[f"{world.subject}/documents/{identity}"] = {
        "kind": kind, "filename": filename, "content_type": sniff(data, filename), "storage_path": path, "upload_state": "stored",
    }  # fmt: skip


def generate(world: World) -> list[dict[str, Any]]:
    """The published items by position, after a run."""
    world.start("items", document_id="po")
    world.run()
    return sorted(world.outputs("items", "item_generation"), key=lambda item: item["position"])


def shown(world: World) -> dict[str, Any]:
    return world.records.documents[world.subject]["processing_status"]["item_generation"]


def test_lines_become_items_with_their_product_and_its_pictures() -> None:
    items = generate(a_world())

    assert [(item["sku"], item["color"], item["size"], item["quantity"]) for item in items] == [
        ("AB-100", "Navy", "M", 4), ("AB-100", "Navy", "L", 2), ("AB-200", "Rust", "M", 3),
    ]  # fmt: skip
    assert [(item["match"], item["name"], item["image_ids"]) for item in items] == [
        ("exact", "Anna Shirt", ["i0"]), ("exact", "Anna Shirt", ["i0"]), ("exact", "Bea Coat", ["i1"]),
    ]  # fmt: skip


def test_every_item_keeps_where_it_was_read() -> None:
    item = generate(a_world())[0]

    assert item["source"]["document_id"] == "po"
    assert item["source"]["row"] == 2
    assert item["evidence"]["quantity"]["cell"] == "D3"


def test_arithmetic_that_does_not_add_up_and_other_prices_than_the_linesheets_are_flagged() -> None:
    items = generate(a_world())

    assert items[0]["flags"] == []
    assert len(items[2]["flags"]) == 2
    assert any("the linesheet says 21.00 EUR" in flag for flag in items[2]["flags"])


def test_the_collection_shows_the_orders_number_checks_and_counts() -> None:
    world = a_world()
    generate(world)

    collection = world.records.documents[world.subject]
    assert collection["counts"] == {"items": 3, "flagged_items": 1, "items_exact": 3, "items_close": 0, "items_none": 0}
    assert {check["what"]: check["agrees"] for check in collection["order_checks"]}["total quantity"] is True
    assert collection["po_number"] == "4711"


def test_an_order_whose_styles_are_not_in_the_linesheet_keeps_its_lines() -> None:
    items = generate(a_world(ORDER.replace(b"AB-", b"ZZ-")))

    assert {item["match"] for item in items} == {"none"}
    assert all("not in the linesheet" in item["flags"] for item in items)


def test_items_can_be_generated_without_a_processed_linesheet() -> None:
    world = a_world()
    del world.records.documents[world.subject]["published"]

    assert {item["match"] for item in generate(world)} == {"none"}


def test_no_order_at_all_says_so() -> None:
    world = a_world()
    del world.records.documents[f"{world.subject}/documents/po"]

    assert generate(world) == []
    assert shown(world)["error"]["message"].startswith("No purchase order found")
    assert shown(world)["error"]["step"] == "Fetching purchase order"


def test_an_order_without_a_table_fails_with_the_remedy() -> None:
    (letter,) = [b"Dear all,\n\nplease send the usual.\n\nBest regards\n"]
    world = a_world(letter, "order.txt")

    generate(world)

    status = shown(world)
    assert status["status"] in {"failed", "completed"}
    assert status["error"] is not None or world.records.documents[world.subject]["order_notes"]


def test_a_second_run_replaces_the_items_of_the_first() -> None:
    world = a_world()
    generate(world)
    items = generate(world)

    assert len(items) == 3
    assert len(list(world.records.query(f"{world.subject}/items"))) == 3


@pytest.mark.parametrize("after", [False, True])
def test_a_crash_at_any_write_doubles_no_item(after: bool) -> None:
    undisturbed = a_world()
    expected = [(item["sku"], item["size"], item["quantity"], item["match"]) for item in generate(undisturbed)]

    for crash_at in range(3, undisturbed.faults.writes + 1):
        world = a_world(faults=Faults(crash_at=crash_at, after=after))
        assert [(item["sku"], item["size"], item["quantity"], item["match"]) for item in generate(world)] == expected
        assert len(list(world.records.query(f"{world.subject}/items"))) == 3


def test_a_correction_of_an_item_survives_the_next_run() -> None:
    world = a_world()
    key = generate(world)[0]["key"]
    world.records.documents[f"{world.subject}/corrections/x"] = {"key": key, "fields": {"quantity": 40, "job_id": "x"}}

    item = generate(world)[0]

    assert (item["quantity"], item["evidence"]["quantity"]["source"]) == (40, "user")
    assert item["job_id"] != "x"


class Adviser:
    """An assistant that gives the answers it was made with."""

    def __init__(self, *columns: dict[str, Any] | None) -> None:
        self.columns = columns
        self.payloads: list[Any] = []

    def parse(self, *, payload: Any, schema: Any, **_ignored: Any) -> tuple[ColumnFields, Usage]:
        if schema is not ColumnFields:
            raise AnswerUnusable("only columns are told")
        self.payloads.append(payload)
        if self.columns == (None,):
            raise AnswerUnusable("refused", Usage(calls=1, cost_usd=0.01))
        return ColumnFields.model_validate({"columns": self.columns}), Usage(calls=1, cost_usd=0.02)


ODD = ORDER.replace(b"Qty", b"Xyzzy")


def test_a_column_the_rules_do_not_know_is_asked_for_and_the_answer_used() -> None:
    adviser = Adviser({"table": 0, "column": 3, "field": "quantity"})
    world = a_world(ODD, assistant=adviser)

    items = generate(world)

    assert adviser.payloads[0]["open"] == [{"table": 0, "column": 3}]
    assert [item["quantity"] for item in items] == [4, 2, 3]
    job = next(job for job, _ in world.jobs.jobs.values())
    assert job.usage.calls == 1


@pytest.mark.parametrize(
    "answer",
    [
        {"table": 0, "column": 99, "field": "quantity"},
        {"table": 7, "column": 3, "field": "quantity"},
        {"table": 0, "column": 1, "field": "quantity"},
        {"table": 0, "column": 3, "field": "color"},
        {"table": 0, "column": 3, "field": "password"},
        {"table": 0, "column": 3, "field": None},
        None,
    ],
)
def test_an_answer_that_contradicts_the_document_is_not_used(answer: dict[str, Any] | None) -> None:
    without = generate(a_world(ODD))

    items = generate(a_world(ODD, assistant=Adviser(answer)))

    assert [(item["sku"], item["color"], item["quantity"]) for item in items] == [
        (item["sku"], item["color"], item["quantity"]) for item in without
    ]


@pytest.mark.parametrize("name", ["order_matrix", "order_two_pages", "order_decimal_commas"])
def test_the_sample_orders_give_an_item_for_each_line_of_their_truth(name: str) -> None:
    (sample,) = make_samples("demo", 1, only=name)

    items = generate(a_world(sample.data, sample.filename))

    assert len(items) == len(sample.truth.rows)
    assert sum(item["quantity"] for item in items) == sum(row.quantity for row in sample.truth.rows)


class Watcher:
    """An assistant that remembers the lines of the passages it is shown, and tells nothing of them."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def parse(self, *, payload: Any, schema: Any, **_ignored: Any) -> tuple[Any, Usage]:
        if schema is not SeenLines:
            raise AnswerUnusable("only lines are looked at")
        self.lines += payload["lines"]
        return SeenLines(lines=[]), Usage(calls=1)


def test_the_pages_of_an_order_are_read_once_though_the_assistant_sees_a_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    (sample,) = make_samples("demo", 1, only="order_two_pages")
    reads: list[int] = []

    def counted(data: bytes) -> Any:
        reads.append(len(data))
        return pdf_to_pages(data)

    for module in ("pipelines.items.reading_order", "pipelines.reading.orders.reader"):
        monkeypatch.setattr(f"{module}.pdf_to_pages", counted)
    watcher = Watcher()

    items = generate(a_world(sample.data, sample.filename, assistant=watcher))

    assert len(items) == len(sample.truth.rows)
    assert {item["style_number"] for item in items} & set(watcher.lines)
    assert len(reads) == 1
