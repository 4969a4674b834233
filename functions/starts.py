"""Starting a pipeline for a collection: which documents it works on, and what has to be there first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from functions.access import caller
from functions.errors import ApiError, not_found
from functions.wiring import Wiring
from pipelines.engine.job import Job
from pipelines.engine.ports import Record
from pipelines.reading.model import Kind

STORED = "stored"
Documents = dict[str, Record]


def start_documents(
    wired: Wiring, collection_id: str, *, document_ids: Sequence[str] | None, priority: int, request_id: str
) -> Job:
    """Process the given linesheets, or all of the collection. Raises `ApiError` FAILED_PRECONDITION when there is none, NOT_FOUND
    for an id that is none of its linesheets, and what `Control.start` raises."""
    linesheets = _stored(wired, collection_id, "linesheet")
    chosen = _chosen(linesheets, document_ids)
    if not chosen:
        message = "No linesheet found. Upload a linesheet to this collection first."
        raise ApiError("FAILED_PRECONDITION", "NO_LINESHEET", message)
    job_input = {"collection_id": collection_id, "document_ids": chosen}
    return _start(wired, "documents", collection_id, job_input, priority, request_id)


def start_items(wired: Wiring, collection_id: str, *, document_id: str | None, priority: int, request_id: str) -> Job:
    """Generate items from the given purchase order, or the newest. Raises as `start_documents`."""
    orders = _stored(wired, collection_id, "purchase_order")
    chosen = _chosen(orders, None if document_id is None else [document_id])
    if not chosen:
        message = "No purchase order found. Upload a purchase order to this collection first."
        raise ApiError("FAILED_PRECONDITION", "NO_PURCHASE_ORDER", message)
    job_input = {"collection_id": collection_id, "document_id": chosen[-1]}
    return _start(wired, "items", collection_id, job_input, priority, request_id)


def start_deck(wired: Wiring, collection_id: str, collection: Record, *, priority: int, request_id: str) -> Job:
    """Make a deck of the published items. Raises `ApiError` FAILED_PRECONDITION when there are none, and as `Control.start`."""
    if "item_generation" not in collection["published"]:
        message = "No items found. Generate the items of this collection first."
        raise ApiError("FAILED_PRECONDITION", "NO_ITEMS", message)
    return _start(wired, "deck", collection_id, {"collection_id": collection_id}, priority, request_id)


def _start(wired: Wiring, pipeline: str, collection_id: str, job_input: dict[str, Any], priority: int, request_id: str) -> Job:
    return wired.control.start(
        pipeline,
        subject=f"collections/{collection_id}",
        owner_uid=caller(),
        input=job_input,
        priority=priority,
        request_id=request_id,
    )


def _stored(wired: Wiring, collection_id: str, kind: Kind) -> Documents:
    """The collection's documents of a kind whose upload is complete, the oldest first."""
    found = wired.ports.records.query(f"collections/{collection_id}/documents", {"kind": kind, "upload_state": STORED})
    return dict(sorted(found, key=lambda pair: pair[1]["created_at"]))


def _chosen(documents: Documents, wanted: Sequence[str] | None) -> list[str]:
    if wanted is None:
        return list(documents)
    for identity in wanted:
        if identity not in documents:
            raise not_found("uploaded document of this kind", identity)
    return list(dict.fromkeys(wanted))
