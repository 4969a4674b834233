"""The smallest value that fits a schema: the answer when no better responder was given."""

from __future__ import annotations

from typing import Any

SAMPLES = {"date-time": "2000-01-01T00:00:00Z", "date": "2000-01-01", "time": "00:00:00Z"}


def smallest_instance(schema: dict[str, Any], root: dict[str, Any] | None = None) -> Any:
    """Of a schema that `strict_schema` has let pass: empty texts and lists, zeros within the bounds, null where it may be."""
    root = root or schema
    if "$ref" in schema:
        return smallest_instance(_resolve(schema["$ref"], root), root)
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return schema["enum"][0]
    if "anyOf" in schema:
        options: list[dict[str, Any]] = schema["anyOf"]
        return smallest_instance(next((option for option in options if option.get("type") == "null"), options[0]), root)
    types = [schema["type"]] if isinstance(schema["type"], str) else schema["type"]
    return None if "null" in types else _of_type(types[0], schema, root)


def _of_type(kind: str, schema: dict[str, Any], root: dict[str, Any]) -> Any:
    if kind == "object":
        return {name: smallest_instance(part, root) for name, part in schema.get("properties", {}).items()}
    if kind == "array":
        return [smallest_instance(schema["items"], root) for _ in range(schema.get("minItems", 0))]
    if kind in ("integer", "number"):
        return max(schema.get("minimum", 0), schema.get("exclusiveMinimum", -1) + 1)
    return {"string": SAMPLES.get(schema.get("format", ""), ""), "boolean": False}[kind]


def _resolve(reference: str, root: dict[str, Any]) -> dict[str, Any]:
    """What "#/$defs/Line" points at."""
    found: Any = root
    for step in reference.removeprefix("#").strip("/").split("/"):
        found = found[step] if step else found
    return dict(found)
