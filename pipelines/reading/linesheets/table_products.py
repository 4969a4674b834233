"""Tables → products: columns to fields, rows to products, from a page or a sheet alike.

A row without a style number goes on with the style above it; a row that is only a heading begins a category; rows that differ in
size alone are one product.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipelines.reading.linesheets.categories import is_category_text, tidy_category
from pipelines.reading.linesheets.facts import FIRST, Carry, Facts
from pipelines.reading.linesheets.products import readings_to_product
from pipelines.reading.linesheets.reading import Reading
from pipelines.reading.linesheets.readings import text_to_field_value, text_to_one_line
from pipelines.reading.linesheets.registers import is_register
from pipelines.reading.linesheets.size_ends import with_sizes_joined
from pipelines.reading.linesheets.stacked_cells import mixed_to_readings, with_rows_of_colors
from pipelines.reading.linesheets.style_rows import carried, not_said, with_style_above
from pipelines.reading.linesheets.table_roles import CODE_WORDS, ROLES, columns_to_roles, transposed
from pipelines.reading.model import WHOLE_PAGE, Category, Cell, Evidence, Product, Table, union_of
from pipelines.reading.tables.cell_kinds import DASHES
from pipelines.reading.tables.headers import Header, rows_to_headers
from pipelines.reading.words.colors import is_color_text
from pipelines.reading.words.garments import is_audience
from pipelines.reading.words.labels import PRICES
from pipelines.reading.words.sizes import go_by_one, text_to_sizes
from pipelines.reading.words.style_numbers import find_style_numbers
from pipelines.reading.words.vocabulary import header_to_field, header_to_fields, is_total_label, normalise

EMPTY_MARKS = DASHES | {"", "0", "n/a", "na", ".", "/"}
ASIDE = frozenset(["style_number", "sku", "barcode", "image", "line_number", "note", "quantity", "pack_quantity"])
LONGEST_CATEGORY_WORDS = 6
SHORTEST_STYLE = 4  # characters of a style number that shares a cell with a name
HEADS = 0.85  # how surely a cell must name a field for its row to be a header
GUESSED = 0.6  # how sure a name is that stands below words which do not name it


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
    table = _without_wrapped_rows(transposed(table))
    headers = _rows_to_headers(table.rows)
    table = with_sizes_joined(table, headers)
    header = headers[0] if headers else None
    roles = columns_to_roles(table, header, facts, carry.table_fields)
    width = len(roles)
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
    by_one = go_by_one(row[column].text for column, role in enumerate(roles) if role == "sizes" for row in table.rows)
    category = carry.category
    categories: list[Category] = []
    products: list[Product] = []
    if "style_number" in roles and {"name", "description"} & set(roles):
        title = [reading for reading in title if reading.role != "name"]  # the rows name themselves
    shared = [] if any(r.role == "style_number" for r in title) else list(title)  # where every row has a style of its own
    above: list[Reading] = [] if shared else list(title) or carried(carry, table, roles, skipped)
    for index, row in enumerate(table.rows):
        if index in skipped:
            header = next((h for h in headers if index in h.rows), header)
            roles = _with_code_of_colors(columns_to_roles(table, header, facts, carry.table_fields), header, title)
            continue
        group = row_to_category(row, table)
        if group is not None:
            category = group.name
            categories.append(group)
            continue
        if _is_banner(row):
            continue
        readings = list(_row_to_readings(row, roles, header, facts, by_one=by_one)) if not _is_form_row(row) else []
        if not readings or any(is_total_label(cell.text) for cell in row if cell.text):
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
        if product is not None and _is_product(readings) and not _is_heads(row):
            products.append(replace(product, category=product.category or category))
    return TableRead(products=tuple(_merged_sizes(products)), categories=tuple(categories), roles=tuple(roles[:width]),
                     above=tuple(above))  # fmt: skip


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


def _row_to_readings(
    row: Sequence[Cell], roles: Sequence[str], header: Header | None, facts: Facts, *, by_one: bool = False
) -> Iterator[Reading]:
    sizes = header.sizes if header is not None else {}
    marked = [column for column in sizes if row[column].text.strip().casefold() not in EMPTY_MARKS]
    listed = any(
        role == "sizes" and cell.text.strip()
        for column, (cell, role) in enumerate(zip(row, roles, strict=False))
        if column not in sizes
    )
    offered = marked or [c for c in sizes if not row[c].text.strip() and not listed]  # "—" alone says which are not
    for column, (cell, role) in enumerate(zip(row, roles, strict=False)):
        if column in sizes or not cell.text.strip():
            continue
        box = cell.box or WHOLE_PAGE
        if role == "mixed":
            yield from mixed_to_readings(cell, header.labels.get(column, "") if header is not None else "", roles, facts)
        elif role == "style_number" and "name" not in roles and (parts := _style_and_name(cell.text, facts)):
            for part, text in zip(("style_number", "name"), parts, strict=True):
                found = text_to_field_value(part, text, box, facts, confidence=0.85) if text else None  # type: ignore[arg-type]
                if found is not None:
                    yield replace(found, cell=cell.address)
        elif role in ROLES:
            typed = cell.address is not None  # line breaks in a sheet's cell are never those of wrapping
            # "Colour 1", "Colour 2": each cell holds one colourway
            text = cell.text.replace(" / ", "/") if role == "colors" and roles.count(role) > 1 else cell.text
            sure = GUESSED if role == "name" and _is_guessed(header, column) else 0.95
            reading = text_to_field_value(role, text, box, facts, confidence=sure, apart=cell.apart or typed)  # type: ignore[arg-type]
            if reading is not None and by_one and role == "sizes":
                reading = replace(reading, sizes=text_to_sizes(text, by_one=True) or reading.sizes)
            if reading is not None:
                yield replace(reading, cell=cell.address)
    said = sum(bool(cell.text.strip()) for column, cell in enumerate(row) if column not in sizes)
    if offered and said > (0 if marked else 1):  # words alone in their row are a remark
        held = [sizes[column] for column in offered]
        first = row[offered[0]]
        yield Reading(
            role="sizes",
            text=", ".join(held),
            box=first.box or WHOLE_PAGE,
            confidence=0.9,
            size=0.0,
            labelled=True,
            sizes=tuple(dict.fromkeys(held)),
            cell=first.address,
        )
        priced = [row[c] for c in marked if any(sign in row[c].text for sign in "$€£")]
        if priced and not any(role in PRICES for role in roles):
            reading = text_to_field_value("price", priced[0].text, priced[0].box or WHOLE_PAGE, facts)
            if reading is not None:
                yield replace(reading, cell=priced[0].address)


def _is_guessed(header: Header | None, column: int) -> bool:
    """Whether a header has words over a column that name none of the fields known, so that its cells alone say what they are."""
    label = header.labels.get(column, "") if header is not None else ""
    return bool(label) and not header_to_fields(label)


def _style_and_name(text: str, facts: Facts) -> tuple[str, str] | None:
    """The style number and the name that one cell holds together ("LAGOON SV-6237"); None when it does not."""
    text = text_to_one_line(text)
    found = find_style_numbers(text, facts.style_shapes)
    if len(found) != 1 or found[0][1] - found[0][0] < SHORTEST_STYLE:
        return None
    start, end = found[0]
    name = f"{text[:start]} {text[end:]}".strip(" -–—/,;:()")
    worded = any(sum(c.isalpha() for c in word) > 2 for word in name.split()) and not any(c.isdigit() for c in name)
    if is_audience(name):
        return text[start:end], ""  # "4131-K Kids": whom it is for
    return (text[start:end], " ".join(name.split())) if worded else None


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


def row_to_category(row: Sequence[Cell], table: Table) -> Category | None:
    """The category that a heading row names: one short text alone in its row, without digits."""
    texts = {cell.text.strip() for cell in row if cell.text.strip()}
    if len(texts) != 1:
        return None
    text = texts.pop()
    if any(c.isdigit() for c in text) or len(text.split()) > LONGEST_CATEGORY_WORDS or is_total_label(text) or is_color_text(text):
        return None
    if not is_category_text(text) and not (text[:1].isupper() and len(text) > 2 and not text.endswith((".", ",", ":"))):
        return None
    cell = next(cell for cell in row if cell.text.strip())
    evidence = Evidence(
        text=text,
        confidence=0.9 if is_category_text(text) else 0.7,
        page=table.page,
        bbox=cell.box if table.page is not None else None,
        sheet=table.sheet,
        cell=cell.address,
    )
    return Category(name=tidy_category(text), evidence=evidence)


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


def _merged_sizes(products: Sequence[Product]) -> list[Product]:
    """Rows of the same style and colours that differ in size are one product; prices that differ by size are flagged."""
    kept: list[Product] = []
    by_key: dict[str, int] = {}
    for product in products:
        at = by_key.get(product.key)
        twin = kept[at] if at is not None else None
        if (
            at is None
            or twin is None
            or product.sizes == twin.sizes
            or not product.sizes
            or not twin.sizes
            or product.name != twin.name
        ):
            by_key.setdefault(product.key, len(kept))
            kept.append(product)
            continue
        prices = ("wholesale_price", "retail_price", "price")
        differ = any(getattr(product, name) != getattr(twin, name) for name in prices)
        flags = tuple(dict.fromkeys([*twin.flags, *(("price differs by size",) if differ else ())]))
        area = union_of([twin.area, product.area]) if twin.area and product.area else twin.area
        kept[at] = replace(twin, sizes=tuple(dict.fromkeys([*twin.sizes, *product.sizes])), area=area, flags=flags)
    return kept
