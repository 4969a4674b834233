"""The pictures of an .xlsx workbook: anchored over cells, or placed in a cell as a rich value.

Boxes are fractions of the sheet's used range, which reaches as far as its cells and pictures do; columns and rows count with their
set widths and heights.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import accumulate
from xml.etree.ElementTree import Element

from pipelines.reading.faults import Unreadable
from pipelines.reading.model import PlacedImage
from pipelines.reading.pictures.picture import bytes_to_measured
from pipelines.reading.workbook.archive import letters_to_column, local_name, part_to_relations, part_to_xml

MAX_IMAGES = 5_000
MAX_IMAGE_BYTES = 60_000_000
EMU_PER_PIXEL = 9_525
DEFAULT_COLUMN_PIXELS, DEFAULT_ROW_PIXELS = 64.0, 20.0
LARGEST_SIDE = 20_000  # rows or columns that are laid out

Spot = tuple[float, float]  # pixels from the sheet's top left: x, y


@dataclass(kw_only=True)
class _Layout:
    """Where a sheet's rows and columns lie, in pixels, as far as something stands in them."""

    name: str
    number: int
    columns: dict[int, float] = field(default_factory=dict)
    rows: dict[int, float] = field(default_factory=dict)
    column_pixels: float = DEFAULT_COLUMN_PIXELS
    row_pixels: float = DEFAULT_ROW_PIXELS
    last_row: int = 0
    last_column: int = 0
    rich: list[tuple[int, int, int]] = field(default_factory=list)  # row, column, index of the cell's metadata

    def __post_init__(self) -> None:
        self.x: list[float] = []
        self.y: list[float] = []

    def measure(self) -> None:
        """Lay the rows and columns out."""
        across = range(min(self.last_column + 200, LARGEST_SIDE))
        down = range(min(self.last_row + 400, LARGEST_SIDE))
        self.x = [0.0, *accumulate(self.columns.get(c, self.column_pixels) for c in across)]
        self.y = [0.0, *accumulate(self.rows.get(r, self.row_pixels) for r in down)]

    def spot(self, row: int, column: int, down: float = 0.0, right: float = 0.0) -> Spot:
        """A point in pixels, `down` and `right` of a cell's top left corner."""
        return self.x[min(column, len(self.x) - 1)] + right, self.y[min(row, len(self.y) - 1)] + down

    def cell(self, spot: Spot) -> tuple[int, int]:
        """The (row, column) that a point lies in."""
        column = max(0, sum(edge <= spot[0] for edge in self.x) - 1)
        row = max(0, sum(edge <= spot[1] for edge in self.y) - 1)
        return row, column


@dataclass(frozen=True, kw_only=True)
class _Placed:
    part: str
    start: Spot
    end: Spot


def archive_to_images(data: bytes) -> list[tuple[PlacedImage, bytes]]:
    """Every picture that can be opened, in the order of sheets, then as placed. The archive was checked before."""
    found: list[tuple[PlacedImage, bytes]] = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        rich_parts = _rich_value_parts(archive)
        for layout, part in _sheet_parts(archive):
            placed = [*_anchored(archive, part, layout), *_in_cells(layout, rich_parts)]
            right = max([layout.spot(0, layout.last_column + 1)[0], *(p.end[0] for p in placed)])
            bottom = max([layout.spot(layout.last_row + 1, 0)[1], *(p.end[1] for p in placed)])
            for index, picture in enumerate(placed, 1):
                if len(found) >= MAX_IMAGES:
                    return found
                image = _measured(archive, picture, layout, index, (right, bottom))
                if image is not None:
                    found.append(image)
    return found


def _measured(
    archive: zipfile.ZipFile, placed: _Placed, layout: _Layout, index: int, size: Spot
) -> tuple[PlacedImage, bytes] | None:
    try:
        if archive.getinfo(placed.part).file_size > MAX_IMAGE_BYTES:
            return None
        data = archive.read(placed.part)
        measured = bytes_to_measured(data)
    except (KeyError, Unreadable, zipfile.BadZipFile, zlib.error, EOFError):
        return None  # a metafile or a broken picture; the table is still read
    (left, top), (right, bottom) = placed.start, placed.end
    box = (left / size[0], top / size[1], min(1.0, right / size[0]), min(1.0, bottom / size[1]))
    inner = (max(right - 1.0, left), max(bottom - 1.0, top))
    image = PlacedImage(key=f"{layout.name}!i{index}", page=layout.number, bbox=box,
                        width=measured.width, height=measured.height, sha256=measured.sha256, phash=measured.phash,
                        sheet=layout.name, anchor=layout.cell(placed.start), anchor_to=layout.cell(inner),
                        features=measured.features)  # fmt: skip
    return image, data


def _sheet_parts(archive: zipfile.ZipFile) -> Iterator[tuple[_Layout, str]]:
    relations = part_to_relations(archive, "xl/workbook.xml")
    root = part_to_xml(archive, "xl/workbook.xml")
    sheets = [e for e in root.iter() if local_name(e.tag) == "sheet"] if root is not None else []
    number = 0
    for sheet in sheets:
        part = relations.get(_attribute(sheet, "id"), "")
        if "worksheets/" not in part:
            continue
        number += 1
        layout = _Layout(name=sheet.get("name", ""), number=number)
        content = part_to_xml(archive, part)
        if content is not None:
            _read_layout(content, layout)
        layout.measure()
        yield layout, part


def _read_layout(root: Element, layout: _Layout) -> None:
    """Sizes of rows and columns, the last filled cell, and the cells that hold rich values."""
    for element in root.iter():
        tag = local_name(element.tag)
        if tag == "sheetFormatPr":
            layout.row_pixels = _number(element, "defaultRowHeight", DEFAULT_ROW_PIXELS * 0.75) / 0.75
            if element.get("defaultColWidth"):
                layout.column_pixels = _number(element, "defaultColWidth", 8.43) * 7 + 5
        elif tag == "col":
            width = 0.0 if element.get("hidden") == "1" else _number(element, "width", 8.43) * 7 + 5
            first, last = int(_number(element, "min", 1)), int(_number(element, "max", 1))
            layout.columns.update((column - 1, width) for column in range(first, min(last, LARGEST_SIDE) + 1))
        elif tag == "row" and element.get("r"):
            if element.get("ht"):
                layout.rows[int(_number(element, "r", 1)) - 1] = _number(element, "ht", 15.0) / 0.75
        elif tag == "c" and element.get("r") and len(element):
            letters = "".join(char for char in element.get("r", "") if char.isalpha())
            digits = "".join(char for char in element.get("r", "") if char.isdigit())
            row, column = int(digits or 1) - 1, letters_to_column(letters or "A")
            layout.last_row, layout.last_column = max(layout.last_row, row), max(layout.last_column, column)
            if element.get("vm"):
                layout.rich.append((row, column, int(_number(element, "vm", 0))))


def _anchored(archive: zipfile.ZipFile, part: str, layout: _Layout) -> Iterator[_Placed]:
    for drawing in part_to_relations(archive, part).values():
        if "drawings/" not in drawing or drawing.endswith(".vml"):
            continue
        pictures = part_to_relations(archive, drawing)
        root = part_to_xml(archive, drawing)
        for anchor in root if root is not None else ():
            if local_name(anchor.tag) not in ("twoCellAnchor", "oneCellAnchor", "absoluteAnchor"):
                continue
            places = _anchor_to_spots(anchor, layout)
            if places is None:
                continue
            for blip in anchor.iter():
                name = pictures.get(_attribute(blip, "embed"), "") if local_name(blip.tag) == "blip" else ""
                if name:
                    yield _Placed(part=name, start=places[0], end=places[1])


def _anchor_to_spots(anchor: Element, layout: _Layout) -> tuple[Spot, Spot] | None:
    marks = {local_name(child.tag): child for child in anchor}
    start = _marker_to_spot(marks["from"], layout) if "from" in marks else (0.0, 0.0)
    if "pos" in marks:
        start = (_number(marks["pos"], "x", 0) / EMU_PER_PIXEL, _number(marks["pos"], "y", 0) / EMU_PER_PIXEL)
    if "to" in marks:
        end = _marker_to_spot(marks["to"], layout)
    elif "ext" in marks:
        end = (start[0] + _number(marks["ext"], "cx", 0) / EMU_PER_PIXEL, start[1] + _number(marks["ext"], "cy", 0) / EMU_PER_PIXEL)
    else:
        return None
    return (start, end) if end[0] > start[0] and end[1] > start[1] else None


def _marker_to_spot(marker: Element, layout: _Layout) -> Spot:
    values = {local_name(child.tag): float(child.text or 0) for child in marker if (child.text or "").lstrip("-").isdigit()}
    return layout.spot(max(0, int(values.get("row", 0))), max(0, int(values.get("col", 0))),
                       values.get("rowOff", 0) / EMU_PER_PIXEL, values.get("colOff", 0) / EMU_PER_PIXEL)  # fmt: skip


def _in_cells(layout: _Layout, parts: Mapping[int, str]) -> Iterator[_Placed]:
    for row, column, index in layout.rich:
        if index in parts:
            yield _Placed(part=parts[index], start=layout.spot(row, column), end=layout.spot(row + 1, column + 1))


def _rich_value_parts(archive: zipfile.ZipFile) -> dict[int, str]:
    """Cell metadata index (from 1) → picture, through the chain metadata → rich value → relation of [MS-XLSX] 2.3.6."""
    values, links, metadata = (part_to_xml(archive, f"xl/{name}") for name in
                               ("richData/rdrichvalue.xml", "richData/richValueRel.xml", "metadata.xml"))  # fmt: skip
    if values is None or links is None or metadata is None:
        return {}
    relations = part_to_relations(archive, "xl/richData/richValueRel.xml")
    pictures = [relations.get(_attribute(link, "id"), "") for link in links]
    first_values = [next((v.text or "" for v in value), "") for value in values if local_name(value.tag) == "rv"]
    blocks = [int(_number(e, "i", 0)) for e in metadata.iter() if local_name(e.tag) == "rvb"]
    found: dict[int, str] = {}
    for table in metadata.iter():
        if local_name(table.tag) != "valueMetadata":
            continue
        for number, block in enumerate(table, 1):
            at = int(_number(next(iter(block)), "v", -1)) if len(block) else -1
            if 0 <= at < len(blocks) and 0 <= blocks[at] < len(first_values) and first_values[blocks[at]].isdigit():
                link = int(first_values[blocks[at]])
                if link < len(pictures) and pictures[link]:
                    found[number] = pictures[link]
    return found


def _attribute(element: Element, name: str) -> str:
    return next((value for key, value in element.attrib.items() if local_name(key) == name and key != name), "")


def _number(element: Element, name: str, default: float) -> float:
    try:
        return float(element.get(name, default))
    except ValueError:
        return default
