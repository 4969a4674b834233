"""A pipeline is data: a name and a tuple of phases, each a plain function of a `Context` (or a `Map` over units)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pipelines.engine.context import Context
from pipelines.engine.job import Job, PhaseInfo
from pipelines.engine.projection import Projection

State = Mapping[str, Any]


@dataclass(frozen=True)
class More:
    """The phase has not ended: it runs again in a fresh invocation with this state. `fraction` is the part done (0..1)."""

    state: State
    fraction: float


@dataclass(frozen=True)
class Publish:
    """What the last phase returns: fields for the subject, written in the commit that makes this run the published one."""

    fields: Mapping[str, Any]
    state: State = field(default_factory=dict)


@dataclass(frozen=True)
class Fallback:
    """A unit's result that the rules gave where the preferred way failed; counted in the job's `issues`."""

    result: Mapping[str, Any]


@dataclass(frozen=True)
class Map:
    """A phase that fans out: `split` names the parts as small payloads, `each` works on one. At most `width` are queued at
    once, so that one long document leaves room for everybody's."""

    split: Callable[[Context], Sequence[Mapping[str, Any]]]
    each: Callable[[Context, Mapping[str, Any]], Mapping[str, Any] | Fallback]
    width: int = 8


@dataclass(frozen=True, kw_only=True)
class Phase:
    """`key` is what the code knows it by and must not change while jobs are under way; `name` is what the user reads.
    `weight` is its share of the progress bar."""

    key: str
    name: str
    run: Callable[[Context], State | More | Publish] | Map
    weight: float = 1.0
    max_attempts: int = 5


@dataclass(frozen=True, kw_only=True)
class Pipeline:
    """`process` is its name on the subject; `project` gives the subject's fields for a job; `outputs` the collections whose
    records carry a run's `job_id`."""

    name: str
    process: str
    phases: tuple[Phase, ...]
    project: Projection
    outputs: Callable[[Job], Sequence[str]] = lambda _job: ()

    @property
    def phase_infos(self) -> tuple[PhaseInfo, ...]:
        return tuple(PhaseInfo(key=phase.key, name=phase.name, weight=phase.weight) for phase in self.phases)
