"""Small pipelines that leave traces: every phase reads what the one before has staged, the last one publishes records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipelines.engine.context import Context
from pipelines.engine.pipeline import Map, Phase, Pipeline, Publish
from pipelines.engine.projection import collection_projection

PARTS = 5


def cut(ctx: Context) -> Mapping[str, Any]:
    ctx.blobs.write(f"{ctx.folder}/cut", b"cloth", "text/plain")
    return {"pieces": 3}


def sew(ctx: Context) -> Mapping[str, Any]:
    cloth = ctx.blobs.read(f"{ctx.folder}/cut")
    ctx.blobs.write(f"{ctx.folder}/sewn", cloth * ctx.state["pieces"], "text/plain")
    return {"pieces": ctx.state["pieces"], "sewn": True}


def deliver(ctx: Context) -> Publish:
    sewn = ctx.blobs.read(f"{ctx.folder}/sewn").decode()
    write_items(ctx, [sewn[start : start + 5] for start in range(0, len(sewn), 5)])
    return Publish(fields={"counts.items": ctx.state["pieces"]})


def write_items(ctx: Context, texts: list[str]) -> None:
    ctx.records.put_many(
        {
            f"{ctx.job.subject}/items/{ctx.output_id(f'item{index}')}": {
                "job_id": ctx.job.publication_id,
                "text": text,
                "index": index,
            }
            for index, text in enumerate(texts)
        }
    )


def parts(_ctx: Context) -> list[dict[str, int]]:
    return [{"part": part} for part in range(PARTS)]


def sew_part(ctx: Context, payload: Mapping[str, Any]) -> Mapping[str, Any]:
    cloth = ctx.blobs.read(f"{ctx.folder}/cut").decode()
    return {"text": f"{cloth}{payload['part']}"}


def gather(ctx: Context) -> Publish:
    write_items(ctx, [unit.result["text"] for unit in ctx.units("sew") if unit.status in {"ok", "fallback"}])
    return Publish(fields={"counts.items": PARTS})


def pipeline(*phases: Phase, name: str = "sample") -> Pipeline:
    return Pipeline(
        name=name,
        process="document_processing",
        phases=phases,
        project=collection_projection("phase"),
        outputs=lambda job: (f"{job.subject}/items",),
    )


CUT = Phase(key="cut", name="Cutting", run=cut, weight=1)
SEW = Phase(key="sew", name="Sewing", run=sew, weight=2)
DELIVER = Phase(key="deliver", name="Delivering", run=deliver, weight=1)
PLAIN = pipeline(CUT, SEW, DELIVER)
FANNED = pipeline(
    CUT,
    Phase(key="sew", name="Sewing", run=Map(split=parts, each=sew_part, width=2), weight=2),
    Phase(key="gather", name="Delivering", run=gather),
)
