"""python -m benchmarks.assisted [--seeds 401] [--data FOLDER] [--lose N] [--write]: what asking the assistant can bring.

rules     the rules' reading alone
truthful  with an assistant that tells the truth of every passage it is shown: no real one brings more
lying     with one that drops every second row, gives others their neighbours' values, and invents rows of words that stand there

--lose N first takes every N-th row out of the rules' reading, as a reader would lose it that does not know a layout.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks.assistants import Lying, Truthful
from benchmarks.evaluate import from_folder, from_seeds, rows_of
from benchmarks.report import Table, report
from benchmarks.scoring import Kind, Score, score
from emulator.samples.catalogue import SETS
from pipelines.documents import second_reading as of_documents
from pipelines.documents.pipeline import PIPELINE
from pipelines.engine.context import Context
from pipelines.items import second_reading as of_orders
from pipelines.items.weighing import with_lines
from pipelines.passages import page_to_passage, sheet_to_passages
from pipelines.reading.content_type import WORKBOOKS, sniff
from pipelines.reading.extract import extract_to_json
from pipelines.reading.faults import Unreadable
from pipelines.reading.linesheets.document_facts import pages_to_facts
from pipelines.reading.linesheets.products import with_unique_keys
from pipelines.reading.linesheets.reader import pages_to_stated, product_images, read_linesheet
from pipelines.reading.linesheets.sheet_products import sheets_to_facts
from pipelines.reading.linesheets.stated import sheets_to_stated
from pipelines.reading.matching.images import match_images
from pipelines.reading.model import Linesheet, Order, Page, Sheet
from pipelines.reading.orders.reader import order_to_tables, tables_to_columns, tables_to_lines
from pipelines.reading.pdf.reader import pdf_to_pages
from pipelines.reading.workbook.reader import read_sheets
from tests.fakes import World

WAYS = ("rules", "truthful", "lying")
Read = tuple[Linesheet | Order, int, Callable[[Context], Linesheet | Order]]
"""What the rules read, from how many passages, and the reading with an assistant."""


@dataclass(frozen=True, kw_only=True)
class Measured:
    """One document: its scores in the order of `WAYS`, and passages asked about of how many."""

    name: str
    kind: Kind
    scores: tuple[Score, ...]
    asked: int
    passages: int


def asking(assistant: Truthful) -> Context:
    """What a phase sees, with everything in memory."""
    world = World(PIPELINE, assistant=assistant)
    return Context(world.start(document_ids=[]), world.ports, world.clock, lambda *_: None)


def kept(rows: Sequence[Any], lose: int) -> tuple[Any, ...]:
    """The rows without every `lose`-th."""
    return tuple(row for at, row in enumerate(rows, start=1) if not lose or at % lose)


def contents(data: bytes, filename: str) -> tuple[list[Page], list[Sheet]]:
    """The pages, or the shown sheets, of a document."""
    content_type = sniff(data, filename)
    if content_type in WORKBOOKS:
        return [], [sheet for sheet in read_sheets(data, content_type) if not sheet.hidden]
    return list(pdf_to_pages(data)), []


def linesheet(data: bytes, filename: str, lose: int) -> Read:
    """A linesheet as the documents pipeline reads it."""
    found = read_linesheet(data, filename)
    found = replace(found, products=kept(found.products, lose))
    pages, sheets = contents(data, filename)
    images = product_images(found.images, found.verdicts)
    if pages:
        candidates = of_documents.pages_to_candidates(pages, pages_to_stated(pages, pages_to_facts(pages)), found.products, images)
    else:
        stated = sheets_to_stated(sheets, found.products, sheets_to_facts(sheets))
        candidates = of_documents.sheets_to_candidates(sheets, stated, found.products)

    def again(ctx: Context) -> Linesheet:
        products = with_unique_keys(of_documents.read_again(ctx, candidates, found.products)[0])
        return replace(found, products=tuple(products), matches=tuple(match_images(products, images)))

    return found, len(pages) or sum(1 for sheet in sheets for _ in sheet_to_passages(sheet)), again


def order(data: bytes, filename: str, lose: int) -> Read:
    """An order as the items pipeline reads it."""
    tables = order_to_tables(data, filename)
    columns = tables_to_columns(tables)
    found = tables_to_lines(tables, columns)
    found = with_lines(found, kept(found.lines, lose))
    pages, sheets = contents(data, filename)
    passages = [*map(page_to_passage, pages), *(passage for sheet in sheets for passage in sheet_to_passages(sheet))]
    return found, len(passages), lambda ctx: of_orders.read_again(ctx, passages, found, tables, columns)


def measure(path: Path, name: str, lose: int) -> Measured | None:
    """One document read in all ways; None when it cannot be read at all."""
    truth = json.loads(path.with_name(f"{path.name}.truth.json").read_text(encoding="utf-8"))
    kind: Kind = truth["kind"]
    rows = rows_of(truth, kind)
    try:
        by_rules, passages, again = (linesheet if kind == "linesheet" else order)(path.read_bytes(), path.name, lose)
    except Unreadable:
        return None
    assistants = (Truthful(rows), Lying(rows))
    reads = [by_rules, *(again(asking(assistant)) for assistant in assistants)]
    scores = tuple(score(kind, rows, rows_of(extract_to_json(read), kind)) for read in reads)
    return Measured(name=name, kind=kind, scores=scores, asked=assistants[0].asked, passages=passages)


def tables_of(measured: Sequence[Measured]) -> list[Table]:
    """Means of each kind, and the documents that an assistant changes."""
    means = []
    for kind in ("linesheet", "purchase_order"):
        some = [one for one in measured if one.kind == kind]
        for at, way in enumerate(WAYS) if some else ():
            f1, exact = (statistics.fmean(getattr(one.scores[at], figure) for one in some) for figure in ("f1", "exact"))
            asked = f"{sum(one.asked for one in some)} of {sum(one.passages for one in some)}" if at else ""
            means.append((kind.replace("_", " "), str(len(some)), way, f"{f1:.3f}", f"{exact:.3f}", asked))
    changed = [
        (one.name, f"{one.asked} of {one.passages}", *(f"{scored.f1:.2f} / {scored.exact:.2f}" for scored in one.scores))
        for one in measured
        if len({(scored.f1, scored.exact) for scored in one.scores}) > 1
    ]
    return [
        Table("Means", ("kind", "documents", "assistant", "F1", "exact", "passages asked about"), means),
        Table("Documents that change: F1 / exact", ("document", "passages asked about", *WAYS), changed),
    ]


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures, and keep them with --write."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.assisted", description=__doc__)
    parser.add_argument("--seeds", default="", help="seeds of drawn samples, with commas")
    parser.add_argument("--data", type=Path, action="append", default=[], help="folder of documents with truth beside them")
    parser.add_argument("--only", default="", help="documents whose name contains this")
    parser.add_argument("--lose", type=int, default=0, help="take every N-th row out of the rules' reading first")
    parser.add_argument("--write", action="store_true", help="keep the figures in benchmarks/results")
    chosen = parser.parse_args(arguments)
    measured: list[Measured] = []
    with tempfile.TemporaryDirectory() as folder:
        seeds = [int(seed) for seed in chosen.seeds.split(",") if seed]
        documents = [pair for data in chosen.data for pair in from_folder(data, chosen.only)]
        for path, name in (*documents, *from_seeds(seeds, sorted(SETS), chosen.only, Path(folder))):
            one = measure(path, name, chosen.lose)
            if one is not None:
                measured.append(one)
                print(f"{name:52} {' '.join(f'{scored.f1:.2f}' for scored in one.scores)}", file=sys.stderr)
    source = " and ".join(
        [*([f"drawn samples of seeds {chosen.seeds}"] if seeds else []), *(["documents of others"] if documents else [])]
    )
    source += f" whose name contains {chosen.only}" if chosen.only else ""
    lost = (
        f", every {chosen.lose}rd row lost first" if chosen.lose == 3 else f", one row in {chosen.lose} lost" if chosen.lose else ""
    )
    report("assisted", f"{__doc__}\nRead here: {source}{lost}.", tables_of(measured), write=chosen.write)


if __name__ == "__main__":
    main()
