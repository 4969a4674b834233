"""What the subject shows of its job."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from pipelines.engine.job import FINAL
from pipelines.engine.projection import changes, collection_projection, idle_status
from tests.fakes import START, World
from tests.unit.engine.sample_pipelines import PLAIN

SHAPE = {"status", "task_id", "started_at", "completed_at", "last_updated", "current_phase", "progress", "error"}


def test_every_status_is_shown_in_the_same_shape() -> None:
    world = World(PLAIN)
    job = world.start()
    seen = {}
    while world.job(job.id).status not in FINAL:
        world.step()
        seen[world.status["status"]] = set(world.status)

    assert seen == {"processing": SHAPE, "completed": SHAPE}
    assert set(idle_status("phase")) == SHAPE
    assert world.status["task_id"] == job.id
    assert world.status["progress"] == {"phase": 3, "total_phases": 3, "percentage": 100}


def test_items_count_steps_where_documents_count_phases() -> None:
    world = World(replace(PLAIN, project=collection_projection("step")))
    world.start()
    world.step()

    assert world.status["current_step"] == "Sewing"
    assert world.status["progress"] == {"step": 2, "total_steps": 3, "percentage": 25}


def test_nothing_is_written_to_the_subject_when_only_time_has_passed() -> None:
    world = World(PLAIN)
    job = world.start()
    later = replace(job, attempt=1, last_updated=START + timedelta(seconds=9))

    assert changes(PLAIN.project, job, later) == {}
    assert set(changes(PLAIN.project, None, job)) == {"processing_status.document_processing"}


def test_success_publishes_the_run_and_the_last_phases_fields() -> None:
    world = World(PLAIN)
    job = world.start()
    world.run()

    collection = world.records.documents[world.subject]
    assert collection["published"] == {"document_processing": job.id}
    assert collection["counts"] == {"items": 3}
