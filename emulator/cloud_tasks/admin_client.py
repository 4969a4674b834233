"""What tests and the scheduler ask of a running stand-in, over its admin port."""

from __future__ import annotations

import json
import urllib.request
from typing import Any
from urllib.parse import urlencode

TIMEOUT_SECONDS = 10.0


class TasksAdmin:
    """`url` is the admin port's: "http://127.0.0.1:9498". The calls are described in `admin`."""

    def __init__(self, url: str) -> None:
        self.url = url

    def token(self, *, email: str, audience: str) -> str:
        """An OIDC token as Cloud Tasks and Cloud Scheduler send it."""
        return str(self._call("/token", body={"email": email, "audience": audience})["token"])

    def tasks(self, prefix: str = "") -> list[dict[str, Any]]:
        return list(self._call(f"/tasks?{urlencode({'prefix': prefix})}"))

    def attempts(self, prefix: str = "") -> list[dict[str, Any]]:
        return list(self._call(f"/attempts?{urlencode({'prefix': prefix})}"))

    def wait_idle(self, prefix: str = "", *, ahead_seconds: float = float("inf"), timeout_seconds: float = 30.0) -> bool:
        """Whether everything under `prefix` that is due within `ahead_seconds` was done within the time."""
        query = urlencode({"prefix": prefix, "ahead": ahead_seconds, "timeout": timeout_seconds})
        return bool(self._call(f"/idle?{query}", timeout_seconds=timeout_seconds + TIMEOUT_SECONDS)["idle"])

    def chaos(self, **fields: float) -> None:
        """Trouble from now on, by the fields of `chaos.Chaos`; without any, none."""
        self._call("/chaos", body=fields)

    def _call(self, path: str, *, body: dict[str, Any] | None = None, timeout_seconds: float = TIMEOUT_SECONDS) -> Any:
        data = None if body is None else json.dumps(body).encode()
        with urllib.request.urlopen(urllib.request.Request(self.url + path, data=data), timeout=timeout_seconds) as response:
            return json.load(response)
