"""What a queue sends and when: time is given, nothing is awaited."""

from __future__ import annotations

from datetime import timedelta

import pytest
from google.cloud import tasks_v2

from emulator.cloud_tasks.chaos import Chaos, Mischief
from emulator.cloud_tasks.retries import RetryPolicy
from emulator.cloud_tasks.task_queue import NAME_TAKEN_SECONDS, NameTaken, QueuedTask, TaskQueue


def queue(*, per_second: float = 0, concurrent: int = 0, **retries: object) -> TaskQueue:
    limits = tasks_v2.RateLimits(max_dispatches_per_second=per_second, max_concurrent_dispatches=concurrent)
    return TaskQueue(config=tasks_v2.Queue(name="q", rate_limits=limits, retry_config=tasks_v2.RetryConfig(**retries)))


def task(queue: TaskQueue, name: str, due_at: float = 100.0) -> QueuedTask:
    return QueuedTask(name=name, message=None, due_at=due_at, held_until=due_at, created_at=due_at, policy=queue.policy)


def names(tasks: list[QueuedTask]) -> list[str]:
    return [task.name for task in tasks]


def test_tasks_are_sent_in_the_order_of_their_times_and_among_equals_of_their_creation():
    q = queue()
    for name, due_at in (("c", 102.0), ("a", 100.0), ("b", 100.0), ("later", 200.0)):
        q.add(task(q, name, due_at), 99.0)

    assert names(q.take_due(110.0)) == ["a", "b", "c"]
    assert q.next_look(110.0) == 200.0


def test_a_task_in_flight_is_not_sent_again():
    q = queue()
    q.add(task(q, "a"), 100.0)

    assert names(q.take_due(100.0)) == ["a"]
    assert q.take_due(500.0) == []


def test_a_queue_at_its_limit_waits_for_an_answer_not_for_the_clock():
    q = queue(concurrent=1)
    q.add(task(q, "a"), 100.0)
    q.add(task(q, "b"), 100.0)
    [first] = q.take_due(100.0)
    assert q.next_look(100.0) is None

    q.answered(first, 101.0, 200)

    assert names(q.take_due(101.0)) == ["b"]


def test_a_slow_queue_says_when_the_next_may_go():
    q = queue(per_second=2)
    for name in "abc":
        q.add(task(q, name), 100.0)

    assert names(q.take_due(100.0)) == ["a"]
    assert q.next_look(100.0) == pytest.approx(100.5)
    assert names(q.take_due(100.5)) == ["b"]


def test_a_refused_task_comes_back_after_its_backoff():
    q = queue(min_backoff=timedelta(seconds=3))
    q.add(task(q, "a"), 100.0)
    [sent] = q.take_due(100.0)

    q.answered(sent, 101.0, 500)

    assert q.take_due(103.9) == []
    assert names(q.take_due(104.0)) == ["a"]
    assert (sent.attempts, sent.responses, sent.previous_status) == (1, 1, 500)


def test_the_name_of_a_finished_task_is_free_again_after_a_day():
    q = queue()
    q.add(task(q, "a"), 100.0)
    q.answered(q.take_due(100.0)[0], 101.0, 200)

    with pytest.raises(NameTaken):
        q.add(task(q, "a"), 101.0 + NAME_TAKEN_SECONDS - 1)
    q.add(task(q, "a"), 101.0 + NAME_TAKEN_SECONDS + 1)


def test_waits_double_then_grow_evenly_then_stay():
    policy = RetryPolicy(min_backoff_seconds=10, max_backoff_seconds=300, max_doublings=3)

    assert [policy.backoff_seconds(attempts) for attempts in range(1, 8)] == [10, 20, 40, 80, 160, 240, 300]


def test_the_first_retry_is_at_most_a_tenth_of_a_second_away_by_default():
    assert RetryPolicy().backoff_seconds(1) <= 0.1


def test_with_two_limits_a_task_is_given_up_when_both_are_reached():
    policy = RetryPolicy(max_attempts=3, max_retry_seconds=60)

    assert not policy.is_exhausted(3, 59)
    assert not policy.is_exhausted(2, 61)
    assert policy.is_exhausted(3, 61)


def test_a_task_without_a_limit_of_attempts_is_never_given_up():
    assert not RetryPolicy(max_attempts=-1).is_exhausted(10_000, 1e9)


def test_the_same_seed_makes_the_same_trouble():
    chaos = Chaos(seed=3, reorder=0.5, drop=0.2, duplicate=0.3)
    one, other = Mischief(chaos), Mischief(chaos)

    assert [(one.hold_seconds(), one.duplicates()) for _ in range(50)] == [
        (other.hold_seconds(), other.duplicates()) for _ in range(50)
    ]


def test_no_trouble_is_made_unasked():
    mischief = Mischief()

    assert {(mischief.hold_seconds(), mischief.duplicates(), mischief.loses_answer()) for _ in range(50)} == {(0.0, False, False)}
