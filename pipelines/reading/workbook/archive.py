"""The zip archive that a modern workbook is: checked for bombs before it is unpacked, its parts found by their relations.

Sizes are counted by inflating, because an archive's own figures may lie. XML is parsed without entities.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from pipelines.reading.faults import Unreadable

MAX_ENTRIES = 5_000
MAX_UNPACKED_BYTES = 400_000_000
MAX_RATIO = 250  # of an entry over RATIO_FROM_BYTES; sheets full of zeros reach about a hundred
RATIO_FROM_BYTES = 20_000_000
MAX_GRID = 12_000_000  # rows × columns up to the last filled cell: readers hold that much
MAX_PART_BYTES = 60_000_000  # of an XML part parsed here
MAX_REPEATED = 20_000  # times an OpenDocument cell or row with a value may be repeated

_FILLED = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*?(?<!/)>\s*<(?:\w+:)?(?:v|is|f)\b')
_REPEATED = re.compile(rb'number-(?:columns|rows)-repeated="(\d+)"[^>]*(?:value-type|formula)=|'
                       rb'(?:value-type|formula)="[^>]*number-(?:columns|rows)-repeated="(\d+)"')  # fmt: skip
_REPEATED_ROW = re.compile(
    rb'<table:table-row[^>]*number-rows-repeated="(\d+)"[^>]*>(?=(?:(?!</table:table-row>).){0,2000}?value-type=)', re.DOTALL
)
_ENTITY = re.compile(rb"<!(?:ENTITY|DOCTYPE)", re.IGNORECASE)
_CHUNK = 1 << 20
_OVERLAP = 400


def check_archive(data: bytes) -> None:
    """Refuse an archive that would unpack to too much, spans too wide a grid or declares XML entities.

    Raises `Unreadable`: `too_large`, `encrypted` or `damaged`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > MAX_ENTRIES:
                raise Unreadable(
                    "too_large", f"The workbook has {len(entries)} parts, more than {MAX_ENTRIES}. Save its values alone."
                )
            left = MAX_UNPACKED_BYTES
            for entry in entries:
                if entry.flag_bits & 1:
                    raise Unreadable("encrypted", "The workbook is behind a password. Remove it and upload the workbook again.")
                left -= _check_entry(data, entry, left)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError) as exc:
        raise Unreadable("damaged", "The workbook is damaged and cannot be opened. Save it again and upload it once more.") from exc


def _check_entry(data: bytes, entry: zipfile.ZipInfo, room: int) -> int:
    """Bytes that an entry unpacks to, having looked at its cells on the way."""
    xml = entry.filename.lower().endswith((".xml", ".rels", ".vml"))
    grid = _Grid()
    size = 0
    tail = b""
    for chunk in _inflate(data, entry):
        size += len(chunk)
        if size > room or (size > RATIO_FROM_BYTES and size > MAX_RATIO * max(1, entry.compress_size)):
            raise Unreadable("too_large", "The workbook unpacks to far more than its size. Save its values alone and upload that.")
        if xml:
            if size == len(chunk) and _ENTITY.search(chunk):
                raise Unreadable("damaged", "The workbook declares XML entities. Save it again with a spreadsheet program.")
            text = tail + chunk
            grid.look(text, entry.filename)
            tail = text[-_OVERLAP:]
    return size


class _Grid:
    """The farthest filled cell of one sheet."""

    def __init__(self) -> None:
        self.rows = self.columns = 0

    def look(self, xml: bytes, name: str) -> None:
        if "worksheets/" in name:
            for letters, digits in _FILLED.findall(xml):
                self.rows = max(self.rows, int(digits))
                self.columns = max(self.columns, letters_to_column(letters.decode()) + 1)
            if self.rows * self.columns > MAX_GRID:
                raise Unreadable("too_large", f"A sheet spans {self.rows:,} rows and {self.columns:,} columns. "
                                              "Delete stray cells far from the table or split the sheet.")  # fmt: skip
        elif name == "content.xml":
            counts = [int(a or b) for a, b in _REPEATED.findall(xml)] + [int(n) for n in _REPEATED_ROW.findall(xml)]
            if any(count > MAX_REPEATED for count in counts):
                raise Unreadable("too_large", f"A value fills more than {MAX_REPEATED:,} cells. Delete them and upload again.")


def _inflate(data: bytes, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    start = entry.header_offset
    if data[start : start + 4] != b"PK\x03\x04":
        raise zipfile.BadZipFile("no local header")
    start += 30 + int.from_bytes(data[start + 26 : start + 28], "little") + int.from_bytes(data[start + 28 : start + 30], "little")
    packed = memoryview(data)[start : start + entry.compress_size]
    if entry.compress_type == zipfile.ZIP_STORED:
        for offset in range(0, len(packed), _CHUNK):
            yield bytes(packed[offset : offset + _CHUNK])
        return
    if entry.compress_type != zipfile.ZIP_DEFLATED:
        raise zipfile.BadZipFile("unusual compression")
    inflater = zlib.decompressobj(-15)
    rest: bytes = bytes(packed)
    while rest and not inflater.eof:
        chunk = inflater.decompress(rest, _CHUNK)
        rest = inflater.unconsumed_tail
        yield chunk


def letters_to_column(letters: str) -> int:
    """The column, from 0, of its letters: "A" → 0, "AB" → 27."""
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column - 1


def part_to_xml(archive: zipfile.ZipFile, name: str) -> Element | None:
    """An XML part of the archive, or None when it is missing, too large to parse or broken."""
    try:
        if archive.getinfo(name).file_size > MAX_PART_BYTES:
            return None
        root: Element = fromstring(archive.read(name))
    except (KeyError, ParseError, DefusedXmlException, zipfile.BadZipFile, zlib.error, EOFError):
        return None
    return root


def part_to_relations(archive: zipfile.ZipFile, name: str) -> Mapping[str, str]:
    """What a part points at: relation id → name of the part in the archive."""
    folder, base = posixpath.split(name)
    root = part_to_xml(archive, f"{folder}/_rels/{base}.rels")
    relations: dict[str, str] = {}
    for relation in root if root is not None else ():
        target = relation.get("Target", "")
        if relation.get("TargetMode") != "External" and target:
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            relations[relation.get("Id", "")] = path
    return relations


def local_name(tag: str) -> str:
    """A tag or attribute without its namespace."""
    return tag.rpartition("}")[2]
