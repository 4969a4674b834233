"""The HTTP server: authorisation, routes, faults, and a record of what was asked."""

from __future__ import annotations

import json
import threading
import time
import uuid
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any

from emulator.openai_wire.chat import ChatRequest, read_request
from emulator.openai_wire.completion import completion
from emulator.openai_wire.faults import ApiError, Fault, FaultPlan, Kind, error_of
from emulator.openai_wire.fill import smallest_instance
from emulator.ports import HOST

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
        self._server = ThreadingHTTPServer((HOST, port), _handler(self))
        self._server.daemon_threads = True
        self._ended = threading.Event()

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self._server.server_address[1]}/v1"

    def fail(self, kind: Kind, *, times: int = 1, seconds: float = 1.0) -> None:
        """Let the next request, or several, meet a fault."""
        self._faults.plan(Fault(kind=kind, seconds=seconds), times)

    def start(self) -> OpenAIWire:
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, name="openai", daemon=True).start()
        return self

    def stop(self) -> None:
        self._ended.set()
        self._server.shutdown()
        self._server.server_close()

    def __enter__(self) -> OpenAIWire:
        return self.start()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.stop()

    def answer(self, method: str, path: str, authorization: str, body: bytes) -> dict[str, Any] | None:
        """The body of a 200; None to break the connection off. Raises `ApiError`."""
        if not authorization.removeprefix("Bearer ").strip():
            raise ApiError(401, "You didn't provide an API key.", code="invalid_api_key")
        if (method, path) == ("GET", "/v1/models"):
            return {
                "object": "list",
                "data": [{"id": name, "object": "model", "owned_by": "local", "created": 0} for name in MODELS],
            }
        if (method, path) != ("POST", "/v1/chat/completions"):
            raise ApiError(404, f"Invalid URL ({method} {path})")
        fault = self._faults.next()
        if fault and fault.kind in ("timeout", "disconnect"):
            self._ended.wait(fault.seconds if fault.kind == "timeout" else 0)
            return None
        error = error_of(fault) if fault else None
        if error:
            raise error
        request = read_request(_parsed(body))
        self.requests.append(request)
        answer = completion(request, self.responder(request), fault)
        if fault and fault.kind == "slow":
            self._ended.wait(fault.seconds)
        return answer


def _parsed(body: bytes) -> Any:
    try:
        return json.loads(body)
    except ValueError as exc:
        raise ApiError(400, "We could not parse the JSON body of your request.") from exc


def _handler(wire: OpenAIWire) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            self._handle("GET")

        def do_POST(self) -> None:
            self._handle("POST")

        def _handle(self, method: str) -> None:
            began = time.monotonic()
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            try:
                answer = wire.answer(method, self.path, self.headers.get("Authorization", ""), body)
                status, headers = 200, {}
            except ApiError as error:
                status, headers, answer = error.status, error.headers, error.body
            if answer is None:
                self.close_connection = True
                return
            data = json.dumps(answer).encode()
            self.send_response(status)
            headers |= {
                "Content-Type": "application/json",
                "Content-Length": str(len(data)),
                "x-request-id": f"req_{uuid.uuid4().hex}",
            }
            headers["openai-processing-ms"] = str(round((time.monotonic() - began) * 1000))
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: Any) -> None:
            """Not logged: `requests` holds more."""

    return Handler
