"""A queue that delivers twice, late, out of order and without hearing the answers changes nothing in the result."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from emulator.samples.catalogue import make_samples
from emulator.samples.truth import write_sample
from emulator.tokens import emulator_id_token
from emulator.world import World
from tests.acceptance.conftest import Api

LINESHEET, ORDER = "linesheet_cards.pdf", "order_matrix.xlsx"
TROUBLE = {
    "seed": 1,
    "duplicate": 0.5,
    "lose_answer": 0.3,
    "reorder": 0.5,
    "reorder_seconds": 0.3,
    "delay": 0.1,
    "delay_seconds": 0.5,
}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("trouble")
    for name in (LINESHEET, ORDER):
        for sample in make_samples("demo", 1, only=Path(name).stem):
            write_sample(sample, folder)
    return {name: (folder / name).read_bytes() for name in (LINESHEET, ORDER)}


@pytest.fixture
def api(world: World) -> Iterator[Api]:
    api = Api(world.base_url, emulator_id_token("trouble", project=world.project_id))
    yield api
    world.tasks.chaos()
    api.http.close()


def outcome(api: Api, files: dict[str, bytes]) -> dict[str, Any]:
    """Run both processes; what they published, without what differs from run to run."""
    collection = api.new_collection()
    api.upload(collection, files[LINESHEET], LINESHEET, "linesheet")
    api.upload(collection, files[ORDER], ORDER, "purchase_order")
    jobs = []
    for path in ("documents/process", "items/generate"):
        jobs.append(api.post(f"/collections/{collection}/{path}").json()["id"])
        assert api.wait(jobs[-1])["status"] == "completed"
    products, images, items = (api.get(f"/collections/{collection}/{name}")[name] for name in ("products", "images", "items"))
    return {
        "jobs": jobs,
        "products": [(product["style_number"], product["name"], len(product["image_ids"])) for product in products],
        "images": sorted(image["sha256"] for image in images),
        "items": [(item["style_number"], item["color"], item["size"], item["quantity"], item["match"]) for item in items],
    }


def test_trouble_on_the_way_changes_nothing_in_the_result(world: World, api: Api, files: dict[str, bytes]):
    undisturbed = outcome(api, files)

    world.tasks.chaos(**TROUBLE)
    disturbed = outcome(api, files)
    world.tasks.chaos()

    assert world.tasks.wait_idle(world.queue_name, timeout_seconds=60)
    assert any(attempt["duplicate"] for attempt in world.tasks.attempts(world.queue_name))
    for published in ("products", "images", "items"):
        assert disturbed[published] == undisturbed[published]
        assert undisturbed[published]
