"""Workbooks become sheets of cells; bombs, stray cells and broken files are refused before they cost anything."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl.drawing.image import Image as SheetImage
from PIL import Image

from pipelines.reading.content_type import CSV, ODS, TSV, XLS, XLSX
from pipelines.reading.faults import Unreadable
from pipelines.reading.model import Sheet
from pipelines.reading.workbook import archive as workbook_archive
from pipelines.reading.workbook.reader import read_sheets, sheet_images, to_address, value_to_text
from pipelines.reading.workbook.text import text_to_delimiter
from tests.unit.reading.paperwork import order_sheet, workbook


def _texts(sheet: Sheet) -> list[str]:
    return [sheet.cells[key].text for key in sorted(sheet.cells)]


def _with_part(data: bytes, name: str, content: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(entry.filename, content if entry.filename == name else old.read(entry.filename))
    return buffer.getvalue()


def test_cells_keep_their_number_their_text_and_their_address() -> None:
    sheets = read_sheets(workbook(("Order", [["Style", "Qty"], ["00123", 12], ["A", 12.5]])), XLSX)

    cells = sheets[0].cells
    assert (cells[1, 0].text, cells[1, 0].number) == ("00123", None)
    assert (cells[1, 1].text, cells[1, 1].number, cells[1, 1].address) == ("12", 12.0, "B2")
    assert cells[2, 1].text == "12.5"


def test_a_merged_region_says_its_value_in_every_cell_and_marks_the_repeats() -> None:
    sheet = read_sheets(workbook(("Order", [["Style", "Colour"], ["A1", "Red"], ["", "Blue"]]), merged=["A2:A3"]), XLSX)[0]

    assert (sheet.cells[2, 0].text, sheet.cells[2, 0].merged) == ("A1", True)
    assert sheet.cells[1, 0].merged is False


def test_what_stands_in_hidden_columns_is_not_read() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (["Style", "Cost", "Wholesale"], ["A1", 9, 20]):
        sheet.append(row)
    sheet.column_dimensions["B"].hidden = True
    buffer = io.BytesIO()
    book.save(buffer)

    cells = read_sheets(buffer.getvalue(), XLSX)[0].cells

    assert [cell.text for cell in cells.values()] == ["Style", "Wholesale", "A1", "20"]


def test_hidden_sheets_are_marked_and_empty_ones_left_out() -> None:
    sheets = read_sheets(workbook(("Order", [["a"]]), ("Prices", [["b"]]), ("Blank", []), hidden=["Prices"]), XLSX)

    assert [(sheet.name, sheet.hidden) for sheet in sheets] == [("Order", False), ("Prices", True)]


def test_cells_stand_where_they_stand_when_the_sheet_begins_further_down() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["C5"] = "Style"
    buffer = io.BytesIO()
    book.save(buffer)

    sheet = read_sheets(buffer.getvalue(), XLSX)[0]

    assert sheet.cells[4, 2].address == "C5"


def test_old_and_open_document_workbooks_are_read() -> None:
    old = xlwt.Workbook()
    old.add_sheet("Order").write(1, 2, 7)
    buffer = io.BytesIO()
    old.save(buffer)
    document = OpenDocumentSpreadsheet()
    table, row, cell = Table(name="Order"), TableRow(), TableCell(valuetype="float", value="7")
    cell.addElement(P(text="7"))
    row.addElement(cell)
    table.addElement(row)
    document.spreadsheet.addElement(table)
    open_buffer = io.BytesIO()
    document.save(open_buffer)

    assert read_sheets(buffer.getvalue(), XLS)[0].cells[1, 2].number == 7
    assert read_sheets(open_buffer.getvalue(), ODS)[0].cells[0, 0].number == 7


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Größe;Preis\n38;12,50\n", "cp1252"),
        ('Größe,Preis\n38,"12,50"\n', "utf-8-sig"),
        ("sep=|\nGröße|Preis\n38|12,50\n", "utf-8"),
        ("Größe\tPreis\n38\t12,50\n", "utf-16"),
        ("Größe^Preis\n38^12,50\n", "utf-16-be"),
    ],
)
def test_delimited_text_is_read_whatever_divides_and_encodes_it(text: str, encoding: str) -> None:
    sheet = read_sheets(text.encode(encoding), CSV)[0]

    assert _texts(sheet) == ["Größe", "Preis", "38", "12,50"]


def test_a_line_break_inside_quotes_stays_in_its_cell() -> None:
    sheet = read_sheets(b'Style\t"Long\nname"\t5\n', TSV)[0]

    assert _texts(sheet) == ["Style", "Long\nname", "5"]


def test_decimal_commas_do_not_pass_for_delimiters() -> None:
    assert text_to_delimiter("Art;Preis;Summe\nA;12,50;25,00\nB;8,00;16,00\n") == ";"


def test_lists_and_prices_with_commas_do_not_outvote_the_header() -> None:
    rows = "".join(f"20.{number};Wickelshirt;Rot | Blau;0, 2, 4, 6, 8, 10;22,90;50,00\n" for number in range(40))

    assert text_to_delimiter(f"Modell;Name;Farben;Größen;HEK;VK\n{rows}") == ";"
    assert text_to_delimiter("Spring; summer; autumn\nStyle,Name,Note\nA1,Shirt,soft; warm\nA2,Coat,lined; long\n") == ","


def test_a_bomb_is_refused_without_unpacking_it() -> None:
    bomb = _with_part(order_sheet(["Style"]), "xl/worksheets/sheet1.xml", b"<sheetData>" + b" " * 40_000_000)

    with pytest.raises(Unreadable) as refused:
        read_sheets(bomb, XLSX)

    assert refused.value.code == "too_large"


def test_an_archive_that_lies_about_its_sizes_is_still_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_archive, "MAX_UNPACKED_BYTES", 50_000)
    honest = _with_part(order_sheet(["Style"]), "xl/worksheets/sheet1.xml", bytes(range(256)) * 400)
    lying = honest.replace((256 * 400).to_bytes(4, "little"), (10).to_bytes(4, "little"))

    with pytest.raises(Unreadable) as refused:
        read_sheets(lying, XLSX)

    assert refused.value.code == "too_large"


def test_a_stray_cell_at_the_end_of_the_sheet_is_refused_with_the_remedy() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "Style"
    book.worksheets[0]["XFD1048576"] = "x"
    buffer = io.BytesIO()
    book.save(buffer)

    with pytest.raises(Unreadable) as refused:
        read_sheets(buffer.getvalue(), XLSX)

    assert refused.value.code == "too_large"
    assert "stray cells" in refused.value.message


def test_xml_entities_are_refused() -> None:
    evil = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet><sheetData/></worksheet>'

    with pytest.raises(Unreadable):
        read_sheets(_with_part(order_sheet(["Style"]), "xl/worksheets/sheet1.xml", evil), XLSX)


def test_a_truncated_workbook_is_damaged_and_an_empty_one_empty() -> None:
    with pytest.raises(Unreadable) as damaged:
        read_sheets(order_sheet(["Style"])[:-100], XLSX)
    with pytest.raises(Unreadable) as empty:
        read_sheets(workbook(("Blank", [])), XLSX)

    assert (damaged.value.code, empty.value.code) == ("damaged", "empty_file")


def test_pictures_are_found_where_they_are_anchored() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["A1"] = "Picture"
    sheet.row_dimensions[3].height = 240
    sheet.column_dimensions["C"].width = 40
    picture = io.BytesIO()
    Image.effect_noise((200, 300), 80).convert("RGB").save(picture, "PNG")
    sheet.add_image(SheetImage(picture), "C3")
    buffer = io.BytesIO()
    book.save(buffer)

    [(image, data)] = sheet_images(buffer.getvalue(), XLSX)

    assert (image.anchor, image.anchor_to, image.sheet, image.width) == ((2, 2), (2, 2), "Sheet", 200)
    assert 0 < image.bbox[0] < image.bbox[2] <= 1
    assert data.startswith(b"\x89PNG")


def test_a_picture_placed_in_a_cell_is_found_there() -> None:
    base = order_sheet(["Picture", "Style"], ["x", "A1"])
    with zipfile.ZipFile(io.BytesIO(base)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    pixels = io.BytesIO()
    Image.effect_noise((64, 64), 80).convert("RGB").save(pixels, "PNG")
    changed = _with_part(base, "xl/worksheets/sheet1.xml", sheet.replace(b'<c r="A2"', b'<c r="A2" vm="1"'))
    buffer = io.BytesIO(changed)
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("xl/media/image1.png", pixels.getvalue())
        archive.writestr("xl/metadata.xml", '<metadata><futureMetadata><bk><ext><rvb i="0"/></ext></bk></futureMetadata>'
                         '<valueMetadata><bk><rc t="1" v="0"/></bk></valueMetadata></metadata>')  # fmt: skip
        archive.writestr("xl/richData/rdrichvalue.xml", "<rvData><rv s='0'><v>0</v><v>5</v></rv></rvData>")
        archive.writestr("xl/richData/richValueRel.xml", "<richValueRels xmlns:r='urn:r'><rel r:id='rId1'/></richValueRels>")
        archive.writestr("xl/richData/_rels/richValueRel.xml.rels",
                         "<Relationships><Relationship Id='rId1' Target='../media/image1.png'/></Relationships>")  # fmt: skip

    [(image, _)] = sheet_images(buffer.getvalue(), XLSX)

    assert image.anchor == image.anchor_to == (1, 0)


def test_values_read_as_a_person_reads_them() -> None:
    assert [value_to_text(value) for value in (12.0, 0.1 + 0.2, True, 1e-5, "  x ")] == ["12", "0.3", "TRUE", "1e-05", "x"]
    assert [to_address(0, 0), to_address(9, 27)] == ["A1", "AB10"]


def test_a_number_reads_as_its_format_shows_it() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append([1234, 12.5, 7.5, 3])
    sheet["A1"].number_format, sheet["B1"].number_format, sheet["C1"].number_format = "000000", "[$€-407] #,##0.00", '0.00 "GBP"'
    buffer = io.BytesIO()
    book.save(buffer)

    [read] = read_sheets(buffer.getvalue(), XLSX)

    assert [(cell.text, cell.number) for cell in read.cells.values()] == [
        ("001234", None), ("€ 12.5", 12.5), ("GBP 7.5", 7.5), ("3", 3.0)]  # fmt: skip
