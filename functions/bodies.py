"""Request bodies: JSON against a strict schema, with an answer that says what to do when it does not fit."""

from __future__ import annotations

import json
from typing import Any, TypeVar

from flask import request
from pydantic import BaseModel, ConfigDict, ValidationError

from functions.errors import ApiError

MAX_JSON_BYTES = 256 * 1024


class Body(BaseModel):
    """A JSON object with known fields only, each of exactly its type."""

    model_config = ConfigDict(extra="forbid", strict=True)


Model = TypeVar("Model", bound=Body)


def json_body(model: type[Model]) -> Model:
    """The request's body as `model`; no body is an empty object. Raises `ApiError` INVALID_ARGUMENT, PAYLOAD_TOO_LARGE."""
    announced = request.content_length or 0
    text = request.get_data() if announced <= MAX_JSON_BYTES else b""
    if max(announced, len(text)) > MAX_JSON_BYTES:  # a body in chunks announces nothing
        raise ApiError("PAYLOAD_TOO_LARGE", "BODY_TOO_LARGE", f"A JSON body may have {MAX_JSON_BYTES // 1024} KB.")
    if text and not request.is_json:
        raise ApiError("UNSUPPORTED_MEDIA_TYPE", "NOT_JSON", "Send JSON with the header Content-Type: application/json.")
    return _checked(model, text or b"{}")


def _checked(model: type[Model], text: bytes) -> Model:
    try:
        return model.model_validate_json(text)
    except ValidationError as exc:
        faults = [{"field": _field(fault["loc"]), "problem": fault["msg"]} for fault in exc.errors(include_url=False)]
        if exc.errors()[0]["type"] == "json_invalid":
            raise ApiError("INVALID_ARGUMENT", "MALFORMED_JSON", f"The body is not valid JSON: {faults[0]['problem']}.") from exc
        told = "; ".join(f"{fault['field']}: {fault['problem']}" for fault in faults)
        raise ApiError("INVALID_ARGUMENT", "INVALID_FIELDS", f"Please correct the body: {told}.", {"fields": faults}) from exc


def _field(location: tuple[int | str, ...]) -> str:
    return ".".join(str(part) for part in location) or "body"


def boolean_parameter(name: str, *, default: bool) -> bool:
    """A query parameter "true" or "false". Raises `ApiError` INVALID_ARGUMENT."""
    value = request.args.get(name)
    if value is None:
        return default
    if value not in {"true", "false"}:
        raise ApiError("INVALID_ARGUMENT", "INVALID_PARAMETER", f"The parameter {name} is either true or false.")
    return value == "true"


def size_of(value: Any) -> int:
    """Bytes of a value as JSON."""
    return len(json.dumps(value).encode())
