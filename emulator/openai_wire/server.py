"""The stand-in as a server: authorisation, routes, faults, and a record of what was asked."""

from __future__ import annotations

import threading
import time
import uuid
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Any

from emulator.json_server import Answer, Call, JsonServer
from emulator.openai_wire.chat import ChatRequest, read_request
from emulator.openai_wire.completion import completion
from emulator.openai_wire.faults import ApiError, Fault, FaultPlan, Kind, error_of
from emulator.openai_wire.fill import smallest_instance

Responder = Callable[[ChatRequest], object]
"""Gives the model's answer: a pydantic model, something JSON can hold, or text."""
MODELS = ("gpt-4o", "gpt-4o-mini", "gpt-4.1", "gpt-4.1-mini")


def fill_in(request: ChatRequest) -> object:
    """The default responder: the smallest answer that fits."""
    return smallest_instance(dict(request.schema)) if request.schema else "OK."


class OpenAIWire:
    """A context manager; `url` is what the SDK takes as `base_url`. Any key is accepted, none is not.

    `requests` holds the requests that passed, in order. Faults planned with `fail` befall the next requests, one each;
    `chances` are probabilities by kind for all others.
    """

    def __init__(
        self, responder: Responder = fill_in, *, port: int = 0, chances: Mapping[Kind, float] | None = None, seed: int = 0
    ) -> None:
        self.responder = responder
        self.requests: list[ChatRequest] = []
        self._faults = FaultPlan(chances, seed)
        self._server = JsonServer(self._answer, port)
        self._ended = threading.Event()

    @property
    def url(self) -> str:
        return f"{self._server.url}/v1"

    def fail(self, kind: Kind, *, times: int = 1, seconds: float = 1.0) -> None:
        """Let the next request, or several, meet a fault."""
        self._faults.plan(Fault(kind=kind, seconds=seconds), times)

    def start(self) -> OpenAIWire:
        self._server.start()
        return self

    def stop(self) -> None:
        self._ended.set()
        self._server.stop()

    def __enter__(self) -> OpenAIWire:
        return self.start()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.stop()

    def _answer(self, call: Call) -> Answer | None:
        began = time.monotonic()
        try:
            status, headers, body = 200, {}, self._body(call)
        except ApiError as error:
            status, headers, body = error.status, error.headers, error.body
        if body is None:
            return None
        headers |= {"x-request-id": f"req_{uuid.uuid4().hex}", "openai-processing-ms": f"{(time.monotonic() - began) * 1000:.0f}"}
        return Answer(status=status, headers=headers, body=body)

    def _body(self, call: Call) -> dict[str, Any] | None:
        """The body of a 200; None to break the connection off. Raises `ApiError`."""
        if not call.headers.get("authorization", "").removeprefix("Bearer ").strip():
            raise ApiError(401, "You didn't provide an API key.", code="invalid_api_key")
        if (call.method, call.path) == ("GET", "/v1/models"):
            return {
                "object": "list",
                "data": [{"id": name, "object": "model", "owned_by": "local", "created": 0} for name in MODELS],
            }
        if (call.method, call.path) != ("POST", "/v1/chat/completions"):
            raise ApiError(404, f"Invalid URL ({call.method} {call.path})")
        fault = self._faults.next()
        if fault and fault.kind in ("timeout", "disconnect"):
            self._ended.wait(fault.seconds if fault.kind == "timeout" else 0)
            return None
        error = error_of(fault) if fault else None
        if error:
            raise error
        request = _read(call)
        self.requests.append(request)
        answer = completion(request, self.responder(request), fault)
        if fault and fault.kind == "slow":
            self._ended.wait(fault.seconds)
        return answer


def _read(call: Call) -> ChatRequest:
    try:
        body = call.json()
    except ValueError as exc:
        raise ApiError(400, "We could not parse the JSON body of your request.") from exc
    return read_request(body)
