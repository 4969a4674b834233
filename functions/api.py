"""The HTTP API as one Flask application behind one entry point: who calls, with which request id, and which route answers."""

from __future__ import annotations

from functools import lru_cache

from flask import Flask, Request, Response, g, request

from functions import auth, idempotency
from functions.answers import error_answer, guarded, request_id_of
from functions.routes import collection, corrections, decks, documents, jobs, pages, processing, results, service
from functions.settings import settings

MAX_BODY_BYTES = 33 * 1024 * 1024
"""32 MB for a file, the limit of an HTTP request to a function, and some room for the form around it."""
ROUTES = tuple(
    resource.routes for resource in (collection, documents, pages, processing, results, corrections, decks, jobs, service)
)


@guarded
def handle_api(request: Request) -> Response:
    """Answer one request. A function's own address lacks the "/api" that hosting keeps; both are understood."""
    path = request.path if request.path.startswith("/api/") else f"/api{request.path}"
    with application().request_context(request.environ | {"PATH_INFO": path, "SCRIPT_NAME": ""}):
        return application().full_dispatch_request()


@lru_cache(maxsize=1)
def application() -> Flask:
    """Built at the first request."""
    app = Flask("threadline", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = MAX_BODY_BYTES
    app.url_map.strict_slashes = False
    for routes in ROUTES:
        app.register_blueprint(routes, url_prefix="/api")
    app.before_request(_identify_caller)
    app.before_request(idempotency.replay)
    app.after_request(idempotency.remember)
    app.after_request(_finish)
    app.register_error_handler(Exception, lambda exc: error_answer(exc, request))
    return app


def _identify_caller() -> None:
    if request.url_rule is None or request.blueprint == service.routes.name:
        return
    g.uid = auth.user_of(request.headers.get("Authorization"), settings().project)


def _finish(response: Response) -> Response:
    response.headers["X-Request-Id"] = request_id_of(request)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers.setdefault("Cache-Control", "no-store")
    return response
