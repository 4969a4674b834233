"""What the assistant reads of a passage beside what the rules read there."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pipelines.documents.reconciling import assistant_first, rules_first
from pipelines.reading.model import Evidence, Price, Product

PRICED = {"style_number": "TH-430", "name": "Greer Cardigan", "wholesale_price": Price(amount="68.00", currency="USD")}
PLACES = ("style_number", "name", "wholesale_price", "description", "category")


def a_product(colors: tuple[str, ...] = (), *, at: float = 0.5, **fields: Any) -> Product:
    """A product whose fields stand below each other, its colours at the height `at`."""
    product = Product(key="k", page=1, **(PRICED | {"colors": colors} | fields))
    held = {name: 0.1 + 0.05 * place for place, name in enumerate(PLACES) if getattr(product, name)} | (
        {"colors": at} if colors else {}
    )
    evidence = {name: Evidence(text="x", confidence=0.9, page=1, bbox=(0.1, top, 0.3, top + 0.02)) for name, top in held.items()}
    return replace(product, evidence=evidence)


def colors(products: list[Product]) -> list[tuple[str, ...]]:
    return [product.colors for product in products]


def test_a_description_keeps_no_colour_from_being_read_in_its_place() -> None:
    rules = replace(a_product(), description="001 - Black Prism")
    rules = replace(
        rules, evidence={**rules.evidence, "description": Evidence(text="x", confidence=0.9, page=1, bbox=(0.1, 0.5, 0.3, 0.52))}
    )

    assert colors(rules_first([rules], [a_product(("Black Prism",))], [rules])) == [("Black Prism",)]


def test_a_value_with_its_label_gives_way_to_the_bare_one() -> None:
    rules = a_product(("Coloris : Noir",))

    assert colors(rules_first([rules], [a_product(("Noir",))], [rules])) == [("Noir",)]
    assert colors(rules_first([a_product(("Noir",))], [a_product(("Rouge",))], [rules])) == [("Noir",)]


def test_a_further_colour_of_a_style_has_the_price_of_the_others() -> None:
    rules = a_product(("Black",))

    assert colors(rules_first([rules], [a_product(("Black",)), a_product(("Ember",), at=0.8)], [rules])) == [("Black",), ("Ember",)]
    assert colors(rules_first([rules], [a_product(("Ember",), at=0.8, style_number="TH-431")], [rules])) == [("Black",)]


def test_one_heading_gives_several_products_their_category() -> None:
    rules = [a_product(("Black",)), a_product(("Ember",), at=0.8)]
    seen = [a_product(("Black",), category="Knitwear"), a_product(("Ember",), at=0.8, category="Knitwear")]

    assert [product.category for product in rules_first(rules, seen, rules)] == ["Knitwear", "Knitwear"]


def test_a_field_of_the_rules_without_a_place_is_kept() -> None:
    rules = replace(a_product(("Black",)), category="Knitwear")

    (product,) = assistant_first([rules], [a_product(("Black",))], [rules])

    assert (product.category, "category" in product.evidence) == ("Knitwear", False)


def test_the_assistants_products_keep_what_only_the_rules_tell() -> None:
    rules = replace(a_product(("Black",), description="Boxy"), color_code="001", area=(0.1, 0.1, 0.4, 0.4))
    junk = Product(
        key="junk", page=1, name="Page 3", evidence={"name": replace(rules.evidence["name"], bbox=(0.1, 0.9, 0.2, 0.92))}
    )
    seen = replace(a_product(("Ember", "Black")), wholesale_price=Price(amount="70.00"))

    (product, apart) = assistant_first([rules, junk], [seen], [rules, junk])

    assert (product.colors, product.wholesale_price) == (("Ember", "Black"), Price(amount="70.00"))
    assert (product.description, product.color_code, product.area) == ("Boxy", "001", rules.area)
    assert apart == junk
    assert len(assistant_first([rules, replace(junk, style_number="TH-430")], [seen], [rules])) == 1
    assert assistant_first([rules], [replace(seen, style_number="68.00")], [rules]) == [rules]
