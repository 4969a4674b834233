"""Columns of colours in a linesheet's table: those of codes beside names, and those that go on without a label."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.reading.linesheets.facts import Facts
from pipelines.reading.tables.headers import Header
from pipelines.reading.words.color_words import COLORS
from pipelines.reading.words.colors import are_color_codes, color_share
from pipelines.reading.words.sizes import is_size
from pipelines.reading.words.style_numbers import token_to_shape
from pipelines.reading.words.vocabulary import normalise

MOSTLY = 0.5  # of the cells
CODE_WORDS = frozenset(["code", "cod", "codigo", "codice", "kode", "no"])


def without_color_codes(roles: list[str], header: Header, body: Sequence[Sequence[str]], facts: Facts) -> list[str]:
    """A column of codes beside colours holds theirs: one headed as colours are, or headed just "Code" over short codes of no style
    number's shape."""
    colors = [column for column, role in enumerate(roles) if role == "colors"]
    coded = [column for column in colors if are_color_codes(row[column] for row in body) and not _are_colors(column, body)]
    if coded and len(coded) < len(colors):
        roles = ["color_code" if column in coded else role for column, role in enumerate(roles)]
    if "style_number" not in roles or "colors" not in roles:
        return roles
    column = roles.index("style_number")
    codes = [row[column].strip() for row in body if row[column].strip()]
    short = [code for code in codes if len(code) <= 4 and token_to_shape(code) not in facts.style_shapes]
    if normalise(header.labels.get(column, "")) in CODE_WORDS and codes and len(short) == len(codes):
        return [*roles[:column], "color_code", *roles[column + 1 :]]
    return roles


def goes_on(column: int, role: str, body: Sequence[Sequence[str]]) -> bool:
    """Whether a column without a label holds further colours or sizes of the one on its left, whose label heads both: its cells are
    such, and none of them stands where the left one has none."""
    held = [(row[column - 1].strip(), row[column].strip()) for row in body if row[column].strip()]
    if role not in ("colors", "sizes") or not held or not all(left for left, _ in held):
        return False
    own = [text for _, text in held]
    return color_share(own) > MOSTLY if role == "colors" else all(map(is_size, own))


def _are_colors(column: int, body: Sequence[Sequence[str]]) -> bool:
    """Whether what looks like codes in a column are short names of colours: "BLU", "RED"."""
    return all(normalise(row[column]) in COLORS for row in body if row[column].strip())
