"""One attempt at a task: the HTTP request that Cloud Tasks makes, with its headers and its token."""

from __future__ import annotations

from typing import Any

import urllib3
from google.cloud import tasks_v2

from emulator.cloud_tasks.oidc import Signer
from emulator.cloud_tasks.task_queue import QueuedTask

DEFAULT_DEADLINE_SECONDS = 600.0
CONNECT_TIMEOUT_SECONDS = 5.0
KEPT_CONNECTIONS = 64
REPLACED_HEADERS = ("host", "content-length", "user-agent", "x-google-", "x-appengine-", "x-cloudtasks-")


class Courier:
    """Delivers tasks over connections that are kept open."""

    def __init__(self, signer: Signer) -> None:
        self._signer = signer
        self._pool = urllib3.PoolManager(num_pools=KEPT_CONNECTIONS, maxsize=KEPT_CONNECTIONS, retries=False)

    def deliver(self, task: QueuedTask) -> int | None:
        """The status of the response; None when none came: refused, broken off, or past the task's deadline."""
        request = task.message.http_request
        deadline = task.message.dispatch_deadline.ToTimedelta().total_seconds() or DEFAULT_DEADLINE_SECONDS
        try:
            response = self._pool.request(
                tasks_v2.HttpMethod(request.http_method or tasks_v2.HttpMethod.POST).name,
                request.url,
                body=request.body,
                headers=headers(task, self._signer),
                timeout=urllib3.Timeout(connect=CONNECT_TIMEOUT_SECONDS, total=deadline),
                redirect=False,
            )
        except (urllib3.exceptions.HTTPError, OSError, ValueError):  # the last: a URL or a header that cannot be sent
            return None
        return response.status


def headers(task: QueuedTask, signer: Signer) -> dict[str, str]:
    """The task's own headers without those that Cloud Tasks replaces, then Cloud Tasks' own."""
    request = task.message.http_request
    kept = {name: value for name, value in request.headers.items() if not name.lower().startswith(REPLACED_HEADERS)}
    queue_name, _, task_id = task.name.rpartition("/tasks/")
    counts = {
        "User-Agent": "Google-Cloud-Tasks",
        "X-CloudTasks-QueueName": queue_name.rpartition("/")[2],
        "X-CloudTasks-TaskName": task_id,
        "X-CloudTasks-TaskRetryCount": str(task.attempts),
        "X-CloudTasks-TaskExecutionCount": str(task.responses),
        "X-CloudTasks-TaskETA": f"{task.due_at:.6f}",
    }
    return kept | counts | _retry_headers(task) | _authorization(request, signer)


def _retry_headers(task: QueuedTask) -> dict[str, str]:
    if not task.attempts:
        return {}
    previous = {} if task.previous_status is None else {"X-CloudTasks-TaskPreviousResponse": str(task.previous_status)}
    return previous | {"X-CloudTasks-TaskRetryReason": task.retry_reason}


def _authorization(request: Any, signer: Signer) -> dict[str, str]:
    email = request.oidc_token.service_account_email
    if not email:
        return {}
    return {"Authorization": f"Bearer {signer.token(email=email, audience=request.oidc_token.audience or request.url)}"}
