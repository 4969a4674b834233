"""The README's drawing of the states and the table of transitions say the same."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from pipelines.engine.transitions import TRANSITIONS

README = (Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8")


def test_the_drawing_has_exactly_the_arrows_of_the_table() -> None:
    drawn = defaultdict(set)
    for source, target, letters in re.findall(r"^ +(\S+) --> (\w+): ([a-z ]+)$", README, re.MULTILINE):
        for letter in letters.split():
            drawn[letter].add((None if source == "[*]" else source, target))

    assert dict(drawn) == {arrow.letter: set(arrow.edges) for arrow in TRANSITIONS.values()}


def test_every_arrow_has_its_sentence_in_the_order_of_the_letters() -> None:
    described = re.findall(r"^\| ([a-z]) \| (\w+) \| .+\. \|$", README, re.MULTILINE)

    assert described == sorted((arrow.letter, arrow.name) for arrow in TRANSITIONS.values())
