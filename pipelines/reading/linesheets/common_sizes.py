"""The sizes that a document states once, and the products that have them: all of its styles ("Taglie 40–48 su tutti i capi"), or
those of a group ("Rings: sizes 6-8")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipelines.reading.linesheets.facts import CommonSizes, Facts
from pipelines.reading.model import Evidence, Product
from pipelines.reading.words.garments import AUDIENCES, CATEGORY_NOUNS, GARMENTS
from pipelines.reading.words.labels import sizes_in
from pipelines.reading.words.size_runs import by_one
from pipelines.reading.words.sizes import is_size
from pipelines.reading.words.vocabulary import header_to_field, normalise

BORROWED = 0.8  # how sure sizes can be that are not told beside the product
LONGEST_SUBJECT = 4  # words between the word for sizes and the first size
LONGEST_RUN = 12  # words of a list of sizes
PLURALS = ("", "s", "es", "e", "n", "en")  # endings that make a group of the noun of one
_EVERY = """
all every each alle aller allen jeder jede jedes samtliche tous toutes tout toute chaque tutti tutte ogni todos todas cada elke
ieder iedere alla samtliga kaikki kaikissa wszystkie wszystkich
"""
_ALL = frozenset(_EVERY.split())
_ENDS = re.compile(r"[.;!]\s|\s[|•·—]\s")  # of a sentence, or of a part of a line


def texts_to_common_sizes(places: Iterable[Evidence]) -> tuple[CommonSizes, ...]:
    """The sizes that the text at one of `places` states for all styles, or for a group of them; none where several state others."""
    found = [CommonSizes(sizes=sizes, evidence=replace(place, confidence=BORROWED), group=group)
             for place in places for group, sizes in _text_to_sizes(place.text)]  # fmt: skip
    stated: dict[str, set[tuple[str, ...]]] = {}
    for common in found:
        stated.setdefault(common.group, set()).add(common.sizes)
    first = {common.group: common for common in reversed(found)}
    return tuple(first[group] for group, runs in stated.items() if len(runs) == 1)


def with_common_sizes(products: Sequence[Product], facts: Facts) -> list[Product]:
    """The products of a whole document, those without sizes of their own with the ones of their group or of all styles."""
    known = sorted(facts.common_sizes, key=lambda common: not common.group)
    return [_with_sizes(product, known, facts) if known and not product.sizes else product for product in products]


def _with_sizes(product: Product, known: Sequence[CommonSizes], facts: Facts) -> Product:
    common = next((common for common in known if not common.group or _is_one_of(product, common.group)), None)
    if common is None:
        return product
    sizes = by_one(common.evidence.text, common.sizes) if facts.sizes_by_one else common.sizes
    return replace(product, sizes=sizes, evidence={**product.evidence, "sizes": common.evidence})


def _is_one_of(product: Product, group: str) -> bool:
    """Whether a product is named as one of a group ("Dome Ring" of "rings"), or all of its category are."""
    return (
        any(group.removesuffix(end) in normalise(product.name).split() for end in PLURALS) or normalise(product.category) == group
    )


def _text_to_sizes(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """The group, "" for all styles, and the sizes behind a word for sizes, in a sentence that speaks of all styles, or that opens
    with a group of them and a colon ("Rings: sizes 6-8 unless noted")."""
    words = text.split()
    opening = normalise(words[0]) if len(words) > 1 and words[0].endswith(":") else ""
    group = opening if opening in CATEGORY_NOUNS else ""
    if not group and not set(normalise(text).split()) & _ALL:
        return []
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
                told = (group and at == 1) or (not group and _speaks_of_all(f"{before} {behind}"))
                return [(group, sizes)] if told else []
    return []


def _spoken_of(words: Sequence[str]) -> int:
    """How many words say of what the sizes are, between the word for them and the first: "Sizes: all our styles S to XL"."""
    first = next((at for at, word in enumerate(words[: LONGEST_SUBJECT + 1]) if is_size(word.strip(".,;:()-–"))), 0)
    return first if set(normalise(" ".join(words[:first])).split()) & _ALL else 0


def _speaks_of_all(sentence: str) -> bool:
    words = set(normalise(sentence).split())
    return bool(words & _ALL) and not words & (GARMENTS | AUDIENCES)
