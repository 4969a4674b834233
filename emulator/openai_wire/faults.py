"""What can go wrong at a provider, on demand, and the errors it words."""

from __future__ import annotations

import random
import threading
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

Kind = Literal[
    "rate_limit",  # 429 with Retry-After: `seconds`
    "quota",  # 429 that waiting does not cure
    "server_error",  # 500
    "overloaded",  # 503
    "timeout",  # no answer for `seconds`, then the connection breaks
    "disconnect",  # the connection breaks at once
    "slow",  # the right answer, `seconds` late
    "refusal",  # 200, the model declines
    "cut_off",  # 200, finish_reason "length", half of the answer
    "content_filter",  # 200, finish_reason "content_filter"
    "malformed",  # 200, text that is no JSON
    "off_schema",  # 200, JSON that does not fit the schema
]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, kw_only=True)
class Fault:
    kind: Kind
    seconds: float = 1.0


class ApiError(Exception):
    """An answer other than 200, in OpenAI's shape."""

    def __init__(
        self,
        status: int,
        message: str,
        *,
        kind: str = "invalid_request_error",
        param: str | None = None,
        code: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.headers = dict(headers or {})
        self.body: dict[str, Any] = {"error": {"message": message, "type": kind, "param": param, "code": code}}


class FaultPlan:
    """The faults that wait for the next requests, then those that come by chance."""

    def __init__(self, chances: Mapping[Kind, float] | None = None, seed: int = 0) -> None:
        self._planned: deque[Fault] = deque()
        self._chances = dict(chances or {})
        self._random = random.Random(seed)
        self._lock = threading.Lock()

    def plan(self, fault: Fault, times: int = 1) -> None:
        self._planned.extend([fault] * times)

    def next(self) -> Fault | None:
        """What happens to the request that has just come."""
        with self._lock:
            if self._planned:
                return self._planned.popleft()
            draw = self._random.random()
            for kind, chance in self._chances.items():
                draw -= chance
                if draw < 0:
                    return Fault(kind=kind)
        return None


def error_of(fault: Fault) -> ApiError | None:
    """The error that a fault is answered with; None for one that is no HTTP error."""
    if fault.kind == "rate_limit":
        message = f"Rate limit reached for requests. Please try again in {fault.seconds:g}s."
        return ApiError(429, message, kind="requests", code="rate_limit_exceeded", headers={"Retry-After": f"{fault.seconds:g}"})
    if fault.kind == "quota":
        message = "You exceeded your current quota, please check your plan and billing details."
        return ApiError(429, message, kind="insufficient_quota", code="insufficient_quota")
    if fault.kind == "server_error":
        return ApiError(500, "The server had an error while processing your request. Sorry about that!", kind="server_error")
    if fault.kind == "overloaded":
        return ApiError(503, "The engine is currently overloaded, please try again later.", kind="server_error")
    return None
