"""What the pipelines rely on when they store documents."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from pipelines.engine.errors import DocumentTooLarge
from tests.contract.conftest import Stores

ITEMS = "collections/c1/items"


def test_a_record_reads_back_as_it_was_stored(stores: Stores):
    record = {"name": "Ébène", "price": {"amount": "12.50", "currency": "EUR"}, "bbox": [0.1, 0.2], "flags": [], "row": None}

    stores.records.put_many({f"{ITEMS}/a": record})

    assert stores.records.get(f"{ITEMS}/a") == record


def test_every_kind_of_plain_value_reads_back(stores: Stores):
    moment = datetime(2026, 3, 2, 9, 0, 1, 250_000, tzinfo=UTC)
    record = {
        "yes": True, "no": False, "zero": 0, "large": 2**40, "negative": -3, "share": 0.25, "text": "", "bytes": b"\x00\xff",
        "moment": moment, "nothing": None, "empty": {}, "none of them": [], "deep": {"a.b": [{"c": [1.5, None, "x"]}, {}]},
    }  # fmt: skip

    stores.records.put_many({f"{ITEMS}/a": record})
    again = stores.records.get(f"{ITEMS}/a")

    assert again == record
    assert again is not None
    assert [type(again[key]) for key in ("yes", "zero", "share")] == [bool, int, float]
    stores.records.put_many({f"{ITEMS}/b": again})  # as it was read, moments included
    assert stores.records.get(f"{ITEMS}/b") == record


def test_what_is_no_plain_value_is_refused_by_name(google: Stores):
    with pytest.raises(TypeError, match="object"):
        google.records.put_many({f"{ITEMS}/a": {"thing": {"inner": object()}}})


def test_a_record_that_nobody_wrote_is_none(stores: Stores):
    assert stores.records.get(f"{ITEMS}/nothing") is None


def test_a_record_is_replaced_as_a_whole(stores: Stores):
    stores.records.put_many({f"{ITEMS}/a": {"old": 1}})

    stores.records.put_many({f"{ITEMS}/a": {"new": 2}})

    assert stores.records.get(f"{ITEMS}/a") == {"new": 2}


def test_a_collection_is_listed_in_the_order_of_ids_whatever_its_size(stores: Stores):
    stores.records.put_many({f"{ITEMS}/{number:04d}": {"number": number} for number in reversed(range(905))})

    listed = list(stores.records.query(ITEMS))

    assert [record["number"] for _, record in listed] == list(range(905))
    assert listed[7][0] == "0007"


def test_a_query_gives_the_records_whose_fields_are_equal(stores: Stores):
    stores.records.put_many(
        {f"{ITEMS}/{number}": {"job_id": f"j{number % 2}", "kind": "a" if number < 3 else "b"} for number in range(6)}
    )

    found = stores.records.query(ITEMS, {"job_id": "j0", "kind": "a"})

    assert [identity for identity, _ in found] == ["0", "2"]


def test_a_query_leaves_out_what_lies_deeper(stores: Stores):
    stores.records.put_many({f"{ITEMS}/a": {"x": 1}, f"{ITEMS}/a/parts/b": {"x": 1}})

    assert [identity for identity, _ in stores.records.query(ITEMS)] == ["a"]


def test_records_are_deleted_by_a_field_and_counted(stores: Stores):
    stores.records.put_many({f"{ITEMS}/{number:04d}": {"job_id": f"j{number % 50}"} for number in range(900)})

    deleted = stores.records.delete_where(ITEMS, "job_id", [f"j{number}" for number in range(40)])

    assert deleted == 720
    assert len(list(stores.records.query(ITEMS))) == 180
    assert stores.records.delete_where(ITEMS, "job_id", ["j0"]) == 0


def test_a_record_that_is_too_large_is_refused_before_anything_is_written(stores: Stores):
    with pytest.raises(DocumentTooLarge):
        stores.records.put_many({f"{ITEMS}/a": {"x": 1}, f"{ITEMS}/b": {"text": "x" * 700_001}})

    assert list(stores.records.query(ITEMS)) == []


def test_records_that_are_together_larger_than_one_commit_are_all_written(stores: Stores):
    stores.records.put_many({f"{ITEMS}/{number}": {"text": "x" * 600_000} for number in range(25)})

    assert len(list(stores.records.query(ITEMS))) == 25
