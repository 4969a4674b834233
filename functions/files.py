"""A file of the bucket as an answer, for a caller who has been checked."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from flask import Response

from functions.errors import not_found
from functions.wiring import Wiring

CACHE_SECONDS = 3600


def file_answer(
    wired: Wiring,
    path: str,
    content_type: str,
    *,
    download_as: str | None = None,
    make: Callable[[], bytes] | None = None,
) -> Response:
    """The file's bytes, to be shown or, with a name, to be saved. A file that is not there is made and kept, if `make` is given.
    Raises `ApiError` NOT_FOUND."""
    try:
        data = wired.ports.blobs.read(path)
    except FileNotFoundError as exc:
        if make is None:
            raise not_found("file", path.rsplit("/", 1)[-1]) from exc
        data = make()
        wired.ports.blobs.write(path, data, content_type)
    response = Response(data, mimetype=content_type)
    response.headers["Cache-Control"] = f"private, max-age={CACHE_SECONDS}"
    # What a stranger has drawn or written must not run as a page of ours.
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    if download_as is not None:
        response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(download_as, safe='')}"
    return response
