"""Cards → products: the name among a card's words, one product for each colourway pictured."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from pipelines.reading.linesheets.captions import caption_to_picture
from pipelines.reading.linesheets.card_homes import holds
from pipelines.reading.linesheets.card_pictures import with_pictures
from pipelines.reading.linesheets.card_roles import is_garment, is_kind, settled_by_place
from pipelines.reading.linesheets.cards import Card
from pipelines.reading.linesheets.categories import is_category_text
from pipelines.reading.linesheets.facts import Facts
from pipelines.reading.linesheets.products import readings_to_product
from pipelines.reading.linesheets.reading import Reading
from pipelines.reading.linesheets.readings import WORDED_STYLE
from pipelines.reading.model import Box, PlacedImage, Product, area_of, union_of
from pipelines.reading.words.labels import PRICES

BADGE = re.compile(
    r"(?:new(?: in| style| colou?r| for .{2,8})?|neu|nouveau(?:té)?|nuevo|nuovo|nieuw|novo|carry[ -]?over|c/o|best ?seller|"
    r"hit|sale|core|exclusive|"
    r"limited(?: edition)?|top seller|must have|low stock|pre-?order|reorder|restock|back in stock|final|sold out|"
    r"ausverkauft|bestseller|sustainable|"
    r"organic|eco|vegan|recycled|unisex|men|women|kids|never out of stock|nos|made in .{2,20}|front|back|side|detail)[!.*]*",
    re.IGNORECASE,
)
TITLE = re.compile(
    r"line ?sheet|catalog(?:ue)?|katalog|catálogo|catalogo|look ?book|price ?list|preisliste|wholesale|collection|"
    r"kollektion|colecci[oó]n|collezione|"
    r"collectie|cole[cç][aã]o|^look ?\d+$|"
    r"\b(?:printemps|été|automne|hiver|frühjahr|frühling|sommer|herbst|"
    r"primavera|verano|otoño|invierno|estate|autunno|inverno|verão|outono|"
    r"voorjaar|zomer|najaar|vår|sommar|höst|forår|efterår|høst|vinter|kevät|syksy|wiosna|jesień|zima)[ /-]*(?:20)?\d\d\b|"
    r"\b(?:SS|FW|AW)[ -]?\d\d\b|continued",
    re.IGNORECASE,
)
_SEASON = re.compile(r"\b(?:pre-)?(?:spring|summer|fall|autumn|winter)[ /-]", re.IGNORECASE)
_HEADING = re.compile(  # what heads a list of facts, or a fact behind a label that is not known
    r"(?:.{2,20} )?(?:details?|specifications?|features|description|composition|care(?: instructions)?):?|[^\W\d]{2,15}: .+",
    re.IGNORECASE,
)
LONGEST_NAME_WORDS = 9
SEASON_WORDS = 3  # of a name with a season in it, at least
TITLE_SIZE = 1.15  # of the type below it
LEADING = 0.7  # of the height of type, between two lines of a name
EDGE = 0.05  # of the height of type, between the edges of a name's lines
LEADING_PICTURE = 3.0  # times the area of those of the colours
SWATCH_PICTURE = 0.01  # share of the page: pictures of colours no larger are but swatches beside a leading one


def cards_to_products(cards: Sequence[Card], images: Sequence[PlacedImage], facts: Facts, page: int) -> list[Product]:
    """The products of a page's cards. `images` are the page's product pictures; captions under several of them part colourways."""
    cards = settled_by_place(cards, facts, [image.bbox for image in images])
    areas = [card.box for card in with_pictures(cards, images)]
    described = _are_described(cards)
    products: list[Product] = []
    for card, around in zip(cards, areas, strict=True):
        ways = _colorways(card, around, images)
        common = [reading for reading in card.readings if not any(reading in own for own, _ in ways)]
        named = _with_name(common, card, described=described)
        of_ways = replace(facts, slash_lists=False, slash_pairs=False) if len(ways) > 1 else facts  # each shows one colourway
        for own, area in ways or [([], around)]:
            product = readings_to_product([*own, *_with_group(named)], of_ways, page=page, area=area)
            if product is not None and _is_product(product, [*own, *named], card, images):
                products.append(product)
    return products


def _are_described(cards: Sequence[Card]) -> bool:
    """Whether most cards of a page have nothing but a labelled description to be named by: what else stands over or under one of
    them is of the page."""
    plain = [card for card in cards if not _worded(card.readings) and _short_description(card, []) is not None]
    return 2 * len(plain) > len(cards) > 1


def _with_name(readings: Sequence[Reading], card: Card, *, described: bool) -> list[Reading]:
    """The readings with the name found among the texts: the most prominent short one; longer ones are the description. Where cards
    are `described`, that is the name."""
    if any(r.role == "name" and r.text for r in readings):
        return _with_title(readings)
    texts = [r for r in _worded(readings) if may_be_name(r.text)] if not described else []
    own = {id(r) for r in card.anchor}
    if not any(id(r) in own or r.bold for r in texts) and (short := _short_description(card, texts)) is not None:
        return [replace(r, role="name") if r is short else r for r in readings]
    if not texts:
        return list(readings)
    usual = median(r.size for r in card.readings)
    top, bottom = card.blocks[0].box[1], card.blocks[0].box[3]

    def prominence(reading: Reading) -> float:
        far = max(0.0, top - reading.box[3], reading.box[1] - bottom)
        large = min(1.0, reading.size / usual - 1) if usual else 0.0
        return (
            2 * large
            + 0.5 * reading.bold
            + 0.6 * (id(reading) in own)
            + 0.4 * is_garment(reading.text)
            - 6 * far
            - 0.5 * reading.box[1]
        )

    best = max(texts, key=prominence)
    joined = _wrapped(
        best,
        [*texts, *_in_type_of(best, readings, texts)],
        stands_out=best.bold or any(r.size < 0.95 * best.size for r in card.readings),
    )
    name = replace(best, role="name", text=" ".join(r.text for r in joined), confidence=0.75, box=union_of([r.box for r in joined]))
    rest = [r for r in readings if r not in joined]
    longest = max((r for r in rest if r.role == "text" and len(r.text.split()) > 2), key=lambda r: len(r.text), default=None)
    longer = [replace(longest, role="description", confidence=0.5)] if longest is not None else []
    return [name, *longer, *rest]


def _in_type_of(name: Reading, readings: Sequence[Reading], texts: Sequence[Reading]) -> list[Reading]:
    """What else is set in a name's type, larger than all other type of its card, be it words for groups, or for colours where the
    card has its colours in other type ("MIDNIGHT / CROP / JACKET")."""
    alike = [r for r in readings if _same_type(r, name)]
    others = [r for r in readings if not _same_type(r, name)]
    if any(r.size * TITLE_SIZE > name.size for r in others):
        return []
    roles = {"text", "colors"} if any(r.role == "colors" and r.text for r in others) else {"text"}
    return [r for r in alike if r.role in roles and not r.labelled and not any(r is text for text in texts)]


def _same_type(a: Reading, b: Reading) -> bool:
    return abs(a.size - b.size) < 0.0005 and a.bold == b.bold


def _short_description(card: Card, texts: Sequence[Reading]) -> Reading | None:
    """The description beside a card's number that is its name ("Description: Kaya Tee"): short, and none of `texts` is larger.
    Where there are none, it may stand anywhere in the card."""
    described = [r for r in (card.anchor if texts else card.readings) if r.role == "description" and r.text]
    short = len(described) == 1 and may_be_name(described[0].text) and "%" not in described[0].text
    return described[0] if short and all(text.size <= described[0].size for text in texts) else None


def _worded(readings: Sequence[Reading]) -> list[Reading]:
    """The readings that are just text; beside labelled colours, what else looks like a colour is none."""
    told = any(r.role == "colors" and r.labelled and r.text for r in readings)
    return [r for r in readings if r.role == "text" or (told and r.role == "colors" and not r.labelled)]


def _with_title(readings: Sequence[Reading]) -> list[Reading]:
    """The readings with one name: a title in larger type above counts before a style that is put in words ("Style: cropped")."""
    labelled = max((r for r in readings if r.role == "name" and r.text), key=lambda r: r.confidence)
    titles = [r for r in readings if r.role in ("text", "colors") and not r.labelled and may_be_name(r.text) and
              r.size > TITLE_SIZE * labelled.size and r.box[1] < labelled.box[1]]  # fmt: skip
    if labelled.confidence > WORDED_STYLE or not titles:
        return list(readings)
    title = max(titles, key=lambda r: (r.size, -r.box[1]))
    named = replace(title, role="name", confidence=0.75)
    return [named, *(r for r in readings if r is not title and r.role != "name")]


def _with_group(readings: Sequence[Reading]) -> list[Reading]:
    """The readings of a named card, a text of nothing but words for products as its category ("Women / Tops", "Dress")."""
    if any(r.role == "category" and r.text for r in readings) or not any(r.role == "name" for r in readings):
        return list(readings)
    group = next((r for r in _worded(readings) if is_category_text(r.text) or is_kind(r.text)), None)
    return [replace(r, role="category", text=r.text.split(" / ")[-1], confidence=0.6) if r is group else r for r in readings]


def _wrapped(part: Reading, texts: Sequence[Reading], *, stands_out: bool) -> list[Reading]:
    """A name of which `part` is a line, with the lines above and below it: same type, close, same edge or middle; only in type that
    `stands_out`."""
    run = [part]
    for reading in sorted(texts, key=lambda r: abs(r.box[1] - part.box[1])) if stands_out else ():
        upper, lower = (reading, run[0]) if reading.box[1] < run[0].box[1] else (run[-1], reading)
        below = 0 <= lower.box[1] - upper.box[3] < LEADING * part.size
        edge = max(0.004, EDGE * part.size)  # the first letters of large type begin at unlike places
        aligned = abs(lower.box[0] - upper.box[0]) < edge or abs(sum(lower.box[::2]) - sum(upper.box[::2])) < 0.008
        if (
            reading is not part
            and _same_type(reading, part)
            and below
            and aligned
            and len(" ".join(r.text for r in run).split()) < 6
        ):
            run = sorted([*run, reading], key=lambda r: r.box[1])
    return run


def may_be_name(text: str) -> bool:
    """Whether a text could name a product: a few words, and no badge, title of the document, heading or address."""
    words = text.split()
    return (
        0 < len(words) <= LONGEST_NAME_WORDS
        and sum(c.isalpha() for c in text) >= 2
        and not BADGE.fullmatch(text.strip())
        and not TITLE.search(text)
        and not (_SEASON.search(text) and (len(words) < SEASON_WORDS or not is_garment(words[-1])))  # but "Autumn Leaf Top"
        and not (is_category_text(text) and len(words) <= 2 and text.isupper())
        and not _HEADING.fullmatch(text.strip())
        and not re.search(r"https?:|www\.|@|\bpage\b|^(?:click|tap|scan)\b", text, re.IGNORECASE)
    )


def _is_product(product: Product, readings: Sequence[Reading], card: Card, images: Sequence[PlacedImage]) -> bool:
    """A style number with a price, sizes, colours, a name beside it or a picture near it; or a name with a price."""
    priced = any(r.role in PRICES and r.price for r in readings)
    if product.style_number:
        near = any(_distance(image.bbox, card.box) < 0.1 for image in images)
        return priced or bool(product.colors or product.sizes or product.name) or near
    return priced and bool(product.name)


def _colorways(card: Card, around: Box, images: Sequence[PlacedImage]) -> list[tuple[list[Reading], Box]]:
    """The readings that belong to each pictured colourway of a card and its area; [] when the card is one product, as where a
    picture of the style leads and its colours are shown small. `around` is the card with its picture."""
    captions = [r for r in card.readings if r.role == "colors" and not r.labelled and r.text]
    boxes = [image.bbox for image in images]
    at = {id(r): found[0] for r in card.readings if (found := caption_to_picture(r.box, boxes)) is not None}
    pictured: dict[Box, list[Reading]] = {}
    for caption in captions:
        if id(caption) in at:
            pictured.setdefault(at[id(caption)], []).append(caption)
    if len(pictured) < 2:
        return _priced_ways(card, captions)
    largest = max(map(area_of, pictured))
    leading = [box for box in boxes if area_of(box) >= LEADING_PICTURE * largest and box not in pictured and holds(around, box)]
    if leading and largest <= SWATCH_PICTURE:
        return []
    facts = [r for r in card.readings if r.role in (*PRICES, "color_code", "sizes")]
    several = {r.role for r in facts if len({at.get(id(o)) for o in facts if o.role == r.role} & pictured.keys()) > 1}
    ways = []
    for picture, own in pictured.items():
        beside = [r for r in facts if r not in own and r.role in several and at.get(id(r)) == picture]  # what one says, all have
        ways.append(([*own, *beside], union_of([*(r.box for r in own), picture])))
    return ways


def _priced_ways(card: Card, captions: Sequence[Reading]) -> list[tuple[list[Reading], Box]]:
    """Colour lines that each have their own price on the line, where the prices differ."""
    ways = []
    for caption in captions:
        own = [r for r in card.readings if r.role in PRICES and r.price and abs(r.box[1] - caption.box[1]) < 0.6 * caption.size]
        if own:
            ways.append(([caption, *own], union_of([caption.box, *(r.box for r in own)])))
    amounts = {tuple(r.price.amount for r in own if r.price is not None) for own, _ in ways}
    return ways if len(ways) >= 2 and len(amounts) >= 2 else []


def _distance(a: Box, b: Box) -> float:
    return float(max(0.0, a[0] - b[2], b[0] - a[2], a[1] - b[3], b[1] - a[3]))
