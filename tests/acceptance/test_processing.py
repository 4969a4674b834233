"""From an upload to order items, as a user goes: and what is refused on the way."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from emulator.world import World
from tests.acceptance.conftest import Api


def all_of(api: Api, collection: str, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    page: dict[str, Any] = {"next_page_token": ""}
    while page["next_page_token"] is not None:
        page = api.get(f"/collections/{collection}/{name}", page_size=7, page_token=page["next_page_token"])
        found += page[name]
    return found


def test_a_linesheet_and_an_order_become_products_images_items_and_a_deck(
    api: Api, collection: str, samples: Path, linesheet: bytes, order: bytes
):
    api.upload(collection, linesheet, "linesheet.pdf", "linesheet")
    api.upload(collection, order, "order.xlsx", "purchase_order")

    response = api.post(f"/collections/{collection}/documents/process")

    assert response.status_code == 202
    assert response.json()["status"] == "pending"
    assert response.headers["Location"] == f"/api/jobs/{response.json()['id']}/status"
    api.completed(response.json()["id"])
    truth = json.loads((samples / "linesheet_cards.pdf.truth.json").read_text())["products"]
    products = all_of(api, collection, "products")
    assert len(products) == len(truth)
    assert [product["position"] for product in products] == list(range(len(products)))
    images = all_of(api, collection, "images")
    shown = next(product for product in products if product["image_ids"])["image_ids"][0]
    assert shown in {image["id"] for image in images}
    picture = api.request("GET", f"/collections/{collection}/images/{shown}/file")
    assert picture.headers["Content-Type"].startswith("image/")
    assert len(picture.content) > 100

    response = api.post(f"/collections/{collection}/items/generate")

    assert response.status_code == 202
    api.completed(response.json()["id"])
    items = all_of(api, collection, "items")
    assert len(items) == len(json.loads((samples / "order_matrix.xlsx.truth.json").read_text())["lines"])
    response = api.post(f"/collections/{collection}/deck/generate")

    assert response.status_code == 202
    api.completed(response.json()["id"])
    (deck,) = api.get(f"/collections/{collection}/decks")["decks"]
    assert deck["state"] == "complete"
    for edition in ("essential", "complete"):
        pdf = api.request("GET", f"/collections/{collection}/decks/{deck['id']}/files/{edition}.pdf")
        assert pdf.content.startswith(b"%PDF-")
        pptx = api.request("GET", f"/collections/{collection}/decks/{deck['id']}/files/{edition}.pptx")
        assert pptx.content.startswith(b"PK")
    slide = api.request("GET", f"/collections/{collection}/decks/{deck['id']}/slides/{deck['slides']}/picture")
    assert slide.headers["Content-Type"] == "image/png"
    status = api.get(f"/collections/{collection}/processing-status")
    assert {one["status"] for one in status.values()} == {"completed"}
    assert {one["progress"]["percentage"] for one in status.values()} == {100}


def test_an_upload_starts_its_processing_unless_told_not_to(api: Api, collection: str, linesheet: bytes):
    first = api.upload(collection, linesheet, "a.pdf", "linesheet", process="true")
    second = api.upload(collection, linesheet, "b.pdf", "linesheet", process="true")
    third = api.upload(collection, linesheet, "c.pdf", "linesheet")

    assert first.json()["job"]["status"] == "pending"
    assert second.status_code == 201
    assert second.json()["job"] is None
    assert second.json()["error"]["details"][0]["reason"] == "ALREADY_PROCESSING"
    assert "job" not in third.json()
    api.completed(first.json()["job"]["id"])


def test_a_second_start_is_refused_with_the_id_of_the_first(api: Api, collection: str, linesheet: bytes):
    api.upload(collection, linesheet, "a.pdf", "linesheet")
    first = api.post(f"/collections/{collection}/documents/process").json()["id"]

    response = api.post(f"/collections/{collection}/documents/process")

    assert response.status_code == 409
    error = response.json()["error"]
    assert error["status"] == "ABORTED"
    assert error["details"] == [{"reason": "ALREADY_PROCESSING", "metadata": {"job_id": first}}]
    api.wait(first)


def test_nothing_is_processed_without_a_linesheet(api: Api, collection: str):
    response = api.post(f"/collections/{collection}/documents/process")

    assert response.status_code == 412
    assert response.json()["error"]["details"][0]["reason"] == "NO_LINESHEET"


def test_no_items_are_generated_without_a_purchase_order(api: Api, collection: str, linesheet: bytes):
    api.upload(collection, linesheet, "a.pdf", "linesheet")

    response = api.post(f"/collections/{collection}/items/generate")

    assert response.status_code == 412
    assert response.json()["error"]["status"] == "FAILED_PRECONDITION"
    assert "No purchase order found" in response.json()["error"]["message"]


def test_no_deck_is_made_without_items(api: Api, collection: str):
    response = api.post(f"/collections/{collection}/deck/generate")

    assert response.status_code == 412
    assert response.json()["error"]["details"][0]["reason"] == "NO_ITEMS"


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("documents/process", {"document_ids": ["nothing"]}),
        ("items/generate", {"document_id": "nothing"}),
    ],
)
def test_a_document_that_is_not_there_cannot_be_chosen(api: Api, collection: str, path: str, body: dict[str, Any]):
    assert api.post(f"/collections/{collection}/{path}", body).status_code == 404


@pytest.mark.parametrize("body", [{"document_ids": []}, {"priority": 11}, {"priority": "high"}, {"more": 1}])
def test_a_start_that_does_not_fit_is_refused(api: Api, collection: str, body: dict[str, Any]):
    assert api.post(f"/collections/{collection}/documents/process", body).status_code == 400


@pytest.mark.parametrize("path", ["documents/process", "items/generate", "documents/process/cancel", "deck/generate/retry"])
def test_nobody_touches_somebody_elses_processes(stranger: Api, collection: str, path: str):
    assert stranger.post(f"/collections/{collection}/{path}").status_code == 404


@pytest.mark.parametrize("action", ["cancel", "pause", "resume", "retry"])
@pytest.mark.parametrize("process", ["documents/process", "items/generate", "deck/generate"])
def test_what_was_never_started_cannot_be_changed(api: Api, collection: str, process: str, action: str):
    response = api.post(f"/collections/{collection}/{process}/{action}")

    assert response.status_code == 409
    assert response.json()["error"]["details"][0]["reason"] == "NEVER_STARTED"


def test_a_finished_job_can_neither_be_cancelled_nor_retried(api: Api, collection: str, order: bytes):
    api.upload(collection, order, "order.xlsx", "purchase_order")
    api.completed(api.post(f"/collections/{collection}/items/generate").json()["id"])

    for action in ("cancel", "pause", "resume", "retry"):
        response = api.post(f"/collections/{collection}/items/generate/{action}")
        assert response.status_code == 409
        assert response.json()["error"]["details"][0]["reason"] == "NOT_ALLOWED_NOW"


def test_a_document_that_cannot_be_read_fails_with_the_remedy_and_may_be_retried(api: Api, collection: str):
    api.upload(collection, b"%PDF-1.7\n" + b"not really " * 50, "broken.pdf", "linesheet")
    job = api.post(f"/collections/{collection}/documents/process").json()["id"]

    failed = api.wait(job)

    assert failed["status"] == "failed"
    assert failed["error"]["code"] == "document_unreadable"
    assert "Traceback" not in json.dumps(failed)
    shown = api.get(f"/collections/{collection}/processing-status")["document_processing"]
    assert shown["status"] == "failed"
    assert shown["error"]["message"] == failed["error"]["message"]
    retried = api.post(f"/collections/{collection}/documents/process/retry")
    assert retried.status_code == 202
    assert retried.json()["revision"] == 1
    assert api.wait(job)["status"] == "failed"


def test_a_paused_job_rests_until_it_is_resumed(api: Api, collection: str, linesheet: bytes, slow_queue: Callable[[], None]):
    api.upload(collection, linesheet, "a.pdf", "linesheet")
    job = api.post(f"/collections/{collection}/documents/process").json()["id"]

    paused = api.post(f"/collections/{collection}/documents/process/pause")

    assert paused.json()["status"] == "paused"
    time.sleep(1.5)
    assert api.get(f"/jobs/{job}/status")["status"] == "paused"
    slow_queue()
    resumed = api.post(f"/collections/{collection}/documents/process/resume")
    assert resumed.status_code == 202
    api.completed(job)


def test_a_cancelled_job_never_runs_again_unless_the_user_retries(
    api: Api, collection: str, linesheet: bytes, slow_queue: Callable[[], None]
):
    api.upload(collection, linesheet, "a.pdf", "linesheet")
    job = api.post(f"/collections/{collection}/documents/process").json()["id"]

    cancelled = api.post(f"/collections/{collection}/documents/process/cancel")

    assert cancelled.json()["status"] == "cancelled"
    slow_queue()
    deadline = time.monotonic() + 20
    while api.get(f"/collections/{collection}/processing-status")["document_processing"]["status"] != "idle":
        assert time.monotonic() < deadline
        time.sleep(0.1)
    shown = api.get(f"/collections/{collection}/processing-status")["document_processing"]
    assert shown["last_outcome"] == "cancelled"
    assert api.get(f"/jobs/{job}/status")["status"] == "cancelled"
    assert len(api.get(f"/collections/{collection}/documents")["documents"]) == 1
    assert api.post(f"/jobs/{job}/retry").status_code == 202
    api.completed(job)


@pytest.mark.usefixtures("slow_queue")
def test_a_document_is_not_deleted_while_it_is_processed(api: Api, collection: str, linesheet: bytes):
    document = api.upload(collection, linesheet, "a.pdf", "linesheet").json()["id"]
    job = api.post(f"/collections/{collection}/documents/process").json()["id"]

    response = api.request("DELETE", f"/collections/{collection}/documents/{document}")

    assert response.status_code == 409
    assert response.json()["error"]["details"][0]["metadata"] == {"job_id": job}


def test_a_collection_is_deleted_with_what_runs_in_it(
    world: World, api: Api, collection: str, linesheet: bytes, slow_queue: Callable[[], None]
):
    api.upload(collection, linesheet, "a.pdf", "linesheet")
    job = api.post(f"/collections/{collection}/documents/process").json()["id"]

    assert api.request("DELETE", f"/collections/{collection}").status_code == 204

    slow_queue()
    assert api.request("GET", f"/collections/{collection}").status_code == 404
    assert api.request("GET", f"/jobs/{job}/status").status_code == 404
    assert world.tasks.wait_idle(ahead_seconds=5, timeout_seconds=20)
    assert api.get("/jobs")["jobs"] == []


def test_no_result_is_shown_before_the_first_success(api: Api, collection: str):
    for name in ("products", "images", "items"):
        assert api.get(f"/collections/{collection}/{name}") == {name: [], "next_page_token": None}


def test_a_deck_that_is_not_there_has_no_files(api: Api, collection: str):
    for path in ("files/complete.pdf", "slides/1/picture"):
        assert api.request("GET", f"/collections/{collection}/decks/nothing/{path}").status_code == 404


def test_an_unknown_image_is_not_found(api: Api, collection: str):
    assert api.request("GET", f"/collections/{collection}/images/nothing/file").status_code == 404
