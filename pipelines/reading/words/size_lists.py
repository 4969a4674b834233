"""Sizes that a text lists, as written: by marks or spaces, as ranges to be expanded, pairs kept as one size."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from pipelines.reading.words.garments import is_audience
from pipelines.reading.words.size_words import ALIASES, ALPHA, PLUS, SYSTEMS
from pipelines.reading.words.sizes import AGE_UNIT, MONTH, is_one_size, is_pair_of_sizes, is_size, size_shape, without_size_label

FIRST_OF_SHOES, LAST_OF_SHOES = 33, 50  # of grown-ups, in European sizes; smaller odd ones may be inches of a waist
MOST_SIZES = 60  # an expanded run longer than this is no size run

_SYSTEM_BEFORE = re.compile(rf"(?:{'|'.join(sorted(SYSTEMS, reverse=True))})[ .]*(?=\d)")
_BARE = re.compile(r"\d{1,3}(?:[.,]5)?")
_LAST = re.compile(r"(.+[,;].+?),?\s+(?:and|und|et|y|e|en|og|och|oraz|i|&)\s+(\S+)", re.IGNORECASE)  # of a list with commas
_LISTED = re.compile(r"\s*[,;]\s*|\s+(?:and|und|et|y|e|en|og|och|oraz|i|&)\s+", re.IGNORECASE)
_SPAN = re.compile(r"(?:EUR?|UK|US)[ .]?\d{1,2}(?:½|[.,]5)? ?[-–] ?\d{1,2}(?:½|[.,]5)?")  # of a system that it names
RANGE = re.compile(
    r"\s*(?:\s[-–—]\s|[-–—]|\s(?:to|bis|thru|through|a|à|ao|au|al|hasta|tot|t/m|ate|até|til|till|do)\s|\.\.\.?|…)\s*", re.IGNORECASE
)
_FROM = re.compile(
    r"^(?:du|de|dal?|von|van|from|del|fra|från|od)\s+"
    r"(?=\w+\s+(?:to|bis|a|à|ao|au|al|hasta|tot|t/m|ate|até|til|till|do)\s)",
    re.IGNORECASE,
)
_REMARK = re.compile(r"\s+\([^\d()]{4,}\)$")
_BY_TWO = re.compile(r"[\s,(]+(?:even|odd)s?(?: (?:only|sizes?|sizes only))?\)?$", re.IGNORECASE)
_MEASURES = re.compile(r"\d+(?:[.,]\d+)? ?(?:CM|MM|IN)(?: ?/ ?\d+(?:[.,]\d+)? ?(?:CM|MM|IN))+", re.IGNORECASE)
_SLASHED = re.compile(r"(\d\d)/(\d\d)")
WIDEST_LETTERS = 2  # "S/L" may be one size for three
WIDEST_DOUBLE = 4  # numbers from the first to the last that one size of shoes or socks is for
_NUMERIC = re.compile(
    rf"(?P<prefix>(?:EUR?|UK|US|IT|FR|DE|ES)[ .]?)?(?P<number>\d{{1,3}}(?:[.,]5)?)(?P<unit> ?(?:{AGE_UNIT}|\"|CM|EU))?",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def text_to_sizes(text: str, *, by_one: bool = False) -> tuple[str, ...]:
    """The sizes that `text` lists, as written; () when it holds anything that is no size.

    Ranges are expanded: "S-XXL", "S to XL", "36-46" (by two where both ends are even and from 32 on, or up to 24; else by one),
    "2Y-8Y"; of shoes also "39/45". Pairs stay one size ("S/M", "32/34", "98/104", "6-12M") but with a unit each ("42 cm/45 cm"),
    three or more between slashes are a list.
    """
    text = "½".join(unicodedata.normalize("NFKC", part) for part in text.split("½")).strip().strip(".;:,")  # a half as printed
    if is_one_size(text):
        return (_tidy(text),)
    text = _FROM.sub("", without_size_label(text))
    if not text or len(text) > 240:
        return ()
    text = _with_dash(text)
    if is_size(text) and not _is_spread(text):
        return (_tidy(text),)
    if _MEASURES.fullmatch(text):
        return tuple(_tidy(part) for part in text.split("/"))
    spans = _LISTED.split(text)
    if len(spans) > 1 and all(_SPAN.fullmatch(span) or _is_spread(span) for span in spans):
        return tuple(map(_tidy, spans))  # "UK 4-7 and UK 8-11½": one size each
    pairs = re.split(r"\s+[-–—]\s+", text)
    if len(pairs) > 1 and all("/" in pair and is_size(pair) for pair in pairs):
        return tuple(_tidy(pair) for pair in pairs)  # "S/M - L/XL" is no range
    for splitter in (r"\s*[,;|•·\n]\s*", r"\s+/\s+", r"\s*/\s*", r"\s*[-–—]\s*", r"\s+"):
        parts = [p for p in re.split(splitter, text) if p.strip()]
        if splitter in (r"\s*/\s*", r"\s*[-–—]\s*") and len(parts) < 3:
            continue
        if splitter == r"\s+/\s+" and len(parts) < 2:
            continue
        if len(parts) < 2:
            continue
        sizes = _parts_to_sizes(parts)
        if sizes:
            return sizes
    if (sign := _BY_TWO.search(text)) is not None:
        return _range_to_sizes(text[: sign.start()], 2.0)  # "30-40 even"
    if (sign := _REMARK.search(text)) is not None and (run := text_to_sizes(text[: sign.start()], by_one=by_one)):
        return run  # "34-44 (even sizes)"
    if (ending := _LAST.fullmatch(text)) is not None:
        return text_to_sizes(f"{ending[1]}, {ending[2]}", by_one=by_one)  # "S, M y XL"
    first, _, rest = text.partition(" ")
    if is_audience(first) and len(of_them := text_to_sizes(rest, by_one=by_one)) > 1:
        return of_them  # "Kids 2-3y · 4-5y"
    return _range_to_sizes(text, 1.0 if by_one else None)


def has_odd_run(texts: Iterable[str]) -> bool:
    """Whether one of several runs from 33 on is none of clothes, which go by two from even ends: "35-40" and "35-41" are shoes."""
    for text in texts:
        ends = [_NUMERIC.fullmatch(end.strip()) for end in RANGE.split(_with_dash(without_size_label(text.strip())))]
        numbers = [float(end["number"].replace(",", ".")) for end in ends if end is not None]
        if (
            len(numbers) == len(ends) == 2
            and FIRST_OF_SHOES <= numbers[0] < numbers[1] <= LAST_OF_SHOES
            and (numbers[0] % 2 or numbers[1] % 2)
        ):
            return True
    return False


def _tidy(text: str) -> str:
    return re.sub(r"\s+", " ", text.strip())


@lru_cache(maxsize=8192)
def _is_spread(text: str) -> bool:
    """Whether what could be one size is a run: "S-L", "36-42", "2Y-8Y", "92-116", but not "6-12M" or "98-104"."""
    ends = RANGE.split(size_shape(text))
    if len(ends) != 2:
        return False
    a, b = (ALIASES.get(e, e) for e in ends)
    if (a in ALPHA and b in ALPHA) or (a in PLUS and b in PLUS):
        return True
    low, high = _NUMERIC.fullmatch(a), _NUMERIC.fullmatch(b)
    if low is None or high is None:
        return False
    apart = float(high["number"].replace(",", ".")) - float(low["number"].replace(",", "."))
    unit = (high["unit"] or "").strip().upper()
    if re.fullmatch(MONTH, unit):
        return apart > 12
    if re.fullmatch(AGE_UNIT, unit):
        return apart > 2
    return apart > (1 if float(high["number"].replace(",", ".")) <= 60 else 8)


def _with_dash(text: str) -> str:
    """A run of shoes or letters whose ends are far apart with a dash for its slash: "39/45", "S/XL"; any other text as it is."""
    ends = [ALIASES.get(end, end) for end in size_shape(text).split("/")]
    if len(ends) == 2 and set(ends) <= set(ALPHA) and ALPHA.index(ends[1]) - ALPHA.index(ends[0]) > WIDEST_LETTERS:
        return text.replace("/", "-")
    match = _SLASHED.fullmatch(text)
    low, high = (int(match[1]), int(match[2])) if match else (0, 0)
    return f"{low}-{high}" if FIRST_OF_SHOES <= low < high - WIDEST_DOUBLE and 38 < high <= LAST_OF_SHOES else text


def _spans_ages(text: str) -> bool:
    """Whether `text` names the first and last age of one size: "1-3y"."""
    return re.fullmatch(rf"\d{{1,2}} ?[-–/] ?\d{{1,2}} ?{AGE_UNIT}\.?", size_shape(text)) is not None


def _parts_to_sizes(parts: list[str]) -> tuple[str, ...]:
    pairs = all(map(_is_spread, parts)) or (any(map(_is_spread, parts)) and all(map(is_pair_of_sizes, parts)))
    if len(parts) > 1 and (pairs or all(map(_spans_ages, parts))):  # 35-38, 39-42, also beside 43-44: each pair is one size
        return tuple(_tidy(p) for p in parts)
    if size_shape(parts[0]) in SYSTEMS and len(parts) > 2:
        parts = parts[1:]  # "UK 8 10 12" says once what it counts in, as does "UK 8, 10, 12"
    elif (system := _SYSTEM_BEFORE.match(size_shape(parts[0]))) is not None and all(
        map(_BARE.fullmatch, map(str.strip, parts[1:]))
    ):
        parts = [_tidy(parts[0])[system.end() :], *parts[1:]]
    numbers = [float(p.replace(",", ".")) for p in (size_shape(p) for p in parts) if re.fullmatch(r"\d{1,3}(?:[.,]5)?", p)]
    steps = {round(b - a, 1) for a, b in pairwise(numbers)}
    step = steps.pop() if len(steps) == 1 else None
    found: list[str] = []
    for part in parts:
        sizes = _range_to_sizes(part, step) if _is_spread(part) or not is_size(part) else (_tidy(part),)
        if not sizes:
            return ()
        found.extend(sizes)
    return tuple(dict.fromkeys(found)) if len(found) <= MOST_SIZES else ()


def _range_to_sizes(text: str, step: float | None) -> tuple[str, ...]:
    ends = [e for e in RANGE.split(text.strip()) if e.strip()]
    if len(ends) != 2:
        return (_tidy(text),) if is_size(text) else ()
    low, high = (ALIASES.get(size_shape(e), size_shape(e)) for e in ends)
    if low in ALPHA and high in ALPHA:
        first, last = ALPHA.index(low), ALPHA.index(high)
        shorter = {v: k for k, v in ALIASES.items() if re.fullmatch(r"[2-6]XL", k)}
        digits = bool(re.match(r"\dX", size_shape(ends[1])))
        run = [shorter.get(s, s) if digits else s for s in ALPHA[first : last + 1]]
        return tuple(run) if first < last else ()
    if low in PLUS and high in PLUS:
        return tuple(PLUS[PLUS.index(low) : PLUS.index(high) + 1])
    a, b = _NUMERIC.fullmatch(ends[0].strip()), _NUMERIC.fullmatch(ends[1].strip())
    if a is None or b is None:
        return ()
    first_number, last_number = (float(m["number"].replace(",", ".")) for m in (a, b))
    unit = (b["unit"] or a["unit"] or "").strip()
    if not first_number < last_number or last_number > 200:
        return ()
    if step is None:
        step = 6 if re.fullmatch(MONTH, unit.upper()) else _usual_step(first_number, last_number)
    count = int(round((last_number - first_number) / step, 6)) + 1
    if count > MOST_SIZES or abs(first_number + (count - 1) * step - last_number) > 1e-6:
        return ()
    prefix = (a["prefix"] or "").strip()
    values = [first_number + i * step for i in range(count)]
    return tuple(f"{prefix + ' ' if prefix else ''}{v:g}{unit}" for v in values)


def _usual_step(low: float, high: float) -> float:
    if low % 1 or high % 1:
        return 0.5
    if low >= 50 and (high - low) % 6 == 0:
        return 6  # children's heights
    even = low % 2 == 0 and high % 2 == 0
    return 2 if even and (low >= 32 or high <= 24) and high - low >= 4 else 1
