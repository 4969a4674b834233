"""The product's work, pure: no cloud, no HTTP, no environment, no clock. `PIPELINES` is the registry, one line per pipeline."""

from collections.abc import Mapping

from pipelines.deck.pipeline import PIPELINE as DECK
from pipelines.documents.pipeline import PIPELINE as DOCUMENTS
from pipelines.engine.pipeline import Pipeline
from pipelines.items.pipeline import PIPELINE as ITEMS

PIPELINES: Mapping[str, Pipeline] = {pipeline.name: pipeline for pipeline in (DOCUMENTS, ITEMS, DECK)}
