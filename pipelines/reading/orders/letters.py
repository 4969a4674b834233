"""Orders without any table: letters and mails, whose text names an item, its colour and its price, and counts pieces of it.

A count belongs to the item named last and to the colour named last. In "12 x Oslo Beanie navy" it stands before its item. A
sentence orders nothing unless it says so, and a count that no item can be told for is left out and is a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from pipelines.reading.doubts import EXAMPLES, Doubt
from pipelines.reading.model import OrderLine
from pipelines.reading.orders.facts import TextLine
from pipelines.reading.orders.letter_items import Count, Item, Told, count_to_line, counts_of_items, is_garment
from pipelines.reading.orders.letter_names import is_loose_color, is_naming, name_to_color, name_to_size
from pipelines.reading.orders.letter_parts import Part, text_to_parts, texts_to_head_shapes
from pipelines.reading.orders.letter_passages import Passage, texts_to_passages
from pipelines.reading.orders.values import plain
from pipelines.reading.words.letter_words import ORDERING_WORDS
from pipelines.reading.words.vocabulary import normalise

SURE = 0.7  # of what running text says
MOST_PASSAGES = 400
SENTENCE = 4  # words that name nothing make a sentence
LONGEST_COLOR = 3  # words of a colour that only its place tells
_MARK = re.compile(r"[,;:()|•·]|\s{2}|\s[-–—]\s|[.!?]\s")
_TIMES = re.compile(r"\d\s*[xX×*]")


@dataclass(frozen=True, kw_only=True)
class LetterLines:
    """The lines that a letter orders, and what it counts without an item."""

    lines: tuple[OrderLine, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def texts_to_letter(texts: Sequence[TextLine]) -> LetterLines:
    """What the text of a document orders; nothing when it orders nothing."""
    written = texts_to_passages(texts)
    passages = written[:MOST_PASSAGES]
    reader = _Reader(texts_to_head_shapes(passage.text for passage in passages))
    for at, passage in enumerate(passages):
        reader.read(at, passage)
    counts = counts_of_items(reader.counts)
    if not counts:
        return LetterLines()
    stray, unread = reader.stray, len(written) - len(passages)
    total = len(stray) + len(counts)
    doubts = (
        Doubt(what="counts in the text have no item", count=len(stray), total=total, examples=tuple(stray[:EXAMPLES])),
        Doubt(what="passages of a long text were not read", count=unread, total=len(written)),
    )
    return LetterLines(lines=tuple(map(count_to_line, counts)), doubts=tuple(doubt for doubt in doubts if doubt.count))


class _Reader:
    """One pass down the passages."""

    def __init__(self, shapes: Sequence[str]) -> None:
        self.shapes = shapes
        self.item: Item | None = None
        self.numbered = False  # items have numbers
        self.counts: list[Count] = []
        self.stray: list[str] = []  # counts without an item

    def read(self, at: int, passage: Passage) -> None:
        """Take up what a passage names and counts."""
        parts = text_to_parts(passage.text, self.shapes)
        if any(part.kind == "number" for part in parts) or _names_and_counts(parts):
            _PassageReader(self, at, passage, parts).read()
        elif self.item is not None and _is_plain(parts, self.item):
            _PassageReader(self, at, passage, parts, self.item).read()
        else:
            self._close(at, passage, parts)

    def _close(self, at: int, passage: Passage, parts: Sequence[Part]) -> None:
        """A passage that counts nothing of an item: it may name the next one, and ends the last one that was counted."""
        words = [part for part in parts if part.kind == "words"]
        counts = [part for part in parts if part.kind == "count"]
        self.stray += [part.text for part in counts if part.sure]
        names = len(words) == 1 and is_naming(words[0].text) and not counts
        open_to = self.item is not None and self.item.number and not self.item.name and not self.item.counts
        if names and (open_to or not self.numbered):
            _PassageReader(self, at, passage, parts, self.item if open_to else Item()).read()
        elif self.item is not None and self.item.counts:
            self.item = None


class _PassageReader:
    """One pass along the parts of a passage; `item` is the one named before it."""

    def __init__(self, reader: _Reader, at: int, passage: Passage, parts: Sequence[Part], item: Item | None = None) -> None:
        self.reader, self.at, self.passage, self.parts, self.item = reader, at, passage, parts, item
        self.waiting: list[Part] = []  # counts before their item
        self.candidate: Part | None = None  # words that may name the item of the next count
        self.size: Told | None = None  # before its count
        self.last: Count | None = None
        self.color_last: bool | None = None  # colours stand behind their counts here, as the first one does
        kinds = [part.kind for part in parts if part.kind in ("number", "count")]
        self.count_first = "number" in kinds and kinds[0] == "count"
        words = [part.text for part in parts if part.kind == "words"]
        said = {word for text in words for word in normalise(text).split()}
        left = sum(len(text.split()) for text in words if not is_naming(text))
        self.silent = left >= SENTENCE and not said & ORDERING_WORDS  # a sentence that orders nothing

    def read(self) -> None:
        for before, part, after in zip([None, *self.parts], self.parts, [*self.parts[1:], None], strict=False):
            if part.kind == "number":
                self._number(part)
            elif part.kind == "words":
                self._words(part, before, after)
            elif part.kind == "color":
                self._color(part, before, after)
            elif part.kind == "price":
                self._price(part)
            elif part.kind == "size":
                self._size(part)
            elif part.kind == "count":
                self._count(part, after)
        self.reader.stray += [part.text for part in self.waiting]
        if self.item is not None:
            self.reader.item = self.item

    def _number(self, part: Part) -> None:
        told = self._told(part.text, part.start)
        if self.item is not None and self.item.number is None and self.item.name is not None:
            self.item.number, self.item.numbered_as = told, part.field  # "12 x Oslo Beanie, Art. 2301"
        else:
            item = self._begin(Item(number=told, numbered_as=part.field))
            named = self.candidate
            if named is not None and (part.label is None or self._are_apart(named, part) or is_garment(named.text)):
                self._name(item, named)
        self.reader.numbered, self.candidate = True, None

    def _words(self, part: Part, before: Part | None, after: Part | None) -> None:
        counted = before is not None and before.kind == "count"
        if is_loose_color(part.text):
            self._color(part, before, after)
        elif not is_naming(part.text):
            return
        elif self.waiting and counted:
            item = Item()
            self._name(item, part)
            self._begin(item)
        elif self.item is not None and not self.item.name and (self.item.number or not self.item.counts):
            self._name(self.item, part)
        elif self.item is not None and self._is_color_by_place(self.item, part, before, after):
            self._color(part, before, after)
        else:
            self.candidate = part

    def _color(self, part: Part, before: Part | None, after: Part | None) -> None:
        told = self._told(part.text, part.start)
        if self.item is None and self.candidate is None:
            return
        item = self.item or self._begin_named(self.candidate)
        beside = before is not None and before.kind == "count" and not self._are_apart(before, part)
        own = [count for count in item.counts if count.at == self.at]
        last = after is None or after.kind != "count"
        self.color_last = beside if self.color_last is None else self.color_last
        for count in own[-1:] if beside else own if last else []:
            count.color = told if beside and self.color_last else count.color or told
        item.color = told

    def _price(self, part: Part) -> None:
        if self.item is None and self.candidate is None:
            return
        item = self.item or self._begin_named(self.candidate)
        price = part.price and replace(part.price, amount=plain(Decimal(part.price.amount)))
        told = replace(self._told(part.text, part.start), price=price)
        for count in item.counts:
            if count.price is None and (item.price is None or count.at == self.at):
                count.price = told
        item.price = told

    def _size(self, part: Part) -> None:
        told = self._told(part.text, part.end - len(part.text))
        if self.last is not None and self.last.size is None:
            self.last.size = told
        else:
            self.size = told

    def _count(self, part: Part, after: Part | None) -> None:
        if after is not None and self._stands_before(part, after):
            self.reader.stray += [other.text for other in self.waiting]
            self.waiting, self.candidate = [part], None
            return
        if self.candidate is not None and (self.item is None or self.item.number is None):
            self._begin_named(self.candidate)
        self.candidate = None
        if self.item is None or self.silent:
            self.reader.stray += [part.text] if part.sure else []
        else:
            self._add(self.item, part)

    def _stands_before(self, part: Part, after: Part) -> bool:
        """Whether a count stands before its item: "12 x Oslo Beanie", "6 Paar Art. 4012", "6 pcs size M of style 4012"."""
        near = not self._are_apart(part, after)
        if after.kind == "words":
            free = self.candidate is None or bool(_TIMES.match(part.text))
            return near and free and part.sure and part.size is None and _is_name(after)
        return self.count_first and after.kind in ("number", "size") and (near or self.item is None)

    def _begin_named(self, part: Part | None) -> Item:
        item = Item()
        if part is not None:
            self._name(item, part)
        self.candidate = None
        return self._begin(item)

    def _begin(self, item: Item) -> Item:
        self.item, self.last = item, None
        waiting, self.waiting = self.waiting, []
        for part in waiting:
            self._count(part, None)
        return item

    def _name(self, item: Item, part: Part) -> None:
        """Name an item, with the colour that the words end in, and with the size where its count stands before them."""
        named, last = name_to_size(part.text) if self._takes_size(item) else (part.text, "")
        named, color = name_to_color(named)
        name, size = name_to_size(named) if self._takes_size(item) and not last else (named, "")
        item.name = self._told(name, part.start)
        if size or last:
            told = self._told(size or last, part.start + (len(name) + 1 if size else len(part.text) - len(last)))
            self.size = told
            for count in item.counts:
                count.size, self.size = count.size or told, None
        if color:
            item.colored(self._told(color, part.start + part.text.rindex(color)))

    def _takes_size(self, item: Item) -> bool:
        """Whether a count stands before the words that name its item, and they may end in its size."""
        return bool(self.waiting) or any(count.size is None for count in item.counts)

    def _add(self, item: Item, part: Part) -> None:
        size = self._told(self.passage.text[slice(*part.size)], part.size[0]) if part.size else self.size
        self.size = None
        told = self._told(part.text, part.start)
        self.last = Count(
            item=item, pieces=part.count, told=told, at=self.at, sure=part.sure, size=size, color=item.color, price=item.price
        )
        item.counts.append(self.last)
        self.reader.counts.append(self.last)

    def _is_color_by_place(self, item: Item, part: Part, before: Part | None, after: Part | None) -> bool:
        """Whether words are a colour by where they stand: behind a name and a comma, or right before a count of the item."""
        short = len(part.text.split()) <= LONGEST_COLOR and not any(map(str.isdigit, part.text)) and not is_garment(part.text)
        if item.number is None or not short:
            return False
        listed = before is not None and before.kind == "words" and not item.color and self._are_apart(before, part)
        return listed or (after is not None and after.kind == "count" and part.text.islower())

    def _are_apart(self, a: Part, b: Part) -> bool:
        return _MARK.search(self.passage.text[a.end : b.start if b.label is None else b.label]) is not None

    def _told(self, text: str, start: int) -> Told:
        return Told(text=text, evidence=self.passage.evidence(start, start + len(text), SURE))


def _names_and_counts(parts: Sequence[Part]) -> bool:
    """Whether a passage without a number names an item beside a count: words before it or behind it."""
    told = [part for part in parts if part.kind in ("words", "count")]
    return any({a.kind, b.kind} == {"count", "words"} and _is_name(a if a.kind == "words" else b) for a, b in pairwise(told))


def _is_name(part: Part) -> bool:
    return is_naming(part.text) and not is_loose_color(part.text) and (part.text[0].isupper() or is_garment(part.text))


def _is_plain(parts: Sequence[Part], item: Item) -> bool:
    """Whether a passage says nothing but counts, colours and a price of the item before it."""
    words = [part.text for part in parts if part.kind == "words"]
    known = any(part.kind in ("count", "color", "price", "size") for part in parts)
    numbered = item.number is not None
    return known and all(is_loose_color(text) or (numbered and text.islower() and is_naming(text)) for text in words)
