"""The pages of an order with their words: from the text layer of a PDF."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.reading.model import Page
from pipelines.reading.pdf import pdf_to_pages


def document_to_pages(data: bytes, content_type: str) -> Iterator[Page]:
    """Pages of a PDF or a picture, one by one."""
    yield from pdf_to_pages(data)
