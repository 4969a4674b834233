"""The labels inside a line ("WHSL", "Style #", "Colours:"): where each stands and which field its value belongs to.

A strong word is a label by itself; a weak one ("style", "net", "type") needs a colon, or the right kind of value behind it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from pipelines.reading.words.colors import is_color_text
from pipelines.reading.words.header_words import PHRASES
from pipelines.reading.words.language_words import LANGUAGE_PHRASES
from pipelines.reading.words.money import OPEN_PRICES, find_prices
from pipelines.reading.words.size_lists import text_to_sizes
from pipelines.reading.words.sizes import is_one_size
from pipelines.reading.words.style_numbers import looks_like_style_number
from pipelines.reading.words.vocabulary import header_to_field, normalise

Role = Literal[
    "style_number", "name", "description", "colors", "color_code", "sizes", "wholesale_price", "retail_price", "price",
    "category", "composition", "other", "text",
]  # fmt: skip
PRICES = ("wholesale_price", "retail_price", "price")
_ROLE_OF = {"sku": "style_number", "color": "colors", "size": "sizes", "size_run": "sizes", "unit_price": "price"}
_KEPT = {"style_number", "name", "description", "colors", "color_code", "sizes", "category", "composition", *PRICES}
MATERIAL_WORDS = ("material", "quality", "qualitat", "matiere", "tejido", "tessuto", "stof", "tecido")
_TOKEN = re.compile(r"[^\W_]+(?:'s)?|#|№")
_MARK = re.compile(r"\s*(?:[:=#]|\.(?=\s|$|:)|№|\s[-–—](?=\s))*\s*")
_ASIDE = re.compile(r"\s*\([^()\d]{1,24}\)\s*:?\s*")  # "RRP (incl. VAT)"
_PRICE_BEGINS = re.compile(
    r"\(?(?:from|ab|dès|desde|da|vanaf)\b|\(?(?:(?:(?-i:[A-Z]{3})|[A-Z]{1,3}[$€£¥]|[$€£¥₹]|kr\.?|fr\.?|sfr\.?|rs\.?|zł|excl\.?|incl\.?|net|ea\.?)\)?[\s:.]*){0,2}\d|[$€£¥₹]",
    re.IGNORECASE,
)
_SWALLOWED = re.compile(r"(?<=[XSML\d])\s?(to|bis|a|à|tot|até)\s?(?=[XSML\d])")
_DAYS = re.compile(r"\d{1,3}(?![\d.,])")
_UNTIL = re.compile(r"\d{1,3}\s?(?:days?\b|tagen?\b|jours?\b|giorni\b|d[ií]as\b|dagen\b|e\.?o\.?m\b)", re.IGNORECASE)
_TERMS = re.compile(r"(?:terms?|payment|\d{1,2}\s?%\s?/?\s?\d{1,3}(?: days)?)[\s:,;./-]*$", re.IGNORECASE)  # "2% 10, net 30"
_LETTERS = ("XXS", "XS", "S", "M", "L", "XL", "XXL", "XXXL")
_RUN_OF_SIZES = re.compile("".join(f"({letters})?" for letters in _LETTERS))
LONGEST_LABEL = 5  # words
LONGEST_SHORT = 4  # letters of a word shortened by a dot
LEAST_PARTED = 5  # sizes in a row of digits
SURE = 0.9  # how sure it must be of the words of a colour
CLOSE = 0.8  # how sure `header_to_field` must be of words that are not a known phrase
MODEL = 0.85  # up to here a label of style numbers ("Style", "Model") may as well name a style in words
NUMBER = "no"  # "No.", "Nr.", "n°": over a column it counts the rows, in a line of its own it numbers the style
LEAST_NUMBER = 3  # characters of such a number; fewer count something
LANGUAGE = 0.95  # how sure the words of further languages are, some of which are words of others
WEAK = 0.7  # below this a label's word alone does not say what its value is


@dataclass(frozen=True, kw_only=True, slots=True)
class Label:
    """A label's role, where it begins, and where its value does (characters of the line)."""

    role: str
    start: int
    end: int  # of the label with its marks: where its value begins
    colon: bool
    score: float


@lru_cache(maxsize=8_192)  # the passes over a document ask for the same lines
def find_labels(text: str, start: int, end: int, legend: tuple[tuple[str, str], ...] = ()) -> tuple[Label, ...]:
    """The labels inside `text[start:end]`, left to right, longest first; a weak word needs a colon or the right thing behind it.

    `legend` are the document's own abbreviations (normalised) with their roles.
    """
    tokens = list(_TOKEN.finditer(text, start, end))
    found: list[Label] = []
    index = 0
    while index < len(tokens):
        label = _sign(text, tokens[index], end)
        for count in () if label else range(min(LONGEST_LABEL, len(tokens) - index), 0, -1):
            first, last = tokens[index], tokens[index + count - 1]
            if text[first.start() : last.end()].count(":"):
                continue
            label = _label(text, first.start(), last.end(), start, end, legend)
            if label is not None:
                break
        if label is None:
            index += 1
            continue
        found.append(label)
        while index < len(tokens) and tokens[index].start() < label.end:
            index += 1
    return tuple(found)


def says_fact(text: str) -> bool:
    """Whether a line begins with the label of the colours or sizes of one article or of many ("Sizes: 36-41"): it is no entry."""
    labels = find_labels(text, 0, len(text))
    return bool(labels) and labels[0].start == 0 and labels[0].colon and labels[0].role in ("colors", "sizes")


def sizes_in(text: str) -> tuple[str, ...]:
    """The sizes that `text` lists, also where a recogniser of scans has swallowed a space ("XSto XL"); () for none."""
    return _parted_sizes(text) or _parted_numbers(text) or text_to_sizes(text) or text_to_sizes(_SWALLOWED.sub(r" \1 ", text))


def _parted_sizes(text: str) -> tuple[str, ...]:
    """Letter sizes between which a recogniser lost a mark ("SM, L, XL", "SMLXLXXL"), if parted they follow each other; else ()."""
    tokens = [token for token in re.split(r"[\s,;/|]+", text.strip()) if token]
    matches = [_RUN_OF_SIZES.fullmatch(token) for token in tokens]
    if not all(matches):
        return ()
    parts = [part for match in matches if match for part in match.groups() if part]
    at = _LETTERS.index(parts[0]) if parts else 0
    follow = len(parts) >= 3 and len(parts) > len(tokens) and parts == list(_LETTERS[at : at + len(parts)])
    return tuple(parts) if follow else ()


def _parted_numbers(text: str) -> tuple[str, ...]:
    """Sizes of two digits between which a recogniser lost spaces ("24 25 2627"), if parted they go up evenly; else ()."""
    tokens = text.split()
    parts = re.findall(r"\d\d", text) if all(re.fullmatch(r"(?:\d\d)+", token) for token in tokens) else []
    steps = {int(b) - int(a) for a, b in pairwise(parts)}
    return tuple(parts) if LEAST_PARTED <= len(parts) > len(tokens) and steps in ({1}, {2}) else ()


@lru_cache(maxsize=1)
def _phrases() -> dict[str, tuple[str, float]]:
    """Phrase → role and how sure it is. Fields that a product does not keep end the value before them, so they are "other"."""
    known: dict[str, tuple[str, float]] = {}
    for name, by_score in PHRASES.items():
        role = _ROLE_OF.get(name, name)
        for score, words in by_score.items():
            for phrase in words.split("|"):
                known.setdefault(normalise(phrase), (role if role in _KEPT else "other", score))
    for name, words in LANGUAGE_PHRASES.items():
        role = _ROLE_OF.get(name, name)
        for phrase in words.split("|"):
            known.setdefault(normalise(phrase), (role if role in _KEPT else "other", LANGUAGE))
    for phrase in MATERIAL_WORDS:
        known[phrase] = ("composition", 0.9)
    return known


def _sign(text: str, token: re.Match[str], end: int) -> Label | None:
    """A number sign right before a style number ("#HT-14")."""
    number = re.match(r"[^\s,;/|()]*", text[token.end() : end])
    if token[0] not in "#№" or number is None or not looks_like_style_number(number[0]):
        return None
    return Label(role="style_number", start=token.start(), end=token.end(), colon=True, score=0.9)


def _label(text: str, first: int, last: int, start: int, end: int, legend: tuple[tuple[str, str], ...]) -> Label | None:
    word = normalise(text[first:last])
    own = next((role for name, role in legend if name == word), None)
    hit = (own, 1.0) if own else _phrases().get(word) or _compound_label(text, first, last, start, end)
    if hit is None:
        return None
    role, score = hit
    if score < WEAK and not any(c.isdigit() for c in text[last : last + 24]):
        role = "name"  # "Product", "Item", "Article" head names as often as numbers
    mark = _MARK.match(text, last, end)
    after = mark.end() if mark else last
    marks = text[last:after]
    colon = ":" in marks or "=" in marks or "#" in marks or "#" in text[first:last] or "№" in text[first:last]
    opens = not text[start:first].strip(" -–—/,;(*")
    aside = _ASIDE.match(text, after, end) if role in PRICES else None
    after = end if aside is not None and aside.end() == end else after
    alone = opens and after >= end
    value = text[after:end]
    if word == NUMBER and opens and len(value) >= LEAST_NUMBER and " " not in value and looks_like_style_number(value):
        return Label(role="style_number", start=first, end=after, colon=True, score=MODEL)
    if role == "sizes" and (is_one_size(text[first:end]) or len(text_to_sizes(text[first:last])) > 1):
        return None  # "Taille unique" and "S t/m XL" are sizes as they stand
    if word == "net" and _is_term(text[start:first], value):
        return None  # "Terms: Net 30", "Net 60 days"
    if role in PRICES:
        near = _PRICE_BEGINS.match(value)
        between = re.match(r"(?:\([^)]{1,20}\)\s*:?\s*)", value)
        if between and not near:
            near = re.match(r"[^\d\w]{0,4}\d", value[between.end() :])
        whole = near is not None and not colon and re.match(r"\d+(?![.,\d])", value) is not None
        still_open = opens and normalise(value) in OPEN_PRICES
        if not (near or colon or alone or still_open or _price_before(text, start, first)) or (
            whole and not opens and not re.search(r"\d", text[start:first])
        ):
            return None  # "Store for Retail 6" is no price
        return Label(role=role, start=first, end=after, colon=colon or bool(near), score=score)
    if role == "style_number":
        token = re.match(r"\S+", value)
        good = token is not None and looks_like_style_number(token[0].strip(".,;:()"))
        good = good or re.match(r"[A-Z]{1,4} \d{2,6}\b", value) is not None
        good = good or (_is_shortened(word, marks) and token is not None and any(c.isdigit() for c in token[0]))  # "Ref. P-03"
        if score < WEAK and not good:
            return None
        if score <= MODEL and colon and not good and _is_wording(value):
            return Label(role="name", start=first, end=after, colon=colon, score=score)
        if alone or (colon and (good or token is not None)) or (good and (score > 0.9 or opens)):
            return Label(role=role, start=first, end=after, colon=colon, score=score)
        return None
    if colon or (alone and len(normalise(text[first:last])) > 2):
        return Label(role=role, start=first, end=after, colon=colon, score=score)
    if role == "sizes" and (opens or len(word) > 1) and sizes_in(value):
        return Label(role=role, start=first, end=after, colon=False, score=score)  # also behind a number: "10623 Size XS–XL"
    if not opens:
        return None
    if role == "composition" and re.match(r"\d{1,3}\s?%", value):
        return Label(role=role, start=first, end=after, colon=False, score=score)
    if role == "colors" and (is_color_text(value) or _is_shortened(word, marks)):
        return Label(role=role, start=first, end=after, colon=False, score=score)
    return None


def _is_term(before: str, value: str) -> bool:
    """Whether a number behind "net" counts the days until an invoice is paid."""
    return _DAYS.match(value) is not None and (_TERMS.search(before) is not None or _UNTIL.match(value) is not None)


def _is_shortened(word: str, marks: str) -> bool:
    """Whether a label is a word shortened by a dot, which stands for the colon too: "col. zucca"."""
    return "." in marks and word.isalpha() and len(word) <= LONGEST_SHORT


def _is_wording(value: str) -> bool:
    """Whether a value begins with words in lower case or capitalised, as a name does and a style number does not."""
    words = re.split(r"\s[|•·]\s|\s{3,}", value.strip())[0].split()[:2]
    return any(word[-1:].islower() and len(word) > 3 for word in words) and not any(c.isdigit() for word in words for c in word)


def _compound_label(text: str, first: int, last: int, start: int, end: int) -> tuple[str, float] | None:
    """The role of words of which only a likeness is known ("Artikelnr."), where they fill their part or stand before a colon."""
    if re.match(r"-\w", text[last:end]) is not None:
        return None  # "Ref. A-12": the letter begins the number
    rest = text[last:end].lstrip(" .")
    numbered = re.match(r"[A-Z]{1,4} \d{2,6}\b", rest) is not None or looks_like_style_number(rest.split(" ")[0])
    if text[start:first].strip() or not (not rest or rest.startswith(":") or numbered):
        return None
    found = header_to_field(text[first:last])
    if found is None or found[1] < CLOSE or any(c.isdigit() for c in text[first:last]):
        return None
    if found[1] < SURE and is_color_text(text[first:last]):
        return None  # "Marin" is no slip of "Margin"
    if " " in text[first:last] and sizes_in(text[first:last].split(maxsplit=1)[1]):
        return None  # "Size S/M/L/XL" is a label and its value
    role = _ROLE_OF.get(found[0], found[0])
    return (role if role in _KEPT else "other"), found[1]


def _price_before(text: str, start: int, at: int) -> bool:
    """Whether a price ends right before `at`: "$34.00 WHSL"."""
    return any(end >= at - start - 3 and text[start + end : at].strip(" ()") == "" for _, _, end in find_prices(text[start:at]))
