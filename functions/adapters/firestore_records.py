"""Documents of the pipelines in Firestore: read whole, written in batches, listed and deleted in pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from google.cloud import firestore
from google.cloud.firestore_v1.base_query import FieldFilter

from functions.adapters.record_batch import RecordBatch
from functions.adapters.size_guard import check_size
from pipelines.engine.ports import Record

PAGE = 300
"""Documents per read: a caller that works long on each one must not hold a stream open."""
WRITES_AT_ONCE = 400
BYTES_AT_ONCE = 3_000_000
"""One commit may carry 500 writes and 10 MiB, and 4 MiB in the emulator; a margin is left for names and encoding."""
COMMITS_AT_ONCE = 4
"""So many may be on their way while the next is made."""
VALUES_AT_ONCE = 30
"""An "in" filter takes no more."""


class FirestoreRecords:
    """The `RecordStore` of the engine."""

    def __init__(self, client: firestore.Client) -> None:
        self._client = client

    def get(self, path: str) -> Record | None:
        found = self._client.document(path).get()
        return found.to_dict() if found.exists else None

    def query(self, collection: str, where: Mapping[str, Any] | None = None) -> Iterator[tuple[str, Record]]:
        query: firestore.Query = self._client.collection(collection).order_by("__name__").limit(PAGE)
        for field, value in (where or {}).items():
            query = query.where(filter=FieldFilter(field, "==", value))
        page = list(query.stream())
        while page:
            yield from ((found.id, found.to_dict() or {}) for found in page)
            page = list(query.start_after(page[-1]).stream()) if len(page) == PAGE else []

    def put_many(self, records: Mapping[str, Record]) -> None:
        sizes = {path: check_size(path, record) for path, record in records.items()}
        with ThreadPoolExecutor(COMMITS_AT_ONCE) as pool:
            commits = [pool.submit(batch.commit) for batch in self._batches(records, sizes)]
        for commit in commits:
            commit.result()

    def _batches(self, records: Mapping[str, Record], sizes: Mapping[str, int]) -> Iterator[RecordBatch]:
        batch, count, size = RecordBatch(self._client), 0, 0
        for path, record in records.items():
            if count == WRITES_AT_ONCE or (count and size + sizes[path] > BYTES_AT_ONCE):
                yield batch
                batch, count, size = RecordBatch(self._client), 0, 0
            batch.set_record(self._client.document(path), record)
            count, size = count + 1, size + sizes[path]
        if count:
            yield batch

    def delete_where(self, collection: str, field: str, values: Sequence[str]) -> int:
        deleted = 0
        for start in range(0, len(values), VALUES_AT_ONCE):
            some = FieldFilter(field, "in", list(values[start : start + VALUES_AT_ONCE]))
            query = self._client.collection(collection).where(filter=some).select(["__name__"]).limit(WRITES_AT_ONCE)
            while page := list(query.stream()):
                batch = self._client.batch()
                for found in page:
                    batch.delete(found.reference)
                batch.commit()
                deleted += len(page)
        return deleted
