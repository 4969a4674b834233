"""What holds for a whole linesheet: known before its pages are read one by one, and small enough to hand from phase to phase."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipelines.reading.linesheets.reading import Reading
from pipelines.reading.model import Category, Evidence
from pipelines.reading.words.money import NumberStyle


@dataclass(frozen=True, kw_only=True)
class CommonSizes:
    """The sizes of all styles that do not state their own, or of a group of them ("rings"), and where the document says so."""

    sizes: tuple[str, ...]
    evidence: Evidence
    group: str = ""


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Conventions of one document.

    `style_shapes` are the shapes of its style numbers (see `style_numbers.token_to_shape`); empty when it has none.
    `price_role` is what an unlabelled single price is, "" when the document does not say. `price_order` is what two unlabelled
    prices are, first and second. `furniture` holds the normalised text of running headers and footers.
    """

    page_count: int = 0
    currency: str = ""
    number_style: NumberStyle | None = None
    style_shapes: tuple[str, ...] = ()
    price_role: Literal["", "wholesale_price", "retail_price"] = ""
    price_order: tuple[str, ...] = ()
    furniture: tuple[str, ...] = ()
    legend: tuple[tuple[str, str], ...] = ()  # what its abbreviations stand for: ("vp", "retail_price")
    slash_lists: bool = True  # colours are listed with slashes; False where commas are seen to list them
    slash_pairs: bool = False  # so are two: the document lists three or more with bare slashes, and never otherwise
    two_tongues: bool = False  # a slash parts what is said twice, in two languages: "Nero / Black" is one colour
    sizes_by_one: bool = False  # "36-40" are five sizes, as of shoes, and not three
    common_sizes: tuple[CommonSizes, ...] = ()  # one for a group
    scales: tuple[tuple[str, tuple[str, ...]], ...] = ()  # of sizes, by the keys that rows name them with
    categories: tuple[Category, ...] = ()
    captions: tuple[str, ...] = ()  # names at pictures that a price list on other pages tells of, normalised
    color_places: tuple[tuple[int, int, bool], ...] = ()  # where cards have their colours, as `card_place` gives it


@dataclass(frozen=True, kw_only=True)
class Carry:
    """What the end of one page means for the next: the table that goes on without its header."""

    table_fields: tuple[str, ...] = ()  # role of each column, "" for none
    table_edges: tuple[float, ...] = ()  # left edge of each column, fractions of the page
    category: str = ""
    above: tuple[Reading, ...] = ()  # of the style whose rows may go on


FIRST = Carry()  # what the first page is given
