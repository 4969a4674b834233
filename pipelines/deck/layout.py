"""Entries → slides: a cover, a slide for each category, and its products in rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Any

from pipelines.deck.fitting import LINE_HEIGHT, fits, text_to_lines
from pipelines.deck.model import COVERS, GREY, HEIGHT_INCHES, POINTS, Entry, Picture, Settings, Slide, Text
from pipelines.reading.model import Box

ROWS = 2
MARGIN, TOP, GAP = 0.045, 0.13, 0.02
LINE = 0.032  # height of a line of a card, as a share of the slide
UNCATEGORISED, NO_PICTURE = "Other", "No picture"
LONGEST_TITLE, LONGEST_LINE = 80, 60
TITLE_SIZES = (44, 36, 30, 24)  # points; the largest that fits
TITLE_LINES = 3
MIDDLE, BESIDE = 0.5, 0.55  # texts end and pictures begin there
COLLAGE = 3  # pictures in a row and in a column


def record_to_settings(record: Mapping[str, Any], name: str) -> Settings:
    """The collection's `deck_settings`, whatever is missing or unusable at its default; `name` is the title when none is set."""
    columns = record.get("columns")
    order = record.get("category_order")
    return Settings(
        title=str(record.get("title") or name)[:LONGEST_TITLE],
        subtitle=str(record.get("subtitle") or "")[:LONGEST_TITLE],
        cover=next((cover for cover in COVERS if cover == record.get("cover")), Settings.cover),
        columns=min(4, max(2, columns)) if isinstance(columns, int) else Settings.columns,
        show_wholesale=record.get("show_wholesale") is not False,
        show_retail=record.get("show_retail") is not False,
        show_quantities=record.get("show_quantities") is not False,
        category_order=tuple(map(str, order)) if isinstance(order, list) else (),
    )


def entries_to_slides(entries: Sequence[Entry], settings: Settings) -> list[Slide]:
    """All slides of the deck, in order."""
    slides = [_cover(entries, settings)]
    for category, found in by_category(entries, settings.category_order):
        slides.append(_heading(category, found))
        per_slide = settings.columns * ROWS
        for start in range(0, len(found), per_slide):
            slides.append(_products(category, found[start : start + per_slide], settings))
    return slides


def by_category(entries: Iterable[Entry], order: Sequence[str]) -> list[tuple[str, list[Entry]]]:
    """Entries by category: those in `order` first, then as they come; entries without one at the end."""
    groups: dict[str, list[Entry]] = {category: [] for category in order}
    for entry in entries:
        groups.setdefault(entry.category or UNCATEGORISED, []).append(entry)
    named = [(category, found) for category, found in groups.items() if found and category != UNCATEGORISED]
    return named + ([(UNCATEGORISED, groups[UNCATEGORISED])] if groups.get(UNCATEGORISED) else [])


def _cover(entries: Sequence[Entry], settings: Settings) -> Slide:
    pieces = sum(entry.quantity for entry in entries)
    summary = f"{len(entries)} colourways, {pieces:,g} pieces" if settings.show_quantities else f"{len(entries)} colourways"
    pictures = _cover_pictures(entries, settings)
    right = MIDDLE if pictures else 1 - MARGIN
    title = _cover_title(settings.title, right)
    below = title.box[3] + 0.03
    texts = (
        title,
        Text(box=(MARGIN, below, right, below + 0.12), text=settings.subtitle, size=20, color=GREY, lines=2),
        Text(box=(MARGIN, 0.86, right, 0.92), text=summary, size=14, color=GREY),
    )
    return Slide(title=settings.title, texts=tuple(text for text in texts if text.text), pictures=pictures)


def _cover_title(title: str, right: float) -> Text:
    """As large as it fits, with its middle above that of the slide."""
    tries = [Text(box=(MARGIN, 0, right, 1), text=title, size=size, bold=True, lines=TITLE_LINES) for size in TITLE_SIZES]
    text = next((one for one in tries if fits(one)), tries[-1])
    height = len(text_to_lines(text)) * text.size * LINE_HEIGHT / (HEIGHT_INCHES * POINTS)
    return replace(text, box=(MARGIN, 0.46 - height / 2, right, 0.46 + height / 2))


def _cover_pictures(entries: Sequence[Entry], settings: Settings) -> tuple[Picture, ...]:
    """One picture, or those of as many categories as there are in turn."""
    area = (BESIDE, 0.1, 1 - MARGIN, 0.9)
    groups = [[entry.picture for entry in found if entry.picture] for _, found in by_category(entries, settings.category_order)]
    shown = list(dict.fromkeys(path for row in zip_longest(*groups) for path in row if path))
    if settings.cover == "plain" or not shown:
        return ()
    if settings.cover == "picture" or len(shown) < 4:
        return (Picture(box=area, path=shown[0]),)
    side = COLLAGE if len(shown) >= COLLAGE**2 else 2
    left, top, width, height = area[0], area[1], area[2] - area[0] + GAP, area[3] - area[1] + GAP
    return tuple(
        Picture(
            box=(
                left + column * width / side,
                top + row * height / side,
                left + (column + 1) * width / side - GAP,
                top + (row + 1) * height / side - GAP,
            ),
            path=shown[row * side + column],
        )
        for row in range(side)
        for column in range(side)
    )


def _heading(category: str, entries: Sequence[Entry]) -> Slide:
    count = f"{len(entries)} colourway{'s' if len(entries) != 1 else ''}"
    texts = (
        Text(box=(MARGIN, 0.42, MIDDLE, 0.54), text=category, size=36, bold=True),
        Text(box=(MARGIN, 0.55, MIDDLE, 0.61), text=count, size=16, color=GREY),
    )
    shown = next((entry.picture for entry in entries if entry.picture), "")
    pictures = (Picture(box=(BESIDE, 0.1, 1 - MARGIN, 0.9), path=shown),) if shown else ()
    return Slide(title=category, texts=texts, pictures=pictures)


def _products(category: str, entries: Sequence[Entry], settings: Settings) -> Slide:
    texts = [Text(box=(MARGIN, 0.04, 1 - MARGIN, 0.1), text=category, size=18, bold=True)]
    pictures = []
    width = (1 - 2 * MARGIN - (settings.columns - 1) * GAP) / settings.columns
    height = (1 - TOP - MARGIN - (ROWS - 1) * GAP) / ROWS
    for index, entry in enumerate(entries):
        row, column = divmod(index, settings.columns)
        left, top = MARGIN + column * (width + GAP), TOP + row * (height + GAP)
        lines = entry_to_lines(entry, settings)
        picture = (left, top, left + width, top + height - LINE * max(len(lines), 3) - 0.01)
        if entry.picture:
            pictures.append(Picture(box=picture, path=entry.picture, align="left"))
        else:
            middle = (picture[1] + picture[3]) / 2
            texts.append(Text(box=(left, middle - LINE, picture[2], middle), text=NO_PICTURE, size=10, color=GREY))
        texts += _card_texts(lines, (left, picture[3] + 0.008, left + width, top + height))
    return Slide(title=category, texts=tuple(texts), pictures=tuple(pictures))


def _card_texts(lines: Sequence[str], box: Box) -> list[Text]:
    left, top, right, _ = box
    return [
        Text(
            box=(left, top + number * LINE, right, top + (number + 1) * LINE),
            text=line,
            size=11 if number == 0 else 9.5,
            bold=number == 0,
            color=GREY if number else Text.color,
        )
        for number, line in enumerate(lines)
    ]


def entry_to_lines(entry: Entry, settings: Settings) -> list[str]:
    """What stands under a picture: style number and name, colour, prices, quantities."""
    prices = [
        f"{label} {price}"
        for label, price, shown in (
            ("WHSL", entry.wholesale, settings.show_wholesale),
            ("RRP", entry.retail, settings.show_retail),
        )
        if price and shown
    ]
    sizes = "  ".join(f"{size} {quantity:g}" for size, quantity in entry.sizes if size)
    lines = [
        "  ".join(part for part in (entry.style_number, entry.name) if part),
        entry.color,
        "   ".join(prices),
        f"{entry.quantity:g} pcs   {sizes}".rstrip() if settings.show_quantities else "",
    ]
    return [line if len(line) <= LONGEST_LINE else line[: LONGEST_LINE - 1] + "…" for line in lines if line]
