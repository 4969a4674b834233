"""The two networks of text recognition (PP-OCR, Apache-2.0, out of the rapidocr wheel): where text is, and what a line says.

They are loaded once a process, run on one thread each and never touch the network. Pictures are RGB arrays of bytes.
"""

from __future__ import annotations

import importlib.util
import threading
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

LINE_HEIGHT = 48  # pixels the recogniser expects
WIDENING = 1.15  # lines are stretched by this much: at 1.0, narrow signs and one of two equal ones fall out now and then
MAX_LINE_WIDTH = 2_400  # pixels; longer lines are squeezed
STEP = 32  # the detector's sides are multiples of this

Rgb = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float32]

_LOCK = threading.Lock()


def picture_to_text_map(picture: Image.Image, long_side: int) -> Floats:
    """Likelihood 0..1 that a pixel belongs to text, of the picture reduced to at most `long_side` pixels; rows × columns."""
    scale = min(1.0, long_side / max(picture.size))
    size = tuple(max(STEP, round(side * scale / STEP) * STEP) for side in picture.size)
    small = picture.resize((size[0], size[1]), Image.Resampling.BOX if scale < 0.75 else Image.Resampling.BILINEAR)
    session, _ = _session("det")
    found: Floats = session.run(None, {session.get_inputs()[0].name: _normal(np.asarray(small))})[0][0, 0]
    return found


def line_to_likelihoods(line: Image.Image, widening: float = WIDENING) -> Floats:
    """For each step along a line of text the likelihood of each of `characters()`; the line is first made `widening` times as wide.

    A step is eight pixels at `LINE_HEIGHT`; time is in proportion to the width.
    """
    width = min(MAX_LINE_WIDTH, max(16, round(line.width * widening * LINE_HEIGHT / max(1, line.height))))
    session, _ = _session("rec")
    array = np.asarray(line.resize((width, LINE_HEIGHT), Image.Resampling.BILINEAR))
    found: Floats = session.run(None, {session.get_inputs()[0].name: _normal(array)})[0][0]
    return found


@lru_cache(maxsize=1)
def characters() -> tuple[str, ...]:
    """What the recogniser can read; the first, an empty text, means "nothing new"."""
    _, meta = _session("rec")
    return ("", *meta["character"].splitlines(), " ")


def _normal(rgb: Rgb) -> Floats:
    """Blue, green, red from −1 to 1 as a batch of one: what the networks were trained on."""
    flat = rgb[:, :, ::-1].astype(np.float32) / 127.5 - 1.0
    return np.ascontiguousarray(flat.transpose(2, 0, 1)[None])


@lru_cache(maxsize=2)
def _loaded(task: str) -> tuple[Any, dict[str, str]]:
    import onnxruntime

    package = importlib.util.find_spec("rapidocr")
    if package is None or package.origin is None:
        raise RuntimeError("The text recognition models are missing; install the rapidocr package.")
    path = next(iter(sorted((Path(package.origin).parent / "models").glob(f"*_{task}_*.onnx"))), None)
    if path is None:
        raise RuntimeError(f"The rapidocr package holds no model for {task!r}; install the pinned version.")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False  # an arena keeps the largest page's memory for good
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    return session, dict(session.get_modelmeta().custom_metadata_map)


def _session(task: str) -> tuple[Any, dict[str, str]]:
    with _LOCK:  # two threads at their first page would load it twice
        return _loaded(task)
