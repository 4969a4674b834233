"""Assistants that know the truth of a document: one that tells it as far as the passage shows it, and one that lies with words and
numbers of the passage."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from benchmarks.scoring import Row, compact
from pipelines.engine.job import Usage
from pipelines.engine.ports import AnswerUnusable

MOST_INVENTED = 20
LEAST_NAME = 3  # letters of a name that is looked for


class Truthful:
    """Answers every question about a passage with the rows of the truth that stand in it."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self.asked = 0

    def parse(self, *, payload: Mapping[str, Any], schema: Any, **_ignored: Any) -> tuple[Any, Usage]:
        """As `Assistant.parse`. Other questions than those about passages are refused."""
        kind = next(iter(schema.model_fields))
        if "lines" not in payload or kind not in ("products", "lines"):
            raise AnswerUnusable("only passages are read")
        self.asked += 1
        lines = list(payload["lines"])
        told = [(row, quote) for row in self.rows if (quote := _quote(row, lines)) is not None]
        say = _product if kind == "products" else _line
        return schema.model_validate({kind: self.answer([say(row, quote) for row, quote in told], lines)}), Usage(calls=1)

    def answer(self, rows: list[dict[str, Any]], lines: Sequence[str]) -> list[dict[str, Any]]:  # noqa: ARG002 for those who lie
        """What is said for the `rows` of the truth that stand in `lines`."""
        return rows


class Lying(Truthful):
    """Drops every second row, gives the others their neighbours' values, and invents rows of words and numbers that stand there."""

    def answer(self, rows: list[dict[str, Any]], lines: Sequence[str]) -> list[dict[str, Any]]:
        """As `Truthful.answer`."""
        swapped = [
            row | {name: value for name, value in after.items() if name not in ("quote", "style_number", "sku")}
            for row, after in zip(rows, [*rows[1:], *rows[:1]], strict=True)
        ]
        return [*swapped[::2], *_invented(rows, lines)]


def _invented(rows: Sequence[dict[str, Any]], lines: Sequence[str]) -> list[dict[str, Any]]:
    shape = rows[0] if rows else None
    if shape is None:
        return []
    codes = [(word, line) for line in lines for word in line.split() if sum(map(str.isdigit, word)) >= 2]
    numbers = re.findall(r"\d+[.,]\d\d", " ".join(lines)) or ["9.99"]
    made = []
    for at, (word, line) in enumerate(codes[:MOST_INVENTED]):
        number = numbers[at % len(numbers)].replace(",", ".")
        lies = {"quote": line, "style_number": word, "sku": word, "name": line[:40], "description": line[:40]}
        lies |= {"wholesale_price": number, "unit_price": number, "quantity": number}
        made.append(shape | {name: lie for name, lie in lies.items() if name in shape})
    return [*made, shape | {"style_number": "ZZ-9999"}]


def _quote(row: Row, lines: Sequence[str]) -> str | None:
    """The line that names a row of the truth, if all that is needed to tell it stands in the passage."""
    names = [str(row.get(key) or "") for key in ("style_number", "sku", "name", "description")]
    known = [name for name in names if len(compact(name)) >= LEAST_NAME]
    if not known:
        return None
    colors = [compact(c) for c in row.get("colors") or ([row["color"]] if row.get("color") else [])]
    text = compact(" ".join(lines))
    if any(color not in text for color in colors):
        return None
    near = [line for line in lines if compact(known[0]) in compact(line)]
    return max(near, key=lambda line: sum(color in compact(line) for color in colors), default=None)


def _product(row: Row, quote: str) -> dict[str, Any]:
    return {
        "quote": quote, "style_number": row.get("style_number"), "name": row.get("name"), "category": row.get("category"),
        "colors": list(row.get("colors") or []), "sizes": list(map(str, row.get("sizes") or [])),
        "wholesale_price": _text(row.get("wholesale_price") or row.get("price")), "retail_price": _text(row.get("retail_price")),
        "currency": None,
    }  # fmt: skip


def _line(row: Row, quote: str) -> dict[str, Any]:
    return {
        "quote": quote, "sku": row.get("sku"), "style_number": row.get("style_number"), "description": row.get("description"),
        "color": row.get("color"), "size": _text(row.get("size")), "quantity": _text(row.get("quantity")) or "",
        "unit_price": _text(row.get("unit_price")),
    }  # fmt: skip


def _text(value: Any) -> str | None:
    inner = value.get("amount") if isinstance(value, Mapping) else value
    return None if inner in (None, "") else str(inner)
