"""The official Auth emulator of firebase-tools. Only a browser needs it: API tests sign in with `tokens`."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from emulator.ports import HOST, free_port
from emulator.processes import Child, Children

ROOT = Path(__file__).resolve().parent.parent
INSTALL = "npm install --global firebase-tools"


def find_firebase() -> Path | None:
    """The `firebase` command of the web app's packages, else of the PATH."""
    for folder in (ROOT / "web", ROOT):
        command = folder / "node_modules" / ".bin" / "firebase"
        if command.exists():
            return command
    firebase = shutil.which("firebase")
    return Path(firebase) if firebase else None


def start(children: Children, port: int, project_id: str) -> Child:
    """Start it without waiting, with a configuration of its own that names only it.
    Raises `FileNotFoundError` naming the command that brings it."""
    firebase = find_firebase()
    if firebase is None:
        raise FileNotFoundError(f"The Auth emulator (firebase-tools) is not installed: {INSTALL}")
    folder = children.logs / "auth"
    folder.mkdir(exist_ok=True)
    others = {name: {"host": HOST, "port": free_port()} for name in ("hub", "logging")}
    parts = {"auth": {"host": HOST, "port": port}, "ui": {"enabled": False}, **others}
    (folder / "firebase.json").write_text(json.dumps({"emulators": parts}))
    return children.start("auth", [str(firebase), "emulators:start", "--only", "auth", "--project", project_id], cwd=folder)
