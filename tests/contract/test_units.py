"""What a fan-out relies on in its ledger."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from pipelines.engine.errors import Conflict
from pipelines.engine.job import Lease, Usage
from pipelines.engine.ports import OPEN_UNIT, Unit
from tests.contract.conftest import NOW, Stores


def rows(count: int, group: str = "pages") -> list[Unit]:
    return [Unit(key=f"{group}-{index:05d}", group=group, index=index, payload={"first": index}) for index in range(count)]


def test_rows_read_back_in_order_whatever_their_number(stores: Stores):
    stores.started("j1")

    stores.jobs.create_units("j1", rows(950))

    assert stores.jobs.units("j1", "pages") == rows(950)


def test_a_row_reads_back_as_it_was_committed(stores: Stores):
    stores.jobs.create_units("j1", rows(1))
    unit, version = stores.jobs.read_unit("j1", "pages-00000") or pytest.fail("no row")
    changed = replace(
        unit, status="processing", attempt=2, lease=Lease(token="t", expires_at=NOW), not_before=NOW + timedelta(seconds=1),
        result={"words": 12, "path": "jobs/j1/text.json"}, usage=Usage(calls=1, cost_usd=0.01),
    )  # fmt: skip

    stores.jobs.commit_unit("j1", changed, version)

    again, _ = stores.jobs.read_unit("j1", "pages-00000") or pytest.fail("no row")
    assert again == changed


def test_rows_that_exist_stay_as_they_are(stores: Stores):
    stores.jobs.create_units("j1", rows(2))
    unit, version = stores.jobs.read_unit("j1", "pages-00001") or pytest.fail("no row")
    stores.jobs.commit_unit("j1", replace(unit, status="ok"), version)

    stores.jobs.create_units("j1", rows(3))

    assert [unit.status for unit in stores.jobs.units("j1", "pages")] == ["pending", "ok", "pending"]


def test_a_row_at_an_old_version_is_a_conflict(stores: Stores):
    stores.jobs.create_units("j1", rows(1))
    unit, version = stores.jobs.read_unit("j1", "pages-00000") or pytest.fail("no row")
    newer = stores.jobs.commit_unit("j1", replace(unit, attempt=1), version)

    with pytest.raises(Conflict):
        stores.jobs.commit_unit("j1", replace(unit, attempt=7), version)

    stores.jobs.commit_unit("j1", replace(unit, attempt=2), newer)


def test_a_row_that_nobody_wrote_is_none(stores: Stores):
    assert stores.jobs.read_unit("j1", "pages-00009") is None


def test_open_rows_are_counted_by_group(stores: Stores):
    stores.jobs.create_units("j1", rows(3))
    stores.jobs.create_units("j1", rows(2, "text"))
    for index, status in enumerate(("ok", "failed")):
        unit, version = stores.jobs.read_unit("j1", f"pages-{index:05d}") or pytest.fail("no row")
        stores.jobs.commit_unit("j1", replace(unit, status=status), version)

    assert stores.jobs.count_units("j1", "pages", OPEN_UNIT) == 1
    assert stores.jobs.count_units("j1", "text", OPEN_UNIT) == 2
    assert stores.jobs.count_units("j1", "nothing", OPEN_UNIT) == 0
