"""The response to `POST /v1/chat/completions`: the model's answer with its usage, or what a fault leaves of it."""

from __future__ import annotations

import json
import time
import uuid
from typing import Any

import jsonschema
from pydantic import BaseModel

from emulator.openai_wire.chat import ChatRequest
from emulator.openai_wire.faults import ApiError, Fault

CHARACTERS_PER_TOKEN = 4
TOKENS_PER_IMAGE = 765


def completion(request: ChatRequest, answer: object, fault: Fault | None = None) -> dict[str, Any]:
    """The response to a request. `answer` is a pydantic model, something JSON can hold, or text; it must fit the schema.
    Raises `ApiError` 500 when it does not: a mistake of the responder, which the real API does not make."""
    text = _as_text(request, answer)
    message: dict[str, Any] = {"role": "assistant", "content": text, "refusal": None, "annotations": []}
    reason = "stop"
    limit = request.raw.get("max_completion_tokens") or request.raw.get("max_tokens")
    if limit and _tokens(text) > limit:
        message["content"], reason = text[: limit * CHARACTERS_PER_TOKEN], "length"
    kind = fault.kind if fault else None
    if kind == "refusal":
        message |= {"content": None, "refusal": "I'm sorry, I can't assist with that request."}
    elif kind == "cut_off":
        message["content"], reason = text[: len(text) // 2], "length"
    elif kind == "content_filter":
        message["content"], reason = "", "content_filter"
    elif kind == "malformed":
        message["content"] = f"Here is the answer: {text[:-1]}"
    elif kind == "off_schema":
        message["content"] = '{"unexpected": true}'
    return {
        "id": f"chatcmpl-{uuid.uuid4().hex}",
        "object": "chat.completion",
        "created": int(time.time()),
        "model": request.model,
        "choices": [{"index": 0, "message": message, "logprobs": None, "finish_reason": reason}],
        "usage": _usage(request, message["content"] or ""),
        "service_tier": "default",
        "system_fingerprint": "fp_local",
    }


def _as_text(request: ChatRequest, answer: object) -> str:
    if isinstance(answer, str):
        return answer
    text = answer.model_dump_json() if isinstance(answer, BaseModel) else json.dumps(answer, ensure_ascii=False)
    if request.schema:
        try:
            jsonschema.validate(json.loads(text), request.schema)
        except jsonschema.ValidationError as exc:
            raise ApiError(500, f"The responder's answer does not fit the schema: {exc.message}", kind="server_error") from exc
    return text


def _usage(request: ChatRequest, answer: str) -> dict[str, Any]:
    """An estimate."""
    read = _tokens(request.instructions) + _tokens(request.text) + TOKENS_PER_IMAGE * len(request.images)
    written = _tokens(answer)
    return {
        "prompt_tokens": read,
        "completion_tokens": written,
        "total_tokens": read + written,
        "prompt_tokens_details": {"cached_tokens": 0, "audio_tokens": 0},
        "completion_tokens_details": {"reasoning_tokens": 0, "audio_tokens": 0},
    }


def _tokens(text: str) -> int:
    return -(-len(text) // CHARACTERS_PER_TOKEN)
