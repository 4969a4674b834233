"""Linesheets as workbooks without a table: cards of cells, several side by side, each with its picture on top."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from emulator.samples.garments import photo_jpeg
from emulator.samples.press import LABEL_KEYS
from emulator.samples.product_sheets import picture_box
from emulator.samples.range import RangePlan, make_range
from emulator.samples.truth import ProductRow, Sample, Truth
from emulator.samples.wording import Wording
from emulator.samples.workbooks import SheetData, Value, to_xlsx


@dataclass(frozen=True, kw_only=True)
class CardSheet:
    """Cards `across` the sheet; each field in a row of its own, with its label in the cell before it or without one."""

    across: int = 3
    fields: tuple[str, ...] = ("number", "name", "colour", "sizes", "wholesale", "retail")
    labelled: bool = True


def make_card_sheet(layout: CardSheet, plan: RangePlan, wording: Wording, seed: int, filename: str) -> Sample:
    """The finished XLSX with its truth."""
    made = make_range(dataclasses.replace(plan, language=wording.language, currency=wording.currency), seed)
    step = 3 if layout.labelled else 2  # columns of a card, an empty one between cards among them
    sheet = SheetData(
        name="Linesheet", row_height=130, widths=[(12.0, 24.0, 3.0)[-step:][i % step] for i in range(step * layout.across)]
    )
    sheet.add(made.brand, None, made.season)
    sheet.add()
    placed: list[tuple[int, int, ProductRow]] = []
    for start in range(0, len(made.styles), layout.across):
        some = made.styles[start : start + layout.across]
        top = sheet.add(*[None] * (step * len(some)))
        for i, style in enumerate(some):
            column = i * step + step - 2
            sheet.pictures.append((top, column, photo_jpeg(style.photo(width=240, height=300, studio=0))))
            placed.append((top, column, wording.row(style, style.colours, layout.fields, page=1)))
        for key in layout.fields:
            values: list[Value] = []
            for style in some:
                label = [wording.label(LABEL_KEYS.get(key, key))] if layout.labelled else []
                values += [*label, wording.value(key, style, style.colours), None]
            sheet.add(*values)
        sheet.add()
    rows = tuple(dataclasses.replace(row, image=picture_box(sheet, top, column)) for top, column, row in placed)
    return Sample(filename=filename, data=to_xlsx([sheet]), truth=Truth(kind="linesheet", currency=wording.currency, rows=rows))
