"""The machine dies at every write and every enqueue, just before and just after it takes effect: the outcome is the same."""

from __future__ import annotations

import pytest

from pipelines.engine.pipeline import Pipeline
from tests.fakes import Faults, World
from tests.unit.engine.sample_pipelines import FANNED, PLAIN


def outcome_of(world: World, job_id: str) -> dict[str, object]:
    """What a user can tell of the finished run."""
    job = world.job(job_id)
    return {
        "status": job.status,
        "shown": world.status["status"],
        "progress": job.progress.percentage,
        "texts": sorted(str(record["text"]) for record in world.outputs("items")),
        "records": len(list(world.records.query(f"{world.subject}/items"))),
        "settled": job.settled,
    }


def undisturbed(pipeline: Pipeline) -> tuple[dict[str, object], int]:
    world = World(pipeline)
    job = world.start()
    world.run()
    return outcome_of(world, job.id), world.faults.writes


@pytest.mark.parametrize("pipeline", [PLAIN, FANNED], ids=["plain", "fanned"])
@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_a_crash_at_any_write_or_enqueue_changes_nothing_in_the_end(pipeline: Pipeline, after: bool) -> None:
    expected, writes = undisturbed(pipeline)
    first_of_the_handlers = 3  # the first two, create and enqueue, are the start call's

    for crash_at in range(first_of_the_handlers, writes + 1):
        world = World(pipeline, faults=Faults(crash_at=crash_at, after=after))
        job = world.start()
        world.run()

        assert outcome_of(world, job.id) == expected, f"crash {'after' if after else 'before'} write {crash_at}"
        steps = [event.step for event in world.jobs.events[job.id] if event.name in {"checkpoint", "finish"}]
        assert steps == list(range(1, len(pipeline.phases) + 1)), f"a phase was checkpointed twice at {crash_at}"


@pytest.mark.parametrize("pipeline", [PLAIN, FANNED], ids=["plain", "fanned"])
def test_a_crash_of_a_superseding_run_at_any_write_leaves_only_the_new_outputs(pipeline: Pipeline) -> None:
    expected, writes = undisturbed(pipeline)

    for crash_at in range(3, writes + 8):
        world = World(pipeline)
        world.start()
        world.run()
        world.faults.writes, world.faults.crash_at = 0, crash_at
        job = world.start()
        world.run()

        assert outcome_of(world, job.id) == expected
        assert {path.split("/")[1] for path in world.blobs.files} == {job.id}


def test_a_hand_off_that_was_lost_is_made_good_by_the_old_task() -> None:
    world = World(PLAIN)
    job = world.start()
    first = world.queue.tasks[0].task
    world.step()
    world.queue.tasks.clear()  # checkpointed, but the next task never reached the queue
    world.queue.names.clear()

    world.deliver(first)

    assert [queued.task.step for queued in world.queue.tasks] == [1]
    world.run()
    assert world.job(job.id).status == "completed"


def test_a_job_whose_task_was_lost_is_found_by_the_sweep() -> None:
    world = World(PLAIN)
    job = world.start()
    world.queue.tasks.clear()

    world.run()

    assert world.job(job.id).status == "completed"


def test_a_phase_that_kills_the_machine_runs_out_of_attempts() -> None:
    from tests.fakes import Crash
    from tests.unit.engine.sample_pipelines import Phase, pipeline

    def lethal(_ctx: object) -> dict[str, object]:
        raise Crash

    world = World(pipeline(Phase(key="lethal", name="Lethal", run=lethal, max_attempts=3)))
    job = world.start()

    world.run()

    failed = world.job(job.id)
    assert (failed.status, failed.attempt) == ("failed", 3)
    assert failed.error is not None
    assert failed.error.code == "attempts_exhausted"
    assert world.status["error"]["phase"] == "Lethal"
