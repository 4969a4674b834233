"""The function host is killed in the middle of phase 3 and started again: the published result is that of an undisturbed run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from google.cloud import firestore

from emulator.tokens import emulator_id_token
from emulator.world import World
from tests.acceptance.conftest import Api
from tests.acceptance.slow_functions import LINGER, SLOW_PHASE

RUN_OF_ONE_JOB = {"id", "job_id", "image_ids", "product_id", "document_id", "storage_path", "match"}


@pytest.fixture
def fragile(world: World) -> Iterator[World]:
    """A world of its own, whose host may be killed. (`world` makes sure that this machine can start one.)"""
    source = Path(__file__).with_name("slow_functions.py")
    with World(project_id="demo-fragile", source=source) as fragile:
        yield fragile


@pytest.fixture
def user_of(fragile: World) -> Iterator[Api]:
    api = Api(fragile.base_url, emulator_id_token("u1", project=fragile.project_id))
    yield api
    api.http.close()


def published(api: Api, collection: str) -> list[list[dict[str, Any]]]:
    """Products and images without what differs from run to run, in their order."""
    found = []
    for what in ("products", "images"):
        records = api.get(f"/collections/{collection}/{what}")[what]
        plain = [{name: value for name, value in record.items() if name not in RUN_OF_ONE_JOB} for record in records]
        matched = [
            record | {"pictures": len(full.get("image_ids", [])), "to": (full.get("match") or {}).get("product_key")}
            for record, full in zip(plain, records, strict=True)
        ]
        found.append(sorted(matched, key=lambda record: record["key"]))
    return found


def test_a_host_killed_in_phase_3_costs_nothing(
    fragile: World, user_of: Api, samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = (samples / "linesheet_cards.pdf").read_bytes()
    undisturbed, disturbed = user_of.new_collection(), user_of.new_collection()
    for collection in (undisturbed, disturbed):
        assert user_of.upload(collection, sheet, "linesheet_cards.pdf", "linesheet").status_code == 201
    calm = user_of.post(f"/collections/{undisturbed}/documents/process").json()
    user_of.wait(calm["id"])

    started = user_of.post(f"/collections/{disturbed}/documents/process", headers={"X-Request-Id": LINGER}).json()
    monkeypatch.setenv("FIRESTORE_EMULATOR_HOST", fragile.env["FIRESTORE_EMULATOR_HOST"])
    database = firestore.Client(project=fragile.project_id)
    job = database.document(f"jobs/{started['id']}")
    while (now := job.get().to_dict() or {})["phase"] != SLOW_PHASE or now["lease"] is None:
        assert now["status"] in {"pending", "processing"}
    fragile.kill_host()
    fragile.start_host()
    ended = user_of.wait(started["id"])

    assert ended["status"] == "completed"
    assert published(user_of, disturbed) == published(user_of, undisturbed)
    events = [event.to_dict() for event in job.collection("events").stream()]
    checkpoints = [event["step"] for event in events if event["name"] in {"checkpoint", "finish"}]
    assert sorted(checkpoints) == list(range(1, 7))
    assert [event["phase"] for event in events if event["name"] == "take_over"] == ["filter_images"]
    records = [*database.collection_group("structured_products").stream(), *database.collection_group("images").stream()]
    assert len(records) == sum(map(len, published(user_of, disturbed))) + sum(map(len, published(user_of, undisturbed)))
    database.close()
