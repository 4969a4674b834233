"""Puts the product together: which adapter stands behind each port. Built once per process, so that connections are reused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from google.cloud import firestore

from functions.adapters.firestore_jobs import FirestoreJobs
from functions.adapters.firestore_records import FirestoreRecords
from functions.settings import Settings, settings
from pipelines import PIPELINES
from pipelines.engine.context import Ports
from pipelines.engine.control import Control
from pipelines.engine.pipeline import Pipeline
from pipelines.engine.ports import Assistant, BlobStore, TaskQueue
from pipelines.engine.runner import Runner

if TYPE_CHECKING:
    from google.cloud.storage import Bucket
    from google.cloud.tasks_v2 import CloudTasksClient

AI_SHARE_OF_LEASE = 0.8
"""An AI call ends before the lease of the phase that makes it: the rest is for what the phase does with the answer."""


@dataclass(frozen=True, kw_only=True)
class Wiring:
    """Everything an entry point needs."""

    settings: Settings
    firestore: firestore.Client
    bucket: Bucket
    ports: Ports
    control: Control
    runner: Runner


@lru_cache(maxsize=1)
def wiring() -> Wiring:
    """The process's only one. Raises `MissingSettings`."""
    return wire(settings(), PIPELINES)


def wire(settings: Settings, pipelines: Mapping[str, Pipeline]) -> Wiring:
    """A product for these settings."""
    database = firestore.Client(project=settings.project)
    bucket = _bucket(settings)
    records = FirestoreRecords(database)
    ports = Ports(
        jobs=FirestoreJobs(database, pipelines),
        queue=_queue(settings),
        records=records,
        blobs=_blobs(bucket),
        assistant=_assistant(settings, records),
        ai_budget_usd=settings.ai_budget_usd,
    )
    return Wiring(
        settings=settings,
        firestore=database,
        bucket=bucket,
        ports=ports,
        control=Control(pipelines=pipelines, jobs=ports.jobs, queue=ports.queue, now=utc_now),
        runner=Runner(pipelines=pipelines, ports=ports, now=utc_now, lease=timedelta(seconds=settings.lease_seconds)),
    )


def utc_now() -> datetime:
    return datetime.now(UTC)


def _bucket(settings: Settings) -> Bucket:
    from google.cloud import storage

    client = storage.Client(project=settings.project)
    client._http.trust_env = False  # else each request looks through the whole environment for a proxy, a tenth of its time
    return client.bucket(settings.bucket)


def _blobs(bucket: Bucket) -> BlobStore:
    from functions.adapters.bucket_blobs import BucketBlobs

    return BucketBlobs(bucket)


def _queue(settings: Settings) -> TaskQueue:
    from functions.adapters.cloud_tasks_queue import CloudTasksQueue

    return CloudTasksQueue(
        _tasks_client(settings.tasks_address),
        queue=f"projects/{settings.project}/locations/{settings.region}/queues/{settings.queue}",
        tasks_url=settings.tasks_url,
        invoker_email=settings.invoker_email,
        audience=settings.oidc_audience,
    )


def _tasks_client(address: str | None) -> CloudTasksClient:
    """Google's client. It knows no variable for another address, unlike those of Firestore and Storage."""
    from google.cloud import tasks_v2

    if address is None:
        return tasks_v2.CloudTasksClient()
    import grpc
    from google.cloud.tasks_v2.services.cloud_tasks.transports import CloudTasksGrpcTransport

    return tasks_v2.CloudTasksClient(transport=CloudTasksGrpcTransport(channel=grpc.insecure_channel(address)))


def _assistant(settings: Settings, records: FirestoreRecords) -> Assistant | None:
    from functions.adapters.openai_assistant import OpenAIAssistant

    if settings.openai_api_key is None:
        return None
    return OpenAIAssistant(
        api_key=settings.openai_api_key,
        base_url=settings.openai_base_url,
        model=settings.openai_model,
        deadline_seconds=settings.lease_seconds * AI_SHARE_OF_LEASE,
        records=records,
        now=utc_now,
    )
