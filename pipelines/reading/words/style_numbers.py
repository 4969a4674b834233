"""Style numbers without a label: found by their shape, once a document's style numbers are seen to share one.

A shape keeps what stays the same from style to style: "AY-510" and "CM-1442" are both "A-9", "10234" is "99999", "200.41" "999.99".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from pipelines.reading.words.colors import is_color_text
from pipelines.reading.words.money import find_prices
from pipelines.reading.words.seasons import CODES as SEASONS
from pipelines.reading.words.sizes import is_size
from pipelines.reading.words.vocabulary import header_to_fields

LONGEST_STYLE_NUMBER = 24
_PRICED = ("wholesale_price", "retail_price", "unit_price", "price")
MOST_SHAPES = 8
PRICES_FOR_NUMBER, PRICES_FOR_CODE = 4, 8  # lines with prices for each style number of digits alone, with letters, at most
LONG_NUMBER = 5  # digits
FEW_TEXTS = 60  # of a document that may hold one style alone
_TOKEN = re.compile(
    r"(?<![\w.,%$€£-])[A-Z]{1,4} \d{3,6}(?![\w%.,-]\w|\w)|(?<![\w$€£%.,'-])#?[^\W_](?:[^\W]|[-./](?=\w))*[^\W_](?!\w)"
)
_SEASON = re.compile(
    rf"(?:{SEASONS}|F|S|P|H|Q[1-4]|DROP)[-/.']?(?:20)?(\d{{2}})(?:[-/](?:20)?(\d{{2}}))?",
    re.IGNORECASE,
)
_NOT_STYLE = re.compile(
    r"(?:[^\W\d]{4,9}\.? )?(?:19|20)\d\d(?:[-/](?:19|20)?\d\d)?"  # years
    r"|\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?|\d{4}-\d\d-\d\d|\d{1,2}[.,]\d\d"  # dates, prices
    r"|\d+(?:[.,]\d+)?(?:gsm|gr?|kg|oz|lbs?|cm|mm|ml|m|in|inch|x\d+|pcs?|pk|pack|st|nd|rd|th|days?|d|k|hrs?|wks?|yrs?|den|ply|dpi|w)"
    r"|(?:USD|EUR|GBP|CHF|CAD|AUD|NZD|DKK|SEK|NOK|JPY|PLN|HKD) ?\d+"
    r"|\d+[.,]\d+[a-z]{1,3}"  # amounts with a unit
    r"|\d{1,3}[xX×]\d{1,3}(?:[xX×]\d{1,3})?(?:cm|in|mm)?|\d{11,14}|v\d|p\d{1,2}|page\d*|co2|h2o|3d|2d|a4|upf\d+",
    re.IGNORECASE,
)
_LIKE_PRICE = re.compile(r"9+[.,]99?|9{1,3}[.,]999")  # a shape that bare prices have too: counts only where prices carry a currency
_MARK = re.compile(r"[^\d\s.,'’-]")  # of money in a price, if only the document tells which: "695 kr"
_NO_PRICE = re.compile(r"[.,]9{4,}|[-/]")  # what a shape of digits has that no price has
_CONTACT = re.compile(
    r"@|https?:|www\.|\+\d{1,3}[ (]|\b(?:tel|phone|fax|telefon|téléphone|cell|mobile|mobil|whatsapp|p\.? ?iva|vat)\b", re.IGNORECASE
)


def looks_like_style_number(token: str) -> bool:
    """Whether one word could be a style number: 2 to 24 characters with a digit, and no year, date, season, measure or barcode."""
    token = token.strip("#.,;:()[]")
    if not 2 <= len(token) <= LONGEST_STYLE_NUMBER or not any(c.isdigit() for c in token):
        return False
    if not all(c.isascii() or c.isupper() for c in token):
        return False  # a measure or a sentence in a script without capitals, or in the small letters of another alphabet
    return not (_NOT_STYLE.fullmatch(token) or _is_season(token) or any(c in "%$€£¥₹" for c in token))


def token_to_shape(token: str) -> str:
    """The shape of a style number: runs of letters are "A" (capitals) or "a", runs of digits "9"; digits alone keep their count."""
    token = token.strip("#")
    if not any(c.isalpha() for c in token):
        return re.sub(r"\d", "9", token)
    return re.sub(
        r"\d+",
        "9",
        re.sub(r"[a-z]+", "a", re.sub(r"[A-Z]+", "A", "".join("A" if c.isalpha() and not c.isascii() else c for c in token))),
    )


def is_contact(text: str) -> bool:
    """Whether a text tells how to reach somebody: what looks like a number in it is a suite, a phone or a registration."""
    return _CONTACT.search(text) is not None


def find_style_numbers(text: str, shapes: Iterable[str]) -> list[tuple[int, int]]:
    """Start and end of every token of `text` that has one of the `shapes`."""
    known = set(shapes)
    if not known or not any(map(str.isdigit, text)) or is_contact(text):
        return []
    found = []
    for start, end in _tokens(text):
        token = text[start:end]
        shape = token_to_shape(token)
        if shape not in known or not looks_like_style_number(token) or _is_plain_size(token) or _is_measured(text, start, end):
            continue
        if not _LIKE_PRICE.fullmatch(shape) or token == text.strip():
            found.append((start, end))
    return found


def texts_to_shapes(texts: Iterable[str], labelled: Iterable[str] = ()) -> tuple[str, ...]:
    """The shapes of a document's style numbers, commonest first, from its lines and the style numbers it labels; () for none.

    Style numbers differ from line to line and share a shape; quantities and codes that repeat do not. Letters with digits weigh
    more than digits alone, which need at least four digits, or three in many lines. A lone code is one only in a
    short document with prices, and few codes among many prices number no styles.
    """
    texts = list(texts)
    named = Counter(token_to_shape(token) for token in labelled)
    if named:
        return tuple(shape for shape, _ in named.most_common(MOST_SHAPES) if not _LIKE_PRICE.fullmatch(shape))
    values: dict[str, Counter[str]] = {}
    marked = 0
    alone: Counter[str] = Counter()
    for text in texts:
        prices = find_prices(text)
        marked += any(price.currency or _MARK.search(text[first:last]) for price, first, last in prices)
        if _CONTACT.search(text):
            continue
        for start, end in _tokens(text):
            token = text[start:end]
            shape = token_to_shape(token)
            if _LIKE_PRICE.fullmatch(shape) and token != text.strip():
                continue
            if any(price.currency and first < end and start < last for price, first, last in prices):
                continue  # "WSP 329" of "WSP 329 DKK" is a price behind its label
            if looks_like_style_number(token) and not _is_plain_size(token) and not _is_measured(text, start, end):
                alone[shape] += token == text.strip()
                values.setdefault(shape, Counter())[token.upper()] += 1
    scores = {shape: _score(shape, counts) for shape, counts in values.items()
              if (len(counts) > 1 or (marked and len(texts) <= FEW_TEXTS))
              and marked <= _most_prices(shape, counts, alone[shape])
              and (any(c.isalpha() for c in shape) or _NO_PRICE.search(shape) or 2 * marked >= len(counts) or
              (len(shape) >= 4 and 2 * alone[shape] >= len(counts)))}  # fmt: skip
    best = max(scores.values(), default=0.0)
    if best <= 0:
        return ()
    kept = [shape for shape, score in sorted(scores.items(), key=lambda item: -item[1]) if score >= max(0.25 * best, 1.0)]
    mixed = [shape for shape in kept if "A" in shape or "a" in shape]
    return tuple((mixed if mixed and mixed[0] == kept[0] else kept[:1])[:MOST_SHAPES])


def _tokens(text: str) -> Iterable[tuple[int, int]]:
    for match in _TOKEN.finditer(text):
        if any(map(str.isdigit, match[0])):
            yield match.start() + match[0].startswith("#"), match.end()


def _score(shape: str, counts: Counter[str]) -> float:
    distinct, total = len(counts), sum(counts.values())
    if shape.isdigit():
        if len(shape) < 3 or distinct < (6 if len(shape) == 3 else 2):
            return 0.0
        return 0.5 * distinct * min(1.0, 2 * distinct / total)
    if shape in ("9a", "9A") and distinct < 4:
        return 0.0
    if not any(c in "Aa" for c in shape):
        return 0.6 * distinct * min(1.0, 2 * distinct / total) if distinct >= 3 else 0.0
    longest = max(len(value) for value in counts)
    return distinct * min(1.0, 3 * distinct / total) if longest >= 4 else 0.4 * distinct


def _most_prices(shape: str, counts: Counter[str], alone: int) -> int:
    """Among how many lines with prices the tokens of a shape may number styles. A long number in a line of its own may come again,
    beside the prices of each of its colours; shorter ones that do are colours' codes."""
    if not shape.isdigit():
        return PRICES_FOR_CODE * len(counts)
    return PRICES_FOR_NUMBER * (max(len(counts), alone) if len(shape) >= LONG_NUMBER else len(counts))


def _is_season(token: str) -> bool:
    """Whether a word names a season by its year, or by two that follow each other: "FW27/28"; "F27-10" is a style of one."""
    match = _SEASON.fullmatch(token)
    return match is not None and (match[2] is None or int(match[2]) == (int(match[1]) + 1) % 100)


def _is_plain_size(token: str) -> bool:
    """Sizes such as "2XL", "6M" and "32/34" are no style numbers, though a bare number may be one."""
    return not token.isdigit() and is_size(token) and len(token) < 6


def _is_measured(text: str, start: int, end: int) -> bool:
    """A number before a unit or behind the label of a price, or part of a phone number, an address or a range, counts nothing."""
    letters, _, digits = text[start:end].partition(" ")
    if digits and any(field in _PRICED for field, _ in header_to_fields(letters)):
        return True  # "WSP 329"
    if end - start <= 4 and text[start:end].isdigit() and is_color_text(text[end:].strip(" -–/:")):
        return True  # a colour's code
    behind = text[end : end + 12].strip().casefold()
    before = text[:start].rstrip()[-6:].casefold()
    if re.match(r"(?:%|gsm\b|g/m|kg\b|cm\b|mm\b|ml\b|oz\b|pcs\b|units?\b|pieces?\b|days?\b|stk\b|eur\b|usd\b|€|\$|£)", behind):
        return True
    return bool(re.search(r"(?:tel|fax|\+\d*|phone|page|seite|moq|vat|ean|upc)[.:]?$", before))
