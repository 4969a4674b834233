"""What a text says of an item besides its name: its colour, size and number, by their labels or by their looks.

Of a text below an item all may be such; one that names an item has its name first: "Polly Shirt", "Colour: Navy  Size: S".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.reading.model import Cell
from pipelines.reading.tables.cell_kinds import is_color_code, is_item_code
from pipelines.reading.words.colors import is_color_text, text_to_color
from pipelines.reading.words.header_words import Field
from pipelines.reading.words.sizes import is_pair_of_sizes, is_size, without_size_label
from pipelines.reading.words.vocabulary import header_to_field

VARIANT: frozenset[Field] = frozenset({"sku", "style_number", "barcode", "color", "color_code", "size"})
LEVELS: frozenset[Field] = frozenset({"color", "color_code", "size"})  # that stand below an item
SHIPPING: frozenset[Field] = frozenset({"country", "delivery"})
LONGEST_LABEL = 30  # characters before a colon
FACT_WORDS = 3  # of a label before a colon that need not be known
LONGEST_SIZE = 3  # digits of any size behind its label
LABEL_WORDS = 2  # before a value without a colon
SURE_LABEL = 0.9  # of such a label
LIKELY_LABEL = 0.55  # of one before a colon: with words besides it these name an item, "51-2214 Shirt Farbe: rot"
_BEFORE_LABEL = re.compile(r"(?:\s+[-–·]\s+|[\s,;|/]+)(?=[^\W\d_]{2,}\.? ?:\s?\S)")
DASHES = re.compile(r"\s+[-–—|·:]\s+")
_SLASHES = re.compile(r"\s+/\s+|,\s+")
_JOINED = re.compile(r"(?P<color>[^\W\d][^/\-]+)[/\-](?P<size>[^/\-\s]+)")  # KAKI/36
_BRACKETS = re.compile(r"(?P<name>[^()]+?)\s*\((?P<variant>[^()]+)\)")


@dataclass(frozen=True, kw_only=True)
class Told:
    """What the lines of a text say: `fields`, and the words that are none of these; `labelled` where nothing but labels told them,
    `facts` where other labelled facts were left out."""

    fields: dict[Field, str]
    rest: str
    labelled: bool
    facts: bool

    @property
    def texts(self) -> dict[Field, str]:
        """The fields and, where they were parted from it, the description; {} for a text that says nothing more."""
        return {**self.fields, "description": self.rest} if (self.fields or self.facts) and self.rest else self.fields


def text_to_variant(text: str, *, named: bool) -> Told:
    """What a text says besides the name that it begins with where it is `named`: "Polly Shirt / Navy / 34 / SKU: 20.2968" in lines
    of its own. Labelled lines give their field, "colour / size" its two, other facts none."""
    found: dict[Field, str] = {}
    rest: list[str] = []
    facts, labelled = False, True
    first = 0 if named else 1
    lines = [part for at, whole in enumerate(text.splitlines(), start=first) for part in _labelled_parts(whole, named=not at)]
    for position, line in enumerate(lines, start=first):
        label, colon, value = line.partition(":")
        value = re.split(r",(?!\d)", value)[0].strip(" -–;/")
        hit = header_to_field(label) if colon and value and len(label) <= LONGEST_LABEL else None
        pair = _color_and_size(line) if position else None
        bare = _labelled(line) if position and hit is None else None
        if hit is not None and hit[0] in VARIANT and hit[1] >= LIKELY_LABEL:
            found[hit[0]] = value
        elif pair is not None:
            found |= {"color": pair[0], "size": pair[1]}
            labelled = False
        elif bare is not None:
            found[bare[0]] = bare[1]
        elif position and (says_of_shipping(line) or is_fact(line)):
            facts = True
        elif line.strip():
            rest.append(line)
    return Told(fields=found, rest=" ".join(" ".join(rest).split()), labelled=labelled, facts=facts)


def text_to_level(text: str, *, sure: bool = False) -> dict[Field, str]:
    """The colour, the size or both in a text of nothing but their labels and values, "Farbe 100 weiß", "Size: M": a level below an
    item; {} for any other. Where it is `sure` that levels stand there labels need not tell them: "KAKI 36"."""
    told = text_to_variant(text, named=False)
    whole = told.labelled and not told.facts and not told.rest and told.fields.keys() <= LEVELS
    return (told.fields if whole else {}) or (_level(text) if sure else {})


def is_fact(line: str) -> bool:
    """Whether a line is a label and its value: "Fabric: 55% linen", "TKT: STD"."""
    label, colon, value = line.partition(":")
    return bool(colon and value[:1].isspace() and value.strip() and label.strip()) and len(label.split()) <= FACT_WORDS


def _labelled(line: str) -> tuple[Field, str] | None:
    """Field and value of a line that begins with the label of a variant, with no colon: "Farbe 185 Beere", "Size M"; None for any
    other. The value must be one by its looks, for "Color block" is none."""
    words = line.split()
    for count in range(min(LABEL_WORDS, len(words) - 1), 0, -1):
        hit = header_to_field(" ".join(words[:count]))
        value = " ".join(words[count:]).strip(" :")
        if hit is None or hit[1] < SURE_LABEL or hit[0] not in VARIANT:
            continue
        told = {
            "color": bool(text_to_color(value).code) or is_color_text(value),
            "color_code": is_color_code(Cell(text=value)),
            "size": is_size(value) or (value.isdigit() and len(value) <= LONGEST_SIZE),
        }
        if told.get(hit[0], is_item_code(Cell(text=value))):
            return hit[0], value
    return None


def says_of_shipping(line: str) -> bool:
    """Whether a line begins with the label of a tariff number, a country of origin or a date of delivery: "HTS 6204.43"."""
    words = line.split()
    for count in range(1, min(3, len(words) - 1) + 1):
        hit = header_to_field(" ".join(words[:count]))
        valued = words[count - 1].endswith(":") or any(char.isdigit() for char in words[count])
        if hit is not None and hit[0] in SHIPPING and hit[1] == 1.0 and valued:
            return True
    return False


def _labelled_parts(line: str, *, named: bool) -> list[str]:
    """A line that begins with the label of a variant, or with a name where it is `named`, cut before each further label: "Colour:
    Navy  Size: S", "Polly Shirt Cor: Azul Tam.: M"; that of a number needs digits behind it. Any other line as it is."""
    found: list[str] = []
    first, *parts = _BEFORE_LABEL.split(line)
    if parts and not named and ":" not in first:  # the first label has two words
        first, parts = f"{first} {parts[0]}", parts[1:]
    for part in (first, *parts):
        label, _, value = part.partition(":")
        hit = header_to_field(label)
        if not found and not named and (hit is None or hit[0] not in VARIANT):
            return [line]
        told = hit is not None and (hit[0] not in VARIANT - LEVELS or any(map(str.isdigit, value)))
        told = told and (not named or (hit is not None and hit[0] in VARIANT))
        found = [*found, part] if told or not found else [*found[:-1], f"{found[-1]} {part}"]
    return found


def _color_and_size(line: str) -> tuple[str, str] | None:
    """The colour and the size in a line of nothing else: "Sage / M", "Navy, size XS", "NAVY-XS"; None for any other line."""
    parts = [part.strip() for part in re.split(r"\s+/\s*|/\s+|\s*\|\s*|\s+·\s+", line)]
    if len(parts) in (2, 3) and all(parts) and is_size(parts[-1]) and not is_size(parts[0]):
        return parts[0], parts[-1]
    match = re.fullmatch(r"(?P<color>[^\d,]{2,40}), (?P<size>.+)|(?P<code>[A-Z]{2,12}|\d{2,4})[-/](?P<end>[A-Z\d]+)", line.strip())
    if match is None:
        return None
    color, size = match["color"] or match["code"], match["size"] or match["end"]
    bare = without_size_label(size)
    known = is_color_text(color)
    sure = bare != size or bool(match["code"]) or known
    sized = is_size(bare) or (known and is_pair_of_sizes(bare))  # "Natural, 4-7" of socks
    return (color, bare) if sure and sized and not is_size(color) else None


def _level(text: str) -> dict[Field, str]:
    """The size that a text ends in, and the colour before it: "KAKI 36", "Navy/XL", "One Size"; a known colour alone; else {}."""
    parts = text_to_parts(text)
    words = parts[0].split() if len(parts) == 1 else []
    ends = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(len(words))]  # the longest end first
    joined = _JOINED.fullmatch(text)
    ends += [(joined["color"], joined["size"])] if joined is not None else []
    color, size = next((end for end in ends if is_size(without_size_label(end[1]))), ("", ""))
    if len(parts) > 1:
        rest, size = text_to_ends(parts)
        color = " ".join(rest)
    told: dict[Field, str] = {"color": color, "size": without_size_label(size)} if size else {}
    known: dict[Field, str] = {"color": text} if is_color_text(text) else {}
    return {name: value for name, value in (told or known).items() if value}


def text_to_ends(parts: Sequence[str]) -> tuple[list[str], str]:
    """The parts of a text without the size among its last ones, and that size; "" where there is none."""
    for at in (-1, -2):  # "Olive / 10", "10 / Olive"
        size = _sized(parts[at]) if len(parts) > -at else ""
        if size:
            return [part for index, part in enumerate(parts) if index != len(parts) + at], size
    return list(parts), ""


def _sized(text: str) -> str:
    """The size that a part of a text is, without its label; behind one also a pair of numbers, "size 27-30"; "" for any other."""
    size = without_size_label(text)
    return size if is_size(size) or (size != text and is_pair_of_sizes(size)) else ""


def text_to_parts(text: str) -> list[str]:
    """The parts of a text: at its dashes, the last at its slashes or commas as well, or the name and what is in brackets."""
    text = " ".join(text.split())
    bracketed = _BRACKETS.fullmatch(text)
    if bracketed is not None and not DASHES.search(bracketed["name"]):
        return [bracketed["name"], *_SLASHES.split(bracketed["variant"])]
    parts = DASHES.split(text)
    further = _SLASHES.split(parts[-1])
    return [*parts[:-1], *further] if len(further) > 1 and _sized(further[-1]) else parts
