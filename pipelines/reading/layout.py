"""Words of a page → lines → blocks: what a reader sees as one run of text, and as one paragraph or caption.

Geometry only; what the text means is not known here. Distances are in em (the font's height), so they hold for any type size.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipelines.reading.model import Box, Page, Rule, Word, union_of
from pipelines.reading.words.spaced_letters import with_whole_words
from pipelines.reading.words.typed_letters import are_typed, with_narrow_spaces

COLUMN_GAP_EM = 0.95  # a wider gap inside a row of words begins a new line
JOINED_GAP_EM = 1.6  # the same beside an "&", which no column consists of: words set wide apart
BLOCK_GAP_EM = 1.0  # a taller gap below a line begins a new block
STOP_GAP_EM = 0.55  # a gap wider than this before a place where other lines begin divides a line
STOP = 0.0015  # share of the page's width in which two lines begin at the same place
GROUND = 0.002  # share of the page's width in which two edges of a ground begin or end
GROUND_HEIGHT = 4.0  # of the type's height, of a ground under one line
GROUND_EM = 4.0  # that it is wider than its text
BREAK_MARK = "\ufffe"  # stands for a hyphen at the end of a line
MOST_WORDS = 12_000  # of one page; the rest is not laid out


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """Neighbouring words on one baseline, left to right. `em` is the font's height as a fraction of the page's width."""

    words: tuple[Word, ...]
    text: str
    box: Box
    size: float
    em: float
    bold: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """Lines that stand closely below each other, top to bottom."""

    lines: tuple[Line, ...]
    box: Box


def page_to_lines(page: Page) -> list[Line]:
    """The lines of a page, top to bottom and left to right. Upright text along the edge is left out."""
    walls = [rule for rule in page.rules if not rule.horizontal]
    aspect = page.height / page.width if page.width else 1.0
    words = [hyphened(word) for word in page.words[:MOST_WORDS] if word.size > 0 and not is_upright(word, page)]
    lines: list[Line] = []
    for row in words_to_rows(words):
        lines.extend(_row_to_lines(with_whole_words(row, aspect), walls, aspect))
    if are_typed(words, aspect):
        lines = [words_to_line(with_narrow_spaces(line.words, aspect), aspect) for line in lines]
    lines = _cut_at_stops(lines, aspect)
    return sorted(lines, key=lambda line: (round(line.box[1], 3), line.box[0]))


def words_to_rows(words: Iterable[Word]) -> list[list[Word]]:
    """Words grouped by baseline, each row left to right."""
    rows: list[list[Word]] = []
    middles: list[float] = []
    open_from = 0
    for word in sorted(words, key=lambda w: (w.box[1] + w.box[3]) / 2):
        middle = (word.box[1] + word.box[3]) / 2
        while open_from < len(rows) and middles[open_from] < middle - 0.2:
            open_from += 1
        best = None
        for index in range(len(rows) - 1, open_from - 1, -1):
            near = 0.42 * min(word.size, rows[index][0].size)
            if abs(middles[index] - middle) <= near and (
                best is None or abs(middles[index] - middle) < abs(middles[best] - middle)
            ):
                best = index
            if middles[index] < middle - 0.05:
                break
        if best is None:
            rows.append([word])
            middles.append(middle)
        else:
            rows[best].append(word)
            middles[best] += (middle - middles[best]) / len(rows[best])
    return [sorted(row, key=lambda w: w.box[0]) for row in rows]


def words_to_line(words: Sequence[Word], aspect: float) -> Line:
    """One line of `words` (at least one); `aspect` is the page's height over its width."""
    size = max([word.size for word in words])
    text = " ".join([word.text for word in words])
    bold = sum([len(word.text) for word in words if word.bold]) * 2 > len(text) - len(words) + 1
    return Line(words=tuple(words), text=text, box=union_of([word.box for word in words]), size=size, em=size * aspect, bold=bold)


def lines_to_blocks(lines: Sequence[Line], rules: Sequence[Rule] = ()) -> list[Block]:
    """Lines gathered into blocks: below each other, close, sharing an edge or middle, and no rule between them."""
    flat = without_grounds([rule.box for rule in rules if rule.horizontal], lines)
    groups: list[list[Line]] = []
    for line in sorted(lines, key=lambda item: (item.box[1], item.box[0])):
        best: list[Line] | None = None
        best_gap = 9.0
        for group in groups:
            gap = line.box[1] - group[-1].box[3]
            limit = BLOCK_GAP_EM * max(line.size, min(group[-1].size, 1.5 * line.size))
            if (
                -0.6 * line.size <= gap <= limit
                and gap < best_gap
                and _stacked(group[-1], line)
                and not _ruled_off(group[-1], line, flat)
            ):
                best, best_gap = group, gap
        if best is None:
            groups.append([line])
        else:
            best.append(line)
    return [lines_to_block(group) for group in groups]


def lines_to_block(lines: Sequence[Line]) -> Block:
    """One block of `lines` (at least one)."""
    return Block(lines=tuple(lines), box=union_of([line.box for line in lines]))


def is_upright(word: Word, page: Page) -> bool:
    """Whether a word of several letters is much higher than wide: it runs up or down the page."""
    wide, high = (word.box[2] - word.box[0]) * page.width, (word.box[3] - word.box[1]) * page.height
    return len(word.text) > 2 and high > 2.2 * wide


def _row_to_lines(row: list[Word], walls: list[Rule], aspect: float) -> list[Line]:
    top, bottom = min([word.box[1] for word in row]), max([word.box[3] for word in row])
    walls = [wall for wall in walls if wall.box[1] < bottom and wall.box[3] > top]
    lines: list[Line] = []
    run = [row[0]]
    for word in row[1:]:
        last = run[-1]
        em = min(last.size, word.size) * aspect
        gap = word.box[0] - last.box[2]
        other_type = max(last.size, word.size) > 1.45 * min(last.size, word.size)
        widest = 0.5 if other_type else JOINED_GAP_EM if "&" in (last.text, word.text) else COLUMN_GAP_EM
        if gap > widest * em or (walls and _walled_off(last, word, walls)):
            lines.append(words_to_line(run, aspect))
            run = []
        run.append(word)
    lines.append(words_to_line(run, aspect))
    return lines


def _cut_at_stops(lines: Sequence[Line], aspect: float) -> list[Line]:
    """Lines cut where a word after a widish gap stands exactly where several other lines begin: text that runs
    up to its neighbour's. No gap is needed before a word with which other lines begin, too."""
    stops: Counter[int] = Counter(round(line.box[0] / STOP) for line in lines)
    firsts: Counter[str] = Counter(line.words[0].text for line in lines)
    cut: list[Line] = []
    for line in lines:
        run = [line.words[0]]
        for word in line.words[1:]:
            at = round(word.box[0] / STOP)
            begin = stops[at - 1] + stops[at] + stops[at + 1]
            gap = word.box[0] - run[-1].box[2]
            if begin >= 4 and (gap > STOP_GAP_EM * line.em or (firsts[word.text] >= 3 and len(word.text) > 2)):
                cut.append(words_to_line(run, aspect))
                run = []
            run.append(word)
        cut.append(words_to_line(run, aspect) if len(run) < len(line.words) else line)
    return cut


def _walled_off(left: Word, right: Word, walls: list[Rule]) -> bool:
    if right.box[0] <= left.box[2] - 0.001:
        return False
    middle = (left.box[1] + left.box[3]) / 2
    least = 1.2 * min(left.size, right.size)  # a shorter stroke belongs to a letter drawn as a shape
    return any(
        w.box[3] - w.box[1] > least
        and left.box[2] - 0.002 <= (w.box[0] + w.box[2]) / 2 <= right.box[0] + 0.002
        and w.box[1] <= middle <= w.box[3]
        for w in walls
    )


def _stacked(upper: Line, lower: Line) -> bool:
    """Whether two lines share their left edge, right edge or middle, or one lies over most of the other."""
    a, b = upper.box, lower.box
    em = max(upper.em, lower.em)
    if abs(a[0] - b[0]) < 0.6 * em or abs(a[2] - b[2]) < 0.6 * em or abs(a[0] + a[2] - b[0] - b[2]) < 1.2 * em:
        return min(a[2], b[2]) > max(a[0], b[0])
    shared = min(a[2], b[2]) - max(a[0], b[0])
    return shared > 0.5 * min(a[2] - a[0], b[2] - b[0])


def _ruled_off(upper: Line, lower: Line, flat: list[Box]) -> bool:
    middle = (max(upper.box[0], lower.box[0]) + min(upper.box[2], lower.box[2])) / 2
    top, bottom = (upper.box[1] + upper.box[3]) / 2, (lower.box[1] + lower.box[3]) / 2
    return any(top < (r[1] + r[3]) / 2 < bottom and r[0] <= middle <= r[2] and r[3] - r[1] < 0.004 and
               not _underlines(upper, r) for r in flat)  # fmt: skip


def without_grounds(flat: Sequence[Box], lines: Sequence[Line]) -> list[Box]:
    """The rules without those right over and under a single line that they are as wide as: a ground under its text, as of a badge,
    which parts nothing. Cells have others like them below."""
    level: defaultdict[tuple[int, int], list[Box]] = defaultdict(list)
    for rule in flat:
        level[round(rule[0] / GROUND), round(rule[2] / GROUND)].append(rule)
    edges: set[Box] = set()
    for same in level.values():
        same.sort(key=lambda box: box[1])
        for at, (upper, lower) in enumerate(pairwise(same)):
            tall = lower[1] - upper[1]
            next_to = [*same[max(0, at - 1) : at], *same[at + 2 : at + 3]]
            if tall > 0 and all(min(abs(box[1] - upper[1]), abs(box[1] - lower[1])) > tall for box in next_to):
                inside = [line for line in lines if upper[0] <= line.box[0] and line.box[2] <= upper[2] and
                          upper[1] <= (line.box[1] + line.box[3]) / 2 <= lower[1]]  # fmt: skip
                if len(inside) == 1 and _is_ground(upper, lower, inside[0]):
                    edges |= {upper, lower}
    return [rule for rule in flat if rule not in edges]


def _is_ground(upper: Box, lower: Box, line: Line) -> bool:
    """Whether two rules over and under a line are hardly farther apart than it is high, and hardly wider than it."""
    wider = (upper[2] - upper[0]) - (line.box[2] - line.box[0])
    return lower[1] - upper[1] < GROUND_HEIGHT * line.size and wider < GROUND_EM * line.em


def _underlines(line: Line, rule: Box) -> bool:
    return abs(rule[0] - line.box[0]) < 0.4 * line.em and abs(rule[2] - line.box[2]) < 0.4 * line.em


def hyphened(word: Word) -> Word:
    """A word with a plain hyphen where the file marks one at which a line breaks."""
    return replace(word, text=word.text.replace(BREAK_MARK, "-")) if BREAK_MARK in word.text else word
