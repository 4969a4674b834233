"""Doubts: what a reading leaves unexplained, and so where a person, or the assistant, should look. Without a doubt a reading may
still be wrong; a right one should raise none. `linesheets.doubts` and `orders.doubts` find them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipelines.reading.model import Box, Evidence, centre_of
from pipelines.reading.words.colors import is_color_text

MOST_PLACES = 6  # told one by one in notes
EXAMPLES = 3
SLACK = 0.002  # of the page, around the place where a value was read
_WORD = re.compile(r"[^\W\d_]+")
_SIGNS = re.compile(r"[\W_]+")
_LABEL = re.compile(r"[^\W\d_]\.?\s?:(?!\S*//)")


@dataclass(frozen=True, kw_only=True)
class Doubt:
    """`count` of `total` things that a reading does not explain, on a page, on a sheet, or (neither) in the whole document."""

    what: str  # "prices belong to no product"
    count: int
    total: int
    page: int | None = None
    sheet: str | None = None
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Places:
    """Cells of sheets, and boxes by page."""

    cells: frozenset[tuple[str | None, str]]
    boxes: Mapping[int, Sequence[Box]]


def evidence_to_places(evidence: Iterable[Evidence]) -> Places:
    """Where values were read; one that was added up has several cells."""
    cells: set[tuple[str | None, str]] = set()
    boxes: dict[int, list[Box]] = {}
    for one in evidence:
        if one.bbox is not None and one.page is not None:
            boxes.setdefault(one.page, []).append(one.bbox)
        if one.cell:
            cells.update((one.sheet, cell) for cell in one.cell.split(", "))
    return Places(cells=frozenset(cells), boxes=boxes)


def doubts_to_notes(doubts: Sequence[Doubt], *, things: str = "products") -> list[str]:
    """A sentence for each page or sheet in doubt, the worst first where they are many, and one for the whole document."""
    places: dict[str, list[Doubt]] = {}
    for doubt in doubts:
        where = f"Page {doubt.page}" if doubt.page is not None else f"Sheet “{doubt.sheet}”" if doubt.sheet is not None else ""
        places.setdefault(where, []).append(doubt)
    whole = places.pop("", [])
    worst = sorted(places, key=lambda where: -sum(doubt.count for doubt in places[where]))[:MOST_PLACES]
    notes = [f"{where}: {_told(places[where])}. Compare it with the {things}." for where in places if where in worst]
    if len(places) > len(worst):
        notes.append(f"{len(places) - len(worst)} more pages leave such things open.")
    return [*notes, *([f"{_told(whole)}. Compare the {things} with the document."] if whole else [])]


def squeezed(text: str) -> str:
    """Letters and digits of a text alone, in lower case."""
    return _SIGNS.sub("", text.casefold())


def holds_label(text: str) -> bool:
    """Whether a value still has a label inside ("Colour: Navy", "S: 3"): a field was read as a whole line."""
    return _LABEL.search(text) is not None


def texts_to_words(texts: Iterable[str]) -> set[str]:
    """Every text and every word of it, squeezed: what an unexplained word is looked up in."""
    found: set[str] = set()
    for text in texts:
        found |= {squeezed(text), *map(squeezed, text.split()), *(word.casefold() for word in _WORD.findall(text))}
    return found - {""}


def color_words(text: str) -> list[str]:
    """The words of a text that are colours by themselves, in lower case."""
    return [word.casefold() for word in _WORD.findall(text) if is_color_text(word)]


def covers(outer: Box, inner: Box) -> bool:
    """Whether the middle of a box lies in another, or a hair outside."""
    x, y = centre_of(inner)
    return outer[0] - SLACK <= x <= outer[2] + SLACK and outer[1] - SLACK <= y <= outer[3] + SLACK


def is_left(at: Evidence, explained: Iterable[Evidence]) -> bool:
    """Whether a value has a place, and nothing has been read there yet."""
    return bool(at.cell or at.bbox) and not any(is_at_one_place(one, at) for one in explained)


def is_at_one_place(one: Evidence, other: Evidence) -> bool:
    """Whether two values were read from one cell, or from one place of a page."""
    if (one.page, one.sheet) != (other.page, other.sheet):
        return False
    if one.cell or other.cell:
        return one.cell == other.cell
    boxes = (one.bbox, other.bbox)
    return boxes[0] is not None and boxes[1] is not None and (covers(boxes[0], boxes[1]) or covers(boxes[1], boxes[0]))


def _told(doubts: Sequence[Doubt]) -> str:
    return "; ".join(
        f"{doubt.count} of {doubt.total} {doubt.what}" + (f" ({', '.join(doubt.examples)})" if doubt.examples else "")
        for doubt in doubts
    )
