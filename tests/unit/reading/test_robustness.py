"""Hostile and broken documents: every limit is said in words, nothing hangs, nothing grows without bound."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import openpyxl
import pytest
import xlwt
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen import canvas

from pipelines.reading.content_type import CSV, XLS, XLSX
from pipelines.reading.faults import Unreadable
from pipelines.reading.linesheets.reader import read_linesheet
from pipelines.reading.orders.reader import read_order
from pipelines.reading.pdf import document as pdf_document
from pipelines.reading.pdf import images as pdf_images
from pipelines.reading.pdf import picture_document
from pipelines.reading.pdf.reader import open_pdf, page_to_picture, pdf_to_images, pdf_to_pages
from pipelines.reading.pictures.picture import MAX_PIXELS, bytes_to_measured
from pipelines.reading.workbook import reader as workbook
from pipelines.reading.workbook.reader import read_sheets
from tests.unit.reading import drawing
from tests.unit.reading.raw_pdf import PAGE, form, one_page


def _pdf(pages: int = 1, size: tuple[float, float] = (300, 400), **options: object) -> bytes:
    sink = io.BytesIO()
    made = canvas.Canvas(sink, pagesize=size, **options)
    for number in range(pages):
        made.drawString(20, 30, f"page {number}")
        made.showPage()
    made.save()
    return sink.getvalue()


def _png_of_size(width: int, height: int) -> bytes:
    """A PNG that claims a size and holds next to nothing."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 1_000)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in chunks
    )


def _refusal(data: bytes, filename: str = "file.pdf") -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        read_linesheet(data, filename)
    assert caught.value.message.endswith(".")
    return caught.value


def _outcome(data: bytes) -> str:
    try:
        list(pdf_to_pages(data, recognise=False))
    except Unreadable as refused:
        return refused.code
    return "read"


def test_an_empty_file_is_refused() -> None:
    assert _refusal(b"").code == "empty_file"


def test_a_locked_pdf_asks_for_a_copy_without_password() -> None:
    refused = _refusal(_pdf(encrypt=StandardEncryption("secret", "owner")))

    assert refused.code == "encrypted"
    assert "password" in refused.message


def test_a_pdf_that_only_its_owner_may_print_is_read() -> None:
    assert open_pdf(_pdf(encrypt=StandardEncryption("", "owner", canPrint=0))) == 1


def test_a_cut_off_pdf_is_damaged_or_read_as_far_as_it_goes() -> None:
    whole = _pdf(3)

    codes = {_outcome(whole[:length]) for length in range(40, len(whole), 97)}

    assert codes <= {"read", "damaged"}
    assert "damaged" in codes


def test_a_pdf_of_too_many_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_document, "MAX_PAGES", 4)

    with pytest.raises(Unreadable, match="5 pages") as caught:
        open_pdf(_pdf(5))

    assert caught.value.code == "too_large"


def test_a_page_larger_than_paper_is_refused() -> None:
    with pytest.raises(Unreadable, match="sheet of paper"):
        open_pdf(_pdf(size=(300_000, 400)))


def test_a_huge_page_is_drawn_within_the_pixel_limit() -> None:
    picture = page_to_picture(_pdf(size=(14_000, 14_000)), 1, scale=4.0)

    assert picture.width * picture.height <= 25_100_000


def test_a_page_that_is_not_there_is_refused_in_words() -> None:
    with pytest.raises(Unreadable, match="no page 9"):
        page_to_picture(_pdf(2), 9)


def test_a_form_that_places_itself_is_refused_before_it_is_drawn() -> None:
    data = one_page(b"/F Do", form(b"/F Do /F Do", inner=5))

    with pytest.raises(Unreadable, match="without end"):
        open_pdf(data)


def test_forms_that_multiply_tenfold_on_nine_levels_are_refused() -> None:
    levels = [form(b"/F Do " * 10, inner=6 + level) for level in range(8)]

    with pytest.raises(Unreadable, match="without end"):
        open_pdf(one_page(b"/F Do", *levels, form(b"1 1 5 5 re f")))


def test_forms_in_forms_as_drawing_programs_write_them_are_read() -> None:
    data = one_page(b"/F Do " * 30, form(b"/F Do " * 20, inner=6), form(b"1 1 5 5 re f"))

    assert len(list(pdf_to_pages(data, recognise=False))) == 1


def test_a_page_with_senseless_boxes_and_commands_is_still_a_page() -> None:
    boxes = PAGE.replace(b"/MediaBox[0 0 612 792]", b"/MediaBox[0 0 -1 x]")
    broken = one_page(b"q q q 1 0 0 1 BT /Nowhere 12 Tf (x) Tj", page=boxes)

    assert len(list(pdf_to_pages(broken, recognise=False))) == 1


def test_thousands_of_tiny_pictures_stop_at_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_images, "MAX_IMAGES_PER_PAGE", 50)
    pixel = b"/Type/XObject/Subtype/Image/Width 10/Height 10/ColorSpace/DeviceGray/BitsPerComponent 8"
    drawn = b"".join(b"q 8 0 0 8 %d %d cm /F Do Q " % (x * 10, y * 10) for x in range(40) for y in range(40))
    data = one_page(drawn, b"<<" + pixel + b"/Length 100>>\nstream\n" + bytes(range(100)) + b"\nendstream")

    assert len(list(pdf_to_images(data))) == 50


@pytest.mark.parametrize(("width", "height"), [(9_000, 9_000), (20_000, 20_000), (60_000, 60_000)])
def test_a_picture_of_absurd_size_is_refused_before_it_is_decoded(width: int, height: int) -> None:
    assert width * height > MAX_PIXELS

    with pytest.raises(Unreadable) as measured:
        bytes_to_measured(_png_of_size(width, height))
    with pytest.raises(Unreadable) as opened:
        open_pdf(_png_of_size(width, height))

    assert measured.value.code == opened.value.code == "too_large"


def test_a_damaged_picture_file_is_refused_as_damaged() -> None:
    data = drawing.encoded(drawing.outdoor(), "JPEG", quality=80)

    assert _refusal(data[:300], "scan.jpg").code == "damaged"


def test_a_tiff_of_too_many_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture_document, "MAX_FRAMES", 2)
    blank = Image.new("L", (60, 40), 255)

    with pytest.raises(Unreadable, match="3 pages"):
        open_pdf(drawing.encoded(blank, "TIFF", save_all=True, append_images=[blank, blank]))


def test_a_workbook_that_unpacks_to_gigabytes_is_refused() -> None:
    sink = io.BytesIO()
    book = openpyxl.Workbook()
    book.active.append(["Style", "Quantity"])
    book.save(sink)
    bomb = io.BytesIO()
    with zipfile.ZipFile(sink) as source, zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, source.read(name))
        target.writestr("xl/media/image1.png", b"\0" * 60_000_000, compresslevel=9)

    for read in (read_linesheet, read_order):
        with pytest.raises(Unreadable) as caught:
            read(bomb.getvalue(), "order.xlsx")
        assert caught.value.code == "too_large"


def test_a_workbook_with_one_cell_at_the_far_corner_is_refused_in_words() -> None:
    sink = io.BytesIO()
    book = openpyxl.Workbook()
    book.active.cell(1_048_576, 16_384, "stray")
    book.save(sink)

    refused = _refusal(sink.getvalue(), "order.xlsx")

    assert refused.code == "too_large"
    assert "stray cells" in refused.message


def test_a_stray_cell_far_below_the_order_is_not_read() -> None:
    sink = io.BytesIO()
    book = openpyxl.Workbook()
    book.active.append(["Style", "Quantity"])
    book.active.append(["AB-100", 12])
    book.active.cell(1_000_000, 1, "stray")
    book.save(sink)

    (sheet,) = read_sheets(sink.getvalue(), XLSX)

    assert sheet.row_count == 2


def test_a_sheet_of_too_many_rows_is_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MAX_FILLED_ROWS", 50)

    with pytest.raises(Unreadable) as refused:
        read_sheets("\n".join(f"AB-{row};{row}" for row in range(100)).encode(), CSV)

    assert refused.value.code == "too_large"
    assert "Split" in refused.value.message


def test_an_entity_bomb_in_a_workbook_is_refused() -> None:
    entities = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{("&" + chr(97 + n) + ";") * 10}">' for n in range(9)
    )
    sink = io.BytesIO()
    book = openpyxl.Workbook()
    book.active.append(["Style", "Quantity"])
    book.save(sink)
    bomb = io.BytesIO()
    with zipfile.ZipFile(sink) as source, zipfile.ZipFile(bomb, "w") as target:
        for name in source.namelist():
            content = source.read(name).decode()
            if name == "xl/worksheets/sheet1.xml":
                content = content.replace("<worksheet", entities + "]><worksheet", 1).replace("Style", "&j;")
            target.writestr(name, content)

    for read in (read_linesheet, read_order):
        with pytest.raises(Unreadable):
            read(bomb.getvalue(), "order.xlsx")


def test_a_program_under_the_name_of_a_pdf_is_refused() -> None:
    assert _refusal(b"MZ\x90\x00" + b"\x00\x01\x02" * 300, "linesheet.pdf").code == "wrong_type"


def test_an_old_workbook_whose_sectors_run_in_a_circle_is_refused() -> None:
    sink = io.BytesIO()
    book = xlwt.Workbook()
    sheet = book.add_sheet("Order")
    for row in range(300):
        sheet.write(row, 0, f"AB-{row}")
    book.save(sink)
    data = bytearray(sink.getvalue())
    (table,) = struct.unpack_from("<I", data, 0x4C)
    struct.pack_into("<I", data, (table + 1) * 512 + 4 * 6, 2)  # sector 6 leads back to sector 2

    assert read_sheets(sink.getvalue(), XLS)[0].row_count == 300
    with pytest.raises(Unreadable) as caught:
        read_sheets(bytes(data), XLS)
    assert caught.value.code == "damaged"
