"""The passages that the rules' reading leaves in doubt, shown to the assistant: pages as pictures with their lines, sheets in
windows of rows. Nothing counts that does not stand there. What was read first stays, and the other reading explains what it leaves:
the rules' is the first one, or the assistant's where less is left open then.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from pipelines.documents.reconciling import assistant_first, rules_first
from pipelines.documents.seen_products import SeenProducts, verified
from pipelines.engine.context import Context
from pipelines.passages import Passage, page_to_passage, sheet_to_passages
from pipelines.reading.doubts import squeezed
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
class Doubtful:
    """A passage in doubt and what it states; None where the rules failed at it."""

    passage: Passage
    stated: Stated | None


def pages_of_more(products: Sequence[Product], images: Sequence[PlacedImage]) -> set[int]:
    """The pages with more pictures of products than products; where most are so (a front and a back), only those without any."""
    shown, read = Counter(image.page for image in images), Counter(product.page for product in products)
    more = {page for page, count in shown.items() if count > read[page]}
    return more if 2 * len(more) <= max(2, len(shown)) else {page for page in more if not read[page]}


def pages_in_doubt(
    pages: Iterable[Page], stated: Sequence[Stated], products: Sequence[Product], images: Sequence[PlacedImage]
) -> list[Doubtful]:
    """The pages in doubt, those with more pictures of products (`images`) than products, poorly legible ones, and those that the
    rules failed at: nothing is `stated` of them."""
    is_doubtful = _doubter(products)
    places = {place.page: place for place in without_titles(stated)}
    more = pages_of_more(products, images)

    def is_shown(page: Page, passage: Passage) -> bool:
        place = places.get(page.number)
        worded = len(page.words) >= FEWEST_WORDS and (page.grade < LEGIBLE or page.number in more or place is None)
        return worded or (place is not None and is_doubtful(passage, place))

    return [
        Doubtful(passage=passage, stated=places.get(page.number))
        for page in pages
        if is_shown(page, passage := page_to_passage(page))
    ]


def sheets_in_doubt(sheets: Iterable[Sheet], stated: Sequence[Stated], products: Sequence[Product]) -> list[Doubtful]:
    """The windows of shown sheets that are in doubt."""
    is_doubtful = _doubter(products)
    places = {place.sheet: place for place in without_titles(stated)}
    passages = (passage for sheet in sheets if not sheet.hidden for passage in sheet_to_passages(sheet))
    windows = [Doubtful(passage=p, stated=places[p.sheet].within(p.first, p.last)) for p in passages]
    return [window for window in windows if window.stated is not None and is_doubtful(window.passage, window.stated)]


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
    ctx: Context, doubtful: Sequence[Doubtful], products: Sequence[Product], picture: Callable[[int], bytes] | None = None
) -> list[Product]:
    """The products with what the assistant makes of the passages in doubt. `picture` gives the picture of a page."""
    kept = list(products)
    category = ""
    for done, doubt in enumerate(doubtful[:MOST_PASSAGES]):
        passage = doubt.passage
        ctx.progress(done, len(doubtful), f"{passage.sheet or f'Page {passage.page}'} is read once more")
        by_rules = _within(passage, kept)
        answer = _ask(ctx, passage, by_rules, category, picture)
        held = [product for seen in (answer.products if answer else ()) if (product := verified(seen, passage, category))]
        if answer and len(held) < len(answer.products):
            ctx.count_issue("fallback")
        if held:
            at = kept.index(by_rules[0]) if by_rules else _position(kept, passage)
            others = [product for product in kept if product not in by_rules]
            kept = [*others[:at], *_better(by_rules, held, others, doubt.stated), *others[at:]]
        category = next((product.category for product in reversed(held) if product.category), category)
    return kept


def _better(
    by_rules: Sequence[Product], seen: Sequence[Product], others: Sequence[Product], stated: Stated | None
) -> list[Product]:
    """Both readings of a passage as one. `others` are the products of the rest of the document. The assistant's comes first only if
    it has the numbers (or names, of those without one) that the rules have read, and no more."""
    document = [*others, *by_rules]
    first = rules_first(by_rules, seen, document)
    if stated is None or _identities(by_rules) != _identities(seen):
        return first
    second = assistant_first(by_rules, seen, document)
    return second if _open(second, others, stated) < _open(first, others, stated) else first


def _identities(products: Sequence[Product]) -> set[str]:
    """What tells products apart, squeezed: their numbers, or their names where none has a number."""
    numbers = {squeezed(product.style_number) for product in products if product.style_number}
    return numbers or {squeezed(product.name) for product in products if product.name}


def _open(here: Sequence[Product], others: Sequence[Product], stated: Stated) -> int:
    """How much of what a passage states its products leave, and how many of them lack what others have or contradict themselves."""
    document = [*others, *here]
    lame = [product for some in lacking(document).values() for product in some]
    left = stated_to_left(stated, here, products_to_known(document))
    return len(left) + sum(any(product is one for one in lame) for product in here)


def _ask(
    ctx: Context, passage: Passage, by_rules: Sequence[Product], category: str, picture: Callable[[int], bytes] | None
) -> SeenProducts | None:
    payload = {
        "lines": passage.lines,
        "category_so_far": category,
        "by_rules": [{"style_number": p.style_number, "name": p.name, "colors": p.colors} for p in by_rules],
    }
    images = [picture(passage.page)] if picture is not None and passage.page is not None else []
    return ctx.ask(prompt="page-2", instructions=READ, payload=payload, schema=SeenProducts, images=images)


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
