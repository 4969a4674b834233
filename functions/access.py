"""What the caller may touch: their own collections, documents and jobs. Anybody else's is as if it did not exist."""

from __future__ import annotations

import re

from flask import g

from functions.errors import not_found
from functions.wiring import wiring
from pipelines.engine.job import Job
from pipelines.engine.ports import Record

IDENTITY = re.compile(r"(?!__)[A-Za-z0-9_-]{1,128}")


def caller() -> str:
    """The uid of the signed-in user."""
    return str(g.uid)


def own_collection(collection_id: str) -> Record:
    """Raises `ApiError` NOT_FOUND."""
    found = _record("collections", collection_id)
    if found is None or found.get("owner_uid") != caller():
        raise not_found("collection", collection_id)
    return found


def own_document(collection_id: str, document_id: str) -> Record:
    """A document of one of the caller's collections. Raises `ApiError` NOT_FOUND."""
    own_collection(collection_id)
    return own_record(f"collections/{collection_id}/documents", document_id, "document")


def own_record(parent: str, identity: str, noun: str) -> Record:
    """A record below something of the caller's. Raises `ApiError` NOT_FOUND."""
    found = _record(parent, identity)
    if found is None:
        raise not_found(noun, identity)
    return found


def own_job(job_id: str) -> Job:
    """Raises `ApiError` NOT_FOUND."""
    stored = wiring().ports.jobs.read(job_id) if IDENTITY.fullmatch(job_id) else None
    if stored is None or stored.job.owner_uid != caller():
        raise not_found("job", job_id)
    return stored.job


def _record(parent: str, identity: str) -> Record | None:
    return wiring().ports.records.get(f"{parent}/{identity}") if IDENTITY.fullmatch(identity) else None
