"""Outlines of garments as data. It holds points only and must not draw.

A point is (x, y): x counts from the centre line in units of the garment's height, y from its top (0) to its bottom (1).
A part's points are control points of a smooth closed curve. A `half` part gives its right half, top to bottom.
"""

from __future__ import annotations

from collections.abc import Mapping
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


def _neck(width: float, depth: float, shade: float = 0.55) -> Part:
    return Part(
        points=((0, 0.02), (width * 0.6, 0.025), (width, 0.05), (width * 0.6, depth), (0, depth + 0.01)), half=True, shade=shade
    )


_SHORT_SLEEVE = Part(points=((0.2, 0.1), (0.29, 0.15), (0.38, 0.33), (0.35, 0.38), (0.28, 0.4), (0.23, 0.3)), pair=True, shade=0.96)
_LONG_SLEEVE = Part(
    points=((0.18, 0.09), (0.26, 0.15), (0.33, 0.42), (0.37, 0.76), (0.34, 0.8), (0.29, 0.79), (0.25, 0.5), (0.22, 0.28)),
    pair=True,
    shade=0.95,
)
_CUFF = Part(points=((0.365, 0.74), (0.37, 0.8), (0.3, 0.81), (0.29, 0.75)), pair=True, sharp=True, shade=0.9)
_COLLAR = Part(points=((0.0, 0.075), (0.05, 0.02), (0.11, 0.035), (0.12, 0.085), (0.06, 0.13)), pair=True, sharp=True, shade=1.04)
_LAPEL = Part(points=((0.005, 0.38), (0.06, 0.02), (0.12, 0.03), (0.15, 0.17), (0.11, 0.2)), pair=True, sharp=True, shade=1.06)

SILHOUETTES: Mapping[str, Silhouette] = {
    "tee": Silhouette(
        parts=(
            _neck(0.1, 0.11),
            _SHORT_SLEEVE,
            Part(
                points=((0, 0.13), (0.07, 0.105), (0.11, 0.04), (0.22, 0.09), (0.235, 0.3), (0.225, 0.6), (0.24, 0.95), (0, 0.97)),
                half=True,
            ),
        ),
        seams=(((0.0, 0.145), (0.075, 0.12), (0.12, 0.05)), ((0.0, 0.945), (0.23, 0.925)), ((0.34, 0.36), (0.27, 0.385))),
        height=0.72,
    ),
    "shirt": Silhouette(
        parts=(
            _neck(0.09, 0.1),
            _LONG_SLEEVE,
            _CUFF,
            Part(
                points=(
                    (0, 0.11),
                    (0.06, 0.09),
                    (0.1, 0.05),
                    (0.21, 0.09),
                    (0.225, 0.3),
                    (0.215, 0.6),
                    (0.23, 0.88),
                    (0.12, 0.97),
                    (0, 0.95),
                ),
                half=True,
            ),
            _COLLAR,
        ),
        seams=(((0.022, 0.12), (0.022, 0.95)), ((0.07, 0.3), (0.17, 0.3), (0.17, 0.42), (0.12, 0.45), (0.07, 0.42), (0.07, 0.3))),
        buttons=((0, 0.17), (0, 0.31), (0, 0.45), (0, 0.59), (0, 0.73), (0, 0.87)),
        height=0.78,
    ),
    "blouse": Silhouette(
        parts=(
            _neck(0.1, 0.15),
            Part(
                points=((0.17, 0.09), (0.28, 0.16), (0.39, 0.48), (0.36, 0.62), (0.31, 0.66), (0.27, 0.62), (0.22, 0.32)),
                pair=True,
                shade=0.95,
            ),
            Part(
                points=(
                    (0, 0.2),
                    (0.05, 0.15),
                    (0.1, 0.045),
                    (0.2, 0.09),
                    (0.215, 0.32),
                    (0.2, 0.55),
                    (0.26, 0.94),
                    (0.1, 0.97),
                    (0, 0.955),
                ),
                half=True,
            ),
        ),
        seams=(((0.0, 0.215), (0.05, 0.165), (0.11, 0.06)), ((0.0, 0.215), (0.0, 0.34)), ((0.21, 0.57), (0.0, 0.6))),
        height=0.74,
    ),
    "knit": Silhouette(
        parts=(
            _neck(0.1, 0.09),
            Part(
                points=((0.17, 0.1), (0.27, 0.16), (0.36, 0.45), (0.4, 0.8), (0.37, 0.84), (0.31, 0.83), (0.26, 0.55), (0.22, 0.3)),
                pair=True,
                shade=0.95,
            ),
            Part(points=((0.4, 0.79), (0.405, 0.86), (0.33, 0.87), (0.31, 0.8)), pair=True, sharp=True, shade=0.86),
            Part(
                points=((0, 0.11), (0.08, 0.09), (0.11, 0.04), (0.23, 0.1), (0.25, 0.32), (0.245, 0.6), (0.25, 0.88), (0, 0.9)),
                half=True,
            ),
            Part(points=((0, 0.88), (0.245, 0.86), (0.235, 0.97), (0, 0.985)), half=True, sharp=True, shade=0.9),
            Part(points=((0, 0.105), (0.07, 0.085), (0.1, 0.03), (0.13, 0.045), (0.09, 0.125), (0, 0.15)), half=True, shade=0.9),
        ),
        height=0.72,
    ),
    "dress": Silhouette(
        parts=(
            _neck(0.07, 0.09),
            Part(points=((0.11, 0.06), (0.16, 0.1), (0.21, 0.22), (0.18, 0.26), (0.14, 0.2)), pair=True, shade=0.95),
            Part(
                points=(
                    (0, 0.12),
                    (0.05, 0.09),
                    (0.07, 0.03),
                    (0.13, 0.06),
                    (0.145, 0.2),
                    (0.12, 0.36),
                    (0.17, 0.55),
                    (0.25, 0.95),
                    (0.1, 0.985),
                    (0, 0.98),
                ),
                half=True,
            ),
        ),
        seams=(((0.0, 0.365), (0.12, 0.36)), ((0.0, 0.13), (0.05, 0.1), (0.08, 0.04)), ((0.04, 0.4), (0.08, 0.94))),
        height=0.88,
    ),
    "maxi": Silhouette(
        parts=(
            Part(points=((0.04, 0.0), (0.055, 0.0), (0.08, 0.12), (0.06, 0.12)), pair=True, sharp=True, shade=0.9),
            Part(
                points=(
                    (0, 0.12),
                    (0.05, 0.1),
                    (0.08, 0.1),
                    (0.105, 0.18),
                    (0.085, 0.34),
                    (0.13, 0.55),
                    (0.2, 0.97),
                    (0.08, 0.99),
                    (0, 0.985),
                ),
                half=True,
            ),
        ),
        seams=(((0.0, 0.33), (0.085, 0.33)), ((0.0, 0.62), (0.145, 0.62)), ((0.0, 0.82), (0.175, 0.82))),
        height=0.9,
    ),
    "trousers": Silhouette(
        parts=(
            Part(points=((0, 0.0), (0.12, 0.0), (0.125, 0.06), (0, 0.06)), half=True, sharp=True, shade=0.9),
            Part(
                points=(
                    (-0.005, 0.05),
                    (0.122, 0.05),
                    (0.16, 0.2),
                    (0.155, 0.55),
                    (0.14, 0.99),
                    (0.05, 1.0),
                    (0.04, 0.6),
                    (0.0, 0.26),
                ),
                pair=True,
                sharp=True,
            ),
        ),
        seams=(((0.095, 0.28), (0.095, 0.98)), ((0.09, 0.06), (0.14, 0.17)), ((0.0, 0.06), (0.0, 0.25))),
        buttons=((0, 0.03),),
        height=0.86,
    ),
    "shorts": Silhouette(
        parts=(
            Part(points=((0, 0.0), (0.28, 0.0), (0.29, 0.12), (0, 0.12)), half=True, sharp=True, shade=0.9),
            Part(points=((-0.005, 0.1), (0.29, 0.1), (0.37, 0.5), (0.42, 0.95), (0.12, 1.0), (0.0, 0.5)), pair=True, sharp=True),
        ),
        seams=(((0.2, 0.12), (0.33, 0.36)), ((0.14, 0.94), (0.41, 0.9)), ((0.0, 0.12), (0.0, 0.5))),
        buttons=((0, 0.06),),
        height=0.46,
    ),
    "skirt": Silhouette(
        parts=(
            Part(points=((0, 0.0), (0.16, 0.005), (0.165, 0.07), (0, 0.08)), half=True, sharp=True, shade=0.88),
            Part(points=((0, 0.06), (0.15, 0.055), (0.18, 0.12), (0.24, 0.5), (0.31, 0.93), (0.12, 0.98), (0, 0.97)), half=True),
        ),
        seams=(((0.06, 0.08), (0.12, 0.96)), ((0.11, 0.08), (0.22, 0.95))),
        height=0.66,
    ),
    "jacket": Silhouette(
        parts=(
            _neck(0.09, 0.2, 0.5),
            _LONG_SLEEVE,
            Part(
                points=(
                    (0, 0.37),
                    (0.05, 0.2),
                    (0.09, 0.04),
                    (0.21, 0.09),
                    (0.235, 0.3),
                    (0.215, 0.58),
                    (0.25, 0.9),
                    (0.1, 0.96),
                    (0.0, 0.93),
                ),
                half=True,
            ),
            _LAPEL,
        ),
        seams=(((0.0, 0.38), (0.0, 0.93)), ((0.08, 0.66), (0.2, 0.64)), ((0.08, 0.7), (0.2, 0.68)), ((0.12, 0.25), (0.11, 0.62))),
        buttons=((0.02, 0.46), (0.02, 0.58)),
        height=0.78,
        mirrored_seams=True,
    ),
    "coat": Silhouette(
        parts=(
            _neck(0.07, 0.16, 0.5),
            Part(
                points=(
                    (0.14, 0.06),
                    (0.2, 0.11),
                    (0.25, 0.34),
                    (0.28, 0.6),
                    (0.26, 0.62),
                    (0.22, 0.615),
                    (0.19, 0.4),
                    (0.17, 0.2),
                ),
                pair=True,
                shade=0.94,
            ),
            Part(
                points=(
                    (0, 0.3),
                    (0.04, 0.15),
                    (0.07, 0.03),
                    (0.16, 0.06),
                    (0.18, 0.24),
                    (0.165, 0.45),
                    (0.21, 0.97),
                    (0.08, 0.99),
                    (0, 0.985),
                ),
                half=True,
            ),
            Part(
                points=((0.0, 0.28), (0.05, 0.015), (0.09, 0.025), (0.12, 0.13), (0.085, 0.16)), pair=True, sharp=True, shade=1.06
            ),
            Part(points=((0, 0.44), (0.17, 0.43), (0.17, 0.475), (0, 0.485)), half=True, sharp=True, shade=0.82),
        ),
        seams=(((0.0, 0.3), (0.0, 0.98)), ((0.07, 0.6), (0.14, 0.58))),
        buttons=((0.04, 0.36), (0.04, 0.55), (-0.04, 0.36), (-0.04, 0.55)),
        height=0.88,
    ),
    "sneaker": Silhouette(
        parts=(
            Part(points=((-0.95, 0.86), (-0.9, 0.98), (0.0, 1.0), (0.9, 0.98), (0.98, 0.84), (0.5, 0.82), (-0.5, 0.82)), trim=True),
            Part(
                points=(
                    (-0.92, 0.86),
                    (-0.9, 0.45),
                    (-0.84, 0.06),
                    (-0.5, 0.12),
                    (-0.25, 0.1),
                    (0.1, 0.42),
                    (0.6, 0.56),
                    (0.93, 0.7),
                    (0.96, 0.87),
                    (0, 0.89),
                )
            ),
            Part(points=((-0.82, 0.06), (-0.5, 0.12), (-0.3, 0.1), (-0.4, 0.22), (-0.78, 0.2)), shade=0.5),
            Part(points=((0.55, 0.56), (0.92, 0.7), (0.96, 0.87), (0.55, 0.88)), shade=0.88),
        ),
        seams=(
            ((-0.2, 0.2), (0.02, 0.3)),
            ((-0.1, 0.3), (0.12, 0.4)),
            ((0.0, 0.4), (0.24, 0.48)),
            ((-0.9, 0.5), (-0.6, 0.55), (-0.55, 0.88)),
            ((-0.3, 0.88), (-0.1, 0.55), (0.3, 0.52)),
        ),
        height=0.36,
        mirrored_seams=False,
    ),
    "boot": Silhouette(
        parts=(
            Part(
                points=((-0.36, 0.9), (-0.36, 1.0), (-0.14, 1.0), (-0.12, 0.95), (0.44, 1.0), (0.46, 0.93), (0.1, 0.9)),
                trim=True,
                sharp=True,
            ),
            Part(
                points=(
                    (-0.34, 0.92),
                    (-0.3, 0.5),
                    (-0.34, 0.02),
                    (0.06, 0.0),
                    (0.05, 0.5),
                    (0.15, 0.68),
                    (0.4, 0.78),
                    (0.47, 0.93),
                    (0.05, 0.94),
                )
            ),
            Part(points=((-0.32, 0.02), (-0.14, -0.02), (0.05, 0.0), (-0.14, 0.07)), shade=0.5),
        ),
        seams=(((-0.12, 0.08), (-0.1, 0.55), (-0.13, 0.9)), ((-0.3, 0.62), (0.06, 0.6)), ((0.1, 0.92), (0.2, 0.74))),
        height=0.62,
        mirrored_seams=False,
    ),
    "bag": Silhouette(
        parts=(
            Part(
                points=((0.22, 0.42), (0.24, 0.1), (0.08, 0.0), (0.0, 0.0), (0.0, 0.04), (0.07, 0.045), (0.2, 0.13), (0.18, 0.42)),
                pair=True,
                trim=True,
            ),
            Part(points=((0, 0.36), (0.4, 0.35), (0.43, 0.42), (0.47, 0.93), (0.4, 0.99), (0, 1.0)), half=True),
            Part(points=((0, 0.36), (0.41, 0.36), (0.42, 0.5), (0.2, 0.66), (0, 0.7)), half=True, shade=0.9),
        ),
        seams=(((0.0, 0.95), (0.4, 0.94), (0.44, 0.9)), ((0.36, 0.4), (0.38, 0.94))),
        buttons=((0, 0.65),),
        height=0.6,
    ),
    "hat": Silhouette(
        parts=(
            Part(points=((0, 0.62), (0.5, 0.7), (0.95, 0.76), (0.7, 0.92), (0, 1.0)), half=True, shade=0.92),
            Part(points=((0, 0.0), (0.25, 0.02), (0.4, 0.2), (0.46, 0.7), (0.2, 0.8), (0, 0.82)), half=True),
            Part(points=((0, 0.6), (0.44, 0.55), (0.465, 0.7), (0.2, 0.8), (0, 0.82)), half=True, trim=True),
        ),
        height=0.4,
    ),
}
