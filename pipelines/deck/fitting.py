"""Text into its box: broken into lines and cut, by the measures of the font that PDFs carry.

The font knows Latin, Greek and Cyrillic letters. A reader of the PPTX may see another one, so some room is spared.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont

from pipelines.deck.model import POINTS, WIDTH_INCHES, Text

PACKAGE, FAMILY = "fontpkg_fira_sans", "FiraSans"
SPARE = 1.12  # wider fonts than ours take that much more
LINE_HEIGHT = 1.2  # of the size of type


@cache
def font(bold: bool) -> str:
    """The name by which a canvas knows the font, which is registered at the first call."""
    name = f"{FAMILY}-{'Bold' if bold else 'Regular'}"
    registerFont(TTFont(name, str(files(PACKAGE) / "files" / f"{name}.ttf")))
    return name


def text_to_lines(text: Text) -> list[str]:
    """At most `text.lines` lines as wide as the box; where words are left over the last one ends with "…"."""
    words = text.text.split(" ")
    lines: list[str] = []
    while words and len(lines) < text.lines - 1:
        count = next((count for count in range(len(words), 0, -1) if _fits(" ".join(words[:count]), text)), 1)
        lines.append(_cut(" ".join(words[:count]), text))
        words = words[count:]
    return [*lines, _cut(" ".join(words), text)] if words else lines


def fits(text: Text) -> bool:
    """Whether nothing has to be cut off."""
    return "".join(text_to_lines(text)).replace(" ", "") == text.text.replace(" ", "")


def _cut(line: str, text: Text) -> str:
    while len(line) > 1 and not _fits(line, text):
        line = line.removesuffix("…")[:-1].rstrip() + "…"
    return line


def _fits(line: str, text: Text) -> bool:
    left, _, right, _ = text.box
    return float(stringWidth(line, font(text.bold), text.size)) * SPARE <= (right - left) * WIDTH_INCHES * POINTS
