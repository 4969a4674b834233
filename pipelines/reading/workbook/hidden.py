"""Columns of a workbook that are hidden: what its maker does not show, such as own costs, is not part of the document."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import replace

from pipelines.reading.model import Cell, Sheet
from pipelines.reading.workbook.archive import local_name, part_to_relations, part_to_xml

HEAD_BYTES = 100_000  # of a sheet's part; its columns stand before its cells
MOST_HIDDEN = 1_000  # columns; files hide all those to the right of the last one as well
_COLUMN = re.compile(rb"<(?:\w+:)?col\s([^>]*)>")
_SIDE = re.compile(rb'\b(min|max)="(\d{1,5})"')


def archive_to_hidden(data: bytes) -> dict[str, frozenset[int]]:
    """Sheet name → its hidden columns from 0. `data` must be a checked .xlsx archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        relations = part_to_relations(archive, "xl/workbook.xml")
        root = part_to_xml(archive, "xl/workbook.xml")
        sheets = [element for element in root.iter() if local_name(element.tag) == "sheet"] if root is not None else []
        parts = {sheet.get("name", ""): relations.get(value, "") for sheet in sheets
                 for name, value in sheet.attrib.items() if local_name(name) == "id"}  # fmt: skip
        return {name: _hidden(archive, part) for name, part in parts.items()}


def without_columns(sheet: Sheet, hidden: frozenset[int]) -> Sheet:
    """A sheet without what stands in hidden columns, unless it is all it holds; a region merged from one of them on shows its value
    in the next."""
    if all(column in hidden for _, column in sheet.cells) or not hidden:
        return sheet
    cells: dict[tuple[int, int], Cell] = {}
    for (row, column), cell in sheet.cells.items():
        if column in hidden:
            continue
        first = cell.merged and any(top <= row <= bottom and left <= column <= right and row == top and
                                    all(c in hidden for c in range(left, column))
                                    for top, left, bottom, right in sheet.merged if left in hidden)  # fmt: skip
        cells[row, column] = replace(cell, merged=False) if first else cell
    return replace(sheet, cells=cells)


def _hidden(archive: zipfile.ZipFile, part: str) -> frozenset[int]:
    try:
        with archive.open(part) as content:
            head = content.read(HEAD_BYTES).partition(b"sheetData")[0]
    except (KeyError, zipfile.BadZipFile, zlib.error, EOFError):
        return frozenset()
    found: set[int] = set()
    for attributes in _COLUMN.findall(head):
        sides = {side: int(number) for side, number in _SIDE.findall(attributes)}
        if re.search(rb'hidden="(?:1|true)"', attributes) and len(sides) == 2:
            found |= set(range(sides[b"min"] - 1, min(sides[b"max"], sides[b"min"] + MOST_HIDDEN)))
    return frozenset(found)
