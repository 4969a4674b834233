"""The deployed entry points."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from functions import main
from pipelines import PIPELINES

ROOT = Path(__file__).resolve().parents[3]


def test_every_pipeline_has_its_handler():
    assert set(main.ENTRY_POINTS) == {"api", "sweep", *(f"{name}_task" for name in PIPELINES)}


def test_every_entry_point_is_there():
    assert all(callable(getattr(main, target)) for target in main.ENTRY_POINTS.values())


def test_the_file_loads_alone_as_the_functions_framework_loads_it(tmp_path: Path):
    program = f"""
import importlib.util, json, sys
sys.path.insert(0, {str(ROOT / "functions")!r})
spec = importlib.util.spec_from_file_location("main", {str(ROOT / "functions" / "main.py")!r})
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
heavy = [name for name in ("openai", "numpy", "google.cloud.firestore") if name in sys.modules]
print(json.dumps([list(module.ENTRY_POINTS), sys.path[0], heavy]))
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True)

    names, first, heavy = json.loads(done.stdout)
    assert "api" in names
    assert first == str(ROOT)
    assert heavy == []
