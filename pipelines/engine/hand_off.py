"""From one step to the next: a task that names the job's current step, and the names under which tasks are enqueued once."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256

from pipelines.engine.job import FINAL, Job
from pipelines.engine.ports import Task, TaskQueue

EARLY = timedelta(seconds=1)
"""A delayed task that arrives this much before its time runs: the queue's clock is not ours, and its name is used up."""


def hand_off(queue: TaskQueue, job: Job, *, named: bool = True) -> None:
    """Enqueue the job's current step, if it has one to run. Under its deterministic name, twice is harmless; the sweep goes
    without, because a name is taken for a while even after its task has gone."""
    if job.status == "paused" or (job.status in FINAL and job.settled):
        return
    until = job.waiting.until if job.waiting else None
    task = Task(pipeline=job.pipeline, job_id=job.id, step=job.step)
    queue.enqueue(task, name=task_name(job.id, job.step, job.attempt) if named else None, at=until)


def task_name(*parts: object) -> str:
    """The same for the same parts; without meaning, as task names should be, so that the queue spreads them."""
    return sha256(":".join(str(part) for part in parts).encode()).hexdigest()[:40]
