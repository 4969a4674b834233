"""The deployed file of the engine's benchmark: task handlers as the product's, and an empty function."""

from __future__ import annotations

import sys
from pathlib import Path

from flask import Request, Response, jsonify

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.engine_pipelines import calls_by_kind, wired
from functions import oidc
from functions.tasks import parse_delivery, run_delivery


def noop_task(request: Request) -> Response:
    """One step, verified and run as the product does it."""
    oidc.check_service(request.headers.get("Authorization"), wired().settings)
    outcome = run_delivery(wired(), parse_delivery(request.get_data(), request.headers))
    return Response(outcome.name, outcome.http_status)


slow_task = noop_task


def empty(_request: Request) -> Response:
    """What an HTTP POST costs by itself."""
    return Response("{}", 200)


def counted(_request: Request) -> Response:
    """How often this host has read, committed and enqueued so far."""
    return jsonify(calls_by_kind())


ENTRY_POINTS = {name: name for name in ("noop_task", "slow_task", "empty", "counted")}
