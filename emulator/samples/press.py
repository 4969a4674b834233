"""A linesheet while it is being set: the paper, the range it shows, how it words its facts, and the rows of truth so far."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from emulator.samples.paper import BLACK, GREY, PAPERS, Ink, Paper
from emulator.samples.range import Colour, Range, RangePlan, Style, make_range
from emulator.samples.truth import Box, ProductRow, Sample, Truth
from emulator.samples.wording import Wording

Lines = tuple[tuple[str, ...], ...]  # the fields printed on each line of a text block


@dataclass(kw_only=True)
class Press:
    """Paper and what is printed on it. Drawing functions take a press, print, and add what they printed to `rows`."""

    paper: Paper
    range: Range
    wording: Wording
    rng: random.Random
    rows: list[ProductRow] = field(default_factory=list)

    def add(
        self, style: Style, colours: Sequence[Colour], shown: Sequence[str], *, image: Box | None = None, category: str = ""
    ) -> None:
        """Note that the current page states the fields `shown` of a style in some colours."""
        row = self.wording.row(style, colours, shown, page=self.paper.page, category=category)
        self.rows.append(dataclasses.replace(row, image=image))

    def sample(self, filename: str) -> Sample:
        """The finished document with its truth."""
        currency = "" if self.wording.prices == "none" else self.wording.currency
        truth = Truth(kind="linesheet", currency=currency, rows=tuple(self.rows))
        return Sample(filename=filename, data=self.paper.finish(), truth=truth)


def open_press(
    plan: RangePlan,
    wording: Wording,
    seed: int,
    *,
    paper: str = "a4",
    face: str = "sans",
    brand: str = "",
    outlined: bool = False,
    turned: bool = False,
) -> Press:
    """A press for an invented range; `paper` is a key of PAPERS and `face` of FACES. Language and currency follow the wording."""
    plan = dataclasses.replace(plan, language=wording.language, currency=wording.currency)
    made = make_range(plan, seed)
    if brand:
        made = dataclasses.replace(made, brand=brand)
    sheet = Paper(PAPERS[paper], face, f"{made.brand} {made.season}", outlined=outlined, turned=turned)
    return Press(paper=sheet, range=made, wording=wording, rng=random.Random(f"press {seed} {plan}"))


@dataclass(frozen=True, kw_only=True)
class TextBlock:
    """How a product's facts stand as lines of text.

    `labelled` fields carry their label (`labels` says how: "colon", "space", or "column" with the values aligned). `joiner`
    stands between the fields of one line. `struck` prints a higher, crossed-out wholesale price first; `prefix` goes before prices.
    """

    lines: Lines = (("number",), ("name",), ("colour",), ("wholesale", "retail"))
    labelled: tuple[str, ...] = ("wholesale", "retail")
    labels: str = "space"
    bold: tuple[str, ...] = ("number",)
    joiner: str = "   "
    size: float = 8
    align: str = "left"
    leading: float = 1.35
    prefix: str = ""

    @property
    def fields(self) -> tuple[str, ...]:
        """All fields that the block prints."""
        return tuple(key for line in self.lines for key in line)


LABEL_KEYS = {"number": "style", "colour": "colour"}


PRICES = ("wholesale", "retail", "price")
TO_COME = "TBC"


def field_text(
    press: Press, block: TextBlock, key: str, style: Style, colours: Sequence[Colour], unpriced: bool = False
) -> tuple[str, str]:
    """A field's label ("" for none) and its value as printed; the prices of an unpriced style are still to come."""
    value = TO_COME if unpriced and key in PRICES else press.wording.value(key, style, colours)
    if key in PRICES and block.prefix:
        value = f"{block.prefix} {value}"
    label = press.wording.label(LABEL_KEYS.get(key, key)) if key in block.labelled else ""
    if label and block.labels == "colon" and not label.endswith(("#", ".")):
        label += ":"
    return label, value


def print_block(
    press: Press,
    block: TextBlock,
    style: Style,
    colours: Sequence[Colour],
    left: float,
    top: float,
    width: float,
    *,
    struck: bool = False,
    unpriced: bool = False,
    ink: Ink = BLACK,
) -> float:
    """Print the block under `top` (points) and return where it ends. Lines that are too long are broken at spaces."""
    paper, size, y = press.paper, block.size, top
    step = size * block.leading
    x = left + (width / 2 if block.align == "centre" else width if block.align == "right" else 0)
    column = max((paper.measure(field_text(press, block, k, style, colours)[0], size) for k in block.fields), default=0) + size
    for keys in block.lines:
        texts = [field_text(press, block, key, style, colours, unpriced) for key in keys]
        bold = any(key in block.bold for key in keys)
        if block.labels == "column" and len(keys) == 1 and texts[0][0]:
            paper.text(left, y + step, texts[0][0], size=size, ink=GREY)
            for line in paper.wrap(texts[0][1], width - column, size, bold):
                y += step
                paper.text(left + column, y, line, size=size, bold=bold, ink=ink)
            continue
        joined = block.joiner.join(f"{label} {value}" if label else value for label, value in texts)
        if struck and "wholesale" in keys:
            old = press.wording.money((style.wholesale * 5 / 4).quantize(style.wholesale))
            y += step
            paper.text(x, y, old, size=size, ink=GREY, align=block.align, struck=True)
        for line in paper.wrap(joined, width, size, bold):
            y += step
            paper.text(x, y, line, size=size, bold=bold, ink=ink, align=block.align)
    return y
