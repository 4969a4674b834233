"""Grids to order in, left blank inside a card: "Colour | S | M | Total" over colours tells two facts of the card's style."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from pipelines.reading.layout import Line, page_to_lines
from pipelines.reading.linesheets.row_readings import EMPTY_MARKS
from pipelines.reading.linesheets.table_grid import lines_to_rows
from pipelines.reading.model import Box, Page, Rule, Word, union_of
from pipelines.reading.words.money import find_prices
from pipelines.reading.words.sizes import is_one_size, is_size
from pipelines.reading.words.vocabulary import header_to_field, is_bare_code, is_total_label

COUNTS = frozenset(["quantity", "pack_quantity", "line_total", "unit_price"])  # what a buyer fills in or a form adds up
NEXT_ROW = 1.6  # of the step from the header to the first row, to the next row at most
EDGE_EM = 0.8  # between the left edges of the colours
LEAST_COLUMNS = 2  # beside the colours: a size and a total, or two sizes
_NOTHING = EMPTY_MARKS | {"0.00", "0,00", "_", "__", "___"}


def with_grids_told(page: Page) -> Page:
    """The page with each blank grid as its colours and its sizes behind labels, without its rules and the colours' codes."""
    lines = page_to_lines(page) if any(_heads_colors(word.text) for word in page.words) else []
    words, rules = page.words, page.rules
    for row in lines_to_rows(lines):
        for at, line in enumerate(row):
            head = [line, *_columns(row[at + 1 :])] if _heads_colors(line.text) else []
            body = _rows_below(head, lines) if len(head) > LEAST_COLUMNS else []
            if not body:
                continue
            codes = _codes_beside(row[at - 1], body, lines) if at else []
            used = {word.box for held in (head, *body, codes) for part in held for word in part.words}
            told = [_told("Colours", [held[0] for held in body], line), _told("Sizes", _sizes(head), line)]
            words = (*(word for word in words if word.box not in used), *told)
            box = union_of([part.box for held in (head, *body, codes) for part in held])
            high = body[0][0].box[1] - line.box[1]
            rules = tuple(rule for rule in rules if not _bounds(rule, box, high, high * page.height / page.width))
    return replace(page, words=words, rules=rules)


def _heads_colors(text: str) -> bool:
    hit = header_to_field(text)
    return hit is not None and hit[0] == "color" and hit[1] > 0.85


def _columns(row: Sequence[Line]) -> list[Line]:
    """The columns that follow a label of colours: sizes, then what counts them; none where another thing stands among them."""
    columns = list(takewhile(lambda line: _is_column(line.text), row))
    return columns if _sizes(columns) else []


def _is_column(text: str) -> bool:
    return is_one_size(text) or all(map(is_size, text.split())) or _counts(text)


def _counts(text: str) -> bool:
    return is_total_label(text) or (header_to_field(text) or ("", 0.0))[0] in COUNTS


def _sizes(head: Sequence[Line]) -> list[Line]:
    return [line for line in head if not _heads_colors(line.text) and not _counts(line.text)]


def _rows_below(head: Sequence[Line], lines: Sequence[Line]) -> list[list[Line]]:
    """The rows of a blank grid, each a colour and nothing but marks; none where a cell is filled in."""
    box = union_of([line.box for line in head])
    below = [
        line
        for line in lines
        if line.box[1] > box[3] - 0.001 and line.box[2] > box[0] and line.box[0] < box[2] + EDGE_EM * head[0].em
    ]
    body: list[list[Line]] = []
    last, step = box, 0.0
    for row in lines_to_rows(below):
        first, marks = row[0], row[1:]
        apart = first.box[1] - last[1]
        if (step and apart > NEXT_ROW * step) or not _is_color(first, head) or any(not _is_blank(line.text) for line in marks):
            break
        if body and abs(first.box[0] - body[0][0].box[0]) > EDGE_EM * first.em:
            break
        body.append(list(row))
        last, step = first.box, step or apart
    filled = body and _goes_on(lines_to_rows(below)[len(body) :], last, step, head)
    return [] if filled else body


def _codes_beside(label: Line, body: Sequence[Sequence[Line]], lines: Sequence[Line]) -> list[Line]:
    """The label and the cells of a column of codes right before the colours, a code for each of them; [] where there is none."""
    if not is_bare_code(label.text) and (header_to_field(label.text) or ("", 0.0))[0] != "color_code":
        return []
    before = [line for line in lines if line.box[0] < label.box[2] and line.box[2] > label.box[0] and len(line.words) == 1]
    codes = [[line for line in before if line.box[1] < (row[0].box[1] + row[0].box[3]) / 2 < line.box[3]] for row in body]
    return [label, *(line for held in codes for line in held)] if all(len(held) == 1 for held in codes) else []


def _is_color(line: Line, head: Sequence[Line]) -> bool:
    """Whether a line stands in the column of colours and holds no price."""
    return line.box[0] < head[0].box[2] and line.box[2] <= head[1].box[0] and not find_prices(line.text)


def _goes_on(rows: Sequence[Sequence[Line]], last: Box, step: float, head: Sequence[Line]) -> bool:
    """Whether the row after the last blank one is the grid's, with something filled in."""
    if not rows or rows[0][0].box[1] - last[1] > NEXT_ROW * step:
        return False
    return len(rows[0]) > 1 and _is_color(rows[0][0], head)


def _is_blank(text: str) -> bool:
    return text.strip().casefold() in _NOTHING


def _told(label: str, values: Sequence[Line], head: Line) -> Word:
    """A label and its values in the type of the grid, as one word: it is not set as lines are."""
    texts = [value.text.replace(" / ", "/") for value in values]  # "Ecru / navy" is one row, one colour
    return replace(head.words[0], text=f"{label}: {', '.join(texts)}", box=union_of([value.box for value in values]))


def _bounds(rule: Rule, box: Box, high: float, beside: float) -> bool:
    """Whether a rule runs through a grid or right along it, no farther from its words than a row is `high`; `beside` is as far in
    page widths."""
    across = box[0] - beside < (rule.box[0] + rule.box[2]) / 2 < box[2] + beside
    return across and rule.box[1] > box[1] - high and rule.box[3] < box[3] + high
