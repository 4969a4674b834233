"""The nouns of reading: what every step takes and gives. Plain frozen data, no behaviour beyond arithmetic on boxes.

A box is `(left, top, right, bottom)` as fractions 0..1 of the page, origin top left. Pages count from 1, rows and columns from 0.
A PDF becomes `Page`s with words, rules and `PlacedImage`s; a workbook becomes `Sheet`s with cells and anchored images; both become
`Table`s where there are tables. Products and order lines come out, each field with its `Evidence`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

Box = tuple[float, float, float, float]
Source = Literal["rules", "ai", "user"]
Kind = Literal["linesheet", "purchase_order"]
WHOLE_PAGE: Box = (0.0, 0.0, 1.0, 1.0)


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """Where a value was read: a box on a page, or a cell of a sheet; the verbatim text; how sure (0..1) and by whom."""

    text: str
    confidence: float
    source: Source = "rules"
    page: int | None = None
    bbox: Box | None = None
    sheet: str | None = None
    cell: str | None = None  # A1 notation; "F2, F4" for a sum of two


@dataclass(frozen=True, kw_only=True)
class Price:
    """Money as decimal text, never a float; `currency` is an ISO 4217 code or "" when the document does not say."""

    amount: str
    currency: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Word:
    """A run of glyphs without a space. `size` is the font height as a fraction of the page height."""

    text: str
    box: Box
    size: float
    bold: bool = False
    struck: bool = False  # a line is drawn through it: an old price


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """A thin drawn line or the edge of a drawn rectangle (part of a table's ruling)."""

    box: Box
    horizontal: bool


@dataclass(frozen=True, kw_only=True)
class PlacedImage:
    """A picture as it stands in a document. `key` is unique in the document (`p3i2`, `Sheet1!i4`) and stable between reads.

    `features` are small pixel statistics measured once when the pixels were at hand (see `filtering`), so that the filter
    never needs the pixels again. For a workbook `page` is the sheet's number from 1 and `anchor` its (row, column).
    """

    key: str
    page: int
    bbox: Box
    width: int  # pixels
    height: int
    sha256: str
    phash: str  # 64-bit perceptual hash as 16 hex digits
    sheet: str | None = None
    anchor: tuple[int, int] | None = None  # top-left cell (row, column)
    anchor_to: tuple[int, int] | None = None  # bottom-right cell
    features: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class ImageVerdict:
    """Whether a picture shows a product, and why, in words a user understands ("the same picture stands on 12 pages")."""

    key: str
    is_product: bool
    reason: str
    confidence: float
    source: Source = "rules"


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page of a PDF: words with boxes in reading order as the file gives them, rules, and the page's size in points.

    `grade` says how far the text can be trusted: 1.0 for a clean text layer, lower for OCR or garbled encodings, 0.0 for none.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...] = ()
    grade: float = 1.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """One cell of a table: its text as shown, the raw number if it is one, and where it stands."""

    text: str
    number: float | None = None
    box: Box | None = None  # on a page
    address: str | None = None  # A1 notation, on a sheet
    merged: bool = False  # holds a merged region's value without being its first cell
    apart: bool = False  # its lines were not wrapped: each is a thing of its own
    small: int = 0  # lines at its end that are set in smaller type than the first


@dataclass(frozen=True, kw_only=True)
class Table:
    """A rectangular grid of cells, all rows equally long. Exactly one of `page` and `sheet` is set. Headers are not yet known."""

    rows: tuple[tuple[Cell, ...], ...]
    page: int | None = None
    sheet: str | None = None
    ruled: bool = False
    variants: bool = False  # rows are variants of the products that they name: an export with options


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One sheet of a workbook (a CSV is one sheet). `cells` maps (row, column) to cells that hold something.

    Merged regions are given as (first row, first column, last row, last column); their value is repeated into every cell.
    """

    name: str
    number: int  # from 1
    cells: Mapping[tuple[int, int], Cell]
    row_count: int
    column_count: int
    merged: Sequence[tuple[int, int, int, int]] = ()
    hidden: bool = False


@dataclass(frozen=True, kw_only=True)
class Category:
    """A category and where the document says it begins: a heading's page and box, or a sheet and cell."""

    name: str
    evidence: Evidence | None = None


@dataclass(frozen=True, kw_only=True)
class Product:
    """One product row of a linesheet. `key` is its identity in the document: style number (else name) and colour, normalised.

    `evidence` has an entry for each field that was read, by field name. `area` is the card or table row it was read from.
    """

    key: str
    style_number: str = ""
    name: str = ""
    category: str = ""
    description: str = ""
    colors: tuple[str, ...] = ()
    color_code: str = ""
    sizes: tuple[str, ...] = ()
    wholesale_price: Price | None = None
    retail_price: Price | None = None
    price: Price | None = None  # the sheet has one price and does not say which it is
    page: int | None = None
    sheet: str | None = None
    row: int | None = None  # of the sheet
    area: Box | None = None
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ImageMatch:
    """An image given to a product, with the score 0..1 and the reason in words."""

    image_key: str
    product_key: str
    score: float
    reason: str


@dataclass(frozen=True, kw_only=True)
class OrderLine:
    """One line item: one SKU in one colour and size, all deliveries as one. `row` is the sheet's row or the page's line, from 0."""

    sku: str = ""
    style_number: str = ""
    description: str = ""
    color: str = ""
    color_code: str = ""
    size: str = ""
    quantity: float = 0
    unit_price: Price | None = None
    line_total: Price | None = None
    category: str = ""
    page: int | None = None
    sheet: str | None = None
    row: int | None = None
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Check:
    """One comparison of a printed total with the sum of the lines: what, printed, computed, and whether they agree."""

    what: str  # "total quantity", "total amount", "Sheet1 row 14 total"
    printed: str
    computed: str
    agrees: bool
    evidence: Evidence | None = None


@dataclass(frozen=True, kw_only=True)
class Order:
    """A purchase order as read: its lines, and its printed totals checked against them."""

    po_number: str = ""
    currency: str = ""
    lines: tuple[OrderLine, ...] = ()
    checks: tuple[Check, ...] = ()
    notes: tuple[str, ...] = ()  # what a person should know: "sheet 'Ship to' holds no lines"
    doubts: tuple[str, ...] = ()  # what the lines leave unexplained, and where a person should compare; () as a rule


@dataclass(frozen=True, kw_only=True)
class Linesheet:
    """A linesheet as read from start to end."""

    products: tuple[Product, ...] = ()
    images: tuple[PlacedImage, ...] = ()
    verdicts: tuple[ImageVerdict, ...] = ()
    matches: tuple[ImageMatch, ...] = ()
    categories: tuple[Category, ...] = ()
    notes: tuple[str, ...] = ()  # why there are no products, which pages could not be read
    doubts: tuple[str, ...] = ()  # what the products leave unexplained, and where a person should compare; () as a rule


def area_of(box: Box) -> float:
    """Area of a box as a fraction of the page; 0.0 for an empty one."""
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])


def overlap_of(a: Box, b: Box) -> float:
    """Area that two boxes share, as a fraction of the page."""
    wide, high = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    return wide * high if wide > 0 and high > 0 else 0.0


def union_of(boxes: Sequence[Box]) -> Box:
    """The smallest box around all of `boxes` (at least one)."""
    if len(boxes) == 1:
        return boxes[0]
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return (min(lefts), min(tops), max(rights), max(bottoms))


def centre_of(box: Box) -> tuple[float, float]:
    """Centre (x, y) of a box."""
    return ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
