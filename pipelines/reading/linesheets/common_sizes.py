"""The sizes that a document states once for all of its styles ("Taglie 40–48 su tutti i capi"), and the products that have them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipelines.reading.linesheets.facts import CommonSizes, Facts
from pipelines.reading.model import Evidence, Product
from pipelines.reading.words.garments import AUDIENCES, GARMENTS
from pipelines.reading.words.labels import sizes_in
from pipelines.reading.words.size_runs import by_one
from pipelines.reading.words.sizes import is_size
from pipelines.reading.words.vocabulary import header_to_field, normalise

BORROWED = 0.8  # how sure sizes can be that are not told beside the product
LONGEST_SUBJECT = 4  # words between the word for sizes and the first size
LONGEST_RUN = 12  # words of a list of sizes
_EVERY = """
all every each alle aller allen jeder jede jedes samtliche tous toutes tout toute chaque tutti tutte ogni todos todas cada elke
ieder iedere alla samtliga kaikki kaikissa wszystkie wszystkich
"""
_ALL = frozenset(_EVERY.split())
_ENDS = re.compile(r"[.;!]\s|\s[|•·—]\s")  # of a sentence, or of a part of a line


def texts_to_common_sizes(places: Iterable[Evidence]) -> CommonSizes | None:
    """The sizes that the text at one of `places` states for all styles; None where none does, or several state others."""
    found = [CommonSizes(sizes=sizes, evidence=replace(place, confidence=BORROWED))
             for place in places if (sizes := _text_to_sizes(place.text))]  # fmt: skip
    return found[0] if len({common.sizes for common in found}) == 1 else None


def with_common_sizes(products: Sequence[Product], facts: Facts) -> list[Product]:
    """The products of a whole document, those without sizes of their own with the ones of all styles."""
    common = facts.common_sizes
    if common is None:
        return list(products)
    sizes = by_one(common.evidence.text, common.sizes) if facts.sizes_by_one else common.sizes
    return [product if product.sizes else replace(product, sizes=sizes, evidence={**product.evidence, "sizes": common.evidence})
            for product in products]  # fmt: skip


def _text_to_sizes(text: str) -> tuple[str, ...]:
    """The sizes behind a word for sizes, in a sentence that speaks of all styles and of no group of them."""
    words = text.split()
    if not set(normalise(text).split()) & _ALL:
        return ()
    for at, word in enumerate(words):
        label = header_to_field(word.strip(":.,("))
        if label is None or label[0] not in ("size", "size_run"):
            continue
        begin = at + 1 + _spoken_of(words[at + 1 :])
        for end in range(min(len(words), begin + LONGEST_RUN), begin, -1):
            sizes = sizes_in(" ".join(words[begin:end]).rstrip(".,;)"))
            if sizes:
                before = _ENDS.split(" ".join([*words[:at], *words[at + 1 : begin]]) + " ")[-1]
                behind = _ENDS.split(" ".join(words[end - 1 :]) + " ")[0]
                return sizes if _speaks_of_all(f"{before} {behind}") else ()
    return ()


def _spoken_of(words: Sequence[str]) -> int:
    """How many words say of what the sizes are, between the word for them and the first: "Sizes: all our styles S to XL"."""
    first = next((at for at, word in enumerate(words[: LONGEST_SUBJECT + 1]) if is_size(word.strip(".,;:()-–"))), 0)
    return first if set(normalise(" ".join(words[:first])).split()) & _ALL else 0


def _speaks_of_all(sentence: str) -> bool:
    words = set(normalise(sentence).split())
    return bool(words & _ALL) and not words & (GARMENTS | AUDIENCES)
