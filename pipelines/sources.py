"""The uploaded files a job works on, as the collection's `documents` describe them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.engine.context import Context
from pipelines.engine.errors import ErrorCode, PhaseFailed
from pipelines.reading.faults import Unreadable

PDF = "application/pdf"


@dataclass(frozen=True, kw_only=True)
class Source:
    """One uploaded file. `content_type` was told from the content when it was uploaded."""

    id: str
    filename: str
    content_type: str
    storage_path: str

    @property
    def is_paged(self) -> bool:
        """Whether it has pages (a PDF or a scan) and not sheets."""
        return self.content_type == PDF or self.content_type.startswith("image/")


def load_sources(ctx: Context, document_ids: Sequence[str], missing: ErrorCode, remedy: str) -> list[Source]:
    """The sources with these ids in the job's collection. Raises `PhaseFailed(missing)` when one is gone or there are none."""
    sources = []
    for document_id in document_ids:
        record = ctx.records.get(f"{ctx.job.subject}/documents/{document_id}")
        if record is None or record.get("upload_state") != "stored":
            break
        sources.append(
            Source(
                id=document_id,
                filename=str(record["filename"]),
                content_type=str(record["content_type"]),
                storage_path=str(record["storage_path"]),
            )
        )
    if not sources or len(sources) < len(document_ids):
        raise PhaseFailed(missing, remedy)
    return sources


def unreadable(source: Source, fault: Unreadable) -> PhaseFailed:
    """A fault of the document as the failure that the user reads."""
    code = ErrorCode.NO_TABLE if fault.code == "no_table" else ErrorCode.DOCUMENT_UNREADABLE
    return PhaseFailed(code, fault.message, source.filename)
