"""The words of an order's page that can stand in a row of it: those set across, without what runs up or down the margin.

A copyright or the number of a form set upright beside the items lies level with several rows and would join each of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.reading.layout import hyphened, is_upright
from pipelines.reading.model import Page, Word
from pipelines.reading.words.spaced_letters import with_whole_words

TALL = 1.3  # times the font's height: letters set across are never so high
MARGIN = 0.12  # of the page's width
FEWEST_LABELS = 2  # upright words beside each other head columns
SHORT = 5  # characters
LINE_EM = 0.7  # words of one upright line stand no further apart


def page_to_level_words(page: Page, most: int) -> list[Word]:
    """The first `most` words of a page without those of upright lines; upright labels that head columns stay."""
    words = with_whole_words(
        [hyphened(word) for word in page.words[:most] if word.size > 0], page.height / page.width if page.width else 1.0
    )
    turned = [word for word in words if is_upright(word, page) and word.box[3] - word.box[1] > TALL * word.size]
    if not turned or len(turned) * 2 > len(words):
        return words  # a page on its side is read as it stands
    upright = [word for word in turned if not _is_label(word, turned)]
    left_out = {id(word) for word in upright}
    for word in words:
        if len(word.text) < SHORT and any(_in_line(word, other) for other in upright):
            left_out.add(id(word))  # too short to show by its own shape how it is set
    return [word for word in words if id(word) not in left_out]


def _is_label(word: Word, turned: Sequence[Word]) -> bool:
    """Whether upright words stand level with a word in several columns between the margins: labels of a table."""
    level = [other for other in turned if min(word.box[3], other.box[3]) > max(word.box[1], other.box[1])]
    middles = [(other.box[0] + other.box[2]) / 2 for other in level]
    wide = max(word.box[2] - word.box[0], 0.001)
    return len({round(x / wide) for x in middles if MARGIN < x < 1 - MARGIN}) >= FEWEST_LABELS


def _in_line(word: Word, upright: Word) -> bool:
    """Whether a short word stands over or under an upright one, within its width."""
    apart = max(word.box[1], upright.box[1]) - min(word.box[3], upright.box[3])
    wide = upright.box[2] - upright.box[0]
    within = upright.box[0] - 0.3 * wide <= word.box[0] and word.box[2] <= upright.box[2] + 0.3 * wide
    return within and apart < LINE_EM * upright.size
