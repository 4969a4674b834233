"""The environment is read in one place and complains once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from functions.settings import MissingSettings, Settings, read_settings

ROOT = Path(__file__).resolve().parents[3]
REQUIRED = {
    "GOOGLE_CLOUD_PROJECT": "demo-a",
    "THREADLINE_BUCKET": "b",
    "THREADLINE_TASKS_URL": "http://x",
    "THREADLINE_OIDC_AUDIENCE": "http://x",
    "THREADLINE_INVOKER_EMAIL": "a@example.com",
}
NAMES = [str(field.validation_alias) for field in Settings.model_fields.values()]


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch):
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


def test_every_missing_variable_is_named_at_once():
    with pytest.raises(MissingSettings) as missing:
        read_settings()

    for name in REQUIRED:
        assert name in str(missing.value)
    assert "OPENAI_API_KEY" not in str(missing.value)


def test_an_unusable_value_is_named_with_what_is_wrong(monkeypatch: pytest.MonkeyPatch):
    for name, value in (REQUIRED | {"THREADLINE_LEASE_SECONDS": "soon"}).items():
        monkeypatch.setenv(name, value)

    with pytest.raises(MissingSettings, match=r"THREADLINE_LEASE_SECONDS \(Input should be a valid number"):
        read_settings()


def test_an_empty_variable_is_as_if_it_were_not_set(monkeypatch: pytest.MonkeyPatch):
    for name, value in (REQUIRED | {"OPENAI_API_KEY": "", "AI_BUDGET_USD": ""}).items():
        monkeypatch.setenv(name, value)

    settings = read_settings()

    assert settings.openai_api_key is None
    assert settings.ai_budget_usd is None


def test_a_key_is_never_shown(monkeypatch: pytest.MonkeyPatch):
    for name, value in (REQUIRED | {"OPENAI_API_KEY": "sk-secret"}).items():
        monkeypatch.setenv(name, value)

    assert "sk-secret" not in repr(read_settings())


def test_the_example_names_every_variable():
    example = (ROOT / ".env.example").read_text()

    assert set(NAMES) <= set(re.findall(r"^#? ?([A-Z_]+)=", example, re.MULTILINE))


def test_nothing_else_reads_the_environment():
    readers = [
        path.relative_to(ROOT).as_posix()
        for folder in ("functions", "pipelines")
        for path in (ROOT / folder).rglob("*.py")
        if re.search(r"\bos\.(environ|getenv)\b|from os import", path.read_text())
    ]

    assert readers == []
