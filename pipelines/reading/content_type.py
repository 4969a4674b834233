"""What a file is by its content, whatever its name says: the types that are read here, or a clear refusal."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from pipelines.reading.faults import Unreadable

PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
XLSM = "application/vnd.ms-excel.sheet.macroEnabled.12"
XLS = "application/vnd.ms-excel"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
CSV = "text/csv"
TSV = "text/tab-separated-values"
PNG, JPEG, TIFF, WEBP = "image/png", "image/jpeg", "image/tiff", "image/webp"

WORKBOOKS = frozenset({XLSX, XLSM, XLS, ODS, CSV, TSV})
IMAGES = frozenset({PNG, JPEG, TIFF, WEBP})

PROBE_BYTES = 64_000  # of a text, enough to tell its delimiter
MOST_CONTENT_TYPES_BYTES = 2_000_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKUP = re.compile(
    r"\s*(?:<!doctype|<html|<\?xml|<\?php|<svg|<table|<head|<body|<script|<!--|#!|\{\\rtf|[{\[]\s*[\"{\[])", re.IGNORECASE
)
_REMEDY = "Upload a PDF, an Excel or OpenDocument workbook (.xlsx, .xlsm, .xls, .ods), a CSV file or a picture."


def sniff(data: bytes, filename: str = "") -> str:
    """The MIME type of `data` by its content; `filename` only words the refusal.

    Raises `Unreadable`: `empty_file`, `wrong_type`, `encrypted` (a workbook behind a password) or `damaged` (a broken zip).
    """
    if not data or not data[:PROBE_BYTES].strip(b"\x00 \t\r\n"):
        raise Unreadable("empty_file", "The file is empty. Save it again and upload it once more.")
    if b"%PDF-" in data[:1024]:
        return PDF
    if data.startswith(b"PK"):
        return _zip_to_type(data, filename)
    if data.startswith(_OLE):
        return _ole_to_type(data, filename)
    picture = _picture_type(data)
    if picture:
        return picture
    return _text_to_type(data, filename)


def _picture_type(data: bytes) -> str:
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if data.startswith(b"\xff\xd8\xff"):
        return JPEG
    if data[:4] in (b"II*\x00", b"MM\x00*"):
        return TIFF
    return WEBP if data[:4] == b"RIFF" and data[8:12] == b"WEBP" else ""


def _zip_to_type(data: bytes, filename: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                kind = archive.read("mimetype").decode("ascii", "replace").strip()
                if kind.startswith(ODS):
                    return ODS
            if "[Content_Types].xml" in names and archive.getinfo("[Content_Types].xml").file_size < MOST_CONTENT_TYPES_BYTES:
                kinds = archive.read("[Content_Types].xml")
                if b"ms-excel.sheet.macroEnabled.main" in kinds or b"ms-excel.template.macroEnabled.main" in kinds:
                    return XLSM
                if b"spreadsheetml.sheet.main" in kinds or b"spreadsheetml.template.main" in kinds:
                    return XLSX
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, OSError, RuntimeError, NotImplementedError) as exc:
        raise Unreadable("damaged", "The workbook is damaged and cannot be opened. Save it again and upload it once more.") from exc
    raise _wrong_type("a zip archive or another Office document", filename)


def _ole_to_type(data: bytes, filename: str) -> str:
    """The old binary Office container; its directory names its streams in UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Unreadable("encrypted", "The workbook is protected by a password. Remove the password and upload it again.")
    if "Workbook".encode("utf-16-le") in data or "B\0o\0o\0k\0\0\0".encode("ascii") in data:
        return XLS
    raise _wrong_type("an old Office document, but not a workbook", filename)


def _text_to_type(data: bytes, filename: str) -> str:
    probe = data[:PROBE_BYTES]
    if data.startswith((b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"GIF8", b"BM\x00", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf")):
        raise _wrong_type("neither a document nor a table", filename)
    text = probe_to_text(probe)
    if text is None:
        raise _wrong_type("neither a document nor a table", filename)
    if _MARKUP.match(text.lstrip("\ufeff")):
        raise _wrong_type("a web page, a script or structured data", filename)
    lines = [line for line in text.splitlines() if line.strip()][:50]
    tabs = sum("\t" in line for line in lines)
    return TSV if tabs > len(lines) / 2 else CSV


def probe_to_text(probe: bytes) -> str | None:
    """The start of a text file as text, or None when it is binary: control characters, or NULs outside UTF-16."""
    if probe.startswith((b"\xff\xfe", b"\xfe\xff")):
        return probe[: len(probe) // 2 * 2].decode("utf-16", "replace")
    nuls = probe.count(0)
    if nuls:
        even, odd = probe[0::2].count(0), probe[1::2].count(0)
        if max(even, odd) < len(probe) * 0.3 or min(even, odd) > len(probe) * 0.02:
            return None
        return probe[: len(probe) // 2 * 2].decode("utf-16-be" if even > odd else "utf-16-le", "replace")
    control = sum(byte < 32 and byte not in (9, 10, 11, 12, 13, 26, 27) for byte in probe)
    if control > len(probe) * 0.002:
        return None
    return probe.decode("utf-8", "replace") if _is_utf8(probe) else probe.decode("cp1252", "replace")


def _is_utf8(probe: bytes) -> bool:
    try:
        probe.decode("utf-8")
    except UnicodeDecodeError as exc:
        return exc.start >= len(probe) - 4  # cut inside a character
    return True


def _wrong_type(what: str, filename: str) -> Unreadable:
    name = f"“{filename[:80]}”" if filename else "The file"
    return Unreadable("wrong_type", f"{name} is {what}, whatever its name says. {_REMEDY}")
