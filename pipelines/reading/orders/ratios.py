"""The pieces of each size in one pack, as a cell writes them: "S:1 M:2 L:1", "1S 2M 1L", "1-2-1" beside the run "S-M-L"."""

from __future__ import annotations

import re

from pipelines.reading.words.sizes import is_one_size, is_size, text_to_sizes, without_size_label
from pipelines.reading.words.vocabulary import normalise

_SIZE_COUNT = re.compile(r"(?P<size>[^:=×*]+?)[:=x×*(/\-](?P<count>\d{1,4})\)?")  # S:1  38x2  M/1  S/M:3
_ONE_SIZE = re.compile(r"(?P<size>[^\d:=×*/]+?)\s*[:=x×*/]\s*(?P<count>\d{1,4})")  # One size x 12
_SIZE_APART = re.compile(r"(?P<size>[A-Za-z]\w{0,4}|\d{1,3})\s+(?P<count>\d{1,4})")  # S 1
_RUN_AND_COUNTS = re.compile(r"(?P<run>[^()\[\]]+?)\s*(?:[(\[]|:\s|=\s)\s*(?P<counts>\d{1,3}(?:\s*[-/,:]\s*\d{1,3})+)\s*[)\]]?")
_COUNT_SIZE = re.compile(r"(?P<count>\d{1,4})[x×*:/\-]?(?P<size>[A-Za-z]\w{0,4})")  # 1S  2xM
_SIZE_PIECES = re.compile(r"(?P<size>\S.*?)\s*[:=x×]?\s+(?P<count>\d{1,4})(?: ?(?P<unit>[^\W\d]{1,6})\.?)?")  # S  12 ST

_PIECES = frozenset(
    ["st", "stk", "stck", "stuck", "pc", "pcs", "pce", "pces", "ea", "each", "unit", "units", "piece", "pieces", "pz", "pezzi",
     "capi", "ud", "uds", "un", "pza", "pzas", "stuks", "szt", "kpl", "paar", "pr", "prs", "pair", "pairs", "paire", "paires",
     "paia", "pares"]
)  # fmt: skip


def text_to_size_line(text: str) -> tuple[str, int] | None:
    """The size and its pieces in a line of nothing else, "Größe S  12 ST", "Size M 4"; None for any other. One without its label
    needs a unit, and so does a number: "36 38" are two sizes."""
    bare = without_size_label(" ".join(text.split()))
    match = _SIZE_PIECES.fullmatch(bare)
    if match is None or not is_size(match["size"]) or (match["unit"] and normalise(match["unit"]) not in _PIECES):
        return None
    labelled = bare != " ".join(text.split()) and not match["size"].isdigit()
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
    tokens = re.split(r"[\s,;+|]+", re.sub(r"\s*([:=×*/\-(]|\sx\s)\s*", lambda m: m[1].strip(), text.strip()))
    for pattern in (_SIZE_COUNT, _COUNT_SIZE):
        pairs = [pattern.fullmatch(token) for token in tokens]
        found = {pair["size"]: int(pair["count"]) for pair in pairs if pair and is_size(pair["size"])}
        if found and len(found) == len(tokens):
            return found
    pairs = [_SIZE_APART.fullmatch(token.strip()) for token in re.split(r"[,;|\n]", text.strip())]
    found = {pair["size"]: int(pair["count"]) for pair in pairs if pair and is_size(pair["size"])}
    return found if len(found) == len(pairs) else {}
