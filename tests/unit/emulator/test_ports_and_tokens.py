"""Ports that nobody else has, and tokens that firebase-admin takes."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from emulator.ports import HOST, configured_ports, free_port, give_back
from emulator.tokens import emulator_id_token


def test_a_port_that_is_listened_on_is_replaced():
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]

        assert free_port(port) != port


def test_no_port_is_given_twice_until_it_is_given_back():
    first = free_port()

    assert free_port(first) != first
    give_back(first)
    assert free_port(first) == first


def test_ports_are_read_from_firebase_json(tmp_path: Path):
    config = tmp_path / "firebase.json"
    config.write_text('{"emulators": {"auth": {"port": 9099}, "ui": {"enabled": false}, "singleProjectMode": false}}')

    assert configured_ports(config) == {"auth": 9099}
    assert configured_ports(tmp_path / "none.json") == {}


def test_firebase_admin_accepts_a_user_s_token_and_no_other_project_s(monkeypatch: pytest.MonkeyPatch):
    import firebase_admin
    from firebase_admin import auth

    monkeypatch.setenv("FIREBASE_AUTH_EMULATOR_HOST", "127.0.0.1:1")
    app = firebase_admin.initialize_app(options={"projectId": "demo-tokens"}, name="tokens")

    claims = auth.verify_id_token(emulator_id_token("ada", project="demo-tokens", email="ada@example.com", role="buyer"), app)

    assert (claims["uid"], claims["email"], claims["role"]) == ("ada", "ada@example.com", "buyer")
    with pytest.raises(auth.InvalidIdTokenError):
        auth.verify_id_token(emulator_id_token("ada", project="demo-other"), app)
    firebase_admin.delete_app(app)
