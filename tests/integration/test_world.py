"""The local world: parts that find each other, hosts that die and come back, nothing left behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import psutil
import pytest
from google.cloud import tasks_v2

from emulator.processes import NotStarted
from emulator.scheduler import Scheduler
from emulator.world import ROOT, World
from tests.conftest import Clients, connected_tasks
from tests.integration.receiver import receiving

SMALL = Path(__file__).with_name("small_functions.py")


@pytest.fixture(scope="module")
def small() -> Iterator[World]:
    """A world of a queue and one host of small functions."""
    with World(project_id="demo-small", parts=("tasks", "functions"), source=SMALL) as world:
        yield world


def send(world: World, function: str, body: object) -> None:
    request = tasks_v2.HttpRequest(
        url=world.function_url(function), headers={"Content-Type": "application/json"}, body=json.dumps(body).encode()
    )
    with connected_tasks(world) as client:
        client.create_task(parent=world.queue_name, task=tasks_v2.Task(http_request=request))


def wait_for_lines(path: Path, count: int) -> list[str]:
    deadline = time.monotonic() + 15
    while time.monotonic() < deadline:
        lines = path.read_text().splitlines() if path.exists() else []
        if len(lines) >= count:
            return lines
        time.sleep(0.02)
    raise AssertionError(f"{path.name} has no {count} lines")


def test_the_product_finds_every_address_it_needs(world: World, monkeypatch: pytest.MonkeyPatch):
    from functions.settings import read_settings

    for name, value in world.env.items():
        monkeypatch.setenv(name, value)

    settings = read_settings()

    assert settings.project == world.project_id
    assert settings.oidc_issuer in settings.oidc_jwks_url
    assert settings.openai_api_key is None


def test_google_s_clients_reach_the_database_and_the_bucket(clients: Clients):
    clients.firestore.document("collections/a").set({"name": "Autumn"})
    clients.bucket.blob("uploads/a.csv").upload_from_string(b"style,price", content_type="text/csv")

    assert clients.firestore.document("collections/a").get().to_dict() == {"name": "Autumn"}
    assert clients.bucket.blob("uploads/a.csv").download_as_bytes() == b"style,price"


def test_a_second_world_runs_next_to_the_first_on_ports_of_its_own(small: World):
    with World(project_id="demo-small", parts=("tasks", "functions"), source=SMALL) as other:
        both = [httpx.get(world.function_url("echo")).json()["path"] for world in (small, other)]
        addresses = [{value for value in world.env.values() if "127.0.0.1" in value} for world in (small, other)]

    assert both == ["/", "/"]
    assert addresses[0].isdisjoint(addresses[1])


def test_a_world_can_use_a_database_that_runs_already(world: World, monkeypatch: pytest.MonkeyPatch):
    running = world.env["FIRESTORE_EMULATOR_HOST"]
    monkeypatch.setenv("FIRESTORE_EMULATOR_HOST", running)

    with World(parts=("firestore",), reuse=True) as other:
        assert other.env["FIRESTORE_EMULATOR_HOST"] == running
        assert not list(other.logs.glob("firestore*"))


def test_a_function_sees_the_path_below_its_own(small: World):
    assert httpx.get(f"{small.function_url('echo')}/a/b").json()["path"] == "/a/b"


def test_the_api_sees_its_path_as_the_browser_wrote_it(small: World):
    assert httpx.get(f"{small.api_url}/collections").json() == {"path": "/api/collections"}


def test_the_web_app_learns_where_the_parts_are(small: World):
    config = httpx.get(f"{small.base_url}/__/firebase/init.json").json()

    assert config["projectId"] == small.project_id
    assert config["emulators"]["firestore"] == small.env["FIRESTORE_EMULATOR_HOST"]


def test_a_page_of_another_local_port_may_call(small: World):
    asked = {"Origin": "http://localhost:5173", "Access-Control-Request-Headers": "authorization"}

    preflight = httpx.options(f"{small.api_url}/x", headers=asked)
    answer = httpx.get(f"{small.api_url}/x", headers=asked)

    assert (preflight.status_code, preflight.headers["Access-Control-Allow-Headers"]) == (204, "authorization")
    assert answer.headers["Access-Control-Allow-Origin"] == "http://localhost:5173"


def test_a_page_of_another_site_may_not(small: World):
    answer = httpx.get(f"{small.api_url}/x", headers={"Origin": "https://example.com"})

    assert "Access-Control-Allow-Origin" not in answer.headers


def test_a_task_whose_host_was_killed_is_delivered_again_and_says_that_nobody_answered(small: World, tmp_path: Path):
    log, until = tmp_path / "log", tmp_path / "until"
    send(small, "slow", {"log": str(log), "until": str(until)})
    wait_for_lines(log, 1)

    small.kill_host()
    until.touch()
    small.start_host()

    assert small.tasks.wait_idle()
    first, *others = wait_for_lines(log, 2)
    assert first == "0 0"
    assert all(int(line.split()[0]) >= 1 and line.split()[1] == "0" for line in others)


def test_a_host_that_is_asked_to_end_answers_first(small: World, tmp_path: Path):
    log, until = tmp_path / "log", tmp_path / "until"
    send(small, "slow", {"log": str(log), "until": str(until)})
    wait_for_lines(log, 1)

    threading.Timer(0.3, until.touch).start()
    small.stop_host()
    small.start_host()

    assert small.tasks.wait_idle()
    assert wait_for_lines(log, 1) == ["0 0"]


def test_of_two_hosts_one_may_die_and_the_other_goes_on(tmp_path: Path):
    with World(parts=("functions",), source=SMALL, hosts=2) as world:
        world.kill_host(1)

        answers = [httpx.get(world.function_url("echo")).status_code for _ in range(10)]

    assert set(answers) == {200}


def test_functions_that_cannot_be_loaded_are_named_with_their_error(tmp_path: Path):
    source = tmp_path / "main.py"
    source.write_text("import nothing_of_this_name\n")

    with pytest.raises(NotStarted, match="nothing_of_this_name"), World(parts=("functions",), source=source):
        pass


def test_the_scheduler_calls_at_once_and_again_with_a_service_s_token():
    with receiving() as receiver:
        scheduler = Scheduler(f"{receiver.url}/sweep", lambda: "token", interval_seconds=0.1)

        scheduler.start()
        first, second = receiver.wait_for(2)[:2]
        scheduler.stop()

    assert first.path == second.path == "/sweep"
    assert first.headers["Authorization"] == "Bearer token"


def test_nothing_outlives_a_world_that_is_stopped(tmp_path: Path):
    before = set(psutil.Process().children(recursive=True))

    with World(parts=("storage", "tasks", "functions"), source=SMALL) as world:
        started = set(psutil.Process().children(recursive=True)) - before
        logs = world.logs

    assert len(started) >= 4
    assert not [process for process in started if process.is_running() and process.status() != psutil.STATUS_ZOMBIE]
    assert not logs.exists()


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM], ids=["SIGKILL", "SIGTERM"])
def test_nothing_outlives_a_parent_that_dies(number: int):
    program = (
        "from emulator.world import World\n"
        f"World(parts=('storage', 'tasks', 'functions'), source={str(SMALL)!r}).start()\n"
        "print('ready', flush=True)\n"
        "import time; time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, cwd=ROOT) as parent:
        assert parent.stdout
        assert parent.stdout.readline() == b"ready\n"
        children = psutil.Process(parent.pid).children(recursive=True)

        os.kill(parent.pid, number)

    gone, alive = psutil.wait_procs(children, timeout=5)
    assert len(gone) >= 4
    assert not alive
