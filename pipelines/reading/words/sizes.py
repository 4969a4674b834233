"""Sizes as the trade writes them: letters, numbers, waists and lengths, ages, cups, beds, one size; and runs of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from pipelines.reading.words.garments import is_audience
from pipelines.reading.words.size_words import ALIASES, ALPHA, BEDS, ONE_SIZE, PLUS, SYSTEMS

LONGEST_SIZE = 24  # characters
FIRST_OF_SHOES, LAST_OF_SHOES = 33, 50  # of grown-ups, in European sizes; smaller odd ones may be inches of a waist
MOST_SIZES = 60  # an expanded run longer than this is no size run

_PREFIX = r"(?:(?:EUR?|UK|US|IT|FR|DE|ES|INT|GR|SIZE|TG|T|TAILLE|GROSSE|GR\.?|TALLA|MAAT|W|EU/IT|JP|CN|AU|SZ)\.?[ \-:]?)?"
_NUMBER = r"(?:00|000|(?:0?\d|[1-5]\d|6[0-4])(?:[.,]5|[.,]25|[.,]75)?(?: ?1/2|½)?)"
_AGE_UNIT = (
    r"(?:Y|YR|YRS|YEARS?|T|M|MO|MOS|MTHS?|MONTHS?|A|ANS|ANNI|ANOS|MOIS|MESI|MESES|JAHRE|JAAR|AR|MONATE|MAANDEN|J|MND|MDR|MAN)"
)
_ROUND = "|".join(f"{n}/{n + step}" for n in range(50, 62) for step in (1, 2))  # 50/52 of heads and of wide bodies
_MONTH = r"(?:M|MO|MOS|MTHS?|MONTHS?|MOIS|MESI|MESES|MONATE|MAANDEN|MND|MDR|MAN)"
_HEIGHT = r"(?:5[068]|6[2468]|7[0248]|8[0246]|9[0248]|1[0-7]\d|18[0-8])"
_CUP = r"(?:AAA|AA|A|B|C|D|E|F|G|H|I|J|K|DD|DDD|FF|GG|HH|[A-H]/[A-H])"
_SINGLE = re.compile(
    "|".join(
        (
            rf"{_PREFIX}{_NUMBER}(?:(?:EU|UK|US|CM|IN|''|\"|”|″))?",  # 38, EU 38, 7.5, 7 1/2, 28"
            rf"{_NUMBER}(?:R|S|L|XL|T|P|W|N|H|D|E|EE|G|F)",  # 40R, 16W, 42L
            r"W ?\d{2}[ /xX-]{0,3}(?:L ?\d{2})?|\d{2} ?[xX] ?\d{2}|\d{2}W ?[/x]? ?\d{2}L",  # W32 L34
            r"(?:2[2-9]|3\d|4[0-6])/(?:2[6-9]|3[0-8])",  # waist/length 32/34
            rf"\d{{1,2}}(?: ?[-–/] ?\d{{1,2}})? ?{_AGE_UNIT}\.?",  # 2Y, 6-12M
            rf"\d{{1,2}} ?{_AGE_UNIT} ?[-–/] ?\d{{1,2}} ?{_AGE_UNIT}",
            rf"{_HEIGHT}(?: ?[/-] ?{_HEIGHT})?(?: ?CM)?",
            rf"(?:2[89]|3\d|4[0-8]|5[0-2]|[6-9]\d|1[0-2]\d) ?{_CUP}",  # 75B
            r"(?:2\d|3[3-9]|4\d)[/-](?:2\d|3[3-9]|4\d|5[0-2])",  # 39-42
            _ROUND,
            r"\d{2,3} ?[xX×] ?\d{2,3}(?: ?[xX×] ?\d{1,3})? ?(?:CM|IN|\"|MM)?",  # 140x200
            r"\d{1,4}(?:[.,]\d{1,2})? ?(?:ML|CL|OZ|FL OZ|FL\. OZ\.)",
            r"NB|NEWBORN|PREEMIE|P|PP|PM|ML|XP|TP|G|GG|EG|XG|T[0-9]|[1-9]D",  # petit/grand, Roman letters
        )
    ),
)
_SYSTEM = rf"(?:{'|'.join(sorted(SYSTEMS, reverse=True))}) ?{_NUMBER}"
_SYSTEM_BEFORE = re.compile(rf"(?:{'|'.join(sorted(SYSTEMS, reverse=True))})[ .]*(?=\d)")
_BARE = re.compile(r"\d{1,3}(?:[.,]5)?")
_SYSTEMS = re.compile(rf"{_SYSTEM}(?: ?[/,|(]? ?{_SYSTEM}\)?){{1,3}}")  # AU6 US2, EU 38 / UK 5
_LETTER = r"(?:X{1,5}S|[2-5]XS|S|M|L|X{1,5}L|[1-6]XL|[0-6]X|SM|MD|MED|LG|XLG|SMALL|MEDIUM|LARGE)"
_LETTERS = re.compile(rf"{_LETTER}(?: ?[/\-–] ?{_LETTER})?(?: ?(?:TALL|LONG|SHORT|REG|REGULAR|PETITE|PLUS|KIDS|MEN|WOMEN|T|P))?")
SIZE_WORD = (
    r"(?:sizes?|gr(?:ö|o|oe)(?:ß|ss)en?|tailles?|tallas?|taglie|taglia|maten|maat|tamanhos?|gr(?=\.| )|sz|tg|t(?=\.)|"
    r"velikost|veľkosť|veličina|vel(?=\.| )|rozmiar|rozm(?=\.)|storlek|stl(?=\.| )|størrelse|str(?=\.)|koko|méret|mărime|beden|"
    r"μέγεθος|размер)"
)
_LABEL = re.compile(
    rf"^(?:available )?{SIZE_WORD}(?: (?:range|run|scale|available))?(?: ?(?:eu|uk|us))?\s*(?:(?:[:.\-]\s*){{1,2}}|\s)(?=\S)",
    re.IGNORECASE,
)
_LAST = re.compile(r"(.+[,;].+?),?\s+(?:and|und|et|y|e|en|og|och|oraz|i|&)\s+(\S+)", re.IGNORECASE)  # of a list with commas
_LISTED = re.compile(r"\s*[,;]\s*|\s+(?:and|und|et|y|e|en|og|och|oraz|i|&)\s+", re.IGNORECASE)
_SPAN = re.compile(r"(?:EUR?|UK|US)[ .]?\d{1,2}(?:½|[.,]5)? ?[-–] ?\d{1,2}(?:½|[.,]5)?")  # of a system that it names
_PAIR = re.compile(r"\d{1,3}(?:[.,]5)? ?[-–/] ?\d{1,3}(?:[.,]5)?")
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
_MEASURED = re.compile(  # how wide and high, perhaps how deep: 15"W x 12"H x 6"D; "30W x 32L" are jeans
    r"(?=.*[HDT])(?:(?:\d+(?:[.,]\d+)?|\d* ?[½¼¾]|\d+ \d/\d) ?(?:\"|”|″|''|CM|MM|IN\.?)? ?[WHDLBT](?: ?[X×,/] ?|$)){2,}",
    re.IGNORECASE,
)
_SLASHED = re.compile(r"(\d\d)/(\d\d)")
WIDEST_LETTERS = 2  # "S/L" may be one size for three
WIDEST_DOUBLE = 4  # numbers from the first to the last that one size of shoes or socks is for
_NUMERIC = re.compile(
    rf"(?P<prefix>(?:EUR?|UK|US|IT|FR|DE|ES)[ .]?)?(?P<number>\d{{1,3}}(?:[.,]5)?)(?P<unit> ?(?:{_AGE_UNIT}|\"|CM|EU))?",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def is_size(text: str) -> bool:
    """Whether `text` is one size and nothing else: "M", "EU 38", "W32 L34", "6-12M", "75B", "One Size", "140x200"."""
    size = _shape(text)
    if not size or len(size) > LONGEST_SIZE:
        return False
    return _is_plain(size) or _is_double(size)


def is_measure(text: str) -> bool:
    """Whether a text says how wide and high one thing is, which is no size to choose: "15"W x 12"H"."""
    return _MEASURED.fullmatch(text.strip()) is not None


def is_pair_of_sizes(text: str) -> bool:
    """Whether a text is two bare numbers, "9-11" of socks: one size where a single one is expected, elsewhere a run."""
    return _PAIR.fullmatch(text) is not None


def is_one_size(text: str) -> bool:
    """Whether `text` says that a product has no sizes: "O/S", "TU", "Einheitsgröße"."""
    return _shape(text) in ONE_SIZE


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


def without_size_label(text: str) -> str:
    """A size or a run without the word before it: "SIZE: XS" → "XS"; "T.U." is whole."""
    return text.strip() if is_one_size(text) else _LABEL.sub("", text).strip()


def size_rank(size: str) -> tuple[int, float, float]:
    """A sort key: kind of size, then where it lies in its kind."""
    shape = _shape(size)
    first = re.split(r"[/\- ]", shape)[0]
    for candidate in (shape, first):
        letter = ALIASES.get(candidate, candidate)
        if letter in ALPHA:
            return (0, float(ALPHA.index(letter)), 0.0 if candidate == shape else 0.5)
    if shape in PLUS:
        return (0, float(ALPHA.index("L") + PLUS.index(shape)) + 0.4, 0.0)
    if re.match(r"NB|NEWBORN", shape):
        return (1, 0.0, 0.0)
    numbers = [float(n.replace(",", ".")) for n in re.findall(r"\d+(?:[.,]\d+)?", shape)]
    if numbers:
        half = 0.5 if "1/2" in shape or "½" in size else 0.0
        months = bool(re.search(r"\d ?" + _MONTH + r"\b", shape))
        return (1 if months else 2, numbers[0] + half, numbers[1] if len(numbers) > 1 and not half else 0.0)
    return (3, 0.0, 0.0)


def _is_plain(size: str) -> bool:
    return bool(size in ONE_SIZE or size in BEDS or size in ALIASES or _LETTERS.fullmatch(size) or _SINGLE.fullmatch(size))


def _is_double(size: str) -> bool:
    """Whether one size is written in two systems: "XS / 34", "L (42)", "AU6 US2"; two letters or two bare numbers are two sizes."""
    if _SYSTEMS.fullmatch(size):
        systems = re.findall(r"[A-Z]+", size)
        return len(set(systems)) == len(systems)
    parts = [part for part in re.split(r" ?[/()] ?", size) if part]
    kinds = ["one" if part in ONE_SIZE else "number" if part[:1].isdigit() else "letter" for part in parts]
    return 2 <= len(parts) <= 3 and len(set(kinds)) == len(parts) and all(map(_is_plain, parts))


@lru_cache(maxsize=8192)
def _shape(text: str) -> str:
    text = unicodedata.normalize("NFKD", text.strip().replace("½", " 1/2").replace("ß", "ss"))
    return re.sub(r"\s+", " ", "".join(c for c in text if not unicodedata.combining(c))).upper().strip(" .:")


def _tidy(text: str) -> str:
    return re.sub(r"\s+", " ", text.strip())


@lru_cache(maxsize=8192)
def _is_spread(text: str) -> bool:
    """Whether what could be one size is a run: "S-L", "36-42", "2Y-8Y", "92-116", but not "6-12M" or "98-104"."""
    ends = RANGE.split(_shape(text))
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
    if re.fullmatch(_MONTH, unit):
        return apart > 12
    if re.fullmatch(_AGE_UNIT, unit):
        return apart > 2
    return apart > (1 if float(high["number"].replace(",", ".")) <= 60 else 8)


def _with_dash(text: str) -> str:
    """A run of shoes or letters whose ends are far apart with a dash for its slash: "39/45", "S/XL"; any other text as it is."""
    ends = [ALIASES.get(end, end) for end in _shape(text).split("/")]
    if len(ends) == 2 and set(ends) <= set(ALPHA) and ALPHA.index(ends[1]) - ALPHA.index(ends[0]) > WIDEST_LETTERS:
        return text.replace("/", "-")
    match = _SLASHED.fullmatch(text)
    low, high = (int(match[1]), int(match[2])) if match else (0, 0)
    return f"{low}-{high}" if FIRST_OF_SHOES <= low < high - WIDEST_DOUBLE and 38 < high <= LAST_OF_SHOES else text


def _spans_ages(text: str) -> bool:
    """Whether `text` names the first and last age of one size: "1-3y"."""
    return re.fullmatch(rf"\d{{1,2}} ?[-–/] ?\d{{1,2}} ?{_AGE_UNIT}\.?", _shape(text)) is not None


def _parts_to_sizes(parts: list[str]) -> tuple[str, ...]:
    pairs = all(map(_is_spread, parts)) or (any(map(_is_spread, parts)) and all(map(is_pair_of_sizes, parts)))
    if len(parts) > 1 and (pairs or all(map(_spans_ages, parts))):  # 35-38, 39-42, also beside 43-44: each pair is one size
        return tuple(_tidy(p) for p in parts)
    if _shape(parts[0]) in SYSTEMS and len(parts) > 2:
        parts = parts[1:]  # "UK 8 10 12" says once what it counts in, as does "UK 8, 10, 12"
    elif (system := _SYSTEM_BEFORE.match(_shape(parts[0]))) is not None and all(map(_BARE.fullmatch, map(str.strip, parts[1:]))):
        parts = [_tidy(parts[0])[system.end() :], *parts[1:]]
    numbers = [float(p.replace(",", ".")) for p in (_shape(p) for p in parts) if re.fullmatch(r"\d{1,3}(?:[.,]5)?", p)]
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
    low, high = (ALIASES.get(_shape(e), _shape(e)) for e in ends)
    if low in ALPHA and high in ALPHA:
        first, last = ALPHA.index(low), ALPHA.index(high)
        shorter = {v: k for k, v in ALIASES.items() if re.fullmatch(r"[2-6]XL", k)}
        digits = bool(re.match(r"\dX", _shape(ends[1])))
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
        step = 6 if re.fullmatch(_MONTH, unit.upper()) else _usual_step(first_number, last_number)
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
