"""Every way a job may change: pure functions, one arrow each.

A transition takes a job and the time and gives the next job; it reads no clock and writes nothing. Stores apply transitions by
compare-and-swap and may apply one again after a lost race, so purity is required. `TRANSITIONS` holds every arrow of the README's
drawing; whatever is not in it is `Forbidden`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from pipelines.engine.errors import ErrorCode, Forbidden, PhaseFailed
from pipelines.engine.job import STATUSES, Event, Job, JobError, Lease, PhaseInfo, Progress, Status, Usage, Waiting

STATE_LIMIT_BYTES = 64_000
"""What a phase may hand to the next; the whole document stays under 100 KB."""
RESTARTING = "Restarting processing…"
TURN = "Waiting for your other jobs to end"

P = ParamSpec("P")


Edge = tuple[Status | None, Status]
"""From a status (None: from nothing) to a status."""


@dataclass(frozen=True, kw_only=True)
class Arrow:
    """One arrow of the drawing: its letter, its name, and the statuses it leads from and to."""

    letter: str
    name: str
    edges: frozenset[Edge]


TRANSITIONS: dict[str, Arrow] = {}


Change = Callable[Concatenate["Job", datetime, P], "Job"]


def _arrow(letter: str, sources: str, targets: str, *, logged: bool = True) -> Callable[[Change[P]], Change[P]]:
    """Register a transition from each of `sources` to each of `targets` ("same": to itself); refuse it elsewhere, stamp the time
    and log an event."""

    def register(change: Change[P]) -> Change[P]:
        edges = {(s, t) for s in STATUSES for t in STATUSES if s in sources.split() and (t in targets.split() or targets == "same")}
        if targets == "same":
            edges = {(source, target) for source, target in edges if source == target}
        arrow = Arrow(letter=letter, name=change.__name__, edges=frozenset(edges))
        TRANSITIONS[arrow.name] = arrow

        @wraps(change)
        def transition(job: Job, now: datetime, *args: P.args, **kwargs: P.kwargs) -> Job:
            if all(source != job.status for source, _ in arrow.edges):
                raise Forbidden(arrow.name, job.status)
            after = replace(change(job, now, *args, **kwargs), last_updated=max(now, job.last_updated))
            if (job.status, after.status) not in arrow.edges:
                raise Forbidden(arrow.name, after.status, f"{arrow.name} may not end in {after.status}.")
            return _logged(after, arrow.name) if logged else after

        return cast("Change[P]", transition)

    return register


def _logged(job: Job, name: str) -> Job:
    message = job.error.message if job.error else job.waiting.reason if job.waiting else job.progress.message
    event = Event(
        at=job.last_updated, name=name, status=job.status, phase=job.current.key,
        step=job.step, attempt=job.attempt, message=message,
    )  # fmt: skip
    return replace(job, log=(*job.log, event), event_count=job.event_count + 1)


def start(
    job_id: str,
    now: datetime,
    *,
    pipeline: str,
    phases: tuple[PhaseInfo, ...],
    subject: str,
    process: str,
    owner_uid: str,
    input: Mapping[str, Any],
    priority: int = 5,
    request_id: str = "",
) -> Job:
    """(nothing) → pending. A job is created; nothing of it has run."""
    job = Job(
        id=job_id, pipeline=pipeline, phases=phases, subject=subject, process=process, owner_uid=owner_uid, input=input,
        priority=priority, request_id=request_id, created_at=now, last_updated=now, progress=Progress(total_phases=len(phases)),
    )  # fmt: skip
    return _logged(job, "start")


TRANSITIONS["start"] = Arrow(letter="a", name="start", edges=frozenset({(None, "pending")}))


@_arrow("b", "pending", "processing")
def first_claim(job: Job, now: datetime, lease: Lease) -> Job:
    """pending → processing. A handler has taken the job up for the first time."""
    return replace(_claimed(job, lease), started_at=job.started_at or now)


@_arrow("s", "pending", "same", logged=False)
def defer(job: Job, now: datetime, *, until: datetime) -> Job:
    """pending → pending. Its owner has as many jobs under way as run at once: it waits for its turn."""
    return replace(job, waiting=Waiting(reason=TURN, until=until))


@_arrow("c", "processing retrying", "processing", logged=False)
def next_claim(job: Job, now: datetime, lease: Lease) -> Job:
    """processing, retrying → processing. A handler has taken up the next step, or the same one again."""
    return _claimed(job, lease)


@_arrow("d", "processing", "processing")
def take_over(job: Job, now: datetime, lease: Lease) -> Job:
    """processing → processing. The holder of the lease is dead; another handler takes the step over."""
    return replace(_claimed(job, lease), progress=replace(job.progress, message=RESTARTING))


def _claimed(job: Job, lease: Lease) -> Job:
    # The attempt is counted here and not at the end: a phase that kills the machine also runs out of attempts.
    return replace(job, status="processing", lease=lease, attempt=job.attempt + 1, waiting=None)


@_arrow("e", "processing", "processing", logged=False)
def pulse(job: Job, now: datetime, lease: Lease | None, done: int, total: int, message: str) -> Job:
    """processing → processing. The holder is alive: progress is shown and the lease extended."""
    fraction = min(done / total, 1.0) if total > 0 else 0.0
    return replace(job, lease=lease, progress=_progress(job, fraction, done, total, message))


@_arrow("f", "processing", "processing")
def fan_out(job: Job, now: datetime, total: int) -> Job:
    """processing → processing. The phase's units are in the ledger; the work is theirs and the lease is given back."""
    return replace(job, lease=None, fanned_out=True, progress=_progress(job, 0.0, 0, total, ""))


@_arrow("g", "processing", "processing")
def checkpoint(
    job: Job, now: datetime, *, state: Mapping[str, Any], usage: Usage, issues: Mapping[str, int], more: float | None = None
) -> Job:
    """processing → processing. A step is done: the next phase is up, or the same phase with `more` (the fraction done) to do."""
    job = _step_done(job, state, usage, issues)
    if more is not None:
        return replace(job, progress=_progress(job, more, job.progress.done, job.progress.total, job.progress.message))
    job = replace(job, phase=job.phase + 1)
    return replace(job, progress=_progress(job, 0.0, 0, 0, ""))


@_arrow("h", "processing", "completed completed_with_issues")
def finish(
    job: Job, now: datetime, *, state: Mapping[str, Any], usage: Usage, issues: Mapping[str, int], publish: Mapping[str, Any]
) -> Job:
    """processing → completed, completed_with_issues. The last step is done and its outputs become the published ones."""
    job = _step_done(job, state, usage, issues)
    progress = replace(job.progress, phase=len(job.phases), percentage=100, message="")
    status: Status = "completed_with_issues" if job.issues.get("failed") else "completed"
    return replace(job, status=status, progress=progress, publish=publish, published_revision=job.revision, completed_at=now)


def _step_done(job: Job, state: Mapping[str, Any], usage: Usage, issues: Mapping[str, int]) -> Job:
    size = len(json.dumps(state).encode())
    if size > STATE_LIMIT_BYTES:
        raise PhaseFailed(
            ErrorCode.STATE_TOO_LARGE,
            "A processing phase produced more intermediate data than a job can carry.",
            f"{job.current.key}: {size:,} bytes, limit {STATE_LIMIT_BYTES:,}.",
        )
    phase_issues = {**job.phase_issues, job.current.key: {kind: count for kind, count in issues.items() if count}}
    totals: dict[str, int] = {}
    for counts in phase_issues.values():
        for kind, count in counts.items():
            totals[kind] = totals.get(kind, 0) + count
    return replace(
        job, state=state, usage=job.usage + usage, phase_issues=phase_issues, issues=totals,
        step=job.step + 1, attempt=0, excused=0, lease=None, fanned_out=False,
    )  # fmt: skip


@_arrow("i", "processing", "retrying")
def back_off(job: Job, now: datetime, *, reason: str, until: datetime, excused: bool = False) -> Job:
    """processing → retrying. The step failed in a way that may pass, or a provider asked to wait: it runs again at `until`."""
    return replace(job, status="retrying", lease=None, excused=job.excused + excused, waiting=Waiting(reason=reason, until=until))


@_arrow("j", "pending processing retrying", "failed")
def give_up(job: Job, now: datetime, *, code: ErrorCode, message: str, details: str = "") -> Job:
    """pending, processing, retrying → failed. A retry cannot help, or the attempts are used up."""
    error = JobError(code=code, message=message, phase=job.current.name, details=details)
    # What a failed run has made stays: the user may retry from the failed phase. A later run's clean-up removes it.
    settled = code is not ErrorCode.SUBJECT_GONE
    step = job.step if settled else job.step + 1
    return replace(job, status="failed", step=step, lease=None, waiting=None, error=error, settled=settled, completed_at=now)


@_arrow("k", "pending processing retrying", "paused")
def pause(job: Job, now: datetime) -> Job:
    """pending, processing, retrying → paused. The running step stops at its next pulse; nothing runs until the user resumes."""
    # A new step fences the holder and makes every task under way stale.
    waiting = Waiting(reason="Paused by the user", resume_to="processing" if job.started_at else "pending")
    return replace(job, status="paused", step=job.step + 1, attempt=0, excused=0, lease=None, waiting=waiting)


@_arrow("l", "paused", "pending processing")
def resume(job: Job, now: datetime) -> Job:
    """paused → pending, processing. Back to where it was; the interrupted step runs again from its last checkpoint."""
    status: Status = (job.waiting.resume_to if job.waiting else None) or "pending"
    return replace(job, status=status, waiting=None)


@_arrow("m", "pending processing retrying paused", "cancelled")
def cancel(job: Job, now: datetime) -> Job:
    """pending, processing, retrying, paused → cancelled. Nothing runs again unless the user retries."""
    # The lease stays: partial outputs are removed only after the holder has let go or died.
    return replace(job, status="cancelled", step=job.step + 1, attempt=0, excused=0, waiting=None, completed_at=now)


@_arrow("n", "cancelled", "same", logged=False)
def release(job: Job, now: datetime) -> Job:
    """cancelled → cancelled. The holder has seen the stop and gives its lease back."""
    return replace(job, lease=None)


@_arrow("o", "completed completed_with_issues failed cancelled", "same")
def settle(job: Job, now: datetime) -> Job:
    """completed, completed_with_issues, failed, cancelled → the same. Leftovers are gone: older runs' after a success, own ones
    after a cancel or when the subject is gone."""
    return replace(job, settled=True, has_outputs=job.published_revision is not None)


@_arrow("p", "completed completed_with_issues failed cancelled", "same")
def discard(job: Job, now: datetime) -> Job:
    """completed, completed_with_issues, failed, cancelled → the same. A newer run has been published and this one's outputs are
    gone."""
    return replace(job, has_outputs=False)


@_arrow("q", "failed cancelled", "pending")
def retry(job: Job, now: datetime) -> Job:
    """failed, cancelled → pending. The user wants it again: from the failed phase, or from the start after a cancel."""
    if not job.settled:
        raise Forbidden("retry", job.status, "The last run is still being cleaned up. Try again in a moment.")
    if job.status == "cancelled":
        return _again(replace(job, state={}, phase_issues={}, issues={}), 0, keep_units=False)
    return _again(job, job.phase)


@_arrow("r", "completed_with_issues", "pending")
def retry_failed_units(job: Job, now: datetime) -> Job:
    """completed_with_issues → pending. Only the units that failed run again, then the phases behind them."""
    if not job.settled:
        raise Forbidden("retry_failed_units", job.status, "The run is still being tidied up. Try again in a moment.")
    failed = [index for index, phase in enumerate(job.phases) if job.phase_issues.get(phase.key, {}).get("failed")]
    return _again(job, failed[0])


def _again(job: Job, phase: int, *, keep_units: bool = True) -> Job:
    job = replace(
        job, status="pending", phase=phase, step=job.step + 1, attempt=0, excused=0, revision=job.revision + 1,
        lease=None, waiting=None, error=None, fanned_out=False, settled=False, has_outputs=True, completed_at=None, started_at=None,
        kept_units_of=phase if keep_units else None,
        progress=Progress(total_phases=len(job.phases)),
    )  # fmt: skip
    return replace(job, progress=_progress(job, 0.0, 0, 0, ""))


def _progress(job: Job, fraction: float, done: int, total: int, message: str) -> Progress:
    """Weighted over the phases; never falls, and stays below 100 until the job is final."""
    weights = [phase.weight for phase in job.phases]
    behind = sum(weights[: job.phase])
    here = weights[job.phase] * fraction if job.phase < len(weights) else 0.0
    percentage = max(min(int(100 * (behind + here) / sum(weights)), 99), job.progress.percentage)
    phase = min(job.phase + 1, len(weights))
    return Progress(phase=phase, total_phases=len(weights), percentage=percentage, done=done, total=total, message=message)
