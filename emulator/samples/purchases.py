"""What a shop orders from a range: lines of one style in one colour and size. It draws nothing."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from emulator.samples.range import Colour, Range, Style
from emulator.samples.style_names import SHOPS
from emulator.samples.truth import OrderRow
from emulator.samples.wording import Wording


@dataclass(frozen=True, kw_only=True)
class OrderedLine:
    """One line. `quantity` counts pieces."""

    style: Style
    colour: Colour
    size: str
    quantity: int

    @property
    def amount(self) -> Decimal:
        """Quantity times wholesale price."""
        return self.style.wholesale * self.quantity


@dataclass(frozen=True, kw_only=True)
class Purchase:
    """A shop's order from a range, its lines grouped by style and colour in the range's order."""

    number: str
    shop: str
    date: str
    range: Range
    lines: tuple[OrderedLine, ...]

    @property
    def quantity(self) -> int:
        """All pieces."""
        return sum(line.quantity for line in self.lines)

    @property
    def amount(self) -> Decimal:
        """The price of all lines."""
        return sum((line.amount for line in self.lines), Decimal(0))

    def by_colourway(self) -> Mapping[tuple[str, str], list[OrderedLine]]:
        """Lines by (style number, colour key), in order."""
        groups: dict[tuple[str, str], list[OrderedLine]] = {}
        for line in self.lines:
            groups.setdefault((line.style.number, line.colour.key), []).append(line)
        return groups


def size_columns(runs: Iterable[Sequence[str]]) -> list[str]:
    """Every size of some runs once, in wearing order: letters from small to large, numbers upwards, others as they come."""
    sizes = dict.fromkeys(size for run in runs for size in run)
    letters = {size: i for i, size in enumerate(("XXS", "XS", "S", "M", "L", "XL", "XXL"))}
    return sorted(sizes, key=lambda size: letters[size] if size in letters else int(size) if size.isdigit() else 0)


def make_purchase(
    made: Range, seed: int, *, share: float = 0.7, sizes: float = 0.8, per_size: tuple[int, int] = (1, 12)
) -> Purchase:
    """Order a `share` of the range's colourways and a share of each one's `sizes`; at least one line."""
    rng = random.Random(f"purchase {seed} {made.seed}")
    lines: list[OrderedLine] = []
    for style in made.styles:
        for colour in style.colours:
            if rng.random() > share and lines:
                continue
            wanted = [size for size in style.sizes if rng.random() < sizes] or [style.sizes[0]]
            lines += [OrderedLine(style=style, colour=colour, size=size, quantity=rng.randint(*per_size)) for size in wanted]
    return Purchase(
        number=rng.choice(
            (f"PO-{rng.randrange(10000, 99999)}", f"45{rng.randrange(10**6, 10**7)}", f"B{rng.randrange(100, 999)}/27")
        ),
        shop=rng.choice(SHOPS),
        date=f"2026-{rng.randrange(1, 12):02d}-{rng.randrange(1, 28):02d}",
        range=made,
        lines=tuple(lines),
    )


def added_up(rows: Sequence[OrderRow]) -> list[OrderRow]:
    """The rows with each item once, where it first stands: the pieces of its deliveries are added up."""
    pieces: dict[OrderRow, int] = {}
    for row in rows:
        item = replace(row, quantity=0)
        pieces[item] = pieces.get(item, 0) + row.quantity
    return [replace(item, quantity=quantity) for item, quantity in pieces.items()]


def order_row(
    line: OrderedLine, wording: Wording, *, quantity: int | None = None, price: bool = True, name: bool = True
) -> OrderRow:
    """What a document in this wording states about a line."""
    return OrderRow(
        sku=line.style.number,
        description=line.style.name if name else "",
        color=wording.colour(line.colour)[1],
        size=line.size,
        quantity=line.quantity if quantity is None else quantity,
        unit_price=line.style.wholesale if price else None,
    )
