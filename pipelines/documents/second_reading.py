"""The passages that the rules' reading leaves in doubt, or a sample, shown to the assistant: pages as pictures with their lines,
sheets in windows of rows. Nothing counts that does not stand there. What was read first stays, and the other reading explains what
it leaves: the rules' is the first one, or the assistant's where it explains the passage better.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from pipelines.documents.reconciling import assistant_first, rules_first
from pipelines.documents.seen_products import SeenProducts, verified
from pipelines.documents.weighing import is_better
from pipelines.engine.context import Context
from pipelines.passages import Passage, page_to_passage, sheet_to_passages
from pipelines.reading.linesheets.doubts import lacking, left_to_doubts, products_to_known, stated_to_left
from pipelines.reading.linesheets.stated import Stated, without_titles
from pipelines.reading.model import Page, PlacedImage, Product, Sheet

LEGIBLE = 0.75
"""Pages below this grade are shown to the assistant."""
FEWEST_WORDS = 8  # a page with fewer says nothing about products
MOST_PASSAGES = 25  # of one document
READ = (
    "You see one passage of a fashion linesheet: a page as a picture with the text recognised on it line by line, which may hold "
    "errors of recognition, or some rows of a sheet under their header. List its products, one for each colourway that has its own "
    "price, picture or row. `quote` is the text that names the product, word by word. Leave out what the passage does not say. "
    "`category` is the heading that holds for the product; `category_so_far` is the one of the passage before. Prices are decimal "
    "numbers without currency. `by_rules` is what was read already: look above all for what it misses."
)


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A passage that may be shown, whether it is in doubt, and what it states; None where the rules failed at it."""

    passage: Passage
    in_doubt: bool
    stated: Stated | None


def pages_of_more(products: Sequence[Product], images: Sequence[PlacedImage]) -> set[int]:
    """The pages with more pictures of products than products; where most are so (a front and a back), only those without any."""
    shown, read = Counter(image.page for image in images), Counter(product.page for product in products)
    more = {page for page, count in shown.items() if count > read[page]}
    return more if 2 * len(more) <= max(2, len(shown)) else {page for page in more if not read[page]}


def pages_to_candidates(
    pages: Iterable[Page], stated: Sequence[Stated], products: Sequence[Product], images: Sequence[PlacedImage]
) -> list[Candidate]:
    """The pages. In doubt are also those with more pictures of products (`images`) than products, poorly legible ones, and those
    that the rules failed at: nothing is `stated` of them."""
    is_doubtful = _doubter(products)
    places = {place.page: place for place in without_titles(stated)}
    more = pages_of_more(products, images)

    def candidate(page: Page) -> Candidate:
        passage, place = page_to_passage(page), places.get(page.number)
        worded = len(page.words) >= FEWEST_WORDS and (page.grade < LEGIBLE or page.number in more or place is None)
        return Candidate(passage=passage, in_doubt=worded or (place is not None and is_doubtful(passage, place)), stated=place)

    return [candidate(page) for page in pages]


def sheets_to_candidates(sheets: Iterable[Sheet], stated: Sequence[Stated], products: Sequence[Product]) -> list[Candidate]:
    """The windows of shown sheets."""
    is_doubtful = _doubter(products)
    places = {place.sheet: place for place in without_titles(stated)}
    passages = (passage for sheet in sheets if not sheet.hidden for passage in sheet_to_passages(sheet))
    windows = ((passage, places[passage.sheet].within(passage.first, passage.last)) for passage in passages)
    return [
        Candidate(passage=passage, in_doubt=is_doubtful(passage, place), stated=place)
        for passage, place in windows
        if place is not None
    ]


def _doubter(products: Sequence[Product]) -> Callable[[Passage, Stated], bool]:
    """Tells whether a passage leaves something unexplained, or has products that lack what the others have. Where a document gave
    no products, all that state an amount or a style number are in doubt."""
    known = products_to_known(products)
    lame = {product.key for some in lacking(products).values() for product in some}

    def is_doubtful(passage: Passage, stated: Stated) -> bool:
        here = _within(passage, products)
        if not products:
            return bool(stated.amounts or stated.styles)
        return any(p.key in lame for p in here) or bool(left_to_doubts(stated_to_left(stated, here, known), stated, here))

    return is_doubtful


def read_again(
    ctx: Context, candidates: Sequence[Candidate], products: Sequence[Product], picture: Callable[[int], bytes] | None = None
) -> tuple[list[Product], list[str]]:
    """The products with what the assistant makes of the passages in doubt, and notes. Where none is in doubt, the passage with most
    products is a sample. Once the assistant's reading of a passage is the better one, the others are shown as well. `picture` gives
    the picture of a page."""
    reading = _Reading(ctx, products, picture)
    in_doubt = [candidate for candidate in candidates if candidate.in_doubt]
    shown = in_doubt or _sample(candidates, products)
    reading.read(shown[:MOST_PASSAGES], is_sample=not in_doubt)
    if reading.is_replaced:
        others = [candidate for candidate in candidates if candidate not in shown]
        reading.read(others[: max(0, MOST_PASSAGES - len(shown))])
        shown = [*shown, *others]
    notes = [f"Of {len(shown)} passages to be read once more, the assistant was shown the first {MOST_PASSAGES}."]
    return reading.products, notes if len(shown) > MOST_PASSAGES else []


def _sample(candidates: Sequence[Candidate], products: Sequence[Product]) -> list[Candidate]:
    """The passage with most products, of those that state what they say."""
    fullest = max(candidates, key=lambda candidate: len(_within(candidate.passage, products)), default=None)
    return [fullest] if fullest is not None and fullest.stated is not None and _within(fullest.passage, products) else []


class _Reading:
    """The products of a document while its passages are read once more."""

    def __init__(self, ctx: Context, products: Sequence[Product], picture: Callable[[int], bytes] | None) -> None:
        self.products = list(products)
        self.is_replaced = False  # whether a reading of the assistant came first
        self._ctx = ctx
        self._picture = picture

    def read(self, candidates: Sequence[Candidate], *, is_sample: bool = False) -> None:
        """Show passages, one after the other. To what is a sample nothing is added: it is read better as a whole, or not at all."""
        for done, candidate in enumerate(candidates):
            passage = candidate.passage
            self._ctx.progress(done, len(candidates), f"{passage.sheet or f'Page {passage.page}'} is read once more")
            self._read(passage, candidate.stated, is_sample=is_sample)

    def _read(self, passage: Passage, stated: Stated | None, *, is_sample: bool) -> None:
        by_rules = _within(passage, self.products)
        at = self.products.index(by_rules[0]) if by_rules else _position(self.products, passage)
        category = next((product.category for product in reversed(self.products[:at]) if product.category), "")
        answer = self._ask(passage, by_rules, category)
        seen = [product for one in (answer.products if answer else ()) if (product := verified(one, passage, category))]
        if answer and len(seen) < len(answer.products):
            self._ctx.count_issue("fallback")
        if not seen:
            return
        others = [product for product in self.products if product not in by_rules]
        document = [*others, *by_rules]
        better = by_rules if is_sample else rules_first(by_rules, seen, document)
        second = assistant_first(by_rules, seen, document)
        if stated is not None and is_better(second, better, others, passage, stated):
            better, self.is_replaced = second, True
        self.products = [*others[:at], *better, *others[at:]]

    def _ask(self, passage: Passage, by_rules: Sequence[Product], category: str) -> SeenProducts | None:
        payload = {
            "lines": passage.lines,
            "category_so_far": category,
            "by_rules": [{"style_number": p.style_number, "name": p.name, "colors": p.colors} for p in by_rules],
        }
        images = [self._picture(passage.page)] if self._picture is not None and passage.page is not None else []
        return self._ctx.ask(prompt="page-2", instructions=READ, payload=payload, schema=SeenProducts, images=images)


def _within(passage: Passage, products: Sequence[Product]) -> list[Product]:
    """The products that were read in a passage."""
    if passage.sheet is None:
        return [product for product in products if product.page == passage.page and product.sheet is None]
    return [p for p in products if p.sheet == passage.sheet and p.row is not None and passage.first <= p.row <= passage.last]


def _position(products: Sequence[Product], passage: Passage) -> int:
    """Where the products of a passage without any belong among the others."""
    if passage.sheet is None:
        return next((at for at, p in enumerate(products) if (p.page or 0) > (passage.page or 0)), len(products))
    before = [at for at, p in enumerate(products) if p.sheet == passage.sheet and (p.row or 0) < passage.first]
    return before[-1] + 1 if before else len(products)
