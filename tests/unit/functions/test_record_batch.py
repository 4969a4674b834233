from __future__ import annotations

from datetime import UTC, datetime

import pytest
from google.api_core.datetime_helpers import DatetimeWithNanoseconds
from google.auth.credentials import AnonymousCredentials
from google.cloud import firestore

from functions.adapters.record_batch import RecordBatch

MOMENT = datetime(2026, 3, 2, 9, 0, 1, 250_000, tzinfo=UTC)


@pytest.mark.parametrize(
    "record",
    [
        {},
        {"nothing": None, "yes": True, "no": False, "zero": 0, "large": 2**62, "half": 0.5, "text": "Ébène", "bytes": b"\x00"},
        {"moment": MOMENT, "exact": DatetimeWithNanoseconds(2026, 3, 2, nanosecond=7, tzinfo=UTC)},
        {"empty": {}, "none": [], "pair": (1, 2), "deep": {"a.b": [{"c": [1.5, None]}, {}]}},
    ],
)
def test_a_write_is_what_googles_own_batch_makes_of_the_record(record):
    client = firestore.Client(project="demo-batch", credentials=AnonymousCredentials())
    reference = client.document("collections/c1/items/a")
    theirs, ours = client.batch(), RecordBatch(client)

    theirs.set(reference, record)
    ours.set_record(reference, record)

    assert ours._write_pbs == theirs._write_pbs
    assert len(ours._write_pbs) == 1
