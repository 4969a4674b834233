"""The pieces of each size as a cell or line writes them: "S:1 M:2 L:1", "3x 39, 4x 40", "1-2-1" beside "S-M-L", "Size S 12 pcs"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.reading.words.letter_words import LINKS, PIECES
from pipelines.reading.words.size_lists import text_to_sizes
from pipelines.reading.words.sizes import is_one_size, is_size, without_size_label
from pipelines.reading.words.vocabulary import header_to_field

LEAST_OF_SIZES = 32  # of two numbers about a sign, the one from here on is the size where the other is less

_SIZE_COUNT = re.compile(r"(?P<number>)(?P<size>[^:=×*]+?)[:=x×*(/\-](?P<count>\d{1,4})\)?")  # S:1  38x2  M/1  S/M:3
_ONE_SIZE = re.compile(r"(?P<size>[^\d:=×*/]+?)\s*[:=x×*/]\s*(?P<count>\d{1,4})")  # One size x 12
_SIZE_APART = re.compile(  # S 1  36: 2 pcs
    rf"(?P<number>)(?P<size>\S[^:=x×]*?)\s*[:=x×]?\s+(?P<count>\d{{1,4}})(?: ?{PIECES}\.?)?", re.IGNORECASE
)
_COUNT_APART = re.compile(  # 3 S  3 pcs S  10x One Size
    rf"(?P<number>)(?P<count>\d{{1,4}})(?: ?{PIECES}\.?)?(?: ?(?P<sign>x(?= )|[×*]) ?| )(?P<size>[^\W\d].*)", re.IGNORECASE
)
_RUN_AND_COUNTS = re.compile(r"(?P<run>[^()\[\]]+?)\s*(?:[(\[]|:\s|=\s)\s*(?P<counts>\d{1,3}(?:\s*[-/,:]\s*\d{1,3})+)\s*[)\]]?")
_COUNT_SIZE = re.compile(r"(?P<count>\d{1,4})(?:[x×*](?P<number>\d[\d/.,]*)|[x×*:/\-]?(?P<size>[A-Za-z]\w{0,4}))")  # 1S  2xM  3x39
_COUNTED_LETTER = re.compile(r"\d{1,3}[SML]")  # of "1S-2M-1XL"; "2XS-2XL" is a range
_SIGN = re.compile(r"\s*([:=×*/\-(]|\sx\s)\s*|(?<=\d)(x)\s+(?=\w)")  # S : 1  W29 x 2  3x 39
_SIZE_PIECES = re.compile(r"(?P<size>\S.*?)\s*(?P<mark>[:=x×])?\s+(?P<count>\d{1,4})(?: ?(?P<unit>[^\W\d]{1,6})\.?)?")  # S  12 ST
_PIECES = re.compile(PIECES)
_BARCODE = re.compile(r"\s+(?:(?:EAN|UPC|GTIN)\W{0,3})?(?:\d{8}|\d{12,14})$", re.IGNORECASE)  # behind the pieces of a size
_PACKS = re.compile(  # 2 packs (1S-2M)  3 x [S:1 M:2]
    rf"(?P<packs>\d{{1,3}})\s*(?P<word>[^\W\d]+|×)\.?\s*(?:{LINKS}\s)?\s*[:(\[]?\s*(?P<held>\S.*?)\s*[)\]]?", re.IGNORECASE
)


def text_to_size_line(text: str) -> tuple[str, int] | None:
    """The size and its pieces in a line of nothing else but its barcode, "Größe S  12 ST", "Size M 4"; None for any other. One
    without its label needs a unit, and so does a number: "36 38" are two sizes."""
    text = _BARCODE.sub("", " ".join(text.split()))
    bare = without_size_label(text)
    match = _SIZE_PIECES.fullmatch(bare)
    if match is None or not is_size(match["size"]) or (match["unit"] and not _PIECES.fullmatch(match["unit"].casefold())):
        return None
    labelled = bare != text and (bool(match["mark"]) or not match["size"].isdigit())
    return (match["size"], int(match["count"])) if labelled or match["unit"] else None


def text_to_ratio(text: str, run: str = "") -> dict[str, int]:
    """Size → pieces in one pack: "S:1 M:2 L:1", "1S 2M 1L", or "1-2-1" beside the run "S-M-L"; {} when it says neither."""
    both = _RUN_AND_COUNTS.fullmatch(text)  # "S-M-L-XL (1-2-2-1)"
    text, run = (both["counts"], both["run"]) if both is not None else (text, run)
    counts = re.fullmatch(r"\s*\d{1,3}(?:\s*[-/,:]\s*\d{1,3})+\s*", text)
    sizes = text_to_sizes(run) if run else ()
    if counts and sizes:
        numbers = [int(n) for n in re.findall(r"\d+", text)]
        return dict(zip(sizes, numbers, strict=True)) if len(numbers) == len(sizes) else {}
    single = _ONE_SIZE.fullmatch(text.strip())
    if single is not None and is_one_size(single["size"]):
        return {single["size"]: int(single["count"])}
    text = re.sub(r"(?<=\))\s*/\s*", ", ", text)  # "S (1) / M (2)"
    tokens = [token for token in re.split(r"[\s,;+|]+", _SIGN.sub(lambda m: (m[1] or m[2]).strip(), text.strip())) if token]
    sized = _tokens_to_ratio([_SIZE_COUNT.fullmatch(token) for token in tokens])
    counted = _tokens_to_ratio([_COUNT_SIZE.fullmatch(token) for token in tokens])
    if sized and counted and all(size.isdigit() and int(size) < LEAST_OF_SIZES <= count for size, count in sized.items()):
        return counted  # "2x38", not "38x2"
    if sized or counted:
        return sized or counted
    joined = re.split(r"\s*[-–/]\s*", text.strip())
    if any(map(_COUNTED_LETTER.fullmatch, joined)) and (
        ratio := _tokens_to_ratio([_COUNT_SIZE.fullmatch(token) for token in joined])
    ):
        return ratio
    parts = [part.strip() for part in re.split(r"[,;|\n]|\s/\s", text.strip())]
    behind = [_COUNT_APART.fullmatch(part) for part in parts]
    signed = len(parts) > 1 or (behind[0] is not None and bool(behind[0]["sign"]))  # "2 XL" alone is a size
    return _tokens_to_ratio([_SIZE_APART.fullmatch(part) for part in parts]) or (_tokens_to_ratio(behind) if signed else {})


def text_to_packed(text: str) -> dict[str, int]:
    """Size → pieces in all packs of a text that counts these and says what each holds, "2 packs (1S-2M)"; {} for any other."""
    match = _PACKS.fullmatch(text.strip())
    if match is None:
        return {}
    hit = header_to_field(match["word"])
    ratio = text_to_ratio(match["held"])
    named = match["word"].casefold() in ("x", "×") or (hit is not None and hit[0] in ("pack", "pack_quantity"))
    return {size: count * int(match["packs"]) for size, count in ratio.items()} if named and len(ratio) > 1 else {}


def _tokens_to_ratio(pairs: Sequence[re.Match[str] | None]) -> dict[str, int]:
    """Size → pieces of matches that all are a size and its pieces, each size once; else {}."""
    found: dict[str, int] = {}
    for pair in pairs:
        size = (pair["size"] or pair["number"]) if pair is not None else ""
        if pair is None or not is_size(size) or size in found:
            return {}
        found[size] = int(pair["count"])
    return found
