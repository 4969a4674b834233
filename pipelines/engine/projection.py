"""What the subject shows of its job, in the shape that screens and the status call read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Literal

from pipelines.engine.errors import ErrorCode
from pipelines.engine.job import SUCCEEDED, Job

Projection = Callable[[Job], dict[str, Any]]
"""Fields of the subject for a job, by dotted path."""


def changes(project: Projection, before: Job | None, after: Job) -> dict[str, Any]:
    """The fields of the subject that a commit has to write; none when nothing but the time has changed, or it is gone."""
    if after.error and after.error.code is ErrorCode.SUBJECT_GONE:
        return {}
    fields = project(after)
    if before is None:
        return fields
    old = project(replace(before, last_updated=after.last_updated))
    return {path: value for path, value in fields.items() if path not in old or old[path] != value}


def collection_projection(noun: Literal["phase", "step"]) -> Projection:
    """Fields of `collections/{id}`: `processing_status.{process}`, and `published.{process}` when the job has succeeded."""

    def project(job: Job) -> dict[str, Any]:
        status = idle_status(noun) | {"task_id": job.id, "last_updated": job.last_updated}
        if job.status == "cancelled" and job.settled:
            status["last_outcome"] = "cancelled"
        else:
            error = job.error
            status |= {
                "status": job.status,
                "started_at": job.started_at,
                "completed_at": job.completed_at,
                f"current_{noun}": job.current.name,
                "progress": {
                    noun: job.progress.phase,
                    f"total_{noun}s": job.progress.total_phases,
                    "percentage": job.progress.percentage,
                },
                "error": {"message": error.message, noun: error.phase, "details": error.details} if error else None,
            }
        fields: dict[str, Any] = {f"processing_status.{job.process}": status}
        if job.status in SUCCEEDED:
            fields[f"published.{job.process}"] = job.publication_id
            fields |= job.publish
        return fields

    return project


def idle_status(noun: Literal["phase", "step"]) -> dict[str, Any]:
    """The status of a process that has no job."""
    return {
        "status": "idle",
        "task_id": None,
        "started_at": None,
        "completed_at": None,
        "last_updated": None,
        f"current_{noun}": None,
        "progress": None,
        "error": None,
    }
