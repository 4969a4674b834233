"""Card grids: photographs with a few lines of text each, from one large card a page to many small ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from emulator.samples.furniture import MARGIN, Margins, open_page
from emulator.samples.garments import photo_jpeg
from emulator.samples.graphics import barcode, placeholder, swatch
from emulator.samples.paper import RULE, Area, Ink
from emulator.samples.press import PRICES, Press, TextBlock, print_block
from emulator.samples.range import Colour, Style
from emulator.samples.truth import Box
from emulator.samples.words import PAINTS

WHITE: Ink = (1, 1, 1)
Entry = tuple[Style, tuple[Colour, ...]]


@dataclass(frozen=True, kw_only=True)
class CardGrid:
    """How cards stand on pages. Numbers that end in `_every` make every n-th card odd (0: none)."""

    columns: int = 3
    rows: int = 3
    photo: str = "above"  # "above", "below", "left", "right", "zigzag" (left and right by turns), "under" (the text) or "none"
    share: float = 0.66  # of the card that the photograph takes
    block: TextBlock = field(default_factory=TextBlock)
    per: str = "style"  # a card for each "style" or each "colourway"
    heading: str = "none"  # of a category: "band", "plain", "tracked" (letters apart) or "none"; a category begins a page
    frame: bool = False
    fit: str = "contain"
    aspect: float = 0.8  # width of a photograph over its height
    gap: float = 12
    hero: bool = False  # the first card of each page takes two columns and two rows
    swatches: bool = False
    barcodes: bool = False
    badge_every: int = 0
    placeholder_every: int = 0
    struck_every: int = 0
    unpriced_every: int = 0
    second_view: bool = False  # a small second photograph beside the first
    studio: int = 1
    margins: Margins = field(default_factory=Margins)


def entries(styles: Sequence[Style], per: str) -> list[Entry]:
    """What gets a card or a row: each style with all its colours, or each colourway."""
    if per == "style":
        return [(style, style.colours) for style in styles]
    return [(style, (colour,)) for style in styles for colour in style.colours]


def _slots(grid: CardGrid, press: Press, top: float, bottom: float) -> list[Area]:
    width = (press.paper.width - 2 * MARGIN + grid.gap) / grid.columns
    height = (bottom - top + grid.gap) / grid.rows
    taken = [(0, 0, 2, 2)] if grid.hero else []
    taken += [(c, r, 1, 1) for r in range(grid.rows) for c in range(grid.columns) if not (grid.hero and c < 2 and r < 2)]
    return [
        (MARGIN + c * width, top + r * height, MARGIN + (c + w) * width - grid.gap, top + (r + h) * height - grid.gap)
        for c, r, w, h in taken
    ]


def _split(grid: CardGrid, area: Area, index: int) -> tuple[Area | None, Area]:
    left, top, right, bottom = area
    inset = 5 if grid.frame else 0
    left, top, right, bottom = left + inset, top + inset, right - inset, bottom - inset
    across, down = (right - left) * grid.share, (bottom - top) * grid.share
    text = (len(grid.block.lines) + 1) * grid.block.size * grid.block.leading + 8
    match ("left", "right")[index % 2] if grid.photo == "zigzag" else grid.photo:
        case "above":
            return (left, top, right, top + down), (left, top + down, right, bottom)
        case "below":
            return (left, top + text, right, bottom), (left, top, right, top + text)
        case "left":
            return (left, top, left + across, bottom), (left + across + 8, top, right, bottom)
        case "right":
            return (right - across, top, right, bottom), (left, top, right - across - 8, bottom)
        case "under":
            return (left, top, right, bottom), (left + 8, bottom - text, right - 8, bottom)
        case _:
            return None, (left, top, right, bottom)


def _photograph(press: Press, grid: CardGrid, entry: Entry, area: Area, odd: bool) -> Box | None:
    style, colours = entry
    if odd:
        press.paper.picture(placeholder("Image coming soon"), area, grid.fit)
        return None
    left, top, right, bottom = area
    if grid.second_view:
        corner = (right - (right - left) * 0.28, bottom - (bottom - top) * 0.4, right, bottom)
        press.paper.picture(photo_jpeg(style.photo(colours[0], take=3, studio=grid.studio)), corner)
        area = (left, top, right - (right - left) * 0.3, bottom)
    height = int(min(500.0, 2 * (bottom - top)))  # enough pixels for print, no more
    photo = style.photo(colours[0], width=int(height * grid.aspect), height=height, studio=grid.studio)
    return press.paper.picture(photo_jpeg(photo), area, grid.fit, anchor=0.5 if grid.photo == "above" else 0.0)


def print_card(press: Press, grid: CardGrid, entry: Entry, area: Area, index: int, category: str) -> None:
    """Print one card into `area` (points) and note its row."""
    style, colours = entry
    paper = press.paper
    if grid.frame:
        paper.box(area, stroke=RULE)
    photo_area, text_area = _split(grid, area, index)
    image = None
    if photo_area:
        image = _photograph(press, grid, entry, photo_area, bool(grid.placeholder_every) and index % grid.placeholder_every == 1)
        if grid.badge_every and index % grid.badge_every == 0:
            paper.box((photo_area[0], photo_area[1], photo_area[0] + 44, photo_area[1] + 13), fill=(0.7, 0.16, 0.2))
            paper.text(
                photo_area[0] + 22, photo_area[1] + 9.5, press.wording.label("new"), size=6.5, bold=True, ink=WHITE, align="centre"
            )
    left, top, right, _ = text_area
    y = top + 2
    if grid.swatches:
        for i, colour in enumerate(colours):
            paper.picture(swatch(PAINTS[colour.key][1]), (left + i * 14, y, left + i * 14 + 11, y + 11))
        y += 12
    struck = bool(grid.struck_every) and index % grid.struck_every == 0
    unpriced = bool(grid.unpriced_every) and index % grid.unpriced_every == 2
    if grid.photo == "under":
        paper.box((left - 4, top, right + 4, text_area[3] - 4), fill=WHITE)
    y = print_block(press, grid.block, style, colours, left, y, right - left, struck=struck, unpriced=unpriced)
    if grid.barcodes:
        paper.picture(barcode(style.barcode), (left, y + 4, left + 70, y + 30))
    stated = [key for key in grid.block.fields if not (unpriced and key in PRICES)]
    press.add(style, colours, stated, image=image, category=category)


def print_cards(press: Press, grid: CardGrid, styles: Sequence[Style] | None = None) -> None:
    """Print the range (or some styles of it) as cards on as many pages as that takes; the last page is left open."""
    todo = entries(press.range.styles if styles is None else styles, grid.per)
    groups: list[tuple[str, list[Entry]]] = []
    for entry in todo:
        name = entry[0].category_name if grid.heading != "none" else ""
        if not groups or groups[-1][0] != name:
            groups.append((name, []))
        groups[-1][1].append(entry)
    index = 0
    for name, group in groups:
        left = list(group)
        while left:
            if index:
                press.paper.turn_page()
            top, bottom = open_page(press, grid.margins)
            if name:
                _print_heading(press, grid, name, top)
                top += 26
            for area in _slots(grid, press, top, bottom)[: len(left)]:
                print_card(press, grid, left.pop(0), area, index, name)
                index += 1


def _print_heading(press: Press, grid: CardGrid, name: str, top: float) -> None:
    if grid.heading == "band":
        press.paper.box((MARGIN, top, press.paper.width - MARGIN, top + 19), fill=(0.16, 0.17, 0.2))
        press.paper.text(MARGIN + 8, top + 13.5, name.upper(), size=11, bold=True, ink=WHITE)
    else:
        tracking = 5.0 if grid.heading == "tracked" else 0.0
        press.paper.text(MARGIN, top + 15, name.upper() if tracking else name, size=15, bold=not tracking, tracking=tracking)
