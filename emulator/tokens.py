"""ID tokens of users as the Auth emulator issues them: unsigned, accepted where FIREBASE_AUTH_EMULATOR_HOST is set."""

from __future__ import annotations

import base64
import json
import time
from typing import Any

LIFETIME_SECONDS = 3600


def emulator_id_token(uid: str, *, project: str, email: str | None = None, **claims: Any) -> str:
    """A token of user `uid`; `claims` add to it or replace what it would say."""
    now = int(time.time())
    payload = {
        "iss": f"https://securetoken.google.com/{project}",
        "aud": project,
        "auth_time": now,
        "iat": now,
        "exp": now + LIFETIME_SECONDS,
        "sub": uid,
        "user_id": uid,
        "firebase": {"identities": {"email": [email]} if email else {}, "sign_in_provider": "password"},
    }
    if email:
        payload |= {"email": email, "email_verified": True}
    return f"{_part({'alg': 'none', 'typ': 'JWT'})}.{_part(payload | claims)}."


def token_uid(token: str) -> str:
    """Whom a token was issued for; empty for what is no token."""
    try:
        middle = token.split(".")[1]
        return str(json.loads(base64.urlsafe_b64decode(middle + "=" * (-len(middle) % 4)))["sub"])
    except (IndexError, KeyError, TypeError, ValueError):
        return ""


def _part(value: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()
