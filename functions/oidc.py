"""Which service is calling: Cloud Tasks and Cloud Scheduler prove themselves with an OIDC token of one service account."""

from __future__ import annotations

from functools import lru_cache

import jwt

from functions.auth import bearer_token
from functions.errors import ApiError
from functions.settings import Settings

KEYS_KEPT_SECONDS = 3600
KEYS_TIMEOUT_SECONDS = 5
CLOCK_SKEW_SECONDS = 30


def check_service(authorization: str | None, settings: Settings) -> None:
    """Raises `ApiError`: UNAUTHENTICATED for a missing, expired or wrongly signed token or one for another audience,
    PERMISSION_DENIED for another account's, UNAVAILABLE when the issuer's keys cannot be had."""
    token = bearer_token(authorization)
    try:
        key = _keys(settings.oidc_jwks_url).get_signing_key_from_jwt(token)
        claims = jwt.decode(
            token,
            key,
            algorithms=["RS256"],
            audience=settings.oidc_audience,
            issuer=settings.oidc_issuer,
            leeway=CLOCK_SKEW_SECONDS,
            options={"require": ["exp", "iat", "aud", "iss"]},
        )
    except jwt.PyJWKClientConnectionError as exc:
        raise ApiError("UNAVAILABLE", "KEYS_UNAVAILABLE", "The token's issuer cannot be reached at the moment.") from exc
    except (jwt.PyJWTError, ValueError) as exc:
        raise ApiError("UNAUTHENTICATED", "TOKEN_INVALID", "The service token is not valid here.") from exc
    if claims.get("email") != settings.invoker_email or claims.get("email_verified") is not True:
        raise ApiError("PERMISSION_DENIED", "WRONG_ACCOUNT", "This service account may not call this function.")


@lru_cache(maxsize=4)
def _keys(url: str) -> jwt.PyJWKClient:
    return jwt.PyJWKClient(url, cache_keys=True, lifespan=KEYS_KEPT_SECONDS, timeout=KEYS_TIMEOUT_SECONDS)
