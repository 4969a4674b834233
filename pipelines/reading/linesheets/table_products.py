"""Tables → products: columns to fields, rows to products, from a page or a sheet alike.

A row without a style number goes on with the style above it; a row that is only a heading begins a category; rows that differ in
size alone are one product.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipelines.reading.linesheets.color_columns import CODE_WORDS
from pipelines.reading.linesheets.facts import FIRST, Carry, Facts
from pipelines.reading.linesheets.heading_rows import (
    MOST_PARTS,
    is_marked,
    row_to_category,
    row_to_numbered_group,
    rows_to_groups,
)
from pipelines.reading.linesheets.marked_colors import with_marked_colors
from pipelines.reading.linesheets.merged_rows import merged_rows
from pipelines.reading.linesheets.name_remarks import with_remarks_apart
from pipelines.reading.linesheets.products import is_priced, readings_to_product
from pipelines.reading.linesheets.reading import Reading
from pipelines.reading.linesheets.registers import is_register
from pipelines.reading.linesheets.row_readings import EMPTY_MARKS, row_to_readings
from pipelines.reading.linesheets.size_ends import with_sizes_joined
from pipelines.reading.linesheets.size_scales import gives_scale, scaled_column, with_scales, with_sizes_in, with_slashed_runs
from pipelines.reading.linesheets.stacked_cells import with_details_apart, with_rows_of_colors, with_small_lines_apart
from pipelines.reading.linesheets.style_rows import carried, not_said, with_style_above
from pipelines.reading.linesheets.table_roles import columns_to_roles, transposed
from pipelines.reading.model import Category, Cell, Product, Table, union_of
from pipelines.reading.tables.headers import Header, rows_to_headers
from pipelines.reading.words.labels import PRICES
from pipelines.reading.words.size_lists import has_odd_run
from pipelines.reading.words.style_numbers import is_contact
from pipelines.reading.words.vocabulary import header_to_field, is_total_label, normalise

ASIDE = frozenset(["style_number", "sku", "barcode", "image", "line_number", "note", "quantity", "pack_quantity"])
MOST_REMARKS = 1  # items for each row that is none: there are more
HEADS = 0.85  # how surely a cell must name a field for its row to be a header


@dataclass(frozen=True, kw_only=True)
class TableRead:
    """What a table gave: products, the categories its heading rows begin, and the roles of its columns for a table that goes on."""

    products: tuple[Product, ...] = ()
    categories: tuple[Category, ...] = ()
    roles: tuple[str, ...] = ()
    above: tuple[Reading, ...] = ()  # what rows of the last style leave to the style's own
    is_order: bool = False  # quantities and line totals are filled in
    is_aside: bool = False  # its header says that it tells of styles, and nothing of what a product has


def table_to_products(table: Table, facts: Facts, carry: Carry = FIRST, title: Sequence[Reading] = ()) -> TableRead:
    """Every product of a table. `title` are readings above it that hold for rows which do not say otherwise."""
    table = _without_wrapped_rows(with_marked_colors(transposed(table)))
    headers = _rows_to_headers(table.rows)
    table = with_sizes_joined(table, headers)
    header = headers[0] if headers else None
    roles = columns_to_roles(table, header, facts, carry.table_fields)
    width = len(roles)
    for set_apart in (with_small_lines_apart, with_details_apart):
        detailed = set_apart(table, headers, roles, facts)
        if detailed is not table:
            table, headers = detailed, _rows_to_headers(detailed.rows)
            header = headers[0] if headers else None
            roles = columns_to_roles(table, header, facts) if header is not None else [*roles, "mixed"]
    apart = with_rows_of_colors(table, header, roles, facts)
    if apart is not table:
        table, headers = apart, _rows_to_headers(apart.rows)
        header = headers[0] if headers else None
        roles = [*roles, "colors"]
    skipped = {index for header in headers for index in header.rows}
    roles = _with_code_of_colors(roles, header, title)
    if not _names_items(roles, title):
        return TableRead(roles=tuple(roles))
    if is_register(table) and not set(roles) & set(PRICES):
        return TableRead(roles=tuple(roles))
    if _is_order(table, roles, skipped):
        return TableRead(roles=tuple(roles), is_order=True)
    if header is not None and set(roles) <= ASIDE and "style_number" in roles:
        return TableRead(roles=tuple(roles), is_aside=True)
    table = with_remarks_apart(_with_a_color_each(table, roles, skipped), roles)
    by_one = has_odd_run(row[column].text for column, role in enumerate(roles) if role == "sizes" for row in table.rows)
    scaled = scaled_column(table, roles, skipped, facts)
    table, roles = with_scales(table, scaled, skipped, facts), with_sizes_in(roles, scaled)
    table = with_slashed_runs(table, roles, skipped) if by_one or facts.sizes_by_one else table
    category = carry.category
    categories: list[Category] = []
    products: list[Product] = []
    if "style_number" in roles and {"name", "description"} & set(roles):
        title = [reading for reading in title if reading.role != "name"]  # the rows name themselves
    shared = [] if any(r.role == "style_number" for r in title) else list(title)  # where every row has a style of its own
    above: list[Reading] = [] if shared else list(title) or carried(carry, table, roles, skipped)
    groups, totalled = rows_to_groups(table.rows, table), False
    for index, row in enumerate(table.rows):
        if index in skipped:
            header = next((h for h in headers if index in h.rows), header)
            roles = _with_code_of_colors(columns_to_roles(table, header, facts, carry.table_fields), header, title)
            roles = with_sizes_in(roles, scaled)
            group = _headed_category(row, roles, table)
            category = group.name if group is not None else category
            categories += [group] if group is not None else []
            continue
        group = (
            row_to_category(row, table)
            or groups.get(index)
            or row_to_numbered_group(row, table, below=table.rows[index + 1 : index + 2], roles=roles, shapes=facts.style_shapes)
        )
        if group is not None:
            category = group.name
            categories.append(group)
            continue
        numbers = [cell.text for cell, role in zip(row, roles, strict=False) if role == "style_number"]
        if _is_banner(row) or _is_remark(row) or (scaled is not None and gives_scale(row, facts)) or any(map(is_contact, numbers)):
            continue
        readings = list(row_to_readings(row, roles, header, facts, by_one=by_one)) if not _is_form_row(row) else []
        total = any(is_total_label(cell.text) for cell in row if cell.text)
        totalled = totalled or (total and bool(set(roles) & set(PRICES)))
        if not readings or total or _explains(row, readings):
            continue
        readings, above = with_style_above(readings, above)
        readings += not_said(readings, shared)
        product = readings_to_product(
            readings,
            facts,
            page=table.page,
            sheet=table.sheet,
            row=_row_number(row),
            area=union_of([c.box for c in row if c.box]) if any(c.box for c in row) else None,
        )
        if product is None or (totalled and not is_priced(product)):
            continue  # below the total of priced items stand terms and legends
        if _is_product(readings) and not _is_heads(row):
            products.append(replace(product, category=product.category or category))
    products = _without_remarks(products)
    return TableRead(
        products=tuple(merged_rows(products, of_style=table.variants)),
        categories=tuple(categories),
        roles=tuple(roles[:width]),
        above=tuple(above),
    )


def _rows_to_headers(rows: Sequence[Sequence[Cell]]) -> list[Header]:
    """The headers of a table; its first row where all its words surely name fields, be they none that head items elsewhere."""
    headers = rows_to_headers(rows)
    if headers or not rows or not _is_heads(rows[0]):
        return headers
    labels = {column: " ".join(cell.text.split()) for column, cell in enumerate(rows[0]) if cell.text.strip()}
    surely = all((header_to_field(text) or ("", 0.0))[1] >= HEADS for text in labels.values())
    return [Header(rows=(0,), labels=labels)] if surely else []


def _with_code_of_colors(roles: list[str], header: Header | None, title: Sequence[Reading]) -> list[str]:
    """The "Code" beside colours is theirs where a title numbers the style."""
    if header is None or "colors" not in roles or not any(r.role == "style_number" for r in title):
        return roles
    coded = [normalise(header.labels.get(column, "")) in CODE_WORDS for column in range(len(roles))]
    return ["color_code" if role == "style_number" and code else role for role, code in zip(roles, coded, strict=True)]


def _names_items(roles: Sequence[str], title: Sequence[Reading]) -> bool:
    """Whether rows, or what stands over them, name what they are about; a name above them heads products only by their prices."""
    above = {r.role for r in title}
    named = {"style_number", "name"} & set(roles) or "style_number" in above
    return bool(named) or ("name" in above and bool(set(roles) & set(PRICES)))


def _without_wrapped_rows(table: Table) -> Table:
    """A row that holds but one cell, under a cell that breaks off with a comma, slash or "&", joined to the row above."""
    rows: list[tuple[Cell, ...]] = []
    for row in table.rows:
        held = [column for column, cell in enumerate(row) if cell.text.strip()]
        if len(held) == 1 and rows and rows[-1][held[0]].text.rstrip().endswith((",", "/", "&", "+")):
            column = held[0]
            joined = replace(rows[-1][column], text=f"{rows[-1][column].text} {row[column].text}")
            rows[-1] = (*rows[-1][:column], joined, *rows[-1][column + 1 :])
        else:
            rows.append(row)
    return replace(table, rows=tuple(rows))


def _with_a_color_each(table: Table, roles: Sequence[str], skipped: set[int]) -> Table:
    """The table with "Ecru / navy" as one colourway, without the spaces, where only styles with rows for their other colours have
    such: each row holds one."""
    if "colors" not in roles or "style_number" not in roles:
        return table
    column, number = roles.index("colors"), roles.index("style_number")
    rows = [row for index, row in enumerate(table.rows) if index not in skipped]
    held: dict[str, set[str]] = {}
    for row in rows:
        held.setdefault(row[number].text, set()).add(row[column].text)
    paired = [row for row in rows if " / " in row[column].text]
    if not paired or any(
        len(held[row[number].text]) < 2 or not row[number].text or row[column].text.count("/") > 1 for row in paired
    ):
        return table
    joined = [(*row[:column], replace(row[column], text=row[column].text.replace(" / ", "/")), *row[column + 1 :])
              for row in table.rows]  # fmt: skip
    return replace(table, rows=tuple(joined))


def _headed_category(row: Sequence[Cell], roles: Sequence[str], table: Table) -> Category | None:
    """The category that stands over the names in a header, in place of their label: "Socks | Wholesale | Retail"."""
    column = roles.index("name") if "name" in roles and len(set(PRICES) & set(roles)) > 1 else -1
    if column < 0 or header_to_field(row[column].text) is not None:
        return None
    return row_to_category((row[column],), table)


def _without_remarks(products: Sequence[Product]) -> list[Product]:
    """The products without rows of words where most rows have a number and a price: terms below the table, a legend, an address."""
    items = [product for product in products if is_priced(product) and any(c.isdigit() for c in product.style_number)]
    words = [p for p in products if p.style_number and not is_priced(p) and not any(c.isdigit() for c in p.style_number)]
    return [p for p in products if p not in words] if len(items) > MOST_REMARKS * len(words) else list(products)


def _is_banner(row: Sequence[Cell]) -> bool:
    """Whether one text is merged across a whole row: what it says holds for the rows below and is no item."""
    return len({cell.text for cell in row if cell.text.strip()}) == 1 and sum(cell.merged for cell in row) > 1


def _is_product(readings: Sequence[Reading]) -> bool:
    """A named row is a product only with something a product has: a price, colours, sizes, or a style number beside its name."""
    kinds = {r.role for r in readings if r.text}
    return (
        bool(kinds & {*PRICES, "colors", "sizes", "composition", "description", "color_code"}) or {"style_number", "name"} <= kinds
    )


def _is_heads(row: Sequence[Cell]) -> bool:
    """Whether a row names fields and holds no value: a header that could not be told by its other words."""
    texts = [cell.text for cell in row if cell.text.strip()]
    heads = sum((header_to_field(text) or ("", 0.0))[1] >= HEADS for text in texts)
    return heads >= 2 and not any(c.isdigit() for text in texts for c in text)


def _is_remark(row: Sequence[Cell]) -> bool:
    """Whether a row stands behind typed marks and names no group: "*** CONTINUED ***"."""
    texts = [cell.text for cell in row if cell.text.strip()]
    return is_marked(" ".join(texts)) and len(texts) <= MOST_PARTS


def _explains(row: Sequence[Cell], readings: Sequence[Reading]) -> bool:
    """Whether a row without number or price says what several signs stand for, "TU = one size, 1 = 36/38": a legend, no colours."""
    told = {reading.role for reading in readings if reading.text}
    return sum(cell.text.count("=") for cell in row) > 1 and not told & {"style_number", *PRICES}


def _is_form_row(row: Sequence[Cell]) -> bool:
    """Whether a row begins with a label to be filled in: "Signature:"."""
    return next((cell.text for cell in row if cell.text.strip()), "").rstrip().endswith(":")


def _is_order(table: Table, roles: Sequence[str], skipped: set[int]) -> bool:
    """Whether most rows hold both a quantity and a line total: somebody ordered already."""
    quantity = [i for i, role in enumerate(roles) if role == "quantity"]
    total = [i for i, role in enumerate(roles) if role == "line_total"]
    if not quantity or not total:
        return False
    rows = [row for index, row in enumerate(table.rows) if index not in skipped]
    filled = [row for row in rows if any(row[i].text.strip() not in EMPTY_MARKS for i in quantity) and
              any(any(c in "123456789" for c in row[i].text) for i in total)]  # fmt: skip
    return len(filled) * 2 > len(rows)


def _row_number(row: Sequence[Cell]) -> int | None:
    address = next((cell.address for cell in row if cell.address), None)
    digits = "".join(c for c in address or "" if c.isdigit())
    return int(digits) - 1 if digits else None
