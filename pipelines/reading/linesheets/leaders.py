"""Rules and leaders typed in characters: "=====" parts the rows of a listing, "Merino ....... 6,80" leads the eye to a price."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipelines.reading.layout import Line, page_to_lines, words_to_line
from pipelines.reading.linesheets.table_grid import lines_to_rows
from pipelines.reading.model import Page, Rule, Word
from pipelines.reading.words.money import find_prices

_RULE = re.compile(r"\W*(?:([-=_*~#+–—])\1{3,}\W*)+")  # a line of nothing but strokes
_LEADER = re.compile(r"[.…_]{4,}|(?:\. ){4,}\.?")
_AT_END = re.compile(r"[.…_]{4,}$")  # dots that touch the word before them
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
            if led is None or (behind.strip() and not find_prices(behind) and not _PAGE_NUMBER.fullmatch(behind.strip())):
                kept.append(line)
            elif any(find_prices(text) for text in led_to):
                kept += _cut(line, aspect)
    return sorted(kept, key=lambda line: (round(line.box[1], 3), line.box[0]))


def with_typed_rules(page: Page) -> Page:
    """The page with rules where lines of nothing but strokes stand."""
    typed = [Rule(box=line.box, horizontal=True) for line in page_to_lines(page) if _RULE.fullmatch(line.text)]
    return replace(page, rules=(*page.rules, *typed)) if typed else page


def _cut(line: Line, aspect: float) -> list[Line]:
    """The parts of a line between its leaders."""
    parts: list[list[Word]] = [[]]
    for word in line.words:
        text = _AT_END.sub("", word.text)
        if any(char.isalnum() for char in text):
            right = word.box[0] + (word.box[2] - word.box[0]) * len(text) / len(word.text)
            parts[-1].append(replace(word, text=text, box=(*word.box[:2], right, word.box[3])))
        if text != word.text or not any(char.isalnum() for char in text):
            parts.append([])
    return [words_to_line(part, aspect) for part in parts if part]
