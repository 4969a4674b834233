"""A linesheet's layout as one value, and how it becomes a document. What the layout leaves open the seed decides."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Callable
from dataclasses import dataclass, field

from emulator.samples.banded_lists import BandedList, print_banded_list
from emulator.samples.cards import CardGrid, print_cards
from emulator.samples.families import Families, print_families
from emulator.samples.furniture import print_terms
from emulator.samples.keyed_photos import KeyedPhotos, print_keyed_photos
from emulator.samples.page_tables import PageTable, TransposedTable, print_table, print_transposed
from emulator.samples.press import Press, TextBlock, open_press
from emulator.samples.range import NUMBERINGS, RangePlan
from emulator.samples.scans import scan
from emulator.samples.style_pages import StylePage, print_style_pages
from emulator.samples.truth import Sample
from emulator.samples.wording import Wording

Body = CardGrid | StylePage | PageTable | TransposedTable | Families | KeyedPhotos | BandedList
CURRENCIES = {"en": ("USD", "GBP", "EUR", "CAD", "AUD", "SEK"), "de": ("EUR", "CHF"), "nl": ("EUR", "DKK")}  # others: euro


@dataclass(frozen=True, kw_only=True)
class Layout:
    """A linesheet on pages. `before` prints whole pages ahead of the products; unless `varied`, the wording is taken as it is."""

    body: Body
    plan: RangePlan = field(default_factory=RangePlan)
    wording: Wording = field(default_factory=Wording)
    paper: str = "a4"
    face: str = "sans"
    before: tuple[Callable[[Press], None], ...] = ()
    terms: bool = False
    scanned: bool = False
    outlined: bool = False
    turned: bool = False
    varied: bool = True


def text_block(
    *lines: str,
    labelled: str = "wholesale retail price",
    labels: str = "space",
    bold: str = "number",
    joiner: str = "   ",
    size: float = 8,
    align: str = "left",
    prefix: str = "",
) -> TextBlock:
    """A block of text from lines of field keys with spaces between the keys."""
    return TextBlock(
        lines=tuple(tuple(line.split()) for line in lines),
        labelled=tuple(labelled.split()),
        labels=labels,
        bold=tuple(bold.split()),
        joiner=joiner,
        size=size,
        align=align,
        prefix=prefix,
    )


def vary(wording: Wording, rng: random.Random) -> Wording:
    """The wording with its synonyms, currency, money form and separators decided by lot; language and prices stay."""
    comma = wording.language != "en" and rng.random() < 0.8
    return dataclasses.replace(
        wording,
        pick=rng.randrange(1, 60),
        currency=rng.choice(CURRENCIES.get(wording.language, ("EUR",))),
        money_form=rng.choice(("after", "code after", "symbol space") if comma else ("symbol", "symbol space", "code before")),
        decimal_comma=comma,
        colour_separator=rng.choice((", ", ", ", " / ", " | ", "&")),
        size_form=rng.choice(("comma", "space", "slash", "dash range", "word range")),
    )


def vary_plan(plan: RangePlan, rng: random.Random) -> RangePlan:
    """The plan with another numbering and, where it has letters, perhaps other sizes."""
    sizing = rng.choice(("letters", "letters", "numbers", "us")) if plan.sizing == "letters" else plan.sizing
    return dataclasses.replace(plan, numbering=rng.choice(NUMBERINGS), sizing=sizing)


def print_body(press: Press, body: Body) -> None:
    """Print the range in the layout of its kind."""
    match body:
        case CardGrid():
            print_cards(press, body)
        case StylePage():
            print_style_pages(press, body)
        case PageTable():
            print_table(press, body)
        case TransposedTable():
            print_transposed(press, body)
        case Families():
            print_families(press, body)
        case KeyedPhotos():
            print_keyed_photos(press, body)
        case BandedList():
            print_banded_list(press, body)


def make_pages(name: str, layout: Layout, seed: int) -> Sample:
    """The finished PDF with its truth."""
    rng = random.Random(f"{name} {seed}")
    plan, wording = layout.plan, layout.wording
    if layout.varied:
        plan, wording = vary_plan(plan, rng), vary(wording, rng)
    number = rng.randrange(10**6)
    press = open_press(plan, wording, number, paper=layout.paper, face=layout.face, outlined=layout.outlined, turned=layout.turned)
    for furnish in layout.before:
        furnish(press)
    print_body(press, layout.body)
    if layout.terms:
        print_terms(press)
    sample = press.sample(f"linesheet_{name}.pdf")
    return dataclasses.replace(sample, data=scan(sample.data, seed)) if layout.scanned else sample


def layout_by_lot(seed: int) -> Layout:
    """A layout put together from the parts of all others by lot."""
    rng = random.Random(f"lot {seed}")
    language = rng.choice(("en", "en", "en", "de", "fr", "es", "it", "nl", "pt"))
    prices = rng.choice(("wholesale retail", "wholesale retail", "wholesale", "price"))
    plan = RangePlan(count=rng.randrange(8, 28), colours=(1, rng.randrange(1, 4)), shared_names=rng.random() < 0.2)
    wording = Wording(
        language=language, colour_form=rng.choice(("word", "upper", "code name", "name code")), whole=rng.random() < 0.3
    )
    if rng.random() < 0.35:
        columns = [
            "number",
            *rng.sample(("name", "colour", "sizes", "composition", "category"), rng.randrange(2, 5)),
            *prices.split(),
        ]
        if rng.random() < 0.6:
            columns.insert(rng.choice((0, 0, len(columns))), "image")
        table = PageTable(
            columns=tuple(columns),
            ruling=rng.choice(("grid", "rows", "zebra", "none")),
            header=rng.choice(("each page", "first page")),
            row_height=rng.choice((30.0, 44.0, 64.0)),
            category_rows="category" not in columns and rng.random() < 0.5,
        )
        return Layout(body=table, plan=plan, wording=wording, face=rng.choice(("sans", "serif", "round")))
    lines = [
        *rng.sample(("number", "name"), 2),
        *rng.sample(("colour", "sizes"), rng.randrange(1, 3)),
        *rng.choice(([prices], prices.split())),
    ]
    block = text_block(
        *lines,
        labelled=rng.choice(("wholesale retail price", f"number colour sizes {prices}")),
        labels=rng.choice(("space", "colon", "column")),
        bold=lines[0],
        size=rng.choice((6.5, 7, 8)),
        joiner=rng.choice(("   ", " / ", " | ", "  ·  ")),
        align=rng.choice(("left", "left", "centre")),
    )
    photo = rng.choice(("above", "above", "above", "left", "right", "below", "zigzag"))
    columns_rows = rng.choice(((2, 2), (3, 3), (3, 2), (4, 3)) if photo in ("above", "below") else ((1, 3), (2, 3), (2, 4)))
    grid = CardGrid(
        columns=columns_rows[0],
        rows=columns_rows[1],
        photo=photo,
        share=0.6 if photo in ("above", "below") else 0.42,
        gap=12 if photo in ("above", "below") else 30,
        block=dataclasses.replace(block, align="left") if block.labels == "column" else block,
        heading=rng.choice(("none", "none", "plain", "band", "tracked")),
        unpriced_every=rng.choice((0, 0, 0, 6)),
        frame=rng.random() < 0.3,
        studio=rng.randrange(5),
    )
    return Layout(
        body=grid,
        plan=plan,
        wording=wording,
        paper=rng.choice(("a4", "letter", "wide")),
        face=rng.choice(("sans", "serif", "round")),
    )
