"""An invented product range: styles with numbers, names, colourways, size runs and prices; the same for the same plan and seed."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from emulator.samples.garments import Photo
from emulator.samples.labels import label
from emulator.samples.style_names import BRANDS, COMPOSITIONS, GIVEN_NAMES, MATERIALS
from emulator.samples.words import CATEGORIES, COLOUR_WORDS, GARMENTS, NOUNS, PAINTS


@dataclass(frozen=True, kw_only=True)
class Colour:
    """A colourway: its key, its name in the range's language, and its code."""

    key: str
    name: str
    code: str


@dataclass(frozen=True, kw_only=True)
class Style:
    """One style. Prices are decimals of two places; `category` is a key of CATEGORIES and `category_name` its wording."""

    number: str
    name: str
    category: str
    category_name: str
    garment: str
    colours: tuple[Colour, ...]
    sizes: tuple[str, ...]
    wholesale: Decimal
    retail: Decimal
    composition: str
    pattern: str = ""
    seed: int = 0
    barcode: str = ""

    def photo(self, colour: Colour | None = None, *, width: int = 400, height: int = 500, studio: int = 1, take: int = 0) -> Photo:
        """The photograph of this style in a colour (its first if None); other takes are other photographs."""
        shown = colour or self.colours[0]
        paint = PAINTS[shown.key][1]
        second = (240, 236, 228) if sum(paint) < 480 else (86, 84, 92)
        return Photo(
            garment=self.garment,
            colour=paint,
            second=second,
            pattern=self.pattern,
            seed=self.seed * 10 + take,
            width=width,
            height=height,
            studio=studio,
        )


@dataclass(frozen=True, kw_only=True)
class RangePlan:
    """What range to invent. `categories` are keys of CATEGORIES in the order of the document; `sizing` is a key of SIZE_RUNS."""

    count: int = 12
    numbering: str = "dash"
    language: str = "en"
    currency: str = "EUR"
    categories: tuple[str, ...] = ("shirts", "dresses", "knitwear", "trousers")
    sizing: str = "letters"
    colours: tuple[int, int] = (1, 3)
    shared_names: bool = False  # some styles carry the same name as another
    cents: tuple[str, ...] = ("00", "50", "90")
    dearness: int = 1  # prices are this many times what is usual


@dataclass(frozen=True, kw_only=True)
class Range:
    """An invented brand's season."""

    brand: str
    season: str
    language: str
    currency: str
    styles: tuple[Style, ...]
    seed: int = 0


def _number(scheme: str, rng: random.Random, i: int, category: str) -> str:
    letters = category.upper()
    return {
        "dash": f"{letters[:2]}-{100 + i * 2 + rng.randrange(3) * 50}",
        "season": f"SS27-{letters[0]}{1000 + i * 7}",
        "digits": f"{41000 + i * 13}",
        "dotted": f"{20 + i}.{rng.randrange(1000, 9999)}",
        "spaced": f"{letters[:2]} {3010 + i * 5}",
        "long": f"K0{rng.randrange(10, 99)}{4400 + i}{letters[0]}",
        "groups": f"{rng.randrange(1, 9)}-{2000 + i * 3}-{rng.randrange(10, 99)}",
        "suffix": f"{letters[0]}{510 + i}{rng.choice('ABW')}",
        "slash": f"{7000 + i * 11}/{rng.randrange(1, 9)}",
    }[scheme]


NUMBERINGS = ("dash", "season", "digits", "dotted", "spaced", "long", "groups", "suffix", "slash")
SIZE_RUNS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "letters": (("XS", "S", "M", "L", "XL"), ("S", "M", "L", "XL"), ("S", "M", "L", "XL", "XXL"), ("XS", "S", "M", "L")),
    "numbers": (("34", "36", "38", "40", "42"), ("36", "38", "40", "42", "44"), ("38", "40", "42", "44", "46")),
    "us": (("0", "2", "4", "6", "8", "10"), ("2", "4", "6", "8", "10", "12")),
    "inches": (("28", "30", "32", "34", "36"), ("29", "30", "31", "32", "33", "34")),
    "shoes": (("36", "37", "38", "39", "40", "41"), ("40", "41", "42", "43", "44", "45")),
    "ages": (("2Y", "4Y", "6Y", "8Y", "10Y"), ("3-6M", "6-12M", "12-18M", "18-24M")),
    "beds": (("Twin", "Full", "Queen", "King"), ("90x200", "140x200", "180x200")),
    "mixed": (("S", "M", "L", "XL"), ("36", "38", "40", "42"), ("XS", "S", "M", "L", "XL")),
}
_PATTERNS = ("", "", "", "", "stripes", "checks", "floral", "dots", "melange", "animal", "blocks")
_PLAIN = {
    "coats": ("", "", "melange", "checks"),
    "shoes": ("",),
    "bags": ("", "", "blocks"),
    "hats": ("", "melange"),
    "knitwear": ("rib", "melange", "stripes"),
}
_BASE_PRICE = {
    "coats": 96,
    "jackets": 72,
    "shoes": 58,
    "dresses": 54,
    "bags": 46,
    "knitwear": 44,
    "trousers": 42,
    "skirts": 38,
    "hats": 22,
    "tees": 16,
}


def _price(rng: random.Random, category: str, cents: tuple[str, ...]) -> Decimal:
    base = _BASE_PRICE.get(category, 34)
    return Decimal(f"{int(base * rng.uniform(0.7, 1.5))}.{rng.choice(cents)}")


def _name(rng: random.Random, language: str, noun: str, given: str) -> str:
    if rng.random() < 0.4:
        return f"{given} {noun}" if language in ("en", "de") else f"{noun} {given}"
    material = rng.choice(MATERIALS[language])
    if language == "de":
        joined = f"{material}-{noun}" if "-" in noun or material in ("Bio", "Wickel") else f"{material}{noun.lower()}"
        return f"{given} {joined}"
    return f"{given} {material} {noun}" if language == "en" else f"{noun} {given} {material}"


def _ean(rng: random.Random) -> str:
    digits = [4, 0] + [rng.randrange(10) for _ in range(10)]
    check = -sum(d * (3 if i % 2 else 1) for i, d in enumerate(digits)) % 10
    return "".join(map(str, [*digits, check]))


def _sizes(rng: random.Random, plan: RangePlan, category: str) -> tuple[str, ...]:
    if category in ("bags", "hats"):
        return (label("one_size", plan.language),)
    if category == "shoes":
        return rng.choice(SIZE_RUNS["shoes"])
    return rng.choice(SIZE_RUNS[plan.sizing])


def make_range(plan: RangePlan, seed: int) -> Range:
    """Invent a range. Style numbers are unique in it; styles come grouped by category in the plan's order."""
    rng = random.Random(f"range {seed} {plan}")
    givens = rng.sample(GIVEN_NAMES, min(len(GIVEN_NAMES), plan.count))
    per = [plan.categories[i * len(plan.categories) // plan.count] for i in range(plan.count)]
    styles: list[Style] = []
    numbers: set[str] = set()
    for i, category in enumerate(per):
        number = _number(plan.numbering, rng, i, category)
        while number in numbers:
            number = _number(plan.numbering, rng, i + len(numbers) + 1, category)
        numbers.add(number)
        noun_index = rng.randrange(2)
        nouns, garments = NOUNS[plan.language][category], GARMENTS[category]
        noun = nouns[noun_index % len(nouns)]
        name = _name(rng, plan.language, noun, givens[i % len(givens)])
        if plan.shared_names and i % 4 == 1 and per[i - 1] == category:
            name = styles[-1].name
        keys = rng.sample(sorted(PAINTS), rng.randint(*plan.colours))
        wholesale = _price(rng, category, plan.cents) * plan.dearness
        retail = (wholesale * Decimal(rng.choice(("2.2", "2.5", "2.7")))).quantize(Decimal(1)) - (
            Decimal("0.05") if rng.random() < 0.5 else 0
        )
        styles.append(
            Style(
                number=number,
                name=name,
                category=category,
                category_name=CATEGORIES[plan.language][category],
                garment=garments[noun_index % len(garments)],
                colours=tuple(Colour(key=k, name=COLOUR_WORDS[plan.language][k], code=PAINTS[k][0]) for k in keys),
                sizes=_sizes(rng, plan, category),
                wholesale=wholesale,
                retail=retail.quantize(Decimal("0.01")),
                composition=rng.choice(COMPOSITIONS[plan.language]),
                pattern=rng.choice(_PLAIN.get(category, _PATTERNS)),
                seed=rng.randrange(10**6),
                barcode=_ean(rng),
            )
        )
    season = rng.choice(("Spring/Summer 2027", "Fall/Winter 2026", "Resort 2027", "Pre-Fall 2026"))
    return Range(
        brand=rng.choice(BRANDS), season=season, language=plan.language, currency=plan.currency, styles=tuple(styles), seed=seed
    )
