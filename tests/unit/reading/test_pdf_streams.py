from __future__ import annotations

import base64
import random

import pytest

from pipelines.reading.pdf.streams import ascii85_to_bytes


@pytest.mark.parametrize("length", [*range(1, 12), 4_099])
def test_what_another_writer_encoded_is_undone_whatever_its_length(length):
    data = random.Random(length).randbytes(length) + bytes(8) + b"end"  # four zeros are written as one letter

    assert ascii85_to_bytes(base64.a85encode(data, wrapcol=72) + b"\n~>") == data


def test_nothing_stands_for_nothing():
    assert ascii85_to_bytes(b"~>") == b""


@pytest.mark.parametrize("text", [b"!", b"87cUR\xff", b"uuuuu~>", b"abc v~>", b"87c~>UR", b"z" * 4_000_001])
def test_what_is_damaged_is_left_to_pdfium(text):
    assert ascii85_to_bytes(text) is None
