"""A batch that makes writes of records at about a tenth of the cost: straight into protocol buffers.

Google's own `WriteBatch.set` makes an object with conversion rules of every value, some 1.5 ms for a product with
its evidence, and a linesheet has hundreds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from google.api_core.datetime_helpers import DatetimeWithNanoseconds
from google.cloud import firestore
from google.cloud.firestore_v1.types import Write

_WRITE = type(Write.pb(Write()))


class RecordBatch(firestore.WriteBatch):
    """A `WriteBatch` that sets whole documents of plain values. It knows none of the sentinels (`SERVER_TIMESTAMP`, …)."""

    def set_record(self, reference: firestore.DocumentReference, record: Mapping[str, Any]) -> None:
        """Add a document to be replaced by `record`. Raises `TypeError` for a value that is no plain one."""
        write = _WRITE()
        write.update.name = reference._document_path
        for key, value in record.items():
            _put(write.update.fields[key], value)
        self._add_write_pbs([Write.wrap(write)])


def _put(target: Any, value: object) -> None:
    """Set a protocol buffer `Value` (https://firebase.google.com/docs/firestore/reference/rpc/google.firestore.v1#value)."""
    if value is None:
        target.null_value = 0
    elif isinstance(value, bool):  # before int, of which it is one
        target.boolean_value = value
    elif isinstance(value, str):
        target.string_value = value
    elif isinstance(value, int):
        target.integer_value = value
    elif isinstance(value, float):
        target.double_value = value
    elif isinstance(value, (dict, Mapping)):  # the built-in types first, which are quicker to tell than the abstract ones
        target.map_value.SetInParent()
        for key, inner in value.items():
            _put(target.map_value.fields[key], inner)
    elif isinstance(value, bytes):
        target.bytes_value = value
    elif isinstance(value, DatetimeWithNanoseconds):
        target.timestamp_value.CopyFrom(value.timestamp_pb())  # type: ignore[no-untyped-call]
    elif isinstance(value, datetime):
        target.timestamp_value.FromDatetime(value)
    elif isinstance(value, (list, tuple, Sequence)):
        target.array_value.SetInParent()
        for inner in value:
            _put(target.array_value.values.add(), inner)
    else:
        raise TypeError(f"Firestore cannot store {type(value).__name__}.")
