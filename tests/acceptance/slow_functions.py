"""The product with one difference: the first time phase 3 of the documents pipeline is tried, it takes very long."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from flask import Request, Response

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from functions import main, oidc
from functions.settings import settings
from functions.tasks import parse_delivery, run_delivery
from functions.wiring import Wiring, wire
from pipelines import PIPELINES
from pipelines.engine.context import Context
from pipelines.engine.pipeline import Map, Phase, Pipeline

api = main.api
SLOW_PHASE = 2  # from 0
LINGER = "linger"


def lingering(phase: Phase) -> Phase:
    """The phase; the first attempt of a job started by a request named `LINGER` gets stuck before it."""
    run = phase.run
    if isinstance(run, Map):
        raise TypeError(f"{phase.key} fans out")

    def lingers_at_first(ctx: Context) -> Any:
        if ctx.job.request_id == LINGER and ctx.job.attempt == 1:
            for second in range(60):
                time.sleep(1)
                ctx.progress(second, 60)
        return run(ctx)

    return replace(phase, run=lingers_at_first)


def with_slow_phase(pipeline: Pipeline) -> Pipeline:
    phases = [lingering(phase) if index == SLOW_PHASE else phase for index, phase in enumerate(pipeline.phases)]
    return replace(pipeline, phases=tuple(phases))


@lru_cache(maxsize=1)
def wired() -> Wiring:
    return wire(settings(), {**PIPELINES, "documents": with_slow_phase(PIPELINES["documents"])})


def documents_task(request: Request) -> Response:
    oidc.check_service(request.headers.get("Authorization"), wired().settings)
    return Response("", run_delivery(wired(), parse_delivery(request.get_data(), request.headers)).http_status)


ENTRY_POINTS = {"api": "api", "documents_task": "documents_task"}
