"""A stand-in for Firebase Auth where firebase-tools is not installed: guests, e-mail and password. Accounts live in memory.

Speaks the calls of the Identity Toolkit API that the JavaScript SDK makes, at the paths of the official Auth emulator. Signing in
with Google needs the official one. Run as a process: `python -m emulator.identity_toolkit --port 9099 --project demo-x`.
"""

from __future__ import annotations

import argparse
import secrets
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs

from emulator.json_server import Answer, Call, JsonServer
from emulator.tokens import LIFETIME_SECONDS, emulator_id_token, token_uid

ACCOUNTS = "/identitytoolkit.googleapis.com/v1/accounts:"
TOKEN = "/securetoken.googleapis.com/v1/token"
SHORTEST_PASSWORD = 6


class Refused(Exception):
    """A call that gets no result; the message is one of the API's codes."""


@dataclass(kw_only=True)
class Account:
    uid: str
    email: str = ""
    password: str = ""
    created_at_ms: int = field(default_factory=lambda: int(time.time() * 1000))


class IdentityToolkit:
    """The accounts of one project."""

    def __init__(self, project_id: str) -> None:
        self._project_id = project_id
        self._accounts: dict[str, Account] = {}
        self._refresh_tokens: dict[str, str] = {}
        self._lock = threading.Lock()

    def answer(self, call: Call) -> Answer:
        """As the API answers, to pages of any origin."""
        origin = {
            "Access-Control-Allow-Origin": "*",
            "Access-Control-Allow-Headers": call.headers.get("access-control-request-headers", "*"),
        }
        if call.method == "OPTIONS":
            return Answer(body={}, headers=origin)
        try:
            with self._lock:
                return Answer(body=self._body(call), headers=origin)
        except Refused as refusal:
            error = {
                "code": 400,
                "message": str(refusal),
                "errors": [{"message": str(refusal), "domain": "global", "reason": "invalid"}],
            }
            return Answer(status=400, body={"error": error}, headers=origin)

    def _body(self, call: Call) -> dict[str, Any]:
        if call.path == TOKEN:
            return self._refresh({name: values[-1] for name, values in parse_qs(call.body.decode()).items()})
        calls: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
            "signUp": self._sign_up,
            "signInWithPassword": self._sign_in,
            "lookup": self._lookup,
            "sendOobCode": self._send_mail,
            "delete": self._delete,
        }
        name = call.path.removeprefix(ACCOUNTS)
        if name not in calls:
            raise Refused("OPERATION_NOT_ALLOWED : Only the official Auth emulator can do this; it comes with firebase-tools.")
        return calls[name](call.json())

    def _sign_up(self, body: dict[str, Any]) -> dict[str, Any]:
        """A guest, a new account, or with a guest's token the account that the guest becomes."""
        account = self._signed_in(body) if body.get("idToken") else Account(uid=secrets.token_urlsafe(21))
        if body.get("email") or body.get("password"):
            account.email, account.password = self._new_credentials(body)
        self._accounts[account.uid] = account
        return self._session(account)

    def _new_credentials(self, body: dict[str, Any]) -> tuple[str, str]:
        email, password = str(body.get("email", "")).lower(), str(body.get("password", ""))
        if "@" not in email:
            raise Refused("INVALID_EMAIL")
        if not password:
            raise Refused("MISSING_PASSWORD")
        if len(password) < SHORTEST_PASSWORD:
            raise Refused(f"WEAK_PASSWORD : Password should be at least {SHORTEST_PASSWORD} characters")
        if self._by_email(email):
            raise Refused("EMAIL_EXISTS")
        return email, password

    def _sign_in(self, body: dict[str, Any]) -> dict[str, Any]:
        account = self._by_email(str(body.get("email", "")).lower())
        if account is None or not secrets.compare_digest(account.password.encode(), str(body.get("password", "")).encode()):
            raise Refused("INVALID_LOGIN_CREDENTIALS")
        return self._session(account) | {"registered": True}

    def _lookup(self, body: dict[str, Any]) -> dict[str, Any]:
        account = self._signed_in(body)
        user: dict[str, Any] = {"localId": account.uid, "createdAt": str(account.created_at_ms), "providerUserInfo": []}
        if account.email:
            user |= {"email": account.email, "emailVerified": False, "passwordHash": "hidden"}
            user["providerUserInfo"] = [{"providerId": "password", "email": account.email, "rawId": account.email}]
        return {"users": [user]}

    def _send_mail(self, body: dict[str, Any]) -> dict[str, Any]:
        """No mail is sent; whether there is such an account is not told, as in the cloud."""
        return {"email": str(body.get("email", ""))}

    def _delete(self, body: dict[str, Any]) -> dict[str, Any]:
        del self._accounts[self._signed_in(body).uid]
        return {}

    def _refresh(self, form: dict[str, str]) -> dict[str, Any]:
        account = self._accounts.get(self._refresh_tokens.get(form.get("refresh_token", ""), ""))
        if account is None:
            raise Refused("INVALID_REFRESH_TOKEN")
        token = self._id_token(account)
        lifetime = {"expires_in": str(LIFETIME_SECONDS), "token_type": "Bearer", "refresh_token": form["refresh_token"]}
        return lifetime | {"id_token": token, "access_token": token, "user_id": account.uid, "project_id": self._project_id}

    def _session(self, account: Account) -> dict[str, Any]:
        refresh_token = secrets.token_urlsafe(32)
        self._refresh_tokens[refresh_token] = account.uid
        session = {"localId": account.uid, "idToken": self._id_token(account), "refreshToken": refresh_token}
        return session | {"expiresIn": str(LIFETIME_SECONDS)} | ({"email": account.email} if account.email else {})

    def _id_token(self, account: Account) -> str:
        if account.email:
            return emulator_id_token(account.uid, project=self._project_id, email=account.email, email_verified=False)
        guest = {"identities": {}, "sign_in_provider": "anonymous"}
        return emulator_id_token(account.uid, project=self._project_id, provider_id="anonymous", firebase=guest)

    def _signed_in(self, body: dict[str, Any]) -> Account:
        """The account that the body's ID token was issued for. Accounts end with this process, tokens in a browser do not."""
        account = self._accounts.get(token_uid(str(body.get("idToken", ""))))
        if account is None:
            raise Refused("USER_NOT_FOUND")
        return account

    def _by_email(self, email: str) -> Account | None:
        return next((account for account in self._accounts.values() if account.email and account.email == email), None)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m emulator.identity_toolkit", description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--port", type=int, default=9099)
    parser.add_argument("--project", required=True)
    options = parser.parse_args()
    JsonServer(IdentityToolkit(options.project).answer, options.port).start()
    ended = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ended.set())
    ended.wait()


if __name__ == "__main__":
    main()
