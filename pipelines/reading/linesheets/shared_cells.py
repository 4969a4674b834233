"""Cells that several rows of a ruled table share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipelines.reading.layout import Line
from pipelines.reading.linesheets.cell_lines import breaks_by_intent, lines_to_cell
from pipelines.reading.linesheets.table_grid import SNAP, Columns
from pipelines.reading.model import Box, Cell, union_of

LEADING = 0.8  # of the type's height, between the lines of one cell


def with_shared_cells(
    rows: list[list[Cell]], columns: Columns, flats: Sequence[Box], by_column: Sequence[Sequence[Line]]
) -> list[list[Cell]]:
    """Cells that several ruled rows share (no rule runs through that column between them) hold their text in every row, also one
    of several lines that stands at the height of several rows."""
    if not columns.ruled or len(rows) < 3:
        return rows
    for column, (left, right) in enumerate(pairwise(columns.edges)):
        middle = (left + right) / 2
        groups: list[list[int]] = []
        for index, row in enumerate(rows):
            box = row[column].box
            y = box[1] if box else 0.0
            open_above = groups and not any(abs((f[1] + f[3]) / 2 - y) < SNAP and f[0] <= middle <= f[2] for f in flats)
            crossed = any(abs((f[1] + f[3]) / 2 - y) < SNAP for f in flats)
            if open_above and crossed:
                groups[-1].append(index)
            else:
                groups.append([index])
        for group in groups:
            texts = [rows[i][column] for i in group if rows[i][column].text]
            shared = texts[0] if len(texts) == 1 else _in_one_run([rows[i][column] for i in group], by_column[column])
            if len(group) > 1 and shared is not None:
                for i in group:
                    rows[i][column] = replace(shared, merged=i != group[0], box=rows[i][column].box)
    return rows


def _in_one_run(cells: Sequence[Cell], lines: Sequence[Line]) -> Cell | None:
    """Several cells below each other as one, where their lines follow each other closely."""
    boxes = [cell.box for cell in cells if cell.box is not None]
    if len(boxes) < len(cells) or not cells:
        return None
    whole = union_of(boxes)
    held = sorted((line for line in lines if whole[1] <= (line.box[1] + line.box[3]) / 2 < whole[3]), key=lambda line: line.box[1])
    apart = any(cell.apart for cell in cells) or breaks_by_intent(held, (whole[0], whole[2]), ruled=True)
    close = all(lower.box[1] - upper.box[3] < LEADING * lower.size for upper, lower in pairwise(held))
    return replace(lines_to_cell(held, whole), apart=apart) if held and close else None
