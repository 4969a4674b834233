"""The lines of a table's cells: cut at the columns' edges, gathered into runs, and joined to the text of a cell."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipelines.reading.layout import Line, words_to_line
from pipelines.reading.model import Box, Cell
from pipelines.reading.words.labels import says_fact

HEADING_WORDS = 5  # of a heading between rows, at most
SPACE_EM = 0.25  # the width of a space
LINE_GAP = 0.9  # of the type's height: the next line of a cell is nearer
SENTENCE_EM = 0.5  # words of a sentence stand no further apart
LONG_SENTENCE, LONG_SENTENCE_EM = 10, 0.55  # words, one of whose letters leaves more free
SMALLER = 0.93  # times the type of a cell's first line: what is smaller says more of what that names
PADDING_EM = 1.6  # that a ruled cell leaves free, left and right together
LISTED_SHARE = 0.8  # of a column without walls that is surely its texts', where each line of all is one word


def line_to_columns(line: Line, edges: Sequence[float], aspect: float, *, alone: bool) -> list[tuple[int, Line]]:
    """A line cut at the column edges; one that runs over an edge without a gap stays whole where it begins, if it spans several
    columns, labels a fact ("Colours: …") or is a heading: a few words without digits, `alone` on their height."""
    homes = [_column_of((word.box[0] + word.box[2]) / 2, edges) for word in line.words]
    heading = alone and len(line.words) <= HEADING_WORDS and not has_digit(line)
    if (heading or says_fact(line.text) or (len(set(homes)) >= 3 and len(line.words) >= 4)) and _even(line):
        return [(homes[0], line)]
    _moved_to_gaps(line, homes)
    parts: list[tuple[int, Line]] = []
    start = 0
    for at in range(1, len(homes) + 1):
        if at == len(homes) or homes[at] != homes[start]:
            parts.append((homes[start], words_to_line(line.words[start:at], aspect)))
            start = at
    return parts


def lines_to_cell(lines: Sequence[Line], box: Box) -> Cell:
    """A cell of the text of `lines`, line breaks kept; words struck out are left out where others stand beside them."""
    rows: list[list[Line]] = []
    whole = any(not word.struck for line in lines for word in line.words)
    for line in sorted(lines, key=lambda item: item.box[1]):
        if rows and abs(rows[-1][0].box[1] - line.box[1]) < 0.4 * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    texts = [" ".join(word.text for line in sorted(row, key=lambda item: item.box[0]) for word in line.words
                      if not (whole and word.struck)) for row in rows]  # fmt: skip
    large = [at for at, row in enumerate(rows) if max(line.size for line in row) > SMALLER * max(line.size for line in rows[0])]
    return Cell(text="\n".join(texts).strip(), box=box, small=len(rows) - 1 - large[-1] if large else 0)


def breaks_by_intent(lines: Sequence[Line], span: tuple[float, float], *, ruled: bool) -> bool:
    """Whether texts of a column break off where the next line's first word still had room, which wrapping never does."""
    if not lines:
        return False
    listed = all(len(line.words) == 1 for line in lines)
    share = 1.0 if ruled else LISTED_SHARE if listed else 0.0
    room = share * (span[1] - span[0]) - PADDING_EM * max(line.em for line in lines)
    widest = max(room, *(line.box[2] - line.box[0] for line in lines))

    def had_room(upper: Line, lower: Line) -> bool:
        first = lower.words[0].box
        follows = 0 <= lower.box[1] - upper.box[3] < LINE_GAP * upper.size and not lower.text[0].islower()
        follows = follows and not upper.text.endswith((",", ";", "/", "&"))
        return follows and upper.box[2] - upper.box[0] + SPACE_EM * upper.em + first[2] - first[0] < widest

    return any(had_room(upper, lower) for upper, lower in pairwise(sorted(lines, key=lambda line: line.box[1])))


def lines_to_runs(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines of one column that follow each other closely, as a wrapped text does."""
    runs: list[list[Line]] = []
    for line in sorted(lines, key=lambda item: item.box[1]):
        if runs and line.box[1] - runs[-1][-1].box[3] < 0.55 * line.size:
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def is_alone(line: Line, lines: Sequence[Line]) -> bool:
    """Whether no other line stands on the height of this one."""
    return not any(other is not line and other.box[1] < line.box[3] and other.box[3] > line.box[1] for other in lines)


def has_digit(line: Line) -> bool:
    return any(c.isdigit() for c in line.text)


def _moved_to_gaps(line: Line, homes: list[int]) -> None:
    """Where a text runs over its column's edge, the cut moves to the wider gap one or two words further right; behind a comma to
    the end of what it lists."""
    gaps = [b.box[0] - a.box[2] for a, b in pairwise(line.words)]
    for at in range(1, len(homes)):
        lists = line.words[at - 1].text.endswith(",") and gaps[at - 1] < SENTENCE_EM * line.em
        if homes[at] == homes[at - 1] or (gaps[at - 1] > 0.4 * line.em and not lists):
            continue
        wider = [
            k
            for k in range(at, len(gaps) if lists else min(at + 2, len(gaps)))
            if homes[k] == homes[at] and gaps[k] > max((SENTENCE_EM if lists else 0.42) * line.em, 1.5 * gaps[at - 1])
        ]
        end = wider[0] + 1 if wider else len(homes) if lists else at
        homes[at:end] = [homes[at - 1]] * (end - at)


def _even(line: Line) -> bool:
    """Whether words follow each other as in a sentence: with no gap wider than half an em, or a hair more where it is long."""
    widest = LONG_SENTENCE_EM if len(line.words) >= LONG_SENTENCE else SENTENCE_EM
    return all(b.box[0] - a.box[2] < widest * line.em for a, b in pairwise(line.words))


def _column_of(x: float, edges: Sequence[float]) -> int:
    for index, edge in enumerate(edges[1:-1]):
        if x < edge:
            return index
    return len(edges) - 2
