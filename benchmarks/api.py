"""python -m benchmarks.api [--write]: how fast the API answers, and how long the sample documents take from the button on.

answers     medians of upload, process, cancel and status calls, taken in turns on collections of their own
to result   from the process call to the published result, rules alone: the sample linesheet, then the sample order
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Sequence

import httpx

from benchmarks.report import Table, report
from emulator.samples.catalogue import make_samples
from emulator.tokens import emulator_id_token
from emulator.world import World
from pipelines.engine.job import FINAL

ROUNDS = 15
TIMEOUT_SECONDS = 300


class User:
    """A signed-in user with a stopwatch."""

    def __init__(self, world: World) -> None:
        token = emulator_id_token("bench", project=world.project_id)
        self.http = httpx.Client(base_url=world.api_url, headers={"Authorization": f"Bearer {token}"}, timeout=TIMEOUT_SECONDS)
        self.seconds: dict[str, list[float]] = {}

    def timed(self, name: str, method: str, path: str, **options: object) -> dict[str, object]:
        began = time.perf_counter()
        response = self.http.request(method, path, **options)  # type: ignore[arg-type]
        self.seconds.setdefault(name, []).append(time.perf_counter() - began)
        response.raise_for_status()
        answer: dict[str, object] = response.json()
        return answer

    def new_collection(self, *files: tuple[str, str, bytes]) -> str:
        collection = str(self.timed("create collection", "POST", "/collections", json={"name": "Bench"})["id"])
        for kind, name, data in files:
            options = {"files": {"file": (name, data)}, "data": {"kind": kind}}
            self.timed("upload", "POST", f"/collections/{collection}/documents?process=false", **options)
        return collection

    def wait(self, collection: str, process: str) -> None:
        ends = time.monotonic() + TIMEOUT_SECONDS
        while time.monotonic() < ends:
            status = self.http.get(f"/collections/{collection}/processing-status").json()[process]
            if status["status"] in FINAL or status["status"] == "idle":
                return
            time.sleep(0.02)
        raise TimeoutError(collection)


def sample(name: str) -> tuple[str, bytes]:
    (made,) = make_samples("demo", 1, only=name)
    return made.filename, made.data


def answers(user: User) -> dict[str, float]:
    """Medians in seconds."""
    linesheet = ("linesheet", *sample("linesheet_cards"))
    for _ in range(ROUNDS):
        collection = user.new_collection(linesheet)
        user.timed("process", "POST", f"/collections/{collection}/documents/process", json={})
        user.timed("status", "GET", f"/collections/{collection}/processing-status")
        user.timed("cancel", "POST", f"/collections/{collection}/documents/process/cancel", json={})
        user.wait(collection, "document_processing")
    return {name: statistics.median(values) for name, values in user.seconds.items()}


def to_result(user: User) -> dict[str, float]:
    """Medians in seconds."""
    taken: dict[str, list[float]] = {"linesheet": [], "order": []}
    for _ in range(3):
        collection = user.new_collection(("linesheet", *sample("linesheet_cards")), ("purchase_order", *sample("order_matrix")))
        for name, path, process in (
            ("linesheet", "documents/process", "document_processing"),
            ("order", "items/generate", "item_generation"),
        ):
            began = time.perf_counter()
            user.timed(path, "POST", f"/collections/{collection}/{path}", json={})
            user.wait(collection, process)
            taken[name].append(time.perf_counter() - began)
    return {name: statistics.median(values) for name, values in taken.items()}


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.api", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--write", action="store_true", help="keep the tables in benchmarks/results/api.md")
    given = parser.parse_args(arguments)
    with World(project_id="demo-bench-api") as world:
        user = User(world)
        results = to_result(user)
        user.seconds.clear()
        medians = answers(user)
    tables = [
        Table("Answers, medians", ("call", "ms"), [(name, f"{seconds * 1000:.0f}") for name, seconds in medians.items()]),
        Table(
            "From the button to the published result", ("", "s"), [(name, f"{seconds:.1f}") for name, seconds in results.items()]
        ),
    ]
    report("api", __doc__ or "", tables, write=given.write)


if __name__ == "__main__":
    main()
