"""Sample files that the local web app offers at one click: a linesheet and the purchase order for it, drawn when asked for."""

from __future__ import annotations

from functools import cache
from pathlib import PurePosixPath

from emulator.samples.catalogue import make_samples

FOLDER = "/__/samples/"
OFFERED = {"linesheet": f"{FOLDER}linesheet_cards.pdf", "purchase_order": f"{FOLDER}order_matrix.xlsx"}
"""Kind of document → address of the sample."""


@cache
def sample_file(address: str) -> bytes | None:
    """The file at one of the addresses in OFFERED; None at any other. Takes a second or two the first time."""
    if address not in OFFERED.values():
        return None
    (sample,) = make_samples("demo", 1, only=PurePosixPath(address).stem)
    return sample.data
