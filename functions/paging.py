"""Lists in pages: `page_size` and `page_token` in, `next_page_token` out. A token says behind what the next page begins."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from flask import request
from google.cloud import firestore

from functions.errors import ApiError

DEFAULT_PAGE_SIZE = 50
MAX_PAGE_SIZE = 200

Snapshot = firestore.DocumentSnapshot[firestore.DocumentReference]
Collection = firestore.Query | firestore.CollectionReference
Page = tuple[list[Snapshot], str | None]


def page_size() -> int:
    """The `page_size` parameter, at most MAX_PAGE_SIZE. Raises `ApiError` INVALID_ARGUMENT."""
    given = request.args.get("page_size", str(DEFAULT_PAGE_SIZE))
    if not given.isdecimal() or int(given) < 1:
        raise ApiError("INVALID_ARGUMENT", "INVALID_PAGE_SIZE", f"page_size is a number from 1 to {MAX_PAGE_SIZE}.")
    return min(int(given), MAX_PAGE_SIZE)


def newest_first(query: Collection) -> Page:
    """One page of documents with a field `created_at`, and the token of the next page or None."""
    down = firestore.Query.DESCENDING
    ordered = query.order_by("created_at", direction=down).order_by("__name__", direction=down)
    after = read_token(2)
    if after:
        ordered = ordered.start_after({"created_at": _time(after[0]), "__name__": after[1]})
    found, more = _take(ordered, page_size())
    return found, write_token([found[-1].get("created_at").isoformat(), found[-1].id]) if more else None


def in_order(collections: Mapping[str, Collection], field: str | None = None) -> Page:
    """One page of the documents of several collections, one collection after the other, each in the order of a number `field`, or
    of ids."""
    size = page_size()
    place, number, identity = read_token(3) or ["", "", ""]
    found: list[Snapshot] = []
    token = None
    for key in sorted(key for key in collections if key >= place):
        query = collections[key].order_by(field).order_by("__name__") if field else collections[key].order_by("__name__")
        if key == place:
            query = query.start_after({"__name__": identity} | ({field: _number(number)} if field else {}))
        for one in query.limit(size + 1 - len(found)).get():
            if len(found) == size:
                return found, token
            found.append(one)
            token = write_token([key, str(one.get(field)) if field else "0", one.id])
    return found, None


def read_token(parts: int) -> list[str] | None:
    """What `write_token` was given, from the `page_token` parameter. Raises `ApiError` INVALID_ARGUMENT."""
    token = request.args.get("page_token")
    if not token:
        return None
    try:
        values = json.loads(base64.urlsafe_b64decode(token.encode()))
    except (ValueError, binascii.Error) as exc:
        raise _bad_token() from exc
    if not isinstance(values, list) or len(values) != parts or not all(isinstance(value, str) and value for value in values):
        raise _bad_token()
    return values


def write_token(values: Sequence[str]) -> str:
    return base64.urlsafe_b64encode(json.dumps(list(values)).encode()).decode()


def _take(query: firestore.Query, size: int) -> tuple[list[Any], bool]:
    """One more than asked for tells whether there is a next page."""
    found = list(query.limit(size + 1).get())
    return found[:size], len(found) > size


def _time(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError as exc:
        raise _bad_token() from exc


def _number(text: str) -> int:
    try:
        return int(text)
    except ValueError as exc:
        raise _bad_token() from exc


def _bad_token() -> ApiError:
    return ApiError("INVALID_ARGUMENT", "INVALID_PAGE_TOKEN", "The page_token is not one this list has given out.")
