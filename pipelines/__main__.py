"""`python -m pipelines extract FILE`: read a linesheet or a purchase order and print what was found. Changes nothing."""

from __future__ import annotations

import argparse
import json
import signal
import sys
from pathlib import Path

from pipelines.reading.extract import extract, extract_to_json, extract_to_text
from pipelines.reading.faults import Unreadable


def main(arguments: list[str] | None = None) -> int:
    """0 when the file was read (also when it holds nothing), 2 with one sentence on stderr when it cannot be."""
    parser = argparse.ArgumentParser(prog="python -m pipelines", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("extract", help="read one file and print its products or order lines")
    command.add_argument("file", type=Path)
    command.add_argument("--kind", choices=["linesheet", "purchase_order"], help="guessed from the content when left out")
    command.add_argument("--json", action="store_true", help="print JSON instead of a table")
    command.add_argument("--draw", type=Path, metavar="DIR", help="also draw the pages with what was found on them into DIR")
    given = parser.parse_args(arguments)
    try:
        data = given.file.read_bytes()
        found = extract(data, given.file.name, given.kind)
        if given.draw is not None:
            from pipelines.reading.draw import draw_pages

            for path in draw_pages(data, given.file.name, found, given.draw):
                print(path, file=sys.stderr)
    except Unreadable as fault:
        print(fault.message, file=sys.stderr)
        return 2
    except OSError as fault:
        print(f"{given.file} cannot be read: {fault.strerror}. Check the path.", file=sys.stderr)
        return 2
    print(json.dumps(extract_to_json(found), ensure_ascii=False, indent=1) if given.json else extract_to_text(found))
    return 0


if __name__ == "__main__":
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # a reader (`head`, say) that has seen enough ends the program quietly
    sys.exit(main())
