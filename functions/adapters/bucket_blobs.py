"""Files in a Cloud Storage bucket."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from google.api_core.exceptions import NotFound
from google.cloud.storage import Blob, Bucket

TIMEOUT_SECONDS = 60
DELETES_AT_ONCE = 8
"""Below the ten connections that the client keeps open."""
KEPT_BYTES = range(1_000_000, 64_000_000)
"""Sizes of a file that is kept for the next read: worth it, and not too much for an instance to hold."""


@dataclass(frozen=True, kw_only=True)
class _Kept:
    """A file as it was read; its generation changes with every write."""

    path: str = ""
    generation: int | None = None
    data: bytes = b""


class BucketBlobs:
    """The `BlobStore` of the engine."""

    def __init__(self, bucket: Bucket) -> None:
        self._bucket = bucket
        self._kept = _Kept()

    def read(self, path: str) -> bytes:
        """The last large file is kept in memory: the ranges of a long document are read one after the other by one instance."""
        kept = self._kept
        blob = self._bucket.blob(path)
        try:
            if kept.path == path:
                blob.reload(timeout=TIMEOUT_SECONDS)
                if blob.generation == kept.generation:
                    return kept.data
            data = bytes(blob.download_as_bytes(timeout=TIMEOUT_SECONDS))
        except NotFound as exc:
            raise FileNotFoundError(path) from exc
        if len(data) in KEPT_BYTES and blob.generation is not None:
            self._kept = _Kept(path=path, generation=blob.generation, data=data)
        return data

    def write(self, path: str, data: bytes, content_type: str) -> None:
        self._bucket.blob(path).upload_from_string(data, content_type=content_type, timeout=TIMEOUT_SECONDS)

    def delete_prefix(self, prefix: str) -> int:
        """A prefix without its "/" would also match the neighbours that begin alike; raises `ValueError`."""
        if not prefix.endswith("/"):
            raise ValueError(f"The prefix {prefix!r} does not end with a slash.")
        blobs = list(self._bucket.list_blobs(prefix=prefix, timeout=TIMEOUT_SECONDS))
        with ThreadPoolExecutor(DELETES_AT_ONCE) as pool:
            list(pool.map(self._delete, blobs))
        return len(blobs)

    @staticmethod
    def _delete(blob: Blob) -> None:
        try:
            blob.delete(timeout=TIMEOUT_SECONDS)
        except NotFound:
            return  # somebody else deletes the same folder
