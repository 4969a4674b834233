"""JSON answers of every entry point, and what becomes of an exception: an answer in one shape, never a traceback."""

from __future__ import annotations

import json
import logging
import re
import uuid
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import wraps
from typing import Any

from flask import Request, Response
from werkzeug.exceptions import HTTPException

from functions import logs
from functions.errors import ApiError, to_api_error
from functions.settings import settings

REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
STATUS_OF_HTTP = {404: "NOT_FOUND", 405: "METHOD_NOT_ALLOWED", 413: "PAYLOAD_TOO_LARGE", 415: "UNSUPPORTED_MEDIA_TYPE"}

log = logging.getLogger(__name__)


def answer(body: Mapping[str, Any], code: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """A JSON answer. Times are written as RFC 3339 in UTC."""
    text = json.dumps(body, default=_plain, ensure_ascii=False)
    return Response(text, code, dict(headers or {}), mimetype="application/json")


def request_id_of(request: Request) -> str:
    """The caller's X-Request-Id if it is usable, else a new one, the same for the whole request."""
    known = request.environ.get("threadline.request_id")
    if not known:
        given = request.headers.get("X-Request-Id", "")
        known = given if REQUEST_ID.fullmatch(given) else uuid.uuid4().hex
        request.environ["threadline.request_id"] = known
    return str(known)


def error_answer(exc: Exception, request: Request) -> Response:
    """The answer to an exception. One that nobody foresaw is logged with its traceback and tells the caller the request id."""
    request_id = request_id_of(request)
    known = _of_http(exc) if isinstance(exc, HTTPException) else to_api_error(exc)
    keys = {"request_id": request_id, "method": request.method, "path": request.path}
    if known is None:
        log.error("A request failed unexpectedly.", exc_info=exc, extra=keys)
        known = ApiError("INTERNAL", "INTERNAL", f"Something went wrong on our side. Please quote request {request_id}.")
    else:
        log.info("A request was refused.", extra=keys | {"http_status": known.code, "reason": known.reason})
    response = answer(known.body(request_id), known.code)
    response.headers["X-Request-Id"] = request_id
    if known.code == 401:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


def guarded(handle: Callable[[Request], Response]) -> Callable[[Request], Response]:
    """An entry point that logs as JSON with the request's trace and answers every exception."""

    @wraps(handle)
    def entry(request: Request) -> Response:
        try:
            logs.set_up_logs()
            header = request.headers.get("X-Cloud-Trace-Context") or request.headers.get("traceparent")
            logs.trace.set(logs.trace_of(header, settings().project))
            return handle(request)
        except Exception as exc:  # the last one who can turn it into an answer
            return error_answer(exc, request)

    return entry


def _of_http(exc: HTTPException) -> ApiError:
    status = STATUS_OF_HTTP.get(exc.code or 500, "INVALID_ARGUMENT")
    return ApiError(status, exc.name.upper().replace(" ", "_"), exc.description or exc.name)


def _plain(value: Any) -> str:
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    raise TypeError(f"{type(value).__name__} is not JSON")
