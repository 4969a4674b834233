"""The same lines told twice: a summary and its details, a copy of a page. Each is counted once, in the greater detail."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.reading.orders.lines import TableLines
from pipelines.reading.orders.repeats import detail_of, repeats, sums_up


def without_repeats(read: Sequence[TableLines]) -> tuple[list[TableLines], list[str]]:
    """The tables whose lines count, and a note for each that only repeats what others say in more detail (or as much)."""
    kept = list(range(len(read)))
    notes: list[str] = []
    for index in sorted(kept, key=lambda i: (len(read[i].lines), detail_of(read[i].lines), -i)):
        lines = read[index].lines
        others = [line for i in kept if i != index and _may_say(read[i], read[index]) for line in read[i].lines]
        if not lines or not others:
            continue
        if repeats(lines, others) or sums_up(lines, [read[i].lines for i in kept if i != index]):
            kept.remove(index)
            where = lines[0].sheet or f"page {lines[0].page}"
            notes.append(f"A table on {where} repeats lines that stand in more detail elsewhere; they are counted once.")
    return [read[i] for i in kept], notes


def _may_say(other: TableLines, found: TableLines) -> bool:
    """Whether two tables may say the same lines: those of two delivery windows never do."""
    return not (other.delivery and found.delivery) or other.delivery == found.delivery
