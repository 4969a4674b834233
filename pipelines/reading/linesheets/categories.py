"""Categories: the headings under which products stand ("Outerwear", "Robes & Jupes"), and where each begins."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from pipelines.reading.layout import Line
from pipelines.reading.linesheets.facts import Facts
from pipelines.reading.linesheets.table_grid import lines_to_rows
from pipelines.reading.model import Box, Category, Evidence, Page
from pipelines.reading.words.garments import AUDIENCES, CATEGORY_NOUNS
from pipelines.reading.words.money import find_prices
from pipelines.reading.words.seasons import CODES as SEASONS
from pipelines.reading.words.style_numbers import find_style_numbers
from pipelines.reading.words.vocabulary import header_to_field, normalise

LONGEST_HEADING_WORDS = 6
LINE_GAP = 0.6  # of the type's height, between the lines of one text
CAPTION_ROWS = 2  # of headings side by side
SAME_EDGE_EM = 0.3  # left edges this near are one
STANDS_OUT = 1.12  # of the usual type of the document
SAME_SIZE = 0.05  # of the type's height: a scan's varies a little from line to line
HEADER_REACH = 3.0  # of the type's height, from a heading to the header of its table
HEADING_SIZE = 1.15  # of the type of the header
HEADER_SURE = 0.8
_BESIDE = """
and the of new
woven knitted cut sew long short sleeve sleeved light heavy winter summer spring autumn fall core main classic all other small
soft wool cotton cashmere und neue et de la le les
y para e en i och og oraz collection kollektion continued
cont fortsetzung suite home goods wear beach bed table sleep active cold weather linen d oreilles chambre
ready to resort capsule evening occasion bridal party casual
"""
_WORDS = CATEGORY_NOUNS | AUDIENCES | frozenset(_BESIDE.split())
_SEASON = re.compile(rf"^\s*(?:{SEASONS.upper()})\s?'?(?:20)?\d\d\s*[–—|·/:-]+\s*(?=[^\W\d])")  # "AW27 — Knitwear"
_COUNTED = re.compile(r"\s*[(\[]\s*\d{1,4}(?:\s+[^\W\d_]+\.?)?\s*[)\]]\s*$")  # how many styles follow
_CONTINUED = re.compile(
    r"\s*[(\[–-]?\s*(?:continued|cont(?:'d|\.)?|fortsetzung|forts\.|suite|continuación|segue|vervolg)\s*[)\].]*\s*$", re.IGNORECASE
)


def is_category_text(text: str) -> bool:
    """Whether `text` is nothing but words for a group of products: "Knitwear", "WOMEN'S COATS & JACKETS", "Jupes et robes"."""
    words = normalise(
        re.sub(r"['’]s\b", "s", re.sub(r"\bt[- ]?shirts?\b", "tshirts", text.replace("/", " "), flags=re.IGNORECASE))
    ).split()
    if not words or len(words) > LONGEST_HEADING_WORDS:
        return False
    return any(word in CATEGORY_NOUNS for word in words) and all(word in _WORDS or word == "s" for word in words)


def tidy_category(text: str) -> str:
    """A heading as a category's name: without its season, "continued", numbering, "(12 items)" and marks around it."""
    text = _SEASON.sub("", text)
    text = re.sub(r"^\s*(?:category|kategorie|catégorie|categoría|categoria)\s*[:.–-]\s*", "", text, flags=re.IGNORECASE)
    text = _COUNTED.sub("", text)
    return _CONTINUED.sub("", text).strip(" \t:–—-•|/.*").strip()


def says_continued(text: str) -> bool:
    """Whether a line says that a list goes on and nothing else: "*** SEGUE ***", "continued"."""
    return _CONTINUED.fullmatch(text.strip(" *-–—>.")) is not None


def pages_to_categories(pages: Sequence[tuple[Page, Sequence[Line]]], facts: Facts) -> list[Category]:
    """The headings that begin a category, in reading order; a heading repeated on the next page begins nothing new.

    A heading is short, has no price, stands out by its size, weight or capitals, and is made of category words; headings of unknown
    words count when they stand where another page has another one, in type larger than any text of the products, or right over the
    headers of tables whose rows name their products.
    """
    sizes = [line.size for _, lines in pages for line in lines]
    if not sizes:
        return []
    body = median(sizes)
    found: list[tuple[int, Line]] = []
    for page, lines in pages:
        headings = [line for line in lines if _is_heading(line, lines, body) and is_category_text(tidy_category(line.text))]
        priced = any(find_prices(line.text) for line in lines)
        if len(headings) >= 3 and not priced and _is_list(headings):
            continue  # a table of contents
        found += [(page.number, line) for line in headings]
    found = _without_captions(found)
    known = {id(line) for _, line in found}
    found = [*found, *(heading for heading in _over_headers(pages) if id(heading[1]) not in known)]
    found = [*found, *_in_the_same_type(pages, found)]
    if found:
        found = [*found, *_in_the_same_place(pages, found)]
    else:
        several = [(page, lines) for page, lines in pages if _products_on(lines, facts) > 1]
        found = _unknown_headings(several, body, facts)
        found += _in_the_same_place(several, found)
    categories: list[Category] = []
    for number, line in sorted(found, key=lambda item: (item[0], item[1].box[1])):
        name = tidy_category(line.text)
        if name and (not categories or categories[-1].name.casefold() != name.casefold()):
            evidence = Evidence(text=line.text, confidence=0.85, page=number, bbox=line.box)
            categories.append(Category(name=name, evidence=evidence))
    return categories


def category_at(categories: Sequence[Category], page: int, box: Box) -> Category | None:
    """The category whose heading stands last before `box` in reading order, or None."""
    held = None
    for category in categories:
        at = category.evidence
        if at is None or at.page is None or at.bbox is None:
            continue
        if at.page < page or (at.page == page and at.bbox[1] <= box[3]):
            held = category
    return held


def _is_heading(line: Line, lines: Sequence[Line], body: float) -> bool:
    stands_out = line.size > STANDS_OUT * body or line.bold or (line.text.isupper() and len(line.text) > 3)
    if not stands_out or not _may_head(line) or _names_field(line):
        return False
    beside = _beside(line, lines)
    in_header = sum((header_to_field(other.text) or ("", 0.0))[1] >= 0.8 for other in beside) >= 2
    return len(beside) <= 2 and not in_header and not any(_goes_on_in(line, other) for other in lines)


def _beside(line: Line, lines: Sequence[Line]) -> list[Line]:
    """The other lines on a line's height."""
    return [other for other in lines if other is not line and abs(other.box[1] - line.box[1]) < 0.5 * line.size]


def _names_field(line: Line) -> bool:
    return (header_to_field(line.text) or ("", 0.0))[1] >= 0.9


def _without_captions(found: Sequence[tuple[int, Line]]) -> list[tuple[int, Line]]:
    """The headings without those in a type that stands side by side in several rows: they are captions of the cards there."""
    beside: defaultdict[tuple[int, bool], set[tuple[int, int]]] = defaultdict(set)
    for number, line in found:
        for other_number, other in found:
            if other is not line and other_number == number and abs(other.box[1] - line.box[1]) < 0.5 * line.size:
                beside[_type_of(line)].add((number, round(line.box[1] * 100)))
    return [(number, line) for number, line in found if len(beside[_type_of(line)]) < CAPTION_ROWS]


def _type_of(line: Line) -> tuple[int, bool]:
    return round(line.size * 400), line.bold


def _goes_on_in(line: Line, lower: Line) -> bool:
    """Whether `lower` is the next line of the same text, as of a name that wraps: right below, at its edge, in its type."""
    below = 0 <= lower.box[1] - line.box[3] < LINE_GAP * line.size and abs(lower.box[0] - line.box[0]) < SAME_EDGE_EM * line.em
    return below and lower.bold == line.bold and abs(lower.size - line.size) < 0.02 * line.size


def _is_list(headings: Sequence[Line]) -> bool:
    lefts = Counter(round(line.box[0], 2) for line in headings)
    return lefts.most_common(1)[0][1] >= 3


def _over_headers(pages: Sequence[tuple[Page, Sequence[Line]]]) -> list[tuple[int, Line]]:
    """Lines that each stand alone at the left edge right over the header of a table whose rows have names, two or more in one type
    that stands out: what they say parts the tables, whatever the words."""
    over: defaultdict[tuple[int, bool], list[tuple[int, Line]]] = defaultdict(list)
    for page, lines in pages:
        for above, row in pairwise(lines_to_rows(lines)):
            heading, first = above[0], row[0]
            near = 0 < first.box[1] - heading.box[3] < HEADER_REACH * heading.size
            near = near and abs(heading.box[0] - first.box[0]) < SAME_EDGE_EM * heading.em
            stands_out = heading.size > HEADING_SIZE * first.size or heading.bold > first.bold
            worded = _may_head(heading) and not any(c.isdigit() for c in heading.text)
            if len(above) == 1 and near and stands_out and worded and not _names_field(heading) and _names_rows(row):
                over[_type_of(heading)].append((page.number, heading))
    return [item for alike in over.values() if len({normalise(line.text) for _, line in alike}) >= 2 for item in alike]


def _names_rows(row: Sequence[Line]) -> bool:
    """Whether a row heads the columns of a table that names its products: three fields or more, one of them the name."""
    hits = [header_to_field(line.text) for line in row if len(line.words) <= LONGEST_HEADING_WORDS]
    fields = {hit[0] for hit in hits if hit is not None and hit[1] >= HEADER_SURE}
    return len(fields) >= 3 and bool(fields & {"name", "description"}) and 2 * len(fields) > len(row)


def _in_the_same_type(pages: Sequence[tuple[Page, Sequence[Line]]], found: Sequence[tuple[int, Line]]) -> list[tuple[int, Line]]:
    """Lines at the left edge or middle and in the type of headings, where most of them are headings, whatever the words; or a third
    of them, where each stands alone in its row in larger type than usual."""
    known = {id(line) for _, line in found}
    usual = median(line.size for _, lines in pages for line in lines)
    alike = []
    for _, model in found[:1]:
        typed = [(page, lines, line) for page, lines in pages for line in lines if _in_one_type(line, model)]
        alone = all(line.size > STANDS_OUT * usual and not _beside(line, lines) for _, lines, line in typed)
        if (3 if alone else 2) * sum(id(line) in known for _, _, line in typed) >= len(typed):
            alike += [(page.number, line) for page, _, line in typed if id(line) not in known and _may_head(line)]
    return alike


def _in_one_type(line: Line, other: Line) -> bool:
    edge = min(abs(line.box[0] - other.box[0]), abs(sum(line.box[::2]) - sum(other.box[::2])) / 2) < SAME_EDGE_EM * line.em
    return edge and line.bold == other.bold and abs(line.size - other.size) < SAME_SIZE * line.size


def _may_head(line: Line) -> bool:
    return len(line.words) <= LONGEST_HEADING_WORDS and not find_prices(line.text) and any(c.isalpha() for c in line.text)


def _in_the_same_place(pages: Sequence[tuple[Page, Sequence[Line]]], found: Sequence[tuple[int, Line]]) -> list[tuple[int, Line]]:
    """Lines of pages without a heading that stand where another page has one, in the same type, larger than all else there."""
    headed = {number for number, _ in found}
    alike = []
    for page, lines in pages:
        largest = max((line.size for line in lines), default=0.0)
        for line in lines if page.number not in headed else ():
            if line.size == largest and len(line.words) <= LONGEST_HEADING_WORDS and any(_stand_alike(line, o) for _, o in found):
                alike.append((page.number, line))
    return alike


def _stand_alike(line: Line, other: Line) -> bool:
    edge = min(abs(line.box[0] - other.box[0]), abs(sum(line.box[::2]) - sum(other.box[::2])) / 2) < SAME_EDGE_EM * line.em
    near = edge and abs(line.box[3] - other.box[3]) < 0.5 * line.size
    return near and line.bold == other.bold and abs(line.size - other.size) < 0.05 * line.size


def _unknown_headings(pages: Sequence[tuple[Page, Sequence[Line]]], body: float, facts: Facts) -> list[tuple[int, Line]]:
    """The topmost large line of each of the pages, which have several products, where they differ."""
    tops: list[tuple[int, Line]] = []
    for page, lines in pages:
        if len(lines) < 6:
            continue
        others = sorted((line.size for line in lines), reverse=True)
        large = [line for line in lines if line.box[1] < 0.2 and line.size > 1.3 * body and _is_heading(line, lines, body)]
        large = [line for line in large if _plain(line.text) not in facts.furniture and not any(c.isdigit() for c in line.text)]
        if large and large[0].size >= others[0] and others.count(others[0]) <= 1:
            tops.append((page.number, large[0]))
    names = {normalise(line.text) for _, line in tops}
    return tops if len(names) >= 2 else []


def _products_on(lines: Sequence[Line], facts: Facts) -> int:
    """About how many products a page has: its style numbers, else its prices."""
    if facts.style_shapes:
        return len({line.text[start:end] for line in lines for start, end in find_style_numbers(line.text, facts.style_shapes)})
    return sum(len(find_prices(line.text)) for line in lines)


def _plain(text: str) -> str:
    return re.sub(r"\d+", "0", normalise(text))
