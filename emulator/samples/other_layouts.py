"""The broad set's style pages, tables and families, as data."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from emulator.samples.banded_lists import BandedList
from emulator.samples.families import Families
from emulator.samples.furniture import print_cover
from emulator.samples.keyed_photos import KeyedPhotos
from emulator.samples.linesheet_layouts import Layout
from emulator.samples.page_tables import PageTable, TransposedTable
from emulator.samples.range_plans import COLOURFUL, FEW, MANY, ONE_COLOUR
from emulator.samples.style_pages import StylePage
from emulator.samples.wording import Wording

OTHER_PAGES: Mapping[str, Layout] = {
    "style_pages_photos": Layout(
        plan=COLOURFUL, wording=Wording(language="de"), body=StylePage(), before=(print_cover,), terms=True
    ),
    "style_pages_swatches": Layout(
        plan=COLOURFUL, wording=Wording(language="fr"), body=StylePage(colourways="swatches", photo_left=False)
    ),
    "style_pages_continued": Layout(plan=dataclasses.replace(COLOURFUL, colours=(5, 7)), body=StylePage(continued=True)),
    "two_styles_a_page": Layout(
        plan=COLOURFUL, wording=Wording(language="es"), body=StylePage(per_page=2, colourways="words", story=False), face="serif"
    ),
    "table_with_thumbnails": Layout(plan=MANY, wording=Wording(language="it"), body=PageTable(row_height=48)),
    "unruled_price_list": Layout(
        plan=dataclasses.replace(MANY, count=50),
        body=PageTable(
            columns=("number", "name", "composition", "colour", "wholesale", "retail"),
            ruling="none",
            header="first page",
            row_height=26,
        ),
    ),
    "striped_grouped_prices": Layout(
        plan=MANY,
        wording=Wording(language="pt"),
        body=PageTable(
            columns=("number", "name", "category", "colour", "sizes", "wholesale", "retail"),
            ruling="zebra",
            grouped_prices=True,
            row_height=28,
        ),
    ),
    "table_by_colourway": Layout(
        plan=dataclasses.replace(FEW, count=10),
        wording=Wording(colour_form="name code"),
        paper="letter",
        body=PageTable(per="colourway", merged_style=True, ruling="rows", category_rows=True),
    ),
    "wide_table_picture_last": Layout(
        plan=ONE_COLOUR,
        paper="wide",
        body=PageTable(
            columns=("barcode", "number", "name", "composition", "colour", "sizes", "wholesale", "retail", "image"), row_height=54
        ),
    ),
    "products_as_columns": Layout(plan=ONE_COLOUR, body=TransposedTable()),
    "family_photos": Layout(plan=dataclasses.replace(ONE_COLOUR, count=12), body=Families(per_page=3)),
    "family_photo_above": Layout(plan=dataclasses.replace(ONE_COLOUR, count=12), body=Families(beside=False, size=4)),
    "scanned_price_list": Layout(
        plan=MANY,
        scanned=True,
        body=PageTable(columns=("number", "name", "colour", "sizes", "wholesale", "retail"), row_height=22, size=9),
    ),
    "keyed_photos": Layout(plan=ONE_COLOUR, body=KeyedPhotos()),
    "strips_between_rules": Layout(plan=ONE_COLOUR, wording=Wording(prices="price"), body=BandedList()),
    "names_and_prices": Layout(
        plan=ONE_COLOUR,
        wording=Wording(language="it", prices="price"),
        body=BandedList(row_height=22, photo=False, ruled=False, remark=False),
    ),
}
