"""An order whose lines leave something in doubt is shown to the assistant, page by page or in windows of its sheets. Its lines are
added where they explain what was left; they replace the rules' where a printed total agrees with them that did not before.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from pipelines.engine.context import Context
from pipelines.items.seen_lines import SeenLines, all_verified
from pipelines.passages import Passage
from pipelines.reading.doubts import Doubt, doubts_to_notes, holds_label, is_at_one_place, is_left
from pipelines.reading.model import Check, Evidence, Order, OrderLine
from pipelines.reading.orders.doubts import checks_to_doubts, lines_to_doubts, order_to_doubts, sum_of
from pipelines.reading.orders.packs import added_up
from pipelines.reading.orders.reader import OrderTables
from pipelines.reading.tables.columns import Columns

MOST_PASSAGES = 25  # of one order
GAPS = ("sku", "style_number", "description", "color", "size", "unit_price")
MANY = 1.5  # times the rules' lines: they have missed so much that the assistant's may stand alone
NEAR = Decimal("0.02")
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
    """The passages to show: those of which a doubt speaks; all where one speaks of the whole order, or nothing was read."""
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
    """The order with what the assistant makes of its passages in doubt. `picture` is of a page."""
    asked = passages_in_doubt(passages, order, tables, columns)
    counted = [at for line in order.lines if (at := line.evidence.get("quantity")) is not None]
    seen: list[OrderLine] = []
    for done, passage in enumerate(asked[:MOST_PASSAGES]):
        ctx.progress(done, len(asked), f"{passage.sheet or f'Page {passage.page}'} is read once more")
        images = [picture(passage.page)] if picture is not None and passage.page is not None else []
        answer = ctx.ask(prompt="lines-1", instructions=READ, payload={"lines": passage.lines}, schema=SeenLines, images=images)
        held = all_verified(answer.lines, passage, counted) if answer else []
        if answer and len(held) < len(answer.lines):
            ctx.count_issue("fallback")
        seen += held
    if not seen:
        return order
    better = _better(order, seen, tables, columns)
    whole = _with_lines(order, seen, tables, columns)
    return whole if len(seen) >= MANY * len(order.lines) and _worth(whole, passages) > _worth(better, passages) else better


def _worth(order: Order, passages: Sequence[Passage]) -> tuple[int, int]:
    """How many printed totals agree, then how little lines contradict themselves and leave of the words of the document. This needs
    no tables: where the rules saw the wrong ones, what these leave says nothing."""
    texts = [t for line in order.lines for t in (line.sku, line.style_number, line.description, line.color, line.size)]
    places = [evidence for line in order.lines for evidence in line.evidence.values()]
    left = sum(passage.unexplained(texts, places) for passage in passages)
    wrong = [*lines_to_doubts(added_up(order.lines)), *checks_to_doubts(order.checks, order.lines)]
    return _confirmed(order), -left - sum(doubt.count for doubt in wrong)


def _better(order: Order, seen: Sequence[OrderLine], tables: OrderTables, columns: Sequence[Columns]) -> Order:
    """The rules' order, or with the assistant's lines where these explain more.

    More printed totals agree, or as many and less is left in doubt. The assistant's lines alone need as many pieces as the rules'
    lines have, and a total that agrees or a line for each quantity that the rules read.
    """
    merged = _with_lines(order, reconciled(order.lines, seen), tables, columns)
    alone = _with_lines(order, seen, tables, columns)

    def rank(candidate: Order) -> tuple[int, int]:
        return _confirmed(candidate), -_open(candidate, tables, columns)

    whole = sum(line.quantity for line in seen) >= sum(line.quantity for line in order.lines)
    candidates = [merged, alone] if whole and (_confirmed(alone) or _has_all(seen, order.lines)) else [merged]
    best = max(candidates, key=rank)
    return best if rank(best) > rank(order) or not order.lines else order


def _has_all(seen: Sequence[OrderLine], lines: Sequence[OrderLine]) -> bool:
    """Whether each quantity of `lines` has a place, and one of `seen` stands there."""
    places = [line.evidence.get("quantity") for line in lines]
    return all(at is not None and any(is_at_one_place(at, line.evidence["quantity"]) for line in seen) for at in places)


def reconciled(by_rules: Sequence[OrderLine], seen: Sequence[OrderLine]) -> list[OrderLine]:
    """The rules' lines with their gaps filled, and lines whose quantity stands where nothing was read."""
    explained = [e for line in by_rules for name, e in line.evidence.items() if name not in GAPS or not _is_gap(line, name)]
    found: list[OrderLine] = []
    for line in by_rules:
        at = line.evidence.get("quantity")
        other = next((other for other in seen if at is not None and is_at_one_place(at, other.evidence["quantity"])), None)
        found.append(_filled(line, other, explained) if other is not None else line)
    return [*found, *(line for line in seen if is_left(line.evidence["quantity"], explained))]


def rechecked(checks: Sequence[Check], before: Sequence[OrderLine], after: Sequence[OrderLine]) -> tuple[Check, ...]:
    """The checks of totals over all lines, with other lines. Those of parts stay as they are."""
    found = []
    for check in checks:
        printed, old, new = Decimal(check.printed), sum_of(check, before), sum_of(check, after)
        if not check.agrees or abs(printed - old) <= NEAR:
            found.append(replace(check, computed=f"{new:f}", agrees=abs(printed - new) <= NEAR))
        else:
            found.append(check)
    return tuple(found)


def _with_lines(order: Order, lines: Sequence[OrderLine], tables: OrderTables, columns: Sequence[Columns]) -> Order:
    changed = replace(order, lines=tuple(lines), checks=rechecked(order.checks, order.lines, lines))
    return replace(changed, doubts=tuple(doubts_to_notes(order_in_doubt(changed, tables, columns), things="lines")))


def _confirmed(order: Order) -> int:
    """How many printed totals agree with all lines."""
    return sum(check.agrees and abs(Decimal(check.printed) - sum_of(check, order.lines)) <= NEAR for check in order.checks)


def _open(order: Order, tables: OrderTables, columns: Sequence[Columns]) -> int:
    """How much an order leaves in doubt."""
    return sum(doubt.count for doubt in order_in_doubt(order, tables, columns))


def _is_gap(line: OrderLine, name: str) -> bool:
    """Whether a field is open: nothing was read, or a value with its label."""
    value = getattr(line, name)
    return not value or (name != "description" and isinstance(value, str) and holds_label(value))


def _filled(line: OrderLine, other: OrderLine, explained: Sequence[Evidence]) -> OrderLine:
    missing = [name for name in GAPS if _is_gap(line, name) and name in other.evidence and is_left(other.evidence[name], explained)]
    taken = {name: getattr(other, name) for name in missing}
    return replace(line, **taken, evidence={**line.evidence, **{name: other.evidence[name] for name in missing}})
