"""One size as the trade writes it: letters, numbers, waists and lengths, ages, cups, beds, one size."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from pipelines.reading.words.size_words import ALIASES, ALPHA, BEDS, ONE_SIZE, PLUS, SYSTEMS

LONGEST_SIZE = 24  # characters
_PREFIX = r"(?:(?:EUR?|UK|US|IT|FR|DE|ES|INT|GR|SIZE|TG|T|TAILLE|GROSSE|GR\.?|TALLA|MAAT|W|EU/IT|JP|CN|AU|SZ)\.?[ \-:]?)?"
_NUMBER = r"(?:00|000|(?:0?\d|[1-5]\d|6[0-4])(?:[.,]5|[.,]25|[.,]75)?(?: ?1/2|½)?)"
AGE_UNIT = (
    r"(?:Y|YR|YRS|YEARS?|T|M|MO|MOS|MTHS?|MONTHS?|A|ANS|ANNI|ANOS|MOIS|MESI|MESES|JAHRE|JAAR|AR|MONATE|MAANDEN|J|MND|MDR|MAN)"
)
_ROUND = "|".join(f"{n}/{n + step}" for n in range(50, 62) for step in (1, 2))  # 50/52 of heads and of wide bodies
MONTH = r"(?:M|MO|MOS|MTHS?|MONTHS?|MOIS|MESI|MESES|MONATE|MAANDEN|MND|MDR|MAN)"
_HEIGHT = r"(?:5[068]|6[2468]|7[0248]|8[0246]|9[0248]|1[0-7]\d|18[0-8])"
_CUP = r"(?:AAA|AA|A|B|C|D|E|F|G|H|I|J|K|DD|DDD|FF|GG|HH|[A-H]/[A-H])"
_SINGLE = re.compile(
    "|".join(
        (
            rf"{_PREFIX}{_NUMBER}(?:(?:EU|UK|US|CM|IN|''|\"|”|″))?",  # 38, EU 38, 7.5, 7 1/2, 28"
            rf"{_NUMBER}(?:R|S|L|XL|T|P|W|N|H|D|E|EE|G|F)",  # 40R, 16W, 42L
            r"W ?\d{2}[ /xX-]{0,3}(?:L ?\d{2})?|\d{2} ?[xX] ?\d{2}|\d{2}W ?[/x]? ?\d{2}L",  # W32 L34
            r"(?:2[2-9]|3\d|4[0-6])/(?:2[6-9]|3[0-8])",  # waist/length 32/34
            rf"\d{{1,2}}(?: ?[-–/] ?\d{{1,2}})? ?{AGE_UNIT}\.?",  # 2Y, 6-12M
            rf"\d{{1,2}} ?{AGE_UNIT} ?[-–/] ?\d{{1,2}} ?{AGE_UNIT}",
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
_PAIR = re.compile(r"\d{1,3}(?:[.,]5)? ?[-–/] ?\d{1,3}(?:[.,]5)?")
_MEASURED = re.compile(  # how wide and high, perhaps how deep: 15"W x 12"H x 6"D; "30W x 32L" are jeans
    r"(?=.*[HDT])(?:(?:\d+(?:[.,]\d+)?|\d* ?[½¼¾]|\d+ \d/\d) ?(?:\"|”|″|''|CM|MM|IN\.?)? ?[WHDLBT](?: ?[X×,/] ?|$)){2,}",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def is_size(text: str) -> bool:
    """Whether `text` is one size and nothing else: "M", "EU 38", "W32 L34", "6-12M", "75B", "One Size", "140x200"."""
    size = size_shape(text)
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
    return size_shape(text) in ONE_SIZE


def without_size_label(text: str) -> str:
    """A size or a run without the word before it: "SIZE: XS" → "XS"; "T.U." is whole."""
    return text.strip() if is_one_size(text) else _LABEL.sub("", text).strip()


def size_rank(size: str) -> tuple[int, float, float]:
    """A sort key: kind of size, then where it lies in its kind."""
    shape = size_shape(size)
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
        months = bool(re.search(r"\d ?" + MONTH + r"\b", shape))
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
def size_shape(text: str) -> str:
    text = unicodedata.normalize("NFKD", text.strip().replace("½", " 1/2").replace("ß", "ss"))
    return re.sub(r"\s+", " ", "".join(c for c in text if not unicodedata.combining(c))).upper().strip(" .:")
