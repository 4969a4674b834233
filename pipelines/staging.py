"""What phases hand on that is too large for a job's state: JSON files in the job's folder."""

from __future__ import annotations

import json
from typing import Any

from pipelines.engine.context import Context


def stage(ctx: Context, name: str, value: Any) -> str:
    """Write `value` as JSON under the job's folder; the path."""
    path = f"{ctx.folder}/{name}.json"
    ctx.blobs.write(path, json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(), "application/json")
    return path


def staged(ctx: Context, name: str) -> Any:
    """What was staged under `name`. Raises `FileNotFoundError`."""
    return json.loads(ctx.blobs.read(f"{ctx.folder}/{name}.json"))
