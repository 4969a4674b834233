"""How often a PDF's forms (drawings placed by name, in each other if they like) would be drawn, counted before anything is drawn.

A form that places another ten times, which places a third ten times, and so on, or one that places itself, keeps PDFium busy for
years in a file of two kilobytes. Streams never lie inside compressed objects, so the forms can be found without a full parser.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipelines.reading.faults import Unreadable
from pipelines.reading.pdf.last_file import of_last_file

MAX_DRAWN = 500_000  # forms drawn where one is placed; about two seconds
MAX_DEPTH = 40  # PDFium follows forms no deeper
MAX_FORMS = 50_000
MAX_STREAM_BYTES = 4_000_000  # of one form's drawing commands that are looked at
HEAD_BYTES = 8_192  # an object's dictionary is looked for in its first bytes

_OBJECT = re.compile(rb"(?<!\d)(\d{1,10})\s+\d{1,5}\s+obj\b")
_FORM = re.compile(rb"/Subtype\s*/Form\b")
_STREAM = re.compile(rb"\bstream\r?\n")
_PLACED = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+Do\b")
_NAMED = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+(\d{1,10})\s+\d{1,5}\s+R\b")
_OUTSIDE = re.compile(rb"/(?:Resources|XObject)\s+(\d{1,10})\s+\d{1,5}\s+R\b")


@dataclass(frozen=True, kw_only=True)
class _Form:
    """One form: how often it places which object numbers."""

    number: int
    places: Mapping[int, int]


@of_last_file
def check_forms(data: bytes) -> None:
    """Raises `Unreadable("too_large")` for a PDF whose forms multiply beyond `MAX_DRAWN`."""
    if not _FORM.search(data):
        return
    objects = _Objects(data)
    forms = {form.number: form for form in objects.forms()}
    most = _most_drawn(forms)
    if most > MAX_DRAWN:
        raise Unreadable("too_large", "The PDF draws things in each other without end. Print it to a new PDF and upload that.")


def _most_drawn(forms: Mapping[int, _Form]) -> int:
    """Forms drawn by the heaviest one, itself included, as deep as PDFium goes; stops counting above the limit."""
    drawn = dict.fromkeys(forms, 1)
    for _ in range(MAX_DEPTH):
        deeper = {number: min(MAX_DRAWN + 1, 1 + sum(times * drawn.get(inner, 0) for inner, times in form.places.items()))
                  for number, form in forms.items()}  # fmt: skip
        if deeper == drawn:
            break
        drawn = deeper
    return max(drawn.values(), default=0)


class _Objects:
    """The objects of a file as they stand in its bytes; later versions of an object win, as a reader has it."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        found = [(int(match.group(1)), match.end()) for match in _OBJECT.finditer(data)]
        ends = [start for _, start in found[1:]] + [len(data)]
        self._spans = {number: (start, end) for (number, start), end in zip(found, ends, strict=True)}
        self._packed: dict[int, bytes] | None = None

    def forms(self) -> Iterator[_Form]:
        """Every form with what it places."""
        for number, (start, end) in list(self._spans.items())[:MAX_FORMS]:
            head = self._data[start : min(end, start + HEAD_BYTES)]
            stream = _STREAM.search(head)
            if stream is None or not _FORM.search(head, 0, stream.start()):
                continue
            dictionary = head[: stream.start()]
            if b"/XObject" not in dictionary and not _OUTSIDE.search(dictionary):
                yield _Form(number=number, places={})
                continue
            names = self._names(dictionary)
            placed = Counter(_PLACED.findall(self._content(dictionary, start + stream.end(), end)))
            other = next(iter(names.values()), 0)
            places: Counter[int] = Counter()
            for name, times in placed.items():
                places[names.get(name, other)] += times  # a name may be spelt with escapes
            yield _Form(number=number, places=places)

    def _content(self, dictionary: bytes, start: int, end: int) -> bytes:
        raw = self._data[start:end]
        if b"/Filter" not in dictionary:
            return raw[:MAX_STREAM_BYTES]
        try:
            return zlib.decompressobj().decompress(raw, MAX_STREAM_BYTES)
        except zlib.error:
            return b""  # another filter, or damaged: PDFium will not follow it far

    def _names(self, dictionary: bytes) -> dict[bytes, int]:
        texts = [dictionary]
        for _ in range(2):  # the resources, and the list of XObjects in them, may each stand in an object of their own
            texts += [self._text(int(number)) for number in _OUTSIDE.findall(texts[-1])]
        return {name: int(number) for text in texts for name, number in _NAMED.findall(text)}

    def _text(self, number: int) -> bytes:
        if number in self._spans:
            start, end = self._spans[number]
            return self._data[start : min(end, start + HEAD_BYTES)]
        if self._packed is None:
            self._packed = dict(self._unpacked())
        return self._packed.get(number, b"")

    def _unpacked(self) -> Iterator[tuple[int, bytes]]:
        """Objects within object streams (PDF 32000-1, 7.5.7): pairs of number and offset, then the objects."""
        for start, end in self._spans.values():
            head = self._data[start : min(end, start + 1_024)]
            stream, first = _STREAM.search(head), re.search(rb"/First\s+(\d+)", head)
            if stream is None or first is None or b"/ObjStm" not in head:
                continue
            content = self._content(head[: stream.start()], start + stream.end(), end)
            offset = int(first.group(1))
            header = [int(part) for part in content[:offset].split() if part.isdigit()]
            starts = [offset + at for at in header[1::2]]
            for number, begin, stop in zip(header[::2], starts, [*starts[1:], len(content)], strict=False):
                yield number, content[begin : min(stop, begin + HEAD_BYTES)]
