"""The two processes of a collection, document processing and item generation: start, change, and their status."""

from __future__ import annotations

from typing import Annotated, Literal

from flask import Blueprint, Response, request
from pydantic import Field

from functions.access import own_collection
from functions.answers import answer, request_id_of
from functions.bodies import Body, json_body
from functions.errors import ApiError
from functions.routes.jobs import accepted, act
from functions.starts import start_documents, start_items
from functions.wiring import wiring

routes = Blueprint("processing", __name__)
PROCESS = "/collections/<collection_id>/documents/process"
GENERATE = "/collections/<collection_id>/items/generate"
Action = Literal["cancel", "pause", "resume", "retry"]
ACTIONS = "<any(cancel, pause, resume, retry):action>"
Priority = Annotated[int, Field(ge=1, le=10)]


class ProcessBody(Body):
    document_ids: list[str] | None = Field(None, min_length=1, max_length=50)
    priority: Priority = 5


class GenerateBody(Body):
    document_id: str | None = None
    priority: Priority = 5


@routes.post(PROCESS)
def process_documents(collection_id: str) -> Response:
    body = json_body(ProcessBody)
    own_collection(collection_id)
    job = start_documents(
        wiring(), collection_id, document_ids=body.document_ids, priority=body.priority, request_id=request_id_of(request)
    )
    return accepted(job)


@routes.post(GENERATE)
def generate_items(collection_id: str) -> Response:
    body = json_body(GenerateBody)
    own_collection(collection_id)
    job = start_items(
        wiring(), collection_id, document_id=body.document_id, priority=body.priority, request_id=request_id_of(request)
    )
    return accepted(job)


@routes.post(f"{PROCESS}/{ACTIONS}")
def change_processing(collection_id: str, action: Action) -> Response:
    return _change(collection_id, "document_processing", action)


@routes.post(f"{GENERATE}/{ACTIONS}")
def change_generation(collection_id: str, action: Action) -> Response:
    return _change(collection_id, "item_generation", action)


def _change(collection_id: str, process: str, action: Action) -> Response:
    latest = own_collection(collection_id).get("latest_job", {}).get(process)
    if latest is None:
        raise ApiError("ABORTED", "NEVER_STARTED", f"There is nothing to {action}: this was never started.")
    return act(latest, action)


@routes.get("/collections/<collection_id>/processing-status")
def processing_status(collection_id: str) -> Response:
    return answer(own_collection(collection_id)["processing_status"])
