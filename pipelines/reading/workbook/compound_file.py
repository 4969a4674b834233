"""A check of the container of old Office files ([MS-CFB]): a reader would follow a chain of sectors in a circle for ever."""

from __future__ import annotations

import struct
from collections.abc import Sequence

from pipelines.reading.faults import Unreadable

BEGINNING = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST_SECTOR = 0xFFFFFFFA  # larger numbers say "end", "free" and the like
_HEADER_ENTRIES = 109  # sectors of the allocation table that the header itself names


def check_compound_file(data: bytes) -> None:
    """Raises `Unreadable("damaged")` when a chain of sectors runs in a circle."""
    try:
        table, small = _tables(data)
    except struct.error as exc:
        raise _damaged() from exc
    if _runs_in_a_circle(table) or _runs_in_a_circle(small):
        raise _damaged()


def _tables(data: bytes) -> tuple[list[int], list[int]]:
    """The allocation table (the next sector of each) and that of the small sectors."""
    (shift,) = struct.unpack_from("<H", data, 0x1E)
    if shift not in (9, 12):
        raise _damaged()
    size = 1 << shift
    sectors = len(data) // size + 1
    named = list(struct.unpack_from(f"<{_HEADER_ENTRIES}I", data, 0x4C))
    (more,) = struct.unpack_from("<I", data, 0x44)
    seen: set[int] = set()
    while more < _LAST_SECTOR:  # further lists of the table's sectors; the last entry of each leads to the next
        if more in seen:
            raise _damaged()
        seen.add(more)
        entries = _entries(data, more, size)
        named += entries[:-1]
        more = entries[-1] if entries else _LAST_SECTOR
    table: list[int] = []
    for sector in named[: sectors + 1]:
        if sector < _LAST_SECTOR:
            table += _entries(data, sector, size)
    (first_small,) = struct.unpack_from("<I", data, 0x3C)
    small: list[int] = []
    seen = set()
    while first_small < min(_LAST_SECTOR, len(table)):
        if first_small in seen:
            raise _damaged()
        seen.add(first_small)
        small += _entries(data, first_small, size)
        first_small = table[first_small]
    return table, small


def _entries(data: bytes, sector: int, size: int) -> list[int]:
    piece = data[(sector + 1) * size : (sector + 2) * size]
    return list(struct.unpack(f"<{len(piece) // 4}I", piece[: len(piece) // 4 * 4]))


def _runs_in_a_circle(following: Sequence[int]) -> bool:
    """Whether any sector leads back to itself. Each is walked over once."""
    walk_of: dict[int, int] = {}
    for start in range(len(following)):
        sector = start
        while sector < len(following) and sector not in walk_of:
            walk_of[sector] = start
            sector = following[sector]
        if walk_of.get(sector) == start:
            return True
    return False


def _damaged() -> Unreadable:
    return Unreadable("damaged", "The workbook is damaged and cannot be opened. Save it again and upload it once more.")
