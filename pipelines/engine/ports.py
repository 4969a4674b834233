"""What the engine and the pipelines need from the world. `functions/adapters` has the cloud's, `tests/fakes` the memory's."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, Protocol, TypeVar

from pydantic import BaseModel

from pipelines.engine.job import Job, Lease, Status, Usage

Version = object
"""Opaque: what a commit returned or a read gave, to be handed to the next commit."""
Record = dict[str, Any]
UnitStatus = Literal["pending", "processing", "ok", "fallback", "failed", "skipped"]
OPEN_UNIT: frozenset[UnitStatus] = frozenset({"pending", "processing"})
DOCUMENT_LIMIT_BYTES = 700_000

Answer = TypeVar("Answer", bound=BaseModel)


@dataclass(frozen=True, kw_only=True)
class Unit:
    """One row of a fan-out's ledger: a part of a phase that succeeds or fails by itself."""

    key: str  # unique in the job: "{group}-{index}"
    group: str  # the phase's key and, after a user's retry, the revision: "pages", "pages.1"
    index: int  # in the order of `split`, from 0
    payload: Mapping[str, Any]  # ids and small options, given by `split`
    status: UnitStatus = "pending"
    attempt: int = 0
    excused: int = 0
    lease: Lease | None = None
    not_before: datetime | None = None
    result: Mapping[str, Any] = field(default_factory=dict)  # small; anything larger goes to a blob
    usage: Usage = field(default_factory=Usage)
    error: str = ""


@dataclass(frozen=True, kw_only=True)
class Task:
    """A message to a handler: ids only."""

    pipeline: str
    job_id: str
    step: int
    unit: str | None = None


@dataclass(frozen=True, kw_only=True)
class Stored:
    """A job as read, with the version a conditional commit needs."""

    job: Job
    version: Version


class JobStore(Protocol):
    """Jobs, their subjects' projections, events and units. Every commit is one atomic write."""

    def create(self, job: Job, version: Version | None = None) -> Version:
        """Store a new job, or with `version` one that the user has opened again, and its projection. Raises `AlreadyRunning`
        when the subject's process has another active job, `Forbidden` when it has had a newer one, `Conflict`, and
        `SubjectGone` when the subject does not exist. Subject and job are written together or not at all."""

    def read(self, job_id: str) -> Stored | None: ...

    def commit(self, before: Job, after: Job, version: Version) -> Version:
        """Write `after` with its new events and `projection.changes(…)`, if the job still has `version`. Raises `Conflict` when it
        has not, `SubjectGone` when the subject is gone and was to be written. An active job is the only active one of its
        subject's process, so its projection is written blindly; once `before` is final, the subject may already show a newer job
        (or be gone): then subject and job are read together and the projection is written only where it still shows this job."""

    def due(self, now: datetime, limit: int) -> list[Job]:
        """Jobs whose `sweep_at` has passed, the most overdue first."""

    def count_of_owner(self, owner_uid: str, statuses: Collection[Status]) -> int:
        """How many jobs of an owner are in one of `statuses`."""

    def with_outputs(self, subject: str, process: str) -> list[Stored]:
        """Jobs of a subject's process that may have outputs."""

    def create_units(self, job_id: str, units: Sequence[Unit]) -> None:
        """Add ledger rows; rows that exist stay as they are."""

    def read_unit(self, job_id: str, key: str) -> tuple[Unit, Version] | None: ...

    def commit_unit(self, job_id: str, unit: Unit, version: Version) -> Version:
        """Write a row if it still has `version`; raises `Conflict`."""

    def units(self, job_id: str, group: str) -> list[Unit]:
        """All rows of a group in the order of `index`."""

    def count_units(self, job_id: str, group: str, statuses: Collection[UnitStatus]) -> int: ...


class TaskQueue(Protocol):
    """At least once, in any order."""

    def enqueue(self, task: Task, *, name: str | None = None, at: datetime | None = None) -> None:
        """Deliver `task`, not before `at`. A name that was used before is success: the task is there or has been. Raises
        `ConnectionError` when the queue cannot be reached."""


class RecordStore(Protocol):
    """Documents by slash path ("collections/abc/items/x") and their collections."""

    def get(self, path: str) -> Record | None: ...

    def query(self, collection: str, where: Mapping[str, Any] | None = None) -> Iterator[tuple[str, Record]]:
        """(id, record) of all documents whose fields equal `where`, in the order of ids."""

    def put_many(self, records: Mapping[str, Record]) -> None:
        """Set whole documents by path, in batches. Raises `DocumentTooLarge` before anything is written."""

    def delete_where(self, collection: str, field: str, values: Sequence[str]) -> int:
        """Delete the documents whose `field` is one of `values`; the number deleted."""


class BlobStore(Protocol):
    """Files by path."""

    def read(self, path: str) -> bytes:
        """Raises `FileNotFoundError`."""

    def write(self, path: str, data: bytes, content_type: str) -> None: ...

    def delete_prefix(self, prefix: str) -> int:
        """Delete every file below `prefix`; the number deleted."""


class Assistant(Protocol):
    """A language model that fills in a schema. Its answers are proposals: the caller checks them against the evidence."""

    def parse(
        self,
        *,
        prompt: str,
        instructions: str,
        payload: Mapping[str, Any],
        schema: type[Answer],
        images: Sequence[bytes] = (),
        owner: str = "",
    ) -> tuple[Answer, Usage]:
        """Fill in `schema`. `prompt` names the prompt and its version (part of the cache key); `payload` is data, sent as JSON,
        never instructions; images are PNG or JPEG bytes; answers are cached for each `owner` apart. Raises `Busy` when the
        provider asks to wait, `AnswerUnusable` on a refusal or a malformed answer."""


class AnswerUnusable(Exception):
    """The model refused, was cut off or answered outside the schema: the rules' answer stands. `usage` was paid for it."""

    def __init__(self, reason: str, usage: Usage = Usage()) -> None:  # noqa: B008 frozen
        super().__init__(reason)
        self.usage = usage
