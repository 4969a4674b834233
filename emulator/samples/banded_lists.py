"""Banded lists: one product a strip between rules across the page, its name on the left and its price far right, no header."""

from __future__ import annotations

from dataclasses import dataclass, field

from emulator.samples.furniture import MARGIN, Margins, open_page
from emulator.samples.garments import photo_jpeg
from emulator.samples.paper import GREY, RULE
from emulator.samples.press import Press

PHOTO_ASPECT = 0.8  # width over height


@dataclass(frozen=True, kw_only=True)
class BandedList:
    """Strips of `row_height` points. `photo` puts a small photograph first; without rules and photographs it is a plain list."""

    row_height: float = 46
    photo: bool = True
    ruled: bool = True
    remark: bool = True  # the composition in small type under the name
    size: float = 9
    margins: Margins = field(default_factory=Margins)


def print_banded_list(press: Press, layout: BandedList) -> None:
    """Print the range strip by strip; the last page is left open. Names tell the products apart: no style number is printed."""
    paper = press.paper
    right = paper.width - MARGIN
    y, bottom = 0.0, 0.0
    for index, style in enumerate(press.range.styles):
        if not index or y + layout.row_height > bottom:
            if index:
                paper.turn_page()
            y, bottom = open_page(press, layout.margins)
        if layout.ruled:
            paper.line(MARGIN, y, right, y, ink=RULE)
        middle, left, image = y + layout.row_height / 2, MARGIN, None
        if layout.photo:
            high = layout.row_height - 8
            area = (MARGIN, y + 4, MARGIN + high * PHOTO_ASPECT, y + 4 + high)
            image = paper.picture(photo_jpeg(style.photo(width=160, height=200)), area)
            left = area[2] + 10
        paper.text(left, middle + (-2 if layout.remark else 3), style.name, size=layout.size, bold=True)
        if layout.remark:
            paper.text(left, middle + 9, style.composition, size=layout.size - 2.5, ink=GREY)
        amount = press.wording.value("price", style, style.colours)
        paper.text(right, middle + 3, amount, size=layout.size, align="right")
        press.add(style, style.colours[:0], ("name", "price"), image=image)
        y += layout.row_height
        if layout.ruled:
            paper.line(MARGIN, y, right, y, ink=RULE)
