"""Delimited text as rows: any delimiter, any usual encoding, quotes and "sep=" lines understood."""

from __future__ import annotations

import csv
import io
from collections import Counter

from charset_normalizer import from_bytes

from pipelines.reading.faults import Unreadable

MAX_BYTES = 60_000_000
MAX_ROWS = 200_000
MAX_COLUMNS = 1_000
SAMPLE_LINES = 200
HEADER_CELLS = 3  # from which on a line may be the header of a table

_DELIMITERS = (";", "\t", ",", "|", "^", "~")


def text_to_rows(data: bytes) -> list[list[str]]:
    """The rows of a delimited text. Raises `Unreadable`: `too_large`, or `damaged` when quotes or encoding make no sense."""
    if len(data) > MAX_BYTES:
        raise Unreadable("too_large", f"The text file is larger than {MAX_BYTES // 1_000_000} MB. Split it into several files.")
    text = bytes_to_text(data).replace("\x00", "")
    first, _, rest = text.partition("\n")
    delimiter = text_to_delimiter(text)
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        delimiter, text = first.strip()[4], rest
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            if len(rows) >= MAX_ROWS or len(row) > MAX_COLUMNS:
                raise Unreadable("too_large", f"The table is larger than {MAX_ROWS:,} rows or {MAX_COLUMNS:,} columns. Split it.")
            rows.append([cell.strip() for cell in row])
    except csv.Error as exc:
        raise Unreadable("damaged", "The text file is no readable table. Export it again as CSV.") from exc
    return rows


def bytes_to_text(data: bytes) -> str:
    """Decode by byte order mark, UTF-8, UTF-16 without a mark, else the likeliest code page (Windows Western when in doubt)."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    else:
        if "\x00" not in text:
            return text
    probe = data[:64_000]
    if probe.count(0):
        wide = "utf-16-be" if probe[0::2].count(0) > probe[1::2].count(0) else "utf-16-le"
        return data[: len(data) // 2 * 2].decode(wide, "replace")
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        best = from_bytes(data[:64_000]).best()
        return data.decode(best.encoding if best else "cp1252", "replace")


def text_to_delimiter(text: str) -> str:
    """The delimiter under which the most rows agree on their number of cells, the table's header too; "," when nothing divides
    the text."""
    lines = [line for line in text.splitlines()[: SAMPLE_LINES * 2] if line.strip()][:SAMPLE_LINES]
    header = next((line for line in lines if any(_width(line, delimiter) >= HEADER_CELLS for delimiter in _DELIMITERS)), "")
    best, best_score = ",", 0.0
    for delimiter in _DELIMITERS:
        try:
            widths = [len(row) for row in csv.reader(lines, delimiter=delimiter) if any(cell.strip() for cell in row)]
        except csv.Error:
            continue
        wide = Counter(width for width in widths if width > 1)
        if not wide:
            continue
        width, count = max(wide.items(), key=lambda item: (item[1], item[0]))
        # many rows of one width, and more cells a row: a decimal comma also divides, but unevenly, and never the header
        score = count / len(widths) * (1 + min(width, 12) / 24) + sum(wide.values()) / len(widths) * 0.2
        score += 0.3 if _width(header, delimiter) == width else 0.0
        if score > best_score + 1e-9:
            best, best_score = delimiter, score
    return best


def _width(line: str, delimiter: str) -> int:
    """Cells of one line; 0 where its quotes make no sense."""
    try:
        return len(next(csv.reader([line], delimiter=delimiter), ()))
    except csv.Error:
        return 0
