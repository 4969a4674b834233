"""One arrow between the worlds: functions → pipelines. Nothing imports the emulator but tests and benchmarks."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PURE_LIBRARIES = {
    "PIL",
    "pptx",
    "reportlab",
    "charset_normalizer",
    "cv2",
    "defusedxml",
    "numpy",
    "onnxruntime",
    "openpyxl",
    "pipelines",
    "pydantic",
    "pypdfium2",
    "python_calamine",
    "rapidfuzz",
    "rapidocr",
    "scipy",
}
"""What the core may import beside the standard library: readers of files and mathematics."""
OUTSIDE_WORLD = {"asyncio", "ftplib", "http", "os", "smtplib", "socket", "ssl", "subprocess", "urllib", "xmlrpc"}
"""Modules of the standard library that reach beyond the process."""


def imports_of(folder: str) -> Iterator[tuple[Path, str]]:
    """Every imported top-level module of a folder's files, those inside functions too."""
    for path in sorted((ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for name in names:
                yield path.relative_to(ROOT), name.split(".")[0]


def test_the_core_imports_no_cloud_no_http_and_no_ai_library() -> None:
    strangers = {
        (str(path), name)
        for path, name in imports_of("pipelines")
        if name in OUTSIDE_WORLD or not (name in PURE_LIBRARIES or name in sys.stdlib_module_names)
    }

    assert strangers == set()


def test_the_core_reads_no_clock() -> None:
    readers = [
        str(path.relative_to(ROOT))
        for path in sorted((ROOT / "pipelines").rglob("*.py"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if "datetime.now(" in line or "time.time(" in line or "monotonic(" in line or "date.today(" in line
    ]

    assert readers == []


def test_nothing_that_is_deployed_imports_the_emulator_or_tests() -> None:
    found = {
        str(path) for folder in ("functions", "pipelines") for path, name in imports_of(folder) if name in {"emulator", "tests"}
    }

    assert found == set()


def test_only_the_settings_read_the_environment() -> None:
    readers = {str(path) for path, name in imports_of("functions") if name in {"os", "pydantic_settings"}}

    assert readers == {"functions/settings.py"}


READING = (
    {"model", "faults", "certainty"},
    {"codec", "content_type", "words"},
    {"doubts", "layout", "pictures"},
    {"ocr"},
    {"pdf", "workbook"},
    {"tables", "matching"},
    {"linesheets", "orders"},
    {"draw", "extract"},
)
"""The steps of reading, from what knows nothing to what knows all."""


def test_every_step_of_reading_knows_only_those_before_it() -> None:
    folder = ROOT / "pipelines" / "reading"
    level = {name: index for index, names in enumerate(READING) for name in names}
    upward = set()
    for path in sorted(folder.rglob("*.py")):
        step = path.relative_to(folder).with_suffix("").parts[0]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.ImportFrom) or not (node.module or "").startswith("pipelines.reading"):
                continue
            parts = (node.module or "").split(".")[2:]
            for other in parts[:1] or [alias.name for alias in node.names]:
                if other != step and level[other] >= level[step]:
                    upward.add((str(path.relative_to(folder)), other))

    assert upward == set()


def test_modules_stay_short_enough_to_be_read() -> None:
    long = {
        str(path.relative_to(ROOT)): count
        for folder in ("functions", "pipelines", "emulator", "benchmarks")
        for path in (ROOT / folder).rglob("*.py")
        if "node_modules" not in path.parts and (count := len(path.read_text(encoding="utf-8").splitlines())) > 330
    }

    assert set(long) <= {"emulator/samples/words.py", "emulator/samples/silhouettes.py"}  # words and outlines, no code
