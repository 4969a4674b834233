"""Uploaded files: in the bucket at uploads/{owner}/{collection}/{document}/source, told apart by content, described by a record.

A small file comes through the API in one request. A large one goes straight to the bucket, to an address that the API has given
out, and is checked when the browser says that it is complete.
"""

from __future__ import annotations

import base64
import hashlib
import unicodedata
import uuid
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import quote

import google_crc32c
from google.api_core.exceptions import NotFound

from functions.errors import ApiError
from functions.wiring import Wiring, utc_now
from pipelines.engine.ports import Record
from pipelines.reading.faults import Unreadable
from pipelines.reading.model import Kind

MAX_REQUEST_BYTES = 32 * 1024 * 1024
MAX_UPLOAD_BYTES = 200 * 1024 * 1024
MAX_FILENAME_LENGTH = 200
TIMEOUT_SECONDS = 60
Algorithm = Literal["sha256", "md5", "crc32c"]


@dataclass(frozen=True, kw_only=True)
class Target:
    """Where an upload belongs."""

    owner_uid: str
    collection_id: str
    document_id: str

    @property
    def folder(self) -> str:
        return f"{collection_folder(self.owner_uid, self.collection_id)}{self.document_id}/"

    @property
    def storage_path(self) -> str:
        return f"{self.folder}source"

    @property
    def record_path(self) -> str:
        return f"collections/{self.collection_id}/documents/{self.document_id}"


def collection_folder(owner_uid: str, collection_id: str) -> str:
    """A uid may be any text; as a name of a folder it must not reach into another's."""
    return f"uploads/{quote(owner_uid, safe='')}/{collection_id}/"


def new_target(owner_uid: str, collection_id: str) -> Target:
    return Target(owner_uid=owner_uid, collection_id=collection_id, document_id=uuid.uuid4().hex[:20])


def store(wired: Wiring, target: Target, *, kind: Kind, filename: str, data: bytes) -> Record:
    """Put a file that came with the request into the bucket; its record. Raises `Unreadable` for a file that is of no use here."""
    content_type = sniffed(data, filename)
    wired.ports.blobs.write(target.storage_path, data, content_type)
    record = _record(target, kind, filename) | _description(data, content_type)
    wired.ports.records.put_many({target.record_path: record})
    return record


def announce(
    wired: Wiring, target: Target, *, kind: Kind, filename: str, size_bytes: int, origin: str | None
) -> tuple[Record, str]:
    """Prepare an upload straight to the bucket: the record, pending, and the address to which the file's bytes are sent with PUT.
    The address takes one file of exactly this size, within a week."""
    if size_bytes > MAX_UPLOAD_BYTES:
        raise too_large(MAX_UPLOAD_BYTES)
    blob = wired.bucket.blob(target.storage_path)
    url = blob.create_resumable_upload_session(size=size_bytes, origin=origin, timeout=TIMEOUT_SECONDS)
    record = _record(target, kind, filename) | {"size_bytes": size_bytes, "upload_state": "pending"}
    wired.ports.records.put_many({target.record_path: record})
    return record, str(url)


def complete(wired: Wiring, target: Target, record: Record, digests: dict[Algorithm, str]) -> Record:
    """Check a file that went straight to the bucket; its record, stored. A file that does not hold what was announced is removed.
    Raises `ApiError` and `Unreadable`."""
    data = _arrived(wired, target, int(record["size_bytes"]))
    try:
        _check_digests(digests, data)
        content_type = sniffed(data, str(record["filename"]))
    except (ApiError, Unreadable):
        wired.ports.blobs.delete_prefix(target.folder)
        raise
    record = record | _description(data, content_type)
    wired.ports.records.put_many({target.record_path: record})
    return record


def stored(record: Record) -> Record:
    """The record, if its file is there. Raises `ApiError` FAILED_PRECONDITION."""
    if record["upload_state"] != "stored":
        raise ApiError("FAILED_PRECONDITION", "UPLOAD_INCOMPLETE", "The upload of this document is not complete.")
    return record


def sniffed(data: bytes, filename: str) -> str:
    """The type of a file by its content. Raises `Unreadable` with the remedy."""
    from pipelines.reading.content_type import sniff

    return sniff(data, filename)


def clean_filename(name: str | None) -> str:
    """A name that can be shown anywhere: no folders, no control or direction characters, not too long."""
    last = (name or "").replace("\\", "/").rsplit("/", 1)[-1]
    plain = "".join(char for char in unicodedata.normalize("NFC", last) if unicodedata.category(char)[0] != "C").strip(" .")
    if len(plain) > MAX_FILENAME_LENGTH:
        stem, dot, ending = plain.rpartition(".")
        plain = f"{stem[: MAX_FILENAME_LENGTH - 10]}{dot}{ending[:9]}" if dot else plain[:MAX_FILENAME_LENGTH]
    return plain or "upload"


def too_large(limit_bytes: int) -> ApiError:
    megabytes = limit_bytes // (1024 * 1024)
    if limit_bytes == MAX_REQUEST_BYTES:
        remedy = "Announce it as JSON and send it to the upload address in the answer."
    else:
        remedy = "Split it into smaller files, or reduce the resolution of its pictures."
    message = f"The file is larger than {megabytes} MB. {remedy}"
    return ApiError("PAYLOAD_TOO_LARGE", "FILE_TOO_LARGE", message, {"limit_bytes": limit_bytes})


def _record(target: Target, kind: Kind, filename: str) -> Record:
    return {
        "owner_uid": target.owner_uid,
        "kind": kind,
        "filename": clean_filename(filename),
        "content_type": None,
        "size_bytes": None,
        "sha256": None,
        "page_count": None,
        "storage_path": target.storage_path,
        "created_at": utc_now(),
    }


def _description(data: bytes, content_type: str) -> dict[str, Any]:
    digest = hashlib.sha256(data).hexdigest()
    return {"content_type": content_type, "size_bytes": len(data), "sha256": digest, "upload_state": "stored"}


def _arrived(wired: Wiring, target: Target, size_bytes: int) -> bytes:
    blob = wired.bucket.blob(target.storage_path)
    try:
        blob.reload(timeout=TIMEOUT_SECONDS)
    except NotFound as exc:
        message = "The file has not arrived yet. Send its bytes to the upload address first."
        raise ApiError("FAILED_PRECONDITION", "UPLOAD_INCOMPLETE", message) from exc
    if blob.size != size_bytes:
        wired.ports.blobs.delete_prefix(target.folder)
        message = f"{blob.size:,} bytes arrived where {size_bytes:,} were announced. Upload the file again."
        raise ApiError("INVALID_ARGUMENT", "SIZE_MISMATCH", message)
    return wired.ports.blobs.read(target.storage_path)


def _check_digests(digests: dict[Algorithm, str], data: bytes) -> None:
    for algorithm, expected in digests.items():
        if expected.lower() not in _digests(algorithm, data):
            message = f"The file that arrived has another {algorithm} than the one sent. Upload it again."
            raise ApiError("INVALID_ARGUMENT", "HASH_MISMATCH", message)


def _digests(algorithm: Algorithm, data: bytes) -> tuple[str, str]:
    """The digest as browsers and tools give it (hex) and as Google does (base64), in lower case."""
    if algorithm == "crc32c":
        raw = google_crc32c.value(data).to_bytes(4, "big")
    else:
        raw = hashlib.new(algorithm, data, usedforsecurity=False).digest()
    return raw.hex(), base64.b64encode(raw).decode().lower()
