"""Real documents that lie beside the project; tests that read them are skipped where they do not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

FOLDER = Path(os.environ.get("THREADLINE_DATA") or Path(__file__).resolve().parents[2] / "shared" / "data")


def shared(*parts: str) -> Path:
    """A file or folder of the shared data: `shared("orders", "x.pdf")`."""
    path = FOLDER.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"{path} is missing; set THREADLINE_DATA to the folder of shared data")
    return path
