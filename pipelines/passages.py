"""Passages: one page, or some rows of a sheet with the header over them, as the assistant is shown them; and where in a passage a
text or a number stands. What the assistant says counts only where it does.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from math import dist

from rapidfuzz import fuzz

from pipelines.reading.doubts import Places, color_words, covers, is_at_one_place, squeezed
from pipelines.reading.layout import page_to_lines
from pipelines.reading.model import Box, Evidence, Page, Sheet, centre_of, union_of
from pipelines.reading.pdf.reader import page_to_picture
from pipelines.reading.tables.headers import rows_to_headers
from pipelines.reading.words.money import NumberStyle, find_prices, text_to_number
from pipelines.reading.workbook.reader import cells_to_grid

ROWS = 40  # of a sheet in one passage
HEAD_ROWS = 60  # from the top of a sheet, in which its header is looked for
LONGEST_CELL = 200  # characters shown of one cell
SCALE = 1.6  # pixels a point
QUOTED = 88.0  # of 100: how like the text of a passage a quote must be
LIKELY_REACH = 12  # lines, or pieces of a row, beyond the nearest place
CONFIDENCE = 0.75  # of what the assistant says and the passage bears out
_DIGITS = re.compile(r"\d{1,3}(?:[ \u00a0]\d{3})+(?:[.,]\d+)?|\d(?:[\d.,'’]*\d)?")
_PARTS = re.compile(r"\d+|[^\W\d_]+")
_STYLES: tuple[NumberStyle, ...] = ("point", "comma")


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A word of a page or a cell of a sheet. `line` is the place of its line or row in the passage."""

    text: str
    line: int
    box: Box | None = None
    cell: str | None = None


@dataclass(frozen=True, kw_only=True)
class Passage:
    """`lines` are what the assistant is shown; `first` and `last` are rows of the sheet, from 0. One of page and sheet is set."""

    lines: tuple[str, ...]
    pieces: tuple[Piece, ...] = field(repr=False)
    page: int | None = None
    sheet: str | None = None
    first: int = 0
    last: int = 0

    @cached_property
    def text(self) -> str:
        """All of it in one line."""
        return " ".join(self.lines)

    @cached_property
    def squeezed(self) -> str:
        """Its letters and digits."""
        return squeezed(self.text)

    @cached_property
    def numbers(self) -> frozenset[Decimal]:
        """The numbers that stand in it."""
        return frozenset(text_to_numbers(self.text))

    def quotes(self, quote: str) -> bool:
        """Whether a text stands in it, a slip of recognition forgiven."""
        return bool(quote.strip()) and fuzz.partial_ratio(quote.casefold(), self.text.casefold()) >= QUOTED

    def says(self, text: str) -> bool:
        """Whether the letters and digits of a text stand in it, one after the other."""
        return bool(squeezed(text)) and squeezed(text) in self.squeezed

    def says_parts(self, text: str) -> bool:
        """Whether a text is of several numbers and words that each stand in it by themselves: "32/34" of the rows and columns of a
        grid."""
        parts = _PARTS.findall(text)
        return len(parts) > 1 and all(re.search(rf"(?<!\w){part}(?!\w)", self.text, re.IGNORECASE) for part in parts)

    def line_of(self, quote: str) -> int:
        """The line that is most like a quote."""
        return max(range(len(self.lines)), key=lambda at: _share_of(quote.casefold(), self.lines[at].casefold()), default=0)

    def line_saying(self, text: str, line: int) -> int:
        """The line that says a text in words of its own, nearest to another one; that one where none does."""
        words = re.compile(rf"(?<!\w){re.escape(text.strip())}(?!\w)", re.IGNORECASE)
        saying = [at for at, own in enumerate(self.lines) if words.search(own)] if text.strip() else []
        return min(saying, key=lambda at: (abs(at - line), at < line), default=line)

    def contradicts(self, line: int, colors: Sequence[str], amounts: Sequence[Decimal]) -> bool:
        """Whether the row of a line names colours, or amounts of money, and none of these, nor a number of times these."""
        beside = self._beside(line)
        row = " ".join(self.lines[at] for at in beside)
        named, said = color_words(row), [word for color in colors for word in color_words(color)]
        if named and said and not set(named) & set(said):
            return True
        if not amounts or not find_prices(row):
            return False
        apart = [text_to_numbers(piece.text) for piece in self.pieces if piece.line in beside]  # in a row "8 118,75" may be two
        numbers = text_to_numbers(row).union(*apart)
        return not any(times * amount in numbers for amount in amounts for times in {Decimal(1), *numbers})

    def times(self, number: Decimal, line: int) -> int:
        """How often a number stands in the row of a line."""
        beside = self._beside(line)
        return sum(number in text_to_numbers(piece.text) for piece in self.pieces if piece.line in beside)

    def _beside(self, line: int) -> list[int]:
        """A line and those that stand beside it on a page."""
        own = [piece.box for piece in self.pieces if piece.line == line and piece.box is not None]
        if not own:
            return [line]
        top, bottom = min(box[1] for box in own), max(box[3] for box in own)
        return sorted({piece.line for piece in self.pieces if piece.box is not None and top < centre_of(piece.box)[1] < bottom})

    def find(self, text: str, line: int, beside: Evidence | None = None) -> Evidence | None:
        """Where the words of a text stand, nearest to what stands `beside` them on the page, else to a line."""
        words = [word for word in map(squeezed, text.split()) if word]
        whole = [piece for piece in self.pieces if squeezed(text) and squeezed(text) in squeezed(piece.text)]
        if whole or self.sheet is not None:
            return self._evidence([_nearest(whole, line, beside)], text) if whole else None
        found = [_nearest(same, line, beside) for word in words if (same := [p for p in self.pieces if squeezed(p.text) == word])]
        return self._evidence(found, text) if found else None

    def find_number(
        self,
        number: Decimal,
        line: int,
        taken: Sequence[Evidence] = (),
        likely: Sequence[Evidence] = (),
        beside: Evidence | None = None,
    ) -> Evidence | None:
        """Where a number stands, nearest to what stands `beside` it on the page, else to a line, and not where something else was
        `taken` from; if such a one is not far, at a `likely` place."""
        same = [piece for piece in self.pieces if number in text_to_numbers(piece.text)]
        if taken:
            same = [piece for piece in same if all((piece.cell, piece.box) != (one.cell, one.bbox) for one in taken)]
        if not same:
            return None
        nearest = _nearest(same, line, beside)
        near = [piece for piece in same if abs(piece.line - line) <= abs(nearest.line - line) + LIKELY_REACH]
        expected = [piece for piece in near if any(is_at_one_place(self._evidence([piece], ""), one) for one in likely)]
        return self._evidence([_nearest(expected, line, beside) if expected else nearest], f"{number:f}")

    def unexplained(self, known: Set[str], places: Places) -> list[str]:
        """Its words that are neither among `known` ones, squeezed, nor stand at one of the `places` that were read."""
        boxes = places.boxes.get(self.page or 0, ())

        def is_read(piece: Piece) -> bool:
            at_cell = piece.cell is not None and (self.sheet, piece.cell) in places.cells
            return at_cell or (piece.box is not None and any(covers(box, piece.box) for box in boxes))

        words = (word for piece in self.pieces if not is_read(piece) for word in piece.text.split())
        return [word for word in words if squeezed(word) and squeezed(word) not in known]

    def _evidence(self, pieces: Sequence[Piece], text: str) -> Evidence:
        boxes = [piece.box for piece in pieces if piece.box is not None]
        return Evidence(
            text=text[:300], confidence=CONFIDENCE, source="ai", page=self.page, sheet=self.sheet,
            bbox=union_of(boxes) if boxes else None, cell=pieces[0].cell,
        )  # fmt: skip


def page_to_passage(page: Page) -> Passage:
    """A page, line by line."""
    lines = page_to_lines(page)
    pieces = tuple(Piece(text=word.text, line=at, box=word.box) for at, line in enumerate(lines) for word in line.words)
    return Passage(lines=tuple(line.text for line in lines), pieces=pieces, page=page.number)


def page_to_jpeg(data: bytes, page: int) -> bytes:
    """The picture of a page of a document."""
    picture = io.BytesIO()
    page_to_picture(data, page, SCALE).save(picture, "JPEG", quality=80)
    return picture.getvalue()


def sheet_to_passages(sheet: Sheet) -> Iterator[Passage]:
    """A sheet in windows of `ROWS` rows, each under the rows of the header that stands over it."""
    rows: dict[int, list[Piece]] = {}
    for (row, _), cell in sorted(sheet.cells.items()):
        if cell.text.strip() and not cell.merged:
            rows.setdefault(row, []).append(Piece(text=" ".join(cell.text.split()), line=row, cell=cell.address))
    filled = sorted(rows)
    headers = rows_to_headers(cells_to_grid(sheet.cells, range(min(sheet.row_count, HEAD_ROWS)), range(sheet.column_count)))
    head = [row for row in (headers[0].rows if headers else filled[:1]) if row in rows]
    for start in range(0, len(filled), ROWS):
        own = filled[start : start + ROWS]
        shown = [*(row for row in head if row < own[0]), *own]
        lines = tuple(" | ".join(piece.text[:LONGEST_CELL] for piece in rows[row]) for row in shown)
        pieces = tuple(
            Piece(text=piece.text, line=at, cell=piece.cell) for at, row in enumerate(shown) if row in own for piece in rows[row]
        )
        yield Passage(lines=lines, pieces=pieces, sheet=sheet.name, first=own[0], last=own[-1])


def text_to_numbers(text: str) -> set[Decimal]:
    """The numbers of a text, those that leave their decimal mark open in both readings."""
    read = {text_to_number(digits, style) for digits in _DIGITS.findall(text) for style in _STYLES}
    return {number for number in read if number is not None}


def _nearest(pieces: Sequence[Piece], line: int, beside: Evidence | None = None) -> Piece:
    if beside is None or beside.bbox is None:
        return min(pieces, key=lambda piece: abs(piece.line - line))
    at = centre_of(beside.bbox)
    return min(pieces, key=lambda piece: dist(at, centre_of(piece.box)) if piece.box is not None else 1.0)


def _share_of(quote: str, line: str) -> float:
    """Of 100: how much of a quote stands in a line."""
    return fuzz.partial_ratio(quote, line) * min(1.0, len(line) / max(1, len(quote)))
