"""Each test of this folder runs twice: on the memory of `tests.fakes` and on Google's, so that the fakes cannot drift."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from functions.adapters.bucket_blobs import BucketBlobs
from functions.adapters.firestore_jobs import FirestoreJobs
from functions.adapters.firestore_records import FirestoreRecords
from pipelines.engine import transitions
from pipelines.engine.job import Job, Lease, Usage
from pipelines.engine.pipeline import Phase, Pipeline
from pipelines.engine.ports import BlobStore, JobStore, RecordStore, Stored
from pipelines.engine.projection import collection_projection
from tests.fakes import MemoryBlobs, MemoryJobs, MemoryRecords

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SUBJECT = "collections/c1"


def pipeline(name: str, process: str) -> Pipeline:
    phases = tuple(Phase(key=key, name=key.title(), run=lambda _ctx: {}) for key in ("first", "second"))
    return Pipeline(name=name, process=process, phases=phases, project=collection_projection("phase"))


PIPELINES = {one.name: one for one in (pipeline("documents", "document_processing"), pipeline("items", "item_generation"))}


@dataclass(frozen=True, kw_only=True)
class Stores:
    """The three stores side by side, with one subject, and shorthands for what a job goes through."""

    jobs: JobStore
    records: RecordStore
    blobs: BlobStore

    def new(self, job_id: str, *, name: str = "documents", subject: str = SUBJECT, at: datetime = NOW) -> Job:
        chosen = PIPELINES[name]
        return transitions.start(
            job_id, at, pipeline=name, phases=chosen.phase_infos, subject=subject,
            process=chosen.process, owner_uid="u1", input={"document_ids": ["d1"]},
        )  # fmt: skip

    def started(self, job_id: str, **options: Any) -> Stored:
        job = self.new(job_id, **options)
        return Stored(job=job.stored(), version=self.jobs.create(job))

    def changed(self, stored: Stored, change: Callable[..., Job], **options: Any) -> Stored:
        after = change(stored.job, stored.job.last_updated + timedelta(seconds=1), **options)
        return Stored(job=after.stored(), version=self.jobs.commit(stored.job, after, stored.version))

    def claimed(self, job_id: str, **options: Any) -> Stored:
        stored = self.started(job_id, **options)
        lease = Lease(token=f"token of {job_id}", expires_at=stored.job.last_updated + timedelta(seconds=60))
        return self.changed(stored, transitions.first_claim, lease=lease)

    def finished(self, job_id: str, **options: Any) -> Stored:
        return self.changed(self.claimed(job_id, **options), transitions.finish, **FINISH)

    @property
    def subject(self) -> dict[str, Any]:
        return self.records.get(SUBJECT) or {}

    def status(self, process: str = "document_processing") -> dict[str, Any]:
        return self.subject["processing_status"][process]


FINISH: dict[str, Any] = {"state": {}, "usage": Usage(), "issues": {}, "publish": {"counts.products": 3}}


@pytest.fixture(params=["memory", "google"])
def stores(request: pytest.FixtureRequest) -> Stores:
    if request.param == "memory":
        records = MemoryRecords()
        stores = Stores(jobs=MemoryJobs(records, PIPELINES), records=records, blobs=MemoryBlobs())
    else:
        stores = google_stores(request.getfixturevalue("clients"))
    stores.records.put_many({SUBJECT: {"owner_uid": "u1"}})
    return stores


@pytest.fixture
def google(clients: Any) -> Stores:
    """For what memory cannot show: races, and limits of the database."""
    stores = google_stores(clients)
    stores.records.put_many({SUBJECT: {"owner_uid": "u1"}})
    return stores


def google_stores(clients: Any) -> Stores:
    jobs = FirestoreJobs(clients.firestore, PIPELINES)
    return Stores(jobs=jobs, records=FirestoreRecords(clients.firestore), blobs=BucketBlobs(clients.bucket))
