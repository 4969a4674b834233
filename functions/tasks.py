"""The task handler: a delivery of Cloud Tasks becomes one run of the engine, and what became of it an HTTP status.

200 makes the queue forget the task, 409 makes it try again later. Never 429 or 503: those slow down the whole queue.
"""

from __future__ import annotations

import logging
import time

from flask import Request, Response
from pydantic import BaseModel, ConfigDict, ValidationError
from werkzeug.datastructures import Headers

from functions import oidc
from functions.answers import answer, guarded
from functions.errors import ApiError
from functions.wiring import Wiring, wiring
from pipelines.engine.holding import Delivery, Outcome

log = logging.getLogger(__name__)


class TaskBody(BaseModel):
    """What a task carries: ids only."""

    model_config = ConfigDict(extra="forbid", strict=True)

    job_id: str
    step: int
    unit: str | None = None


@guarded
def handle_task(request: Request) -> Response:
    """Run the delivery that `request` brings."""
    wired = wiring()
    oidc.check_service(request.headers.get("Authorization"), wired.settings)
    outcome = run_delivery(wired, parse_delivery(request.get_data(), request.headers))
    return answer({"outcome": outcome.name}, outcome.http_status)


def parse_delivery(body: bytes, headers: Headers) -> Delivery:
    """Raises `ApiError` INVALID_ARGUMENT for anything but a task of ours."""
    try:
        task = TaskBody.model_validate_json(body)
    except ValidationError as exc:
        raise ApiError("INVALID_ARGUMENT", "NOT_A_TASK", "The body is not a task: {job_id, step, unit?}.") from exc
    # Attempts that never got an answer: their handlers are dead, and what they held is free.
    lost = _count(headers, "X-CloudTasks-TaskRetryCount") - _count(headers, "X-CloudTasks-TaskExecutionCount")
    return Delivery(job_id=task.job_id, step=task.step, unit=task.unit, lost=max(lost, 0))


def run_delivery(wired: Wiring, delivery: Delivery) -> Outcome:
    """Run it and say so in the log."""
    began = time.monotonic()
    outcome = wired.runner.deliver(delivery)
    keys = {"job_id": delivery.job_id, "step": delivery.step, "unit": delivery.unit, "outcome": outcome.name}
    log.info("A task was delivered.", extra=keys | {"duration_ms": round(1000 * (time.monotonic() - began))})
    return outcome


def _count(headers: Headers, name: str) -> int:
    value = headers.get(name, "0")
    return int(value) if value.isdecimal() else 0
