"""What phases hand on that is too large for a job's state: JSON files in the job's folder."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from pipelines.engine.context import Context

READ_AHEAD = 4  # files on their way while one is worked on


def stage(ctx: Context, name: str, value: Any) -> str:
    """Write `value` as JSON under the job's folder; the path."""
    path = _path(ctx, name)
    ctx.blobs.write(path, json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(), "application/json")
    return path


def staged(ctx: Context, name: str) -> Any:
    """What was staged under `name`. Raises `FileNotFoundError`."""
    return json.loads(ctx.blobs.read(_path(ctx, name)))


def staged_each(ctx: Context, names: Sequence[str]) -> Iterator[Any]:
    """What was staged under each of `names`, in order, few of them in memory at a time. Raises `FileNotFoundError`."""
    coming: deque[Future[bytes]] = deque()
    with ThreadPoolExecutor(READ_AHEAD) as pool:
        for name in names:
            coming.append(pool.submit(ctx.blobs.read, _path(ctx, name)))
            if len(coming) > READ_AHEAD:
                yield json.loads(coming.popleft().result())
        while coming:
            yield json.loads(coming.popleft().result())


def _path(ctx: Context, name: str) -> str:
    return f"{ctx.folder}/{name}.json"
