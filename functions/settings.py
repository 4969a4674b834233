"""What the environment says. The only reader of it; names every missing variable at once."""

from __future__ import annotations

from functools import lru_cache

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict


class MissingSettings(Exception):
    """The environment lacks variables or holds unusable values."""


class Settings(BaseSettings):
    """One field per variable. The addresses of the local Firestore, Storage and Auth are read by Google's own libraries."""

    model_config = SettingsConfigDict(frozen=True, env_ignore_empty=True)

    project: str = Field(validation_alias="GOOGLE_CLOUD_PROJECT")
    region: str = Field("europe-west1", validation_alias="GCLOUD_REGION")
    bucket: str = Field(validation_alias="THREADLINE_BUCKET")
    queue: str = Field("threadline", validation_alias="THREADLINE_QUEUE")
    tasks_address: str | None = Field(None, validation_alias="CLOUD_TASKS_EMULATOR_HOST")
    """host:port of a Cloud Tasks that is reached without credentials."""
    tasks_url: str = Field(validation_alias="THREADLINE_TASKS_URL")
    """Base URL of the task handlers: "{tasks_url}/{pipeline}_task"."""
    lease_seconds: float = Field(60.0, validation_alias="THREADLINE_LEASE_SECONDS", gt=0)

    oidc_issuer: str = Field("https://accounts.google.com", validation_alias="THREADLINE_OIDC_ISSUER")
    oidc_jwks_url: str = Field("https://www.googleapis.com/oauth2/v3/certs", validation_alias="THREADLINE_OIDC_JWKS_URL")
    oidc_audience: str = Field(validation_alias="THREADLINE_OIDC_AUDIENCE")
    invoker_email: str = Field(validation_alias="THREADLINE_INVOKER_EMAIL")
    """The service account that Cloud Tasks and Cloud Scheduler call with."""

    openai_api_key: str | None = Field(None, validation_alias="OPENAI_API_KEY", repr=False)
    """Without a key the rules alone run."""
    openai_base_url: str | None = Field(None, validation_alias="OPENAI_BASE_URL")
    openai_model: str = Field("gpt-4o-mini", validation_alias="OPENAI_MODEL")
    ai_budget_usd: float | None = Field(None, validation_alias="AI_BUDGET_USD", ge=0)
    """What the AI calls of one job may cost by estimate; then the rules go on alone."""


@lru_cache(maxsize=1)
def settings() -> Settings:
    """Read once per process. Raises `MissingSettings`."""
    return read_settings()


def read_settings() -> Settings:
    """Raises `MissingSettings` with the name of every variable that is missing or unusable."""
    try:
        return Settings()  # filled from the environment
    except ValidationError as exc:
        faults = [(str(fault["loc"][0]), fault["type"], fault["msg"]) for fault in exc.errors()]
        missing = [name for name, kind, _ in faults if kind == "missing"]
        unusable = [f"{name} ({message})" for name, kind, message in faults if kind != "missing"]
        sentences = [f"Set these environment variables: {', '.join(missing)}."] if missing else []
        sentences += [f"Correct these environment variables: {', '.join(unusable)}."] if unusable else []
        raise MissingSettings(" ".join([*sentences, ".env.example explains each one."])) from exc
