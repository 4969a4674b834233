"""What the pipelines rely on when they store files."""

from __future__ import annotations

import pytest
from google.cloud.storage import Blob

from tests.contract.conftest import Stores


def test_a_file_reads_back_byte_for_byte(stores: Stores):
    data = bytes(range(256)) * 1000

    stores.blobs.write("jobs/j1/images/a b ü.png", data, "image/png")

    assert stores.blobs.read("jobs/j1/images/a b ü.png") == data


def test_a_file_that_nobody_wrote_is_not_found(stores: Stores):
    with pytest.raises(FileNotFoundError):
        stores.blobs.read("jobs/j1/nothing.json")


def test_a_file_is_replaced(stores: Stores):
    stores.blobs.write("jobs/j1/a.json", b"old", "application/json")

    stores.blobs.write("jobs/j1/a.json", b"", "application/json")

    assert stores.blobs.read("jobs/j1/a.json") == b""


def test_a_large_file_that_was_read_is_seen_to_be_replaced_and_deleted(stores: Stores):
    path = "jobs/j1/long.pdf"
    stores.blobs.write(path, b"1" * 2_000_000, "application/pdf")
    assert stores.blobs.read(path) == stores.blobs.read(path) == b"1" * 2_000_000

    stores.blobs.write(path, b"2" * 2_000_000, "application/pdf")
    assert stores.blobs.read(path) == b"2" * 2_000_000

    stores.blobs.delete_prefix("jobs/j1/")
    with pytest.raises(FileNotFoundError):
        stores.blobs.read(path)


def test_a_large_file_is_fetched_once(google: Stores, monkeypatch: pytest.MonkeyPatch):
    google.blobs.write("jobs/j1/long.pdf", b"1" * 2_000_000, "application/pdf")
    fetched: list[str] = []
    fetch = Blob.download_as_bytes
    monkeypatch.setattr(Blob, "download_as_bytes", lambda blob, **options: (fetched.append(blob.name), fetch(blob, **options))[1])

    for _ in range(3):
        assert len(google.blobs.read("jobs/j1/long.pdf")) == 2_000_000

    assert fetched == ["jobs/j1/long.pdf"]


def test_a_folder_is_deleted_and_its_neighbour_stays(stores: Stores):
    for number in range(20):
        stores.blobs.write(f"jobs/j1/images/{number}.png", b"x", "image/png")
    stores.blobs.write("jobs/j10/a.png", b"x", "image/png")

    assert stores.blobs.delete_prefix("jobs/j1/") == 20
    assert stores.blobs.delete_prefix("jobs/j1/") == 0
    assert stores.blobs.read("jobs/j10/a.png") == b"x"


def test_a_prefix_that_would_match_neighbours_is_refused(google: Stores):
    with pytest.raises(ValueError, match="slash"):
        google.blobs.delete_prefix("jobs/j1")
