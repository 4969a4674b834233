"""The items pipeline: seven steps, in running order."""

from __future__ import annotations

from pipelines.engine.pipeline import Phase, Pipeline
from pipelines.engine.projection import collection_projection
from pipelines.items.making_items import enrich_lines, generate_items, save_items
from pipelines.items.reading_order import extract_lines, fetch_order, identify_columns, parse_order

PIPELINE = Pipeline(
    name="items",
    process="item_generation",
    project=collection_projection("step"),
    outputs=lambda job: (f"{job.subject}/items",),
    phases=(
        Phase(key="fetch", name="Fetching purchase order", run=fetch_order),
        Phase(key="parse", name="Parsing purchase order", run=parse_order, weight=3),
        Phase(key="columns", name="Identifying columns with AI", run=identify_columns),
        Phase(key="extract", name="Extracting SKU data", run=extract_lines, weight=2),
        Phase(key="enrich", name="Enriching from linesheet", run=enrich_lines),
        Phase(key="generate", name="Generating item objects", run=generate_items),
        Phase(key="save", name="Saving", run=save_items),
    ),
)
