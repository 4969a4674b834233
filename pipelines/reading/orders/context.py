"""What the rows of an order say about the rows after them: a style over its colours, a heading, facts above a grid of sizes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from pipelines.reading.model import Cell, Price
from pipelines.reading.orders.captions import NUMBERS, heading_to_texts
from pipelines.reading.orders.packs import BySize
from pipelines.reading.orders.rows import Texts, text_of
from pipelines.reading.orders.totals import Sums
from pipelines.reading.orders.values import Legend, Plan, plain
from pipelines.reading.orders.variants import LEVELS, text_to_level
from pipelines.reading.words.garments import is_group
from pipelines.reading.words.header_words import Field
from pipelines.reading.words.money import text_to_price
from pipelines.reading.words.vocabulary import header_to_field, normalise

CARRIED: tuple[Field, ...] = ("style_number", "sku", "name", "description", "category", "color", "color_code")
NAMES = frozenset({"name", "description"})
IDENTITY = frozenset({"style_number", "sku", "barcode", "name", "description"})


@dataclass(kw_only=True)
class Context:
    """What earlier rows say about later ones: the style given once, the section's heading, labelled facts above a size grid."""

    carried: Texts = field(default_factory=dict)
    head: Texts = field(default_factory=dict)  # the last item of which only rows of its sizes below it count anything
    price: tuple[Price, Cell] | None = None
    category: str = ""
    facts: Texts = field(default_factory=dict)
    style: Texts = field(default_factory=dict)  # what the head of the document says of the one style it orders
    labels: tuple[str, ...] = ()  # of the table being read
    delivery: str = ""  # the window that a row over the items said last
    heading: tuple[str, Cell] | None = None
    title: tuple[str, Cell] | None = None  # a heading of which nothing has been read yet: it may name the one item below it
    section: str = ""  # the category before that heading
    item: tuple[Texts, Decimal, tuple[Price, Cell] | None] | None = None  # the last item without sizes: a grid of them may follow
    legend: Legend = field(default_factory=dict)
    sums: Sums = field(default_factory=Sums)

    def begin(self, labels: tuple[str, ...]) -> None:
        """Begin a table: under the same labels as before it goes on where the last one stopped."""
        if labels != self.labels:
            self.carried, self.head, self.price = {}, {}, None
        self.labels = labels

    def learn(self, facts: Texts) -> None:
        """Take up what a row says of the items below it; a number begins another item, and the heading just over it is its name."""
        numbered = bool(facts.keys() & NUMBERS)
        grouped = is_group(text_of(facts, "description"))  # the words beside a number that are no name under the one over it
        if numbered and self.title is not None and (grouped or not facts.keys() & NAMES):
            self.category = text_of(facts, "description") if grouped else self.section
            facts = {**facts, "description": self.title}
        self.facts = {**({} if numbered else self.facts), **facts}
        self.delivery = text_of(facts, "delivery") or self.delivery
        self.title = None if numbered else self.title
        self.carried, self.price = {}, None
        self.head = {} if numbered else self.head

    def lead(self, texts: Texts, price: Price | None, cell: Cell | None) -> None:
        """Take up a row that names an item and counts nothing of it."""
        self.carry(texts, price, cell)
        self.head = self.carried

    def learn_of_head(self, facts: Texts) -> None:
        """Take up what a row of labelled facts says of the item right above it, which counts nothing itself."""
        carried, price = self.carried, self.price
        self.learn({name: value for name, value in facts.items() if name not in CARRIED})
        self.head = {**carried, **{name: value for name, value in facts.items() if name in CARRIED}}
        self.carried, self.price = self.head, price

    def new_in(self, caption: Texts) -> Texts:
        """What a caption adds: the words beside a price, under a line that numbers and names the item, are no other name of it."""
        known = self.facts if self.facts.keys() & NUMBERS and not caption.keys() & NUMBERS else {}
        return {name: value for name, value in caption.items() if name not in ("description", "color") or name not in known}

    def entitle(self, text: str, cell: Cell) -> None:
        """Take up a heading."""
        self.heading = self.title = (text, cell)
        hit = header_to_field(text)
        self.delivery = text if hit is not None and hit[0] == "delivery" else self.delivery
        self.section = self.category
        self.category = text if not any(char.isdigit() for char in text) else self.category
        self.carried = {}

    def goes_on_behind(self, row: Sequence[Cell], label: str, plan: Plan) -> bool:
        """Whether a total is one of a colour, "Navy Total" in their column, behind which the item goes on; else nothing is kept.
        One that says more than a word, and not the colour, is of the order: "Totale commissione"."""
        colors = {column.index for column in plan.columns.of("color")}
        at = next((index for index, cell in enumerate(row) if cell.text and not cell.merged), -1)
        words = normalise(label).split()
        told = len(words) == 1 or set(normalise(text_of(self.carried, "color")).split()) & set(words)
        named = bool(told and self.carried.keys() & IDENTITY) and at in colors and row[at].text == label
        kept = self.carried if named else {}
        self.carried = {name: value for name, value in kept.items() if name not in ("color", "color_code")}
        return named

    def detailed(self, plan: Plan, by_size: BySize) -> tuple[Texts, Decimal, tuple[Price, Cell] | None] | None:
        """The item before a grid of nothing but sizes that add up to its quantity; None for any other row."""
        item = self.item
        named = any(column.field in IDENTITY | {"color"} for column in plan.columns.columns)
        if item is None or named or sum((count for count, _ in by_size.values()), Decimal(0)) != item[1]:
            return None
        return item

    def with_carried(self, texts: Texts, plan: Plan, by_size: bool) -> Texts:
        """The row's texts and what an earlier row said once for it: a style over its colours, a heading over its grid."""
        if self._is_further_size(texts, plan):
            return {**self.carried, **{name: value for name, value in texts.items() if name not in ("name", "description")}}
        if self.head.keys() & NAMES and texts.keys() & NUMBERS:
            level = _level(texts)
            if level.keys() & LEVELS and not level.keys() & NAMES:
                return {**self.head, **level}  # sizes that are numbered each
        if set(texts) & IDENTITY - {"barcode"}:  # that numbers one size of an item
            if not plan.texts.keys() & {"style_number", "name", "description"}:
                facts = self.facts if "style_number" in self.facts else self.style
                said: Texts = {name: value for name, value in facts.items() if name in ("style_number", "description", "color")}
                return {**said, **texts} if "style_number" in said else texts
            if (
                "style_number" in plan.texts
                and "style_number" not in texts
                and "sku" not in texts
                and set(texts) <= {*CARRIED, "size"}
            ):
                style = self.carried.get("style_number")
                same = self.carried.get("description", ("", None))[0] == text_of(texts, "description")
                if style is not None and (same or "description" not in texts):
                    return {**texts, "style_number": style}
            return texts
        facts = {name: value for name, value in self.facts.items() if name in (*CARRIED, "size")}
        carried = self.carried
        if set(texts) & {"color", "color_code", "size", "barcode"} or by_size:
            if "color" in texts:
                carried.pop("color", None)
                carried.pop("color_code", None)
            if carried.keys() & NAMES:  # its name is one, whether a label calls it so or a description
                facts = {name: value for name, value in facts.items() if name not in NAMES}
            base = {**facts, **carried}
            if not set(base) & IDENTITY and self.heading is not None:
                base |= heading_to_texts(*self.heading)
            return {**base, **texts}
        return texts

    def _is_further_size(self, texts: Texts, plan: Plan) -> bool:
        """Whether a row with words but neither number nor colour, which its table has columns for, is a further size of the item
        above: the words are a second line about that."""
        said: set[Field] = {"style_number", "color"}
        own = texts.keys() & {"style_number", "sku", "color", "color_code"}
        return "size" in texts and not own and said <= plan.texts.keys() and said <= self.carried.keys()

    def carry(self, texts: Texts, price: Price | None, cell: Cell | None) -> None:
        """Keep what a row says for the rows below it."""
        self.title = None
        self.carried = {name: value for name, value in texts.items() if name in CARRIED}
        self.price = (price, cell) if price is not None and cell is not None else None

    def labelled_price(self, currency: str) -> tuple[Price | None, Cell | None]:
        """The price said over a grid: "Price: 10.00"."""
        for name in ("unit_price", "wholesale_price", "price"):
            text, cell = self.facts.get(name, ("", None))
            price = text_to_price(text, currency)
            if cell is not None and price is not None:
                return Price(amount=plain(Decimal(price.amount)), currency=price.currency), cell
        return None, None


def _level(texts: Texts) -> Texts:
    """A row's texts, a name that is but the label and the value of a colour or a size read as such: "Size 36"."""
    found: Texts = {}
    for name, (text, cell) in texts.items():
        told = text_to_level(cell.text) if name in NAMES else {}
        found |= {key: (value, cell) for key, value in told.items()} if told else {name: (text, cell)}
    return found
