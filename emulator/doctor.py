"""What this machine needs for the local world: one line per tool, with the command that brings a missing one."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from emulator import auth, firestore, storage
from emulator.ports import accepts_connections

OLDEST_PYTHON = (3, 11)
OLDEST_JAVA = 11
OLDEST_NODE = 20
INSTALL_PACKAGES = ".venv/bin/pip install -r requirements.txt -r requirements-dev.txt"
RUNNING_FIRESTORE = "FIRESTORE_EMULATOR_HOST"
PACKAGES = ("functions-framework", "gunicorn", "google-cloud-tasks", "grpcio", "pyjwt", "urllib3")
TIMEOUT_SECONDS = 20


@dataclass(frozen=True, kw_only=True)
class Finding:
    """`found` says what is there, or is empty. What is not `needed` for the product itself says in `name` what for."""

    name: str
    found: str
    remedy: str
    needed: bool = True

    @property
    def line(self) -> str:
        if self.found:
            return f"ok       {self.name}: {self.found}"
        return f"{'MISSING ' if self.needed else 'not here'} {self.name}: {self.remedy}"


def look() -> list[Finding]:
    """One finding per tool."""
    return [check() for check in (_python, _packages, _java, _firestore, _storage, _node, _auth)]


def missing(findings: Iterable[Finding]) -> list[Finding]:
    """What keeps the local world from starting."""
    return [finding for finding in findings if finding.needed and not finding.found]


def main() -> int:
    """Print the lines; 1 if something needed is missing."""
    findings = look()
    for finding in findings:
        print(finding.line)
    return 1 if missing(findings) else 0


def _python() -> Finding:
    fine = sys.version_info >= OLDEST_PYTHON
    oldest = ".".join(str(part) for part in OLDEST_PYTHON)
    return Finding(name="Python", found=platform.python_version() if fine else "", remedy=f"install Python {oldest} or newer")


def _packages() -> Finding:
    lacking = []
    for package in PACKAGES:
        try:
            version(package)
        except PackageNotFoundError:
            lacking.append(package)
    found = "" if lacking else "all here"
    return Finding(name="Python packages", found=found, remedy=f"{INSTALL_PACKAGES}  (lacking: {', '.join(lacking)})")


def _java() -> Finding:
    if os.environ.get(RUNNING_FIRESTORE):
        return Finding(name="Java", found="not needed", remedy="")
    java = firestore.find_java()
    return Finding(name="Java", found=_at_least(OLDEST_JAVA, java, "-version"), remedy=firestore.INSTALL_JAVA)


def _firestore() -> Finding:
    running = os.environ.get(RUNNING_FIRESTORE)
    if running:
        port = int(running.rpartition(":")[2])
        found = f"running at {running}" if accepts_connections(port) else ""
        return Finding(name="Firestore emulator", found=found, remedy=f"unset {RUNNING_FIRESTORE}: nothing answers at {running}")
    return _file("Firestore emulator", firestore.find_jar, firestore.INSTALL)


def _storage() -> Finding:
    return _file("Cloud Storage emulator", storage.find_binary, storage.INSTALL)


def _node() -> Finding:
    node = shutil.which("node")
    found = _at_least(OLDEST_NODE, Path(node) if node else None, "--version")
    return Finding(name="Node.js (for the web app)", found=found, remedy=f"install Node.js {OLDEST_NODE} or newer", needed=False)


def _auth() -> Finding:
    finding = _file("Auth emulator (for signing in with Google; else a stand-in runs)", auth.find_firebase, auth.INSTALL)
    return Finding(name=finding.name, found=finding.found, remedy=finding.remedy, needed=False)


def _file(name: str, find: Callable[[], Path | None], remedy: str) -> Finding:
    path = find()
    return Finding(name=name, found=str(path) if path else "", remedy=remedy)


def _at_least(oldest: int, program: Path | None, flag: str) -> str:
    """The program's path and version, empty if it is older or does not run."""
    if program is None:
        return ""
    try:
        said = subprocess.run([str(program), flag], capture_output=True, text=True, timeout=TIMEOUT_SECONDS, check=True)
    except (OSError, subprocess.SubprocessError):
        return ""
    numbers = [word.strip('v"') for word in (said.stderr + said.stdout).split() if word.strip('v"')[:1].isdigit()]
    return f"{numbers[0]} at {program}" if numbers and int(numbers[0].split(".")[0]) >= oldest else ""
