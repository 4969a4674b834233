"""What the number formats of a workbook's cells show that the stored numbers do not say: leading zeros and currencies."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Mapping
from html import unescape

import openpyxl

STYLES = "xl/styles.xml"
MOST_BYTES = 2_000_000  # of a workbook whose formats are looked at; a larger one is read without
_CODE = re.compile(rb'formatCode="([^"]*)"')
_ZEROS = re.compile(r"0{2,18}")
_CURRENCY = re.compile(r'\[\$([^\]\-]{1,4})(?:-[^\]]*)?\]|"([A-Z]{3}|[€£¥$]) ?"|(?<![\[\\"])([€£¥])')

Formats = Mapping[tuple[int, int], str]  # (row, column) from 0 → format


def archive_to_formats(data: bytes) -> dict[str, Formats]:
    """Sheet name → the telling formats of its cells; {} when the workbook has none. `data` must be a checked .xlsx archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        styles = archive.read(STYLES) if STYLES in archive.namelist() else b""
    codes = {unescape(code.decode("utf-8", "replace")) for code in _CODE.findall(styles)}
    if len(data) > MOST_BYTES or not any(map(is_telling, codes)):
        return {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of parts that are not read here
        try:
            return _workbook_to_formats(data)
        except (KeyError, ValueError, TypeError, AttributeError, IndexError, SyntaxError, zipfile.BadZipFile):
            return {}  # a workbook that openpyxl cannot open was read without it, and reads as its numbers


def is_telling(code: str) -> bool:
    """Whether a format pads with zeros or names a currency."""
    return bool(_ZEROS.fullmatch(code) or _CURRENCY.search(code))


def shown(text: str, number: float, code: str) -> tuple[str, float | None]:
    """A number's text as its format shows it, and the number when it still is one: 1234 in "000000" is the code "001234"."""
    if _ZEROS.fullmatch(code) and number >= 0 and float(number).is_integer():
        return text.zfill(len(code)), None if len(code) > len(text) else number
    match = _CURRENCY.search(code)
    mark = next((found for found in match.groups() if found), "") if match else ""
    return (f"{mark} {text}" if mark else text), number


def _workbook_to_formats(data: bytes) -> dict[str, Formats]:
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    try:
        return {
            sheet.title: {
                (cell.row - 1, cell.column - 1): cell.number_format
                for row in sheet.iter_rows()
                for cell in row
                if isinstance(cell.value, (int, float)) and is_telling(cell.number_format)
            }
            for sheet in book.worksheets
        }
    finally:
        book.close()
