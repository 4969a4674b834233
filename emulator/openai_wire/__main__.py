"""`python -m emulator.openai_wire --port 9300 --trouble rate_limit=0.1`: run the stand-in until it is told to end."""

from __future__ import annotations

import argparse
import signal
import threading

from emulator.openai_wire.faults import KINDS, Kind
from emulator.openai_wire.server import OpenAIWire


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m emulator.openai_wire", description=__doc__)
    parser.add_argument("--port", type=int, default=9300)
    parser.add_argument("--trouble", metavar="KIND=CHANCE", nargs="*", default=[], type=_chance, help=f"kinds: {', '.join(KINDS)}")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    ended = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ended.set())
    with OpenAIWire(port=options.port, chances=dict(options.trouble), seed=options.seed) as wire:
        print(f"OPENAI_BASE_URL={wire.url}", flush=True)
        ended.wait()


def _chance(text: str) -> tuple[Kind, float]:
    kind, _, chance = text.partition("=")
    if kind not in KINDS:
        raise argparse.ArgumentTypeError(f"{kind!r} is none of {', '.join(KINDS)}")
    return kind, float(chance or 1.0)


if __name__ == "__main__":
    main()
