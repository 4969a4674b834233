"""What Cloud Tasks refuses before it takes a task, each with the status and the sense of Google's answer."""

from __future__ import annotations

import re
from typing import Any

import grpc
from google.cloud import tasks_v2

MAX_TASK_BYTES = 100 * 1024
MAX_URL_LENGTH = 2083
MAX_SECONDS_AHEAD = 30 * 24 * 3600
DEADLINE_SECONDS = (15, 1800)
QUEUE_NAME = re.compile(r"projects/[A-Za-z0-9:.-]+/locations/[A-Za-z0-9-]+/queues/[A-Za-z0-9-]{1,100}")
TASK_ID = re.compile(r"[A-Za-z0-9_-]{1,500}")
WITH_BODY = (
    tasks_v2.HttpMethod.HTTP_METHOD_UNSPECIFIED,
    tasks_v2.HttpMethod.POST,
    tasks_v2.HttpMethod.PUT,
    tasks_v2.HttpMethod.PATCH,
)


class Refused(Exception):
    """A call that gets no result."""

    def __init__(self, code: grpc.StatusCode, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


def invalid(message: str) -> Refused:
    return Refused(grpc.StatusCode.INVALID_ARGUMENT, message)


def check_queue_name(name: str) -> None:
    if not QUEUE_NAME.fullmatch(name):
        raise invalid(f"Invalid resource name: {name!r} is not projects/*/locations/*/queues/*.")


def check_task(task: Any, queue_name: str, now: float) -> None:
    """Raises `Refused`. `task` is the protobuf message of a `Task` to be created in `queue_name`."""
    _check_name(task.name, queue_name)
    if task.WhichOneof("message_type") != "http_request":
        raise invalid("Task.http_request is required; App Engine tasks are not spoken here.")
    _check_request(task.http_request)
    if task.ByteSize() > MAX_TASK_BYTES:
        raise invalid(f"Task size too large: {task.ByteSize()} bytes, the limit is {MAX_TASK_BYTES}.")
    if task.HasField("schedule_time") and task.schedule_time.ToSeconds() > now + MAX_SECONDS_AHEAD:
        raise invalid("Task.schedule_time must be at most 30 days in the future.")
    if task.HasField("dispatch_deadline"):
        shortest, longest = DEADLINE_SECONDS
        if not shortest <= task.dispatch_deadline.ToSeconds() <= longest:
            raise invalid(f"Task.dispatch_deadline must be between [{shortest}s, {longest}s].")


def _check_name(name: str, queue_name: str) -> None:
    if not name:
        return
    parent, _, task_id = name.partition("/tasks/")
    if parent != queue_name:
        raise invalid("The queue name from request ('parent') must be the same as the queue name in the named task.")
    if not TASK_ID.fullmatch(task_id):
        raise invalid(f"Task ID {task_id!r} must contain only letters, numbers, hyphens or underscores, at most 500.")


def _check_request(request: Any) -> None:
    if not request.url.startswith(("http://", "https://")):
        raise invalid("HttpRequest.url must begin with 'http://' or 'https://'.")
    if len(request.url) > MAX_URL_LENGTH:
        raise invalid(f"HttpRequest.url is longer than {MAX_URL_LENGTH} characters.")
    if request.body and request.http_method not in WITH_BODY:
        raise invalid("HttpRequest.body is allowed for POST, PUT and PATCH only.")
