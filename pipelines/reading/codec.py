"""The nouns of reading as JSON and back, exactly: what is handed from phase to phase and stored.

Any frozen dataclass of `model` goes both ways. Tuples become lists, cell addresses `(3, 2)` as keys become "3,2", decimals
texts, and fields at their default are left out.
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from pipelines.reading import model

T = TypeVar("T")
Json = dict[str, Any]
_PLAIN = (str, float, int, bool, type(None))


def to_json(value: Any) -> Json:
    """A dataclass of `model` as a JSON-able dict. Raises `TypeError` for anything else."""
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        raise TypeError(f"{type(value).__name__} is not one of the nouns of reading")
    kept = {}
    for name, default, is_made in _fields(type(value)):
        inner = getattr(value, name)
        if inner == default or (is_made and not inner):
            continue
        kept[name] = inner if isinstance(inner, _PLAIN) else _plain(inner)
    return kept


def from_json(kind: type[T], value: Mapping[str, Any]) -> T:
    """The dataclass `kind` from what `to_json` gave; unknown fields are ignored. Raises `TypeError` or `KeyError`."""
    readers = _readers(cast(Any, kind))
    return kind(**{name: readers[name](inner) for name, inner in value.items() if name in readers})


def page_to_json(page: model.Page) -> Json:
    """`Page` → JSON, words and rules as compact lists (a page has thousands)."""
    return {
        "number": page.number, "width": page.width, "height": page.height, "grade": page.grade,
        "words": [[w.text, *w.box, w.size, int(w.bold), int(w.struck)] for w in page.words],
        "rules": [[*r.box, int(r.horizontal)] for r in page.rules],
    }  # fmt: skip


def page_from_json(value: Mapping[str, Any]) -> model.Page:
    """JSON → `Page`."""
    words = tuple(
        model.Word(text=t, box=(a, b, c, d), size=size, bold=bool(bold), struck=bool(struck))
        for t, a, b, c, d, size, bold, struck in value["words"]
    )
    rules = tuple(model.Rule(box=(a, b, c, d), horizontal=bool(flat)) for a, b, c, d, flat in value["rules"])
    return model.Page(
        number=value["number"], width=value["width"], height=value["height"], words=words, rules=rules, grade=value["grade"]
    )


@lru_cache(maxsize=64)
def _fields(kind: type[Any]) -> list[tuple[str, Any, bool]]:
    """Each field's name, its default (`MISSING` without one, which equals nothing), and whether the default is made anew."""
    return [(field.name, field.default, field.default_factory is not dataclasses.MISSING) for field in dataclasses.fields(kind)]


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return to_json(value)
    if isinstance(value, Mapping):
        return {",".join(map(str, key)) if isinstance(key, tuple) else key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    return str(value) if isinstance(value, Decimal) else value


@lru_cache(maxsize=64)
def _readers(kind: type[Any]) -> dict[str, Callable[[Any], Any]]:
    return {name: _reader(hint) for name, hint in get_type_hints(kind).items()}


def _reader(hint: Any) -> Callable[[Any], Any]:
    """How to read a value of one type hint back."""
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return lambda value: from_json(hint, value)
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        inner = _reader(next(arg for arg in args if arg is not type(None)))
        return lambda value: None if value is None else inner(value)
    if origin is tuple or (isinstance(origin, type) and issubclass(origin, Sequence)):
        inners = [_reader(arg) for arg in args if arg is not Ellipsis]
        if origin is tuple and Ellipsis not in args:
            return lambda value: tuple(read(item) for read, item in zip(inners, value, strict=True))
        return lambda value: tuple(inners[0](item) for item in value)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        read_value = _reader(args[1])
        if get_origin(args[0]) is tuple:
            return lambda value: {tuple(int(part) for part in key.split(",")): read_value(inner) for key, inner in value.items()}
        return lambda value: {key: read_value(inner) for key, inner in value.items()}
    return Decimal if hint is Decimal else lambda value: value
