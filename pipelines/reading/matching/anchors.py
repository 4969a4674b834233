"""Which picture of a sheet belongs to which row: by the cells that it is anchored over, or by the card that it heads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pipelines.reading.matching.assigning import best_pairs
from pipelines.reading.model import ImageMatch, PlacedImage, Product
from pipelines.reading.workbook.archive import letters_to_column

LEAST_SCORE = 0.3
CARD_ROWS = 4  # a picture that ends this many rows above a product's first row may still head its card
MAX_PAIRS = 4_000_000

_ADDRESS = re.compile(r"([A-Z]{1,3})(\d+)$")


@dataclass(frozen=True, kw_only=True)
class _Spot:
    """The rows and columns that a product's fields stand in."""

    row: int
    first_column: int | None
    last_column: int | None


@dataclass(frozen=True, kw_only=True)
class _Frame:
    """The rows and columns that a picture covers."""

    top: int
    bottom: int
    left: int
    right: int


def sheet_to_matches(products: Sequence[Product], images: Sequence[PlacedImage]) -> list[ImageMatch]:
    """Matches on one sheet: the picture over a product's row, shared by all rows it covers, else the one that heads its card."""
    rows = [product for product in products if product.row is not None]
    placed = [image for image in images if image.anchor is not None]
    if not rows or not placed or len(rows) * len(placed) > MAX_PAIRS:
        return []
    spots, frames = [_spot(product) for product in rows], [_frame(image) for image in placed]
    covered = sum(any(frame.top <= spot.row <= frame.bottom for frame in frames) for spot in spots)
    heads = 0.4 if covered * 2 >= len(rows) else 1.0  # where pictures stand in the rows, none heads a card
    scores = np.array([[_score(spot, frame, heads) for frame in frames] for spot in spots])
    main = {i: j for i, j in best_pairs(scores) if scores[i, j] >= LEAST_SCORE}
    matches = [_match(rows[i], placed[j], scores[i, j], _reason(spots[i], frames[j])) for i, j in main.items()]
    for i, spot in enumerate(spots):
        if i in main:
            continue
        over = [j for j, frame in enumerate(frames) if frame.top <= spot.row <= frame.bottom and frame.bottom > frame.top]
        if over:
            j = max(over, key=lambda j: scores[i, j])
            matches.append(_match(rows[i], placed[j], 0.85 * scores[i, j], "it covers this row and others of its family"))
    return matches + _further_views(rows, placed, scores, {m.image_key for m in matches}, set(main))


def _further_views(
    rows: Sequence[Product], placed: Sequence[PlacedImage], scores: npt.NDArray[np.float64], used: set[str], matched: set[int]
) -> list[ImageMatch]:
    """More pictures in the row of a product that has its main one."""
    found = []
    for j, image in enumerate(placed):
        i = int(scores[:, j].argmax())
        if image.key not in used and i in matched and scores[i, j] >= 0.6:
            found.append(_match(rows[i], image, 0.6 * scores[i, j], "it is a further picture in the product's row"))
    return found


def _score(spot: _Spot, frame: _Frame, heads: float) -> float:
    near = 1.0
    if spot.first_column is not None and spot.last_column is not None:
        apart = max(0, frame.left - spot.last_column, spot.first_column - frame.right)
        near = 1 / (1 + 0.06 * max(0, apart - 1))
    if frame.top <= spot.row <= frame.bottom:
        middle = (frame.top + frame.bottom) / 2
        # of two rows equally near, the first: a picture that reaches a little over its row does so at the bottom
        return near * max(0.5, 1.0 - 0.08 * abs(spot.row - middle) - 0.01 * (spot.row - frame.top))
    gap = spot.row - frame.bottom
    if 0 < gap <= CARD_ROWS and spot.first_column is not None and spot.last_column is not None:
        over = frame.left <= spot.last_column + 1 and frame.right >= spot.first_column - 1
        return heads * (0.8 - 0.08 * gap) if over else 0.0
    return 0.0


def _reason(spot: _Spot, frame: _Frame) -> str:
    return "it stands in the product's row" if frame.top <= spot.row <= frame.bottom else "it stands above the product's cells"


def _match(product: Product, image: PlacedImage, score: float, reason: str) -> ImageMatch:
    return ImageMatch(image_key=image.key, product_key=product.key, score=round(float(score), 3), reason=reason)


def _spot(product: Product) -> _Spot:
    found = [_ADDRESS.match(e.cell) for e in product.evidence.values() if e.cell]
    columns = [letters_to_column(match.group(1)) for match in found if match and int(match.group(2)) - 1 == product.row]
    return _Spot(row=product.row or 0, first_column=min(columns, default=None), last_column=max(columns, default=None))


def _frame(image: PlacedImage) -> _Frame:
    top, left = image.anchor or (0, 0)
    bottom, right = image.anchor_to or (top, left)
    return _Frame(top=top, bottom=max(top, bottom), left=left, right=max(left, right))
