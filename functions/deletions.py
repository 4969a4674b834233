"""Deleting what a user no longer wants, with everything that hangs on it: records below it, files, jobs."""

from __future__ import annotations

from datetime import datetime

from google.cloud import firestore
from google.cloud.firestore_v1.base_query import FieldFilter

from functions.uploads import Target, collection_folder
from functions.wiring import Wiring
from pipelines.engine.document import record_to_job
from pipelines.engine.errors import Conflict, Forbidden
from pipelines.engine.job import ACTIVE, FINAL, Job


def delete_collection(wired: Wiring, owner_uid: str, collection_id: str) -> None:
    """Cancel what runs, then remove the collection, its files and its jobs. A job whose last step is still letting go stays until
    the engine has tidied up behind it."""
    subject = f"collections/{collection_id}"
    for job in _jobs_of(wired, subject):
        if job.status in ACTIVE:
            _cancel(wired, job)
    wired.firestore.recursive_delete(wired.firestore.document(subject))
    wired.ports.blobs.delete_prefix(collection_folder(owner_uid, collection_id))
    for job in _jobs_of(wired, subject):
        if job.status in FINAL and (job.settled or job.lease is None):
            wired.ports.blobs.delete_prefix(f"jobs/{job.id}/")
            wired.firestore.recursive_delete(wired.firestore.document(f"jobs/{job.id}"))


def delete_document(wired: Wiring, target: Target) -> None:
    """Remove a document, its file, and what was made of it."""
    collection = f"collections/{target.collection_id}"
    wired.firestore.recursive_delete(wired.firestore.document(target.record_path))
    wired.ports.records.delete_where(f"{collection}/images", "document_id", [target.document_id])
    wired.ports.records.delete_where(f"{collection}/items", "source.document_id", [target.document_id])
    wired.ports.blobs.delete_prefix(target.folder)


def delete_old_jobs(wired: Wiring, owner_uid: str, before: datetime) -> int:
    """Remove the owner's jobs that ended before a time, with their logs; the number of them. A job whose outputs are still there
    stays: they are found by it."""
    query = wired.firestore.collection("jobs").where(filter=FieldFilter("owner_uid", "==", owner_uid))
    query = query.where(filter=FieldFilter("created_at", "<", before))
    deleted = 0
    for found in query.order_by("created_at", direction=firestore.Query.DESCENDING).stream():
        job = record_to_job(found.to_dict() or {})
        if job.status in FINAL and job.completed_at and job.completed_at < before and job.settled and not job.has_outputs:
            wired.firestore.recursive_delete(found.reference)
            deleted += 1
    return deleted


def _jobs_of(wired: Wiring, subject: str) -> list[Job]:
    found = wired.firestore.collection("jobs").where(filter=FieldFilter("subject", "==", subject)).get()
    return [record_to_job(record.to_dict() or {}) for record in found]


def _cancel(wired: Wiring, job: Job) -> None:
    try:
        wired.control.cancel(job.id)
    except (Forbidden, Conflict):
        return  # it has just ended by itself
