"""A phase in parts: a ledger row per unit, a task per unit, and whoever ends last advances the job.

The ledger is the truth, there is no counter. At most `width` tasks are under way: unit i enqueues unit i + width when it ends, so
the rows form `width` chains that `set_going` can mend, and the last of each chain counts the rows that are still open.
"""

from __future__ import annotations

import json
import logging
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from pipelines.engine import transitions
from pipelines.engine.context import PULSE_INTERVAL, Context, Ports
from pipelines.engine.errors import Busy, Conflict, DocumentTooLarge, ErrorCode, PhaseFailed, Stopped
from pipelines.engine.hand_off import EARLY, task_name
from pipelines.engine.holding import Delivery, Holding, Outcome
from pipelines.engine.job import Job, Lease, Usage
from pipelines.engine.pipeline import Fallback, Map
from pipelines.engine.ports import OPEN_UNIT, Stored, Task, Unit, Version

if TYPE_CHECKING:
    from pipelines.engine.runner import Runner

log = logging.getLogger(__name__)


def plan(ctx: Context, ports: Ports, spec: Map) -> int:
    """Write the ledger: the number of units. Runs again from the top after a crash; rows that exist stay."""
    job = ctx.job
    group = job.unit_group()
    units = [
        Unit(key=f"{group}-{index:05d}", group=group, index=index, payload=payload) for index, payload in enumerate(spec.split(ctx))
    ]
    ports.jobs.create_units(job.id, _with_kept_results(ports, job, units))
    return len(units)


def _with_kept_results(ports: Ports, job: Job, units: list[Unit]) -> list[Unit]:
    """After a retry, units that had succeeded keep their results."""
    if job.kept_units_of != job.phase:
        return units
    for revision in range(job.revision - 1, -1, -1):
        earlier = ports.jobs.units(job.id, job.unit_group(revision=revision))
        if earlier:
            kept = {json.dumps(unit.payload, sort_keys=True): unit for unit in earlier if unit.status in {"ok", "fallback"}}
            return [_kept(unit, kept.get(json.dumps(unit.payload, sort_keys=True))) for unit in units]
    return units


def _kept(unit: Unit, earlier: Unit | None) -> Unit:
    return replace(unit, status=earlier.status, result=earlier.result) if earlier else unit


def set_going(runner: Runner, spec: Map, job: Job) -> None:
    """Get a fanned-out phase going: enqueue the first open unit of each chain, or advance when none is open. Who dies before this
    has not answered the queue: the task comes again."""
    rows = [unit for unit in runner.ports.jobs.units(job.id, job.unit_group()) if unit.status in OPEN_UNIT]
    if not rows:
        advance(runner, job)
        return
    first: dict[int, Unit] = {}
    for unit in rows:
        first.setdefault(unit.index % spec.width, unit)
    for unit in first.values():
        _enqueue(runner, job, unit, named=False)  # its name may be used up


def run_unit(runner: Runner, stored: Stored, delivery: Delivery, spec: Map) -> Outcome:
    """Claim one unit, run it, commit its row, and see to what comes next."""
    job = stored.job
    found = runner.ports.jobs.read_unit(job.id, delivery.unit or "")
    if not job.fanned_out or found is None:
        return Outcome.STALE
    unit, version = found
    if unit.status not in OPEN_UNIT:
        _follow_up(runner, job, unit, spec)  # the one who ended it may have died before this
        return Outcome.STALE
    if runner.is_held(unit.lease, delivery):
        return Outcome.HELD
    if unit.not_before and unit.not_before > runner.now() + EARLY:
        _enqueue(runner, job, unit)
        return Outcome.STALE
    work = UnitWork(runner, job, unit, version)
    ctx = Context(job, runner.ports, runner.now, work.pulse)
    limit = runner.phase_of(job).max_attempts
    if unit.attempt - unit.excused >= limit:
        work.commit(status="failed", lease=None, error=f"Stopped without an answer each of the {limit} times it was tried.")
        _follow_up(runner, job, work.unit, spec)
        return Outcome.DONE
    work.claim(runner.new_lease(delivery))
    try:
        result = spec.each(ctx, unit.payload)
        fell_back = isinstance(result, Fallback) or bool(ctx.issues.get("fallback"))
        values = result.result if isinstance(result, Fallback) else result
        work.commit(status="fallback" if fell_back else "ok", result=values, lease=None, usage=work.unit.usage + ctx.usage)
    except Stopped:
        work.commit(status="pending", lease=None)
        return Outcome.STALE
    except Conflict:
        raise
    except Exception as exc:  # as in the runner: the type of an exception decides
        work.commit(**_failed(runner, work.unit, exc, limit), usage=work.unit.usage + ctx.usage)
    _follow_up(runner, job, work.unit, spec)
    return Outcome.DONE


def _failed(runner: Runner, unit: Unit, exc: Exception, limit: int) -> dict[str, object]:
    """The row of a unit that raised `exc`: to be tried again, or failed."""
    if isinstance(exc, (PhaseFailed, DocumentTooLarge)):
        return {"status": "failed", "lease": None, "error": str(exc)}
    if isinstance(exc, Busy):
        until = runner.now() + timedelta(seconds=exc.retry_after_seconds)
        return {"status": "pending", "lease": None, "excused": unit.excused + 1, "not_before": until}
    log.warning("A unit failed.", exc_info=exc, extra={"unit": unit.key})
    if unit.attempt - unit.excused >= limit:
        return {"status": "failed", "lease": None, "error": f"Did not succeed after {limit} attempts ({type(exc).__name__})."}
    return {"status": "pending", "lease": None, "not_before": runner.now() + runner.delay(unit.attempt - unit.excused)}


def _follow_up(runner: Runner, job: Job, unit: Unit, spec: Map) -> None:
    """After a unit's commit: try it again, go on with the next of its chain, or advance the job when it was the last."""
    if unit.status in OPEN_UNIT:
        _enqueue(runner, job, unit)
        return
    group = job.unit_group()
    following = unit.index + spec.width
    if following < job.progress.total:  # whatever has become of that one, its task sees to what comes behind it
        _enqueue(runner, job, Unit(key=f"{group}-{following:05d}", group=group, index=following, payload={}))
    elif not runner.ports.jobs.count_units(job.id, group, OPEN_UNIT):
        advance(runner, job)
        return
    _show_progress(runner, job)


def advance(runner: Runner, job: Job) -> None:
    """All units have ended: checkpoint the job, or let it fail when none succeeded. Harmless when somebody else has done it."""
    fresh = runner.ports.jobs.read(job.id)
    if fresh is None or fresh.job.step != job.step or fresh.job.status != "processing" or not fresh.job.fanned_out:
        return
    rows = runner.ports.jobs.units(job.id, job.unit_group())
    holding = Holding(runner.ports, runner.now, runner.lease, fresh)
    failed = [unit for unit in rows if unit.status == "failed"]
    if rows and len(failed) == len(rows):
        message = f"No part of “{job.current.name}” succeeded."
        holding.change(partial(transitions.give_up, code=ErrorCode.ALL_UNITS_FAILED, message=message, details=failed[0].error))
        return
    usage = sum((unit.usage for unit in rows), Usage())
    counts = Counter[str](unit.status for unit in rows)
    issues = {kind: counts[kind] for kind in ("failed", "fallback") if counts[kind]}
    runner.step_done(holding, holding.job.state, usage, issues)


def _show_progress(runner: Runner, job: Job) -> None:
    """At most once a second, and only if nobody else writes at this moment: the next unit will show it. `job` is as it was read
    before the unit; who has written since did so later."""
    if runner.now() - job.last_updated < PULSE_INTERVAL:
        return
    fresh = runner.ports.jobs.read(job.id)
    if fresh is None or fresh.job.step != job.step or fresh.job.status != "processing":
        return
    if runner.now() - fresh.job.last_updated < PULSE_INTERVAL:
        return
    total = fresh.job.progress.total
    done = total - runner.ports.jobs.count_units(job.id, job.unit_group(), OPEN_UNIT)
    after = transitions.pulse(fresh.job, runner.now(), lease=None, done=done, total=total, message="")
    try:
        runner.ports.jobs.commit(fresh.job, after, fresh.version)
    except Conflict:
        log.debug("Progress was not shown: somebody else wrote.", extra={"job_id": job.id})


def _enqueue(runner: Runner, job: Job, unit: Unit, *, named: bool = True) -> None:
    task = Task(pipeline=job.pipeline, job_id=job.id, step=job.step, unit=unit.key)
    name = task_name(job.id, job.step, unit.key, unit.attempt) if named else None
    runner.ports.queue.enqueue(task, name=name, at=unit.lease.expires_at if unit.lease else unit.not_before)


class UnitWork:
    """The right to work on one unit: its row's newest version."""

    def __init__(self, runner: Runner, job: Job, unit: Unit, version: Version) -> None:
        self.runner = runner
        self.job = job
        self.unit = unit
        self.version = version

    def claim(self, lease: Lease) -> None:
        """Take the lease and count the attempt. Raises `Conflict` when somebody else was faster."""
        self.commit(status="processing", attempt=self.unit.attempt + 1, lease=lease, not_before=None)

    def pulse(self, _done: int, _total: int, _message: str) -> None:
        """Keep the lease; raises `Stopped` when the job has moved on or another holder has the unit."""
        stored = self.runner.ports.jobs.read(self.job.id)
        if stored is None or stored.job.status != "processing" or stored.job.step != self.job.step or self.unit.lease is None:
            raise Stopped
        try:
            self.commit(lease=replace(self.unit.lease, expires_at=self.runner.now() + self.runner.lease))
        except Conflict as exc:
            raise Stopped from exc

    def commit(self, **changes: object) -> None:
        """Write the row. Raises `Conflict` when somebody else has."""
        unit = replace(self.unit, **changes)  # type: ignore[arg-type]
        self.version = self.runner.ports.jobs.commit_unit(self.job.id, unit, self.version)
        self.unit = unit
