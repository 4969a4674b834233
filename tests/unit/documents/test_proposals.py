"""What the assistant proposes for linesheets counts only where the document agrees."""

from __future__ import annotations

import io
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

from pipelines.documents.categorising import name_to_category
from pipelines.documents.seen_products import SeenProduct, verified
from pipelines.engine.job import Usage
from pipelines.engine.ports import AnswerUnusable
from pipelines.passages import page_to_passage
from pipelines.reading.model import Page
from pipelines.reading.pdf.reader import pdf_to_pages
from tests.fakes import World
from tests.unit.documents.test_pipeline import a_world, products, run

SHEET = b"Style,Name,Colour,Wholesale\nAB-1,Anna Wrap Dress,Navy,12.50\nAB-2,Bea,Rust,20.00\n"


class Adviser:
    """Answers every question of a prompt with the answer it was given for it."""

    def __init__(self, **answers: dict[str, Any] | Exception) -> None:
        self.answers = answers
        self.asked: list[str] = []

    def parse(self, *, prompt: str, schema: Any, **_ignored: Any) -> tuple[Any, Usage]:
        name = prompt.split("-", maxsplit=1)[0]
        self.asked.append(name)
        answer = self.answers.get(name, AnswerUnusable("nothing to say"))
        if isinstance(answer, Exception):
            raise answer
        return schema.model_validate(answer), Usage(calls=1, cost_usd=0.4)


def with_assistant(adviser: Adviser, data: bytes, filename: str, budget: float | None = None) -> World:
    world = a_world((filename, data))
    object.__setattr__(world.ports, "assistant", adviser)
    object.__setattr__(world.ports, "ai_budget_usd", budget)
    run(world)
    return world


def a_page(*lines: str) -> tuple[bytes, Page]:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(400, 400))
    for number, line in enumerate(lines):
        canvas.drawString(40, 360 - 24 * number, line)
    canvas.showPage()
    canvas.save()
    (page,) = pdf_to_pages(file.getvalue())
    return file.getvalue(), page


def seen(**fields: Any) -> SeenProduct:
    usual = {
        "quote": "AB-1 Anna Wrap Dress", "style_number": "AB-1", "name": "Anna Wrap Dress", "category": "Dresses",
        "colors": ["Navy"], "sizes": ["S", "M"], "wholesale_price": "12.50", "retail_price": None, "currency": "EUR",
    }  # fmt: skip
    return SeenProduct.model_validate(usual | fields)


PAGE = page_to_passage(a_page("DRESSES", "AB-1 Anna Wrap Dress", "Navy  S M L", "EUR 12.50")[1])


def test_products_without_a_category_are_grouped_by_the_garment_in_their_name() -> None:
    world = a_world(("sheet.csv", SHEET))
    run(world)

    assert [record["category"] for record in products(world)] == ["Dress", ""]
    assert products(world)[0]["evidence"]["category"]["confidence"] == 0.5
    assert world.records.documents[world.subject]["categories"] == ["Dress"]


@pytest.mark.parametrize(
    ("name", "known", "category"),
    [
        ("Iris Overshirt", (), "Overshirt"),
        ("Shirt Dress", (), "Dress"),
        ("Anna", (), ""),
        ("Wool Coat", ("COATS", "Knitwear"), "COATS"),
    ],
)
def test_the_last_garment_of_a_name_is_its_category(name: str, known: tuple[str, ...], category: str) -> None:
    assert name_to_category(name, known) == category


def test_the_assistants_grouping_is_used_and_marked_as_its_own() -> None:
    groups = {"products": [{"number": 1, "category": "Evening"}, {"number": 2, "category": "Tops"}, {"number": 9, "category": "X"}]}

    world = with_assistant(Adviser(groups=groups), SHEET, "sheet.csv")

    assert [record["category"] for record in products(world)] == ["Evening", "Tops"]
    assert products(world)[0]["evidence"]["category"]["source"] == "ai"


@pytest.mark.parametrize("nonsense", [" ", "1234567890" * 5, "42"])
def test_a_category_that_is_none_is_not_used(nonsense: str) -> None:
    world = with_assistant(Adviser(groups={"products": [{"number": 2, "category": nonsense}]}), SHEET, "sheet.csv")

    assert products(world)[1]["category"] == ""


def test_an_assistant_that_refuses_leaves_the_rules_result_and_the_job_says_so() -> None:
    world = with_assistant(Adviser(), SHEET, "sheet.csv")
    (job,) = [job for job, _ in world.jobs.jobs.values()]

    assert [record["category"] for record in products(world)] == ["Dress", ""]
    assert (job.status, job.issues["fallback"]) == ("completed", 2)


def test_when_the_budget_is_spent_the_rules_go_on_and_the_job_says_so() -> None:
    adviser = Adviser(groups={"products": []})

    world = with_assistant(adviser, SHEET, "sheet.csv", budget=0.0)
    (job,) = [job for job, _ in world.jobs.jobs.values()]

    assert adviser.asked == []
    assert (job.status, job.issues["ai_budget"]) == ("completed", 2)


def test_a_product_that_stands_on_the_page_is_taken_with_its_place() -> None:
    product = verified(seen(), PAGE)

    assert product is not None
    assert (product.style_number, product.colors, product.category) == ("AB-1", ("Navy",), "Dresses")
    assert product.wholesale_price is not None
    assert product.area is not None
    assert product.evidence["style_number"].source == "ai"


@pytest.mark.parametrize(
    "invented",
    [{"style_number": "AB-7"}, {"quote": "Something else entirely, not here"}, {"style_number": None, "name": None}, {"quote": ""}],
)
def test_a_product_that_does_not_stand_on_the_page_is_not_taken(invented: dict[str, Any]) -> None:
    assert verified(seen(**invented), PAGE) is None


@pytest.mark.parametrize("price", ["99.00", "twelve", "-12.50", "NaN", ""])
def test_a_price_that_does_not_stand_on_the_page_is_left_out(price: str) -> None:
    product = verified(seen(wholesale_price=price), PAGE)

    assert product is not None
    assert product.wholesale_price is None


def test_colours_and_sizes_that_do_not_stand_on_the_page_are_left_out() -> None:
    product = verified(seen(colors=["Navy", "Gold"], sizes=["S", "XXL"], category="Shoes"), PAGE)

    assert product is not None
    assert (product.colors, product.sizes, product.category) == (("Navy",), ("S",), "")


def test_the_category_of_the_page_before_holds_on_the_next_one() -> None:
    carried = verified(seen(category="Knitwear"), PAGE, "Knitwear")

    assert carried is not None
    assert carried.category == "Knitwear"


def test_a_price_needs_its_whole_number_on_the_page() -> None:
    page = page_to_passage(a_page("AB-1 Anna Wrap Dress", "EUR 1.250,00  pack of 15")[1])

    def priced(amount: str) -> str | None:
        product = verified(seen(wholesale_price=amount), page)
        return product.wholesale_price.amount if product and product.wholesale_price else None

    assert [priced(amount) for amount in ("1250.00", "1250", "5", "125.00", "-15")] == ["1250.00", "1250", None, None, None]
