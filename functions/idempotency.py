"""A POST with an `Idempotency-Key` happens once: the same request again gets the first answer again.

`idempotency_keys/{hash of owner and key}` is claimed before the route runs and completed with its answer; it is kept for a day.
"""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256

from flask import Response, g, request
from google.api_core.exceptions import AlreadyExists
from google.cloud import firestore

from functions.errors import ApiError
from functions.wiring import utc_now, wiring

KEPT_FOR = timedelta(days=1)
GIVEN_UP_AFTER = timedelta(minutes=2)
"""A claim without an answer is that of a process that died."""
MAX_KEY_LENGTH = 255


def replay() -> Response | None:
    """Before a route: the stored answer if there is one, else claim the key. Raises `ApiError` for a key that was used for another
    request, or whose first request is still under way."""
    key = request.headers.get("Idempotency-Key")
    if key is None or request.method != "POST" or "uid" not in g:
        return None
    if not 1 <= len(key) <= MAX_KEY_LENGTH:
        message = f"An Idempotency-Key has 1 to {MAX_KEY_LENGTH} characters."
        raise ApiError("INVALID_ARGUMENT", "INVALID_IDEMPOTENCY_KEY", message)
    reference = wiring().firestore.document(f"idempotency_keys/{_digest(str(g.uid), key)}")
    fingerprint = _digest(request.method, request.full_path, request.get_data())
    now = utc_now()
    claim = {"owner_uid": g.uid, "fingerprint": fingerprint, "claimed_at": now, "answer": None, "expires_at": now + KEPT_FOR}
    try:
        reference.create(claim)
    except AlreadyExists:
        known = reference.get().to_dict() or {}
        answered = _answer_of(known, fingerprint)
        if answered is not None:
            return answered
        reference.set(claim)
    g.idempotency = reference
    return None


def remember(response: Response) -> Response:
    """After a route: store its answer, or free the key after a refusal, whose cause the caller may remove."""
    reference: firestore.DocumentReference | None = g.pop("idempotency", None)
    if reference is None:
        return response
    if response.status_code >= 400:
        reference.delete()
    else:
        location = response.headers.get("Location", "")
        answer = {"body": response.get_data(as_text=True), "code": response.status_code, "location": location}
        reference.update({"answer": answer})
    return response


def _answer_of(known: dict[str, object], fingerprint: str) -> Response | None:
    if known.get("fingerprint", fingerprint) != fingerprint:
        message = "This Idempotency-Key was used for another request. Use a new key for each request."
        raise ApiError("INVALID_ARGUMENT", "IDEMPOTENCY_KEY_REUSED", message)
    answer = known.get("answer")
    if isinstance(answer, dict):
        response = Response(answer["body"], answer["code"], mimetype="application/json")
        if answer["location"]:
            response.headers["Location"] = answer["location"]
        response.headers["Idempotency-Replayed"] = "true"
        return response
    claimed_at = known.get("claimed_at")
    if claimed_at is not None and utc_now() - claimed_at < GIVEN_UP_AFTER:  # type: ignore[operator]  # a time, from Firestore
        raise ApiError("ABORTED", "REQUEST_IN_PROGRESS", "The first request with this Idempotency-Key is still under way.")
    return None


def _digest(*parts: str | bytes) -> str:
    digest = sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()
