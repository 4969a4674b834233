"""Whoever signs in at the world's Auth is let in by the API."""

from __future__ import annotations

import httpx

from emulator.world import World


def test_a_guest_of_the_local_auth_may_use_the_api(world: World):
    with World(project_id=world.project_id, parts=("auth",), official_auth=False) as auth:
        address = f"http://{auth.env['FIREBASE_AUTH_EMULATOR_HOST']}"
        guest = httpx.post(
            f"{address}/identitytoolkit.googleapis.com/v1/accounts:signUp?key=local", json={"returnSecureToken": True}
        )

    headers = {"Authorization": f"Bearer {guest.json()['idToken']}"}
    answer = httpx.get(f"{world.api_url}/collections", headers=headers, timeout=30)

    assert answer.status_code == 200, answer.text
