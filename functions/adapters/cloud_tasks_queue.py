"""Cloud Tasks as the engine's queue: one HTTP task per step, to the handler of its pipeline, with ids only."""

from __future__ import annotations

import json
from datetime import datetime

from google.api_core.exceptions import AlreadyExists, GoogleAPICallError, RetryError
from google.cloud import tasks_v2
from google.protobuf.duration_pb2 import Duration
from google.protobuf.timestamp_pb2 import Timestamp

from pipelines.engine.ports import Task

DISPATCH_DEADLINE_SECONDS = 1800
"""The longest Cloud Tasks waits for an answer; a phase that is killed before is found by its lease."""
CALL_TIMEOUT_SECONDS = 10.0


class CloudTasksQueue:
    """The `TaskQueue` of the engine. `queue` is the full name "projects/…/locations/…/queues/…"; handlers are at
    "{tasks_url}/{pipeline}_task" and are called with an OIDC token of the account `invoker_email` for `audience`."""

    def __init__(self, client: tasks_v2.CloudTasksClient, *, queue: str, tasks_url: str, invoker_email: str, audience: str) -> None:
        self._client = client
        self._queue = queue
        self._tasks_url = tasks_url.rstrip("/")
        self._oidc = tasks_v2.OidcToken(service_account_email=invoker_email, audience=audience)

    def enqueue(self, task: Task, *, name: str | None = None, at: datetime | None = None) -> None:
        """Raises `ConnectionError` when Cloud Tasks cannot be reached or refuses."""
        body = {"job_id": task.job_id, "step": task.step} | ({"unit": task.unit} if task.unit is not None else {})
        message = tasks_v2.Task(
            http_request=tasks_v2.HttpRequest(
                url=f"{self._tasks_url}/{task.pipeline}_task",
                http_method=tasks_v2.HttpMethod.POST,
                headers={"Content-Type": "application/json"},
                body=json.dumps(body).encode(),
                oidc_token=self._oidc,
            ),
            dispatch_deadline=Duration(seconds=DISPATCH_DEADLINE_SECONDS),
        )
        if name is not None:
            message.name = f"{self._queue}/tasks/{name}"
        if at is not None:
            timestamp = Timestamp()
            timestamp.FromDatetime(at)
            message.schedule_time = timestamp
        try:
            self._client.create_task(parent=self._queue, task=message, timeout=CALL_TIMEOUT_SECONDS)
        except AlreadyExists:
            return  # the task is there or has been: twice is harmless
        except (GoogleAPICallError, RetryError) as exc:
            raise ConnectionError(f"Cloud Tasks did not take the task: {exc}") from exc
