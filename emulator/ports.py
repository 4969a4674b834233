"""Which port each part of the local world listens on: the one `firebase.json` names if it is free, else any free one."""

from __future__ import annotations

import json
import random
import socket
import urllib.error
import urllib.request
from pathlib import Path

HOST = "127.0.0.1"
OUR_RANGE = range(10_000, 32_000)
"""Below the ports that systems give to outgoing connections: none of those takes one between our look and its use."""
_given: set[int] = set()


def configured_ports(firebase_json: Path) -> dict[str, int]:
    """The `emulators` section of `firebase.json` as {part: port}; empty when there is no such file."""
    if not firebase_json.exists():
        return {}
    emulators = json.loads(firebase_json.read_text()).get("emulators", {})
    return {name: part["port"] for name, part in emulators.items() if isinstance(part, dict) and "port" in part}


def free_port(preferred: int | None = None) -> int:
    """`preferred` if nobody listens there and this process has not given it away, else a random one that is."""
    if preferred and preferred not in _given and _is_free(preferred):
        _given.add(preferred)
        return preferred
    while True:
        port = random.choice(OUR_RANGE)
        if port not in _given and _is_free(port):
            _given.add(port)
            return port


def give_back(port: int) -> None:
    """Let the port be given to the next who asks."""
    _given.discard(port)


def accepts_connections(port: int) -> bool:
    try:
        with socket.create_connection((HOST, port), timeout=0.5):
            return True
    except OSError:
        return False


def answers(url: str) -> bool:
    """Whether an HTTP server answers at `url`, with whatever status below 500."""
    try:
        with urllib.request.urlopen(url, timeout=2) as response:
            return bool(response.status < 500)
    except urllib.error.HTTPError as refusal:
        return refusal.code < 500
    except OSError:
        return False


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # a port in TIME_WAIT is free, one that is listened on is not
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True
