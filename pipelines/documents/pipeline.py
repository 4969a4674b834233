"""The documents pipeline: six phases, in running order."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.documents.extraction import extract_images, extract_text, page_ranges, read_ranges
from pipelines.documents.products import extract_products
from pipelines.documents.publishing import match_and_publish
from pipelines.documents.understanding import filter_images, generate_categories
from pipelines.engine.job import Job
from pipelines.engine.pipeline import Map, Phase, Pipeline
from pipelines.engine.projection import collection_projection


def outputs(job: Job) -> Sequence[str]:
    """The collections that the last phase writes to."""
    products = [f"{job.subject}/documents/{document_id}/structured_products" for document_id in job.input["document_ids"]]
    return [f"{job.subject}/images", *products]


PIPELINE = Pipeline(
    name="documents",
    process="document_processing",
    project=collection_projection("phase"),
    outputs=outputs,
    phases=(
        Phase(key="extract_images", name="Extracting images", run=Map(split=page_ranges, each=extract_images), weight=3),
        Phase(key="extract_text", name="Extracting text with positions", run=Map(split=page_ranges, each=extract_text), weight=2),
        Phase(key="filter_images", name="Filtering product images", run=filter_images, weight=1),
        Phase(key="generate_categories", name="Generating categories", run=generate_categories, weight=1),
        Phase(
            key="extract_products",
            name="Extracting structured products",
            run=Map(split=read_ranges, each=extract_products),
            weight=2,
        ),
        Phase(key="match_images", name="Matching images to products", run=match_and_publish, weight=1),
    ),
)
