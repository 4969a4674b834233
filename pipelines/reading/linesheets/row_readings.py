"""One row of a table → its readings, cell by cell in the roles of their columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipelines.reading.linesheets.facts import Facts
from pipelines.reading.linesheets.reading import Reading
from pipelines.reading.linesheets.readings import text_to_field_value, text_to_one_line
from pipelines.reading.linesheets.stacked_cells import mixed_to_readings
from pipelines.reading.linesheets.table_roles import ROLES
from pipelines.reading.model import WHOLE_PAGE, Cell
from pipelines.reading.tables.cell_kinds import DASHES
from pipelines.reading.tables.headers import Header
from pipelines.reading.words.garments import is_audience
from pipelines.reading.words.labels import PRICES
from pipelines.reading.words.size_lists import text_to_sizes
from pipelines.reading.words.sizes import is_one_size
from pipelines.reading.words.style_numbers import find_style_numbers
from pipelines.reading.words.vocabulary import header_to_fields

EMPTY_MARKS = DASHES | {"", "0", "n/a", "na", ".", "/"}
SHORTEST_STYLE = 4  # characters of a style number that shares a cell with a name
GUESSED = 0.6  # how sure a name is that stands below words which do not name it
_NAMING = frozenset(["style_number", "name"])


def row_to_readings(
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
        elif role in _NAMING and len(_NAMING & set(roles)) == 1 and (parts := _style_and_name(cell.text, facts, role)):
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
        texts = {row[column].text.strip() for column in offered}
        # "One size" across the columns is no mark that each is offered
        held = [text for text in texts if is_one_size(text)] if len(texts) == 1 else []
        held = held or [sizes[column] for column in offered]
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


def _style_and_name(text: str, facts: Facts, role: str) -> tuple[str, str] | None:
    """The style number and the name that one cell holds together ("LAGOON SV-6237"); None when it does not. In a column of names
    the number comes first."""
    text = text_to_one_line(text)
    found = find_style_numbers(text, facts.style_shapes)
    if len(found) != 1 or found[0][1] - found[0][0] < SHORTEST_STYLE:
        return None
    start, end = found[0]
    if start and role == "name":
        return None
    name = f"{text[:start]} {text[end:]}".strip(" -–—/,;:()")
    worded = any(sum(c.isalpha() for c in word) > 2 for word in name.split()) and (not start or not any(c.isdigit() for c in name))
    if is_audience(name):
        return text[start:end], ""  # "4131-K Kids": whom it is for
    return (text[start:end], " ".join(name.split())) if worded else None
