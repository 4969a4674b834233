"""Style pages: one style at a time with a block of facts, a large photograph, and its colourways as small cards."""

from __future__ import annotations

from dataclasses import dataclass, field

from emulator.samples.furniture import MARGIN, Margins, open_page
from emulator.samples.garments import photo_jpeg
from emulator.samples.graphics import swatch
from emulator.samples.labels import STORIES
from emulator.samples.paper import GREY
from emulator.samples.press import Press, TextBlock, print_block
from emulator.samples.range import Colour, Style
from emulator.samples.words import PAINTS

PORTRAIT = 1.25  # height of a photograph over its width


@dataclass(frozen=True, kw_only=True)
class StylePage:
    """How a style's page looks.

    `colourways` says how colours are shown: "photos" (a small photograph of each, so each is a product of its own), "swatches" or
    "words" (the style is one product). `continued` puts at most four colourways on a page and goes on with the rest on the next.
    """

    block: TextBlock = field(
        default_factory=lambda: TextBlock(
            lines=(("name",), ("number",), ("composition",), ("sizes",), ("wholesale",), ("retail",)),
            labelled=("number", "composition", "sizes", "wholesale", "retail"),
            labels="column",
            bold=("name",),
            size=10,
        )
    )
    colourways: str = "photos"
    photo_left: bool = True
    story: bool = True  # a sentence of copy about the style
    continued: bool = False
    per_page: int = 1  # styles that stand above each other on a page
    margins: Margins = field(default_factory=Margins)


def print_style_pages(press: Press, layout: StylePage) -> None:
    """Print every style of the range; the last page is left open."""
    for i, style in enumerate(press.range.styles):
        if i and i % layout.per_page == 0:
            press.paper.turn_page()
        if i % layout.per_page == 0:
            top, bottom = open_page(press, layout.margins)
        height = (bottom - top) / layout.per_page
        _print_style(press, layout, style, top + (i % layout.per_page) * height, height)


def _print_style(press: Press, layout: StylePage, style: Style, top: float, height: float) -> None:
    paper = press.paper
    middle = paper.width * 0.48
    photo_left, text_left = (MARGIN, middle + 10) if layout.photo_left else (middle + 10, MARGIN)
    across = min(middle - 10 - MARGIN, height * 0.6 / PORTRAIT)
    photo_area = (photo_left, top, photo_left + across, top + across * PORTRAIT)
    width = paper.width - MARGIN - middle - 20
    shown = style.colours[:4] if layout.continued else style.colours
    separate = layout.colourways == "photos"
    image = None
    if not separate or len(style.colours) == 1:
        image = paper.picture(photo_jpeg(style.photo(width=560, height=700)), photo_area)
    else:
        paper.picture(photo_jpeg(style.photo(width=560, height=700, take=1)), photo_area)
    y = print_block(press, layout.block, style, style.colours, text_left, top + 8, width)
    if layout.story:
        y += 8
        for line in paper.wrap(STORIES[press.wording.language], width, 8):
            y += 12
            paper.text(text_left, y, line, size=8, ink=GREY)
    fields = ("colour", *layout.block.fields)
    if separate:
        _print_colourways(press, style, shown, fields, photo_area[3] + 24, height * 0.3)
        rest = style.colours[len(shown) :]
        if rest:
            paper.turn_page()
            again, _ = open_page(press, layout.margins)
            paper.text(MARGIN, again + 18, f"{style.number}  {style.name}", size=11, bold=True)
            _print_colourways(press, style, rest, fields, again + 34, height * 0.3)
        return
    y += 10
    for i, colour in enumerate(style.colours):
        x = text_left + (i % 3) * width / 3
        row = y + 4 + (i // 3) * 34
        if layout.colourways == "swatches":
            paper.picture(swatch(PAINTS[colour.key][1]), (x, row, x + 20, row + 20))
            paper.text(x, row + 28, press.wording.colour(colour)[0], size=7)
        else:
            paper.text(text_left, y + 12 + i * 12, f"• {press.wording.colour(colour)[0]}", size=9)
    press.add(style, style.colours, fields, image=image)


def _print_colourways(
    press: Press, style: Style, colours: tuple[Colour, ...], fields: tuple[str, ...], top: float, height: float
) -> None:
    width = min(120.0, (press.paper.width - 2 * MARGIN) / max(4, len(colours)), height / PORTRAIT)
    height = (width - 10) * PORTRAIT + 16
    for i, colour in enumerate(colours):
        left = MARGIN + i * width
        image = press.paper.picture(
            photo_jpeg(style.photo(colour, width=320, height=400)), (left, top, left + width - 10, top + height - 16)
        )
        press.paper.text(left + (width - 10) / 2, top + height - 4, press.wording.colour(colour)[0], size=8, align="centre")
        press.add(style, (colour,), fields, image=image)
