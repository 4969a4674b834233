"""The local world: the parts that were asked for, started side by side, and the environment that leads the product to them."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Literal

from emulator import auth, firestore, storage
from emulator.cloud_tasks.admin_client import TasksAdmin
from emulator.environment import QUEUE, REGION, environment
from emulator.hosts import ROOT, SOURCE, Hosts
from emulator.ports import HOST, accepts_connections, configured_ports, free_port, give_back
from emulator.processes import Child, Children
from emulator.scheduler import Scheduler

Part = Literal["firestore", "storage", "tasks", "functions", "scheduler", "auth", "openai"]
PARTS: tuple[Part, ...] = ("firestore", "storage", "tasks", "functions", "scheduler")
REUSABLE = ("FIRESTORE_EMULATOR_HOST", "STORAGE_EMULATOR_HOST")
RULES = ROOT / "firestore.rules"
CONCURRENT_TASKS_PER_HOST = 8  # leaves half of a host's threads to the API


class World:
    """A context manager. Several may run side by side: every port that is taken is replaced by a free one.

    `env` adds to or overrides what the function hosts see. With `reuse`, a part whose address the environment names already
    (FIRESTORE_EMULATOR_HOST, STORAGE_EMULATOR_HOST) is used instead of started. With `fixed_ports`, the ports of firebase.json
    are preferred. With `reload`, hosts start anew when their code changes. Without `official_auth`, Auth's stand-in runs even where
    firebase-tools is installed. With `workers`, a host is that many processes that take one request at a time, and the queue sends
    no more at once. `data` is a folder where files outlive the world; without it they are kept in memory.
    """

    def __init__(
        self,
        *,
        project_id: str = "demo-threadline",
        parts: Iterable[Part] = PARTS,
        hosts: int = 1,
        workers: int = 0,
        source: Path = SOURCE,
        env: Mapping[str, str] | None = None,
        reuse: bool = False,
        fixed_ports: bool = False,
        reload: bool = False,
        official_auth: bool = True,
        data: Path | None = None,
    ) -> None:
        self.project_id = project_id
        self.parts = frozenset(parts)
        self.hosts: Hosts | None = None
        self._host_count = hosts
        self._workers = workers
        self._source = source
        self._overrides = dict(env or {})
        self._reused = {name: os.environ[name] for name in REUSABLE if reuse and os.environ.get(name)}
        self._configured = configured_ports(ROOT / "firebase.json") if fixed_ports else {}
        self._reload = reload
        self._official_auth = official_auth
        self._data = data
        self._ports: dict[str, int] = {}
        self._children: Children | None = None
        self._scheduler: Scheduler | None = None

    @property
    def env(self) -> dict[str, str]:
        """The environment of the product in this world; its variables are described in .env.example."""
        ours = environment(self.project_id, self._port, with_openai="openai" in self.parts)
        return {**ours, **self._reused, **self._overrides}

    @property
    def base_url(self) -> str:
        return f"http://{HOST}:{self._port('functions')}"

    @property
    def api_url(self) -> str:
        """Where `/api/…` of the product begins: "http://127.0.0.1:5001/api"."""
        return f"{self.base_url}/api"

    @property
    def queue_name(self) -> str:
        return f"projects/{self.project_id}/locations/{REGION}/queues/{QUEUE}"

    @property
    def tasks(self) -> TasksAdmin:
        """What a test may ask of the queue: wait until it is idle, look at its attempts, make trouble."""
        return TasksAdmin(self.env["THREADLINE_OIDC_ISSUER"])

    @property
    def logs(self) -> Path:
        """One log file per part."""
        if self._children is None:
            raise RuntimeError("The world has not been started.")
        return self._children.logs

    def function_url(self, name: str) -> str:
        """The URL of an entry point, as Cloud Tasks and Cloud Scheduler call it."""
        return f"{self.env['THREADLINE_TASKS_URL']}/{name}"

    def service_token(self) -> str:
        """A token as Cloud Tasks and Cloud Scheduler send it."""
        return self.tasks.token(email=self.env["THREADLINE_INVOKER_EMAIL"], audience=self.env["THREADLINE_OIDC_AUDIENCE"])

    def sweep(self) -> int:
        """Call the sweep now, as the scheduler does every minute; the status of its answer."""
        return self._new_scheduler().call()

    def start(self) -> World:
        """Start all parts side by side and return when all are ready. Raises `NotStarted`, or `FileNotFoundError` naming the
        command that brings what is missing; nothing is left running then."""
        self._children = Children(Path(tempfile.mkdtemp(prefix="threadline-")))
        try:
            waits = [wait for begin in self._begins() if (wait := begin(self._children))]
            for wait in waits:
                wait()
            if "storage" in self.parts:
                storage.create_bucket(self.env["STORAGE_EMULATOR_HOST"], self.env["THREADLINE_BUCKET"])
            if "scheduler" in self.parts:
                self._scheduler = self._new_scheduler()
                self._scheduler.start()
        except BaseException:
            self.stop()
            raise
        return self

    def stop(self) -> None:
        """End everything that was started. May be called twice."""
        if self._scheduler:
            self._scheduler.stop()
        if self._children:
            self._children.stop_all()
            shutil.rmtree(self._children.logs, ignore_errors=True)
            self._children = None
        for port in self._ports.values():
            give_back(port)
        self._ports.clear()

    def ended(self) -> list[Child]:
        """The parts that have ended without having been asked to."""
        return self._children.ended() if self._children else []

    def kill_host(self, index: int = 0) -> None:
        """A function host dies in the middle of whatever it does."""
        self._running_hosts().kill(index)

    def stop_host(self, index: int = 0) -> None:
        """A function host is taken away as the cloud does it: requests under way are answered first."""
        self._running_hosts().stop(index)

    def start_host(self, index: int = 0) -> None:
        hosts = self._running_hosts()
        hosts.begin(index)
        hosts.wait_until_ready()

    def __enter__(self) -> World:
        return self.start()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.stop()

    def _new_scheduler(self) -> Scheduler:
        return Scheduler(self.function_url("sweep"), self.service_token)

    def _running_hosts(self) -> Hosts:
        if self.hosts is None:
            raise RuntimeError("This world has no function hosts.")
        return self.hosts

    def _port(self, part: str) -> int:
        if part not in self._ports:
            self._ports[part] = free_port(self._configured.get(part))
        return self._ports[part]

    def _begins(self) -> list[Callable[[Children], Callable[[], None] | None]]:
        """What starts each part: a call that gives back how to wait for it."""
        starts: dict[Part, Callable[[Children], Callable[[], None] | None]] = {
            "firestore": self._begin_firestore,
            "storage": self._begin_storage,
            "tasks": self._begin_tasks,
            "openai": self._begin_openai,
            "auth": self._begin_auth,
            "functions": self._begin_hosts,
        }
        return [start for part, start in starts.items() if part in self.parts]

    def _begin_firestore(self, children: Children) -> Callable[[], None] | None:
        if "FIRESTORE_EMULATOR_HOST" in self._reused:
            return None
        port = self._port("firestore")
        child = firestore.start(children, port, RULES if RULES.exists() else None)
        return partial(firestore.wait_until_ready, child, port)

    def _begin_storage(self, children: Children) -> Callable[[], None] | None:
        if "STORAGE_EMULATOR_HOST" in self._reused:
            return None
        port = self._port("storage")
        return partial(storage.wait_until_ready, storage.start(children, port, self._data), port)

    def _begin_tasks(self, children: Children) -> Callable[[], None]:
        port, admin_port = self._port("tasks"), self._port("tasks_admin")
        addresses = ["--port", str(port), "--admin-port", str(admin_port)]
        queue = ["--queue", self.queue_name, "--concurrent", str((self._workers or CONCURRENT_TASKS_PER_HOST) * self._host_count)]
        child = children.start("tasks", [sys.executable, "-m", "emulator.cloud_tasks", *addresses, *queue], cwd=ROOT)
        return partial(_wait_for_port, child, admin_port)

    def _begin_openai(self, children: Children) -> Callable[[], None]:
        port = self._port("openai")
        child = children.start("openai", [sys.executable, "-m", "emulator.openai_wire", "--port", str(port)], cwd=ROOT)
        return partial(_wait_for_port, child, port)

    def _begin_auth(self, children: Children) -> Callable[[], None]:
        port = self._port("auth")
        return partial(_wait_for_port, auth.start(children, port, self.project_id, official=self._official_auth), port)

    def _begin_hosts(self, children: Children) -> Callable[[], None]:
        self.hosts = Hosts(
            children,
            port=self._port("functions"),
            env=self.env,
            count=self._host_count,
            workers=self._workers,
            source=self._source,
            reload=self._reload,
        )
        self.hosts.begin_all()
        return self.hosts.wait_until_ready


def _wait_for_port(child: Child, port: int) -> None:
    child.wait_until(partial(accepts_connections, port))
