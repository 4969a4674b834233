"""Decks: the list of those that were made, their files, and their slides as pictures."""

from __future__ import annotations

from typing import Literal

from flask import Blueprint, Response

from functions import paging
from functions.access import own_collection, own_record
from functions.answers import answer
from functions.errors import not_found
from functions.files import file_answer
from functions.views import record_view
from functions.wiring import wiring
from pipelines.engine.ports import Record

routes = Blueprint("decks", __name__)
DECKS = "/collections/<collection_id>/decks"
CONTENT_TYPES = {
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "pdf": "application/pdf",
}


@routes.get(DECKS)
def list_decks(collection_id: str) -> Response:
    """All decks, also one that is still being made: its essential edition can be used already."""
    own_collection(collection_id)
    found, token = paging.in_order({"decks": wiring().firestore.collection(f"collections/{collection_id}/decks")})
    return answer({"decks": [record_view(one.id, one.to_dict() or {}) for one in found], "next_page_token": token})


@routes.get(f"{DECKS}/<deck_id>/files/<any(essential, complete):edition>.<any(pptx, pdf):kind>")
def deck_file(
    collection_id: str, deck_id: str, edition: Literal["essential", "complete"], kind: Literal["pptx", "pdf"]
) -> Response:
    """The essential edition stays when the complete one has been made."""
    deck = _own_deck(collection_id, deck_id)
    if edition == "complete" and deck["state"] != "complete":
        raise not_found("complete edition of the deck", deck_id)
    folder = str(deck[f"{kind}_path"]).rpartition("/")[0]
    name = f"{deck['title']}.{kind}"
    return file_answer(wiring(), f"{folder}/{edition}.{kind}", CONTENT_TYPES[kind], download_as=name)


@routes.get(f"{DECKS}/<deck_id>/slides/<int:slide>/picture")
def slide_picture(collection_id: str, deck_id: str, slide: int) -> Response:
    """Slide `slide`, counted from 1."""
    paths = _own_deck(collection_id, deck_id)["thumbnail_paths"]
    if not 1 <= slide <= len(paths):
        raise not_found("slide", str(slide))
    return file_answer(wiring(), paths[slide - 1], "image/png")


def _own_deck(collection_id: str, deck_id: str) -> Record:
    own_collection(collection_id)
    return own_record(f"collections/{collection_id}/decks", deck_id, "deck")
