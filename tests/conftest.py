"""The local world for every test that asks for it, started once; tests keep apart by project id."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import grpc
import pytest
from google.cloud import firestore, storage, tasks_v2
from google.cloud.tasks_v2.services.cloud_tasks.transports import CloudTasksGrpcTransport

from emulator import doctor
from emulator.environment import REGION
from emulator.storage import create_bucket
from emulator.world import World


@pytest.fixture(scope="session")
def world() -> Iterator[World]:
    """Firestore, storage, Cloud Tasks, one function host and the scheduler. Its project is `world.project_id`. A Firestore that
    FIRESTORE_EMULATOR_HOST names is used instead of started."""
    missing = doctor.missing(doctor.look())
    if missing:
        sentence = "The local world cannot start. " + " ".join(finding.line for finding in missing)
        (pytest.fail if os.environ.get("CI") else pytest.skip)(sentence)
    with World(project_id="demo-tests", reuse=True) as world:
        yield world


@pytest.fixture
def project_id() -> str:
    """A project nobody else uses: its database is empty."""
    return f"demo-{uuid.uuid4().hex[:12]}"


@dataclass(frozen=True, kw_only=True)
class Clients:
    """Google's own clients on a project's database, bucket and queue."""

    project_id: str
    firestore: firestore.Client
    bucket: storage.Bucket
    tasks: tasks_v2.CloudTasksClient
    queue: str  # "projects/…/locations/…/queues/…"


@contextmanager
def connected_tasks(world: World) -> Iterator[tasks_v2.CloudTasksClient]:
    """Google's client of Cloud Tasks, talking to the world's stand-in."""
    with grpc.insecure_channel(world.env["CLOUD_TASKS_EMULATOR_HOST"]) as channel:
        yield tasks_v2.CloudTasksClient(transport=CloudTasksGrpcTransport(channel=channel))


@pytest.fixture
def clients(world: World, project_id: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Clients]:
    """The clients of a fresh project with an empty bucket and an empty queue."""
    for name in ("FIRESTORE_EMULATOR_HOST", "STORAGE_EMULATOR_HOST"):
        monkeypatch.setenv(name, world.env[name])
    bucket, queue = f"{project_id}-files", f"projects/{project_id}/locations/{REGION}/queues/tests"
    create_bucket(world.env["STORAGE_EMULATOR_HOST"], bucket)
    database = firestore.Client(project=project_id)
    files = storage.Client(project=project_id)
    with connected_tasks(world) as tasks:
        tasks.create_queue(parent=f"projects/{project_id}/locations/{REGION}", queue=tasks_v2.Queue(name=queue))
        yield Clients(project_id=project_id, firestore=database, bucket=files.bucket(bucket), tasks=tasks, queue=queue)
    files.close()
    database.close()
