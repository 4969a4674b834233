"""Pictures of a PDF as a reader sees them."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from pipelines.reading.model import PlacedImage
from pipelines.reading.pdf.reader import page_to_picture, pdf_to_images, pdf_to_pages
from pipelines.reading.pictures.filtering import images_to_verdicts
from tests.unit.reading import drawing
from tests.unit.reading.raw_pdf import one_page, stream

SIZE = (400, 500)


def _page(draw: object, pages: int = 1, rotation: int = 0) -> bytes:
    sink = io.BytesIO()
    made = canvas.Canvas(sink, pagesize=SIZE)
    for _ in range(pages):
        made.setPageRotation(rotation)
        draw(made)  # type: ignore[operator]
        made.showPage()
    made.save()
    return sink.getvalue()


def _only(data: bytes) -> tuple[PlacedImage, Image.Image]:
    ((placed, encoded),) = pdf_to_images(data)
    return placed, Image.open(io.BytesIO(encoded)).convert("RGB")


def _colour(image: Image.Image, x: float, y: float) -> tuple[int, ...]:
    got = image.getpixel((int(x * image.width), int(y * image.height)))
    assert isinstance(got, tuple)
    return tuple(int(part) for part in got)


def _quarters() -> Image.Image:
    """Red, green, blue and grey quarters: which way up a picture is can be seen."""
    image = Image.new("RGB", (120, 120))
    for index, paint in enumerate(((220, 20, 20), (20, 200, 20), (20, 20, 220), (128, 128, 128))):
        image.paste(paint, (60 * (index % 2), 60 * (index // 2), 60 * (index % 2) + 60, 60 * (index // 2) + 60))
    return image


def test_the_transparent_part_of_a_cut_out_is_white_not_black() -> None:
    cut_out = Image.new("RGBA", (100, 100), (0, 0, 0, 0))
    cut_out.paste((200, 30, 30, 255), (30, 30, 70, 70))

    _, seen = _only(_page(lambda page: page.drawImage(ImageReader(cut_out), 100, 200, 150, 150, mask="auto")))

    assert _colour(seen, 0.05, 0.05) == pytest.approx((255, 255, 255), abs=6)
    assert _colour(seen, 0.5, 0.5) == pytest.approx((200, 30, 30), abs=12)


def test_a_cmyk_jpeg_is_not_inverted() -> None:
    cyan = drawing.encoded(Image.new("CMYK", (80, 80), (255, 0, 0, 0)), "JPEG", quality=95)

    _, seen = _only(_page(lambda page: page.drawImage(ImageReader(io.BytesIO(cyan)), 50, 50, 100, 100)))

    red, green, blue = _colour(seen, 0.5, 0.5)
    assert red < 90
    assert green > 130
    assert blue > 180


def test_the_same_picture_on_each_page_is_one_picture() -> None:
    data = _page(lambda page: page.drawImage(ImageReader(drawing.tee()), 50, 250, 200, 200), pages=5)

    images = [image for image, _ in pdf_to_images(data)]
    verdicts = images_to_verdicts(images, list(pdf_to_pages(data, recognise=False)), document_pages=5)

    assert len({image.sha256 for image in images}) == 1
    assert [image.key for image in images] == [f"p{number}i1" for number in range(1, 6)]
    assert {verdict.reason for verdict in verdicts} == {"the same picture stands on 5 of 5 pages"}


def test_a_clipped_picture_has_the_box_and_the_pixels_that_show() -> None:
    def draw(page: canvas.Canvas) -> None:
        path = page.beginPath()
        path.rect(100, 200, 100, 100)
        page.clipPath(path, stroke=0)
        page.drawImage(ImageReader(_quarters()), 100, 200, 200, 200)

    placed, seen = _only(_page(draw))

    assert placed.bbox == pytest.approx((100 / 400, 200 / 500, 200 / 400, 300 / 500), abs=0.01) or placed.bbox == pytest.approx(
        (100 / 400, 1 - 300 / 500, 200 / 400, 1 - 200 / 500), abs=0.01
    )
    assert _colour(seen, 0.5, 0.5) == pytest.approx((20, 20, 220), abs=25)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_picture_on_a_rotated_page_is_seen_as_displayed(rotation: int) -> None:
    data = _page(lambda page: page.drawImage(ImageReader(_quarters()), 40, 100, 160, 160), rotation=rotation)

    placed, seen = _only(data)

    shown = page_to_picture(data, 1, 1.0)
    left, top, right, bottom = placed.bbox
    across, down = shown.size
    part = shown.crop((round(left * across), round(top * down), round(right * across), round(bottom * down)))
    assert (right - left) * shown.width == pytest.approx(160, abs=2)
    for x, y in ((0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)):
        assert _colour(seen, x, y) == pytest.approx(_colour(part, x, y), abs=12)


def test_a_picture_placed_upside_down_is_seen_as_displayed() -> None:
    def draw(page: canvas.Canvas) -> None:
        page.translate(300, 300)
        page.rotate(180)
        page.drawImage(ImageReader(_quarters()), 0, 0, 160, 160)

    _, seen = _only(_page(draw))

    assert _colour(seen, 0.75, 0.75) == pytest.approx((220, 20, 20), abs=12)


def test_a_stencil_is_seen_in_its_ink() -> None:
    bits = np.packbits(np.tril(np.ones((64, 64), dtype=np.uint8))).tobytes()
    mask = stream(b"/Type/XObject/Subtype/Image/Width 64/Height 64/ImageMask true/BitsPerComponent 1", bits)

    _, seen = _only(one_page(b"0.8 0 0 rg q 200 0 0 200 100 300 cm /F Do Q", mask))

    colours = {_colour(seen, 0.2, 0.8), _colour(seen, 0.8, 0.2)}
    assert any(colour == pytest.approx((255, 255, 255), abs=10) for colour in colours)
    assert any(colour == pytest.approx((204, 0, 0), abs=20) for colour in colours)


def test_specks_and_lines_are_left_out() -> None:
    def draw(page: canvas.Canvas) -> None:
        page.drawImage(ImageReader(Image.new("RGB", (3, 300), "black")), 20, 20, 1, 300)
        page.drawImage(ImageReader(drawing.tee()), 100, 200, 150, 150)

    assert len(list(pdf_to_images(_page(draw)))) == 1


def test_a_plain_jpeg_is_handed_on_untouched() -> None:
    original = drawing.encoded(drawing.outdoor(), "JPEG", quality=83)

    kind = b"/Type/XObject/Subtype/Image/Width 240/Height 320/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode"

    ((_, encoded),) = pdf_to_images(one_page(b"q 240 0 0 320 100 300 cm /F Do Q", stream(kind, original)))

    assert encoded == original
