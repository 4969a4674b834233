"""A deck as shapes on slides: what both the PPTX and the PDF are drawn from.

Boxes are `(left, top, right, bottom)` as fractions of the slide, origin top left. Sizes of type are points on a slide of
`WIDTH_INCHES` × `HEIGHT_INCHES`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from pipelines.reading.model import Box

WIDTH_INCHES = 13.333
HEIGHT_INCHES = 7.5
POINTS = 72  # an inch
INK, GREY, PAPER = "1F2328", "6B7280", "FFFFFF"

Cover = Literal["collage", "picture", "plain"]
COVERS: tuple[Cover, ...] = get_args(Cover)
"""Beside the title: pictures of several categories, one large picture, nothing."""


@dataclass(frozen=True, kw_only=True)
class Text:
    """One or several lines; words that do not fit into them are cut off, see `fitting`."""

    box: Box
    text: str
    size: float
    bold: bool = False
    color: str = INK  # RRGGBB
    align: Literal["left", "center"] = "left"
    lines: int = 1


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A picture file, as large as fits into the box, in its middle or at its left."""

    box: Box
    path: str  # in the bucket
    align: Literal["left", "center"] = "center"


@dataclass(frozen=True, kw_only=True)
class Slide:
    """One slide. `title` is its name for screen readers and thumbnails."""

    title: str
    texts: tuple[Text, ...] = ()
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What the deck shows of one style in one colour: the sum of its order items."""

    style_number: str
    name: str
    color: str
    category: str
    quantity: float
    sizes: tuple[tuple[str, float], ...]  # size, quantity
    wholesale: str = ""  # "32.00 EUR"
    retail: str = ""
    picture: str = ""  # path in the bucket


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What the user may choose. Read from the collection's `deck_settings`."""

    title: str = ""
    subtitle: str = ""
    cover: Cover = "collage"
    columns: int = 3  # products per row, 2 to 4
    show_wholesale: bool = True
    show_retail: bool = True
    show_quantities: bool = True
    category_order: tuple[str, ...] = ()
