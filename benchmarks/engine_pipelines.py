"""The engine's benchmark as deployed: a pipeline whose phases do nothing, one that takes its time, and counted calls of the ports.

Built from the product's own parts; only the pipelines are others. Imported once per process, whatever its entry points.
"""

from __future__ import annotations

import functools
import time
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from functions.settings import settings
from functions.wiring import Wiring, wire
from pipelines.engine.context import Context
from pipelines.engine.pipeline import Phase, Pipeline
from pipelines.engine.projection import collection_projection

PHASES = 6
READS, COMMITS, ENQUEUES = ("read", "read_unit"), ("commit", "commit_unit", "create", "create_units"), ("enqueue",)
calls: Counter[str] = Counter()


def nothing(_ctx: Context) -> Mapping[str, Any]:
    return {}


def slow(ctx: Context) -> Mapping[str, Any]:
    """Two seconds, with a look at the job every tenth of one."""
    for tenth in range(20):
        time.sleep(0.1)
        ctx.progress(tenth, 20)
    return {}


def _pipeline(name: str, phases: tuple[Phase, ...]) -> Pipeline:
    return Pipeline(name=name, process=f"{name}_processing", phases=phases, project=collection_projection("phase"))


PIPELINES = {
    "noop": _pipeline("noop", tuple(Phase(key=f"p{n}", name=f"Phase {n + 1}", run=nothing) for n in range(PHASES))),
    "slow": _pipeline(
        "slow", tuple(Phase(key=f"p{n}", name=f"Phase {n + 1}", run=slow if n == 2 else nothing) for n in range(PHASES))
    ),
}


@functools.lru_cache(maxsize=1)
def wired() -> Wiring:
    made = wire(settings(), PIPELINES)
    for port in (made.ports.jobs, made.ports.queue):
        for name in (*READS, *COMMITS, *ENQUEUES):
            if hasattr(port, name):
                setattr(port, name, _counted(name, getattr(port, name)))
    return made


def _counted(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(call)
    def counting(*args: Any, **kwargs: Any) -> Any:
        calls[name] += 1
        return call(*args, **kwargs)

    return counting


def calls_by_kind() -> dict[str, int]:
    """How often this process has read, committed and enqueued so far."""
    kinds = {"reads": READS, "commits": COMMITS, "enqueues": ENQUEUES}
    return {kind: sum(calls[name] for name in names) for kind, names in kinds.items()}
