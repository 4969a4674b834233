"""The documents pipeline on the fakes: the same reading as from the command line, phase by phase, published once."""

from __future__ import annotations

import re
import textwrap
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from emulator.samples.catalogue import make_samples
from pipelines.documents import understanding
from pipelines.documents.pipeline import PIPELINE
from pipelines.engine.pipeline import Phase, Pipeline
from pipelines.reading import codec
from pipelines.reading.content_type import sniff
from pipelines.reading.linesheets.reader import read_linesheet
from tests.fakes import Faults, World

LINESHEETS = [sample for sample in make_samples("demo", 1) if sample.filename.startswith("linesheet")]
CARDS = LINESHEETS[0]


def a_world(*files: tuple[str, bytes], faults: Faults | None = None, pipeline: Pipeline = PIPELINE) -> World:
    """A collection with these linesheets uploaded."""
    world = World(pipeline, faults=faults)
    for number, (filename, data) in enumerate(files):
        path = f"uploads/u1/c1/d{number}/source"
        world.blobs.files[path] = data
        world.records.documents[f"{world.subject}/documents/d{number}"] = {
            "kind": "linesheet",
            "filename": filename,
            "content_type": sniff(data, filename),
            "storage_path": path,
            "upload_state": "stored",
        }
    return world


def run(world: World) -> Any:
    documents = sorted(path.rsplit("/", 1)[1] for path in world.records.documents if "/documents/" in path and path.count("/") == 3)
    job = world.start(document_ids=documents)
    world.run()
    return world.job(job.id)


def products(world: World, document_id: str = "d0") -> list[dict[str, Any]]:
    """The published products of a document, by position."""
    return sorted(world.outputs(f"documents/{document_id}/structured_products"), key=lambda record: record["position"])


@pytest.mark.parametrize("sample", LINESHEETS, ids=lambda sample: sample.filename)
def test_the_pipeline_reads_what_the_command_line_reads(sample: Any) -> None:
    expected = read_linesheet(sample.data, sample.filename)

    world = a_world((sample.filename, sample.data))
    job = run(world)

    assert job.status == "completed"
    published = products(world)
    assert [record["key"] for record in published] == [product.key for product in expected.products]
    for record, product in zip(published, expected.products, strict=True):
        assert record["colors"] == list(product.colors)
        by_rules = {name: codec.to_json(evidence) for name, evidence in product.evidence.items()}
        assert {
            name: evidence for name, evidence in record["evidence"].items() if name != "category" or product.category
        } == by_rules
    images = {record["key"]: record for record in world.outputs("images")}
    assert set(images) == {image.key for image in expected.images}
    assert {key for key, record in images.items() if record["match"]} == {match.image_key for match in expected.matches}


def test_the_readmes_phase_of_your_own_runs_as_it_stands_there() -> None:
    readme = (Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8")
    recipe = readme.split("## Ten minutes to a changed phase")[1]
    function, line = (textwrap.dedent(block) for block in re.findall(r"```(?:python)?\n(.*?)```", recipe, re.DOTALL)[:2])
    names = {**vars(understanding), "Phase": Phase}  # the module that it is written into
    exec(compile(function, "README.md", "exec"), names)
    own = eval(line.strip().rstrip(","), names)
    pipeline = replace(PIPELINE, phases=(*PIPELINE.phases[:-1], own, PIPELINE.phases[-1]))

    world = a_world((CARDS.filename, CARDS.data), pipeline=pipeline)
    job = run(world)

    assert job.status == "completed"
    assert len(job.phases) == 7
    assert job.state["portraits"] == sum(record["height"] > record["width"] for record in world.outputs("images")) > 0


def test_the_collection_shows_categories_counts_and_where_the_pictures_are() -> None:
    world = a_world((CARDS.filename, CARDS.data))
    run(world)

    collection = world.records.documents[world.subject]
    shown = [record for record in world.outputs("images") if record["is_product"]]
    assert collection["counts"]["products"] == len(products(world))
    assert collection["counts"]["product_images"] == len(shown)
    assert {record["category"] for record in products(world)} <= set(collection["categories"])
    assert all(world.blobs.files[record["storage_path"]] for record in shown)
    assert all(record["reason"] for record in world.outputs("images"))


def test_long_documents_are_read_in_ranges_of_pages() -> None:
    world = a_world((CARDS.filename, CARDS.data), (LINESHEETS[1].filename, LINESHEETS[1].data))
    job = run(world)

    rows = world.jobs.units(job.id, "extract_text")
    assert {row.payload["document_id"] for row in rows} == {"d0", "d1"}
    assert products(world, "d0")
    assert products(world, "d1")


def test_a_correction_of_the_user_survives_the_next_run() -> None:
    world = a_world((CARDS.filename, CARDS.data))
    run(world)
    key = products(world)[0]["key"]
    world.records.documents[f"{world.subject}/corrections/x"] = {"key": key, "fields": {"name": "As the brand says", "job_id": "x"}}

    run(world)

    corrected = next(record for record in products(world) if record["key"] == key)
    assert corrected["name"] == "As the brand says"
    assert corrected["evidence"]["name"]["source"] == "user"
    assert corrected["job_id"] != "x"


def test_a_product_without_a_picture_is_flagged_only_where_others_have_one() -> None:
    world = a_world(
        (CARDS.filename, CARDS.data), ("list.csv", b"Style,Name,Wholesale\nAB-1,Anna Dress,12.50\nAB-2,Bea Coat,20.00\n")
    )
    run(world)
    assert {flag for record in products(world, "d1") for flag in record["flags"]} == set()
    first = products(world)[0]
    picture = next(image for image in world.outputs("images") if (image["match"] or {}).get("product_key") == first["key"])
    correct(world, f"image/d0/{picture['key']}", product_key=None)

    run(world)

    assert [record["key"] for record in products(world) if "no image" in record["flags"]] == [first["key"]]


def correct(world: World, key: str, **fields: Any) -> None:
    name = f"c{len(world.records.documents)}"
    world.records.documents[f"{world.subject}/corrections/{name}"] = {"key": key, "fields": fields}


def matches(world: World) -> list[tuple[str, str]]:
    return sorted((image["key"], image["match"]["product_key"]) for image in world.outputs("images") if image["match"])


def test_a_picture_that_the_user_has_moved_stays_with_its_new_product() -> None:
    world = a_world((CARDS.filename, CARDS.data))
    run(world)
    first, second = products(world)[:2]
    picture = next(image for image in world.outputs("images") if (image["match"] or {}).get("product_key") == first["key"])
    correct(world, f"image/d0/{picture['key']}", product_key=second["key"])

    run(world)

    records = {record["key"]: record for record in products(world)}
    moved = next(image for image in world.outputs("images") if image["key"] == picture["key"])
    assert moved["match"]["product_key"] == second["key"]
    assert moved["source"] == "user"
    assert records[first["key"]]["image_ids"] == []
    assert len(records[second["key"]]["image_ids"]) == 2


def test_a_picture_that_the_user_took_away_stays_away_and_one_moved_to_nowhere_stays_where_it_was() -> None:
    world = a_world((CARDS.filename, CARDS.data))
    run(world)
    matched = matches(world)
    correct(world, f"image/d0/{matched[0][0]}", product_key=None)
    correct(world, f"image/d0/{matched[1][0]}", product_key="no such product")
    correct(world, "image/d0/no such picture", product_key=matched[0][1])

    run(world)

    assert (
        sorted((image["key"], image["match"]["product_key"]) for image in world.outputs("images") if image["match"]) == matched[1:]
    )


def test_a_linesheet_without_products_completes_and_says_so() -> None:
    world = a_world(("terms.csv", b"Terms and conditions\nGoods remain ours until paid.\n"))
    job = run(world)

    assert job.status == "completed"
    assert world.records.documents[world.subject]["counts"]["products"] == 0
    assert any("No products" in note for note in world.records.documents[world.subject]["notes"])


def test_a_damaged_linesheet_fails_with_the_remedy_and_keeps_the_upload() -> None:
    world = a_world(("broken.pdf", b"%PDF-1.7\nnothing more"))
    job = run(world)

    assert job.status == "failed"
    assert world.status["error"]["details"] == "broken.pdf"
    assert "uploads/u1/c1/d0/source" in world.blobs.files


def test_a_linesheet_that_has_gone_is_asked_for() -> None:
    world = a_world((CARDS.filename, CARDS.data))
    world.start(document_ids=["elsewhere"])
    world.run()

    assert "Upload one" in world.status["error"]["message"]


def test_a_crash_in_any_phase_doubles_nothing() -> None:
    sheet = next(sample for sample in LINESHEETS if sample.filename.endswith(".xlsx"))
    undisturbed = a_world((sheet.filename, sheet.data))
    run(undisturbed)
    expected = (len(products(undisturbed)), len(undisturbed.outputs("images")))

    for crash_at in range(3, undisturbed.faults.writes + 1, 7):
        world = a_world((sheet.filename, sheet.data), faults=Faults(crash_at=crash_at, after=bool(crash_at % 2)))
        job = run(world)

        assert job.status == "completed"
        assert (len(products(world)), len(world.outputs("images"))) == expected
        assert len(list(world.records.query(f"{world.subject}/images"))) == expected[1]
