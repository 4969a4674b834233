"""Pages → facts: one quick pass over a document for what all its pages share."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Literal

from pipelines.reading.layout import Line, page_to_lines
from pipelines.reading.linesheets.categories import is_category_text, pages_to_categories
from pipelines.reading.linesheets.color_places import pages_to_color_places
from pipelines.reading.linesheets.common_sizes import texts_to_common_sizes
from pipelines.reading.linesheets.facts import Facts
from pipelines.reading.linesheets.label_lines import join_labels
from pipelines.reading.linesheets.leaders import with_typed_walls
from pipelines.reading.linesheets.lookbooks import pages_to_captions
from pipelines.reading.linesheets.readings import text_to_readings
from pipelines.reading.linesheets.size_scales import rows_to_scales
from pipelines.reading.linesheets.swatches import beside_swatches
from pipelines.reading.linesheets.table_grid import lines_to_rows
from pipelines.reading.model import Evidence, Page
from pipelines.reading.words.colors import is_color_text
from pipelines.reading.words.money import CURRENCY_CODES, DOLLARS, NumberStyle, find_prices, numbers_style, text_to_currency
from pipelines.reading.words.size_runs import goes_by_one
from pipelines.reading.words.style_numbers import looks_like_style_number, texts_to_shapes
from pipelines.reading.words.vocabulary import header_to_field, normalise

_PAGE_OF = re.compile(
    r"(?:page|seite|pagina|página|pag\.?|pág\.?|sida|side|blad|blatt|strana|strona|p\.|s\.)\s?\d{1,3}"
    r"(?:\s?(?:of|von|de|di|van|sur|av|af|z|/)\s?\d{1,3})?",
    re.IGNORECASE,
)
_PAGE_NUMBER = re.compile(r"\d{1,3}(?:/\d{1,3})?")
LONGEST_TEXT = 400  # characters of a line or cell that are looked at
LEAST_THOUSANDS = 3  # prices with three digits behind the point
RARE_LISTS = 6  # colours for each with a slash: fewer lists are none
LEAST_ALONE = 3  # cells with the code of a currency and nothing else
LEAST_SWATCHES = 2  # with a colour each
LEAST_TWICE = 3  # labels in two languages
LEAST_LABEL = 0.6  # confidence from which a line near the edge is the label of a column, not a running header
SENTENCE_WORDS = 9  # a running footer with as many may state an amount
SAME_EDGE = 0.004  # share of the page's width between left edges of one column
MARGIN = 0.12  # share of the page's height where running headers and footers stand
_ROLE_WORDS = re.compile(
    r"(?P<wholesale>\b(?:wholesale|whsl|whs|trade price|dealer|net prices?|ek[- ]preise?|h[äa]ndlerpreise?|prix de gros|mayorista|"
    r"ingrosso|"
    r"groothandel|inkoop|atacado|nettopreise?)\b)|"
    r"(?P<retail>\b(?:retail|msrp|rrp|srp|uvp|pvp|pvc|prix publics?|consumentenprij\w+|vk[- ]preise?)\b)",
    re.IGNORECASE,
)
_EXPLAINED = re.compile(r"(?<![\w.])(?P<name>[A-Z][A-Z.]{0,5})\s?=\s?(?P<words>[^·|;,()=•]{3,60})")
_TWICE = re.compile(r"(?P<one>[^\d/:,;|]{3,30}?) / (?P<other>[^\d/:,;|]{3,30}?)(?: ?:.*)?$")
_TAX = re.compile(r"\b(?:exkl|excl|inkl|incl|zzgl|hors|sin|con|senza)\b.*|\b(?:netto|net|HT|TTC)$", re.IGNORECASE)
_PRICE_WORDS = re.compile(
    r"\b(?:price|prices|pricing|price ?list|preise?|preisliste|prix|tarifs?|precios?|prezz[io]|listino|"
    r"prijs|prijzen|prijslijst|pre[cç]os?|line ?sheet|linesheet)\b",
    re.IGNORECASE,
)


def pages_to_facts(pages: Iterable[Page]) -> Facts:
    """The conventions of a document, from all of its pages (each is looked at once; only its lines are kept)."""
    laid: list[tuple[Page, list[Line]]] = []
    swatched = 0
    for page in map(with_typed_walls, pages):
        lines = page_to_lines(page)
        swatched += sum(is_color_text(line.text) for line in beside_swatches(lines, page.rules))
        laid.append((replace(page, words=(), rules=()), lines))
    by_page = [lines for _, lines in laid]
    furniture = lines_to_furniture(by_page)
    content = [(page, [line for line in lines if furniture_text(line.text) not in furniture]) for page, lines in laid]
    texts = [line.text for page, lines in content for line in join_labels(lines, Facts(), page.height / page.width)]
    priced = {line.text for lines in by_page for line in lines if _PRICE_WORDS.search(line.text) and text_to_currency(line.text)}
    texts += sorted(text for text in priced if furniture_text(text) in furniture)  # "All prices in AUD" at the foot of every page
    facts = texts_to_facts(texts, page_count=len(laid), headed=_under_style_headers(by_page))
    facts = replace(
        facts,
        furniture=tuple(sorted(furniture)),
        captions=pages_to_captions([lines for _, lines in content]),
        slash_lists=facts.slash_lists and swatched < LEAST_SWATCHES,  # else "Black / White" beside one is one colour
        scales=rows_to_scales([line.text for line in row] for _, lines in laid for row in lines_to_rows(lines)),
        common_sizes=texts_to_common_sizes(_evidence(line, page) for page, lines in laid for line in lines),
    )
    return replace(facts, categories=tuple(pages_to_categories(laid, facts)), color_places=pages_to_color_places(content, facts))


def _evidence(line: Line, page: Page) -> Evidence:
    return Evidence(text=line.text, confidence=1.0, page=page.number, bbox=line.box)


def texts_to_facts(texts: Sequence[str], *, page_count: int, headed: Sequence[str] = ()) -> Facts:
    """What the texts of a document (lines, or cells of sheets) agree on. `headed` are style numbers known from table headers."""
    bare = Facts(page_count=page_count)
    read = {text: text_to_readings(text[:LONGEST_TEXT], bare) for text in set(texts)}  # many say the same
    readings = [reading for text in texts for reading in read[text]]
    labelled = [r.text for r in readings if r.role == "style_number" and r.labelled and looks_like_style_number(r.text)]
    colors = [r.text for r in readings if r.role == "colors"]
    tongues = _in_two_tongues(texts)
    return Facts(
        page_count=page_count,
        currency=_currency(texts),
        number_style=_number_style([text[start:end] for text in texts for _, start, end in find_prices(text)]),
        style_shapes=texts_to_shapes(texts, [*labelled, *headed]),
        price_role=_price_role(texts),
        price_order=_price_order(texts),
        sizes_by_one=goes_by_one(r.text for r in readings if r.role == "sizes"),
        legend=_legend(texts),
        slash_lists=_slash_lists(colors) and not tongues,
        two_tongues=tongues,
        slash_pairs=_slash_pairs(colors),
    )


def furniture_text(text: str) -> str:
    """A line's text with page numbers taken out, as running headers are compared ("page 3 of 12"); codes and prices keep them."""
    if find_prices(text):
        return text
    if _PAGE_OF.fullmatch(text):
        return "page 0"
    return normalise(" ".join("0" if _PAGE_NUMBER.fullmatch(word) else word for word in text.split()))


def lines_to_furniture(by_page: Sequence[Sequence[Line]]) -> set[str]:
    """Texts that stand in the same place near the edge of most pages: running headers, footers, page numbers."""
    if len(by_page) < 2:
        return {"page 0", "0"} if by_page else set()
    needed = max(2, round(0.5 * len(by_page)))
    edges = [[line for line in lines if line.box[3] < MARGIN or line.box[1] > 1 - MARGIN] for lines in by_page]
    often = {spot for spot, count in Counter(spot for lines in edges for spot in {*map(_spot, lines)}).items() if count >= needed}
    seen = Counter(
        spot
        for near, lines in zip(edges, by_page, strict=True)
        for spot in {_spot(line) for line in near if _spot(line) in often and _is_bare(line, lines)}
    )
    return {words for (words, _, _), count in seen.items() if words and count >= needed} | {"page 0"}


def _spot(line: Line) -> tuple[str, int, int]:
    """What a line says, and about where it stands."""
    return furniture_text(line.text), round(line.box[0] * 25), round(line.box[1] * 40)


def _is_bare(line: Line, lines: Sequence[Line]) -> bool:
    """Whether nothing of a product, a table or a category is said by a line."""
    return not _says_something(line.text) and not _in_header(line, lines) and not _is_item(line, lines)


@lru_cache(maxsize=1_000)  # a running header is asked about once a page
def _says_something(text: str) -> bool:
    """Whether a text says something of a product or a category; an amount that a long one states ("Minimum order € 750") is of
    none."""
    said = text_to_readings(text, Facts())
    if len(text.split()) >= SENTENCE_WORDS:
        said = [reading for reading in said if reading.role not in ("price", "other")]
    return any(reading.role != "text" for reading in said) or _is_label(text) or is_category_text(text)


def _is_label(text: str) -> bool:
    hit = header_to_field(text)
    return hit is not None and hit[1] >= LEAST_LABEL


def _is_item(line: Line, lines: Sequence[Line]) -> bool:
    """Whether a price stands on the same row, or the label of style numbers over a line: a product whose name or number comes again
    in the same place is no running header."""
    middle = (line.box[1] + line.box[3]) / 2
    over = [other for other in lines if other.box[3] <= line.box[1] and abs(other.box[0] - line.box[0]) < SAME_EDGE]
    return any(other.box[1] < middle < other.box[3] and other is not line and find_prices(other.text) for other in lines) or any(
        _heads_styles(other) for other in over
    )


def _in_header(line: Line, lines: Sequence[Line]) -> bool:
    """Whether a line stands in the band of a table's header: beside two or more names of fields."""
    beside = [other for other in lines if other is not line and abs(other.box[1] - line.box[1]) < 1.6 * min(line.size, other.size)]
    return sum(header_to_field(other.text) is not None for other in beside if len(other.words) <= 4) >= 2


def _under_style_headers(by_page: Sequence[Sequence[Line]]) -> list[str]:
    """Words that stand below a header such as "Style #": what a table calls its style numbers."""
    found = []
    for lines in by_page:
        for head in lines:
            if not _heads_styles(head):
                continue
            for line in lines:
                if (
                    line.box[1] > head.box[3]
                    and min(line.box[2], head.box[2]) > max(line.box[0], head.box[0])
                    and len(line.words) <= 2
                    and ":" not in line.text
                ):
                    found += [line.text] if looks_like_style_number(line.text) else []
    return found if len(found) >= 2 else []


def _heads_styles(line: Line) -> bool:
    field, sure = header_to_field(line.text) or ("", 0.0)
    return field in ("style_number", "sku") and sure >= 0.85 and not any(c.isdigit() for c in line.text)


def _slash_lists(colors: Sequence[str]) -> bool:
    """Whether slashes list colours; not where commas are seen to, more than now and then (a recogniser's slip), unless slashes list
    three or more and never stand beside a comma, and not where nearly all else is one colour: there "White / Black" is one, too."""
    commas, slashes, both = (sum(marks <= set(text) for text in colors) for marks in ({","}, {"/"}, {",", "/"}))
    rare = 0 < slashes * RARE_LISTS <= len(colors)
    in_turn = not both and any(text.count(" / ") > 1 for text in colors)
    return not rare and (commas * 4 < slashes or not commas or in_turn)


def _in_two_tongues(texts: Sequence[str]) -> bool:
    """Whether labels say the same field twice, a slash between: "Colore / Colour", "Taglie / Sizes"."""
    said = {text for text in texts for match in [_TWICE.match(text)] if match and _names_one_field(match["one"], match["other"])}
    return len({text.split("/")[0].strip().casefold() for text in said}) >= LEAST_TWICE


def _names_one_field(one: str, other: str) -> bool:
    a, b = header_to_field(one), header_to_field(other)
    return (
        a is not None and b is not None and a[0] == b[0] and min(a[1], b[1]) >= LEAST_LABEL and normalise(one) != normalise(other)
    )


def _slash_pairs(colors: Sequence[str]) -> bool:
    """Whether "Black/White" lists two colours: lists of three or more have bare slashes here, and none has another mark."""
    longer = {text for text in colors if len([part for part in text.split("/") if part.strip()]) >= 3}
    return len(longer) >= 2 and not any(re.search(r"[,;|•·]|\s[/–—-]|[/–—-]\s", text) for text in colors)


def _number_style(prices: Sequence[str]) -> NumberStyle | None:
    """How the document's prices are written; a point that has three digits behind it in all of them parts thousands."""
    pointed = [price for price in prices if re.search(r"\d\.\d", price)]
    thousands = [price for price in pointed if re.search(r"(?<!\d)[1-9]\d{0,2}\.\d{3}(?!\d)", price)]
    if len(thousands) >= LEAST_THOUSANDS and len(thousands) == len(pointed):
        return "comma"
    return numbers_style(prices)


def _currency(texts: Sequence[str]) -> str:
    votes: Counter[str] = Counter()
    stated: Counter[str] = Counter()
    for text in texts:
        for price, _, _ in find_prices(text):
            if price.currency:
                votes[price.currency] += 2
        if _PRICE_WORDS.search(text) or _ROLE_WORDS.search(text):
            code = text_to_currency(text)
            if code:
                votes[code] += 5
                stated[code] += code in DOLLARS and code in text
    alone = Counter(text for text in texts if text in CURRENCY_CODES)  # a column of the currency of each price
    if len(alone) == 1 and alone.total() >= LEAST_ALONE:
        votes.update(alone)
    if votes and votes.most_common(1)[0][0] == "USD" and stated.total() and not stated["USD"]:
        return stated.most_common(1)[0][0]  # "All prices in AUD" over "$62.00"
    return votes.most_common(1)[0][0] if votes else ""


def _price_role(texts: Sequence[str]) -> Literal["", "wholesale_price", "retail_price"]:
    """What the sheet says its prices are in a title or a legend: "Wholesale price list", "All prices are RRP"."""
    votes: Counter[str] = Counter()
    for text in texts:
        roles = {match.lastgroup for match in _ROLE_WORDS.finditer(text)}
        if len(roles) == 1 and _PRICE_WORDS.search(text) and not find_prices(text) and len(text.split()) >= 2:
            votes[roles.pop() or ""] += 1
    if not votes or len(votes) > 1:
        return ""
    return "wholesale_price" if "wholesale" in votes else "retail_price"


def _legend(texts: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """What a document says its abbreviations of prices stand for: "EP = Einkaufspreis exkl. MWST · VP = Verkaufspreis"."""
    found: dict[str, str] = {}
    for match in (match for text in texts for match in _EXPLAINED.finditer(text)):
        words = _TAX.sub("", match["words"]).split()
        hits = [hit for at in range(len(words)) if (hit := header_to_field(" ".join(words[at:]))) is not None]
        role = next((name for name, sure in hits if name in ("wholesale_price", "retail_price") and sure >= LEAST_LABEL), None)
        own = header_to_field(match["name"]) or ("", 0.0)
        told = max((sure for name, sure in hits if name == role), default=0.0)
        if role is not None and (own[1] <= told or own[0] == role):  # else the abbreviation says more than words half known
            found.setdefault(normalise(match["name"]), role)
    return tuple(found.items())


def _price_order(texts: Sequence[str]) -> tuple[str, ...]:
    """The order of two prices where a legend names both and no number beside them: "WHSL / RRP", "AW 26, prices in
    euro, wholesale / retail"."""
    for text in texts:
        found = list(_ROLE_WORDS.finditer(text))
        roles = [match.lastgroup for match in found]
        if roles not in (["wholesale", "retail"], ["retail", "wholesale"]) or find_prices(text):
            continue
        before = text[: found[0].start()].split()  # an amount, its currency behind it
        if not any(c.isdigit() for c in text[found[0].start() :]) and not any(c.isdigit() for word in before[-2:] for c in word):
            return tuple(f"{role}_price" for role in roles)
    return ()
