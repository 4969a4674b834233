"""Child processes that end with their parent, whatever ends it, and take their own children with them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

WARDEN = Path(__file__).with_name("warden.py")
LOG_TAIL_LINES = 20
POLL_SECONDS = 0.02
READY_SECONDS = 60.0


class NotStarted(Exception):
    """A part of the local world did not come up. The message holds the end of its log."""


class Child:
    """A running process, the leader of its own process group."""

    def __init__(self, name: str, process: subprocess.Popen[bytes], log: Path) -> None:
        self.name = name
        self.pid = process.pid
        self.log = log
        self._process = process

    @property
    def running(self) -> bool:
        return self._process.poll() is None

    def log_tail(self) -> str:
        lines = self.log.read_text(errors="replace").splitlines() if self.log.exists() else []
        return "\n".join(lines[-LOG_TAIL_LINES:])

    def wait_until(self, ready: Callable[[], bool], timeout_seconds: float = READY_SECONDS) -> None:
        """Return as soon as `ready()` says so. Raises `NotStarted` when the process ends or the time is over."""
        deadline = time.monotonic() + timeout_seconds
        while not ready():
            if not self.running:
                raise NotStarted(f"{self.name} ended with code {self._process.returncode}.\n{self.log_tail()}")
            if time.monotonic() > deadline:
                raise NotStarted(f"{self.name} was not ready after {timeout_seconds:.0f} s.\n{self.log_tail()}")
            time.sleep(POLL_SECONDS)

    def terminate(self) -> None:
        """Ask it to end, as the cloud does before it takes an instance away."""
        self._process.terminate()

    def kill(self) -> None:
        """End it and its children at once, as a crash of the machine would."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, signal.SIGKILL)
        self._process.wait()

    def wait(self, timeout_seconds: float) -> bool:
        """Whether it has ended within the time."""
        try:
            self._process.wait(timeout_seconds)
        except subprocess.TimeoutExpired:
            return False
        return True


class Children:
    """The child processes of one world, with one log file each in the folder `logs`."""

    def __init__(self, logs: Path) -> None:
        self.logs = logs
        self._children: list[Child] = []
        self._warden = subprocess.Popen(
            [sys.executable, "-S", "-E", str(WARDEN)], stdin=subprocess.PIPE, start_new_session=True, cwd="/"
        )

    def start(self, name: str, command: Sequence[str], *, env: Mapping[str, str] | None = None, cwd: Path | None = None) -> Child:
        """Start `command` with `env` on top of this process's environment. Does not wait until it is ready."""
        path = self.logs / f"{name}.log"
        with path.open("ab") as log:
            process = subprocess.Popen(
                list(command),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                env={**os.environ, **(env or {})},
                cwd=cwd,
            )
        child = Child(name, process, path)
        self._children.append(child)
        self._tell_warden(f"+{child.pid}")
        return child

    def ended(self) -> list[Child]:
        """Those that nobody has stopped and that run no more."""
        return [child for child in self._children if not child.running]

    def stop(self, child: Child, grace_seconds: float = 5.0) -> None:
        """Ask it to end; after the grace period, or if it leaves children behind, kill its whole group."""
        child.terminate()
        child.wait(grace_seconds)
        self.kill(child)

    def kill(self, child: Child) -> None:
        child.kill()
        if child in self._children:
            self._children.remove(child)
            self._tell_warden(f"-{child.pid}")

    def stop_all(self, grace_seconds: float = 5.0) -> None:
        """End all, the last started first asked, and the warden with them."""
        for child in reversed(self._children):
            child.terminate()
        deadline = time.monotonic() + grace_seconds
        for child in list(self._children):
            child.wait(max(0.0, deadline - time.monotonic()))
            self.kill(child)
        if self._warden.stdin and not self._warden.stdin.closed:
            self._warden.stdin.close()
        self._warden.wait()

    def _tell_warden(self, line: str) -> None:
        if self._warden.stdin and not self._warden.stdin.closed:
            self._warden.stdin.write(f"{line}\n".encode())
            self._warden.stdin.flush()
