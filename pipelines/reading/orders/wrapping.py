"""Which rows of words on a page are one row of a table: cells that wrap over several lines, with or without ruling."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from pipelines.reading.model import Rule, Word
from pipelines.reading.orders.page_rows import TextRow, row_text
from pipelines.reading.words.header_words import Field
from pipelines.reading.words.ratios import text_to_size_line

TEXTS: frozenset[Field] = frozenset({"description", "name", "color", "category", "composition", "note", "size_run"})
CODES: frozenset[Field] = frozenset({"style_number", "sku", "barcode", "color_code"})
SECOND_LINE = 1.2  # of a line's height between the two lines of a cell that holds two things
STRIPES = 4  # of so many rules one may strike a row out
_FIT_EM = 0.3  # room that a next word would need at least beside the last one


def rows_to_bands(rows: Sequence[TextRow], counted: Sequence[AbstractSet[int]], flats: Sequence[Rule]) -> list[int]:
    """The band between horizontal rules that each row stands in; [] unless rules part every item from the next. Stripes of the
    paper, whose edges run through words, part nothing. `counted` are the columns of numbers that each row fills: rows of one band
    that fill different ones are one item, whose cells of one line stand beside the middle of those of two."""
    bands = rows_to_rule_bands(rows, flats)
    filled: dict[int, list[int]] = {}
    for band, columns in zip(bands, counted if bands else (), strict=True):
        filled.setdefault(band, []).extend(columns)
    items = [max(map(columns.count, columns)) for columns in filled.values() if columns]
    if not items or len(items) < 0.99 * sum(items):
        return []
    return bands if len(items) > 1 or len(set(bands)) > 1 else []


def rows_to_rule_bands(rows: Sequence[TextRow], flats: Sequence[Rule]) -> list[int]:
    """The band between horizontal rules from side to side that each row stands in, whatever else does; [] for stripes."""
    if not rows:
        return []
    left, right = min(row.box[0] for row in rows), max(row.box[2] for row in rows)
    rules = [rule for rule in _joined(flats) if rule.box[2] - rule.box[0] > 0.55 * (right - left)]
    cuts = sorted({round((rule.box[1] + rule.box[3]) / 2, 4) for rule in rules})
    inside = [rule for rule in rules if rows[0].top < rule.box[1] < rows[-1].bottom]
    if STRIPES * sum(any(_runs_through(rule, row) for row in rows) for rule in inside) > len(inside):
        return []
    return [sum(cut <= (row.box[1] + row.box[3]) / 2 for cut in cuts) for row in rows]


def _runs_through(rule: Rule, row: TextRow) -> bool:
    """Whether a rule crosses letters of a row, and does not just touch them or end beside them."""
    edge, cut = (row.bottom - row.top) / 4, (rule.box[1] + rule.box[3]) / 2
    crossed = any(rule.box[0] <= word.box[0] and word.box[2] <= rule.box[2] for word in row.words)
    return crossed and row.top + edge < cut < row.bottom - edge


def wrapped_rows(
    rows: Sequence[TextRow],
    held: Sequence[Sequence[Sequence[Word]]],
    counted: Sequence[AbstractSet[int]],
    bands: Sequence[int],
    fields: Sequence[Field | None],
    ending: Sequence[bool],
    doubled: frozenset[int] = frozenset(),
) -> list[list[int]]:
    """Groups of row indexes, each one row of the table. `held` has each row's words by column, `counted` the columns of numbers
    that it fills; `doubled` columns have two lines."""
    limits = [max((words[column][-1].box[2] for words in held if words[column]), default=0.0) for column in range(len(fields))]
    groups: list[list[int]] = []
    waiting: list[int] = []  # rows above the item they belong to
    for index, row in enumerate(rows):
        if bands and counted[index] and not waiting and _fills_further(groups[-1:], index, counted, bands):
            groups[-1].append(index)
            continue
        if counted[index] or ending[index]:
            own = [] if ending[index] else _own_above(waiting, index, rows, held, bands, fields, limits)
            groups += [[w] for w in waiting if w not in own] + [[*own, index]]
            waiting = []
            continue
        last = groups[-1] if groups and not waiting else None
        if last is not None and any(counted[i] for i in last) and not any(ending[i] for i in last):
            same_band = bool(bands) and bands[index] == bands[last[-1]]
            second = len(last) == 1 and {column for column, words in enumerate(held[index]) if words} <= doubled
            if (
                same_band
                or (second and is_near(rows[last[-1]], row, SECOND_LINE))
                or (not bands and _wraps(held, last, index, limits, fields) and is_near(rows[last[-1]], row))
            ):
                last.append(index)
                continue
        waiting.append(index)
    return groups + [[w] for w in waiting]


def _fills_further(last: Sequence[Sequence[int]], index: int, counted: Sequence[AbstractSet[int]], bands: Sequence[int]) -> bool:
    """Whether a row stands in the band of the last item and has only such numbers as that still lacks."""
    return any(
        bands[group[-1]] == bands[index] and any(counted[i] for i in group) and not any(counted[i] & counted[index] for i in group)
        for group in last
    )


def _own_above(
    waiting: Sequence[int],
    anchor: int,
    rows: Sequence[TextRow],
    held: Sequence[Sequence[Sequence[Word]]],
    bands: Sequence[int],
    fields: Sequence[Field | None],
    limits: Sequence[float],
) -> list[int]:
    """Rows before an item that are its own first lines: in its ruled band, or close above a text that goes on or is missing. One
    that says a size and its pieces is the last line of the item above."""
    if bands:
        return [index for index in waiting if bands[index] == bands[anchor]]
    texts = [column for column, name in enumerate(fields) if name in TEXTS]
    starts = [held[anchor][column][0].text for column in texts if held[anchor][column]]
    named = any(held[anchor][column] for column, name in enumerate(fields) if name in CODES)
    goes_on = all(text[0].islower() or text[0] in "(&/+" for text in starts) if starts else not named
    if starts and waiting and not goes_on:  # the text above was full
        above = held[waiting[-1]]
        filled = [column for column, words in enumerate(above) if words]
        goes_on = all(
            column in texts and held[anchor][column] and not _has_room(above[column][-1], held[anchor][column][0], limits[column])
            for column in filled
        )
    own: list[int] = []
    for index in reversed(waiting if goes_on else ()):
        below = own[0] if own else anchor
        if index != below - 1 or not is_near(rows[index], rows[below]) or text_to_size_line(row_text(rows[index].words)):
            break
        own.insert(0, index)
    return own


def is_near(upper: TextRow, lower: TextRow, apart: float = 0.8) -> bool:
    """Whether a row stands as close below another as lines of one paragraph do."""
    height = max(upper.bottom - upper.top, lower.bottom - lower.top)
    return lower.top - upper.bottom < apart * height


def _wraps(
    held: Sequence[Sequence[Sequence[Word]]],
    group: Sequence[int],
    index: int,
    limits: Sequence[float],
    fields: Sequence[Field | None],
) -> bool:
    """Whether row `index` goes on where the group stopped: its first word would not have fitted beside the last one.

    A line that would have fitted is a remark of its own, and so is one with words outside the columns of text.
    """
    named = {column for column, name in enumerate(fields) if name in TEXTS | CODES}
    if not any(held[i][column] for i in group for column in named):
        return {column for column, words in enumerate(held[index]) if words} <= named
    went_on = False
    for column, words in enumerate(held[index]):
        if not words:
            continue
        before = next((held[i][column] for i in reversed(group) if held[i][column]), None)
        if before is None or (fields[column] not in TEXTS and fields[column] is not None):
            hyphen = before is not None and fields[column] in CODES and before[-1].text.endswith(("-", "/", "_"))
            if not hyphen:
                return False
            went_on = True
            continue
        first, last = words[0], before[-1]
        if last.text.endswith((",", "-", "/", "&", "+")) or not _has_room(last, first, limits[column]):
            went_on = True
        elif not first.text[:1].islower():
            return False
        else:
            went_on = True
    return went_on


def _has_room(last: Word, first: Word, limit: float) -> bool:
    """Whether a word would have fitted behind the last one of the line above."""
    return first.box[2] - first.box[0] + _FIT_EM * first.size <= limit - last.box[2]


def _joined(flats: Sequence[Rule]) -> list[Rule]:
    """Rules drawn cell by cell, joined along their line."""
    lines: dict[int, list[Rule]] = {}
    for rule in flats:
        lines.setdefault(round((rule.box[1] + rule.box[3]) / 2 * 400), []).append(rule)
    joined = []
    for group in lines.values():
        group.sort(key=lambda r: r.box[0])
        left, top, right, bottom = group[0].box
        for rule in group[1:]:
            if rule.box[0] <= right + 0.01:
                right = max(right, rule.box[2])
            else:
                joined.append(Rule(box=(left, top, right, bottom), horizontal=True))
                left, top, right, bottom = rule.box
        joined.append(Rule(box=(left, top, right, bottom), horizontal=True))
    return joined
