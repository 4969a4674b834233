"""Files are told by their content, and what is not read here is refused with the remedy."""

from __future__ import annotations

import io
import zipfile

import pytest
import xlwt
from PIL import Image

from pipelines.reading import content_type as types
from pipelines.reading.content_type import sniff
from pipelines.reading.faults import Unreadable
from tests.unit.reading.paperwork import Paper, order_sheet


def _zip(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in parts.items():
            archive.writestr({"types": "[Content_Types].xml"}.get(name, name), data)
    return buffer.getvalue()


def _picture(kind: str) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (4, 4)).save(buffer, kind)
    return buffer.getvalue()


def _old_workbook() -> bytes:
    book = xlwt.Workbook()
    book.add_sheet("Order").write(0, 0, "Style")
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_the_content_counts_and_not_the_name() -> None:
    assert sniff(Paper().row((40, "Order")).pdf(), "order.xlsx") == types.PDF
    assert sniff(order_sheet(["Style", "Qty"]), "order.pdf") == types.XLSX
    assert sniff(_zip(types=b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"), "a.xlsx") == types.XLSM
    assert sniff(_zip(mimetype=types.ODS.encode()), "a") == types.ODS
    assert sniff(_old_workbook(), "a.csv") == types.XLS


@pytest.mark.parametrize(
    ("kind", "expected"), [("PNG", types.PNG), ("JPEG", types.JPEG), ("TIFF", types.TIFF), ("WEBP", types.WEBP)]
)
def test_pictures_are_told_apart(kind: str, expected: str) -> None:
    assert sniff(_picture(kind)) == expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_delimited_text_is_known_in_any_encoding(encoding: str) -> None:
    assert sniff("Größe;Menge\n38;4\n".encode(encoding), "a.csv") == types.CSV
    assert sniff("Größe\tMenge\n38\t4\n".encode(encoding), "a.txt") == types.TSV


@pytest.mark.parametrize(
    "data",
    [
        b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff",
        b"<!DOCTYPE html><table><tr><td>Style</td></tr></table>",
        b"<?xml version='1.0'?><Workbook/>",
        b'{"style": 1}',
        b"\x7fELF\x02\x01\x01" + b"\x00" * 40,
        _zip(**{"readme.txt": b"hello"}),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + "WordDocument".encode("utf-16-le"),
        bytes(range(256)) * 4,
    ],
)
def test_what_is_no_order_or_linesheet_is_refused_with_the_types_that_are_read(data: bytes) -> None:
    with pytest.raises(Unreadable) as refused:
        sniff(data, "order.xlsx")

    assert refused.value.code == "wrong_type"
    assert "PDF" in refused.value.message


@pytest.mark.parametrize("data", [b"", b"  \n\n ", b"\x00\x00\x00"])
def test_an_empty_file_is_said_to_be_empty(data: bytes) -> None:
    with pytest.raises(Unreadable) as refused:
        sniff(data, "order.csv")

    assert refused.value.code == "empty_file"


def test_a_workbook_behind_a_password_is_said_to_be_so() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le")

    with pytest.raises(Unreadable) as refused:
        sniff(data, "order.xlsx")

    assert refused.value.code == "encrypted"
    assert "password" in refused.value.message


def test_a_broken_archive_is_said_to_be_damaged() -> None:
    with pytest.raises(Unreadable) as refused:
        sniff(order_sheet(["Style"])[:200], "order.xlsx")

    assert refused.value.code == "damaged"
