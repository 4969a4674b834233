"""Every arrow of the table, allowed and forbidden."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from pipelines.engine import transitions
from pipelines.engine.errors import ErrorCode, Forbidden, PhaseFailed
from pipelines.engine.job import FINAL, STATUSES, Job, Lease, PhaseInfo, Status, Usage, Waiting
from pipelines.engine.transitions import TRANSITIONS
from tests.fakes import START

PHASES = (PhaseInfo(key="cut", name="Cutting", weight=1), PhaseInfo(key="sew", name="Sewing", weight=3))
LEASE = Lease(token="t", expires_at=START + timedelta(minutes=1))
DONE = {"state": {"n": 1}, "usage": Usage(calls=1), "issues": {}}
ARGUMENTS: dict[str, dict[str, object]] = {
    "first_claim": {"lease": LEASE},
    "next_claim": {"lease": LEASE},
    "take_over": {"lease": LEASE},
    "defer": {"until": START + timedelta(seconds=9)},
    "pulse": {"lease": LEASE, "done": 1, "total": 2, "message": "half"},
    "fan_out": {"total": 4},
    "checkpoint": DONE,
    "finish": DONE | {"publish": {"counts": 1}},
    "back_off": {"reason": "wait", "until": START + timedelta(seconds=9)},
    "give_up": {"code": ErrorCode.NO_TABLE, "message": "There is no table."},
}
STEPS: list[str] = [name for name in TRANSITIONS if name != "start"]


def a_job(status: Status = "pending", **changes: object) -> Job:
    job = transitions.start(
        "j1",
        START,
        pipeline="sample",
        phases=PHASES,
        subject="collections/c1",
        process="document_processing",
        owner_uid="u1",
        input={},
    ).stored()
    waiting = Waiting(reason="Paused by the user", resume_to="processing") if status == "paused" else None
    settled = {"settled": True, "phase_issues": {"sew": {"failed": 1}}} if status in FINAL else {}
    return replace(job, status=status, waiting=waiting, **settled, **changes)  # type: ignore[arg-type]


def apply(name: str, job: Job, **changes: object) -> Job:
    transition: Callable[..., Job] = getattr(transitions, name)
    return transition(job, START + timedelta(seconds=5), **(ARGUMENTS.get(name, {}) | changes))


@pytest.mark.parametrize("name", STEPS)
@pytest.mark.parametrize("status", sorted(STATUSES))
def test_a_transition_is_allowed_from_its_sources_and_forbidden_from_every_other_status(name: str, status: Status) -> None:
    allowed = {target for source, target in TRANSITIONS[name].edges if source == status}
    job = a_job(status)

    if not allowed:
        with pytest.raises(Forbidden):
            apply(name, job)
    else:
        after = apply(name, job)
        assert after.status in allowed
        assert after.last_updated == START + timedelta(seconds=5)


def test_letters_are_unique_and_every_status_can_be_reached_and_all_but_success_can_be_left() -> None:
    letters = [arrow.letter for arrow in TRANSITIONS.values()]
    edges = {edge for arrow in TRANSITIONS.values() for edge in arrow.edges}

    assert len(set(letters)) == len(letters)
    assert {target for _, target in edges} == STATUSES
    assert {source for source, target in edges if source != target} >= STATUSES - {"completed"}


def test_an_attempt_is_counted_when_the_step_is_claimed() -> None:
    assert apply("first_claim", a_job()).attempt == 1
    assert apply("take_over", a_job("processing", attempt=3)).attempt == 4


def test_taking_over_says_that_processing_restarts() -> None:
    assert apply("take_over", a_job("processing")).progress.message == "Restarting processing…"


def test_a_checkpoint_moves_to_the_next_phase_with_a_fresh_step_and_no_lease() -> None:
    after = apply("checkpoint", a_job("processing", lease=LEASE, attempt=2))

    assert (after.phase, after.step, after.attempt, after.lease) == (1, 1, 0, None)
    assert after.state == {"n": 1}
    assert after.usage.calls == 1


def test_a_checkpoint_with_more_to_do_stays_in_the_phase() -> None:
    after = apply("checkpoint", a_job("processing", lease=LEASE), more=0.5)

    assert (after.phase, after.step, after.progress.percentage) == (0, 1, 12)


def test_finishing_with_failed_units_is_not_a_plain_success() -> None:
    assert apply("finish", a_job("processing", phase=1)).status == "completed"
    assert apply("finish", a_job("processing", phase=1), issues={"fallback": 2}).status == "completed"
    assert apply("finish", a_job("processing", phase=1), issues={"failed": 1}).status == "completed_with_issues"


def test_progress_is_weighted_never_falls_and_is_100_only_at_the_end() -> None:
    job = apply("pulse", a_job("processing"), done=1, total=1)
    assert job.progress.percentage == 25
    assert apply("pulse", job, done=0, total=1).progress.percentage == 25

    last = apply("pulse", replace(job, phase=1), done=5, total=5)
    assert last.progress.percentage == 99
    assert apply("finish", last).progress.percentage == 100


def test_a_state_that_outgrows_the_document_is_refused() -> None:
    with pytest.raises(PhaseFailed) as refused:
        apply("checkpoint", a_job("processing"), state={"text": "x" * transitions.STATE_LIMIT_BYTES})

    assert refused.value.code is ErrorCode.STATE_TOO_LARGE


@pytest.mark.parametrize("name", ["pause", "cancel"])
def test_pause_and_cancel_fence_whoever_is_at_work(name: str) -> None:
    assert apply(name, a_job("processing", lease=LEASE, step=4)).step == 5


def test_resume_goes_back_to_where_the_job_was() -> None:
    assert apply("resume", apply("pause", a_job("pending"))).status == "pending"
    assert apply("resume", apply("pause", a_job("retrying", started_at=START))).status == "processing"


def test_a_retry_begins_at_the_failed_phase_and_after_a_cancel_at_the_first() -> None:
    failed = apply("retry", a_job("failed", phase=1, state={"n": 1}))
    cancelled = apply("retry", a_job("cancelled", phase=1, state={"n": 1}))

    assert (failed.phase, failed.state, failed.progress.percentage) == (1, {"n": 1}, 25)
    assert (cancelled.phase, cancelled.state, cancelled.progress.percentage) == (0, {}, 0)


def test_a_retry_waits_for_the_clean_up_of_the_run_before() -> None:
    with pytest.raises(Forbidden, match="cleaned up"):
        apply("retry", replace(a_job("cancelled"), settled=False))


def test_time_never_runs_backwards_in_a_job() -> None:
    late = START + timedelta(hours=1)

    assert apply("pulse", a_job("processing", last_updated=late)).last_updated == late
