"""What needs no signed-in user: the API's description, whether it is up, and the engine's own call with a service token."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, Response, request

from functions import oidc, tasks
from functions.answers import answer
from functions.wiring import wiring

routes = Blueprint("service", __name__)
OPENAPI = Path(__file__).parents[1] / "openapi.json"


@routes.get("/openapi.json")
def openapi() -> Response:
    return Response(OPENAPI.read_bytes(), mimetype="application/json")


@routes.get("/health")
def health() -> Response:
    return answer({"status": "ok"})


@routes.post("/jobs/process")
def process_task() -> Response:
    """A delivery of the queue for any pipeline, as the task handlers take it."""
    oidc.check_service(request.headers.get("Authorization"), wiring().settings)
    outcome = tasks.run_delivery(wiring(), tasks.parse_delivery(request.get_data(), request.headers))
    return answer({"outcome": outcome.name}, outcome.http_status)
