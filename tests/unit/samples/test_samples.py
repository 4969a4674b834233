"""The drawn documents: the same for the same seed, and their truth is what a careful reader finds on the page."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import numpy as np
import openpyxl
import pypdfium2
import pytest
from PIL import Image

from emulator.samples.__main__ import main
from emulator.samples.broad_linesheets import PAGES
from emulator.samples.catalogue import SETS, make_samples
from emulator.samples.garments import Photo, draw_photo
from emulator.samples.graphics import ean_bars
from emulator.samples.linesheet_layouts import make_pages
from emulator.samples.range import RangePlan, make_range
from emulator.samples.silhouettes import SILHOUETTES
from emulator.samples.truth import ProductRow, Sample, truth_to_json
from emulator.samples.words import LANGUAGES
from pipelines.items.enrich import enrich
from pipelines.reading.extract import extract
from pipelines.reading.model import Linesheet, Order


def sample(name: str, seed: int = 1, kind: str = "broad") -> Sample:
    return SETS[kind][name](seed)


def page_words(data: bytes) -> dict[int, str]:
    document = pypdfium2.PdfDocument(data)
    words = {n + 1: " ".join(document[n].get_textpage().get_text_range().split()) for n in range(len(document))}
    document.close()
    return words


def product_rows(made: Sample) -> Iterator[ProductRow]:
    return (row for row in made.truth.rows if isinstance(row, ProductRow))


def test_the_same_seed_gives_the_same_truth_and_another_seed_another():
    once, again, other = sample("linesheet_photo_left"), sample("linesheet_photo_left"), sample("linesheet_photo_left", 2)

    assert truth_to_json(once.truth, once.filename) == truth_to_json(again.truth, again.filename)
    assert once.data == again.data
    assert once.truth.rows != other.truth.rows


@pytest.mark.parametrize("name", ["text_above_photo", "coded_colours_with_contents", "style_pages_continued", "table_by_colourway"])
def test_every_style_number_and_name_of_the_truth_stands_on_its_page(name: str):
    made = make_pages(name, PAGES[name], 3)

    words = page_words(made.data)

    for row in product_rows(made):
        here = words[row.page]
        assert row.style_number in here
        assert row.name.split()[0] in here


def test_a_layout_prints_the_prices_that_its_truth_states():
    made = make_pages("price_legend", dataclasses.replace(PAGES["price_legend"], varied=False), 1)

    text = " ".join(page_words(made.data).values())

    for row in product_rows(made):
        assert f"€{row.wholesale_price}" in text
        assert f"€{row.retail_price}" in text


def test_the_picture_of_a_row_lies_where_its_garment_was_drawn():
    made = sample("linesheet_no_prices")
    document = pypdfium2.PdfDocument(made.data)

    page = np.asarray(document[0].render(scale=1).to_pil().convert("L"), dtype=float)

    height, width = page.shape
    for row in product_rows(made):
        if row.page == 1 and row.image:
            left, top, right, bottom = (int(v * s) for v, s in zip(row.image, (width, height, width, height), strict=True))
            assert page[top:bottom, left:right].std() > 5  # a photograph, not the white of the page
    document.close()


def test_a_placeholder_is_no_picture_in_the_truth():
    made = sample("linesheet_badges_and_barcodes")

    pictured = [row.image is not None for row in product_rows(made)]

    assert pictured.count(False) == 3


def test_a_scan_has_no_text_and_keeps_its_truth():
    made = sample("linesheet_scanned_price_list")

    assert not "".join(page_words(made.data).values()).strip()
    assert made.truth.rows


def test_outlined_letters_are_drawn_but_cannot_be_selected():
    made = sample("linesheet_outlined_letters")
    document = pypdfium2.PdfDocument(made.data)

    page = np.asarray(document[0].render(scale=1).to_pil().convert("L"))
    text = document[0].get_textpage().get_text_range().strip()

    assert not text
    assert (page[:50] < 100).any()  # the brand's name in the header
    document.close()


def test_documents_that_are_no_linesheet_have_no_products():
    for name in SETS["broad"]:
        if name.startswith("not_"):
            assert sample(name).truth.rows == ()


def test_the_demo_order_refers_to_its_linesheet_in_all_three_bands():
    linesheet = {row.style_number for row in product_rows(sample("linesheet_cards", kind="demo"))}
    order = sample("order_matrix", kind="demo").truth

    bands = order.extra["bands"]

    assert {band["band"] for band in bands} == {"exact", "close", "none"}
    for band in bands:
        assert (band["sku"] in linesheet) == (band["band"] == "exact")
        assert (band["style_number"] in linesheet) == (band["band"] != "none")


def test_the_demo_order_is_enriched_from_its_linesheet_in_the_bands_it_was_written_for():
    order, linesheet = sample("order_matrix", kind="demo"), sample("linesheet_cards", kind="demo")
    wanted = {(band["sku"], band["color"]): band["band"] for band in order.truth.extra["bands"]}

    lines, products = extract(order.data, order.filename), extract(linesheet.data, linesheet.filename)

    assert isinstance(lines, Order)
    assert isinstance(products, Linesheet)
    found = enrich(lines.lines, products.products)
    assert len(found) == len(order.truth.rows)
    assert all(e.band == wanted[e.line.sku or e.line.style_number, e.line.color] for e in found)


def test_the_demo_order_in_pages_has_two_of_them():
    assert len(page_words(sample("order_two_pages", kind="demo").data)) == 2


def test_the_quantities_of_an_order_matrix_add_up_to_its_truth(tmp_path: Path):
    made = sample("order_matrix", kind="demo")
    path = tmp_path / made.filename
    path.write_bytes(made.data)

    sheet = openpyxl.load_workbook(path).active
    total = next(row for row in sheet.iter_rows(values_only=True) if row[0] == "Total")

    assert total[-2] == sum(row.quantity for row in made.truth.rows)
    assert Decimal(str(total[-1])) == sum(row.quantity * row.unit_price for row in made.truth.rows)


def test_packs_multiply_the_quantities(tmp_path: Path):
    made = sample("order_packs_of_sizes")
    path = tmp_path / made.filename
    path.write_bytes(made.data)

    rows = list(openpyxl.load_workbook(path).active.iter_rows(values_only=True))

    header = next(i for i, row in enumerate(rows) if "Packs" in row)
    packs, sizes = rows[header].index("Packs"), slice(3, rows[header].index("Packs") - 1)
    ordered = sum(row[packs] * sum(n or 0 for n in row[sizes]) for row in rows[header + 1 :] if row[packs])
    assert ordered == sum(row.quantity for row in made.truth.rows)


def test_the_command_writes_each_document_with_its_truth_beside_it(tmp_path: Path, capsys):
    code = main([str(tmp_path / "out"), "--seed", "2", "--only", "order_decimal"])

    truth = json.loads((tmp_path / "out" / "order_decimal_commas.csv.truth.json").read_text())
    assert code == 0
    assert truth["kind"] == "purchase_order"
    assert truth["lines"][0].keys() >= {"sku", "color", "size", "quantity", "unit_price"}
    assert "order_decimal_commas.csv" in capsys.readouterr().out


def test_the_command_says_so_when_no_sample_has_the_name(tmp_path: Path, capsys):
    assert main([str(tmp_path), "--only", "nothing of the kind"]) == 2
    assert "nothing of the kind" in capsys.readouterr().err


def test_style_numbers_are_unique_in_every_numbering_and_language():
    for language in LANGUAGES:
        for numbering in ("dash", "suffix", "slash", "dotted"):
            styles = make_range(RangePlan(count=40, language=language, numbering=numbering), 5).styles
            assert len({style.number for style in styles}) == 40


@pytest.mark.parametrize("garment", sorted(SILHOUETTES))
def test_every_garment_can_be_photographed(garment: str):
    picture = draw_photo(Photo(garment=garment, colour=(40, 60, 90), width=96, height=120))

    assert picture.size == (96, 120)
    assert len(Image.Image.getcolors(picture, 20000) or []) > 100


def test_barcodes_follow_the_standard():
    bars = ean_bars("4006381333931")

    assert len(bars) == 95
    assert bars.startswith("101")
    assert bars[45:50] == "01010"


def test_only_filters_by_name():
    assert [s.filename for s in make_samples("demo", 1, only="decimal")] == ["order_decimal_commas.csv"]
