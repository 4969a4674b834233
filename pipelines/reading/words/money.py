"""Prices and numbers as documents print them: symbols and codes on either side, any separators, never a float."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from pipelines.reading.model import Price

NumberStyle = Literal["point", "comma"]  # the decimal mark
"""Which mark divides the cents: "1,234.50" is point, "1.234,50" is comma."""

_OPEN = """
tbc|tbd|tba|poa|n a|to be confirmed|to be determined|to be announced|on request|upon request|on application|auf anfrage|a a|folgt|
offen|sur demande|a definir|a confirmer|nc|a consultar|consultar|por confirmar|por definir|a confirmar|bajo pedido|su richiesta|
da definire|da confermare|sob consulta|a pedido|op aanvraag|nader te bepalen|volgt|pa foresporsel|pa forfragan|kommer
"""
OPEN_PRICES = frozenset("".join(_OPEN.splitlines()).split("|"))  # what stands in place of a price, normalised
LONGEST_NUMBER = 32  # characters; longer runs of digits are no amounts

_SYMBOLS = {
    "US$": "USD", "CA$": "CAD", "C$": "CAD", "CAD$": "CAD", "AU$": "AUD", "A$": "AUD", "AUD$": "AUD", "NZ$": "NZD", "HK$": "HKD",
    "S$": "SGD", "R$": "BRL", "MX$": "MXN", "NT$": "TWD", "USD$": "USD", "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY",
    "CN¥": "CNY", "RMB": "CNY", "₹": "INR", "RS.": "INR", "RS": "INR", "SFR.": "CHF", "SFR": "CHF", "FR.": "CHF",
    "ZŁ": "PLN", "ZL": "PLN",
    "₺": "TRY", "TL": "TRY", "₽": "RUB", "₩": "KRW", "฿": "THB", "KČ": "CZK", "KC": "CZK", "FT": "HUF", "₪": "ILS", "₫": "VND",
    "EURO": "EUR", "EUROS": "EUR", "KR.": "", "KR": "", ",-KR": "",
}  # fmt: skip
CURRENCY_CODES = [
    "USD", "EUR", "GBP", "CHF", "CAD", "AUD", "NZD", "JPY", "CNY", "HKD", "SGD", "SEK", "NOK", "DKK", "ISK", "PLN",
    "CZK", "HUF", "RON", "BGN", "TRY", "RUB", "UAH", "INR", "KRW", "THB", "TWD", "BRL", "MXN", "ARS", "CLP", "COP",
    "PEN", "ZAR", "ILS", "AED", "SAR", "QAR", "KWD", "MAD", "TND", "EGP", "VND", "IDR", "MYR", "PHP",
]  # fmt: skip
DOLLARS = {"USD", "CAD", "AUD", "NZD", "HKD", "SGD", "MXN", "TWD", "ARS", "CLP", "COP"}
_FAMILIES = {"$": DOLLARS, "¥": {"JPY", "CNY"},
             "KR": {"SEK", "NOK", "DKK", "ISK"}, "KR.": {"SEK", "NOK", "DKK", "ISK"}}  # fmt: skip
CURRENCY_MARK = "|".join(re.escape(m) for m in sorted({*_SYMBOLS, *CURRENCY_CODES}, key=len, reverse=True))
_SPACE = r"[ \u00a0\u2009\u202f]"
_DIGITS = (
    rf"\d{{1,3}}(?:{_SPACE}\d{{3}})+(?:[.,]\d{{1,4}})?(?!\d)"  # 1 234,50
    r"|\d{1,3}(?:['’´`]\d{3})+(?:[.,]\d{1,4})?(?!\d)"  # 1'234.50
    r"|\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d{1,4})?(?!\d)"  # 1,234.50 and 1,23,456.00
    r"|\d{1,3}(?:\.\d{3})+(?:,\d{1,4})?(?!\d)"  # 1.234,50
    r"|\d+(?:[.,]\d{1,6})?"
    r"|[.,]\d{1,4}"
)
_AMOUNT = rf"(?:{_DIGITS})(?:[.,]?[-–—]{{1,2}}(?![\d\w]))?"
_WHOLE = rf"\d{{1,3}}(?:{_SPACE}?\d{{3}}|\.\d{{3}})*[.,][-–—]{{1,2}}(?![\d\w])"  # 549,- and 1 199,-: no cents, and so money
_PRICE = re.compile(
    rf"(?<![\w.,'’])(?P<sign>[-−–]{_SPACE}?)?(?:(?P<before>(?<![A-Za-z])(?:{CURRENCY_MARK})){_SPACE}{{0,3}}(?P<sign2>[-−])?(?P<a>{_AMOUNT})"
    rf"|(?P<b>{_AMOUNT}){_SPACE}{{0,2}}(?P<after>(?:{CURRENCY_MARK})(?![A-Za-z]))"
    rf"|(?P<bare>\d{{1,3}}(?:[.,'’ ]\d{{3}})*[.,]\d{{2}}(?!\d)|{_WHOLE}))",
    re.IGNORECASE,
)
_UNIT_BEHIND = re.compile(
    r"^(?:[.,/:]\d|\s?(?:%|kg|g\b|gr\b|cm\b|mm\b|m\b|mts?\b|mtrs?\b|met(?:er|re)s?\b|yards?\b|yds?\b|ml\b|l\b|oz\b|"
    r"lbs?\b|inch|\"|x\s?\d))",
    re.IGNORECASE,
)
_GLUED_CODE = re.compile(r"[A-Z]{2,3}\d+-[A-Z\d]")
_CODE_BEFORE = re.compile(r"(?<![A-Za-z])([A-Z]{3})\s?$")
_CODE_AFTER = re.compile(r"^\s?([A-Z]{3})(?![A-Za-z]|\s?[$€£¥]?\s?\d)")
_FILLER = re.compile(
    r"(?<![\w-])(?:from|ab|a partir de|a partir du|des|desde|da|vanaf|a partire da|only|nur|net|netto|each|ea|per|pro|par|por|pc|"
    r"pcs|piece|pieces|"
    r"unit|units|stuck|stk|st|piece|pair|paire|paar|uds?|pz|stuks?|dozen|doz|excl|incl|ex|vat|tax|ht|ttc|hors|ca|approx|je|wholesale|"
    r"whsl|ws|retail|msrp|rrp|srp|uvp|pvp|price|cost)(?![\w-])",
)
_NUMBER = re.compile(rf"(?P<sign>[-−–+(]?){_SPACE}?(?P<digits>{_AMOUNT}){_SPACE}?(?P<end>[-−)]?)")


@lru_cache(maxsize=16_384)  # quantities and prices come again and again
def text_to_number(text: str, style: NumberStyle | None = None) -> Decimal | None:
    """The one number that `text` is, or None: "1.234,50", "1'234.50", "(12.00)", "12,-", "−3", "5 %".

    `style` settles what the text leaves open: "1.234" is 1.234 by default and with "point", 1234 with "comma"; "1,234" is 1234 by
    default and with "point", 1.234 with "comma". Text around the number makes it None.
    """
    text = unicodedata.normalize("NFKC", text).strip().removesuffix("%").strip()
    if not text or len(text) > LONGEST_NUMBER:
        return None
    match = _NUMBER.fullmatch(text)
    if match is None or (not text.isascii() and any(c.isalpha() for c in text)):
        return None
    value = _digits_to_decimal(match["digits"], style)
    if value is None:
        return None
    if (match["sign"] == "(" and match["end"] != ")") or (match["sign"] != "(" and match["end"] == ")"):
        return None
    negative = match["sign"] in ("-", "−", "–", "(") or match["end"] in ("-", "−")
    return -value if negative and value else value


def text_to_price(text: str, default_currency: str = "", style: NumberStyle | None = None) -> Price | None:
    """The price that `text` states, or None when it states none or cannot be one ("Style 34", "2 kg", "12-14").

    A price needs a currency mark, or nothing but a number and words such as "from", "ab", "each". The first of two prices counts.
    `default_currency` fills in what the text does not say, and tells which dollar "$" is.
    """
    text = unicodedata.normalize("NFKC", text).strip()
    if not text or len(text) > 200:
        return None
    marked = [p for p in _scan(text, default_currency, style) if p[3]]
    if marked:
        return marked[0][0]
    number = text_to_number(text, style) if not text.endswith("%") else None
    if number is None:
        letters = unicodedata.normalize("NFKD", text.casefold())
        bare = _FILLER.sub(" ", "".join(c for c in letters if not unicodedata.combining(c)))
        bare = bare.strip(" \t\n.:*/@~=").strip()
        number = text_to_number(bare, style) if bare and not bare.endswith("%") else None
    return Price(amount=_plain(number), currency=default_currency) if number is not None else None


def find_prices(text: str, default_currency: str = "", style: NumberStyle | None = None) -> list[tuple[Price, int, int]]:
    """Every price in running text with its start and end: amounts with a currency mark, and bare ones with two decimals."""
    return [(price, start, end) for price, start, end, _ in _scan(text, default_currency, style)]


def numbers_style(texts: Iterable[str]) -> NumberStyle | None:
    """The decimal mark that a column's texts give evidence for; None when none of them settles it."""
    votes = {"point": 0, "comma": 0}
    for text in texts:
        for match in re.finditer(rf"(?<![\w.,])(?:{_DIGITS})(?!\d|[\w.,]\d)", text):
            digits = match[0]
            last = max(digits.rfind("."), digits.rfind(","))
            if last < 0:
                continue
            tail, mark = len(digits) - last - 1, digits[last]
            both = "." in digits and "," in digits
            if both or tail in (1, 2) or (tail > 3) or (tail == 3 and digits[:last] in ("0", "")):
                votes["point" if mark == "." else "comma"] += 1
            elif digits.count(mark) > 1:  # 1.234.567
                votes["comma" if mark == "." else "point"] += 1
    if votes["point"] == votes["comma"]:
        return None
    return "point" if votes["point"] > votes["comma"] else "comma"


@lru_cache(maxsize=4096)
def text_to_currency(text: str) -> str:
    """The ISO code of the first currency mark in `text` ("Amounts in EUR", "$"), or ""."""
    text = unicodedata.normalize("NFKC", text)
    for match in re.finditer(rf"(?<![A-Za-z])(?:{CURRENCY_MARK})(?![A-Za-z])", text, re.IGNORECASE):
        mark = match[0].upper()
        code = mark if mark in CURRENCY_CODES else _SYMBOLS[mark]
        if code and (match[0] == mark or mark in ("EURO", "EUROS")):
            return code
    return ""


@lru_cache(maxsize=8_192)  # the passes over a document ask for the same lines
def _scan(text: str, default_currency: str, style: NumberStyle | None) -> tuple[tuple[Price, int, int, bool], ...]:
    found = []
    for match in _PRICE.finditer(text):
        digits = match["a"] or match["b"] or match["bare"]
        mark = (match["before"] or match["after"] or "").upper()
        behind = text[match.end() :]
        if not mark and (_UNIT_BEHIND.match(behind) or behind[:1].isalnum() or re.search(r"[\d:/][.,/:]?$", text[: match.start()])):
            continue
        if mark == "FT" and (match["before"] or match["after"]) != "Ft":
            continue  # "Ft" is forints, "ft" is feet
        if _GLUED_CODE.match(text[match.start("before") :] if match["before"] else "") and mark not in CURRENCY_CODES:
            continue  # "TL26-1001" numbers a style, in no lira
        value = _digits_to_decimal(digits, style)
        if value is None:
            continue
        first, last, code = _code_beside(text, match, mark)
        sign = "-" if (match["sign"] or match["sign2"]) and match.start() == 0 and value else ""
        found.append(
            (Price(amount=sign + _plain(value), currency=code or _currency(mark, default_currency)), first, last, bool(mark))
        )
    return tuple(found)


def _code_beside(text: str, match: re.Match[str], mark: str) -> tuple[int, int, str]:
    """Start and end of a price with the code that says which dollar its sign is ("CAD $45.00", "$45.00 CAD"), and that code."""
    codes = _FAMILIES.get(mark) or ({"EUR"} if mark == "€" else {"GBP"} if mark == "£" else set())
    before = _CODE_BEFORE.search(text[: match.start()]) if match["before"] else None
    if before is not None and before[1] in codes:
        return before.start(1), match.end(), before[1]
    after = _CODE_AFTER.match(text[match.end() :]) if match["before"] else None
    if after is not None and after[1] in codes:
        return match.start(), match.end() + after.end(1), after[1]
    return match.start(), match.end(), ""


def _currency(mark: str, default: str) -> str:
    if not mark:
        return default
    if default in _FAMILIES.get(mark, ()):
        return default
    return mark if mark in CURRENCY_CODES else _SYMBOLS.get(mark, "") or default


def _digits_to_decimal(digits: str, style: NumberStyle | None) -> Decimal | None:
    ending = re.search(r"([.,]?)[-–—]{1,2}$", digits)
    if ending is not None:  # for cents there are none: the mark before it is the decimal one
        digits = digits[: ending.start()]
        style = {",": "comma", ".": "point"}.get(ending[1], style)  # type: ignore[assignment]
    digits = re.sub(r"[\s\u00a0\u2009\u202f'’´`]", "", digits)
    points, commas = digits.count("."), digits.count(",")
    if points and commas:
        mark = "." if digits.rfind(".") > digits.rfind(",") else ","
    elif points + commas == 1:
        mark = "." if points else ","
        whole, tail = digits.split(mark)
        if len(tail) == 3 and 1 <= len(whole) <= 3 and not whole.startswith("0"):
            thousands = style == "comma" if mark == "." else style in (None, "point")
            mark = "" if thousands else mark
    else:
        mark = ""
    plain = "".join("." if c == mark else c for c in digits if c.isdigit() or c == mark)
    return Decimal(plain) if any(c.isdigit() for c in plain) and plain.isascii() else None


def _plain(value: Decimal) -> str:
    text = format(value, "f")
    return text if "." not in text or len(text.rsplit(".", 1)[1]) >= 2 else text + "0"
