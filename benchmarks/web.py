"""python -m benchmarks.web [--write]: the web app's figures, measured in Chromium on a local world. The app must have been built.

first load        scripts of a page after gzip, in kB: what draws the first screen (300 kB are the limit), and the SDKs behind it
status to screen  from the answer to the write of a status to its text on the page (200 ms at the median are the limit)
longest task      of the main thread while 5,000 rows are scrolled or stepped through, best of three (100 ms are the limit);
                  0 is any task under 50 ms, which browsers do not report
lighthouse        scores for accessibility and best practices (95 are the limit), and the audits that failed
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence

from benchmarks.report import Table, report
from emulator.hosts import ROOT

COMMAND = ("-m", "emulator.browser_tests", "--config", "playwright.figures.config.ts")
HEADS = {
    "first load": ("page", "at first, kB", "Firestore, kB", "sign-in, kB"),
    "status to screen": ("median, ms", "slowest, ms", "rounds"),
    "longest task": ("5,000 rows", "ms"),
    "lighthouse": ("page", "accessibility", "best practices", "failed"),
}


def main(arguments: Sequence[str]) -> int:
    """The exit code of the browser run: not 0 when a limit was missed; the figures are kept all the same."""
    run = subprocess.run([sys.executable, *COMMAND], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    print(run.stdout)
    rows = [line.split("\t")[1:] for line in run.stdout.splitlines() if line.startswith("figure\t")]
    tables = [Table(name.capitalize(), heads, [row[1:] for row in rows if row[0] == name]) for name, heads in HEADS.items()]
    report("web", __doc__ or "", tables, write="--write" in arguments)
    return run.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
