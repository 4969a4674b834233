"""A phase in parts: units fail, are retried, die and are delivered twice; the job goes on when the last has ended."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from pipelines.engine.context import Context
from pipelines.engine.errors import Busy, ErrorCode, PhaseFailed
from pipelines.engine.holding import Outcome
from pipelines.engine.job import Usage
from pipelines.engine.pipeline import Fallback, Map, Phase, Pipeline
from pipelines.engine.ports import Task
from tests.fakes import World
from tests.unit.engine.sample_pipelines import CUT, FANNED, PARTS, gather, parts, pipeline

Each = Callable[[Context, Mapping[str, Any]], Mapping[str, Any] | Fallback]


def fanned(each: Each, width: int = 2, max_attempts: int = 3) -> Pipeline:
    sew = Phase(key="sew", name="Sewing", run=Map(split=parts, each=each, width=width), max_attempts=max_attempts)
    return pipeline(CUT, sew, Phase(key="gather", name="Delivering", run=gather))


def sewn(ctx: Context, payload: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"text": f"part{payload['part']}"}


def test_every_unit_runs_once_and_the_last_one_advances_the_job() -> None:
    ran: list[int] = []

    def each(ctx: Context, payload: Mapping[str, Any]) -> Mapping[str, Any]:
        ran.append(payload["part"])
        return sewn(ctx, payload)

    world = World(fanned(each))
    job = world.start()
    world.run()

    assert sorted(ran) == list(range(PARTS))
    assert world.job(job.id).status == "completed"
    assert [record["text"] for record in sorted(world.outputs("items"), key=lambda r: r["index"])] == [
        f"part{n}" for n in range(PARTS)
    ]


@pytest.mark.parametrize("width", [1, 2, 3, PARTS, PARTS + 3])
def test_in_whatever_order_units_end_no_sweep_is_needed_to_go_on(width: int) -> None:
    for seed in range(20):
        rng = random.Random(seed)
        world = World(fanned(sewn, width=width))
        job = world.start()

        while world.queue.tasks:
            world.deliver(world.queue.tasks.pop(rng.randrange(len(world.queue.tasks))).task)

        assert world.job(job.id).status == "completed", seed


def test_no_more_than_width_units_are_queued_so_that_other_jobs_get_their_turn() -> None:
    most = 0

    def each(ctx: Context, payload: Mapping[str, Any]) -> Mapping[str, Any]:
        nonlocal most
        most = max(most, len([queued for queued in world.queue.tasks if queued.task.unit]) + 1)
        return sewn(ctx, payload)

    world = World(fanned(each, width=2))
    world.start()
    world.run()

    assert most == 2


def test_the_delivery_that_splits_a_phase_sets_its_units_going() -> None:
    world = World(fanned(sewn, width=2))
    world.start()
    world.step()

    world.step()

    assert [queued.task.unit for queued in world.queue.tasks] == ["sew-00000", "sew-00001"]


def test_a_job_whose_subject_goes_while_a_phase_is_split_ends_and_leaves_nothing_queued() -> None:
    def splitting(ctx: Context) -> list[Mapping[str, Any]]:
        world.records.documents.clear()
        return parts(ctx)

    world = World(pipeline(Phase(key="sew", name="Sewing", run=Map(split=splitting, each=sewn))))
    job = world.start()
    world.run()

    error = world.job(job.id).error
    assert error is not None
    assert error.code is ErrorCode.SUBJECT_GONE
    assert not world.queue.tasks


def test_a_failed_unit_does_not_stop_the_others_and_the_job_says_so() -> None:
    def each(ctx: Context, payload: Mapping[str, Any]) -> Mapping[str, Any]:
        if payload["part"] == 3:
            raise PhaseFailed(ErrorCode.DOCUMENT_UNREADABLE, "Part 3 cannot be read.")
        return sewn(ctx, payload)

    world = World(fanned(each))
    job = world.start()
    world.run()

    done = world.job(job.id)
    assert (done.status, done.issues) == ("completed_with_issues", {"failed": 1})
    assert world.status["status"] == "completed_with_issues"
    assert len(world.outputs("items")) == PARTS - 1


def test_retrying_runs_only_the_failed_units_and_the_phases_behind_them() -> None:
    ran: list[tuple[int, int]] = []

    def each(ctx: Context, payload: Mapping[str, Any]) -> Mapping[str, Any]:
        ran.append((ctx.job.revision, payload["part"]))
        if payload["part"] == 3 and ctx.job.revision == 0:
            raise PhaseFailed(ErrorCode.DOCUMENT_UNREADABLE, "Part 3 cannot be read.")
        return sewn(ctx, payload)

    world = World(fanned(each))
    job = world.start()
    world.run()
    world.control.retry(job.id)
    world.run()

    assert [part for revision, part in ran if revision == 1] == [3]
    assert world.job(job.id).status == "completed"
    assert len(world.outputs("items")) == PARTS
    assert len(list(world.records.query(f"{world.subject}/items"))) == PARTS


def test_a_cancelled_retry_leaves_what_the_run_before_had_published() -> None:
    def each(ctx: Context, payload: Mapping[str, Any]) -> Mapping[str, Any]:
        if payload["part"] == 3:
            if ctx.job.revision:
                world.control.cancel(ctx.job.id)
            raise PhaseFailed(ErrorCode.DOCUMENT_UNREADABLE, "Part 3 cannot be read.")
        return sewn(ctx, payload)

    world = World(fanned(each))
    job = world.start()
    world.run()
    world.control.retry(job.id)
    world.run()

    assert world.job(job.id).status == "cancelled"
    assert len(world.outputs("items")) == PARTS - 1
    assert world.blobs.files


def test_a_job_none_of_whose_units_succeeds_fails() -> None:
    def each(_ctx: Context, _payload: Mapping[str, Any]) -> Mapping[str, Any]:
        raise PhaseFailed(ErrorCode.DOCUMENT_UNREADABLE, "Cannot be read.")

    world = World(fanned(each))
    job = world.start()
    world.run()

    error = world.job(job.id).error
    assert error is not None
    assert (error.code, error.details) == (ErrorCode.ALL_UNITS_FAILED, "Cannot be read.")


def test_a_phase_with_nothing_to_do_is_passed() -> None:
    def nothing(_ctx: Context) -> list[dict[str, int]]:
        return []

    world = World(
        pipeline(CUT, Phase(key="sew", name="Sewing", run=Map(split=nothing, each=sewn)), Phase(key="gather", name="G", run=gather))
    )
    job = world.start()
    world.run()

    assert world.job(job.id).status == "completed"


def test_a_unit_is_tried_again_and_waits_for_a_busy_provider_without_losing_attempts() -> None:
    tries: dict[int, int] = {}

    def each(ctx: Context, payload: Mapping[str, Any]) -> Mapping[str, Any]:
        part = payload["part"]
        tries[part] = tries.get(part, 0) + 1
        if part == 1 and tries[part] < 3:
            raise ValueError("weather")
        if part == 2 and tries[part] < 6:
            raise Busy("Waiting for AI capacity", 5)
        return sewn(ctx, payload)

    world = World(fanned(each, max_attempts=3))
    job = world.start()
    world.run()

    assert world.job(job.id).status == "completed"
    assert (tries[1], tries[2]) == (3, 6)


def test_units_that_fell_back_on_the_rules_are_counted_but_are_no_failure() -> None:
    def each(ctx: Context, payload: Mapping[str, Any]) -> Mapping[str, Any] | Fallback:
        if payload["part"] == 0:
            return Fallback(sewn(ctx, payload))
        if payload["part"] == 1:
            ctx.count_issue("fallback")
        return sewn(ctx, payload)

    world = World(fanned(each))
    job = world.start()
    world.run()

    assert (world.job(job.id).status, world.job(job.id).issues) == ("completed", {"fallback": 2})


def test_what_units_used_is_added_up() -> None:
    def each(ctx: Context, payload: Mapping[str, Any]) -> Mapping[str, Any]:
        ctx.usage += Usage(calls=1, cost_usd=0.25)
        return sewn(ctx, payload)

    world = World(fanned(each))
    job = world.start()
    world.run()

    assert (world.job(job.id).usage.calls, world.job(job.id).usage.cost_usd) == (PARTS, 1.25)


def test_a_result_too_large_for_the_ledger_fails_its_unit_only() -> None:
    from pipelines.engine.errors import DocumentTooLarge

    world = World(FANNED)
    commit_unit = world.jobs.commit_unit

    def guarded(job_id: str, unit: Any, version: object) -> object:
        if unit.index == 2 and unit.status == "ok":
            raise DocumentTooLarge(unit.key, 800_000, 700_000)
        return commit_unit(job_id, unit, version)

    world.jobs.commit_unit = guarded  # type: ignore[method-assign]
    job = world.start()
    world.run()

    assert world.job(job.id).status == "completed_with_issues"


def test_a_unit_stops_at_its_pulse_when_the_job_is_cancelled_and_nothing_is_left_of_it() -> None:
    went_on: list[bool] = []

    def each(ctx: Context, payload: Mapping[str, Any]) -> Mapping[str, Any]:
        world.control.cancel(ctx.job.id)
        world.clock.advance(2)
        ctx.progress(1, 2)
        went_on.append(True)
        return sewn(ctx, payload)

    world = World(fanned(each))
    job = world.start()
    world.run()

    assert went_on == []
    assert world.job(job.id).settled
    assert world.blobs.files == {}


def test_progress_is_shown_while_units_end() -> None:
    def each(ctx: Context, payload: Mapping[str, Any]) -> Mapping[str, Any]:
        world.clock.advance(3)
        shown.append(world.status["progress"]["percentage"])
        return sewn(ctx, payload)

    shown: list[int] = []
    world = World(fanned(each))
    world.start()
    world.run()

    assert shown == sorted(shown)
    assert len(set(shown)) > 2


def test_a_unit_that_died_after_its_commit_is_followed_up_by_its_own_task() -> None:
    world = World(fanned(sewn, width=1))
    job = world.start()
    world.run(until=lambda: any(queued.task.unit for queued in world.queue.tasks))
    (first,) = [queued.task for queued in world.queue.tasks]
    world.step()
    world.queue.tasks.clear()  # the unit is done, but the next one never reached the queue
    world.queue.names.clear()

    world.deliver(first)

    assert [queued.task.unit for queued in world.queue.tasks] == ["sew-00001"]
    world.run()
    assert world.job(job.id).status == "completed"


def test_a_second_delivery_of_a_unit_is_held_off_while_the_first_is_at_work() -> None:
    outcomes: list[Outcome] = []

    def each(ctx: Context, payload: Mapping[str, Any]) -> Mapping[str, Any]:
        task = Task(pipeline="sample", job_id=ctx.job.id, step=ctx.job.step, unit=f"sew-{payload['part']:05d}")
        outcomes.append(world.deliver(task))
        return sewn(ctx, payload)

    world = World(fanned(each))
    world.start()
    world.run()

    assert set(outcomes) == {Outcome.HELD}
    assert len(outcomes) == PARTS


def test_clean_up_waits_for_a_unit_in_flight() -> None:
    settled: list[bool] = []

    def each(ctx: Context, payload: Mapping[str, Any]) -> Mapping[str, Any]:
        if not settled:
            world.control.cancel(ctx.job.id)
            world.deliver(Task(pipeline="sample", job_id=ctx.job.id, step=world.job(ctx.job.id).step))
            settled.append(world.job(ctx.job.id).settled)
            ctx.blobs.write(f"{ctx.folder}/late", b"x", "text/plain")
        return sewn(ctx, payload)

    world = World(fanned(each))
    job = world.start()
    world.run()

    assert settled == [False]
    assert world.job(job.id).settled
    assert world.blobs.files == {}


def test_two_phases_that_fan_out_may_follow_each_other() -> None:
    hem = Phase(key="hem", name="Hemming", run=Map(split=parts, each=sewn, width=3))
    sew = Phase(key="sew", name="Sewing", run=Map(split=parts, each=sewn, width=2))
    world = World(pipeline(CUT, hem, sew, Phase(key="gather", name="Delivering", run=gather)))
    job = world.start()
    world.run()

    assert world.job(job.id).status == "completed"
    assert len(world.outputs("items")) == PARTS
    assert len(world.jobs.units(job.id, "hem")) == len(world.jobs.units(job.id, "sew")) == PARTS
