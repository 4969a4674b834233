"""Looking at what was read, and setting it right."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from urllib.parse import quote

import pytest
from PIL import Image

from tests.acceptance.conftest import Api


def test_a_page_is_drawn(api: Api, collection: str, linesheet: bytes):
    document = api.upload(collection, linesheet, "a.pdf", "linesheet").json()["id"]
    path = f"/collections/{collection}/documents/{document}/pages/1/picture"

    first = api.request("GET", path)
    again = api.request("GET", path)

    assert first.headers["Content-Type"] == "image/jpeg"
    assert Image.open(BytesIO(first.content)).height > 1000
    assert again.content == first.content


def test_a_scan_is_its_own_page(api: Api, collection: str):
    scan = BytesIO()
    Image.new("RGB", (600, 800), "white").save(scan, "PNG")
    document = api.upload(collection, scan.getvalue(), "scan.png", "linesheet").json()["id"]

    response = api.request("GET", f"/collections/{collection}/documents/{document}/pages/1/picture")

    assert response.status_code == 200


@pytest.mark.parametrize("page", ["0", "999", "first"])
def test_a_page_that_is_not_there_is_not_found(api: Api, collection: str, linesheet: bytes, page: str):
    document = api.upload(collection, linesheet, "a.pdf", "linesheet").json()["id"]

    response = api.request("GET", f"/collections/{collection}/documents/{document}/pages/{page}/picture")

    assert response.status_code == 404


def test_a_table_has_no_pages(api: Api, collection: str):
    document = api.upload(collection, b"Style;Price\nA1;12.50\n", "a.csv", "linesheet").json()["id"]

    assert api.request("GET", f"/collections/{collection}/documents/{document}/pages/1/picture").status_code == 404


def test_a_page_of_a_damaged_document_says_so(api: Api, collection: str):
    document = api.upload(collection, b"%PDF-1.7\nnothing", "a.pdf", "linesheet").json()["id"]

    response = api.request("GET", f"/collections/{collection}/documents/{document}/pages/1/picture")

    assert response.status_code == 400
    assert response.json()["error"]["details"][0]["reason"] == "DAMAGED"


def test_nobody_looks_at_somebody_elses_pages(api: Api, stranger: Api, collection: str, linesheet: bytes):
    document = api.upload(collection, linesheet, "a.pdf", "linesheet").json()["id"]

    assert stranger.request("GET", f"/collections/{collection}/documents/{document}/pages/1/picture").status_code == 404


def correct(api: Api, collection: str, key: str, fields: dict[str, Any]) -> Any:
    return api.request("PUT", f"/collections/{collection}/corrections/{quote(key, safe='')}", json={"fields": fields})


def products(api: Api, collection: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = api.get(f"/collections/{collection}/products", page_size=200)["products"]
    return found


def process(api: Api, collection: str) -> None:
    api.completed(api.post(f"/collections/{collection}/documents/process").json()["id"])


def test_what_a_user_set_right_survives_the_next_run(api: Api, collection: str, linesheet: bytes):
    api.upload(collection, linesheet, "a.pdf", "linesheet")
    process(api, collection)
    product = products(api, collection)[0]
    changed = {"name": "Renamed", "colors": ["Écru"], "wholesale_price": {"amount": "99.50", "currency": "EUR"}}

    response = correct(api, collection, product["key"], changed)
    process(api, collection)

    assert response.json()["fields"] == changed
    after = next(one for one in products(api, collection) if one["key"] == product["key"])
    assert {name: after[name] for name in changed} == changed
    assert after["evidence"]["name"]["source"] == "user"
    assert after["style_number"] == product["style_number"]


def test_a_correction_can_be_taken_back(api: Api, collection: str, linesheet: bytes):
    api.upload(collection, linesheet, "a.pdf", "linesheet")
    process(api, collection)
    product = products(api, collection)[0]
    correct(api, collection, product["key"], {"name": "Renamed"})

    assert correct(api, collection, product["key"], {}).status_code == 200
    process(api, collection)

    assert products(api, collection)[0]["name"] == product["name"]


def test_a_picture_is_corrected_by_a_key_with_slashes(api: Api, collection: str):
    response = correct(api, collection, "image/d1/p3i2", {"product_key": None})

    assert response.json()["key"] == "image/d1/p3i2"
    assert response.json()["fields"] == {"product_key": None}


@pytest.mark.parametrize(
    "fields",
    [
        {"job_id": "x"},
        {"name": 7},
        {"colors": "red"},
        {"name": "x" * 2001},
        {"wholesale_price": 12.5},
        {"wholesale_price": {"amount": "free"}},
        {"quantity": "many"},
    ],
)
def test_a_correction_that_does_not_fit_is_refused(api: Api, collection: str, fields: dict[str, Any]):
    assert correct(api, collection, "a1|red", fields).status_code == 400


def test_nobody_corrects_somebody_elses_collection(stranger: Api, collection: str):
    assert correct(stranger, collection, "a1|red", {"name": "Mine"}).status_code == 404
