"""Rules and leaders typed in characters: "=====" parts the rows of a listing, "|" its columns, "Merino ....... 6,80" leads the eye
to a price."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipelines.reading.layout import Line, page_to_lines, words_to_line, words_to_rows
from pipelines.reading.linesheets.table_grid import lines_to_rows
from pipelines.reading.model import Page, Rule, Word, union_of
from pipelines.reading.words.labels import PRICES
from pipelines.reading.words.money import find_prices
from pipelines.reading.words.vocabulary import header_to_field

_RULE = re.compile(r"\W*(?:([-=_*~#+–—])\1{3,}\W*)+")  # a line of nothing but strokes
_LEADER = re.compile(r"[.…_]{4,}|(?:\. ){4,}\.?")
_DOTS = re.compile(r"[.…_]{4,}")  # that touch the words before and behind them
_BAR = "|"
_PARTS = re.compile(r"\||[^|]+")  # of a word: its bars, and what stands between them
LEAST_BARRED = 3  # rows between bars that make a table of them
SAME_BAR = 0.004  # share of the page's width in which bars stand under one another
BAR_REACH = 0.3  # of the type's height, over and under it, that a bar parts
_PAGE_NUMBER = re.compile(r"\d{1,3}")


def without_leaders(lines: Sequence[Line], aspect: float) -> list[Line]:
    """The lines without rules; those with a leader cut where it leads to a price, left out where it leads to a page or nothing.

    `aspect` is the page's height over its width.
    """
    kept: list[Line] = []
    for row in lines_to_rows([line for line in lines if not _RULE.fullmatch(line.text)]):
        for line in row:
            led = _LEADER.search(line.text)
            behind = line.text[led.end() :] if led else ""
            led_to = [behind, *(other.text for other in row if other.box[0] >= line.box[2])]
            priced = any(find_prices(text) or _heads_prices(text) for text in led_to)
            if led is None or (behind.strip() and not priced and not _PAGE_NUMBER.fullmatch(behind.strip())):
                kept.append(line)
            elif priced:
                kept += _cut(line, aspect)
    return sorted(kept, key=lambda line: (round(line.box[1], 3), line.box[0]))


def with_typed_rules(page: Page) -> Page:
    """The page with rules where lines of nothing but strokes stand."""
    typed = [Rule(box=line.box, horizontal=True) for line in page_to_lines(page) if _RULE.fullmatch(line.text)]
    return replace(page, rules=(*page.rules, *typed)) if typed else page


def with_typed_walls(page: Page) -> Page:
    """The page with ruling in place of the bars of rows that begin and end with one under another, as tables on typewriters do: a
    word for each cell, walls between them, a rule over each row."""
    if sum(_BAR in word.text for word in page.words) < 2 * LEAST_BARRED:
        return page
    rows = [row for row in words_to_rows(page.words) if _is_barred(row)]
    barred = [row for row in rows if sum(_end_alike(row, other) for other in rows) >= LEAST_BARRED]
    typed = {id(word) for row in barred for word in row}
    walls = [Rule(box=(x, word.box[1] - BAR_REACH * word.size, x, word.box[3] + BAR_REACH * word.size), horizontal=False)
             for row in barred for word in row for x in _bars(word)]  # fmt: skip
    flats = [Rule(box=(row[0].box[0], row[0].box[1], row[-1].box[2], row[0].box[1]), horizontal=True) for row in barred]
    cells = [cell for row in barred for cell in _row_to_cells(row)]
    kept = [word for word in page.words if id(word) not in typed]
    return replace(page, words=(*kept, *cells), rules=(*page.rules, *walls, *flats))


def _is_barred(row: Sequence[Word]) -> bool:
    return len(row) > 1 and row[0].text.startswith(_BAR) and row[-1].text.endswith(_BAR)


def _end_alike(row: Sequence[Word], other: Sequence[Word]) -> bool:
    return abs(row[0].box[0] - other[0].box[0]) < SAME_BAR and abs(row[-1].box[2] - other[-1].box[2]) < SAME_BAR


def _bars(word: Word) -> list[float]:
    wide = (word.box[2] - word.box[0]) / len(word.text)
    return [word.box[0] + (at + 0.5) * wide for at, char in enumerate(word.text) if char == _BAR]


def _row_to_cells(row: Sequence[Word]) -> list[Word]:
    """What stands between the bars of a row, a word for each cell: no gap inside of it parts anything."""
    cells: list[list[Word]] = [[]]
    for word in row:
        left, top, right, bottom = word.box
        wide = (right - left) / len(word.text)
        for part in _PARTS.finditer(word.text):
            if part[0] == _BAR:
                cells.append([])
            else:
                cells[-1].append(
                    replace(word, text=part[0], box=(left + part.start() * wide, top, left + part.end() * wide, bottom))
                )
    return [replace(cell[0], text=" ".join(word.text for word in cell), box=union_of([word.box for word in cell]))
            for cell in cells if cell]  # fmt: skip


def _heads_prices(text: str) -> bool:
    hit = header_to_field(text) if any(char.isalpha() for char in text) else None
    return hit is not None and hit[0] in PRICES


def _cut(line: Line, aspect: float) -> list[Line]:
    """The parts of a line between its leaders."""
    parts: list[list[Word]] = [[]]
    for word in line.words:
        wide = (word.box[2] - word.box[0]) / len(word.text)
        at = 0
        for index, text in enumerate(_DOTS.split(word.text)):
            at = word.text.index(text, at)
            if index or not any(char.isalnum() for char in text):
                parts.append([])
            if any(char.isalnum() for char in text):
                left = word.box[0] + at * wide
                parts[-1].append(replace(word, text=text, box=(left, word.box[1], left + len(text) * wide, word.box[3])))
            at += len(text)
    return [words_to_line(part, aspect) for part in parts if part]
