"""The broad set's card pages, as data."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from emulator.samples.cards import CardGrid
from emulator.samples.furniture import Margins, print_contents, print_cover, print_editorial
from emulator.samples.linesheet_layouts import Layout, text_block
from emulator.samples.range import RangePlan
from emulator.samples.range_plans import ALL, CHILDREN, FACTS, FEW, MANY, ONE_COLOUR
from emulator.samples.wording import Wording

CARD_PAGES: Mapping[str, Layout] = {
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
            gap=26,
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
