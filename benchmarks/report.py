"""Tables of figures: printed, and kept as Markdown in `benchmarks/results/` with the day and the machine."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

RESULTS = Path(__file__).parent / "results"


@dataclass(frozen=True)
class Table:
    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]

    def markdown(self) -> str:
        lines = [f"| {' | '.join(cells)} |" for cells in [self.heads, ["---"] * len(self.heads), *self.rows]]
        return f"**{self.title}**\n\n" + "\n".join(lines)


def report(name: str, head: str, tables: Sequence[Table], *, write: bool) -> None:
    """Print the tables; with `write`, keep them in `results/{name}.md` under `head`."""
    body = "\n\n".join(table.markdown() for table in tables)
    print(body)
    if write:
        where = f"{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"
        path = RESULTS / f"{name}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"# {name.capitalize()}\n\n{where}\n\n```\n{head.strip()}\n```\n\n{body}\n", encoding="utf-8")
