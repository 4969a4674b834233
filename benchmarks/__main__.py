"""python -m benchmarks [--write]: all benchmarks, one after the other."""

from __future__ import annotations

import sys

from benchmarks import api, engine, fan_out, reading

if __name__ == "__main__":
    for benchmark in (engine, api, fan_out, reading):
        benchmark.main(sys.argv[1:])
