"""What a user may do with a job: start it, cancel, pause, resume it, have it run again."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from pipelines.engine import transitions
from pipelines.engine.errors import Conflict
from pipelines.engine.hand_off import hand_off
from pipelines.engine.job import RUNNING, RUNNING_PER_OWNER, TURN_AFTER, Job
from pipelines.engine.pipeline import Pipeline
from pipelines.engine.ports import JobStore, Stored, TaskQueue

LOST_RACES = 20
log = logging.getLogger(__name__)


class UnknownJob(KeyError):
    """No job has this id."""


class Control:
    """Every call gives the job as it is afterwards."""

    def __init__(
        self,
        *,
        pipelines: Mapping[str, Pipeline],
        jobs: JobStore,
        queue: TaskQueue,
        now: Callable[[], datetime],
        running_per_owner: int = RUNNING_PER_OWNER,
    ) -> None:
        self.pipelines = pipelines
        self.jobs = jobs
        self.queue = queue
        self.now = now
        self.running_per_owner = running_per_owner

    def start(
        self,
        pipeline: str,
        *,
        subject: str,
        owner_uid: str,
        input: Mapping[str, Any],
        priority: int = 5,
        request_id: str = "",
    ) -> Job:
        """Create a job and enqueue its first step. Raises `AlreadyRunning`, `SubjectGone`, and `KeyError` for no such pipeline."""
        chosen = self.pipelines[pipeline]
        job = transitions.start(
            uuid.uuid4().hex, self.now(), pipeline=chosen.name, phases=chosen.phase_infos, subject=subject,
            process=chosen.process, owner_uid=owner_uid, input=input, priority=priority, request_id=request_id,
        )  # fmt: skip
        if self.jobs.count_of_owner(owner_uid, RUNNING | {"pending"}) >= self.running_per_owner:
            job = transitions.defer(job, self.now(), until=self.now() + TURN_AFTER)
        self.jobs.create(job)
        return self._enqueued(job)

    def cancel(self, job_id: str) -> Job:
        """Stop for good. Raises `Forbidden` when the job is final, `UnknownJob`."""
        return self._change(job_id, transitions.cancel)

    def pause(self, job_id: str) -> Job:
        """Stop until resumed. Raises `Forbidden`, `UnknownJob`."""
        return self._change(job_id, transitions.pause)

    def resume(self, job_id: str) -> Job:
        """Go on after a pause. Raises `Forbidden`, `UnknownJob`."""
        return self._change(job_id, transitions.resume)

    def retry(self, job_id: str) -> Job:
        """Run again: from the failed phase, from the start after a cancel, or only the units that failed. Raises `Forbidden`
        (with the reason), `AlreadyRunning`, `SubjectGone`, `UnknownJob`."""

        def again(job: Job, now: datetime) -> Job:
            arrow = transitions.retry_failed_units if job.status == "completed_with_issues" else transitions.retry
            return arrow(job, now)

        return self._change(job_id, again, reopen=True)

    def _change(self, job_id: str, transition: Callable[[Job, datetime], Job], *, reopen: bool = False) -> Job:
        for _ in range(LOST_RACES):
            stored = self._read(job_id)
            after = transition(stored.job, self.now())
            try:
                if reopen:
                    self.jobs.create(after, stored.version)
                else:
                    self.jobs.commit(stored.job, after, stored.version)
            except Conflict:
                continue
            return self._enqueued(after)
        raise Conflict(f"Job {job_id} changes too often.")

    def _read(self, job_id: str) -> Stored:
        stored = self.jobs.read(job_id)
        if stored is None:
            raise UnknownJob(job_id)
        return stored

    def _enqueued(self, job: Job) -> Job:
        try:
            hand_off(self.queue, job)
        except ConnectionError:
            # The job is stored; the sweep enqueues it within a minute.
            log.warning("A job could not be enqueued; the sweep will.", exc_info=True, extra={"job_id": job.id, "step": job.step})
        return job.stored()
