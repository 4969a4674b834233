"""What the API shows of a record: everything its owner may see, without what only the engine needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from pipelines.engine.document import job_to_record
from pipelines.engine.job import Job

ENGINES_OWN = ("lease", "state", "excused", "fanned_out", "published_revision", "kept_units_of", "has_outputs", "settled")
INTERNAL = ("latest_job", "owner_uid", "storage_path", "pptx_path", "pdf_path", "thumbnail_paths")


def job_view(job: Job) -> dict[str, Any]:
    """A job without its lease, its intermediate state and the engine's bookkeeping."""
    hidden = {*ENGINES_OWN, "phase_issues", "event_count", "sweep_at", "owner_uid"}
    view = {name: value for name, value in job_to_record(job).items() if name not in hidden}
    return view | {"phases": [asdict(phase) for phase in job.phases], "current_phase": job.current.name}


def record_view(identity: str, record: Mapping[str, Any]) -> dict[str, Any]:
    """A stored record with its id, without internal fields."""
    return {"id": identity} | {name: value for name, value in record.items() if name not in INTERNAL}
