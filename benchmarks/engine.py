"""python -m benchmarks.engine [--write]: what the engine costs per phase, beside the bare protocol it runs on, in one run.

overhead    a job of six phases that do nothing, from the start call to its completion, divided by six; beside it the protocol
            alone: 1 read, 2 conditional commits, 1 gRPC enqueue and 1 HTTP POST in a tight loop. Taken in turns.
throughput  200 jobs started at once, two function hosts
accept      start call until it returns, and until a handler has taken the job up
cancel      cancel call until it returns, and until the running phase has let go
recovery    SIGKILL of the host in the middle of phase 3 and a fresh host, until the phase has been taken over
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
import uuid
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx

from benchmarks.report import Table, report
from emulator.world import World

SOURCE = Path(__file__).parent / "engine_functions.py"
ROUNDS = 30
MANY = 200
TIMEOUT_SECONDS = 120


class Bench:
    """A world with the benchmark's functions, and the product's own controls pointed at it."""

    def __init__(self, world: World) -> None:
        os.environ.update(world.env)
        from benchmarks.engine_pipelines import PIPELINES
        from functions.settings import Settings
        from functions.wiring import wire

        self.world = world
        self.wired = wire(Settings(), PIPELINES)
        self.jobs = self.wired.ports.jobs
        self.http = httpx.Client(timeout=TIMEOUT_SECONDS)

    def subject(self) -> str:
        path = f"collections/{uuid.uuid4().hex}"
        self.wired.firestore.document(path).set({"owner_uid": "bench"})
        return path

    def start(self, pipeline: str, subject: str) -> str:
        return self.wired.control.start(pipeline, subject=subject, owner_uid=subject, input={}).id

    def job(self, job_id: str) -> Any:
        stored = self.jobs.read(job_id)
        if stored is None:
            raise LookupError(job_id)
        return stored.job

    def wait(self, job_id: str, reached: Callable[[Any], bool], *, every: float = 0.005) -> Any:
        ends = time.monotonic() + TIMEOUT_SECONDS
        while not reached(job := self.job(job_id)):
            if time.monotonic() > ends:
                raise TimeoutError(f"{job_id} is still {job.status}")
            time.sleep(every)
        return job

    def events(self, job_id: str) -> list[dict[str, Any]]:
        found = self.wired.firestore.collection(f"jobs/{job_id}/events").stream()
        return sorted((event.to_dict() for event in found), key=lambda event: event["at"])


def minimal_protocol(bench: Bench, reference: Any, number: int) -> float:
    """Seconds of the bare protocol: read, commit, POST, commit, enqueue, the same calls the engine makes with the same SDKs."""
    client = bench.wired.firestore
    body = {"status": "processing", "step": number, "progress": {"percentage": number}}
    began = time.perf_counter()
    version = reference.get().update_time
    for _ in range(2):
        batch = client.batch()
        batch.update(reference, body, option=client.write_option(last_update_time=version))
        version = batch.commit()[0].update_time
    bench.http.post(bench.world.function_url("empty"), json={"job_id": "x", "step": number})
    from pipelines.engine.ports import Task

    later = datetime.now(UTC) + timedelta(hours=1)
    bench.wired.ports.queue.enqueue(Task(pipeline="noop", job_id="none", step=number), name=uuid.uuid4().hex, at=later)
    return time.perf_counter() - began


def overhead(bench: Bench) -> tuple[float, float, dict[str, float]]:
    """Median seconds per phase of the engine and of the bare protocol, and calls per phase."""
    from benchmarks.engine_pipelines import PHASES

    reference = bench.wired.firestore.document("bench/protocol")
    reference.set({"status": "pending"})
    bench.wait(bench.start("noop", bench.subject()), lambda job: job.settled)
    for number in range(20):
        minimal_protocol(bench, reference, number)
    before = bench.http.post(bench.world.function_url("counted")).json()
    engine, protocol = [], []
    for number in range(ROUNDS):
        subject = bench.subject()
        job = bench.wait(bench.start("noop", subject), lambda job: job.settled, every=0.15)
        engine.append((job.completed_at - job.created_at).total_seconds() / PHASES)
        protocol += [minimal_protocol(bench, reference, number) for _ in range(PHASES)]
    after = bench.http.post(bench.world.function_url("counted")).json()
    steps = ROUNDS * (PHASES + 1)  # the tidying after the end is a step, too
    return statistics.median(engine), statistics.median(protocol), {k: (after[k] - before[k]) / steps for k in after}


def accept_and_cancel(bench: Bench) -> dict[str, float]:
    """Medians in seconds."""
    figures: dict[str, list[float]] = {"start call": [], "taken up after": [], "cancel call": [], "let go after": []}
    for _ in range(10):
        subject = bench.subject()
        began = time.perf_counter()
        job_id = bench.start("slow", subject)
        figures["start call"].append(time.perf_counter() - began)
        job = bench.wait(job_id, lambda job: job.phase == 2 and job.lease is not None)
        figures["taken up after"].append((job.started_at - job.created_at).total_seconds())
        time.sleep(0.3)
        began = time.perf_counter()
        bench.wired.control.cancel(job_id)
        figures["cancel call"].append(time.perf_counter() - began)
        bench.wait(job_id, lambda job: job.settled)
        figures["let go after"].append(time.perf_counter() - began)
    return {name: statistics.median(values) for name, values in figures.items()}


def recovery(bench: Bench) -> float:
    """Median seconds from SIGKILL to the takeover; raises when a phase was checkpointed twice or something was lost."""
    seconds = []
    for _ in range(5):
        job_id = bench.start("slow", bench.subject())
        bench.wait(job_id, lambda job: job.phase == 2 and job.lease is not None)
        time.sleep(0.4)
        killed = datetime.now(UTC)
        bench.world.kill_host()
        bench.world.start_host()
        bench.wait(job_id, lambda job: job.status == "completed", every=0.05)
        events = bench.events(job_id)
        taken = next(event["at"] for event in events if event["name"] == "take_over")
        steps = [event["step"] for event in events if event["name"] in {"checkpoint", "finish"}]
        if steps != list(range(1, 7)):
            raise AssertionError(f"checkpoints {steps}")
        seconds.append((taken - killed).total_seconds())
    return statistics.median(seconds)


def throughput(bench: Bench) -> float:
    """Jobs per second, from the first start call to the last completion."""
    subjects = [bench.subject() for _ in range(MANY)]
    with ThreadPoolExecutor(8) as pool:
        job_ids = list(pool.map(lambda subject: bench.start("noop", subject), subjects))
    done = [bench.wait(job_id, lambda job: job.completed_at is not None, every=0.1) for job_id in job_ids]
    whole = max(job.completed_at for job in done) - min(job.created_at for job in done)
    return MANY / whole.total_seconds()


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.engine", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--write", action="store_true", help="keep the tables in benchmarks/results/engine.md")
    given = parser.parse_args(arguments)
    with World(project_id="demo-bench-engine", source=SOURCE) as world:
        bench = Bench(world)
        engine, protocol, counts = overhead(bench)
        latencies = accept_and_cancel(bench)
        recovered = recovery(bench)
    with World(project_id="demo-bench-throughput", source=SOURCE, hosts=2) as world:
        rate = throughput(Bench(world))
    tables = [
        Table("Per phase, one job at a time", ("", "ms"), [
            ("engine, end to end", f"{engine * 1000:.1f}"),
            ("bare protocol", f"{protocol * 1000:.1f}"),
            ("ratio", f"{engine / protocol:.2f}"),
        ]),
        Table("Calls per phase", tuple(counts), [tuple(f"{count:.2f}" for count in counts.values())]),
        Table("Latencies, medians", ("", "ms"), [(name, f"{value * 1000:.0f}") for name, value in latencies.items()]),
        Table("Recovery after SIGKILL of the host, until the phase is taken over", ("s",), [(f"{recovered:.2f}",)]),
        Table(f"{MANY} jobs of six phases at once, two hosts", ("jobs/s", "phases/s"), [(f"{rate:.1f}", f"{rate * 6:.0f}")]),
    ]  # fmt: skip
    report("engine", __doc__ or "", tables, write=given.write)


if __name__ == "__main__":
    main()
