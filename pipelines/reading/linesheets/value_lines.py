"""Labelled values that wrap ("Colors: Olive, Sand," over "Night blue") → one line each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipelines.reading.layout import Line, words_to_line
from pipelines.reading.linesheets.coded_colors import is_coded
from pipelines.reading.linesheets.facts import Facts
from pipelines.reading.linesheets.reading import LineText
from pipelines.reading.linesheets.readings import line_to_readings
from pipelines.reading.model import Word
from pipelines.reading.words.colors import are_color_pairs, is_color_text
from pipelines.reading.words.labels import find_labels, sizes_in

_WRAPPING = ("colors", "sizes", "composition", "description")  # of which labelled values run long
_GOES_ON = re.compile(r"(?:[,/&+]|\s(?:e|y|et|und|and|en))$")
_COUNTED = re.compile(r"\((?P<count>\d{1,2})\):\s*(?P<names>.*)")  # behind the label: "Colors (2): Olive, Sand"
_MARKS = re.compile(r"[,;/|&]")
_MARKS_OF_TONGUES = re.compile(r"[,;|&]")  # where a slash stands inside of one value
LINE_GAP = 0.9  # of the type's height: the next line of a paragraph is nearer
SAME_EDGE_EM = 0.4  # left edges this near are one
LEAST_INDENT_EM = 1.0  # a value whose lines are set off from their label begins this far right of it
LISTED_WORDS = 3  # of a colour of any name in a list
ROOM_REACH = 12.0  # of the type's height: so near are the lines that show how far right a text may run
SPACE_EM = 0.25  # the width of a space
MOST_WORDS = 8  # of a line that goes on; a longer one is a sentence


def join_values(lines: Sequence[Line], facts: Facts, aspect: float) -> list[Line]:
    """The same lines, each with those its last labelled value wraps onto. The value breaks off at a mark and goes on at its own
    or its label's left edge, or its lines all begin where it does, right of the label."""
    gone: set[int] = set()
    joined: list[Line] = []
    for line in sorted(lines, key=lambda line: line.box[1]):
        if id(line) in gone:
            continue
        head, last = line, line
        while (lower := _next_of(head, last, [other for other in lines if id(other) not in gone], facts)) is not None:
            gone.add(id(lower))
            apart = _had_room(head, last, lower, lines)
            ended = _ended(head, last, lower, apart=apart, two_tongues=facts.two_tongues)
            head, last = words_to_line([*ended, *lower.words], aspect), lower
        joined.append(head)
    return sorted(joined, key=lambda line: (round(line.box[1], 3), line.box[0]))


def _next_of(head: Line, last: Line, lines: Sequence[Line], facts: Facts) -> Line | None:
    """The line that the value at the end of `head` goes on in, right below `last`, its lowest line so far."""
    labels = find_labels(head.text, 0, len(head.text), facts.legend)
    if not labels or labels[-1].role not in _WRAPPING:
        return None
    label = labels[-1]
    value = head.text[label.end :]
    if not value.strip() or re.search(r"[|•·]", value):
        return None
    at = LineText(line=head).box(label.end, len(head.text))[0] if last is head else last.box[0]
    first = head.words[0].box[0]
    slack = SAME_EDGE_EM * head.em
    under = LineText(line=head).box(label.end, len(head.text))[1] > head.words[0].box[3]  # the value began below its label
    if under and last is head:
        at = min(word.box[0] for word in head.words if word.box[1] > head.words[0].box[3])  # with the dash or dot before it
    edges = [at] if under or at - first > LEAST_INDENT_EM * head.em else []
    marked = _GOES_ON.search(value) is not None
    counted = label.role == "colors" and _has_all(value)
    if marked or counted:
        edges += [at, first]
    near = [line for line in lines if line is not last and -0.2 * head.size < line.box[1] - last.box[3] < LINE_GAP * head.size and
            any(abs(line.box[0] - edge) < slack for edge in ([*edges, first] if _ends_name(label.role, value, line) else edges)) and
            abs(line.size - last.size) < 0.05 * last.size and line.bold == last.bold]  # fmt: skip
    lower = min(near, key=lambda line: line.box[1], default=None)
    if lower is None or (counted and not marked and _had_room(head, last, lower, lines)):
        return None
    marked = marked or counted or _ends_name(label.role, value, lower)
    listed = bool(edges) and _is_next_color(label.role, value, last, lower)
    apart = not marked and (listed or _had_room(head, last, lower, lines))
    return lower if _may_go_on(label.role, value, lower, facts, marked=marked, apart=apart) else None


def _is_next_color(role: str, value: str, last: Line, lower: Line) -> bool:
    """Whether a word or two in the column of a colour, whole as it stands, name the next one ("Matte Black" over "Tortoise")."""
    above = last.text if last.text in value else value
    return role == "colors" and is_color_text(above) and len(lower.words) < LISTED_WORDS and _is_worded(lower.text)


def _had_room(head: Line, upper: Line, lower: Line, lines: Sequence[Line]) -> bool:
    """Whether `upper`, the last line of `head`, breaks off where the first word of `lower` had room: a list, no text that wraps."""
    edges = (head.words[0].box[0], upper.box[0], lower.box[0])
    near = [line for line in lines if abs(line.box[1] - upper.box[1]) < ROOM_REACH * upper.size and
            abs(line.size - upper.size) < 0.05 * upper.size and
            any(abs(line.box[0] - edge) < SAME_EDGE_EM * line.em for edge in edges)]  # fmt: skip
    first = lower.words[0].box
    right = max((line.box[2] for line in near), default=0.0)
    return upper.box[2] + SPACE_EM * upper.em + first[2] - first[0] <= right


def _may_go_on(role: str, value: str, line: Line, facts: Facts, *, marked: bool, apart: bool) -> bool:
    """Whether a line says no more than a value of `role` does. Where no mark calls for more (not `marked`) it says just that, or
    stands `apart` in a list."""
    if find_labels(line.text, 0, len(line.text), facts.legend):
        return False
    said = {reading.role for reading in line_to_readings(line, facts)}
    if role == "sizes":
        return bool(sizes_in(line.text))
    if role == "colors" and marked:
        return said <= {"colors", "text"} and len(line.words) <= MOST_WORDS and line.text[0].isalpha()
    if role == "colors" and facts.two_tongues and " / " in value and " / " in line.text:
        return said <= {"colors", "text"}
    if role == "colors":
        listed = apart and said <= {"colors", "text"} and len(line.words) <= LISTED_WORDS and _is_worded(line.text)
        return listed or is_color_text(line.text) or (is_coded(line.text) and is_coded(value))
    if role == "composition" and not marked:
        return said == {"composition"}
    return said <= {"colors", "text", "composition", "description"}


def _ends_name(role: str, value: str, lower: Line) -> bool:
    """Whether a line in small letters ends the name of a colour that begins with a capital ("Grey" over "printed")."""
    names = [name.strip()[:1] for name in value.split(",")]
    small = lower.text[0].islower() and len(lower.words) <= LISTED_WORDS and not any(c.isdigit() for c in lower.text)
    return role == "colors" and ((small and all(first.isupper() for first in names)) or _has_all(value))


def _has_all(value: str) -> bool:
    """Whether a value names as many colours as its label counts: what follows ends the last name."""
    counted = _COUNTED.match(value)
    return counted is not None and len(_MARKS_OF_TONGUES.split(counted["names"])) == int(counted["count"])


def _is_worded(text: str) -> bool:
    text = text.lstrip("–—-•*· ")
    return text[:1].isupper() and not any(c.isdigit() for c in text)


def _ended(head: Line, last: Line, lower: Line, *, apart: bool, two_tongues: bool) -> tuple[Word, ...]:
    """The words of `head`, with a comma behind when its lowest line so far, `last`, and the one it goes on in each hold a colour or
    stand `apart`, and nothing divides them."""
    label = find_labels(head.text, 0, len(head.text))[-1]
    value = last.text if len(last.words) < len(head.words) else head.text[label.end :]
    end = head.words[-1]
    marks = _MARKS_OF_TONGUES if two_tongues else _MARKS
    twice = two_tongues and " / " in value and " / " in lower.text  # a colour each
    colors = twice or is_color_text(value) or is_coded(value.rsplit(",", 1)[-1]) or (apart and _is_worded(lower.text))
    colors = colors and not _ends_name(label.role, value, lower)
    plain = is_coded(lower.text) or not marks.search(f"{value}{lower.text}") or are_color_pairs([value, lower.text])
    listed = label.role == "colors" and colors and plain
    return (*head.words[:-1], replace(end, text=f"{end.text},")) if listed else head.words
