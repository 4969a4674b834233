"""The environment that leads the product to the parts of a local world. `functions/settings.py` reads it, and Google's clients."""

from __future__ import annotations

from collections.abc import Callable

from emulator.ports import HOST

REGION = "europe-west1"
QUEUE = "threadline"


def environment(project_id: str, port_of: Callable[[str], int], *, with_openai: bool) -> dict[str, str]:
    """The variables of .env.example for a project whose parts listen on the ports that `port_of(part)` gives."""
    tasks_admin = f"http://{HOST}:{port_of('tasks_admin')}"
    functions = f"http://{HOST}:{port_of('functions')}/{project_id}/{REGION}"
    # Without the stand-in no key is passed on, so that no test ever spends one by accident.
    openai = {"OPENAI_API_KEY": "local", "OPENAI_BASE_URL": f"http://{HOST}:{port_of('openai')}/v1"} if with_openai else {}
    return {
        "GOOGLE_CLOUD_PROJECT": project_id,
        "GCLOUD_REGION": REGION,
        "FIRESTORE_EMULATOR_HOST": f"{HOST}:{port_of('firestore')}",
        "STORAGE_EMULATOR_HOST": f"http://{HOST}:{port_of('storage')}",
        "FIREBASE_AUTH_EMULATOR_HOST": f"{HOST}:{port_of('auth')}",
        "CLOUD_TASKS_EMULATOR_HOST": f"{HOST}:{port_of('tasks')}",
        "THREADLINE_BUCKET": f"{project_id}-files",
        "THREADLINE_QUEUE": QUEUE,
        "THREADLINE_TASKS_URL": functions,
        "THREADLINE_OIDC_ISSUER": tasks_admin,
        "THREADLINE_OIDC_JWKS_URL": f"{tasks_admin}/jwks.json",
        "THREADLINE_OIDC_AUDIENCE": functions,
        "THREADLINE_INVOKER_EMAIL": f"invoker@{project_id}.iam.gserviceaccount.com",
        "THREADLINE_LEASE_SECONDS": "60",
        "NO_GCE_CHECK": "true",  # nobody asks Google's metadata server who we are
        "OPENAI_API_KEY": "",
        **openai,
    }
