"""Jobs of any pipeline: start, list, read, change, their log, and the removal of old ones."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, Any, Literal

from flask import Blueprint, Response, request
from google.cloud.firestore_v1.base_query import FieldFilter
from pydantic import Field

from functions import paging
from functions.access import caller, own_collection, own_job
from functions.answers import answer, request_id_of
from functions.bodies import Body, json_body
from functions.deletions import delete_old_jobs
from functions.errors import ApiError
from functions.starts import start_deck, start_documents, start_items
from functions.views import job_view, record_view
from functions.wiring import utc_now, wiring
from pipelines.engine.document import record_to_job
from pipelines.engine.job import STATUSES, Job

routes = Blueprint("jobs", __name__)
DEFAULT_AGE_DAYS = 30
MAX_AGE_DAYS = 3650


class NewJob(Body):
    """`document_ids` is for documents, `document_id` for items."""

    pipeline: Literal["documents", "items", "deck"]
    collection_id: str
    document_ids: list[str] | None = Field(None, min_length=1, max_length=50)
    document_id: str | None = None
    priority: Annotated[int, Field(ge=1, le=10)] = 5


def accepted(job: Job) -> Response:
    """202: the work has been taken on; where to ask how far it is."""
    return answer(job_view(job), 202, {"Location": f"/api/jobs/{job.id}/status"})


def act(job_id: str, action: Literal["cancel", "pause", "resume", "retry"]) -> Response:
    """Change a job that the caller owns; the job afterwards."""
    control = wiring().control
    changes = {"cancel": control.cancel, "pause": control.pause, "resume": control.resume, "retry": control.retry}
    job = changes[action](job_id)
    return accepted(job) if action in {"resume", "retry"} else answer(job_view(job))


@routes.post("/jobs")
def start_job() -> Response:
    body = json_body(NewJob)
    collection = own_collection(body.collection_id)
    wired, request_id = wiring(), request_id_of(request)
    if body.pipeline == "documents":
        job = start_documents(
            wired, body.collection_id, document_ids=body.document_ids, priority=body.priority, request_id=request_id
        )
    elif body.pipeline == "deck":
        job = start_deck(wired, body.collection_id, collection, priority=body.priority, request_id=request_id)
    else:
        job = start_items(wired, body.collection_id, document_id=body.document_id, priority=body.priority, request_id=request_id)
    return accepted(job)


@routes.get("/jobs")
def list_jobs() -> Response:
    """One filter at a time: `status`, `pipeline` or `collection_id`."""
    filters = [name for name in ("status", "pipeline", "collection_id") if name in request.args]
    if len(filters) > 1:
        message = "Filter by one of status, pipeline and collection_id at a time."
        raise ApiError("INVALID_ARGUMENT", "TOO_MANY_FILTERS", message)
    query = wiring().firestore.collection("jobs").where(filter=FieldFilter("owner_uid", "==", caller()))
    if "status" in request.args:
        query = query.where(filter=FieldFilter("status", "in", _statuses()))
    if "pipeline" in request.args:
        query = query.where(filter=FieldFilter("pipeline", "==", request.args["pipeline"]))
    if "collection_id" in request.args:
        query = query.where(filter=FieldFilter("subject", "==", f"collections/{request.args['collection_id']}"))
    found, token = paging.newest_first(query)
    return answer({"jobs": [job_view(record_to_job(one.to_dict() or {})) for one in found], "next_page_token": token})


def _statuses() -> list[str]:
    statuses = request.args.getlist("status")
    unknown = sorted(set(statuses) - STATUSES)
    if unknown:
        message = f"There is no status {', '.join(unknown)}. Use {', '.join(sorted(STATUSES))}."
        raise ApiError("INVALID_ARGUMENT", "UNKNOWN_STATUS", message)
    return sorted(set(statuses))


@routes.get("/jobs/<job_id>/status")
def job_status(job_id: str) -> Response:
    """The job, and how many are queued before it."""
    job = own_job(job_id)
    return answer(job_view(job) | ({"queued_before": _queued_before(job)} if job.status == "pending" else {}))


def _queued_before(job: Job) -> int:
    query = wiring().firestore.collection("jobs").where(filter=FieldFilter("status", "==", "pending"))
    query = query.where(filter=FieldFilter("created_at", "<", job.created_at))
    counted: Any = query.count(alias="jobs")  # its annotations say the class, not an instance
    return int(counted.get()[0][0].value)


@routes.get("/jobs/<job_id>/events")
def job_events(job_id: str) -> Response:
    own_job(job_id)
    found, token = paging.in_order({"events": wiring().firestore.collection(f"jobs/{job_id}/events")})
    return answer({"events": [record_view(one.id, one.to_dict() or {}) for one in found], "next_page_token": token})


@routes.post("/jobs/<job_id>/<any(cancel, pause, resume, retry):action>")
def change_job(job_id: str, action: Literal["cancel", "pause", "resume", "retry"]) -> Response:
    return act(own_job(job_id).id, action)


@routes.delete("/jobs")
def remove_old_jobs() -> Response:
    days = request.args.get("older_than_days", str(DEFAULT_AGE_DAYS))
    if not days.isdecimal() or int(days) > MAX_AGE_DAYS:
        message = f"older_than_days is a number from 0 to {MAX_AGE_DAYS}."
        raise ApiError("INVALID_ARGUMENT", "INVALID_AGE", message)
    return answer({"deleted": delete_old_jobs(wiring(), caller(), utc_now() - timedelta(days=int(days)))})
