"""The processes that run the function host: started, killed as a lost machine would be, started again."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from emulator.ports import HOST
from emulator.processes import Child, Children

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "functions" / "main.py"
THREADS = 16
KEEP_ALIVE_SECONDS = 75  # longer than a connection of the queue's lies unused between the steps of a job
GRACE_SECONDS = 30


class Hosts:
    """`count` processes on one port, over which the kernel spreads the connections. Each has threads; or, where `workers` says so,
    that many processes below it, each of which takes one request at a time, like instances of a function without concurrency."""

    def __init__(
        self,
        children: Children,
        *,
        port: int,
        env: Mapping[str, str],
        count: int = 1,
        workers: int = 0,
        source: Path = SOURCE,
        reload: bool = False,
    ) -> None:
        self.port = port
        self._children = children
        self._env = env
        self._source = source
        self._reload = reload
        self._count = count
        self._workers = workers
        self._running: dict[int, Child] = {}

    def begin(self, index: int = 0) -> None:
        """Start a host without waiting."""
        name = f"functions-{index}"
        self._ready_file(index).unlink(missing_ok=True)
        env = {**self._env, "THREADLINE_HOST_READY_FILE": str(self._ready_file(index))}
        self._running[index] = self._children.start(name, self._command(), env=env, cwd=ROOT)

    def begin_all(self) -> None:
        for index in range(self._count):
            self.begin(index)

    def wait_until_ready(self) -> None:
        """Raises `NotStarted`, with the traceback that stands in its log, when a host cannot load the functions."""
        for index, child in self._running.items():
            child.wait_until(self._ready_file(index).exists)

    def kill(self, index: int = 0) -> None:
        """SIGKILL: nothing is said to anybody, requests under way are cut off."""
        self._children.kill(self._running.pop(index))

    def stop(self, index: int = 0) -> None:
        """SIGTERM: requests under way are answered first."""
        self._children.stop(self._running.pop(index), grace_seconds=GRACE_SECONDS)

    def _ready_file(self, index: int) -> Path:
        return self._children.logs / f"functions-{index}.ready"

    def _command(self) -> list[str]:
        project_id, region = self._env["GOOGLE_CLOUD_PROJECT"], self._env["GCLOUD_REGION"]
        app = f"emulator.function_host:create_host({project_id!r}, {region!r}, {str(self._source)!r})"
        address = ["--bind", f"{HOST}:{self.port}"] + ["--reuse-port"] * (self._count > 1)
        threads = [
            "--worker-class",
            "gthread",
            "--workers",
            "1",
            "--threads",
            str(THREADS),
            "--keep-alive",
            str(KEEP_ALIVE_SECONDS),
        ]
        workers = ["--worker-class", "sync", "--workers", str(self._workers)] if self._workers else threads
        patience = ["--timeout", "0", "--graceful-timeout", str(GRACE_SECONDS)]
        quiet = ["--log-level", "warning", "--no-control-socket"] + ["--reload"] * self._reload
        return [sys.executable, "-m", "gunicorn", app, *address, *workers, *patience, *quiet]
