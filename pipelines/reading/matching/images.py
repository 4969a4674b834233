"""Which picture belongs to which product: one assignment over each page or sheet, then what may be shared, then what is left over.

Nothing is forced: a picture without a clear product stays unmatched, and so does a product without a picture. The first match of a
product is its main picture; more views of it follow with a lower score.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from pipelines.reading.matching.anchors import sheet_to_matches
from pipelines.reading.matching.assigning import best_pairs
from pipelines.reading.matching.blocks import family_blocks, photo_of_block, titled_blocks
from pipelines.reading.matching.facing_pages import match_facing_pages
from pipelines.reading.matching.places import Fit, Place, title_of
from pipelines.reading.matching.relations import (
    WORDS,
    Habit,
    blocked,
    gap_between,
    inside,
    joined_habit,
    learn_habit,
    level_pairs,
    products_to_text_boxes,
    relations_between,
)  # fmt: skip
from pipelines.reading.model import Box, ImageMatch, PlacedImage, Product, area_of, union_of

LEAST_SCORE = 0.3  # below it a picture and a product have nothing to do with each other
FARTHEST = 0.25  # fraction of the page between a text and the picture that is left for it
MUCH_SMALLER = 3.0  # times smaller than the products' own pictures are those of details
MAX_PAIRS = 60_000  # pictures × products on one page; a page beyond is no linesheet


def match_images(products: Sequence[Product], images: Sequence[PlacedImage]) -> list[ImageMatch]:
    """Matches of product pictures (`images`, already filtered) to `products`, in the order of the products. Scores from 0 to 1."""
    texts = products_to_text_boxes(products)
    places = {
        number: Place(
            products=[product for product in products if product.page == number],
            texts=[text for product, text in zip(products, texts, strict=True) if product.page == number],
            images=[image for image in images if image.sheet is None and image.page == number],
        )
        for number in sorted({product.page for product in products if product.page is not None})
    }
    habits = {number: learn_habit(place.texts, place.areas, place.images) for number, place in places.items()}
    document = joined_habit(list(habits.values()))
    matches: list[ImageMatch] = []
    for number, place in places.items():
        if len(place.products) * len(place.images) <= MAX_PAIRS:
            keyed, rest = _keyed_to_matches(place)
            matches += [*keyed, *_page_to_matches(rest, _leaning(habits[number], document))]
    matches += match_facing_pages(products, images, matches)
    for sheet in sorted({product.sheet for product in products if product.sheet is not None}):
        matches += sheet_to_matches([p for p in products if p.sheet == sheet], [i for i in images if i.sheet == sheet])
    order = {product.key: index for index, product in reversed(list(enumerate(products)))}
    return sorted(matches, key=lambda match: (order[match.product_key], -match.score))


def _leaning(page: Habit, document: Habit) -> Habit:
    """The page's own habit, leaning on the document's where the page says little."""
    votes = {side: page.votes.get(side, 0.0) + 0.25 * document.votes.get(side, 0.0) for side in {*page.votes, *document.votes}}
    return Habit(votes=votes, gaps={**document.gaps, **page.gaps})


def _keyed_to_matches(place: Place) -> tuple[list[ImageMatch], Place]:
    """Matches of products that name their picture themselves (a key printed at both), and the page without these."""
    by_box = {image.bbox: image for image in place.images}
    named = {i: by_box[told.bbox] for i, product in enumerate(place.products)
             if (told := product.evidence.get("image")) is not None and told.bbox in by_box}  # fmt: skip
    fits = {i: Fit(image=image, score=0.9, reason=f"both are marked {place.products[i].evidence['image'].text!r}")
            for i, image in named.items()}  # fmt: skip
    used = {image.key for image in named.values()}
    left = [i for i in range(len(place.products)) if i not in named]
    rest = Place(
        products=[place.products[i] for i in left],
        texts=[place.texts[i] for i in left],
        images=[image for image in place.images if image.key not in used],
    )
    return [_match(place.products[i], fit) for i, fit in fits.items()], rest


def _page_to_matches(place: Place, habit: Habit) -> list[ImageMatch]:
    """Main pictures by one assignment, then pictures shared by a family, then further views."""
    if not place.products or not place.images:
        return []
    details = _details(place)
    if details:
        whole = replace(place, images=[image for image in place.images if image not in details])
        return [*_page_to_matches(whole, habit), *_details_to_matches(place, details)]
    titled = titled_blocks(place)
    if titled:
        return _blocks_to_matches(place, list(titled.values()), list(titled), habit)
    blocks = family_blocks(place)
    if blocks:
        return _blocks_to_matches(place, blocks, [union_of([place.text_box(k) for k in block]) for block in blocks], habit)
    fits = _fits(place, habit)
    scores = np.array([[fit.score for fit in row] for row in fits])
    reason = "it stands level with the product's text, beside it"
    level = {i: Fit(image=place.images[j], score=0.85, reason=reason) for i, j in level_pairs(place.texts, place.images).items()}
    main = level or {i: fits[i][j] for i, j in best_pairs(scores) if scores[i, j] >= LEAST_SCORE}
    if len(main) < len(place.products) == len(place.images):
        main |= _evenly_left(place, {})  # habits leave some without: the page has one picture for each, so all are found together
    main |= _evenly_left(place, main)
    given = {**main, **_shared_by_family(place, main)}
    further = _further_views(place, fits, given)
    return [_match(place.products[i], fit) for i, fit in (*given.items(), *further)]


def _details(place: Place) -> list[PlacedImage]:
    """Pictures beside the products' own: a page with one for each product and further ones, all of them much smaller."""
    ordered = sorted(place.images, key=lambda image: -area_of(image.bbox))
    own, rest = ordered[: len(place.products)], ordered[len(place.products) :]
    return rest if rest and area_of(rest[0].bbox) * MUCH_SMALLER <= area_of(own[-1].bbox) else []


def _details_to_matches(place: Place, details: Sequence[PlacedImage]) -> list[ImageMatch]:
    """Each detail with the product whose text is nearest to it, when one is near."""
    matches = []
    for image in details:
        gaps = [(gap_between(image.bbox, text), i) for i, text in enumerate(place.texts) if text is not None]
        gap, i = min(gaps, default=(1.0, 0))
        if gap < FARTHEST:
            fit = Fit(image=image, score=LEAST_SCORE, reason="it is a smaller picture near the product's text")
            matches.append(_match(place.products[i], fit))
    return matches


def _blocks_to_matches(place: Place, blocks: list[list[int]], texts: Sequence[Box], habit: Habit) -> list[ImageMatch]:
    """Pictures for whole blocks, each with the box of its text, then shared by the block's rows."""
    heads = [replace(place.products[block[0]], area=text) for block, text in zip(blocks, texts, strict=True)]
    matches = _page_to_matches(Place(products=heads, texts=texts, images=place.images), habit)
    rows = {head.key: block for head, block in zip(heads, blocks, strict=True)}
    return [
        replace(match, product_key=place.products[k].key, reason=f"{match.reason}, with its family")
        for match in matches
        for k in rows[match.product_key]
    ]


def _fits(place: Place, habit: Habit) -> list[list[Fit]]:
    """Products × pictures. A picture that lies in some product's area fits others only half as well."""
    within = np.array([[inside(image.bbox, area) for image in place.images] for area in place.areas])
    owned = within.max(axis=0) > 0.8
    fits: list[list[Fit]] = []
    for i, text in enumerate(place.texts):
        others = [other for other in place.texts if other is not None and other != text]
        row = []
        for j, image in enumerate(place.images):
            score, reason = _side_score(image.bbox, text, habit, others)
            if within[i, j] > 0.2:
                score, reason = max(score, 0.5 * within[i, j] + 0.5 * score), reason or "it lies in the product's area"
            elif owned[j]:
                score *= 0.5
            row.append(Fit(image=image, score=float(min(1.0, score)), reason=reason))
        fits.append(row)
    return fits


def _side_score(image: Box, text: Box | None, habit: Habit, others: Sequence[Box]) -> tuple[float, str]:
    """The best of the ways in which a picture stands to a text, weighed with the habit, and that way in words."""
    best, reason = 0.0, ""
    for relation in relations_between(image, text) if text is not None else ():
        score = habit.trust(relation.side) * (0.75 * relation.nearness + 0.25 * habit.follows(relation))
        if score > max(best, 0.1) and text is not None and blocked(image, text, relation.side, others):
            score *= 0.4
        if score > best:
            usual = ", where pictures usually are here" if habit.follows(relation) and habit.trust(relation.side) > 0.9 else ""
            best, reason = score, f"it stands {WORDS[relation.side]} the product's text{usual}"
    return best, reason


def _evenly_left(place: Place, main: dict[int, Fit]) -> dict[int, Fit]:
    """As many styles as pictures are left over and all are near: each takes the one that makes the sum of distances least."""
    matched = {place.products[i].style_number for i in main}
    styles: dict[str, int] = {}
    for i, product in enumerate(place.products):
        if i not in main and place.texts[i] is not None and (not product.style_number or product.style_number not in matched):
            styles.setdefault(product.style_number or product.key, i)
    used = {fit.image.key for fit in main.values()}
    images = [image for image in place.images if image.key not in used]
    if not styles or len(styles) != len(images):
        return {}
    left = list(styles.values())
    apart = np.array([[gap_between(place.text_box(i), image.bbox) for image in images] for i in left])
    pairs = best_pairs(-apart)
    if any(apart[i, j] > FARTHEST for i, j in pairs):
        return {}
    reason = "it is the nearest picture that is left for it on the page"
    return {left[i]: Fit(image=images[j], score=0.6 - float(apart[i, j]), reason=reason) for i, j in pairs}


def _shared_by_family(place: Place, main: dict[int, Fit]) -> dict[int, Fit]:
    """Products without a picture take that of a sibling: another colour of the style, one under the same title, or a row of a
    block at one photo."""
    shared: dict[int, Fit] = {}
    for i, product in enumerate(place.products):
        if i in main:
            continue
        colors = [k for k in main if product.style_number and place.products[k].style_number == product.style_number]
        titled = [k for k in main if title_of(product) is not None and title_of(place.products[k]) == title_of(product)]
        if siblings := colors or titled:
            fit = main[min(siblings, key=lambda k: abs(k - i))]
            what = "it shows another colour of the same style" if colors else "it stands with the title that both have"
            shared[i] = Fit(image=fit.image, score=0.85 * fit.score, reason=what)
            continue
        block = photo_of_block(place, i, main)
        if block is not None:
            shared[i] = Fit(image=block.image, score=0.6 * block.score, reason="it is shared by the rows of one family")
    return shared


def _further_views(place: Place, fits: list[list[Fit]], given: dict[int, Fit]) -> list[tuple[int, Fit]]:
    """Pictures left over that clearly belong to one product which has its main one: back views and details."""
    used = {fit.image.key for fit in given.values()}
    further: list[tuple[int, Fit]] = []
    for j, image in enumerate(place.images):
        if image.key in used:
            continue
        ranked = sorted(range(len(fits)), key=lambda i: -fits[i][j].score)
        first = ranked[0]
        second = next((fits[i][j].score for i in ranked[1:] if given.get(i) != given.get(first)), 0.0)
        score = fits[first][j].score
        if first in given and score >= 1.5 * LEAST_SCORE and score > 1.3 * second:
            fit = Fit(image=image, score=0.6 * score, reason="it is a further picture beside the product's text")
            further.append((first, fit))
    return further


def _match(product: Product, fit: Fit) -> ImageMatch:
    return ImageMatch(image_key=fit.image.key, product_key=product.key, score=round(fit.score, 3), reason=fit.reason)
