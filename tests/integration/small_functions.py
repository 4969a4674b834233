"""Functions of a product too small to need a database: what the tests of the function host deploy."""

from __future__ import annotations

import time
from pathlib import Path

from flask import Request, Response, jsonify


def echo(request: Request) -> Response:
    return jsonify(path=request.path, method=request.method, headers=dict(request.headers))


def api(request: Request) -> Response:
    return jsonify(path=request.path)


def slow(request: Request) -> str:
    """Takes as long as the body says, having noted its delivery in the file that the body names."""
    body = request.get_json()
    with Path(body["log"]).open("a") as log:
        counts = [request.headers.get(f"X-CloudTasks-Task{kind}Count", "-") for kind in ("Retry", "Execution")]
        log.write(f"{' '.join(counts)}\n")
    if body.get("until"):
        while not Path(body["until"]).exists():
            time.sleep(0.01)
    return "done"


def sweep(request: Request) -> str:
    return "swept"


ENTRY_POINTS = {"api": "api", "echo": "echo", "slow": "slow", "sweep": "sweep"}
