"""Which of two readings of one passage is the better one: what each leaves unexplained, and which of its values stand astray."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.passages import Passage
from pipelines.reading.doubts import covers, evidence_to_places, squeezed, texts_to_words
from pipelines.reading.linesheets.doubts import lacking, products_to_known, stated_to_left
from pipelines.reading.linesheets.stated import PRICES, Stated, cell_to_row
from pipelines.reading.model import Product, union_of

NEAR = ("style_number", "name", "colors", *PRICES)
"""What stands with the number of its style; one heading or table of sizes may serve many."""


def is_better(
    one: Sequence[Product], other: Sequence[Product], others: Sequence[Product], passage: Passage, stated: Stated
) -> bool:
    """Whether a reading of a passage has fewer faults than the other one, or as few and explains more of the passage's words.
    `others` are the products of the rest of the document. Faults come first: what is invented out of the words explains many."""
    first, second = ((_faults(here, others, stated), _unexplained(here, passage)) for here in (one, other))
    return first < second


def _faults(here: Sequence[Product], others: Sequence[Product], stated: Stated) -> int:
    """How much of what a passage states its products leave, and how many of them lack what others have, contradict themselves, or
    have values astray."""
    document = [*others, *here]
    lame = [product for some in lacking(document).values() for product in some]
    left = stated_to_left(stated, here, products_to_known(document))
    return len(left) + sum(any(product is one for one in lame) for product in here) + sum(_is_astray(p, stated) for p in here)


def _is_astray(product: Product, stated: Stated) -> bool:
    """Whether the number of another style stands among the values of a product."""
    places = [evidence for name, evidence in product.evidence.items() if name in NEAR]
    boxes = [place.bbox for place in places if place.bbox is not None]
    rows = [cell_to_row(place.cell) for place in places if place.cell is not None]
    foreign = [spot for spot in stated.styles if squeezed(spot.text) != squeezed(product.style_number)]
    if boxes:
        area = union_of(boxes)
        return any(spot.box is not None and covers(area, spot.box) for spot in foreign)
    return bool(rows) and any(spot.cell is not None and min(rows) <= cell_to_row(spot.cell) <= max(rows) for spot in foreign)


def _unexplained(products: Sequence[Product], passage: Passage) -> int:
    """How many words of a passage no product accounts for. A description does not count: it holds what was not understood."""
    known = texts_to_words(
        text for p in products for text in (p.style_number, p.name, p.category, p.color_code, *p.colors, *p.sizes)
    )
    places = evidence_to_places(at for p in products for name, at in p.evidence.items() if name != "description")
    return len(passage.unexplained(known, places))
