"""Which style a block of text belongs to is told by the page's own pattern, however its lines are gathered."""

from __future__ import annotations

from pipelines.reading.layout import Block, Line, lines_to_block, words_to_line
from pipelines.reading.linesheets.card_homes import blocks_to_homes
from pipelines.reading.linesheets.facts import Facts
from pipelines.reading.linesheets.readings import line_to_readings
from pipelines.reading.model import Box, Word

ASPECT = 0.7


def block(*lines: tuple[str, Box]) -> Block:
    return lines_to_block([words_to_line([Word(text=text, box=box, size=box[3] - box[1])], ASPECT) for text, box in lines])


def card(left: float) -> dict[str, tuple[str, Box]]:
    """The lines of a card at `left`: the colour beside the number, the rest below."""
    places: dict[str, Box] = {
        "Coat": (left, 0.638, left + 0.08, 0.650),
        "M3101": (left, 0.660, left + 0.03, 0.670),
        "Navy": (left + 0.05, 0.660, left + 0.09, 0.670),
        "100% cotton": (left, 0.678, left + 0.12, 0.687),
        "$12.50": (left, 0.715, left + 0.05, 0.724),
    }
    return {text: (text, box) for text, box in places.items()}


def test_blocks_that_are_cut_differently_from_card_to_card_follow_one_pattern() -> None:
    first, second, third, last = (card(0.076 + 0.224 * index) for index in range(4))
    anchors = [
        block(first["Coat"], first["M3101"]),
        block(second["M3101"]),
        block(third["Coat"], third["M3101"]),
        block(last["M3101"]),
    ]
    rest = [
        block(first["Navy"], first["100% cotton"], first["$12.50"]),
        block(second["Coat"], second["Navy"], second["100% cotton"], second["$12.50"]),
        block(third["Navy"], third["100% cotton"], third["$12.50"]),
        block(last["Coat"], last["Navy"], last["100% cotton"], last["$12.50"]),
    ]
    lines: list[Line] = [line for part in (*anchors, *rest) for line in part.lines]
    said = {id(line): line_to_readings(line, Facts(style_shapes=("A9",))) for line in lines}

    assert blocks_to_homes(anchors, rest, said, ASPECT, [None] * 4, []) == [0, 1, 2, 3]


def test_two_texts_far_over_two_of_many_styles_are_no_pattern_and_belong_to_none() -> None:
    anchors = [block((f"M310{row}{column}", (0.1 + 0.22 * column, 0.3 + 0.3 * row, 0.15 + 0.22 * column, 0.31 + 0.3 * row)))
               for row in range(2) for column in range(4)]  # fmt: skip
    titles = [block((text, (x, 0.12, x + 0.05, 0.13))) for text, x in (("Larkfield", 0.1), ("Preview", 0.54))]
    said = {id(line): line_to_readings(line, Facts(style_shapes=("A9",))) for part in (*anchors, *titles) for line in part.lines}

    assert blocks_to_homes(anchors, titles, said, ASPECT, [None] * 8, []) == [None, None]
