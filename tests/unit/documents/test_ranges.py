"""Products of a long document are read in ranges, all at once, and joined to what one reading of all its pages gives."""

from __future__ import annotations

import io
from dataclasses import asdict

import pytest
from reportlab.pdfgen.canvas import Canvas

from pipelines.documents import extraction
from pipelines.reading.linesheets.reader import read_linesheet
from tests.unit.documents.test_pipeline import a_world, products, run

COLUMNS = (40, 120, 260, 380)
ROWS_A_PAGE = 6


def a_price_list(pages: int, *, headed_pages: tuple[int, ...] = (0,)) -> bytes:
    """A ruled table over `pages` pages whose header stands on some of them only."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(500, 400))
    for page in range(pages):
        rows = [("Style", "Name", "Colour", "Wholesale")] if page in headed_pages else []
        rows += [(f"TR-{page:02}{row}", f"Linen shirt {chr(65 + row)}", "Navy", f"{20 + row}.50") for row in range(ROWS_A_PAGE)]
        for index, row in enumerate(rows):
            for x, text in zip(COLUMNS, row, strict=True):
                canvas.drawString(x, 360 - 24 * index, text)
        for index in range(len(rows) + 1):
            canvas.line(36, 376 - 24 * index, 470, 376 - 24 * index)
        for x in (*COLUMNS, 474):
            canvas.line(x - 4, 376, x - 4, 376 - 24 * len(rows))
        canvas.showPage()
    canvas.save()
    return file.getvalue()


@pytest.mark.parametrize("headed_pages", [(0,), (0, 2, 4), (0, 1, 2, 3, 4, 5)], ids=["once", "now and then", "on each page"])
def test_a_table_that_goes_on_over_the_end_of_a_range_keeps_its_columns(
    monkeypatch: pytest.MonkeyPatch, headed_pages: tuple[int, ...]
) -> None:
    monkeypatch.setattr(extraction, "PAGES_PER_UNIT", 2)
    data = a_price_list(6, headed_pages=headed_pages)
    whole = read_linesheet(data, "list.pdf").products

    world = a_world(("list.pdf", data))
    job = run(world)

    assert len(world.jobs.units(job.id, "extract_products")) == 3
    assert len(whole) == 6 * ROWS_A_PAGE
    found = products(world)
    assert [(p["style_number"], p["name"], p["colors"], p["wholesale_price"]) for p in found] == [
        (p.style_number, p.name, list(p.colors), asdict(p.wholesale_price) if p.wholesale_price else None) for p in whole
    ]
