"""OIDC tokens as Google signs them for a service account: RS256, with a published key to check them by."""

from __future__ import annotations

import json
import secrets
import time
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

LIFETIME_SECONDS = 3600
REUSED_FOR_SECONDS = 600
KEY_BITS = 2048


class Signer:
    """A fresh key per process. `issuer` is what the tokens name and where `jwks` can be had."""

    def __init__(self, issuer: str) -> None:
        self.issuer = issuer
        self._key_id = secrets.token_hex(8)  # so that nobody takes the key of an earlier process for this one's
        self._key = rsa.generate_private_key(public_exponent=65537, key_size=KEY_BITS)
        self._tokens: dict[tuple[str, str], tuple[float, str]] = {}

    def token(self, *, email: str, audience: str) -> str:
        """A token for a service account that calls `audience`. The same one is handed out for some minutes, as Google does."""
        now = time.time()
        made_at, token = self._tokens.get((email, audience), (0.0, ""))
        if now - made_at > REUSED_FOR_SECONDS:
            claims = {
                "iss": self.issuer,
                "aud": audience,
                "azp": email,
                "sub": email,
                "email": email,
                "email_verified": True,
                "iat": int(now),
                "exp": int(now) + LIFETIME_SECONDS,
            }
            token = jwt.encode(claims, self._key, algorithm="RS256", headers={"kid": self._key_id})
            self._tokens[email, audience] = (now, token)
        return token

    def jwks(self) -> dict[str, Any]:
        """The public key as a JSON Web Key Set."""
        key = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self._key.public_key()))
        return {"keys": [key | {"kid": self._key_id, "alg": "RS256", "use": "sig"}]}
