"""Broken documents end in a result or a clear refusal: no other exception, no hang, no death of the process.

`make robustness` (or THREADLINE_ROBUSTNESS_CASES) runs more cases, THREADLINE_ROBUSTNESS_FIRST begins elsewhere.
"""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO

import pytest

CASES = int(os.environ.get("THREADLINE_ROBUSTNESS_CASES", "60"))
FIRST = int(os.environ.get("THREADLINE_ROBUSTNESS_FIRST", "1000"))
SILENCE_SECONDS = 60  # a case takes half a second; on a busy machine ten times that
ROOT = Path(__file__).parents[2]


def _lines(stream: IO[str], into: queue.Queue[str | None]) -> None:
    for line in stream:
        into.put(line.strip())
    into.put(None)


def _run(first: int, last: int) -> tuple[dict[int, str], int]:
    """Outcomes by seed, and the seed to go on with: after one that hung or killed the worker, the next."""
    command = [sys.executable, "-W", "ignore", "-m", "tests.robustness.worker", str(first), str(last)]
    worker = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert worker.stdout is not None
    said: queue.Queue[str | None] = queue.Queue()
    threading.Thread(target=_lines, args=(worker.stdout, said), daemon=True).start()
    outcomes: dict[int, str] = {}
    try:
        while True:
            line = said.get(timeout=SILENCE_SECONDS)
            if line is None:
                break
            seed, _, outcome = line.partition(" ")
            outcomes[int(seed)] = outcome or "FAULT the worker died"
    except queue.Empty:
        outcomes[max(outcomes, default=first - 1) + 1] = f"FAULT nothing was heard for {SILENCE_SECONDS} seconds"
    finally:
        worker.kill()
        worker.wait()
        worker.stdout.close()
    if not outcomes:
        outcomes[first] = f"FAULT the worker ended with {worker.returncode} before its first answer"
    return outcomes, max(outcomes) + 1


@pytest.mark.timeout(0)
def test_broken_documents_end_in_a_result_or_a_refusal() -> None:
    outcomes: dict[int, str] = {}
    at, last = FIRST, FIRST + CASES
    while at < last:
        more, at = _run(at, last)
        outcomes |= more

    faults = {seed: outcome for seed, outcome in outcomes.items() if outcome.startswith("FAULT")}
    assert len(outcomes) == CASES
    assert not faults, "\n".join(f"case {seed}: {fault}" for seed, fault in faults.items())
    assert {"read", "damaged"} <= set(outcomes.values())
