"""Jobs in Firestore: `jobs/{id}` with `events/` and `units/`, and what their subjects show of them.

Every commit is one atomic write with the job's update time as precondition, so a phase costs one read and two commits. Where job
and subject must agree (to start a job, and to change a final one), the subject's update time is a precondition, too: no transaction
and no lock anywhere, so that a crowd at one subject loses races and nothing else. `latest_job.{process}` on the subject names the
newest job of each process; it decides who may run and whose state is shown, and every start writes it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from google.api_core.exceptions import Aborted, AlreadyExists, FailedPrecondition, NotFound
from google.cloud import firestore
from google.cloud.firestore_v1.base_query import FieldFilter

from functions.adapters.size_guard import check_size
from pipelines.engine import document, projection
from pipelines.engine.errors import AlreadyRunning, Conflict, Forbidden, SubjectGone
from pipelines.engine.job import ACTIVE, FINAL, Job, Status
from pipelines.engine.pipeline import Pipeline
from pipelines.engine.ports import Stored, Unit, UnitStatus, Version

WRITES_AT_ONCE = 400
"""Firestore takes 500 writes in one commit; a margin is left."""
LOST_RACES = 20
"""How often a commit is tried again after the subject has changed."""

Snapshot = firestore.DocumentSnapshot[firestore.DocumentReference]


class FirestoreJobs:
    """The `JobStore` of the engine."""

    def __init__(self, client: firestore.Client, pipelines: Mapping[str, Pipeline]) -> None:
        self._client = client
        self._pipelines = pipelines
        self._jobs = client.collection("jobs")

    def create(self, job: Job, version: Version | None = None) -> Version:
        fields = projection.changes(self._pipelines[job.pipeline].project, None, job)

        def write(batch: firestore.WriteBatch, subject: Snapshot) -> None:
            if not subject.exists:
                raise SubjectGone(job.subject)
            latest = _latest_job(subject, job.process)
            if latest and latest != job.id:
                self._refuse_beside(latest, reopened=version is not None)
            self._write(batch, None, job, version)
            batch.update(subject.reference, fields | {f"latest_job.{job.process}": job.id}, option=self._unless_changed(subject))

        return self._beside_subject(job, version, write)

    def _refuse_beside(self, latest: str, *, reopened: bool) -> None:
        found = self._jobs.document(latest).get(["status"])
        if found.exists and found.get("status") in ACTIVE:
            raise AlreadyRunning(latest)
        if found.exists and reopened:
            raise Forbidden("retry", "superseded", "A newer run has taken the place of this one. Retry or start that one.")

    def read(self, job_id: str) -> Stored | None:
        found = self._jobs.document(job_id).get()
        return _stored(found) if found.exists else None

    def commit(self, before: Job, after: Job, version: Version) -> Version:
        fields = projection.changes(self._pipelines[after.pipeline].project, before, after)
        if fields and before.status in FINAL:
            return self._commit_final(before, after, fields, version)
        batch = self._client.batch()
        self._write(batch, before, after, version)
        if fields:
            batch.update(self._client.document(after.subject), fields)
        try:
            return batch.commit()[0].update_time
        except (FailedPrecondition, Aborted) as exc:
            return self._already_written(after, exc)
        except NotFound as exc:
            if self._jobs.document(after.id).get([]).exists:
                raise SubjectGone(after.subject) from exc
            raise Conflict(after.id) from exc

    def _already_written(self, after: Job, exc: Exception) -> Version:
        """Google's client sends a commit again when its answer was lost; then it was our own write that came first."""
        stored = self.read(after.id)
        if stored is None or stored.job != after.stored():
            raise Conflict(after.id) from exc
        return stored.version

    def _commit_final(self, before: Job, after: Job, fields: dict[str, Any], version: Version) -> Version:
        def write(batch: firestore.WriteBatch, subject: Snapshot) -> None:
            self._write(batch, before, after, version)
            if subject.exists and _latest_job(subject, after.process) == after.id:
                batch.update(subject.reference, fields, option=self._unless_changed(subject))

        return self._beside_subject(after, version, write)

    def _beside_subject(
        self, job: Job, version: Version | None, write: Callable[[firestore.WriteBatch, Snapshot], None]
    ) -> Version:
        """Commit what `write` makes of the subject as just read, again as long as the subject changes meanwhile. The version of
        the job, which `write` wrote first."""
        for _ in range(LOST_RACES):
            subject = self._client.document(job.subject).get()
            batch = self._client.batch()
            write(batch, subject)
            try:
                return batch.commit()[0].update_time
            except (FailedPrecondition, NotFound, Aborted, AlreadyExists) as exc:
                stored = self.read(job.id)
                if (stored.version if stored else None) != version:
                    raise Conflict(job.id) from exc
        raise Conflict(job.subject)

    def _write(self, batch: firestore.WriteBatch, before: Job | None, job: Job, version: Version | None) -> None:
        """The job itself, always first in a batch, and its new events. Where it is known what the version holds, only the fields
        that differ are written: encoding the whole document costs more than the commit."""
        reference = self._jobs.document(job.id)
        record = document.job_changes(before, job) if before else document.job_to_record(job)
        check_size(reference.path, record)
        if version is None:
            batch.create(reference, record)
        else:
            batch.update(reference, record, option=self._client.write_option(last_update_time=version))
        for number, event in enumerate(job.log, start=job.event_count - len(job.log)):
            batch.set(reference.collection("events").document(f"{number:08d}"), document.event_to_record(event))

    def _unless_changed(self, read: Snapshot) -> firestore.WriteOption:
        return self._client.write_option(last_update_time=read.update_time)

    def due(self, now: datetime, limit: int) -> list[Job]:
        overdue = self._jobs.where(filter=FieldFilter("sweep_at", "<=", now)).order_by("sweep_at").limit(limit)
        return [_stored(found).job for found in overdue.stream()]

    def count_of_owner(self, owner_uid: str, statuses: Collection[Status]) -> int:
        query = self._jobs.where(filter=FieldFilter("owner_uid", "==", owner_uid))
        query = query.where(filter=FieldFilter("status", "in", sorted(statuses)))
        counted: Any = query.count(alias="jobs")  # its annotations say the class, not an instance
        return int(counted.get()[0][0].value)

    def with_outputs(self, subject: str, process: str) -> list[Stored]:
        query = self._jobs.where(filter=FieldFilter("subject", "==", subject))
        query = query.where(filter=FieldFilter("process", "==", process)).where(filter=FieldFilter("has_outputs", "==", True))
        return [_stored(found) for found in query.stream()]

    def create_units(self, job_id: str, units: Sequence[Unit]) -> None:
        rows = self._units(job_id)
        records = {unit.key: document.unit_to_record(unit) for unit in units}
        for key, record in records.items():
            check_size(rows.document(key).path, record)
        keys = list(records)
        for start in range(0, len(keys), WRITES_AT_ONCE):
            references = [rows.document(key) for key in keys[start : start + WRITES_AT_ONCE]]
            self._create_missing(references, records)

    def _create_missing(self, references: list[firestore.DocumentReference], records: Mapping[str, Any]) -> None:
        for _ in range(LOST_RACES):
            there = {found.id for found in self._client.get_all(references, field_paths=["index"]) if found.exists}
            batch = self._client.batch()
            for reference in references:
                if reference.id not in there:
                    batch.create(reference, records[reference.id])
            try:
                batch.commit()
            except AlreadyExists:
                continue  # another delivery of the same task splits the phase, too
            return
        raise Conflict(references[0].path)

    def read_unit(self, job_id: str, key: str) -> tuple[Unit, Version] | None:
        found = self._units(job_id).document(key).get()
        return (document.record_to_unit(found.to_dict() or {}), found.update_time) if found.exists else None

    def commit_unit(self, job_id: str, unit: Unit, version: Version) -> Version:
        reference = self._units(job_id).document(unit.key)
        record = document.unit_to_record(unit)
        check_size(reference.path, record)
        try:
            return reference.update(record, option=self._client.write_option(last_update_time=version)).update_time
        except (FailedPrecondition, NotFound, Aborted) as exc:
            raise Conflict(reference.path) from exc

    def units(self, job_id: str, group: str) -> list[Unit]:
        found = self._units(job_id).where(filter=FieldFilter("group", "==", group)).stream()
        return sorted((document.record_to_unit(row.to_dict() or {}) for row in found), key=lambda unit: unit.index)

    def count_units(self, job_id: str, group: str, statuses: Collection[UnitStatus]) -> int:
        query = self._units(job_id).where(filter=FieldFilter("group", "==", group))
        query = query.where(filter=FieldFilter("status", "in", sorted(statuses)))
        counted: Any = query.count(alias="rows")  # its annotations say the class, not an instance
        return int(counted.get()[0][0].value)

    def _units(self, job_id: str) -> firestore.CollectionReference:
        return self._client.collection(f"jobs/{job_id}/units")


def _stored(found: Snapshot) -> Stored:
    return Stored(job=document.record_to_job(found.to_dict() or {}), version=found.update_time)


def _latest_job(subject: Snapshot, process: str) -> str | None:
    latest = (subject.to_dict() or {}).get("latest_job") or {}
    return latest.get(process)
