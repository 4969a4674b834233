"""What the pipelines rely on when they store files."""

from __future__ import annotations

import pytest

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
