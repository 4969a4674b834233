"""Cells and ruling of one table on paper. It knows text and lines, and nothing of what the cells mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from emulator.samples.paper import BLACK, Ink, Paper

HEAD_FILL: Ink = (0.9, 0.9, 0.91)
ZEBRA_FILL: Ink = (0.955, 0.955, 0.96)
LEADING = 1.2


@dataclass(frozen=True, kw_only=True)
class PageGrid:
    """Columns between `edges` (points from the left), ruled as "grid", "rows", "zebra" or "none"."""

    paper: Paper
    edges: tuple[float, ...]
    ruling: str = "grid"
    size: float = 8

    def cell(
        self,
        column: int,
        top: float,
        height: float,
        text: str,
        *,
        bold: bool = False,
        align: str = "left",
        ink: Ink = BLACK,
        to: int = 0,
    ) -> None:
        """Print a text in the middle of a cell's height, broken at spaces; `to` is the last column of a wider cell."""
        left, right = self.edges[column] + 3, self.edges[max(to, column) + 1] - 3
        lines = self.paper.wrap(text, right - left, self.size, bold)
        y = top + (height - len(lines) * self.size * LEADING) / 2 + self.size * 0.95
        x = {"left": left, "right": right, "centre": (left + right) / 2}[align]
        for line in lines:
            self.paper.text(x, y, line, size=self.size, bold=bold, align=align, ink=ink)
            y += self.size * LEADING

    def lines_in(self, column: int, text: str, bold: bool = False) -> int:
        """How many lines a text takes in a column."""
        return len(self.paper.wrap(text, self.edges[column + 1] - self.edges[column] - 6, self.size, bold))

    def fill(self, top: float, bottom: float, ink: Ink = ZEBRA_FILL) -> None:
        """Paint a row's ground."""
        self.paper.box((self.edges[0], top, self.edges[-1], bottom), fill=ink)

    def rule(self, top: float, bottom: float, *, head: bool = False) -> None:
        """Draw what the ruling asks for around one row."""
        if self.ruling == "grid":
            for edge in self.edges:
                self.paper.line(edge, top, edge, bottom)
            self.paper.line(self.edges[0], top, self.edges[-1], top)
        if self.ruling in ("grid", "rows") or head:
            self.paper.line(self.edges[0], bottom, self.edges[-1], bottom, thickness=1 if head else 0.5)


def spread(weights: Sequence[float], left: float, right: float) -> tuple[float, ...]:
    """The edges of columns whose widths are in the ratio of `weights`."""
    edges = [left]
    for weight in weights:
        edges.append(edges[-1] + (right - left) * weight / sum(weights))
    return tuple(edges)
