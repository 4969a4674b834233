"""Text recognition: a picture of a page becomes words with boxes, like a text layer, and a grade of how well it could be read.

The page is turned upright and straightened first; boxes are fractions of that straightened page. One thread, no network.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

import numpy as np
import numpy.typing as npt
from PIL import Image

from pipelines.reading.model import Box, Word
from pipelines.reading.ocr.lines import (
    Glyph,
    PixelBox,
    Run,
    glyphs_to_runs,
    likelihoods_to_glyphs,
    text_map_to_boxes,
    text_map_to_skew,
)  # fmt: skip
from pipelines.reading.ocr.models import Floats, line_to_likelihoods, picture_to_text_map
from pipelines.reading.ocr.strokes import with_strokes
from pipelines.reading.pictures.picture import Mask

MAP_SIDE = 960  # pixels of the longer side in which text is looked for
FINE_MAP_SIDE = 1_600  # again at this size when the lines turn out to be small
SMALL_LINE = 13  # pixels of a line's box in the coarse map
MAX_PICTURE_SIDE = 3_400  # pixels; a letter page at 300 dpi
LEAST_SKEW = 0.25  # degrees
WORST_LINE = 0.55  # mean likelihood below which a line is a pattern, not text
WIDER = 1.5  # a line that has lost signs, such as one of two equal figures, is read again, so many times as wide
LEGIBLE_SIDE = 6  # heights of a line along which it is seen whether it stands upright
FILLED = 0.6  # share of a line's length along which known words stand if they are all of it; the rest are spaces and margin
BEST_GRADE = 0.97  # recognised text is never as sure as a text layer


def picture_to_words(picture: Image.Image) -> tuple[list[Word], float]:
    """Words row by row and the grade: 0.0 when nothing can be read, up to `BEST_GRADE`. Boxes are of the straightened picture."""
    return straight_to_words(*straightened(picture))


def picture_to_new_words(picture: Image.Image, known: Sequence[Box]) -> tuple[list[Word], float]:
    """As `picture_to_words`, of a picture that stands upright, without lines filled by words with the boxes `known`."""
    picture = _reduced(picture)
    return straight_to_words(picture, picture_to_text_map(picture, MAP_SIDE), known)


def straight_to_words(straight: Image.Image, likely: Floats, known: Sequence[Box] = ()) -> tuple[list[Word], float]:
    """As `picture_to_words`, for what `straightened` gave; lines filled by words with the boxes `known` are passed over."""
    words: list[Word] = []
    weights: list[float] = []
    if known and all(_is_filled(box, known) for box in straight_to_text_boxes(straight, likely)):
        return [], 0.0
    for box in _lines(straight, likely):
        if known and _is_filled(_fractions(box, straight.size), known):
            continue
        for word, likelihood in _line_to_words(straight, box):
            words.append(word)
            weights += [likelihood] * len(word.text)
    return with_strokes(words), round(min(BEST_GRADE, float(np.mean(weights))), 3) if weights else 0.0


def straight_to_text_boxes(straight: Image.Image, likely: Floats) -> list[Box]:
    """Where lines of text stand in a straightened picture, without reading them."""
    return [_fractions(box, straight.size) for box in _scaled(text_map_to_boxes(likely), likely, straight.size)]


def straightened(picture: Image.Image) -> tuple[Image.Image, Floats]:
    """The picture turned by quarter turns and straightened, so that its lines run level from left to right, with its text map."""
    picture = _reduced(picture)
    likely = picture_to_text_map(picture, MAP_SIDE)
    boxes = text_map_to_boxes(likely)
    if len(boxes) >= 3 and median((bottom - top) / (right - left) for left, top, right, bottom in boxes) > 1.3:
        picture = picture.transpose(Image.Transpose.ROTATE_90)
        likely = picture_to_text_map(picture, MAP_SIDE)
        boxes = text_map_to_boxes(likely)
    if _upside_down(picture, _scaled(boxes, likely, picture.size)):
        picture = picture.transpose(Image.Transpose.ROTATE_180)
        likely = np.ascontiguousarray(likely[::-1, ::-1])
    skew = text_map_to_skew(likely)
    if abs(skew) >= LEAST_SKEW:
        picture = picture.rotate(skew, Image.Resampling.BICUBIC, fillcolor=(255, 255, 255))
        likely = np.asarray(Image.fromarray(likely).rotate(skew, Image.Resampling.BILINEAR))
    return picture, likely


def _reduced(picture: Image.Image) -> Image.Image:
    picture = picture.convert("RGB")
    if max(picture.size) > MAX_PICTURE_SIDE:
        picture.thumbnail((MAX_PICTURE_SIDE, MAX_PICTURE_SIDE), Image.Resampling.BILINEAR, reducing_gap=2.0)
    return picture


def _is_filled(line: Box, known: Sequence[Box]) -> bool:
    """Whether known words stand along most of a line."""
    left, top, right, bottom = line
    beside = [box for box in known if min(bottom, box[3]) - max(top, box[1]) > 0.4 * min(bottom - top, box[3] - box[1])]
    return sum(max(0.0, min(right, box[2]) - max(left, box[0])) for box in beside) > FILLED * (right - left)


def _lines(picture: Image.Image, likely: Floats) -> list[PixelBox]:
    """Boxes of lines in pixels of the picture; small print is looked for again in a finer map."""
    boxes = text_map_to_boxes(likely)
    if boxes and max(picture.size) > MAP_SIDE and median(bottom - top for _, top, _, bottom in boxes) < SMALL_LINE:
        likely = picture_to_text_map(picture, FINE_MAP_SIDE)
        boxes = text_map_to_boxes(likely)
    return _in_rows(_scaled(boxes, likely, picture.size))


def _in_rows(boxes: Sequence[PixelBox]) -> list[PixelBox]:
    """Boxes row by row from the left; a box belongs to a row if its middle is less than half its height away."""
    rows: list[list[PixelBox]] = []
    for box in sorted(boxes, key=lambda box: box[1] + box[3]):
        if rows and box[1] + box[3] - rows[-1][0][1] - rows[-1][0][3] < box[3] - box[1]:
            rows[-1].append(box)
        else:
            rows.append([box])
    return [box for row in rows for box in sorted(row)]


def _upside_down(picture: Image.Image, boxes: Sequence[PixelBox]) -> bool:
    """Whether the longest lines read better turned by 180 degrees; only asked when they read badly as they are."""
    longest = sorted(boxes, key=lambda box: box[0] - box[2])[:3]
    starts = [(left, top, min(right, left + LEGIBLE_SIDE * (bottom - top)), bottom) for left, top, right, bottom in longest]
    lines = [picture.crop(start) for start in starts]
    if not lines or _legible(lines) > 0.85:
        return False
    return _legible([line.transpose(Image.Transpose.ROTATE_180) for line in lines]) > _legible(lines) + 0.1


def _legible(lines: Sequence[Image.Image]) -> float:
    glyphs = [likelihoods_to_glyphs(line_to_likelihoods(line)) for line in lines]
    return float(np.mean([glyph.likelihood for line in glyphs for glyph in line] or [0.0]))


def _line_to_words(picture: Image.Image, box: PixelBox) -> list[tuple[Word, float]]:
    """Words of one line, each with its likelihood; none for a pattern that is no text."""
    ink = _ink(picture.crop(box))
    rows, columns = np.nonzero(ink.any(axis=1))[0], np.nonzero(ink.any(axis=0))[0]
    if not len(rows):
        return []
    margin = max(2, (box[3] - box[1]) // 10)  # narrower lines are read faster
    left = max(box[0], box[0] + int(columns[0]) - margin)
    right = min(box[2], box[0] + int(columns[-1]) + 1 + margin)
    drawn = np.asarray(ink[:, left - box[0] : right - box[0]].any(axis=0))
    glyphs = _line_to_glyphs(picture.crop((left, box[1], right, box[3])), drawn)
    if not glyphs or float(np.mean([glyph.likelihood for glyph in glyphs])) < WORST_LINE:
        return []
    height = int(rows[-1] - rows[0]) + 1
    runs = glyphs_to_runs(glyphs, drawn, round(0.7 * (box[3] - box[1])))
    size = height / _ink_share("".join(run.text for run in runs)) / picture.height
    top, bottom = box[1] + int(rows[0]), box[1] + int(rows[-1]) + 1
    return [(_word(run, (left, top, right, bottom), picture.size, size), run.likelihood) for run in runs]


def _line_to_glyphs(line: Image.Image, drawn: npt.NDArray[np.bool_]) -> list[Glyph]:
    """What a line says; when fewer signs are read than stand apart in its columns `drawn`, once more and wider."""
    glyphs = likelihoods_to_glyphs(line_to_likelihoods(line))
    signs = sum(glyph.char != " " for glyph in glyphs)
    apart = int(np.count_nonzero(drawn[1:] & ~drawn[:-1])) + int(drawn[0])
    return likelihoods_to_glyphs(line_to_likelihoods(line, WIDER)) if 0 < signs < apart else glyphs


def _word(run: Run, line: PixelBox, size: tuple[int, int], font: float) -> Word:
    left, top, right, bottom = line
    wide = right - left
    return Word(text=run.text, box=_fractions((left + run.left * wide, top, left + run.right * wide, bottom), size), size=font)


def _ink(line: Image.Image) -> Mask:
    """Pixels unlike the paper, without a table's ruling and without the feet and heads of the lines above and below."""

    from scipy import ndimage

    grey = np.asarray(line.convert("L"), dtype=np.float32)
    paper = float(np.median(grey))
    ink: Mask = np.abs(grey - paper) > max(30.0, 0.35 * float(np.abs(grey - paper).max()))
    ink[ink.mean(axis=1) > 0.7] = False
    ink[:, ink.mean(axis=0) > 0.9] = False
    rows, count = ndimage.label(ink.any(axis=1))
    if count > 1:
        mass = ndimage.sum_labels(ink.sum(axis=1), rows, np.arange(1, count + 1))
        main = np.nonzero(rows == mass.argmax() + 1)[0]
        apart = max(2, round(0.18 * len(main)))  # accents and dots stand nearer
        near = ndimage.binary_closing(np.pad(ink.any(axis=1), apart), np.ones(apart))[apart:-apart]
        belonging, _ = ndimage.label(near)
        ink[belonging != belonging[main[0]]] = False
    return ink


def _ink_share(text: str) -> float:
    """How much of the font's height a line's ink takes: capitals and figures rise, some small letters fall below the line."""
    rises = any(char.isupper() or char.isdigit() or char in "bdfhklt$€£" for char in text)
    falls = any(char in "gjpqy,;()" for char in text)
    return (0.72 if rises else 0.52) + (0.21 if falls else 0.0)


def _scaled(boxes: Sequence[PixelBox], likely: Floats, size: tuple[int, int]) -> list[PixelBox]:
    """Boxes of a map in pixels of the picture that it was made from."""
    across, down = size[0] / likely.shape[1], size[1] / likely.shape[0]
    return [(int(left * across), int(top * down), min(size[0], round(right * across)), min(size[1], round(bottom * down)))
            for left, top, right, bottom in boxes]  # fmt: skip


def _fractions(box: tuple[float, float, float, float], size: tuple[int, int]) -> Box:
    return box[0] / size[0], box[1] / size[1], box[2] / size[0], box[3] / size[1]
