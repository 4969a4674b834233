"""The passages of an order that its lines leave in doubt, or a sample, shown to the assistant: page by page, or in windows of its
sheets. Nothing counts that does not stand there. Of the rules' lines, the assistant's, and either completed by the other, the order
keeps those that leave least open.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from pipelines.engine.context import Context
from pipelines.items.seen_lines import SeenLines, all_verified
from pipelines.items.weighing import order_to_worth, with_lines
from pipelines.passages import Passage
from pipelines.reading.doubts import Doubt, doubts_to_notes, holds_label, is_at_one_place, is_left, squeezed
from pipelines.reading.model import Evidence, Order, OrderLine
from pipelines.reading.orders.doubts import order_to_doubts
from pipelines.reading.orders.packs import added_up
from pipelines.reading.orders.reader import OrderTables
from pipelines.reading.tables.columns import Columns

MOST_PASSAGES = 25  # of one order
MANY = 1.5  # times the rules' lines: they must have missed some
CLEARLY = 0.1  # numbers less open for each line of a sample: fewer may be chance
GAPS = ("sku", "style_number", "description", "color", "size", "unit_price")
UNTOLD = ("color_code", "category")  # of a line, which the assistant does not tell
READ = (
    "You see one passage of a purchase order for fashion wholesale: a page as a picture with its text line by line, or some rows "
    "of a sheet under their header. List what is ordered, one line for each article, colour and size with a quantity. "
    "`quote` is the text that names the article, word by word. Totals, charges and remarks are no lines. Leave out what the "
    "passage does not say. Quantities and prices are decimal numbers."
)


def order_in_doubt(order: Order, tables: OrderTables, columns: Sequence[Columns]) -> list[Doubt]:
    """What an order's lines leave in doubt."""
    return order_to_doubts(tables.tables, columns, order.lines, order.checks)


def passages_in_doubt(passages: Sequence[Passage], order: Order, tables: OrderTables, columns: Sequence[Columns]) -> list[Passage]:
    """Those of which a doubt speaks; all where one speaks of the whole order, or nothing was read."""
    doubts = order_in_doubt(order, tables, columns)
    places = {doubt.page or doubt.sheet for doubt in doubts}
    return [passage for passage in passages if not order.lines or None in places or (passage.page or passage.sheet) in places]


def read_again(
    ctx: Context,
    passages: Sequence[Passage],
    order: Order,
    tables: OrderTables,
    columns: Sequence[Columns],
    picture: Callable[[int], bytes] | None = None,
) -> Order:
    """The order with what the assistant makes of its passages in doubt. Where none is in doubt, the passage with most lines is a
    sample, which proves the rules right or wrong. Where the assistant's lines replace the rules', it sees the other passages too.
    `picture` is of a page."""
    in_doubt = passages_in_doubt(passages, order, tables, columns)
    shown = (in_doubt or _sample(passages, order))[:MOST_PASSAGES]
    seen = _seen(ctx, shown, order, picture)
    others = [passage for passage in passages if passage not in shown][: MOST_PASSAGES - len(shown)]
    if not in_doubt and not _is_refuted(order, seen, shown, passages):
        return order
    lines, is_replaced = _best(order, seen, shown, passages)
    if is_replaced and others:
        seen += _seen(ctx, others, order, picture)
        lines, _ = _best(order, seen, [*shown, *others], passages)
    if lines is order.lines:
        return order
    changed = with_lines(order, added_up(lines))
    return replace(changed, doubts=tuple(doubts_to_notes(order_in_doubt(changed, tables, columns), things="lines")))


def _sample(passages: Sequence[Passage], order: Order) -> list[Passage]:
    """The passage in which most lines were read."""
    return [max(passages, key=lambda passage: len(_within([passage], order.lines)))] if passages else []


def _seen(ctx: Context, passages: Sequence[Passage], order: Order, picture: Callable[[int], bytes] | None) -> list[OrderLine]:
    """The assistant's lines of passages that count."""
    counted = [at for line in order.lines if (at := line.evidence.get("quantity")) is not None]
    seen: list[OrderLine] = []
    for done, passage in enumerate(passages):
        ctx.progress(done, len(passages), f"{passage.sheet or f'Page {passage.page}'} is read once more")
        images = [picture(passage.page)] if picture is not None and passage.page is not None else []
        answer = ctx.ask(prompt="lines-1", instructions=READ, payload={"lines": passage.lines}, schema=SeenLines, images=images)
        held = all_verified(answer.lines, passage, counted) if answer else []
        if answer and len(held) < len(answer.lines):
            ctx.count_issue("fallback")
        seen += held
    return seen


def _is_refuted(order: Order, seen: Sequence[OrderLine], sample: Sequence[Passage], passages: Sequence[Passage]) -> bool:
    """Whether the assistant reads a sample so much better that the rules must be wrong."""
    others, by_rules = _parted(order, sample)
    new, old = (order_to_worth(with_lines(order, lines), passages) for lines in ([*others, *seen], order.lines))
    clearly = old.left - new.left >= CLEARLY * len(seen)
    return bool(seen) and clearly and new.confirmed >= old.confirmed and _may_stand_alone(seen, by_rules)


def _may_stand_alone(seen: Sequence[OrderLine], by_rules: Sequence[OrderLine]) -> bool:
    """Whether the assistant tells as many pieces as the rules, or so many more lines that these must have missed some."""
    pieces = [sum(line.quantity for line in lines) for lines in (seen, by_rules)]
    return pieces[0] >= pieces[1] or len(seen) >= MANY * len(by_rules)


def _best(
    order: Order, seen: Sequence[OrderLine], shown: Sequence[Passage], passages: Sequence[Passage]
) -> tuple[Sequence[OrderLine], bool]:
    """The lines that leave least open, completed ones of the rules where others leave as much, and whether they are replaced."""
    others, by_rules = _parted(order, shown)
    own = [_completed(line, by_rules, []) for line in seen]
    candidates: list[tuple[Sequence[OrderLine], bool]] = [(order.lines, False)]
    if seen:
        candidates += [([*others, *reconciled(by_rules, seen)], False), ([*others, *reconciled(own, by_rules)], True)]
    if seen and _may_stand_alone(seen, by_rules):
        candidates.append(([*others, *own], True))

    def rank(candidate: tuple[Sequence[OrderLine], bool]) -> tuple[int, int, bool, int]:
        worth = order_to_worth(with_lines(order, candidate[0]), passages)
        return worth.confirmed, -worth.left, not candidate[1], -worth.words

    return max(candidates, key=rank)


def _parted(order: Order, shown: Sequence[Passage]) -> tuple[list[OrderLine], list[OrderLine]]:
    """The lines of an order outside of passages, and those in them."""
    inside = _within(shown, order.lines)
    return [line for line in order.lines if line not in inside], inside


def _within(passages: Sequence[Passage], lines: Sequence[OrderLine]) -> list[OrderLine]:
    """The lines that were read in passages."""

    def is_within(line: OrderLine, passage: Passage) -> bool:
        if passage.sheet is None:
            return line.page == passage.page and line.sheet is None
        return line.sheet == passage.sheet and (line.row is None or passage.first <= line.row <= passage.last)

    return [line for line in lines if any(is_within(line, passage) for passage in passages)]


def reconciled(first: Sequence[OrderLine], second: Sequence[OrderLine]) -> list[OrderLine]:
    """The lines of the first reading completed by the second, and its lines whose quantity stands where nothing was read. One that
    says what a line of the first says is that one, whose number was found in another place."""
    explained = _explained(first)
    found = [_completed(line, second, explained) for line in first]
    known = {_identity(line) for line in found}
    new = [line for line in second if (at := line.evidence.get("quantity")) is not None and is_left(at, explained)]
    return [*found, *(line for line in new if _identity(line) not in known)]


def _identity(line: OrderLine) -> tuple[object, ...]:
    return (*(squeezed(text) for text in (line.sku or line.style_number, line.color, line.size)), line.quantity)


def _explained(lines: Sequence[OrderLine]) -> list[Evidence]:
    """The places of values that are no gaps."""
    return [e for line in lines for name, e in line.evidence.items() if name not in GAPS or not _is_gap(line, name)]


def _completed(line: OrderLine, others: Sequence[OrderLine], explained: Sequence[Evidence]) -> OrderLine:
    """A line with what it lacks from the other reading of its quantity, where nothing was `explained` yet."""
    other = next((one for one in others if _is_same(line, one)), None)
    if other is None:
        return line
    missing = [name for name in GAPS if _is_gap(line, name) and name in other.evidence and is_left(other.evidence[name], explained)]
    missing += [name for name in UNTOLD if not getattr(line, name) and getattr(other, name)]
    taken = {name: getattr(other, name) for name in missing}
    evidence = {name: other.evidence[name] for name in missing if name in other.evidence}
    return replace(line, **taken, evidence={**line.evidence, **evidence})


def _is_same(line: OrderLine, other: OrderLine) -> bool:
    """Whether two readings of one quantity are of one item: no two numbers, unless one is a part of the other."""
    at, place = line.evidence.get("quantity"), other.evidence.get("quantity")
    if at is None or place is None or not is_at_one_place(at, place):
        return False
    ours, theirs = ([number for text in (one.sku, one.style_number) if (number := squeezed(text))] for one in (line, other))
    return not ours or not theirs or any(a in b or b in a for a in ours for b in theirs)


def _is_gap(line: OrderLine, name: str) -> bool:
    """Whether a field is open: nothing was read, or a value with its label."""
    value = getattr(line, name)
    return not value or (name != "description" and isinstance(value, str) and holds_label(value))
