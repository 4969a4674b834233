"""How well documents are read: every document with a truth file beside it is read and scored.

python -m benchmarks.evaluate --data FOLDER            documents with X.truth.json beside X
python -m benchmarks.evaluate --seeds 101,102,103      drawn samples (both sets); seeds below 100 are for development
options: --set demo|broad  --only NAME  --subprocess  --write  --json FILE
"""

from __future__ import annotations

import argparse
import itertools
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.scoring import Judgement, Kind, Score, score, shares_right
from emulator.samples.catalogue import SETS, make_samples
from emulator.samples.truth import write_sample
from pipelines.reading.extract import extract, extract_to_json
from pipelines.reading.faults import Unreadable

RESULTS = Path(__file__).parent / "results" / "evaluation.md"
DEVELOPMENT_SEEDS = range(100)  # samples from other seeds are never looked at while the readers are being made
WRONG, RIGHT, EXACT = 0.95, 0.99, 0.95  # row F1 below which a reading is wrong and from which it is right, and rows exact then
BUCKETS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)  # edges of confidence


@dataclass(frozen=True, kw_only=True)
class Result:
    """One document's score. `fault` is what went wrong when it could not be read at all."""

    name: str
    kind: Kind
    score: Score
    seconds: float
    fault: str = ""
    doubted: bool = False  # the reading says that it leaves something unexplained, or that there is nothing where there is


def read(path: Path, kind: Kind, *, own_process: bool = False, timeout_seconds: float = 300) -> tuple[dict[str, Any], str]:
    """What `python -m pipelines extract` makes of a document, and why it could not be read ("" if it could)."""
    if own_process:
        command = [sys.executable, "-m", "pipelines", "extract", str(path), "--kind", kind, "--json"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=timeout_seconds, check=False)
        return (
            (json.loads(done.stdout), "") if done.returncode == 0 else ({}, f"exit {done.returncode}: {done.stderr.strip()[-160:]}")
        )
    try:
        return extract_to_json(extract(path.read_bytes(), path.name, kind)), ""
    except Unreadable as fault:
        return {}, f"{fault.code}: {fault.message}"


def rows_of(content: dict[str, Any], kind: Kind) -> list[dict[str, Any]]:
    """The rows of a truth file or of an extraction."""
    return list(content.get("products" if kind == "linesheet" else "lines") or [])


def evaluate(path: Path, name: str, *, own_process: bool = False) -> Result:
    """Read and score one document whose truth lies beside it."""
    truth = json.loads(path.with_name(f"{path.name}.truth.json").read_text(encoding="utf-8"))
    kind: Kind = truth["kind"]
    started = time.monotonic()
    answer, fault = read(path, kind, own_process=own_process)
    seconds = time.monotonic() - started
    scored = score(kind, rows_of(truth, kind), rows_of(answer, kind))
    doubted = bool(fault or answer.get("doubts") or (scored.rows and not scored.extracted))
    return Result(name=name, kind=kind, score=scored, seconds=seconds, fault=fault, doubted=doubted)


def from_folder(folder: Path, only: str) -> Iterator[tuple[Path, str]]:
    """The documents of a folder that have their truth beside them."""
    for truth in sorted(folder.rglob("*.truth.json")):
        document = truth.with_name(truth.name.removesuffix(".truth.json"))
        if only in document.name and document.exists():
            yield document, document.name


def from_seeds(seeds: Sequence[int], sets: Iterable[str], only: str, folder: Path) -> Iterator[tuple[Path, str]]:
    """Samples drawn into `folder`, one at a time."""
    for seed in seeds:
        for name in sets:
            here = folder / f"{name}-{seed}"
            here.mkdir()
            for sample in make_samples(name, seed, only=only):
                yield write_sample(sample, here), f"{seed}/{sample.filename}"


def table_lines(results: Sequence[Result]) -> Iterator[str]:
    """A quality table in Markdown: a line for each document, the mean of each kind under its documents."""
    for kind in ("linesheet", "purchase_order"):
        some = [r for r in results if r.kind == kind]
        if not some:
            continue
        yield f"\n## {kind.replace('_', ' ').capitalize()}s\n"
        yield "| document | rows | read | recall | precision | F1 | exact | seconds | fields right |"
        yield "|---|--:|--:|--:|--:|--:|--:|--:|---|"
        for r in sorted(some, key=lambda r: r.name):
            fields = r.fault or " ".join(f"{name} {share:.2f}" for name, share in r.score.fields.items())
            yield f"| {r.name} | {r.score.rows} | {r.score.extracted} | {_figures(r.score)} | {r.seconds:.1f} | {fields} |"
        means = " | ".join(
            f"**{statistics.fmean(getattr(r.score, k) for r in some):.3f}**" for k in ("recall", "precision", "f1", "exact")
        )
        fields = " ".join(f"{n} {s:.2f}" for n, s in shares_right(j for r in some for j in r.score.judgements).items())
        seconds = statistics.fmean(r.seconds for r in some)
        yield f"| **mean of {len(some)}** | {sum(r.score.rows for r in some)} | | {means} | {seconds:.1f} | {fields} |"


def _figures(result: Score) -> str:
    return f"{result.recall:.2f} | {result.precision:.2f} | {result.f1:.2f} | {result.exact:.2f}"


def calibration_lines(judgements: Sequence[Judgement]) -> Iterator[str]:
    """Whether the reader's confidence means what it says: share right by bucket of confidence."""
    told = [(j.confidence, j.right) for j in judgements if j.confidence is not None]
    if not told:
        return
    yield "\n## Confidence of fields against truth\n"
    yield "| confidence | fields | mean confidence | share right |"
    yield "|---|--:|--:|--:|"
    for low, high in itertools.pairwise(BUCKETS):
        some = [(c, right) for c, right in told if low <= c < high]
        if some:
            mean, share = statistics.fmean(c for c, _ in some), statistics.fmean(right for _, right in some)
            yield f"| {low:.2f} – {min(high, 1):.2f} | {len(some)} | {mean:.2f} | {share:.3f} |"


def doubt_lines(results: Sequence[Result]) -> Iterator[str]:
    """Whether readings that are wrong say so, and right ones do not. Those between are counted in neither."""
    yield "\n## Doubts of readings against truth\n"
    yield f"Wrong is a row F1 below {WRONG}; right is one of {RIGHT} or more with {EXACT} or more of the rows exact.\n"
    yield "| kind | wrong and doubted | wrong and not | right and doubted | right and not |"
    yield "|---|--:|--:|--:|--:|"
    for kind in ("linesheet", "purchase_order"):
        some = [r for r in results if r.kind == kind]
        wrong = [r.doubted for r in some if r.score.f1 < WRONG]
        right = [r.doubted for r in some if r.score.f1 >= RIGHT and r.score.exact >= EXACT]
        if some:
            counts = (sum(wrong), len(wrong) - sum(wrong), sum(right), len(right) - sum(right))
            yield f"| {kind.replace('_', ' ')} | {' | '.join(map(str, counts))} |"


def report(results: Sequence[Result], title: str) -> str:
    """The whole report in Markdown."""
    judgements = [j for r in results for j in r.score.judgements]
    return "\n".join([f"# {title}", *table_lines(results), *calibration_lines(judgements), *doubt_lines(results), ""])


def _title(chosen: argparse.Namespace, seeds: Sequence[int]) -> str:
    day = datetime.now(UTC).date().isoformat()
    if chosen.data:
        return f"Reading of the documents in `{chosen.data.name}`, {day}"
    fresh = "used in development" if set(seeds) & set(DEVELOPMENT_SEEDS) else "never used in development"
    return f"Reading of drawn samples, seeds {chosen.seeds} ({fresh}), rules only, {day}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the report (and store it with --write); 2 when there was nothing to read."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.evaluate", description=__doc__)
    parser.add_argument("--data", type=Path, help="folder of documents with truth beside them")
    parser.add_argument("--seeds", default="1", help="seeds of drawn samples, with commas")
    parser.add_argument("--set", choices=sorted(SETS), help="one set only")
    parser.add_argument("--only", default="", help="documents whose name contains this")
    parser.add_argument("--subprocess", action="store_true", help="read each document in a process of its own")
    parser.add_argument("--write", action="store_true", help=f"store the report as {RESULTS.name}")
    parser.add_argument("--json", type=Path, help="store the figures")
    chosen = parser.parse_args(arguments)
    seeds = [int(seed) for seed in chosen.seeds.split(",")]
    results: list[Result] = []
    with tempfile.TemporaryDirectory() as folder:
        sets = [chosen.set] if chosen.set else sorted(SETS)
        documents = from_folder(chosen.data, chosen.only) if chosen.data else from_seeds(seeds, sets, chosen.only, Path(folder))
        for path, name in documents:
            result = evaluate(path, name, own_process=chosen.subprocess)
            results.append(result)
            print(
                f"{name:52} {_figures(result.score).replace(' |', '')}  {result.seconds:5.1f} s  {result.fault}".rstrip(),
                file=sys.stderr,
            )
    if not results:
        print("Nothing to read: no document with a truth file beside it.", file=sys.stderr)
        return 2
    text = report(results, _title(chosen, seeds))
    print(text)
    if chosen.write:
        RESULTS.parent.mkdir(exist_ok=True)
        RESULTS.write_text(text, encoding="utf-8")
    if chosen.json:
        figures = {r.name: {"kind": r.kind, "f1": r.score.f1, "exact": r.score.exact, "fields": r.score.fields} for r in results}
        chosen.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
