"""All sample documents by set and name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from emulator.samples.broad_linesheets import BROAD_LINESHEETS
from emulator.samples.broad_orders import BROAD_ORDERS
from emulator.samples.demo_set import DEMO
from emulator.samples.truth import Sample

SETS: Mapping[str, Mapping[str, Callable[[int], Sample]]] = {"demo": DEMO, "broad": {**BROAD_LINESHEETS, **BROAD_ORDERS}}


def make_samples(name: str, seed: int, *, only: str = "") -> Iterator[Sample]:
    """Draw the samples of a set one at a time; `only` keeps those whose name contains it. Raises KeyError for an unknown set."""
    for key, make in SETS[name].items():
        if only in key:
            yield make(seed)
