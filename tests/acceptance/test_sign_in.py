"""Who may use the API, and who may call the task handlers."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from emulator.world import World
from tests.acceptance.conftest import OPENAPI, Api


def test_the_description_needs_no_sign_in(world: World):
    response = httpx.get(f"{world.api_url}/openapi.json")

    assert response.status_code == 200
    assert response.json() == OPENAPI


def secured_operations() -> list[tuple[str, str]]:
    return [
        (method.upper(), path)
        for path, operations in OPENAPI["paths"].items()
        for method, operation in operations.items()
        if operation.get("security") != []
    ]


@pytest.mark.parametrize(("method", "path"), secured_operations())
def test_nothing_else_is_open(world: World, method: str, path: str):
    url = world.base_url + re.sub(r"{\w+}", "1", path)

    response = httpx.request(method, url)

    assert response.status_code == 401
    assert response.headers["WWW-Authenticate"] == "Bearer"
    assert response.json()["error"]["status"] == "UNAUTHENTICATED"


@pytest.mark.parametrize("header", ["", "Bearer", "Basic dTpw", "Bearer not.a.token", "Bearer a.b.c"])
def test_a_header_without_a_usable_token_is_refused(world: World, header: str):
    response = httpx.get(f"{world.api_url}/collections", headers={"Authorization": header})

    assert response.status_code == 401


def test_a_token_of_another_project_is_refused(user: Callable[..., Api]):
    response = user(project="demo-elsewhere").request("GET", "/collections")

    assert response.status_code == 401
    assert response.json()["error"]["details"][0]["reason"] == "TOKEN_INVALID"


def test_a_token_that_has_run_out_is_refused(user: Callable[..., Api]):
    response = user(exp=1).request("GET", "/collections")

    assert response.status_code == 401
    assert response.json()["error"]["details"][0]["reason"] == "TOKEN_EXPIRED"


def test_the_request_id_comes_back(api: Api):
    answered = api.request("GET", "/collections/none", headers={"X-Request-Id": "mine-1"})
    odd = api.request("GET", "/collections/none", headers={"X-Request-Id": "<script>"})

    assert answered.headers["X-Request-Id"] == "mine-1"
    assert answered.json()["error"]["request_id"] == "mine-1"
    assert odd.headers["X-Request-Id"] != "<script>"


TASK = {"job_id": "nobody", "step": 0}


def call_handler(world: World, token: str | None, body: Any = TASK, function: str = "documents_task") -> httpx.Response:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    return httpx.post(world.function_url(function), json=body, headers=headers)


@pytest.mark.parametrize("function", ["documents_task", "items_task", "sweep"])
def test_the_queues_token_opens_the_handlers(world: World, function: str):
    assert call_handler(world, world.service_token(), function=function).status_code == 200


@pytest.mark.parametrize("function", ["documents_task", "items_task", "sweep"])
def test_the_handlers_are_closed_to_everybody_else(world: World, function: str):
    assert call_handler(world, None, function=function).status_code == 401


def test_a_users_token_does_not_open_a_handler(world: World, api: Api):
    token = api.http.headers["Authorization"].removeprefix("Bearer ")

    assert call_handler(world, token).status_code == 401


def test_another_accounts_token_does_not_open_a_handler(world: World):
    audience = world.env["THREADLINE_OIDC_AUDIENCE"]
    token = world.tasks.token(email="somebody@example.com", audience=audience)

    assert call_handler(world, token).status_code == 403


def test_a_token_for_another_audience_does_not_open_a_handler(world: World):
    token = world.tasks.token(email=world.env["THREADLINE_INVOKER_EMAIL"], audience="https://elsewhere.example.com")

    assert call_handler(world, token).status_code == 401


def test_a_token_with_changed_claims_does_not_open_a_handler(world: World):
    head, claims, signature = world.service_token().split(".")
    changed = json.loads(base64.urlsafe_b64decode(claims + "=" * (-len(claims) % 4))) | {"exp": 4_000_000_000}
    forged = base64.urlsafe_b64encode(json.dumps(changed).encode()).rstrip(b"=").decode()

    assert call_handler(world, f"{head}.{forged}.{signature}").status_code == 401


@pytest.mark.parametrize("body", [{}, {"job_id": "x"}, {"job_id": 7, "step": 0}, {"job_id": "x", "step": 0, "more": 1}, []])
def test_a_body_that_is_no_task_is_refused(world: World, body: Any):
    assert call_handler(world, world.service_token(), body).status_code == 400


def test_a_task_can_be_run_through_the_api_with_the_service_token(world: World):
    response = httpx.post(f"{world.api_url}/jobs/process", json=TASK, headers={"Authorization": f"Bearer {world.service_token()}"})

    assert response.status_code == 200
    assert response.json() == {"outcome": "GONE"}
