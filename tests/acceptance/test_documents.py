"""Documents through the API: uploads in both ways, what is refused, what comes back."""

from __future__ import annotations

import base64
import hashlib
import io
import zipfile
from typing import Any

import httpx
import pytest

from emulator.world import World
from tests.acceptance.conftest import Api

CSV = b"Style;Colour;Wholesale price\nA100;Black;12,50\nA200;Sand;14,00\n"


def zipped() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", "hello")
    return buffer.getvalue()


def test_an_uploaded_document_is_described_by_its_content(api: Api, collection: str):
    response = api.upload(collection, CSV, "price list.pdf", "linesheet")

    assert response.status_code == 201
    document = response.json()
    assert response.headers["Location"] == f"/api/collections/{collection}/documents/{document['id']}"
    assert document["content_type"] == "text/csv"
    assert document["size_bytes"] == len(CSV)
    assert document["sha256"] == hashlib.sha256(CSV).hexdigest()
    assert document["upload_state"] == "stored"
    assert api.get(f"/collections/{collection}/documents/{document['id']}") == document
    assert api.get(f"/collections/{collection}/documents")["documents"] == [document]


def test_an_uploaded_document_can_be_fetched_again(api: Api, collection: str):
    document = api.upload(collection, CSV, "Preise für März.csv", "linesheet").json()["id"]

    response = api.request("GET", f"/collections/{collection}/documents/{document}/file")

    assert response.content == CSV
    assert "Preise%20f%C3%BCr%20M%C3%A4rz.csv" in response.headers["Content-Disposition"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\orders\\may.csv", "may.csv"),
        ("a\x00b\u202egnp.csv", "abgnp.csv"),
        ("...", "upload"),
        ("x" * 400 + ".csv", "x" * 190 + ".csv"),
    ],
)
def test_a_hostile_name_becomes_a_harmless_one(api: Api, collection: str, given: str, shown: str):
    body = {"kind": "linesheet", "filename": given, "size_bytes": 10}

    response = api.post(f"/collections/{collection}/documents", body)

    assert response.json()["filename"] == shown


@pytest.mark.parametrize(
    ("data", "code", "reason"),
    [
        (b"", 400, "EMPTY_FILE"),
        (b"MZ\x90\x00" + b"\x00" * 200, 415, "WRONG_TYPE"),
        (b"<html><body>Not a catalogue</body></html>", 415, "WRONG_TYPE"),
        (zipped(), 415, "WRONG_TYPE"),
    ],
)
def test_what_is_not_read_here_is_refused_with_the_remedy(api: Api, collection: str, data: bytes, code: int, reason: str):
    response = api.upload(collection, data, "linesheet.pdf", "linesheet")

    assert response.status_code == code
    assert response.json()["error"]["details"][0]["reason"] == reason
    assert "pload" in response.json()["error"]["message"]
    assert api.get(f"/collections/{collection}/documents")["documents"] == []


def test_a_file_over_the_limit_of_a_request_is_told_the_other_way(api: Api, collection: str):
    response = api.upload(collection, b"%PDF-" + b"x" * (32 * 1024 * 1024), "big.pdf", "linesheet")

    assert response.status_code == 413
    assert response.json()["error"]["status"] == "PAYLOAD_TOO_LARGE"


@pytest.mark.parametrize(
    "form",
    [
        {"data": {"kind": "linesheet"}, "files": {"other": ("a", b"x")}},
        {"data": {"kind": "novel"}, "files": {"file": ("a", CSV)}},
    ],
)
def test_a_form_that_lacks_something_is_refused(api: Api, collection: str, form: dict[str, Any]):
    response = api.request("POST", f"/collections/{collection}/documents", **form)

    assert response.status_code == 400
    assert response.json()["error"]["details"][0]["reason"] in {"FILE_MISSING", "KIND_MISSING"}


def test_nobody_uploads_into_somebody_elses_collection(stranger: Api, collection: str):
    assert stranger.upload(collection, CSV, "a.csv", "linesheet").status_code == 404


def announce(api: Api, collection: str, data: bytes, filename: str = "a.csv") -> dict[str, Any]:
    body = {"kind": "linesheet", "filename": filename, "size_bytes": len(data)}
    response = api.post(f"/collections/{collection}/documents", body)
    assert response.status_code == 201, response.text
    document: dict[str, Any] = response.json()
    assert document["upload_state"] == "pending"
    return document


def send(document: dict[str, Any], data: bytes) -> None:
    assert httpx.put(document["upload"]["url"], content=data).status_code == 200


def complete(api: Api, collection: str, document: dict[str, Any], **digests: str) -> httpx.Response:
    return api.post(f"/collections/{collection}/documents/{document['id']}/complete", digests)


def test_a_file_can_go_straight_to_the_bucket(api: Api, collection: str):
    document = announce(api, collection, CSV)
    send(document, CSV)

    response = complete(api, collection, document, sha256=hashlib.sha256(CSV).hexdigest())

    assert response.status_code == 200
    assert response.json()["upload_state"] == "stored"
    assert response.json()["content_type"] == "text/csv"
    assert complete(api, collection, document).json() == response.json()


def test_a_digest_may_be_given_as_google_writes_it(api: Api, collection: str):
    document = announce(api, collection, CSV)
    send(document, CSV)

    response = complete(api, collection, document, md5=base64.b64encode(hashlib.md5(CSV).digest()).decode())

    assert response.status_code == 200


def test_a_file_that_has_not_arrived_cannot_be_completed(api: Api, collection: str):
    document = announce(api, collection, CSV)

    response = complete(api, collection, document)

    assert response.status_code == 412
    assert response.json()["error"]["details"][0]["reason"] == "UPLOAD_INCOMPLETE"


def test_a_file_that_arrived_damaged_is_removed(api: Api, collection: str):
    document = announce(api, collection, CSV)
    send(document, CSV)

    response = complete(api, collection, document, sha256="0" * 64)

    assert response.json()["error"]["details"][0]["reason"] == "HASH_MISMATCH"
    assert complete(api, collection, document).status_code == 412


def test_a_file_of_another_size_is_removed(api: Api, collection: str):
    document = announce(api, collection, CSV + b"more")
    send(document, CSV)

    response = complete(api, collection, document)

    assert response.status_code == 400
    assert response.json()["error"]["details"][0]["reason"] == "SIZE_MISMATCH"


def test_a_file_of_a_wrong_type_is_found_out_when_it_has_arrived(api: Api, collection: str):
    data = zipped()
    document = announce(api, collection, data, "linesheet.xlsx")
    send(document, data)

    response = complete(api, collection, document)

    assert response.status_code == 415
    assert api.get(f"/collections/{collection}/documents/{document['id']}")["upload_state"] == "pending"


def test_a_file_that_is_too_large_for_anything_is_refused_before_it_is_sent(api: Api, collection: str):
    body = {"kind": "linesheet", "filename": "a.pdf", "size_bytes": 300 * 1024 * 1024}

    assert api.post(f"/collections/{collection}/documents", body).status_code == 413


def test_a_pending_document_has_no_file_yet(api: Api, collection: str):
    document = announce(api, collection, CSV)

    assert api.request("GET", f"/collections/{collection}/documents/{document['id']}/file").status_code == 412


def test_a_deleted_document_is_gone_with_its_file(world: World, api: Api, collection: str):
    document = api.upload(collection, CSV, "a.csv", "linesheet").json()["id"]

    assert api.request("DELETE", f"/collections/{collection}/documents/{document}").status_code == 204

    assert api.request("GET", f"/collections/{collection}/documents/{document}").status_code == 404
    listed = httpx.get(f"{world.env['STORAGE_EMULATOR_HOST']}/storage/v1/b/{world.env['THREADLINE_BUCKET']}/o").json()
    assert not [one for one in listed.get("items", []) if document in one["name"]]


@pytest.mark.parametrize("method", ["GET", "DELETE"])
def test_an_unknown_document_is_not_found(api: Api, collection: str, method: str):
    assert api.request(method, f"/collections/{collection}/documents/nothing").status_code == 404
