"""Signing in without firebase-tools: what the JavaScript SDK sends, and what it gets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from emulator.identity_toolkit import ACCOUNTS, TOKEN, IdentityToolkit
from emulator.json_server import JsonServer
from emulator.tokens import token_uid

ADA = {"email": "Ada@example.com", "password": "secret12", "returnSecureToken": True}


class Sdk:
    """The calls of the SDK."""

    def __init__(self, url: str) -> None:
        self.http = httpx.Client(base_url=url, headers={"Origin": "http://localhost:5173"})

    def call(self, name: str, **body: Any) -> dict[str, Any]:
        return self.http.post(f"{ACCOUNTS}{name}?key=local", json=body).json()

    def refused(self, name: str, **body: Any) -> str:
        return str(self.call(name, **body)["error"]["message"]).split(" ")[0]

    def user(self, session: dict[str, Any]) -> dict[str, Any]:
        [user] = self.call("lookup", idToken=session["idToken"])["users"]
        return user


@pytest.fixture
def sdk() -> Iterator[Sdk]:
    server = JsonServer(IdentityToolkit("demo-x").answer)
    server.start()
    sdk = Sdk(server.url)
    yield sdk
    sdk.http.close()
    server.stop()


def test_who_registers_can_sign_in_again(sdk: Sdk):
    registered = sdk.call("signUp", **ADA)

    again = sdk.call("signInWithPassword", **ADA)

    assert again["localId"] == registered["localId"] == token_uid(again["idToken"])
    assert sdk.user(again)["email"] == "ada@example.com"


def test_a_guest_who_registers_keeps_the_account(sdk: Sdk):
    guest = sdk.call("signUp", returnSecureToken=True)
    assert "email" not in sdk.user(guest)

    registered = sdk.call("signUp", idToken=guest["idToken"], **ADA)

    assert registered["localId"] == guest["localId"]
    assert sdk.user(guest)["providerUserInfo"][0]["providerId"] == "password"


def test_a_session_is_renewed_by_its_refresh_token(sdk: Sdk):
    guest = sdk.call("signUp")

    renewed = sdk.http.post(TOKEN, data={"grant_type": "refresh_token", "refresh_token": guest["refreshToken"]}).json()

    assert renewed["user_id"] == token_uid(renewed["id_token"]) == guest["localId"]
    assert sdk.http.post(TOKEN, data={"refresh_token": "forged"}).status_code == 400


def test_neither_a_wrong_password_nor_an_unknown_address_lets_in_or_tells_which_it_was(sdk: Sdk):
    sdk.call("signUp", **ADA)

    answers = {sdk.refused("signInWithPassword", **ADA | wrong) for wrong in ({"password": "other"}, {"email": "eve@example.com"})}

    assert answers == {"INVALID_LOGIN_CREDENTIALS"}


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"email": "ada"}, "INVALID_EMAIL"),
        ({"password": ""}, "MISSING_PASSWORD"),
        ({"password": "12345"}, "WEAK_PASSWORD"),
        ({"email": "ada@EXAMPLE.com"}, "EMAIL_EXISTS"),
    ],
)
def test_a_registration_that_cannot_be_is_refused(sdk: Sdk, wrong: dict[str, str], code: str):
    sdk.call("signUp", **ADA)

    assert sdk.refused("signUp", **ADA | wrong) == code


def test_a_deleted_account_is_gone(sdk: Sdk):
    session = sdk.call("signUp", **ADA)

    sdk.call("delete", idToken=session["idToken"])

    assert sdk.refused("lookup", idToken=session["idToken"]) == "USER_NOT_FOUND"
    assert sdk.refused("signInWithPassword", **ADA) == "INVALID_LOGIN_CREDENTIALS"


@pytest.mark.parametrize("token", ["", "a.b.c", "no token", "e30.W10.", "e30.e30."])
def test_what_is_no_token_of_ours_is_nobodys(sdk: Sdk, token: str):
    assert sdk.refused("lookup", idToken=token) == "USER_NOT_FOUND"


def test_a_page_of_any_port_may_ask(sdk: Sdk):
    preflight = sdk.http.options(f"{ACCOUNTS}signUp", headers={"Access-Control-Request-Headers": "content-type,x-client-version"})

    assert preflight.headers["Access-Control-Allow-Headers"] == "content-type,x-client-version"
    assert sdk.http.post(f"{ACCOUNTS}signUp", json={}).headers["Access-Control-Allow-Origin"] == "*"


def test_what_only_the_official_emulator_can_do_says_so(sdk: Sdk):
    assert sdk.refused("signInWithIdp") == "OPERATION_NOT_ALLOWED"
