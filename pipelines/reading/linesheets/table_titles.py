"""What stands right over a table and holds for all its rows: the style of a table of colours, the name over a table of sizes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipelines.reading.layout import Line
from pipelines.reading.linesheets.card_products import may_be_name
from pipelines.reading.linesheets.facts import Facts
from pipelines.reading.linesheets.page_tables import table_to_box
from pipelines.reading.linesheets.reading import Reading
from pipelines.reading.linesheets.readings import line_to_readings
from pipelines.reading.model import Table

STYLE_REACH = 0.05  # share of the page's height over a style number that still speaks of it
LINE_GAP_EM = 1.6  # between the lines of a title
TABLE_GAP_EM = 3.0  # between a title and the words of its table, whose cells may be padded
STANDS_OUT = 1.1  # of the type below it


def table_to_title(table: Table, free: Sequence[Line], facts: Facts) -> tuple[list[Reading], list[Line]]:
    """The readings over a table that may hold for its rows and the lines they stand in, of the lines that no table has.

    A table whose rows have style numbers and words of their own needs no name from above.
    """
    box = table_to_box(table)
    above = [line for line in free if line.box[3] <= box[1] + 0.002 and line.box[0] < box[2] and line.box[2] > box[0]]
    said = [(line, line_to_readings(line, facts)) for line in above]
    styles = [line for line, readings in said if any(r.role == "style_number" and r.text for r in readings)]
    if styles:
        last = max(styles, key=lambda line: line.box[1])
        spoken = [line for line in above if line.box[1] >= last.box[1] - STYLE_REACH]
    else:
        spoken = _block_over(box[1], [line for line in above if line.box[0] > box[0] - line.em])
    readings = [r for line, own in said if line in spoken for r in own]
    texts = [r for r in readings if r.role == "text"]
    title = max(texts, key=lambda r: r.size, default=None)
    if not styles and (title is None or not _is_title(title, readings)):
        return [], []
    named = [replace(title, role="name", confidence=0.7)] if title is not None else []
    return [*(r for r in readings if r.role not in ("text", "category")), *named], spoken


def _block_over(top: float, lines: Sequence[Line]) -> list[Line]:
    """The lines that stand closely over each other right above `top`."""
    block: list[Line] = []
    for line in sorted(lines, key=lambda item: -item.box[3]):
        if top - line.box[3] > (LINE_GAP_EM if block else TABLE_GAP_EM) * line.size:
            break
        block.append(line)
        top = min(top, line.box[1])
    return block


def _is_title(title: Reading, readings: Sequence[Reading]) -> bool:
    """Whether a text leads what stands over a table: on top of it, in type that stands out."""
    below = [r for r in readings if r is not title]
    first = all(r.box[1] >= title.box[1] - 0.5 * title.size for r in below)
    apart = title.bold or all(title.size > STANDS_OUT * r.size for r in below)
    return may_be_name(title.text) and first and apart
