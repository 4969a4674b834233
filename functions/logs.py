"""Log lines as JSON in the shape Cloud Logging reads: a sentence, a severity, the trace, and the machine keys given as `extra`.

https://cloud.google.com/logging/docs/structured-logging
"""

from __future__ import annotations

import json
import logging
import sys
from contextvars import ContextVar
from typing import Any

trace: ContextVar[str | None] = ContextVar("trace", default=None)
"""Full name of the request's trace: "projects/{project}/traces/{id}"."""

_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


class JsonLines(logging.Formatter):
    """One JSON object per line."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {"severity": record.levelname, "message": record.getMessage(), "logger": record.name}
        line |= {key: value for key, value in vars(record).items() if key not in _STANDARD}
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        if trace.get():
            line["logging.googleapis.com/trace"] = trace.get()
        return json.dumps(line, default=str, ensure_ascii=False)


def set_up_logs() -> None:
    """Send the project's log lines to standard output. Doing it twice is harmless."""
    root = logging.getLogger()
    if any(isinstance(handler.formatter, JsonLines) for handler in root.handlers):
        return
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(JsonLines())
    root.addHandler(handler)
    for name in ("functions", "pipelines"):
        logging.getLogger(name).setLevel(logging.INFO)


def trace_of(header: str | None, project: str) -> str | None:
    """The trace's full name from an X-Cloud-Trace-Context ("id/span;o=1") or traceparent ("00-id-span-01") header."""
    if not header:
        return None
    parts = header.split("-")
    trace_id = parts[1] if len(parts) == 4 else header.split("/")[0]
    return f"projects/{project}/traces/{trace_id}" if trace_id.isalnum() else None
