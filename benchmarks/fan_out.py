"""python -m benchmarks.fan_out [--write]: what a second worker is worth to one long linesheet.

A worker is a process that takes one delivery at a time, as an instance of a function without concurrency does. Figures are of the
best of five runs, from the start call to the published result; runs with one worker and with two take turns, since the speed of a
shared machine changes by the minute. The emulators share the machine's cores with them: "cores busy" is the processor time of
workers and emulators through the run by its length, and where it nears the number of cores a second worker has nothing left to run
on. Two busy cores are seldom twice as fast as one, too: "bare reading" is the same pages read by one process and by two alone.

sample pages   the pages of the sample linesheets again and again; covers among them whose text is recognised
photographs    nine cards a page, each with a photograph of its own
scans          the sample pages as pictures at 150 dpi, all of whose text is recognised; one run, without bare reading
"""

from __future__ import annotations

import argparse
import io
import os
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from threading import Event
from typing import Any

import psutil
from google.cloud import firestore

from benchmarks.api import TIMEOUT_SECONDS, User, sample
from benchmarks.reading import made_linesheet
from benchmarks.report import Table, report
from emulator.world import World
from pipelines.documents.extraction import PAGES_PER_UNIT
from pipelines.documents.pipeline import PIPELINE
from pipelines.engine.job import FINAL
from pipelines.reading.pdf.reader import pdf_to_images, pdf_to_pages

PAGES = 100
RUNS = 5  # each of two workers takes half of a run, and needs as many more to have loaded all


def long_linesheet(pages: int) -> bytes:
    """The pages of the sample linesheets, again and again."""
    import pypdfium2

    long = pypdfium2.PdfDocument.new()
    short = [pypdfium2.PdfDocument(sample(name)[1]) for name in ("linesheet_cards", "linesheet_style_pages")]
    while len(long) < pages:
        for document in short:
            long.import_pages(document)
    for index in range(len(long) - 1, pages - 1, -1):
        del long[index]
    file = io.BytesIO()
    long.save(file)
    return file.getvalue()


def scanned(data: bytes) -> bytes:
    """The pages of a PDF as pictures at 150 dpi."""
    import pypdfium2

    first, *others = [page.render(scale=150 / 72).to_pil() for page in pypdfium2.PdfDocument(data)]
    file = io.BytesIO()
    first.save(file, "PDF", save_all=True, append_images=others, resolution=150)
    return file.getvalue()


@dataclass(frozen=True)
class Run:
    """Seconds of each phase, and processor seconds of workers and emulators by the run's length."""

    phases: Sequence[float]
    cores_busy: float

    @property
    def seconds(self) -> float:
        return sum(self.phases)


def measured(data: bytes, rounds: int) -> tuple[Run, Run]:
    """The quickest run with one worker, and with two; they take turns."""
    runs: dict[int, list[Run]] = {1: [], 2: []}
    with ExitStack() as worlds:
        users = {}
        for workers in runs:
            world = worlds.enter_context(World(project_id=f"demo-bench-fan-out-{workers}", workers=workers))
            os.environ["FIRESTORE_EMULATOR_HOST"] = world.env["FIRESTORE_EMULATOR_HOST"]  # the only way to tell the client
            users[workers] = (User(world), firestore.Client(project=world.project_id))
        for _ in range(rounds):
            for workers, (user, database) in users.items():
                runs[workers].append(_run(user, database, data))
        for _, database in users.values():
            database.close()  # type: ignore[no-untyped-call]
    one, two = (min(runs[workers], key=lambda run: run.seconds) for workers in (1, 2))
    return one, two


def _run(user: User, database: Any, data: bytes) -> Run:
    collection = user.new_collection(("linesheet", "long.pdf", data))
    ended = Event()
    ends: list[float] = []
    last: dict[str, Any] = {}

    def heard(snapshots: Sequence[Any], *_: object) -> None:
        last.update(snapshots[0].to_dict()["processing_status"]["document_processing"])
        final = last["status"] in FINAL
        passed = len(PIPELINE.phases) if final else (last["progress"] or {"phase": 1})["phase"] - 1
        ends.extend([time.perf_counter() - began] * (passed - len(ends)))
        if final:
            ended.set()

    spent = _processor_seconds()
    began = time.perf_counter()
    watch = database.document(f"collections/{collection}").on_snapshot(heard)  # as the web page does: asking again costs more
    try:
        user.timed("process", "POST", f"/collections/{collection}/documents/process", json={})
        if not ended.wait(TIMEOUT_SECONDS):
            raise TimeoutError(collection)
        spent = _processor_seconds() - spent
    finally:
        watch.unsubscribe()
        # Each file that is kept makes the emulator slower for the next.
        user.http.delete(f"/collections/{collection}").raise_for_status()
    if last["status"] != "completed":
        raise RuntimeError(f"The linesheet ended as {last['status']}: {last.get('error')}")
    return Run([end - before for before, end in zip([0.0, *ends], ends, strict=False)], cores_busy=spent / ends[-1])


def _processor_seconds() -> float:
    """What the workers and emulators, all children of this process, have used."""
    used = [child.cpu_times() for child in psutil.Process().children(recursive=True)]
    return sum(times.user + times.system for times in used)


def bare(data: bytes, processes: int) -> float:
    """Seconds in which so many processes read text and pictures of all pages, range by range, as the pipeline's phases do."""
    with ProcessPoolExecutor(processes, initializer=_keep, initargs=(data,)) as pool:
        ranges = [(first, min(first + PAGES_PER_UNIT - 1, PAGES)) for first in range(1, PAGES + 1, PAGES_PER_UNIT)]
        list(pool.map(_read, ranges))  # every process loads what it needs
        taken = []
        for _ in range(RUNS):
            began = time.perf_counter()
            list(pool.map(_read, ranges))
            taken.append(time.perf_counter() - began)
    return min(taken)


def _keep(data: bytes) -> None:
    globals()["_DATA"] = data


def _read(pages: tuple[int, int]) -> int:
    data: bytes = globals()["_DATA"]
    return sum(1 for _ in pdf_to_pages(data, *pages)) + sum(1 for _ in pdf_to_images(data, *pages))


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fan_out", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--write", action="store_true", help="keep the tables in benchmarks/results/fan_out.md")
    given = parser.parse_args(arguments)
    tables = []
    sample_pages = long_linesheet(PAGES)
    sheets = [
        ("Sample pages", sample_pages, RUNS),
        ("Photographs", made_linesheet(PAGES), RUNS),
        ("Scans", scanned(sample_pages), 1),  # minutes each
    ]
    for name, data, rounds in sheets:
        one, two = measured(data, rounds)
        rows = [
            (phase.name, f"{first:.1f}", f"{second:.1f}", f"{second / first:.2f}" if first >= 0.05 else "")
            for phase, first, second in zip(PIPELINE.phases, one.phases, two.phases, strict=True)
        ]
        rows.append(("together", f"{one.seconds:.1f}", f"{two.seconds:.1f}", f"{two.seconds / one.seconds:.2f}"))
        rows.append(("cores busy", f"{one.cores_busy:.2f}", f"{two.cores_busy:.2f}", ""))
        if rounds > 1:
            alone, shared = bare(data, 1), bare(data, 2)
            rows.append(("bare reading", f"{alone:.1f}", f"{shared:.1f}", f"{shared / alone:.2f}"))
        tables.append(Table(f"{name}, {PAGES} pages", ("phase", "one worker, s", "two workers, s", "ratio"), rows))
    report("fan_out", __doc__ or "", tables, write=given.write)


if __name__ == "__main__":
    main()
