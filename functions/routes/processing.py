"""The processes of a collection: start, cancel, pause, resume, retry each, and their status."""

from __future__ import annotations

from typing import Annotated, Literal

from flask import Blueprint, Response, request
from pydantic import Field

from functions.access import own_collection
from functions.answers import answer, request_id_of
from functions.bodies import Body, json_body
from functions.errors import ApiError
from functions.routes.jobs import accepted, act
from functions.starts import start_deck, start_documents, start_items
from functions.wiring import wiring

routes = Blueprint("processing", __name__)
COLLECTION = "/collections/<collection_id>"
ACTION = "<any(cancel, pause, resume, retry):action>"
Priority = Annotated[int, Field(ge=1, le=10)]


class ProcessBody(Body):
    document_ids: list[str] | None = Field(None, min_length=1, max_length=50)
    priority: Priority = 5


class GenerateBody(Body):
    document_id: str | None = None
    priority: Priority = 5


class DeckBody(Body):
    priority: Priority = 5


@routes.post(f"{COLLECTION}/documents/process")
def process_documents(collection_id: str) -> Response:
    body = json_body(ProcessBody)
    own_collection(collection_id)
    job = start_documents(
        wiring(), collection_id, document_ids=body.document_ids, priority=body.priority, request_id=request_id_of(request)
    )
    return accepted(job)


@routes.post(f"{COLLECTION}/items/generate")
def generate_items(collection_id: str) -> Response:
    body = json_body(GenerateBody)
    own_collection(collection_id)
    job = start_items(
        wiring(), collection_id, document_id=body.document_id, priority=body.priority, request_id=request_id_of(request)
    )
    return accepted(job)


@routes.post(f"{COLLECTION}/deck/generate")
def generate_deck(collection_id: str) -> Response:
    body = json_body(DeckBody)
    collection = own_collection(collection_id)
    return accepted(start_deck(wiring(), collection_id, collection, priority=body.priority, request_id=request_id_of(request)))


@routes.post(f"{COLLECTION}/documents/process/{ACTION}", defaults={"process": "document_processing"})
@routes.post(f"{COLLECTION}/items/generate/{ACTION}", defaults={"process": "item_generation"})
@routes.post(f"{COLLECTION}/deck/generate/{ACTION}", defaults={"process": "deck_generation"})
def change_process(collection_id: str, process: str, action: Literal["cancel", "pause", "resume", "retry"]) -> Response:
    """Whatever job of the process is the newest."""
    latest = own_collection(collection_id).get("latest_job", {}).get(process)
    if latest is None:
        raise ApiError("ABORTED", "NEVER_STARTED", f"There is nothing to {action}: this was never started.")
    return act(latest, action)


@routes.get(f"{COLLECTION}/processing-status")
def processing_status(collection_id: str) -> Response:
    return answer(own_collection(collection_id)["processing_status"])
