"""The loopback HTTP port beside the gRPC one: the key that tokens are checked by, and what tests ask for.

GET  /jwks.json                       the public key set
POST /token     {email, audience}     a signed token, as Cloud Scheduler would send
GET  /tasks?prefix=                   what is queued
GET  /attempts?prefix=                what was sent, with times and statuses
GET  /idle?prefix=&ahead=&timeout=    answers when nothing is in flight or due within `ahead` seconds: {"idle": true}
POST /chaos     fields of `Chaos`     trouble from now on; {} ends it
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from emulator.cloud_tasks.broker import Broker
from emulator.cloud_tasks.chaos import Chaos
from emulator.cloud_tasks.oidc import Signer
from emulator.json_server import Answer, Call


class Admin:
    """Answers requests about a broker."""

    def __init__(self, broker: Broker, signer: Signer) -> None:
        self._broker = broker
        self._signer = signer

    def answer(self, call: Call) -> Answer:
        try:
            return Answer(body=self._get(call.path, call.query) if call.method == "GET" else self._post(call.path, call.json()))
        except LookupError:
            return Answer(status=404, body={"error": "no such path"})
        except (TypeError, ValueError) as mistake:
            return Answer(status=400, body={"error": str(mistake)})

    def _get(self, path: str, query: Mapping[str, str]) -> Any:
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

    def _post(self, path: str, body: Mapping[str, Any]) -> Any:
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
