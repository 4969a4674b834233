"""The documents of a collection: upload, list, read, download, delete."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, request
from pydantic import Field

from functions import paging, uploads
from functions.access import caller, own_collection, own_document
from functions.answers import answer, error_answer, request_id_of
from functions.bodies import Body, boolean_parameter, json_body
from functions.deletions import delete_document
from functions.errors import ApiError
from functions.files import file_answer
from functions.starts import start_documents
from functions.views import job_view, record_view
from functions.wiring import wiring
from pipelines.engine.errors import AlreadyRunning
from pipelines.engine.job import ACTIVE
from pipelines.reading.model import Kind

routes = Blueprint("documents", __name__)
DOCUMENTS = "/collections/<collection_id>/documents"
KINDS: dict[str, Kind] = {"linesheet": "linesheet", "purchase_order": "purchase_order"}


class Announcement(Body):
    """A file that will go straight to the bucket."""

    kind: Kind
    filename: str = Field(min_length=1, max_length=1000)
    size_bytes: int = Field(gt=0)


class Completion(Body):
    """Digests of the file as sent, hex or base64, for those who want it checked."""

    sha256: str | None = None
    md5: str | None = None
    crc32c: str | None = None


@routes.post(DOCUMENTS)
def upload_document(collection_id: str) -> Response:
    own_collection(collection_id)
    target = uploads.new_target(caller(), collection_id)
    location = {"Location": f"/api/{target.record_path}"}
    if not request.mimetype.startswith("multipart/"):
        body = json_body(Announcement)
        origin = request.headers.get("Origin")
        record, url = uploads.announce(
            wiring(), target, kind=body.kind, filename=body.filename, size_bytes=body.size_bytes, origin=origin
        )
        upload = {"url": url, "method": "PUT"}
        return answer(record_view(target.document_id, record) | {"upload": upload}, 201, location)
    process = boolean_parameter("process", default=True)
    filename, data, kind = _file_of_form()
    record = uploads.store(wiring(), target, kind=kind, filename=filename, data=data)
    view = record_view(target.document_id, record)
    if not process or kind != "linesheet":
        return answer(view, 201, location)
    return answer(view | _processing(collection_id), 201, location)


def _processing(collection_id: str) -> dict[str, Any]:
    """The job that was started for an upload. The upload stands even when the collection is being processed already."""
    try:
        job = start_documents(wiring(), collection_id, document_ids=None, priority=5, request_id=request_id_of(request))
    except AlreadyRunning as exc:
        return {"job": None} | (error_answer(exc, request).get_json() or {})
    return {"job": job_view(job)}


def _file_of_form() -> tuple[str, bytes, Kind]:
    if (request.content_length or 0) > uploads.MAX_REQUEST_BYTES:
        raise uploads.too_large(uploads.MAX_REQUEST_BYTES)
    file = request.files.get("file")
    kind = KINDS.get(request.form.get("kind", ""))
    if file is None:
        raise ApiError("INVALID_ARGUMENT", "FILE_MISSING", "Send the document as the form field “file”.")
    if kind is None:
        message = f"Send the form field “kind”: one of {', '.join(KINDS)}."
        raise ApiError("INVALID_ARGUMENT", "KIND_MISSING", message)
    return file.filename or "", file.read(), kind


@routes.post(f"{DOCUMENTS}/<document_id>/complete")
def complete_upload(collection_id: str, document_id: str) -> Response:
    body = json_body(Completion)
    record = own_document(collection_id, document_id)
    if record["upload_state"] == "pending":
        digests: Any = body.model_dump(exclude_none=True)
        record = uploads.complete(wiring(), _target(collection_id, document_id), record, digests)
    return answer(record_view(document_id, record))


@routes.get(DOCUMENTS)
def list_documents(collection_id: str) -> Response:
    own_collection(collection_id)
    found, token = paging.newest_first(wiring().firestore.collection(f"collections/{collection_id}/documents"))
    return answer({"documents": [record_view(one.id, one.to_dict() or {}) for one in found], "next_page_token": token})


@routes.get(f"{DOCUMENTS}/<document_id>")
def get_document(collection_id: str, document_id: str) -> Response:
    return answer(record_view(document_id, own_document(collection_id, document_id)))


@routes.get(f"{DOCUMENTS}/<document_id>/file")
def download_document(collection_id: str, document_id: str) -> Response:
    record = uploads.stored(own_document(collection_id, document_id))
    return file_answer(wiring(), record["storage_path"], record["content_type"], download_as=record["filename"])


@routes.delete(f"{DOCUMENTS}/<document_id>")
def remove_document(collection_id: str, document_id: str) -> Response:
    collection = own_collection(collection_id)
    own_document(collection_id, document_id)
    for status in collection["processing_status"].values():
        if status["status"] in ACTIVE:
            message = "This collection is being processed. Cancel that first, or wait until it has ended."
            raise ApiError("ABORTED", "ALREADY_PROCESSING", message, {"job_id": status["task_id"]})
    delete_document(wiring(), _target(collection_id, document_id))
    return Response(status=204)


def _target(collection_id: str, document_id: str) -> uploads.Target:
    return uploads.Target(owner_uid=caller(), collection_id=collection_id, document_id=document_id)
