"""What users set right in products, items and pictures. Kept by the identity that survives every run, laid over each result."""

from __future__ import annotations

from hashlib import sha256
from typing import Annotated

from flask import Blueprint, Response
from pydantic import Field, StringConstraints

from functions.access import own_collection
from functions.answers import answer
from functions.bodies import Body, json_body
from functions.errors import ApiError
from functions.wiring import utc_now, wiring

MAX_KEY_LENGTH = 500

routes = Blueprint("corrections", __name__)
Text = Annotated[str, StringConstraints(max_length=2000)]
Texts = Annotated[list[Text], Field(max_length=200)]


class Money(Body):
    amount: Annotated[str, StringConstraints(pattern=r"^-?\d{1,12}(\.\d{1,6})?$")]
    currency: Annotated[str, StringConstraints(pattern=r"^([A-Z]{3})?$")] = ""


class CorrectedFields(Body):
    """Only the fields that the user has set; None takes a price away."""

    style_number: Text = ""
    name: Text = ""
    category: Text = ""
    description: Text = ""
    color: Text = ""
    color_code: Text = ""
    size: Text = ""
    sku: Text = ""
    colors: Texts = Field(default_factory=list)
    sizes: Texts = Field(default_factory=list)
    wholesale_price: Money | None = None
    retail_price: Money | None = None
    price: Money | None = None
    unit_price: Money | None = None
    line_total: Money | None = None
    quantity: float = Field(0, ge=-1e9, le=1e9)
    is_product: bool = True
    product_key: Text | None = None


class Correction(Body):
    fields: CorrectedFields


@routes.put("/collections/<collection_id>/corrections/<path:key>")
def put_correction(collection_id: str, key: str) -> Response:
    """Replace all that was set right of one thing; no fields take the correction back."""
    fields = json_body(Correction).fields.model_dump(exclude_unset=True)
    own_collection(collection_id)
    if len(key) > MAX_KEY_LENGTH:
        raise ApiError("INVALID_ARGUMENT", "KEY_TOO_LONG", f"A key has at most {MAX_KEY_LENGTH} characters.")
    # The key may hold characters that a document's name must not.
    path = f"collections/{collection_id}/corrections/{sha256(key.encode()).hexdigest()[:40]}"
    record = {"key": key, "fields": fields, "source": "user", "updated_at": utc_now()}
    if fields:
        wiring().ports.records.put_many({path: record})
    else:
        wiring().firestore.document(path).delete()
    return answer(record)
