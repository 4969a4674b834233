"""The size of a document, as Firestore counts it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from functions.adapters.size_guard import check_size, stored_size
from pipelines.engine.errors import DocumentTooLarge
from pipelines.engine.ports import DOCUMENT_LIMIT_BYTES


@pytest.mark.parametrize(
    ("value", "size"),
    [
        ("ä", 3),
        (True, 1),
        (None, 1),
        (7, 8),
        (0.5, 8),
        (datetime(2026, 1, 1, tzinfo=UTC), 8),
        (b"abc", 3),
        ([1, "a"], 10),
        ({"key": 1, "in": {"b": None}}, 4 + 8 + 3 + 2 + 1),
    ],
)
def test_each_kind_of_value_has_its_size(value: object, size: int):
    assert stored_size(value) == size


def test_a_document_over_the_limit_is_refused_with_path_and_size():
    fits = {"text": "x" * (DOCUMENT_LIMIT_BYTES - 6)}
    check_size("a/b", fits)

    with pytest.raises(DocumentTooLarge, match=r"a/b would be 700,001 bytes; the limit is 700,000\."):
        check_size("a/b", {"text": fits["text"] + "x"})
