"""python -m emulator.demo: a linesheet and an order through the whole product, watched through Firestore listeners.

Starts the local world, uploads through the HTTP API as a signed-in user, runs both pipelines with live progress, prints what came
out, and stops everything. With the project's samples the exit code is 0 only if the result equals their truth.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console

from emulator import demo_report
from emulator.demo_client import DemoClient, Refused
from emulator.processes import NotStarted
from emulator.samples.catalogue import make_samples
from emulator.samples.truth import write_sample
from emulator.world import World

LINESHEET = "linesheet_cards.pdf"
ORDER = "order_matrix.xlsx"
PROJECT = "demo-threadline"
DIFFERENCES_SHOWN = 20


@dataclass(frozen=True, kw_only=True)
class Result:
    """What the product made of the two files, and how long each pipeline took from the button to the published result."""

    products: list[dict[str, Any]]
    images: list[dict[str, Any]]
    items: list[dict[str, Any]]
    collection: dict[str, Any]
    seconds: dict[str, float]


def main(arguments: list[str] | None = None) -> int:
    """0 when all went well, 1 when the result differs from the truth or a pipeline failed, 2 when a file cannot be used."""
    parser = argparse.ArgumentParser(prog="python -m emulator.demo", description=(__doc__ or "").split("\n\n", 1)[0])
    parser.add_argument("--linesheet", type=Path, help="your own linesheet (PDF, XLSX, CSV, scan)")
    parser.add_argument("--order", type=Path, help="your own purchase order (XLSX, XLS, ODS, CSV, PDF)")
    given = parser.parse_args(arguments)
    console = Console()
    if not console.is_terminal:
        console = Console(width=132)
    with tempfile.TemporaryDirectory(prefix="threadline-demo-") as folder:
        linesheet = given.linesheet or _sample(LINESHEET, Path(folder))
        order = given.order or (_sample(ORDER, Path(folder)) if given.linesheet is None else None)
        for path in filter(None, (linesheet, order)):
            if not path.is_file():
                console.print(f"There is no file {path}. Give the path of a linesheet or an order.", style="red")
                return 2
        try:
            result = _run(console, linesheet, order)
        except (Refused, NotStarted, FileNotFoundError) as exc:
            console.print(f"[red]{exc}[/red]")
            return 1
        demo_report.print_result(console, result)
        differences = [
            *(demo_report.differences(linesheet, "linesheet", result) if given.linesheet is None else ()),
            *(demo_report.differences(order, "purchase_order", result) if order is not None and given.order is None else ()),
        ]
    for difference in differences[:DIFFERENCES_SHOWN]:
        console.print(difference, style="red")
    if differences:
        console.print(f"The result differs from the truth in {len(differences)} rows.", style="red")
    if given.linesheet is None and not differences:
        console.print("The result equals the truth of the samples.", style="green")
    return 1 if differences else 0


def _sample(name: str, folder: Path) -> Path:
    (sample,) = make_samples("demo", 1, only=Path(name).stem)
    return write_sample(sample, folder)


def _run(console: Console, linesheet: Path, order: Path | None) -> Result:
    """Both pipelines, one after the other, in a world of their own."""
    seconds: dict[str, float] = {}
    console.print("Starting Firestore, Cloud Storage, Cloud Tasks and the functions…")
    began = time.monotonic()
    with World(project_id=PROJECT) as world:
        console.print(f"Up after {time.monotonic() - began:.1f} s: {world.api_url}")
        with DemoClient(world, console) as client:
            client.upload(linesheet, "linesheet")
            if order is not None:
                client.upload(order, "purchase_order")
            seconds["document_processing"] = client.run("document_processing", "documents/process")
            if order is not None:
                seconds["item_generation"] = client.run("item_generation", "items/generate")
            result = Result(
                products=client.listed("products"),
                images=client.listed("images"),
                items=client.listed("items"),
                collection=client.collection(),
                seconds=seconds,
            )
    console.print("Everything is stopped again.")
    return result


if __name__ == "__main__":
    sys.exit(main())
