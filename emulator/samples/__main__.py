"""python -m emulator.samples OUT [--seed N] [--set demo|broad] [--only NAME]: sample documents with their truth beside them."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from emulator.samples.catalogue import SETS, make_samples
from emulator.samples.truth import write_sample


def main(arguments: list[str] | None = None) -> int:
    """Write the samples and name them; 2 when nothing has the wanted name."""
    parser = argparse.ArgumentParser(prog="python -m emulator.samples", description=__doc__)
    parser.add_argument("out", type=Path, help="folder to write to (made if missing)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--set", choices=sorted(SETS), default="demo")
    parser.add_argument("--only", default="", metavar="NAME", help="samples whose name contains this")
    chosen = parser.parse_args(arguments)
    chosen.out.mkdir(parents=True, exist_ok=True)
    written = 0
    for sample in make_samples(chosen.set, chosen.seed, only=chosen.only):
        path = write_sample(sample, chosen.out)
        print(f"{path}  {len(sample.truth.rows)} rows")
        written += 1
    if not written:
        print(f"No sample of the set '{chosen.set}' has '{chosen.only}' in its name.", file=sys.stderr)
    return 0 if written else 2


if __name__ == "__main__":
    sys.exit(main())
