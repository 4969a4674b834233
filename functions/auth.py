"""Who is calling: a signed-in user by Firebase ID token. Nothing else opens the API, locally or in the cloud."""

from __future__ import annotations

import time
from functools import lru_cache
from typing import TYPE_CHECKING

from functions.errors import ApiError

if TYPE_CHECKING:
    from firebase_admin import App

HOW_TO = "Send a Firebase ID token: Authorization: Bearer <token>."


def user_of(authorization: str | None, project: str) -> str:
    """The uid of the signed-in user. Raises `ApiError` UNAUTHENTICATED for a missing, expired or foreign token, UNAVAILABLE when
    Google's public keys cannot be had."""
    from firebase_admin import auth

    token = bearer_token(authorization)
    try:
        claims = auth.verify_id_token(token, app=_app(project))
    except auth.CertificateFetchError as exc:
        raise ApiError("UNAVAILABLE", "KEYS_UNAVAILABLE", "Sign-in cannot be checked at the moment. Please try again.") from exc
    except auth.ExpiredIdTokenError as exc:
        raise _expired() from exc
    except (auth.InvalidIdTokenError, ValueError) as exc:
        raise ApiError("UNAUTHENTICATED", "TOKEN_INVALID", f"The ID token is not valid for this project. {HOW_TO}") from exc
    if claims.get("exp", 0) < time.time():  # of a token of the Auth emulator the library does not look at the time
        raise _expired()
    return str(claims["uid"])


def bearer_token(authorization: str | None) -> str:
    """The token of an Authorization header. Raises `ApiError` UNAUTHENTICATED."""
    scheme, _, token = (authorization or "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise ApiError("UNAUTHENTICATED", "TOKEN_MISSING", f"Please sign in. {HOW_TO}")
    return token.strip()


def _expired() -> ApiError:
    return ApiError("UNAUTHENTICATED", "TOKEN_EXPIRED", "The ID token has expired. Fetch a fresh one.")


@lru_cache(maxsize=8)
def _app(project: str) -> App:
    import firebase_admin

    return firebase_admin.initialize_app(options={"projectId": project}, name=f"threadline-{project}")
