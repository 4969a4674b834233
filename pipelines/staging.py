"""What phases hand on that is too large for a job's state: JSON files in the job's folder."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Hashable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import lru_cache
from typing import Any, TypeVar, cast

from pipelines.engine.context import Context

T = TypeVar("T")
READ_AHEAD = 4  # files on their way while one is worked on
KEPT = 4  # files of earlier steps that are kept in memory


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


def staged_earlier(ctx: Context, name: str, read: Callable[[Any], T]) -> T:
    """What `read`, a function of a module, makes of a file that an earlier step has staged; kept for the next unit of this step,
    which asks for the same. Raises `FileNotFoundError`."""
    blobs = cast(Hashable, ctx.blobs)
    made: T = _earlier(blobs, _path(ctx, name), ctx.job.step, read)
    return made


@lru_cache(maxsize=KEPT)
def _earlier(blobs: Any, path: str, _step: int, read: Callable[[Any], Any]) -> Any:
    return read(json.loads(blobs.read(path)))


def _path(ctx: Context, name: str) -> str:
    return f"{ctx.folder}/{name}.json"
