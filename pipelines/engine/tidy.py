"""After a final status: remove what nobody will read any more. Runs as the job's last task, once the lease is gone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from pipelines.engine import transitions
from pipelines.engine.context import Ports
from pipelines.engine.job import SUCCEEDED, Job
from pipelines.engine.pipeline import Pipeline
from pipelines.engine.ports import Stored


def tidy(pipeline: Pipeline, ports: Ports, stored: Stored, now: datetime) -> bool:
    """After a success remove the outputs of older runs, else the run's own. False while a unit is still at work: try later.
    Raises `Conflict` when somebody else has changed the job; doing it twice is harmless."""
    job = stored.job
    if job.settled:
        return True
    if job.status in SUCCEEDED:
        _remove_records(pipeline, ports, job, job.publication_ids[:-1])
        _discard_older_runs(pipeline, ports, job, now)
    elif _units_at_work(ports, job, now):
        return False
    else:
        _remove_own(pipeline, ports, job)
    ports.jobs.commit(job, transitions.settle(job, now), stored.version)
    return True


def _remove_own(pipeline: Pipeline, ports: Ports, job: Job) -> None:
    """Everything the job has made, except what an earlier revision of it has published."""
    ids = [name for revision, name in enumerate(job.publication_ids) if revision != job.published_revision]
    _remove_records(pipeline, ports, job, ids)
    if job.published_revision is None:
        ports.blobs.delete_prefix(f"jobs/{job.id}/")


def _discard_older_runs(pipeline: Pipeline, ports: Ports, job: Job, now: datetime) -> None:
    for older in ports.jobs.with_outputs(job.subject, job.process):
        if older.job.id == job.id or older.job.created_at > job.created_at:
            continue
        _remove_records(pipeline, ports, older.job, older.job.publication_ids)
        ports.blobs.delete_prefix(f"jobs/{older.job.id}/")
        ports.jobs.commit(older.job, transitions.discard(older.job, now), older.version)


def _remove_records(pipeline: Pipeline, ports: Ports, job: Job, publication_ids: Sequence[str]) -> None:
    if publication_ids:
        for collection in pipeline.outputs(job):
            ports.records.delete_where(collection, "job_id", publication_ids)


def _units_at_work(ports: Ports, job: Job, now: datetime) -> bool:
    if not job.fanned_out:
        return False
    return any(unit.lease and unit.lease.expires_at > now for unit in ports.jobs.units(job.id, job.unit_group()))
