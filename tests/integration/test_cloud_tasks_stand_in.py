"""The stand-in for Cloud Tasks keeps Cloud Tasks' promises to the real client, and no more than those."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import jwt
import pytest
from google.api_core.exceptions import AlreadyExists, FailedPrecondition, InvalidArgument, NotFound
from google.cloud import tasks_v2

from emulator.cloud_tasks.delivery import Courier
from emulator.cloud_tasks.oidc import Signer
from emulator.cloud_tasks.retries import RetryPolicy
from emulator.cloud_tasks.task_queue import QueuedTask
from emulator.world import World
from tests.conftest import Clients
from tests.integration.receiver import Received, Receiver, receiving


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


class Sender:
    """Creates tasks for a receiver in the test's own queue."""

    def __init__(self, clients: Clients, receiver: Receiver) -> None:
        self.client, self.queue, self._url = clients.tasks, clients.queue, receiver.url

    def send(self, task_id: str = "", *, body: bytes = b"{}", after_seconds: float = 0.0, **request: object) -> tasks_v2.Task:
        task = tasks_v2.Task(http_request=tasks_v2.HttpRequest(url=f"{self._url}/handler", body=body, **request))
        if task_id:
            task.name = f"{self.queue}/tasks/{task_id}"
        if after_seconds:
            task.schedule_time = datetime.now(UTC) + timedelta(seconds=after_seconds)
        return self.client.create_task(parent=self.queue, task=task)

    def configure(self, **fields: object) -> None:
        self.client.update_queue(queue=tasks_v2.Queue(name=self.queue, **fields))


@pytest.fixture
def sender(clients: Clients, receiver: Receiver) -> Sender:
    return Sender(clients, receiver)


@pytest.fixture
def wait_idle(world: World, clients: Clients):
    return lambda: world.tasks.wait_idle(clients.queue, timeout_seconds=10)


def test_a_task_arrives_with_its_body_and_its_names(sender: Sender, receiver: Receiver):
    sender.send("first", body=b'{"job_id": "j"}', headers={"Content-Type": "application/json", "X-CloudTasks-TaskName": "forged"})

    [request] = receiver.wait_for(1)

    assert (request.path, request.body) == ("/handler", b'{"job_id": "j"}')
    assert request.headers["Content-Type"] == "application/json"
    assert request.headers["X-CloudTasks-QueueName"] == "tests"
    assert request.headers["X-CloudTasks-TaskName"] == "first"
    assert request.headers["X-CloudTasks-TaskRetryCount"] == request.headers["X-CloudTasks-TaskExecutionCount"] == "0"
    assert float(request.headers["X-CloudTasks-TaskETA"]) == pytest.approx(time.time(), abs=5)
    assert request.headers["User-Agent"] == "Google-Cloud-Tasks"


def test_the_token_of_a_task_is_signed_with_the_published_key(sender: Sender, receiver: Receiver, world: World):
    token = tasks_v2.OidcToken(service_account_email="robot@example.com", audience="https://audience.example")

    sender.send(oidc_token=token)
    [request] = receiver.wait_for(1)

    sent = request.headers["Authorization"].removeprefix("Bearer ")
    key = jwt.PyJWKClient(world.env["THREADLINE_OIDC_JWKS_URL"]).get_signing_key_from_jwt(sent)
    claims = jwt.decode(
        sent, key, algorithms=["RS256"], audience="https://audience.example", issuer=world.env["THREADLINE_OIDC_ISSUER"]
    )
    assert (claims["email"], claims["email_verified"]) == ("robot@example.com", True)


def test_an_answer_other_than_success_brings_the_task_again(sender: Sender, receiver: Receiver, wait_idle):
    statuses = iter([409, 302, 500, 204])
    receiver.answer = lambda _: next(statuses)

    sender.send()
    requests = receiver.wait_for(4)

    assert wait_idle()
    assert [request.headers["X-CloudTasks-TaskRetryCount"] for request in requests] == ["0", "1", "2", "3"]
    assert [request.headers["X-CloudTasks-TaskExecutionCount"] for request in requests] == ["0", "1", "2", "3"]
    assert [request.headers.get("X-CloudTasks-TaskPreviousResponse") for request in requests] == [None, "409", "302", "500"]
    assert len(receiver.requests) == 4


def test_a_broken_connection_counts_as_an_attempt_but_not_as_an_answer(sender: Sender, receiver: Receiver):
    answers = iter([None, 409, 200])
    receiver.answer = lambda _: next(answers)

    sender.send()
    first, second, third = receiver.wait_for(3)

    counts = [
        (r.headers["X-CloudTasks-TaskRetryCount"], r.headers["X-CloudTasks-TaskExecutionCount"]) for r in (first, second, third)
    ]
    assert counts == [("0", "0"), ("1", "0"), ("2", "1")]
    assert second.at - first.at < 1.0


def test_a_handler_past_its_deadline_counts_as_no_answer(receiver: Receiver):
    receiver.answer = lambda _: time.sleep(1) or 200
    message = tasks_v2.Task(http_request=tasks_v2.HttpRequest(url=receiver.url, body=b""), dispatch_deadline=timedelta(seconds=0.2))
    task = QueuedTask(
        name="projects/p/locations/l/queues/q/tasks/t",
        message=tasks_v2.Task.pb(message),
        due_at=0,
        held_until=0,
        created_at=0,
        policy=RetryPolicy(),
    )

    assert Courier(Signer("http://issuer")).deliver(task) is None


def test_a_name_is_taken_while_the_task_waits_and_after_it_is_done_or_deleted(sender: Sender, receiver: Receiver, wait_idle):
    sender.send("done")
    sender.send("waiting", after_seconds=600)
    deleted = sender.send("deleted", after_seconds=600)
    sender.client.delete_task(name=deleted.name)
    receiver.wait_for(1)

    for task_id in ("done", "waiting", "deleted"):
        with pytest.raises(AlreadyExists):
            sender.send(task_id)

    assert len(receiver.requests) == 1


def test_a_scheduled_task_is_not_early(sender: Sender, receiver: Receiver):
    scheduled = sender.send(after_seconds=0.4)

    [request] = receiver.wait_for(1)

    assert request.at >= scheduled.schedule_time.timestamp()
    assert request.at - scheduled.schedule_time.timestamp() < 0.3


def test_a_scheduled_task_does_not_hold_up_one_that_is_due(sender: Sender, receiver: Receiver):
    sender.send("later", after_seconds=0.3)
    sender.send("now")

    assert [request.task_id for request in receiver.wait_for(2)] == ["now", "later"]


def test_a_deleted_task_never_arrives(sender: Sender, receiver: Receiver, wait_idle):
    task = sender.send(after_seconds=0.2)

    sender.client.delete_task(name=task.name)

    assert wait_idle()
    time.sleep(0.3)
    assert not receiver.requests
    with pytest.raises(NotFound):
        sender.client.get_task(name=task.name)


def test_a_task_deleted_while_it_runs_is_not_tried_again(sender: Sender, receiver: Receiver, wait_idle):
    deleted = threading.Event()
    receiver.answer = lambda _: deleted.wait(5) and 500
    task = sender.send()
    receiver.wait_for(1)

    sender.client.delete_task(name=task.name)
    deleted.set()

    assert wait_idle()
    assert len(receiver.requests) == 1


def test_a_paused_queue_keeps_its_tasks_until_it_is_resumed(sender: Sender, receiver: Receiver):
    paused = sender.client.pause_queue(name=sender.queue)
    sender.send()
    time.sleep(0.1)
    before = len(receiver.requests)

    sender.client.resume_queue(name=sender.queue)

    receiver.wait_for(1)
    assert before == 0
    assert paused.state == tasks_v2.Queue.State.PAUSED


def test_a_purged_queue_is_empty(sender: Sender):
    for _ in range(3):
        sender.send(after_seconds=600)
    assert len(list(sender.client.list_tasks(parent=sender.queue))) == 3

    sender.client.purge_queue(name=sender.queue)

    assert not list(sender.client.list_tasks(parent=sender.queue))


def test_no_more_run_at_once_than_the_queue_allows(sender: Sender, receiver: Receiver, wait_idle):
    sender.configure(rate_limits=tasks_v2.RateLimits(max_concurrent_dispatches=2))
    running, most, lock = 0, 0, threading.Lock()

    def answer(_: Received) -> int:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        time.sleep(0.02)
        with lock:
            running -= 1
        return 200

    receiver.answer = answer
    for _ in range(10):
        sender.send()

    assert wait_idle()
    assert len(receiver.requests) == 10
    assert most == 2


def test_no_more_are_sent_in_a_second_than_the_queue_allows(sender: Sender, receiver: Receiver):
    sender.configure(rate_limits=tasks_v2.RateLimits(max_dispatches_per_second=20))
    for _ in range(12):
        sender.send()

    requests = receiver.wait_for(12)

    burst = 4  # a fifth of a second's
    assert requests[-1].at - requests[0].at >= (12 - burst - 1) / 20


def test_a_task_is_given_up_after_its_attempts(sender: Sender, receiver: Receiver, wait_idle):
    sender.configure(retry_config=tasks_v2.RetryConfig(max_attempts=3, min_backoff=timedelta(milliseconds=10)))
    receiver.answer = lambda _: 500

    sender.send()

    assert wait_idle()
    assert len(receiver.requests) == 3


def test_one_target_that_hangs_does_not_hold_up_another(sender: Sender, receiver: Receiver):
    release = threading.Event()
    receiver.answer = lambda request: release.wait(5) and 200 if request.task_id == "slow" else 200
    sender.send("slow")
    receiver.wait_for(1)

    sender.send("quick")

    assert [request.task_id for request in receiver.wait_for(2)] == ["slow", "quick"]
    release.set()


def test_a_task_says_how_often_it_was_tried(sender: Sender, receiver: Receiver):
    sender.configure(retry_config=tasks_v2.RetryConfig(min_backoff=timedelta(seconds=60)))
    receiver.answer = lambda _: 500
    name = sender.send(body=b"secret").name
    receiver.wait_for(1)

    while not (task := sender.client.get_task(name=name)).response_count:
        time.sleep(0.01)

    assert (task.dispatch_count, task.http_request.body) == (1, b"")
    full = sender.client.get_task(request=tasks_v2.GetTaskRequest(name=name, response_view=tasks_v2.Task.View.FULL))
    assert full.http_request.body == b"secret"


def test_a_task_can_be_run_before_its_time(sender: Sender, receiver: Receiver):
    task = sender.send(after_seconds=600)

    sender.client.run_task(name=task.name)

    assert receiver.wait_for(1)


@pytest.mark.parametrize(
    "change",
    [
        {"body": b"x" * 110_000},
        {"http_method": tasks_v2.HttpMethod.GET},
        {"after_seconds": 31 * 24 * 3600},
        {"task_id": "no spaces"},
    ],
    ids=["too large", "a body with GET", "too far ahead", "an impossible name"],
)
def test_what_cloud_tasks_refuses_is_refused(sender: Sender, change: dict):
    with pytest.raises(InvalidArgument):
        sender.send(**change)


def test_a_deadline_outside_of_what_cloud_tasks_allows_is_refused(sender: Sender, receiver: Receiver):
    task = tasks_v2.Task(http_request=tasks_v2.HttpRequest(url=receiver.url), dispatch_deadline=timedelta(seconds=5))

    with pytest.raises(InvalidArgument, match="15s"):
        sender.client.create_task(parent=sender.queue, task=task)


def test_a_task_for_an_unknown_queue_is_refused(sender: Sender, receiver: Receiver):
    sender.queue = sender.queue.replace("tests", "unknown")

    with pytest.raises((NotFound, FailedPrecondition), match="Queue does not exist"):
        sender.send()


class TestTrouble:
    """What a distributed queue may do, on demand."""

    @pytest.fixture(autouse=True)
    def peace(self, world: World) -> Iterator[None]:
        yield
        world.tasks.chaos()

    def test_every_task_can_come_twice(self, world: World, sender: Sender, receiver: Receiver, wait_idle):
        world.tasks.chaos(duplicate=1.0)

        for task_id in "abc":
            sender.send(task_id)

        assert wait_idle()
        assert Counter(request.task_id for request in receiver.requests) == {"a": 2, "b": 2, "c": 2}

    def test_a_task_can_come_again_after_it_succeeded(self, world: World, sender: Sender, receiver: Receiver):
        world.tasks.chaos(lose_answer=1.0)
        sender.send()

        second = receiver.wait_for(2)[1]
        world.tasks.chaos()

        assert (second.headers["X-CloudTasks-TaskRetryCount"], second.headers["X-CloudTasks-TaskExecutionCount"]) == ("1", "0")

    def test_a_task_can_be_lost_for_a_time(self, world: World, sender: Sender, receiver: Receiver):
        world.tasks.chaos(drop=1.0, drop_seconds=0.5)
        sent_at = time.time()
        sender.send()

        [request] = receiver.wait_for(1)

        assert request.at - sent_at >= 0.5

    def test_tasks_can_overtake_each_other(self, world: World, sender: Sender, receiver: Receiver, wait_idle):
        world.tasks.chaos(reorder=0.5, reorder_seconds=0.3, seed=7)

        for number in range(8):
            sender.send(str(number))

        assert wait_idle()
        order = [int(request.task_id) for request in receiver.requests]
        assert sorted(order) == list(range(8))
        assert order != list(range(8))
