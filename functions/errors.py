"""Every answer that is not a success: Google's error shape, and one table from the engine's exceptions to it.

https://cloud.google.com/apis/design/errors
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipelines.engine.control import UnknownJob
from pipelines.engine.errors import AlreadyRunning, Conflict, DocumentTooLarge, Forbidden, SubjectGone
from pipelines.reading.faults import Unreadable

HTTP_STATUS = {
    "INVALID_ARGUMENT": 400,
    "UNAUTHENTICATED": 401,
    "PERMISSION_DENIED": 403,
    "NOT_FOUND": 404,
    "METHOD_NOT_ALLOWED": 405,
    "ABORTED": 409,
    "ALREADY_EXISTS": 409,
    "FAILED_PRECONDITION": 412,
    "PAYLOAD_TOO_LARGE": 413,
    "UNSUPPORTED_MEDIA_TYPE": 415,
    "INTERNAL": 500,
    "UNAVAILABLE": 503,
}
"""Google's canonical codes, and HTTP's own where those are too coarse."""

FAULT_STATUS = {"too_large": "PAYLOAD_TOO_LARGE", "wrong_type": "UNSUPPORTED_MEDIA_TYPE"}


class ApiError(Exception):
    """An answer to the caller. `reason` is for programs, in capitals; `message` is a sentence for people."""

    def __init__(self, status: str, reason: str, message: str, metadata: Mapping[str, Any] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.code = HTTP_STATUS[status]
        self.reason = reason
        self.message = message
        self.metadata = dict(metadata or {})

    def body(self, request_id: str) -> dict[str, Any]:
        """The JSON of the answer."""
        return {
            "error": {
                "code": self.code,
                "status": self.status,
                "message": self.message,
                "details": [{"reason": self.reason, "metadata": self.metadata}],
                "request_id": request_id,
            }
        }


def not_found(what: str, identity: str) -> ApiError:
    """Also for what belongs to somebody else: that it exists is nobody's business."""
    return ApiError("NOT_FOUND", "NOT_FOUND", f"There is no {what} {identity!r}.")


def to_api_error(exc: Exception) -> ApiError | None:
    """What an exception of the engine or the readers means to the caller; None for one that nobody foresaw."""
    match exc:
        case ApiError():
            return exc
        case AlreadyRunning():
            message = "This is already being processed. Wait for it, or cancel it first."
            return ApiError("ABORTED", "ALREADY_PROCESSING", message, {"job_id": exc.job_id})
        case Forbidden():
            return ApiError("ABORTED", "NOT_ALLOWED_NOW", str(exc), {"transition": exc.transition, "status": exc.status})
        case UnknownJob():
            return not_found("job", str(exc.args[0]))
        case SubjectGone():
            return ApiError("NOT_FOUND", "SUBJECT_GONE", "What was to be processed does not exist any more.")
        case Conflict():
            return ApiError("ABORTED", "CONFLICT", "Somebody else changed this at the same moment. Please try again.")
        case DocumentTooLarge():
            return ApiError("PAYLOAD_TOO_LARGE", "DOCUMENT_TOO_LARGE", str(exc), exc.sizes)
        case Unreadable():
            return ApiError(FAULT_STATUS.get(exc.code, "INVALID_ARGUMENT"), exc.code.upper(), exc.message)
        case _:
            return None
