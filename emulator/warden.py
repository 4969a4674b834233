"""A process that outlives its parent by a moment, to end the process groups the parent has left behind.

Run as a script with a pipe as standard input. The parent writes "+group" and "-group" lines; when the pipe closes, because the
parent has ended in whatever way (SIGKILL included), every group still listed is killed. Unlike Linux's PR_SET_PDEATHSIG this
works on macOS, reaches grandchildren, and does not mistake the end of a thread for the end of the parent.
"""

import os
import signal
import sys
from contextlib import suppress


def main() -> None:
    groups: set[int] = set()
    for line in sys.stdin:
        group = int(line[1:])
        if line[0] == "+":
            groups.add(group)
        else:
            groups.discard(group)
    for group in groups:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(group, signal.SIGKILL)


if __name__ == "__main__":
    main()
