"""The text of a letter as passages: lines that a full measure broke are one again, and every stretch knows where it
stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from pipelines.reading.model import Box, Evidence, union_of
from pipelines.reading.orders.facts import TextLine

GAP = "  "  # between words that stand apart as columns do
LEADING = 1.8  # of the font's height, from one line of a paragraph to the next
LEAST_MEASURE = 0.4  # of the page's width: shorter lines are not broken but end
SPACE = 0.25  # of the font's height, between words
_LIST_MARK = re.compile(r"(?:[-–—*•·●▪■◦‣o>+]|[\ue000-\uf8ff]+|\(?\d{1,2}[.)])$")
_SENTENCE_END = re.compile(r"(?<=[^\W\d_A-Z]{4})(?<!nr)[.!?]\s+(?=[A-ZÀ-Þ¿¡])")  # behind a word that no dot shortens
_BROKEN = re.compile(r"(?:\d|[^\W\d_])[-‐\u00ad]$")  # "43-", "Knie-"


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A word, or a sheet's cell, in a passage: the characters `start` to `end`."""

    start: int
    end: int
    box: Box | None = None
    address: str | None = None


@dataclass(frozen=True, kw_only=True)
class Passage:
    """What was written in one go: a line of its own, an entry of a list, a sentence of a paragraph."""

    text: str
    pieces: tuple[Piece, ...]
    page: int | None = None
    sheet: str | None = None
    listed: bool = False  # a mark of a list stood before it

    def evidence(self, start: int, end: int, confidence: float) -> Evidence:
        """Where the characters `start` to `end` stand."""
        held = [piece for piece in self.pieces if piece.start < end and piece.end > start]
        boxes = [piece.box for piece in held if piece.box is not None]
        return Evidence(
            text=self.text[start:end], confidence=confidence, page=self.page, bbox=union_of(boxes) if boxes else None,
            sheet=self.sheet, cell=next((piece.address for piece in held if piece.address), None),
        )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class _Run:
    """A word or a cell of a line."""

    text: str
    box: Box | None = None
    address: str | None = None
    apart: bool = False  # from the one before it
    size: float = 0.0  # of the font, as a fraction of the page's height


def texts_to_passages(texts: Sequence[TextLine]) -> list[Passage]:
    """The passages of a document in its order; marks of lists are left out of their text."""
    found: list[Passage] = []
    rights: dict[int | None, float] = {}
    for line in texts:
        edge = max((cell.box[2] for cell in line.cells if cell.box), default=0.0)
        rights[line.page] = max(rights.get(line.page, 0.0), edge)
    held: list[list[_Run]] = []
    listed, before = False, None
    for line in texts:
        runs = _runs(line)
        marked = len(runs) > 1 and _LIST_MARK.fullmatch(runs[0].text) is not None
        goes_on = before is not None and not marked and before.page == line.page and _is_wrapped(held, runs, rights[line.page])
        if before is not None and not goes_on:
            found.append(_to_passage(held, before, listed=listed))
            held = []
        if not goes_on:
            listed = marked
        held.append(runs[1:] if marked else runs)
        before = line
    found += [_to_passage(held, before, listed=listed)] if before is not None else []
    return [sentence for passage in found for sentence in _sentences(passage)]


def _sentences(passage: Passage) -> list[Passage]:
    starts = [0, *(match.end() for match in _SENTENCE_END.finditer(passage.text))]
    return [_part(passage, start, end) for start, end in pairwise([*starts, len(passage.text)])]


def _part(passage: Passage, start: int, end: int) -> Passage:
    held = [piece for piece in passage.pieces if start <= piece.start < end]
    pieces = tuple(replace(piece, start=piece.start - start, end=piece.end - start) for piece in held)
    return replace(passage, text=passage.text[start:end].rstrip(), pieces=pieces)


def _runs(line: TextLine) -> list[_Run]:
    """The words of a line, or its cells where the words are not known one by one."""
    if not line.words:
        return [_Run(text=" ".join(cell.text.split()), box=cell.box, address=cell.address, apart=True) for cell in line.cells]
    starts = {cell.box[0] for cell in line.cells if cell.box}
    return [_Run(text=word.text, box=word.box, apart=word.box[0] in starts, size=word.size) for word in line.words]


def _is_wrapped(held: Sequence[Sequence[_Run]], runs: Sequence[_Run], right: float) -> bool:
    """Whether a line goes on with the next because its first word did not fit any more: `right` is where lines end at the most.
    What begins as the passage does is the next entry of a list."""
    line = held[-1]
    if runs[0].text.casefold() == held[0][0].text.casefold():
        return False
    last, first = line[-1].box, runs[0].box
    begin = line[0].box
    if last is None or first is None or begin is None:
        return False
    size = median(run.size for run in line)
    below = 0 < first[1] - last[1] < LEADING * size and begin[0] - size <= first[0] < last[2]
    full = last[2] - begin[0] > LEAST_MEASURE
    return below and full and last[2] + SPACE * size + (first[2] - first[0]) > right


def _to_passage(lines: Iterable[Sequence[_Run]], line: TextLine, *, listed: bool) -> Passage:
    text = ""
    pieces: list[Piece] = []
    for runs in lines:
        for index, run in enumerate(runs):
            if text and index:
                text += GAP if run.apart else " "
            elif text:
                text = _joined(text, run.text)
            pieces.append(Piece(start=len(text), end=len(text) + len(run.text), box=run.box, address=run.address))
            text += run.text
    return Passage(text=text, pieces=tuple(pieces), page=line.page, sheet=line.sheet, listed=listed)


def _joined(text: str, following: str) -> str:
    """A line as the next one goes on behind it: "43-" before "46", "Knie" of "Knie-" before "strumpf", else with a space."""
    if not _BROKEN.search(text) or text[-2].isdigit() != following[:1].isdigit():
        return f"{text} "
    return text[:-1] if text[-2].islower() and following[:1].islower() else text
