"""Pages of uploaded documents as pictures, to look at what was read beside the place where it stands."""

from __future__ import annotations

from io import BytesIO

from flask import Blueprint, Response

from functions import uploads
from functions.access import caller, own_document
from functions.errors import not_found
from functions.files import file_answer
from functions.wiring import Wiring, wiring
from pipelines.engine.ports import Record

JPEG = "image/jpeg"
JPEG_QUALITY = 85
PIXELS_PER_POINT = 2.0

routes = Blueprint("pages", __name__)


@routes.get("/collections/<collection_id>/documents/<document_id>/pages/<int:page>/picture")
def page_picture(collection_id: str, document_id: str, page: int) -> Response:
    record = uploads.stored(own_document(collection_id, document_id))
    if not (record["content_type"] == "application/pdf" or record["content_type"].startswith("image/")):
        raise not_found("page", str(page))
    target = uploads.Target(owner_uid=caller(), collection_id=collection_id, document_id=document_id)
    path = f"{target.folder}pages/{page}.jpg"
    return file_answer(wiring(), path, JPEG, make=lambda: _drawn(wiring(), record, page))


def _drawn(wired: Wiring, record: Record, page: int) -> bytes:
    """The page as JPEG. Raises `ApiError` NOT_FOUND for a page the document does not have."""
    from pipelines.reading.pdf.reader import open_pdf, page_to_picture

    data = wired.ports.blobs.read(record["storage_path"])
    if not 1 <= page <= open_pdf(data):
        raise not_found("page", str(page))
    buffer = BytesIO()
    page_to_picture(data, page, PIXELS_PER_POINT).save(buffer, "JPEG", quality=JPEG_QUALITY)
    return buffer.getvalue()
