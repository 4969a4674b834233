"""What a caller hears when something goes wrong."""

from __future__ import annotations

import io
import json
import logging

import pytest
from flask import Request, Response
from werkzeug.test import EnvironBuilder

from functions import logs
from functions.answers import answer, error_answer, guarded
from functions.errors import HTTP_STATUS, ApiError, to_api_error
from pipelines.engine.control import UnknownJob
from pipelines.engine.errors import AlreadyRunning, Conflict, DocumentTooLarge, Forbidden, SubjectGone
from pipelines.reading.faults import Unreadable


def request(**headers: str) -> Request:
    return Request(EnvironBuilder("/api/x", headers=headers).get_environ())


@pytest.mark.parametrize(
    ("exc", "code", "reason"),
    [
        (AlreadyRunning("j1"), 409, "ALREADY_PROCESSING"),
        (Forbidden("cancel", "completed"), 409, "NOT_ALLOWED_NOW"),
        (UnknownJob("j1"), 404, "NOT_FOUND"),
        (SubjectGone("collections/c"), 404, "SUBJECT_GONE"),
        (Conflict("j1"), 409, "CONFLICT"),
        (DocumentTooLarge("a/b", 9, 5), 413, "DOCUMENT_TOO_LARGE"),
        (Unreadable("empty_file", "Empty."), 400, "EMPTY_FILE"),
        (Unreadable("wrong_type", "Upload a PDF."), 415, "WRONG_TYPE"),
        (Unreadable("too_large", "Split it."), 413, "TOO_LARGE"),
        (ApiError("UNAVAILABLE", "LATER", "Later."), 503, "LATER"),
    ],
)
def test_each_exception_has_one_answer(exc: Exception, code: int, reason: str):
    response = error_answer(exc, request())

    error = json.loads(response.data)["error"]
    assert response.status_code == error["code"] == code
    assert HTTP_STATUS[error["status"]] == code
    assert error["details"][0]["reason"] == reason


def test_what_nobody_foresaw_tells_the_caller_the_request_id_and_nothing_else(caplog: pytest.LogCaptureFixture):
    response = error_answer(RuntimeError("the password is 123"), request(**{"X-Request-Id": "r-1"}))

    assert response.status_code == 500
    assert "r-1" in response.get_data(as_text=True)
    assert "password" not in response.get_data(as_text=True)
    assert "the password is 123" in caplog.text  # for us, with its traceback


def test_an_exception_that_nobody_foresaw_is_not_taken_for_a_known_one():
    assert to_api_error(KeyError("x")) is None


def test_a_settings_fault_is_an_answer_and_no_crash(monkeypatch: pytest.MonkeyPatch):
    @guarded
    def fails(_request: Request) -> Response:
        raise ApiError("NOT_FOUND", "NOT_FOUND", "Nothing.")

    monkeypatch.setattr("functions.answers.settings", lambda: pytest.fail("not reached"), raising=True)
    monkeypatch.setattr("functions.answers.settings", _broken)

    assert fails(request()).status_code == 500


def _broken() -> None:
    raise RuntimeError("no settings")


def test_a_value_that_is_no_json_is_a_mistake_of_ours():
    with pytest.raises(TypeError, match="set is not JSON"):
        answer({"x": {1}})


def test_a_log_line_is_json_with_severity_keys_and_trace(monkeypatch: pytest.MonkeyPatch):
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logs.JsonLines())
    logger = logging.Logger("functions.test")
    logger.addHandler(handler)
    token = logs.trace.set("projects/p/traces/abc")

    try:
        raise ValueError("wrong")
    except ValueError:
        logger.exception("It failed.", extra={"job_id": "j1"})
    logs.trace.reset(token)

    line = json.loads(stream.getvalue())
    assert line["severity"] == "ERROR"
    assert line["message"] == "It failed."
    assert line["job_id"] == "j1"
    assert "ValueError: wrong" in line["exception"]
    assert line["logging.googleapis.com/trace"] == "projects/p/traces/abc"


@pytest.mark.parametrize(
    ("header", "trace"),
    [
        ("105445aa7843bc8bf206b12000100000/1;o=1", "projects/p/traces/105445aa7843bc8bf206b12000100000"),
        ("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "projects/p/traces/4bf92f3577b34da6a3ce929d0e0e4736"),
        ("", None),
        (None, None),
        ("</script>", None),
    ],
)
def test_the_trace_is_read_from_googles_header_and_the_standard_one(header: str | None, trace: str | None):
    assert logs.trace_of(header, "p") == trace
