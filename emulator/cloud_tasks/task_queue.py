"""One queue: which tasks it holds, which are due, and what an answer does to them. Pure: time comes in, nothing is sent."""

from __future__ import annotations

import heapq
import itertools
from dataclasses import dataclass, field
from typing import Any

from google.cloud import tasks_v2

from emulator.cloud_tasks.retries import RetryPolicy

NAME_TAKEN_SECONDS = 24 * 3600.0
"""How long the name of a task that is gone cannot be used again."""
DEFAULT_DISPATCHES_PER_SECOND = 500.0
DEFAULT_CONCURRENT_DISPATCHES = 1000
MAX_BURST = 100


class NameTaken(Exception):
    """A task of this name exists, or has existed not long ago."""


@dataclass(eq=False, slots=True, kw_only=True)
class QueuedTask:
    """A task that is not done. Times are seconds since the epoch. `message` is the `Task` as created (a protobuf message)."""

    name: str
    message: Any
    due_at: float  # the time of the next attempt, as promised
    held_until: float  # the time it really starts: later than `due_at` when trouble is made
    created_at: float
    policy: RetryPolicy
    attempts: int = 0  # sent, answered or not
    responses: int = 0  # answered over HTTP, with whatever status
    first_attempt_at: float | None = None
    previous_status: int | None = None
    retry_reason: str = ""
    in_flight: bool = False


@dataclass(kw_only=True)
class TaskQueue:
    """`config` is the client's `Queue`."""

    config: tasks_v2.Queue
    tasks: dict[str, QueuedTask] = field(default_factory=dict)
    paused: bool = False
    in_flight: int = 0
    _waiting: list[tuple[float, int, QueuedTask]] = field(default_factory=list)
    _order: itertools.count[int] = field(default_factory=itertools.count)
    _gone: dict[str, float] = field(default_factory=dict)
    _tokens: float = 0.0
    _refilled_at: float = 0.0

    def __post_init__(self) -> None:
        self.configure(self.config)

    def configure(self, config: tasks_v2.Queue) -> None:
        """Take new limits; tasks that are waiting are held to them from now on."""
        limits = config.rate_limits
        self.config = config
        self.policy = RetryPolicy.of(config.retry_config)
        self.per_second = limits.max_dispatches_per_second or DEFAULT_DISPATCHES_PER_SECOND
        self.concurrent = limits.max_concurrent_dispatches or DEFAULT_CONCURRENT_DISPATCHES
        self.burst = max(1.0, min(MAX_BURST, self.per_second / 5))
        self._tokens = self.burst

    def add(self, task: QueuedTask, now: float) -> None:
        """Raises `NameTaken`."""
        if task.name in self.tasks or self._gone.get(task.name, 0.0) > now:
            raise NameTaken(task.name)
        self.tasks[task.name] = task
        self._wait(task)

    def remove(self, task: QueuedTask, now: float) -> None:
        """Forget a task, but not its name. An attempt that is under way is not called back."""
        if self.tasks.pop(task.name, None) is not None:
            self._gone[task.name] = now + NAME_TAKEN_SECONDS

    def purge(self, now: float) -> None:
        for task in list(self.tasks.values()):
            self.remove(task, now)

    def hurry(self, task: QueuedTask, now: float) -> None:
        """Make a waiting task due now."""
        task.due_at = task.held_until = min(task.due_at, now)
        if not task.in_flight:
            self._wait(task)

    def take_due(self, now: float) -> list[QueuedTask]:
        """The tasks to send now, as far as the limits allow; they are in flight until `answered`."""
        self._refill(now)
        due: list[QueuedTask] = []
        while not self.paused and self._next() <= now and self._tokens >= 1 and self.in_flight < self.concurrent:
            task = heapq.heappop(self._waiting)[2]
            task.in_flight = True
            task.first_attempt_at = task.first_attempt_at or now
            self.in_flight += 1
            self._tokens -= 1
            due.append(task)
        return due

    def next_look(self, now: float) -> float | None:
        """When `take_due` may have something by the passing of time alone; None when only an event can bring that about."""
        due_at = self._next()
        if self.paused or due_at == float("inf") or self.in_flight >= self.concurrent:
            return None
        token_at = now if self._tokens >= 1 else now + (1 - self._tokens) / self.per_second
        return max(due_at, token_at)

    def answered(self, task: QueuedTask, now: float, status: int | None, hold_seconds: float = 0.0) -> None:
        """Note what became of an attempt: `status` of HTTP, None when no response came. 2xx ends the task, all else tries again.
        A task that has been removed meanwhile is not tried again: it is no longer among `tasks`."""
        self.in_flight -= 1
        task.in_flight = False
        task.attempts += 1
        task.previous_status = status
        if status is not None:
            task.responses += 1
        succeeded = status is not None and 200 <= status < 300
        if succeeded or task.policy.is_exhausted(task.attempts, now - (task.first_attempt_at or now)):
            self.remove(task, now)
            return
        task.retry_reason = "HTTP status code" if status is not None else "no response"
        task.due_at = now + task.policy.backoff_seconds(task.attempts)
        task.held_until = task.due_at + hold_seconds
        self._wait(task)

    def _wait(self, task: QueuedTask) -> None:
        heapq.heappush(self._waiting, (task.held_until, next(self._order), task))

    def _next(self) -> float:
        """When the first waiting task starts. Entries of tasks that are gone, sent or moved are thrown away on the way."""
        while self._waiting:
            held_until, _, task = self._waiting[0]
            if self.tasks.get(task.name) is task and not task.in_flight and task.held_until == held_until:
                return held_until
            heapq.heappop(self._waiting)
        return float("inf")

    def _refill(self, now: float) -> None:
        if self._refilled_at:
            self._tokens = min(self.burst, self._tokens + (now - self._refilled_at) * self.per_second)
        self._refilled_at = now
