"""What memory cannot show of the jobs in Firestore: races, lost answers, what a phase costs on the wire."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from pipelines.engine import transitions
from pipelines.engine.context import Ports
from pipelines.engine.errors import AlreadyRunning, Conflict, DocumentTooLarge
from pipelines.engine.holding import Delivery
from pipelines.engine.job import Lease
from pipelines.engine.runner import Runner
from tests.contract.conftest import NOW, PIPELINES, Stores
from tests.fakes import Clock, MemoryQueue


def test_of_many_starts_at_the_same_moment_one_succeeds(google: Stores):
    def start(number: int) -> str:
        try:
            google.started(f"j{number}")
        except AlreadyRunning:
            return "refused"
        return "started"

    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(start, range(8)))

    assert sorted(results) == ["refused"] * 7 + ["started"]


def test_of_many_claims_at_the_same_moment_one_succeeds(google: Stores):
    stored = google.started("j1")

    def claim(number: int) -> str:
        lease = Lease(token=f"token {number}", expires_at=NOW + timedelta(minutes=1))
        try:
            google.changed(stored, transitions.first_claim, lease=lease)
        except Conflict:
            return "refused"
        return "done"

    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(claim, range(4)))

    assert sorted(results) == ["done"] + ["refused"] * 3


def test_the_log_of_a_job_is_numbered_and_kept_beside_it(google: Stores, clients):
    google.finished("j1")

    events = [event.to_dict() for event in clients.firestore.collection("jobs/j1/events").order_by("__name__").stream()]

    assert [event["name"] for event in events] == ["start", "first_claim", "finish"]
    assert all(event["expires_at"] > event["at"] for event in events)


def test_a_job_that_has_grown_too_large_is_refused_with_its_size(google: Stores):
    job = replace(google.new("j1"), input={"ids": ["x" * 1000] * 800})

    with pytest.raises(DocumentTooLarge, match="jobs/j1 would be 8"):
        google.jobs.create(job)


def test_a_commit_for_a_job_that_was_removed_is_a_conflict(google: Stores, clients):
    stored = google.started("j1")
    clients.firestore.document("jobs/j1").delete()

    with pytest.raises(Conflict):
        google.changed(stored, transitions.pause)


def test_a_phase_costs_one_read_two_commits_and_one_task(google: Stores, clients, monkeypatch: pytest.MonkeyPatch):
    queue = MemoryQueue(Clock())
    ports = Ports(jobs=google.jobs, queue=queue, records=google.records, blobs=google.blobs)
    runner = Runner(pipelines=PIPELINES, ports=ports, now=lambda: NOW + timedelta(seconds=1))
    google.started("j1")
    runner.deliver(Delivery(job_id="j1", step=0))  # the first claim also asks how much of the owner's is running
    queue.tasks.clear()
    calls: list[str] = []
    rpcs = clients.firestore._firestore_api
    for name in ("batch_get_documents", "commit", "begin_transaction", "run_query", "run_aggregation_query"):
        monkeypatch.setattr(rpcs, name, partial(_counted, calls, name, getattr(rpcs, name)))

    runner.deliver(Delivery(job_id="j1", step=1))

    assert calls == ["batch_get_documents", "commit", "commit"]
    assert len(queue.tasks) == 1


def test_a_commit_whose_answer_was_lost_and_that_was_sent_again_has_succeeded(
    google: Stores, clients, monkeypatch: pytest.MonkeyPatch
):
    stored = google.claimed("j1")
    rpcs = clients.firestore._firestore_api
    send = rpcs.commit

    def send_twice(**kwargs: Any) -> Any:
        send(**kwargs)  # its answer is lost on the way, and the client tries again
        return send(**kwargs)

    monkeypatch.setattr(rpcs, "commit", send_twice)
    paused = google.changed(stored, transitions.pause)
    monkeypatch.undo()

    assert google.changed(paused, transitions.resume).job.status == "processing"
    assert google.jobs.read("j1") != stored


def _counted(calls: list[str], name: str, call: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    calls.append(name)
    return call(*args, **kwargs)
