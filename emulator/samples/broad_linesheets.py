"""The broad set's linesheets, as data: unlike layouts after the conventions of real ones, each different for another seed."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Callable, Mapping
from functools import partial

from emulator.samples.card_sheets import CardSheet, make_card_sheet
from emulator.samples.cards import CardGrid
from emulator.samples.families import Families
from emulator.samples.furniture import Margins, print_contents, print_cover, print_editorial
from emulator.samples.keyed_photos import KeyedPhotos
from emulator.samples.linesheet_layouts import Layout, layout_by_lot, make_pages, text_block, vary, vary_plan
from emulator.samples.other_papers import care_guide, store_list
from emulator.samples.page_tables import PageTable, TransposedTable
from emulator.samples.product_sheets import ProductSheet, make_product_sheet
from emulator.samples.range import RangePlan
from emulator.samples.style_pages import StylePage
from emulator.samples.truth import Sample, Truth
from emulator.samples.wording import Wording

FACTS = ("number", "colour", "sizes", "wholesale", "retail")
ALL = "number colour sizes composition wholesale retail"
ONE_COLOUR = RangePlan(count=16, colours=(1, 1), categories=("tees", "shirts", "trousers", "jackets"))
MANY = RangePlan(count=32, colours=(1, 2), categories=("tees", "knitwear", "dresses", "skirts", "coats"))
FEW = RangePlan(count=6, colours=(2, 3), categories=("jackets", "dresses", "shorts"))
COLOURFUL = RangePlan(count=5, colours=(3, 6), categories=("knitwear", "dresses"))
CHILDREN = RangePlan(count=12, colours=(1, 2), categories=("blouses", "skirts"), sizing="ages")

PAGES: Mapping[str, Layout] = {
    "one_card_a_page": Layout(
        plan=FEW,
        paper="wide",
        body=CardGrid(
            columns=1,
            rows=1,
            photo="left",
            share=0.42,
            block=text_block(
                "name",
                "number",
                "colour",
                "sizes",
                "composition",
                "wholesale",
                "retail",
                labelled=ALL,
                labels="column",
                bold="name",
                size=11,
            ),
        ),
    ),
    "text_above_photo": Layout(
        plan=FEW,
        body=CardGrid(
            columns=2,
            rows=2,
            photo="below",
            share=0.75,
            block=text_block("name", "number colour", "sizes", "wholesale retail", bold="name"),
        ),
    ),
    "upper_case_whole_prices": Layout(
        plan=RangePlan(count=24, cents=("00",), colours=(1, 2)),
        wording=Wording(colour_form="upper", whole=True),
        face="round",
        body=CardGrid(rows=4, share=0.6, block=text_block("number name", "colour", "wholesale", "retail", labels="colon", size=7)),
    ),
    "coded_colours_with_contents": Layout(
        plan=MANY,
        wording=Wording(colour_form="code name"),
        paper="letter",
        body=CardGrid(
            columns=4,
            rows=4,
            gap=10,
            heading="band",
            block=text_block("number", "name", "colour", "wholesale retail", size=6.5, joiner=" / "),
        ),
        before=(print_cover, print_contents),
        terms=True,
    ),
    "thirty_a_page": Layout(
        plan=dataclasses.replace(MANY, count=60, colours=(1, 1)),
        paper="a3",
        body=CardGrid(
            columns=5, rows=6, share=0.6, frame=True, block=text_block("number", "name", "colour", "wholesale retail", size=7.5)
        ),
    ),
    "photo_left": Layout(
        plan=ONE_COLOUR,
        before=(print_cover,),
        body=CardGrid(
            columns=2,
            rows=4,
            photo="left",
            share=0.45,
            block=text_block("name", *FACTS, labelled=ALL, labels="colon", bold="name", size=7.5),
        ),
    ),
    "photo_right_framed": Layout(
        plan=ONE_COLOUR,
        face="serif",
        body=CardGrid(
            columns=2,
            rows=5,
            photo="right",
            share=0.4,
            frame=True,
            gap=6,
            block=text_block("name", *FACTS, labelled=ALL, labels="column"),
        ),
    ),
    "uneven_cards": Layout(
        plan=MANY,
        body=CardGrid(columns=4, rows=4, hero=True, share=0.7, block=text_block("number", "name", "wholesale retail", size=6.5)),
    ),
    "card_for_each_colourway": Layout(
        plan=dataclasses.replace(FEW, count=8),
        wording=Wording(colour_form="number name"),
        body=CardGrid(
            per="colourway",
            columns=4,
            share=0.6,
            block=text_block("name", "number", "colour", "sizes", "wholesale retail", size=6.5, align="centre"),
        ),
    ),
    "badges_and_barcodes": Layout(
        plan=ONE_COLOUR, body=CardGrid(badge_every=3, placeholder_every=5, barcodes=True, share=0.55, margins=Margins(logo=True))
    ),
    "struck_prices": Layout(
        plan=ONE_COLOUR,
        body=CardGrid(struck_every=2, share=0.6, block=text_block("name", "number", "colour", "wholesale", "retail")),
    ),
    "from_prices": Layout(
        plan=ONE_COLOUR,
        wording=Wording(prices="wholesale"),
        body=CardGrid(block=text_block("name", "number", "colour", "sizes", "wholesale", prefix="from")),
    ),
    "clipped_on_a_ground": Layout(
        plan=MANY, before=(print_editorial,), body=CardGrid(fit="cover", aspect=1.1, margins=Margins(ground=True, logo=True))
    ),
    "swatches_under_photos": Layout(
        plan=FEW, body=CardGrid(columns=2, rows=3, swatches=True, block=text_block("name", "number", "colour", "wholesale retail"))
    ),
    "price_legend": Layout(
        plan=ONE_COLOUR,
        body=CardGrid(
            share=0.6,
            block=text_block("number", "name", "colour", "wholesale retail", labelled="", joiner=" / "),
            margins=Margins(legend="{wholesale} / {retail} ({currency})"),
        ),
    ),
    "no_style_numbers": Layout(
        plan=ONE_COLOUR, body=CardGrid(block=text_block("name", "colour", "sizes", "wholesale retail", bold="name"))
    ),
    "no_prices": Layout(
        plan=ONE_COLOUR,
        wording=Wording(prices="none"),
        body=CardGrid(columns=4, rows=3, block=text_block("number", "name", "colour")),
    ),
    "same_names": Layout(
        plan=dataclasses.replace(ONE_COLOUR, shared_names=True),
        body=CardGrid(share=0.6, block=text_block("name", "number", "colour", "wholesale retail", bold="name")),
    ),
    "retail_only": Layout(
        plan=MANY,
        wording=Wording(prices="retail"),
        body=CardGrid(rows=4, share=0.6, block=text_block("name number", "colour", "retail")),
    ),
    "just_price": Layout(
        plan=ONE_COLOUR,
        wording=Wording(prices="price"),
        body=CardGrid(block=text_block("number", "name", "colour", "price", labelled="")),
    ),
    "second_view": Layout(
        plan=ONE_COLOUR,
        body=CardGrid(columns=2, rows=3, second_view=True, block=text_block("name", *FACTS, labelled=ALL, size=7.5)),
    ),
    "childrens_sizes": Layout(
        plan=CHILDREN,
        wording=Wording(language="nl"),
        body=CardGrid(
            share=0.55, block=text_block("number", "name", "colour", "sizes", "wholesale retail", labelled=ALL, labels="colon")
        ),
    ),
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
    "scanned_cards": Layout(
        plan=ONE_COLOUR,
        scanned=True,
        body=CardGrid(columns=2, rows=3, block=text_block("number", "name", "colour", "wholesale retail", size=11)),
    ),
    "zigzag": Layout(
        plan=FEW,
        body=CardGrid(
            columns=1,
            photo="zigzag",
            share=0.5,
            block=text_block("name", "story", *FACTS, "origin", labelled=ALL, labels="column", bold="name", size=9),
        ),
    ),
    "text_on_the_photo": Layout(
        plan=ONE_COLOUR,
        body=CardGrid(
            columns=2,
            rows=3,
            photo="under",
            fit="cover",
            aspect=1.0,
            block=text_block("number name", "colour sizes", "wholesale retail", size=7.5),
        ),
    ),
    "numbers_without_end": Layout(
        plan=ONE_COLOUR,
        wording=Wording(labels={"wholesale": "W", "retail": "R"}),
        body=CardGrid(
            share=0.5,
            heading="tracked",
            unpriced_every=5,
            block=text_block("number", "name", "colour", "composition", "delivery", "minimum", "wholesale retail", size=7),
        ),
    ),
    "keyed_photos": Layout(plan=ONE_COLOUR, body=KeyedPhotos()),
    "turned_pages": Layout(plan=ONE_COLOUR, paper="wide", turned=True, body=CardGrid(columns=4, rows=2, share=0.62)),
    "dear_coats": Layout(
        plan=RangePlan(count=9, dearness=16, categories=("coats",), colours=(1, 2)),
        wording=Wording(language="de"),
        body=CardGrid(block=text_block("name", "number", "colour", "wholesale", "retail", bold="name")),
    ),
    "bare_amounts": Layout(
        plan=ONE_COLOUR,
        varied=False,
        wording=Wording(money_form="bare", labels={"wholesale": "WHSL", "retail": "SRP"}, size_form="slash"),
        body=CardGrid(
            columns=4, rows=3, block=text_block("name", "number  colour", "sizes", "wholesale retail", size=6.5), share=0.6
        ),
    ),
    "outlined_letters": Layout(
        plan=FEW,
        outlined=True,
        body=CardGrid(columns=2, rows=3, block=text_block("number", "name", "colour", "wholesale retail", size=10)),
    ),
}

SHEETS: Mapping[str, tuple[ProductSheet | CardSheet, RangePlan, Wording]] = {
    "workbook_with_category_rows": (ProductSheet(category_rows=True, terms_sheet=True), ONE_COLOUR, Wording()),
    "workbook_sheet_per_category": (
        ProductSheet(sheet_per_category=True, columns=("image", *FACTS[:1], "name", *FACTS[1:])),
        MANY,
        Wording(),
    ),
    "workbook_merged_styles": (
        ProductSheet(per="colourway", merged_style=True, columns=("number", "name", "wholesale", "retail", "colour", "barcode")),
        FEW,
        Wording(language="de"),
    ),
    "workbook_cards": (CardSheet(), ONE_COLOUR, Wording()),
    "workbook_cards_unlabelled": (CardSheet(across=4, labelled=False), ONE_COLOUR, Wording()),
    "export_row_for_each_size": (
        ProductSheet(
            per="size",
            preamble=False,
            columns=(
                "name",
                "number",
                "colour",
                "sizes",
                "barcode",
                "wholesale",
                "retail",
                "composition",
                "origin",
                "delivery",
                "category",
            ),
        ),
        FEW,
        Wording(),
    ),
    "price_list_xls": (
        ProductSheet(file_type="xls", columns=("number", "name", "category", "colour", "sizes", "wholesale", "retail")),
        MANY,
        Wording(language="fr"),
    ),
    "price_list_ods": (
        ProductSheet(
            file_type="ods", price_text=True, preamble=False, columns=("barcode", "number", "name", "colour", "wholesale")
        ),
        MANY,
        Wording(language="it", prices="wholesale"),
    ),
    "price_list_csv_semicolons": (
        ProductSheet(
            file_type="csv",
            delimiter=";",
            encoding="cp1252",
            preamble=False,
            columns=("number", "name", "colour", "sizes", "wholesale", "retail"),
        ),
        MANY,
        Wording(language="de"),
    ),
    "price_list_csv_tabs": (
        ProductSheet(file_type="csv", delimiter="\t", encoding="utf-16", columns=("name", "number", "colour", "price")),
        ONE_COLOUR,
        Wording(prices="price"),
    ),
}


def make_sheet(name: str, seed: int) -> Sample:
    """One of SHEETS with what the seed decides."""
    layout, plan, wording = SHEETS[name]
    rng = random.Random(f"{name} {seed}")
    plan, wording = vary_plan(plan, rng), vary(wording, rng)
    number = rng.randrange(10**6)
    if isinstance(layout, CardSheet):
        return make_card_sheet(layout, plan, wording, number, f"linesheet_{name}.xlsx")
    return make_product_sheet(layout, plan, wording, number, f"linesheet_{name}.{layout.file_type}")


def _no_products(filename: str, make: Callable[[int], bytes], seed: int) -> Sample:
    return Sample(filename=filename, data=make(seed), truth=Truth(kind="linesheet"))


def _by_lot(number: int, seed: int) -> Sample:
    return make_pages(f"by_lot_{number}", layout_by_lot(seed * 100 + number), seed)


BROAD_LINESHEETS: Mapping[str, Callable[[int], Sample]] = {
    **{f"linesheet_{name}": partial(make_pages, name, layout) for name, layout in PAGES.items()},
    **{f"linesheet_{name}": partial(make_sheet, name) for name in SHEETS},
    **{f"linesheet_by_lot_{n}": partial(_by_lot, n) for n in range(1, 11)},
    "not_a_linesheet_guide": partial(_no_products, "not_a_linesheet_guide.pdf", care_guide),
    "not_a_linesheet_stockists": partial(_no_products, "not_a_linesheet_stockists.pdf", store_list),
}
