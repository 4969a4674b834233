"""How a delivery of the queue is understood."""

from __future__ import annotations

import pytest
from werkzeug.datastructures import Headers

from functions.errors import ApiError
from functions.tasks import parse_delivery
from pipelines.engine.holding import Delivery, Outcome


def headers(retries: object, answers: object) -> Headers:
    return Headers({"X-CloudTasks-TaskRetryCount": str(retries), "X-CloudTasks-TaskExecutionCount": str(answers)})


def test_a_step_and_a_unit():
    assert parse_delivery(b'{"job_id": "j1", "step": 3}', Headers()) == Delivery(job_id="j1", step=3)
    assert parse_delivery(b'{"job_id": "j1", "step": 3, "unit": "u"}', Headers()) == Delivery(job_id="j1", step=3, unit="u")


@pytest.mark.parametrize(("retries", "answers", "lost"), [(0, 0, 0), (3, 3, 0), (3, 1, 2), (1, 0, 1), (1, 4, 0), ("x", -1, 0)])
def test_attempts_without_an_answer_are_counted_as_lost(retries: object, answers: object, lost: int):
    assert parse_delivery(b'{"job_id": "j1", "step": 0}', headers(retries, answers)).lost == lost


@pytest.mark.parametrize("body", [b"", b"{}", b"[]", b'{"job_id": "j1"}', b'{"job_id": "j1", "step": "0"}', b"\xff"])
def test_anything_else_is_no_task(body: bytes):
    with pytest.raises(ApiError) as refusal:
        parse_delivery(body, Headers())

    assert refusal.value.code == 400


def test_no_outcome_slows_the_queue_down():
    assert {outcome.http_status for outcome in Outcome} == {200, 409}
