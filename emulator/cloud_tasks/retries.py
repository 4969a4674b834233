"""When a task that did not succeed is tried again, and when no more.

Source of the rule: the reference of `RetryConfig` in the Cloud Tasks v2 API.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from google.cloud import tasks_v2

UNLIMITED = -1


@dataclass(frozen=True, kw_only=True)
class RetryPolicy:
    """Cloud Tasks' defaults. `max_attempts` counts the first one; a `max_retry_seconds` of 0 sets no limit."""

    max_attempts: int = 100
    max_retry_seconds: float = 0.0
    min_backoff_seconds: float = 0.1
    max_backoff_seconds: float = 3600.0
    max_doublings: int = 16

    @classmethod
    def of(cls, config: tasks_v2.RetryConfig) -> RetryPolicy:
        """What a queue's configuration says; what it leaves out is the default."""
        return cls(
            max_attempts=config.max_attempts or cls.max_attempts,
            max_retry_seconds=_seconds(config.max_retry_duration) or cls.max_retry_seconds,
            min_backoff_seconds=_seconds(config.min_backoff) or cls.min_backoff_seconds,
            max_backoff_seconds=_seconds(config.max_backoff) or cls.max_backoff_seconds,
            max_doublings=config.max_doublings or cls.max_doublings,
        )

    def backoff_seconds(self, attempts: int) -> float:
        """How long to wait after `attempts` attempts: doubled `max_doublings` times, then longer by the last step each time."""
        retry = attempts - 1
        if retry <= self.max_doublings:
            return min(self.max_backoff_seconds, self.min_backoff_seconds * 2.0**retry)
        step = self.min_backoff_seconds * 2.0**self.max_doublings
        return min(self.max_backoff_seconds, step * (1 + retry - self.max_doublings))

    def is_exhausted(self, attempts: int, seconds_since_first: float) -> bool:
        """Whether the task is given up. With both limits set, both must be reached."""
        out_of_attempts = self.max_attempts != UNLIMITED and attempts >= self.max_attempts
        if not self.max_retry_seconds:
            return out_of_attempts
        out_of_time = seconds_since_first >= self.max_retry_seconds
        return out_of_time if self.max_attempts == UNLIMITED else out_of_attempts and out_of_time


def _seconds(duration: timedelta | None) -> float:
    return duration.total_seconds() if duration else 0.0
