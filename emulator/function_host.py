"""The function host: every deployed entry point on one port, as Firebase's emulator mounts them, beside the web app.

    /{project}/{region}/{function}/…   each entry point; it sees the path below, as in the cloud
    /api/…                             the entry point `api`, path unchanged: Hosting's rewrite
    /…                                 the web app

Runs inside the processes that `hosts` starts.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import functions_framework
from werkzeug.middleware.dispatcher import DispatcherMiddleware

from emulator.web_app import web_app

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

ROOT = Path(__file__).resolve().parent.parent
WEB = ROOT / "web" / "dist"
DEPLOYED = ROOT / "functions" / "main.py"
LOADED_BY_FIRST_CALLS = ("functions.api", "functions.tasks", "functions.sweep")
"""Loaded before the host is ready, as in an instance that the cloud keeps warm: the first click is no slower than the second."""
READY_FILE = "THREADLINE_HOST_READY_FILE"
LOCAL_ORIGIN = re.compile(r"https?://(localhost|127\.0\.0\.1)(:\d+)?")
ALLOWED_METHODS = "GET, POST, PUT, PATCH, DELETE, OPTIONS"


def create_host(project_id: str, region: str, source: str) -> WSGIApplication:
    """Load the functions of the file `source`. Raises what its loading raises. The file named by the environment's
    THREADLINE_HOST_READY_FILE, if any, exists once it is done."""
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))  # functions-framework puts only the source's own folder there
    create_app: Callable[..., WSGIApplication] = functions_framework.create_app
    apps = {name: create_app(target=name, source=source) for name in entry_points(Path(source))}
    if Path(source) == DEPLOYED:
        for module in LOADED_BY_FIRST_CALLS:
            importlib.import_module(module)
    mounts: dict[str, Any] = {f"/{project_id}/{region}/{name}": _at_root(app) for name, app in apps.items()}
    if "api" in apps:
        mounts["/api"] = _with_whole_path(apps["api"])
    host = _for_local_browsers(DispatcherMiddleware(web_app(WEB), mounts))
    if READY_FILE in os.environ:
        Path(os.environ[READY_FILE]).touch()
    return host


def entry_points(source: Path) -> list[str]:
    """The names in `ENTRY_POINTS` of the deployed file."""
    spec = importlib.util.spec_from_file_location("deployed", source)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(source)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return list(module.ENTRY_POINTS)


def _at_root(app: WSGIApplication) -> WSGIApplication:
    """Let a call of the bare URL reach "/", as it does in the cloud, and not be redirected there."""

    def mounted(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        return app(environ | {"SCRIPT_NAME": "", "PATH_INFO": environ.get("PATH_INFO") or "/"}, start_response)

    return mounted


def _with_whole_path(app: WSGIApplication) -> WSGIApplication:
    """Undo the mounting: a rewrite does not shorten the path."""

    def mounted(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        whole = environ.get("SCRIPT_NAME", "") + environ.get("PATH_INFO", "")
        return app(environ | {"SCRIPT_NAME": "", "PATH_INFO": whole}, start_response)

    return mounted


def _for_local_browsers(app: WSGIApplication) -> WSGIApplication:
    """Let pages of other local ports call, as a web app under development does. In the cloud all is one origin."""

    def answering(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        origin = environ.get("HTTP_ORIGIN", "")
        if not LOCAL_ORIGIN.fullmatch(origin):
            return app(environ, start_response)
        allowed = [("Access-Control-Allow-Origin", origin), ("Vary", "Origin"), ("Access-Control-Expose-Headers", "Location")]
        if environ["REQUEST_METHOD"] == "OPTIONS":
            asked = environ.get("HTTP_ACCESS_CONTROL_REQUEST_HEADERS", "")
            allowed += [("Access-Control-Allow-Methods", ALLOWED_METHODS), ("Access-Control-Allow-Headers", asked)]
            start_response("204 No Content", allowed)
            return [b""]
        return app(environ, lambda status, headers, *rest: start_response(status, headers + allowed, *rest))

    return answering
