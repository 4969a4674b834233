"""What Cloud Tasks is asked to do, through Google's own client."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from google.cloud import tasks_v2

from functions.adapters.cloud_tasks_queue import CloudTasksQueue
from pipelines.engine.ports import Task

TASK = Task(pipeline="documents", job_id="j1", step=4)


@pytest.fixture
def queue(clients) -> CloudTasksQueue:
    return CloudTasksQueue(
        clients.tasks,
        queue=clients.queue,
        tasks_url="http://127.0.0.1:9/handlers/",
        invoker_email="invoker@example.com",
        audience="https://handlers.example.com",
    )


def waiting(clients) -> list[tasks_v2.Task]:
    return list(clients.tasks.list_tasks(request={"parent": clients.queue, "response_view": tasks_v2.Task.View.FULL}))


def in_an_hour() -> datetime:
    return datetime.now(UTC) + timedelta(hours=1)


def test_a_task_carries_ids_and_a_token_to_the_handler_of_its_pipeline(queue: CloudTasksQueue, clients):
    at = in_an_hour()

    queue.enqueue(Task(pipeline="items", job_id="j1", step=4, unit="pages-00003"), name="abc", at=at)

    (task,) = waiting(clients)
    assert task.name == f"{clients.queue}/tasks/abc"
    assert task.http_request.url == "http://127.0.0.1:9/handlers/items_task"
    assert json.loads(task.http_request.body) == {"job_id": "j1", "step": 4, "unit": "pages-00003"}
    assert task.http_request.oidc_token.service_account_email == "invoker@example.com"
    assert task.http_request.oidc_token.audience == "https://handlers.example.com"
    assert abs(task.schedule_time - at) < timedelta(milliseconds=1)
    assert task.dispatch_deadline == timedelta(minutes=30)


def test_a_name_that_was_used_is_success(queue: CloudTasksQueue, clients):
    queue.enqueue(TASK, name="abc", at=in_an_hour())

    queue.enqueue(TASK, name="abc", at=in_an_hour())

    assert len(waiting(clients)) == 1


def test_tasks_without_a_name_are_never_taken_for_one(queue: CloudTasksQueue, clients):
    queue.enqueue(TASK, at=in_an_hour())

    queue.enqueue(TASK, at=in_an_hour())

    assert len(waiting(clients)) == 2


def test_a_queue_that_refuses_is_a_connection_error(clients):
    absent = CloudTasksQueue(
        clients.tasks, queue=f"{clients.queue}-absent", tasks_url="http://x", invoker_email="a@example.com", audience="b"
    )

    with pytest.raises(ConnectionError):
        absent.enqueue(TASK)
