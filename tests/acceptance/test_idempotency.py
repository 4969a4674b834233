"""The same request, sent again because nobody heard the answer, happens once."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.acceptance.conftest import Api


@pytest.fixture
def key() -> dict[str, str]:
    return {"Idempotency-Key": uuid.uuid4().hex}


def test_a_repeated_creation_gives_the_first_answer_again(api: Api, key: dict[str, str]):
    first = api.post("/collections", {"name": "Once"}, headers=key)

    second = api.post("/collections", {"name": "Once"}, headers=key)

    assert second.status_code == 201
    assert second.json() == first.json()
    assert second.headers["Location"] == first.headers["Location"]
    assert second.headers["Idempotency-Replayed"] == "true"
    assert len(api.get("/collections")["collections"]) == 1


def test_a_repeated_upload_stores_one_document(api: Api, collection: str, key: dict[str, str]):
    path = f"/collections/{collection}/documents"
    # The boundary is fixed because a repetition sends the very same bytes.
    headers = key | {"Content-Type": "multipart/form-data; boundary=b"}
    fields = {"kind": "linesheet", 'file"; filename="a.csv': "style;price\nA1;12.50\n"}
    head = "--b\r\nContent-Disposition: form-data; name="
    body = "".join(f'{head}"{name}"\r\n\r\n{value}\r\n' for name, value in fields.items()) + "--b--\r\n"

    answers = [api.request("POST", path, content=body, headers=headers, params={"process": "false"}) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [201, 201]
    assert len(api.get(path)["documents"]) == 1


def test_a_key_of_another_request_is_refused(api: Api, key: dict[str, str]):
    api.post("/collections", {"name": "One"}, headers=key)

    response = api.post("/collections", {"name": "Two"}, headers=key)

    assert response.status_code == 400
    assert response.json()["error"]["details"][0]["reason"] == "IDEMPOTENCY_KEY_REUSED"


def test_each_user_has_keys_of_their_own(api: Api, stranger: Api, key: dict[str, str]):
    api.post("/collections", {"name": "Mine"}, headers=key)

    response = stranger.post("/collections", {"name": "Theirs"}, headers=key)

    assert response.status_code == 201
    assert response.json()["name"] == "Theirs"


def test_a_refused_request_may_be_repeated_once_its_cause_is_removed(api: Api, collection: str, key: dict[str, str]):
    path = f"/collections/{collection}/documents/process"
    assert api.post(path, headers=key).status_code == 412
    api.upload(collection, b"style;price\nA1;12.50\n", "a.csv", "linesheet")

    assert api.post(path, headers=key).status_code == 202


def test_of_many_at_the_same_moment_one_happens(api: Api, key: dict[str, str]):
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda _: api.post("/collections", {"name": "Once"}, headers=key), range(6)))

    assert {answer.status_code for answer in answers} <= {201, 409}
    assert len({answer.json()["id"] for answer in answers if answer.status_code == 201}) == 1
    assert len(api.get("/collections")["collections"]) == 1


@pytest.mark.parametrize("value", ["", "x" * 256])
def test_a_key_that_is_no_key_is_refused(api: Api, value: str):
    assert api.post("/collections", {"name": "a"}, headers={"Idempotency-Key": value}).status_code == 400
