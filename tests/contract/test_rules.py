"""What a signed-in browser may read in Firestore, and that it may write nothing; and that it reaches no file."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from emulator.tokens import emulator_id_token
from emulator.world import World

OWN = [
    "collections/c1",
    "collections/c1/documents/d1",
    "collections/c1/documents/d1/structured_products/p1",
    "collections/c1/images/i1",
    "collections/c1/items/i1",
    "collections/c1/corrections/k1",
    "jobs/j1",
    "jobs/j1/events/00000000",
    "jobs/j1/units/pages-00000",
    "articles/a1",
    "threads/t1",
    "packages/t1",
    "trainings/t1",
    "description_sessions/s1",
    "description_sessions/s1/descriptions/d1",
]
SERVERS_OWN = ["idempotency_keys/k1", "ai_cache/k1", "anything/x"]

Browser = Callable[..., int]
STORAGE_RULES = Path(__file__).parents[2] / "storage.rules"


@pytest.fixture
def browser(world: World, clients, project_id: str) -> Browser:
    """A request as the web SDK makes it, with a user's token; the status of the answer. Documents belong to user "me"."""
    for path in OWN + SERVERS_OWN:
        clients.firestore.document(path).set({"owner_uid": "me", "x": 1})
    base = f"http://{world.env['FIRESTORE_EMULATOR_HOST']}/v1/projects/{project_id}/databases/(default)/documents"

    def request(method: str, path: str, uid: str | None, **options: object) -> int:
        headers = {"Authorization": f"Bearer {emulator_id_token(uid, project=project_id)}"} if uid else {}
        return httpx.request(method, f"{base}{path}", headers=headers, **options).status_code  # type: ignore[arg-type]

    return request


@pytest.mark.parametrize("path", OWN)
def test_users_read_what_they_own_and_nobody_elses(browser: Browser, path: str):
    assert browser("GET", f"/{path}", "me") == 200
    assert browser("GET", f"/{path}", "somebody") == 403
    assert browser("GET", f"/{path}", None) == 403


@pytest.mark.parametrize("path", SERVERS_OWN)
def test_what_only_the_server_needs_nobody_reads(browser: Browser, path: str):
    assert browser("GET", f"/{path}", "me") == 403


@pytest.mark.parametrize("path", [*OWN, *SERVERS_OWN, "collections/new"])
def test_nobody_writes_but_the_server(browser: Browser, path: str):
    fields = {"fields": {"owner_uid": {"stringValue": "me"}}}

    assert browser("PATCH", f"/{path}", "me", json=fields) == 403
    assert browser("DELETE", f"/{path}", "me") == 403


@pytest.mark.parametrize(("owner", "code"), [("me", 200), ("somebody", 403)])
def test_a_list_shows_only_what_is_owned(browser: Browser, owner: str, code: int):
    query = {
        "from": [{"collectionId": "jobs"}],
        "where": {"fieldFilter": {"field": {"fieldPath": "owner_uid"}, "op": "EQUAL", "value": {"stringValue": owner}}},
    }

    assert browser("POST", ":runQuery", "me", json={"structuredQuery": query}) == code


def test_a_list_of_everything_is_refused(browser: Browser):
    assert browser("POST", ":runQuery", "me", json={"structuredQuery": {"from": [{"collectionId": "jobs"}]}}) == 403


def test_no_file_of_the_bucket_is_reached_past_the_api() -> None:
    """The official emulator of these rules needs a program from the internet; so they are kept as simple as rules can be."""
    rules = re.sub(r"//.*", "", STORAGE_RULES.read_text())

    assert re.findall(r"allow[^;]*;", rules) == ["allow read, write: if false;"]
    assert "match /{file=**}" in rules
