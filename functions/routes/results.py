"""What the pipelines have made of a collection, as published: structured products, images and items."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, Response
from google.cloud.firestore_v1.base_query import FieldFilter

from functions import paging
from functions.access import own_collection, own_record
from functions.answers import answer
from functions.files import file_answer
from functions.views import record_view
from functions.wiring import wiring
from pipelines.engine.ports import Record

routes = Blueprint("results", __name__)
COLLECTION = "/collections/<collection_id>"


@routes.get(f"{COLLECTION}/products")
def list_products(collection_id: str) -> Response:
    """The structured products of all linesheets, linesheet by linesheet."""
    collection = own_collection(collection_id)
    documents = wiring().ports.records.query(f"collections/{collection_id}/documents", {"kind": "linesheet"})
    parents = [f"collections/{collection_id}/documents/{document_id}/structured_products" for document_id, _ in documents]
    return _published("products", collection, "document_processing", parents, "position")


@routes.get(f"{COLLECTION}/images")
def list_images(collection_id: str) -> Response:
    collection = own_collection(collection_id)
    return _published("images", collection, "document_processing", [f"collections/{collection_id}/images"], "page")


@routes.get(f"{COLLECTION}/items")
def list_items(collection_id: str) -> Response:
    collection = own_collection(collection_id)
    return _published("items", collection, "item_generation", [f"collections/{collection_id}/items"], "position")


@routes.get(f"{COLLECTION}/images/<image_id>/file")
def image_file(collection_id: str, image_id: str) -> Response:
    """The picture itself; whoever shows it fetches it with the same token as everything else."""
    own_collection(collection_id)
    image = own_record(f"collections/{collection_id}/images", image_id, "image")
    return file_answer(wiring(), image["storage_path"], image.get("content_type") or "image/png")


def _published(name: str, collection: Record, process: str, parents: Sequence[str], order: str) -> Response:
    """One page of what the last successful run has made; nothing while there was none."""
    published = collection["published"].get(process)
    if published is None:
        return answer({name: [], "next_page_token": None})
    database = wiring().firestore
    queries = {path: database.collection(path).where(filter=FieldFilter("job_id", "==", published)) for path in parents}
    found, token = paging.in_order(queries, order)
    return answer({name: [record_view(one.id, one.to_dict() or {}) for one in found], "next_page_token": token})
