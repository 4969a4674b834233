"""Garments drawn with lines on the page itself."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.reading.linesheets.reader import read_linesheet
from pipelines.reading.pdf.reader import pdf_to_images
from tests.unit.reading.drawn_linesheets import HEIGHT, Sheet, drawn

SHIRT = ((0.3, 0), (0.7, 0), (1, 0.3), (0.85, 0.4), (0.8, 1), (0.2, 1), (0.15, 0.4), (0, 0.3))
TROUSERS = ((0.2, 0), (0.8, 0), (1, 1), (0.65, 1), (0.5, 0.3), (0.35, 1), (0, 1))
STYLES = (("LD-11", "Corvel Shirt", SHIRT), ("LD-24", "Penhallow Trouser", TROUSERS))


def flat(sheet: Sheet, points: Sequence[tuple[float, float]], x: float, y: float, wide: float = 90, high: float = 120) -> None:
    """An outline of corners given as shares of its box, with a seam and a pocket."""
    path = sheet.canvas.beginPath()
    for index, (across, down) in enumerate(points):
        (path.lineTo if index else path.moveTo)(x + across * wide, HEIGHT - y - down * high)
    path.close()
    sheet.canvas.drawPath(path)
    sheet.rule(x + 0.3 * wide, y + 0.1 * high, x + 0.7 * wide, y + 0.1 * high)
    sheet.frame(x + 0.4 * wide, y + 0.14 * high, x + 0.55 * wide, y + 0.24 * high)


def range_sheet(sheet: Sheet, *, flats: bool) -> None:
    for at, (style, name, points) in enumerate(STYLES):
        x = 50 + 270 * at
        sheet.frame(x, 60, x + 250, 330)
        sheet.canvas.roundRect(x + 10, HEIGHT - 220, 230, 150, 12)
        sheet.canvas.circle(x + 30, HEIGHT - 300, 22)
        sheet.canvas.circle(x + 30, HEIGHT - 300, 6)
        if flats:
            flat(sheet, points, x + 20, 80)
            flat(sheet, points, x + 135, 80)
        sheet.lines(x + 70, 240, [f"{style}  {name}", "Sizes S M L", f"W/S £{30 + at}.00", f"RRP £{75 + at}.00"])


def test_flats_drawn_with_lines_are_the_pictures_of_their_styles() -> None:
    found = read_linesheet(drawn(lambda sheet: range_sheet(sheet, flats=True)), "x.pdf")

    assert len(found.images) == 4
    boxes = {image.key: image.bbox for image in found.images}
    first = {m.product_key: boxes[m.image_key] for m in sorted(found.matches, key=lambda m: m.score)}
    assert [(p.style_number, first[p.key][0] < 0.5) for p in found.products] == [("LD-11", True), ("LD-24", False)]


def test_frames_discs_and_grids_are_no_drawings() -> None:
    def draw(sheet: Sheet) -> None:
        range_sheet(sheet, flats=False)
        grid = sheet.canvas.beginPath()
        for row in range(4):
            for column in range(3):
                grid.rect(60 + 80 * column, HEIGHT - 500 - 20 * row, 80, 20)
        sheet.canvas.drawPath(grid)

    assert not list(pdf_to_images(drawn(draw)))


def test_a_page_with_pictures_keeps_them_alone() -> None:
    def draw(sheet: Sheet) -> None:
        range_sheet(sheet, flats=True)
        sheet.photo(100, 500, 100, 130)

    assert len(list(pdf_to_images(drawn(draw)))) == 1


def test_a_page_full_of_drawings_is_a_pattern_and_shows_no_garments() -> None:
    def draw(sheet: Sheet, rows: int) -> None:
        for row in range(rows):
            for column in range(12):
                flat(sheet, SHIRT, 20 + 46 * column, 40 + 60 * row, 40, 44)

    assert len(list(pdf_to_images(drawn(lambda sheet: draw(sheet, 2))))) == 24
    assert not list(pdf_to_images(drawn(lambda sheet: draw(sheet, 12))))
