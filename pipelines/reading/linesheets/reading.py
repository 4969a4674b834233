"""A reading: one value found in a line of a linesheet, with the field it belongs to, where it stands and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipelines.reading.layout import Line
from pipelines.reading.model import Box, Price, union_of
from pipelines.reading.words.labels import Role


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """One value read from a line: `text` verbatim, and what it means in `sizes` or `price` for those roles."""

    role: Role
    text: str
    box: Box
    confidence: float
    size: float
    bold: bool = False
    labelled: bool = False
    sizes: tuple[str, ...] = ()
    price: Price | None = None
    cell: str | None = None  # A1 notation when it was read from a sheet


@dataclass(frozen=True, kw_only=True)
class LineText:
    """A line's text and how to find the box of a part of it."""

    line: Line
    starts: list[int] = field(default_factory=list)

    def box(self, start: int, end: int) -> Box:
        """The box around characters `start` to `end`; a part of a word gets its share of the word's width."""
        boxes = []
        at = 0
        for word in self.line.words:
            length = len(word.text)
            first, last = max(start - at, 0), min(end - at, length)
            if last > first:
                left, top, right, bottom = word.box
                wide = (right - left) / length
                boxes.append((left + first * wide, top, left + last * wide, bottom))
            at += length + 1
            if at >= end:
                break
        return union_of(boxes) if boxes else self.line.box


@dataclass(frozen=True, kw_only=True)
class TextInBox(LineText):
    """A text whose parts are not told apart: each stands in the whole box."""

    def box(self, start: int, end: int) -> Box:  # noqa: ARG002 wherever it stands
        return self.line.box
