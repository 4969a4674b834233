"""Which column of a linesheet's table holds what: by its header, by the table it goes on with, or by what its cells look like."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipelines.reading.linesheets.color_columns import goes_on, without_color_codes
from pipelines.reading.linesheets.facts import Facts
from pipelines.reading.linesheets.stacked_cells import is_name_over_fabric
from pipelines.reading.model import Table
from pipelines.reading.tables.content import MODEL
from pipelines.reading.tables.headers import TWO_PRICES, Header
from pipelines.reading.words.colors import color_share
from pipelines.reading.words.garments import is_audience
from pipelines.reading.words.labels import Role, says_fact
from pipelines.reading.words.money import find_prices, text_to_price
from pipelines.reading.words.size_lists import text_to_sizes
from pipelines.reading.words.style_numbers import looks_like_style_number, token_to_shape
from pipelines.reading.words.vocabulary import header_to_field, header_to_fields, normalise

ROLES: dict[str, Role] = {
    "style_number": "style_number", "name": "name", "description": "description", "colors": "colors", "color_code": "color_code",
    "sizes": "sizes", "wholesale_price": "wholesale_price", "retail_price": "retail_price", "price": "price",
    "category": "category",
    "composition": "composition",
}  # fmt: skip
_ROLE_OF = {"color": "colors", "size": "sizes", "size_run": "sizes", "unit_price": "price"}
_ONCE = {"style_number", "name", "category", "color_code", "wholesale_price", "retail_price", "price"}
_TAXED = {"ht": "wholesale_price", "ttc": "retail_price"}  # French prices without and with tax
_UNTAXED = re.compile(  # behind a price: what shops pay
    r"(?:\b(?:excl?|exkl|ekskl|excluding|ohne|zzgl|hors|sans|sin|senza|without)|(?<=\s)[osu])\b\.? ?\S+$|\b(?:net|netto|neto|ht)$",
    re.IGNORECASE,
)
COUNTS = frozenset(["quantity", "pack_quantity", "wholesale_price", "retail_price", "price"])
SURE = 0.5
WEAK = 0.7
LEAST_AGAIN = 4  # columns that say the same on the next page
PATH = " > "  # between a group and its part: "Clothing > Shirts"


def columns_to_roles(table: Table, header: Header | None, facts: Facts, carried: Sequence[str] = ()) -> list[str]:
    """The role of each column: a key of `ROLES`, "mixed" for a cell that says several things, another field's name, or ""."""
    width = len(table.rows[0]) if table.rows else 0
    if header is None and carried and len(carried) == width:
        return list(carried)
    roles = [""] * width
    sures = [0.0] * width
    for column, label in (header.labels if header is not None else {}).items():
        group = header.groups.get(column, "") if header is not None else ""
        roles[column], sures[column] = _label_to_role(label, group)
    body = [row for index, row in enumerate(table.rows) if header is None or index not in header.rows]
    for column in [column for column, role in enumerate(roles) if role == "category"]:
        sures[column] -= 0.1 * any(PATH in row[column].text for row in body)  # a short name beside a path of groups says it better
    texts = [[cell.text for cell in row] for row in body]
    roles = _with_coded_numbers(roles, texts, facts)
    if header is not None:
        roles = _named_models(roles, sures, texts)
    if header is not None:
        roles = _with_net_price(roles, header)
    _keep_best(roles, sures)
    if header is not None:
        roles = _without_variant_numbers(roles, header, [[cell.text.strip() for cell in row] for row in body])
    if header is not None and _is_headed_by_group(header, roles):
        roles[0] = "name"
    for column in range(width):
        if header is not None and column in header.sizes:
            roles[column] = "size_column"
        elif not roles[column] or (roles[column] in COUNTS and _is_worded([row[column].text for row in body])):
            roles[column] = ""
            further = header is not None and not header.labels.get(column) and column and goes_on(column, roles[column - 1], texts)
            told = roles[column - 1] if further else _cells_to_role([row[column].text for row in body], facts, roles)
            item = header is not None and (header_to_field(header.labels.get(column, "")) or ("", 0.0))[0] in (
                "sku",
                "style_number",
            )
            named = item and told not in ("style_number", "mixed", "composition", "") and "name" not in roles
            roles[column] = "name" if named else told  # "Product" over words that could be colours
    if header is not None and _heads_again(header, roles, carried):
        return list(carried)
    if header is not None:
        roles = _without_variant_numbers(roles, header, [[cell.text.strip() for cell in row] for row in body])
        roles = without_color_codes(roles, header, [[cell.text for cell in row] for row in body], facts)
        roles = _named_models(roles, sures, [[cell.text for cell in row] for row in body])
    return _settled(_without_row_numbers(roles, sures, [[cell.text for cell in row] for row in body]), body)


def _heads_again(header: Header, roles: Sequence[str], carried: Sequence[str]) -> bool:
    """Whether a header says what that of the last page did, as far as it says anything; few rows under it may tell less than those
    of a whole page told."""
    pairs = [(own, before) for own, before in zip(roles, carried, strict=False) if own in ROLES]
    same = sum(own == before or {own, before} == {"name", "description"} for own, before in pairs)
    return len(roles) == len(carried) and same == len(pairs) >= LEAST_AGAIN and not header.sizes


def _with_coded_numbers(roles: list[str], body: Sequence[Sequence[str]], facts: Facts) -> list[str]:
    """A column headed "No." numbers the styles where its cells are codes of letters and digits, or marked as style numbers of the
    document are ("301-2210"): these count no rows."""

    def is_coded(column: int) -> bool:
        filled = [row[column].strip() for row in body if row[column].strip()]
        plain = [text for text in filled if looks_like_style_number(text) and " " not in text]
        shaped = {text for text in plain if not text.isdigit() and token_to_shape(text) in facts.style_shapes}
        codes = [text for text in plain if text in shaped or any(c.isalpha() for c in text)]
        return len(codes) * 2 > len(filled)

    return ["style_number" if role == "line_number" and is_coded(column) else role for column, role in enumerate(roles)]


def _with_net_price(roles: list[str], header: Header) -> list[str]:
    """Of two columns of selling prices, the one whose label leaves tax out is wholesale: "VK excl. VAT" beside "RRP"."""
    selling = [column for column, role in enumerate(roles) if role == "retail_price"]
    net = [column for column in selling if _UNTAXED.search(header.labels.get(column, "").strip(" .)"))]
    if len(selling) != 2 or len(net) != 1 or "wholesale_price" in roles:
        return roles
    return ["wholesale_price" if column == net[0] else role for column, role in enumerate(roles)]


def _is_headed_by_group(header: Header, roles: Sequence[str]) -> bool:
    """Whether a heading stands over the names, in place of their label: "Socks | Wholesale | Retail"."""
    untold = [column for column in header.labels if not roles[column] and column not in header.sizes]
    unnamed = (
        untold == [0] and header_to_field(header.labels[0]) is None and not {"style_number", "name", "description"} & set(roles)
    )
    return set(TWO_PRICES) <= set(roles) and unnamed


def _is_worded(texts: Sequence[str]) -> bool:
    """Whether hardly a cell that says something has a digit: "Piece" over such cells counts nothing."""
    filled = [text for text in texts if any(c.isalnum() for c in text)]
    return bool(filled) and sum(any(c.isdigit() for c in text) for text in filled) * 5 < len(filled)


def transposed(table: Table) -> Table:
    """The table with its fields across the top: turned when the first column names three or more fields and no row does."""
    if len(table.rows) < 2 or len(table.rows[0]) < 2:
        return table
    across = max(len(_fields([cell.text for cell in row])) for row in table.rows[:4])
    heads = [row[0].text.casefold() for row in table.rows if header_to_field(row[0].text)]
    down = len(_fields([row[0].text for row in table.rows]))
    if len(heads) > len(set(heads)) + 1:
        return table  # the same labels again and again: cards, not columns
    if down < 3 or across >= 2 or down * 2 < len(table.rows):
        return table
    return replace(table, rows=tuple(zip(*table.rows, strict=True)))


def _fields(texts: Sequence[str]) -> set[str]:
    hits = [header_to_field(text) for text in texts if not any(c.isdigit() for c in text)]
    return {hit[0] for hit in hits if hit is not None and hit[1] >= 0.75}


def _label_to_role(label: str, group: str) -> tuple[str, float]:
    fields = [hit for hit in header_to_fields(label) if hit[1] >= SURE]
    if group and (not fields or fields[0][0] in ("note", "price")):
        grouped = header_to_fields(f"{group} {label}") or header_to_fields(group)
        fields = [hit for hit in grouped if hit[1] >= SURE] or fields
    if not fields and normalise(label) in _TAXED:
        return _TAXED[normalise(label)], SURE
    names = [_ROLE_OF.get(name, name) for name, _ in fields]
    if len(names) > 1 and sum(name in ROLES for name in names) > 1:
        return "mixed", fields[0][1]
    role = names[0] if names else ""
    if role in ("sku", "style_number") and fields[0][1] < WEAK:
        return "", 0.0  # "Product", "Article": the cells say whether it is a number or a name
    return ("style_number" if role == "sku" else role), (fields[0][1] * (0.8 if role == "sku" else 1.0) if fields else 0.0)


def _keep_best(roles: list[str], sures: list[float]) -> None:
    """One column for each field that a product has once; the surer header wins, then the left one."""
    for role in _ONCE:
        held = [i for i, name in enumerate(roles) if name == role]
        if len(held) > 1:
            best = max(held, key=lambda i: (sures[i], -i))
            for i in held:
                if i != best:
                    roles[i] = "other"


def _cells_to_role(texts: Sequence[str], facts: Facts, taken: Sequence[str]) -> str:
    filled = [text.strip() for text in texts if text.strip()]
    if len(filled) < 1 or len(filled) * 3 < len(texts):
        return ""

    def share(test: object) -> float:
        return sum(bool(test(text)) for text in filled) / len(filled)  # type: ignore[operator]

    if all(map(is_audience, filled)):
        return "gender"
    if not set(taken) & {"name", "description", "mixed"} and share(_tells_facts) > 0.5:
        return "mixed"
    if "style_number" not in taken:
        known = share(lambda text: token_to_shape(text) in facts.style_shapes and looks_like_style_number(text))
        if known > 0.6:
            return "style_number"
    if not set(taken) & {"price", "wholesale_price", "retail_price"} and \
            share(lambda text: find_prices(text) or (text_to_price(text) is not None and "." in text)) > 0.6:  # fmt: skip
        return "price"
    if (
        "sizes" not in taken
        and share(lambda text: len(text_to_sizes(text)) > 1 or (text_to_sizes(text) and text[-1:].isalpha())) > 0.6
    ):
        return "sizes"
    if "colors" not in taken and color_share(filled) > 0.5 and max(len(text) for text in filled) < 80:
        return "colors"
    if share(lambda text: re.search(r"\d\s?%", text)) > 0.5:
        return "composition"
    if (
        "style_number" not in taken
        and share(lambda text: looks_like_style_number(text) and " " not in text) > 0.7
        and len(set(filled)) > 1
    ):
        return "style_number"
    if not set(taken) & {"name", "description", "mixed"} and share(lambda text: any(c.isalpha() for c in text)) > 0.8:
        several = share(lambda text: find_prices(text) or ":" in text) > 0.5
        return "mixed" if several else ("name" if share(lambda text: len(text.split()) <= 8) > 0.7 else "")
    return ""


def _tells_facts(text: str) -> bool:
    """Whether lines below the first of a cell label colours or sizes: it says all that is said of an article."""
    return any(map(says_fact, text.split("\n")[1:]))


def _without_variant_numbers(roles: list[str], header: Header, body: Sequence[Sequence[str]]) -> list[str]:
    """A column of SKUs, or of codes that no header explains, numbers no styles where the rows of one name, or of one name and
    colour, have one each: their sizes do."""
    if "style_number" not in roles or "name" not in roles:
        return roles
    number, name = roles.index("style_number"), roles.index("name")
    colors = [column for column, role in enumerate(roles) if role == "colors"]
    if (header_to_field(header.labels.get(number, "")) or ("", 0.0))[0] == "style_number":
        return roles
    named, groups = "", dict[tuple[str, ...], list[str]]()
    for row in body:
        own, named = row[name], row[name] or named
        if row[number] and ("sizes" in roles or not own):  # a name that is given once holds for the colours below it as well
            groups.setdefault((named, *(row[column] for column in colors if own)), []).append(row[number])
    several = [numbers for numbers in groups.values() if len(numbers) > 1]
    apart = [numbers for numbers in several if len(set(numbers)) == len(numbers)]
    if 2 * len(apart) <= len(several):
        return roles
    return [*roles[:number], "sku", *roles[number + 1 :]]


def _named_models(roles: list[str], sures: Sequence[float], body: Sequence[Sequence[str]]) -> list[str]:
    """A column headed "Model" or "Style" holds names, where there is no other column of them, when hardly a cell has a digit."""
    if "style_number" not in roles or "name" in roles:
        return roles
    numbers = [column for column, role in enumerate(roles) if role == "style_number"]

    def coded(column: int) -> float:
        filled = [row[column] for row in body if row[column].strip()]
        return sum(any(c.isdigit() for c in text) for text in filled) / max(1, len(filled))

    column = min(numbers, key=lambda column: (sures[column], coded(column)))  # "Model" beside "Article code", or beside "Style"
    if sures[column] > MODEL or coded(column) * 3 > 1:
        return roles
    return [*roles[:column], "name", *roles[column + 1 :]]


def _without_row_numbers(roles: list[str], sures: Sequence[float], body: Sequence[Sequence[str]]) -> list[str]:
    """A column beside names that only counts the rows numbers no styles, unless its header says surely that it does."""
    if "style_number" not in roles or not {"name", "description"} & set(roles):
        return roles
    column = roles.index("style_number")
    numbers = [
        int(row[column].rstrip(".")) if re.fullmatch(r"\d{1,4}\.?", row[column]) else None for row in body if row[column].strip()
    ]
    steps = [a is not None and b is not None and b == a + 1 for a, b in pairwise(numbers)]
    if sures[column] > MODEL or len(steps) < 2 or sum(steps) < 0.8 * len(steps) or min(n for n in numbers if n is not None) > 999:
        return roles
    return [*roles[:column], "line_number", *roles[column + 1 :]]


def _settled(roles: list[str], body: Sequence[Sequence[object]]) -> list[str]:
    """A description column of short, unlike texts is the name where no other column is."""
    if "name" in roles or "description" not in roles:
        return roles
    column = roles.index("description")
    texts = [getattr(row[column], "text", "").strip() for row in body]
    filled = [text for text in texts if text]
    if not filled:
        return roles
    if sum(is_name_over_fabric(text) for text in filled) >= 0.75 * len(filled):
        return [*roles[:column], "mixed", *roles[column + 1 :]]
    short = [text for text in filled if len(text.split()) <= 7 and "%" not in text and any(c.isalpha() for c in text)]
    styles = {getattr(row[roles.index("style_number")], "text", "") for row in body} if "style_number" in roles else set(texts)
    if len(short) >= 0.75 * len(filled) and (len(set(filled)) * 3 >= min(len(filled), len(styles)) or len(filled) < 4):
        roles = [*roles]
        roles[column] = "name"
    return roles
