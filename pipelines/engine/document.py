"""Jobs, events and units as the records a document database keeps, and back."""

from __future__ import annotations

from dataclasses import asdict, fields, is_dataclass
from datetime import timedelta
from typing import Any

from pydantic import TypeAdapter

from pipelines.engine.job import Event, Job, JobError
from pipelines.engine.ports import Unit

LOG_KEPT_FOR = timedelta(days=30)
_jobs: TypeAdapter[Job] = TypeAdapter(Job)
_units: TypeAdapter[Unit] = TypeAdapter(Unit)
STORED = tuple(field.name for field in fields(Job) if field.name not in {"log", "publish"})


def job_to_record(job: Job) -> dict[str, Any]:
    """The job document: every field but the events and the subject's fields that a commit carries, and `sweep_at` for the sweep."""
    return {name: _plain(getattr(job, name)) for name in STORED} | {"sweep_at": job.sweep_at}


def job_changes(before: Job, after: Job) -> dict[str, Any]:
    """The fields of the job document in which `after` differs."""
    names = [name for name in STORED if getattr(before, name) != getattr(after, name)]
    changed = {name: _plain(getattr(after, name)) for name in names}
    return changed | ({"sweep_at": after.sweep_at} if after.sweep_at != before.sweep_at else {})


def _plain(value: Any) -> Any:
    if isinstance(value, JobError):
        return asdict(value) | {"code": value.code.value}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else value


def record_to_job(record: dict[str, Any]) -> Job:
    """Raises `ValueError` (pydantic's) for a record that is no job."""
    return _jobs.validate_python(record)


def event_to_record(event: Event) -> dict[str, Any]:
    """An entry of the log; `expires_at` is the field of the time-to-live policy."""
    return asdict(event) | {"expires_at": event.at + LOG_KEPT_FOR}


def unit_to_record(unit: Unit) -> dict[str, Any]:
    return asdict(unit)


def record_to_unit(record: dict[str, Any]) -> Unit:
    """Raises `ValueError` (pydantic's) for a record that is no unit."""
    return _units.validate_python(record)
