"""One delivery of a task: claim the step, run its phase, checkpoint, hand off to the next.

What becomes of a delivery is decided by the job as stored, never by memory, so a delivery may come twice, late, out of order, or
after the death of the process that had it before. Only the holder of the lease's token at the current step may write.
"""

from __future__ import annotations

import logging
import random
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum
from functools import partial
from hashlib import sha256

from pipelines.engine import fan_out, transitions
from pipelines.engine.context import Context, Ports
from pipelines.engine.errors import Busy, Conflict, ErrorCode, PhaseFailed, Stopped, SubjectGone
from pipelines.engine.job import FINAL, Job, Lease
from pipelines.engine.pipeline import Map, More, Phase, Pipeline, Publish
from pipelines.engine.ports import Stored, Task, Version
from pipelines.engine.tidy import tidy

LEASE = timedelta(seconds=60)
RETRY_BASE = timedelta(seconds=2)
RETRY_CAP = timedelta(minutes=5)
LOST_RACES = 20
"""How often a commit is tried again after somebody else wrote first."""

Transition = Callable[[Job, datetime], Job]
log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """A task as it arrived. `lost` counts its earlier deliveries that never answered: their handlers are dead."""

    job_id: str
    step: int
    unit: str | None = None
    lost: int = 0


class Outcome(Enum):
    """What became of a delivery, with the HTTP status that tells the queue to forget the task (200) or to try it again (409)."""

    DONE = 200, "ran"
    STALE = 200, "nothing to run"
    GONE = 200, "no such job"
    HELD = 409, "somebody else is at it"

    @property
    def http_status(self) -> int:
        return self.value[0]


class Runner:
    """Runs deliveries. Holds no state between them."""

    def __init__(
        self,
        *,
        pipelines: Mapping[str, Pipeline],
        ports: Ports,
        now: Callable[[], datetime],
        lease: timedelta = LEASE,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self.pipelines = pipelines
        self.ports = ports
        self.now = now
        self.lease = lease
        self.jitter = jitter

    def deliver(self, delivery: Delivery) -> Outcome:
        """Run one step or one unit. Raises only when the stores or the queue fail: then the task is delivered again."""
        for _ in range(LOST_RACES):
            stored = self.ports.jobs.read(delivery.job_id)
            if stored is None:
                return Outcome.GONE
            try:
                return self._deliver(stored, delivery)
            except Conflict:
                continue  # somebody else wrote between our read and our claim: look again
        return Outcome.HELD

    def _deliver(self, stored: Stored, delivery: Delivery) -> Outcome:
        job = stored.job
        if delivery.step != job.step or job.status == "paused":
            # An old task. The one who finished its step may have died before the hand-off, so make sure of it.
            self.hand_off(job)
            return Outcome.STALE
        if self.is_held(job.lease, delivery):
            return Outcome.HELD
        if job.status in FINAL:
            return Outcome.DONE if tidy(self, stored) else Outcome.HELD
        if delivery.unit is not None:
            return fan_out.run_unit(self, stored, delivery)
        if job.status == "retrying" and job.waiting and job.waiting.until and job.waiting.until > self.now():
            self.hand_off(job)
            return Outcome.STALE
        if job.fanned_out:
            fan_out.heal(self, stored)
            return Outcome.DONE
        return self._run(stored, delivery)

    def is_held(self, lease: Lease | None, delivery: Delivery) -> bool:
        """Whether a live holder is at it. One that died without answering the queue holds nothing."""
        return lease is not None and lease.expires_at > self.now() and delivery.lost <= lease.lost

    def new_lease(self, delivery: Delivery) -> Lease:
        return Lease(token=uuid.uuid4().hex, expires_at=self.now() + self.lease, lost=delivery.lost)

    def _run(self, stored: Stored, delivery: Delivery) -> Outcome:
        holding = Holding(self, stored)
        refusal = self._refusal(stored.job)
        if refusal:
            return holding.change(refusal)
        phase = self.phase_of(stored.job)
        holding.claim(self.new_lease(delivery))
        ctx = Context(holding.job, self.ports, self.now, holding.pulse)
        try:
            if isinstance(phase.run, Map):
                return fan_out.begin(self, holding, ctx, phase.run)
            result = phase.run(ctx)
        except Stopped:
            return holding.let_go()
        except Exception as exc:  # the type of an exception decides a task's fate, here and nowhere else
            return holding.change(self._failure(holding.job, phase, exc))
        return self.step_done(holding, ctx, result)

    def step_done(self, holding: Holding, ctx: Context, result: Mapping[str, object] | More | Publish) -> Outcome:
        """Checkpoint what a phase returned, or finish the job."""
        job = holding.job
        state = result.state if isinstance(result, (More, Publish)) else result
        if isinstance(result, More):
            change: Transition = partial(
                transitions.checkpoint, state=state, usage=ctx.usage, issues=ctx.issues, more=result.fraction
            )
        elif job.phase + 1 < len(job.phases):
            change = partial(transitions.checkpoint, state=state, usage=ctx.usage, issues=ctx.issues)
        else:
            fields = result.fields if isinstance(result, Publish) else {}
            change = partial(transitions.finish, state=state, usage=ctx.usage, issues=ctx.issues, publish=fields)
        try:
            return holding.change(change)
        except PhaseFailed as exc:
            return holding.change(self._failure(job, self.phase_of(job), exc))

    def phase_of(self, job: Job) -> Phase:
        return self.pipelines[job.pipeline].phases[job.phase]

    def _refusal(self, job: Job) -> Transition | None:
        """Why the step must not run at all."""
        if self.pipelines[job.pipeline].phase_infos != job.phases:
            return partial(
                transitions.give_up,
                code=ErrorCode.PIPELINE_CHANGED,
                message="The software was updated while this was being processed. Please start it again.",
            )
        phase = self.phase_of(job)
        if job.attempt - job.excused >= phase.max_attempts:
            return partial(transitions.give_up, **self._exhausted(phase, "The processing stopped without an answer."))
        return None

    @staticmethod
    def _exhausted(phase: Phase, reason: str) -> dict[str, object]:
        message = f"“{phase.name}” did not succeed after {phase.max_attempts} attempts."
        return {"code": ErrorCode.ATTEMPTS_EXHAUSTED, "message": message, "details": reason}

    def _failure(self, job: Job, phase: Phase, exc: Exception) -> Transition:
        """Try again is the default; `PhaseFailed` means a retry cannot help, `Busy` that it must wait and costs no attempt."""
        if isinstance(exc, PhaseFailed):
            return partial(transitions.give_up, code=exc.code, message=exc.message, details=exc.details)
        if isinstance(exc, Busy):
            until = self.now() + timedelta(seconds=exc.retry_after_seconds)
            return partial(transitions.back_off, reason=exc.reason, until=until, excused=True)
        log.warning("A phase failed.", exc_info=exc, extra={"job_id": job.id, "step": job.step, "phase": phase.key})
        reason = f"{type(exc).__name__} in {phase.key}"
        if job.attempt - job.excused >= phase.max_attempts:
            return partial(transitions.give_up, **self._exhausted(phase, reason))
        until = self.now() + self.delay(job.attempt - job.excused)
        return partial(transitions.back_off, reason="Something went wrong; trying again", until=until)

    def delay(self, attempt: int) -> timedelta:
        """Exponential with full jitter, as in Brooker, "Exponential Backoff And Jitter" (2015)."""
        return min(RETRY_CAP, RETRY_BASE * 2 ** (attempt - 1)) * self.jitter()

    def hand_off(self, job: Job, *, named: bool = True) -> None:
        """Enqueue the job's current step, if it has one to run. Under its deterministic name, twice is harmless."""
        if job.status == "paused" or (job.status in FINAL and job.settled):
            return
        until = job.waiting.until if job.waiting else None
        task = Task(pipeline=job.pipeline, job_id=job.id, step=job.step)
        self.ports.queue.enqueue(task, name=task_name(job.id, job.step, job.attempt) if named else None, at=until)


class Holding:
    """The right to change one job: its newest version and, after `claim`, the lease's token."""

    def __init__(self, runner: Runner, stored: Stored) -> None:
        self.runner = runner
        self.job = stored.job
        self.version: Version = stored.version

    def claim(self, lease: Lease) -> None:
        """Take the lease. Raises `Conflict` when somebody else was faster."""
        arrows = {"pending": transitions.first_claim, "retrying": transitions.next_claim}
        arrow = arrows.get(self.job.status, transitions.take_over if self.job.lease else transitions.next_claim)
        self._commit(partial(arrow, lease=lease))

    def pulse(self, done: int, total: int, message: str) -> None:
        """Show progress and keep the lease. Raises `Stopped` when the job is no longer ours."""
        lease = self.job.lease
        if lease is None:
            raise Stopped
        renewed = Lease(token=lease.token, expires_at=self.runner.now() + self.runner.lease, lost=lease.lost)
        if self.change(partial(transitions.pulse, lease=renewed, done=done, total=total, message=message)) is Outcome.STALE:
            raise Stopped

    def change(self, transition: Transition) -> Outcome:
        """Apply a transition if the job is still ours, then hand off whatever step it leads to. STALE when it is not ours."""
        mine = self.job.lease.token if self.job.lease else None
        for _ in range(LOST_RACES):
            try:
                self._commit(transition)
            except SubjectGone:
                transition = partial(
                    transitions.give_up,
                    code=ErrorCode.SUBJECT_GONE,
                    message="What was being processed has been deleted.",
                )
                continue
            except Conflict:
                fresh = self.runner.ports.jobs.read(self.job.id)
                if fresh is None:
                    return Outcome.STALE
                self.job, moved_from, self.version = fresh.job, self.job, fresh.version
                theirs = self.job.lease.token if self.job.lease else None
                if theirs != mine or self.job.step != moved_from.step:
                    return self.let_go(mine)
                continue
            if self.job.lease is None:
                self.runner.hand_off(self.job)
            return Outcome.DONE
        return Outcome.STALE

    def let_go(self, token: str | None = None) -> Outcome:
        """Give the lease back after a cancel, so that the clean-up need not wait for it to expire."""
        token = token or (self.job.lease.token if self.job.lease else None)
        for _ in range(LOST_RACES):
            if self.job.status != "cancelled" or not self.job.lease or self.job.lease.token != token:
                break
            try:
                self._commit(transitions.release)
                break
            except Conflict:
                fresh = self.runner.ports.jobs.read(self.job.id)
                if fresh is None:
                    break
                self.job, self.version = fresh.job, fresh.version
        return Outcome.STALE

    def _commit(self, transition: Transition) -> None:
        after = transition(self.job, self.runner.now())
        self.version = self.runner.ports.jobs.commit(self.job, after, self.version)
        self.job = stored_form(after)


def stored_form(job: Job) -> Job:
    """A job as it reads after a commit: its events and the subject's fields are written and forgotten."""
    return replace(job, log=(), publish={})


def task_name(*parts: object) -> str:
    """The same for the same parts; without meaning, as task names should be, so that the queue spreads them."""
    return sha256(":".join(str(part) for part in parts).encode()).hexdigest()[:40]
