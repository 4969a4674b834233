"""Files in a Cloud Storage bucket."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from google.api_core.exceptions import NotFound
from google.cloud.storage import Blob, Bucket

TIMEOUT_SECONDS = 60
DELETES_AT_ONCE = 8
"""Below the ten connections that the client keeps open."""


class BucketBlobs:
    """The `BlobStore` of the engine."""

    def __init__(self, bucket: Bucket) -> None:
        self._bucket = bucket

    def read(self, path: str) -> bytes:
        try:
            return bytes(self._bucket.blob(path).download_as_bytes(timeout=TIMEOUT_SECONDS))
        except NotFound as exc:
            raise FileNotFoundError(path) from exc

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
