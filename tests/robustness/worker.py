"""Reads broken documents under a memory limit and says, a line each, how it went: `python -m tests.robustness.worker FIRST LAST`.

A case may end in a result or in `Unreadable`; whatever else is raised is printed as a fault. The parent watches for silence and
death.
"""

from __future__ import annotations

import os
import resource
import sys
import traceback

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # each thread would reserve address space of its own

from pipelines.reading.faults import Unreadable
from pipelines.reading.linesheets.reader import read_linesheet
from pipelines.reading.orders.reader import read_order
from tests.robustness.corpus import broken

MEMORY_BYTES = 2_500_000_000  # of address space; some 600 MB of it become real


def outcome(seed: int) -> str:
    """`read`, the code of an `Unreadable`, or `FAULT` and the end of the trace."""
    name, data = broken(seed)
    try:
        (read_linesheet if seed % 2 else read_order)(data, name)
    except Unreadable as refused:
        return refused.code
    except Exception:  # the very thing that is looked for
        return "FAULT " + " | ".join(traceback.format_exc().strip().splitlines()[-5:])
    return "read"


def main(first: int, last: int) -> None:
    """Print `seed outcome` for each case; the seed is printed before the outcome, so that the parent knows what it died of."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    for seed in range(first, last):
        sys.stdout.write(f"{seed} ")
        sys.stdout.flush()
        sys.stdout.write(f"{outcome(seed)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
