"""Labelled colours and sizes that are set apart, one beside or below the other → one line each, a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from pipelines.reading.layout import Line, words_to_line
from pipelines.reading.linesheets.facts import Facts
from pipelines.reading.linesheets.readings import line_to_readings
from pipelines.reading.model import Word
from pipelines.reading.words.labels import find_labels
from pipelines.reading.words.sizes import is_one_size, is_size, size_rank

ROW_REACH_EM = 3.0  # from one value in a row to the next, a swatch or the edges of two boxes between them
ROW_WORDS = 4
LEAST_APART, MOST_APART = 1.0, 2.5  # of the type's height, between colours in a column, each at its swatch
SAME_EDGE_EM = 0.6  # left edges this near are one column's


def with_listed(lines: Sequence[Line], facts: Facts, aspect: float) -> list[Line]:
    """The lines, a labelled colour or size with those beside it in a row, colours also set apart below it in a column (behind
    their swatches, say), sizes in further rows (a box around each), as a list of them."""
    gone: set[int] = set()
    whole: dict[int, Line] = {}
    for line in lines:
        labels = find_labels(line.text, 0, len(line.text), facts.legend)
        value = line.text[labels[-1].end :].strip() if labels else ""
        if id(line) in gone or not value or labels[-1].role not in ("colors", "sizes"):
            continue
        sized = labels[-1].role == "sizes"
        if sized and (not is_size(value) or is_one_size(value)):
            continue
        first = _value_words(line, labels[-1].end)
        row = last = line
        while True:
            free = [other for other in lines if id(other) not in gone and other is not line]
            more = _beside(row, free)
            if sized:
                more = _next_size(row.words[-1], more) or _next_size(row.words[-1], _row_below(row.words[-1], first, free))
            else:
                more = _colors_alone(more, facts) or _under(last, line, first, free, facts)
            if more is None:
                break
            gone.add(id(more))
            comma = replace(row.words[-1], text=f"{row.words[-1].text.rstrip(',;/')},")
            row, last = words_to_line([*row.words[:-1], comma, *more.words], aspect), more
        whole[id(line)] = row
    return [whole.get(id(line), line) for line in lines if id(line) not in gone]


def _value_words(line: Line, label_end: int) -> list[Word]:
    """The words of a line behind its label, which ends at a character."""
    starts = accumulate((len(word.text) + 1 for word in line.words), initial=0)
    return [word for word, start in zip(line.words, starts, strict=False) if start >= label_end]


def _beside(row: Line, lines: Sequence[Line]) -> Line | None:
    """The next short text in the same type close at the right of a row."""
    last = row.words[-1].box
    middle = (last[1] + last[3]) / 2
    near = [line for line in lines if line.box[1] < middle < line.box[3] and 0 <= line.box[0] - last[2] < ROW_REACH_EM * line.em]
    more = min(near, key=lambda line: line.box[0], default=None)
    if more is None or abs(more.size - row.words[-1].size) > 0.05 * more.size or len(more.words) > ROW_WORDS:
        return None
    return more


def _colors_alone(line: Line | None, facts: Facts) -> Line | None:
    """The line, if it says nothing of another kind."""
    alone = line is not None and all(r.role in ("colors", "text") and not r.labelled for r in line_to_readings(line, facts))
    return line if alone else None


def _next_size(last: Word, line: Line | None) -> Line | None:
    """The line, if it is the next size behind the last one of a row: of its kind and no smaller."""
    if line is None or not is_size(line.text):
        return None
    before, after = size_rank(last.text), size_rank(line.text)
    return line if before[0] == after[0] and before <= after and last.text.strip(",") != line.text else None


def _row_below(last: Word, first: Sequence[Word], lines: Sequence[Line]) -> Line | None:
    """The line that begins the next row below `last`, at the left edge of the `first` value, in its type."""
    near = [line for line in lines if first and abs(line.box[0] - first[0].box[0]) < SAME_EDGE_EM * line.em and
            0 < line.box[1] - last.box[3] < MOST_APART * last.size and abs(line.size - last.size) < 0.05 * last.size]  # fmt: skip
    return min(near, key=lambda line: line.box[1], default=None)


def _under(last: Line, labelled: Line, words: Sequence[Word], lines: Sequence[Line], facts: Facts) -> Line | None:
    """The next short text in the same type below `last` where the value, its `words`, begins beside its label, farther off than a
    wrapped list's next line, with nothing at its left: the label there holds for all of the column."""
    if not words or words[0].box[0] < labelled.words[0].box[2]:
        return None
    left, size = words[0].box[0], words[0].size
    column = [line for line in lines if abs(line.box[0] - left) < SAME_EDGE_EM * line.em and line.box[1] > last.box[1]]
    more = min(column, key=lambda line: line.box[1], default=None)
    if more is None or len(more.words) > ROW_WORDS or abs(more.size - size) > 0.05 * size:
        return None
    apart = LEAST_APART * last.size < more.box[1] - last.box[3] < MOST_APART * last.size
    beside = [line for line in lines if last.box[3] < line.box[3] and line.box[1] < more.box[3]]
    if not apart or any(labelled.box[0] - 0.001 <= line.box[0] < left - line.em for line in beside):
        return None
    return _colors_alone(more, facts)
