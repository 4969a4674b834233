"""The words of a PDF page with tight boxes, struck out ones among them. Calls PDFium in bulk: a few calls a word, hardly ever one a
glyph."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from pipelines.reading.faults import Unreadable
from pipelines.reading.model import Box, Page, Rule, Word, union_of
from pipelines.reading.pdf.document import Frame
from pipelines.reading.pdf.rules import page_to_rules

MAX_CHARS_PER_PAGE = 400_000
LETTER_GAP_EM = 0.2  # between two letters of one word; a space is wider
FAR_EASTERN = "\u2e80"  # the first character of these scripts
FLAT = 0.01  # of its width; the flattest stroke is thicker

_WORD = re.compile(r"[^\s\x00-\x01\x03-\x1f\u00a0\u2000-\u200b\u202f\u3000]+")
_BOLD = re.compile(r"bold|black|heavy|semib|demi|extrab", re.IGNORECASE)


def page_to_words_and_rules(page: Any, frame: Frame, number: int) -> Page:
    """Read one loaded page. Raises `Unreadable("too_large")` for a page with more text than a person could read."""
    rules, slashes = page_to_rules(page, frame)
    words = _page_to_words(page, frame)
    struck = tuple(_with_strikes(words, rules, slashes))
    grade = words_to_grade(struck)
    return Page(number=number, width=frame.width, height=frame.height, words=struck, rules=tuple(rules), grade=grade)


def words_to_grade(words: Sequence[Word]) -> float:
    """How far the text can be trusted: 0.0 without text, less than 1.0 with glyphs that stand for no known character."""
    total = sum(len(word.text) for word in words)
    if total == 0:
        return 0.0
    broken = sum(1 for word in words for char in word.text if char == "\ufffd" or "\ue000" <= char <= "\uf8ff" or char < " ")
    return round(1.0 - broken / total, 3)


def _page_to_words(page: Any, frame: Frame) -> list[Word]:
    textpage = pdfium.FPDFText_LoadPage(page)
    if not textpage:
        return []
    try:
        count = pdfium.FPDFText_CountChars(textpage)
        if count > MAX_CHARS_PER_PAGE:
            raise Unreadable("too_large", f"A page holds {count} characters. Split the document or export it again.")
        if count <= 0:
            return []
        return _Words(textpage, frame, count).read()
    finally:
        pdfium.FPDFText_ClosePage(textpage)


class _Words:
    """One pass over a text page; holds the C buffers so that they are made once."""

    def __init__(self, textpage: Any, frame: Frame, count: int) -> None:
        self.textpage, self.frame, self.count = textpage, frame, count
        self.sides = [ctypes.c_double() for _ in range(4)]  # left, top, right, bottom as FPDFText_GetRect orders them
        self.refs = [ctypes.byref(side) for side in self.sides]
        self.matrix = pdfium.FS_MATRIX()
        self.matrix_ref = ctypes.byref(self.matrix)
        self.bold_fonts: dict[int, bool] = {}
        self.faces: dict[int, tuple[float, bool]] = {}  # of each text object, which often holds a whole line

    def read(self) -> list[Word]:
        text, exact = self._text()
        found: list[Word] = []
        end = 0
        for match in _WORD.finditer(text):
            words = self._words(match.group(), match.start(), exact)
            if found and words and "\n" in text[end : match.start()] and self._goes_on(found[-1], words[0]):
                words[0] = _joined(found.pop(), words[0])
            found.extend(words)
            end = match.end()
        return _without_doubles(found)

    def _goes_on(self, a: Word, b: Word) -> bool:
        """Whether a word goes on behind what was taken for the end of a line: on a page of few words with a place for each glyph
        the library thinks that they run downwards."""
        size = a.size * self.frame.height
        level = abs(sum(a.box[1::2]) - sum(b.box[1::2])) < a.size and abs(a.size - b.size) < 0.05 * a.size
        return level and a.bold == b.bold and -0.1 * size < (b.box[0] - a.box[2]) * self.frame.width < LETTER_GAP_EM * size

    def _text(self) -> tuple[str, bool]:
        """All characters, and whether each stands at its own index (text of two UTF-16 units or skipped glyphs breaks that)."""
        buffer = (ctypes.c_ushort * (self.count * 2 + 2))()
        length = pdfium.FPDFText_GetText(self.textpage, 0, self.count, buffer)
        text = bytes(buffer)[: max(0, length - 1) * 2].decode("utf-16-le", "replace")
        if len(text) == self.count:
            return text, True
        codes = (pdfium.FPDFText_GetUnicode(self.textpage, index) for index in range(self.count))
        return "".join(chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " " for code in codes), True

    def _words(self, text: str, start: int, exact: bool) -> list[Word]:
        if exact and self._is_flat(text, start):
            return self._split(text, start, *self._face(start), loose=True)
        rects = pdfium.FPDFText_CountRects(self.textpage, start, len(text)) if exact else 0
        if rects <= 0:
            return []
        size, bold = self._face(start)
        left, top, right, bottom = self.sides
        boxes = []
        for index in range(min(rects, 64)):
            pdfium.FPDFText_GetRect(self.textpage, index, *self.refs)
            boxes.append((left.value, bottom.value, right.value, top.value))
        if len(boxes) == 1:
            return self._word(text, boxes[0], size, bold)
        height = max(box[3] - box[1] for box in boxes)
        joined = all(
            abs((a[1] + a[3]) - (b[1] + b[3])) < 1.2 * height and -0.4 * height < b[0] - a[2] < 0.9 * max(size, 1.0)
            for a, b in pairwise(boxes)
        )
        if joined:
            around = (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
            return self._word(text, around, size, bold)
        return self._split(text, start, size, bold)

    def _is_flat(self, text: str, start: int) -> bool:
        """Whether glyphs of a word have a width and no height: their font lies neither in the file nor here, as Far Eastern ones
        often do not."""
        offset = next((offset for offset, char in enumerate(text) if char >= FAR_EASTERN), None)
        box = self._glyph(start + offset, loose=False) if offset is not None else None
        return box is not None and box[3] - box[1] < FLAT * (box[2] - box[0])

    def _glyph(self, index: int, *, loose: bool) -> tuple[float, float, float, float] | None:
        """The box of a glyph, tight or as high as its line; None for none."""
        if loose:
            line = pdfium.FS_RECTF()
            told = pdfium.FPDFText_GetLooseCharBox(self.textpage, index, ctypes.byref(line))
            return (line.left, line.bottom, line.right, line.top) if told else None
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        refs = (ctypes.byref(left), ctypes.byref(right), ctypes.byref(bottom), ctypes.byref(top))
        told = pdfium.FPDFText_GetCharBox(self.textpage, index, *refs)
        return (left.value, bottom.value, right.value, top.value) if told else None

    def _split(self, text: str, start: int, size: float, bold: bool, *, loose: bool = False) -> list[Word]:
        """A run broken over lines, or glued over a gap: cut it where the glyphs say so."""
        found: list[Word] = []
        run, around = "", None
        for offset, char in enumerate(text):
            box = self._glyph(start + offset, loose=loose)
            if box is None:
                run += char
                continue
            if around is not None:
                lower = min(around[3], box[3]) - max(around[1], box[1]) < -0.5 * (size or 1.0)
                apart = box[0] - around[2] > 0.9 * max(size, 1.0) or box[2] < around[0] - max(size, 1.0)
                if lower or apart:
                    found += self._word(run, around, size, bold)
                    run, around = "", None
            run += char
            around = (
                box
                if around is None
                else (min(around[0], box[0]), min(around[1], box[1]), max(around[2], box[2]), max(around[3], box[3]))
            )
        return found + (self._word(run, around, size, bold) if around is not None else [])

    def _word(self, text: str, rect: tuple[float, float, float, float], size: float, bold: bool) -> list[Word]:
        text = text.replace("\x02", "-")
        box = self.frame.to_box(*rect)
        if not text or box[2] <= 0 or box[3] <= 0 or box[0] >= 1 or box[1] >= 1 or box[2] < box[0]:
            return []
        clamped = (max(0.0, box[0]), max(0.0, box[1]), min(1.0, box[2]), min(1.0, box[3]))
        height = (rect[3] - rect[1]) if size <= 0 else size
        return [Word(text=text, box=clamped, size=height / self.frame.height, bold=bold)]

    def _face(self, index: int) -> tuple[float, bool]:
        """Font height in points as drawn, and whether the face is bold."""
        thing = pdfium.FPDFText_GetTextObject(self.textpage, index)
        if not thing:
            return 0.0, False
        address = ctypes.addressof(thing.contents)
        face = self.faces.get(address)
        if face is None:
            face = self.faces[address] = self._thing_to_face(thing, index)
        return face

    def _thing_to_face(self, thing: Any, index: int) -> tuple[float, bool]:
        matrix = self.matrix
        pdfium.FPDFText_GetMatrix(self.textpage, index, self.matrix_ref)
        scale = (matrix.c * matrix.c + matrix.d * matrix.d) ** 0.5
        size = pdfium.FPDFText_GetFontSize(self.textpage, index) * (scale or 1.0)
        font = pdfium.FPDFTextObj_GetFont(thing)
        address = ctypes.addressof(font.contents) if font else 0
        if address not in self.bold_fonts:
            self.bold_fonts[address] = _font_is_bold(font)
        outlined = pdfium.FPDFTextObj_GetTextRenderMode(thing) == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE
        return size, self.bold_fonts[address] or outlined


def _font_is_bold(font: Any) -> bool:
    if not font:
        return False
    buffer = ctypes.create_string_buffer(256)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, 256)
    return bool(_BOLD.search(buffer.value.decode("utf-8", "replace"))) or pdfium.FPDFFont_GetWeight(font) >= 650


def _joined(a: Word, b: Word) -> Word:
    return Word(text=a.text + b.text, box=union_of([a.box, b.box]), size=a.size, bold=a.bold)


def _without_doubles(words: list[Word]) -> list[Word]:
    """Drop a word drawn twice on (nearly) the same spot, the poor man's bold; the first one becomes bold."""
    seen: dict[tuple[str, int, int], int] = {}
    kept: list[Word] = []
    for word in words:
        spot = word.text, round(word.box[0] * 250), round(word.box[1] * 250)
        at = seen.get(spot)
        if at is not None and abs(kept[at].box[0] - word.box[0]) < 0.003 and abs(kept[at].box[1] - word.box[1]) < 0.003:
            first = kept[at]
            kept[at] = Word(text=first.text, box=first.box, size=first.size, bold=True)
            continue
        seen[spot] = len(kept)
        kept.append(word)
    return kept


def _with_strikes(words: list[Word], rules: list[Rule], slashes: list[Box]) -> list[Word]:
    flat = [rule.box for rule in rules if rule.horizontal and rule.box[2] - rule.box[0] < 0.35]
    return [_struck(word) if _is_struck(word.box, flat, slashes) else word for word in words]


def _is_struck(box: Box, flat: list[Box], slashes: list[Box]) -> bool:
    width, height = box[2] - box[0], box[3] - box[1]
    if width <= 0 or height <= 0:
        return False
    for line in flat:
        middle = ((line[1] + line[3]) / 2 - box[1]) / height
        shared = min(line[2], box[2]) - max(line[0], box[0])
        if 0.2 < middle < 0.8 and shared > 0.6 * width and line[2] - line[0] < 6 * width + 0.02:
            return True
    return any(
        min(s[2], box[2]) - max(s[0], box[0]) > 0.6 * width
        and min(s[3], box[3]) - max(s[1], box[1]) > 0.3 * height
        and s[3] - s[1] < 2.5 * height
        for s in slashes
    )


def _struck(word: Word) -> Word:
    return Word(text=word.text, box=word.box, size=word.size, bold=word.bold, struck=True)
