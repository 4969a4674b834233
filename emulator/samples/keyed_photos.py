"""Photographs that carry only a number, with a list beside them that says what each number is."""

from __future__ import annotations

from dataclasses import dataclass, field

from emulator.samples.furniture import MARGIN, Margins, open_page
from emulator.samples.garments import photo_jpeg
from emulator.samples.paper import BLACK
from emulator.samples.press import Press, TextBlock, print_block


@dataclass(frozen=True, kw_only=True)
class KeyedPhotos:
    """`columns` × `rows` photographs on the left of each page and their list on the right; the numbers begin again on each page."""

    columns: int = 2
    rows: int = 3
    block: TextBlock = field(
        default_factory=lambda: TextBlock(lines=(("number", "name"), ("colour", "sizes"), ("wholesale", "retail")), size=7.5)
    )
    margins: Margins = field(default_factory=Margins)


def print_keyed_photos(press: Press, layout: KeyedPhotos) -> None:
    """Print the whole range; the last page is left open."""
    paper, per_page = press.paper, layout.columns * layout.rows
    middle = MARGIN + (paper.width - 2 * MARGIN) * 0.6
    for index, style in enumerate(press.range.styles):
        n = index % per_page
        if n == 0:
            if index:
                paper.turn_page()
            top, bottom = open_page(press, layout.margins)
            y = top + 6
        width, height = (middle - MARGIN) / layout.columns, (bottom - top) / layout.rows
        left, above = MARGIN + (n % layout.columns) * width, top + (n // layout.columns) * height
        photo = photo_jpeg(style.photo(width=260, height=325))
        image = paper.picture(photo, (left, above, left + width - 10, above + height - 10))
        paper.text(left + 6, above + 16, str(n + 1), size=13, bold=True)
        paper.text(middle + 6, y + 11, str(n + 1), size=11, bold=True)
        y = (
            print_block(press, layout.block, style, style.colours, middle + 26, y, paper.width - MARGIN - middle - 26, ink=BLACK)
            + 12
        )
        press.add(style, style.colours, layout.block.fields, image=image)
