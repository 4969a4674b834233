"""Jobs, events and units as the records a document database keeps, and back."""

from __future__ import annotations

from dataclasses import asdict
from datetime import timedelta
from typing import Any

from pydantic import TypeAdapter

from pipelines.engine.job import Event, Job
from pipelines.engine.ports import Unit

LOG_KEPT_FOR = timedelta(days=30)
_jobs: TypeAdapter[Job] = TypeAdapter(Job)
_units: TypeAdapter[Unit] = TypeAdapter(Unit)


def job_to_record(job: Job) -> dict[str, Any]:
    """The job document: every field but the events and the subject's fields that a commit carries, and `sweep_at` for the sweep."""
    record = asdict(job) | {"sweep_at": job.sweep_at, "phases": [asdict(phase) for phase in job.phases]}
    del record["log"], record["publish"]
    if job.error:
        record["error"]["code"] = job.error.code.value
    return record


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
