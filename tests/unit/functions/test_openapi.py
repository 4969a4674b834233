"""The description of the API is complete and true to the routes."""

from __future__ import annotations

import itertools
import json
import re
from pathlib import Path

import pytest
from openapi_spec_validator import validate

from functions.api import application
from functions.routes import service

DESCRIPTION = json.loads(service.OPENAPI.read_text())


def routes() -> set[tuple[str, str]]:
    """(method, path) of every route, with `<any(a, b):x>` spelled out."""
    found = set()
    for rule in application().url_map.iter_rules():
        choices = [part.split(", ") for part in re.findall(r"<any\((.*?)\):\w+>", rule.rule)]
        for chosen in itertools.product(*choices):
            path = rule.rule
            for choice in chosen:
                path = re.sub(r"<any\(.*?\):\w+>", choice, path, count=1)
            path = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", path)
            found |= {(method, path) for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}}
    return found


def described() -> set[tuple[str, str]]:
    return {(method.upper(), path) for path, operations in DESCRIPTION["paths"].items() for method in operations}


def test_it_is_valid():
    validate(DESCRIPTION)


def test_every_route_is_described_and_every_description_has_its_route():
    assert routes() == described()


def test_every_operation_has_a_name_of_its_own():
    names = [operation["operationId"] for operations in DESCRIPTION["paths"].values() for operation in operations.values()]

    assert len(names) == len(set(names))


@pytest.mark.parametrize("kind", ["schemas", "parameters"])
def test_nothing_is_described_that_nobody_uses(kind: str):
    text = json.dumps(DESCRIPTION)

    assert [name for name in DESCRIPTION["components"][kind] if f'"#/components/{kind}/{name}"' not in text] == []


def test_every_post_of_a_user_takes_an_idempotency_key():
    for path, operations in DESCRIPTION["paths"].items():
        post = operations.get("post")
        if post and "security" not in post:
            references = [parameter.get("$ref", "") for parameter in post.get("parameters", [])]
            assert "#/components/parameters/idempotencyKey" in references, path


def test_it_is_read_from_beside_the_code():
    assert Path(service.OPENAPI).is_file()
