"""Trouble on demand: what a distributed queue may do to a task, with chosen probabilities and a seed that repeats it."""

from __future__ import annotations

import random
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Chaos:
    """Probabilities per scheduled delivery (0..1). Nothing happens by default."""

    seed: int = 0
    duplicate: float = 0.0  # delivered twice, at the same time
    reorder: float = 0.0  # held back for a moment, so that later ones overtake it
    delay: float = 0.0  # held back for long
    drop: float = 0.0  # lost, until the queue notices after `drop_seconds`
    lose_answer: float = 0.0  # handled, but the answer is lost on the way: delivered again
    reorder_seconds: float = 0.05
    delay_seconds: float = 2.0
    drop_seconds: float = 30.0


class Mischief:
    """Draws from a `Chaos`."""

    def __init__(self, chaos: Chaos | None = None) -> None:
        self.chaos = chaos or Chaos()
        self._random = random.Random(self.chaos.seed)

    def hold_seconds(self) -> float:
        """How much later than due a delivery starts."""
        chaos = self.chaos
        for probability, seconds in ((chaos.drop, chaos.drop_seconds), (chaos.delay, chaos.delay_seconds)):
            if self._happens(probability):
                return seconds
        return self._random.uniform(0, chaos.reorder_seconds) if self._happens(chaos.reorder) else 0.0

    def duplicates(self) -> bool:
        return self._happens(self.chaos.duplicate)

    def loses_answer(self) -> bool:
        return self._happens(self.chaos.lose_answer)

    def _happens(self, probability: float) -> bool:
        return probability > 0 and self._random.random() < probability
