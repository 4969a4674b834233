"""Jobs as records and back, whole and by what has changed."""

from __future__ import annotations

import pytest

from pipelines.engine.document import job_changes, job_to_record, record_to_job, record_to_unit, unit_to_record
from pipelines.engine.errors import ErrorCode, PhaseFailed
from pipelines.engine.ports import Unit
from tests.fakes import START, World
from tests.unit.engine.sample_pipelines import CUT, DELIVER, FANNED, PLAIN, Phase, pipeline
from tests.unit.engine.test_transitions import STEPS, TRANSITIONS, a_job, apply


def hopeless(_ctx: object) -> dict[str, object]:
    raise PhaseFailed(ErrorCode.NO_TABLE, "No table.")


@pytest.mark.parametrize("sample", [PLAIN, FANNED, pipeline(CUT, Phase(key="x", name="X", run=hopeless), DELIVER)])
def test_a_job_survives_being_stored_at_every_point_of_its_life(sample: object) -> None:
    world = World(sample)  # type: ignore[arg-type]
    job = world.start()

    while world.queue.tasks:
        world.step()
        assert record_to_job(job_to_record(world.job(job.id))) == world.job(job.id)


@pytest.mark.parametrize("name", STEPS)
def test_the_changed_fields_alone_make_the_old_record_the_new_one(name: str) -> None:
    for source in {source for source, _ in TRANSITIONS[name].edges if source}:
        before = a_job(source)
        after = apply(name, before)

        assert record_to_job(job_to_record(before) | job_changes(before, after)) == after.stored()
        assert "phases" not in job_changes(before, after)


def test_a_unit_survives_being_stored() -> None:
    unit = Unit(key="pages-00001", group="pages", index=1, payload={"first": 9}, not_before=START, result={"n": 1})

    assert record_to_unit(unit_to_record(unit)) == unit
