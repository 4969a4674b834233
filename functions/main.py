"""The deployed entry points, and nothing else. `ENTRY_POINTS` maps the name a function is deployed under to its target here."""

from __future__ import annotations

import sys
from pathlib import Path

from flask import Request, Response

# The functions framework puts only this file's own folder on the path.
ROOT = str(Path(__file__).resolve().parents[1])
sys.path[:] = [ROOT, *(entry for entry in sys.path if entry != ROOT)]


def api(request: Request) -> Response:
    """The HTTP API, /api/…."""
    from functions.api import handle_api

    return handle_api(request)


def documents_task(request: Request) -> Response:
    """One step of document processing."""
    from functions.tasks import handle_task

    return handle_task(request)


def items_task(request: Request) -> Response:
    """One step of item generation."""
    from functions.tasks import handle_task

    return handle_task(request)


def deck_task(request: Request) -> Response:
    """One step of deck generation."""
    from functions.tasks import handle_task

    return handle_task(request)


def sweep(request: Request) -> Response:
    """Once a minute: find what was lost."""
    from functions.sweep import handle_sweep

    return handle_sweep(request)


ENTRY_POINTS = {name: name for name in ("api", "documents_task", "items_task", "deck_task", "sweep")}
