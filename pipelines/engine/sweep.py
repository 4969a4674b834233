"""What got lost: jobs whose time has passed get their current step enqueued again. Runs no phase itself."""

from __future__ import annotations

from datetime import datetime

from pipelines.engine.hand_off import hand_off
from pipelines.engine.ports import JobStore, TaskQueue

SWEPT_AT_ONCE = 500


def sweep(jobs: JobStore, queue: TaskQueue, now: datetime) -> int:
    """Enqueue the current step of every job that is overdue, the most overdue first; the number of them."""
    overdue = jobs.due(now, SWEPT_AT_ONCE)
    for job in overdue:
        hand_off(queue, job, named=False)
    return len(overdue)
