"""The demo's user: talks to the HTTP API with an ID token, and follows the collection through a Firestore listener."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import Any

import httpx
from google.cloud import firestore
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

from emulator.tokens import emulator_id_token
from emulator.world import World
from pipelines.engine.job import FINAL

USER = "demo-user"
WAITS_AT_MOST_SECONDS = 900
STEP_NOUN = {"document_processing": "phase", "item_generation": "step"}


class Refused(Exception):
    """The product said no, with its own words."""


class DemoClient:
    """One user with one fresh collection."""

    def __init__(self, world: World, console: Console) -> None:
        self._console = console
        token = emulator_id_token(USER, project=world.project_id)
        self._http = httpx.Client(base_url=world.api_url, headers={"Authorization": f"Bearer {token}"}, timeout=60)
        os.environ["FIRESTORE_EMULATOR_HOST"] = world.env["FIRESTORE_EMULATOR_HOST"]  # the only way to tell the client
        self._firestore = firestore.Client(project=world.project_id)
        self._collection_id = self._call("POST", "/collections", json={"name": "Demo"})["id"]

    def __enter__(self) -> DemoClient:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._http.close()
        self._firestore.close()  # type: ignore[no-untyped-call]

    def upload(self, path: Path, kind: str) -> None:
        """Stage a file. Raises `Refused`."""
        with path.open("rb") as file:
            url = f"/collections/{self._collection_id}/documents?process=false"
            record = self._call("POST", url, files={"file": (path.name, file)}, data={"kind": kind})
        self._console.print(f"Uploaded {record['filename']} ({record['size_bytes'] / 1024:,.0f} KB, {record['content_type']})")

    def run(self, process: str, path: str) -> float:
        """Start a pipeline and watch it to its end; the seconds it took. Raises `Refused` when it fails."""
        began = time.monotonic()
        self._call("POST", f"/collections/{self._collection_id}/{path}", json={})
        status = self._watch(process)
        if status["status"] not in {"completed", "completed_with_issues"}:
            error = status.get("error") or {}
            raise Refused(f"{process} ended as {status['status']}: {error.get('message', '')} {error.get('details', '')}".strip())
        return time.monotonic() - began

    def _watch(self, process: str) -> dict[str, Any]:
        ended = threading.Event()
        latest: dict[str, Any] = {}
        columns = (TextColumn("{task.description:<48}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
        with Progress(*columns, console=self._console) as bar:
            task = bar.add_task("Queued", total=100)

            def on_change(snapshots: list[Any], _changes: object, _read_at: object) -> None:
                status = snapshots[0].get(f"processing_status.{process}")
                progress = status["progress"]
                noun = STEP_NOUN[process]
                text = "Queued" if status["status"] == "pending" else status[f"current_{noun}"]
                counted = f"{noun.capitalize()} {progress[noun]} of {progress[f'total_{noun}s']}: {text}"
                bar.update(task, completed=progress["percentage"], description=counted)
                if status["status"] in FINAL:
                    latest.update(status)
                    ended.set()

            listener = self._firestore.document(f"collections/{self._collection_id}").on_snapshot(on_change)
            try:
                if not ended.wait(WAITS_AT_MOST_SECONDS):
                    raise Refused(f"{process} had not ended after {WAITS_AT_MOST_SECONDS} s.")
            finally:
                listener.unsubscribe()  # type: ignore[no-untyped-call]
        return latest

    def listed(self, what: str) -> list[dict[str, Any]]:
        """All published products, images or items."""
        found: list[dict[str, Any]] = []
        token: str | None = ""
        while token is not None:
            page = self._call("GET", f"/collections/{self._collection_id}/{what}", params={"page_token": token} if token else {})
            found += page[what]
            token = page["next_page_token"]
        return found

    def collection(self) -> dict[str, Any]:
        return self._call("GET", f"/collections/{self._collection_id}")

    def _call(self, method: str, path: str, **options: Any) -> dict[str, Any]:
        response = self._http.request(method, path, **options)
        answer: dict[str, Any] = response.json()
        if response.is_error:
            raise Refused(answer["error"]["message"])
        return answer
