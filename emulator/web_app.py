"""The built web app as Hosting serves it: its files, its index page for every other path, and `init.json`. And sample files."""

from __future__ import annotations

import json
import mimetypes
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from werkzeug.security import safe_join
from werkzeug.wrappers import Request, Response

from emulator.web_samples import FOLDER, OFFERED, sample_file

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

INIT_PATH = "/__/firebase/init.json"
EMULATORS = {
    "firestore": "FIRESTORE_EMULATOR_HOST",
    "auth": "FIREBASE_AUTH_EMULATOR_HOST",
    "storage": "STORAGE_EMULATOR_HOST",
}


def web_app(folder: Path) -> WSGIApplication:
    """Serves the single-page app in `folder`, if it has been built."""

    @Request.application
    def serve(request: Request) -> Response:
        if request.path == INIT_PATH:
            config = json.dumps(init_config(os.environ))
            return Response(config, mimetype="application/json", headers={"Cache-Control": "no-store"})
        if request.path.startswith(FOLDER):
            sample = sample_file(request.path)
            kind = mimetypes.guess_type(request.path)[0] or "application/octet-stream"
            return Response("There is no such sample.\n", status=404) if sample is None else Response(sample, mimetype=kind)
        path = safe_join(str(folder), request.path.lstrip("/"))
        file = Path(path) if path and Path(path).is_file() else folder / "index.html"
        if not file.is_file():
            return Response("Nothing is mounted here, and the web app has not been built (make web).\n", status=404)
        # File names below assets/ carry a hash of their content; the page that names them must be fresh.
        cache = "public, max-age=31536000, immutable" if file.parent.name == "assets" else "no-cache"
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        return Response(file.read_bytes(), mimetype=kind, headers={"Cache-Control": cache})

    return serve


def init_config(environment: Mapping[str, str]) -> dict[str, Any]:
    """What the web app needs to know of its project: Hosting's `init.json`, under `emulators` where the local parts are, and under
    `samples` the addresses of files to try it with."""
    project_id = environment.get("GOOGLE_CLOUD_PROJECT", "")
    return {
        "projectId": project_id,
        "apiKey": "local",
        "authDomain": f"{project_id}.firebaseapp.com",
        "storageBucket": environment.get("THREADLINE_BUCKET", ""),
        "emulators": {name: environment[key] for name, key in EMULATORS.items() if environment.get(key)},
        "samples": OFFERED,
    }
