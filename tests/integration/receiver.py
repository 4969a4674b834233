"""A target for tasks: an HTTP server that remembers what it was sent and answers as a test says."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = int | None
"""A status, or None to break the connection off without a word."""


@dataclass(frozen=True, kw_only=True)
class Received:
    at: float
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def task_id(self) -> str:
        return self.headers["X-CloudTasks-TaskName"]


class Receiver:
    def __init__(self) -> None:
        self.requests: list[Received] = []
        self.answer: Callable[[Received], Answer] = lambda _: 200
        self.url = ""

    def wait_for(self, count: int, timeout_seconds: float = 10.0) -> list[Received]:
        """The requests, as soon as there are `count`."""
        deadline = time.monotonic() + timeout_seconds
        while len(self.requests) < count and time.monotonic() < deadline:
            time.sleep(0.005)
        assert len(self.requests) >= count, f"{len(self.requests)} requests came, {count} were awaited"
        return list(self.requests)


@contextmanager
def receiving() -> Iterator[Receiver]:
    receiver = Receiver()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            request = Received(at=time.time(), path=self.path, headers=dict(self.headers), body=body)
            receiver.requests.append(request)
            status = receiver.answer(request)
            if status is None:
                self.close_connection = True
                return
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    receiver.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield receiver
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
