"""Captions: the picture that a text stands at, right below it, on it or right above it."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.reading.matching.relations import Side, relations_between
from pipelines.reading.model import Box

REACH = 0.06  # share of the page's height between a picture and its caption
RIGHT_BELOW = 0.03  # the same of one whose words do not tell that it is a caption
SLACK = 0.01  # share of the page's width
LEAST_ALIGNED = 0.5  # of the narrower of both stands at the other
OVER_COSTS = 0.02  # so much nearer, as a share of the page's height, is a picture below a text than one above it that is as likely


def caption_to_picture(text: Box, pictures: Sequence[Box]) -> tuple[Box, Side] | None:
    """The picture that `text` captions, and on which side of the text it is; None where no picture is near."""
    near = [
        (max(0.0, relation.gap) + (OVER_COSTS if relation.side == "below" else 0.0), box, relation.side)
        for box in pictures
        for relation in relations_between(box, text)
        if relation.side in ("above", "below", "over") and relation.aligned >= LEAST_ALIGNED
    ]
    gap, picture, side = min(near, key=lambda item: item[0], default=(1.0, text, "over"))
    return (picture, side) if gap < REACH else None


def picture_above(text: Box, pictures: Sequence[Box]) -> Box | None:
    """The picture that `text` stands right below, and no farther to a side than it: its caption whatever it says."""
    found = caption_to_picture(text, pictures)
    if found is None or found[1] != "above":
        return None
    picture = found[0]
    within = picture[0] - SLACK <= text[0] and text[2] <= picture[2] + SLACK
    return picture if within and text[1] - picture[3] < RIGHT_BELOW else None
