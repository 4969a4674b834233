"""Recognised text: pages without a text layer read like pages with one."""

from __future__ import annotations

import io
import os

import pytest
import reportlab
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from pipelines.reading.model import Page, Word
from pipelines.reading.ocr import reader as ocr
from pipelines.reading.ocr.reader import picture_to_words
from pipelines.reading.ocr.scan_rules import scan_to_rules
from pipelines.reading.ocr.strokes import with_strokes
from pipelines.reading.pdf.gaps import Shown
from pipelines.reading.pdf.ocr_pages import is_garbled, page_to_need, page_with_recognised_text, scan_to_pictures
from pipelines.reading.pdf.reader import open_pdf, pdf_to_images, pdf_to_pages
from tests.unit.reading import drawing

FONT = os.path.join(os.path.dirname(reportlab.__file__), "fonts", "Vera.ttf")
ROWS = (
    ("STYLE", "COLOR", "PRICE"),
    ("AB-1204", "Dark Olive", "$39.00"),
    ("AB-1205", "Écru", "€ 1.250,50"),
    ("KX-77", "Black/White", "$45.50"),
)


def _sheet(size: tuple[int, int] = (620, 400)) -> Image.Image:
    """A small price list in black on nearly white paper."""
    image = Image.new("RGB", size, (252, 252, 250))
    draw = ImageDraw.Draw(image)
    for row, texts in enumerate(ROWS):
        for column, text in enumerate(texts):
            draw.text((50 + 190 * column, 70 + 55 * row), text, font=ImageFont.truetype(FONT, 22), fill=(25, 25, 25))
    return image


def _texts(words: list[Word]) -> list[str]:
    return [word.text for word in words]


def _word(text: str) -> Word:
    return Word(text=text, box=(0.1, 0.1, 0.2, 0.12), size=0.02)


def test_words_are_read_row_by_row_with_boxes_round_their_ink() -> None:
    words, grade = picture_to_words(_sheet())

    assert " ".join(_texts(words)) == " ".join(" ".join(row) for row in ROWS)
    assert grade > 0.9
    left, top, right, bottom = words[3].box
    drawn = ImageDraw.Draw(_sheet()).textbbox((50, 125), "AB-1204", font=ImageFont.truetype(FONT, 22))
    for got, wanted in zip((left * 620, top * 400, right * 620, bottom * 400), drawn, strict=True):
        assert got == pytest.approx(wanted, abs=5)


def test_the_size_of_a_word_is_that_of_its_font() -> None:
    words, _ = picture_to_words(_sheet())

    assert words[3].size * 400 == pytest.approx(22, rel=0.15)


@pytest.mark.parametrize("narrowed", [0.7, 0.5, 0.4])
def test_no_sign_of_a_narrow_type_is_lost(narrowed: float) -> None:
    text = "Style 100700 colour 2200 Hill"
    image = Image.new("RGB", (900, 300), (255, 255, 255))
    ImageDraw.Draw(image).text((40, 120), text, font=ImageFont.truetype(FONT, 40), fill=(0, 0, 0))

    words, _ = picture_to_words(image.resize((int(900 * narrowed), 300)))

    assert " ".join(_texts(words)) == text


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_that_lies_on_its_side_is_read_upright(degrees: int) -> None:
    words, _ = picture_to_words(_sheet().rotate(degrees, expand=True))

    assert "AB-1204" in _texts(words)
    assert words[0].text == "STYLE"


def test_a_crooked_scan_is_straightened() -> None:
    crooked = _sheet().rotate(2.5, Image.Resampling.BICUBIC, fillcolor=(252, 252, 250))

    words, _ = picture_to_words(crooked)

    heads = [word for word in words if word.text in ("STYLE", "COLOR", "PRICE")]
    assert len(heads) == 3
    assert max(word.box[1] for word in heads) - min(word.box[1] for word in heads) < 0.012


def test_an_empty_page_gives_no_words_and_no_trust() -> None:
    assert picture_to_words(Image.new("RGB", (400, 500), "white")) == ([], 0.0)


def test_a_pattern_is_not_taken_for_text() -> None:
    words, _ = picture_to_words(drawing.fabric())

    assert len(words) <= 1


def test_a_scanned_pdf_is_read_like_one_with_text() -> None:
    sink = io.BytesIO()
    page = canvas.Canvas(sink, pagesize=(620, 400))
    page.drawImage(ImageReader(_sheet((620, 400)).resize((1240, 800))), 0, 0, 620, 400)
    page.save()

    (read,) = pdf_to_pages(sink.getvalue())
    (plain,) = pdf_to_pages(sink.getvalue(), recognise=False)

    assert "AB-1204" in _texts(list(read.words))
    assert 0.8 < read.grade < 1.0
    assert plain.words == ()
    assert plain.grade == 0.0


def test_a_picture_file_is_a_document_of_one_page() -> None:
    data = drawing.encoded(_sheet(), "JPEG", quality=90)

    (page,) = pdf_to_pages(data)

    assert open_pdf(data) == 1
    assert "$45.50" in _texts(list(page.words))
    assert page.width / page.height == pytest.approx(620 / 400, rel=0.01)


def test_every_frame_of_a_tiff_is_a_page() -> None:
    blank = Image.new("RGB", (200, 100), "white")
    data = drawing.encoded(blank, "TIFF", save_all=True, append_images=[blank, blank])

    assert open_pdf(data) == 3


def test_the_photos_on_a_scan_are_found_beside_the_scan_itself() -> None:
    scan = Image.new("RGB", (1000, 1300), (250, 250, 248))
    draw = ImageDraw.Draw(scan)
    for column in range(2):
        scan.paste(drawing.tee(ground=(225, 226, 228)).resize((300, 300)), (120 + 450 * column, 200))
        for row, text in enumerate(("AB-1204 Linen Tee", "Sizes S M L XL", "Wholesale $39.00")):
            draw.text((120 + 450 * column, 540 + 40 * row), text, font=ImageFont.truetype(FONT, 24), fill=(20, 20, 20))

    found = [image for image, _ in pdf_to_images(drawing.encoded(scan, "JPEG", quality=85))]

    assert [image.key for image in found] == ["p1i1", "p1s1", "p1s2"]
    assert found[1].bbox[0] == pytest.approx(0.12, abs=0.015)
    assert found[2].bbox[0] == pytest.approx(0.57, abs=0.015)


def test_a_pale_picture_in_a_frame_on_a_scan_is_found_by_its_frame() -> None:
    scan = Image.new("RGB", (1000, 1300), (250, 250, 248))
    draw = ImageDraw.Draw(scan)
    for row in range(3):
        top = 100 + 400 * row
        draw.rectangle((60, top, 260, top + 280), outline=(80, 80, 80), width=2)
        draw.line((50, top + 300, 950, top + 300), fill=(80, 80, 80), width=2)
        for piece in range(5):  # all that is darker than the paper of a pale garment
            draw.rectangle((120 + 10 * piece, top + 20 + 50 * piece, 150 + 10 * piece, top + 55 + 50 * piece), fill=(120, 120, 120))
        draw.text((400, top + 120), f"AB-120{row} Linen Tee $39.00", font=ImageFont.truetype(FONT, 24), fill=(20, 20, 20))

    boxes = [box for box, _ in scan_to_pictures(scan)]

    assert [[round(side, 2) for side in box] for box in boxes] == [
        pytest.approx([0.06, (100 + 400 * row) / 1300, 0.26, (380 + 400 * row) / 1300], abs=0.015) for row in range(3)
    ]


def test_a_photograph_is_not_searched_for_photos() -> None:
    assert scan_to_pictures(drawing.outdoor()) == []


def test_text_is_recognised_where_the_layer_has_none() -> None:
    layer = Page(number=1, width=620, height=400, words=tuple(
        Word(text=text, box=(0.08 + 0.3 * column, 0.17, 0.2 + 0.3 * column, 0.24), size=0.05) for column, text in enumerate(ROWS[0])
    ))  # fmt: skip

    read = page_with_recognised_text(layer, _sheet(), "gaps")

    texts = _texts(list(read.words))
    assert texts[:3] == ["STYLE", "COLOR", "PRICE"]
    assert texts.count("STYLE") == 1
    assert "AB-1205" in texts
    assert 0.8 < read.grade < 1.0


def test_lines_that_the_layer_has_are_not_recognised_again(monkeypatch: pytest.MonkeyPatch) -> None:
    words, _ = picture_to_words(_sheet())
    layer = Page(number=1, width=620, height=400, words=tuple(words))
    monkeypatch.setattr(ocr, "line_to_likelihoods", lambda line: pytest.fail("A line was recognised."))

    assert page_with_recognised_text(layer, _sheet(), "gaps") is layer


def test_a_page_is_recognised_only_when_its_text_is_missing() -> None:
    full = Page(number=1, width=612, height=792, words=tuple(_word("Wholesale") for _ in range(60)))
    sparse = Page(number=1, width=612, height=792, words=tuple(_word("Wholesale") for _ in range(10)))
    empty = Page(number=1, width=612, height=792, words=(), grade=0.0)
    nothing = Shown(outline_segments=0, largest_picture=0.0, drawn=False)
    photo = Shown(outline_segments=0, largest_picture=0.3, drawn=True)
    outlines = Shown(outline_segments=5_000, largest_picture=0.0, drawn=True)
    scan = Shown(outline_segments=0, largest_picture=0.98, drawn=True)

    assert page_to_need(full, outlines) == "none"
    assert page_to_need(sparse, photo) == "none"
    assert page_to_need(sparse, outlines) == "gaps"
    assert page_to_need(sparse, scan) == "gaps"
    assert page_to_need(empty, scan) == "whole"
    assert page_to_need(empty, nothing) == "none"


def test_a_shifted_encoding_is_recognised_as_garbled() -> None:
    shifted = ["Wshmssl", "Strngth", "Xkcdt", "Brdth", "Qwrtz", "Plmnk", "Sdfgh", "Jklmn", "Xcvbn", "Wrtps", "Dfghj", "Vbnmq"]
    plain = ["Wholesale", "Price", "Style", "Name", "Colour", "Material", "Linen", "Cotton", "Size", "Range", "Delivery", "Order"]

    assert is_garbled([_word(text) for text in shifted])
    assert not is_garbled([_word(text) for text in plain])
    assert not is_garbled([_word(text) for text in shifted[:5]])


def test_the_ruling_of_a_scanned_table_becomes_rules() -> None:
    scan = _sheet((620, 400))
    draw = ImageDraw.Draw(scan)
    for y in range(50, 300, 55):
        draw.line((30, y, 600, y), fill=(60, 60, 60), width=2)
    for x in (30, 220, 410, 600):
        draw.line((x, 50, x, 270), fill=(60, 60, 60), width=2)

    rules = scan_to_rules(scan.rotate(0.2, Image.Resampling.BICUBIC, fillcolor=(252, 252, 250)))

    assert sum(rule.horizontal for rule in rules) == 5
    assert sum(not rule.horizontal for rule in rules) == 4


def test_the_edges_of_photos_are_no_ruling() -> None:
    scan = Image.new("RGB", (800, 800), "white")
    scan.paste(drawing.outdoor().resize((400, 500)), (200, 150))

    assert scan_to_rules(scan) == []


def _column(*numbers: tuple[str, float]) -> list[Word]:
    """Numbers below each other at one x, each with its width."""
    return [Word(text=text, box=(0.1, 0.1 * at, 0.1 + wide, 0.1 * at + 0.02), size=0.02) for at, (text, wide) in enumerate(numbers)]


def test_a_stroke_read_as_a_one_or_not_at_all_is_told_by_the_form_of_the_numbers_around_it() -> None:
    column = _column(("310/2", 0.05), ("325/4", 0.051), ("337117", 0.06), ("340/1", 0.05), ("37717", 0.05), ("3777", 0.0495))

    assert [word.text for word in with_strokes(column)] == ["310/2", "325/4", "337117", "340/1", "377/7", "377/7"]


@pytest.mark.parametrize("other", [("37727", 0.05), ("37717", 0.056), ("377", 0.05)])
def test_numbers_of_another_form_beside_numbers_with_strokes_keep_their_figures(other: tuple[str, float]) -> None:
    column = _column(("310/2", 0.05), ("325/4", 0.05), ("340/1", 0.05), other)

    assert with_strokes(column) == column


def test_two_numbers_with_a_stroke_tell_no_form() -> None:
    column = _column(("310/2", 0.05), ("310/2", 0.05), ("325/4", 0.05), ("37717", 0.05))

    assert with_strokes(column) == column


def test_a_picture_of_numbers_with_strokes_is_read_with_all_of_them() -> None:
    numbers = ("4711/2", "4728/3", "4735/5", "4746/8", "4759|6")  # a bar looks like a stroke, and is read as a figure or as a bar
    image = Image.new("RGB", (500, 420), (255, 255, 255))
    for row, number in enumerate(numbers):
        ImageDraw.Draw(image).text((60, 50 + 60 * row), number, font=ImageFont.truetype(FONT, 28), fill=(0, 0, 0))

    words, _ = picture_to_words(image)

    assert _texts(words) == [number.replace("|", "/") for number in numbers]
