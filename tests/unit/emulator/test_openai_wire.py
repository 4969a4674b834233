"""The stand-in for OpenAI, through OpenAI's own SDK: what passes, what is refused, what can go wrong."""

from __future__ import annotations

import base64
import time
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Literal

import httpx
import openai
import pytest
from openai import OpenAI
from PIL import Image
from pydantic import BaseModel, Field

from emulator.openai_wire import OpenAIWire


class Line(BaseModel):
    style: str
    quantity: int = Field(ge=1)
    note: str | None
    delivery: date
    kind: Literal["order", "sample"]


class Lines(BaseModel):
    lines: list[Line]
    total: float


LINES = Lines(lines=[Line(style="A-1", quantity=2, note=None, delivery=date(2026, 1, 2), kind="order")], total=2)


@pytest.fixture
def wire() -> Iterator[OpenAIWire]:
    with OpenAIWire(lambda _: LINES) as wire:
        yield wire


@pytest.fixture
def client(wire: OpenAIWire) -> Iterator[OpenAI]:
    with OpenAI(api_key="any", base_url=wire.url, max_retries=0, timeout=10) as client:
        yield client


def ask(client: OpenAI, text: str = '{"rows": [1]}', **options):
    messages = [{"role": "system", "content": "Read the lines."}, {"role": "user", "content": text}]
    return client.chat.completions.parse(**({"model": "gpt-4o-mini", "messages": messages, "response_format": Lines} | options))


def picture(kind: str = "PNG") -> str:
    file = BytesIO()
    Image.new("RGB", (4, 4), "red").save(file, kind)
    return f"data:image/{kind.lower()};base64,{base64.b64encode(file.getvalue()).decode()}"


def with_schema(schema: dict) -> dict:
    return {"type": "json_schema", "json_schema": {"name": "answer", "strict": True, "schema": schema}}


def strict_object(**properties: object) -> dict:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def test_a_schema_is_filled_in_and_paid_for(client: OpenAI, wire: OpenAIWire):
    answer = ask(client)

    assert answer.choices[0].message.parsed == LINES
    assert answer.usage
    assert answer.usage.prompt_tokens > 0
    assert answer.usage.completion_tokens > 0
    [request] = wire.requests
    assert (request.instructions, request.payload, request.schema_name) == ("Read the lines.", {"rows": [1]}, "Lines")


def test_pictures_arrive_as_they_were_sent(client: OpenAI, wire: OpenAIWire):
    parts = [{"type": "text", "text": "{}"}, {"type": "image_url", "image_url": {"url": picture("JPEG"), "detail": "low"}}]

    ask(client, parts)

    assert wire.requests[0].images[0].startswith(b"\xff\xd8")


def test_without_a_responder_the_smallest_answer_that_fits_is_given():
    with OpenAIWire() as wire, OpenAI(api_key="any", base_url=wire.url) as client:
        answer = client.chat.completions.parse(model="m", messages=[{"role": "user", "content": "x"}], response_format=Lines)
        line = client.chat.completions.parse(model="m", messages=[{"role": "user", "content": "x"}], response_format=Line)

    assert answer.choices[0].message.parsed == Lines(lines=[], total=0)
    assert line.choices[0].message.parsed == Line(style="", quantity=1, note=None, delivery=date(2000, 1, 1), kind="order")


def test_a_key_is_needed(wire: OpenAIWire):
    answer = httpx.post(f"{wire.url}/chat/completions", json={})

    assert (answer.status_code, answer.json()["error"]["code"]) == (401, "invalid_api_key")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"extra_body": {"temprature": 1}}, "Unknown parameter: 'temprature'"),
        ({"temperature": 3}, "Invalid 'temperature'"),
        ({"messages": []}, "empty array"),
        ({"messages": [{"role": "robot", "content": "x"}]}, "robot"),
        ({"messages": [{"role": "user", "content": [{"type": "picture"}]}]}, "picture"),
        (
            {"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "file:///etc/passwd"}}]}]},
            "data URL",
        ),
        (
            {
                "messages": [
                    {"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/png;base64,AAAA"}}]}
                ]
            },
            "unsupported image",
        ),
        ({"messages": [{"role": "system", "content": [{"type": "image_url", "image_url": {"url": picture()}}]}]}, "image_url"),
    ],
)
def test_a_request_that_openai_refuses_is_refused(client: OpenAI, wire: OpenAIWire, options: dict, message: str):
    with pytest.raises(openai.BadRequestError) as refusal:
        ask(client, **options)

    assert message in refusal.value.message
    assert refusal.value.type == "invalid_request_error"
    assert not wire.requests


@pytest.mark.parametrize(
    ("schema", "message"),
    [
        ({"type": "array", "items": {"type": "string"}}, "'type: \"object\"'"),
        ({"type": "object", "properties": {}, "required": []}, "additionalProperties"),
        (strict_object(a={"type": "string"}) | {"required": []}, "Missing 'a'"),
        (strict_object() | {"required": ["b"]}, "Extra required key 'b'"),
        (strict_object(a={"type": "object", "properties": {}}), "'properties', 'a'"),
        (strict_object(a={"type": "string", "minLength": 1}), "'minLength' is not permitted"),
        (strict_object(a={"type": "string", "default": ""}), "'default' is not permitted"),
        (strict_object(a={"type": "string", "format": "uri"}), "'uri' is not a valid format"),
        (strict_object(a={"type": "array"}), "array schema missing items"),
        (strict_object(a={"type": "array", "items": {"type": "string"}, "uniqueItems": True}), "'uniqueItems'"),
        (strict_object(a={"type": "text"}), "not a valid type"),
        (strict_object(a={}), "must have a 'type' key"),
        (strict_object(a={"oneOf": [{"type": "string"}]}), "'type' key"),
        (
            strict_object(a={"$ref": "#/$defs/A", "description": "x"}) | {"$defs": {"A": strict_object()}},
            "$ref cannot have keywords",
        ),
        (strict_object(a={"$ref": "#/$defs/A"}) | {"$defs": {"A": {"type": "object"}}}, "'$defs', 'A'"),
        (strict_object(a={"anyOf": [{"type": "null"}, {"type": "object"}]}), "'anyOf', '1'"),
        (strict_object(a={"type": "string", "enum": [str(number) for number in range(1001)]}), "enum values"),
        (strict_object() | {"anyOf": []}, "'anyOf' is not permitted"),
    ],
)
def test_a_schema_that_openai_refuses_is_refused(client: OpenAI, schema: dict, message: str):
    with pytest.raises(openai.BadRequestError) as refusal:
        client.chat.completions.create(
            model="gpt-4o", messages=[{"role": "user", "content": "x"}], response_format=with_schema(schema)
        )

    assert "Invalid schema for response_format 'answer'" in refusal.value.message
    assert message in refusal.value.message


def test_a_schema_nested_too_deeply_is_refused(client: OpenAI):
    schema = strict_object(a={"type": "string"})
    for _ in range(10):
        schema = strict_object(a=schema)

    with pytest.raises(openai.BadRequestError, match="deeper"):
        client.chat.completions.create(
            model="gpt-4o", messages=[{"role": "user", "content": "x"}], response_format=with_schema(schema)
        )


def test_an_answer_outside_the_schema_is_the_responder_s_mistake(client: OpenAI, wire: OpenAIWire):
    wire.responder = lambda _: {"lines": "none"}

    with pytest.raises(openai.InternalServerError, match="does not fit the schema"):
        ask(client)


def test_an_answer_longer_than_was_asked_for_is_cut_off(client: OpenAI):
    with pytest.raises(openai.LengthFinishReasonError):
        ask(client, max_completion_tokens=5)


def test_a_rate_limit_says_when_to_come_back_and_then_lets_pass(client: OpenAI, wire: OpenAIWire):
    wire.fail("rate_limit", seconds=7)

    with pytest.raises(openai.RateLimitError) as refusal:
        ask(client)

    assert refusal.value.response.headers["retry-after"] == "7"
    assert refusal.value.code == "rate_limit_exceeded"
    assert ask(client).choices[0].message.parsed == LINES


def test_an_empty_account_is_told_from_a_rate_limit(client: OpenAI, wire: OpenAIWire):
    wire.fail("quota")

    with pytest.raises(openai.RateLimitError) as refusal:
        ask(client)

    assert refusal.value.code == "insufficient_quota"


@pytest.mark.parametrize("kind", ["server_error", "overloaded"])
def test_the_provider_may_be_down(client: OpenAI, wire: OpenAIWire, kind: str):
    wire.fail(kind)

    with pytest.raises(openai.InternalServerError):
        ask(client)


def test_an_answer_may_never_come(client: OpenAI, wire: OpenAIWire):
    wire.fail("timeout", seconds=5)

    with pytest.raises(openai.APITimeoutError):
        ask(client, timeout=0.2)


def test_a_connection_may_break(client: OpenAI, wire: OpenAIWire):
    wire.fail("disconnect")

    with pytest.raises(openai.APIConnectionError):
        ask(client)


def test_an_answer_may_be_slow(client: OpenAI, wire: OpenAIWire):
    wire.fail("slow", seconds=0.2)
    began = time.monotonic()

    assert ask(client).choices[0].message.parsed == LINES
    assert time.monotonic() - began >= 0.2


def test_the_model_may_decline(client: OpenAI, wire: OpenAIWire):
    wire.fail("refusal")

    message = ask(client).choices[0].message

    assert message.parsed is None
    assert message.refusal


def test_an_answer_may_be_cut_off_withheld_or_no_json(client: OpenAI, wire: OpenAIWire):
    faults = {
        "cut_off": openai.LengthFinishReasonError,
        "content_filter": openai.ContentFilterFinishReasonError,
        "malformed": ValueError,
        "off_schema": ValueError,
    }
    for kind, error in faults.items():
        wire.fail(kind)
        with pytest.raises(error):
            ask(client)


def test_trouble_by_chance_is_the_same_for_the_same_seed():
    def outcomes() -> list[bool]:
        with (
            OpenAIWire(lambda _: LINES, chances={"server_error": 0.5}, seed=4) as wire,
            OpenAI(api_key="any", base_url=wire.url, max_retries=0) as client,
        ):
            return [_succeeds(client) for _ in range(12)]

    first = outcomes()

    assert first == outcomes()
    assert set(first) == {True, False}


def _succeeds(client: OpenAI) -> bool:
    try:
        ask(client)
    except openai.InternalServerError:
        return False
    return True
