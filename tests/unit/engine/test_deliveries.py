"""Tasks come twice, late, out of order and to handlers that were thought dead."""

from __future__ import annotations

import itertools
import random
from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from pipelines.engine import transitions
from pipelines.engine.context import Context
from pipelines.engine.errors import Busy, ErrorCode, PhaseFailed
from pipelines.engine.holding import Delivery, Outcome
from pipelines.engine.job import Job
from pipelines.engine.pipeline import More, Phase, Pipeline, Publish
from pipelines.engine.ports import Task
from tests.fakes import START, World
from tests.unit.engine.sample_pipelines import CUT, DELIVER, FANNED, PLAIN, pipeline


def texts(world: World) -> list[str]:
    return sorted(str(record["text"]) for record in world.outputs("items"))


@pytest.mark.parametrize("sample", [PLAIN, FANNED], ids=["plain", "fanned"])
@pytest.mark.parametrize("seed", range(25))
def test_tasks_delivered_twice_and_in_any_order_do_the_work_once(sample: Pipeline, seed: int) -> None:
    rng = random.Random(seed)
    world = World(sample)
    job = world.start()
    seen: list[Task] = []

    for _ in range(400):
        if not world.queue.tasks:
            break
        queued = rng.choice(world.queue.tasks)
        world.queue.tasks.remove(queued)
        seen.append(queued.task)
        if rng.random() < 0.5:
            world.queue.put(rng.choice(seen), START)
        world.clock.advance(rng.random())
        if world.deliver(queued.task) is Outcome.HELD:
            world.queue.put(queued.task, START)
    world.run()

    assert world.job(job.id).status == "completed"
    steps = [event.step for event in world.jobs.events[job.id] if event.name in {"checkpoint", "finish"}]
    assert steps == [1, 2, 3]
    assert len(texts(world)) == len(list(world.records.query(f"{world.subject}/items")))


def test_a_second_delivery_is_held_off_while_the_first_is_at_work() -> None:
    outcomes: list[Outcome] = []

    def meanwhile(ctx: Context) -> Mapping[str, Any]:
        outcomes.append(world.deliver(Task(pipeline="sample", job_id=ctx.job.id, step=0)))
        return {}

    world = World(pipeline(Phase(key="slow", name="Slow", run=meanwhile)))
    world.start()
    world.step()

    assert outcomes == [Outcome.HELD]
    assert outcomes[0].http_status == 409


def test_a_zombie_that_wakes_after_its_lease_cannot_write() -> None:
    runs: list[str] = []

    def slow(ctx: Context) -> Mapping[str, Any]:
        runs.append(ctx.job.lease.token if ctx.job.lease else "")
        if len(runs) == 1:
            world.clock.advance(120)
            world.deliver(Task(pipeline="sample", job_id=ctx.job.id, step=0))
            return {"by": "zombie"}
        return {"by": "successor"}

    def last(ctx: Context) -> Publish:
        return Publish(fields={"by": ctx.state["by"]})

    world = World(pipeline(Phase(key="slow", name="Slow", run=slow), Phase(key="last", name="Last", run=last)))
    job = world.start()
    world.run()

    assert len(set(runs)) == 2
    assert world.records.documents[world.subject]["by"] == "successor"
    names = [event.name for event in world.jobs.events[job.id]]
    assert names.count("checkpoint") == 1
    assert "take_over" in names


def test_a_zombie_learns_at_its_next_pulse_that_it_has_lost_the_job() -> None:
    went_on: list[bool] = []

    def slow(ctx: Context) -> Mapping[str, Any]:
        if ctx.job.attempt == 1:
            world.clock.advance(120)
            world.deliver(Task(pipeline="sample", job_id=ctx.job.id, step=0))
            ctx.progress(1, 2)
            went_on.append(True)
        return {}

    world = World(pipeline(Phase(key="slow", name="Slow", run=slow)))
    world.start()
    world.run()

    assert went_on == []


def test_a_delivery_that_died_unanswered_is_taken_over_at_once() -> None:
    world = World(PLAIN)
    job = world.start()
    stored = world.jobs.read(job.id)
    assert stored is not None
    world.runner.holding(stored).claim(world.runner.new_lease(Delivery(job_id=job.id, step=0)))

    assert world.deliver(Task(pipeline="sample", job_id=job.id, step=0)) is Outcome.HELD
    assert world.deliver(Task(pipeline="sample", job_id=job.id, step=0), lost=1) is Outcome.DONE


def test_an_unknown_job_is_answered_and_forgotten() -> None:
    assert World(PLAIN).deliver(Task(pipeline="sample", job_id="nobody", step=0)) is Outcome.GONE


def test_any_exception_is_tried_again_later_with_growing_delays() -> None:
    times = []

    def flaky(ctx: Context) -> Mapping[str, Any]:
        times.append(world.clock())
        if len(times) < 4:
            raise ValueError("weather")
        return {}

    world = World(pipeline(Phase(key="flaky", name="Flaky", run=flaky)))
    job = world.start()
    world.run()

    assert world.job(job.id).status == "completed"
    delays = [round((later - earlier).total_seconds()) for earlier, later in itertools.pairwise(times)]
    assert delays == [2, 4, 8]
    waits = [event.message for event in world.jobs.events[job.id] if event.name == "back_off"]
    assert waits == ["Something went wrong; trying again"] * 3


def test_a_provider_that_asks_to_wait_costs_no_attempt() -> None:
    calls = []

    def metered(_ctx: Context) -> Mapping[str, Any]:
        calls.append(world.clock())
        if len(calls) < 9:
            raise Busy("Waiting for AI capacity", 30)
        return {}

    world = World(pipeline(Phase(key="metered", name="Metered", run=metered, max_attempts=2)))
    job = world.start()
    world.run()

    assert world.job(job.id).status == "completed"
    assert calls[1] - calls[0] >= timedelta(seconds=30)


def test_a_failure_that_no_retry_can_help_fails_at_once_with_its_sentence() -> None:
    def hopeless(_ctx: Context) -> Mapping[str, Any]:
        raise PhaseFailed(ErrorCode.NO_TABLE, "The order holds no table.", "Upload the order form itself.")

    world = World(pipeline(CUT, Phase(key="hopeless", name="Reading", run=hopeless)))
    job = world.start()
    world.run()

    assert world.job(job.id).attempt == 1
    assert world.status["status"] == "failed"
    assert world.status["error"] == {
        "message": "The order holds no table.",
        "phase": "Reading",
        "details": "Upload the order form itself.",
    }


def test_a_phase_with_more_to_do_runs_again_from_its_state() -> None:
    def piecemeal(ctx: Context) -> Mapping[str, Any] | More:
        done = ctx.state.get("done", 0) + 1
        return More({"done": done}, done / 3) if done < 3 else {"pieces": done}

    world = World(pipeline(Phase(key="piecemeal", name="Piecemeal", run=piecemeal), CUT, DELIVER))
    job = world.start()
    world.run(until=lambda: world.job(job.id).phase == 1)

    assert world.job(job.id).step == 3
    assert world.job(job.id).state == {"pieces": 3}


def test_a_job_made_by_other_phases_than_the_deployed_ones_fails_clearly() -> None:
    world = World(PLAIN)
    job = world.start()
    world.pipelines["sample"] = pipeline(CUT, DELIVER)
    world.run()

    failed = world.job(job.id)
    assert failed.error is not None
    assert failed.error.code is ErrorCode.PIPELINE_CHANGED


@pytest.mark.parametrize("steps", [0, 1, 2])
@pytest.mark.parametrize("sample", [PLAIN, FANNED], ids=["plain", "fanned"])
def test_a_job_whose_subject_was_deleted_fails_and_cleans_up(sample: Pipeline, steps: int) -> None:
    world = World(sample)
    job = world.start()
    for _ in range(steps):
        world.step()
    del world.records.documents[world.subject]
    world.run()

    failed = world.job(job.id)
    assert failed.error is not None
    assert failed.error.code is ErrorCode.SUBJECT_GONE
    assert failed.settled
    assert world.blobs.files == {}


def test_a_phase_costs_one_read_two_commits_and_one_enqueue() -> None:
    def nothing(_ctx: Context) -> Mapping[str, Any]:
        return {}

    world = World(pipeline(*[Phase(key=f"p{n}", name=f"Phase {n}", run=nothing) for n in range(6)]))
    job = world.start()
    writes = world.faults.writes
    reads = world.jobs.reads
    world.run(until=lambda: world.job(job.id).status == "completed")

    assert world.jobs.reads - reads == 6
    assert world.faults.writes - writes == 6 * 3


def test_the_job_document_stays_small_whatever_happens_to_it() -> None:
    import json

    from pipelines.engine.document import job_to_record

    def restless(ctx: Context) -> Mapping[str, Any] | More:
        done = ctx.state.get("done", 0) + 1
        return More({"done": done}, done / 1000) if done < 1000 else {}

    world = World(pipeline(Phase(key="restless", name="Restless", run=restless)))
    job = world.start()
    world.run(steps=5_000)

    assert world.job(job.id).status == "completed"
    assert len(world.jobs.events[job.id]) > 1_000
    assert len(json.dumps(job_to_record(world.job(job.id)), default=str)) < 3_000


def test_a_state_that_is_no_json_fails_like_any_other_mistake_of_a_phase() -> None:
    def careless(_ctx: Context) -> Mapping[str, Any]:
        return {"when": START}

    world = World(pipeline(Phase(key="careless", name="Careless", run=careless, max_attempts=2)))
    job = world.start()
    world.run()

    error = world.job(job.id).error
    assert error is not None
    assert error.details == "TypeError in careless"


def test_one_owners_import_leaves_room_for_everybodys() -> None:
    world = World(PLAIN)
    world.runner.running_per_owner = world.control.running_per_owner = 2
    for number in range(6):
        world.records.documents[f"collections/x{number}"] = {}
    many = [world.control.start("sample", subject=f"collections/x{number}", owner_uid="u1", input={}).id for number in range(5)]
    other = world.control.start("sample", subject="collections/x5", owner_uid="u2", input={}).id

    for _ in range(6):
        world.step()

    running = [job_id for job_id in many if world.job(job_id).status == "processing"]
    assert len(running) == 2
    assert world.job(other).status == "processing"
    waiting = next(world.job(job_id).waiting for job_id in many if job_id not in running)
    assert waiting is not None
    assert waiting.reason == "Waiting for your other jobs to end"
    world.run()
    assert {world.job(job_id).status for job_id in [*many, other]} == {"completed"}


def test_progress_is_written_at_most_once_a_second() -> None:
    def talkative(ctx: Context) -> Mapping[str, Any]:
        writes = world.faults.writes
        for done in range(1_000):
            world.clock.advance(0.01)
            ctx.progress(done, 1_000)
        written.append(world.faults.writes - writes)
        return {}

    written: list[int] = []
    world = World(pipeline(Phase(key="talkative", name="Talkative", run=talkative)))
    world.start()
    world.run()

    assert 8 <= written[0] <= 10


def test_what_follows_a_change_does_not_follow_the_end_of_a_job_whose_subject_has_gone() -> None:
    world = World(PLAIN)
    job = world.start()
    holding = world.runner.holding(world.jobs.read(job.id))  # type: ignore[arg-type]
    world.records.documents.clear()
    followed: list[Job] = []

    holding.change(partial(transitions.give_up, code=ErrorCode.NO_TABLE, message="There is no table."), then=followed.append)

    error = world.job(job.id).error
    assert error is not None
    assert error.code is ErrorCode.SUBJECT_GONE
    assert followed == []
