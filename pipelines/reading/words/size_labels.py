"""Which labels of a row of a table head sizes: letters, numbers that rise, cups beside their bands, lengths behind a letter."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from pipelines.reading.words.sizes import is_one_size, is_size, size_rank, without_size_label
from pipelines.reading.words.vocabulary import header_to_fields, is_total_label, normalise

CUPS = frozenset(["AAA", "AA", "A", "B", "C", "D", "DD", "DDD", "E", "F", "FF", "G", "GG", "H", "HH", "I", "J"])
BANDS = frozenset(
    ["band", "band size", "underbust", "unterbrust", "unterbrustweite", "tour de dos", "tour", "contorno", "sottoseno"]
)
CUP_LABELS = frozenset(["cup", "cup size", "cups", "bonnet", "copa", "coppa", "korbchen"])
SURE = 0.95  # of being a label
FIRST_RANGE, LAST_RANGE = 15, 60  # of feet, heads and waists; lower ones may be steps of a quantity
_RANGE = re.compile(r"(\d\d) ?[-–/] ?(\d\d)")
_AGES = re.compile(r"(\d{1,2}) ?[-–/] ?(\d{1,2})")
AGE_STEPS = (1, 2)  # years from one size of children to the next, and inside a pair
_LETTERED = re.compile(r"([A-Z])(\d?\d[02468])")


def labels_to_sizes(labels: Mapping[int, str]) -> dict[int, str]:
    """The columns whose label is a size: at least two of them, standing in the order of sizes when they are numbers."""
    found = _single_sizes(labels)
    return dict(sorted({**found, **_pairs_in_turn(labels, found)}.items())) if len(found) > 1 else found


def _single_sizes(labels: Mapping[int, str]) -> dict[int, str]:
    bare = {column: without_size_label(" ".join(text.split())) for column, text in labels.items()}  # "Size XS" heads XS
    found = {column: text for column, text in bare.items() if text and is_size(text)} or _counted_sizes(bare)
    found = dict(sorted({**found, **_ranges_in_turn(bare)}.items()))
    found = {column: text for column, text in found.items() if not (text.endswith(".") and text[:-1].isdigit())}  # of a clause
    found = {column: text for column, text in found.items() if not _names_field(text)}
    for column in [column for column, text in found.items() if text.upper() == "L"]:
        if {labels.get(column + step, "").upper() for step in (1, 2)} in ({"W", "H"}, {"B", "H"}):
            del found[column]  # length, width and height of a carton
    numeric = {column: text for column, text in found.items() if text.replace(",", ".").replace(".", "").isdigit()}
    if 0 < len(numeric) < len(found) and not rises(list(numeric.values())):  # "29 4XL … 0" are a line's numbers and its size
        found = {column: text for column, text in found.items() if column not in numeric}
        numeric = {}
    if 0 < len(numeric) < len(found):  # "1 … XS … 50" are counts on both sides of a size
        lone = {column for column in numeric if not {column - 1, column + 1} & found.keys()}
        found = {column: text for column, text in found.items() if column not in lone}
        numeric = {column: text for column, text in numeric.items() if column not in lone}
    cups = {column: text for column, text in labels.items() if text.upper() in CUPS}
    if len(cups) > 1 and any(map(heads_bands, labels.values())):
        return cups  # of bras, beside the band
    found = found or _lettered_sizes(labels)
    if len(found) == 1:
        return {column: text for column, text in found.items() if is_one_size(text) and len(text) > 1}
    if numeric and len(numeric) == len(found):
        between = [labels[c] for c in labels if min(numeric) < c < max(numeric) and labels[c] and c not in numeric]
        if _is_run_again(list(numeric.values())) and all(map(is_total_label, between)):
            return found  # those of several shops or colours
        apart = bool(between)
        return found if rises(list(numeric.values())) and not apart else {}  # bare numbers with words between are a line's
    return found


def heads_bands(label: str) -> bool:
    """Whether a label is that of the bands of bras; in the corner of a grid it may name the cups beside them, "Band / Cup"."""
    parts = {normalise(part) for part in re.split(r"[\\/|×]", label)}
    return bool(parts & BANDS) and parts <= BANDS | CUP_LABELS


def are_scale(texts: Sequence[str]) -> bool:
    """Whether texts are all the sizes of one scale: two or more, or a word for one size alone."""
    return all(map(is_size, texts)) and (len(texts) > 1 or any(map(is_one_size, texts)))


def _counted_sizes(labels: Mapping[int, str]) -> dict[int, str]:
    """The columns whose label is a size beside a word for its pieces, "XS Qty" and "S Qty", two or more unlike sizes."""
    found: dict[int, str] = {}
    for column, text in labels.items():
        words = [word for word in re.split(r"[\s:()–-]+", text) if word]
        ends = ((words[0], words[-1]), (words[-1], words[0])) if len(words) == 2 else ()
        hits = [size for size, word in ends if is_size(size) and (header_to_fields(word) or (("", 0.0),))[0] == ("quantity", 1.0)]
        if hits:
            found[column] = hits[0]
    return found if len(set(found.values())) == len(found) > 1 else {}


def even_steps(labels: Mapping[int, str]) -> dict[int, str]:
    """Columns side by side under numbers in even steps, where every other label names a field: "80 85 90 95 100" of belts."""
    numbers = {column: text for column, text in sorted(labels.items()) if text.isdigit() and len(text) <= 3}
    steps = {int(b) - int(a) for a, b in pairwise(numbers.values())}
    apart = any(min(numbers) < column < max(numbers) for column in labels if column not in numbers) if numbers else True
    named = all(header_to_fields(text) for column, text in labels.items() if column not in numbers)
    return numbers if len(numbers) >= 3 and len(steps) == 1 and min(steps) > 0 and not apart and named else {}


def _ranges_in_turn(labels: Mapping[int, str]) -> dict[int, str]:
    """Columns side by side under ranges of one width, each beginning right behind the one before: "19-22 23-26 27-30" of socks."""
    ends = {column: (int(match[1]), int(match[2])) for column, text in sorted(labels.items()) if (match := _RANGE.fullmatch(text))}
    turns = [(b - a, low - last, last - first, high - low) for (a, (first, last)), (b, (low, high)) in pairwise(ends.items())]
    within = all(FIRST_RANGE <= low < high <= LAST_RANGE for low, high in ends.values())
    alike = all(beside == behind == 1 and wide == next_wide for beside, behind, wide, next_wide in turns)
    return {column: labels[column] for column in ends} if len(ends) >= 2 and within and alike else {}


def _pairs_in_turn(labels: Mapping[int, str], sizes: Mapping[int, str]) -> dict[int, str]:
    """Columns beside those of sizes under pairs of ages, "7/8" behind "6", that go on where these end, or end where these begin."""
    found: dict[int, str] = {}
    pairs = {column: (int(match[1]), int(match[2])) for column, text in labels.items() if (match := _AGES.fullmatch(text.strip()))}
    ends = {column: (int(match[0]), int(match[0])) for column, text in sizes.items() if (match := re.match(r"\d{1,2}(?!\d)", text))}
    for column in [*sorted(pairs), *sorted(pairs, reverse=True)]:
        low, high = pairs[column]
        before, behind = ends.get(column - 1), ends.get(column + 1)
        goes_on = before is not None and low - before[1] in AGE_STEPS
        leads = behind is not None and behind[0] - high in AGE_STEPS
        if high - low in AGE_STEPS and (goes_on or leads):
            ends[column], found[column] = (low, high), labels[column].strip()
    return found


def _names_field(text: str) -> bool:
    """Whether what has the look of a size is surely the label of another field: "Lp." numbers lines, "L" is large. A word for one
    size, "UN", is as well that of a unit, and stays a size."""
    fields = header_to_fields(text) if not is_one_size(text) else ()
    return bool(fields) and fields[0][1] >= SURE and fields[0][0] not in ("size", "size_run")


def _lettered_sizes(labels: Mapping[int, str]) -> dict[int, str]:
    """Columns side by side under even numbers that rise by two behind one letter, that of a fit or length: "C44 C46 C48"."""
    found = {column: match for column, text in sorted(labels.items()) if (match := _LETTERED.fullmatch(text))}
    steps = {int(b[2]) - int(a[2]) for a, b in pairwise(found.values())}
    beside = {b - a for a, b in pairwise(found)} == {1}
    alike = len({match[1] for match in found.values()}) == 1
    return {column: match[0] for column, match in found.items()} if len(found) >= 3 and steps == {2} and beside and alike else {}


def _is_run_again(numbers: Sequence[str]) -> bool:
    """Whether the same sizes, two or more, stand there twice or more in the same order: "36 38 40 36 38 40"."""
    length = numbers.index(numbers[0], 1) if numbers[0] in numbers[1:] else 0
    again = length > 1 and len(numbers) % length == 0 and list(numbers) == list(numbers[:length]) * (len(numbers) // length)
    return again and rises(numbers[:length])


def rises(numbers: Sequence[str]) -> bool:
    """Whether two numbers or more stand in the order of sizes."""
    ranks = [size_rank(text) for text in numbers]
    return len(numbers) >= 2 and all(a < b for a, b in pairwise(ranks))
