"""What a phase sees: its job as claimed, the ports, and the few things it may say while it runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from pipelines.engine.job import Job, Usage
from pipelines.engine.ports import Answer, AnswerUnusable, Assistant, BlobStore, JobStore, RecordStore, TaskQueue, Unit

PULSE_INTERVAL = timedelta(seconds=1)


@dataclass(frozen=True, kw_only=True)
class Ports:
    """The world as the engine and the phases may use it. Without an assistant, the rules alone run."""

    jobs: JobStore
    queue: TaskQueue
    records: RecordStore
    blobs: BlobStore
    assistant: Assistant | None = None
    ai_budget_usd: float | None = None  # per job


class Context:
    """Given to a phase function for one invocation."""

    def __init__(self, job: Job, ports: Ports, now: Callable[[], datetime], pulse: Callable[[int, int, str], None]) -> None:
        self.job = job
        self.input: Mapping[str, Any] = job.input
        self.state: Mapping[str, Any] = job.state
        self.records = ports.records
        self.blobs = ports.blobs
        self.usage = Usage()
        self.issues: dict[str, int] = {}
        self._ports = ports
        self._now = now
        self._pulse = pulse
        self._pulsed_at = now()
        self._units: dict[str, list[Unit]] = {}

    @property
    def folder(self) -> str:
        """Where the job's files go: "jobs/{job_id}". Removed as a whole when the run is cancelled or superseded."""
        return f"jobs/{self.job.id}"

    def output_id(self, key: str) -> str:
        """The id of the output known by `key`: the same whenever this run writes it again, another in every other run."""
        return sha256(f"{self.job.publication_id}/{key}".encode()).hexdigest()[:20]

    def progress(self, done: int, total: int, message: str = "") -> None:
        """Say how far the phase is. At most once a second this is shown, keeps the lease, and raises `Stopped` when the job was
        cancelled or paused or somebody else has taken over."""
        if self._now() - self._pulsed_at >= PULSE_INTERVAL:
            self._pulse(done, total, message)
            self._pulsed_at = self._now()

    def stop_if_cancelled(self) -> None:
        """Look at once, whatever the time since the last pulse: before every paid call. Raises `Stopped`."""
        progress = self.job.progress
        self._pulse(progress.done, progress.total, progress.message)
        self._pulsed_at = self._now()

    def count_issue(self, kind: str, count: int = 1) -> None:
        """Count something a user should know of: "fallback" when the rules answered in the place of AI."""
        self.issues[kind] = self.issues.get(kind, 0) + count

    def ask(
        self, *, prompt: str, instructions: str, payload: Mapping[str, Any], schema: type[Answer], images: Sequence[bytes] = ()
    ) -> Answer | None:
        """The assistant's proposal, to be checked against the evidence; None when the rules have to do: there is no assistant,
        the job's budget is spent (counted as the issue "ai_budget"), or the answer was unusable ("fallback"). Raises `Busy` when
        the provider asks to wait, `Stopped`. Parameters as in `Assistant.parse`."""
        ports = self._ports
        if ports.assistant is None:
            return None
        if ports.ai_budget_usd is not None and self.job.usage.cost_usd + self.usage.cost_usd >= ports.ai_budget_usd:
            self.count_issue("ai_budget")
            return None
        self.stop_if_cancelled()
        try:
            answer, usage = ports.assistant.parse(
                prompt=prompt, instructions=instructions, payload=payload, schema=schema, images=images, owner=self.job.owner_uid
            )
        except AnswerUnusable as exc:
            self.usage += exc.usage
            self.count_issue("fallback")
            return None
        self.usage += usage
        return answer

    @property
    def has_assistant(self) -> bool:
        """Whether asking is worth preparing for."""
        return self._ports.assistant is not None

    def units(self, phase: str) -> list[Unit]:
        """The ledger of a fanned-out phase that has ended, in order, with results, from the last revision that ran it."""
        if phase not in self._units:
            groups = (self.job.unit_group(phase, revision) for revision in range(self.job.revision, -1, -1))
            ledgers = (self._ports.jobs.units(self.job.id, group) for group in groups)
            self._units[phase] = next((rows for rows in ledgers if rows), [])
        return self._units[phase]
