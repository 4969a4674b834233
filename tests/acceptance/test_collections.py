"""Collections through the API."""

from __future__ import annotations

import pytest

from tests.acceptance.conftest import Api


def test_a_new_collection_is_idle_and_empty(api: Api):
    response = api.post("/collections", {"name": "  Spring 26 ", "deck_settings": {"columns": 3}})

    assert response.status_code == 201
    collection = response.json()
    assert response.headers["Location"] == f"/api/collections/{collection['id']}"
    assert collection["name"] == "Spring 26"
    assert collection["categories"] == []
    assert {status["status"] for status in collection["processing_status"].values()} == {"idle"}
    assert api.get(f"/collections/{collection['id']}") == collection


def test_collections_are_listed_newest_first_in_pages(api: Api):
    created = [api.post("/collections", {"name": f"Number {number}"}).json()["id"] for number in range(5)]

    first = api.get("/collections", page_size=3)
    second = api.get("/collections", page_size=3, page_token=first["next_page_token"])

    listed = [collection["id"] for collection in first["collections"] + second["collections"]]
    assert listed == created[::-1]
    assert second["next_page_token"] is None


def test_name_and_deck_settings_can_be_changed(api: Api, collection: str):
    response = api.request("PATCH", f"/collections/{collection}", json={"deck_settings": {"columns": 4}})

    assert response.status_code == 200
    assert api.get(f"/collections/{collection}")["deck_settings"] == {"columns": 4}
    assert api.get(f"/collections/{collection}")["name"] == "Spring"


@pytest.mark.parametrize("method", ["GET", "PATCH", "DELETE"])
def test_somebody_elses_collection_is_as_if_it_did_not_exist(api: Api, stranger: Api, collection: str, method: str):
    body = {"json": {"name": "Mine now"}} if method == "PATCH" else {}

    response = stranger.request(method, f"/collections/{collection}", **body)

    assert response.status_code == 404
    assert response.json()["error"]["status"] == "NOT_FOUND"
    assert api.get(f"/collections/{collection}")["name"] == "Spring"
    assert stranger.get("/collections")["collections"] == []


@pytest.mark.parametrize("identity", ["nothing", "__x__", "a b", "..%2Fjobs", "x" * 200])
def test_an_unknown_collection_is_not_found(api: Api, identity: str):
    assert api.request("GET", f"/collections/{identity}").status_code == 404


def test_a_deleted_collection_takes_its_documents_with_it(api: Api, collection: str):
    document = api.upload(collection, b"style;price\nA1;12.50\n", "a.csv", "linesheet").json()["id"]

    response = api.request("DELETE", f"/collections/{collection}")

    assert response.status_code == 204
    assert api.request("GET", f"/collections/{collection}").status_code == 404
    assert api.request("GET", f"/collections/{collection}/documents/{document}").status_code == 404
    assert api.get("/collections")["collections"] == []


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"{", "MALFORMED_JSON"),
        (b"[]", "INVALID_FIELDS"),
        (b"{}", "INVALID_FIELDS"),
        (b'{"name": ""}', "INVALID_FIELDS"),
        (b'{"name": 7}', "INVALID_FIELDS"),
        (b'{"name": "a", "owner_uid": "me"}', "INVALID_FIELDS"),
        (b'{"name": "%s"}' % (b"x" * 201), "INVALID_FIELDS"),
        (b"\xff\xfe", "MALFORMED_JSON"),
    ],
)
def test_a_body_that_does_not_fit_is_refused_with_what_to_do(api: Api, body: bytes, reason: str):
    response = api.request("POST", "/collections", content=body, headers={"Content-Type": "application/json"})

    assert response.status_code == 400
    assert response.json()["error"]["details"][0]["reason"] == reason


def test_a_body_that_is_not_json_is_refused(api: Api):
    response = api.request("POST", "/collections", content=b"name=a", headers={"Content-Type": "text/plain"})

    assert response.status_code == 415


def test_a_body_that_is_too_large_is_refused(api: Api):
    response = api.post("/collections", {"name": "a", "deck_settings": {"text": "x" * 300_000}})

    assert response.status_code == 413


def test_a_body_in_chunks_that_is_too_large_is_refused(api: Api):
    chunks = (b"x" * 50_000 for _ in range(8))

    response = api.request("POST", "/collections", content=chunks, headers={"Content-Type": "application/json"})

    assert response.status_code == 413


def test_deck_settings_have_a_limit_of_their_own(api: Api, collection: str):
    response = api.request("PATCH", f"/collections/{collection}", json={"deck_settings": {"text": "x" * 60_000}})

    assert response.status_code == 413
    assert response.json()["error"]["details"][0]["reason"] == "DECK_SETTINGS_TOO_LARGE"


@pytest.mark.parametrize(
    "params", [{"page_size": "0"}, {"page_size": "many"}, {"page_token": "x"}, {"page_token": "WyJhIiwgImIiXQ=="}]
)
def test_a_page_that_cannot_be_is_refused(api: Api, params: dict[str, str]):
    assert api.request("GET", "/collections", params=params).status_code == 400


def test_a_method_that_is_not_there_is_told_so(api: Api, collection: str):
    response = api.request("PUT", f"/collections/{collection}")

    assert response.status_code == 405
    assert response.json()["error"]["status"] == "METHOD_NOT_ALLOWED"
