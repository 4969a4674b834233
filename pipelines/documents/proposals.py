"""What the assistant is asked for documents, and how its answers are checked. Without one, the rules' answers stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pydantic import BaseModel, ConfigDict

from pipelines.engine.context import Context
from pipelines.reading.model import ImageVerdict

SURE = 0.75
"""Verdicts of the rules below this confidence are shown to the assistant."""
IMAGES_PER_QUESTION = 6
LOOK = (
    "You see numbered pictures taken from a fashion wholesale catalogue. Say of each whether it shows a product that is sold "
    "(a garment, a shoe, an accessory, worn or not) or something else (a logo, a texture, a swatch, a diagram, decoration, text). "
    "Answer once for each picture, by its number."
)


class Look(BaseModel):
    """What one picture shows."""

    model_config = ConfigDict(extra="forbid")

    number: int
    is_product: bool
    reason: str


class Looks(BaseModel):
    """What the pictures of one question show."""

    model_config = ConfigDict(extra="forbid")

    pictures: list[Look]


def look_again(ctx: Context, verdicts: Sequence[ImageVerdict], paths: Mapping[str, str]) -> list[ImageVerdict]:
    """The verdicts, those in doubt decided by looking. An answer for a picture that was not asked for is ignored."""
    if not ctx.has_assistant:
        return list(verdicts)
    decided: dict[str, ImageVerdict] = {}
    doubtful = [verdict for verdict in verdicts if verdict.confidence < SURE]
    for start in range(0, len(doubtful), IMAGES_PER_QUESTION):
        group = doubtful[start : start + IMAGES_PER_QUESTION]
        answer = ctx.ask(
            prompt="look-1",
            instructions=LOOK,
            payload={"pictures": list(range(1, len(group) + 1))},
            schema=Looks,
            images=[ctx.blobs.read(paths[verdict.key]) for verdict in group],
        )
        for look in answer.pictures if answer else ():
            if 1 <= look.number <= len(group):
                verdict = group[look.number - 1]
                decided[verdict.key] = replace(
                    verdict, is_product=look.is_product, reason=look.reason[:200], confidence=0.85, source="ai"
                )
    return [decided.get(verdict.key, verdict) for verdict in verdicts]
