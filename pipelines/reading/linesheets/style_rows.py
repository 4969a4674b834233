"""Rows below a style: what a row of colours or sizes leaves to the style above it, in its own table or on the page before."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from pipelines.reading.linesheets.facts import Carry
from pipelines.reading.linesheets.reading import Reading
from pipelines.reading.model import Table, union_of
from pipelines.reading.words.labels import PRICES


def with_style_above(readings: list[Reading], above: list[Reading]) -> tuple[list[Reading], list[Reading]]:
    """A row's readings with what it leaves to the row above, and what the next row may take over."""
    own = {reading.role for reading in readings}
    if _style_of(readings) and _style_of(readings) == _style_of(above):
        readings = [*readings, *not_said(readings, above)]  # exports say once what holds for all rows of a style
        return readings, readings
    if "style_number" in own or ("name" in own and not any(r.role == "style_number" for r in above)):
        return readings, readings
    if not above or not own & {"colors", "color_code", "sizes", *PRICES}:
        return readings, above
    return [*readings, *not_said(readings, above)], above


def _style_of(readings: Sequence[Reading]) -> str:
    return next((r.text for r in readings if r.role == "style_number"), "")


def carried(carry: Carry, table: Table, roles: Sequence[str], skipped: Collection[int]) -> list[Reading]:
    """What the page before hands on to a table that begins with a row of colours, as if it stood in that row."""
    first = next((row for index, row in enumerate(table.rows) if index not in skipped), ())
    colored = any(cell.text and role in ("colors", "color_code") for cell, role in zip(first, roles, strict=False))
    boxes = [cell.box for cell in first if cell.box]
    goes_on = colored and boxes and tuple(roles[: len(carry.table_fields)]) == carry.table_fields
    return [replace(reading, box=union_of(boxes)) for reading in carry.above] if goes_on else []


def not_said(readings: Sequence[Reading], above: Sequence[Reading]) -> list[Reading]:
    """What stands above a row of these `readings` and holds for it, less surely: fields that the row leaves open."""
    own = {reading.role for reading in readings}
    taken = [r for r in above if r.role not in own and
             not (r.role in ("colors", "color_code") and own & {"colors", "color_code"}) and
             not (r.role == "price" and own & set(PRICES))]  # fmt: skip
    return [replace(r, confidence=min(r.confidence, 0.85)) for r in taken]
