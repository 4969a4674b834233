"""When a page needs its text recognised, and how what is recognised joins the text layer.

A page needs it whole when it has no text or a garbled one, and in its gaps when it has little text but letters drawn as outlines
or a picture over most of it. Everything here is arithmetic on words and boxes, and one call of the recogniser.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from PIL import Image

from pipelines.reading.model import Box, Page, Word, area_of, overlap_of
from pipelines.reading.ocr.reader import picture_to_new_words, straight_to_text_boxes, straight_to_words, straightened
from pipelines.reading.ocr.scan_pictures import scan_to_picture_boxes
from pipelines.reading.ocr.scan_rules import scan_to_rules
from pipelines.reading.pdf.gaps import Shown

Need = Literal["none", "gaps", "whole"]

WORST_GRADE = 0.7  # below it a text layer is not worth reading
FEW_WORDS = 40
OUTLINE_SEGMENTS = 800  # of small filled shapes, from which they may be letters: about fifty; a logo has fewer
SCAN_SHARE = 0.6  # of the page that one picture covers
MARGIN = 10  # pixels of paper round a picture cut out of a scan, so that it is seen to stand on a ground
PAGE_PIXELS = 2_000  # longer side of the page as it is given to the recogniser

_LETTERS = re.compile(r"[^\W\d_]{4,}")
_VOWELS = re.compile(r"[aeiouyàâäåæèéêëìíîïòóôöøùúûüœ]", re.IGNORECASE)
_LATIN = re.compile(r"[a-zA-Z]")


def page_to_need(page: Page, shown: Shown) -> Need:
    """What is missing from a page's text, by what else it shows."""
    if not shown.drawn:
        return "none"
    if not page.words or is_suspect(page):
        return "whole"
    if len(page.words) < FEW_WORDS and (shown.outline_segments >= OUTLINE_SEGMENTS or shown.largest_picture >= SCAN_SHARE):
        return "gaps"
    return "none"


def is_suspect(page: Page) -> bool:
    """Whether the page has a text layer that is not worth reading."""
    return bool(page.words) and (page.grade < WORST_GRADE or is_garbled(page.words))


def is_garbled(words: Sequence[Word]) -> bool:
    """Whether a text layer's letters stand for others: most longer Latin words have no vowel, as after a shifted encoding."""
    longer = [word for token in words for word in _LETTERS.findall(token.text) if _LATIN.search(word)]
    return len(longer) >= 12 and sum(1 for word in longer if not _VOWELS.search(word)) > 0.6 * len(longer)


def page_with_recognised_text(page: Page, picture: Image.Image, need: Need) -> Page:
    """The page with words read off its picture: all of them, or only those where the text layer has none."""
    if need == "whole":
        straight, likely = straightened(picture)
        words, grade = straight_to_words(straight, likely)
        if page.words and not words:
            return page  # what cannot be recognised either keeps its text layer, however poor
        turned = (straight.width > straight.height) != (picture.width > picture.height)
        width, height = (page.height, page.width) if turned else (page.width, page.height)
        rules = page.rules or tuple(scan_to_rules(straight))
        return replace(page, words=tuple(words), rules=rules, grade=grade, width=width, height=height)
    taken = [word.box for word in page.words]
    words, grade = picture_to_new_words(picture, taken)
    added = [word for word in words if not _covered(word.box, taken)]
    if not added:
        return page
    share = len(added) / (len(added) + len(page.words))
    return replace(page, words=(*page.words, *added), grade=round(page.grade * (1 - share) + grade * share, 3))


def scan_to_pictures(picture: Image.Image) -> list[tuple[Box, Image.Image]]:
    """The pictures on a scanned page with their boxes, cut out of the straightened page."""
    straight, likely = straightened(picture)
    boxes = scan_to_picture_boxes(straight, straight_to_text_boxes(straight, likely))
    wide, high = straight.size
    return [(box, straight.crop((max(0, int(box[0] * wide) - MARGIN), max(0, int(box[1] * high) - MARGIN),
                                 min(wide, round(box[2] * wide) + MARGIN), min(high, round(box[3] * high) + MARGIN))))
            for box in boxes]  # fmt: skip


def _covered(box: Box, taken: Sequence[Box]) -> bool:
    return any(overlap_of(box, other) > 0.3 * min(area_of(box), area_of(other)) for other in taken)
