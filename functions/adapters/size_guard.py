"""Documents are refused before they come near Firestore's limit of 1 MiB, with the size in the message."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from pipelines.engine.errors import DocumentTooLarge
from pipelines.engine.ports import DOCUMENT_LIMIT_BYTES


def check_size(path: str, record: Mapping[str, Any]) -> int:
    """The stored size of a document in bytes. Raises `DocumentTooLarge`."""
    size = stored_size(record)
    if size > DOCUMENT_LIMIT_BYTES:
        raise DocumentTooLarge(path, size, DOCUMENT_LIMIT_BYTES)
    return size


def stored_size(value: Any) -> int:
    """Bytes as Firestore counts them (https://firebase.google.com/docs/firestore/storage-size), without the document's name."""
    if isinstance(value, str):
        return len(value.encode()) + 1
    if isinstance(value, bytes):
        return len(value)
    if value is None or isinstance(value, bool):
        return 1
    if isinstance(value, (int, float, datetime)):
        return 8
    if isinstance(value, (dict, Mapping)):  # a dict is quicker to tell than a mapping
        return sum([len(str(key).encode()) + 1 + stored_size(inner) for key, inner in value.items()])
    return sum([stored_size(inner) for inner in value])
