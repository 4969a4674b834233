"""Where a browser signs in: the official Auth emulator of firebase-tools, else a stand-in. API tests sign in with `tokens`."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

from emulator.ports import HOST, free_port
from emulator.processes import Child, Children

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "emulator" / "firebase_tools"
INSTALL = f"npm ci --ignore-scripts --prefix {PACKAGE.relative_to(ROOT)}"


def find_firebase() -> Path | None:
    """The `firebase` command of our own package, else of the PATH."""
    command = PACKAGE / "node_modules" / ".bin" / "firebase"
    if command.exists():
        return command
    firebase = shutil.which("firebase")
    return Path(firebase) if firebase else None


def start(children: Children, port: int, project_id: str, *, official: bool = True) -> Child:
    """Start it without waiting. The official one, if it is installed and wanted, needs some ten seconds of computing for that."""
    firebase = find_firebase() if official else None
    return _start_official(children, firebase, port, project_id) if firebase else _start_stand_in(children, port, project_id)


def _start_official(children: Children, firebase: Path, port: int, project_id: str) -> Child:
    """With a configuration of its own that names only the Auth emulator."""
    folder = children.logs / "auth"
    folder.mkdir(exist_ok=True)
    others = {name: {"host": HOST, "port": free_port()} for name in ("hub", "logging")}
    parts = {"auth": {"host": HOST, "port": port}, "ui": {"enabled": False}, **others}
    (folder / "firebase.json").write_text(json.dumps({"emulators": parts}))
    return children.start("auth", [str(firebase), "emulators:start", "--only", "auth", "--project", project_id], cwd=folder)


def _start_stand_in(children: Children, port: int, project_id: str) -> Child:
    command = [sys.executable, "-m", "emulator.identity_toolkit", "--port", str(port), "--project", project_id]
    return children.start("auth", command, cwd=ROOT)
