"""PDF files written object by object, for what no library would write."""

from __future__ import annotations

PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</XObject<</F 5 0 R>>>>/Contents 4 0 R>>"


def raw_pdf(objects: list[bytes]) -> bytes:
    """A file of numbered objects, the first of which is the catalogue."""
    out, offsets = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + trailer


def stream(dictionary: bytes, content: bytes) -> bytes:
    """A stream object."""
    return b"<<" + dictionary + b"/Length %d>>\nstream\n" % len(content) + content + b"\nendstream"


def one_page(content: bytes, *further: bytes, page: bytes = PAGE) -> bytes:
    """A file with one page that draws `content`; the `further` objects are numbered from 5, and 5 is known to the page as `F`."""
    return raw_pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, stream(b"", content), *further])


def form(content: bytes, inner: int = 0) -> bytes:
    """A form that draws `content`, in which `F` is object `inner`."""
    resources = b"/Resources<</XObject<</F %d 0 R>>>>" % inner if inner else b""
    return stream(b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]" + resources, content)
