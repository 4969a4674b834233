"""What the product asks of Cloud Storage holds on the local one, for Google's client and for a browser."""

from __future__ import annotations

import httpx
import pytest
from google.api_core.exceptions import NotFound, PreconditionFailed

from emulator.storage import create_bucket
from emulator.world import World
from tests.conftest import Clients

PAGE = "http://localhost:5173"


def test_a_large_file_comes_back_as_it_was_sent(clients: Clients):
    data = bytes(range(256)) * 40_000  # 10 MB
    blob = clients.bucket.blob("uploads/large.pdf", chunk_size=1024 * 1024)

    blob.upload_from_string(data, content_type="application/pdf")

    assert clients.bucket.blob("uploads/large.pdf").download_as_bytes() == data


def test_a_file_that_exists_is_not_overwritten_where_that_was_forbidden(clients: Clients):
    blob = clients.bucket.blob("jobs/a.json")
    blob.upload_from_string(b"first", if_generation_match=0)

    with pytest.raises(PreconditionFailed):
        clients.bucket.blob("jobs/a.json").upload_from_string(b"second", if_generation_match=0)

    assert blob.download_as_bytes() == b"first"


def test_files_are_listed_by_prefix_and_gone_once_deleted(clients: Clients):
    for path in ("jobs/1/a", "jobs/1/b", "jobs/10/a"):
        clients.bucket.blob(path).upload_from_string(b"x")

    clients.bucket.blob("jobs/1/a").delete()

    assert [blob.name for blob in clients.bucket.list_blobs(prefix="jobs/1/")] == ["jobs/1/b"]
    with pytest.raises(NotFound):
        clients.bucket.blob("jobs/1/a").download_as_bytes()


def test_a_browser_sends_a_file_straight_to_the_bucket(clients: Clients, world: World):
    url = clients.bucket.blob("uploads/sheet.xlsx").create_resumable_upload_session(
        content_type="application/octet-stream", size=6, origin=PAGE
    )

    preflight = httpx.options(url, headers={"Origin": PAGE, "Access-Control-Request-Method": "PUT"})
    sent = httpx.put(url, content=b"cells!", headers={"Origin": PAGE, "Content-Type": "application/octet-stream"})

    assert url.startswith(world.env["STORAGE_EMULATOR_HOST"])
    assert preflight.headers["Access-Control-Allow-Origin"] in ("*", PAGE)
    assert (sent.status_code, sent.headers["Access-Control-Allow-Origin"]) in ((200, "*"), (200, PAGE))
    assert clients.bucket.blob("uploads/sheet.xlsx").download_as_bytes() == b"cells!"


def test_a_browser_sends_a_file_in_pieces(clients: Clients):
    url = clients.bucket.blob("uploads/parts.bin").create_resumable_upload_session(size=12, origin=PAGE)

    first = httpx.put(url, content=b"12345678", headers={"Content-Range": "bytes 0-7/12"})
    last = httpx.put(url, content=b"9abc", headers={"Content-Range": "bytes 8-11/12"})

    assert (first.status_code, last.status_code) == (308, 200)
    assert clients.bucket.blob("uploads/parts.bin").download_as_bytes() == b"123456789abc"


def test_a_bucket_may_be_created_twice(clients: Clients, world: World):
    clients.bucket.blob("kept").upload_from_string(b"x")

    create_bucket(world.env["STORAGE_EMULATOR_HOST"], clients.bucket.name)

    assert clients.bucket.blob("kept").exists()


def test_files_outlive_a_world_that_was_given_a_folder(tmp_path, monkeypatch: pytest.MonkeyPatch):
    from google.cloud import storage

    contents = []
    for turn in range(2):
        with World(project_id="demo-kept", parts=("storage",), data=tmp_path) as kept:
            monkeypatch.setenv("STORAGE_EMULATOR_HOST", kept.env["STORAGE_EMULATOR_HOST"])
            blob = storage.Client(project="demo-kept").bucket(kept.env["THREADLINE_BUCKET"]).blob("a")
            if turn == 0:
                blob.upload_from_string(b"still here")
            contents.append(blob.download_as_bytes())

    assert contents == [b"still here"] * 2
