"""What a text on a card is, from where it stands: as other cards have their name or colours there, or as a list goes on."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from pipelines.reading.linesheets.captions import picture_above
from pipelines.reading.linesheets.cards import Card
from pipelines.reading.linesheets.categories import is_category_text
from pipelines.reading.linesheets.color_places import Place, card_place, cards_to_color_places
from pipelines.reading.linesheets.facts import Facts
from pipelines.reading.linesheets.reading import Reading
from pipelines.reading.model import Box
from pipelines.reading.words.garments import GARMENTS
from pipelines.reading.words.product_words import may_be_color
from pipelines.reading.words.vocabulary import normalise

_LIST_GOES_ON = re.compile(r"(?:[,/&|+]|\s(?:e|y|et|und|and|en))\s*$")
_VIEW = re.compile(  # what says how a picture shows a style, or sends elsewhere
    r"\b(?:front|back|side|rear|detail|view|look|vorne|hinten|r[üu]ck\w*|dos|face|vista|dorso|retro|achter\w*)\b|@|\d{3}",
    re.IGNORECASE,
)
CAPTION_WORDS = 5
PLACED_WORDS = 6  # of what stands in the place of colours
LISTED_WORDS = 3  # of a colour of any name beside known ones


def settled_by_place(cards: Sequence[Card], facts: Facts, pictures: Sequence[Box] = ()) -> list[Card]:
    """The cards of a page with their unlabelled texts and colours told apart. `pictures` are where the products are shown."""
    placed = _with_placed_groups(_with_placed_colors(_with_placed_names(_with_captions(cards, pictures)), facts))
    return [_with_listed_colors(card) for card in placed]


def is_garment(text: str) -> bool:
    """Whether a word of `text` is one for a kind of garment."""
    return any(word in GARMENTS for word in normalise(text).split())


def is_kind(text: str) -> bool:
    """Whether `text` is nothing but words for kinds of garments."""
    words = normalise(text).split()
    return bool(words) and all(word in GARMENTS for word in words)


def _with_captions(cards: Sequence[Card], pictures: Sequence[Box]) -> list[Card]:
    """Cards with short texts below several pictures, one below each, as their colours, whatever the words; and those with a lone
    picture whose caption is in the type of such."""
    found = [_captions(card, pictures) for card in cards]
    rows = [captions for captions in found if len(captions) >= 2]
    types = {_type_of(reading) for captions in rows for reading in captions}

    def settled(card: Card, captions: Sequence[Reading]) -> Card:
        fits = [r for r in captions if len(captions) >= 2 or _type_of(r) in types]
        return replace(card, readings=tuple(replace(r, role="colors", confidence=0.6) if r in fits and r.role == "text" else r
                                            for r in card.readings))  # fmt: skip

    return [settled(card, captions) for card, captions in zip(cards, found, strict=True)]


def _captions(card: Card, pictures: Sequence[Box]) -> list[Reading]:
    """The texts and colours in one type right below the pictures of a card, one below each; [] where they may say other things."""
    below: dict[Box, list[Reading]] = defaultdict(list)
    for reading in card.readings:
        over = picture_above(reading.box, pictures)
        if over is not None:
            below[over].append(reading)
    captions = [reading for held in below.values() for reading in held]
    single = all(len(held) == 1 for held in below.values()) and len({_type_of(reading) for reading in captions}) == 1
    worded = all(r.role in ("text", "colors") and not r.labelled and len(r.text.split()) <= CAPTION_WORDS and
                 not _VIEW.search(r.text) and not is_garment(r.text) for r in captions)  # fmt: skip
    styled = any(r.role == "style_number" and r.text for r in card.readings)
    named = any(r.role in ("text", "name") and r.text and r not in captions for r in card.readings)
    different = len({normalise(reading.text) for reading in captions}) == len(captions)
    return captions if single and worded and styled and named and different else []


def _type_of(reading: Reading) -> tuple[int, bool]:
    return round(reading.size * 400), reading.bold


def _with_placed_names(cards: Sequence[Card]) -> list[Card]:
    """Cards whose name is made of words for colours ("Calla Printed Shell"): it stands where others have text, in their type."""
    roles: defaultdict[Place, Counter[str]] = defaultdict(Counter)
    for card in cards:
        for reading in card.readings:
            if reading.role in ("colors", "text") and not reading.labelled:
                roles[card_place(reading, card)][reading.role] += 1
    worded = {place for place, count in roles.items() if count["text"] >= 3 and count["text"] >= 4 * count["colors"]}

    def settled(reading: Reading, card: Card) -> Reading:
        fits = reading.role == "colors" and not reading.labelled and card_place(reading, card) in worded
        others = [r for r in card.readings if r.role == "colors" and r is not reading]
        nameless = not any(r.role in ("text", "name") for r in card.readings)
        named = any(r.role in ("text", "name") and r.size >= reading.size and r.bold >= reading.bold for r in card.readings)
        return replace(reading, role="text", confidence=0.5) if fits and (others or nameless) and not named else reading

    return [replace(card, readings=tuple(settled(r, card) for r in card.readings)) for card in cards]


def _with_placed_colors(cards: Sequence[Card], facts: Facts) -> list[Card]:
    """Cards in which a text stands where the cards of the page or the document have their colour becomes that colour ("SWIRL")."""
    usual = {*facts.color_places, *cards_to_color_places(cards)}

    def settled(card: Card) -> Card:
        known = [r for r in card.readings if r.role == "colors"]
        found = [r for r in card.readings if r.role == "text" and not r.labelled and card_place(r, card) in usual and
                 (may_be_color(r.text) or (not known and len(r.text.split()) <= PLACED_WORDS))]  # fmt: skip
        if any(r.labelled or card_place(r, card) not in usual for r in known):
            return card
        return replace(card, readings=tuple(replace(r, role="colors", confidence=0.55) if r in found else r for r in card.readings))

    return [settled(card) for card in cards]


def _with_placed_groups(cards: Sequence[Card]) -> list[Card]:
    """Cards with their captions of groups ("DRESSES", "Tops"): short texts where several have words for a group."""
    texts = [(card_place(r, card), r) for card in cards for r in card.readings if r.role == "text" and not r.labelled]
    places = Counter(place for place, _ in texts)
    groups = Counter(place for place, r in texts if is_category_text(r.text))
    usual = {place for place, count in groups.items() if count >= 2 and 2 * count >= places[place]}

    def settled(reading: Reading, card: Card) -> Reading:
        fits = reading.role == "text" and not reading.labelled and card_place(reading, card) in usual
        names = [r for r in card.readings if r.role in ("text", "name") and (r.size > 1.05 * reading.size or r.bold > reading.bold)]
        fits = fits and bool(names)  # else it is the name, or a line of it
        return replace(reading, role="category", text=reading.text.split(" / ")[-1], confidence=0.6) if fits else reading

    return [replace(card, readings=tuple(settled(r, card) for r in card.readings)) for card in cards]


def _with_listed_colors(card: Card) -> Card:
    """Short texts in one list or row with two or more colours, in the same type, are colours too, whatever their language."""
    known = [r for r in card.readings if r.role == "colors" and not r.labelled]

    def listed(text: Reading) -> bool:
        if text.role != "text" or text.labelled or len(text.text.split()) > LISTED_WORDS or not text.text[:1].isalpha():
            return False
        alike = [r for r in known if abs(r.size - text.size) < 0.0004 and r.bold == text.bold]
        column = [r for r in alike if abs(r.box[0] - text.box[0]) < 0.002 and abs(r.box[1] - text.box[1]) < 12 * text.size]
        row = [r for r in alike if _on_one_height(r, text)]
        return (max(len(column), len(row)) >= 2 or (bool(row) and is_row_of_its_own(text))) and not is_garment(text.text)

    def is_row_of_its_own(text: Reading) -> bool:
        """Whether all in a text's type stands beside it, and larger or bolder type names the card: a known colour tells the row."""
        typed = [r for r in card.readings if abs(r.size - text.size) < 0.0004 and r.bold == text.bold]
        short = all(r.role in ("text", "colors") and _on_one_height(r, text) and len(r.text.split()) <= LISTED_WORDS for r in typed)
        return short and any(r.role in ("text", "name") and (r.size > text.size or r.bold > text.bold) for r in card.readings
                             if r not in typed)  # fmt: skip

    def goes_on(text: Reading) -> bool:
        above = [r for r in card.readings if r.role == "colors" and _LIST_GOES_ON.search(r.text)]
        return text.role == "text" and any(
            -0.2 * r.size < text.box[1] - r.box[3] < 0.9 * r.size and text.box[0] < r.box[2] for r in above
        )

    found = tuple(replace(r, role="colors", confidence=0.55) if listed(r) or goes_on(r) else r for r in card.readings)
    return replace(card, readings=found)


def _on_one_height(a: Reading, b: Reading) -> bool:
    return abs(a.box[3] - b.box[3]) < 0.003
