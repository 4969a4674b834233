"""Every query that the product makes has its index in firestore.indexes.json, and every index there has its query."""

from __future__ import annotations

import json
from collections.abc import Callable

import httpx
import pytest

from emulator.world import ROOT, World
from functions.wiring import utc_now
from tests.acceptance.conftest import Api
from tests.contract.conftest import SUBJECT, Stores, google_stores

Index = tuple[str, tuple[tuple[str, str], ...]]
DECLARED = json.loads((ROOT / "firestore.indexes.json").read_text())
LINESHEET = b"Style;Colour;Wholesale price EUR\nA100;Black;12.50\nA200;Sand;14.00\n"
ORDER = b"Style;Colour;Size;Quantity;Unit price\nA100;Black;M;4;12.50\n"


def declared() -> set[Index]:
    return {
        (index["collectionGroup"], tuple((field["fieldPath"], field["order"]) for field in index["fields"]))
        for index in DECLARED["indexes"]
    }


def used(world: World, project_id: str) -> set[Index]:
    """The composite indexes that the emulator has needed so far in a project."""
    database = f"projects/{project_id}/databases/(default)"
    url = f"http://{world.env['FIRESTORE_EMULATOR_HOST']}/emulator/v1/projects/{project_id}:indexUsage"
    reports = httpx.get(url, params={"database": database}).json().get("reports", [])
    found = set()
    for report in reports:
        fields = [(field["fieldPath"], field["order"]) for field in report["index"]["fields"] if field["fieldPath"] != "__name__"]
        if len(fields) > 1:
            found.add((report["index"]["name"].split("/")[-3], tuple(fields)))
    return found


def test_the_queries_of_the_api(world: World, api: Api, collection: str, slow_queue: Callable[[], None]):
    api.upload(collection, LINESHEET, "linesheet.csv", "linesheet")
    api.upload(collection, ORDER, "order.csv", "purchase_order")
    pending = api.post(f"/collections/{collection}/documents/process").json()["id"]
    assert api.get(f"/jobs/{pending}/status")["status"] == "pending"
    slow_queue()
    api.completed(pending)
    job = api.completed(api.post(f"/collections/{collection}/items/generate").json()["id"])

    for path in ("/collections", "/jobs", f"/jobs/{job['id']}/events"):
        api.get(path)
    for name in ("documents", "products", "images", "items"):
        api.get(f"/collections/{collection}/{name}")
    for params in ({"status": "failed"}, {"pipeline": "items"}, {"collection_id": collection}):
        api.get("/jobs", **params)
    api.request("DELETE", "/jobs")
    api.request("DELETE", f"/collections/{collection}")

    assert used(world, world.project_id) == declared()


@pytest.fixture
def stores(clients) -> Stores:
    return google_stores(clients)


def test_the_queries_of_the_engine(world: World, stores: Stores, clients):
    stores.records.put_many({SUBJECT: {"owner_uid": "u1"}})
    stores.started("j1")

    stores.jobs.due(utc_now(), 10)
    stores.jobs.with_outputs(SUBJECT, "document_processing")
    stores.jobs.count_of_owner("u1", {"processing", "retrying"})
    stores.jobs.units("j1", "pages")
    stores.jobs.count_units("j1", "pages", {"pending", "processing"})
    stores.records.delete_where(f"{SUBJECT}/items", "job_id", ["j1", "j2"])

    assert used(world, clients.project_id) <= declared()


def test_what_expires_has_a_time_to_live():
    lasting = {field["collectionGroup"] for field in DECLARED["fieldOverrides"] if field.get("ttl")}

    assert lasting == {"events", "idempotency_keys", "ai_cache"}
