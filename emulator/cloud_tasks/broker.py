"""All queues, the clock that finds what is due, and the couriers that bring it: the only place with a lock."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass

from google.cloud import tasks_v2

from emulator.cloud_tasks.chaos import Chaos, Mischief
from emulator.cloud_tasks.delivery import Courier
from emulator.cloud_tasks.task_queue import QueuedTask, TaskQueue

COURIERS = 64
LOG_LENGTH = 20_000


@dataclass(frozen=True, kw_only=True)
class Attempt:
    """What happened, for tests and benchmarks. Times are seconds since the epoch."""

    task: str
    number: int  # counted from 0
    url: str
    created_at: float
    due_at: float
    sent_at: float
    answered_at: float
    status: int | None
    duplicate: bool = False


class Broker:
    """Thread-safe. `close` ends its threads; requests under way are given up."""

    def __init__(self, courier: Courier) -> None:
        self.queues: dict[str, TaskQueue] = {}
        self.attempts: deque[Attempt] = deque(maxlen=LOG_LENGTH)
        self._courier = courier
        self._mischief = Mischief()
        self._changed = threading.Condition()
        self._closed = False
        self._duplicates = 0  # under way
        self._couriers = ThreadPoolExecutor(COURIERS, thread_name_prefix="courier")
        self._clock = threading.Thread(target=self._watch_the_clock, name="clock", daemon=True)
        self._clock.start()

    def close(self) -> None:
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        self._clock.join()
        self._couriers.shutdown(wait=False, cancel_futures=True)

    @contextmanager
    def changing(self) -> Iterator[dict[str, TaskQueue]]:
        """Hold the queues; on the way out, what has become due is sent."""
        with self._changed:
            yield self.queues
            self._send_due()
            self._changed.notify_all()

    def make_trouble(self, chaos: Chaos) -> None:
        """From now on; what is held back already stays so."""
        with self._changed:
            self._mischief = Mischief(chaos)

    def add(self, queue: TaskQueue, task: QueuedTask) -> None:
        """Queue a task; inside `changing`. Raises `NameTaken`."""
        task.held_until += self._mischief.hold_seconds()
        queue.add(task, time.time())

    def wait_idle(self, *, prefix: str = "", ahead_seconds: float = float("inf"), timeout_seconds: float = 30.0) -> bool:
        """Wait until no queue whose name starts with `prefix` has a task in flight or due within `ahead_seconds`."""
        deadline = time.monotonic() + timeout_seconds
        with self._changed:
            while self._is_busy(prefix, ahead_seconds):
                left = deadline - time.monotonic()
                if left <= 0 or self._closed:
                    return False
                self._changed.wait(left if ahead_seconds == float("inf") else min(left, 0.05))
        return True

    def _is_busy(self, prefix: str, ahead_seconds: float) -> bool:
        horizon = time.time() + ahead_seconds
        queues = [queue for name, queue in self.queues.items() if name.startswith(prefix)]
        return self._duplicates > 0 or any(
            queue.in_flight or any(task.held_until <= horizon for task in queue.tasks.values()) for queue in queues
        )

    def _watch_the_clock(self) -> None:
        with self._changed:
            while not self._closed:
                self._send_due()
                now = time.time()
                looks = [look for queue in self.queues.values() if (look := queue.next_look(now)) is not None]
                self._changed.wait(max(0.0, min(looks) - now) if looks else None)

    def _send_due(self) -> None:
        if self._closed:
            return
        now = time.time()
        for queue in self.queues.values():
            for task in queue.take_due(now):
                if self._mischief.duplicates():
                    self._duplicates += 1
                    self._couriers.submit(self._bring_again, task)
                self._couriers.submit(self._bring, queue, task)

    def _bring(self, queue: TaskQueue, task: QueuedTask) -> None:
        status = self._send(task)
        with self.changing():
            lost = status is not None and self._mischief.loses_answer()
            queue.answered(task, time.time(), None if lost else status, self._mischief.hold_seconds())

    def _bring_again(self, task: QueuedTask) -> None:
        self._send(task, duplicate=True)
        with self.changing():
            self._duplicates -= 1

    def _send(self, task: QueuedTask, *, duplicate: bool = False) -> int | None:
        sent_at, number, due_at = time.time(), task.attempts, task.due_at
        status = self._courier.deliver(task)
        self.attempts.append(
            Attempt(
                task=task.name,
                number=number,
                url=task.message.http_request.url,
                created_at=task.created_at,
                due_at=due_at,
                sent_at=sent_at,
                answered_at=time.time(),
                status=status,
                duplicate=duplicate,
            )
        )
        return status


def new_queue(name: str, config: tasks_v2.Queue | None = None) -> TaskQueue:
    """A queue called "projects/…/locations/…/queues/…"."""
    queue = tasks_v2.Queue(config) if config else tasks_v2.Queue()
    queue.name = name
    return TaskQueue(config=queue)
