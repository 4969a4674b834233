"""What a user does to a job while it runs, and what is left afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest

from pipelines.engine.context import Context
from pipelines.engine.control import UnknownJob
from pipelines.engine.errors import AlreadyRunning, ErrorCode, Forbidden, PhaseFailed, SubjectGone
from pipelines.engine.holding import Outcome
from pipelines.engine.pipeline import Phase, Pipeline
from pipelines.engine.ports import Task
from tests.fakes import START, World
from tests.unit.engine.sample_pipelines import CUT, DELIVER, FANNED, PLAIN, SEW, pipeline


def half_way(sample: Pipeline = PLAIN) -> tuple[World, str]:
    """A world in which a job has done its first phase."""
    world = World(sample)
    job = world.start()
    world.step()
    return world, job.id


def test_pending_is_shown_as_pending_until_a_handler_takes_the_job_up() -> None:
    world = World(PLAIN)
    world.start()

    assert world.status["status"] == "pending"
    world.step()
    assert world.status["status"] == "processing"


def test_a_second_start_is_refused_with_the_running_jobs_id() -> None:
    world, job_id = half_way()

    with pytest.raises(AlreadyRunning) as refused:
        world.start()

    assert refused.value.job_id == job_id


def test_a_job_for_nothing_is_refused() -> None:
    world = World(PLAIN)
    world.records.documents.clear()

    with pytest.raises(SubjectGone):
        world.start()


def test_cancel_removes_partial_outputs_and_the_subject_returns_to_idle() -> None:
    world, job_id = half_way()
    assert world.blobs.files

    world.control.cancel(job_id)
    assert world.status["status"] == "cancelled"
    world.run()

    assert world.status["status"] == "idle"
    assert world.status["last_outcome"] == "cancelled"
    assert world.blobs.files == {}


def test_a_cancelled_job_never_runs_again_by_itself() -> None:
    world, job_id = half_way()
    old = [queued.task for queued in world.queue.tasks]
    world.control.cancel(job_id)
    world.run()
    for task in old:
        world.deliver(task)
    world.run()

    assert world.job(job_id).status == "cancelled"
    assert world.job(job_id).phase == 1


def test_a_running_phase_stops_at_its_next_pulse_after_a_cancel_and_its_late_output_is_removed() -> None:
    went_on: list[bool] = []

    def long(ctx: Context) -> Mapping[str, Any]:
        world.control.cancel(ctx.job.id)
        ctx.blobs.write(f"{ctx.folder}/late", b"x", "text/plain")
        world.clock.advance(2)
        ctx.progress(1, 2)
        went_on.append(True)
        return {}

    world = World(pipeline(CUT, Phase(key="long", name="Long", run=long), DELIVER))
    job = world.start()
    world.run()

    assert went_on == []
    assert world.job(job.id).settled
    assert world.blobs.files == {}


def test_clean_up_after_a_cancel_waits_until_the_step_in_flight_has_let_go() -> None:
    files: list[int] = []

    def long(ctx: Context) -> Mapping[str, Any]:
        world.control.cancel(ctx.job.id)
        world.step()  # the clean-up comes while the phase is at work
        files.append(len(world.blobs.files))
        return {}

    world = World(pipeline(CUT, Phase(key="long", name="Long", run=long), DELIVER))
    job = world.start()
    world.run(until=lambda: world.job(job.id).settled)

    assert files == [1]
    assert world.blobs.files == {}
    assert world.clock() - START < timedelta(seconds=10)  # it has let go: nobody waited for the lease to expire


def test_cancel_of_a_finished_job_is_refused() -> None:
    world = World(PLAIN)
    job = world.start()
    world.run()

    with pytest.raises(Forbidden, match="completed"):
        world.control.cancel(job.id)


def test_an_unknown_job_is_said_to_be_unknown() -> None:
    with pytest.raises(UnknownJob):
        World(PLAIN).control.cancel("nobody")


@pytest.mark.parametrize("sample", [PLAIN, FANNED], ids=["plain", "fanned"])
def test_a_paused_job_rests_until_it_is_resumed_and_then_ends_as_if_nothing_had_been(sample: Pipeline) -> None:
    world = World(sample)
    job = world.start()
    for _ in range(4):
        world.step()
        if world.job(job.id).status == "processing":
            world.control.pause(job.id)
            assert world.status["status"] == "paused"
            world.run()
            assert world.status["status"] == "paused"
            world.control.resume(job.id)
    world.run()

    assert world.job(job.id).status == "completed"
    undisturbed = World(sample)
    undisturbed.start()
    undisturbed.run()
    assert sorted(r["text"] for r in world.outputs("items")) == sorted(r["text"] for r in undisturbed.outputs("items"))


def failing_once() -> tuple[Pipeline, list[int]]:
    runs: list[int] = []

    def fussy(ctx: Context) -> Mapping[str, Any]:
        runs.append(ctx.job.revision)
        if ctx.job.revision == 0:
            raise PhaseFailed(ErrorCode.NO_TABLE, "No table.")
        return SEW.run(ctx)  # type: ignore[operator, no-any-return]

    return pipeline(CUT, Phase(key="fussy", name="Fussy", run=fussy), DELIVER), runs


def test_a_retry_goes_on_at_the_failed_phase() -> None:
    sample, runs = failing_once()
    world = World(sample)
    job = world.start()
    world.run()
    cuts = len([event for event in world.jobs.events[job.id] if event.phase == "cut"])

    world.control.retry(job.id)
    world.run()

    assert world.job(job.id).status == "completed"
    assert runs == [0, 1]
    assert len([event for event in world.jobs.events[job.id] if event.phase == "cut"]) == cuts
    assert len(world.outputs("items")) == 3


def test_a_retry_is_refused_while_the_job_runs_and_when_a_newer_one_exists() -> None:
    sample, _ = failing_once()
    world = World(sample)
    first = world.start()
    with pytest.raises(Forbidden):
        world.control.retry(first.id)
    world.run()
    world.start()
    with pytest.raises(AlreadyRunning):
        world.control.retry(first.id)
    world.run()

    with pytest.raises(Forbidden, match="newer"):
        world.control.retry(first.id)


def test_a_retry_after_a_cancel_starts_from_the_beginning() -> None:
    world, job_id = half_way(FANNED)
    for _ in range(3):
        world.step()
    world.control.cancel(job_id)
    world.run()

    world.control.retry(job_id)
    world.run()

    assert world.job(job_id).status == "completed"
    assert len(world.outputs("items")) == 5


def test_a_failed_rerun_leaves_the_last_good_result_published() -> None:
    world = World(PLAIN)
    world.start()
    world.run()
    good = world.outputs("items")
    sample, _ = failing_once()
    world.pipelines["sample"] = sample

    world.start()
    world.run()

    assert world.status["status"] == "failed"
    assert world.outputs("items") == good


def test_a_cancelled_rerun_leaves_the_last_good_result_published() -> None:
    world = World(PLAIN)
    world.start()
    world.run()
    good = world.outputs("items")

    again = world.start()
    world.step()
    world.step()
    world.control.cancel(again.id)
    world.run()

    assert world.outputs("items") == good
    assert len(list(world.records.query(f"{world.subject}/items"))) == len(good)


def test_a_new_job_is_not_overwritten_by_the_clean_up_of_the_cancelled_one() -> None:
    world, job_id = half_way()
    world.control.cancel(job_id)
    new = world.start()

    world.run(until=lambda: world.job(job_id).settled)

    assert world.status["task_id"] == new.id


def test_a_queue_that_is_down_at_the_start_loses_nothing() -> None:
    world = World(PLAIN)
    enqueue = world.queue.enqueue

    def down(*_args: object, **_kwargs: object) -> None:
        raise ConnectionError("no queue")

    world.queue.enqueue = down  # type: ignore[method-assign]
    job = world.start()
    world.queue.enqueue = enqueue  # type: ignore[method-assign]
    world.run()

    assert world.job(job.id).status == "completed"


def test_a_task_that_comes_while_the_job_is_paused_does_nothing() -> None:
    world, job_id = half_way()
    paused = world.control.pause(job_id)

    assert world.deliver(Task(pipeline="sample", job_id=job_id, step=paused.step)) is Outcome.STALE
    assert world.job(job_id).status == "paused"


def test_the_late_clean_up_of_an_older_run_leaves_the_newer_one_alone() -> None:
    world = World(PLAIN)
    first = world.start()
    world.run(until=lambda: world.job(first.id).status == "completed")
    late = [queued.task for queued in world.queue.tasks]
    world.queue.tasks.clear()
    world.start()
    world.run(until=lambda: all(job.settled for job, _ in world.jobs.jobs.values() if job.id != first.id))

    for task in late:
        world.deliver(task)

    assert len(world.outputs("items")) == 3
