"""Families: one photograph of several styles together, with a small table of them beside or below it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field

from PIL import Image

from emulator.samples.furniture import MARGIN, Margins, open_page
from emulator.samples.garments import draw_photo
from emulator.samples.page_grid import PageGrid, spread
from emulator.samples.page_tables import WEIGHTS
from emulator.samples.press import LABEL_KEYS, Press
from emulator.samples.range import Style


@dataclass(frozen=True, kw_only=True)
class Families:
    """Families of `size` styles, `per_page` of them on a page; the photograph stands left of the table or above it."""

    size: int = 3
    per_page: int = 2
    beside: bool = True
    columns: tuple[str, ...] = ("number", "name", "colour", "sizes", "wholesale", "retail")
    ruling: str = "rows"
    margins: Margins = field(default_factory=Margins)


def group_photo(styles: Sequence[Style], *, studio: int = 2) -> bytes:
    """One photograph with all styles side by side, as JPEG."""
    pictures = [draw_photo(style.photo(width=260, height=420, studio=studio)) for style in styles]
    group = Image.new("RGB", (260 * len(pictures), 420))
    for i, picture in enumerate(pictures):
        group.paste(picture, (260 * i, 0))
    out = io.BytesIO()
    group.save(out, "JPEG", quality=84)
    return out.getvalue()


def print_families(press: Press, layout: Families) -> None:
    """Print the range family by family; the last page is left open. Each style's picture is the family's photograph."""
    styles = press.range.styles
    for n, start in enumerate(range(0, len(styles), layout.size)):
        if n and n % layout.per_page == 0:
            press.paper.turn_page()
        if n % layout.per_page == 0:
            top, bottom = open_page(press, layout.margins)
        height = (bottom - top) / layout.per_page
        _print_family(press, layout, styles[start : start + layout.size], top + (n % layout.per_page) * height, height - 16)


def _print_family(press: Press, layout: Families, family: Sequence[Style], top: float, height: float) -> None:
    right = press.paper.width - MARGIN
    if layout.beside:
        middle = MARGIN + (right - MARGIN) * 0.36
        image = press.paper.picture(group_photo(family), (MARGIN, top, middle, top + height * 0.6))
        left, y = middle + 12, top + height * 0.1
    else:
        image = press.paper.picture(group_photo(family), (MARGIN, top, right, top + height * 0.62))
        left, y = MARGIN, top + height * 0.65
    grid = PageGrid(
        paper=press.paper, edges=spread([WEIGHTS.get(k, 1.0) for k in layout.columns], left, right), ruling=layout.ruling, size=7
    )
    for i, key in enumerate(layout.columns):
        grid.cell(i, y, 16, press.wording.label(LABEL_KEYS.get(key, key)), bold=True)
    grid.rule(y, y + 16, head=True)
    y += 16
    for style in family:
        for i, key in enumerate(layout.columns):
            grid.cell(i, y, 26, press.wording.value(key, style, style.colours))
        grid.rule(y, y + 26)
        y += 26
        press.add(style, style.colours, layout.columns, image=image)
