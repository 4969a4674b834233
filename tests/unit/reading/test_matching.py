"""Which picture belongs to which product."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from pipelines.reading.matching.images import match_images
from pipelines.reading.model import Box, Evidence, ImageMatch, PlacedImage, Product
from tests.unit.reading.placing import photo, sheet_photo, sheet_style, style


def _grid(columns: int, rows: int, *, above: bool = True) -> tuple[list[Product], list[PlacedImage]]:
    """Cards with the photo above (or below) its text, the gap to the own photo hardly smaller than to the next card's."""
    products, photos = [], []
    wide, high = 0.9 / columns, 0.9 / rows
    for row in range(rows):
        for column in range(columns):
            left, top = 0.05 + column * wide, 0.05 + row * high
            name = f"{row}-{column}"
            picture: Box = (left, top, left + wide * 0.8, top + high * 0.7)
            text: Box = (left, top + high * 0.74, left + wide * 0.6, top + high * 0.92)
            if not above:
                text = (left, top, left + wide * 0.6, top + high * 0.18)
                picture = (left, top + high * 0.22, left + wide * 0.8, top + high * 0.92)
            products.append(style(name, text))
            photos.append(photo(f"i{name}", picture))
    random.Random(4).shuffle(photos)
    return products, photos


def _pairs(matches: list[ImageMatch]) -> dict[str, str]:
    found: dict[str, str] = {}
    for match in matches:
        found.setdefault(match.product_key, match.image_key)
    return found


def test_each_card_of_a_grid_gets_the_photo_above_its_text() -> None:
    for columns, rows in ((1, 1), (2, 3), (3, 3), (5, 6)):
        products, photos = _grid(columns, rows)

        matches = match_images(products, photos)

        assert _pairs(matches) == {product.key: f"i{product.key}" for product in products}
        assert min(match.score for match in matches) > 0.7


def test_each_card_of_a_grid_gets_the_photo_below_its_text() -> None:
    products, photos = _grid(3, 3, above=False)

    assert _pairs(match_images(products, photos)) == {product.key: f"i{product.key}" for product in products}


def test_a_card_whose_photo_is_missing_takes_no_neighbours_photo() -> None:
    products, photos = _grid(3, 3)
    photos = [image for image in photos if image.key != "i1-1"]

    found = _pairs(match_images(products, photos))

    assert "1-1" not in found
    assert len(found) == 8


def test_rows_of_a_table_get_the_thumbnail_in_their_row() -> None:
    products = [style(f"s{i}", (0.3, 0.1 + i * 0.08, 0.9, 0.115 + i * 0.08)) for i in range(10)]
    photos = [photo(f"is{i}", (0.05, 0.085 + i * 0.08, 0.11, 0.155 + i * 0.08)) for i in range(10)]

    assert _pairs(match_images(products, photos)) == {product.key: f"i{product.key}" for product in products}


def test_photos_to_the_right_of_their_text_are_learned_from_the_page() -> None:
    products, photos = [], []
    for row in range(3):
        for column in range(2):
            left, top = 0.05 + column * 0.45, 0.05 + row * 0.3
            products.append(style(f"{row}{column}", (left, top + 0.02, left + 0.2, top + 0.2)))
            photos.append(photo(f"i{row}{column}", (left + 0.22, top, left + 0.42, top + 0.25)))

    matches = match_images(products, photos)

    assert _pairs(matches) == {product.key: f"i{product.key}" for product in products}
    assert all("to the right of" in match.reason for match in matches)


def test_a_photo_in_the_products_own_area_wins_over_a_nearer_one() -> None:
    first = style("a", (0.05, 0.40, 0.4, 0.45), area=(0.05, 0.05, 0.45, 0.46))
    second = style("b", (0.05, 0.85, 0.4, 0.90), area=(0.05, 0.48, 0.45, 0.92))
    photos = [photo("ia", (0.05, 0.05, 0.45, 0.33)), photo("ib", (0.05, 0.49, 0.45, 0.8))]

    assert _pairs(match_images([first, second], photos)) == {"a": "ia", "b": "ib"}


def test_colours_of_one_style_share_its_only_photo() -> None:
    heading = style("x", (0.5, 0.1, 0.9, 0.15), style_number="ST1")
    other = style("y", (0.5, 0.2, 0.9, 0.25), style_number="ST1")

    matches = match_images([heading, other], [photo("i", (0.05, 0.05, 0.45, 0.5))])

    assert _pairs(matches) == {"x": "i", "y": "i"}
    assert any("same style" in match.reason for match in matches)


def test_products_under_one_title_share_the_photo_beside_it() -> None:
    cells = [style(f"s{i}", (0.4 + 0.15 * i, 0.2, 0.5 + 0.15 * i, 0.3)) for i in range(3)]
    name = Evidence(text="Table cloth", confidence=1.0, page=1, bbox=(0.4, 0.1, 0.6, 0.12))
    sizes = [replace(p, evidence={"sizes": p.evidence["name"], "name": name}) for p in cells]

    found = _pairs(match_images(sizes, [photo("cloth", (0.05, 0.1, 0.35, 0.3))]))

    assert found == {f"s{i}": "cloth" for i in range(3)}


def test_colour_cards_get_their_own_photo_each() -> None:
    colours = [style(f"c{i}", (0.05 + i * 0.3, 0.7, 0.25 + i * 0.3, 0.75), style_number="ST1") for i in range(3)]
    photos = [photo(f"ic{i}", (0.05 + i * 0.3, 0.3, 0.3 + i * 0.3, 0.68)) for i in range(3)]

    assert _pairs(match_images(colours, photos)) == {"c0": "ic0", "c1": "ic1", "c2": "ic2"}


def test_rows_of_a_familys_table_share_the_photo_beside_them() -> None:
    rows = [style(f"s{i}", (0.5, 0.1 + i * 0.02, 0.9, 0.113 + i * 0.02)) for i in range(6)]

    found = _pairs(match_images(rows, [photo("family", (0.05, 0.08, 0.45, 0.4))]))

    assert found == {f"s{i}": "family" for i in range(6)}


def test_a_back_view_follows_the_main_photo_with_a_lower_score() -> None:
    product = style("a", (0.05, 0.55, 0.6, 0.6))
    photos = [photo("front", (0.05, 0.1, 0.3, 0.5)), photo("back", (0.32, 0.1, 0.57, 0.5))]

    matches = match_images([product], photos)

    assert {match.image_key for match in matches} == {"front", "back"}
    assert matches[0].score > matches[1].score


def test_a_picture_far_from_every_text_is_left_alone() -> None:
    product = style("a", (0.05, 0.9, 0.3, 0.95))

    assert match_images([product], [photo("i", (0.6, 0.05, 0.95, 0.3))]) == []


def test_a_page_filling_photo_belongs_to_the_style_page_that_it_faces() -> None:
    product = style("a", (0.1, 0.1, 0.5, 0.2), page=3)

    matches = match_images([product], [photo("full", (0.0, 0.0, 1.0, 1.0), page=2)])

    assert _pairs(matches) == {"a": "full"}


def test_a_photo_between_two_bare_style_pages_is_given_to_neither() -> None:
    products = [style("a", (0.1, 0.1, 0.5, 0.2), page=1), style("b", (0.1, 0.1, 0.5, 0.2), page=3)]

    assert match_images(products, [photo("full", (0.0, 0.0, 1.0, 1.0), page=2)]) == []


def test_alternating_photo_and_style_pages_keep_their_order() -> None:
    products = [style(f"s{page}", (0.1, 0.1, 0.5, 0.2), page=page) for page in (2, 4, 6)]
    photos = [photo(f"f{page}", (0.0, 0.0, 1.0, 1.0), page=page) for page in (1, 3, 5)]

    assert _pairs(match_images(products, photos)) == {"s2": "f1", "s4": "f3", "s6": "f5"}


def test_rows_of_a_sheet_get_the_picture_anchored_in_them() -> None:
    products = [sheet_style(f"s{row}", row) for row in range(2, 8)]
    photos = [sheet_photo(f"is{row}", (row, 0), (row + 1, 0)) for row in range(2, 8)]

    assert _pairs(match_images(products, photos)) == {product.key: f"i{product.key}" for product in products}


def test_a_picture_over_several_rows_of_a_sheet_is_shared_by_them() -> None:
    products = [sheet_style(f"s{row}", row) for row in range(2, 6)]

    found = _pairs(match_images(products, [sheet_photo("family", (2, 0), (5, 0))]))

    assert found == {f"s{row}": "family" for row in range(2, 6)}


def test_a_picture_above_the_cells_of_a_card_heads_it() -> None:
    products = [sheet_style("a", 12, "B"), sheet_style("b", 12, "F")]
    photos = [sheet_photo("ib", (2, 5), (10, 7)), sheet_photo("ia", (2, 1), (10, 3))]

    assert _pairs(match_images(products, photos)) == {"a": "ia", "b": "ib"}


def test_photos_that_touch_their_text_only_at_a_corner_are_given_when_the_count_is_even() -> None:
    products = [style(f"s{row}", (0.3, 0.1 + 0.3 * row, 0.44, 0.15 + 0.3 * row)) for row in range(3)]
    photos = [photo(f"is{row}", (0.06, 0.155 + 0.3 * row, 0.24, 0.31 + 0.3 * row)) for row in range(3)]

    assert _pairs(match_images(products, photos)) == {"s0": "is0", "s1": "is1", "s2": "is2"}
    assert match_images(products, photos[:1])[1:] == []


def test_a_heading_over_the_photo_does_not_move_the_text_below_it() -> None:
    product = style("a", (0.06, 0.36, 0.17, 0.40))
    heading = Evidence(text="Shirts", confidence=1.0, page=1, bbox=(0.06, 0.04, 0.17, 0.06))
    sizes = replace(heading, bbox=(0.06, 0.38, 0.1, 0.39))
    product = replace(product, evidence={**product.evidence, "description": heading, "sizes": sizes})

    (match,) = match_images([product], [photo("i", (0.1, 0.09, 0.42, 0.35))])

    assert "above" in match.reason


def test_two_families_on_a_page_get_the_photo_above_their_own_rows() -> None:
    rows = [style(f"s{i}", (0.06, top, 0.94, top + 0.03)) for i, top in enumerate((0.36, 0.39, 0.42, 0.81, 0.84, 0.87))]
    photos = [photo("first", (0.06, 0.07, 0.94, 0.32)), photo("second", (0.06, 0.52, 0.94, 0.77))]

    found = _pairs(match_images(rows, photos))

    assert [found[f"s{i}"] for i in range(6)] == ["first"] * 3 + ["second"] * 3


def test_rows_below_titles_of_their_own_share_the_photo_at_their_title() -> None:
    rows, photos = [], []
    for i, (tops, key) in enumerate([((0.20, 0.24), "first"), ((0.35, 0.39), "second"), ((0.50,), "third")]):
        title = Evidence(text=key, confidence=1.0, page=1, bbox=(0.26, 0.15 + 0.15 * i, 0.45, 0.17 + 0.15 * i))
        boxes = [(0.08, top, 0.92, top + 0.04) for top in tops]
        rows += [replace(style(f"{key}{box[1]}", box, area=box), evidence={"name": title}) for box in boxes]
        photos.append(photo(key, (0.08, 0.14 + 0.15 * i, 0.24, 0.26 + 0.15 * i)))

    found = _pairs(match_images(rows, photos))

    assert found == {row.key: row.evidence["name"].text for row in rows}


@pytest.mark.parametrize(
    ("text_width", "photo_left"),
    [(0.40, 0.55), (0.18, 0.60)],  # the second: the photo of the row before stands right above a text
)
def test_photos_and_texts_that_change_sides_from_row_to_row_all_find_each_other(text_width: float, photo_left: float) -> None:
    tops = (0.09, 0.39, 0.70)
    styles = [style(f"s{i}", (left, top, left + text_width, top + 0.06))
              for i, top in enumerate(tops) for left in [0.06 if i % 2 else 0.43]]  # fmt: skip
    photos = [photo(f"i{i}", (left, top, left + 0.31, top + 0.27))
              for i, top in enumerate(tops) for left in [photo_left if i % 2 else 0.09]]  # fmt: skip

    found = _pairs(match_images(styles, photos))

    assert found == {"s0": "i0", "s1": "i1", "s2": "i2"}
