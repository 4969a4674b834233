"""What Cloud Scheduler calls every minute: jobs that were lost between two steps get their step enqueued again."""

from __future__ import annotations

import logging

from flask import Request, Response

from functions import oidc
from functions.answers import answer, guarded
from functions.wiring import utc_now, wiring
from pipelines.engine.sweep import sweep

log = logging.getLogger(__name__)


@guarded
def handle_sweep(request: Request) -> Response:
    """Sweep once."""
    wired = wiring()
    oidc.check_service(request.headers.get("Authorization"), wired.settings)
    found = sweep(wired.ports.jobs, wired.ports.queue, utc_now())
    if found:
        log.warning("Lost jobs were enqueued again.", extra={"count": found})
    return answer({"enqueued": found})
