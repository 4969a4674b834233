"""What a garment's outline is: pieces of cloth as points. It holds no garment and must not draw.

A point is (x, y): x counts from the centre line in units of the garment's height, y from its top (0) to its bottom (1).
A part's points are control points of a smooth closed curve. A `half` part gives its right half, top to bottom.
"""

from __future__ import annotations

from dataclasses import dataclass

Points = tuple[tuple[float, float], ...]


@dataclass(frozen=True, kw_only=True)
class Part:
    """One piece of cloth. `half` is completed by its mirror image; otherwise `pair` draws the piece on both sides."""

    points: Points
    half: bool = False
    pair: bool = False
    shade: float = 1.0  # brightness factor: linings and undersides are darker
    trim: bool = False  # drawn in the trim colour (soles, belts, cuffs)
    sharp: bool = False  # straight edges instead of a curve


@dataclass(frozen=True, kw_only=True)
class Silhouette:
    """A garment: its parts from back to front, stitched lines (mirrored), buttons, and its share of the picture's height."""

    parts: tuple[Part, ...]
    seams: tuple[Points, ...] = ()
    buttons: Points = ()
    height: float = 0.8
    mirrored_seams: bool = True
