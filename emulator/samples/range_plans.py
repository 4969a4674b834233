"""The ranges that the broad set's linesheets show, and fields that many of them print."""

from __future__ import annotations

from emulator.samples.range import RangePlan

FACTS = ("number", "colour", "sizes", "wholesale", "retail")
ALL = "number colour sizes composition wholesale retail"
ONE_COLOUR = RangePlan(count=16, colours=(1, 1), categories=("tees", "shirts", "trousers", "jackets"))
MANY = RangePlan(count=32, colours=(1, 2), categories=("tees", "knitwear", "dresses", "skirts", "coats"))
FEW = RangePlan(count=6, colours=(2, 3), categories=("jackets", "dresses", "shorts"))
COLOURFUL = RangePlan(count=5, colours=(3, 6), categories=("knitwear", "dresses"))
CHILDREN = RangePlan(count=12, colours=(1, 2), categories=("blouses", "skirts"), sizing="ages")
