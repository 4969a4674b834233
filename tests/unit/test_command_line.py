"""`python -m pipelines extract`: what it prints and how it fails."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from pipelines.__main__ import main
from pipelines.reading.draw import COLORS
from tests.unit.reading.drawn_linesheets import Sheet, drawn


def cards(sheet: Sheet) -> None:
    for index in range(3):
        sheet.photo(60 + 170 * index, 60, 110, 130, 60 + 20 * index)
        sheet.lines(60 + 170 * index, 205, [f"Style # BX-{510 + index}", "Color: Olive", "WHSL $30.00"])


@pytest.fixture
def linesheet(tmp_path: Path) -> Path:
    path = tmp_path / "cards.pdf"
    path.write_bytes(drawn(cards))
    return path


def test_json_holds_products_with_prices_pictures_and_evidence(linesheet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(linesheet), "--kind", "linesheet", "--json"]) == 0

    first = json.loads(capsys.readouterr().out)["products"][0]
    assert first["style_number"] == "BX-510"
    assert first["wholesale_price"] == {"amount": "30.00", "currency": "USD"}
    assert first["image"]["page"] == 1
    assert first["evidence"]["colors"]["text"] == "Olive"


def test_the_kind_is_guessed_from_the_content(linesheet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(linesheet)]) == 0

    printed = capsys.readouterr().out
    assert "BX-512" in printed
    assert "3 products, 3 pictures matched" in printed


def test_pages_are_drawn_with_what_was_found(linesheet: Path, tmp_path: Path) -> None:
    assert main(["extract", str(linesheet), "--kind", "linesheet", "--json", "--draw", str(tmp_path / "out")]) == 0

    with Image.open(tmp_path / "out" / "page-001.png") as picture:
        colors = {color for _, color in picture.getcolors(10**6) or []}
    assert {COLORS["card"], COLORS["value"], COLORS["image"]} <= colors


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [("empty.pdf", b"", "empty"), ("tool.pdf", b"MZ\x90\x00 not a document", "."), ("missing.pdf", None, "cannot be read")],
)
def test_what_cannot_be_read_ends_with_one_sentence_and_exit_code_2(
    name: str, data: bytes | None, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)

    assert main(["extract", str(path), "--kind", "linesheet"]) == 2

    told = capsys.readouterr()
    assert words in told.err
    assert "Traceback" not in told.err
    assert told.out == ""
