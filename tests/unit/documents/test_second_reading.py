"""What the rules leave in doubt is shown to the assistant; what it adds explains what was left, and nothing else counts."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

from pipelines.documents import extraction
from pipelines.documents import products as document_products
from pipelines.documents.second_reading import pages_of_more
from pipelines.passages import ROWS, sheet_to_passages
from pipelines.reading.content_type import CSV
from pipelines.reading.model import WHOLE_PAGE, PlacedImage, Product
from pipelines.reading.workbook.reader import read_sheets
from tests.fakes import World
from tests.unit.documents.test_pipeline import a_world, products, run
from tests.unit.documents.test_proposals import SHEET, Adviser, a_page, with_assistant

ROWS_MISSED = b"Total: AB-3,Cleo Coat,Navy,EUR 33.00\nTotal: AB-4,Dora Coat,Olive,EUR 35.00\n"  # the rules take them for totals
DOUBTFUL = SHEET + ROWS_MISSED
MISSED = [
    {"quote": "AB-3 | Cleo Coat", "style_number": "AB-3", "name": "Cleo Coat", "colors": ["Navy"], "wholesale_price": "33.00"},
    {"quote": "AB-4 | Dora Coat", "style_number": "AB-4", "name": "Dora Coat", "colors": ["Olive"], "wholesale_price": "35.00"},
]
USUAL: dict[str, Any] = {"category": None, "colors": [], "sizes": [], "retail_price": None, "currency": "EUR"}


def answering(*rows: dict[str, Any]) -> Adviser:
    return Adviser(page={"products": [USUAL | row for row in rows]})


def read(world: World) -> list[tuple[str, str, list[str], str | None]]:
    return [
        (
            record["style_number"],
            record["name"],
            record["colors"],
            price["amount"] if (price := record["wholesale_price"]) else None,
        )
        for record in products(world)
    ]


def by_rules(data: bytes = DOUBTFUL, filename: str = "sheet.csv") -> World:
    world = a_world((filename, data))
    run(world)
    return world


def long_sheet(*colors: str) -> bytes:
    """A sheet of two passages. Its second column of colours has no heading that the rules know."""
    rows = (f"AB-{n},Dress {n},Navy,{' and '.join(colors)},12.50\n" for n in range(1, ROWS + 9))
    return ("Style,Name,Colour,Also,Wholesale\n" + "".join(rows)).encode()


def told_of(*numbers: int, colors: Sequence[str]) -> list[dict[str, Any]]:
    whole = [(n, {"quote": f"AB-{n} | Dress {n}", "style_number": f"AB-{n}", "name": f"Dress {n}"}) for n in numbers]
    return [row | {"colors": list(colors), "wholesale_price": "12.50"} for _, row in whole]


def test_of_a_sheet_without_doubt_a_sample_is_shown() -> None:
    adviser = answering(*told_of(*range(1, ROWS), colors=["Navy"]))
    sheet = long_sheet()

    world = with_assistant(adviser, sheet, "sheet.csv")

    assert adviser.asked.count("page") == 1
    assert read(world) == read(by_rules(sheet))


def test_where_the_sample_is_read_better_all_is_shown() -> None:
    adviser = answering(*told_of(*range(1, ROWS + 9), colors=["Navy", "Teal"]))
    sheet = long_sheet("Teal")

    world = with_assistant(adviser, sheet, "sheet.csv")

    assert adviser.asked.count("page") == 2
    assert {tuple(row[2]) for row in read(by_rules(sheet))} == {("Navy",)}
    assert [row[0] for row in read(world)] == [f"AB-{n}" for n in range(1, ROWS + 9)]
    assert {tuple(row[2]) for row in read(world)} == {("Navy", "Teal")}


def test_to_a_sample_no_product_is_added() -> None:
    invented = {"quote": "AB-2 | Bea", "style_number": "20.00", "name": "Bea", "wholesale_price": "20.00"}

    assert read(with_assistant(answering(invented), SHEET, "sheet.csv")) == read(by_rules(SHEET))


def test_rows_that_the_rules_miss_are_mended_and_the_note_is_gone() -> None:
    world = with_assistant(answering(*MISSED), DOUBTFUL, "sheet.csv")

    assert read(world)[2:] == [("AB-3", "Cleo Coat", ["Navy"], "33.00"), ("AB-4", "Dora Coat", ["Olive"], "35.00")]
    assert read(world)[:2] == read(by_rules())
    added = products(world)[2]
    assert (added["sheet"], added["row"]) == ("Sheet1", 3)
    assert (added["evidence"]["wholesale_price"]["source"], added["evidence"]["wholesale_price"]["cell"]) == ("ai", "D4")
    assert any("belong to no product" in note for note in by_rules().records.documents[world.subject]["notes"])
    assert world.records.documents[world.subject]["notes"] == []


def test_a_page_that_the_rules_miss_is_shown_as_a_picture_and_mended() -> None:
    data, _ = a_page("Total: AB-3 Cleo Coat", "Navy", "EUR 33.00", "", "Total: AB-4 Dora Coat", "Olive", "EUR 35.00")
    rows = [row | {"quote": f"{row['style_number']} {row['name']}"} for row in MISSED]

    world = with_assistant(answering(*rows), data, "sheet.pdf")

    assert read(by_rules(data, "sheet.pdf")) != read(world)
    assert [row[:2] for row in read(world)] == [("AB-3", "Cleo Coat"), ("AB-4", "Dora Coat")]
    assert all(record["bbox"] and record["page"] == 1 for record in products(world))


def test_a_page_with_more_pictures_than_products_is_shown_unless_most_are_so() -> None:
    def on(*pages: int) -> list[Any]:
        return [
            PlacedImage(key=f"i{n}", page=page, bbox=WHOLE_PAGE, width=9, height=9, sha256="", phash="")
            for n, page in enumerate(pages)
        ]

    read = [Product(key=str(page), page=page) for page in (1, 2, 3)]

    assert pages_of_more(read, on(1, 2, 3, 3)) == {3}
    assert pages_of_more(read, on(1, 1, 2, 2, 3, 3, 4)) == {4}
    assert pages_of_more(read[:1], on(1, 1)) == {1}


def test_a_page_that_the_rules_fail_at_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(400, 400))
    for style in ("AB-1 Anna Coat", "AB-3 Cleo Coat"):
        for number, line in enumerate((style, "Navy", "EUR 33.00", "100% wool, made in Italy")):
            canvas.drawString(40, 360 - 24 * number, line)
        canvas.showPage()
    canvas.save()
    reads = document_products.pages_to_reads

    def failing(pages: Any, *others: Any) -> Any:
        if pages[0].number == 2:
            raise ValueError("nobody foresaw this page")
        return reads(pages, *others)

    monkeypatch.setattr(extraction, "PAGES_PER_UNIT", 1)
    monkeypatch.setattr(document_products, "pages_to_reads", failing)
    adviser = answering(MISSED[0] | {"quote": "AB-3 Cleo Coat"})

    world = with_assistant(adviser, file.getvalue(), "sheet.pdf")

    assert adviser.asked.count("page") == 1
    assert [row[0] for row in read(by_rules(file.getvalue(), "sheet.pdf"))] == ["AB-1"]
    assert [row[0] for row in read(world)] == ["AB-1", "AB-3"]


@pytest.mark.parametrize(
    "lies",
    [
        [],
        [{"quote": "AB-9 | Eva Skirt", "style_number": "AB-9", "name": "Eva Skirt", "wholesale_price": "33.00"}],
        [MISSED[0] | {"wholesale_price": "99.00"}],
        [MISSED[0] | {"wholesale_price": "12.50"}],
        [MISSED[0] | {"wholesale_price": "35.00"}],
        [MISSED[0] | {"style_number": "33.00"}],
        [
            {
                "quote": "AB-1 | Anna Wrap Dress",
                "style_number": "AB-1",
                "name": "Bea",
                "colors": ["Rust"],
                "wholesale_price": "20.00",
            }
        ],
        [{"quote": "AB-1 | Anna Wrap Dress", "style_number": "AB-1", "name": "Anna Wrap Dress", "wholesale_price": "33.00"}],
    ],
)
def test_a_lying_assistant_changes_nothing(lies: list[dict[str, Any]]) -> None:
    assert read(with_assistant(answering(*lies), DOUBTFUL, "sheet.csv")) == read(by_rules())


def test_what_stands_once_is_added_once() -> None:
    world = with_assistant(answering(MISSED[0], MISSED[0] | {"colors": []}, MISSED[1]), DOUBTFUL, "sheet.csv")

    assert [row[0] for row in read(world)] == ["AB-1", "AB-2", "AB-3", "AB-4"]


def test_without_a_usable_answer_the_rules_reading_stands_and_the_job_says_so() -> None:
    world = with_assistant(Adviser(), DOUBTFUL, "sheet.csv")
    (job,) = [job for job, _ in world.jobs.jobs.values()]

    assert read(world) == read(by_rules())
    assert (job.status, job.issues["fallback"]) == ("completed", 2)


def test_with_a_spent_budget_the_rules_reading_stands_and_the_job_says_so() -> None:
    adviser = answering(*MISSED)

    world = with_assistant(adviser, DOUBTFUL, "sheet.csv", budget=0.0)
    (job,) = [job for job, _ in world.jobs.jobs.values()]

    assert (adviser.asked, read(world)) == ([], read(by_rules()))
    assert job.issues["ai_budget"] == 2


def test_a_long_sheet_is_shown_in_windows_that_carry_its_header() -> None:
    rows = b"".join(b"AB-%d,Dress %d,Navy,12.50\n" % (number, number) for number in range(1, 2 * ROWS))
    (sheet,) = read_sheets(b"Style,Name,Colour,Wholesale\n" + rows, CSV)

    passages = list(sheet_to_passages(sheet))

    assert [(passage.first, passage.last) for passage in passages] == [(0, ROWS - 1), (ROWS, 2 * ROWS - 1)]
    assert {passage.lines[0] for passage in passages} == {"Style | Name | Colour | Wholesale"}
    assert passages[1].lines[1].startswith(f"AB-{ROWS} | ")


SWAPPED = (
    b"Style,Name,Colour,WHS\nAB-1,Anna Wrap Dress,Navy,EUR 12.50\nAB-2,Bea Coat,Rust,EUR 20.00\nTotal: see also,,Olive,EUR 31.00\n"
)


def test_the_assistants_reading_comes_first_where_it_leaves_less_open() -> None:
    told = [
        {"quote": "AB-1 | Anna Wrap Dress", "style_number": "AB-1", "name": "Anna Wrap Dress", "colors": ["Navy"]},
        {"quote": "AB-2 | Bea Coat", "style_number": "AB-2", "name": "Bea Coat", "colors": ["Rust", "Olive"]},
    ]
    whole = [told[0] | {"wholesale_price": "12.50"}, told[1] | {"wholesale_price": "20.00", "retail_price": "31.00"}]
    rules = by_rules(SWAPPED)

    assert read(with_assistant(answering(*whole), SWAPPED, "sheet.csv"))[1][2] == ["Rust", "Olive"]
    assert read(with_assistant(answering(whole[1]), SWAPPED, "sheet.csv"))[0] == read(rules)[0]
