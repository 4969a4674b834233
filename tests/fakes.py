"""The ports in memory, for tests of the engine and the pipelines. `tests/contract` holds them to what the real adapters do.

`Faults` kills the "process" at a chosen write or enqueue, just before or just after it takes effect; `World` delivers tasks the
way Cloud Tasks does, at least once, and counts deliveries that died.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from pipelines.engine.context import Ports
from pipelines.engine.control import Control
from pipelines.engine.document import job_to_record
from pipelines.engine.errors import AlreadyRunning, Conflict, DocumentTooLarge, Forbidden, SubjectGone
from pipelines.engine.holding import Delivery, Outcome
from pipelines.engine.job import ACTIVE, FINAL, Event, Job, Status
from pipelines.engine.pipeline import Pipeline
from pipelines.engine.ports import DOCUMENT_LIMIT_BYTES, Record, Stored, Task, Unit, UnitStatus
from pipelines.engine.projection import changes
from pipelines.engine.runner import Runner
from pipelines.engine.sweep import sweep

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


class Crash(BaseException):
    """The machine is gone. Not an `Exception`, so that nothing in the product can catch it."""


@dataclass
class Faults:
    """Crashes at the `crash_at`-th write (from 1), before or after it takes effect; afterwards nothing more goes wrong."""

    crash_at: int = 0
    after: bool = False
    writes: int = 0

    def around(self, write: Any) -> Any:
        self.writes += 1
        mine = self.writes == self.crash_at
        if mine and not self.after:
            raise Crash
        result = write()
        if mine:
            raise Crash
        return result


class Clock:
    def __init__(self) -> None:
        self.time = START

    def __call__(self) -> datetime:
        return self.time

    def advance(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)


@dataclass
class MemoryRecords:
    faults: Faults = field(default_factory=Faults)
    documents: dict[str, Record] = field(default_factory=dict)

    def get(self, path: str) -> Record | None:
        found = self.documents.get(path)
        return dict(found) if found is not None else None

    def query(self, collection: str, where: Mapping[str, Any] | None = None) -> Iterator[tuple[str, Record]]:
        for path in sorted(self.documents):
            parent, _, name = path.rpartition("/")
            record = self.documents[path]
            if parent == collection and all(record.get(key) == value for key, value in (where or {}).items()):
                yield name, dict(record)

    def put_many(self, records: Mapping[str, Record]) -> None:
        for path, record in records.items():
            size = len(json.dumps(record, default=str))
            if size > DOCUMENT_LIMIT_BYTES:
                raise DocumentTooLarge(path, size, DOCUMENT_LIMIT_BYTES)
        self.faults.around(lambda: self.documents.update({path: dict(record) for path, record in records.items()}))

    def delete_where(self, collection: str, field: str, values: Sequence[str]) -> int:
        doomed = [f"{collection}/{name}" for name, record in self.query(collection) if record.get(field) in values]
        self.faults.around(lambda: [self.documents.pop(path) for path in doomed])
        return len(doomed)


@dataclass(eq=False)
class MemoryBlobs:
    faults: Faults = field(default_factory=Faults)
    files: dict[str, bytes] = field(default_factory=dict)

    def read(self, path: str) -> bytes:
        if path not in self.files:
            raise FileNotFoundError(path)
        return self.files[path]

    def write(self, path: str, data: bytes, content_type: str) -> None:
        self.faults.around(lambda: self.files.update({path: data}))

    def delete_prefix(self, prefix: str) -> int:
        doomed = [path for path in self.files if path.startswith(prefix)]
        self.faults.around(lambda: [self.files.pop(path) for path in doomed])
        return len(doomed)


class MemoryJobs:
    """Versions are numbers. The subject is a record of `records`; dotted paths of a projection are nested maps."""

    def __init__(self, records: MemoryRecords, pipelines: Mapping[str, Pipeline], faults: Faults | None = None) -> None:
        self.records = records
        self.pipelines = pipelines
        self.faults = faults or Faults()
        self.jobs: dict[str, tuple[Job, int]] = {}
        self.rows: dict[tuple[str, str], tuple[Unit, int]] = {}
        self.events: dict[str, list[Event]] = {}
        self.reads = 0
        self._versions = itertools.count(1)

    def create(self, job: Job, version: object = None) -> object:
        if job.subject not in self.records.documents:
            raise SubjectGone(job.subject)
        if version is not None and self.jobs[job.id][1] != version:
            raise Conflict(job.id)
        others = [
            other
            for other, _ in self.jobs.values()
            if other.id != job.id and (other.subject, other.process) == (job.subject, job.process)
        ]
        for other in others:
            if other.status in ACTIVE:
                raise AlreadyRunning(other.id)
        if version is not None and any(other.created_at > job.created_at for other in others):
            raise Forbidden("retry", job.status, "A newer run has been started since.")
        return self._write(None, job)

    def read(self, job_id: str) -> Stored | None:
        self.reads += 1
        found = self.jobs.get(job_id)
        return Stored(job=found[0], version=found[1]) if found else None

    def commit(self, before: Job, after: Job, version: object) -> object:
        if after.id not in self.jobs or self.jobs[after.id][1] != version:
            raise Conflict(after.id)
        fields = changes(self.pipelines[after.pipeline].project, before, after)
        if before.status in FINAL:
            shown = self.records.documents.get(after.subject, {}).get("processing_status", {}).get(after.process, {})
            return self._write(before, after, project=shown.get("task_id") == after.id)
        if fields and after.subject not in self.records.documents:
            raise SubjectGone(after.subject)
        return self._write(before, after)

    def _write(self, before: Job | None, after: Job, *, project: bool = True) -> object:
        json.dumps(job_to_record(after), default=str)
        fields = changes(self.pipelines[after.pipeline].project, before, after) if project else {}

        def write() -> object:
            version = next(self._versions)
            self.jobs[after.id] = (after.stored(), version)
            self.events.setdefault(after.id, []).extend(after.log)
            for path, value in fields.items():
                *parents, name = path.split(".")
                place = self.records.documents[after.subject]
                for parent in parents:
                    place = place.setdefault(parent, {})
                place[name] = value
            return version

        return self.faults.around(write)

    def due(self, now: datetime, limit: int) -> list[Job]:
        overdue = [job for job, _ in self.jobs.values() if job.sweep_at and job.sweep_at <= now]
        return sorted(overdue, key=lambda job: job.sweep_at or now)[:limit]

    def count_of_owner(self, owner_uid: str, statuses: Collection[Status]) -> int:
        return sum(job.owner_uid == owner_uid and job.status in statuses for job, _ in self.jobs.values())

    def with_outputs(self, subject: str, process: str) -> list[Stored]:
        return [
            Stored(job=job, version=version)
            for job, version in self.jobs.values()
            if (job.subject, job.process) == (subject, process) and job.has_outputs
        ]

    def create_units(self, job_id: str, units: Sequence[Unit]) -> None:
        def write() -> None:
            for unit in units:
                self.rows.setdefault((job_id, unit.key), (unit, next(self._versions)))

        self.faults.around(write)

    def read_unit(self, job_id: str, key: str) -> tuple[Unit, object] | None:
        return self.rows.get((job_id, key))

    def commit_unit(self, job_id: str, unit: Unit, version: object) -> object:
        if self.rows[job_id, unit.key][1] != version:
            raise Conflict(unit.key)
        new = next(self._versions)
        self.faults.around(lambda: self.rows.update({(job_id, unit.key): (unit, new)}))
        return new

    def units(self, job_id: str, group: str) -> list[Unit]:
        rows = [unit for (job, _), (unit, _) in self.rows.items() if job == job_id and unit.group == group]
        return sorted(rows, key=lambda unit: unit.index)

    def count_units(self, job_id: str, group: str, statuses: Collection[UnitStatus]) -> int:
        return sum(unit.status in statuses for unit in self.units(job_id, group))


@dataclass
class Queued:
    task: Task
    at: datetime
    order: int
    lost: int = 0


class MemoryQueue:
    """Tasks by time, then order. A name, once used, is taken for ever."""

    def __init__(self, clock: Clock, faults: Faults | None = None) -> None:
        self.clock = clock
        self.faults = faults or Faults()
        self.tasks: list[Queued] = []
        self.names: set[str] = set()
        self._order = itertools.count()

    def enqueue(self, task: Task, *, name: str | None = None, at: datetime | None = None) -> None:
        def write() -> None:
            if name is not None and name in self.names:
                return
            self.names.update([name] if name else [])
            self.put(task, at or self.clock())

        self.faults.around(write)

    def put(self, task: Task, at: datetime, lost: int = 0) -> None:
        self.tasks.append(Queued(task, at, next(self._order), lost))

    def pop(self) -> Queued:
        """The task that is due first."""
        first = min(self.tasks, key=lambda queued: (queued.at, queued.order))
        self.tasks.remove(first)
        return first


class World:
    """Clock, stores, queue, runner and controls around some pipelines, with one subject, "collections/c1"."""

    subject = "collections/c1"

    def __init__(self, *pipelines: Pipeline, faults: Faults | None = None, assistant: Any = None, jitter: float = 1.0) -> None:
        self.faults = faults or Faults()
        self.clock = Clock()
        self.pipelines = {pipeline.name: pipeline for pipeline in pipelines}
        self.records = MemoryRecords(faults=self.faults)
        self.records.documents[self.subject] = {"owner_uid": "u1"}
        self.blobs = MemoryBlobs(faults=self.faults)
        self.jobs = MemoryJobs(self.records, self.pipelines, self.faults)
        self.queue = MemoryQueue(self.clock, self.faults)
        self.ports = Ports(jobs=self.jobs, queue=self.queue, records=self.records, blobs=self.blobs, assistant=assistant)
        self.runner = Runner(pipelines=self.pipelines, ports=self.ports, now=self.clock, jitter=lambda: jitter)
        self.control = Control(pipelines=self.pipelines, jobs=self.jobs, queue=self.queue, now=self.clock)
        self.outcomes: list[Outcome] = []

    def start(self, name: str | None = None, **input: Any) -> Job:
        job = self.control.start(name or next(iter(self.pipelines)), subject=self.subject, owner_uid="u1", input=input)
        self.clock.advance(0.001)
        return job

    def job(self, job_id: str) -> Job:
        return self.jobs.jobs[job_id][0]

    @property
    def status(self) -> dict[str, Any]:
        """What the subject shows of its only process."""
        (status,) = self.records.documents[self.subject]["processing_status"].values()
        return status

    def outputs(self, collection: str, process: str = "document_processing") -> list[Record]:
        """The published records of a collection below the subject."""
        published = self.records.documents[self.subject].get("published", {}).get(process)
        return [record for _, record in self.records.query(f"{self.subject}/{collection}", {"job_id": published})]

    def deliver(self, task: Task, lost: int = 0) -> Outcome:
        outcome = self.runner.deliver(Delivery(job_id=task.job_id, step=task.step, unit=task.unit, lost=lost))
        self.outcomes.append(outcome)
        return outcome

    def step(self) -> None:
        """Deliver the task that is due first, when it is due. A crash or a 409 brings it back."""
        queued = self.queue.pop()
        self.clock.time = max(self.clock.time, queued.at) + timedelta(milliseconds=1)
        try:
            outcome = self.deliver(queued.task, queued.lost)
        except Crash:
            self.queue.put(queued.task, self.clock(), queued.lost + 1)
            return
        if outcome.http_status != 200:
            self.queue.put(queued.task, self.clock() + timedelta(seconds=1), queued.lost)

    def run(self, steps: int = 2_000, *, until: Any = lambda: False) -> None:
        """Deliver until nothing is queued and the sweep finds nothing, or `until` holds."""
        for _ in range(steps):
            if until():
                return
            if not self.queue.tasks:
                later = self.clock() + timedelta(minutes=10)
                self.clock.time = later
                if not sweep(self.jobs, self.queue, later):
                    return
                continue
            self.step()
        raise AssertionError(f"not at rest after {steps} deliveries: {[job for job, _ in self.jobs.jobs.values()]}")
