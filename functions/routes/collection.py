"""Collections: create, list, read, change, delete."""

from __future__ import annotations

import uuid
from typing import Annotated, Any

from flask import Blueprint, Response
from google.cloud.firestore_v1.base_query import FieldFilter
from pydantic import Field, StringConstraints

from functions import paging
from functions.access import caller, own_collection
from functions.answers import answer
from functions.bodies import Body, json_body, size_of
from functions.deletions import delete_collection
from functions.errors import ApiError
from functions.views import record_view
from functions.wiring import utc_now, wiring
from pipelines.engine.projection import idle_status

MAX_DECK_SETTINGS_BYTES = 50_000

routes = Blueprint("collections", __name__)
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]


class NewCollection(Body):
    name: Name
    deck_settings: dict[str, Any] = Field(default_factory=dict)


class CollectionChange(Body):
    name: Name | None = None
    deck_settings: dict[str, Any] | None = None


@routes.post("/collections")
def create_collection() -> Response:
    body = json_body(NewCollection)
    _check_deck_settings(body.deck_settings)
    identity, now = uuid.uuid4().hex[:20], utc_now()
    record = {
        "owner_uid": caller(),
        "name": body.name,
        "deck_settings": body.deck_settings,
        "categories": [],
        "processing_status": {
            "document_processing": idle_status("phase"),
            "item_generation": idle_status("step"),
            "deck_generation": idle_status("step"),
        },
        "published": {},
        "counts": {},
        "created_at": now,
        "updated_at": now,
    }
    wiring().ports.records.put_many({f"collections/{identity}": record})
    return answer(record_view(identity, record), 201, {"Location": f"/api/collections/{identity}"})


@routes.get("/collections")
def list_collections() -> Response:
    own = wiring().firestore.collection("collections").where(filter=FieldFilter("owner_uid", "==", caller()))
    found, token = paging.newest_first(own)
    return answer({"collections": [record_view(one.id, one.to_dict() or {}) for one in found], "next_page_token": token})


@routes.get("/collections/<collection_id>")
def get_collection(collection_id: str) -> Response:
    return answer(record_view(collection_id, own_collection(collection_id)))


@routes.patch("/collections/<collection_id>")
def change_collection(collection_id: str) -> Response:
    body = json_body(CollectionChange)
    record = own_collection(collection_id)
    changes = body.model_dump(exclude_none=True)
    if not changes:
        raise ApiError("INVALID_ARGUMENT", "NOTHING_TO_CHANGE", "Give a name or deck_settings to change.")
    _check_deck_settings(body.deck_settings or {})
    changes["updated_at"] = utc_now()
    wiring().firestore.document(f"collections/{collection_id}").update(changes)
    return answer(record_view(collection_id, record | changes))


@routes.delete("/collections/<collection_id>")
def remove_collection(collection_id: str) -> Response:
    own_collection(collection_id)
    delete_collection(wiring(), caller(), collection_id)
    return Response(status=204)


def _check_deck_settings(deck_settings: dict[str, Any]) -> None:
    if size_of(deck_settings) > MAX_DECK_SETTINGS_BYTES:
        message = f"deck_settings may have {MAX_DECK_SETTINGS_BYTES // 1000} KB."
        raise ApiError("PAYLOAD_TOO_LARGE", "DECK_SETTINGS_TOO_LARGE", message)
