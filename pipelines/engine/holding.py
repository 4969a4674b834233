"""Holding a job: what was delivered, the right to change the job, and what became of it.

Only the holder of the lease's token at the current step may write; whoever has lost the job learns it at the next write.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from functools import partial

from pipelines.engine import transitions
from pipelines.engine.context import Ports
from pipelines.engine.errors import Conflict, ErrorCode, Stopped, SubjectGone
from pipelines.engine.hand_off import hand_off
from pipelines.engine.job import Job, Lease
from pipelines.engine.ports import Stored, Version

LOST_RACES = 20
"""How often a commit is tried again after somebody else wrote first."""

Transition = Callable[[Job, datetime], Job]
subject_gone: Transition = partial(
    transitions.give_up, code=ErrorCode.SUBJECT_GONE, message="What was being processed has been deleted."
)


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


class Holding:
    """The right to change one job: its newest version and, after `claim`, the lease's token."""

    def __init__(self, ports: Ports, now: Callable[[], datetime], lease: timedelta, stored: Stored) -> None:
        self.ports = ports
        self.now = now
        self.lease = lease
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
        renewed = Lease(token=lease.token, expires_at=self.now() + self.lease, lost=lease.lost)
        if self.change(partial(transitions.pulse, lease=renewed, done=done, total=total, message=message)) is Outcome.STALE:
            raise Stopped

    def change(self, transition: Transition, then: Callable[[Job], None] | None = None) -> Outcome:
        """Apply a transition if the job is still ours, then do what follows: as a rule, hand off the step that it leads to.
        STALE when it is not ours."""
        usual = partial(hand_off, self.ports.queue)
        mine = self.job.lease.token if self.job.lease else None
        for _ in range(LOST_RACES):
            try:
                self._commit(transition)
            except SubjectGone:
                transition, then = subject_gone, usual
                continue
            except Conflict:
                fresh = self.ports.jobs.read(self.job.id)
                if fresh is None:
                    return Outcome.STALE
                self.job, moved_from, self.version = fresh.job, self.job, fresh.version
                theirs = self.job.lease.token if self.job.lease else None
                if theirs != mine or self.job.step != moved_from.step:
                    return self.let_go(mine)
                continue
            if self.job.lease is None:
                (then or usual)(self.job)
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
                fresh = self.ports.jobs.read(self.job.id)
                if fresh is None:
                    break
                self.job, self.version = fresh.job, fresh.version
        return Outcome.STALE

    def _commit(self, transition: Transition) -> None:
        after = transition(self.job, self.now())
        self.version = self.ports.jobs.commit(self.job, after, self.version)
        self.job = after.stored()
