"""Phases 1 and 2: what stands in the documents, in ranges of pages, each a unit of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipelines.engine.context import Context
from pipelines.engine.errors import ErrorCode
from pipelines.reading import codec
from pipelines.reading.faults import Unreadable
from pipelines.reading.model import Page, PlacedImage, Sheet
from pipelines.reading.pdf.reader import open_pdf, pdf_to_images, pdf_to_pages
from pipelines.reading.workbook.reader import read_sheets, sheet_images
from pipelines.sources import Source, load_sources, unreadable
from pipelines.staging import stage, staged, staged_each

PAGES_PER_UNIT = 5
SUFFIXES = {"image/png": "png", "image/jpeg": "jpg"}


def sources_of(ctx: Context) -> list[Source]:
    """The linesheets of the job."""
    return _load(ctx, ctx.input.get("document_ids", ()))


def _load(ctx: Context, document_ids: Sequence[str]) -> list[Source]:
    remedy = "A linesheet is missing. Upload one and process the documents again."
    return load_sources(ctx, document_ids, ErrorCode.NO_LINESHEET, remedy)


def page_ranges(ctx: Context) -> Sequence[Mapping[str, Any]]:
    """Units of at most `PAGES_PER_UNIT` pages; a workbook is one unit."""
    units: list[Mapping[str, Any]] = []
    for source in sources_of(ctx):
        pages = _page_count(ctx, source) if source.is_paged else 1
        for first in range(1, pages + 1, PAGES_PER_UNIT):
            units.append({"document_id": source.id, "first": first, "last": min(first + PAGES_PER_UNIT - 1, pages)})
    return units


def _page_count(ctx: Context, source: Source) -> int:
    try:
        return open_pdf(ctx.blobs.read(source.storage_path))
    except Unreadable as fault:
        raise unreadable(source, fault) from fault


def extract_images(ctx: Context, unit: Mapping[str, Any]) -> Mapping[str, Any]:
    """Store the pictures of a range as files, and what is known of them beside."""
    source = source_of(ctx, unit)
    listed = []
    stored: dict[str, str] = {}
    for image, data in _images(ctx, source, unit):
        path = stored.get(image.sha256)
        if path is None:
            content_type = "image/png" if data.startswith(b"\x89PNG") else "image/jpeg"
            path = f"{ctx.folder}/images/{image.sha256}.{SUFFIXES[content_type]}"
            ctx.blobs.write(path, data, content_type)
            stored[image.sha256] = path
        listed.append({"image": codec.to_json(image), "path": path})
        ctx.progress(image.page - unit["first"], unit["last"] - unit["first"] + 1, f"Page {image.page}")
    stage(ctx, range_name("images", unit), listed)
    return {"images": len(listed)}


def extract_text(ctx: Context, unit: Mapping[str, Any]) -> Mapping[str, Any]:
    """Stage the words, ruling and cells of a range."""
    source = source_of(ctx, unit)
    data = ctx.blobs.read(source.storage_path)
    try:
        if source.is_paged:
            pages = []
            for page in pdf_to_pages(data, unit["first"], unit["last"]):
                pages.append(codec.page_to_json(page))
                ctx.progress(page.number - unit["first"] + 1, unit["last"] - unit["first"] + 1, f"Page {page.number}")
            stage(ctx, range_name("text", unit), {"pages": pages})
            return {"words": sum(len(page["words"]) for page in pages)}
        sheets = [codec.to_json(sheet) for sheet in read_sheets(data, source.content_type)]
    except Unreadable as fault:
        raise unreadable(source, fault) from fault
    stage(ctx, range_name("text", unit), {"sheets": sheets})
    return {"words": sum(len(sheet["cells"]) for sheet in sheets)}


def read_ranges(ctx: Context, phase: str = "extract_text", document_id: str | None = None) -> list[Mapping[str, Any]]:
    """The ranges that `phase` could read, of all documents or one."""
    units = [unit.payload for unit in ctx.units(phase) if unit.status in {"ok", "fallback"}]
    return [unit for unit in units if document_id in (None, unit["document_id"])]


def staged_images(ctx: Context, document_id: str) -> list[tuple[PlacedImage, str]]:
    """The pictures of a document in the order of its pages, with the paths of their files."""
    names = [range_name("images", unit) for unit in read_ranges(ctx, "extract_images", document_id)]
    return [entry for listed in staged_each(ctx, names) for entry in _placed(listed)]


def range_images(ctx: Context, unit: Mapping[str, Any]) -> list[tuple[PlacedImage, str]]:
    """The pictures of one range. Raises `FileNotFoundError` for a range that could not be read."""
    return _placed(staged(ctx, range_name("images", unit)))


def _placed(listed: Sequence[Mapping[str, Any]]) -> list[tuple[PlacedImage, str]]:
    return [(codec.from_json(PlacedImage, entry["image"]), entry["path"]) for entry in listed]


def staged_pages(ctx: Context, document_id: str) -> Iterator[Page]:
    """The pages of a document, few ranges in memory at a time."""
    for text in _staged_texts(ctx, document_id):
        yield from _pages(text)


def range_pages(ctx: Context, unit: Mapping[str, Any]) -> list[Page]:
    """The pages of one range; none for a workbook. Raises `FileNotFoundError` for a range that could not be read."""
    return _pages(staged(ctx, range_name("text", unit)))


def _pages(text: Mapping[str, Any]) -> list[Page]:
    return [codec.page_from_json(page) for page in text.get("pages", ())]


def staged_sheets(ctx: Context, document_id: str) -> Iterator[Sheet]:
    """The sheets of a workbook."""
    for text in _staged_texts(ctx, document_id):
        for sheet in text.get("sheets", ()):
            yield codec.from_json(Sheet, sheet)


def _staged_texts(ctx: Context, document_id: str) -> Iterator[Mapping[str, Any]]:
    return staged_each(ctx, [range_name("text", unit) for unit in read_ranges(ctx, document_id=document_id)])


def _images(ctx: Context, source: Source, unit: Mapping[str, Any]) -> Iterator[tuple[PlacedImage, bytes]]:
    data = ctx.blobs.read(source.storage_path)
    try:
        if source.is_paged:
            yield from pdf_to_images(data, unit["first"], unit["last"])
        else:
            yield from sheet_images(data, source.content_type)
    except Unreadable as fault:
        raise unreadable(source, fault) from fault


def source_of(ctx: Context, unit: Mapping[str, Any]) -> Source:
    """The document of a range."""
    return _load(ctx, [unit["document_id"]])[0]


def range_name(what: str, unit: Mapping[str, Any]) -> str:
    """Under what name something of a range is staged."""
    return f"{what}/{unit['document_id']}-{unit['first']:05d}"
