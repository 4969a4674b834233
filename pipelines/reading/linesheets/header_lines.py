"""Lines of a page that head the columns of a table: the fields that they name, and where one header ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipelines.reading.layout import Line, words_to_line
from pipelines.reading.linesheets.categories import is_category_text
from pipelines.reading.linesheets.table_grid import unglued
from pipelines.reading.linesheets.table_rows import SURE_LABEL
from pipelines.reading.tables.headers import PAIR, TWO_PRICES
from pipelines.reading.words.colors import is_color_text
from pipelines.reading.words.money import find_prices
from pipelines.reading.words.vocabulary import header_to_field

HEADER_SURE = 0.5
HEADING_SIZE = 1.2  # of the type of the rows above it
HEADER_GAP_EM = 0.38  # between two header cells that stand close; a space is narrower
_LABELLED = re.compile(r"[^\W\d_]\s?:\s*[^\W_]")  # "Colour: Beige" names a field for itself alone


def header_fields(texts: Sequence[str]) -> list[str]:
    """The field of each header text, "" for none that is sure enough."""
    fields: list[str] = []
    for text in texts:
        hit = header_to_field(text)
        worded = is_color_text(text) or is_category_text(text)  # "off-white" is no discount, "Leather Goods" no description
        named = hit is not None and hit[1] >= (SURE_LABEL if worded else HEADER_SURE)
        named = named and not (_LABELLED.search(text) and hit is not None and hit[1] < SURE_LABEL)
        fields.append(hit[0] if hit is not None and named else "")
    return fields


def parted_header(row: Sequence[Line], aspect: float) -> list[Line]:
    """A row of a table's header with lines cut in two where they name two fields side by side ("MSRP Photo")."""
    if len(row) < 2 or sum(bool(name) for name in header_fields([line.text for line in row])) < 2:
        return list(row)
    return [part for line in row for part in _field_parts(unglued(line, aspect), aspect)]


def _field_parts(line: Line, aspect: float) -> list[Line]:
    """A header line cut wherever the words on both sides of a gap name different fields."""
    whole = header_to_field(line.text)
    if whole is not None and whole[1] >= 0.95:
        return [line]
    for at in range(1, len(line.words)):
        gap = line.words[at].box[0] - line.words[at - 1].box[2]
        if gap > HEADER_GAP_EM * line.em or gap == 0:
            left, right = (header_to_field(" ".join(w.text for w in half)) for half in (line.words[:at], line.words[at:]))
            if left is not None and right is not None and left[0] != right[0] and min(left[1], right[1]) >= 0.5 \
                    and max(left[1], right[1]) >= 0.8:  # fmt: skip
                halves = (words_to_line(half, aspect) for half in (line.words[:at], line.words[at:]))
                return [part for half in halves for part in _field_parts(half, aspect)]
    return [line]


def header_runs(row: Sequence[Line]) -> list[list[Line]]:
    """The parts of a row that name different fields: one table each when the same fields come again further right."""
    fields = header_fields([line.text for line in row])
    known = [index for index, name in enumerate(fields) if name]
    paired = [index for index in known if PAIR.match(row[index].text)]
    if len(known) < 2 or len(paired) * 2 >= len(known) or len(known) * 2 < len(row) or any(find_prices(line.text) for line in row):
        return []
    starts = [known[0]]
    first = fields[known[0]]
    for index in known[1:]:
        again = set(fields[index:]) & set(fields[starts[-1] : index]) - {""}
        if fields[index] == first and len(again) >= 2 and len(set(fields[starts[-1] : index]) - {""}) >= 2:
            starts.append(index)
    runs = [list(row[start:stop]) for start, stop in pairwise([*starts[:1], *starts[1:], len(row)])]
    if known[0] and len(starts) == 1:
        runs = [list(row)]
    return [run for run in runs if is_header(header_fields([line.text for line in run])) or _is_heading_over_names(run)]


def is_header(fields: Sequence[str]) -> bool:
    """Whether the fields of a row's texts are those of a table of products: two or three, one of which tells products apart."""
    names = {name for name in fields if name}
    identity = names & {"style_number", "sku", "name", "description", "color", "barcode"}
    return (len(names) >= 3 and bool(identity)) or (len(names) == 2 and len(identity) >= 1 and len(fields) == 2)


def _is_heading_over_names(run: Sequence[Line]) -> bool:
    """Whether a header has a heading in type that stands out in place of the names' label: "Socks | Wholesale | Retail"."""
    fields = header_fields([line.text for line in run])
    heading, label = run[0], run[-1]
    stands_out = (heading.bold and not label.bold) or heading.size > HEADING_SIZE * label.size
    stands_out = stands_out and ":" not in heading.text
    return len(fields) == 3 and not fields[0] and set(fields[1:]) == TWO_PRICES and stands_out
