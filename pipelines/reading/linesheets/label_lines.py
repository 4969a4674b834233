"""Labels and values that stand on lines of their own → one line: a value right of its label, below it, or broken off inside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipelines.reading.layout import Line, words_to_line
from pipelines.reading.linesheets.facts import Facts
from pipelines.reading.linesheets.label_lists import ROW_REACH_EM, ROW_WORDS, SAME_EDGE_EM, with_listed
from pipelines.reading.linesheets.readings import line_to_readings, text_to_parts
from pipelines.reading.model import union_of
from pipelines.reading.words.labels import PRICES, find_labels
from pipelines.reading.words.money import CURRENCY_MARK, find_prices, text_to_price
from pipelines.reading.words.vocabulary import header_to_field

_DANGLING = re.compile(
    r"(?:^|[/|,;·•]\s*|\d\s+)(?P<label>[^\d/|,;·•$€£¥]{2,30}?)[\s:]*"
    rf"(?:[A-Z]{{0,3}}[$€£¥]|(?<![A-Za-z])(?i:{CURRENCY_MARK}))$"
)
_AMOUNT = re.compile(r"\d{1,3}(?:[ .,'’]?\d{2,3})*(?:,-)?(?![\d%])")
_COUNT = re.compile(r"\(\d{1,2}\)")
_COLOR_CODE = re.compile(r"[A-Z]{0,2}\d{1,5}")
CODES_REACH = 16.0  # of the type's height, from the label of colours down to the last one with a code
LABEL_REACH_EM = 14.0  # how far right of its label a value may stand
BEFORE_EM = 2.0  # between two texts that are one line, wrapped together
BEHIND_EM = 4.0  # how far right of its amount a label may stand
LEAST_NEARER = 2.0  # times as far is what else could be its value
LIST_LEADING = 2.5  # of the type's height, from one label of a list to the next
COLUMN_REACH = 16.0  # of the type's height, from a label up to those whose values show where its own stands
LEAST_VALUES = 2
ASIDE_EM = 2.0  # how far right of its label's end an amount below it may begin


def join_labels(lines: Sequence[Line], facts: Facts, aspect: float) -> list[Line]:
    """The same lines, with a label that stands alone ("WHSL") joined to its value at its right or right below it, a price that
    breaks off at its currency ("WHSL $12 / RRP $") to its amount, and a style number that breaks off at its hyphen to its rest."""
    lines = _with_whole_numbers(lines, facts, aspect)
    broken: list[Line] = []
    alone: list[Line] = []
    free: list[Line] = []
    for line in (_without_count(line, facts, aspect) for line in lines):
        (broken if _dangles(line) else alone if _is_lonely(line, facts) else free).append(line)
    listed = [line for line in free if _is_listed_category(line, alone, facts)]
    free = [line for line in free if line not in listed]
    alone += listed
    free = _with_coded_rows(free, alone, facts, aspect)
    joined: list[Line] = []
    for line in _in_order(broken):  # before the labels alone: the amount below is theirs, not that of a label nearby
        value = _amount_below(line, free, lines)
        if value is None:
            right = _value_right(line, free, [*alone, *broken])
            value = right if right is not None and _AMOUNT.fullmatch(right.text) else None
        free = [other for other in free if other is not value]
        joined.append(line if value is None else words_to_line([*line.words, *value.words], aspect))
    beside: list[tuple[Line, Line]] = []
    for label in _in_order(alone):
        priced = line_to_readings(label, facts)[0].role in PRICES
        value = _value_right(label, free, [*alone, *broken])
        if value is None or _begins_with_label(value, facts) or (priced and not any(map(str.isdigit, value.text))):
            value = _value_below(label, free, priced=priced) if label not in listed else None
        value = value if value is not None else _value_in_column(label, free, beside)
        before = _amount_left(label, free, value) if priced else None
        value = before if before is not None else value
        if value is None:
            joined += [label] if label in listed else []
            continue
        free = [other for other in free if other is not value]
        beside.append((label, value))
        last = label.words[-1]
        words = label.words if last.text.endswith(":") else (*label.words[:-1], replace(last, text=f"{last.text}:"))
        joined.append(words_to_line([*words, *value.words], aspect))
    return sorted(with_listed([*joined, *free], facts, aspect), key=lambda line: (round(line.box[1], 3), line.box[0]))


def _with_whole_numbers(lines: Sequence[Line], facts: Facts, aspect: float) -> list[Line]:
    """The lines, a style number that breaks off at its hyphen ("Ref. H26-") with the rest of it, right below at the same edge."""
    gone: set[int] = set()
    whole: dict[int, Line] = {}
    for line in lines:
        labels = find_labels(line.text, 0, len(line.text), facts.legend) if line.text.endswith("-") else ()
        if not labels or labels[-1].role != "style_number" or labels[-1].end >= len(line.text):
            continue
        first, last = line.words[0], line.words[-1]
        edges = (first.box[0], last.box[0])
        near = [lower for lower in lines if _is_right_below(line, lower) and len(lower.words) == 1 and
                lower.text == lower.text.upper() and
                min(abs(lower.box[0] - edge) for edge in edges) < SAME_EDGE_EM * line.em]  # fmt: skip
        rest = min(near, key=lambda lower: lower.box[1], default=None)
        if rest is not None:
            gone.add(id(rest))
            number = replace(last, text=last.text + rest.text, box=union_of([last.box, rest.box]))
            whole[id(line)] = words_to_line([*line.words[:-1], number], aspect)
    return [whole.get(id(line), line) for line in lines if id(line) not in gone]


def _with_coded_rows(free: Sequence[Line], alone: Sequence[Line], facts: Facts, aspect: float) -> list[Line]:
    """The lines, each code in the column below the label of colours with the name that stands in its row ("001   Panna")."""
    labels = [label for label in alone if line_to_readings(label, facts)[0].role == "colors"]

    def heads(code: Line) -> bool:
        return _COLOR_CODE.fullmatch(code.text) is not None and any(
            abs(label.box[0] - code.box[0]) < SAME_EDGE_EM * label.em and 0 < code.box[1] - label.box[1] < CODES_REACH * label.size
            for label in labels
        )

    named: dict[int, Line] = {}
    for code in free if labels else ():
        names = [line for line in free if 0 < line.box[0] - code.box[2] < ROW_REACH_EM * code.em and
                 abs(line.box[3] - code.box[3]) < 0.5 * code.size and line.text[:1].isalpha()] if heads(code) else []  # fmt: skip
        if names:
            named[id(code)] = min(names, key=lambda line: line.box[0])
    gone = {id(name) for name in named.values()}
    joined = [words_to_line([*line.words, *named[id(line)].words], aspect) if id(line) in named else line for line in free]
    return [line for line, own in zip(joined, free, strict=True) if id(own) not in gone]


def _without_count(line: Line, facts: Facts, aspect: float) -> Line:
    """A label alone that counts its values without the count: "Colors (3)"."""
    if len(line.words) < 2 or not _COUNT.fullmatch(line.words[-1].text):
        return line
    label = words_to_line(line.words[:-1], aspect)
    return label if _is_lonely(label, facts) else line


def _in_order(lines: Sequence[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: (line.box[1], line.box[0]))


def _is_lonely(line: Line, facts: Facts) -> bool:
    """Whether a line is a label alone."""
    # Most lines say more than one label, which is quicker to see than to read.
    labels = [label for start, end in text_to_parts(line.text) for label in find_labels(line.text, start, end, facts.legend)]
    if len(labels) != 1 or any(char.isalnum() for char in line.text[labels[0].end :]):
        return False
    readings = line_to_readings(line, facts)
    heads = len(readings) == 1 and readings[0].labelled and not readings[0].text
    return heads and (readings[0].role != "category" or facts.two_tongues)  # "Line" and "Group" may be headings


def _is_listed_category(line: Line, alone: Sequence[Line], facts: Facts) -> bool:
    """Whether a line is the label of a category in a column of labels, right above or below another one: no heading, then."""
    near = [other for other in alone if abs(other.box[0] - line.box[0]) < SAME_EDGE_EM * line.em and
            abs(other.box[1] - line.box[1]) < LIST_LEADING * line.size and
            abs(other.size - line.size) < 0.05 * line.size]  # fmt: skip
    readings = line_to_readings(line, facts) if near and len(line.words) <= ROW_WORDS else []
    return len(readings) == 1 and readings[0].role == "category" and readings[0].labelled and not readings[0].text


def _begins_with_label(line: Line, facts: Facts) -> bool:
    """Whether a line is a labelled value itself, of the next column."""
    labels = find_labels(line.text, 0, len(line.text), facts.legend)
    return bool(labels) and labels[0].start == 0 and labels[0].end < len(line.text)


def _dangles(line: Line) -> bool:
    """Whether a line breaks off after a price's label and currency ("WHSL $12 / RRP $"): the amount begins the next line."""
    match = None if line.text[-1:].isdigit() else _DANGLING.search(line.text)  # nearly every line with a price ends in its amount
    if match is None or not match["label"]:
        return False
    hit = header_to_field(match["label"])
    return hit is not None and hit[0] in (*PRICES, "unit_price") and hit[1] >= 0.9


def _amount_below(broken: Line, free: Sequence[Line], lines: Sequence[Line]) -> Line | None:
    """The amount right below in the column of a line that breaks off: at its left edge, or at that of the text right before it on
    its height, or else under its own words."""
    near = [line for line in free if _is_right_below(broken, line) and _AMOUNT.match(line.text)]
    slack = SAME_EDGE_EM * broken.em
    before = [line for line in lines if abs(line.box[3] - broken.box[3]) < 0.2 * broken.size and
              0 < broken.box[0] - line.box[2] < BEFORE_EM * broken.em]  # fmt: skip
    for left in (broken.box[0], *(line.box[0] for line in before)):
        edged = [line for line in near if abs(line.box[0] - left) < slack]
        if edged:
            return min(edged, key=lambda line: line.box[1])
    under = [line for line in near if line.box[0] > broken.box[0] - slack and line.box[2] < broken.box[2] + slack]
    return min(under, key=lambda line: line.box[1], default=None)


def _value_right(label: Line, free: Sequence[Line], labels: Sequence[Line]) -> Line | None:
    def right_of(line: Line) -> bool:
        middle = (line.box[1] + line.box[3]) / 2
        return label.box[1] - 0.3 * label.size < middle < label.box[3] + 0.3 * label.size and line.box[0] >= label.box[2] - 0.001

    near = [line for line in free if right_of(line) and line.box[0] - label.box[2] < LABEL_REACH_EM * label.em]
    value = min(near, key=lambda line: line.box[0], default=None)
    if value is None or any(right_of(other) and other.box[0] < value.box[0] for other in labels if other is not label):
        return None
    return value


def _amount_left(label: Line, free: Sequence[Line], value: Line | None) -> Line | None:
    """The amount that stands close at a label's left ("$41.00   wholesale"), much nearer than the value found for it otherwise."""
    middle = (label.box[1] + label.box[3]) / 2
    near = [line for line in free if line.box[1] < middle < line.box[3] and line.box[2] <= label.box[0] and find_prices(line.text)]
    amount = max(near, key=lambda line: line.box[2], default=None)
    if amount is None or text_to_price(amount.text) is None:
        return None
    gap = label.box[0] - amount.box[2]
    beside = value is not None and value.box[1] < label.box[3] and label.box[1] < value.box[3]
    other = value.box[0] - label.box[2] if value is not None and beside else LABEL_REACH_EM * label.em
    return amount if gap < BEHIND_EM * label.em and LEAST_NEARER * gap < other else None


def _value_below(label: Line, free: Sequence[Line], *, priced: bool) -> Line | None:
    """The value right below a label, in its column; the amount of a price may begin a little right of the label's end."""
    below = [line for line in free if _is_right_below(label, line) and line.box[2] > label.box[0]]
    near = [line for line in below if line.box[0] < label.box[2]]
    if priced and not near:
        near = [line for line in below if 0 <= line.box[0] - label.box[2] < ASIDE_EM * label.em and find_prices(line.text)]
    return min(near, key=lambda line: line.box[1], default=None)


def _value_in_column(label: Line, free: Sequence[Line], beside: Sequence[tuple[Line, Line]]) -> Line | None:
    """The value a little below its label's height, in the column of the values that stand beside labels over this one: in a drawn
    cell one is set to the top, the other to the bottom."""
    edges = [value.box[0] for other, value in beside if abs(other.box[0] - label.box[0]) < SAME_EDGE_EM * label.em and
             value.box[0] >= other.box[2] and label.box[1] - other.box[1] < COLUMN_REACH * label.size]  # fmt: skip
    near = [line for line in free if 0 < line.box[1] - label.box[1] < LIST_LEADING * label.size and
            any(abs(line.box[0] - edge) < SAME_EDGE_EM * line.em for edge in edges)]  # fmt: skip
    return min(near, key=lambda line: line.box[1], default=None) if len(edges) >= LEAST_VALUES else None


def _is_right_below(upper: Line, lower: Line) -> bool:
    return -0.3 * upper.size < lower.box[1] - upper.box[3] < 1.4 * upper.size
