"""Products and pictures laid out by hand, for tests of what stands where."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.reading.model import Box, Evidence, Page, PlacedImage, Product, Word


def photo(key: str, box: Box, page: int = 1, **more: object) -> PlacedImage:
    """A picture without pixel figures; its hashes are its key's unless given."""
    given = {"width": 400, "height": 500, "sha256": key, "phash": f"{abs(hash(key)) % 16**16:016x}", **more}
    return PlacedImage(key=key, page=page, bbox=box, **given)  # type: ignore[arg-type]


def style(key: str, text: Box, page: int = 1, area: Box | None = None, **more: object) -> Product:
    """A product whose name was read from `text`."""
    evidence = {"name": Evidence(text=key, confidence=1.0, page=page, bbox=text)}
    given = {"style_number": key, "name": key, "area": area, "evidence": evidence, **more}
    return Product(key=key, page=page, **given)  # type: ignore[arg-type]


def sheet_photo(key: str, top: tuple[int, int], bottom: tuple[int, int]) -> PlacedImage:
    """A picture anchored over cells, (row, column) to (row, column)."""
    return photo(key, (0.0, 0.0, 0.1, 0.1), sheet="Sheet1", anchor=top, anchor_to=bottom)


def sheet_style(key: str, row: int, column: str = "B") -> Product:
    """A product read from one row of a sheet (from 0)."""
    evidence = {"name": Evidence(text=key, confidence=1.0, sheet="Sheet1", cell=f"{column}{row + 1}")}
    return Product(key=key, style_number=key, sheet="Sheet1", row=row, evidence=evidence)


def page_with_words(boxes: Sequence[Box] = (), number: int = 1) -> Page:
    """A letter-sized page with a word in each box."""
    words = tuple(Word(text="word", box=box, size=0.012) for box in boxes)
    return Page(number=number, width=612.0, height=792.0, words=words)
