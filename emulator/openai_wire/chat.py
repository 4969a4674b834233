"""`POST /v1/chat/completions`: what a request must be."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from openai.types.chat.completion_create_params import CompletionCreateParamsNonStreaming
from PIL import Image, UnidentifiedImageError

from emulator.openai_wire.faults import ApiError
from emulator.openai_wire.strict_schema import check_strict

PARAMETERS = frozenset(CompletionCreateParamsNonStreaming.__annotations__)
ROLES = ("developer", "system", "user", "assistant", "tool", "function")
NAME = re.compile(r"[a-zA-Z0-9_-]{1,64}")
DATA_URL = re.compile(r"data:image/(png|jpeg|gif|webp);base64,(.*)", re.DOTALL)
IMAGE_FORMATS = {"PNG", "JPEG", "GIF", "WEBP"}
MAX_IMAGES = 500
BOUNDS = {"temperature": (0, 2), "top_p": (0, 1), "frequency_penalty": (-2, 2), "presence_penalty": (-2, 2), "n": (1, 128)}


@dataclass(frozen=True, kw_only=True)
class ChatRequest:
    """A request that passed. `instructions` is the text of the system's messages, `text` that of the user's."""

    model: str
    instructions: str
    text: str
    images: tuple[bytes, ...]
    schema_name: str = ""
    schema: Mapping[str, Any] | None = None
    raw: Mapping[str, Any]

    @property
    def payload(self) -> Any:
        """The user's text as JSON. Raises `ValueError` when it is not."""
        return json.loads(self.text)


def read_request(body: Any) -> ChatRequest:
    """Raises `ApiError` 400 in OpenAI's words."""
    if not isinstance(body, dict):
        raise ApiError(400, "We could not parse the JSON body of your request.")
    for name in body:
        if name not in PARAMETERS:
            raise ApiError(400, f"Unknown parameter: '{name}'.", param=name, code="unknown_parameter")
    if not isinstance(body.get("model"), str) or not body["model"]:
        raise ApiError(400, "you must provide a model parameter")
    if body.get("stream"):
        raise ApiError(
            400, "Unsupported value: 'stream' does not support true with this model.", param="stream", code="unsupported_value"
        )
    _check_bounds(body)
    texts: dict[str, list[str]] = {}
    images: list[bytes] = []
    for index, message in enumerate(_messages(body)):
        _read_message(message, f"messages[{index}]", texts, images)
    if len(images) > MAX_IMAGES:
        raise ApiError(400, f"Too many images: {len(images)}, the limit is {MAX_IMAGES}.", param="messages")
    name, schema = _response_format(body.get("response_format"), json.dumps(body["messages"]))
    return ChatRequest(
        model=body["model"],
        instructions="\n".join(texts.get("system", []) + texts.get("developer", [])),
        text="\n".join(texts.get("user", [])),
        images=tuple(images),
        schema_name=name,
        schema=schema,
        raw=body,
    )


def _messages(body: dict[str, Any]) -> list[Any]:
    messages = body.get("messages")
    if messages is None:
        raise ApiError(400, "Missing required parameter: 'messages'.", param="messages", code="missing_required_parameter")
    if not isinstance(messages, list) or not messages:
        raise ApiError(400, "Invalid 'messages': empty array. Expected an array with minimum length 1.", param="messages")
    return messages


def _check_bounds(body: dict[str, Any]) -> None:
    for name, (least, most) in BOUNDS.items():
        value = body.get(name)
        if value is not None and (not isinstance(value, int | float) or not least <= value <= most):
            raise ApiError(400, f"Invalid '{name}': expected a value between {least} and {most}, but got {value!r}.", param=name)


def _read_message(message: Any, where: str, texts: dict[str, list[str]], images: list[bytes]) -> None:
    role = message.get("role") if isinstance(message, dict) else None
    if role not in ROLES:
        raise _invalid_value(f"{where}.role", role, ROLES)
    content = message.get("content")
    if isinstance(content, str):
        texts.setdefault(role, []).append(content)
        return
    if not isinstance(content, list) or not content:
        raise ApiError(
            400, f"Invalid type for '{where}.content': expected a string or an array of parts.", param=f"{where}.content"
        )
    for number, part in enumerate(content):
        place = f"{where}.content[{number}]"
        kind = part.get("type") if isinstance(part, dict) else None
        if kind == "text" and isinstance(part.get("text"), str):
            texts.setdefault(role, []).append(part["text"])
        elif kind == "image_url" and role == "user":
            images.append(_image(part.get("image_url"), place))
        else:
            raise _invalid_value(f"{place}.type", kind, ("text", "image_url") if role == "user" else ("text",))


def _image(part: Any, where: str) -> bytes:
    """The picture of an image part. Pictures on the web are not fetched here, so they are refused."""
    url = part.get("url") if isinstance(part, dict) else None
    match = DATA_URL.fullmatch(url) if isinstance(url, str) else None
    if match is None:
        raise ApiError(
            400,
            f"Invalid '{where}.image_url.url'. Expected a base64-encoded data URL with an image MIME type"
            " (e.g. 'data:image/png;base64,aW1nIGJ5dGVzIGhlcmU='), but got something else.",
            param=f"{where}.image_url.url",
            code="invalid_value",
        )
    if part.get("detail", "auto") not in ("auto", "low", "high"):
        raise _invalid_value(f"{where}.image_url.detail", part["detail"], ("auto", "low", "high"))
    try:
        data = base64.b64decode(match[2], validate=True)
        with Image.open(BytesIO(data)) as picture:
            kind = picture.format
            picture.verify()
    except (binascii.Error, UnidentifiedImageError, OSError, SyntaxError, ValueError) as exc:
        raise ApiError(
            400, "You uploaded an unsupported image. Please make sure your image is valid.", code="image_parse_error"
        ) from exc
    if kind not in IMAGE_FORMATS:
        raise ApiError(400, "You uploaded an unsupported image: png, jpeg, gif and webp are.", code="invalid_image_format")
    return data


def _response_format(given: Any, messages: str) -> tuple[str, Mapping[str, Any] | None]:
    """The name and the schema that the answer must fit, if any."""
    if given is None or given == {"type": "text"}:
        return "", None
    kind = given.get("type") if isinstance(given, dict) else None
    if kind == "json_object":
        if "json" not in messages.lower():
            sentence = "'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'."
            raise ApiError(400, sentence, param="messages")
        return "", {}
    if kind != "json_schema":
        raise _invalid_value("response_format.type", kind, ("text", "json_object", "json_schema"))
    wanted = given.get("json_schema")
    name = wanted.get("name") if isinstance(wanted, dict) else None
    if not isinstance(name, str) or not NAME.fullmatch(name):
        where = "response_format.json_schema.name"
        raise ApiError(
            400, f"Invalid '{where}': expected a string of the pattern '^[a-zA-Z0-9_-]+$', at most 64 long.", param=where
        )
    schema = wanted.get("schema")
    if wanted.get("strict"):
        check_strict(schema, name)
    return name, schema or {}


def _invalid_value(param: str, value: object, allowed: tuple[str, ...]) -> ApiError:
    names = ", ".join(f"'{name}'" for name in allowed)
    return ApiError(400, f"Invalid value: {value!r}. Supported values are: {names}.", param=param, code="invalid_value")
