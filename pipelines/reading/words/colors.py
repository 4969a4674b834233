"""Colours as linesheets write them: words in seven languages, codes, code and name together, and lists of colourways.

`text_to_colors` splits a text known to hold colours, `text_to_color` divides one into code and name; `is_color_text` says whether
an unlabelled text holds nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from pipelines.reading.words.color_words import ABBREVIATIONS, COLOR_WORDS, COLORS
from pipelines.reading.words.garments import GARMENTS
from pipelines.reading.words.vocabulary import normalise

LONGEST_COLOR = 48  # characters; longer is a sentence
MOST_COLORS = 60  # of one product
LEAST_CODES = 4  # before a remark that is none

_LIST_MARK = re.compile(r"\s*[,;|•·、，；\n]\s*")
_DASH = re.compile(r"\s+[-–]\s+(?=[^\d\s])")  # divides a list too, but not a code from its name
_AVAILABLE = re.compile(
    r"^\s*(?:also )?"
    r"(?:(?:available|comes|offered|shown|pictured|erhältlich|lieferbar|disponible|disponibile|verkrijgbaar|disponível)\s+(?:in|en|em)\s*:?\s*|(?:available|erhältlich|lieferbar|disponible|disponibile)\s*:?\s+)",
    re.IGNORECASE,
)
_SHOWN = re.compile(r"^\s*(?:also )?(?:shown|pictured)\b", re.IGNORECASE)
_ALSO = re.compile(r"^\s*(?:also|auch|aussi|también|anche|também|ook|även|også)\s+(?:in\s+|en\s+|em\s+)?(?=\S)", re.IGNORECASE)
_OR = re.compile(r"\s+(?:or|oder|ou|o|eller|of)\s+")  # offers several colours, where "and" may make one of two
_IN = re.compile(r"^\s*(?:in|en|em)\s+", re.IGNORECASE)
_PAIR = re.compile(r"[^\s,;|/](?:[^,;|/]*[^\s,;|/])?/[^\s,;|/](?:[^,;|/]*[^\s,;|/])?")
_CODE = r"(?:[A-Z]{0,2}\d{1,5}[A-Z]{0,2}|[A-Z]{2,4}\d{0,3})"
_COMPOUND = re.compile(  # closed by the name of a colour, as Germanic languages make new ones: "Nebelgrau", "Kolgrå"
    r"[^\W\d_]{3,}(?:grau|blau|schwarz|wei(?:ss|ß)|gelb|braun|grün|(?<=\w{4})rot|blauw|zwart|grijs|groen|bruin|"
    r"grå|blå|svart|hvit|grön|grøn|grønn|röd|rød)(?![^\W_])",
    re.IGNORECASE,
)
_CODE_FIRST = re.compile(rf"^\(?#?(?P<code>{_CODE})\)?\s*(?:[-–:/.=]\s*|\s)(?P<name>[^\W\d_].*)$")
_CODE_LAST = re.compile(
    rf"^(?P<name>.*[^\W\d_])\s*(?:[-–:/]\s*|\s)?[(\[]#?(?P<code>{_CODE})[)\]]$|^(?P<name2>.*[^\W\d_])\s+[-–/#]?\s*(?P<code2>#?[A-Z]{{0,2}}\d{{2,5}})$"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Color:
    """A colourway's name as printed, and its code when it has one beside the name."""

    name: str
    code: str = ""


def text_to_colors(
    text: str, *, slash_lists: bool = True, slash_pairs: bool = False, ampersand_lists: bool = False
) -> tuple[Color, ...]:
    """The colourways that `text` lists. Commas, semicolons, bars, bullets and line breaks always divide them.

    A slash divides colourways when it has spaces around it or parts three or more of them, and no stronger mark stands in the text
    ("Black/White" is one colourway, unless the document lists so: `slash_pairs`); `slash_lists=False` says that this document lists
    with commas alone. "or" divides colours, "&" and "and" only the last two of a list, or any two with `ampersand_lists`
    ("Available in Black & Navy", but "Shown in Black & Navy"). "also" before a further one is no part of its name.
    """
    offered = without_offer(text)
    ampersand_lists = ampersand_lists or (offered != text and not _SHOWN.match(text))  # what is shown is one colourway
    text = offered.strip(" .:;,")
    marked = [text] if _is_pair(text) else [part for part in _LIST_MARK.split(text) if part.strip()]
    parts = [part for mark in marked for part in ([mark] if _is_pair(mark) else _DASH.split(mark)) if part.strip()]
    parts = [*parts[:1], *(_ALSO.sub("", part) for part in parts[1:])]
    if len(parts) == 1 and slash_lists:
        wide = [part for part in re.split(r"\s+/\s+|(?<=\w)(?<!\bw)/\s+", text) if part.strip()]
        tight = [part for part in re.split(r"(?<!\bw)/", text) if part.strip()]  # "w/ Silver" is "with"
        pair = _is_pair(text)
        if _has_one_code(tight):
            parts = [text]
        elif len(tight) >= (2 if slash_pairs else 3) and not pair:
            parts = tight
        elif len(wide) >= 2 and not pair:
            parts = wide
    choice = [part for part in _OR.split(text) if part.strip()] if len(parts) == 1 else []
    if len(choice) > 1 and all(is_color_text(part) for part in choice):
        parts = choice
    if parts and (len(parts) > 1 or ampersand_lists):
        last = re.split(r"\s+(?:&|\+|and|or|und|oder|et|ou|y|o|e|en)\s+", parts[-1])
        if len(parts) > 1 or all(is_color_text(part) for part in last):
            parts = [*parts[:-1], *last]
    colors = [text_to_color(part.strip(" .:;,")) for part in parts[:MOST_COLORS]]
    letters = {len(color.code) for color in colors if color.code.isalpha() and color.code.isupper()}
    colors = [_coded_as_others(color, letters) for color in colors]
    return tuple(dict.fromkeys(color for color in colors if color.name and len(color.name) <= LONGEST_COLOR))


def without_offer(text: str) -> str:
    """A list of colours without the words that offer them: "Comes in Grape and Black" → "Grape and Black", "In taupe" → "taupe"."""
    plain = _AVAILABLE.sub("", text)
    bare = _IN.match(plain)
    return plain[bare.end() :] if bare is not None and is_color_text(plain[bare.end() :]) else plain


def text_to_color(text: str) -> Color:
    """One colourway, its code and its name divided where both are printed: "0990 NERO", "Navy (NVY)"."""
    match = _CODE_FIRST.match(text)
    if match is not None and _is_code(match["code"], match["name"]):
        return Color(name=match["name"].strip(), code=match["code"])
    match = _CODE_LAST.match(text)
    if match is not None:
        name, code = (match["name"], match["code"]) if match["code"] else (match["name2"], match["code2"])
        if _is_code(code, name, bracketed=bool(match["code"])):
            return Color(name=name.strip(" -–:/#"), code=code.strip("#"))
    return Color(name=text)


def _coded_as_others(color: Color, letters: Collection[int]) -> Color:
    """A colour whose first word is a code where the others of its list have such: "SKY Celeste" beside "MUS Senape"."""
    code, _, name = color.name.partition(" ")
    coded = not color.code and name[:1].isupper() and not name.isupper() and code.isalpha() and code.isupper()
    return Color(name=name, code=code) if coded and len(code) in letters else color


def is_color_text(text: str) -> bool:
    """Whether an unlabelled `text` holds colours and nothing else: most of its words are colour words, and one is a colour."""
    if not text or len(text) > 200 or re.search(r"[%$€£]|\d{6,}", text):
        return False
    plain = re.sub(r"[(\[]\w{1,4}[)\]]|(?<!\w)[A-Z]{2,4}(?= [A-Z][a-zà-ÿ])", " ", text)  # without codes
    words = normalise(plain).split()
    if not words or len(words) > 24:
        return False
    names = [word for word in words if not any(c.isdigit() for c in word)]
    compounds = {normalise(word) for word in _COMPOUND.findall(plain)}
    colors = [word for word in names if word in COLORS or word in compounds or _glued(word)]
    if not colors:
        return (len(words) == 1 and words[0] in ABBREVIATIONS) or _are_coded(text)
    listed = [
        normalise(part) for part in re.split(r"[,;]", plain)[1:]
    ]  # a word alone in a list of colours is one: "black, top, red"
    if any(word in GARMENTS and word not in COLORS and (len(listed) < 2 or word not in listed) for word in names):
        return False
    known = [word for word in names if word in colors or word in COLOR_WORDS or word in ABBREVIATIONS or _stands_for(word, names)]
    unknown = len(names) - len(known)
    return unknown == 0 or (unknown * 3 <= len(names) and len(names) >= 3) or _are_coded(text)


def are_color_pairs(texts: Sequence[str]) -> bool:
    """Whether each of several lines is a colourway of two colours ("Black/White" over "Navy/Ecru"): a list that wraps has a mark
    where its lines break."""
    return len(texts) > 1 and all(_PAIR.fullmatch(text.strip()) and is_color_text(text) for text in texts)


def are_color_codes(texts: Iterable[str]) -> bool:
    """Whether nearly all of some texts could be codes of colours: "001", "NVY", "B12"; one may be a remark below them."""
    coded = [re.fullmatch(_CODE, text.strip()) is not None for text in texts if text.strip()]
    return bool(coded) and (sum(coded) >= 0.9 * len(coded) or (not coded[-1] and len(coded) > LEAST_CODES and all(coded[:-1])))


def abbreviates(code: str, names: Iterable[str]) -> bool:
    """Whether `code` is the start and some later letters of the names: BLK of Black, NVY of Navy, LTG of Light Grey."""
    short, whole = code.casefold(), "".join(names).casefold()
    if not 2 <= len(short) <= 4 or short == whole[: len(whole)] or short[:1] != whole[:1] or len(whole) <= len(short):
        return False
    if any(name.casefold() == short for name in names) and len(list(names)) == 1:
        return False
    rest = iter(whole)
    return all(letter in rest for letter in short)


def color_share(texts: Iterable[str]) -> float:
    """Share of `texts` with a colour word in them, 0.0 for none."""
    found = [any(word in COLORS for word in normalise(text).split()) or is_color_text(text) for text in texts]
    return sum(found) / len(found) if found else 0.0


def _is_pair(text: str) -> bool:
    """Whether all of `text` is one code and one name, whatever mark stands between them."""
    match = _CODE_FIRST.match(text)
    listed = match is not None and re.search(r"[,;|•·\n]|\s/|/\s|/\d", match["name"])
    return match is not None and not listed and _is_code(match["code"], match["name"])


def _has_one_code(parts: Sequence[str]) -> bool:
    """Whether a number stands before the first of several names and before none of the others: all of them are one colourway."""
    coded = [any(c.isdigit() for c in text_to_color(part.strip()).code) for part in parts]
    return len(parts) > 1 and coded[0] and not any(coded[1:])


def _is_code(code: str, name: str, *, bracketed: bool = False) -> bool:
    capitals = code.isupper() and not name.isupper() and name[:1].isupper() and len(code) in (3, 4)
    capitals = capitals and (bracketed or code.casefold() not in COLORS)
    return any(c.isdigit() for c in code) or capitals or abbreviates(code, name.split())


def _are_coded(text: str) -> bool:
    """Whether `text` lists codes without a vowel with a name each, in whatever language: "SLV Salvia, RST Teja"."""
    parts = [part.strip() for part in re.split(r"[,;/|]", text)]
    return all(re.fullmatch(r"[B-DF-HJ-NP-TV-Z]{3} [^\W\d_][^\W\d_A-Z]+(?: [^\W\d_]+)?", part) for part in parts)


def _stands_for(word: str, names: Iterable[str]) -> bool:
    """Whether a word is the code of another one beside it: "slv" in "SLV Silver"."""
    return any(other != word and abbreviates(word, [other]) for other in names)


def _glued(word: str) -> bool:
    """A compound of two known words, as German and brands write them: "dunkelrot", "offwhite", "lightgrey"."""
    return len(word) > 5 and any(word[:cut] in COLOR_WORDS and word[cut:] in COLORS for cut in range(3, len(word) - 2))
