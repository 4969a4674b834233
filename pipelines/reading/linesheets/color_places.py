"""Where the cards of a document have their colours, whatever the words: brands name their colours anew each season.

Known colours tell a place when no other kind of text stands there; so do cards of one style that differ there and nowhere else.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from pipelines.reading.layout import Line
from pipelines.reading.linesheets.cards import Card, lines_to_cards
from pipelines.reading.linesheets.facts import Facts
from pipelines.reading.linesheets.reading import Reading
from pipelines.reading.model import Page
from pipelines.reading.words.product_words import may_be_color
from pipelines.reading.words.vocabulary import normalise

MOST_PAGES, MOST_CARDS = 24, 90  # that are looked at; what is the habit of a document shows on them
LEAST_KNOWN = 2  # known colours at a place
LEAST_SHARE = 1 / 6  # of its texts that are known colours, where nothing else could be said there
MOST_OTHER = 0.1  # of its texts that cannot be colours
LEAST_UNLIKE = 0.5  # of its texts that are unlike: what all cards say is no colour

Place = tuple[int, int, bool]  # lines below the style number, type size, weight


def pages_to_color_places(pages: Sequence[tuple[Page, Sequence[Line]]], facts: Facts) -> tuple[Place, ...]:
    """The places of colours in the cards of a document, from its pages with the lines that are read on them."""
    cards: list[Card] = []
    for page, lines in pages[:MOST_PAGES]:
        if len(cards) < MOST_CARDS:
            cards += lines_to_cards(lines, page, facts)
    return cards_to_color_places(cards)


def cards_to_color_places(cards: Sequence[Card]) -> tuple[Place, ...]:
    """The places that hold the colours of cards."""
    held: defaultdict[Place, list[Reading]] = defaultdict(list)
    named: Counter[Place] = Counter()  # texts of a place that have others beside them, for names
    for card in cards:
        plain = [(card_place(reading, card), reading) for reading in _plain(card)]
        others = [reading for reading in card.readings if reading.role in ("name", "description")]
        for place, reading in plain:
            held[place].append(reading)
            named[place] += bool(others) or any(other != place and r.role == "text" for other, r in plain)
    differing = _differing(cards)

    def is_usual(place: Place, readings: Sequence[Reading]) -> bool:
        free = _is_free(readings) and named[place] >= (1 - MOST_OTHER) * len(readings)
        return _is_known(readings) or (free and (_is_half_known(readings) or place in differing))

    return tuple(sorted(place for place, readings in held.items() if is_usual(place, readings)))


def card_place(reading: Reading, card: Card) -> Place:
    """Where a reading stands in its card: how many lines from the style (or the top), in which type."""
    rows = sorted({round(r.box[1], 2) for r in card.readings})
    style = next((r for r in card.readings if r.role == "style_number" and r.text), card.readings[0])
    below = rows.index(round(reading.box[1], 2)) - rows.index(round(style.box[1], 2))
    return below, round(reading.size * 400), reading.bold


def _plain(card: Card) -> list[Reading]:
    return [reading for reading in card.readings if reading.role in ("colors", "text") and not reading.labelled and reading.text]


def _is_known(readings: Sequence[Reading]) -> bool:
    """Whether half of the texts at a place are colours by their words."""
    known = sum(reading.role == "colors" for reading in readings)
    return known >= LEAST_KNOWN and 2 * known >= len(readings)


def _is_half_known(readings: Sequence[Reading]) -> bool:
    known = sum(reading.role == "colors" for reading in readings)
    return known >= max(LEAST_KNOWN, LEAST_SHARE * len(readings))


def _is_free(readings: Sequence[Reading]) -> bool:
    """Whether the texts at a place could all be colours, and are unlike."""
    other = sum(reading.role == "text" and not may_be_color(reading.text) for reading in readings)
    unlike = len({normalise(reading.text) for reading in readings})
    return other <= MOST_OTHER * len(readings) and unlike >= LEAST_UNLIKE * len(readings)


def _differing(cards: Sequence[Card]) -> set[Place]:
    """The places whose texts differ between the cards of one style that agree in all others."""
    by_style: defaultdict[str, list[Card]] = defaultdict(list)
    for card in cards:
        style = next((normalise(r.text) for r in card.readings if r.role == "style_number" and r.text), "")
        if style:
            by_style[style].append(card)
    found: Counter[Place] = Counter()
    for kin in by_style.values():
        if len(kin) > 1 and (place := _differs_alone(kin)) is not None:
            found[place] += 1
    repeated = sum(len(kin) > 1 for kin in by_style.values())
    return {place for place, count in found.items() if 2 * count > repeated}


def _differs_alone(kin: Sequence[Card]) -> Place | None:
    """The one place at which cards of a style say different things, where they agree in another text."""
    said: list[dict[Place, str]] = []
    for card in kin:
        texts: defaultdict[Place, list[str]] = defaultdict(list)
        for reading in _plain(card):
            texts[card_place(reading, card)].append(normalise(reading.text))
        said.append({place: " ".join(words) for place, words in texts.items()})
    common = set.intersection(*(set(places) for places in said))
    unlike = {place: len({places[place] for places in said}) for place in common}
    differing = [place for place, count in unlike.items() if count > 1]
    alone = len(differing) == 1 and unlike[differing[0]] == len(kin) and len(common) > 1
    return differing[0] if alone else None
