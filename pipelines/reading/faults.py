"""Why a document cannot be read: one exception, a closed set of codes, each with the remedy a user is told."""

from __future__ import annotations

from typing import Literal

FaultCode = Literal[
    "wrong_type",  # the content is not of a type that is read here
    "empty_file",  # no bytes, or nothing in it
    "too_large",  # over a stated size, page, pixel, object or cell limit
    "encrypted",  # needs a password
    "damaged",  # cannot be parsed
    "no_table",  # an order or workbook without anything that looks like a table
]


class Unreadable(Exception):
    """The document cannot be read and trying again will not help. `message` names the problem and the remedy for a user."""

    def __init__(self, code: FaultCode, message: str) -> None:
        super().__init__(message)
        self.code: FaultCode = code
        self.message = message
