"""One delivery of a task: claim the step, run its phase, checkpoint, hand off to the next.

What becomes of a delivery is decided by the job as stored, never by memory, so a delivery may come twice, late, out of order, or
after the death of the process that had it before. Only the holder of the lease's token at the current step may write.
"""

from __future__ import annotations

import json
import logging
import random
import uuid
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from pipelines.engine import fan_out, transitions
from pipelines.engine.context import Context, Ports
from pipelines.engine.errors import Busy, Conflict, ErrorCode, PhaseFailed, Stopped, SubjectGone
from pipelines.engine.hand_off import EARLY, hand_off
from pipelines.engine.holding import LOST_RACES, Delivery, Holding, Outcome, Transition, subject_gone
from pipelines.engine.job import FINAL, RUNNING, RUNNING_PER_OWNER, TURN_AFTER, Job, Lease, Usage
from pipelines.engine.pipeline import Map, More, Phase, Pipeline, Publish
from pipelines.engine.ports import Stored
from pipelines.engine.tidy import tidy

LEASE = timedelta(seconds=60)
RETRY_BASE = timedelta(seconds=2)
RETRY_CAP = timedelta(minutes=5)
log = logging.getLogger(__name__)
pipeline_changed: Transition = partial(
    transitions.give_up,
    code=ErrorCode.PIPELINE_CHANGED,
    message="The software was updated while this was being processed. Please start it again.",
)


class Runner:
    """Runs deliveries. Holds no state between them."""

    def __init__(
        self,
        *,
        pipelines: Mapping[str, Pipeline],
        ports: Ports,
        now: Callable[[], datetime],
        lease: timedelta = LEASE,
        running_per_owner: int = RUNNING_PER_OWNER,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self.pipelines = pipelines
        self.ports = ports
        self.now = now
        self.lease = lease
        self.running_per_owner = running_per_owner
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
            except SubjectGone:
                return self.holding(stored).change(subject_gone)
        return Outcome.HELD

    def _deliver(self, stored: Stored, delivery: Delivery) -> Outcome:
        job = stored.job
        if delivery.step != job.step or job.status == "paused":
            # An old task. The one who finished its step may have died before the hand-off, so make sure of it.
            hand_off(self.ports.queue, job)
            return Outcome.STALE
        if self.is_held(job.lease, delivery):
            return Outcome.HELD
        if job.status in FINAL:
            done = tidy(self.pipelines[job.pipeline], self.ports, stored, self.now())
            return Outcome.DONE if done else Outcome.HELD
        pipeline = self.pipelines.get(job.pipeline)
        if pipeline is None or pipeline.phase_infos != job.phases:
            return self.holding(stored).change(pipeline_changed)
        spec = self.phase_of(job).run
        if delivery.unit is not None:
            return fan_out.run_unit(self, stored, delivery, spec) if isinstance(spec, Map) else Outcome.STALE
        if job.status in {"pending", "retrying"} and job.waiting and job.waiting.until and job.waiting.until > self.now() + EARLY:
            hand_off(self.ports.queue, job)
            return Outcome.STALE
        if job.status == "pending" and job.waiting and self._is_busy(job.owner_uid):
            return self._defer(stored)
        if job.fanned_out and isinstance(spec, Map):
            fan_out.set_going(self, spec, job)
            return Outcome.DONE
        return self._run(stored, delivery)

    def _is_busy(self, owner_uid: str) -> bool:
        return self.ports.jobs.count_of_owner(owner_uid, RUNNING) >= self.running_per_owner

    def _defer(self, stored: Stored) -> Outcome:
        """Look again later, under no name: the deterministic one is that of the task at hand."""
        deferred = transitions.defer(stored.job, self.now(), until=self.now() + TURN_AFTER * (0.5 + self.jitter()))
        self.ports.jobs.commit(stored.job, deferred, stored.version)
        hand_off(self.ports.queue, deferred, named=False)
        return Outcome.DONE

    def holding(self, stored: Stored) -> Holding:
        return Holding(self.ports, self.now, self.lease, stored)

    def is_held(self, lease: Lease | None, delivery: Delivery) -> bool:
        """Whether a live holder is at it. One that died without answering the queue holds nothing."""
        return lease is not None and lease.expires_at > self.now() and delivery.lost <= lease.lost

    def new_lease(self, delivery: Delivery) -> Lease:
        return Lease(token=uuid.uuid4().hex, expires_at=self.now() + self.lease, lost=delivery.lost)

    def _run(self, stored: Stored, delivery: Delivery) -> Outcome:
        holding = self.holding(stored)
        phase = self.phase_of(stored.job)
        if stored.job.attempt - stored.job.excused >= phase.max_attempts:
            return holding.change(self._exhausted(phase, "The processing stopped without an answer."))
        holding.claim(self.new_lease(delivery))
        ctx = Context(holding.job, self.ports, self.now, holding.pulse)
        try:
            if isinstance(phase.run, Map):
                total = fan_out.plan(ctx, self.ports, phase.run)
            else:
                result = _plain(phase.run(ctx))
        except Stopped:
            return holding.let_go()
        except Exception as exc:  # the type of an exception decides a task's fate, here and nowhere else
            return holding.change(self._failure(holding.job, phase, exc))
        if isinstance(phase.run, Map):
            return holding.change(partial(transitions.fan_out, total=total), then=partial(fan_out.set_going, self, phase.run))
        return self.step_done(holding, result, ctx.usage, ctx.issues)

    def step_done(
        self, holding: Holding, result: Mapping[str, Any] | More | Publish, usage: Usage, issues: Mapping[str, int]
    ) -> Outcome:
        """Checkpoint what a phase returned, or finish the job."""
        job = holding.job
        state = result.state if isinstance(result, (More, Publish)) else result
        if isinstance(result, More):
            change: Transition = partial(transitions.checkpoint, state=state, usage=usage, issues=issues, more=result.fraction)
        elif job.phase + 1 < len(job.phases):
            change = partial(transitions.checkpoint, state=state, usage=usage, issues=issues)
        else:
            fields = result.fields if isinstance(result, Publish) else {}
            change = partial(transitions.finish, state=state, usage=usage, issues=issues, publish=fields)
        try:
            return holding.change(change)
        except PhaseFailed as exc:
            return holding.change(self._failure(job, self.phase_of(job), exc))

    def phase_of(self, job: Job) -> Phase:
        return self.pipelines[job.pipeline].phases[job.phase]

    def _exhausted(self, phase: Phase, reason: str) -> Transition:
        message = f"“{phase.name}” did not succeed after {phase.max_attempts} attempts."
        return partial(transitions.give_up, code=ErrorCode.ATTEMPTS_EXHAUSTED, message=message, details=reason)

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
            return self._exhausted(phase, reason)
        until = self.now() + self.delay(job.attempt - job.excused)
        return partial(transitions.back_off, reason="Something went wrong; trying again", until=until)

    def delay(self, attempt: int) -> timedelta:
        """Exponential with full jitter, as in Brooker, "Exponential Backoff And Jitter" (2015)."""
        return min(RETRY_CAP, RETRY_BASE * (1 << (attempt - 1))) * self.jitter()


def _plain(result: Mapping[str, Any] | More | Publish) -> Mapping[str, Any] | More | Publish:
    """What a phase returned, its state as JSON alone would give it back. Raises `TypeError` for anything JSON does not know."""
    if isinstance(result, (More, Publish)):
        return replace(result, state=json.loads(json.dumps(dict(result.state))))
    state: Mapping[str, Any] = json.loads(json.dumps(dict(result)))
    return state
