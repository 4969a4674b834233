"""The deck: useful at once, complete later, as PPTX and PDF with the same content."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import Any

import pypdfium2
import pytest
from PIL import Image
from pptx import Presentation

from pipelines.deck.drawing import slides_to_pdf
from pipelines.deck.fitting import text_to_lines
from pipelines.deck.layout import by_category, entries_to_slides, entry_to_lines, record_to_settings
from pipelines.deck.model import COVERS, Cover, Entry, Settings, Text
from pipelines.deck.pipeline import ESSENTIAL_SLIDES, PIPELINE, made_from
from tests.fakes import World


def an_entry(number: int, category: str = "Tops", **fields: Any) -> Entry:
    usual = {"quantity": 3.0, "sizes": (("M", 3.0),), "wholesale": "10.00 EUR", "retail": "25.00 EUR", "color": "Navy"}
    return Entry(**({"style_number": f"A{number}", "name": f"Style {number}", "category": category} | usual | fields))


def a_world(count: int = 20) -> World:
    world = World(PIPELINE)
    file = io.BytesIO()
    Image.new("RGB", (60, 90), (180, 40, 60)).save(file, "PNG")
    world.blobs.files["jobs/run1/images/a.png"] = file.getvalue()
    collection = world.records.documents[world.subject]
    collection |= {"name": "Spring", "published": {"item_generation": "run2", "document_processing": "run1"}, "deck_settings": {}}
    world.records.documents[f"{world.subject}/images/i1"] = {"storage_path": "jobs/run1/images/a.png", "job_id": "run1"}
    for number in range(count):
        world.records.documents[f"{world.subject}/items/x{number:03d}"] = {
            "job_id": "run2", "position": number, "style_number": f"A{number // 2}", "sku": "", "name": f"Style {number // 2}",
            "color": "Navy", "size": "SM"[number % 2], "quantity": 2.0, "category": "Tops" if number < 10 else "Coats",
            "unit_price": {"amount": "10.00", "currency": "EUR"}, "product_id": None, "image_ids": ["i1"], "key": f"k{number}",
        }  # fmt: skip
    return world


def deck_of(world: World) -> dict[str, Any]:
    (record,) = [record for _, record in world.records.query(f"{world.subject}/decks")]
    return record


def test_the_essential_deck_is_there_before_the_complete_one() -> None:
    world = a_world(200)
    job = world.start()

    world.run(until=lambda: world.job(job.id).phase == 2)
    essential = deck_of(world)
    world.run()
    complete = deck_of(world)

    assert (essential["state"], essential["slides"]) == ("essential", ESSENTIAL_SLIDES)
    assert Presentation(io.BytesIO(world.blobs.files[essential["pptx_path"]])).slides
    assert (complete["state"], complete["slides"]) == ("complete", essential["total_slides"])
    assert world.records.documents[world.subject]["published"]["deck_generation"] == job.id


def test_pptx_and_pdf_hold_the_same_slides_and_words_and_every_slide_has_a_thumbnail() -> None:
    world = a_world()
    world.start()
    world.run()
    record = deck_of(world)

    slides = Presentation(io.BytesIO(world.blobs.files[record["pptx_path"]])).slides
    pdf = pypdfium2.PdfDocument(world.blobs.files[record["pdf_path"]])
    assert len(slides) == len(pdf) == record["slides"] == len(record["thumbnail_paths"])
    for slide, page in zip(slides, pdf, strict=True):
        words = [word for shape in slide.shapes if shape.has_text_frame for word in shape.text_frame.text.split()]
        text = page.get_textpage().get_text_range()
        assert all(word in text for word in words)
    pdf.close()
    for path in record["thumbnail_paths"]:
        assert Image.open(io.BytesIO(world.blobs.files[path])).width in {480, 481}


def test_products_show_their_picture_undistorted() -> None:
    world = a_world()
    world.start()
    world.run()

    slides = Presentation(io.BytesIO(world.blobs.files[deck_of(world)["pptx_path"]])).slides
    pictures = [shape for slide in slides for shape in slide.shapes if shape.shape_type == 13]
    assert pictures
    assert all(picture.width / picture.height == pytest.approx(60 / 90, rel=0.01) for picture in pictures)


def test_items_of_one_style_and_colour_are_one_entry_with_its_sizes() -> None:
    world = a_world(4)
    world.start()
    world.run()

    slides = Presentation(io.BytesIO(world.blobs.files[deck_of(world)["pptx_path"]])).slides
    texts = [shape.text_frame.text for slide in slides for shape in slide.shapes if shape.has_text_frame]
    assert [text for text in texts if text.startswith("A")] == ["A0  Style 0", "A1  Style 1"]
    assert texts.count("4 pcs   S 2  M 2") == 2


def test_without_items_it_says_what_to_do() -> None:
    world = a_world(0)
    world.start()
    world.run()

    assert world.status["status"] == "failed"
    assert world.status["error"]["details"] == "Generate the items of this collection first."


def test_a_picture_that_is_gone_or_broken_is_left_out() -> None:
    world = a_world(2)
    world.blobs.files["jobs/run1/images/a.png"] = b"no picture"
    world.start()
    world.run()

    assert deck_of(world)["state"] == "complete"


def test_a_deck_is_out_of_date_when_its_settings_or_its_items_change() -> None:
    collection = {"published": {"item_generation": "a"}, "deck_settings": {"columns": 3}}

    made = made_from(collection, "0/0")
    assert made != made_from(collection | {"deck_settings": {"columns": 4}}, "0/0")
    assert made != made_from(collection | {"published": {"item_generation": "b"}}, "0/0")
    assert made != made_from(collection, "1/1764200000000")


def test_what_was_corrected_after_the_items_were_made_is_in_the_next_deck() -> None:
    world = a_world(2)
    product = {"job_id": "run1", "key": "p1", "position": 0, "image_ids": ["i1"], "evidence": {}, "retail_price": None}
    world.records.documents[f"{world.subject}/documents/d1"] = {"kind": "linesheet"}
    world.records.documents[f"{world.subject}/documents/d1/structured_products/r1"] = product
    world.records.documents[f"{world.subject}/images/i1"] |= {"document_id": "d1", "key": "picture"}
    world.records.documents[f"{world.subject}/items/x000"] |= {"product_id": "r1"}
    for key, fields in {
        "p1": {"name": "Right", "retail_price": {"amount": "99.00", "currency": "EUR"}},
        "k1": {"color": "Ecru"},
        "image/d1/picture": {"product_key": None},
    }.items():
        correction = {"key": key, "fields": fields, "updated_at": datetime(2026, 11, 27, tzinfo=UTC)}
        world.records.documents[f"{world.subject}/corrections/{key.replace('/', '-')}"] = correction
    world.start()
    world.run()

    slides = Presentation(io.BytesIO(world.blobs.files[deck_of(world)["pptx_path"]])).slides
    texts = [shape.text_frame.text for slide in slides for shape in slide.shapes if shape.has_text_frame]
    assert {"A0  Right", "WHSL 10.00 EUR   RRP 99.00 EUR", "No picture", "A0  Style 0", "Ecru"} <= set(texts)
    assert deck_of(world)["made_from"]["corrections"] == "3/1795737600000"


def test_greek_cyrillic_and_polish_letters_are_in_the_pdf() -> None:
    title = "Łódź Αθήνα Москва"
    pdf = pypdfium2.PdfDocument(slides_to_pdf(entries_to_slides([an_entry(1)], Settings(title=title)), lambda _: b"", ""))

    assert title in pdf[0].get_textpage().get_text_range()
    pdf.close()


@pytest.mark.parametrize("title", ["Spring", "Spring 2027, the second delivery for northern stores", "W" * 80, "word " * 16])
@pytest.mark.parametrize("cover", COVERS)
def test_a_long_title_keeps_clear_of_the_line_below_it_and_of_the_pictures(title: str, cover: Cover) -> None:
    entries = [an_entry(n, picture=f"{n}.png") for n in range(12)]
    slide = entries_to_slides(entries, Settings(title=title.strip(), subtitle="Below", cover=cover))[0]

    first, second, last = slide.texts
    assert len(text_to_lines(first)) <= 3
    assert first.box[1] > 0
    assert first.box[3] <= second.box[1] < second.box[3] <= last.box[1]
    assert all(text.box[2] <= picture.box[0] for text in slide.texts for picture in slide.pictures)


def test_a_cover_has_the_pictures_that_the_user_chose() -> None:
    entries = [an_entry(n, category, picture=f"{category}{n}.png") for category in ("Tops", "Coats") for n in range(3)]

    pictures = {cover: entries_to_slides(entries, Settings(title="T", cover=cover))[0].pictures for cover in COVERS}

    assert [one.path for one in pictures["collage"]] == ["Tops0.png", "Coats0.png", "Tops1.png", "Coats1.png"]
    assert [one.path for one in pictures["picture"]] == ["Tops0.png"]
    assert pictures["plain"] == ()


def test_a_line_that_is_too_wide_for_its_box_is_cut_and_never_wraps_into_the_next() -> None:
    text = Text(box=(0, 0, 0.2, 0.1), text="A very long name of a product in a narrow column", size=11)

    (line,) = text_to_lines(text)
    assert line.endswith("…")
    assert text.text.startswith(line[:-1])


def test_categories_come_in_the_users_order_and_the_uncategorised_last() -> None:
    entries = [an_entry(1, ""), an_entry(2, "Tops"), an_entry(3, "Coats"), an_entry(4, "Bags")]

    assert [category for category, _ in by_category(entries, ["Coats"])] == ["Coats", "Tops", "Bags", "Other"]


def test_prices_and_quantities_are_shown_as_the_user_chose() -> None:
    entry = an_entry(1)

    assert entry_to_lines(entry, Settings()) == ["A1  Style 1", "Navy", "WHSL 10.00 EUR   RRP 25.00 EUR", "3 pcs   M 3"]
    hidden = Settings(show_wholesale=False, show_quantities=False)
    assert entry_to_lines(entry, hidden) == ["A1  Style 1", "Navy", "RRP 25.00 EUR"]


@pytest.mark.parametrize("columns", [2, 3, 4])
def test_nothing_leaves_its_slide_or_overlaps_another_card(columns: int) -> None:
    slides = entries_to_slides([an_entry(n, picture="p.png") for n in range(20)], Settings(title="T", columns=columns))

    for slide in slides:
        boxes = [shape.box for shape in (*slide.texts, *slide.pictures)]
        assert all(0 <= left < right <= 1 and 0 <= top < bottom <= 1 for left, top, right, bottom in boxes)
        pictures = [picture.box for picture in slide.pictures]
        for index, one in enumerate(pictures):
            for other in pictures[index + 1 :]:
                assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


@pytest.mark.parametrize(
    "unusable", [{"columns": "many"}, {"columns": 99}, {"cover": "gold"}, {"category_order": "Tops"}, {"title": None}]
)
def test_unusable_settings_fall_back_to_the_defaults(unusable: dict[str, Any]) -> None:
    settings = record_to_settings(unusable, "Spring")

    assert settings.title == "Spring"
    assert 2 <= settings.columns <= 4
    assert settings.category_order == ()
