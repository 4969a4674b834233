"""What the engine relies on when it stores jobs."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from pipelines.engine import transitions
from pipelines.engine.errors import AlreadyRunning, Conflict, Forbidden, SubjectGone
from pipelines.engine.job import Job, Waiting
from tests.contract.conftest import FINISH, NOW, SUBJECT, Stores


def test_a_job_reads_back_as_it_was_stored(stores: Stores):
    job = replace(stores.new("j1"), state={"paths": ["a", "b"], "count": 2}, waiting=Waiting(reason="Queued", until=NOW))

    version = stores.jobs.create(job)

    stored = stores.jobs.read("j1")
    assert stored is not None
    assert stored.job == job.stored()
    assert stored.version == version


def test_an_unknown_job_is_none(stores: Stores):
    assert stores.jobs.read("nobody") is None


def test_a_job_cannot_start_for_a_subject_that_does_not_exist(stores: Stores):
    with pytest.raises(SubjectGone):
        stores.started("j1", subject="collections/nowhere")

    assert stores.jobs.read("j1") is None


def test_a_second_job_of_a_process_is_refused_while_the_first_is_active(stores: Stores):
    stores.started("j1")

    with pytest.raises(AlreadyRunning) as refusal:
        stores.started("j2", at=NOW + timedelta(seconds=5))

    assert refusal.value.job_id == "j1"
    assert stores.jobs.read("j2") is None


def test_another_process_of_the_same_subject_may_run_beside(stores: Stores):
    stores.started("j1")

    stores.started("j2", name="items")

    assert stores.status("item_generation")["task_id"] == "j2"
    assert stores.status("document_processing")["task_id"] == "j1"


def test_a_new_job_may_start_after_the_last_one_has_ended(stores: Stores):
    stores.finished("j1")

    stores.started("j2", at=NOW + timedelta(minutes=5))

    assert stores.status()["task_id"] == "j2"


def test_the_subject_shows_the_job_from_the_same_commit_on(stores: Stores):
    stored = stores.started("j1")
    assert stores.status()["status"] == "pending"

    stored = stores.changed(stored, transitions.pause)
    assert stores.status()["status"] == "paused"

    stores.changed(stored, transitions.resume)
    assert stores.status()["status"] == "pending"


def test_a_success_publishes_the_run_and_its_fields(stores: Stores):
    stores.finished("j1")

    assert stores.subject["published"] == {"document_processing": "j1"}
    assert stores.subject["counts"] == {"products": 3}
    assert stores.status()["progress"]["percentage"] == 100


def test_a_commit_at_an_old_version_is_refused_and_writes_nothing(stores: Stores):
    first = stores.started("j1")
    stores.changed(first, transitions.pause)

    with pytest.raises(Conflict):
        stores.changed(first, transitions.cancel)

    stored = stores.jobs.read("j1")
    assert stored is not None
    assert stored.job.status == "paused"
    assert stores.status()["status"] == "paused"


def test_a_commit_says_when_the_subject_is_gone_and_writes_nothing(stores: Stores):
    stored = stores.claimed("j1")
    stores.records.delete_where("collections", "owner_uid", ["u1"])

    with pytest.raises(SubjectGone):
        stores.changed(stored, transitions.finish, **FINISH)

    after = stores.jobs.read("j1")
    assert after is not None
    assert after.job.status == "processing"


def test_the_end_of_an_older_job_does_not_touch_what_the_newer_one_shows(stores: Stores):
    cancelled = stores.changed(stores.claimed("j1"), transitions.cancel)
    newer = stores.started("j2", at=NOW + timedelta(minutes=1))

    stores.changed(cancelled, transitions.settle)

    assert stores.status()["task_id"] == newer.job.id
    assert stores.status()["status"] == "pending"
    assert "last_outcome" not in stores.status()


def test_a_job_that_ended_can_be_settled_after_its_subject_is_gone(stores: Stores):
    cancelled = stores.changed(stores.claimed("j1"), transitions.cancel)
    stores.records.delete_where("collections", "owner_uid", ["u1"])

    settled = stores.changed(cancelled, transitions.settle)

    assert settled.job.settled
    assert stores.records.get(SUBJECT) is None


def test_the_settling_of_a_cancelled_job_shows_on_its_subject(stores: Stores):
    cancelled = stores.changed(stores.claimed("j1"), transitions.cancel)
    assert stores.status()["status"] == "cancelled"

    stores.changed(cancelled, transitions.settle)

    assert stores.status()["status"] == "idle"
    assert stores.status()["last_outcome"] == "cancelled"


def failed(stores: Stores, job_id: str) -> Job:
    stored = stores.changed(
        stores.claimed(job_id), transitions.give_up, code=transitions.ErrorCode.DOCUMENT_UNREADABLE, message="Damaged."
    )
    return stored.job


def test_a_failed_job_may_be_opened_again(stores: Stores):
    job = failed(stores, "j1")
    stored = stores.jobs.read("j1")
    assert stored is not None

    stores.jobs.create(transitions.retry(job, NOW + timedelta(minutes=1)), stored.version)

    assert stores.status()["status"] == "pending"
    assert stores.status()["task_id"] == "j1"


def test_a_job_cannot_be_opened_again_at_an_old_version(stores: Stores):
    job = failed(stores, "j1")
    stored = stores.jobs.read("j1")
    assert stored is not None
    again = transitions.retry(job, NOW + timedelta(minutes=1))
    stores.jobs.create(again, stored.version)

    with pytest.raises(Conflict):
        stores.jobs.create(again, stored.version)


def test_a_job_cannot_be_opened_again_beside_a_newer_active_one(stores: Stores):
    job = failed(stores, "j1")
    stored = stores.jobs.read("j1")
    assert stored is not None
    stores.started("j2", at=NOW + timedelta(minutes=1))

    with pytest.raises(AlreadyRunning):
        stores.jobs.create(transitions.retry(job, NOW + timedelta(minutes=2)), stored.version)


def test_a_job_cannot_be_opened_again_after_a_newer_one_has_ended(stores: Stores):
    job = failed(stores, "j1")
    stored = stores.jobs.read("j1")
    assert stored is not None
    stores.finished("j2", at=NOW + timedelta(minutes=1))

    with pytest.raises(Forbidden):
        stores.jobs.create(transitions.retry(job, NOW + timedelta(minutes=2)), stored.version)


def test_overdue_jobs_are_found_the_most_overdue_first(stores: Stores):
    stores.records.put_many({f"collections/s{number}": {"owner_uid": "u1"} for number in range(3)})
    for number, minutes in enumerate((2, 1, 60)):
        stores.started(f"j{number}", subject=f"collections/s{number}", at=NOW + timedelta(minutes=minutes))
    soon = NOW + timedelta(minutes=10)

    assert [job.id for job in stores.jobs.due(soon, 10)] == ["j1", "j0"]
    assert [job.id for job in stores.jobs.due(soon, 1)] == ["j1"]


def test_a_job_that_waits_for_a_user_or_nobody_is_never_overdue(stores: Stores):
    stores.records.put_many({"collections/s0": {"owner_uid": "u1"}})
    stores.changed(stores.started("j0", subject="collections/s0"), transitions.pause)
    stores.changed(stores.finished("j1"), transitions.settle)

    assert stores.jobs.due(NOW + timedelta(days=365), 10) == []


def test_jobs_that_may_have_outputs_are_found_by_subject_and_process(stores: Stores):
    stores.finished("j1")
    stores.finished("j2", name="items")
    stores.changed(stores.changed(stores.claimed("j3", at=NOW + timedelta(minutes=1)), transitions.cancel), transitions.settle)

    found = stores.jobs.with_outputs(SUBJECT, "document_processing")

    assert [stored.job.id for stored in found] == ["j1"]


def test_the_jobs_of_an_owner_are_counted_by_status(stores: Stores):
    stores.records.put_many({f"collections/s{number}": {"owner_uid": "u1"} for number in range(3)})
    stores.claimed("j0", subject="collections/s0")
    stores.started("j1", subject="collections/s1")
    stores.finished("j2", subject="collections/s2")

    assert stores.jobs.count_of_owner("u1", {"processing", "retrying"}) == 1
    assert stores.jobs.count_of_owner("u1", {"pending", "processing"}) == 2
    assert stores.jobs.count_of_owner("u2", {"pending", "processing"}) == 0
