"""The loopback HTTP port beside the gRPC one: the key that tokens are checked by, and what tests ask for.

GET  /jwks.json                       the public key set
POST /token     {email, audience}     a signed token, as Cloud Scheduler would send
GET  /tasks?prefix=                   what is queued
GET  /attempts?prefix=                what was sent, with times and statuses
GET  /idle?prefix=&ahead=&timeout=    answers when nothing is in flight or due within `ahead` seconds: {"idle": true}
POST /chaos     fields of `Chaos`     trouble from now on; {} ends it
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

from emulator.cloud_tasks.broker import Broker
from emulator.cloud_tasks.chaos import Chaos
from emulator.cloud_tasks.oidc import Signer
from emulator.ports import HOST


class Admin:
    """Answers requests about a broker."""

    def __init__(self, broker: Broker, signer: Signer) -> None:
        self._broker = broker
        self._signer = signer

    def get(self, path: str, query: Mapping[str, str]) -> Any:
        """Raises `LookupError` for an unknown path."""
        prefix = query.get("prefix", "")
        if path == "/jwks.json":
            return self._signer.jwks()
        if path == "/tasks":
            return self._tasks(prefix)
        if path == "/attempts":
            return [asdict(attempt) for attempt in list(self._broker.attempts) if attempt.task.startswith(prefix)]
        if path == "/idle":
            ahead, timeout = float(query.get("ahead", "inf")), float(query.get("timeout", "30"))
            return {"idle": self._broker.wait_idle(prefix=prefix, ahead_seconds=ahead, timeout_seconds=timeout)}
        raise LookupError(path)

    def post(self, path: str, body: Mapping[str, Any]) -> Any:
        """Raises `LookupError` for an unknown path, `TypeError` for a wrong field."""
        if path == "/chaos":
            self._broker.make_trouble(Chaos(**body))
            return {}
        if path == "/token":
            return {"token": self._signer.token(**body)}
        raise LookupError(path)

    def _tasks(self, prefix: str) -> list[dict[str, Any]]:
        with self._broker.changing() as queues:
            waiting = [task for queue in queues.values() for task in queue.tasks.values() if task.name.startswith(prefix)]
        return [
            {
                "name": task.name,
                "url": task.message.http_request.url,
                "body": task.message.http_request.body.decode(errors="replace"),
                "due_at": task.due_at,
                "attempts": task.attempts,
                "responses": task.responses,
                "in_flight": task.in_flight,
            }
            for task in waiting
        ]


def serve(admin: Admin, port: int) -> ThreadingHTTPServer:
    """A started server on `port`; `shutdown()` ends it."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            url = urlsplit(self.path)
            query = {name: values[-1] for name, values in parse_qs(url.query).items()}
            self._answer(lambda: admin.get(url.path, query))

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            self._answer(lambda: admin.post(urlsplit(self.path).path, json.loads(body or b"{}")))

        def _answer(self, call: Any) -> None:
            try:
                status, answer = 200, call()
            except LookupError:
                status, answer = 404, {"error": "no such path"}
            except (TypeError, ValueError) as mistake:
                status, answer = 400, {"error": str(mistake)}
            data = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: Any) -> None:
            """Requests are not logged: /attempts tells more."""

    server = ThreadingHTTPServer((HOST, port), Handler)
    server.daemon_threads = True
    Thread(target=server.serve_forever, name="admin", daemon=True).start()
    return server
