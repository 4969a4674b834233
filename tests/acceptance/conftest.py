"""The running product from outside: HTTP in, answers and documents out. Every answer is held to the OpenAPI description."""

from __future__ import annotations

import json
import re
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from jsonschema import Draft202012Validator

from emulator.tokens import emulator_id_token
from emulator.world import ROOT, World

OPENAPI = json.loads((ROOT / "functions" / "openapi.json").read_text())
FINAL = {"completed", "completed_with_issues", "failed", "cancelled"}
PATIENCE_SECONDS = 60


class Api:
    """A signed-in user at the API."""

    def __init__(self, base_url: str, token: str | None) -> None:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        self.http = httpx.Client(base_url=base_url, headers=headers, timeout=30, event_hooks={"response": [check_against_openapi]})

    def request(self, method: str, path: str, **options: Any) -> httpx.Response:
        return self.http.request(method, f"/api{path}", **options)

    def get(self, path: str, **params: Any) -> Any:
        """The JSON of an answer that must be 200."""
        response = self.request("GET", path, params=params)
        assert response.status_code == 200, response.text
        return response.json()

    def post(self, path: str, body: Any = None, **options: Any) -> httpx.Response:
        return self.request("POST", path, json={} if body is None else body, **options)

    def new_collection(self) -> str:
        return str(self.post("/collections", {"name": "Spring"}).json()["id"])

    def upload(self, collection: str, data: bytes, filename: str, kind: str, **params: Any) -> httpx.Response:
        form: dict[str, Any] = {"files": {"file": (filename, data)}, "data": {"kind": kind}}
        return self.request("POST", f"/collections/{collection}/documents", params={"process": "false"} | params, **form)

    def wait(self, job_id: str) -> dict[str, Any]:
        """The job once it is final."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline:
            job: dict[str, Any] = self.get(f"/jobs/{job_id}/status")
            if job["status"] in FINAL:
                return job
            time.sleep(0.1)
        raise AssertionError(f"not final: {job}")

    def completed(self, job_id: str) -> dict[str, Any]:
        """The job, which must succeed."""
        job = self.wait(job_id)
        assert job["status"] == "completed", job
        return job


def check_against_openapi(response: httpx.Response) -> None:
    response.read()
    operation = operation_of(response.request.method, response.request.url.raw_path.decode().partition("?")[0])
    if operation is None:
        assert response.status_code in {404, 405}
        return
    described = operation["responses"].get(str(response.status_code))
    assert described is not None, f"{operation['operationId']} does not describe {response.status_code}: {response.text}"
    schema = described.get("content", {}).get("application/json", {}).get("schema")
    if schema is not None:
        Draft202012Validator(schema | {"components": OPENAPI["components"]}).validate(response.json())


def operation_of(method: str, path: str) -> dict[str, Any] | None:
    """Paths without parameters come first, as in the routes."""
    for template in sorted(OPENAPI["paths"], key=lambda template: template.count("{")):
        if re.fullmatch(re.sub(r"{\w+}", "[^/]+", template), path):
            operation: dict[str, Any] | None = OPENAPI["paths"][template].get(method.lower())
            return operation
    return None


@pytest.fixture(scope="session")
def user(world: World) -> Iterator[Callable[..., Api]]:
    """Sign in as a new user, or as `uid`, or with whatever token."""
    signed_in: list[Api] = []

    def sign_in(uid: str | None = None, **claims: Any) -> Api:
        token = claims.pop("token", None) or emulator_id_token(uid or uuid.uuid4().hex, **({"project": world.project_id} | claims))
        signed_in.append(Api(world.base_url, token))
        return signed_in[-1]

    yield sign_in
    for api in signed_in:
        api.http.close()


@pytest.fixture
def api(user: Callable[..., Api]) -> Api:
    return user()


@pytest.fixture
def stranger(user: Callable[..., Api]) -> Api:
    return user()


@pytest.fixture
def collection(api: Api) -> str:
    return api.new_collection()


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo set: linesheets and orders that belong together."""
    from emulator.samples.__main__ import main

    folder = tmp_path_factory.mktemp("samples")
    main([str(folder), "--set", "demo"])
    return folder


@pytest.fixture
def linesheet(samples: Path) -> bytes:
    return (samples / "linesheet_cards.pdf").read_bytes()


@pytest.fixture
def order(samples: Path) -> bytes:
    return (samples / "order_matrix.xlsx").read_bytes()


@pytest.fixture
def slow_queue(world: World) -> Iterator[Callable[[], None]]:
    """Tasks come late, so that there is time to act, until the call that is given."""
    world.tasks.chaos(delay=1.0, delay_seconds=1.0)
    yield world.tasks.chaos
    world.tasks.chaos()
