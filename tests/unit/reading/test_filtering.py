"""Which pictures show a product."""

from __future__ import annotations

import pytest
from PIL import Image

from pipelines.reading.model import Box, ImageVerdict, PlacedImage
from pipelines.reading.pictures.filtering import images_to_verdicts
from pipelines.reading.pictures.kinds import picture_to_kind
from pipelines.reading.pictures.picture import bytes_to_measured
from tests.shared_data import shared
from tests.unit.reading import drawing
from tests.unit.reading.placing import page_with_words

PRODUCTS = {
    "a packshot": drawing.tee(),
    "a white garment on white": drawing.tee(colour=(225, 225, 225)),
    "a garment on a grey ground": drawing.tee(ground=(205, 208, 205)),
    "a flat drawn garment": drawing.flat_tee(),
    "a photograph that fills its frame": drawing.outdoor(),
    "a striped cloth": drawing.striped_cloth(),
}
OTHERS = {
    "a barcode": drawing.barcode(),
    "a QR code": drawing.qr_code(),
    "a logo in letters": drawing.logo_word(),
    "a round logo": drawing.disc_logo(),
    "an empty box": drawing.placeholder(),
    "a plain swatch": drawing.swatch(),
    "a fabric": drawing.fabric(),
    "a soft ground": drawing.blurred(),
    "a banner": drawing.banner(),
}


def _placed(key: str, image: Image.Image | bytes, box: Box = (0.3, 0.3, 0.6, 0.6), page: int = 1) -> PlacedImage:
    data = image if isinstance(image, bytes) else drawing.encoded(image)
    got = bytes_to_measured(data)
    return PlacedImage(key=key, page=page, bbox=box, width=got.width, height=got.height, sha256=got.sha256, phash=got.phash,
                       features=got.features)  # fmt: skip


def _only(image: PlacedImage, *others: PlacedImage, pages: int = 1, words: list[Box] | None = None) -> ImageVerdict:
    return images_to_verdicts([image, *others], [page_with_words(words or [])], document_pages=pages)[0]


@pytest.mark.parametrize("name", PRODUCTS)
def test_a_product_is_told_by_its_pixels(name: str) -> None:
    verdict = _only(_placed("i", PRODUCTS[name]))

    assert verdict.is_product, verdict.reason


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_no_product_is_told_by_its_pixels(name: str) -> None:
    verdict = _only(_placed("i", OTHERS[name]))

    assert not verdict.is_product, verdict.reason


@pytest.mark.parametrize("name", [*PRODUCTS, *OTHERS])
def test_the_verdict_survives_a_strong_jpeg_and_half_the_size(name: str) -> None:
    image = (PRODUCTS | OTHERS)[name]
    small = image.resize((image.width * 2 // 3, image.height * 2 // 3), Image.Resampling.LANCZOS)

    verdict = _only(_placed("i", drawing.encoded(small, "JPEG", quality=70)))

    assert verdict.is_product == (name in PRODUCTS), verdict.reason


def test_a_cut_out_garment_is_seen_as_it_looks_on_paper() -> None:
    opaque = drawing.tee().convert("RGBA")
    opaque.putalpha(Image.eval(drawing.tee().convert("L"), lambda tone: 0 if tone > 240 else 255))

    assert _only(_placed("i", opaque)).is_product


def test_the_same_picture_on_many_pages_is_furniture() -> None:
    repeated = [_placed(f"p{page}i1", drawing.tee(), page=page) for page in range(1, 7)]

    verdicts = images_to_verdicts(repeated, [], document_pages=8)

    assert not any(verdict.is_product for verdict in verdicts)
    assert verdicts[0].reason == "the same picture stands on 6 of 8 pages"


def test_a_repeat_is_recognised_when_it_was_encoded_anew() -> None:
    repeated = [_placed(f"p{page}i1", drawing.encoded(drawing.tee(), "JPEG", quality=80 + page), page=page) for page in range(1, 5)]

    assert len({image.sha256 for image in repeated}) == 4
    assert not any(verdict.is_product for verdict in images_to_verdicts(repeated, [], document_pages=4))


def test_one_cut_in_many_colours_is_no_repeat() -> None:
    colours = [(200, 40, 40), (40, 160, 60), (50, 60, 190), (220, 190, 40)]
    photos = [_placed(f"p{page}i1", drawing.tee(colour), page=page) for page, colour in enumerate(colours, 1)]

    assert all(verdict.is_product for verdict in images_to_verdicts(photos, [], document_pages=4))


def test_a_style_that_runs_on_over_two_pages_keeps_its_photo() -> None:
    photos = [_placed(f"p{page}i1", drawing.tee(), page=page) for page in (1, 2)]

    assert all(verdict.is_product for verdict in images_to_verdicts(photos, [], document_pages=10))


def test_a_photo_under_the_text_of_the_page_is_a_ground() -> None:
    words: list[Box] = [(0.1, 0.02 * row, 0.3, 0.02 * row + 0.012) for row in range(4, 46)]

    verdict = _only(_placed("i", drawing.outdoor(), (0.0, 0.0, 1.0, 1.0)), words=words)

    assert not verdict.is_product
    assert "text" in verdict.reason


def test_a_full_page_photo_without_text_may_be_a_product() -> None:
    assert _only(_placed("i", drawing.outdoor(), (0.0, 0.0, 1.0, 1.0))).is_product


def test_the_big_picture_of_a_first_page_is_the_cover() -> None:
    assert not _only(_placed("i", drawing.outdoor(), (0.0, 0.0, 1.0, 0.7)), pages=12).is_product


def test_a_speck_of_a_picture_shows_no_product() -> None:
    assert not _only(_placed("i", drawing.tee(), (0.5, 0.5, 0.515, 0.512))).is_product


def test_a_flat_sign_in_the_head_of_the_page_is_a_logo() -> None:
    verdict = _only(_placed("i", drawing.flat_tee(), (0.05, 0.02, 0.12, 0.08)))

    assert not verdict.is_product


def test_flat_art_in_a_grid_of_its_like_is_a_product() -> None:
    arts = []
    for index, paint in enumerate(((20, 60, 120), (120, 60, 20), (20, 120, 60))):
        image = Image.new("RGB", (240, 240), "white")
        image.paste(paint, (20, 140, 220, 180))
        image.paste(paint, (20, 90, 110, 141))
        arts.append(_placed(f"i{index}", image, (0.05 + 0.3 * index, 0.2, 0.3 + 0.3 * index, 0.4)))

    alone = images_to_verdicts(arts[:1], [page_with_words()], document_pages=1)
    together = images_to_verdicts(arts, [page_with_words()], document_pages=1)

    assert not alone[0].is_product
    assert all(verdict.is_product for verdict in together)


def test_a_chip_beside_big_photos_is_no_product() -> None:
    photos = [_placed(f"i{n}", drawing.tee((40 * n, 90, 120)), (0.05 + 0.3 * n, 0.2, 0.33 + 0.3 * n, 0.6)) for n in range(3)]
    chip = _placed("chip", drawing.outdoor(), (0.1, 0.62, 0.14, 0.66))

    verdicts = images_to_verdicts([*photos, chip], [page_with_words()], document_pages=1)

    assert [verdict.is_product for verdict in verdicts] == [True, True, True, False]


def test_a_flat_drawn_piece_stands_where_the_pages_around_it_have_their_product() -> None:
    drawn = _placed("drawn", drawing.disc_logo())
    series = [_placed(f"p{n}", drawing.tee(colour=(60 * n, 90, 120)), page=n) for n in (2, 3, 4)]
    words: list[Box] = [(0.7, 0.3, 0.8, 0.32)]

    moved = [_placed(f"m{n}", drawing.tee(colour=(60 * n, 90, 120)), (0.32, 0.32, 0.6, 0.6), page=n) for n in (2, 3, 4)]

    assert _only(drawn, series[0], pages=4, words=words).is_product, "the very same place"
    assert _only(drawn, *moved, pages=4, words=words).is_product
    assert not _only(drawn, *moved[:2], pages=4, words=words).is_product, "two pages are no series"
    assert not _only(drawn, *series, pages=4).is_product, "a page without text has no product"


def test_a_pale_piece_among_product_pictures_of_its_size_is_no_fabric() -> None:
    boxes: list[Box] = [(0.05 + 0.24 * n, 0.3, 0.25 + 0.24 * n, 0.6) for n in range(4)]
    pale = _placed("pale", drawing.fabric(), boxes[0])
    others = [_placed(f"p{n}", drawing.tee(colour=(60 * n, 90, 120)), boxes[n]) for n in (1, 2, 3)]

    assert _only(pale, *others).is_product
    assert not _only(pale, others[0]).is_product, "one picture beside it proves nothing"


def test_a_picture_without_figures_is_kept_with_little_confidence() -> None:
    assert picture_to_kind({}, 400, 500).confidence <= 0.5
    assert picture_to_kind({}, 400, 500).is_product


def test_real_photos_and_real_graphics_are_told_apart() -> None:
    right = total = 0
    for kind, wanted in (("photos", True), ("nonproduct", False)):
        for path in sorted(shared(kind).iterdir()):
            if path.suffix in (".jpg", ".png"):
                total += 1
                right += _only(_placed("i", path.read_bytes(), (0.2, 0.2, 0.7, 0.7))).is_product == wanted

    assert right >= 0.97 * total, f"{right} of {total}"


def test_a_white_piece_on_white_in_line_with_other_drawn_pieces_is_one_of_them() -> None:
    boxes = [(0.1 + 0.2 * i, 0.2, 0.25 + 0.2 * i, 0.45) for i in range(4)]
    pale = _placed("pale", drawing.flat_tee(colour=(240, 240, 236)), boxes[0])
    beside = [_placed(f"b{i}", drawing.flat_tee(colour=(40 * i, 90, 120)), boxes[i]) for i in (1, 2, 3)]
    chip = _placed("chip", drawing.swatch(), boxes[0])
    chips = [_placed(f"c{i}", drawing.swatch(colour=(40 * i, 90, 120)), boxes[i]) for i in (1, 2, 3)]

    assert _only(pale, *beside).is_product
    assert not _only(chip, *beside).is_product
    assert not _only(pale, *chips).is_product


def test_a_pale_piece_in_one_tone_on_a_pale_ground_is_no_soft_run_of_colours() -> None:
    image = _placed("i", drawing.flat_tee(colour=(236, 222, 150)))

    assert picture_to_kind(image.features, image.width, image.height).name != "blurred"
