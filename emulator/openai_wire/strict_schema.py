"""The JSON schemas that OpenAI takes for `strict: true`, and the sentence it refuses others with.

Source of the rules: "Structured model outputs", section "Supported schemas", of OpenAI's platform documentation.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from emulator.openai_wire.faults import ApiError

MAX_PROPERTIES = 5000
MAX_DEPTH = 10
MAX_ENUM_VALUES = 1000
MAX_NAME_CHARACTERS = 120_000
TYPES = {"string", "number", "boolean", "integer", "object", "array", "null"}
FORMATS = {"date-time", "time", "date", "duration", "email", "hostname", "ipv4", "ipv6", "uuid"}
EVERYWHERE = {"type", "title", "description", "enum", "const", "anyOf", "$ref", "$defs", "definitions"}
BY_TYPE = {
    "string": {"pattern", "format"},
    "number": {"multipleOf", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum"},
    "integer": {"multipleOf", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum"},
    "array": {"items", "minItems", "maxItems"},
    "object": {"properties", "required", "additionalProperties"},
}
Path = tuple[str, ...]


def check_strict(schema: Any, name: str) -> None:
    """Raises `ApiError` 400 for a schema called `name` that OpenAI would refuse."""
    checker = _Checker(name)
    if not isinstance(schema, dict) or schema.get("type") != "object":
        kind = schema.get("type") if isinstance(schema, dict) else None
        raise checker.refusal((), f"schema must be a JSON Schema of 'type: \"object\"', got 'type: \"{kind}\"'")
    if "anyOf" in schema:
        raise checker.refusal((), "'anyOf' is not permitted at the root")
    checker.check(schema, (), 1)
    for definition, part in schema.get("$defs", {}).items():
        checker.check(part, ("$defs", definition), 1)
    checker.check_sizes(schema)


class _Checker:
    def __init__(self, name: str) -> None:
        self._name = name

    def refusal(self, path: Path, message: str) -> ApiError:
        return ApiError(
            400, f"Invalid schema for response_format '{self._name}': In context={path}, {message}.", param="response_format"
        )

    def check(self, schema: Any, path: Path, depth: int) -> None:
        if not isinstance(schema, dict):
            raise self.refusal(path, f"{schema!r} is not of type 'object'")
        if depth > MAX_DEPTH:
            raise self.refusal(path, f"the schema is nested deeper than {MAX_DEPTH} levels")
        if "$ref" in schema:
            others = set(schema) - {"$ref"}
            if others:
                raise self.refusal(path, f"$ref cannot have keywords {others}")
            return
        types = self._types(schema, path)
        allowed = EVERYWHERE.union(*(BY_TYPE.get(kind, set()) for kind in types))
        for keyword in schema:
            if keyword not in allowed:
                raise self.refusal(path, f"'{keyword}' is not permitted")
        if "format" in schema and schema["format"] not in FORMATS:
            raise self.refusal(path, f"'{schema['format']}' is not a valid format")
        if "object" in types:
            self._check_object(schema, path, depth)
        if "array" in types:
            if "items" not in schema:
                raise self.refusal(path, "array schema missing items")
            self.check(schema["items"], (*path, "items"), depth + 1)
        for index, option in enumerate(schema.get("anyOf", [])):
            self.check(option, (*path, "anyOf", str(index)), depth)

    def _types(self, schema: dict[str, Any], path: Path) -> set[str]:
        if "type" not in schema:
            if not schema.keys() & {"anyOf", "enum", "const"}:
                raise self.refusal(path, "schema must have a 'type' key")
            return set()
        given = schema["type"]
        types = {given} if isinstance(given, str) else set(given)
        unknown = types - TYPES
        if unknown:
            raise self.refusal(path, f"{sorted(unknown)} is not a valid type")
        return types

    def _check_object(self, schema: dict[str, Any], path: Path, depth: int) -> None:
        if schema.get("additionalProperties") is not False:
            raise self.refusal(path, "'additionalProperties' is required to be supplied and to be false")
        properties = schema.get("properties", {})
        absent = [name for name in properties if name not in schema.get("required", [])]
        if absent:
            sentence = "'required' is required to be supplied and to be an array including every key in properties"
            raise self.refusal(path, f"{sentence}. Missing '{absent[0]}'")
        extra = [name for name in schema.get("required", []) if name not in properties]
        if extra:
            raise self.refusal(path, f"Extra required key '{extra[0]}' supplied")
        for name, part in properties.items():
            self.check(part, (*path, "properties", name), depth + 1)

    def check_sizes(self, schema: dict[str, Any]) -> None:
        parts = list(_parts(schema))
        names = [name for part in parts for key in ("properties", "$defs") for name in part.get(key, {})]
        values = [value for part in parts for value in part.get("enum", [])]
        if sum(len(part.get("properties", {})) for part in parts) > MAX_PROPERTIES:
            raise self.refusal((), f"the schema has more than {MAX_PROPERTIES} object properties in total")
        if len(values) > MAX_ENUM_VALUES:
            raise self.refusal((), f"the schema has more than {MAX_ENUM_VALUES} enum values in total")
        if sum(len(str(text)) for text in names + values) > MAX_NAME_CHARACTERS:
            raise self.refusal((), f"the names and enum values of the schema are longer than {MAX_NAME_CHARACTERS} characters")


def _parts(schema: Any) -> Iterator[dict[str, Any]]:
    """Every schema inside a schema, itself included."""
    if not isinstance(schema, dict):
        return
    yield schema
    for key in ("properties", "$defs"):
        for part in schema.get(key, {}).values():
            yield from _parts(part)
    yield from _parts(schema.get("items"))
    for part in schema.get("anyOf", []):
        yield from _parts(part)
