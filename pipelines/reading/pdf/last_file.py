"""What was found out about the last file, remembered: a long document comes in ranges, each time whole."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

MOST_KEPT_BYTES = 64_000_000
"""The bytes of the file are kept, too; larger ones are not."""

T = TypeVar("T")


def of_last_file(look: Callable[[bytes], T]) -> Callable[[bytes], T]:
    """`look`, which remembers its answer to the file that it was asked about last. What it raises is not remembered."""
    remembering = lru_cache(maxsize=1)(look)

    def looked(data: bytes) -> T:
        return remembering(data) if len(data) <= MOST_KEPT_BYTES else look(data)

    return looked
