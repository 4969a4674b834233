"""The job: one document of fixed size with one status. Everything that grows lives elsewhere. How it changes: `transitions`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Literal, get_args

from pipelines.engine.errors import ErrorCode

FORGOTTEN_AFTER = timedelta(seconds=60)
"""A job that waits for a task longer than this is looked at by the sweep."""

Status = Literal["pending", "processing", "retrying", "paused", "completed", "completed_with_issues", "failed", "cancelled"]
STATUSES: frozenset[Status] = frozenset(get_args(Status))
SUCCEEDED: frozenset[Status] = frozenset({"completed", "completed_with_issues"})
FINAL: frozenset[Status] = SUCCEEDED | {"failed", "cancelled"}
ACTIVE: frozenset[Status] = STATUSES - FINAL
RUNNING: frozenset[Status] = frozenset({"processing", "retrying"})
RUNNING_PER_OWNER = 10
"""About as many jobs of one owner run at once; more wait, so that one owner's import leaves room for everybody's."""
TURN_AFTER = timedelta(seconds=3)
"""When a job that waits for its turn is looked at again."""


@dataclass(frozen=True, kw_only=True)
class PhaseInfo:
    """What is remembered of a phase when the job is created: drawn by the screen, compared with the code at each claim."""

    key: str
    name: str
    weight: float = 1.0


@dataclass(frozen=True, kw_only=True)
class Progress:
    """`phase` counts from 1. `percentage` only grows and is 100 only when the job has succeeded."""

    phase: int = 1
    total_phases: int = 1
    percentage: int = 0
    done: int = 0
    total: int = 0
    message: str = ""


@dataclass(frozen=True, kw_only=True)
class Lease:
    """The right to work on the current step. `lost` counts the deliveries of its task that died without an answer."""

    token: str
    expires_at: datetime
    lost: int = 0


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """Why nothing runs on purpose, until when (None: until the user acts), and the status to return to after a pause."""

    reason: str
    until: datetime | None = None
    resume_to: Status | None = None


@dataclass(frozen=True, kw_only=True)
class JobError:
    code: ErrorCode
    message: str
    phase: str
    details: str = ""


@dataclass(frozen=True, kw_only=True)
class Usage:
    """What AI calls have used. `cost_usd` is an estimate."""

    calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    seconds: float = 0.0
    cost_usd: float = 0.0

    def __add__(self, other: Usage) -> Usage:
        return Usage(**{name: getattr(self, name) + getattr(other, name) for name in self.__dataclass_fields__})


@dataclass(frozen=True, kw_only=True)
class Event:
    """One entry of the job's log."""

    at: datetime
    name: str  # the transition
    status: Status
    phase: str
    step: int
    attempt: int
    message: str = ""


@dataclass(frozen=True, kw_only=True)
class Job:
    """The header of a job. Everything that grows lives elsewhere: units, events, files."""

    id: str
    pipeline: str
    phases: tuple[PhaseInfo, ...]
    subject: str  # path of the document it works on: "collections/abc"
    process: str  # its name there: "document_processing"
    owner_uid: str
    input: Mapping[str, Any]  # ids and small options
    created_at: datetime
    last_updated: datetime
    priority: int = 5
    request_id: str = ""
    status: Status = "pending"
    phase: int = 0
    step: int = 0
    attempt: int = 0  # claims of this step
    excused: int = 0  # claims of this step that ended in a provider's "wait"
    revision: int = 0  # how often a user had it run again
    published_revision: int | None = None  # the last revision whose outputs were published
    kept_units_of: int | None = None  # index of the phase whose finished units a retry keeps
    progress: Progress = Progress()
    lease: Lease | None = None
    fanned_out: bool = False  # the units of the current phase are in the ledger
    state: Mapping[str, Any] = field(default_factory=dict)
    waiting: Waiting | None = None
    error: JobError | None = None
    issues: Mapping[str, int] = field(default_factory=dict)
    phase_issues: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    usage: Usage = Usage()
    has_outputs: bool = True  # may have written something that a clean-up has to find
    settled: bool = False  # nothing is left to tidy up after a final status
    event_count: int = 0
    started_at: datetime | None = None
    completed_at: datetime | None = None
    log: tuple[Event, ...] = ()  # events not yet stored; never part of the document
    publish: Mapping[str, Any] = field(default_factory=dict)  # fields for the subject with the next commit; never stored here

    @property
    def current(self) -> PhaseInfo:
        """The phase that runs now, or ran last."""
        return self.phases[min(self.phase, len(self.phases) - 1)]

    @property
    def publication_id(self) -> str:
        """What this run's outputs carry as `job_id`; readers compare it with the subject's `published`."""
        return self.publication_ids[-1]

    @property
    def publication_ids(self) -> tuple[str, ...]:
        """Those of all revisions so far, by revision."""
        return tuple(f"{self.id}.{revision}" if revision else self.id for revision in range(self.revision + 1))

    def unit_group(self, phase: str | None = None, revision: int | None = None) -> str:
        """The name of the ledger rows of a fanned-out phase (by default the current one) in a revision (by default this one)."""
        revision = self.revision if revision is None else revision
        key = phase or self.current.key
        return f"{key}.{revision}" if revision else key

    def stored(self) -> Job:
        """The job as it reads after a commit: its events and the subject's fields are written and forgotten."""
        return replace(self, log=(), publish={})

    @property
    def sweep_at(self) -> datetime | None:
        """When the sweep shall look at the job; None when a user or nobody has to act."""
        if self.status == "paused" or (self.status in FINAL and self.settled):
            return None
        if self.lease:
            return self.lease.expires_at
        if self.waiting and self.waiting.until:
            return self.waiting.until + FORGOTTEN_AFTER
        return self.last_updated + FORGOTTEN_AFTER
