"""Staged files, one after the other."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from pipelines.staging import READ_AHEAD, stage, staged_each, staged_earlier
from tests.fakes import MemoryBlobs


class CountingBlobs(MemoryBlobs):
    """Blobs that remember what was read."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def read(self, path: str) -> bytes:
        self.seen.append(path)
        return super().read(path)


def staging(step: int = 1) -> Any:
    return SimpleNamespace(folder="jobs/j1", blobs=CountingBlobs(), job=SimpleNamespace(step=step))


def test_files_come_in_the_order_asked_for_and_few_are_read_ahead() -> None:
    ctx = staging()
    names = [f"text/{number:02d}" for number in range(20)]
    for name in reversed(names):
        stage(ctx, name, {"name": name})

    files = staged_each(ctx, names)
    first = next(files)

    assert first == {"name": names[0]}
    assert len(ctx.blobs.seen) <= READ_AHEAD + 1
    assert [file["name"] for file in files] == names[1:]


def test_a_file_that_is_missing_is_missed_when_its_turn_comes() -> None:
    ctx = staging()
    stage(ctx, "one", 1)

    files = staged_each(ctx, ["one", "two"])

    assert next(files) == 1
    with pytest.raises(FileNotFoundError):
        next(files)


def test_a_file_of_an_earlier_step_is_read_once_in_a_step_and_anew_in_the_next() -> None:
    ctx = staging(step=4)
    stage(ctx, "facts", [1])
    assert [staged_earlier(ctx, "facts", tuple) for _ in range(3)] == [(1,)] * 3
    assert len(ctx.blobs.seen) == 1

    stage(ctx, "facts", [2])
    ctx.job.step = 9

    assert staged_earlier(ctx, "facts", tuple) == (2,)


def test_two_stores_are_not_mixed_up() -> None:
    one, other = staging(), staging()
    stage(one, "facts", [1])
    stage(other, "facts", [2])

    assert (staged_earlier(one, "facts", tuple), staged_earlier(other, "facts", tuple)) == ((1,), (2,))
