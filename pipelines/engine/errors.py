"""What can go wrong, as types: an exception's type alone decides what becomes of a task (see `runner`)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class ErrorCode(StrEnum):
    """Why a job failed. Closed: the web app and the documentation name each one."""

    ATTEMPTS_EXHAUSTED = "attempts_exhausted"  # the phase was tried max_attempts times
    PIPELINE_CHANGED = "pipeline_changed"  # the deployed phases are not those the job was created with
    SUBJECT_GONE = "subject_gone"  # the document the job works on was deleted
    STATE_TOO_LARGE = "state_too_large"  # a phase handed on more than fits a job document
    NO_LINESHEET = "no_linesheet"
    NO_PURCHASE_ORDER = "no_purchase_order"
    NO_ITEMS = "no_items"  # nothing to make a deck of
    NO_TABLE = "no_table"  # the order holds no table of lines
    DOCUMENT_UNREADABLE = "document_unreadable"  # damaged, encrypted, too large or of a type that is not read
    ALL_UNITS_FAILED = "all_units_failed"  # no part of a fanned-out phase succeeded
    INVALID_INPUT = "invalid_input"


class PhaseFailed(Exception):
    """A retry cannot help: the job fails now. `message` is a sentence for the user, `details` what to do or where."""

    def __init__(self, code: ErrorCode, message: str, details: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.details = details


class Busy(Exception):
    """A provider asks to wait (quota, 429). The phase runs again after `retry_after_seconds`, and no attempt is consumed."""

    def __init__(self, reason: str, retry_after_seconds: float) -> None:
        super().__init__(reason)
        self.reason = reason
        self.retry_after_seconds = retry_after_seconds


class Stopped(Exception):
    """The phase must stop at once: the job was cancelled or paused, or another holder has taken over. Never catch it in a phase."""


class Forbidden(Exception):
    """A transition that the job's status does not allow."""

    def __init__(self, transition: str, status: str, reason: str = "") -> None:
        super().__init__(reason or f"Cannot {transition.replace('_', ' ')} a job that is {status}.")
        self.transition = transition
        self.status = status


class Conflict(Exception):
    """Somebody else wrote first: the version given to a commit is no longer the stored one."""


class SubjectGone(Exception):
    """The document a job works on does not exist."""


class AlreadyRunning(Exception):
    """The subject's process has a job that is not final."""

    def __init__(self, job_id: str) -> None:
        super().__init__(f"Job {job_id} is already running.")
        self.job_id = job_id


class DocumentTooLarge(Exception):
    """A record is over the size a document may have."""

    def __init__(self, path: str, size: int, limit: int) -> None:
        super().__init__(f"{path} would be {size:,} bytes; the limit is {limit:,}.")
        self.sizes: Mapping[str, int] = {"size": size, "limit": limit}
