"""Jobs through the API: started by name, listed, followed, removed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.acceptance.conftest import Api

ORDER = b"Style;Colour;Size;Quantity;Unit price\nA100;Black;M;4;12.50\nA100;Black;L;2;12.50\n"


@pytest.fixture
def ordered(api: Api, collection: str) -> str:
    """A collection with a purchase order."""
    assert api.upload(collection, ORDER, "order.csv", "purchase_order").status_code == 201
    return collection


def start(api: Api, collection: str, **fields: Any) -> str:
    response = api.post("/jobs", {"pipeline": "items", "collection_id": collection} | fields)
    assert response.status_code == 202, response.text
    return str(response.json()["id"])


def test_a_job_is_started_by_the_name_of_its_pipeline(api: Api, ordered: str):
    job = api.completed(start(api, ordered, priority=9))

    assert job["priority"] == 9
    assert job["process"] == "item_generation"
    assert job["progress"]["percentage"] == 100


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"pipeline": "novels", "collection_id": "x"}, 400),
        ({"pipeline": "items"}, 400),
        ({"pipeline": "items", "collection_id": "nothing"}, 404),
    ],
)
def test_a_start_that_cannot_be_is_refused(api: Api, body: dict[str, Any], code: int):
    assert api.post("/jobs", body).status_code == code


def test_documents_need_a_linesheet_whatever_the_way(api: Api, ordered: str):
    assert api.post("/jobs", {"pipeline": "documents", "collection_id": ordered}).status_code == 412


def test_jobs_are_listed_newest_first_and_filtered(api: Api, ordered: str):
    first = api.completed(start(api, ordered))["id"]
    second = api.completed(start(api, ordered))["id"]

    def listed(**params: Any) -> list[str]:
        return [job["id"] for job in api.get("/jobs", **params)["jobs"]]

    assert listed() == [second, first]
    assert listed(collection_id=ordered) == [second, first]
    assert listed(collection_id="other") == []
    assert listed(pipeline="items") == [second, first]
    assert listed(status=["completed", "failed"]) == [second, first]
    assert listed(status="failed") == []
    page = api.get("/jobs", page_size=1)
    assert listed(page_size=1, page_token=page["next_page_token"]) == [first]


def test_a_queued_job_tells_how_many_are_before_it(api: Api, stranger: Api, ordered: str, slow_queue: Callable[[], None]):
    other = stranger.new_collection()
    stranger.upload(other, ORDER, "order.csv", "purchase_order")
    first = start(stranger, other)
    second = start(api, ordered)

    before = api.get(f"/jobs/{second}/status")

    assert before["status"] == "pending"
    assert before["queued_before"] >= 1
    slow_queue()
    stranger.completed(first)
    assert "queued_before" not in api.completed(second)


@pytest.mark.parametrize("params", [{"status": "asleep"}, {"status": "failed", "pipeline": "items"}])
def test_a_filter_that_is_not_there_is_refused(api: Api, params: dict[str, str]):
    assert api.request("GET", "/jobs", params=params).status_code == 400


def test_a_jobs_log_tells_how_it_went(api: Api, ordered: str):
    job = api.completed(start(api, ordered))

    events = api.get(f"/jobs/{job['id']}/events")["events"]

    names = [event["name"] for event in events]
    assert names[:2] == ["start", "first_claim"]
    assert "finish" in names
    assert [event["step"] for event in events] == sorted(event["step"] for event in events)


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "status"), ("GET", "events"), ("POST", "cancel"), ("POST", "retry"), ("POST", "pause"), ("POST", "resume")],
)
def test_somebody_elses_job_is_as_if_it_did_not_exist(api: Api, stranger: Api, ordered: str, method: str, path: str):
    job = api.completed(start(api, ordered))["id"]

    assert stranger.request(method, f"/jobs/{job}/{path}").status_code == 404
    assert stranger.request(method, f"/jobs/nothing/{path}").status_code == 404
    assert stranger.get("/jobs")["jobs"] == []


def test_a_finished_job_cannot_be_cancelled(api: Api, ordered: str):
    job = api.completed(start(api, ordered))["id"]

    response = api.post(f"/jobs/{job}/cancel")

    assert response.status_code == 409
    assert response.json()["error"]["details"][0]["metadata"]["status"] == "completed"


def test_old_jobs_are_removed_but_not_the_one_whose_results_are_shown(api: Api, ordered: str):
    jobs = [api.completed(start(api, ordered))["id"] for _ in range(3)]
    shown = api.get(f"/collections/{ordered}/items")["items"]

    assert api.request("DELETE", "/jobs").json() == {"deleted": 0}
    removed = api.request("DELETE", "/jobs", params={"older_than_days": 0}).json()["deleted"]

    assert removed <= 2
    assert jobs[-1] in [job["id"] for job in api.get("/jobs")["jobs"]]
    assert api.get(f"/collections/{ordered}/items")["items"] == shown != []


@pytest.mark.parametrize("days", ["-1", "soon", "99999"])
def test_an_age_that_is_no_age_is_refused(api: Api, days: str):
    assert api.request("DELETE", "/jobs", params={"older_than_days": days}).status_code == 400
